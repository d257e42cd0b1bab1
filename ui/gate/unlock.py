"""The lock: who works here, and the PIN that opens. The focus is in the PIN's line all the time."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from typing_extensions import override

from fieldapp.store.errors import StoreError
from ui.doors import Here, Place, Unlocking, Worker
from ui.gate.card import GateScreen
from ui.gate.secret import SecretField
from ui.gate.words import refused_words
from ui.look import LIGHT, Tokens
from ui.session import fault_of
from ui.texts import fault_sentence
from ui.widgets.button import a_button, say_button
from ui.widgets.rows_model import ListRow, RowsModel
from ui.widgets.rows_view import ROW_HEIGHT, RowsView

_SECOND_MS = 1000
_MOST_ROWS, _FEW_ROWS = 5, 2
_LOW = 560
_SECRET = frozenset({"wrong_secret", "wait", "too_many_tries"})


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
        self._error: StoreError | None = None
        self._fault = ""
        self._wait_s = 0
        self.model = RowsModel(self)
        self.list = RowsView(self.model, LIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.secret = SecretField()
        self.forgot, self.practise = a_button("quiet"), a_button("quiet")
        self.enrol = a_button("quiet")
        self.body.addWidget(self.list)
        self.body.addWidget(self.secret)
        for button in (self.forgot, self.practise, self.enrol):
            self.extras.addWidget(button)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._on_tick)
        self.secret.line.went_on.connect(self.press)
        self.secret.line.textEdited.connect(self._on_edited)
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
        if not secret.strip() or self._wait_s:
            self.secret.focus_control()
            return False
        self._on_edited()
        self.given = Unlocking(place=self.place, user=self.worker.user, secret=secret)
        return True

    def refuse(self, error: Exception) -> None:
        """It did not open: say why, how many tries are left, and count the wait down."""
        self._fault = fault_of(error).code
        self._error = error if isinstance(error, StoreError) and error.code in _SECRET else None
        self._wait_s = 0 if self._error is None else self._error.wait_s
        if self._wait_s:
            self._tick.start()
        self._say_problem()
        self.secret.line.selectAll()
        self.begin()

    @override
    def forget(self) -> None:
        self.given, self._error, self._fault, self._wait_s = None, None, "", 0
        self._tick.stop()
        self.secret.forget()
        self._say_problem()

    @override
    def show_doing(self, words: str) -> None:
        super().show_doing(words)
        self.go.setEnabled(not words and not self._wait_s)

    @override
    def speak(self, language: str) -> None:
        super().speak(language)
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
        self._say_problem()

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

    def _on_edited(self) -> None:
        """What was wrong before is not said of what is typed now; a wait stays in sight."""
        if not self._wait_s:
            self._error, self._fault = None, ""
            self._say_problem()

    def _on_tick(self) -> None:
        self._wait_s -= 1
        if self._wait_s <= 0:
            self._tick.stop()
        self._say_problem()

    def _say_problem(self) -> None:
        if self._error is not None:
            code = self._error.code
            if code == "wait" and not self._wait_s:
                said = ""
            else:
                said = refused_words(
                    code,
                    self.language,
                    wait_s=self._wait_s,
                    tries_left=self._error.tries_left,
                )
        else:
            said = fault_sentence(self._fault, self.language) if self._fault else ""
        self.secret.show_problem(said)
        self.go.setEnabled(not self._wait_s)
