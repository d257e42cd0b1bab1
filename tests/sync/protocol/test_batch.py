"""A batch brings every change as the very bytes that were written and signed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.change import (
    FIRST_LINK,
    Change,
    Creation,
    encode_body,
    encode_ops,
    hide_body,
    next_link,
)
from fieldapp.domain.ids import new_change_id
from fieldapp.domain.stamp import at, milliseconds
from sync.protocol.batch import Logged, chain, decode_batch, encode_batch, same_schema
from sync.protocol.errors import WireError
from sync.protocol.messages import Ask, Batch, decode_ask, encode

SECRET, REPLICA = bytes([7] * 32), bytes([8] * 16)
START_MS = 1_750_000_000_000


def logged(count: int, random: Random, first_n: int = 1, schema: int = 1) -> list[Logged]:
    link, found = FIRST_LINK, []
    stamp = at(START_MS)
    for n in range(first_n, first_n + count):
        stamp += random.choice([1, 1 << 16, 90_000 << 16])
        ms = milliseconds(stamp) if random.random() < 0.8 else random.randrange(1 << 47)
        ops = (Creation(kind=41, values={1: random.choice(["Juana", "Олена"]), 8: "1961"}),)
        change = Change(
            id=new_change_id(ms, random.randbytes),
            stamp=stamp,
            unsure=random.random() < 0.1,
            actor=bytes([random.randrange(3)] * 16),
            scope=random.choice([None, bytes([9] * 16), bytes([10] * 16)]),
            schema=schema,
            ops=ops,
        )
        body = encode_body(change, encode_ops(ops))
        link = next_link(link, REPLICA, n, hide_body(SECRET, n, change.id, body))
        found.append(Logged(n=n, id=change.id, body=body, link=link))
    return found


def carried(batch: Batch) -> Batch:
    ask = Ask(
        protocol=1, replica=REPLICA, schema=1, clock_ms=0, epoch=None, position=0, mark=b"",
        scopes=[], made=9, known=0, batch=batch,
    )  # fmt: skip
    there = decode_ask(encode(ask)).batch
    assert there is not None
    return there


@given(st.integers(1, 30), st.randoms(use_true_random=False), st.integers(1, 1000))
def test_changes_arrive_as_the_bytes_that_were_written(
    count: int, random: Random, first_n: int
) -> None:
    sent = logged(count, random, first_n)
    got = decode_batch(carried(encode_batch(sent, bytes(64))))
    assert [(each.n, each.change.id, each.body) for each in got] == [
        (each.n, each.id, each.body) for each in sent
    ]


def test_the_server_chains_what_it_received_to_the_links_of_the_laptop() -> None:
    sent = logged(10, Random(1))
    got = decode_batch(encode_batch(sent, bytes(64)))
    assert chain(SECRET, REPLICA, FIRST_LINK, got) == [each.link for each in sent]


def test_one_batch_carries_changes_of_one_schema_only() -> None:
    older, newer = logged(3, Random(1)), logged(2, Random(2), first_n=4, schema=2)
    assert same_schema(older + newer) == older
    assert same_schema(newer) == newer


@pytest.mark.parametrize(
    "changes",
    [
        [b"\x90"],
        [b"\xc0"],
        [b"\x96" + b"\xc0" * 6],
    ],
)
def test_a_batch_with_something_else_in_it_is_refused_whole(changes: list[bytes]) -> None:
    good = encode_batch(logged(2, Random(1)), bytes(64))
    bad = Batch(
        first_n=1, schema=1, signature=bytes(64), actors=good.actors, scopes=good.scopes,
        base_stamp=good.base_stamp, changes=[*good.changes, *map(_raw, changes)],
    )  # fmt: skip
    with pytest.raises(WireError, match="malformed"):
        decode_batch(carried(bad))


def _raw(data: bytes):  # type: ignore[no-untyped-def]
    from msgspec import Raw

    return Raw(data)


def test_an_index_that_points_nowhere_is_refused() -> None:
    good = encode_batch(logged(1, Random(1)), bytes(64))
    bad = Batch(
        first_n=1, schema=1, signature=bytes(64), actors=[], scopes=[],
        base_stamp=good.base_stamp, changes=good.changes,
    )  # fmt: skip
    with pytest.raises(WireError, match="malformed"):
        decode_batch(bad)
