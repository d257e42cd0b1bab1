"""The mark: by which a laptop and its server see that they speak of one history."""

from hashlib import blake2b
from typing import Final

MARK_BYTES: Final = 8


def next_mark(mark: bytes, position: int, change_id: bytes, link: bytes, effective: int) -> bytes:
    """Chain what the server decided about one change to all it decided before."""
    return blake2b(
        mark + position.to_bytes(8, "big") + change_id + link + effective.to_bytes(8, "big"),
        digest_size=MARK_BYTES,
        person=b"fa-mark",
    ).digest()
