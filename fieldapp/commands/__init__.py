"""The roof: what opens a laptop, and the commands."""

from argparse import _SubParsersAction
from importlib import import_module
from typing import Any, Final, Protocol

COMMANDS: Final = (
    "window",
    "enrol",
    "event",
    "user",
    "person",
    "recover",
    "import",
    "people",
    "conflicts",
    "duplicates",
    "stop",
    "about",
    "forget",
    "sync",
    "status",
    "roster",
    "verify",
    "demo",
)
"""Every command, in the order of --help; each is a module `command_…` beside this one."""


class Command(Protocol):
    """A module with one command."""

    def add(self, commands: "_SubParsersAction[Any]") -> None:
        """Add the command to the parser; `run` is set to what takes a `Context`."""


def load(name: str) -> Command:
    """Give the module of a command."""
    module: Any = import_module(f"{__name__}.command_{name}")
    found: Command = module
    return found
