"""A roster as PDF/UA-1, typeset by Typst from data in memory; also as pictures of its pages.

The same roster in the same language gives the same bytes. Nothing is written to disk, and only
the bundled fonts are seen. Hundreds of rows take a second: a window calls this in another process.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

import typst

from fieldapp.actions.handout.glyphs import font_folder
from fieldapp.actions.handout.page import Json, Page
from fieldapp.actions.handout.wording import Language, wording
from fieldapp.domain.roster import Roster

SIZE_PT: Final = 11
LARGE_SIZE_PT: Final = 14


def pdf_bytes(roster: Roster, language: Language, *, large_print: bool = False) -> bytes:
    """Typeset a roster as a tagged PDF with its fonts inside."""
    (document,) = _typeset(_page(roster, language, large_print=large_print), "pdf", None)
    return document


def preview_pages(roster: Roster, language: Language, ppi: int) -> tuple[bytes, ...]:
    """Draw each page of the same layout as a PNG of `ppi` pixels an inch."""
    return _typeset(_page(roster, language, large_print=False), "png", ppi)


def _page(roster: Roster, language: Language, *, large_print: bool) -> Mapping[str, Json]:
    size_pt = LARGE_SIZE_PT if large_print else SIZE_PT
    return Page(roster, wording(language), size_pt).as_json()


def _typeset(
    page: Mapping[str, Json], form: Literal["pdf", "png"], ppi: int | None
) -> tuple[bytes, ...]:
    template = _template()
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"roster": json.dumps(page, ensure_ascii=False)},
    )
    made = compiler.compile(format=form, ppi=ppi, pdf_standards=["ua-1"] if form == "pdf" else [])
    if isinstance(made, bytes):
        return (made,)
    return tuple(made or ())


def _template() -> Path:
    return Path(str(files("resources") / "rosters" / "roster.typ"))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(font_folder())],
    )
