"""How everything looks, in one place: colours, sizes, type; nothing elsewhere names a colour."""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.assets import font_files, style_sheet

_THEME: Final = "theme"
SPACE: Final = 4
GAP: Final = 13
"""Between fields."""
MARGIN: Final = 16
"""Between cards, and inside them."""
CONTROL_HEIGHT: Final = 36
CHIP_HEIGHT: Final = 32
RADIUS: Final = 8
CARD_RADIUS: Final = 12
TEXT: Final = 14
SMALL: Final = 13
TITLE: Final = 19


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme. Pairs named `x` and `on_x` are text on a ground, AA or better.

    `focus` is the ring around what has the focus, `focus_on` the one around what is filled with
    teal. A theme of `high` contrast has text of 7 to 1, and an edge around every ground.
    """

    dark: bool
    high: bool = False
    paper: str
    card: str
    bar: str
    hairline: str
    control: str
    ink: str
    muted: str
    teal: str
    on_teal: str
    teal_hover: str
    teal_ink: str
    wash: str
    amber: str
    on_amber: str
    green: str
    on_green: str
    red: str
    on_red: str
    grey: str
    on_grey: str
    off: str
    on_off: str
    cover: str
    on_cover: str
    focus: str
    focus_on: str

    def edge(self, tone: str) -> str:
        """Give the colour around a ground: its own, or where contrast is high one to be seen."""
        if not self.high:
            return str(getattr(self, tone))
        return self.teal_ink if tone == "wash" else str(getattr(self, f"on_{tone}"))

    def badge(self, tone: str) -> tuple[str, str, str]:
        """Give the colours of a badge: its ground, its words, its edge."""
        return getattr(self, tone), getattr(self, f"on_{tone}"), self.edge(tone)


LIGHT: Final = Tokens(
    dark=False,
    paper="#F6F4F0",
    card="#FFFFFF",
    bar="#FFFFFF",
    hairline="#E2DED6",
    control="#8E877A",
    ink="#1E2524",
    muted="#5C6563",
    teal="#0B5F5F",
    on_teal="#FFFFFF",
    teal_hover="#084B4B",
    teal_ink="#0B5F5F",
    wash="#E3EFEE",
    amber="#FFF1D6",
    on_amber="#7A4B00",
    green="#DDF1E8",
    on_green="#11573C",
    red="#FBE3DA",
    on_red="#8F2C0B",
    grey="#EEECE7",
    on_grey="#4B5452",
    off="#F3F1EC",
    on_off="#646A68",
    cover="#0B5F5F",
    on_cover="#FFFFFF",
    focus="#0B5F5F",
    focus_on="#1E2524",
)

DARK: Final = Tokens(
    dark=True,
    paper="#141817",
    card="#1C2221",
    bar="#1C2221",
    hairline="#333B39",
    control="#7A8582",
    ink="#EDF1F0",
    muted="#A9B3B0",
    teal="#66C7BD",
    on_teal="#06211E",
    teal_hover="#83D6CD",
    teal_ink="#7AD3C9",
    wash="#1F3533",
    amber="#3D3014",
    on_amber="#F6CD7E",
    green="#173A2C",
    on_green="#9BE0BF",
    red="#4A231A",
    on_red="#F7B39F",
    grey="#2B3331",
    on_grey="#C3CCC9",
    off="#232927",
    on_off="#98A19E",
    cover="#0A3736",
    on_cover="#EDF1F0",
    focus="#7AD3C9",
    focus_on="#EDF1F0",
)

LIGHT_HIGH: Final = Tokens(
    dark=False,
    high=True,
    paper="#FFFFFF",
    card="#FFFFFF",
    bar="#FFFFFF",
    hairline="#6B6B6B",
    control="#000000",
    ink="#000000",
    muted="#333333",
    teal="#003F3F",
    on_teal="#FFFFFF",
    teal_hover="#002B2B",
    teal_ink="#003F3F",
    wash="#DDF0EE",
    amber="#FFF4D6",
    on_amber="#4A2D00",
    green="#E3F6EC",
    on_green="#06371F",
    red="#FFECE4",
    on_red="#6B1B00",
    grey="#F0F0F0",
    on_grey="#2B2B2B",
    off="#F0F0F0",
    on_off="#474747",
    cover="#003F3F",
    on_cover="#FFFFFF",
    focus="#0033CC",
    focus_on="#C77700",
)

DARK_HIGH: Final = Tokens(
    dark=True,
    high=True,
    paper="#000000",
    card="#000000",
    bar="#000000",
    hairline="#8C8C8C",
    control="#FFFFFF",
    ink="#FFFFFF",
    muted="#D6D6D6",
    teal="#6FE3D6",
    on_teal="#000000",
    teal_hover="#9CF0E6",
    teal_ink="#7FF0E3",
    wash="#06302E",
    amber="#2B1F00",
    on_amber="#FFD98A",
    green="#00291A",
    on_green="#A6F2CB",
    red="#3A0E05",
    on_red="#FFC2B0",
    grey="#262626",
    on_grey="#E6E6E6",
    off="#1C1C1C",
    on_off="#B8B8B8",
    cover="#000000",
    on_cover="#FFFFFF",
    focus="#FFE14D",
    focus_on="#2F62DC",
)
_TONES: Final = ("amber", "green", "red", "grey", "wash")


def asks_for_dark() -> bool:
    """Tell whether the system asks for a dark theme."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def asks_for_contrast() -> bool:
    """Tell whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints()  # held, or what it gives is gone with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def tokens_for(*, dark: bool, high: bool) -> Tokens:
    """Give the theme that is light or dark, with the usual or with high contrast."""
    if high:
        return DARK_HIGH if dark else LIGHT_HIGH
    return DARK if dark else LIGHT


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the bundled fonts, once a process; gives their families in the order of fallback."""
    for path, _ in font_files():
        QFontDatabase.addApplicationFont(str(path))
    return tuple(dict.fromkeys(family for _, family in font_files()))


def interface_font(families: tuple[str, ...]) -> QFont:
    """Give the one sans of the interface, with every other script behind it."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(TEXT)
    return font


def dress(app: QApplication, tokens: Tokens) -> None:
    """Put a theme on the whole application; nothing is done where it is on already."""
    theme = f"{tokens.dark} {tokens.high}"
    before = app.property(_THEME)
    if before == theme:
        return
    app.setProperty(_THEME, theme)
    if before is None:
        app.setStyle("fusion")  # once: under a style sheet the style no longer says its name
    app.setPalette(palette(tokens))
    sizes = {
        "text": TEXT,
        "small": SMALL,
        "title": TITLE,
        "radius": RADIUS,
        "card_radius": CARD_RADIUS,
        "control_height": CONTROL_HEIGHT - 2,
        "control_focus": CONTROL_HEIGHT - 4,
        "chip_height": CHIP_HEIGHT - 2,
        "chip_focus": CHIP_HEIGHT - 4,
    }
    edges = {f"edge_{tone}": tokens.edge(tone) for tone in _TONES}
    given = asdict(tokens) | sizes | edges
    app.setStyleSheet(Template(style_sheet("window")).substitute(given))


def palette(tokens: Tokens) -> QPalette:
    """Give the palette of a theme, for what no style sheet reaches."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.paper,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.card,
        QPalette.ColorRole.AlternateBase: tokens.paper,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.card,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.card,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Highlight: tokens.teal,
        QPalette.ColorRole.HighlightedText: tokens.on_teal,
        QPalette.ColorRole.Link: tokens.teal_ink,
        QPalette.ColorRole.Mid: tokens.hairline,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(off, role, QColor(tokens.on_off))
    return made
