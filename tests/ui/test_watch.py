"""A page follows the work: one look at a time, none while nobody sees it, none after the end."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.touched import Touched
from fieldapp.store.errors import StoreError
from tests.support.stores import DENISE, edited
from tests.ui.laptop import TestLaptop
from ui.session import Fault, Session
from ui.watch import Watch

HERE = Touched(kinds=frozenset({"person"}), rows=(b"1" * 16,))
FROM_ELSEWHERE = Touched(kinds=frozenset({"person"}))
OTHERS = Touched(kinds=frozenset({"event"}), rows=(b"2" * 16,))


class Looks:
    """Counts looks at the store and what they brought."""

    def __init__(self) -> None:
        self.begun = 0
        self.seen: list[Any] = []

    def act(self, _desk: OpenedDesk, *asked: Any) -> Any:
        self.begun += 1
        return (self.begun, *asked)


@pytest.fixture
def session(laptop: TestLaptop) -> Session:
    assert laptop.desktop.session is not None
    return laptop.desktop.session


def a_watch(session: Session, looks: Looks, asked: Callable[[], tuple[Any, ...]] = tuple) -> Watch:
    return Watch(
        session, looks.act, looks.seen.append, asked=asked, kinds=frozenset({"person", "sign_up"})
    )


def test_what_is_touched_during_a_look_asks_for_one_more(
    laptop: TestLaptop, session: Session
) -> None:
    looks = Looks()
    watch = a_watch(session, looks)
    watch.look()
    for _ in range(5):
        session.tell(HERE)
    laptop.settle()
    assert looks.begun == 2
    watch.stop()


def test_other_kinds_do_not_matter(laptop: TestLaptop, session: Session) -> None:
    looks = Looks()
    watch = a_watch(session, looks)
    session.tell(OTHERS)
    laptop.settle()
    assert looks.begun == 0
    watch.stop()


def test_while_nobody_sees_it_nothing_is_asked_and_nothing_missed(
    laptop: TestLaptop, session: Session
) -> None:
    looks = Looks()
    watch = a_watch(session, looks)
    watch.rest()
    session.tell(HERE)
    session.tell(FROM_ELSEWHERE)
    laptop.settle()
    assert looks.begun == 0
    watch.go_on()
    laptop.settle()
    assert looks.begun == 1
    watch.go_on()
    laptop.settle()
    assert looks.begun == 1
    watch.stop()


def test_it_asks_with_what_is_wanted_at_that_moment(laptop: TestLaptop, session: Session) -> None:
    looks = Looks()
    words = ["a"]
    watch = a_watch(session, looks, lambda: (words[0],))
    watch.look()
    words[0] = "b"
    watch.look()
    laptop.settle()
    assert looks.seen == [(1, "a"), (2, "b")]
    watch.stop()


def test_all_that_follows_the_work_is_seen_at_one_moment(
    laptop: TestLaptop, session: Session
) -> None:
    shown: list[tuple[str, int]] = []
    watches = [
        Watch(session, read_moment, lambda seen: shown.append(("badge", seen))),
        Watch(session, read_moment, lambda seen: shown.append(("row", seen))),
    ]
    laptop.fill()
    laptop.screen.save_key.activated.emit()
    told = set()
    while laptop.store_lane.turn():
        laptop.told()
        told.add(tuple(dict(shown).items()))
    assert all(dict(each).get("badge") == dict(each).get("row") for each in told)
    assert len(shown) >= len(watches)
    for each in watches:
        each.stop()


def test_who_looks_sees_no_more_than_the_others(laptop: TestLaptop, session: Session) -> None:
    """The list is looked at for a search when a save is done and nobody has heard of it yet."""
    shown: dict[str, int] = {}
    badge = Watch(session, read_moment, lambda seen: shown.update(badge=seen))
    row = Watch(session, read_moment, lambda seen: shown.update(row=seen))
    for each in (badge, row):
        each.look()
    laptop.settle()
    before = dict(shown)
    edited(laptop.store, "event", laptop.event, DENISE, title="Somewhere else")
    row.look()
    laptop.settle()
    assert shown["row"] > before["row"]
    assert shown["badge"] == shown["row"]
    for each in (badge, row):
        each.stop()


def test_a_look_that_fails_takes_no_other_with_it(laptop: TestLaptop, session: Session) -> None:
    def fails(_desk: OpenedDesk) -> None:
        raise StoreError("busy")

    looks, faults = Looks(), list[Fault]()
    session.failed.connect(faults.append)
    broken, watch = Watch(session, fails, looks.seen.append), a_watch(session, looks)
    session.tell(HERE)
    laptop.settle()
    assert (looks.seen, faults) == ([(1,)], [Fault(code="busy")])
    for each in (broken, watch):
        each.stop()


def test_what_is_to_be_shown_after_the_numbers_is(laptop: TestLaptop, session: Session) -> None:
    looks = Looks()
    watch = a_watch(session, looks)
    then: list[int] = []
    session.rounds.when_shown(lambda: then.append(len(looks.seen)))
    assert then == [0]  # nothing is due
    session.tell(FROM_ELSEWHERE)
    session.rounds.when_shown(lambda: then.append(len(looks.seen)))
    assert then == [0]
    laptop.settle()
    assert then == [0, 1]
    watch.stop()


def read_moment(desk: OpenedDesk) -> int:
    """How many changes the log has: another number after every save."""
    (n,) = desk.store.connection.execute("SELECT count(*) FROM change").fetchone()
    return int(n)


def test_an_answer_that_comes_after_the_end_reaches_nobody(
    qapp: QApplication, laptop: TestLaptop, session: Session
) -> None:
    looks = Looks()
    watch = a_watch(session, looks)
    watch.look()
    watch.stop()
    laptop.settle()
    session.tell(HERE)
    laptop.settle()
    assert (looks.begun, looks.seen) == (1, [])
