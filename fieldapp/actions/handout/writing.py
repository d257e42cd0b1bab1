"""Puts hand-outs on disk: each file whole and readable by its owner only, or not there at all."""

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fieldapp.actions.handout.csv import csv_bytes
from fieldapp.actions.handout.faults import of_disk
from fieldapp.actions.handout.pdf import pdf_bytes
from fieldapp.actions.handout.wording import Language
from fieldapp.actions.handout.xlsx import xlsx_bytes
from fieldapp.domain.roster import Roster, file_name
from fieldapp.store.files import sync_folder

Format = Literal["pdf", "xlsx", "csv"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MadeFile:
    """One file of a hand-out in memory: its name, without a folder, and its bytes."""

    name: str
    content: bytes


def handout_bytes(roster: Roster, form: Format, language: Language) -> bytes:
    """Make one file in memory. CSV is for programs and has no language."""
    match form:
        case "pdf":
            return pdf_bytes(roster, language)
        case "xlsx":
            return xlsx_bytes(roster, language)
        case "csv":
            return csv_bytes(roster)


def made_files(
    roster: Roster, formats: Sequence[Format], language: Language
) -> tuple[MadeFile, ...]:
    """Make one file for each format in memory, in that order. A window does it beside its work."""
    return tuple(
        MadeFile(name=file_name(roster, form), content=handout_bytes(roster, form, language))
        for form in formats
    )


def write_handout(folder: Path, made: Sequence[MadeFile]) -> tuple[Path, ...]:
    """Write files in that order; one of the same name is replaced.

    All are complete on disk under temporary names in the same folder before the first appears.
    Raises: HandoutError.
    """
    paths = [folder / each.name for each in made]
    touched: list[Path] = []
    try:
        for path, each in zip(paths, made, strict=True):
            touched.append(_part_of(path))
            _write_whole(_part_of(path), each.content)
        for path in paths:
            _part_of(path).replace(path)
            touched.append(path)
        sync_folder(folder)
    except OSError as trouble:
        for path in touched:
            with contextlib.suppress(OSError):
                path.unlink()
        raise of_disk(trouble) from trouble
    return tuple(paths)


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
