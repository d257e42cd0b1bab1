"""The card of the report page that says what is wanted. It only shows and sends."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from fieldapp.domain.suppression import THRESHOLD
from ui.i18n import NAMES, Language
from ui.look import MARGIN, SPACE, Tokens
from ui.report import words
from ui.report.state import ReportState
from ui.widgets.chips import Choice
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.field import Line
from ui.widgets.hand_out_box import HandOutBox
from ui.widgets.label import PlainLabel, restyle
from ui.widgets.picker import Entry, Picker
from ui.widgets.port import Scrolled, a_port
from ui.widgets.segments import Segments

_LOW = 460
_TYPED_MS = 500
_LONGEST = 100
_THRESHOLDS = {str(each): str(each) for each in words.threshold_choices(may_lower=True)}


class AskedCard(QFrame):
    """Which month, for whom, what is hidden, in which language, and the buttons that hand out."""

    reader_typed = Signal(str)
    reason_typed = Signal(str)

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        self._state = ReportState()
        self.month_label, self.reader_label = (PlainLabel("label", wrap=True) for _ in "12")
        self.below_label, self.reason_label = (PlainLabel("label", wrap=True) for _ in "12")
        self.language_label = PlainLabel("label")
        self.month, self.months = ChoiceButton(tokens), Picker(self)
        self.reader, self.reason = Line(), Line()
        for line in (self.reader, self.reason):
            line.setMaxLength(_LONGEST)
        self.below = Segments(_THRESHOLDS)
        self.hint, self.lacks = PlainLabel("small", wrap=True), PlainLabel("small", wrap=True)
        self.sheet_language = Segments(NAMES)
        self.out = HandOutBox()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPED_MS)
        self._build()
        self._typed.timeout.connect(self.tell_typed)
        self.month.wanted.connect(self._on_month_wanted)
        for line in (self.reader, self.reason):
            line.textEdited.connect(lambda _text: self._typed.start())
            line.left.connect(self.tell_typed)
            line.went_on.connect(self._on_went_on)
        self.show_tokens(tokens)

    def _build(self) -> None:
        sheet = QHBoxLayout()
        sheet.setSpacing(6)
        sheet.addWidget(self.language_label, 1)
        sheet.addWidget(self.sheet_language)
        inside = Scrolled()
        asked = QVBoxLayout(inside)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(6)
        for label, answer in (
            (self.month_label, self.month),
            (self.reader_label, self.reader),
            (self.below_label, self.below),
            (self.reason_label, self.reason),
        ):
            asked.addWidget(label)
            asked.addWidget(answer)
        asked.addWidget(self.hint)
        asked.addStretch(1)
        self.port = a_port(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN)
        column.setSpacing(6)
        column.addWidget(self.port, 1)
        column.addLayout(sheet)
        column.addSpacing(SPACE)
        column.addWidget(self.lacks)
        column.addWidget(self.out)

    def show_state(self, state: ReportState) -> None:
        """Show a state; what is being typed stays."""
        self._state = state
        locale, code = self._language.locale, self._language.code
        name = words.month_name(state.month, locale) if state.month else self.tr("None yet")
        self.month.say(self.tr("Month"), name)
        self.month.setEnabled(len(state.months) > 1)
        self.below.choose(str(state.threshold))
        allowed = {str(each) for each in words.threshold_choices(may_lower=state.may_lower)}
        for each in self.below.codes:
            self.below.button(each).setVisible(each in allowed)
        lowered = state.threshold < THRESHOLD
        for part in (self.reason_label, self.reason):
            part.setVisible(lowered)
        self.hint.setText(words.hint_words(state, code))
        tone = "problem" if state.problem else "small"
        if self.hint.property("role") != tone:
            self.hint.setProperty("role", tone)
            restyle(self.hint)
        said = words.reader_words(state)
        self.lacks.setText(said)
        self.lacks.setVisible(bool(said))
        self.sheet_language.choose(state.language)
        self.out.allow(possible=state.ready)
        self.out.show_export(state.export)
        self.fit_height()

    def fit_height(self) -> None:
        """Leave out what is only good to know where there is little room."""
        low = self.height() < _LOW
        self.out.said.setVisible(not low or self._state.export is not None)
        for part in (self.language_label, self.sheet_language):
            part.setVisible(not low or self._state.export is None)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit_height()

    def tell_typed(self) -> None:
        """Tell at once what was typed, where that is new."""
        self._typed.stop()
        if self.reader.text() != self._state.reader:
            self.reader_typed.emit(self.reader.text())
        if self.reason.text() != self._state.reason:
            self.reason_typed.emit(self.reason.text())

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.month.show_tokens(tokens)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        for label, answer, text in (
            (self.month_label, self.month, self.tr("Month")),
            (self.reader_label, self.reader, self.tr("Who will read it?")),
            (self.below_label, self.below, self.tr("Hide counts below")),
            (self.reason_label, self.reason, self.tr("Why print smaller counts?")),
            (self.language_label, self.sheet_language, self.tr("Sheet in")),
        ):
            label.setText(text)
            answer.setAccessibleName(text)
        self.reader.setPlaceholderText(self.tr("A state, a county, a funder"))
        self.months.say(self.tr("Type a month or a year"))
        self.out.speak(self._language.code)
        self.show_state(self._state)

    def _on_month_wanted(self) -> None:
        locale = self._language.locale
        names = {each: words.month_name(each, locale) for each in self._state.months}
        self.months.offer(
            [
                Entry(choice=Choice(code=code, text=name), keys=f"{name} {code}".casefold())
                for code, name in names.items()
            ]
        )
        self.months.open_at(self.month)

    def _on_went_on(self) -> None:
        self.tell_typed()
        self.focusNextChild()
