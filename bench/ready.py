"""What has to stand before something is measured: a server, an enrolled laptop, its offline work.

Made once and then copied for each round, so that every round starts from the same bytes.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from bench.floor import FloorLaptop
from bench.laptop import Laptop, enrolled, record, reopened
from bench.people import people
from bench.servers import Inside, Served, codes, process, serving
from fieldapp.actions.events import EventPlan, create_event, publish_event
from fieldapp.actions.workers import add_user, assign_to_event

EVENTS: Final = 4
"""Sign-ups are spread over so many events at least …"""
_TICKETS: Final = 9_000
"""… and over more where a laptop's tickets of four digits would not do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A server and a laptop with work it has not handed over. `place` as the server takes it."""

    place: Path | str
    laptop: Path
    author_user: bytes
    count: int


def prepare(folder: Path, place: Path | str, count: int, *, seed: int = 1) -> Prepared:
    """Found, enrol, publish events, and record `count` sign-ups offline."""
    folder.mkdir(parents=True, exist_ok=True)
    inside = Inside(place)
    laptop = enrolled(folder / "laptop", "", inside.found(), inside=inside)
    events = [_event(laptop, number) for number in range(max(EVENTS, -(-count // _TICKETS)))]
    laptop.sync()
    inside.close()
    offline(laptop, events, count, seed=seed)
    laptop.store.close()
    return Prepared(
        place=place, laptop=folder / "laptop", author_user=laptop.author.user, count=count
    )


def stock(shared: Path, count: int) -> Prepared:
    """Prepare an SQLite server and its laptop once for all parts of a run."""
    folder = shared / f"ours-{count}"
    note = folder / "author"
    if not note.exists():
        made = prepare(folder, folder / "server", count)
        note.write_bytes(made.author_user)
    return Prepared(
        place=folder / "server",
        laptop=folder / "laptop",
        author_user=note.read_bytes(),
        count=count,
    )


def floor_stock(shared: Path, count: int) -> Path:
    """Record the same sign-ups in a laptop of the floor, once for all parts of a run."""
    folder = shared / f"floor-{count}"
    if not folder.exists():
        laptop = FloorLaptop(folder)
        laptop.record_all(people(count, 1))
        laptop.close()
    return folder


def _event(laptop: Laptop, number: int) -> bytes:
    plan = EventPlan(
        code=f"BEN-06{number // 26 % 100:02d}{chr(65 + number % 26)}",
        title=f"Bench {number}",
        kind="CHURCH",
        starts="2026-06-13T09:00",
        ends="2026-06-13T13:00",
    )
    made = create_event(laptop.store, laptop.author, plan)
    publish_event(laptop.store, laptop.author, made.event)
    return made.event


def offline(laptop: Laptop, events: list[bytes], count: int, *, seed: int) -> None:
    """Record sign-ups without waiting for the disk: preparation, never measured."""
    laptop.store.connection.execute("PRAGMA synchronous=OFF")
    turn = cycle(events)
    for draft in people(count, seed):
        record(laptop.store, laptop.author, [draft], next(turn))
    laptop.store.connection.execute("PRAGMA synchronous=FULL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A copy of what was prepared, with its server running."""

    served: Served
    laptop: Laptop
    place: Path | str


@contextmanager
def round_of(prepared: Prepared, folder: Path) -> Iterator[Round]:
    """Copy what was prepared into a new folder, serve it, and tidy up at the end."""
    folder.mkdir(parents=True)
    place = _copied(prepared.place, folder)
    shutil.copytree(prepared.laptop, folder / "laptop")
    try:
        with serving(place) as served:
            laptop = reopened(folder / "laptop", served.url, prepared.author_user)
            try:
                yield Round(served=served, laptop=laptop, place=place)
            finally:
                laptop.close()
    finally:
        shutil.rmtree(folder)
        if isinstance(place, str):
            _drop(place)


def _copied(place: Path | str, folder: Path) -> Path | str:
    if isinstance(place, Path):
        return Path(shutil.copytree(place, folder / "server"))
    import psycopg

    name = f"bench_{abs(hash(folder)) % 10**9}"
    with psycopg.connect(_database(place, "postgres"), autocommit=True) as connection:
        template = urlsplit(place).path.lstrip("/")
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return _database(place, name)


def _drop(place: str) -> None:
    import psycopg

    with psycopg.connect(_database(place, "postgres"), autocommit=True) as connection:
        name = urlsplit(place).path.lstrip("/")
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def new_database(cluster: str, name: str) -> str:
    """Make an empty database of a cluster and give its URL."""
    import psycopg

    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return _database(cluster, name)


def _database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@contextmanager
def floor_round(
    outbox: Path, folder: Path, *, whole: bool = False
) -> Iterator[tuple[Served, FloorLaptop]]:
    """Give a copy of the floor's laptop in `outbox`, with the floor's server running."""
    folder.mkdir(parents=True)
    shutil.copytree(outbox, folder / "laptop")
    more = ("--whole",) if whole else ()
    try:
        with process(
            "bench.floor_server", "--data", str(folder / "server"), *more, alive="/alive"
        ) as served:
            laptop = FloorLaptop(folder / "laptop", served.url)
            try:
                yield served, laptop
            finally:
                laptop.close()
    finally:
        shutil.rmtree(folder)


def crew(laptop: Laptop, place: Path | str, count: int) -> list[tuple[str, bytes]]:
    """Add canvassers, each at an event of their own; gives a code and the event for each."""
    made: list[tuple[bytes, bytes]] = []
    for number in range(count):
        event = _event(laptop, EVENTS + number)
        user = add_user(laptop.store, laptop.author, name=f"Canvasser {number}", role="CANVASSER")
        assign_to_event(laptop.store, laptop.author, user, event)
        made.append((user, event))
    laptop.sync()
    invited = codes(place, [user for user, _ in made])
    return [(code, event) for code, (_, event) in zip(invited, made, strict=True)]
