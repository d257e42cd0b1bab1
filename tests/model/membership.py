"""Who is where: the scopes of every row, brought up to date at the position of each change.

A person and all that hangs on them are in every event in which that person, or anyone joined to
them by a living `same_person`, has a living sign-up.
"""

from collections.abc import Iterable

from fieldapp.domain.kinds import Reach
from tests.model.rows import Row, id_in
from tests.model.state import ServerState
from tests.model.words import (
    EVERYTHING,
    PERSON,
    REACH,
    REFERENCE,
    SAME_PERSON,
    SCOPING,
    SIGN_UP,
    Scope,
)

NOWHERE: frozenset[Scope] = frozenset()


def person_of(state: ServerState, kind: int, row: bytes, owner: bytes | None) -> bytes | None:
    """Give the person on whom a row hangs; None for rows that hang on nobody."""
    if kind == PERSON:
        return row
    if owner is None:
        return None
    holder = state.rows.get(owner)
    return holder.person if holder is not None else None


def scopes_of(state: ServerState, row: Row) -> Iterable[Scope]:
    """Give the scopes in which a row is now, besides EVERYTHING."""
    reach = REACH[row.state.kind]
    if reach is Reach.REFERENCE:
        return (REFERENCE,)
    if reach is Reach.EVENT:
        return (row.event,) if row.event is not None else ()
    return state.events_of.get(row.person, NOWHERE) if row.person is not None else ()


def cluster(state: ServerState, person: bytes) -> set[bytes]:
    """Give a person and all who are joined to them, near and far."""
    found, todo = {person}, [person]
    while todo:
        for link in state.friends.get(todo.pop(), ()):
            row = state.rows[link].state
            if row.dead():
                continue
            for end in (id_in(row, 1), id_in(row, 2)):
                if end not in found:
                    found.add(end)
                    todo.append(end)
    return found


def events_of(state: ServerState, people: Iterable[bytes]) -> frozenset[Scope]:
    """Give the events in which any of these people has a living sign-up."""
    found = set()
    for person in people:
        for each in state.hanging.get(person, ()):
            row = state.rows[each].state
            if row.kind == SIGN_UP and not row.dead():
                found.add(id_in(row, 2))
    return frozenset(found)


def hang(state: ServerState, row: Row) -> None:
    """Note where a new row hangs."""
    if row.person is not None:
        state.hanging[row.person] = (*state.hanging.get(row.person, ()), row.id)
    if row.state.kind == SAME_PERSON:
        for end in (id_in(row.state, 1), id_in(row.state, 2)):
            state.friends[end] = (*state.friends.get(end, ()), row.id)


def update(state: ServerState, touched: list[Row], bug: str) -> set[bytes]:
    """Bring the scopes of all rows up to date at the head's position; give who entered any."""
    position = state.position
    entered: set[bytes] = set()
    for row in touched:
        if row.state.kind in SCOPING:
            ends = [row.person, id_in(row.state, 2)]
            entered |= _settle(
                state, [each for each in ends if each is not None and each in state.hanging], bug
            )
    everything = state.entries.setdefault(EVERYTHING, {})
    for row in touched:
        everything[row.id] = position
        for scope in scopes_of(state, row):
            state.entries.setdefault(scope, {})[row.id] = position
    return entered


def _settle(state: ServerState, people: list[bytes], bug: str) -> set[bytes]:
    entered: set[bytes] = set()
    seen: set[bytes] = set()
    for person in people:
        if person in seen:
            continue
        together = cluster(state, person)
        seen |= together
        events = events_of(state, together)
        for each in together:
            before = state.events_of.get(each, NOWHERE)
            if events != before:
                state.events_of[each] = events
                _move(state, each, events - before, before - events, bug)
                if events - before:
                    entered.add(each)
    return entered


def _move(
    state: ServerState,
    person: bytes,
    entered: frozenset[Scope],
    left: frozenset[Scope],
    bug: str,
) -> None:
    position = state.position
    for row in state.hanging[person]:
        for scope in entered:
            own = state.entries[EVERYTHING].get(row, position)
            at = own if bug == "entering_keeps_position" else position
            state.entries.setdefault(scope, {})[row] = at
        for scope in left:
            state.entries[scope][row] = -position
