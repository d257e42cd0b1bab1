"""Any text can be typeset: what cannot be printed shows as a box, never as a failure."""

import json
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.actions.handout.glyphs import (
    PLACEHOLDER,
    characters,
    font_folder,
    fonts,
    printable,
)

TEMPLATE = b"""
#let given = json(bytes(sys.inputs.given))
#set document(title: "Words")
#set text(font: given.fonts, fallback: false)
#for words in given.words [#block(words)]
"""
BUNDLED = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
)
# Letters that fonts have, marks that few have, and things that have no business in a name.
awkward = st.sampled_from(
    "कਕकाംျ္្ํًّ่́̀҉⃣\u200c\u200d\u200b\u2060\ufe0f\u034f\u1100\u1161🇺🇸\ue000\x00\x01\n"
)
bundled = st.sampled_from(
    sorted(chr(code) for font in fonts() for code in sorted(font.characters)[::7])
)
any_text = st.lists(
    st.text(st.characters() | awkward | bundled, max_size=12), min_size=20, max_size=40
)


@given(any_text)
@settings(max_examples=40)
def test_any_text_at_all_is_typeset(texts: list[str]) -> None:
    given = {
        "fonts": [font.family for font in fonts()],
        "words": [printable(text).text for text in texts],
    }
    typst.compile(
        TEMPLATE,
        font_paths=BUNDLED,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
    )


@pytest.mark.parametrize(
    "name",
    ["Robert Hayes", "Đặng Thị Hoa", "Q’anjob’al", "ສົມພອນ", "မောင်မောင်အေး", "佐藤", "김민준", "ᏎᏉᏯ"],
)
def test_names_in_bundled_scripts_stay_as_they_are(name: str) -> None:
    made = printable(name)
    assert made.text == name
    assert not made.lost
    assert not made.cut


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("𓀀 Nefert", "□ Nefert"),
        ("😀", "□"),
        ("a\x01b", "a□b"),
        ("a\ud800b", "a□b"),
        ("a\ue000b", "a□b"),
        ("क⃣", "क□"),
    ],
)
def test_what_no_font_has_becomes_a_box_and_is_told(raw: str, shown: str) -> None:
    made = printable(raw)
    assert made.text == shown
    assert made.lost


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("two\nlines\tand\r\ntabs", "two lines and  tabs"),
        ("over\u202eride\u202c", "override"),
        ("zero\ufeffwidth\u200f", "zerowidth"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_what_has_no_form_of_its_own_is_dropped_and_is_no_loss(raw: str, shown: str) -> None:
    made = printable(raw)
    assert made.text == shown
    assert not made.lost


def test_right_to_left_names_are_isolated_from_their_neighbours() -> None:
    assert printable("محمد (أبو علي)").text == "\u2068محمد (أبو علي)\u2069"
    assert "\u2068" not in printable("Robert (Bob) Hayes the elder").text


def test_joiners_that_shape_persian_and_malayalam_are_kept() -> None:
    assert "\u200c" in printable("گل‌بانو").text
    assert "\u200d" in printable("ക്‍ഷ").text


def test_a_word_wider_than_a_column_may_break_but_loses_no_letter() -> None:
    made = printable("W" * 80)
    assert made.text.replace("\u200b", "") == "W" * 80
    assert max(len(part) for part in made.text.split("\u200b")) <= 14


def test_very_long_text_is_cut_and_says_so() -> None:
    made = printable("x " * 500_000)
    assert made.cut
    assert len(made.text) <= 700


def test_the_placeholder_itself_can_be_printed() -> None:
    assert any(ord(PLACEHOLDER) in font.characters for font in fonts())


def test_a_file_that_maps_no_character_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.ttf"
    head = b"\x00\x01\x00\x00" + (1).to_bytes(2, "big") + bytes(6)
    entry = b"cmap" + bytes(4) + (28).to_bytes(4, "big") + (4).to_bytes(4, "big")
    empty.write_bytes(head + entry + bytes(4))
    with pytest.raises(ValueError, match="font_without_cmap"):
        characters(empty)
