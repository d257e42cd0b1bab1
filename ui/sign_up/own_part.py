"""How far a person's own answers are, in the full form; what they answered is not shown."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.own_answers import answers_given
from ui.sign_up.part import FormPart, Speech
from ui.sign_up.state import FormState
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel

translate = QCoreApplication.translate


class OwnPart(FormPart):
    """Says how many questions were answered, and has the button that turns the screen."""

    turn_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told = PlainLabel("muted")
        self.turn = a_button("plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.turn)
        row.addWidget(self.told, 1)
        self.turn.clicked.connect(self.turn_wanted)

    @override
    def stops(self) -> tuple[QWidget, ...]:
        return (self.turn,)

    @override
    def focus_first(self) -> None:
        self.turn.setFocus()

    @override
    def speak(self, speech: Speech) -> None:
        say_button(self.turn, translate("SignUp", "Turn the screen"), "Ctrl+T")

    @override
    def show_state(self, state: FormState, speech: Speech) -> None:
        given, left = answers_given(state.draft)
        if given or left:
            words = translate("SignUp", "answered: {given} · not said: {left}")
            self.told.setText(words.format(given=isolated(str(given)), left=isolated(str(left))))
        elif state.partly_hidden:
            self.told.setText(translate("SignUp", "hidden here"))
        else:
            self.told.setText(translate("SignUp", "not asked yet"))
