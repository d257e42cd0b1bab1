"""Processes that the program starts of itself: first words of its command line that no help names.

The same words work from source and in the frozen program, where there is no Python to be asked for
a module.
"""

import sys
from collections.abc import Sequence
from typing import Final

LOCAL_SERVER: Final = "local-server"
SERVER: Final = "server"


def starting(part: str) -> tuple[str, ...]:
    """Give the words that start a part of this program as a process of its own."""
    own = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "fieldapp")
    return (*own, part)


def run_part(part: str, arguments: Sequence[str]) -> int:
    """Be that process; gives its exit code."""
    if part == LOCAL_SERVER:
        from fieldapp.commands.local_server import main as serve

        serve(arguments)
        return 0
    from sync.server.__main__ import main as command

    return command(arguments)
