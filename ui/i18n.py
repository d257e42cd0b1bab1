"""Languages of the window, switched at any moment.

Qt's own `.ts` files are read as they are: nothing is compiled, so a bare clone needs no tool and
no built file can be older than its text. `pyside6-lupdate` keeps them in step with the source.
"""

from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from ui.assets import translation

NAMES: Final = {"en": "English", "es": "Español"}
"""Languages of the window, by their own names."""
SOURCE: Final = "en"
_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "ur", "ps", "ckb"})

Messages = Mapping[tuple[str, str], str]
"""(context, source) → translation."""


class TsTranslator(QTranslator):
    """Answers Qt from a `.ts` file. Numbers stand in texts that need no plural."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    @override
    def isEmpty(self) -> bool:
        return not self._messages

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1, /
    ) -> str | None:
        return self._messages.get((context, source))


def messages_in(code: str) -> Messages:
    """Give the texts of a language; none for the one the source is written in."""
    return {} if code == SOURCE else read_ts(translation(code))


def read_ts(text: str) -> Messages:
    """Read a `.ts` file; what has no translation yet is left out."""
    found: dict[tuple[str, str], str] = {}
    # The file is one of ours, from the installation: nobody outside can write it.
    for context in ElementTree.fromstring(text).iter("context"):  # noqa: S314
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translated = message.find("translation")
            if translated is None or translated.get("type") in {"unfinished", "vanished"}:
                continue
            if translated.text:
                found[name, message.findtext("source") or ""] = translated.text
    return found


class Language(QObject):
    """Which language the window speaks now."""

    switched = Signal()  # after every widget has been told to say its texts anew

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._translator: TsTranslator | None = None
        self.code = ""

    @property
    def locale(self) -> QLocale:
        """How days and numbers are written in it, with the region of the programme."""
        return QLocale(f"{self.code}_US")

    def stop(self) -> None:
        """Leave the application without a translator."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def switch(self, code: str) -> None:
        """Speak another language; every open widget gets Qt's LanguageChange."""
        if code == self.code:
            return
        translator = TsTranslator(messages_in(code), self)
        self.code = code
        QCoreApplication.installTranslator(translator)
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator.deleteLater()
        self._translator = translator
        right = code.split("-", 1)[0] in _RIGHT_TO_LEFT
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        self.switched.emit()
