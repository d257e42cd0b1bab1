"""What the gate says: steps of what takes a while, and what a refused secret means."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.problem import RefusedError
from ui.session import fault_of
from ui.texts import fault_sentence, problem_sentence

translate = QCoreApplication.translate

PRACTICE_STEPS: Final = ("server", "laptop", "events", "opening")
"""What making practice tells, in this order."""
ENROLMENT_STEPS: Final = ("enrol", "sync")


def work_title(work: str) -> str:
    """Give the title of something that takes a while."""
    return {
        "looking": translate("Gate", "Opening…"),
        "practice": translate("Gate", "Getting practice ready"),
        "reopening": translate("Gate", "Opening practice"),
        "enrolment": translate("Gate", "Getting this laptop ready"),
        "closing": translate("Gate", "Locking"),
        "keyring": translate("Gate", "Asking the key store of this computer…"),
    }[work]


def work_about(work: str) -> str:
    """Say in a sentence what that is good for."""
    return {
        "practice": translate(
            "Gate", "Only the first time. Everything is made on this laptop; nothing is sent."
        ),
        "closing": translate("Gate", "Everything typed so far is kept."),
        "keyring": translate("Gate", "It may ask for the password of your login."),
        "enrolment": translate("Gate", "This needs the network once. Later it works without."),
    }.get(work, "")


def step_words(step: str) -> str:
    """Give a step in words."""
    return {
        "server": translate("Gate", "A small server of its own starts"),
        "laptop": translate("Gate", "This laptop gets its locked file"),
        "events": translate("Gate", "Today's events are put in"),
        "opening": translate("Gate", "The laptop opens"),
        "enrol": translate("Gate", "The server checks the code, the laptop gets its locked file"),
        "sync": translate("Gate", "Events and sign-ups come in"),
    }[step]


def rows_words(rows: int) -> str:
    """Say how many records came in so far."""
    return translate("Gate", "{n} so far").format(n=rows)


def failed_title(work: str) -> str:
    """Give the title once that did not go well."""
    return {
        "looking": translate("Gate", "This laptop did not open"),
        "practice": translate("Gate", "Practice is not ready"),
        "reopening": translate("Gate", "Practice did not open"),
    }.get(work, work_title(work))


def error_words(error: Exception, language: str) -> str:
    """Say what went wrong, what was kept and what to do."""
    if isinstance(error, RefusedError):
        return problem_sentence(error.problems[0], language)
    return fault_sentence(fault_of(error).code, language)
