"""Names as people say them: order and double surnames belong to the person, not to the form."""

from collections.abc import Mapping
from typing import Final

from fieldapp.domain.values import Value

FAMILY_FIRST_LANGUAGES: Final = frozenset(
    {"vi", "hmn", "mww", "hnj", "cmn", "yue", "zh-Hans", "zh-Hant", "ko", "ja", "km"}
)
"""Languages whose speakers usually say the family name first: a default, never a correction."""


def name_as_said(person: Mapping[str, Value]) -> str:
    """Give the whole name in the order in which the person says it."""
    given = _text(person, "name_given")
    families = [
        each for each in (_text(person, "name_family"), _text(person, "name_family2")) if each
    ]
    parts = [given, *families]
    if order_of(person) == "FAMILY_FIRST":
        parts = [*families, given]
    said = " ".join(each for each in parts if each)
    return said or _text(person, "name_native") or _text(person, "name_used")


def first_name(person: Mapping[str, Value]) -> str:
    """Give what to call out: the name the person uses, else the given name's first part."""
    used = _text(person, "name_used")
    if used:
        return used
    given = _text(person, "name_given")
    if given:
        return given if order_of(person) == "FAMILY_FIRST" else given.split()[0]
    return ""


def order_of(person: Mapping[str, Value]) -> str:
    """Give the order of the name: as said, else what is usual in the language."""
    return _text(person, "name_order") or usual_order(_text(person, "lang_spoken"))


def usual_order(language: str) -> str:
    """Give the usual order of names in a language."""
    return "FAMILY_FIRST" if language in FAMILY_FIRST_LANGUAGES else "GIVEN_FIRST"


def split_name(said: str, language: str) -> tuple[str, str]:
    """Split a name taken down in one breath into (given, family); one word is a given name."""
    parts = said.split()
    if len(parts) < 2:
        return said.strip(), ""
    if usual_order(language) == "FAMILY_FIRST":
        return " ".join(parts[1:]), parts[0]
    return " ".join(parts[:-1]), parts[-1]


def _text(person: Mapping[str, Value], name: str) -> str:
    value = person.get(name)
    return value if isinstance(value, str) else ""
