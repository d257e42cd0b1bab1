"""Search as typed over many people, letter by letter, beside one plain look-up in the index."""

import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final, TypeAlias

from bench.floor import records
from bench.laptop import LISTS, TODAY, lone_store
from bench.measure import Row, median, quantile
from bench.people import people
from fieldapp.actions.acting import Author
from fieldapp.actions.desk import MOST_FOUND, OpenedDesk, find_at_desk
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.stamp import at
from fieldapp.store import membership, mirror
from fieldapp.store.search import find, index_some
from fieldapp.store.store import Store
from sync.protocol.messages import EVERYTHING

_SLICE: Final = 500
_START_MS: Final = 1_775_000_000_000
EVENT: Final = bytes(15) + b"\7"
_FLOOR: Final = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50"


Took: TypeAlias = tuple[float, float]
"""Seconds, and CPU seconds."""


def crowded(store: Store, count: int, rng: Random) -> list[SignUpDraft]:
    """Take `count` people in, index them, and give some of them as they were typed."""
    drafts: list[SignUpDraft] = []
    _fill(store, count, drafts, rng)
    store.connection.execute("PRAGMA synchronous=OFF")
    while index_some(store):  # in the same steps as in the field: they shape the index
        pass
    return drafts


def measure(folder: Path, count: int, asked: int) -> list[Row]:
    """Give the rows of search: every prefix from two letters of `asked` people's names."""
    store = lone_store(folder)
    rng = Random(3)
    drafts = crowded(store, count, rng)
    desk = _desk(store)
    found: list[Took] = []
    listed: list[Took] = []
    bare: list[float] = []
    answered = 0
    for draft in rng.sample(drafts, min(asked, len(drafts))):
        for typed in _typed(draft, rng):
            took, people = _timed(find, store, typed)
            answered += bool(people)
            found.append(took)
            bare.append(_look_up(store, typed))
            listed.append(_timed(find_at_desk, desk, typed)[0])
    store.close()
    floor = quantile(bare, 0.95) * 1000
    return [
        _row(
            f"search as typed over {count:,} people, p95",
            found,
            f"{len(found)} texts, {answered / len(found):.0%} with an answer;"
            " floor: one FTS5 prefix look-up, newest 50, no ranking",
            floor,
        ),
        _row(
            "the list beside the form for each key typed, p95",
            listed,
            f"search, and the lines of the best {MOST_FOUND} at one event",
        ),
    ]


def _row(what: str, took: list[Took], note: str, floor: float | None = None) -> Row:
    walls = [wall * 1000 for wall, _ in took]
    mine, cpu = quantile(walls, 0.95), quantile([cpu for _, cpu in took], 0.95) * 1000
    return Row(
        part="search",
        what=what,
        ours=mine,
        unit="ms",
        floor=floor,
        ratio=None if floor is None else mine / floor,
        must="< 16 ms",
        met=mine < 16,
        note=f"p50 {median(walls):.2f} ms, worst {max(walls):.1f} ms, CPU p95 {cpu:.2f} ms; {note}",
    )


def _timed(act: Callable[[Any, str], Any], on: Any, typed: str) -> tuple[Took, Any]:
    started, cpu = time.perf_counter(), time.process_time()
    came = act(on, typed)
    return (time.perf_counter() - started, time.process_time() - cpu), came


def _desk(store: Store) -> OpenedDesk:
    author = Author(user=bytes(16), role="COORDINATOR")
    return OpenedDesk(
        store=store,
        author=author,
        user_name="",
        event=EVENT,
        lists=LISTS,
        today=lambda: TODAY,
    )


def _typed(draft: SignUpDraft, rng: Random) -> Iterator[str]:
    name = f"{draft.name_given} {draft.name_family}"
    if rng.random() < 0.3:
        name = f"{draft.name_family} {draft.name_given}"
    for end in range(2, min(len(name), 14) + 1):
        yield name[:end]
    yield "".join(filter(str.isdigit, draft.phone))[-4:]


def _look_up(store: Store, typed: str) -> float:
    words = [word for word in typed.lower().split() if word.isalnum()]
    asked = " ".join(f'"{word}"*' for word in words)
    started = time.perf_counter()
    if asked:
        store.connection.execute(_FLOOR, (asked,)).fetchall()
    return time.perf_counter() - started


def _fill(store: Store, count: int, kept: list[SignUpDraft], rng: Random) -> None:
    """Take people in as the server hands them out."""

    def seen(part: list[SignUpDraft]) -> None:
        kept.extend(rng.sample(part, min(4, len(part))))

    come_down(store, people(count, seed=31), rng, seen)


def come_down(
    store: Store,
    people_typed: Iterator[SignUpDraft],
    rng: Random,
    seen: Callable[[list[SignUpDraft]], None] = lambda _: None,
) -> list[bytes]:
    """Take people in as the server hands them out; gives their ids in their order."""
    store.connection.execute("PRAGMA synchronous=OFF")
    with store.writing():
        membership.settle_scopes(store, [(EVERYTHING, 1)])
    position = 0
    ids: list[bytes] = []
    while part := list(islice(people_typed, _SLICE)):
        seen(part)
        groups = [_group(each, position + at, rng) for at, each in enumerate(part, 1)]
        ids += [row_id(group[0], 0) for group in groups]
        position += len(part)
        with store.writing():
            mirror.take_rows(store, EVERYTHING, groups, {}, position)
    with store.writing():
        membership.finish(store, EVERYTHING, position, done=True)
    return ids


def _group(draft: SignUpDraft, position: int, rng: Random) -> list[Any]:
    ms = _START_MS + position * 60_000
    change = ms.to_bytes(6, "big") + rng.randbytes(10)
    person = row_id(change, 0)
    rows = []
    for op, (kind, values) in enumerate(records(draft, position)):
        names = BY_NAME[kind].by_name
        told = {**values, "event": EVENT} if kind == "sign_up" else values
        numbered = {names[name].number: value for name, value in told.items()}
        if kind != "person":
            numbered[names["person"].number] = person
        rows.append([op, BY_NAME[kind].number, position, numbered, None])
    return [change, at(ms), bytes(15) + b"\6", EVENT, None, False, rows]
