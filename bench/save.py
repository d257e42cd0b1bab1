"""Save one full sign-up, durable, beside the same rows by raw SQL, one after the other."""

import cProfile
import pstats
import secrets
import time
from io import StringIO
from pathlib import Path
from typing import Any, Final, TypeAlias

from bench.laptop import LISTS, TODAY, lone_store, now_ms
from bench.measure import Row, machine_use, median, quantile
from bench.people import people
from fieldapp.actions.acting import Author
from fieldapp.actions.signing_up import record_sign_up
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.columns import SHAPES
from fieldapp.store.store import Store

_WARM: Final = 20
_EVENT_EVERY: Final = 5_000
_KINDS: Final = ("person", "contact", "address", "need", "access_need", "consent", "sign_up")
_SHAPES: Final = tuple(shape for shape in SHAPES.values() if shape.name in _KINDS)
_PROFILED: Final = 300

Took: TypeAlias = tuple[float, float]
"""Seconds until it was durable, and CPU seconds."""


def measure(folder: Path, count: int) -> list[Row]:
    """Give the rows of saving: median and slowest hundredth."""
    product, raw = lone_store(folder / "product"), lone_store(folder / "raw")
    author = Author(user=secrets.token_bytes(16), role="COORDINATOR")
    ours: list[Took] = []
    bare: list[Took] = []
    with machine_use() as use:
        for number, draft in enumerate(people(count + _WARM, seed=21)):
            ours.append(_saved(product, author, draft, number))
            bare.append(_bare(raw, _rows_of(product)))
    profile = _profile(product, author, min(_PROFILED, count))
    product.close()
    raw.close()
    return _told(ours[_WARM:], bare[_WARM:], use.share, profile)


def _saved(store: Store, author: Author, draft: SignUpDraft, number: int) -> Took:
    event = (number // _EVENT_EVERY).to_bytes(16, "big")
    started, cpu = time.perf_counter(), time.process_time()
    record_sign_up(store, author, event, draft, today=TODAY, lists=LISTS)
    return time.perf_counter() - started, time.process_time() - cpu


def _rows_of(store: Store) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Give the rows of the newest sign-up with the statement that inserts them."""
    seq = store.read_tail().seq
    found = []
    for shape in _SHAPES:
        rows = store.connection.execute(
            f'SELECT * FROM "{shape.name}" WHERE _seq = ?', (seq,)
        ).fetchall()
        if rows:
            found.append((shape.insert, rows))
    return found


def _bare(store: Store, rows: list[tuple[str, list[tuple[Any, ...]]]]) -> Took:
    connection = store.connection
    started, cpu = time.perf_counter(), time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    for statement, many in rows:
        for values in many:
            connection.execute(statement, values)
    connection.execute("COMMIT")
    return time.perf_counter() - started, time.process_time() - cpu


def _profile(store: Store, author: Author, count: int) -> str:
    drafts = list(people(count, seed=22))
    event = now_ms().to_bytes(16, "big")
    profiler = cProfile.Profile()
    profiler.enable()
    for draft in drafts:
        record_sign_up(store, author, event, draft, today=TODAY, lists=LISTS)
    profiler.disable()
    text = StringIO()
    pstats.Stats(profiler, stream=text).strip_dirs().sort_stats("tottime").print_stats(18)
    return text.getvalue()


def _told(took: list[Took], bare_took: list[Took], busy: float, profile: str) -> list[Row]:
    ours, bare = [wall for wall, _ in took], [wall for wall, _ in bare_took]
    cpu = median([each for _, each in took]) * 1000
    bare_cpu = median([each for _, each in bare_took]) * 1000
    mine, floor = median(ours) * 1000, median(bare) * 1000
    slow, slow_floor = quantile(ours, 0.99) * 1000, quantile(bare, 0.99) * 1000
    return [
        Row(
            part="save",
            what="save one full sign-up, p50",
            ours=mine,
            unit="ms",
            floor=floor,
            ratio=mine / floor,
            must="≤ 2 × raw SQL",
            met=mine <= 2 * floor,
            note=f"CPU {cpu:.2f} ms, raw SQL {bare_cpu:.2f}; machine {busy:.0%} busy",
            more={"profile": profile},
        ),
        Row(
            part="save",
            what="save one full sign-up, p99",
            ours=slow,
            unit="ms",
            floor=slow_floor,
            ratio=slow / slow_floor,
            must="< 10 ms",
            met=slow < 10,
        ),
    ]
