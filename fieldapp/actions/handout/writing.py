"""Puts hand-outs on disk: each file whole and readable by its owner only, or not there at all."""

import contextlib
import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from fieldapp.actions.handout.csv import csv_bytes
from fieldapp.actions.handout.pdf import pdf_bytes
from fieldapp.actions.handout.wording import Language
from fieldapp.actions.handout.xlsx import xlsx_bytes
from fieldapp.domain.roster import Roster, file_name
from fieldapp.store.files import sync_folder

Format = Literal["pdf", "xlsx", "csv"]
HandoutCode = Literal["disk_full", "cannot_write"]

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class HandoutError(Exception):
    """A hand-out could not be written; nothing of it is left behind.

    Codes: disk_full, cannot_write (the folder is missing, read-only or refuses the file).
    """

    def __init__(self, code: HandoutCode) -> None:
        super().__init__(code)
        self.code: HandoutCode = code


def handout_bytes(roster: Roster, form: Format, language: Language) -> bytes:
    """Make one file in memory. CSV is for programs and has no language."""
    match form:
        case "pdf":
            return pdf_bytes(roster, language)
        case "xlsx":
            return xlsx_bytes(roster, language)
        case "csv":
            return csv_bytes(roster)


def write_handout(
    folder: Path, roster: Roster, formats: Sequence[Format], language: Language
) -> tuple[Path, ...]:
    """Write one file for each format, in that order; a file of the same name is replaced.

    All are complete on disk under temporary names in the same folder before the first appears.
    Raises: HandoutError.
    """
    made = [
        (folder / file_name(roster, form), handout_bytes(roster, form, language))
        for form in formats
    ]
    touched: list[Path] = []
    try:
        for path, content in made:
            touched.append(_part_of(path))
            _write_whole(_part_of(path), content)
        for path, _ in made:
            _part_of(path).replace(path)
            touched.append(path)
        sync_folder(folder)
    except OSError as trouble:
        for path in touched:
            with contextlib.suppress(OSError):
                path.unlink()
        code: HandoutCode = "disk_full" if trouble.errno in _FULL else "cannot_write"
        raise HandoutError(code) from trouble
    return tuple(path for path, _ in made)


def _part_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _write_whole(part: Path, content: bytes) -> None:
    """Write and flush to disk, for the owner only. A part left by a crash is replaced."""
    part.unlink(missing_ok=True)
    # Exclusive: nobody can have put a link to elsewhere in its place.
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
