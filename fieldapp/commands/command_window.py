"""`window`: the window on a laptop, asking for its PIN itself."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.commands.exits import NOT_USABLE
from fieldapp.commands.own_memory import hide_memory
from fieldapp.commands.own_processes import begin_anew
from fieldapp.logs import start_logging, stop_logging
from fieldapp.paths import data_folder, logs_of

if TYPE_CHECKING:
    from fieldapp.commands.cli import Context


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `window`."""
    parser = commands.add_parser("window", help="open the window; without --profile, as ./run does")
    parser.set_defaults(run=_run)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown: everywhere but on a Linux without any display."""
    if not platform.startswith("linux"):
        return True
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in shown)


def open_window(profile: Path | None = None) -> int:
    """Open the window on this login's laptop and practice, or on one profile; gives its exit code.

    A window that was locked begins anew as another program: it does not return. What goes wrong is
    logged by code in the laptop's folder where it stands, else in the login's.
    """
    from fieldapp.commands.front_doors import front_doors
    from ui.app import SEALED, run_window

    hide_memory()
    own = profile if profile is not None and profile.exists() else data_folder()
    handler = start_logging(logs_of(own))
    try:
        code = run_window(front_doors(profile=profile))
    finally:
        stop_logging(handler)
    if code == SEALED:
        begin_anew()
    return code


def _run(context: "Context") -> int:
    if not has_display(sys.platform, os.environ):
        context.teller.say("no_window")
        return NOT_USABLE
    return open_window(context.args.profile)
