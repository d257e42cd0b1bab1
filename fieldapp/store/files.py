"""The files of the store's folder: small private ones, and when bytes are really on disk.

Apart from the cipher, because the PIN field needs the keys' file long before it needs that driver.
"""

import contextlib
import os
from pathlib import Path
from typing import Final

from fieldapp.store.errors import StoreError, of_system

STORE_FILE: Final = "fieldapp.db"
"""Name of the encrypted file in its folder."""
KEY_BYTES: Final = 32
_MAX_FILE_BYTES: Final = 1 << 20


def read_private(path: Path) -> bytes:
    """Read a small file. Raises: StoreError missing, damaged (too long), read_only, disk."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_FILE_BYTES + 1)
    except OSError as error:
        raise of_system(error) from None
    if len(raw) > _MAX_FILE_BYTES:
        raise StoreError("damaged")
    return raw


def write_private(path: Path, raw: bytes) -> None:
    """Replace a small file by these bytes, readable by its owner only, on disk on return.

    Raises: StoreError full, read_only, disk; the file is then as it was.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
            file.write(raw)
        sync_file(part)
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise of_system(error) from None


def sync_file(path: Path) -> None:
    """Wait until the file's bytes are on disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's entries (a rename, a new file) are on disk, where systems can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
