"""An appointment slip as PDF/UA-1, and as a picture: a half sheet for each language."""

from collections.abc import Sequence
from typing import Final

from fieldapp.actions.handout.glyphs import fonts, printable
from fieldapp.actions.handout.page import Json
from fieldapp.actions.handout.typesetting import typeset
from fieldapp.actions.handout.writing import MadeFile
from fieldapp.domain.appointment_slip import SlipText
from fieldapp.outreach_words import outreach_text
from fieldapp.reviewed_words import ENGLISH

_TEMPLATE: Final = ("participant/slip.typ", "slip")


def appointment_slip_pdf(texts: Sequence[SlipText]) -> MadeFile:
    """Typeset a slip as a tagged PDF with its fonts inside; its name is the ticket's."""
    (document,) = typeset(*_TEMPLATE, _page(texts), "pdf")
    return MadeFile(name=f"slip_{texts[0].number[1]}.pdf", content=document)


def appointment_slip_png(texts: Sequence[SlipText], ppi: int) -> tuple[bytes, ...]:
    """Draw the slip, which is one sheet, as a PNG of `ppi` pixels an inch."""
    return typeset(*_TEMPLATE, _page(texts), "png", ppi)


def _page(texts: Sequence[SlipText]) -> dict[str, Json]:
    return {
        "fonts": [font.family for font in fonts()],
        "lang": texts[0].language.split("-", 1)[0],
        "title": _safe(texts[0].title),
        "halves": [_half(each) for each in texts],
    }


def _half(text: SlipText) -> dict[str, Json]:
    draft = outreach_text("flyer.draft", text.language, drafts_ok=True).text
    english = outreach_text("flyer.draft", ENGLISH).text
    warning = dict.fromkeys((draft, english)) if text.draft else ()
    return {
        "lang": text.language.split("-", 1)[0],
        "rtl": text.direction == "rtl",
        "title": _safe(text.title),
        "number": [_safe(each) for each in text.number],
        "rows": [
            [_safe(head), [_safe(each) for each in words.split("\n")]] for head, words in text.rows
        ],
        "lines": [_safe(each) for each in text.lines],
        "warning": [_safe(each) for each in warning],
    }


def _safe(text: str) -> str:
    """Give a text that the fonts can set, whatever was typed."""
    return printable(text).text
