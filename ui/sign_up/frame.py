"""What stands around the questions of the form: its title above, its buttons below."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from ui.look import SPACE
from ui.sign_up import words
from ui.sign_up.slips import PAPER
from ui.sign_up.state import FULL, QUICK, FormState
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import Chip
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.segments import Segments
from ui.widgets.status import Status

translate = QCoreApplication.translate
FAMILY_FROM: Final = 760
"""Width of the form from which there is room for a third button."""
_STATUS_LEAST: Final = 180
"""Width in which what happened last can stand beside the buttons."""
_SPACING: Final = 12


class FormHead(QWidget):
    """Whose form it is, its ticket, and its depth."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("title")
        self.ticket = Badge("grey", shape="tag")
        self.aside, self.point = a_button("quiet"), a_button("quiet")
        self.depths = Segments({QUICK: "", FULL: ""})
        self.aside.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self.ticket)
        row.addStretch(1)
        row.addWidget(self.point)
        row.addWidget(self.aside)
        row.addWidget(self.depths)

    def show_state(self, state: FormState) -> None:
        """Show whose form it is."""
        self.depths.choose(state.depth)
        self.ticket.show_words(words.ticket_words(state), "grey")
        said = {
            "again": translate("SignUp", "Here again"),
            "family": translate("SignUp", "Of the same family"),
        }.get(state.coming, translate("SignUp", "New sign-up"))
        if state.correcting:
            said = translate("SignUp", "Correct sign-up")
        elif state.draft.source == PAPER:
            said = translate("SignUp", "Slip {number}").format(
                number=isolated(state.draft.paper_no)
            )
        self.title.setText(said.strip())

    def speak(self) -> None:
        """Say every text anew."""
        for code, text in (
            (QUICK, translate("SignUp", "Quick")),
            (FULL, translate("SignUp", "Full")),
        ):
            button = self.depths.button(code)
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip("Ctrl+D")
        self.point.setText(translate("SignUp", "I speak…"))
        self.point.setAccessibleName(
            translate("SignUp", "I-speak screen: they point at a language")
        )
        self.point.setToolTip("Ctrl+I")
        self.aside.setText(translate("SignUp", "Put aside"))
        self.aside.setAccessibleName(translate("SignUp", "Put aside, begin with the next person"))
        self.aside.setToolTip("Ctrl+N")


class FormFoot(QWidget):
    """What happened last, and what can be done with the form."""

    def __init__(self) -> None:
        super().__init__()
        self.status = Status()
        self.finish = Chip()
        self.slip = a_button("quiet")
        self.slip.hide()
        self.leave, self.save = a_button("plain"), a_button("primary")
        self.family = a_button("plain")
        self._wide = self._beside = True
        self._told = QWidget()
        self._grid = QGridLayout(self)
        self._build()

    def _build(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_SPACING)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        told = QHBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(_SPACING)
        told.addWidget(self.status, 1)
        told.addWidget(self.slip, 0, Qt.AlignmentFlag.AlignRight)
        buttons = QHBoxLayout()
        buttons.setSpacing(_SPACING)
        buttons.addStretch(1)
        for each in self.stops()[1:]:
            buttons.addWidget(each)
        self._grid.addWidget(self._told, 1, 0)
        self._grid.addLayout(buttons, 1, 1)

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through after the questions."""
        return (self.slip, self.finish, self.leave, self.family, self.save)

    def show_state(self, state: FormState) -> None:
        """Show what can be done with who is corrected, or was just saved."""
        self.leave.setVisible(state.correcting)
        self.slip.setVisible(words.slip_wanted(state))

    def fit(self, *, wide: bool) -> None:
        """Let what happened last stand beside the buttons, or above them where room is short."""
        self._wide = wide
        self.show_room()

    def offer_family(self, room: int, *, begun: bool) -> None:
        """Show the button for the next of a family where it fits; the key is there anyway."""
        self.family.setVisible(begun and room >= FAMILY_FROM)

    def show_room(self) -> None:
        """Share the room out: no button is cut, an empty line takes room only beside them.

        Where what happened last does not fit into one line beside them, their keys go: first those
        of the two buttons next to it. They are in the tool tips.
        """
        self._say_buttons(keys=True)
        self._say_told(keys=True)
        buttons = self._room_of(*self.stops()[1:])
        if self._told_width() > self.width() - buttons:
            self._say_told(keys=False)
        if self.status.undo.isVisible() and self._told_width() > self.width() - buttons:
            self._say_buttons(keys=False)
            buttons = self._room_of(*self.stops()[1:])
        beside = self._wide and self.width() - self._room_of(self.slip) - buttons >= _STATUS_LEAST
        if buttons - _SPACING > self.width():
            self._say_buttons(keys=False)
        if beside != self._beside:
            self._beside = beside
            self._grid.removeWidget(self._told)
            self._grid.addWidget(self._told, int(beside), 0, 1, 1 if beside else 2)
        self.status.setVisible(beside or bool(self.status.words.text()))
        self._told.setHidden(self.status.isHidden() and self.slip.isHidden())

    def _told_width(self) -> int:
        """Give how wide what happened last is in one line, with the buttons that stand by it."""
        said = self.status.words
        text = said.fontMetrics().horizontalAdvance(said.text())
        return text + SPACE + self._room_of(self.status.undo, self.slip)

    def _room_of(self, *stops: QWidget) -> int:
        return sum(each.sizeHint().width() + _SPACING for each in stops if not each.isHidden())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.show_room()

    def speak(self) -> None:
        """Say every text anew."""
        self.finish.say(
            translate("SignUp", "Finish later"),
            translate("SignUp", "Marks it in the list as left to finish"),
        )
        self.show_room()

    def _say_buttons(self, *, keys: bool) -> None:
        for button, text, key in (
            (self.save, translate("SignUp", "Save, next person"), "Ctrl+Enter"),
            (self.leave, translate("SignUp", "Leave as it was"), "Esc"),
            (self.family, translate("SignUp", "Add family"), "Ctrl+Shift+N"),
        ):
            _say(button, text, key, keys=keys)

    def _say_told(self, *, keys: bool) -> None:
        _say(self.status.undo, translate("SignUp", "Undo"), "Ctrl+Z", keys=keys)
        _say(self.slip, translate("SignUp", "Slip"), "Ctrl+K", keys=keys)


def _say(button: QPushButton, text: str, key: str, *, keys: bool) -> None:
    """Say what a button does with its key, or with the key in its tool tip."""
    say_button(button, text, key if keys else "")
    button.setToolTip("" if keys else key)
