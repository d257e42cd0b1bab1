"""A sign-up is packed by the one before it; where the server lacks that, it is sent plainly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.store import log
from sync.client.engine import Engine
from sync.client.transport import Transport
from sync.protocol.errors import WireError
from sync.protocol.frame import is_by_shared, wrap
from sync.protocol.messages import decode_answer, encode
from tests.support.laptops import Laptop, Programme
from tests.support.mishaps import (
    copied,
    put_back,
    send_and_lose_the_reply,
    server_copy,
    server_put_back,
)


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def frame_of(laptop: Laptop) -> bytes:
    """The frame that would leave the laptop now."""
    engine = Engine(laptop.store, timer=lambda: 0.0)
    ask = engine.ask()
    return wrap(encode(ask), engine.shared(ask))


def requests_of_a_sync(programme: Programme, laptop: Laptop) -> int:
    with programme.server.serving() as url:
        line = Transport(url, token=laptop.store.identity.token)
        outcome = laptop.sync(line)
        line.close()
    assert outcome.quiet
    assert outcome.held == 0
    return line.requests - outcome.exchanges + 1


def test_the_second_sign_up_is_a_good_deal_smaller_than_the_first(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    first = frame_of(rosa)
    rosa.sync()
    rosa.record(name_given="Ana")
    second = frame_of(rosa)
    assert (is_by_shared(first), is_by_shared(second)) == (False, True)
    assert len(second) + 60 < len(first)
    assert requests_of_a_sync(programme, rosa) == 1
    programme.settle()
    assert programme.denise.tickets() == rosa.tickets()


def test_after_an_answer_that_was_lost_the_last_known_change_still_packs(
    programme: Programme,
) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.sync()
    rosa.record(name_given="Ana")
    send_and_lose_the_reply(rosa)
    rosa.record(name_given="Eva")
    assert is_by_shared(frame_of(rosa))
    assert requests_of_a_sync(programme, rosa) == 1
    programme.settle()
    assert len(programme.denise.tickets()) == 3


def test_a_server_put_back_to_before_that_change_gets_it_plainly(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.sync()
    before = server_copy(programme, "before")
    rosa.record(name_given="Ana")
    rosa.sync()
    server_put_back(programme, before)
    rosa.record(name_given="Eva")
    assert is_by_shared(frame_of(rosa))
    assert requests_of_a_sync(programme, rosa) > 1
    programme.settle()
    assert len(programme.denise.tickets()) == 3


def test_a_laptop_under_a_new_name_packs_by_what_the_server_knows_it_by(
    programme: Programme,
) -> None:
    """Its changes are there under the name they first came by."""
    rosa = programme.canvasser("Rosa")
    rosa.record()
    copy = copied(rosa, "older.db")
    rosa.record(name_given="Ana")
    rosa.sync()
    put_back(rosa, copy)
    rosa.record(name_given="Eva")
    programme.settle()
    rosa.record(name_given="Pia")
    assert is_by_shared(frame_of(rosa))
    assert requests_of_a_sync(programme, rosa) == 1
    programme.settle()
    assert log.standing(rosa.store).held == 0


def test_a_change_that_was_put_aside_packs_the_next_one(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    here = rosa.event
    rosa.event = programme.new_event("BUR-0614A")
    programme.denise.sync()
    rosa.record()
    rosa.sync()
    assert log.standing(rosa.store).held == 1
    rosa.event = here
    rosa.record(name_given="Ana")
    assert is_by_shared(frame_of(rosa))
    with programme.server.serving() as url:
        line = Transport(url, token=rosa.store.identity.token)
        assert rosa.sync(line).quiet
        line.close()
    assert line.requests == 1


def test_another_laptops_frame_is_not_understood_by_ones_own_words(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    for each in (rosa, marcus):
        each.record()
        each.sync()
        each.record(name_given="Ana")
    service = programme.server.service
    with pytest.raises(WireError, match="not_shared"):
        service.read(service.whose(marcus.store.identity.token), frame_of(rosa))
    asked = service.read(service.whose(rosa.store.identity.token), frame_of(rosa))
    assert decode_answer(encode(service.exchange(rosa.store.identity.token, asked))).received == 2
