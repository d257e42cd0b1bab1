"""The front door: the window, or a command. `python -m fieldapp --help` lists the commands.

Each loads what it needs and nothing of the other: the window is to stand at once.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

DEMO_FOLDER: Final = Path("fieldapp-demo")


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown: everywhere but on a Linux without any display."""
    if not platform.startswith("linux"):
        return True
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in shown)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; without one, open the window on practice, or the demo where none can be."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given:
        from fieldapp.commands.cli import run

        return run(given)
    if has_display(sys.platform, os.environ):
        return _window()
    from fieldapp.commands.cli import run
    from fieldapp.commands.telling import Teller, language_from

    Teller(language=language_from(os.environ)).say("no_display", path=DEMO_FOLDER.resolve())
    return run(["demo", "--out", str(DEMO_FOLDER)])


def _window() -> int:
    from fieldapp.commands.opening import this_computer
    from fieldapp.commands.practice import open_practice
    from fieldapp.logs import start_logging, stop_logging
    from fieldapp.paths import logs_of, practice_folder
    from ui.app import run_window

    handler = start_logging(logs_of(practice_folder().parent))
    try:
        return run_window(lambda: open_practice(None, this_computer()))
    finally:
        stop_logging(handler)


if __name__ == "__main__":
    sys.exit(main())
