"""Half-typed forms as plain values, and back: what a draft keeps, whichever form it is of.

A form is a frozen dataclass whose fields are texts, flags, tuples of texts, or tuples of such
dataclasses (then `metadata={"of": TheClass}`); each has its empty value as default.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final, TypeAlias, TypeVar

Plain: TypeAlias = "str | bytes | bool | list[Plain] | dict[str, Plain]"
Form = TypeVar("Form")
OF: Final = "of"


def plain(form: Any) -> dict[str, Plain]:
    """Give what was typed, without what is empty. Half a character (a cut paste) comes as bytes."""
    defaults = _defaults(type(form))
    typed = {name: getattr(form, name) for name in defaults}
    return {name: _plain(value) for name, value in typed.items() if value != defaults[name]}


def from_plain(form: type[Form], values: Mapping[str, object]) -> Form:
    """Read a form; fields that this program does not know, or knows otherwise, are left out."""
    known: dict[str, Any] = {}
    defaults, parts = _defaults(form), _parts(form)
    for name, value in values.items():
        read: object = None
        if name in parts:
            read = _forms(parts[name], value)
        elif name in defaults:
            read = _READERS[type(defaults[name])](value)
        if read is not None:
            known[name] = read
    return form(**known)


def _defaults(form: type) -> Mapping[str, Any]:
    return {each.name: each.default for each in fields(form)}


def _parts(form: type) -> Mapping[str, type]:
    return {each.name: each.metadata[OF] for each in fields(form) if OF in each.metadata}


def _plain(value: Any) -> Plain:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return plain(value)
    # Half a character is refused when the form is kept, not lost now.
    halves = not value.isascii() and any("\ud800" <= mark <= "\udfff" for mark in value)
    return value.encode("utf-8", "surrogatepass") if halves else value


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...] | None:
    given = value if isinstance(value, list) else [None]
    texts = tuple(text for each in given if (text := _text(each)) is not None)
    return texts if len(texts) == len(given) else None


def _forms(form: type, value: object) -> tuple[Any, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(from_plain(form, each) for each in value if isinstance(each, dict))


_READERS: Final[dict[type, Callable[[object], object]]] = {
    str: _text,
    bool: _flag,
    tuple: _texts,
}
