"""Whether a value may stand in a field. The same check serves forms, imports and the wire."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from fieldapp.domain.ids import ID_BYTES
from fieldapp.domain.kinds import KINDS, LIFE, Field, FieldType, Kind
from fieldapp.domain.skeleton import KEPT
from fieldapp.domain.text import text_problem

Value: TypeAlias = bool | int | str | bytes | list["Value"] | dict[str, "Value"] | None
"""What a cell can hold on the wire. No floats: they do not compare across machines."""

Check: TypeAlias = Callable[[object], str | None]

_DAY: Final = re.compile(r"(?:19|2[01])\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LOCAL: Final = re.compile(
    r"(?:19|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d"
)
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_'.-]{0,34}")
MAX_OPS: Final = 200
"""Most operations of one change."""
_MOST_REMEMBERED: Final = 256
_LONGEST_ENTRY: Final = 120
_ENTRY_ITEMS: Final = 6
_WHOLE_LIMIT: Final = 1 << 53
_WHOLE_DAY: Final = len("2026-06-13")


def value_problem(field: Field, value: object) -> str | None:
    """Give the problem code of `value` in `field`, or None. Empty (None) is always well formed.

    Codes: wrong_type, too_long, hidden_characters, not_composed, blank, wrong_form, out_of_range,
    too_many, repeated.
    """
    return None if value is None else CHECKS[id(field)](value)


def _text(field: Field) -> Check:
    note = field.type is FieldType.NOTE
    pattern = re.compile(field.pattern) if field.pattern else None
    limit = field.limit

    def check(value: object) -> str | None:
        if type(value) is not str:
            return "wrong_type"
        plain = value.isascii() and value.isprintable() and 0 < len(value) <= limit
        found = None if plain and not value.isspace() else text_problem(value, limit, note=note)
        if found is None and pattern is not None and pattern.fullmatch(value) is None:
            return "wrong_form"
        return found

    return check


def _matching(pattern: re.Pattern[str]) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not str:
            return "wrong_type"
        return None if pattern.fullmatch(value) else "wrong_form"

    return check


def _real(pattern: re.Pattern[str]) -> Check:
    """Check the form, and that a whole day is one of the calendar."""

    def check(value: object) -> str | None:
        if type(value) is not str:
            return "wrong_type"
        if pattern.fullmatch(value) is None:
            return "wrong_form"
        if len(value) >= _WHOLE_DAY:
            try:
                date.fromisoformat(value[:_WHOLE_DAY])
            except ValueError:
                return "wrong_form"
        return None

    return check


def _code() -> Check:
    right: set[str] = set()  # codes come again and again: a quarter of the time of the pattern

    def check(value: object) -> str | None:
        if type(value) is not str:
            return "wrong_type"
        if value in right:
            return None
        if _CODE.fullmatch(value) is None:
            return "wrong_form"
        if len(right) < _MOST_REMEMBERED:
            right.add(value)
        return None

    return check


def _whole(low: int, high: int) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not int:
            return "wrong_type"
        return None if low <= value <= high else "out_of_range"

    return check


def _yes(value: object) -> str | None:
    return None if type(value) is bool else "wrong_type"


def _reference(value: object) -> str | None:
    if type(value) is bytes and len(value) == ID_BYTES:
        return None
    if type(value) is not int:
        return "wrong_type"
    return None if 0 <= value < MAX_OPS else "out_of_range"


def _several(limit: int, one: Check) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not list:
            return "wrong_type"
        if len(value) > limit:
            return "too_many"
        for item in value:
            if found := one(item):
                return found
        return "repeated" if len({*value}) != len(value) else None

    return check


def _entry_item(value: object) -> str | None:
    if type(value) is str:
        return text_problem(value, _LONGEST_ENTRY) if value else None
    if value is None or type(value) is bool:
        return None
    if type(value) is int:
        return None if abs(value) < _WHOLE_LIMIT else "out_of_range"
    return "wrong_type"


def _entries(limit: int) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not list:
            return "wrong_type"
        if len(value) > limit:
            return "too_many"
        for entry in value:
            if type(entry) is not list or not 0 < len(entry) <= _ENTRY_ITEMS:
                return "wrong_form"
            for item in entry:
                if found := _entry_item(item):
                    return found
        return None

    return check


def _answers(limit: int) -> Check:
    one = _code()

    def check(value: object) -> str | None:
        if type(value) is not dict:
            return "wrong_type"
        if len(value) > limit:
            return "too_many"
        for question, answer in value.items():
            if found := one(question) or one(answer):
                return found
        return None

    return check


_MAKERS: Final[Mapping[FieldType, Callable[[Field], Check]]] = {
    FieldType.TEXT: _text,
    FieldType.NOTE: _text,
    FieldType.CODE: lambda _: _code(),
    FieldType.TAG: lambda _: _code(),
    FieldType.CODES: lambda field: _several(field.limit, _code()),
    FieldType.TAGS: lambda field: _several(field.limit, _code()),
    FieldType.INT: lambda field: _whole(field.low, field.limit),
    FieldType.MOMENT: lambda field: _whole(0, field.limit),
    FieldType.BOOL: lambda _: _yes,
    FieldType.REF: lambda _: _reference,
    FieldType.REFS: lambda field: _several(field.limit, _reference),
    FieldType.DAY: lambda _: _real(_DAY),
    FieldType.LOCAL: lambda _: _real(_LOCAL),
    FieldType.ENTRIES: lambda field: _entries(field.limit),
    FieldType.ANSWERS: lambda field: _answers(field.limit),
}

CHECKS: Final[Mapping[int, Check]] = {
    id(field): _MAKERS[field.type](field) for kind in KINDS for field in kind.fields
}
"""One compiled check for each declared field, by the identity of the declaration."""

_BY_KIND: Final[Mapping[int, Mapping[int, Check]]] = {
    kind.number: {field.number: CHECKS[id(field)] for field in kind.fields} for kind in KINDS
}
_REQUIRED: Final[Mapping[int, tuple[int, ...]]] = {
    kind.number: tuple(field.number for field in kind.fields if field.required) for kind in KINDS
}
_NEEDED: Final = {number: frozenset(fields) for number, fields in _REQUIRED.items()}


def creation_problem(kind: Kind, values: Mapping[int, Value]) -> tuple[int, str] | None:
    """Give (field number, problem code) of the first wrong value of a new row, or None.

    A field number this program does not know is left alone: it comes from a newer one.
    """
    checks = _BY_KIND[kind.number]
    for number, value in values.items():
        check = checks.get(number)
        if check is not None and value is not None and (found := check(value)):
            return number, found
    if _NEEDED[kind.number].issubset(values) and None not in values.values():
        return None
    kept = KEPT[kind.number] if LIFE in values else None  # the shape of an erased row is known
    for number in _REQUIRED[kind.number]:
        if values.get(number) is None and (kept is None or number in kept):
            return number, "required"
    return None


def edit_problem(kind: Kind, number: int, value: Value) -> str | None:
    """Give the problem code of setting one field of an existing row, or None.

    Codes are those of `value_problem`, and `fixed`, `required`.
    """
    field = kind.by_number.get(number)
    if field is None:
        return None
    if field.fixed:
        return "fixed"
    if value is None:
        return "required" if field.required else None
    return CHECKS[id(field)](value)
