"""Ids of changes and rows: 16 bytes, made on the laptop without asking anyone.

A change id is six bytes of milliseconds and ten random bytes. The time is there for locality in
the file and for size on the wire; nothing reads it. A new row's id follows from the id of the
change that creates it, so it never travels.
"""

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Final

ID_BYTES: Final = 16
TIME_BYTES: Final = 6
_TIME_LIMIT: Final = 1 << 48

RandomBytes = Callable[[int], bytes]
"""A source of n random bytes, such as `secrets.token_bytes`."""


def new_change_id(now_ms: int, random: RandomBytes) -> bytes:
    """Make the id of a change that happens at `now_ms` (any clock will do)."""
    return (now_ms % _TIME_LIMIT).to_bytes(TIME_BYTES, "big") + random(ID_BYTES - TIME_BYTES)


_ROW: Final = blake2b(digest_size=ID_BYTES - TIME_BYTES, person=b"row")


@lru_cache(maxsize=256)  # the rows of a change name one another: each is asked for several times
def row_id(change_id: bytes, op_index: int) -> bytes:
    """Give the id of the row that operation `op_index` of the change creates."""
    tail = _ROW.copy()  # half the time of making one with its parameters
    tail.update(change_id + op_index.to_bytes(2, "big"))
    return change_id[:TIME_BYTES] + tail.digest()


def show_id(row: bytes) -> str:
    """Give the text form of an id for commands, files and logs: 32 hex digits."""
    return row.hex()


def read_id(text: str) -> bytes:
    """Read `show_id` back; `ValueError` when it is not 32 hex digits."""
    row = bytes.fromhex(text)
    if len(row) != ID_BYTES:
        raise ValueError("an id has 32 hex digits")
    return row
