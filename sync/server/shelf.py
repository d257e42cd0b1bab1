"""The folder where backups lie: its name, by which the database knows whose backup is whose."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

FILE: Final = "shelf-id"
_ID: Final = re.compile("[0-9a-f]{32}")


def shelf_id(shelf: Path, random: Callable[[int], bytes]) -> str:
    """Give the id of a folder of backups; a folder that has none gets one. `OSError`."""
    shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = shelf / FILE
    try:
        found = file.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        found = ""
    if _ID.fullmatch(found):
        return found
    made = random(16).hex()
    fresh = file.with_suffix(".new")
    with fresh.open("w", encoding="ascii") as content:
        content.write(f"{made}\n")
        content.flush()
        os.fsync(content.fileno())
    fresh.replace(file)
    return made
