"""A sync with nothing to do and a sync of one sign-up: time, requests, and every byte both ways."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.floor import FloorLaptop
from bench.laptop import Laptop, record
from bench.line import Line, line_to
from bench.measure import Row, median
from bench.people import people
from bench.ready import Prepared, floor_round, floor_stock, round_of, stock
from sync.client.transport import Transport

_EVENT_SQL = "SELECT id FROM event LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one sync cost on the line."""

    ms: float
    up: int
    down: int
    requests: float


def measure(folder: Path, shared: Path, held: int, rounds: int) -> list[Row]:
    """Give rows for bulk bytes, a quiet sync and a one-record sync with `held` sign-ups there."""
    prepared, outbox = stock(shared, held), floor_stock(shared, held)
    bulk, quiet, one = _ours(prepared, folder / "ours-run", rounds)
    floor_bulk, floor_quiet, floor_one = _floor(outbox, folder / "floor-run", held, rounds)
    return [
        _bytes("bytes up per sign-up in bulk, heads included", bulk.up, floor_bulk.up, 130, held),
        _time("sync with nothing to do", quiet, floor_quiet),
        _both_ways(quiet, floor_quiet),
        _time("sync of one sign-up", one, floor_one),
        _bytes("bytes up of one sign-up, head included", one.up, floor_one.up, 400, 1),
    ]


def _ours(prepared: Prepared, folder: Path, rounds: int) -> tuple[Cost, Cost, Cost]:
    with round_of(prepared, folder) as here, line_to(here.served.port) as line:
        laptop = here.laptop
        laptop.line = Transport(f"http://127.0.0.1:{line.port}", token=laptop.store.identity.token)
        bulk = _cost(line, laptop.sync)
        (event,) = laptop.store.connection.execute(_EVENT_SQL).fetchone()
        drafts = people(rounds + 1, seed=41)
        laptop.sync()
        quiet = [_cost(line, laptop.sync) for _ in range(rounds)]
        one = [_one(line, laptop, event, draft) for draft in drafts][1:]
        return bulk, _middle(quiet), _middle(one)


def _one(line: Line, laptop: Laptop, event: bytes, draft: object) -> Cost:
    record(laptop.store, laptop.author, [draft], event)  # type: ignore[list-item]
    return _cost(line, laptop.sync)


def _floor(outbox: Path, folder: Path, held: int, rounds: int) -> tuple[Cost, Cost, Cost]:
    with floor_round(outbox, folder) as (served, _), line_to(served.port) as line:
        laptop = FloorLaptop(folder / "laptop", f"http://127.0.0.1:{line.port}")
        bulk = _cost(line, laptop.push)
        quiet = [_cost(line, lambda: laptop.pull(held)) for _ in range(rounds + 1)][1:]
        one = []
        for number, draft in enumerate(people(rounds, seed=41)):
            laptop.record_all([draft])
            one.append(_cost(line, lambda after=held + number: _both(laptop, after)))  # type: ignore[misc]
        laptop.close()
        return bulk, _middle(quiet), _middle(one)


def _both(laptop: FloorLaptop, after: int) -> None:
    laptop.push()
    laptop.pull(after)


def _cost(line: Line, act: Callable[[], object]) -> Cost:
    up, down, requests = line.up, line.down, line.requests
    started = time.perf_counter()
    act()
    return Cost(
        ms=(time.perf_counter() - started) * 1000,
        up=line.up - up,
        down=line.down - down,
        requests=line.requests - requests,
    )


def _middle(costs: list[Cost]) -> Cost:
    return Cost(
        ms=median([each.ms for each in costs]),
        up=int(median([each.up for each in costs])),
        down=int(median([each.down for each in costs])),
        requests=median([each.requests for each in costs]),
    )


def _time(what: str, ours: Cost, floor: Cost) -> Row:
    return Row(
        part="small",
        what=what,
        ours=ours.ms,
        unit="ms",
        floor=floor.ms,
        ratio=ours.ms / floor.ms,
        note=f"{_told(ours)}; floor {_told(floor)}",
    )


def _told(cost: Cost) -> str:
    return f"{cost.requests:.0f} request(s), {cost.up} bytes up, {cost.down} down"


def _bytes(what: str, ours: int, floor: int, must: int, count: int) -> Row:
    mine, bare = ours / count, floor / count
    return Row(
        part="small",
        what=what,
        ours=mine,
        unit="bytes",
        floor=bare,
        ratio=mine / bare,
        must=f"≤ {must}",
        met=mine <= must,
    )


def _both_ways(ours: Cost, floor: Cost) -> Row:
    mine, bare = ours.up + ours.down, floor.up + floor.down
    return Row(
        part="small",
        what="bytes both ways of a sync with nothing to do",
        ours=mine,
        unit="bytes",
        floor=bare,
        ratio=mine / bare,
        must="1 request, ≤ 535",
        met=mine <= 535 and ours.requests == 1,
    )
