"""The words of the sign-up screen that depend on what is shown: choices, messages, ages."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from ui.sign_up.state import BirthShown, FormState, Said
from ui.texts import fault_sentence, isolated, problem_sentence
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry

_FAULT: Final = "fault:"
_GOOD: Final = frozenset({"saved", "corrected", "withdrawn"})
translate = QCoreApplication.translate


def interpreter_choices() -> tuple[Choice, ...]:
    """Give the answers to whether an interpreter is wanted."""
    return (
        Choice(code="YES", text=translate("SignUp", "Yes")),
        Choice(code="NO", text=translate("SignUp", "No")),
        Choice(code="UNK", text=translate("SignUp", "Not known")),
    )


def mode_choices(modes: Sequence[str]) -> tuple[Choice, ...]:
    """Give ways of interpreting in short words."""
    short = {
        "ONSITE": translate("SignUp", "In the room"),
        "PHONE": translate("SignUp", "Phone"),
        "VIDEO": translate("SignUp", "Video"),
        "RELAY": translate("SignUp", "Relay"),
        "SIGN1": translate("SignUp", "Sign interpreter"),
        "SIGN2": translate("SignUp", "Team of two"),
        "CDI": translate("SignUp", "Deaf interpreter"),
    }
    details = {
        "RELAY": translate("SignUp", "Two interpreters in a chain, such as through Spanish"),
        "SIGN2": translate("SignUp", "Two sign interpreters who take turns"),
        "CDI": translate("SignUp", "A Deaf interpreter together with a hearing one"),
    }
    return tuple(
        Choice(code=each, text=short[each], detail=details.get(each, "")) for each in modes
    )


def group_choices(groups: Sequence[str], lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give vaccine groups."""
    labels = lists["vaccine_group"]
    return tuple(Choice(code=each, text=labels.label(each, language)) for each in groups)


def group_entries(lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give every vaccine group, found in both languages."""
    return tuple(
        Entry(
            choice=Choice(code=code.code, text=lists["vaccine_group"].label(code.code, language)),
            keys=fold(f"{code.label_en} {code.label_es} {code.code}"),
        )
        for code in lists["vaccine_group"]
    )


def access_choices(needs: Sequence[str], lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give the needs that were chosen; picking one again takes it away."""
    return tuple(Choice(code=each, text=_access_words(each, lists, language)) for each in needs)


def _access_words(need: str, lists: CodeLists, language: str) -> str:
    code, _, detail = need.partition(":")
    return detail or lists["access_needs"].label(code, language)


def access_entries(lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give every access need but the one that is written in, which `Picker` offers itself."""
    labels = lists["access_needs"]
    return tuple(
        Entry(
            choice=Choice(code=code.code, text=labels.label(code.code, language)),
            keys=fold(f"{code.label_en} {code.label_es}"),
        )
        for code in labels
        if code.code != "OTHER"
    )


def consent_choices() -> tuple[Choice, ...]:
    """Give what people are asked to agree to, the one that is needed first."""
    return (
        Choice(
            code="STORE",
            text=translate("SignUp", "Keeping this record"),
            detail=translate("SignUp", "needed to save"),
        ),
        Choice(code="SHAREPROV", text=translate("SignUp", "Telling the clinic")),
        Choice(code="CALL", text=translate("SignUp", "Calls")),
        Choice(code="SMS", text=translate("SignUp", "Texts", "text messages")),
    )


def age_words(birth: BirthShown | None) -> str:
    """Say what was understood of a birth: `64–65 · 18+`."""
    if birth is None:
        return ""
    if birth.at_most < 2:
        years = translate("SignUp", "under 2")
    elif birth.at_least == birth.at_most:
        years = str(birth.at_least)
    else:
        years = f"{birth.at_least}–{birth.at_most}"
    known = translate("SignUp", "{years} years").format(years=isolated(years))
    return f"{known} · {isolated(birth.band)}" if birth.band else known


def ticket_words(state: FormState) -> str:
    """Say the ticket of the form."""
    if not state.ticket:
        return ""
    return translate("SignUp", "Ticket {ticket}").format(ticket=isolated(state.ticket))


def problem_words(problem: Problem, language: str) -> str:
    """Say what is wrong and what to do."""
    return problem_sentence(problem, language)


def said_words(said: Said | None, problems: int, language: str) -> str:
    """Say what happened last."""
    if said is None or (said.code == "problems" and not problems):
        return ""
    if said.code.startswith(_FAULT):
        return fault_sentence(said.code.removeprefix(_FAULT), language)
    if said.code == "problems":
        words = translate("SignUp", "Not saved yet. Answers that are missing or wrong: {n}")
        return words.format(n=isolated(str(problems)))
    sentences = {
        "saving": translate("SignUp", "Saving…"),
        "saved": translate("SignUp", "Saved: {ticket} {name}"),
        "corrected": translate("SignUp", "Corrected: {ticket} {name}"),
        "taken_back": translate(
            "SignUp", "Taken back: {ticket} {name}. Correct it and save it again."
        ),
        "withdrawn": translate("SignUp", "Withdrawn: {ticket} {name}. Ctrl+Z brings it back."),
        "undone": translate("SignUp", "As it was before: {ticket} {name}"),
        "restored": translate(
            "SignUp", "This was typed before and not saved yet. Go on where you were."
        ),
        "opened": translate("SignUp", "Open: {ticket}"),
        "opened_aside": translate("SignUp", "Open: {ticket}. What you typed before waits."),
        "left": translate("SignUp", "Left as it was: {ticket}"),
    }
    words = sentences.get(said.code, "")
    return words.format(ticket=isolated(said.ticket), name=said.name).rstrip()


def said_tone(said: Said | None) -> str:
    """Give the type role for what happened last."""
    if said is None:
        return "small"
    if said.code == "problems" or said.code.startswith(_FAULT):
        return "problem"
    return "good" if said.code in _GOOD else "small"
