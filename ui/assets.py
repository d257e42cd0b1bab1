"""The only reader of the window's own files: style, icons, translations, fonts."""

import csv
from pathlib import Path
from typing import Final

import resources

# The frozen desktop is a folder as well, so these are plain files everywhere.
_TOP: Final = Path(resources.__path__[0])


def style_sheet(name: str) -> str:
    """Give a style sheet with `$token` in place of every colour and size."""
    return (_TOP / "style" / f"{name}.qss").read_text("utf-8")


def icon_svg(name: str) -> str:
    """Give a line icon drawn in `currentColor`."""
    return (_TOP / "icons" / f"{name}.svg").read_text("utf-8")


def translation(language: str) -> str:
    """Give Qt's translation file (XML) of a language; FileNotFoundError if there is none."""
    return (_TOP / "i18n" / f"fieldapp_{language}.ts").read_text("utf-8")


def font_files() -> tuple[tuple[Path, str], ...]:
    """Give each bundled font file with its family, in the order of fallback."""
    return tuple(
        (_TOP / "fonts" / row["file"], row["family"]) for row in _rows(_TOP / "fonts" / "fonts.csv")
    )


LICENCES: Final = {
    "program": ("licences/fieldapp.txt",),
    "qt": ("licences/lgpl-3.0.txt", "licences/gpl-3.0.txt"),
    "fonts": ("fonts/OFL.txt",),
    "icons": ("icons/LICENSE.txt",),
}
"""Parts of what is shipped, each with the files that hold its licence."""


def licence(part: str) -> str:
    """Give the licence of one of `LICENCES`, word for word."""
    return "\n\n".join((_TOP / file).read_text("utf-8") for file in LICENCES[part])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
