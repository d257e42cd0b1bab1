"""What a person does at a laptop: from a few picked numbers to the operations of one change.

A pick is any whole number; it chooses among what the laptop shows at that moment, in the order of
row ids, so that the same schedule means the same on any implementation.
"""

from collections.abc import Callable
from typing import Any, Protocol

from fieldapp.domain.change import Change, Creation, Edit, Op
from fieldapp.domain.ids import new_change_id
from fieldapp.domain.kinds import LIFE
from fieldapp.domain.merge import RowState
from fieldapp.domain.stamp import next_stamp
from tests.model.founding import event_values, founding
from tests.model.laptop import Laptop
from tests.model.rows import NO_FIELDS
from tests.model.store import Logged
from tests.model.words import (
    ASSIGNMENT,
    CONTACT,
    EDITABLE,
    EVENT,
    EVERYTHING,
    LATER_FIELD,
    PERSON,
    REFERENCE,
    ROLE,
    ROLES,
    SAME_PERSON,
    SIGN_UP,
    STATUS,
    TALLY,
    USER,
    Scope,
)

Made = tuple[Scope | None, list[Op]]


class Shown(Protocol):
    """What a laptop shows: all that a deed looks at, on the model or on a real store."""

    lasting: bytes  # the user whose role nobody changes

    def view(self, row: bytes) -> RowState | None: ...
    def rows(self, *kinds: int, dead: bool = False) -> list[bytes]: ...
    def hidden(self, row: bytes) -> frozenset[int]: ...
    def events(self) -> list[bytes]: ...
    def scope_for(self, row: bytes) -> Scope | None: ...


