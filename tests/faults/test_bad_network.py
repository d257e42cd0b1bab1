"""Networks that lie, hang, repeat and mix up: the laptop says so, keeps all, and goes on later."""

import random
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.store import log
from fieldapp.store.log import take_new_replica
from sync.client.engine import Engine
from sync.client.errors import PASSING, SyncError
from sync.client.pace import Pace
from sync.client.syncing import Meanwhile
from sync.client.transport import Transport
from sync.protocol.frame import Shared, wrap
from sync.protocol.messages import Answer, Ask, EnrolAnswer, decode_answer, encode
from tests.support.laptops import Laptop, Programme, contents, nothing
from tests.support.mishaps import sync_some
from tests.support.proxy import Impostor

PORTAL = b"<html><body><h1>Welcome to Guest WiFi</h1><form>Accept terms</form></body></html>"


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def http(status: str, body: bytes, *headers: str) -> bytes:
    """A raw HTTP reply with its right length, unless `headers` name another."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if not any(line.lower().startswith(("content-length", "transfer-")) for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def another_message() -> bytes:
    """A whole frame with a message that is no answer to an ask."""
    answer = EnrolAnswer(
        organization=bytes(16),
        organization_name="",
        device=bytes(16),
        letter="A",
        user=bytes(16),
        user_name="",
        token="",
        chain_secret=b"",
        recovery_key=b"",
        clock_ms=0,
    )
    return wrap(encode(answer))


STRANGERS: dict[str, bytes] = {
    "a sign-in page": http("200 OK", PORTAL, "Content-Type: text/html"),
    "a redirect": http("302 Found", b"", "Location: http://127.0.0.1:9/login"),
    "a lasting redirect": http("308 Permanent Redirect", b"", "Location: http://127.0.0.1:9/x"),
    "a gateway's error page": http("502 Bad Gateway", PORTAL),
    "nothing with a good status": http("200 OK", b""),
    "no content": http("204 No Content", b"", "Content-Length: 0"),
    "half an answer": http("200 OK", wrap(b"\x90" * 90)[:50], "Content-Length: 140"),
    "half an answer without a length": http("200 OK", wrap(b"x" * 90)[:60], "Transfer-x: y"),
    "a piece of chunks": http("200 OK", b"20\r\nabc", "Transfer-Encoding: chunked"),
    "bytes that are no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "a closed line": b"",
    "a frame of rubbish": http("200 OK", wrap(b"\xc1 rubbish")),
    "a frame of another message": http("200 OK", another_message()),
    "a fault with another status": http("503 Busy", wrap(b"\x91\xa7revoked")),
    "a packed page": http("200 OK", b"\x1f\x8b\x08\x00" + bytes(40), "Content-Encoding: gzip"),
}


@pytest.mark.parametrize("reply", STRANGERS.values(), ids=STRANGERS.keys())
def test_whatever_else_answers_changes_nothing_and_the_next_sync_completes(
    programme: Programme, reply: bytes
) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    before = contents(rosa.store)
    impostor = Impostor(lambda _: reply)
    with impostor.answering() as url, pytest.raises(SyncError) as refused:
        rosa.sync_over(url)
    assert refused.value.code in PASSING
    assert contents(rosa.store) == before
    assert len(impostor.heard) == 1
    programme.settle()
    assert programme.denise.tickets() == [kept.ticket]


def test_a_redirect_is_never_followed(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    other = Impostor(lambda _: http("200 OK", b""))
    with other.answering() as elsewhere:
        place = f"Location: {elsewhere}/v1/x"
        portal = Impostor(lambda _: http("307 Temporary Redirect", b"", place))
        with portal.answering() as url, pytest.raises(SyncError) as refused:
            rosa.sync_over(url)
    assert refused.value.code == "stranger"
    assert other.heard == []


def test_a_server_that_stays_silent_is_given_up_and_nothing_is_lost(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    with Impostor(lambda _: None).answering() as url:
        line = Transport(url, token=rosa.store.identity.token, silence_s=0.2)
        with pytest.raises(SyncError) as refused:
            rosa.sync(line)
        line.close()
    assert refused.value.code == "silent"
    programme.settle()
    assert programme.denise.tickets() == [kept.ticket]


def test_a_port_where_nobody_listens_is_said_to_be_offline(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(SyncError) as refused:
        rosa.sync_over(f"http://127.0.0.1:{port}")
    assert refused.value.code == "offline"


# repeated and mixed up


class Postbox:
    """A line that delivers each message, and some of the older ones again in any order."""

    def __init__(self, laptop: Laptop, chance: random.Random) -> None:
        self._wire = laptop.wire()
        self._chance = chance
        self._old: list[bytes] = []
        self.sent = self.received = self.again = 0

    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        self._old.append(raw)
        for old in self._chance.sample(self._old, k=min(len(self._old), 3)):
            self._wire.post(path, old)
            self.again += 1
        return self._wire.post(path, raw, meanwhile, shared)


@pytest.mark.parametrize("seed", range(4))
def test_requests_delivered_twice_or_late_double_nothing(programme: Programme, seed: int) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    chance = random.Random(seed)
    boxes = {id(each): Postbox(each, chance) for each in programme.laptops}
    kept = []
    for turn in range(5):
        laptop = chance.choice([rosa, marcus])
        new = [laptop.record(name_given=f"{turn}") for _ in range(4)]
        laptop.amend(chance.choice(new).sign_up, name_used=f"T{turn}")
        kept += new
        for other in programme.laptops:
            other.sync(boxes[id(other)], pace=Pace(changes=2, up=3000, room=3000))
    programme.settle()
    assert sum(box.again for box in boxes.values()) > 20
    assert set(programme.denise.rows("sign_up")) == {each.sign_up for each in kept}
    assert len(programme.denise.rows("person")) == len(kept)
    for laptop in (rosa, marcus):
        assert set(laptop.rows("sign_up")) == {each.sign_up for each in kept}
        assert log.standing(laptop.store).held == 0


def answered(laptop: Laptop, ask: Ask) -> Answer:
    return decode_answer(laptop.wire().post("/v1/x", encode(ask)))


def test_an_answer_that_arrives_after_a_newer_one_is_passed_over(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    marcus.record()
    marcus.sync()
    rosa.record()
    engine = Engine(rosa.store, timer=lambda: 0.0)
    early = engine.ask()
    late_answer = answered(rosa, early)
    marcus.record()
    marcus.sync()
    newer = engine.ask()
    for _ in engine.take(newer, answered(rosa, newer)):
        pass
    before = contents(rosa.store)
    assert list(engine.take(early, late_answer)) == []
    assert contents(rosa.store) == before


@pytest.mark.parametrize("reset", ["another name", "another program start"])
def test_an_answer_from_before_a_reset_is_passed_over(programme: Programme, reset: str) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    engine = Engine(rosa.store, timer=lambda: 0.0)
    early = engine.ask()
    answer = answered(rosa, early)
    if reset == "another name":
        with rosa.store.writing():
            take_new_replica(rosa.store)
        engine.ask()
    else:
        engine = Engine(rosa.store, timer=lambda: 0.0)
    before = contents(rosa.store)
    assert list(engine.take(early, answer)) == []
    assert contents(rosa.store) == before
    programme.settle()
    assert len(programme.denise.tickets()) == 1


def test_a_sync_may_stop_after_any_of_its_steps(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    for number in range(12):
        marcus.record(name_given=f"Marcus {number}")
    marcus.sync()
    for steps in range(1, 25):
        rosa.record(name_given=f"Rosa {steps}")
        sync_some(rosa, steps)
        rosa.reopen()
    programme.settle()
    assert rosa.tickets() == marcus.tickets() == programme.denise.tickets()
    assert len(rosa.tickets()) == 36
