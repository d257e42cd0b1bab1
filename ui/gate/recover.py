"""A forgotten PIN: in practice by the recovery code, at work with the steward at a distance."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from fieldapp.store.recovery import RecoveryAnswer, RecoveryQuestion, store_of
from ui.doors import Place, Recovering, Worker
from ui.gate.card import FIELD_LEAST, GateScreen
from ui.texts import isolated
from ui.widgets.abreast import Abreast
from ui.widgets.button import a_button, say_button
from ui.widgets.field import Field, Line
from ui.widgets.secret import NewSecret

_WIDTH = 700
_DIGITS = 8


class Recover(GateScreen):
    """What helps is typed or pasted above, the new PIN below."""

    def __init__(self) -> None:
        super().__init__(_WIDTH)
        self.place: Place = "practice"
        self.given: Recovering | None = None
        self._worker: Worker | None = None
        self._question: RecoveryQuestion | None = None
        self._lacks = False
        self.copy, self.afresh = a_button("plain"), a_button("quiet")
        self.asked_line, self.by_line = QLineEdit(), Line()
        self.asked_line.setReadOnly(True)
        self.asked = Field(self.asked_line, self.copy)
        self.by = Field(self.by_line)
        self.secret = NewSecret()
        row = Abreast(FIELD_LEAST)
        for field in (self.asked, self.by):
            row.addWidget(field)
            row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self.secret)
        self.extras.addWidget(self.afresh)
        self.copy.clicked.connect(self._on_copy)
        self.by_line.went_on.connect(self._on_by_typed)
        self.by_line.textEdited.connect(self._on_edited)
        self.secret.went_on.connect(self.press)

    def show_for(
        self, place: Place, worker: Worker, question: RecoveryQuestion | None, passphrase: str
    ) -> None:
        """Show recovery for somebody; at work with the question to the steward.

        `passphrase` is what opens from then on where no keyring holds a PIN's other half; practice
        opens by itself then.
        """
        self.forget()
        self.secret.setVisible(place != "practice" or not passphrase)
        self.secret.show_kind(passphrase)
        self.place, self._worker, self._question = place, worker, question
        self.asked.setVisible(question is not None)
        self.asked_line.setText("" if question is None else question.text)
        self.asked_line.setCursorPosition(0)
        self.afresh.setVisible(place == "practice")
        self.speak(self.language)

    @override
    def begin(self) -> None:
        if self._question is not None and not self.by_line.text():
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.by.focus_control()

    @override
    def ready(self) -> bool:
        typed = self.by_line.text()
        self._lacks = not typed.strip()
        self._say_problem()
        asked = not self.secret.isHidden()
        secret = self.secret.given() if asked else ""
        if self._lacks:
            self.by.focus_control()
        elif asked and not secret:
            self.secret.focus_problem()
        elif self._worker is not None:
            by = typed
            self.given = Recovering(
                place=self.place,
                user=self._worker.user,
                secret=secret,
                by=by if self._question is None else self._answer(self._question, typed),
            )
            return True
        return False

    def _answer(self, question: RecoveryQuestion, typed: str) -> RecoveryAnswer:
        return RecoveryAnswer(question=question, text="".join(typed.split()))

    @override
    def forget(self) -> None:
        self.given, self._question, self._lacks = None, None, False
        self.by_line.clear()
        self.asked_line.clear()
        self.secret.forget()
        self.show_problem("")

    @override
    def speak(self, language: str) -> None:
        super().speak(language)
        self.title.setText(self.tr("A new PIN"))
        if self.place == "practice":
            self.about.setText(self.tr("Everything in practice is still here."))
            self.by.say(self.tr("Recovery code"), self.tr("the 12 words on your paper"))
        else:
            self.about.setText(
                self.tr(
                    "Every record on this laptop is still here. The data steward can help from"
                    " anywhere: send the question, paste the answer. Leave this window open until"
                    " then."
                )
            )
            self.by.say(self.tr("2. Paste the answer"))
        self.asked.say(self.tr("1. Send the question"), self._number())
        self.copy.setText(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the question"))
        self.afresh.setText(self.tr("No code? Start practice anew"))
        self.secret.speak(language)
        self.back.setText(self.tr("Back"))
        say_button(self.go, self.tr("Open"), "Enter")
        self._say_problem()

    def _number(self) -> str:
        """Say by which number the steward's own screen names this laptop."""
        if self._question is None:
            return ""
        number = store_of(self._question).hex()[:_DIGITS]
        return self.tr("laptop number {n}").format(n=isolated(number))

    def _on_by_typed(self) -> None:
        if self.secret.isHidden():
            self.press()
        else:
            self.secret.focus_first()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.asked_line.text())
        self.show_problem("")
        self.copy.setText(self.tr("Copied"))
        self.by.focus_control()

    def _on_edited(self) -> None:
        self._lacks = False
        self._say_problem()
        self.show_problem("")

    def _say_problem(self) -> None:
        lacks = self.tr("This is needed to make a new PIN.")
        self.by.show_problem(lacks if self._lacks else "")
