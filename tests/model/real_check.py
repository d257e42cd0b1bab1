"""What must hold on the real thing at the end: as on a laptop that began today.

The measure of a laptop is a fresh one with the same identity: what the server hands it is what
this one must have, row for row and head for head. The server is measured by its own `verify`.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fieldapp.domain.kinds import BY_NUMBER
from fieldapp.store.columns import SHAPES, quoted
from fieldapp.store.log import logged_change
from fieldapp.store.rows import load
from fieldapp.store.store import Store, create
from sync.server.verify import verify
from tests.model.real_world import PATIENCE, RealLaptop, RealWorld, engine_on
from tests.model.rows import rows_touched
from tests.model.schedule import Schedule
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom

Contents = dict[bytes, Any]


def play_real(schedule: Schedule) -> tuple[str, ...]:
    """Play one schedule to its end on the real thing and give the promises it broke."""
    with TemporaryDirectory(prefix="fieldapp-real-") as folder:
        world = RealWorld(schedule, Path(folder))
        try:
            world.play()
            return tuple(world.settle() or real_violations(world))
        finally:
            world.close()


def real_violations(world: RealWorld) -> list[str]:
    """Give every broken promise in plain words; none is right."""
    found = [f"server: {each}" for each in verify(world.server.service.storage)]
    if world.mended:
        found.append("a digest differed though nothing was damaged")
    for i, laptop in enumerate(world.laptops):
        if i not in world.lost:
            found += [f"laptop {i}: {text}" for text in _laptop(world, i, laptop)]
    return found


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
    fresh = _fresh(world, number, laptop)
    try:
        held = _rows_of_held(store)
        here, there = contents(store), contents(fresh)
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


def _fresh(world: RealWorld, number: int, laptop: RealLaptop) -> Store:
    folder = world.folder / f"fresh-{number}"
    folder.mkdir()
    random = CountedRandom(seed=f"fresh {number}".encode())
    store = create(folder, KEY, STORE_ID, clock=world.server.clock, random=random)
    store.settle_identity(laptop.identity)
    engine = engine_on(store)
    for _ in range(PATIENCE):
        ask = engine.ask()
        for _ in engine.take(ask, world.server.exchange(laptop.identity.token, ask)):
            pass
        if engine.session.quiet:
            return store
    raise AssertionError("stuck: a fresh laptop is never quiet")


def contents(store: Store) -> Contents:
    """Give every row with all its heads."""
    found: Contents = {}
    for number in SHAPES:
        kind = BY_NUMBER[number]
        table = quoted(kind.name)
        for (row,) in store.connection.execute(f"SELECT id FROM {table}").fetchall():
            kept = load(store.connection, kind, row)
            assert kept is not None
            state = kept.state
            heads = {n: dict(state.heads(n)) for n in sorted(state.cells)}
            values = {n: value for n, value in state.shown_values().items() if value is not None}
            at = (state.origin, state.effective)
            found[row] = (kind.name, at, kept.actor, kept.event, kept.restricted, values, heads)
    return found


def members(store: Store) -> set[tuple[bytes, bytes, int]]:
    """Give (scope, row, entry position)."""
    return set(
        store.connection.execute(
            "SELECT scope.id, row, position FROM member JOIN scope ON scope.no = member.scope"
        )
    )


def _rows_of_held(store: Store) -> set[bytes]:
    """Rows on which a held change of this laptop stands: shown here, merged nowhere."""
    found: set[bytes] = set()
    for (seq,) in store.connection.execute("SELECT seq FROM change WHERE held IS NOT NULL"):
        change = logged_change(store, seq)
        assert change is not None
        found |= set(rows_touched(change))
    return found
