"""The words of the form of an interpreter: questions, choices, and what is wrong."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.folding import fold
from fieldapp.domain.interpreter_draft import NO_PROOF, TypedSkill
from fieldapp.domain.needs import is_sign
from fieldapp.domain.problem import Problem
from ui.interpreters.words import Tongue
from ui.texts import isolated, problem_sentence
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry

translate = QCoreApplication.translate
_SPOKEN: Final = ("ONSITE", "PHONE", "VIDEO", "RELAY")
_SIGNED: Final = ("SIGN1", "SIGN2", "VIDEO", "CDI", "TACT")
_BRIDGES: Final = ("en", "es")
OF_PROBLEM: Final = {
    "interpreter.name": "name",
    "interpreter.phone": "phone",
    "interpreter_skill.from_language": "skills",
    "interpreter_skill.valid_to": "valid_to",
    "shift.starts": "starts",
    "shift.ends": "ends",
    "shift.paid_min": "paid",
    "shift.breaks": "breaks",
}
"""The question at which a problem is told."""


def field_words() -> dict[str, tuple[str, str]]:
    """Give the words of each question, and of its hint."""
    return {
        "name": (translate("Interpreters", "Name"), ""),
        "phone": (translate("Interpreters", "Phone"), ""),
        "gender": (
            translate("Interpreters", "Woman or man"),
            translate("Interpreters", "only if they agree to be matched on it"),
        ),
        "agency": (translate("Interpreters", "Sent by"), translate("Interpreters", "an agency")),
        "skills": (translate("Interpreters", "Languages"), ""),
        "variety": (
            translate("Interpreters", "Variety or town"),
            translate("Interpreters", "as people say it"),
        ),
        "into": (translate("Interpreters", "Into"), ""),
        "proof": (translate("Interpreters", "Proof"), ""),
        "licence_no": (translate("Interpreters", "License number"), ""),
        "valid_to": (translate("Interpreters", "Valid until"), ""),
        "modes": (translate("Interpreters", "Ways they work"), ""),
        "starts": (translate("Interpreters", "From"), ""),
        "ends": (translate("Interpreters", "Until"), ""),
        "place": (translate("Interpreters", "Place there"), ""),
        "mode": (translate("Interpreters", "How they work there"), ""),
        "paid": (translate("Interpreters", "Minutes paid"), ""),
        "breaks": (translate("Interpreters", "Breaks"), isolated("10:00-10:10, 11:00-11:10")),
    }


def gender_choices() -> tuple[Choice, ...]:
    """Give who an interpreter may be matched as."""
    return (
        Choice(code="F", text=translate("Interpreters", "Woman")),
        Choice(code="M", text=translate("Interpreters", "Man")),
    )


def into_choices(skill: TypedSkill, tongue: Tongue) -> tuple[Choice, ...]:
    """Give the languages to interpret into; a bridge for two interpreters in a chain is one."""
    tags = dict.fromkeys((*_BRIDGES, skill.into))
    return tuple(
        Choice(code=each, text=tongue.label("languages", each))
        for each in tags
        if each and each != skill.language
    )


def mode_choices(skills: Sequence[TypedSkill], chosen: str, tongue: Tongue) -> tuple[Choice, ...]:
    """Give the ways of working in these languages in a word or two; the tip says all."""
    signs = [is_sign(each.language, tongue.lists) for each in skills]
    usual = (*(_SIGNED if any(signs) else ()), *(_SPOKEN if not all(signs) or not signs else ()))
    kept = [mode for each in skills for mode in each.modes]
    codes = dict.fromkeys((*usual, *kept, *((chosen,) if chosen else ())))
    short = "interpreter_modes_short"
    return tuple(
        Choice(code=each, text=tongue.label(short, each), detail=tongue.label(short[:-6], each))
        for each in codes
    )


def proof_words(code: str, tongue: Tongue) -> str:
    """Say what proof somebody has."""
    return tongue.label("interpreter_qualification", code or NO_PROOF)


def proof_entries(tongue: Tongue) -> list[Entry]:
    """Give every proof there is, to be found by its words."""
    return [
        Entry(
            choice=Choice(code=each.code, text=proof_words(each.code, tongue)),
            keys=fold(f"{proof_words(each.code, tongue)} {each.label_en} {each.code}"),
        )
        for each in tongue.lists["interpreter_qualification"]
    ]


def licence_note(skill: TypedSkill, tongue: Tongue) -> str:
    """Say that signing needs a state licence where none is chosen."""
    if not is_sign(skill.language, tongue.lists) or skill.qualification in {"NCLIC", "NCPROV"}:
        return ""
    return translate(
        "Interpreters",
        "Signing in North Carolina needs a state license; without it nobody is given to them.",
    )


def problem_words(problems: Sequence[Problem], language: str) -> dict[str, str]:
    """Say what is wrong at which question."""
    said: dict[str, str] = {}
    for each in problems:
        said.setdefault(OF_PROBLEM.get(each.field, "name"), problem_sentence(each, language))
    return said


def alone_words() -> str:
    """Say that nobody signs alone for long."""
    return translate(
        "Interpreters", "More than two hours alone: a team of two takes turns. Book another."
    )
