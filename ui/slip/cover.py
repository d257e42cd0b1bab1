"""The slip over the whole window, large enough to copy by hand; printed or saved from there."""

import re
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.appointment_slip import SlipText
from ui.look import GAP, MARGIN
from ui.slip.presenter import SlipState
from ui.texts import fault_sentence, first_strong, isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import Chip
from ui.widgets.cover import Cover
from ui.widgets.field import Field, Line
from ui.widgets.label import PlainLabel, restyle
from ui.widgets.port import Scrolled, a_port

translate = QCoreApplication.translate
_EDGE: Final = 28
_LONGEST_PHONE: Final = 40
_PHONE_WIDTH: Final = 300
_NUMBERS: Final = re.compile(r"[0-9(+][0-9() +:.-]*[0-9](?: [AP]M)?")
"""Times and phones, which keep their order in a line that runs leftwards."""
_FAULT: Final = "fault:"
_ROOM_FOR_TWO: Final = 900
"""From this width on both languages stand side by side."""


class SlipCover(Cover):
    """Shows a `SlipState`; what a person does goes out as signals."""

    phone_typed = Signal(str)
    given_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._language = "en"
        self._state = SlipState()
        self._shown: tuple[SlipText, ...] | None = None
        self.sheets: list[SlipSheet] = []
        self.content = Scrolled()
        self.port = a_port(self.content)
        self.port.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.phone = Line("(828) 555-0134")
        self.phone.setMaxLength(_LONGEST_PHONE)
        self.phone_field = Field(self.phone)
        self.said = PlainLabel("small", wrap=True)
        self.given = Chip()
        self.back, self.save, self.print = (a_button("plain") for _ in range(3))
        self._build()
        self.phone.textEdited.connect(self.phone_typed)
        self.given.clicked.connect(self.given_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.back.clicked.connect(self.take_down)

    def _build(self) -> None:
        self._row = QGridLayout(self.content)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(MARGIN)
        self.phone_field.setFixedWidth(_PHONE_WIDTH)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.phone_field)
        beside.addWidget(self.said, 1, Qt.AlignmentFlag.AlignBottom)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addStretch(1)
        for each in (self.given, self.back, self.save, self.print):
            row.addWidget(each)
        self._foot = QGridLayout()
        self._foot.setSpacing(12)
        self._foot.setColumnStretch(0, 1)
        self._foot.addLayout(beside, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 22, _EDGE, 18)
        column.setSpacing(GAP)
        column.addWidget(self.port, 1)
        column.addLayout(self._foot)

    def open_for(self, state: SlipState, language: str) -> None:
        """Cover the window with a slip."""
        self.speak(language)
        self.show_state(state)
        self.put_up()
        self._lay()
        self.port.verticalScrollBar().setValue(0)
        self.given.setFocus(Qt.FocusReason.OtherFocusReason)
        if not state.may_note:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self, language: str) -> None:
        """Say what is for who works here in the language of the window."""
        self._language = language
        self.phone_field.say(
            translate("Slip", "Number to call"), translate("Slip", "stays for the next one")
        )
        self.port.setAccessibleName(translate("Slip", "The appointment slip"))
        say_button(self.back, translate("Slip", "Back"), "Esc")
        say_button(self.save, translate("Slip", "Save as PDF"), "Ctrl+P")
        say_button(self.print, translate("Slip", "Print"), "Ctrl+Shift+P")
        self.given.say(
            translate("Slip", "They have it"),
            translate("Slip", "The slip is in their hand: then they need no phone to be booked"),
        )

    def show_state(self, state: SlipState) -> None:
        """Show a slip as it is now."""
        self._state = state
        if state.texts != self._shown:
            self._shown = state.texts
            self._make_sheets(state.texts)
        self.phone.show_text(state.phone)
        self.given.setChecked(state.given)
        self.given.setVisible(state.may_note)
        self._say_told(state)

    def _make_sheets(self, texts: tuple[SlipText, ...]) -> None:
        while len(self.sheets) > len(texts):
            gone = self.sheets.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.sheets) < len(texts):
            self.sheets.append(SlipSheet())
        for sheet, text in zip(self.sheets, texts, strict=True):
            sheet.show_text(text)
        self._lay()

    def _lay(self) -> None:
        """Put the languages side by side where there is room, else one below the other."""
        beside = self.width() >= _ROOM_FOR_TWO
        for at, sheet in enumerate(self.sheets):
            self._row.removeWidget(sheet)
            self._row.addWidget(sheet, 0 if beside else at, at if beside else 0)
            self._row.setColumnStretch(at, 1 if beside or not at else 0)
        wide = self.width() - 2 * _EDGE >= 2 * _PHONE_WIDTH + self.buttons.sizeHint().width()
        place = (0, 1) if wide else (1, 0)
        self._foot.removeWidget(self.buttons)
        self._foot.addWidget(self.buttons, *place, Qt.AlignmentFlag.AlignBottom)

    def _say_told(self, state: SlipState) -> None:
        words, tone = "", "small"
        if state.told.startswith(_FAULT):
            words = fault_sentence(state.told.removeprefix(_FAULT), self._language)
            tone = "problem"
        elif state.told:
            words = {
                "making": translate("Slip", "One moment…"),
                "saved": translate("Slip", "Saved: {where}"),
                "printed": translate("Slip", "Sent to {where}"),
            }[state.told].format(where=first_strong(state.where))
        if words == self.said.text():
            return
        self.said.setText(words)
        self.said.setProperty("role", tone)
        restyle(self.said)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @override
    def resizeEvent(self, event: object, /) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, bar = Qt.Key(event.key()), self.port.verticalScrollBar()
        controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.take_down()
        elif controlled and key == Qt.Key.Key_P:
            (self.print_wanted if shifted else self.save_wanted).emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)


