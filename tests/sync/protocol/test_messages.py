"""Ask and answer: what both ends read is what was sent, and nothing else is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.digest import MASK, entry, signed
from sync.protocol.errors import HELD, STATUS, WireError
from sync.protocol.limits import MAX_SCOPES
from sync.protocol.messages import (
    REFERENCE,
    Answer,
    Ask,
    Page,
    decode_answer,
    decode_ask,
    decode_fault,
    encode,
    encode_fault,
    encode_group,
)

ids = st.binary(min_size=16, max_size=16)
numbers = st.integers(0, 2**53)


def an_ask(**other: object) -> Ask:
    fields: dict[str, object] = {
        "protocol": 1, "replica": bytes(16), "schema": 1, "clock_ms": 5, "epoch": None,
        "position": 0, "mark": b"", "scopes": [(REFERENCE, 1, 0)], "made": 0, "known": 0,
    }  # fmt: skip
    return Ask(**{**fields, **other})  # type: ignore[arg-type]


@given(ids, numbers, st.lists(st.tuples(ids, numbers, numbers), max_size=5), numbers)
def test_an_ask_arrives_as_it_was_sent(
    replica: bytes, position: int, scopes: list[tuple[bytes, int, int]], made: int
) -> None:
    ask = an_ask(replica=replica, position=position, scopes=scopes, made=made)
    assert decode_ask(encode(ask)) == ask


def test_an_answer_arrives_as_it_was_sent() -> None:
    page = Page(
        scope=REFERENCE, generation=3, after=0, upto=9, done=True, hidden={41: [13]},
        groups=[encode_group([7, 9])], leaves=[(9, bytes(16))], digest=(1, 2**64 - 1),
    )  # fmt: skip
    answer = Answer(
        clock_ms=1, epoch=b"epoch...", position=9, mark=b"mark....", received=7, link=b"link....",
        safe=3, verdicts=[[1, 3, 7]], orders=[], scopes=None, pages=[page],
    )  # fmt: skip
    assert decode_answer(encode(answer)) == answer


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x90", b"\xc1", b"\x80", b"\x91" * 100_000, encode(an_ask())[:-1], b"\xff" * 50],
)
def test_what_is_no_message_is_refused(raw: bytes) -> None:
    with pytest.raises(WireError, match="malformed"):
        decode_ask(raw)


@pytest.mark.parametrize(
    "other",
    [{"replica": b"short"}, {"position": -1}, {"known": -5}, {"scopes": [(b"x", 1, 0)]}],
)
def test_an_ask_with_wrong_parts_is_refused(other: dict[str, object]) -> None:
    with pytest.raises(WireError, match="malformed"):
        decode_ask(encode(an_ask(**other)))


def test_the_list_of_scopes_has_an_end() -> None:
    most = [(bytes(16), 1, 0)] * MAX_SCOPES
    assert len(decode_ask(encode(an_ask(scopes=most))).scopes) == MAX_SCOPES
    with pytest.raises(WireError, match="too_large"):
        decode_ask(encode(an_ask(scopes=[*most, most[0]])))


def test_an_older_reader_passes_over_what_a_newer_one_added() -> None:
    raw = encode(an_ask(offers=[], counts={}))
    newer = raw[:1] + b"\x00\x11" + raw[3:] + b"\xc3"  # an array of 17 in place of 16
    assert decode_ask(newer) == decode_ask(raw)


@pytest.mark.parametrize("code", sorted(STATUS))
def test_faults_are_named_by_stable_codes(code: str) -> None:
    assert decode_fault(encode_fault(code)) == code


def test_codes_are_never_used_twice() -> None:
    assert len(set(HELD)) == len(HELD)
    assert not set(HELD) & set(STATUS)


@given(st.lists(st.tuples(ids, st.integers(1, 2**40)), unique=True, max_size=20))
def test_a_digest_depends_on_which_rows_and_not_on_their_order(
    rows: list[tuple[bytes, int]],
) -> None:
    forwards = backwards = 0
    for row, position in rows:
        forwards ^= entry(row, position)
    for row, position in reversed(rows):
        backwards ^= entry(row, position)
    assert forwards == backwards
    assert signed(forwards) & MASK == forwards


@given(ids, st.integers(1, 2**40))
def test_a_row_at_another_position_has_another_digest(row: bytes, position: int) -> None:
    assert entry(row, position) != entry(row, position + 1)
