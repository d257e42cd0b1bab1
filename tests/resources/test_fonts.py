"""The bundled fonts: complete, as listed, licensed, and enough for every language of the list."""

import csv
import hashlib
import json
from pathlib import Path

import pytest
import typst

from fieldapp.actions.handout.glyphs import characters, font_folder, fonts, printable

RESOURCES = font_folder().parent
TEMPLATE = b"""
#let given = json(bytes(sys.inputs.given))
#set document(title: "Words")
#set text(font: given.fonts, fallback: false)
#for words in given.words [ #words \\ ]
"""


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LISTED = table(RESOURCES / "fonts" / "fonts.csv")
LANGUAGES = table(RESOURCES / "codes" / "languages.csv")


def typst_fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )


def typeset(words: list[str]) -> None:
    """Set words as PDF/UA-1, which refuses a missing glyph."""
    given = {"fonts": [font.family for font in fonts()], "words": words}
    typst.compile(
        TEMPLATE,
        font_paths=typst_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"given": json.dumps(given)},
    )


def test_the_list_names_every_font_file_and_no_other() -> None:
    present = {path.name for path in font_folder().iterdir() if path.suffix in {".ttf", ".otf"}}
    assert present == {row["file"] for row in LISTED}


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row["file"])
def test_each_font_is_the_one_that_was_reviewed(row: dict[str, str]) -> None:
    content = (font_folder() / row["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    assert content[:4] in {b"\x00\x01\x00\x00", b"OTTO"}
    assert row["licence"] == "OFL-1.1"


def test_the_families_are_those_that_the_files_call_themselves() -> None:
    assert set(typst_fonts().families()) == {row["family"] for row in LISTED}


def test_the_licence_travels_with_the_fonts() -> None:
    text = (font_folder() / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Adobe" in text
    assert "Google" in text


def test_the_fonts_stay_small_enough_to_download_in_the_field() -> None:
    size_bytes = sum((font_folder() / row["file"]).stat().st_size for row in LISTED)
    assert size_bytes < 14_000_000


@pytest.mark.parametrize("row", LANGUAGES, ids=lambda row: row["tag"])
def test_every_language_can_be_named_in_its_own_letters(row: dict[str, str]) -> None:
    for name in (row["autonym"], row["english_name"]):
        assert not printable(name).lost


def test_typst_sets_every_autonym_without_a_missing_glyph() -> None:
    typeset([row["autonym"] for row in LANGUAGES])


def test_a_missing_glyph_would_be_noticed() -> None:
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        typeset(["\N{EGYPTIAN HIEROGLYPH A001}"])


def test_every_code_list_prints_in_both_languages() -> None:
    checked = 0
    for path in sorted((RESOURCES / "codes").glob("*.csv")):
        for row in table(path):
            for column in ("label_en", "label_es"):
                assert not printable(row.get(column) or "").lost
                checked += 1
    assert checked > 200


def test_common_names_in_chinese_japanese_and_korean_are_covered() -> None:
    cjk = characters(font_folder() / "FieldappCJK-Regular.otf")
    assert set(range(0x4E00, 0x9FD6)) <= cjk
    assert set(range(0xAC00, 0xD7A4)) <= cjk
    for codec in ("gb2312", "big5", "cp932", "euc_kr"):
        assert _letters_of(codec) <= cjk


def _letters_of(codec: str) -> set[int]:
    """Every letter from U+2E80 on that a double-byte code can write, but for private use."""
    found: set[int] = set()
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            try:
                letter = bytes((first, second)).decode(codec)
            except UnicodeDecodeError:
                continue
            found.update(ord(each) for each in letter)
    return {code for code in found if code >= 0x2E80 and not 0xE000 <= code <= 0xF8FF}
