"""The bytes of a change are fixed: what was written by any release reads the same for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.change import (
    FIRST_LINK,
    MAX_BASES,
    Change,
    Creation,
    Edit,
    MalformedChangeError,
    Op,
    decode_body,
    encode_body,
    encode_ops,
    hide_body,
    next_link,
    ops_problem,
    read_ops,
    stamp_of,
)
from fieldapp.domain.ids import new_change_id, read_id, row_id, show_id
from fieldapp.domain.kinds import BY_NAME, KINDS, LIFE
from fieldapp.domain.stamp import MAX_STAMP
from fieldapp.domain.values import MAX_OPS

PERSON, CONTACT = BY_NAME["person"].number, BY_NAME["contact"].number
ID = bytes(range(16))

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=12)
    | st.binary(min_size=16, max_size=16),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)
ids = st.binary(min_size=16, max_size=16)
creations = st.builds(
    lambda kind, cells: Creation(kind=kind, values=cells),
    st.integers(1, 200),
    st.dictionaries(st.integers(1, 40), values.filter(lambda value: value is not None), max_size=6),
)
edits = st.builds(
    lambda kind, row, cells: Edit(kind=kind, row=row, cells=cells),
    st.integers(1, 200),
    ids,
    st.dictionaries(
        st.integers(0, 40),
        st.tuples(values, st.lists(ids, max_size=3, unique=True).map(lambda x: tuple(sorted(x)))),
        min_size=1,
        max_size=4,
    ),
)


def a_change(*ops: Op, stamp: int = 7, scope: bytes | None = None) -> Change:
    return Change(id=ID, stamp=stamp, unsure=False, actor=bytes(16), scope=scope, schema=1, ops=ops)


@given(
    st.lists(creations | edits, min_size=1, max_size=5),
    st.integers(0, MAX_STAMP),
    st.booleans(),
    ids,
    st.none() | ids,
)
def test_a_change_reads_back_as_it_was_written(
    ops: list[Op], stamp: int, unsure: bool, actor: bytes, scope: bytes | None
) -> None:
    change = Change(
        id=ID, stamp=stamp, unsure=unsure, actor=actor, scope=scope, schema=1, ops=tuple(ops)
    )
    body = encode_body(change, encode_ops(ops))
    assert decode_body(ID, body) == change
    assert stamp_of(body) == stamp


def test_the_bytes_of_schema_1_are_these() -> None:
    change = Change(
        id=ID,
        stamp=0x019774_20DC_0001,
        unsure=True,
        actor=bytes([1] * 16),
        scope=bytes([2] * 16),
        schema=1,
        ops=(
            Creation(kind=41, values={8: "1961", 1: "Juana"}),
            Creation(kind=42, values={1: 0, 2: "MOBILE", 3: "+18285550134", 5: None}),
            Edit(kind=41, row=bytes([3] * 16), cells={1: ("Juana", (bytes([4] * 16),))}),
        ),
    )
    body = encode_body(change, encode_ops(change.ops))
    assert body.hex() == (
        "96cf0001977420dc0001c3c41001010101010101010101010101010101c410020202020202020202020202020202"
        "020193922982" + "01a54a75616e6108a431393631" + "922a83" + "010002a64d4f42494c45"
        "03ac2b3138323835353530313334" + "9329c41003030303030303030303030303030303"
        "8101" + "92a54a75616e61" + "c41004040404040404040404040404040404"
    )
    hidden = hide_body(bytes([5] * 32), 3, change.id, body)
    link = next_link(FIRST_LINK, bytes([6] * 16), 3, hidden)
    assert (hidden.hex()[:16], link.hex()[:16]) == GOLDEN_LINK


GOLDEN_LINK = ("56d3274ffcad3313", "363a69e631a3305d")


@pytest.mark.parametrize("cut", range(1, 80, 7))
def test_a_cut_or_flipped_body_is_refused_or_another_change(cut: int) -> None:
    change = a_change(Creation(kind=PERSON, values={1: "Juana"}))
    body = encode_body(change, encode_ops(change.ops))
    with pytest.raises(MalformedChangeError):
        decode_body(ID, body[: len(body) - 1 - cut % len(body)])
    with pytest.raises(MalformedChangeError):
        decode_body(ID, body + b"\x00" * cut)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xc1",
        b"\x96" + b"\xc0" * 6,
        b"\x91" * 3000,
        bytes.fromhex("96cd0007c2c41000000000000000000000000000000000c001919200") + b"\x80",
    ],
)
def test_what_is_no_change_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedChangeError):
        decode_body(ID, body)


def test_bytes_that_are_not_canonical_are_refused() -> None:
    change = a_change(Creation(kind=PERSON, values={1: "J"}))
    body = encode_body(change, encode_ops(change.ops))
    longer = body.replace(b"\x07", b"\xcd\x00\x07", 1)  # 7 written with three bytes
    with pytest.raises(MalformedChangeError):
        decode_body(ID, longer)


@pytest.mark.parametrize(
    "ops",
    [
        [],
        [[41, {}]] * (MAX_OPS + 1),
        [[41, {LIFE: ["MISTAKE"]}]],
        [[41, b"short", {1: ["x"]}]],
        [[41, {LIFE: "ERASED", 1: "Juana"}]],
        [[42, {LIFE: "ERASED"}]],
        [[20, {LIFE: "ERASED"}]],
        [[41, ID, {1: "x"}]],
        [[41, ID, {1: []}]],
        [[41, ID, {1: ["x", b"short"]}]],
        [[41, ID, {1: ["x", *([ID] * (MAX_BASES + 1))]}]],
        [[41, {"1": "x"}]],
        [["41", {1: "x"}]],
        [[True, {1: "x"}]],
        [[41]],
        {"ops": 1},
    ],
)
def test_operations_of_another_shape_are_refused(ops: object) -> None:
    with pytest.raises(MalformedChangeError):
        read_ops(ops)


@pytest.mark.parametrize(
    ("ops", "code"),
    [
        ((Creation(kind=CONTACT, values={2: "MOBILE", 3: "x"}),), "required"),
        ((Creation(kind=CONTACT, values={1: 0, 2: "MOBILE", 3: "x"}),), "wrong_reference"),
        (
            (
                Creation(kind=BY_NAME["tally"].number, values={1: "2026", 2: "X", 3: "Y", 6: 1}),
                Creation(kind=CONTACT, values={1: 0, 2: "MOBILE", 3: "x"}),
            ),
            "wrong_reference",
        ),
        ((Edit(kind=CONTACT, row=ID, cells={1: (ID, ())}),), "fixed"),
        ((Edit(kind=CONTACT, row=ID, cells={3: (None, ())}),), "required"),
        ((Edit(kind=PERSON, row=ID, cells={LIFE: ("gone", ())}),), "wrong_life"),
        (
            (
                Edit(kind=PERSON, row=ID, cells={1: ("A", ())}),
                Edit(kind=PERSON, row=ID, cells={1: ("B", ())}),
            ),
            "twice",
        ),
    ],
)
def test_wrong_operations_are_named(ops: tuple[Op, ...], code: str) -> None:
    found = ops_problem(ops)
    assert found is not None
    assert found[2] == code


def test_fields_and_kinds_of_newer_programs_pass_through() -> None:
    ops = (
        Creation(kind=PERSON, values={1: "Juana", 900: "new"}),
        Creation(kind=9000, values={1: [1, [2]]}),
        Edit(kind=9000, row=ID, cells={1: (3, ())}),
    )
    assert ops_problem(ops) is None
    body = encode_body(a_change(*ops), encode_ops(ops))
    assert decode_body(ID, body).ops == ops


@given(ids, st.integers(0, MAX_OPS - 1), st.integers(0, MAX_OPS - 1))
def test_rows_of_a_change_have_ids_of_their_own(change: bytes, one: int, other: int) -> None:
    assert (row_id(change, one) == row_id(change, other)) == (one == other)
    assert row_id(change, one)[:6] == change[:6]


def test_ids_show_and_read_back() -> None:
    made = new_change_id(1_750_000_000_000, lambda n: b"r" * n)
    assert read_id(show_id(made)) == made
    assert len(made) == 16
    with pytest.raises(ValueError, match="32 hex"):
        read_id("abcd")


def test_a_change_never_shows_what_is_in_it() -> None:
    assert "Juana" not in repr(a_change(Creation(kind=PERSON, values={1: "Juana"})))


def test_every_kind_and_field_keeps_its_number() -> None:
    """The numbers of schema 1. A line may be added, never changed or taken away."""
    assert {kind.number: kind.name for kind in KINDS} == NUMBERS


NUMBERS = {
    1: "organization", 2: "site", 3: "user", 4: "device", 5: "device_user", 6: "event_assignment",
    7: "interpreter", 8: "interpreter_skill", 9: "population", 20: "event", 21: "offer",
    22: "slot", 23: "allotment", 24: "shift", 25: "tally", 26: "review", 27: "handout",
    28: "seat_return", 35: "paper_run",
    40: "household", 41: "person", 42: "contact", 43: "address", 44: "relationship",
    45: "demographics", 46: "same_person", 47: "consent", 48: "erasure", 49: "typed_for",
    60: "sign_up", 61: "sign_up_status",
    62: "need", 63: "need_status", 64: "access_need", 65: "appointment",
    66: "appointment_status", 67: "dose", 68: "ride", 69: "ride_status", 70: "assignment",
    71: "assignment_status", 72: "task", 73: "task_status", 74: "attempt",
}  # fmt: skip
