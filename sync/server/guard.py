"""A file beside the database that remembers how far the history had come.

If the database is older than this file, somebody put an older copy in its place: laptops have seen
a later history, and must be told by a new epoch. Written and synchronised before each reply.
"""

import json
import os
from pathlib import Path
from typing import Final, NamedTuple

from sync.server.storage.values import Org

FILE: Final = "guard.json"


class Noted(NamedTuple):
    """How far one organisation's history had come."""

    epoch: bytes
    position: int
    mark: bytes


class Guard:
    """The guard file of one data folder; one process writes it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._noted = _read(self._path)

    def noted(self, org: bytes) -> Noted | None:
        """Give what was noted last of an organisation."""
        return self._noted.get(org.hex())

    def note(self, org: Org) -> None:
        """Note the head of an organisation's history; on the disk when this returns."""
        self._noted[org.id.hex()] = Noted(org.epoch, org.position, org.mark)
        content = {
            key: [noted.epoch.hex(), noted.position, noted.mark.hex()]
            for key, noted in sorted(self._noted.items())
        }
        beside = self._path.with_suffix(f".{os.getpid()}")
        with beside.open("w", encoding="ascii") as file:
            json.dump(content, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
        _sync_folder(self._path.parent)


def _read(path: Path) -> dict[str, Noted]:
    try:
        content = json.loads(path.read_text(encoding="ascii"))
        return {
            key: Noted(bytes.fromhex(epoch), position, bytes.fromhex(mark))
            for key, (epoch, position, mark) in content.items()
        }
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError):
        return {}  # damaged: the marks of the laptops still tell


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
