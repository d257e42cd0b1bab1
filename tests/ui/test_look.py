"""Contrast of every pair of colours that stands on each other, in every theme (WCAG 2)."""

import pytest

from ui.look import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Tokens

TEXT = 4.5
"""AA; and of a theme of high contrast AAA:"""
HIGH_TEXT = 7.0
SHAPE = 3.0
WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue give to the luminance."""
GLARE = 0.05
"""What a screen reflects, in the luminance of its white."""
TEXTS = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "wash"),
    ("ink", "bar"),
    ("muted", "paper"),
    ("muted", "card"),
    ("muted", "wash"),
    ("muted", "bar"),
    ("teal_ink", "card"),
    ("teal_ink", "wash"),
    ("on_teal", "teal"),
    ("on_teal", "teal_hover"),
    ("on_amber", "amber"),
    ("on_green", "green"),
    ("on_green", "card"),
    ("on_red", "red"),
    ("on_red", "card"),
    ("on_grey", "grey"),
    ("on_off", "off"),
    ("on_cover", "cover"),
)
SHAPES = (
    ("control", "card"),
    ("control", "paper"),
    ("teal_ink", "card"),
    ("teal", "card"),
    ("focus", "card"),
    ("focus", "paper"),
    ("focus_on", "card"),
)
HIGH_SHAPES = (
    *SHAPES,
    ("hairline", "card"),
    ("hairline", "paper"),
    ("focus", "wash"),
    ("focus_on", "teal"),
)
TONES = ("amber", "green", "red", "grey", "wash")
THEMES = {"light": LIGHT, "dark": DARK, "light-high": LIGHT_HIGH, "dark-high": DARK_HIGH}
every_theme = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)


def linear(part: float) -> float:
    """Give the light of a red, green or blue part (0 to 1) as WCAG 2 defines it."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return sum(weight * linear(each) for weight, each in zip(WEIGHTS, parts, strict=True))


def contrast(one: str, other: str) -> float:
    """Ratio from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + GLARE) / (dark + GLARE)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@every_theme
@pytest.mark.parametrize("pair", TEXTS, ids=" on ".join)
def test_text_can_be_read_on_its_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    least = HIGH_TEXT if tokens.high else TEXT
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= least


@every_theme
def test_edges_and_focus_can_be_seen(tokens: Tokens) -> None:
    for pair in HIGH_SHAPES if tokens.high else SHAPES:
        assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= SHAPE, pair


@every_theme
def test_a_ground_of_high_contrast_has_an_edge(tokens: Tokens) -> None:
    for tone in TONES:
        seen = contrast(tokens.edge(tone), tokens.card) >= SHAPE
        assert seen if tokens.high else tokens.edge(tone) == getattr(tokens, tone)


@pytest.mark.parametrize("tokens", [LIGHT_HIGH, DARK_HIGH], ids=["light", "dark"])
def test_what_has_the_focus_is_told_from_what_has_not(tokens: Tokens) -> None:
    """The ring has a colour of its own where every edge is strong."""
    assert tokens.focus not in {tokens.control, tokens.ink, tokens.hairline, tokens.teal_ink}
