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


def forget_name(profile: Path, user: bytes) -> None:
    """Forget somebody who works here no more. Raises: StoreError full, read_only, disk."""
    known = dict(names_here(profile))
    if known.pop(user, None) is not None:
        _keep(profile, known)


def note_name(profile: Path, user: bytes, name: str, *, works_now: bool = True) -> None:
    """Remember who works here, now or from now on. Raises: StoreError full, read_only, disk."""
    known = names_here(profile)
    own = {user: short_name(name)}
    others = {each: said for each, said in known.items() if each != user}
    kept = own | others if works_now else others | own
    if list(kept.items()) != list(known.items()):
        _keep(profile, kept)


def _keep(profile: Path, names: Mapping[bytes, str]) -> None:
    raw = msgspec.json.encode({user.hex(): name for user, name in names.items()})
    write_private(profile / FILE, raw)
