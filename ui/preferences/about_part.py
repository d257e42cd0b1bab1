"""What this program is, where it keeps its data, and under which licences its parts come."""

from pathlib import Path

import PySide6
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from fieldapp import __version__
from fieldapp.logs import log_folder
from ui.assets import LICENCES, licence
from ui.look import GAP, MARGIN
from ui.widgets.chips import Picked
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.segments import Segments


class AboutPart(QFrame):
    """Version, folders, and the text of one licence at a time."""

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self.setObjectName("card")
        self.title, self.about = PlainLabel("title"), PlainLabel("muted", wrap=True)
        self.data, self.logs = Field(_path_line()), Field(_path_line())
        self.kept = PlainLabel(wrap=True)
        self.heading = PlainLabel("strong")
        self.parts = Segments({code: code for code in LICENCES})
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(GAP)
        paths = QHBoxLayout()
        paths.setSpacing(MARGIN)
        paths.addWidget(self.data, 1)
        paths.addWidget(self.logs, 1)
        for each in (self.title, self.about, self.kept):
            column.addWidget(each)
        column.addLayout(paths)
        column.addWidget(self.heading)
        column.addWidget(self.parts)
        column.addWidget(self.text, 1)
        self.text.setMinimumHeight(150)
        self.parts.picked.connect(self._on_part_picked)
        self._show(next(iter(LICENCES)))
        self._show_path(self.logs, log_folder())

    def show_folder(self, folder: Path) -> None:
        """Show where the laptop that is open keeps its data."""
        self._show_path(self.data, folder)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.title.setText(self.tr("Fieldapp {version}").format(version=__version__))
        self.about.setText(
            self.tr("Sign-ups, seats and interpreters for events, kept on the laptop first.")
        )
        opens = self.tr("It opens with your PIN or passphrase only.")
        practice = self.tr("This is practice: its key may lie beside it, so type no real people.")
        self.kept.setText(
            " ".join(
                (
                    self.tr(
                        "Everything typed here is kept in an encrypted file in your own folder on"
                        " this computer."
                    ),
                    practice if self._practice else opens,
                    self.tr("The log holds codes and counts, and nothing that anybody typed."),
                )
            )
        )
        self.data.say(self.tr("Folder of this laptop's data"))
        self.logs.say(self.tr("Folder of the log"))
        self.heading.setText(self.tr("Licenses"))
        self.parts.setAccessibleName(self.tr("Licenses"))
        words = {
            "program": self.tr("This program"),
            "qt": self.tr("Qt {version}").format(version=PySide6.__version__),
            "fonts": self.tr("Fonts"),
            "icons": self.tr("Icons"),
        }
        for code, said in words.items():
            self.parts.button(code).setText(said)
            self.parts.button(code).setAccessibleName(said)
        self.text.setAccessibleName(self.tr("Text of the license"))

    def _on_part_picked(self, picked: Picked) -> None:
        self._show(picked.codes[0])

    def _show(self, part: str) -> None:
        self.parts.choose(part)
        self.text.setPlainText(licence(part))

    def _show_path(self, field: Field, path: Path | None) -> None:
        line = field.control
        if isinstance(line, QLineEdit):
            line.setText("" if path is None else str(path))
            line.setCursorPosition(0)
        field.setVisible(path is not None)


def _path_line() -> QLineEdit:
    line = QLineEdit()
    line.setReadOnly(True)
    return line
