"""Enrolment: a code in, everything a laptop needs out; the private key never leaves."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey

from fieldapp.domain.problem import RefusedError
from sync.client.enrolment import enrol, typed_code
from sync.client.errors import SyncError
from sync.client.transport import Transport
from sync.protocol.invitation import new_code, show_code
from sync.protocol.messages import EnrolAnswer, decode_enrol_ask, encode
from tests.support.server import TestServer
from tests.support.vault import CountedRandom

CODE = show_code(new_code(CountedRandom()))
SEED = bytes(range(32))
ANSWER = EnrolAnswer(
    organization=b"o" * 16,
    organization_name="Healthy Hills",
    device=b"d" * 16,
    letter="A",
    user=b"u" * 16,
    user_name="Rosa",
    token="fa1_x_y",
    chain_secret=b"c" * 32,
    recovery_key=b"r" * 32,
    clock_ms=1,
)


class Wire:
    """Gives told replies, and keeps what was sent; a fault is raised, bytes are given."""

    def __init__(self, *replies: bytes | SyncError) -> None:
        self.replies = list(replies)
        self.sent: list[bytes] = []

    def __call__(self, path: str, raw: bytes) -> bytes:
        assert path == "/v1/enrol"
        self.sent.append(raw)
        reply = self.replies.pop(0)
        if isinstance(reply, SyncError):
            raise reply
        return reply


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TestServer]:
    server = TestServer(tmp_path)
    yield server
    server.close()


def test_the_server_knows_the_laptop_by_the_public_half_of_its_key(
    server: TestServer,
) -> None:
    with server.serving() as address:
        line = Transport(address)
        code = f" {server.invite().lower().replace('-', ' ')} "
        answer, seed = enrol(line.post, code, app_version="0.1", seed=SEED)
        line.close()
    with server.service.storage.reading() as reads:
        (device,) = reads.devices(server.org)
    assert device.public_key == bytes(SigningKey(seed).verify_key)
    assert (device.id, device.letter) == (answer.device, answer.letter)
    assert server.service.whose(answer.token).id == answer.device


def test_case_blanks_hyphens_and_misread_letters_do_not_matter() -> None:
    loose = CODE.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert typed_code(f"  {loose}\t") == CODE


@pytest.mark.parametrize("typed", ["", "hello", CODE[:-1], CODE + "0", CODE[:-2] + "!!"])
def test_what_cannot_be_a_code_is_never_sent(typed: str) -> None:
    wire = Wire()
    with pytest.raises(RefusedError):
        enrol(wire, typed, app_version="0", seed=SEED)
    assert wire.sent == []


@pytest.mark.parametrize("code", ["cut", "silent"])
def test_an_answer_lost_on_the_way_is_asked_for_again_with_the_same_key(code: str) -> None:
    wire = Wire(SyncError(code), encode(ANSWER))
    answer, seed = enrol(wire, CODE, app_version="0", seed=SEED)
    assert answer == ANSWER
    first, second = (decode_enrol_ask(raw) for raw in wire.sent)
    assert first == second
    assert first.public_key == bytes(SigningKey(seed).verify_key)
    assert seed not in wire.sent[0]


@pytest.mark.parametrize("code", ["code_refused", "offline", "untrusted", "slow_down"])
def test_a_refusal_is_asked_once(code: str) -> None:
    wire = Wire(SyncError(code))
    with pytest.raises(SyncError) as refused:
        enrol(wire, CODE, app_version="0", seed=SEED)
    assert refused.value.code == code
    assert len(wire.sent) == 1


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\xc1",
        encode(msgspec.structs.replace(ANSWER, chain_secret=b"short")),
        encode(msgspec.structs.replace(ANSWER, device=b"")),
        encode(msgspec.structs.replace(ANSWER, token="")),
        encode(msgspec.structs.replace(ANSWER, recovery_key=b"r" * 31)),
    ],
)
def test_an_answer_that_is_not_whole_makes_no_laptop(reply: bytes) -> None:
    with pytest.raises(SyncError) as refused:
        enrol(Wire(reply), CODE, app_version="0", seed=SEED)
    assert refused.value.code == "stranger"
