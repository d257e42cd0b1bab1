"""The buttons that hand a sheet out, what was said of the last time, and where files go."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.handed_out import Export, export_words
from ui.look import SPACE
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel, ShortLabel, plain_tip, restyle

SAVE_KEY, PRINT_KEY = "Ctrl+P", "Ctrl+Shift+P"


class HandOutBox(QWidget):
    """PDF, Excel, CSV, paper; below it the file that was written, and its folder."""

    folder_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._export: Export | None = None
        self._folder: Path | None = None
        self._language = "en"
        self.save = a_button("primary")
        self.excel, self.csv, self.paper = a_button("plain"), a_button("plain"), a_button("plain")
        for each in (self.excel, self.csv, self.paper):
            each.setProperty("tight", True)
        self.open, self.change = a_button("quiet"), a_button("quiet")
        self.said, self.file = PlainLabel("small", wrap=True), ShortLabel("small")
        self.folder = ShortLabel("small")
        others = QHBoxLayout()
        others.setSpacing(6)
        for each in (self.excel, self.csv, self.paper):
            others.addWidget(each, 1)
        where = QHBoxLayout()
        where.setSpacing(SPACE)
        where.addWidget(self.folder, 1)
        where.addWidget(self.open)
        where.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.save)
        column.addLayout(others)
        column.addWidget(self.said)
        column.addWidget(self.file)
        column.addLayout(where)
        self.open.clicked.connect(self.open_wanted)
        self.change.clicked.connect(self.folder_wanted)

    def allow(self, *, possible: bool) -> None:
        """Let the sheet be handed out, or not."""
        for each in (self.save, self.excel, self.csv, self.paper):
            each.setEnabled(possible)

    def show_folder(self, folder: Path | None) -> None:
        """Show where files go; None before that was chosen."""
        self._folder = folder
        self.show_export(self._export)

    def show_export(self, export: Export | None) -> None:
        """Say how the last hand-out went."""
        self._export = export
        said, tone = export_words(export, self._language)
        self.said.setText(said)
        if self.said.property("role") != tone:
            self.said.setProperty("role", tone)
            restyle(self.said)
        names = export.names if export is not None else ()
        self.file.say(isolated(", ".join(names)) if names else "")
        self.file.setVisible(bool(names))
        folder = self._folder
        self.folder.say(isolated(folder.name) if folder is not None else "")
        self.folder.setToolTip(plain_tip(str(folder)) if folder is not None else "")
        for each in (self.folder, self.open, self.change):
            each.setVisible(folder is not None)

    def speak(self, language: str) -> None:
        """Say everything in the language of the window."""
        self._language = language
        for button, text, key in (
            (self.save, self.tr("Save PDF"), SAVE_KEY),
            (self.excel, self.tr("Excel"), ""),
            (self.csv, self.tr("CSV"), ""),
            (self.paper, self.tr("Print…"), ""),
            (self.open, self.tr("Open"), ""),
            (self.change, self.tr("Change…"), ""),
        ):
            say_button(button, text, key)
        self.excel.setToolTip(plain_tip(self.tr("A spreadsheet, for people")))
        self.csv.setToolTip(plain_tip(self.tr("A table, for programs")))
        self.paper.setToolTip(plain_tip(self.tr("Print…") + f" ({PRINT_KEY})"))
        self.open.setAccessibleName(self.tr("Open the folder with the files"))
        self.change.setAccessibleName(self.tr("Save in another folder from now on"))
        self.show_export(self._export)
