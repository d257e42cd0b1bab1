"""What this process holds in memory is nobody else's to read."""

import contextlib
import ctypes
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4
"""`prctl(2)`: with 0, no other process of the same login may read this one, and no core is made."""


def hide_memory() -> None:
    """Let no core dump be written, and no other process of this login look in, where that goes.

    Linux does both, macOS the first; on Windows the login's other programs can look in, as they
    can at every program there.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
