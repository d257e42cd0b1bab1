"""Once a day the rows in the file are held against what the server hands out, and made good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.store import log, membership
from fieldapp.store.stock import Stock, count_on, recount
from sync.client.engine import Engine
from tests.support.laptops import Laptop, Programme

A_DAY_MS = 25 * 3_600_000
LOSSES = {
    "row": "DELETE FROM person WHERE id = :row",
    "place": "DELETE FROM member WHERE row = :row",
    "position": "UPDATE member SET position = position - 1 WHERE row = :row",
}


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def lose(laptop: Laptop, row: bytes, what: str) -> None:
    laptop.store.connection.execute(LOSSES[what], {"row": row})


def until_quiet(laptop: Laptop, engine: Engine) -> None:
    for _ in range(20):
        ask = engine.ask()
        for _ in engine.take(ask, laptop.server.exchange(laptop.store.identity.token, ask)):
            pass
        if engine.session.quiet:
            return
    raise AssertionError("never quiet")


@pytest.mark.parametrize("what", LOSSES)
def test_what_is_gone_from_the_file_is_noticed_within_a_day_and_comes_again(
    programme: Programme, what: str
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    theirs, own = marcus.record(name_given="Eva"), rosa.record(name_given="Ana")
    programme.settle()
    before = rosa.rows("person")
    for kept in (theirs, own):
        lose(rosa, kept.person, what)
    unsent = rosa.record(name_given="Not sent yet")
    programme.server.clock.now_ms += A_DAY_MS
    outcome = rosa.sync()
    assert (outcome.quiet, outcome.faults) == (True, ())
    after = rosa.rows("person")
    assert after.pop(unsent.person)["name_given"] == "Not sent yet"
    assert after == before
    assert log.standing(rosa.store).received == log.standing(rosa.store).made
    assert recount(rosa.store) == []


def test_a_window_that_stays_open_for_days_compares_on_each_of_them(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = [marcus.record(name_given=name) for name in ("Eva", "Ana", "Mai")]
    programme.settle()
    before = rosa.rows("person")
    engine = Engine(rosa.store, timer=lambda: 0.0)
    until_quiet(rosa, engine)
    for each in kept:
        programme.server.clock.now_ms += A_DAY_MS
        lose(rosa, each.person, "row")
        engine.session.fetched_anew.clear()  # each sync of the window is a session of its own
        until_quiet(rosa, engine)
        assert rosa.rows("person") == before


def test_nothing_is_counted_or_compared_twice_on_one_day(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    programme.settle()
    asked: list[str] = []
    rosa.store.connection.set_trace_callback(asked.append)
    assert rosa.sync().exchanges == 1
    rosa.store.connection.set_trace_callback(None)
    assert not [each for each in asked if "FROM member WHERE scope" in each and "ORDER" in each]


def test_counting_goes_in_steps_and_ends_with_the_digest_of_what_is_there(
    programme: Programme,
) -> None:
    rosa = programme.canvasser("Rosa")
    kept = [rosa.record(name_given=f"Person {number}") for number in range(5)]
    rosa.sync()
    scope = next(each for each in membership.scopes(rosa.store) if each.id == programme.event)
    lose(rosa, kept[2].person, "row")
    stock, steps = Stock(scope.no), 1
    with rosa.store.taking_in():
        while count_on(rosa.store, stock, most=3):
            steps += 1
    assert steps == scope.count // 3 + 1
    after = next(each for each in membership.scopes(rosa.store) if each.id == programme.event)
    assert after.count == scope.count - 1
    assert recount(rosa.store) == []
