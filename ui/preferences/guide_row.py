"""The guide for a first day, as a PDF to print: whoever sets up a table hands it out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.actions.handout.guide import guide_pdf
from fieldapp.actions.handout.writing import write_handout
from ui.folders import AskFolder, ask_for_folder, usual_folder
from ui.look import GAP
from ui.page import Around
from ui.session import fault_of
from ui.texts import fault_sentence, isolated
from ui.widgets.button import a_button
from ui.widgets.label import PlainLabel, restyle


class GuideRow(QWidget):
    """One button, and what came of it. `ask_folder` shows the system's dialog."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.ask_folder: AskFolder = ask_for_folder
        self.about, self.said = PlainLabel("strong", wrap=True), PlainLabel("small", wrap=True)
        self.save = a_button("plain")
        self.save.clicked.connect(self._on_save_clicked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.about)
        words.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, GAP)
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)

    def speak(self) -> None:
        """Say everything in the language of the window; what was saved is in one of its own."""
        self.about.setText(self.tr("Your first day at the table"))
        self.save.setText(self.tr("Save as PDF…"))
        self.save.setAccessibleName(self.tr("Save the guide for a first day as PDF"))
        self._tell(self.tr("Two sheets with pictures, to print for each volunteer."), "small")

    def _on_save_clicked(self) -> None:
        self.ask_folder(self, usual_folder(), self._write)

    def _write(self, folder: Path) -> None:
        language = self._around.language.code
        self._around.session.press(
            lambda: write_handout(folder, (guide_pdf(language),)),
            then=self._on_written,
            otherwise=self._on_failed,
        )

    def _on_written(self, paths: tuple[Path, ...]) -> None:
        names = isolated(", ".join(str(path) for path in paths))
        self._tell(self.tr("Saved: {names}").format(names=names), "good")
        self._announce()

    def _on_failed(self, error: Exception) -> None:
        self._tell(fault_sentence(fault_of(error).code, self._around.language.code), "problem")
        self._announce()

    def _tell(self, words: str, tone: str) -> None:
        self.said.setText(words)
        if self.said.property("role") != tone:
            self.said.setProperty("role", tone)
            restyle(self.said)

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said.text()))
