"""Processes that the program starts of itself: first words of its command line that no help names.

The same words work from source and in the frozen program, where there is no Python to be asked for
a module.
"""

import os
import subprocess
import sys
from collections.abc import MutableMapping, Sequence
from typing import Final, NoReturn

LOCAL_SERVER: Final = "local-server"
SERVER: Final = "server"


_LIBRARIES: Final = "LD_LIBRARY_PATH"


def give_back(environment: MutableMapping[str, str]) -> None:
    """Let other programs, as the file manager, start with the system's libraries.

    A frozen program on Linux was started with its own before them, and what was set in `…_ORIG`.
    """
    before = environment.pop(f"{_LIBRARIES}_ORIG", None)
    environment.pop(_LIBRARIES, None)
    if before is not None:
        environment[_LIBRARIES] = before


def is_frozen() -> bool:
    """Tell whether this is the frozen program."""
    return bool(getattr(sys, "frozen", False))


def starting(part: str) -> tuple[str, ...]:
    """Give the words that start a part of this program as a process of its own."""
    own = (sys.executable,) if is_frozen() else (sys.executable, "-m", "fieldapp")
    return (*own, part)


def begin_anew() -> NoReturn:
    """Let the program begin anew, with the same words, in place of this process and its memory.

    Where a process cannot become another one (Windows), it starts that one and ends.
    """
    words = (sys.executable, *(sys.argv if is_frozen() else sys.orig_argv)[1:])
    if sys.platform == "win32":
        subprocess.Popen(words)  # noqa: S603 - the words this process was started with
        sys.exit(0)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(words[0], words)  # noqa: S606 - the words this process was started with


def run_part(part: str, arguments: Sequence[str]) -> int:
    """Be that process; gives its exit code."""
    if part == LOCAL_SERVER:
        from fieldapp.commands.local_server import main as serve

        serve(arguments)
        return 0
    from sync.server.__main__ import main as command

    return command(arguments)
