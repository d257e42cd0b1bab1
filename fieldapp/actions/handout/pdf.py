"""A roster as PDF/UA-1, typeset by Typst from data in memory; also its pages as SVG and PNG.

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
_ONE_PICTURE: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg")'
)


def pdf_bytes(roster: Roster, language: Language, *, large_print: bool = False) -> bytes:
    """Typeset a roster as a tagged PDF with its fonts inside."""
    (document,) = _typeset(_page(roster, language, large_print=large_print), "pdf", None)
    return document


def preview_pages(roster: Roster, language: Language, ppi: int) -> tuple[bytes, ...]:
    """Draw each page of the same layout as a PNG of `ppi` pixels an inch.

    All at once, as a printer wants them; for looking at single pages there is `preview`.
    """
    return _typeset(_page(roster, language, large_print=False), "png", ppi)


def svg_pages(
    roster: Roster, language: Language, *, large_print: bool = False
) -> tuple[bytes, ...]:
    """Give each page of the same layout as SVG; its letters are outlines."""
    return _typeset(_page(roster, language, large_print=large_print), "svg", None)


def drawn_again(svg: bytes, ppi: int) -> bytes:
    """Draw one page of `svg_pages` as a PNG of `ppi` pixels an inch."""
    compiler = typst.Compiler(
        _ONE_PICTURE,
        font_paths=typst_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg.decode("utf-8")},
    )
    (page,) = _as_pages(compiler.compile(format="png", ppi=ppi))
    return page


def _page(roster: Roster, language: Language, *, large_print: bool) -> Mapping[str, Json]:
    size_pt = LARGE_SIZE_PT if large_print else SIZE_PT
    return Page(roster, wording(language), size_pt).as_json()


def _typeset(
    page: Mapping[str, Json], form: Literal["pdf", "png", "svg"], ppi: int | None
) -> tuple[bytes, ...]:
    template = _template()
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=typst_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"roster": json.dumps(page, ensure_ascii=False)},
    )
    made = compiler.compile(format=form, ppi=ppi, pdf_standards=["ua-1"] if form == "pdf" else [])
    return _as_pages(made)


def _as_pages(made: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    return (made,) if isinstance(made, bytes) else tuple(made or ())


def _template() -> Path:
    return Path(str(files("resources") / "rosters" / "roster.typ"))


@cache
def typst_fonts() -> typst.Fonts:
    """Give the bundled fonts to Typst, read once."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(font_folder())],
    )
