"""Language, colours, contrast and size of the window; and the way out of practice."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import NAMES, Language
from ui.look import GAP, MARGIN
from ui.looks import Looks
from ui.settings import CONTRASTS, SIZES, THEMES
from ui.widgets.button import a_button
from ui.widgets.chips import Picked
from ui.widgets.label import PlainLabel
from ui.widgets.segments import Segments

QUESTION_WIDTH = 140
"""Of the questions on the left, in pixels."""


class Choice(QWidget):
    """A question on one side, its answers on the other, and below them what follows."""

    def __init__(self, answers: Segments) -> None:
        super().__init__()
        self.answers = answers
        self.question, self.note = PlainLabel("strong", wrap=True), PlainLabel("small", wrap=True)
        self.question.setFixedWidth(QUESTION_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(answers, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MARGIN)
        row.addWidget(self.question, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def say(self, question: str, answers: Mapping[str, str], note: str) -> None:
        """Say the question, each answer, and what follows."""
        self.question.setText(question)
        self.answers.setAccessibleName(question)
        for code, words in answers.items():
            self.answers.button(code).setText(words)
            self.answers.button(code).setAccessibleName(words)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class SettingsPart(QFrame):
    """The choices; each holds at once but the size, which the next start shows."""

    leave_wanted = Signal()

    def __init__(self, looks: Looks, language: Language, *, practice: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._looks, self._language = looks, language
        self.languages = Choice(Segments(NAMES))
        self.themes = Choice(Segments({code: code for code in THEMES}))
        self.contrasts = Choice(Segments({code: code for code in CONTRASTS}))
        self.sizes = Choice(Segments({str(size): f"{size} %" for size in SIZES}))
        self.leave = a_button("plain")
        self.work, self.work_note = PlainLabel("strong", wrap=True), PlainLabel("small", wrap=True)
        self._build(practice=practice)
        self.languages.answers.picked.connect(self._on_language_picked)
        self.themes.answers.picked.connect(self._on_theme_picked)
        self.contrasts.answers.picked.connect(self._on_contrast_picked)
        self.sizes.answers.picked.connect(self._on_size_picked)
        self.leave.clicked.connect(self.leave_wanted)
        looks.changed.connect(self.speak)

    def _build(self, *, practice: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 22, 18, 20)
        column.setSpacing(GAP)
        for choice in (self.languages, self.themes, self.contrasts, self.sizes):
            if column.count():
                column.addWidget(a_rule())
            column.addWidget(choice)
        self.out = QWidget()
        self.work.setFixedWidth(QUESTION_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.work_note)
        below = QVBoxLayout(self.out)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GAP)
        below.addWidget(a_rule())
        row = QHBoxLayout()
        below.addLayout(row)
        row.setSpacing(MARGIN)
        row.addWidget(self.work, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.out.setVisible(practice)
        column.addWidget(self.out)
        column.addStretch(1)

    def stop(self) -> None:
        """Listen no more."""
        self._looks.changed.disconnect(self.speak)

    def fit(self, room: QSize, least: QSize) -> None:
        """Offer the sizes at which the window still fits this screen."""
        fitting = self._looks.sizes_that_fit(room, least)
        for size in SIZES:
            self.sizes.answers.button(str(size)).setEnabled(size in fitting)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.languages.say(self.tr("Language"), {}, self.tr("Ctrl+L switches at any moment."))
        self.languages.answers.choose(self._language.code)
        themes = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self.themes.say(self.tr("Colors"), themes, "")
        self.themes.answers.choose(self._looks.theme)
        contrasts = {
            "system": self.tr("As the system"),
            "usual": self.tr("Usual"),
            "high": self.tr("High"),
        }
        self.contrasts.say(self.tr("Contrast"), contrasts, "")
        self.contrasts.answers.choose(self._looks.contrast)
        waits = self._looks.size != self._looks.shown_size
        note = (
            self.tr("Close the window and start again: then everything is shown at this size.")
            if waits
            else self.tr("Text and everything else. Sizes that do not fit this screen are off.")
        )
        self.sizes.say(self.tr("Size"), {}, note)
        self.sizes.answers.choose(str(self._looks.size))
        self.work.setText(self.tr("This is practice"))
        self.leave.setText(self.tr("Make this a work laptop"))
        self.work_note.setText(
            self.tr("For this you need a code from your coordinator. Practice stays as it is.")
        )

    def _on_language_picked(self, picked: Picked) -> None:
        self._language.switch(picked.codes[0])

    def _on_theme_picked(self, picked: Picked) -> None:
        self._looks.choose_theme(picked.codes[0])

    def _on_contrast_picked(self, picked: Picked) -> None:
        self._looks.choose_contrast(picked.codes[0])

    def _on_size_picked(self, picked: Picked) -> None:
        self._looks.choose_size(int(picked.codes[0]))


def a_rule() -> QFrame:
    """Give the line between two questions."""
    rule = QFrame()
    rule.setObjectName("rule")
    return rule
