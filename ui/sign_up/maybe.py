"""Looks who may be here already while a name is typed; never waits, never holds a save."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.desk import DeskDraft
from fieldapp.actions.desk_people import maybe_at_desk
from fieldapp.actions.recognising import MaybeHere
from ui.session import Session, fault_of

PAUSE_MS: Final = 120
"""After a key until it is looked: who types on is not looked for at each letter."""
_LOOKED_AT: Final = (
    "name_given name_family name_family2 name_used name_native birth phone phone2 street zip"
    " lang_spoken phone_shared"
).split()
_NAMES: Final = frozenset({"name", "given", "family", "family2"})


class MaybePresenter(QObject):
    """Holds who may be here already, for one form at a time."""

    changed = Signal()  # `found` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._form: DeskDraft | None = None
        self._asked: tuple[object, ...] = ()
        self._begun = self._answering_name = False
        self._running = self._stopped = False
        self._put_off: set[bytes] = set()
        self.found: tuple[MaybeHere, ...] = ()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE_MS)
        self.timer.timeout.connect(self.look)

    def answering(self, question: str) -> None:
        """Take note of the question that is being answered: a name may be half typed."""
        self._answering_name = question in _NAMES

    def follow(self, form: DeskDraft, *, turned: bool = False) -> None:
        """Take note of the form in sight; while the screen is turned to the person rest."""
        if turned:
            self.rest()
            return
        if self._form is None or form.id != self._form.id:
            self._put_off = set()
            self._show(())
        self._form = form
        self._begun = self._answering_name
        if form.opened is not None or form.ties.person is not None:
            self.timer.stop()
            self._asked = ()
            self._show(())
        elif self._wanted() != self._asked and not self._stopped:
            self.timer.start()

    def look(self) -> None:
        """Look now; while one look is under way the next waits for it."""
        form = self._form
        if form is None or self._stopped or self._running or self._wanted() == self._asked:
            return
        self._asked = self._wanted()
        self._running = True
        self._session.run(
            maybe_at_desk,
            form,
            self._begun,
            then=lambda found: self._arrived(form.id, found),
            otherwise=lambda error: self._failed(form.id, error),
        )

    def rest(self) -> None:
        """Show nobody: the screen is turned to the person. Later answers look again."""
        self.timer.stop()
        self._form, self._asked = None, ()
        self._show(())

    def stop(self) -> None:
        """Look no more: the page goes."""
        self._stopped = True
        self.timer.stop()

    def put_off(self, person: bytes) -> None:
        """Name somebody no more for this form: it is somebody else."""
        self._put_off.add(person)
        self._show(self.found)

    def _wanted(self) -> tuple[object, ...]:
        form = self._form
        if form is None:
            return ()
        return (form.id, self._begun, *(getattr(form.draft, each) for each in _LOOKED_AT))

    def _arrived(self, form: bytes, found: tuple[MaybeHere, ...]) -> None:
        self._running = False
        now = self._form
        if now is not None and now.id == form and now.opened is None and now.ties.person is None:
            self._show(found)
        if self._wanted() != self._asked and not (self._stopped or self.timer.isActive()):
            self.timer.start()

    def _failed(self, form: bytes, error: Exception) -> None:
        """Name nobody; who types has nothing to do about it, a save would say what is wrong."""
        fault_of(error)
        self._arrived(form, ())

    def _show(self, found: tuple[MaybeHere, ...]) -> None:
        shown = tuple(each for each in found if each.line.person not in self._put_off)
        if shown != self.found:
            self.found = shown
            self.changed.emit()
