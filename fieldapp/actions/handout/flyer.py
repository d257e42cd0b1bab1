"""A flyer as PDF/UA-1, and as a picture of its page."""

from typing import Final

from fieldapp.actions.handout.glyphs import fonts, printable
from fieldapp.actions.handout.page import Json
from fieldapp.actions.handout.typesetting import typeset
from fieldapp.actions.handout.writing import MadeFile
from fieldapp.domain.flyer import Flyer

_TEMPLATE: Final = ("outreach/flyer.typ", "flyer")


def flyer_pdf(flyer: Flyer) -> MadeFile:
    """Typeset a flyer as a tagged PDF with its fonts inside."""
    (document,) = typeset(*_TEMPLATE, _as_json(flyer), "pdf")
    return MadeFile(name=flyer.name, content=document)


def flyer_png(flyer: Flyer, ppi: int) -> tuple[bytes, ...]:
    """Draw the flyer, which is one page, as a PNG of `ppi` pixels an inch."""
    return typeset(*_TEMPLATE, _as_json(flyer), "png", ppi)


def _as_json(flyer: Flyer) -> dict[str, Json]:
    return {
        "fonts": [font.family for font in fonts()],
        "lang": flyer.language.split("-", 1)[0],
        "rtl": flyer.direction == "rtl",
        "title": _safe(flyer.title),
        "about": _safe(flyer.about),
        "facts": [[_safe(head), [_safe(each) for each in lines]] for head, lines in flyer.facts],
        "lines": [_safe(each) for each in flyer.lines],
        "warning": [_safe(each) for each in flyer.warning],
    }


def _safe(text: str) -> str:
    """Give a text that the fonts can set, whatever was typed into the event."""
    return printable(text).text