class SlipSheet(QFrame):
    """A slip in one language, which runs in its own direction."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title, self.head, self.number = (
            PlainLabel(role, wrap=role == "slipTitle")
            for role in ("slipTitle", "slipHead", "slipNumber")
        )
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(MARGIN)
        self._rows.setVerticalSpacing(GAP)
        self._rows.setColumnStretch(1, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self._made: list[PlainLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(GAP)
        number = QVBoxLayout()
        number.setSpacing(0)
        for each in (self.head, self.number):
            number.addWidget(each, 0, Qt.AlignmentFlag.AlignTrailing)
        above = QHBoxLayout()
        above.setSpacing(MARGIN)
        above.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        above.addLayout(number)
        column.addLayout(above)
        column.addLayout(self._rows)
        column.addSpacing(GAP)
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_text(self, text: SlipText) -> None:
        """Show a slip; the language tag tells a screen reader's user which it is."""
        right_to_left = text.direction == "rtl"
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.title.setText(text.title)
        self.head.setText(text.number[0])
        self.number.setText(isolated(text.number[1]))
        for gone in self._made:
            gone.hide()
            gone.deleteLater()
        self._made = []
        for at, (head, words) in enumerate(text.rows):
            first, value = self._label("slipHead", head), self._label("slipValue", _own_way(words))
            if right_to_left:  # whatever way a name runs, it stands at the side of its language
                value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            self._rows.addWidget(first, at, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(value, at, 1)
        for words in text.lines:
            whole = (
                _NUMBERS.sub(lambda found: isolated(found[0]), words) if right_to_left else words
            )
            self._lines.addWidget(self._label("slipLine", whole))
        if text.draft:
            draft = translate("Slip", "Draft: nobody has reviewed these words yet.")
            self._lines.addWidget(self._label("small", draft))

    def _label(self, role: str, words: str) -> PlainLabel:
        made = PlainLabel(role, wrap=True)
        made.setText(words)
        self._made.append(made)
        return made


def _own_way(words: str) -> str:
    """Let each line of a text run its own way, and stand at the side of the sheet."""
    return "\n".join(first_strong(each) for each in words.split("\n"))
