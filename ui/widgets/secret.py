"""Typing a secret: one that stands, with what follows a wrong try; or a new one, given twice.

A new one that the program made is shown instead, and typed once from paper.
"""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.problem import Problem
from fieldapp.store.errors import StoreError
from fieldapp.store.passphrases import check_secret, normalised
from ui.look import GAP, MARGIN
from ui.session import fault_of
from ui.texts import fault_sentence, problem_sentence, refused_words
from ui.widgets.abreast import Abreast
from ui.widgets.button import a_button
from ui.widgets.field import Field, Line
from ui.widgets.label import PlainLabel

_FIELD_LEAST: Final = 220
_SECOND_MS: Final = 1000
_OF_SECRETS: Final = frozenset({"wrong_secret", "wait", "too_many_tries"})


class SecretField(Field):
    """A line that shows dots, with a button that shows what is typed."""

    def __init__(self) -> None:
        self.line = Line()
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.reveal = a_button("quiet")
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._show)
        super().__init__(self.line, self.reveal)
        self._show()

    @override
    def say(self, words: str, hint: str = "") -> None:
        """Show what is asked."""
        super().say(words, hint)
        self._show()

    def forget(self) -> None:
        """Empty the line, and let it hide again what is typed next."""
        self.line.clear()
        self.reveal.setChecked(False)

    def _show(self) -> None:
        open_ = self.reveal.isChecked()
        echo = QLineEdit.EchoMode.Normal if open_ else QLineEdit.EchoMode.Password
        self.line.setEchoMode(echo)
        self.reveal.setText(self.tr("Hide") if open_ else self.tr("Show"))
        self.reveal.setAccessibleName(
            self.tr("Hide what is typed") if open_ else self.tr("Show what is typed")
        )


class KnownSecret(SecretField):
    """A secret that opens something: why it did not, how many tries are left, how long to wait."""

    waited = Signal()  # `waits` is another one

    def __init__(self) -> None:
        super().__init__()
        self._language = "en"
        self._error: StoreError | None = None
        self._fault = ""
        self._wait_s = 0
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._on_tick)
        self.line.textEdited.connect(self._on_edited)

    @property
    def waits(self) -> bool:
        """Whether it is too soon for another try."""
        return self._wait_s > 0

    def refuse(self, error: Exception) -> None:
        """It did not open: say why, how many tries are left, and count the wait down."""
        self._fault = fault_of(error).code
        self._error = error if isinstance(error, StoreError) and error.code in _OF_SECRETS else None
        self._wait_s = 0 if self._error is None else self._error.wait_s
        if self._wait_s:
            self._tick.start()
        self._say_problem()
        self.line.selectAll()
        self.focus_control()

    @override
    def forget(self) -> None:
        super().forget()
        self._error, self._fault, self._wait_s = None, "", 0
        self._tick.stop()
        self._say_problem()

    def speak(self, language: str) -> None:
        """Say what is wrong in the language of the window."""
        self._language = language
        self._say_problem()

    def _on_edited(self) -> None:
        """What was wrong before is not said of what is typed now; a wait stays in sight."""
        if not self.waits:
            self._error, self._fault = None, ""
            self._say_problem()

    def _on_tick(self) -> None:
        self._wait_s -= 1
        if self._wait_s <= 0:
            self._tick.stop()
        self._say_problem()

    def _say_problem(self) -> None:
        said = fault_sentence(self._fault, self._language) if self._fault else ""
        error = self._error
        if error is not None:
            over = error.code == "wait" and not self.waits
            wait_s, left = self._wait_s, error.tries_left
            said = "" if over else refused_words(error.code, self._language, wait_s, left)
        self.show_problem(said)
        self.waited.emit()


