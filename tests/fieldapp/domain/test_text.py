"""Hostile text round-trips or is refused with a reason; honest text in any script is kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.text import text_problem, tidy


@pytest.mark.parametrize(
    "name",
    ["Juana Tomás", "Nguyễn Thị Hồng", "Đặng", "O’Brien", "K’iche’", "Kʼicheʼ", "أحمد", "王小明",
     "김민준", "စောဝါး", "ສົມຈິດ", "Олена", "ᏣᎳᎩ", "Robert'); DROP TABLE person;--",
     '"NEAR(" OR *', "<b>x</b>", "=HYPERLINK(1)", "{{7*7}}", "ﷺ"],
)  # fmt: skip
def test_names_in_any_script_and_code_that_is_only_text_are_kept(name: str) -> None:
    assert text_problem(unicodedata.normalize("NFC", name), 80) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "hidden_characters"),
        ("a\x1bb", "hidden_characters"),
        ("line\nline", "hidden_characters"),
        ("\u202egnp.exe", "hidden_characters"),
        ("a\u2066b", "hidden_characters"),
        ("\ud800", "hidden_characters"),
        ("\uffff", "hidden_characters"),
        ("\U0010ffff", "hidden_characters"),
        ("e\u0301", "not_composed"),
        ("   ", "blank"),
        ("", "blank"),
        ("\u3000", "blank"),
        ("x" * 81, "too_long"),
        ("x" * 1_000_000, "too_long"),
    ],
)
def test_what_hides_or_breaks_is_refused_with_a_reason(text: str, code: str) -> None:
    assert text_problem(text, 80) == code


def test_notes_may_have_lines() -> None:
    assert text_problem("one\n\ttwo", 80, note=True) is None
    assert text_problem("one\x0btwo", 80, note=True) == "hidden_characters"


@given(st.text(max_size=40))
def test_tidy_text_is_refused_only_for_what_it_hides(text: str) -> None:
    assert text_problem(tidy(text), 1000) in {None, "hidden_characters", "blank"}


@given(st.text(max_size=40))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
