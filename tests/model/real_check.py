"""What must hold on the real thing at the end: as on a laptop that began today.

The measure of a laptop is a fresh one with the same identity and the same program: what the server
hands it is what this one must have, row for row and head for head. The server is measured by its
own `verify`.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import extract_tb
from typing import Any

import msgspec

from tests.model.real_laptop import RealLaptop, engine_on
from tests.model.real_world import PATIENCE, RealWorld
from tests.model.rows import row_id
from tests.model.schedule import Schedule
from tests.model.words import ERASURE
from tests.support.newer_program import Program
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom

Contents = dict[bytes, Any]


def play_real(schedule: Schedule) -> tuple[str, ...]:
    """Play one schedule to its end on the real thing and give the promises it broke."""
    with TemporaryDirectory(prefix="fieldapp-real-") as folder:
        world = RealWorld(schedule, Path(folder))
        try:
            world.play()
            return tuple(world.found or world.settle() or real_violations(world))
        except Exception as fault:  # noqa: BLE001 - whatever it is, nothing may give up
            at = extract_tb(fault.__traceback__)[-1]
            return (f"gave up: {type(fault).__name__} in {at.name}: {fault} (line {at.lineno})",)
        finally:
            world.close()


def real_violations(world: RealWorld) -> list[str]:
    """Give every broken promise in plain words; none is right."""
    verify = world.server.program["sync.server.verify"].verify
    found = [f"server: {each}" for each in verify(world.server.service.storage)]
    for i, laptop in enumerate(world.laptops):
        if laptop.mended and not laptop.damaged:
            found.append(f"laptop {i}: a digest differed though nothing was damaged")
        if i not in world.lost:
            found += [f"laptop {i}: {text}" for text in _laptop(world, i, laptop)]
            found += [f"laptop {i}: {text}" for text in left_of_erased(world, laptop)]
    return found


def left_of_erased(world: RealWorld, laptop: RealLaptop) -> Iterator[str]:
    """Nothing of whoever was erased is in a row or in the log; `verify` looks at the server.

    A laptop on which nobody works any more is handed nothing, this included, until somebody does.
    """
    if not laptop.program["fieldapp.store.membership"].scopes(laptop.store):
        return
    with world.server.service.storage.reading() as reads:
        people = {person for person, _ in reads.all_erased(world.server.org)}
        homes = [reads.records_of(world.server.org, each, 0, 1 << 40) for each in people]
    erased = people | {record.id for records in homes for record in records}
    store = laptop.store
    for kind in laptop.program["fieldapp.domain.kinds"].KINDS:
        kept = laptop.program["fieldapp.domain.skeleton"].KEPT[kind.number]
        for row, values in _rows_of(laptop, kind):
            if row in erased and not values.keys() <= kept:
                yield f"a {kind.name} of somebody erased is left"
    without = laptop.program["fieldapp.domain.erasing"].without
    decode = laptop.program["fieldapp.domain.change"].decode_body
    for change, body in store.connection.execute("SELECT id, body FROM change"):
        if without(decode(change, body), erased.__contains__) is not None:
            yield "the log says something of somebody erased"


def _rows_of(laptop: RealLaptop, kind: Any) -> Iterator[tuple[bytes, Any]]:
    columns = laptop.program["fieldapp.store.columns"]
    shape = columns.SHAPES[kind.number]
    for row in laptop.store.connection.execute(f'SELECT * FROM "{kind.name}"'):
        yield row[0], columns.values_of(shape, row)


def _laptop(world: RealWorld, number: int, laptop: RealLaptop) -> Iterator[str]:
    store = laptop.store
    waiting = store.connection.execute(
        "SELECT count(*) FROM change WHERE position IS NULL AND held IS NULL"
    ).fetchone()[0]
    if waiting:
        yield "a saved change has no verdict"
    ids = [change for (change,) in store.connection.execute("SELECT id FROM change")]
    with world.server.service.storage.reading() as reads:
        if len(reads.known(world.server.org, ids)) != len(set(ids)):
            yield "lost: a saved change is not on the server"
    yield from _said_to_be_safe(world, laptop)
    fresh = _fresh(world, number, laptop)
    try:
        held = _rows_of_held(laptop)
        here, there = contents(laptop.program, store), contents(laptop.program, fresh)
        for row in sorted((here.keys() | there.keys()) - held):
            if row not in here:
                yield f"misses a {there[row][0]}"
            elif row not in there:
                yield f"has a {here[row][0]} that it may not have"
            elif here[row] != there[row]:
                pairs = zip(here[row], there[row], strict=True)
                apart = [(one, other) for one, other in pairs if one != other]
                yield f"a {here[row][0]} differs: {apart}"
        if members(store) != members(fresh):
            yield "is a member of other scopes"
    finally:
        fresh.close()


def _said_to_be_safe(world: RealWorld, laptop: RealLaptop) -> Iterator[str]:
    """What is called safe is in every backup that the server could be put back to."""
    standing, backup = laptop.standing, world.server.program["sync.server.backup"]
    for file in world.server.on_shelf() if standing.safe else ():
        held = {replica: n for _, replica, n, _ in backup._held_in(file)[1]}
        if held.get(standing.replica, 0) < standing.safe:
            yield "a change is called safe that a backup lacks"


def _fresh(world: RealWorld, number: int, laptop: RealLaptop) -> Any:
    folder = world.folder / f"fresh-{number}"
    folder.mkdir()
    random = CountedRandom(seed=f"fresh {number}".encode())
    store = laptop.program["fieldapp.store.store"].create(
        folder, KEY, STORE_ID, clock=world.server.clock, random=random
    )
    store.settle_identity(laptop.store.identity)
    engine = engine_on(laptop.program, store)
    for _ in range(PATIENCE):
        ask = engine.ask()
        for _ in engine.take(ask, world.answer(laptop, ask)):
            pass
        if engine.session.quiet:
            return store
    raise AssertionError("stuck: a fresh laptop is never quiet")


def contents(program: Program, store: Any) -> Contents:
    """Give every row with all its heads, and what of it this program does not know."""
    found: Contents = {}
    load = program["fieldapp.store.rows"].load
    for kind in program["fieldapp.domain.kinds"].KINDS:
        for row, extra in store.connection.execute(f'SELECT id, _extra FROM "{kind.name}"'):
            kept = load(store.connection, kind, row)
            assert kept is not None
            state = kept.state
            heads = {n: dict(state.heads(n)) for n in sorted(state.cells)}
            values = {n: value for n, value in state.shown_values().items() if value is not None}
            unknown = {} if extra is None else msgspec.msgpack.decode(extra)
            unknown = {n: value for n, value in unknown.items() if value is not None}
            at = (state.origin, state.effective)
            whose = (kept.actor, kept.event, kept.restricted)
            found[row] = (kind.name, at, whose, values, heads, unknown)
    return found


def members(store: Any) -> set[tuple[bytes, bytes, int]]:
    """Give (scope, row, entry position)."""
    return set(
        store.connection.execute(
            "SELECT scope.id, row, position FROM member JOIN scope ON scope.no = member.scope"
        )
    )


def _rows_of_held(laptop: RealLaptop) -> set[bytes]:
    """Rows on which a held change of this laptop stands: shown here, merged nowhere."""
    found: set[bytes] = set()
    store, log = laptop.store, laptop.program["fieldapp.store.log"]
    creation = laptop.program["fieldapp.domain.change"].Creation
    for (seq,) in store.connection.execute("SELECT seq FROM change WHERE held IS NOT NULL"):
        change = log.logged_change(store, seq)
        for index, op in enumerate(change.ops):
            found.add(row_id(change.id, index) if isinstance(op, creation) else op.row)
            if op.kind == ERASURE:  # done here, whatever the server says of it
                found |= {row for (row,) in store.connection.execute("SELECT row FROM erased")}
    return found