class NewSecret(QWidget):
    """A PIN given twice; or a passphrase that is shown, to be typed once from paper."""

    went_on = Signal()  # Enter in the last line

    def __init__(self) -> None:
        super().__init__()
        self._language = "en"
        self._passphrase = ""
        self._problems: tuple[Problem | None, Problem | None] = (None, None)
        self._differs = False
        self.first, self.again, self.typed = SecretField(), SecretField(), SecretField()
        self.why, self.shown = PlainLabel("muted", wrap=True), PlainLabel("strong", wrap=True)
        self._build()
        self.first.line.went_on.connect(self.again.focus_control)
        self.again.line.went_on.connect(self.went_on)
        self.typed.line.went_on.connect(self.went_on)
        self.typed.line.textChanged.connect(self._show_words)
        for each in (self.first, self.again, self.typed):
            each.line.textEdited.connect(self._clear_problems)
        self.show_kind("")

    def _build(self) -> None:
        self.frame = QFrame()
        self.frame.setObjectName("notice")
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(MARGIN - 4, MARGIN - 6, MARGIN - 4, MARGIN - 6)
        inside.addWidget(self.shown)
        row = Abreast(_FIELD_LEAST)
        for field in (self.first, self.again):
            row.addWidget(field)
            row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP - 3)
        column.addWidget(self.why)
        column.addWidget(self.frame)
        column.addWidget(self.typed)
        column.addLayout(row)

    def show_kind(self, passphrase: str) -> None:
        """Ask for a PIN, or where one is given for this passphrase."""
        self._passphrase = passphrase
        alone = bool(passphrase)
        for each in (self.why, self.frame, self.typed):
            each.setVisible(alone)
        for field in (self.first, self.again):
            field.setVisible(not alone)
        self._clear_problems()
        self._show_words()

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        (self.typed if self._passphrase else self.first).focus_control()

    def given(self) -> str:
        """Give the secret; empty where something is wrong with it, which is then said."""
        if self._passphrase:
            right = normalised(self.typed.line.text()) == normalised(self._passphrase)
            self._differs = not right
            self._say_problems()
            return self._passphrase if right else ""
        pin, again = self.first.line.text(), self.again.line.text()
        # Nothing at all is a PIN that lacks its digits; the rule would take it for no words.
        problem = check_secret(pin if normalised(pin) else "0", with_keyring=True)
        same = normalised(pin) == normalised(again)
        differs = None if same else Problem(field="secret", code="secrets_differ")
        self._problems = (problem, None if problem else differs)
        self._say_problems()
        return "" if any(self._problems) else pin

    def focus_problem(self) -> None:
        """Put the focus on what is wrong."""
        (self.again if self._problems[1] else self.first).focus_control()
        if self._passphrase:
            self.typed.focus_control()

    def forget(self) -> None:
        """Forget what was typed and shown."""
        for each in (self.first, self.again, self.typed):
            each.forget()
        self.show_kind("")

    def speak(self, language: str) -> None:
        """Say everything in the language of the window."""
        self._language = language
        self.first.say(self.tr("New PIN"), self.tr("6 digits or more"))
        self.again.say(self.tr("The same PIN again"))
        self.typed.say(self.tr("Type the words from your paper"))
        self.why.setText(
            self.tr(
                "This computer cannot keep half of a PIN safe, so the program made a passphrase."
                " It opens the laptop and is shown only now. Write these words on paper:"
            )
        )
        self._show_words()
        self._say_problems()

    def _show_words(self) -> None:
        """Show the words until somebody types: then the paper has to do."""
        if not self.typed.line.text():
            self.shown.setText(self._passphrase)
        else:
            self.shown.setText(
                self.tr("Hidden while you type. Empty the line to see the words again.")
            )

    def _clear_problems(self) -> None:
        self._problems, self._differs = (None, None), False
        self._say_problems()

    def _say_problems(self) -> None:
        for field, problem in zip((self.first, self.again), self._problems, strict=True):
            field.show_problem("" if problem is None else problem_sentence(problem, self._language))
        wrong = self.tr("These are not the words that were shown. Compare each with your paper.")
        self.typed.show_problem(wrong if self._differs else "")
