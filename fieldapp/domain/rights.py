"""Who may see, make and edit what: one reviewed table, `resources/rights.csv`, with no default.

Both the server (for each change that comes up and each row that goes down) and the laptop (for
what it shows) ask this module and nothing else.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Final

from fieldapp.domain.kinds import BY_NAME, KINDS, LIFE, Field, Kind, Privacy
from fieldapp.domain.merge import RowState
from fieldapp.domain.values import Value

ROLES: Final = (
    "CANVASSER",
    "INTERPRETER",
    "CALLER",
    "DRIVERDESK",
    "COORDINATOR",
    "REGIONAL",
    "STEWARD",
    "ADMIN",
)
STEERING: Final = ("COORDINATOR", "STEWARD", "ADMIN")
"""Roles that invite laptops and shut them out, each those of no higher role than their own."""
EVERY_EVENT: Final = frozenset({"COORDINATOR", "STEWARD"})
"""Roles that receive every row of their organisation; the others see the events they work in."""


class See(IntEnum):
    """What a role sees of the rows of a kind that others made; of its own it sees all."""

    NOTHING = 0
    CORE = 1  # fields of privacy class internal and identifies
    ALL = 2


class Change(IntEnum):
    """Which rows of a kind a role may edit."""

    NOTHING = 0
    OWN = 1
    ALL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """The right of one role on one kind."""

    see: See = See.NOTHING
    make: bool = False
    edit: Change = Change.NOTHING

    def widened(self, other: "Right") -> "Right":
        """Give what either of two rights allows: two people share a laptop."""
        return Right(
            see=max(self.see, other.see),
            make=self.make or other.make,
            edit=max(self.edit, other.edit),
        )


NO_RIGHT: Final = Right()
_USER: Final = BY_NAME["user"]
_ROLE: Final = _USER.by_name["role"].number
_STANDING: Final = frozenset({_ROLE, _USER.by_name["active"].number, LIFE})
"""Fields of a user that say what somebody may do, and whether they still may."""
_WORDS: Final[Mapping[str, Mapping[str, object]]] = {
    "see": {"see": See.ALL},
    "see:core": {"see": See.CORE},
    "make": {"make": True},
    "edit": {"edit": Change.ALL},
    "edit:own": {"edit": Change.OWN},
}


@cache
def table() -> Mapping[str, Mapping[str, Right]]:
    """Give role → kind name → right.

    Raises `ValueError` when the file leaves out a kind or a role, or has a word it does not know.
    """
    text = (files("resources") / "rights.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(StringIO(text)))
    if [line["kind"] for line in lines] != [kind.name for kind in KINDS]:
        raise ValueError("rights.csv does not name every kind once, in the order of declaration")
    return {role: {line["kind"]: _right(line[role]) for line in lines} for role in ROLES}


def _right(words: str) -> Right:
    if words == "-":
        return NO_RIGHT
    known: dict[str, object] = {}
    for word in words.split():
        known.update(_WORDS[word])
    if not known:
        raise ValueError("rights.csv has an empty cell")
    return Right(**known)  # type: ignore[arg-type]


def right(role: str, kind: Kind) -> Right:
    """Give the right of a role on a kind; a role this program does not know has none."""
    return table().get(role, {}).get(kind.name, NO_RIGHT)


def shared_right(roles: Iterable[str], kind: Kind) -> Right:
    """Give what at least one of several roles may do: for a laptop that people share."""
    joined = NO_RIGHT
    for role in roles:
        joined = joined.widened(right(role, kind))
    return joined


def may_steer(role: str, other: str) -> bool:
    """Tell whether a role may invite and shut out laptops on which somebody of `other` works.

    A laptop is worth the rights of who works on it, so nobody hands out more than their own.
    Roles below coordinator are everybody's of the three.
    """
    if role not in STEERING or not right(role, _USER).make:
        return False
    return other in ROLES and (
        other not in STEERING or STEERING.index(other) <= STEERING.index(role)
    )


def outranked(role: str, user: RowState | None, changed: Mapping[int, Value]) -> bool:
    """Tell whether a change of a user is above the role of who makes it.

    Nobody gives a role above their own; and who has such a one keeps it, and works here or not,
    as their like decide. What `may_steer` says of laptops holds for the rows behind them.

    `user` is the row as it stands, None for a new one; where two roles were given apart both count.
    `changed` are the fields that are set, by number.
    """
    if _STANDING.isdisjoint(changed):
        return False
    roles = [] if user is None else [value for _, value in user.heads(_ROLE).values()]
    roles += [changed[_ROLE]] if _ROLE in changed else []
    return not all(may_steer(role, str(each)) for each in roles)


_ROOTS: Final = frozenset({"person", "sign_up"})
"""Kinds that many others hang on: out goes everything somebody else wrote down."""


def may_end(right: Right, kind: Kind, *, own: bool) -> bool:
    """Tell whether a row that may be edited may also be taken out, or brought back.

    What others made of a root only by who sees all of it; an answer that was given by nobody.
    """
    if kind.lasting:
        return False
    return own or kind.name not in _ROOTS or not hidden_fields(right.see, kind)


def hidden_fields(see: See, kind: Kind) -> tuple[int, ...]:
    """Give the numbers of the fields a reader does not get of rows that others made."""
    return tuple(field.number for field in kind.fields if not _open(see, field))


def _open(see: See, field: Field) -> bool:
    if see is See.ALL:
        return field.privacy is not Privacy.SECRET
    return see is See.CORE and field.privacy in {Privacy.INTERNAL, Privacy.IDENTIFIES}
