"""The two cards of the page: what is wanted, and the report. They only show and send."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fieldapp.actions.handout.preview import Preview
from ui.i18n import NAMES, Language
from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.report import words
from ui.report.state import ReportState
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import Choice
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.field import Field, Line
from ui.widgets.label import PlainLabel, restyle
from ui.widgets.notice import Notice
from ui.widgets.picker import Entry, Picker
from ui.widgets.port import Scrolled, a_port
from ui.widgets.segments import Segments
from ui.widgets.sheets import SheetsView

SAVE_KEY = "Ctrl+P"
_MOST_READER = 120
_MOST_REASON = 100
_MOST_FIGURES = 3


class WantedCard(QFrame):
    """Which month, for whom, under which rule, and the buttons that hand out."""

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        self._state = ReportState()
        self.month_label, self.language_label = PlainLabel("label"), PlainLabel("label")
        self.month, self.months = ChoiceButton(tokens), Picker(self)
        self.reader, self.threshold, self.reason = Line(), Line(), Line()
        self.fields = tuple(map(Field, (self.reader, self.threshold, self.reason)))
        for line, most in (
            (self.reader, _MOST_READER),
            (self.threshold, _MOST_FIGURES),
            (self.reason, _MOST_REASON),
        ):
            line.setMaxLength(most)
        self.threshold.setText(self._state.threshold)
        self.sheet_language = Segments(NAMES)
        self.save = a_button("primary")
        self.excel, self.csv = a_button("plain"), a_button("plain")
        self.said = PlainLabel("small", wrap=True)
        self.month.wanted.connect(self._on_month_wanted)
        self._build()

    def _build(self) -> None:
        sheet, others = QHBoxLayout(), QHBoxLayout()
        sheet.addWidget(self.language_label, 1)
        sheet.addWidget(self.sheet_language)
        for each in (self.excel, self.csv):
            others.addWidget(each, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN)
        column.setSpacing(GAP)
        inside = Scrolled()
        asked = QVBoxLayout(inside)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(GAP)
        asked.addWidget(self.month_label)
        asked.addWidget(self.month)
        for field in self.fields:
            asked.addWidget(field)
        asked.addStretch(1)
        column.addWidget(a_port(inside), 1)
        column.addLayout(sheet)
        column.addWidget(self.save)
        column.addLayout(others)
        column.addWidget(self.said)

    def show_state(self, state: ReportState) -> None:
        """Show a state."""
        self._state = state
        code = self._language.code
        month = state.seen.month if state.seen is not None else ""
        self.month.say(self.tr("Month"), words.months_word(month, code))
        self.month.setEnabled(bool(state.seen is not None and state.seen.months))
        self.sheet_language.choose(state.language)
        self.fields[2].setVisible(state.lowered)
        self.fields[1].show_problem(words.problem_words(state, code))
        there = state.report is not None and not state.report.empty
        for each in (self.save, self.excel, self.csv):
            each.setEnabled(there and bool(state.reader.strip()))
        said, tone = words.export_words(state, code)
        self.said.setText(said)
        if self.said.property("role") != tone:
            self.said.setProperty("role", tone)
            restyle(self.said)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.month.show_tokens(tokens)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.month_label.setText(self.tr("Month"))
        self.months.say(self.tr("Type a month"))
        self.fields[0].say(self.tr("Who gets it?"), "")
        self.fields[1].say(self.tr("Smallest number printed"), "")
        self.fields[2].say(self.tr("Why smaller ones?"), "")
        self.language_label.setText(self.tr("Report in"))
        self.sheet_language.setAccessibleName(self.tr("Language of the report"))
        for button, text, key in (
            (self.save, self.tr("Save PDF"), SAVE_KEY),
            (self.excel, self.tr("Excel"), ""),
            (self.csv, self.tr("CSV"), ""),
        ):
            say_button(button, text, key)
        self.show_state(self._state)

    def _on_month_wanted(self) -> None:
        code = self._language.code
        months = self._state.seen.months if self._state.seen is not None else ()
        self.months.offer(
            [
                Entry(
                    choice=Choice(code=each, text=words.months_word(each, code)),
                    keys=f"{each} {words.months_word(each, code)}".casefold(),
                )
                for each in months
            ]
        )
        self.months.open_at(self.month)


class ReportCard(QFrame):
    """The report as it is printed, and above it what it lacks."""

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        self._state = ReportState()
        self._shown: Preview | None = None
        self._month = ""
        self.missing, self.notes = Notice("red", tokens), Notice("amber", tokens)
        self.title, self.pages = PlainLabel("title"), PlainLabel("small")
        self.sheets = SheetsView(tokens)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(SPACE + 2)
        head.addWidget(self.title, 1)
        head.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(10)
        for each in (self.missing, self.notes):
            column.addWidget(each)
        column.addLayout(head)
        column.addWidget(self.sheets, 1)
        column.addWidget(self.empty, 1)
        self.sheets.page_changed.connect(self._say_page)

    def show_state(self, state: ReportState) -> None:
        """Show a state; the place in the report stays where it is still the same month."""
        self._state = state
        missing, notes = words.notes_words(state)
        self.missing.say(missing)
        self.notes.say(notes)
        month = state.seen.month if state.seen is not None else ""
        self.title.setText(words.months_word(month, self._language.code) if month else "")
        self.sheets.setVisible(state.sheet is not None)
        self.empty.setVisible(state.sheet is None)
        if state.sheet is not self._shown:
            self._shown = state.sheet
            pages = 0 if state.sheet is None else state.sheet.pages
            self.sheets.show_pages(pages, same=month == self._month)
            self._month = month
        self.empty.setText(words.empty_words(state))
        self._say_page()

    def turn(self, step: int) -> None:
        """Go to the next page, or to the one before."""
        self.sheets.go_to(self.sheets.page + step)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        for each in (self.missing, self.notes):
            each.show_tokens(tokens)
        self.sheets.show_tokens(tokens)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.sheets.setAccessibleName(self.tr("The report as it will be printed"))
        self.show_state(self._state)

    def _say_page(self) -> None:
        count = self.sheets.count
        said = words.page_words(self.sheets.page + 1, count) if count else ""
        self.pages.setText(said)
