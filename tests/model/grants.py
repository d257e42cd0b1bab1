"""What each device may have, derived from users, roles, assignments and events.

A generation is the position of the change that last altered what the device may see in a scope:
it needs no memory of its own, and the mark already vouches for it.
"""

from fieldapp.domain.rights import See
from tests.model.rows import NO_FIELDS, Body, Row, id_in
from tests.model.state import Grant, ServerState
from tests.model.words import (
    ALL_KINDS,
    ASSIGNMENT,
    DEVICE_USER,
    EVENT,
    EVERY_EVENT,
    EVERYTHING,
    GRANTING,
    LATER_FIELD,
    OPEN_STATES,
    REFERENCE,
    ROLE,
    STATUS,
    Scope,
    hidden_of,
    right_of,
)

NOTHING_GRANTED = Grant()
PARKED = frozenset({LATER_FIELD})


def update(
    state: ServerState, touched: list[Row], now_ms: int, bug: str
) -> list[tuple[bytes, Scope]]:
    """Derive all grants anew where a change may have altered them; give the new (device, scope)."""
    if not any(row.state.kind in GRANTING for row in touched):
        return []
    living = [row for row in state.rows.values() if row.state.kind in GRANTING]
    living = [row for row in living if not row.state.dead()]
    open_events = {
        row.id
        for row in living
        if row.state.kind == EVENT and row.state.value(STATUS) in OPEN_STATES
    }
    pairs = [row.state for row in living if row.state.kind == ASSIGNMENT]
    works = [(id_in(pair, 1), id_in(pair, 2)) for pair in pairs if pair.values[1] in open_events]
    users: dict[bytes, set[bytes]] = {device: set() for device in state.grants}
    for row in living:
        if row.state.kind == DEVICE_USER:
            users.setdefault(id_in(row.state, 1), set()).add(id_in(row.state, 2))
    news = []
    for device, who in users.items():
        news += _grant(state, device, frozenset(who), works, now_ms, bug)
    return news


def _grant(
    state: ServerState,
    device: bytes,
    users: frozenset[bytes],
    works: list[tuple[bytes, bytes]],
    now_ms: int,
    bug: str,
) -> list[tuple[bytes, Scope]]:
    before = state.grants.get(device, NOTHING_GRANTED)
    roles = frozenset(
        str(state.rows[user].state.value(ROLE)) for user in users if user in state.rows
    )
    if roles & EVERY_EVENT:
        scopes = {EVERYTHING}
    else:
        scopes = {event for event, user in works if user in users}
        if users:
            scopes.add(REFERENCE)
    same = before.users == users and before.roles == roles
    now = {
        scope: before.scopes[scope] if same and scope in before.scopes else state.position
        for scope in sorted(scopes)
    }
    hidden = before.hidden if same else {kind: _hidden(roles, kind) for kind in ALL_KINDS}
    state.grants[device] = Grant(users, roles, now, hidden)
    for scope in before.scopes:
        if scope not in now:
            state.withdrawn[device, scope] = now_ms
    return [(device, scope) for scope in now if scope not in before.scopes]


def generation(position: int, schema: int, bug: str) -> int:
    """Give the generation of a grant: a new schema of the server alters what everybody sees."""
    return 1 if bug == "no_generation" else position * 4 + schema


def body_for(grant: Grant, row: Row, schema: int) -> Body | None:
    """Give what a device may see of a row in its scopes; None when it may not see the row at all.

    One answer for the whole device: a row in two scopes looks the same in both.
    """
    hidden = grant.hidden.get(row.state.kind)
    if hidden is None:
        return None
    if row.maker in grant.users:
        hidden = NO_FIELDS
    if schema < 2 and row.parked():
        hidden |= PARKED
    return row.bodies.get(hidden) or row.body(hidden)


def _hidden(roles: frozenset[str], kind: int) -> frozenset[int] | None:
    see = right_of(roles, kind).see
    return None if see is See.NOTHING else hidden_of(see, kind)
