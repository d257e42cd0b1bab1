"""One serving process for each SQLite folder: the guard file and the write queue need it."""

import sys
from pathlib import Path
from typing import IO, Final

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


FILE: Final = "serving.lock"


class AlreadyServingError(RuntimeError):
    """Another process serves this folder."""


class ServingLock:
    """Held until `release`, or until the process ends in whatever way."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = (folder / FILE).open("ab+")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise AlreadyServingError from error

    def release(self) -> None:
        """Let another process serve."""
        self._file.close()
