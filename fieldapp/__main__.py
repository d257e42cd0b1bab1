"""The front door: the window, or a command. `python -m fieldapp --help` lists the commands.

Each loads what it needs and nothing of the other: the window is to stand at once.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from fieldapp.commands.command_window import has_display, open_window
from fieldapp.commands.own_processes import (
    LOCAL_SERVER,
    SERVER,
    give_back,
    is_frozen,
    run_part,
)

DEMO_FOLDER: Final = Path("fieldapp-demo")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; without one, open the window, or run the demo where none can be shown."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if is_frozen():
        give_back(os.environ)
    if given and given[0] in (LOCAL_SERVER, SERVER):
        return run_part(given[0], given[1:])
    if given:
        from fieldapp.commands.cli import run

        return run(given)
    if has_display(sys.platform, os.environ):
        return open_window()
    from fieldapp.commands.cli import run
    from fieldapp.commands.telling import Teller, language_from

    Teller(language=language_from(os.environ)).say("no_display", path=DEMO_FOLDER.resolve())
    return run(["demo", "--out", str(DEMO_FOLDER)])


if __name__ == "__main__":
    sys.exit(main())
