"""The list of today beside the form: asks when something was touched, shows, searches."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.desk import DeskSeen, find_at_desk, look_at_desk
from fieldapp.domain.touched import Touched
from fieldapp.store.custody import Custody
from fieldapp.store.lines import SignUpLine
from ui.session import Session
from ui.sign_up.list_model import ListRow, TodayModel
from ui.sign_up.words import autonym
from ui.texts import (
    CUSTODY_TONES,
    conflict_sentence,
    custody_sentence,
    custody_word,
    isolated,
    withdrawn_word,
)

OFTEN_MS: Final = 250
"""How often the list follows a sync that brings one page after another."""


class TodayPresenter(QObject):
    """Keeps the model and what the desk shows beside it in step with the store.

    At most one look at the store is under way; whatever is touched or typed meanwhile asks for one
    more. A search asks for its lines alone: what stands beside them is not touched by it.
    """

    seen_changed = Signal()  # `seen` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._language = "en"
        self._words = ""
        self._looking = False
        self._look_due = False
        self._lines_due = False
        self.seen: DeskSeen | None = None
        self.model = TodayModel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        session.touched.connect(self._on_session_touched)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._words

    def search(self, words: str) -> None:
        """Show what matches the words; everything when there are none."""
        self._words = words
        self._lines_due = True
        self._look_due |= self.seen is None or not words.strip()
        self._ask()

    def speak(self, language: str) -> None:
        """Say the rows in a language."""
        self._language = language
        self._show()

    def look(self) -> None:
        """Ask the store what stands there now."""
        self._look_due = True
        self._ask()

    def _ask(self) -> None:
        look, lines = self._look_due, self._lines_due
        if self._looking or not (look or lines):
            return
        self._looking = True
        self._look_due = self._lines_due = False
        run, words, failed = self._session.run, self._words, self._on_failed
        if look:
            run(look_at_desk, words, then=self._on_seen, otherwise=failed)
        else:
            run(find_at_desk, words, then=self._on_found, otherwise=failed)

    def stop(self) -> None:
        """Ask for nothing more."""
        self._timer.stop()

    def look_if_due(self) -> None:
        """Look now if that was put off."""
        if self._timer.isActive():
            self._timer.stop()
            self.look()

    def _on_session_touched(self, touched: Touched) -> None:
        """Show at once what was done here; what a sync brings, a few times a second."""
        if touched.rows:
            self.look()
        elif not self._timer.isActive():
            self._timer.start(OFTEN_MS)

    def _on_seen(self, seen: DeskSeen) -> None:
        self._looking = False
        self.seen = seen
        self._show()
        self._ask()

    def _on_found(self, lines: tuple[SignUpLine, ...]) -> None:
        if self.seen is not None:
            self._on_seen(replace(self.seen, lines=lines))

    def _on_failed(self, error: Exception) -> None:
        self._looking = False
        self._session.tell_fault(error)

    def _show(self) -> None:
        if self.seen is not None:
            self.model.replace(self._rows(self.seen.lines))
            self.seen_changed.emit()

    def _rows(self, lines: Sequence[SignUpLine]) -> list[ListRow]:
        return [self._row(line) for line in lines]

    def _row(self, line: SignUpLine) -> ListRow:
        language = autonym(line.name.language, self._session.lists, self._language)
        custody = Custody.ATTENTION if line.in_conflict else line.where.custody
        where = custody_sentence(line.where, self._language)
        if line.in_conflict:
            where = conflict_sentence()
        badge, tone = custody_word(custody), CUSTODY_TONES[custody]
        if line.withdrawn:
            badge, tone = withdrawn_word(), "grey"
            where = f"{badge}. {where}"
        name = line.name.said
        return ListRow(
            sign_up=line.sign_up,
            ticket=isolated(line.ticket),
            name=name,
            below=language,
            badge=badge,
            tone=tone,
            spoken=f"{line.ticket}, {name}, {language}. {where}",
            where=where,
            withdrawn=line.withdrawn,
        )
