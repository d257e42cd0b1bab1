"""Search as typed over many people, letter by letter, beside one plain look-up in the index."""

import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final

from bench.floor import records
from bench.laptop import lone_store
from bench.measure import Row, median, quantile
from bench.people import people
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.stamp import at
from fieldapp.store import membership, mirror
from fieldapp.store.search import find, index_some
from fieldapp.store.store import Store
from sync.protocol.messages import EVERYTHING

_SEARCHED: Final = frozenset({"person", "contact", "sign_up"})
_SLICE: Final = 500
_INDEX_STEP: Final = 2_000
_START_MS: Final = 1_775_000_000_000
EVENT: Final = bytes(15) + b"\7"
_FLOOR: Final = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50"


def crowded(store: Store, count: int, rng: Random, kinds: frozenset[str]) -> list[SignUpDraft]:
    """Take `count` people in, index them, and give some of them as they were typed."""
    drafts: list[SignUpDraft] = []
    _fill(store, count, drafts, rng, kinds)
    store.connection.execute("PRAGMA synchronous=OFF")
    while index_some(store, _INDEX_STEP):
        pass
    return drafts


def measure(folder: Path, count: int, asked: int) -> list[Row]:
    """Give the row of search: every prefix from two letters of `asked` people's names."""
    store = lone_store(folder)
    rng = Random(3)
    drafts = crowded(store, count, rng, _SEARCHED)
    took: list[float] = []
    bare: list[float] = []
    found = 0
    for draft in rng.sample(drafts, min(asked, len(drafts))):
        for typed in _typed(draft, rng):
            started = time.perf_counter()
            found += bool(find(store, typed))
            took.append(time.perf_counter() - started)
            bare.append(_look_up(store, typed))
    store.close()
    mine, floor = quantile(took, 0.95) * 1000, quantile(bare, 0.95) * 1000
    return [
        Row(
            part="search",
            what=f"search as typed over {count:,} people, p95",
            ours=mine,
            unit="ms",
            floor=floor,
            ratio=mine / floor,
            must="< 16 ms",
            met=mine < 16,
            note=f"p50 {median(took) * 1000:.2f} ms, worst {max(took) * 1000:.1f} ms,"
            f" {len(took)} texts, {found / len(took):.0%} with an answer;"
            " floor: one FTS5 prefix look-up, newest 50, no ranking",
        )
    ]


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


def _fill(
    store: Store, count: int, kept: list[SignUpDraft], rng: Random, kinds: frozenset[str]
) -> None:
    """Take people in as the server hands them out, without the rows that are never read here."""
    store.connection.execute("PRAGMA synchronous=OFF")
    with store.writing():
        membership.settle_scopes(store, [(EVERYTHING, 1)])
    drafts = people(count, seed=31)
    position = 0
    while part := list(islice(drafts, _SLICE)):
        kept += rng.sample(part, min(4, len(part)))
        groups = [_group(each, position + at, rng, kinds) for at, each in enumerate(part, 1)]
        position += len(part)
        with store.writing():
            mirror.take_rows(store, EVERYTHING, groups, {}, position)
    with store.writing():
        membership.finish(store, EVERYTHING, position, done=True)


def _group(draft: SignUpDraft, position: int, rng: Random, kinds: frozenset[str]) -> list[Any]:
    ms = _START_MS + position * 60_000
    change = ms.to_bytes(6, "big") + rng.randbytes(10)
    person = row_id(change, 0)
    rows = []
    for op, (kind, values) in enumerate(records(draft, position)):
        if kind not in kinds:
            continue
        names = BY_NAME[kind].by_name
        told = {**values, "event": EVENT} if kind == "sign_up" else values
        numbered = {names[name].number: value for name, value in told.items()}
        if kind != "person":
            numbered[names["person"].number] = person
        rows.append([op, BY_NAME[kind].number, position, numbered, None])
    return [change, at(ms), bytes(15) + b"\6", EVENT, None, False, rows]
