"""Contrast of every pair of colours that stands on each other, in both themes (WCAG 2 AA)."""

import pytest

from ui.look import DARK, LIGHT, Tokens

TEXT = 4.5
SHAPE = 3.0
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
)
SHAPES = (("control", "card"), ("control", "paper"), ("teal_ink", "card"), ("teal", "card"))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Ratio from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXTS, ids=" on ".join)
def test_text_can_be_read_on_its_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", SHAPES, ids=" on ".join)
def test_edges_and_focus_can_be_seen(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= SHAPE
