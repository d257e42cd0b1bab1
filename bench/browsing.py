"""The list of everybody on the store's thread: first screen, another filter, a jump to the end."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from bench.finding import EVENT, crowded
from bench.laptop import LISTS, TODAY, lone_store
from bench.measure import Row, median
from fieldapp.actions.acting import Author
from fieldapp.actions.browsing import (
    InSight,
    PeopleQuestion,
    PeopleSeen,
    lines_in_sight,
    look_at_people,
)
from fieldapp.actions.desk import OpenedDesk
from fieldapp.store.listing import Order, PeopleFilter, ids_in

_SCREEN: Final = 16
_AROUND: Final = _SCREEN + 80
_ROUNDS: Final = 7
_QUESTIONS: Final = {
    "everybody": PeopleQuestion(),
    "language": PeopleQuestion(wanted=PeopleFilter(language="es")),
    "interpreter": PeopleQuestion(wanted=PeopleFilter(interpreter=True)),
    "event": PeopleQuestion(wanted=PeopleFilter(event=EVENT)),
    "to finish": PeopleQuestion(wanted=PeopleFilter(incomplete=True)),
    "only here": PeopleQuestion(wanted=PeopleFilter(only_here=True)),
    "withdrawn": PeopleQuestion(wanted=PeopleFilter(withdrawn=True)),
    "two filters": PeopleQuestion(wanted=PeopleFilter(language="es", interpreter=True)),
    "by name": PeopleQuestion(order=Order.NAME),
    "by ticket": PeopleQuestion(order=Order.TICKET),
    "text and filter": PeopleQuestion(text="mar", wanted=PeopleFilter(language="es")),
}


def measure(folder: Path, count: int) -> list[Row]:
    """Give the rows of the list over `count` people, each the middle of a few rounds."""
    store = lone_store(folder)
    crowded(store, count, Random(3))
    desk = OpenedDesk(
        store=store,
        author=Author(user=bytes(16), role="COORDINATOR"),
        user_name="",
        event=None,
        lists=LISTS,
        today=lambda: TODAY,
    )
    listed = look_at_people(desk, PeopleQuestion(), InSight()).listed
    first = _took(partial(_look, desk, PeopleQuestion(), changed=True))
    floor, _ = _took(lambda: store.connection.execute("SELECT id FROM person").fetchall())
    changes = {
        what: _took(partial(_look, desk, asked, changed=True)) for what, asked in _QUESTIONS.items()
    }
    again = max(_took(partial(_look, desk, asked)) for asked in _QUESTIONS.values())
    ends = ids_in(listed, max(0, len(listed) // 16 - _AROUND))
    jump = _took(partial(lines_in_sight, desk, ends))
    store.close()
    slowest = max(changes, key=lambda what: changes[what])
    each = ", ".join(f"{what} {cpu:.0f}" for what, (_, cpu) in changes.items())
    return [
        _row(
            f"first screen of {count:,} people",
            first,
            "somebody was written since the last; floor: reading the ids of the table",
            floor,
        ),
        _row(
            f"another filter or order over {count:,} people, the slowest",
            changes[slowest],
            f"by CPU: {each}; while nobody writes {again[1]:.0f} at most",
        ),
        _row(f"jump to the end of {count:,} people", jump, f"{len(ends)} lines"),
    ]


def _look(desk: OpenedDesk, asked: PeopleQuestion, *, changed: bool = False) -> PeopleSeen:
    """Look at the first screen; after a change nothing is known from before."""
    if changed:
        with desk.store.writing():
            desk.store.remember("bench", desk.store.clock())
    return look_at_people(desk, asked, InSight(most=_SCREEN))


def _took(act: Callable[[], object]) -> tuple[float, float]:
    """Run an act some times; the middle of the milliseconds and of the CPU milliseconds."""
    walls, cpus = [], []
    for _ in range(_ROUNDS):
        started, cpu = time.perf_counter(), time.process_time()
        act()
        walls.append((time.perf_counter() - started) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return median(walls), median(cpus)


def _row(what: str, took: tuple[float, float], note: str, floor: float | None = None) -> Row:
    ours, cpu = took
    return Row(
        part="list",
        what=what,
        ours=ours,
        unit="ms",
        floor=floor,
        ratio=None if floor is None else ours / floor,
        must="< 100 ms",
        met=ours < 100,
        note=f"CPU {cpu:.0f} ms; {note}",
    )
