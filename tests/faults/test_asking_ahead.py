"""The next question leaves before the rows of an answer are in the file: nothing else may change.

Whatever becomes of that question, or of the rows meanwhile, both ends agree in the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from typing_extensions import override

from fieldapp.domain.touched import Touched
from fieldapp.store import log, membership, stock
from fieldapp.store.log import take_new_replica
from sync.client.engine import Engine
from sync.client.errors import SyncError
from sync.client.pace import Pace
from sync.client.syncing import Meanwhile
from sync.client.transport import Transport
from sync.protocol.frame import Shared
from sync.protocol.messages import Answer, Ask, decode_answer, encode
from tests.support.laptops import Laptop, Programme, Wire, contents, nothing

SMALL = Pace(changes=3, up=8_000, room=1_000)
"""A few changes and rows at a time, so that there is always a next question."""


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def answered(laptop: Laptop, ask: Ask) -> Answer:
    return decode_answer(laptop.wire().post("/v1/x", encode(ask)))


def small_engine(laptop: Laptop) -> Engine:
    engine = Engine(laptop.store, timer=lambda: 0.0)
    engine.session.pace = SMALL
    return engine


@dataclass
class Begun:
    """An exchange whose first step is done, and the question that was asked ahead."""

    engine: Engine
    answer: Answer
    steps: Iterator[Touched]
    ahead: Ask


def begun(laptop: Laptop) -> Begun:
    engine = small_engine(laptop)
    ask = engine.ask()
    answer = answered(laptop, ask)
    steps = engine.take(ask, answer)
    next(steps)
    ahead = engine.ask_ahead()
    assert ahead is not None
    return Begun(engine, answer, steps, ahead)


def with_rows_to_fetch(programme: Programme, count: int = 30) -> tuple[Laptop, Laptop]:
    """Rosa, who has to fetch what Marcus made."""
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    for number in range(count):
        marcus.record(name_given=f"Marcus {number}")
    marcus.sync()
    return rosa, marcus


def agreed(programme: Programme, *laptops: Laptop) -> None:
    programme.settle()
    for laptop in laptops:
        assert laptop.tickets() == programme.denise.tickets()
        assert log.standing(laptop.store).held == 0
        assert stock.recount(laptop.store) == []


def test_the_next_page_is_asked_for_from_where_this_one_ends(programme: Programme) -> None:
    rosa, marcus = with_rows_to_fetch(programme)
    at = begun(rosa)
    assert not all(page.done for page in at.answer.pages)
    ends = {page.scope: (page.generation, page.upto) for page in at.answer.pages}
    asked = {scope: (generation, cursor) for scope, generation, cursor in at.ahead.scopes}
    assert asked == asked | ends
    for _ in at.steps:
        pass
    cursors = {scope.id: scope.cursor for scope in membership.scopes(rosa.store)}
    assert {scope: cursor for scope, _, cursor in at.ahead.scopes} == cursors
    agreed(programme, rosa, marcus)


def test_the_next_batch_goes_up_while_the_rows_of_the_last_go_in(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    for number in range(7):
        rosa.record(name_given=f"Rosa {number}")
    at = begun(rosa)
    following = answered(rosa, at.ahead)
    assert (at.answer.received, following.received) == (3, 6)
    for _ in (*at.steps, *at.engine.take(at.ahead, following)):
        pass
    assert log.standing(rosa.store).known == 6
    agreed(programme, rosa)


def test_where_nothing_may_be_left_nothing_is_asked_ahead(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    engine = small_engine(rosa)
    ask = engine.ask()
    steps = engine.take(ask, answered(rosa, ask))
    next(steps)
    assert engine.ask_ahead() is None
    for _ in steps:
        pass
    assert engine.session.quiet


def test_what_is_saved_after_the_next_batch_was_packed_goes_up_too(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    for number in range(4):
        rosa.record(name_given=f"Rosa {number}")
    at = begun(rosa)
    at.engine.get_ready()  # nothing follows yet what is under way
    rosa.record(name_given="Late")
    for _ in (*at.steps, *at.engine.take(at.ahead, answered(rosa, at.ahead))):
        pass
    assert not at.engine.session.quiet
    last = at.engine.ask()
    assert last.batch is not None
    assert last.batch.first_n == 5
    agreed(programme, rosa)


def test_a_batch_packed_in_advance_is_the_one_that_would_be_packed(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    for number in range(9):
        rosa.record(name_given=f"Rosa {number}")
    at = begun(rosa)
    at.engine.get_ready()
    for _ in (*at.steps, *at.engine.take(at.ahead, answered(rosa, at.ahead))):
        pass
    packed, fresh = at.engine.ask(), small_engine(rosa).ask()
    assert packed.batch is not None
    assert packed.batch.first_n == 7
    assert encode(packed) == encode(fresh)


def test_a_question_asked_ahead_voids_the_one_before(programme: Programme) -> None:
    """The answer to the first comes a second time, after the next question has left."""
    rosa, _ = with_rows_to_fetch(programme)
    engine = small_engine(rosa)
    first = engine.ask()
    answer = answered(rosa, first)
    steps = engine.take(first, answer)
    next(steps)
    ahead = engine.ask_ahead()
    assert ahead is not None
    for _ in steps:
        pass
    before = contents(rosa.store)
    assert list(engine.take(first, answer)) == []
    assert contents(rosa.store) == before
    assert list(engine.take(ahead, answered(rosa, ahead)))
    agreed(programme, rosa)


def test_an_answer_that_overtakes_the_rows_before_it_leaves_no_gap(programme: Programme) -> None:
    """Its pages begin where the cursor is not yet: they are passed over and come again."""
    rosa, marcus = with_rows_to_fetch(programme)
    at = begun(rosa)
    list(at.engine.take(at.ahead, answered(rosa, at.ahead)))
    assert not at.engine.session.quiet
    list(at.steps)
    agreed(programme, rosa, marcus)


def test_a_page_that_did_not_count_takes_its_followers_with_it(programme: Programme) -> None:
    """A digest differs, and the scope begins anew while the next page is under way."""
    rosa, marcus = with_rows_to_fetch(programme)
    at = begun(rosa)
    scope = next(page.scope for page in at.answer.pages if not page.done)
    following = answered(rosa, at.ahead)
    for _ in at.steps:
        pass
    with rosa.store.writing():
        membership.fetch_anew(rosa.store, scope)
    for _ in at.engine.take(at.ahead, following):
        pass
    cursors = {each.id: each.cursor for each in membership.scopes(rosa.store)}
    assert cursors[scope] == 0
    agreed(programme, rosa, marcus)


def test_a_new_name_taken_meanwhile_voids_the_question_asked_ahead(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    for number in range(7):
        rosa.record(name_given=f"Rosa {number}")
    at = begun(rosa)
    late = answered(rosa, at.ahead)
    for _ in at.steps:
        pass
    with rosa.store.writing():
        take_new_replica(rosa.store)
    before = contents(rosa.store)
    assert list(at.engine.take(at.ahead, late)) == []
    assert contents(rosa.store) == before
    agreed(programme, rosa)


def test_a_history_that_changed_under_the_question_asked_ahead_is_noticed(
    programme: Programme,
) -> None:
    rosa, marcus = with_rows_to_fetch(programme)
    at = begun(rosa)
    lost = msgspec.structs.replace(answered(rosa, at.ahead), orders=["history"], pages=[])
    for _ in at.steps:
        pass
    for _ in at.engine.take(at.ahead, lost):
        pass
    assert {each.cursor for each in membership.scopes(rosa.store)} == {0}
    agreed(programme, rosa, marcus)


@pytest.mark.parametrize("done", range(5))
def test_a_program_that_ends_between_question_and_rows_loses_nothing(
    programme: Programme, done: int
) -> None:
    rosa, marcus = with_rows_to_fetch(programme)
    for number in range(7):
        rosa.record(name_given=f"Rosa {number}")
    at = begun(rosa)
    answered(rosa, at.ahead)  # the server has taken it; nobody hears the answer
    for _ in range(done):
        next(at.steps, None)
    rosa.reopen()
    agreed(programme, rosa, marcus)


class DyingLine(Wire):
    """A line that takes a message, lets the laptop do its work meanwhile, and breaks."""

    def __init__(self, laptop: Laptop, lives: int) -> None:
        super().__init__(laptop.server, laptop.store.identity.token)
        self._lives = lives

    @override
    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        self._lives -= 1
        reply = super().post(path, raw, nothing if self._lives < 0 else meanwhile, shared)
        if self._lives < 0:
            raise SyncError("cut")
        return reply


@pytest.mark.parametrize("lives", [1, 2, 3])
def test_rows_that_came_stay_though_the_next_answer_is_lost(
    programme: Programme, lives: int
) -> None:
    rosa, marcus = with_rows_to_fetch(programme)
    with pytest.raises(SyncError):
        rosa.sync(DyingLine(rosa, lives), pace=SMALL)
    kept = len(rosa.tickets())
    assert kept > 0
    outcome = rosa.sync(pace=SMALL)
    assert outcome.quiet
    assert rosa.tickets() == marcus.tickets()
    assert len(rosa.tickets()) > kept


def test_over_http_rows_go_in_while_the_server_works(programme: Programme) -> None:
    rosa, marcus = with_rows_to_fetch(programme)
    seen: list[int] = []

    class Watching(Transport):
        @override
        def post(
            self,
            path: str,
            raw: bytes,
            meanwhile: Meanwhile = nothing,
            shared: Shared | None = None,
        ) -> bytes:
            def watched() -> None:
                before = len(rosa.tickets())
                meanwhile()
                seen.append(len(rosa.tickets()) - before)

            return super().post(path, raw, watched, shared)

    with programme.server.serving() as url:
        line = Watching(url, token=rosa.store.identity.token)
        outcome = rosa.sync(line, pace=SMALL)
        line.close()
    assert outcome.quiet
    assert sum(seen) > 0
    assert rosa.tickets() == marcus.tickets()


def test_what_fails_while_the_server_works_is_told_as_itself(programme: Programme) -> None:
    """A full disk is no broken line, and the line is as good as before."""
    rosa = programme.canvasser("Rosa")
    raw = encode(small_engine(rosa).ask())

    def fails() -> None:
        raise OSError("the disk is full")

    with programme.server.serving() as url:
        line = Transport(url, token=rosa.store.identity.token)
        with pytest.raises(OSError, match="the disk is full"):
            line.post("/v1/x", raw, fails)
        assert decode_answer(line.post("/v1/x", raw)).orders == []
        assert line.requests == 2
        line.close()
