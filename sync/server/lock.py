"""One serving process for each SQLite folder: the guard file and the write queue need it."""

from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

FILE: Final = "serving.lock"


class AlreadyServingError(RuntimeError):
    """Another process serves this folder."""


class ServingLock:
    """Held until `release`, or until the process ends in whatever way."""

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / FILE, mode=0o600, thread_local=False)
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise AlreadyServingError from error

    def release(self) -> None:
        """Let another process serve."""
        self._lock.release()
