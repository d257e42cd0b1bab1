"""Settings of this laptop's window: looks, and when it locks. Work and secrets are in the store."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from ui.i18n import NAMES

THEMES: Final = ("system", "light", "dark")
CONTRASTS: Final = ("system", "usual", "high")
SIZES: Final = (100, 125, 150, 175, 200)
IDLE_MINUTES: Final = (2, 3, 5, 10, 15)
"""Minutes without a touch after which the window locks; there is no never."""
USUAL_IDLE: Final = 3


class Settings:
    """Typed properties over one ini file."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language of the window, empty where none was chosen."""
        found = str(self._kept.value("language", ""))
        return found if found in NAMES else ""

    @language.setter
    def language(self, code: str) -> None:
        self._kept.setValue("language", code)

    @property
    def theme(self) -> str:
        """One of `THEMES`."""
        found = str(self._kept.value("window/theme", ""))
        return found if found in THEMES else "system"

    @theme.setter
    def theme(self, code: str) -> None:
        self._kept.setValue("window/theme", code)

    @property
    def contrast(self) -> str:
        """One of `CONTRASTS`."""
        found = str(self._kept.value("window/contrast", ""))
        return found if found in CONTRASTS else "system"

    @contrast.setter
    def contrast(self, code: str) -> None:
        self._kept.setValue("window/contrast", code)

    @property
    def size(self) -> int:
        """How large everything is shown, in per cent: one of `SIZES`."""
        found = str(self._kept.value("window/size", ""))
        return int(found) if found in {str(size) for size in SIZES} else SIZES[0]

    @size.setter
    def size(self, size: int) -> None:
        self._kept.setValue("window/size", size)

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a touch the window locks: one of `IDLE_MINUTES`."""
        found = str(self._kept.value("lock/minutes", ""))
        return int(found) if found in {str(each) for each in IDLE_MINUTES} else USUAL_IDLE

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._kept.setValue("lock/minutes", minutes)

    @property
    def place(self) -> QByteArray:
        """Where the window stood and how large it was, empty at first."""
        found = self._kept.value("window/place", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    @place.setter
    def place(self, place: QByteArray) -> None:
        self._kept.setValue("window/place", place)
