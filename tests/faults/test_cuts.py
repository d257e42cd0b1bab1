"""Bodies in part or altered are refused whole, and a cut line costs nothing but time."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from fieldapp.store import log
from sync.client.engine import Engine
from sync.client.errors import PASSING, SyncError
from sync.protocol.errors import WireError
from sync.protocol.frame import HEAD, unwrap, wrap
from sync.protocol.messages import decode_answer, decode_ask, encode
from tests.support.cutting import SPREAD, cut_everywhere
from tests.support.laptops import Programme, contents


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The frames of one exchange that takes sign-ups up and brings others down."""
    programme = Programme.begun(tmp_path_factory.mktemp("golden") / "programme")
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    marcus.record(name_given="Ana")
    programme.settle(marcus)
    rosa.record(name_given="Juana", remark="Ω" * 40)
    asked = encode(Engine(rosa.store, timer=lambda: 0.0).ask())
    answer = rosa.wire().post("/v1/x", asked)
    programme.close()
    return {"ask": wrap(asked), "answer": wrap(answer)}


@pytest.mark.parametrize("which", ["ask", "answer"])
def test_a_body_that_was_cut_anywhere_is_refused(golden: dict[str, bytes], which: str) -> None:
    frame = golden[which]
    assert len(frame) > 200
    for length in range(len(frame)):
        with pytest.raises(WireError):
            unwrap(frame[:length])


@pytest.mark.parametrize("which", ["ask", "answer"])
def test_a_body_with_more_behind_it_is_refused(golden: dict[str, bytes], which: str) -> None:
    for more in (b"\0", b"\n", golden[which]):
        with pytest.raises(WireError):
            unwrap(golden[which] + more)


@pytest.mark.parametrize("which", ["ask", "answer"])
def test_a_flipped_bit_anywhere_is_refused_or_makes_no_difference(
    golden: dict[str, bytes], which: str
) -> None:
    frame = golden[which]
    sent, unnoticed = unwrap(frame), 0
    for place in range(len(frame)):
        for bit in range(8):
            altered = bytearray(frame)
            altered[place] ^= 1 << bit
            try:
                assert unwrap(bytes(altered)) == sent
            except WireError:
                continue
            # Unused bits at the end of a packed stream, or a match that names an earlier copy.
            unnoticed += 1
    assert unnoticed < len(frame) // 8


@pytest.mark.parametrize("which", ["ask", "answer"])
def test_bytes_put_in_or_left_out_anywhere_are_refused(
    golden: dict[str, bytes], which: str
) -> None:
    frame = golden[which]
    for place in range(len(frame)):
        with pytest.raises(WireError):
            unwrap(frame[:place] + frame[place + 1 :])
        with pytest.raises(WireError):
            unwrap(frame[:place] + b"\x55" + frame[place:])


def test_a_message_cut_anywhere_is_never_half_understood(golden: dict[str, bytes]) -> None:
    for which, read in (("ask", decode_ask), ("answer", decode_answer)):
        raw = unwrap(golden[which])
        for length in range(len(raw)):
            with pytest.raises(WireError):
                read(raw[:length])


def test_a_frame_that_says_it_is_larger_than_it_is_unpacks_nothing(
    golden: dict[str, bytes],
) -> None:
    magic, version, codec, _, digest = HEAD.unpack_from(golden["ask"])
    for length in (0, 1, 1 << 23, (1 << 32) - 1):
        with pytest.raises(WireError):
            unwrap(HEAD.pack(magic, version, codec, length, digest) + golden["ask"][HEAD.size :])


def test_an_altered_batch_is_not_taken_even_in_a_sound_frame(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    ask = Engine(rosa.store, timer=lambda: 0.0).ask()
    assert ask.batch is not None
    (change,) = ask.batch.changes
    altered = type(change)(bytes(change).replace(b"Juana", b"Juane"))
    assert bytes(altered) != bytes(change)
    before = contents(rosa.store)
    forged = msgspec.structs.replace(
        ask, batch=msgspec.structs.replace(ask.batch, changes=[altered])
    )
    with pytest.raises(SyncError):
        rosa.wire().post("/v1/x", encode(forged))
    assert contents(rosa.store) == before
    programme.settle()
    assert programme.denise.opened(kept.sign_up).person.text("name_given") == "Juana"


def test_a_line_cut_after_any_number_of_bytes_loses_and_doubles_nothing(
    programme: Programme,
) -> None:
    rosa = programme.canvasser("Rosa")
    with programme.server.serving() as url:
        cuts = cut_everywhere(programme, rosa, url, step=SPREAD)
    assert cuts.broken == []
    assert cuts.points >= 50
    assert cuts.interrupted >= 45
    assert log.standing(rosa.store).received == rosa.made()
    assert set(cuts.codes) <= PASSING
