"""What is left of a row once its person asked to be erased: that it was there, and where it hung.

It is a creation of its own shape, so that a body says of itself what is gone from it. No value of
anybody is in it: ids of rows, and of an item for review what it was about.
"""

from collections.abc import Mapping
from typing import Final

from fieldapp.domain.kinds import KINDS, LIFE

ERASED: Final = "ERASED"
"""Stands in the place of the life of a row that was erased, and of nothing else that is made."""
_BESIDES: Final[Mapping[str, tuple[str, ...]]] = {
    "sign_up": ("event",),
    "sign_up_status": ("state",),
    "same_person": ("other",),
    "review": ("reason", "about", "other"),
}
KEPT: Final[Mapping[int, frozenset[int]]] = {
    kind.number: frozenset(
        kind.by_name[name].number
        for name in (*((kind.owner,) if kind.owner else ()), *_BESIDES.get(kind.name, ()))
    )
    for kind in KINDS
}
"""Kind → fields that stay: what the row hangs on; of a sign-up also its event and whether it
was withdrawn, so that it stays counted."""
OWNER: Final[Mapping[int, int]] = {
    kind.number: kind.by_name[kind.owner].number for kind in KINDS if kind.owner
}
"""Kind → the field that leads towards the person, for those that hang on somebody."""
_OF_PEOPLE: Final = frozenset({"person", "review"})
"""Kinds that can be erased though they hang on nobody."""
_KNOWN: Final = frozenset(kind.number for kind in KINDS)
_POINTERS: Final = frozenset({bytes, int})
_CAN_GO: Final = frozenset(OWNER) | {kind.number for kind in KINDS if kind.name in _OF_PEOPLE}


def is_skeleton(kind: int, values: Mapping[int, object]) -> bool:
    """Tell whether a new row with these values, its life among them, can be one that was erased.

    Of a kind that only a newer program knows it may be any that says nothing but what it hangs on.
    """
    if kind not in _KNOWN:
        return all(type(value) in _POINTERS for number, value in values.items() if number != LIFE)
    owner = OWNER.get(kind)
    return (
        kind in _CAN_GO
        and (owner is None or owner in values)
        and all(number == LIFE or number in KEPT[kind] for number in values)
    )
