"""What keeps others out: when the window locks by itself, and the PIN or passphrase that opens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.problem import RefusedError
from fieldapp.wording import sentence
from ui.look import GAP, MARGIN
from ui.preferences.own_secret import SECRET_FAULTS, SecretState
from ui.preferences.settings_part import QUESTION_WIDTH, Choice, a_rule
from ui.session import fault_of
from ui.settings import IDLE_MINUTES
from ui.texts import fault_sentence, problem_sentence
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel
from ui.widgets.secret import KnownSecret, NewSecret
from ui.widgets.segments import Segments


class SecretForm(QWidget):
    """The secret that stands, the new one, and the two ways out."""

    went_on = Signal(str, str)  # the secret that stands, the new one
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._language = "en"
        self._error: Exception | None = None
        self.old, self.new = KnownSecret(), NewSecret()
        self.problem, self.doing = PlainLabel("problem", wrap=True), PlainLabel("muted", wrap=True)
        self.back, self.go = a_button("plain"), a_button("primary")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(GAP)
        for each in (self.old, self.new, self.problem, self.doing):
            column.addWidget(each)
        column.addLayout(foot)
        self.old.line.went_on.connect(self.new.focus_first)
        self.old.waited.connect(self._show_buttons)
        self.new.went_on.connect(self.press)
        self.go.clicked.connect(self.press)
        self.back.clicked.connect(self.left)
        self._show_problem(None)
        self.show_doing("")

    def press(self) -> None:
        """Hand the secrets in, if nothing about them is wrong already."""
        if not self.go.isEnabled():
            return
        self._show_problem(None)
        old = self.old.line.text()
        if not old.strip():
            self.old.focus_control()
            return
        new = self.new.given()
        if new:
            self.went_on.emit(old, new)
        else:
            self.new.focus_problem()

    def refuse(self, error: Exception) -> None:
        """Say what was wrong, beside what it is about."""
        if fault_of(error).code in SECRET_FAULTS:
            self.old.refuse(error)
            return
        self._show_problem(error)
        if isinstance(error, RefusedError):
            self.new.focus_first()

    def forget(self) -> None:
        """Forget everything that was typed and shown."""
        self.old.forget()
        self.new.forget()
        self._show_problem(None)

    def show_doing(self, words: str) -> None:
        """Say what is under way; nothing can be pressed meanwhile."""
        self.doing.setText(words)
        self.doing.setVisible(bool(words))
        self._show_buttons()

    def speak(self, language: str) -> None:
        """Say everything in the language of the window."""
        self._language = language
        self.old.speak(language)
        self.new.speak(language)
        say_button(self.back, self.tr("Leave as it was"), self.tr("Esc"))
        self._show_problem(self._error)

    def _show_buttons(self) -> None:
        self.go.setEnabled(self.doing.isHidden() and not self.old.waits)
        self.back.setEnabled(self.doing.isHidden())

    def _show_problem(self, error: Exception | None) -> None:
        self._error = error
        said = ""
        if isinstance(error, RefusedError):
            said = problem_sentence(error.problems[0], self._language)
        elif error is not None:
            said = fault_sentence(fault_of(error).code, self._language)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))


class LockPart(QFrame):
    """Minutes until the lock, and the form for another secret, which opens in its place."""

    minutes_chosen = Signal(int)
    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = "en"
        self._state = SecretState()
        self.minutes = Choice(Segments({str(each): "" for each in IDLE_MINUTES}))
        self.question = PlainLabel("strong", wrap=True)
        self.question.setFixedWidth(QUESTION_WIDTH)
        self.change = a_button("plain")
        self.note, self.done = PlainLabel("small", wrap=True), PlainLabel("good", wrap=True)
        self.form = SecretForm()
        self.nothing = PlainLabel(wrap=True)
        self._build()
        self.minutes.answers.picked.connect(
            lambda picked: self.minutes_chosen.emit(int(picked.codes[0]))
        )
        self.change.clicked.connect(self.change_wanted)
        self.show_state(self._state)

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.done, self.note, self.form):
            right.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(self.question, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.asked = QWidget()
        column = QVBoxLayout(self.asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.minutes)
        column.addWidget(a_rule())
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 22, 18, 20)
        whole.addWidget(self.asked)
        whole.addWidget(self.nothing)
        whole.addStretch(1)

    def show_minutes(self, minutes: int) -> None:
        """Show after how many minutes without a touch the window locks."""
        self.minutes.answers.choose(str(minutes))

    def show_state(self, state: SecretState) -> None:
        """Show what opens this laptop, or the form for another secret."""
        self._state = state
        can = state.kind != "none"
        self.asked.setVisible(can)
        self.nothing.setVisible(not can)
        self.form.setVisible(state.asking)
        self.change.setVisible(not state.asking)
        self.change.setEnabled(bool(state.kind) and not state.doing)
        self.done.setVisible(state.done)
        self.note.setVisible(not state.asking)
        doing = {"changing": self.tr("The new one is made…"), "looking": self.tr("Looking…")}
        self.form.show_doing(doing.get(state.doing, ""))
        if not state.asking:
            self.form.forget()
        self._say()

    def begin_form(self) -> None:
        """Put the focus where the form begins, asking for the kind of secret that does here."""
        self.form.new.show_kind(self._state.passphrase)
        self.form.old.focus_control()

    def speak(self, language: str) -> None:
        """Say everything in the language of the window."""
        self._language = language
        self.form.speak(language)
        minutes = {str(each): self.tr("{n} min").format(n=each) for each in IDLE_MINUTES}
        self.minutes.say(
            self.tr("Locks by itself after"),
            minutes,
            self.tr(
                "So long without a key or the mouse. A line tells you 20 seconds before. F9 locks"
                " at once. What is half typed is kept either way."
            ),
        )
        self.nothing.setText(
            self.tr(
                "This is practice without a PIN: it opens by itself, so there is nothing to lock"
                " it with. It does not lock when nobody is here. Type no real people."
            )
        )
        self._say()

    def _say(self) -> None:
        state = self._state
        has_pin = state.kind != "passphrase"
        self.question.setText(self.tr("Your PIN") if has_pin else self.tr("Your passphrase"))
        self.change.setText(
            self.tr("Change my PIN…") if has_pin else self.tr("Change my passphrase…")
        )
        self.form.old.say(self.tr("PIN now") if has_pin else self.tr("Passphrase now"))
        new_pin = not state.passphrase
        words = self.tr("Change the PIN") if new_pin else self.tr("Use the new passphrase")
        say_button(self.form.go, words, "Enter")
        self.note.setText(
            self.tr("6 digits or more. If you forget it, the lock screen says what helps.")
            if has_pin
            else self.tr(
                "This computer could not keep half of a PIN safe, so words open the laptop. A new"
                " passphrase is made for you; where a PIN is possible now, you choose a PIN."
            )
        )
        self.done.setText(sentence("say.pin_changed", self._language))

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        """Whatever else comes in sight: a secret does not stand half typed behind it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.form.left.emit()
