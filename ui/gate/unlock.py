"""The lock: who works here, and the PIN that opens. The focus is in the PIN's line all the time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from typing_extensions import override

from ui.doors import Here, Place, Unlocking, Worker
from ui.gate.card import GateScreen
from ui.look import LIGHT, Tokens
from ui.widgets.button import a_button, say_button
from ui.widgets.rows_model import ListRow, RowsModel
from ui.widgets.rows_view import ROW_HEIGHT, RowsView
from ui.widgets.secret import KnownSecret

_MOST_ROWS, _FEW_ROWS = 5, 2
_LOW = 560


class Unlock(GateScreen):
    """Arrows choose who works here, Enter opens."""

    forgotten = Signal()
    practise_wanted = Signal()
    enrol_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(520)
        self.place: Place = "work"
        self.workers: tuple[Worker, ...] = ()
        self.given: Unlocking | None = None
        self._at = 0
        self.model = RowsModel(self)
        self.list = RowsView(self.model, LIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.secret = KnownSecret()
        self.forgot, self.practise = a_button("quiet"), a_button("quiet")
        self.enrol = a_button("quiet")
        self.body.addWidget(self.list)
        self.body.addWidget(self.secret)
        for button in (self.forgot, self.practise, self.enrol):
            self.extras.addWidget(button)
        self.secret.line.went_on.connect(self.press)
        self.secret.waited.connect(self._on_waited)
        self.forgot.clicked.connect(self.forgotten)
        self.practise.clicked.connect(self.practise_wanted)
        self.enrol.clicked.connect(self.enrol_wanted)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.up_key = QShortcut(QKeySequence("Up"), self, lambda: self._choose(self._at - 1))
        self.down_key = QShortcut(QKeySequence("Down"), self, lambda: self._choose(self._at + 1))

    @property
    def worker(self) -> Worker:
        """Who is chosen."""
        return self.workers[self._at]

    def show_here(self, here: Here) -> None:
        """Show who can open what is here; who was chosen before stays chosen."""
        before = self.worker.user if self.workers else b""
        self.place, self.workers = here.place, here.workers
        users = [each.user for each in here.workers]
        self._at = users.index(before) if before in users else 0
        self.practise.setVisible(here.may_practise and here.place != "practice")
        self.enrol.setVisible(here.may_enrol)
        self.back.setVisible(here.place == "practice" and not here.may_enrol)
        self.list.setVisible(len(users) > 1)
        self._fit()
        self.speak(self.language)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave room for the PIN's line, whose place never scrolls away."""
        most = _MOST_ROWS if self.height() > _LOW else _FEW_ROWS
        self.list.setFixedHeight(max(1, min(len(self.workers), most)) * ROW_HEIGHT + 2)

    @override
    def begin(self) -> None:
        self.secret.focus_control()

    @override
    def ready(self) -> bool:
        secret = self.secret.line.text()
        if not secret.strip() or self.secret.waits:
            self.secret.focus_control()
            return False
        self.given = Unlocking(place=self.place, user=self.worker.user, secret=secret)
        return True

    def refuse(self, error: Exception) -> None:
        """It did not open: say why."""
        self.secret.refuse(error)

    @override
    def forget(self) -> None:
        self.given = None
        self.secret.forget()

    @override
    def show_doing(self, words: str) -> None:
        super().show_doing(words)
        self.go.setEnabled(not words and not self.secret.waits)

    @override
    def speak(self, language: str) -> None:
        super().speak(language)
        self.secret.speak(language)
        if not self.workers:
            return
        worker, practice = self.worker, self.place == "practice"
        several = len(self.workers) > 1
        if practice:
            self.title.setText(self.tr("Practice"))
        elif several or not worker.name:
            self.title.setText(self.tr("Who works here now?"))
        else:
            self.title.setText(self.tr("Welcome back, {name}").format(name=worker.name))
        about = self.tr("Arrow keys choose a name.") if several else ""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.secret.say(self.tr("PIN") if worker.has_pin else self.tr("Passphrase"))
        self.forgot.setText(
            self.tr("I forgot the PIN") if worker.has_pin else self.tr("I lost the passphrase")
        )
        self.back.setText(self.tr("Back"))
        self.practise.setText(self.tr("Practice"))
        self.enrol.setText(self.tr("I have a code"))
        say_button(self.go, self.tr("Open"), "Enter")
        self.list.setAccessibleName(self.tr("Who works here"))
        self._show_rows()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)

    def _show_rows(self) -> None:
        closed = self.tr("closed")
        names = [
            each.name or self.tr("Person {n}").format(n=at + 1)
            for at, each in enumerate(self.workers)
        ]
        self.model.replace(
            [
                ListRow(
                    key=each.user,
                    title=name,
                    spoken=name if each.tries_left else f"{name}, {closed}",
                    badge="" if each.tries_left else closed,
                    tone="red",
                )
                for each, name in zip(self.workers, names, strict=True)
            ]
        )
        self.list.setCurrentIndex(self.model.index(self._at))

    def _choose(self, at: int) -> None:
        busy = not self.doing.isHidden()
        if busy or not 0 <= at < len(self.workers):
            return
        if at != self._at:
            self._at = at
            self.forget()
            self.show_doing("")
            self.speak(self.language)
        self.begin()

    def _on_waited(self) -> None:
        self.go.setEnabled(self.doing.isHidden() and not self.secret.waits)
