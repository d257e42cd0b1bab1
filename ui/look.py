"""How everything looks, in one place: colours, sizes, type; nothing elsewhere names a colour."""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

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
    """The colours of one theme. Pairs named `x` and `on_x` are text on a ground, AA or better."""

    dark: bool
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
)


def system_tokens() -> Tokens:
    """Give the theme the system asks for."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
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
    theme = "dark" if tokens.dark else "light"
    if app.property(_THEME) == theme:
        return
    app.setProperty(_THEME, theme)
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("fusion"))
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
    app.setStyleSheet(Template(style_sheet("window")).substitute(asdict(tokens) | sizes))


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
