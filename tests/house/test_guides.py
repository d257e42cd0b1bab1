"""The guides for a first day at the table: the keys, words and pictures they name are there."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from csv import DictReader
from pathlib import Path

import pytest

from ui.keys import GROUPS
from ui.pages import entries_for, entry_words

TOP = Path(__file__).parents[2]
DOCS = TOP / "docs"
GUIDES = {"en": DOCS / "canvasser-guide.md", "es": DOCS / "canvasser-guide.es.md"}
PICTURES = re.compile(r'<img src="([^"]+)"')
KEYS = re.compile(r"`([^`]+)`")
WORDS = re.compile(r"\*\*([^*]+)\*\*")
HEAVIEST = 150_000
"""Bytes of a picture: the guide is read on a phone too."""
OWN_WORDS = {"bold", "negrita", "boxes", "cuadros"}
"""What the first line says of how the guide is written."""


def window_words(language: str) -> set[str]:
    """Every word the window can say to a volunteer, and the labels of the code lists."""
    said = set()
    for message in ET.parse(TOP / "resources" / "i18n" / "fieldapp_es.ts").iter("message"):
        tag = "source" if language == "en" else "translation"
        said.add(message.findtext(tag) or "")
    with (TOP / "resources" / "codes" / "tally_what.csv").open(encoding="utf-8") as lines:
        said.update(row[f"label_{language}"] for row in DictReader(lines))
    return said


def window_keys() -> Iterator[str]:
    """Every key of a canvasser: those of pages, those of the map, and the sequences behind it."""
    for entry in entries_for("CANVASSER"):
        yield entry.key
        yield from (key for key, _place in entry.places)
    for group in GROUPS:
        for key in group.keys:
            yield from (key.shown, *key.shown.split(), *key.sequences)


@pytest.fixture(params=GUIDES)
def language(request: pytest.FixtureRequest) -> str:
    """The language of a guide."""
    return str(request.param)


@pytest.fixture
def guide(language: str) -> str:
    """The text of a guide."""
    return GUIDES[language].read_text("utf-8")


def test_every_key_of_a_guide_is_a_key_of_the_window(guide: str) -> None:
    assert set(KEYS.findall(guide)) - OWN_WORDS - set(window_keys()) == set()


def test_every_word_in_bold_stands_in_the_window(guide: str, language: str) -> None:
    assert set(WORDS.findall(guide)) - OWN_WORDS - window_words(language) == set()


def test_a_guide_names_each_page_of_a_canvasser_under_its_key(guide: str, language: str) -> None:
    spanish = {
        message.findtext("source"): message.findtext("translation")
        for context in ET.parse(TOP / "resources" / "i18n" / "fieldapp_es.ts").iter("context")
        if context.findtext("name") == "Pages"
        for message in context.iter("message")
    }
    for entry in entries_for("CANVASSER"):
        name = entry_words(entry.name or entry.code)
        shown = name if language == "en" else spanish[name]
        assert f"`{entry.key}` **{shown}**" in guide


def test_the_pictures_of_a_guide_are_there_and_light(guide: str) -> None:
    pictures = PICTURES.findall(guide)
    assert pictures
    for each in pictures:
        assert 0 < (DOCS / each).stat().st_size < HEAVIEST


def test_both_guides_say_the_same_keys_in_the_same_order() -> None:
    english, spanish = (GUIDES[each].read_text("utf-8") for each in ("en", "es"))
    keys = [
        [key for key in KEYS.findall(each) if key not in OWN_WORDS] for each in (english, spanish)
    ]
    assert keys[0] == keys[1]


def test_the_readme_leads_to_both_guides() -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    assert all(f"docs/{path.name}" in readme for path in GUIDES.values())
