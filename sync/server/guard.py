"""A file beside the database that remembers how far the history had come.

If the database is older than this file, somebody put an older copy in its place: laptops have seen
a later history, and must be told by a new epoch. Written and synchronised before each reply.
"""

import json
import os
import struct
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from sync.server.storage.values import Org

FILE: Final = "guard"
_SLOT: Final = 1 << 16
_HEAD: Final = struct.Struct(">QI32s")
_BINARY: Final = getattr(os, "O_BINARY", 0)
_sync: Final = getattr(os, "fdatasync", os.fsync)


class Noted(NamedTuple):
    """How far one organisation's history had come."""

    epoch: bytes
    position: int
    mark: bytes


class Guard:
    """The guard file of one data folder.

    Two slots are written in turn, so that a torn one leaves the other; the newest whole one counts.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._turn, self._noted = _read(self._path)

    def noted(self, org: bytes) -> Noted | None:
        """Give what was noted last of an organisation."""
        return self._noted.get(org.hex())

    def is_blank(self) -> bool:
        """Whether nothing was ever noted here."""
        return not self._noted

    def note(self, org: Org) -> None:
        """Note the head of an organisation's history; on the disk when this returns."""
        self._noted[org.id.hex()] = Noted(org.epoch, org.position, org.mark)
        content = json.dumps(
            {
                key: [noted.epoch.hex(), noted.position, noted.mark.hex()]
                for key, noted in sorted(self._noted.items())
            }
        ).encode("ascii")
        self._turn += 1
        head = _HEAD.pack(self._turn, len(content), sha256(content).digest())
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
        try:
            os.lseek(handle, self._turn % 2 * _SLOT, os.SEEK_SET)
            os.write(handle, head + content)
            _sync(handle)
        finally:
            os.close(handle)


def _read(path: Path) -> tuple[int, dict[str, Noted]]:
    """Give the newest whole slot; nothing if there is none: the laptops' marks still tell."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return 0, {}
    slots = [found for at in (0, _SLOT) if (found := _slot(raw[at : at + _SLOT])) is not None]
    return max(slots, key=lambda slot: slot[0], default=(0, {}))


def _slot(raw: bytes) -> tuple[int, dict[str, Noted]] | None:
    if len(raw) < _HEAD.size:
        return None
    turn, length, digest = _HEAD.unpack_from(raw)
    content = raw[_HEAD.size : _HEAD.size + length]
    if sha256(content).digest() != digest or not content:
        return None
    return turn, {
        key: Noted(bytes.fromhex(epoch), position, bytes.fromhex(mark))
        for key, (epoch, position, mark) in json.loads(content).items()
    }