class Desk:
    """What one laptop of the model shows at this moment."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.lasting = founding().users[0]
        self.store = laptop.store
        self.on_top: dict[bytes, list[Logged]] = self.store.overlay(laptop.bug)
        self._views: dict[bytes, RowState | None] = {}

    def view(self, row: bytes) -> RowState | None:
        """Give a row as shown."""
        on_top = self.on_top.get(row)
        if row not in self._views:
            self._views[row] = self.store.view(row, on_top or [])
        return self._views[row]

    def rows(self, *kinds: int, dead: bool = False) -> list[bytes]:
        """Give the rows of some kinds that are shown, by id; or those that were taken out."""
        mirror = self.store.mirror
        found = [row for row, (body, _) in mirror.items() if body[0] in kinds]
        found += [row for row in self.on_top if row not in mirror]
        return sorted(
            row
            for row in found
            if (state := self.view(row)) is not None
            and state.kind in kinds
            and state.dead() == dead
        )

    def hidden(self, row: bytes) -> frozenset[int]:
        """Give the fields of a row that are kept from this laptop, and so not offered for edit."""
        mirror = self.store.mirror
        return mirror[row][0][7] if row in mirror else NO_FIELDS

    def events(self) -> list[bytes]:
        """Give the events in whose context this laptop may work."""
        places = self.store.places
        if EVERYTHING in places:
            return self.rows(EVENT)
        return sorted(scope for scope in places if scope != REFERENCE)

    def scope_for(self, row: bytes) -> Scope | None:
        """Give the event in whose context a row is worked on here."""
        places = self.store.places
        if EVERYTHING in places:
            return None
        for scope in sorted(places):
            if scope != REFERENCE and row in places[scope].entries:
                return scope
        for each in self.on_top.get(row, ()):
            return each.change.scope
        return None


def _picked(rows: list[bytes], pick: int) -> bytes | None:
    return rows[pick % len(rows)] if rows else None


def sign_up_ops(person: int | bytes, event: bytes, ticket: int) -> Creation:
    """Give the creation of a sign-up; a person made in the same change is named by number."""
    values: dict[int, Any] = {1: person, 2: event, 3: f"A-{ticket % 10_000:04d}", 11: "TYPED"}
    return Creation(kind=SIGN_UP, values=values)


def new_person(desk: Shown, pick: int, also: int, text: str) -> Made | None:
    """A person with a sign-up in an event, sometimes with a telephone."""
    event = _picked(desk.events(), pick)
    if event is None:
        return None
    ops: list[Op] = [Creation(kind=PERSON, values={1: text}), sign_up_ops(0, event, also)]
    if also % 2:
        ops.append(Creation(kind=CONTACT, values={1: 0, 2: "PHONE", 3: text}))
    return event, ops


def person_without_event(desk: Shown, _pick: int, _also: int, text: str) -> Made | None:
    """A person who is not signed up anywhere."""
    events = desk.events()
    if not events:
        return None
    return events[0], [Creation(kind=PERSON, values={1: text})]


def sign_up(desk: Shown, pick: int, also: int, text: str) -> Made | None:
    """A sign-up of somebody who is known already."""
    person, event = _picked(desk.rows(PERSON), pick), _picked(desk.events(), also)
    return (event, [sign_up_ops(person, event, pick)]) if person and event else None


def contact(desk: Shown, pick: int, _also: int, text: str) -> Made | None:
    """One more way to reach somebody."""
    person = _picked(desk.rows(PERSON), pick)
    if person is None:
        return None
    values: dict[int, Any] = {1: person, 2: "PHONE", 3: text}
    return desk.scope_for(person), [Creation(kind=CONTACT, values=values)]


def tally(desk: Shown, pick: int, also: int, _text: str) -> Made | None:
    """A count without names, in one event."""
    event = _picked(desk.events(), pick)
    values: dict[int, Any] = {1: "2026-06-13", 2: "DOOR", 3: "ASKED", 6: also % 100}
    return (event, [Creation(kind=TALLY, values=values)]) if event else None


def edit(desk: Shown, pick: int, also: int, text: str) -> Made | None:
    """Another value for one cell; it replaces every value that is shown there."""
    row = _picked(desk.rows(*EDITABLE), pick)
    state = desk.view(row) if row else None
    if row is None or state is None:
        return None
    hidden = desk.hidden(row)
    fields = [each for each in EDITABLE[state.kind] if each not in hidden]
    if not fields:
        return None
    number = fields[also % len(fields)]
    value: Any = also % 1_000 if state.kind == TALLY else text
    return desk.scope_for(row), [_edit(state, row, number, value)]


def edit_later_field(desk: Shown, pick: int, _also: int, text: str) -> Made | None:
    """A value for a field that only a newer program knows."""
    row = _picked(desk.rows(PERSON), pick)
    state = desk.view(row) if row else None
    if row is None or state is None:
        return None
    return desk.scope_for(row), [_edit(state, row, LATER_FIELD, text)]


def _edit(state: RowState, row: bytes, number: int, value: Any) -> Edit:
    return Edit(kind=state.kind, row=row, cells={number: (value, tuple(state.heads(number)))})


def take_out(desk: Shown, pick: int, also: int, _text: str) -> Made | None:
    """Take a row out, having seen the values it has here."""
    return _take_out(desk, desk.rows(SIGN_UP if also % 2 else CONTACT, TALLY, SIGN_UP), pick)


def split(desk: Shown, pick: int, _also: int, _text: str) -> Made | None:
    """Two people that had been joined are two after all."""
    return _take_out(desk, desk.rows(SAME_PERSON), pick)


def unassign(desk: Shown, pick: int, _also: int, _text: str) -> Made | None:
    """A user no longer works in an event."""
    return _take_out(desk, desk.rows(ASSIGNMENT), pick)


def _take_out(desk: Shown, rows: list[bytes], pick: int) -> Made | None:
    row = _picked(rows, pick)
    state = desk.view(row) if row else None
    if row is None or state is None:
        return None
    value: Any = ["ERROR", *state.seen_heads()]
    return desk.scope_for(row), [_edit(state, row, LIFE, value)]


def bring_back(desk: Shown, pick: int, _also: int, _text: str) -> Made | None:
    """A row that had been taken out lives after all."""
    row = _picked(desk.rows(*EDITABLE, ASSIGNMENT, SAME_PERSON, dead=True), pick)
    state = desk.view(row) if row else None
    if row is None or state is None:
        return None
    return desk.scope_for(row), [_edit(state, row, LIFE, None)]


def join(desk: Shown, pick: int, also: int, _text: str) -> Made | None:
    """Two people are one."""
    rows = desk.rows(PERSON)
    one, other = _picked(rows, pick), _picked(rows, also)
    if one is None or one == other:
        return None
    values: dict[int, Any] = {1: one, 2: other}
    return desk.scope_for(one), [Creation(kind=SAME_PERSON, values=values)]


def assign(desk: Shown, pick: int, also: int, _text: str) -> Made | None:
    """A user works in an event."""
    event, user = _picked(desk.rows(EVENT), pick), _picked(desk.rows(USER), also)
    values: dict[int, Any] = {1: event, 2: user}
    return (None, [Creation(kind=ASSIGNMENT, values=values)]) if event and user else None


def role(desk: Shown, pick: int, also: int, _text: str) -> Made | None:
    """A user gets another role; the first user stays a coordinator, or nobody could."""
    row = _picked([each for each in desk.rows(USER) if each != desk.lasting], pick)
    state = desk.view(row) if row else None
    if row is None or state is None:
        return None
    return None, [_edit(state, row, ROLE, ROLES[also % len(ROLES)])]


def close_or_open(desk: Shown, pick: int, _also: int, _text: str) -> Made | None:
    """An event closes, or opens again."""
    row = _picked(desk.rows(EVENT), pick)
    state = desk.view(row) if row else None
    if row is None or state is None:
        return None
    return None, [
        _edit(state, row, STATUS, "OPEN" if state.value(STATUS) == "CLOSED" else "CLOSED")
    ]


def new_event(desk: Shown, pick: int, also: int, _text: str) -> Made | None:
    """One more event, with somebody to work there."""
    user = _picked(desk.rows(USER), also)
    values: Any = event_values(pick % 10_000)
    if user is None:
        return None
    named: dict[int, Any] = {1: 0, 2: user}
    return None, [Creation(kind=EVENT, values=values), Creation(kind=ASSIGNMENT, values=named)]


DEEDS: dict[str, Callable[[Shown, int, int, str], Made | None]] = {
    deed.__name__: deed
    for deed in (
        new_person, person_without_event, sign_up, contact, tally, edit, edit_later_field,
        take_out, bring_back, join, split, assign, unassign, role, close_or_open, new_event,
    )
}  # fmt: skip
COORDINATORS_ONLY = frozenset(
    {"join", "split", "assign", "unassign", "role", "close_or_open", "new_event"}
)


def save(desk: Desk, deed: str, picks: tuple[int, int], actor: bytes, now_ms: int) -> Change | None:
    """Do one deed and log its change; None when there is nothing here to do it on."""
    laptop = desk.laptop
    if deed in COORDINATORS_ONLY and EVERYTHING not in desk.store.places:
        return None
    clock_ms = now_ms + laptop.skew_ms
    made = DEEDS[deed](desk, *picks, f"v{desk.store.made}.{picks[1] % 100}")
    if made is None:
        return None
    change = Change(
        id=new_change_id(clock_ms, laptop.random.randbytes),
        stamp=next_stamp(desk.store.stamp, clock_ms, desk.store.floor_ms),
        unsure=False,
        actor=actor,
        scope=made[0],
        schema=2 if deed == "edit_later_field" else 1,
        ops=tuple(made[1]),
    )
    desk.store.append(change)
    return change
