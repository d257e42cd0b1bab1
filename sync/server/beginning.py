"""The first command: the recovery key is on the disk before anything is sealed to it.

Cut off anywhere, the same command run again ends what was begun: the key waits in a file of its
own, `NAME.unfinished`, and takes its name once the organisation stands.
"""

import contextlib
import os
from pathlib import Path
from typing import Final

from sync.server.found import found, new_recovery_key, opens
from sync.server.people import find_user
from sync.server.service import Service

UNFINISHED: Final = ".unfinished"
_KEY_BYTES: Final = 32


class FoundedBeforeError(RuntimeError):
    """An organisation stands here already."""


def begin(
    service: Service, name: str, coordinator: str, key_file: Path, *, another: bool = False
) -> tuple[int, bytes]:
    """Found an organisation with its key in a file; give its number and its coordinator.

    Raises: FoundedBeforeError where there is one and not `another` is wanted; FileExistsError
    where the key's file is there; LookupError where a founding that was cut off was for another
    coordinator.
    """
    with service.storage.reading() as reads:
        orgs = reads.orgs()
    waiting = key_file.with_name(key_file.name + UNFINISHED)
    key = _read(waiting)
    founded = next((org for org in orgs if key is not None and opens(key, org)), None)
    if founded is None and orgs and not another:
        raise FoundedBeforeError
    if key_file.exists():
        raise FileExistsError(17, f"{key_file} is there already: move it away first")
    if founded is None:
        if key is None:
            key = new_recovery_key(service.random)
            _write(waiting, key)
        made = found(service, name, coordinator, key)
        number, user = made.org, made.coordinator
    else:
        number, user = founded.org, find_user(service, founded.org, coordinator)
    waiting.replace(key_file)
    _sync_folder(key_file)
    return number, user


def _read(file: Path) -> bytes | None:
    """Give the key that waits in a file; None where there is none, or not all of it."""
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
    return key if len(key) == _KEY_BYTES else None


def _write(file: Path, key: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(file, flags, 0o600), "w", encoding="ascii") as content:
        content.write(key.hex() + "\n")
        content.flush()
        os.fsync(content.fileno())
    _sync_folder(file)


def _sync_folder(file: Path) -> None:
    """Have the file's name on the disk too, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
