"""The words of the model: which real kinds and fields it plays with, and the fixed organisation.

Kinds, field numbers and rights are the real ones, so that the same schedules can drive the real
engine. The organisation, its users, events and laptops are the same in every schedule.
"""

from typing import Final

from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, LIFE, Reach
from fieldapp.domain.rights import Right, See, hidden_fields, shared_right

USER: Final = BY_NAME["user"].number
DEVICE_USER: Final = BY_NAME["device_user"].number
ASSIGNMENT: Final = BY_NAME["event_assignment"].number
EVENT: Final = BY_NAME["event"].number
TALLY: Final = BY_NAME["tally"].number
PERSON: Final = BY_NAME["person"].number
ERASURE: Final = BY_NAME["erasure"].number
CONTACT: Final = BY_NAME["contact"].number
SAME_PERSON: Final = BY_NAME["same_person"].number
SIGN_UP: Final = BY_NAME["sign_up"].number

ROLE: Final = BY_NAME["user"].by_name["role"].number
STATUS: Final = BY_NAME["event"].by_name["status"].number
LATER_FIELD: Final = 99
"""A field of `person` that only schema 2 declares: an old server parks it."""

REFERENCE: Final = bytes(15) + b"\x01"
EVERYTHING: Final = bytes(15) + b"\x02"
Scope = bytes

OWNER_FIELD: Final[dict[int, int]] = {
    kind.number: kind.by_name[kind.owner].number
    for kind in BY_NUMBER.values()
    if kind.owner is not None
}
REF_FIELDS: Final[dict[int, tuple[int, ...]]] = {
    kind.number: tuple(each.number for each in kind.fields if each.ref is not None)
    for kind in BY_NUMBER.values()
}
REACH: Final[dict[int, Reach]] = {kind.number: kind.reach for kind in BY_NUMBER.values()}
SERVER_ONLY: Final = frozenset(kind.number for kind in BY_NUMBER.values() if kind.server_only)
GRANTING: Final = frozenset({USER, DEVICE_USER, ASSIGNMENT, EVENT})
"""Kinds from which grants are derived."""
SCOPING: Final = frozenset({SIGN_UP, SAME_PERSON})
"""Kinds that decide in which events a person is."""

EDITABLE: Final[dict[int, tuple[int, ...]]] = {
    PERSON: (1, 5, 7, 14, 16),  # three that identify, two that are sensitive
    CONTACT: (3, 4),
    SIGN_UP: (6, 14),
    TALLY: (6,),
}
"""Fields that a schedule edits, by kind; all but the tally's count are text."""

OPEN_STATES: Final = frozenset({"PUBLISHED", "OPEN"})
ROLES: Final = ("CANVASSER", "CALLER", "COORDINATOR", "STEWARD")
"""What a coordinator gives to somebody; the last is above them, and held."""
EVERY_EVENT: Final = frozenset({"COORDINATOR", "STEWARD"})
HELD_CODES: Final = (
    "not_allowed",
    "role_above",
    "actor_not_here",
    "scope_unknown",
    "scope_withdrawn",
    "row_not_visible",
    "person_not_visible",
    "unknown_row",
)

ALL_KINDS: Final = (
    USER, DEVICE_USER, ASSIGNMENT, EVENT, TALLY, PERSON, CONTACT, SAME_PERSON, SIGN_UP,
)  # fmt: skip

_rights: dict[tuple[frozenset[str], int], Right] = {}
_hidden: dict[tuple[See, int], frozenset[int]] = {}


def right_of(roles: frozenset[str], kind: int) -> Right:
    """Give what at least one of the roles may do with rows of a kind."""
    key = (roles, kind)
    if key not in _rights:
        _rights[key] = shared_right(roles, BY_NUMBER[kind])
    return _rights[key]


def hidden_of(see: See, kind: int) -> frozenset[int]:
    """Give the fields that a reader does not get; the life of a row is never hidden."""
    key = (see, kind)
    if key not in _hidden:
        _hidden[key] = frozenset(hidden_fields(see, BY_NUMBER[kind])) - {LIFE}
    return _hidden[key]
