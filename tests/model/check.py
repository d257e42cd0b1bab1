"""What must hold when the faults have stopped and every laptop has become quiet."""

from collections.abc import Iterator
from typing import Any

from fieldapp.domain.change import Creation, Edit
from tests.model import grants
from tests.model.laptop import Laptop
from tests.model.rows import Body, Values, creation_values, row_id
from tests.model.server import SERVER_REPLICA
from tests.model.state import Held, ServerState
from tests.model.words import EVERYTHING
from tests.model.world import World


def violations(world: World) -> list[str]:
    """Give every broken promise in plain words; none is right."""
    if world.violations:
        return world.violations
    state = world.server.state
    found = [*_history(world), *_heads(state), *_nothing_lost(world), *_held(state)]
    found += _offers(world)
    for i, laptop in enumerate(world.laptops):
        if i not in world.lost:
            found += [f"laptop {i}: {text}" for text in _laptop(world, laptop)]
    return found


def _history(world: World) -> Iterator[str]:
    """Each change once, positions dense, stamps rising on every replica."""
    state = world.server.state
    ids = [record.change.id for record in state.accepted]
    if len(set(ids)) != len(ids):
        yield "a change was accepted twice"
    if any(state.verdicts.get(each) != at for at, each in enumerate(ids, 1)):
        yield "a position differs from the verdict"
    if len(state.marks) != len(ids) + 1:
        yield "positions are not dense"
    if set(ids) & state.held.keys():
        yield "a change is accepted and held"
    for replica, chain in state.chains.items():
        if replica != SERVER_REPLICA:
            stamps = [world.changes[each].stamp for each in chain.ids[1:]]
            if sorted(set(stamps)) != stamps:
                yield "stamps of one replica do not rise"


def _heads(state: ServerState) -> Iterator[str]:
    """Heads by brute force: the versions of a cell minus all that were named as replaced."""
    versions: dict[tuple[bytes, int], dict[bytes, tuple[int, Any]]] = {}
    replaced: dict[tuple[bytes, int], set[bytes]] = {}
    made: dict[bytes, tuple[bytes, int, Values]] = {}
    for change, effective, _ in state.accepted:
        for index, op in enumerate(change.ops):
            if isinstance(op, Creation):
                values = creation_values(change, op)
                made[row_id(change.id, index)] = (change.id, effective, values)
                continue
            for number, (value, bases) in op.cells.items():
                versions.setdefault((op.row, number), {})[change.id] = (effective, value)
                replaced.setdefault((op.row, number), set()).update(bases)
    if made.keys() != state.rows.keys():
        yield "the server's rows are not those its changes made"
    for (row, number), heads in versions.items():
        origin, effective, first = made[row]
        heads[origin] = (effective, first.get(number))
        expected = {k: v for k, v in heads.items() if k not in replaced[row, number]}
        if state.rows[row].state.heads(number) != expected:
            yield "heads differ from the versions minus the named bases"


def _nothing_lost(world: World) -> Iterator[str]:
    verdicts = world.server.state.verdicts
    for i, laptop in enumerate(world.laptops):
        saved = () if i in world.lost else (*laptop.store.log, *laptop.store.aside)
        if any(each.change.id not in verdicts for each in saved):
            yield f"lost: a saved change of laptop {i} is not on the server"
    if any(each not in verdicts for each in world.freed):
        yield "lost: a change that its laptop let go is not on the server"


def _held(state: ServerState) -> Iterator[str]:
    """What waits must not wait for something that is there."""
    for held in state.held.values():
        grant = state.grants.get(held.device, grants.NOTHING_GRANTED)
        if held.code == "scope_unknown" and held.change.scope in grant.scopes:
            yield "held for a grant that is there"
        if held.code == "actor_not_here" and held.change.actor in grant.users:
            yield "held for a user who is there"
        if held.code == "row_not_visible" and _row_has_left(state, held):
            yield "held: an edit by somebody who had not seen that the row left"
    for (kind, key, _), ids in state.waiting.items():
        if kind == "row" and key in state.rows and ids:
            yield "held for a row that is there"


def _row_has_left(state: ServerState, held: Held) -> bool:
    entries = state.entries.get(held.change.scope or EVERYTHING, {})
    return any(isinstance(op, Edit) and entries.get(op.row, 0) < 0 for op in held.change.ops)


def _offers(world: World) -> Iterator[str]:
    state = world.server.state
    if state.offers.keys() & state.rows.keys():
        yield "an offer stays for a row that is there"
    here = state.rows.keys() | state.offers.keys()
    if any(rows - here for rows in world.doubted.values()):
        yield "a row that a laptop had at a restore is nowhere on the server"


def _laptop(world: World, laptop: Laptop) -> Iterator[str]:
    """A laptop has the rows of its scopes, no others, and nothing of its own is open."""
    if laptop.mended and laptop.device not in world.damaged:
        yield "a digest differed though nothing was damaged"
    yield from _rows(world, laptop)
    yield from _own_changes(world, laptop)


def _rows(world: World, laptop: Laptop) -> Iterator[str]:
    state, store = world.server.state, laptop.store
    grant = state.grants.get(laptop.device, grants.NOTHING_GRANTED)
    if store.places.keys() != grant.scopes.keys():
        yield "has other scopes than were granted"
    expected: dict[bytes, Body] = {}
    for scope in grant.scopes:
        entries = {row: at for row, at in state.entries.get(scope, {}).items() if at > 0}
        for row in list(entries):
            body = grants.body_for(grant, state.rows[row], world.server.schema)
            if body is None:
                del entries[row]
            else:
                expected[row] = body
        place = store.places.get(scope)
        if place is not None and place.entries != entries:
            yield "rows of a scope differ from the server's"
    if store.mirror.keys() - expected.keys():
        yield "leak: has rows that are in none of its scopes"
    if any(store.mirror[row][0] != expected[row] for row in expected if row in store.mirror):
        yield "a row differs from the server's"


def _own_changes(world: World, laptop: Laptop) -> Iterator[str]:
    verdicts, store = world.server.state.verdicts, laptop.store
    on_top = {each.change.id for own in store.overlay(laptop.bug).values() for each in own}
    if any(isinstance(store.verdicts.get(each), int) for each in on_top):
        yield "an accepted change is still laid over the rows"
    if on_top - store.verdicts.keys():
        yield "a change waits that the server has"
    for each in store.log:
        here, there = store.verdicts.get(each.change.id), verdicts.get(each.change.id)
        refused = isinstance(here, str) and isinstance(there, str)
        # After a silent restore the refusal of the other history may stay: both are refusals.
        if here != there and there is not None and not (refused and world.silent):
            yield "a verdict differs from the server's"
