"""A body arrives whole or not at all."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.errors import WireError
from sync.protocol.frame import (
    DICTIONARY,
    HEAD,
    MAGIC,
    PLAIN,
    is_by_shared,
    share,
    shared_n,
    unwrap,
    wrap,
)
from sync.protocol.limits import MAX_RAW_BYTES


@given(st.binary(max_size=4000))
def test_a_body_comes_out_as_it_went_in(raw: bytes) -> None:
    assert unwrap(wrap(raw)) == raw


def test_every_cut_of_a_frame_is_refused() -> None:
    frame = wrap(b"Juana " * 40)
    for length in range(len(frame)):
        with pytest.raises(WireError, match="malformed"):
            unwrap(frame[:length])


def test_no_flipped_bit_of_a_frame_changes_what_comes_out() -> None:
    frame = wrap(b"Juana " * 10)
    same = 0
    for index in range(len(frame)):
        for bit in range(8):
            damaged = bytearray(frame)
            damaged[index] ^= 1 << bit
            try:
                assert unwrap(bytes(damaged)) == b"Juana " * 10
                same += 1
            except WireError:
                continue
    assert same < 8  # only the padding bits after the end of the packed stream


def test_more_bytes_than_the_frame_says_are_refused() -> None:
    with pytest.raises(WireError, match="malformed"):
        unwrap(wrap(b"x" * 100) + b"y")


def test_a_frame_that_unpacks_to_too_much_is_not_unpacked() -> None:
    with pytest.raises(WireError, match="too_large"):
        unwrap(wrap(bytes(1_000)), limit=999)
    assert unwrap(wrap(bytes(1_000)), limit=1_000) == bytes(1_000)


def test_a_bomb_that_lies_about_its_length_stops_at_the_length_it_names() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(bytes(50_000_000)) + packer.flush()
    head = HEAD.pack(MAGIC, 1, 1, 1_000, bytes(32))
    with pytest.raises(WireError, match="malformed"):
        unwrap(head + bomb)
    with pytest.raises(WireError, match="too_large"):
        unwrap(HEAD.pack(MAGIC, 1, 1, MAX_RAW_BYTES + 1, bytes(32)) + bomb)


@pytest.mark.parametrize("data", [b"", b"FA", b"<html>sign in</html>" * 10, bytes(60)])
def test_what_is_no_frame_is_refused(data: bytes) -> None:
    with pytest.raises(WireError, match="malformed"):
        unwrap(data)


def test_small_bodies_of_our_own_words_pack_with_the_preset_dictionary() -> None:
    assert wrap(b"GRANTED SPOKEN SHAREPROV COVID19 MOBILE REMIND")[3] == DICTIONARY
    assert wrap(bytes(range(200)))[3] == PLAIN


A_BODY = b"what the last sign-up said: Juana, Burke County, consent spoken in es"


@given(st.binary(max_size=3000), st.binary(max_size=20_000), st.integers(1, 1 << 40))
def test_a_body_packed_by_what_both_have_comes_out_as_it_went_in(
    raw: bytes, body: bytes, n: int
) -> None:
    shared = share(n, b"r" * 16, body)
    frame = wrap(raw, shared)
    assert is_by_shared(frame)
    assert unwrap(frame, shared=shared) == raw


def test_what_both_have_is_not_sent_again() -> None:
    shared = share(7, b"r" * 16, A_BODY)
    assert len(wrap(A_BODY, shared)) + 40 < len(wrap(A_BODY))


def test_packed_by_something_else_it_is_refused_and_said_so() -> None:
    frame = wrap(A_BODY + b"r" * 16, share(7, b"r" * 16, A_BODY))
    for other in (None, share(7, b"s" * 16, A_BODY), share(7, b"r" * 16, A_BODY[1:])):
        with pytest.raises(WireError, match="not_shared"):
            unwrap(frame, shared=other)


def test_every_cut_of_a_frame_packed_by_what_both_have_is_refused() -> None:
    shared = share(7, b"r" * 16, A_BODY)
    frame = wrap(A_BODY * 3, shared)
    for length in range(len(frame)):
        with pytest.raises(WireError):
            unwrap(frame[:length], shared=shared)


def test_a_large_body_is_packed_alone() -> None:
    assert not is_by_shared(wrap(bytes(5_000), share(7, b"r" * 16, A_BODY)))


@pytest.mark.parametrize(("n", "newest"), [(1, 1), (300, 300), (300, 555), (256, 511), (1, 256)])
def test_the_nearest_number_with_the_same_last_bits_is_meant(n: int, newest: int) -> None:
    assert shared_n(wrap(b"x", share(n, b"r" * 16, A_BODY)), newest) == n
