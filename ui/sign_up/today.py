"""The list of today beside the form: asks when something was touched, shows, searches."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject, Signal

from fieldapp.actions.desk import MOST_LINES, DeskSeen, look_at_desk
from fieldapp.store.custody import Custody
from fieldapp.store.lines import SignUpLine
from ui.session import Session
from ui.texts import (
    CUSTODY_TONES,
    autonym,
    conflict_sentence,
    custody_sentence,
    custody_word,
    hour_words,
    isolated,
    withdrawn_word,
)
from ui.watch import Watch
from ui.widgets.rows_model import ListRow, RowsModel


class TodayPresenter(QObject):
    """Keeps the model and what the desk shows beside it in step with the store."""

    seen_changed = Signal()  # `seen` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._language, self._locale = "en", QLocale("en_US")
        self._words = ""
        self.seen: DeskSeen | None = None
        self.model = RowsModel(self)
        self.watch = Watch(session, look_at_desk, self._on_seen, asked=lambda: (self._words,))

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._words

    def search(self, words: str) -> None:
        """Show what matches the words; everything when there are none."""
        self._words = words
        self.watch.look()

    def speak(self, language: str, locale: QLocale) -> None:
        """Say the rows in a language."""
        self._language, self._locale = language, locale
        self._show()

    def count_words(self) -> str:
        """Say how many are in the list, and whether older ones are left out."""
        lines = self.seen.lines if self.seen is not None else ()
        n = isolated(str(len(lines)))
        if self._words.strip():
            return self.tr("Found: {n}").format(n=n)
        if len(lines) >= MOST_LINES:
            return self.tr("The newest {n}; search finds the others").format(n=n)
        words = self.tr("Sign-ups: {n}").format(n=n)
        if gone := sum(line.withdrawn for line in lines):
            gone_words = self.tr("withdrawn: {n}").format(n=isolated(str(gone)))
            return f"{words} · {gone_words}"
        return words

    def _on_seen(self, seen: DeskSeen) -> None:
        self.seen = seen
        self._show()

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
        hour = hour_words(line.time, self._locale) if line.time and not line.withdrawn else ""
        below = " · ".join(each for each in (hour, language) if each)
        if line.finish_later and not line.withdrawn:
            left = self.tr("to finish")
            below = f"{left} · {below}" if below else left
        return ListRow(
            key=line.sign_up,
            lead=isolated(line.ticket),
            title=name,
            below=below,
            badge=badge,
            tone=tone,
            spoken=f"{line.ticket}, {name}, {below}. {where}",
            tip=where,
            struck=line.withdrawn,
            wide=True,
        )
