"""Make resources/wire/dictionary-1.bin: what batches and pages of schema 1 have in common.

    python -m bench.make_dictionary [--out FILE]

Pieces that occur in the most training messages are chosen greedily (each byte string counts
once), the most frequent last, where deflate reaches them with the fewest bits. Whole names of
real use are welcome, data of people is not: the training material is synthetic. Run it only for a
new schema version: both ends must hold the same bytes for ever.
"""

import argparse
import itertools
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

from bench.laptop import lone_store, record
from bench.people import people
from fieldapp.actions.acting import Author
from fieldapp.domain.change import Creation, decode_body
from fieldapp.store import log
from sync.protocol.batch import Logged, encode_batch
from sync.protocol.messages import Answer, Ask, Page, Wire, encode, encode_group

SIZE: Final = 8 << 10
GRAM: Final = 4
PIECE: Final = 80
"""Bytes of the byte strings that are counted, and of the longest piece that is chosen."""
TRAINED_ON: Final = 11
JUDGED_BY: Final = 12
PEOPLE: Final = 1_500
_GROUPS: Final = 20
_LEVEL: Final = 6


def samples(seed: int, count: int = PEOPLE) -> tuple[list[bytes], list[bytes]]:
    """Give asks with one sign-up each, and answers with pages of several."""
    rng = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        minutes = itertools.count(1_781_352_000_000, 61_234)
        store = lone_store(Path(folder), clock=lambda: next(minutes), random=rng.randbytes)
        author = Author(user=rng.randbytes(16), role="COORDINATOR")
        record(store, author, people(count, seed), event=rng.randbytes(16))
        logged = [
            Logged(n=each.n, id=each.id, body=each.body, link=each.link)
            for each in log.entries(store, 0, count, 1 << 40)
        ]
        store.close()
    asks = [_ask(rng, each) for each in logged]
    pages = [
        _answer(rng, logged[start : start + _GROUPS]) for start in range(0, len(logged), _GROUPS)
    ]
    return asks, pages


def _ask(rng: Random, logged: Logged) -> bytes:
    return encode(ask_for(rng, [logged], made=logged.n))


def ask_for(rng: Random, logged: list[Logged], *, made: int) -> Ask:
    """Give an ask as a busy laptop sends it."""
    return Ask(
        protocol=1,
        replica=rng.randbytes(16),
        schema=1,
        clock_ms=1_781_352_000_000 + rng.randrange(10**9),
        epoch=rng.randbytes(8),
        position=rng.randrange(100_000),
        mark=rng.randbytes(8),
        scopes=[(bytes(15) + b"\2", 1, rng.randrange(100_000))],
        made=made,
        known=logged[0].n - 1,
        batch=encode_batch(logged, rng.randbytes(64)),
        room=512 << 10,
        counts={"drafts": rng.randrange(5), "people": made},
    )


def _answer(rng: Random, logged: list[Logged]) -> bytes:
    position = rng.randrange(100_000)
    groups: list[Any] = []
    for each in logged:
        position += 1
        change = decode_body(each.id, each.body)
        rows = [
            [index, op.kind, position, op.values, {}]
            for index, op in enumerate(change.ops)
            if isinstance(op, Creation)
        ]
        own = [change.id, change.stamp, change.actor, change.scope, None, False]
        groups.append(encode_group([*own, rows]))
    page = Page(
        scope=bytes(15) + b"\2",
        generation=1,
        after=position - len(logged),
        upto=position,
        done=True,
        hidden={},
        groups=groups,
        leaves=[],
        digest=(position * 9, rng.getrandbits(64)),
    )
    return encode(_around(rng, position, page))


def _around(rng: Random, position: int, page: Page) -> Wire:
    return Answer(
        clock_ms=1_781_352_000_000 + rng.randrange(10**9),
        epoch=rng.randbytes(8),
        position=position,
        mark=rng.randbytes(8),
        received=position,
        link=rng.randbytes(8),
        safe=0,
        verdicts=[[position, position, 1]],
        orders=[],
        scopes=[(bytes(15) + b"\2", 1)],
        pages=[page],
    )


def counted(messages: list[bytes]) -> Counter[bytes]:
    """Count in how many messages each string of `GRAM` bytes occurs."""
    found: Counter[bytes] = Counter()
    for message in messages:
        found.update({message[at : at + GRAM] for at in range(len(message) - GRAM + 1)})
    return found


def train(messages: list[bytes], size: int = SIZE) -> bytes:
    """Choose the pieces that cover what many messages share; the best piece stands last."""
    grams = Counter({gram: count for gram, count in counted(messages).items() if count > 2})
    pieces: list[tuple[int, bytes]] = []
    room = size
    pools = list(_pools(messages, size // PIECE * 2))
    while room > GRAM:
        before = room
        for pool in pools:
            score, piece = max((_best(message, grams) for message in pool), default=(0, b""))
            piece = piece[:room]
            if score <= 0 or room <= GRAM:
                continue
            pieces.append((score, piece))
            room -= len(piece)
            for at in range(len(piece) - GRAM + 1):
                grams[piece[at : at + GRAM]] = 0
        if room == before:
            break
    return b"".join(piece for _, piece in sorted(pieces))


def _pools(messages: list[bytes], count: int) -> Iterator[list[bytes]]:
    step = max(1, len(messages) // count)
    for start in range(0, len(messages), step):
        yield messages[start : start + step]


def _best(message: bytes, grams: Counter[bytes]) -> tuple[int, bytes]:
    """Give the piece of a message that covers most, without the ends that cover nothing."""
    scores = [grams[message[at : at + GRAM]] for at in range(len(message) - GRAM + 1)]
    width = PIECE - GRAM + 1
    total = sum(scores[:width])
    best, start = total, 0
    for at in range(1, len(scores) - width + 1):
        total += scores[at + width - 1] - scores[at - 1]
        if total > best:
            best, start = total, at
    inside = [at for at, score in enumerate(scores[start : start + width]) if score]
    if not inside:
        return 0, b""
    return best, message[start + inside[0] : start + inside[-1] + GRAM]


def packed(message: bytes, dictionary: bytes) -> int:
    """Give the size of a message as the wire packs it, without the frame."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9, zdict=dictionary)
    return len(packer.compress(message) + packer.flush())


def main() -> None:
    """Train, judge on people of another seed, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("resources/wire/dictionary-1.bin"))
    out = parser.parse_args().out
    asks, pages = samples(TRAINED_ON)
    dictionary = train([*asks, *pages])
    asks, pages = samples(JUDGED_BY, 400)
    for name, messages in (("ask with one sign-up", asks), ("page of twenty", pages)):
        for label, held in (("without", b""), ("with", dictionary)):
            size = sum(packed(each, held) for each in messages) / len(messages)
            raw = sum(map(len, messages)) / len(messages)
            print(f"{name}: {raw:.0f} bytes, {size:.0f} packed {label} dictionary")
    out.write_bytes(dictionary)
    print(f"{len(dictionary)} bytes to {out}")


if __name__ == "__main__":
    main()
