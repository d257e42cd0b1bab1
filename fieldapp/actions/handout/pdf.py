"""A roster as PDF/UA-1, typeset by Typst from data in memory; also its pages as SVG and PNG.

The same roster in the same language gives the same bytes. Hundreds of rows take a second: a window
calls this in another process.
"""

from collections.abc import Mapping
from typing import Final

from fieldapp.actions.handout.page import Json, Page
from fieldapp.actions.handout.typesetting import typeset
from fieldapp.actions.handout.wording import Language, wording
from fieldapp.domain.roster import Roster

SIZE_PT: Final = 11
LARGE_SIZE_PT: Final = 14
_TEMPLATE: Final = ("rosters/roster.typ", "roster")


def pdf_bytes(roster: Roster, language: Language, *, large_print: bool = False) -> bytes:
    """Typeset a roster as a tagged PDF with its fonts inside."""
    page = _page(roster, language, large_print=large_print)
    (document,) = typeset(*_TEMPLATE, page, "pdf")
    return document


def preview_pages(roster: Roster, language: Language, ppi: int) -> tuple[bytes, ...]:
    """Draw each page of the same layout as a PNG of `ppi` pixels an inch.

    All at once, as a printer wants them; for looking at single pages there is `preview`.
    """
    return typeset(*_TEMPLATE, _page(roster, language, large_print=False), "png", ppi)


def svg_pages(
    roster: Roster, language: Language, *, large_print: bool = False
) -> tuple[bytes, ...]:
    """Give each page of the same layout as SVG; its letters are outlines."""
    return typeset(*_TEMPLATE, _page(roster, language, large_print=large_print), "svg")


def _page(roster: Roster, language: Language, *, large_print: bool) -> Mapping[str, Json]:
    size_pt = LARGE_SIZE_PT if large_print else SIZE_PT
    return Page(roster, wording(language), size_pt).as_json()
