"""What the page does: looks at the day and at the computer, closes, takes back. No widget."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.day import (
    DayClosed,
    DaySeen,
    close_day,
    give_seats_back,
    look_at_day,
    reopen_day,
)
from fieldapp.actions.desk import OpenedDesk
from ui.assets import font_files
from ui.day.checks import Around, Check, checks
from ui.machine import Machine, read_machine
from ui.session import Session, fault_of
from ui.watch import Watch


def _folder(desk: OpenedDesk) -> Path:
    return desk.store.folder


class DayPresenter(QObject):
    """Holds the day. The view sends wishes, listens to `changed` and shows what stands here."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.seen: DaySeen | None = None
        self.machine: Machine | None = None
        self.fonts_missing = 0
        self.said = ""
        self._closed: tuple[bytes, str] | None = None
        self._going: bytes | None = None
        self._event: bytes | None = None
        self.watch = Watch(session, look_at_day, self._on_seen, asked=lambda: (self._event,))

    @property
    def can_undo(self) -> bool:
        """Whether what was done last here can be taken back."""
        return self._closed is not None or self._going is not None

    @property
    def around(self) -> Around:
        """What is known beside the store."""
        session = self._session
        return Around(
            machine=self.machine or Machine(),
            fonts_missing=self.fonts_missing,
            now_ms=session.now_ms(),
            today=session.today(),
        )

    @property
    def now_local(self) -> datetime:
        """What the clock on the wall shows at the event, as its own times are kept."""
        session = self._session
        clock = datetime.fromtimestamp(session.right_ms() / 1000).astimezone()
        return datetime.combine(session.today(), clock.time())

    @property
    def checks(self) -> tuple[Check, ...]:
        """The ready check, empty before anything is known."""
        if self.seen is None or self.machine is None:
            return ()
        return checks(self.seen, self.around)

    def look(self) -> None:
        """Look at the day, and at the computer."""
        self.watch.look()
        self._session.run(_folder, then=self._on_folder)

    def desk_changed(self) -> None:
        """Another event may be at this laptop; one that was closed here stays in sight."""
        if self._closed is None:
            self._event = None
        self.watch.look()

    def close(self) -> None:
        """Close the day."""
        seen = self.seen
        if seen is None or seen.event is None:
            return
        event = self._event = seen.event

        def done(closed: DayClosed) -> None:
            self._closed, self._going = (event, closed.before), None
            self._tell("closed")

        self._session.run(close_day, event, then=done, otherwise=self._on_refused)

    def undo(self) -> None:
        """Take back what was done last: keep the seats, or open the day again."""
        if self._going is not None:
            self._give_seats(self._going, going=False)
            return
        closed, self._closed = self._closed, None
        if closed is not None:
            self._session.run(
                reopen_day,
                *closed,
                then=lambda _: self._tell("undone"),
                otherwise=self._on_refused,
            )

    def turn_seats(self) -> None:
        """Have unused seats go back; keep those that are to go; else ask for some again."""
        seats = None if self.seen is None else self.seen.end.seats
        if seats is not None:
            self._give_seats(seats.event, going=bool(seats.seats) and not seats.going)

    def _give_seats(self, event: bytes, *, going: bool) -> None:
        def done(_: object) -> None:
            self._going = event if going else None
            self._tell("seats_go" if going else "seats_stay")

        self._session.run(
            lambda desk: give_seats_back(desk, event, going=going),
            then=done,
            otherwise=self._on_refused,
        )

    def _on_folder(self, folder: Path) -> None:
        self._session.press(
            _look_around, folder, then=self._on_machine, otherwise=self._session.tell_fault
        )

    def _on_machine(self, found: tuple[Machine, int]) -> None:
        self.machine, self.fonts_missing = found
        self.changed.emit()

    def _on_seen(self, seen: DaySeen) -> None:
        self.seen = seen
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        self._tell(f"fault:{fault_of(error).code}")

    def _tell(self, said: str) -> None:
        self.said = said
        self.changed.emit()


def _look_around(folder: Path) -> tuple[Machine, int]:
    """Ask the computer, and count the fonts that lack."""
    return read_machine(folder), sum(not path.is_file() for path, _ in font_files())
