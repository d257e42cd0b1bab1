"""One program at a time: what is read, thought over and written again in the store's folder.

The encrypted file has locks of its own. These are for what lies beside it, and for an update of
its tables, which is more than one transaction. A lock ends with its program, however that ends.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fieldapp.store.errors import StoreError, of_system

KEYS_LOCK: Final = "keys.lock"
"""For `keys.json` and `tries.json`. Nothing slow is done under it but encrypting the file anew."""
UPDATE_LOCK: Final = "update.lock"
"""For bringing the tables up to date, with the copy that is put aside before."""
KEYS_WAIT_S: Final = 5.0
"""As long as a save waits for another program's."""
UPDATE_WAIT_S: Final = 60.0
"""An update copies and checks the whole file."""


@contextlib.contextmanager
def alone(folder: Path, name: str, *, wait_s: float) -> Iterator[None]:
    """Hold a lock of the folder; it is not taken twice by the same thread.

    Raises: StoreError locked when another program still holds it after `wait_s`; missing (no such
    folder), full, read_only, disk.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 30 ms that no form waits for

    if not folder.is_dir():
        raise StoreError("missing")  # the lock would make one
    lock = FileLock(folder / name, mode=0o600)
    try:
        lock.acquire(timeout=wait_s)
    except Timeout:
        raise StoreError("locked") from None
    except OSError as error:
        raise of_system(error) from None
    try:
        yield
    finally:
        lock.release()


def changing_keys(folder: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the lock of `keys.json` and `tries.json`. Raises: as `alone`."""
    return alone(folder, KEYS_LOCK, wait_s=KEYS_WAIT_S)
