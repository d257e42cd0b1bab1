"""What can go wrong with the files of a hand-out; loads nothing that makes them."""

import errno
from typing import Final, Literal

HandoutCode = Literal["disk_full", "cannot_write"]

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class HandoutError(Exception):
    """A hand-out could not be written; nothing of it is left behind.

    Codes: disk_full, cannot_write (the folder is missing, read-only or refuses the file).
    """

    def __init__(self, code: HandoutCode) -> None:
        super().__init__(code)
        self.code: HandoutCode = code


def of_disk(trouble: OSError) -> HandoutError:
    """Give the fault behind an error of the system's files."""
    return HandoutError("disk_full" if trouble.errno in _FULL else "cannot_write")
