"""How much goes in one exchange: one rule for the window, the commands and the bench."""

import msgspec
import pytest

from sync.client.errors import CODES
from sync.client.pace import FEWEST_CHANGES, LEAST_ROOM, QUICK_S, SLOW_S, Pace
from sync.protocol.limits import MAX_BATCH_BYTES, MAX_BATCH_CHANGES, MAX_ROOM_BYTES
from sync.protocol.messages import Answer, Ask, Batch, Page

PACE = Pace(changes=20, up=10_000, room=100_000)


def an_ask(changes: int = 0, size: int = 10) -> Ask:
    batch = Batch(
        first_n=1,
        schema=1,
        signature=b"",
        actors=[],
        scopes=[],
        base_stamp=0,
        changes=[msgspec.Raw(bytes(size))] * changes,
    )
    return Ask(
        protocol=1,
        replica=bytes(16),
        schema=1,
        clock_ms=0,
        epoch=None,
        position=0,
        mark=b"",
        scopes=[],
        made=changes,
        known=0,
        batch=batch if changes else None,
    )


def an_answer(*, done: bool = True) -> Answer:
    page = Page(
        scope=b"", generation=1, after=0, upto=1, done=done, hidden={}, groups=[], leaves=[]
    )
    return Answer(
        clock_ms=0,
        epoch=b"",
        position=1,
        mark=b"",
        received=0,
        link=b"",
        safe=0,
        verdicts=[],
        orders=[],
        scopes=None,
        pages=[page],
    )


def test_a_quick_exchange_that_was_full_is_followed_by_a_larger_one() -> None:
    by_number = PACE.after(an_ask(20), an_answer(), QUICK_S)
    by_bytes = PACE.after(an_ask(4, 2_400), an_answer(), QUICK_S)
    down = PACE.after(an_ask(), an_answer(done=False), QUICK_S)
    assert by_number == by_bytes == Pace(changes=40, up=20_000, room=100_000)
    assert down == Pace(changes=20, up=10_000, room=200_000)


def test_what_was_not_full_proves_nothing() -> None:
    assert PACE.after(an_ask(19), an_answer(), 0.1) == PACE
    assert PACE.after(an_ask(20), an_answer(done=False), QUICK_S + 0.1) == PACE


def test_a_slow_exchange_is_followed_by_half_of_it() -> None:
    slower = Pace(changes=10, up=5_000, room=50_000)
    assert PACE.after(an_ask(20), an_answer(), SLOW_S + 0.1) == slower


def test_only_a_line_that_was_given_too_much_is_given_less() -> None:
    halved = {code for code in CODES if PACE.after_fault(code) != PACE}
    assert halved == {"cut", "silent"}
    assert PACE.after_fault("cut") == PACE.slower()


@pytest.mark.parametrize("pace", [Pace(), PACE])
def test_the_pace_stays_within_its_bounds(pace: Pace) -> None:
    low = high = pace
    for _ in range(40):
        low = low.after_fault("cut")
        high = high.after(an_ask(MAX_BATCH_CHANGES, 1_000), an_answer(done=False), 0.1)
    assert low == Pace(changes=FEWEST_CHANGES, up=4 << 10, room=LEAST_ROOM)
    assert high == Pace(changes=MAX_BATCH_CHANGES, up=MAX_BATCH_BYTES, room=MAX_ROOM_BYTES)
