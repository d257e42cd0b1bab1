"""The guide for a first day as it is printed: two sheets in both languages, nothing left out."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from fieldapp.actions.handout.glyphs import PLACEHOLDER
from fieldapp.actions.handout.guide import guide_pdf, guide_png

DOCS = Path(__file__).parents[4] / "docs"
LANGUAGES = {"en": "canvasser-guide", "es": "canvasser-guide.es"}
MARKS = re.compile(r"<[^>]+>|\[[^\]]*\]\([^)]*\)|[*`#|]|^\*.*?\*|^-+|^\d+\.", re.MULTILINE)
SMALLEST_PT = 8.0


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_two_sheets_with_every_word_of_the_guide(language: str) -> None:
    made = guide_pdf(language)
    reader = PdfReader(BytesIO(made.content))
    assert made.name == f"{LANGUAGES[language]}.pdf"
    assert len(reader.pages) == 2
    assert [(float(each.mediabox.width), float(each.mediabox.height)) for each in reader.pages] == [
        (612, 792),
        (612, 792),
    ]
    printed = "".join(page.extract_text() for page in reader.pages)
    told = (DOCS / f"{LANGUAGES[language]}.md").read_text("utf-8")
    body = re.sub(r"(?m)^\*.*?\)\.\* ", "", told)
    assert words_of(MARKS.sub(" ", body)) - words_of(printed) == set()
    assert PLACEHOLDER not in printed
    assert sum(len(page.images) for page in reader.pages) == told.count("<img ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_too_small_to_read(language: str) -> None:
    sizes: set[float] = set()

    def seen(_text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        sizes.add(size)

    for page in PdfReader(BytesIO(guide_pdf(language).content)).pages:
        page.extract_text(visitor_text=seen)
    assert min(each for each in sizes if each) >= SMALLEST_PT


def test_its_pages_are_drawn() -> None:
    assert [each[:4] for each in guide_png("en", 30)] == [b"\x89PNG"] * 2
