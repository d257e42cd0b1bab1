"""Which characters the bundled fonts can print, read from the fonts themselves.

A character that no font has would refuse the whole PDF, so every text passes `printable` first.
"""

import csv
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

PLACEHOLDER: Final = "□"
_ISOLATE_START: Final = "\u2068"
_ISOLATE_END: Final = "\u2069"
_BREAK: Final = "\u200b"
_SPACES: Final = "\t\n\r\v\f\u0085\u2028\u2029"
_JOINERS: Final = "\u200c\u200d"
# They have no form of their own: direction marks and overrides, byte order mark, soft hyphen.
_UNSEEN: Final = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff") | {
    chr(code)
    for first, last in (
        (0x202A, 0x202E),
        (0x2061, 0x206F),
        (0xFE00, 0xFE0F),
        (0xE0000, 0xE01EF),
    )
    for code in range(first, last + 1)
}
# Some fonts claim controls and private use, which PDF/UA does not let through.
_NEVER: Final = frozenset((*range(0x20), *range(0x7F, 0xA0), *range(0xE000, 0xF900)))
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
# These scripts break lines between letters by their own rules, or would be torn apart by a break.
_SELF_BREAKING: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xD7A3))
_LONGEST_WORD: Final = 14
_LONGEST_TEXT: Final = 600


@dataclass(frozen=True, slots=True)
class Font:
    """One bundled face: its family and the code points it has."""

    family: str
    characters: frozenset[int]


@dataclass(frozen=True, slots=True)
class Printable:
    """Text that the fonts can set; `lost` when a placeholder stands in it, `cut` when shortened."""

    text: str
    lost: bool
    cut: bool


def font_folder() -> Path:
    """Give the folder of the bundled fonts."""
    return Path(str(files("resources") / "fonts"))


@cache
def fonts() -> tuple[Font, ...]:
    """Read the regular faces in the order of fallback."""
    table = (font_folder() / "fonts.csv").read_text(encoding="utf-8")
    return tuple(
        Font(row["family"], characters(font_folder() / row["file"]) - _NEVER)
        for row in csv.DictReader(table.splitlines())
        if row["style"] == "Regular"
    )


def characters(font: Path) -> frozenset[int]:
    """Read the code points of a TrueType or OpenType file (cmap formats 4 and 12).

    Raises: ValueError for a font without such a table.
    """
    with font.open("rb") as file:
        (table_count,) = struct.unpack(">4xH6x", file.read(12))
        directory = [struct.unpack(">4s4xII", file.read(16)) for _ in range(table_count)]
        start, size = next((at, size) for tag, at, size in directory if tag == b"cmap")
        file.seek(start)
        cmap = file.read(size)
    (count,) = struct.unpack_from(">2xH", cmap)
    found: set[int] = set()
    for entry in range(count):
        (offset,) = struct.unpack_from(">4xI", cmap, 4 + 8 * entry)
        (layout,) = struct.unpack_from(">H", cmap, offset)
        if layout == 4:
            found.update(_segments(cmap, offset))
        elif layout == 12:
            found.update(_groups(cmap, offset))
    if not found:
        raise ValueError("font_without_cmap")
    return frozenset(found)


def printable(text: str) -> Printable:
    """Make any text safe to typeset.

    Composed; line breaks become spaces; marks that only steer direction are dropped; what no font
    has becomes a box; text with right-to-left letters is isolated so that it cannot reorder its
    neighbours; long words get places to break; very long text is cut.
    """
    if text.isascii() and text.isprintable() and len(text) <= _LONGEST_WORD:
        return Printable(text, lost=False, cut=False)
    cut = len(text) > _LONGEST_TEXT
    spaced = (" " if mark in _SPACES else mark for mark in text[:_LONGEST_TEXT])
    shown = unicodedata.normalize("NFC", "".join(mark for mark in spaced if mark not in _UNSEEN))
    clusters = [_settable(cluster) for cluster in _clusters(shown)]
    lost = any(PLACEHOLDER in cluster for cluster in clusters)
    shown = "".join(_breakable(clusters)).strip()
    if any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in shown):
        shown = f"{_ISOLATE_START}{shown}{_ISOLATE_END}"
    return Printable(shown, lost=lost, cut=cut)


def _segments(cmap: bytes, offset: int) -> Iterator[int]:
    """Code points of a format 4 table: segments of the first plane."""
    (doubled,) = struct.unpack_from(">6xH", cmap, offset)
    count = doubled // 2
    words = f">{count}H"
    ends = struct.unpack_from(words, cmap, offset + 14)
    starts = struct.unpack_from(words, cmap, offset + 16 + doubled)
    deltas = struct.unpack_from(words, cmap, offset + 16 + 2 * doubled)
    ranges_at = offset + 16 + 3 * doubled
    ranges = struct.unpack_from(words, cmap, ranges_at)
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if ranges[index]:
                at = ranges_at + 2 * index + ranges[index] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", cmap, at)
                if not glyph:
                    continue
            if (glyph + deltas[index]) & 0xFFFF:
                yield code


def _groups(cmap: bytes, offset: int) -> Iterator[int]:
    """Code points of a format 12 table: groups of all planes."""
    (count,) = struct.unpack_from(">12xI", cmap, offset)
    for first, last, glyph in struct.iter_unpack(
        ">III", cmap[offset + 16 : offset + 16 + 12 * count]
    ):
        yield from range(first if glyph else first + 1, last + 1)


def _clusters(text: str) -> Iterator[str]:
    """Cut text into letters with their marks; joiners stay with the letter before them."""
    cluster = ""
    for mark in text:
        joined = unicodedata.category(mark).startswith("M") or mark in _JOINERS
        if cluster and not joined:
            yield cluster
            cluster = ""
        cluster += mark
    if cluster:
        yield cluster


@cache
def _settable(cluster: str) -> str:
    """Give the cluster if one font has all of it, else what can be shown, with boxes."""
    needed = {ord(mark) for mark in cluster if mark not in _JOINERS}
    if any(needed <= font.characters for font in fonts()):
        return cluster
    first = cluster[0]
    shown = first if any(ord(first) in font.characters for font in fonts()) else PLACEHOLDER
    return shown if shown == PLACEHOLDER else shown + PLACEHOLDER


def _breakable(clusters: list[str]) -> Iterator[str]:
    """Offer places to break in words that are wider than a column."""
    run = 0
    for cluster in clusters:
        code = ord(cluster[0])
        ends_word = cluster[0] in " -/,;" or any(
            low <= code <= high for low, high in _SELF_BREAKING
        )
        run = 0 if ends_word else run + 1
        if run > _LONGEST_WORD:
            yield _BREAK
            run = 1
        yield cluster
