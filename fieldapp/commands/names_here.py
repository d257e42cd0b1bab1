"""The names a locked laptop shows of those who work at it: given name and an initial, no more.

They lie beside the encrypted file, because a lock screen asks before anything is open. The one who
worked last stands first.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from fieldapp.store.errors import StoreError
from fieldapp.store.files import read_private, write_private

FILE: Final = "people.json"


def short_name(name: str) -> str:
    """Give what a lock screen shows of a name: `Rosa M.` for Rosa Martínez."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name.strip()


def names_here(profile: Path) -> Mapping[bytes, str]:
    """Give the short names by user, who worked last first; nothing where the file is lost."""
    try:
        kept = msgspec.json.decode(read_private(profile / FILE), type=dict[str, str])
        return {bytes.fromhex(user): name for user, name in kept.items()}
    except (StoreError, msgspec.DecodeError, ValueError):
        return {}


def note_name(profile: Path, user: bytes, name: str) -> None:
    """Remember who works here now. Raises: StoreError full, read_only, disk."""
    known = names_here(profile)
    kept = {user: short_name(name)} | {each: said for each, said in known.items() if each != user}
    if list(kept.items()) != list(known.items()):
        raw = msgspec.json.encode({each.hex(): said for each, said in kept.items()})
        write_private(profile / FILE, raw)
