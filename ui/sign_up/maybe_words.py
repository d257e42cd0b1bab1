"""What is said of somebody who may be here already, and why."""

from PySide6.QtCore import QCoreApplication

from fieldapp.actions.recognising import MaybeHere
from fieldapp.domain.hints import Kin
from ui.texts import isolated

translate = QCoreApplication.translate


def person_words(maybe: MaybeHere) -> str:
    """Say who it is: name, birth year, town."""
    line = maybe.line
    year = isolated(line.birth_date[:4]) if line.birth_date else ""
    if line.birth_precision == "AGE" and year:
        year = translate("SignUp", "about {year}").format(year=year)
    return ", ".join(each for each in (isolated(line.name.said), year, maybe.town) if each)


def reasons_words(maybe: MaybeHere) -> str:
    """Say why, in the order of the reasons."""
    known = _by_birth() | _by_name() | _by_tie()
    said = dict.fromkeys(known[code] for code in maybe.reasons if code in known)
    return ", ".join(said)


def head_words(found: tuple[MaybeHere, ...]) -> str:
    """Say what the strip is about."""
    if any(each.kin is Kin.SAME for each in found):
        return translate("SignUp", "Maybe here already")
    return translate("SignUp", "Maybe of a family that is here")


def spoken_words(found: tuple[MaybeHere, ...]) -> str:
    """Say the strip to who does not see it."""
    each = (f"{person_words(one)}: {reasons_words(one)}" for one in found)
    return f"{head_words(found)}. {'. '.join(each)}" if found else ""


def _by_birth() -> dict[str, str]:
    about = translate("SignUp", "about the same age")
    return {
        "SAME_BIRTH": translate("SignUp", "same birth date"),
        "SAME_YEAR": translate("SignUp", "same birth year"),
        "BIRTH_NEAR": about,
        "AGE_NEAR": about,
        "DAY_AND_MONTH": translate("SignUp", "birth date with day and month the other way round"),
        "ONE_FIGURE": translate("SignUp", "birth date one figure apart"),
    }


def _by_name() -> dict[str, str]:
    return {
        "SAME_NAME": translate("SignUp", "same name"),
        "SHORT_FORM": translate("SignUp", "short form of the name"),
        "OTHER_SPELLING": translate("SignUp", "name spelled another way"),
        "PART_OF_NAME": translate("SignUp", "part of the name"),
        "INITIAL": translate("SignUp", "same initial"),
        "ONE_SURNAME": translate("SignUp", "one of the family names"),
        "SWAPPED": translate("SignUp", "name in the other order"),
        "OWN_SCRIPT": translate("SignUp", "same name in their own script"),
    }


def _by_tie() -> dict[str, str]:
    return {
        "FAMILY_NAME": translate("SignUp", "same family name"),
        "OTHER_GIVEN": translate("SignUp", "another own name"),
        "OTHER_BIRTH": translate("SignUp", "another age"),
        "SAME_PHONE": translate("SignUp", "same phone"),
        "SHARED_PHONE": translate("SignUp", "same phone, which a household shares"),
        "SAME_ADDRESS": translate("SignUp", "same address"),
    }
