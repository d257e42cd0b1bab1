"""A line that is slow, far and torn: everything arrives, once, in how much time."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import requests

from bench.floor import FloorLaptop
from bench.line import BAD, Line, Quality, line_to
from bench.measure import Row
from bench.ready import Round, floor_round, floor_stock, round_of, stock
from bench.servers import codes
from fieldapp.store import log
from sync.client.engine import Engine
from sync.client.errors import PASSING, SyncError
from sync.client.syncing import PATH
from sync.client.transport import Transport
from sync.protocol.messages import decode_answer, encode

_AGAIN_S: Final = 0.5
_LIMIT_S: Final = 600.0


def measure(folder: Path, shared: Path, count: int, quality: Quality = BAD) -> list[Row]:
    """Give the row of the bad line."""
    prepared = stock(shared, count)
    with round_of(prepared, folder / "run") as here:
        with line_to(here.served.port, quality) as line:
            ours = _ours(here, line)
        kept = _kept(here, folder / "judge", prepared.author_user)
    outbox = floor_stock(shared, count)
    place = folder / "floor-run"
    with floor_round(outbox, place) as (served, _), line_to(served.port, quality) as line:
        laptop = FloorLaptop(place / "laptop", f"http://127.0.0.1:{line.port}")
        floor = _through(line, laptop.push, requests.exceptions.RequestException)
        laptop.close()
    return [_row(ours, floor, kept, count)]


def _ours(here: Round, line: Line) -> dict[str, Any]:
    store = here.laptop.store
    carrier = Transport(f"http://127.0.0.1:{line.port}", token=store.identity.token)
    engine = Engine(store, timer=time.monotonic)
    found = _through(line, lambda: _push(engine, carrier), SyncError)
    carrier.close()
    standing = log.standing(store)
    if standing.received < standing.made or standing.held:
        raise RuntimeError(f"the server does not have everything: {standing}")
    return found


def _push(engine: Engine, carrier: Transport) -> None:
    """Exchange until quiet; like the window's loop it keeps its pace over faults."""
    while not engine.session.quiet:
        ask = engine.ask()
        started = time.monotonic()
        try:
            answer = decode_answer(carrier.post(PATH, encode(ask)))
        except SyncError as error:
            if error.code not in PASSING:
                raise RuntimeError(error.code) from error
            engine.session.pace = engine.session.pace.after_fault(error.code)
            raise
        took = time.monotonic() - started
        for _ in engine.take(ask, answer):
            pass
        engine.session.pace = engine.session.pace.after(ask, answer, took)


def _through(line: Line, act: Callable[[], None], fault: type[Exception]) -> dict[str, Any]:
    started, faults = time.perf_counter(), 0
    while True:
        try:
            act()
            break
        except fault:
            faults += 1
            if time.perf_counter() - started > _LIMIT_S:
                raise
            time.sleep(_AGAIN_S)
    return {
        "seconds": time.perf_counter() - started,
        "faults": faults,
        "cuts": line.cuts,
        "up": line.up,
        "down": line.down,
    }


def _kept(here: Round, folder: Path, user: bytes) -> tuple[int, int]:
    """Give how many sign-ups and how many different tickets a fresh laptop finds there."""
    from bench.laptop import enrolled

    (code,) = codes(here.place, [user])
    laptop = enrolled(folder, here.served.url, code)
    laptop.sync()
    rows, tickets = laptop.store.connection.execute(
        "SELECT count(*), count(DISTINCT event || ticket) FROM sign_up"
    ).fetchone()
    laptop.close()
    return rows, tickets


def _row(ours: dict[str, Any], floor: dict[str, Any], kept: tuple[int, int], count: int) -> Row:
    mine, bare = ours["seconds"], floor["seconds"]
    once = kept == (count, count)
    return Row(
        part="badlink",
        what=f"{count:,} sign-ups over a bad line (300 ms, 256 kbit/s, cut every 20 s)",
        ours=mine,
        unit="s",
        floor=bare,
        ratio=mine / bare,
        must="each exactly once, ≤ floor",
        met=once and mine <= bare,
        note=f"{kept[0]:,} arrived, {kept[1]:,} different; {ours['cuts']} cuts,"
        f" {ours['faults']} faults, {ours['up'] / 1024:.0f} KiB up"
        f" (floor {floor['cuts']} cuts, {floor['faults']} faults, {floor['up'] / 1024:.0f} KiB)",
        more={"ours": ours, "floor": floor},
    )
