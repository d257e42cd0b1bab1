"""Who may be here already, over many people: a half-typed form for each key, and a whole one."""

import time
from pathlib import Path
from random import Random
from typing import Final

from bench.finding import crowded
from bench.laptop import TODAY, lone_store
from bench.measure import Row, median, quantile
from fieldapp.actions.acting import Author
from fieldapp.actions.recognising import MaybeHere, maybe_here
from fieldapp.domain.sign_up import SignUpDraft

_AUTHOR: Final = Author(user=bytes(16), role="CANVASSER")


def measure(folder: Path, count: int, asked: int) -> list[Row]:
    """Give the row of hints: people who are here are typed again, letter by letter."""
    store = lone_store(folder)
    drafts = crowded(store, count, Random(3))
    rng = Random(5)
    walls: list[float] = []
    cpus: list[float] = []
    found = whole = 0
    hints: tuple[MaybeHere, ...] = ()
    for draft in rng.sample(drafts, min(asked, len(drafts))):
        for typed, begun in _typed(draft, rng):
            started, cpu = time.perf_counter(), time.process_time()
            hints = maybe_here(store, _AUTHOR, typed, TODAY, begun=begun)
            walls.append((time.perf_counter() - started) * 1000)
            cpus.append((time.process_time() - cpu) * 1000)
        whole += 1
        found += any(hint.line.name.given == draft.name_given for hint in hints)
    store.close()
    p95 = quantile(walls, 0.95)
    return [
        Row(
            part="hint",
            what=f"who may be here already among {count:,} people, for each key typed, p95",
            ours=p95,
            unit="ms",
            floor=None,
            ratio=None,
            must="< 16 ms",
            met=p95 < 16,
            note=f"p50 {median(walls):.2f} ms, worst {max(walls):.1f} ms, CPU p95"
            f" {quantile(cpus, 0.95):.2f} ms; {len(walls)} half-typed forms,"
            f" {found} of {whole} found when whole",
        )
    ]


def _typed(draft: SignUpDraft, rng: Random) -> list[tuple[SignUpDraft, bool]]:
    """Give the form after each key of the name, then with the birth, then with the phone."""
    name = f"{draft.name_given} {draft.name_family}"
    if rng.random() < 0.3:
        name = f"{draft.name_family} {draft.name_given}"
    lang = draft.lang_spoken
    steps = [
        (SignUpDraft(name_given=name[:end], lang_spoken=lang), True)
        for end in range(2, len(name) + 1)
    ]
    born = SignUpDraft(name_given=name, birth=draft.birth, lang_spoken=lang)
    reached = SignUpDraft(name_given=name, birth=draft.birth, phone=draft.phone, lang_spoken=lang)
    return [*steps, (born, False), (reached, False)]
