"""What the laptop says of itself, in sight from every page: in the foot, and in bars above a page.

The foot is quiet: last save, sync, battery. A bar is only there while something is to be done.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.clock import ClockSeen
from fieldapp.domain.touched import Touched
from ui.clock_watch import ClockWatch
from ui.foot import Foot
from ui.i18n import Language
from ui.idle_lock import waking_clock
from ui.look import Tokens
from ui.machine import Machine
from ui.machine_watch import MachineWatch
from ui.own_words import (
    Away,
    battery_words,
    clock_words,
    disk_words,
    plug_in_words,
    right_button_words,
    saved_words,
    sync_words,
)
from ui.session import Session
from ui.standing import Standing
from ui.sync_loop import SyncLoop, SyncState
from ui.widgets.button import a_button, say_button
from ui.widgets.notice import Notice

_BESIDE, _ABOVE, _BETWEEN = 6, 6, 4
_LOW = 600
"""A window less high than this has no room for several bars."""


class OwnBars(QWidget):
    """Bars over the pages, as high as what they say: nothing while all is well."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.clock, self.battery = Notice("amber", tokens), Notice("red", tokens)
        self.disk = Notice("amber", tokens)
        self.right = a_button("quiet")
        row = self.clock.layout()
        if row is not None:
            row.addWidget(self.right)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(_BETWEEN)
        self._column.setContentsMargins(0, 0, 0, 0)
        for bar in self.bars:
            self._column.addWidget(bar)
        self._words = ("", "", "")
        self._low = False

    @property
    def bars(self) -> tuple[Notice, ...]:
        """All bars, what is most pressing first."""
        return self.battery, self.disk, self.clock

    def say(self, *, battery: str, disk: tuple[str, str], clock: str, asks: bool) -> None:
        """Show what has words, `disk` in its tone; `asks`: whether the clock is right by now."""
        disk_said, tone = disk
        self.disk.show_tone(tone)
        self.right.setVisible(asks)
        self._words = (battery, disk_said, clock)
        self._show()

    def fit(self, height: int) -> None:
        """Leave a low window room for its page: the most pressing bar, one at a time."""
        self._low = height < _LOW
        self._show()

    def _show(self) -> None:
        up = False
        for bar, words in zip(self.bars, self._words, strict=True):
            shown = "" if up and self._low else words
            first = bar.isHidden() and bool(shown)
            bar.say(shown)
            if first:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(bar, shown))
            up = up or bool(shown)
        edge = (_BESIDE, _ABOVE, _BESIDE, 0) if up else (0, 0, 0, 0)
        self._column.setContentsMargins(*edge)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a laptop stands. `saved_ms` and `right_ms` are right as far as known, 0 for never."""

    sync: SyncState
    away: Away
    saved_ms: int
    machine: Machine | None
    clock: ClockSeen
    right_ms: int


class OwnState(QObject):
    """Knows what is to be said while a laptop is open, and shows it where it stands."""

    def __init__(self, language: Language, tokens: Tokens, foot: Foot) -> None:
        super().__init__()
        self._language, self._foot = language, foot
        self.waking: Callable[[], int] = waking_clock
        self.bars = OwnBars(tokens)
        self.bars.right.clicked.connect(self._on_right_clicked)
        self._session: Session | None = None
        self._sync: SyncLoop | None = None
        self._standing: Standing | None = None
        self.clock: ClockWatch | None = None
        self.machine: MachineWatch | None = None
        self._said = ""

    def begin(self, session: Session, sync: SyncLoop, standing: Standing) -> None:
        """Speak for a laptop that was opened."""
        self._session, self._sync, self._standing = session, sync, standing
        self.clock = ClockWatch(session, sync, self.waking)
        self.machine = MachineWatch(session)
        session.touched.connect(self._on_touched)
        for each in (self.clock, self.machine, standing):
            each.changed.connect(self.show)

    def end(self) -> None:
        """Nobody works here any more."""
        if self._session is not None:
            self._session.touched.disconnect(self._on_touched)
        for each in (self.clock, self.machine):
            if each is not None:
                each.stop()
                each.changed.disconnect(self.show)
        self._session = self._sync = self._standing = self.clock = self.machine = None
        self._said = ""
        self._foot.say("")
        self._foot.show_own("", "", "grey")
        self.bars.say(battery="", disk=("", "amber"), clock="", asks=False)

    def show(self) -> None:
        """Say what has changed; a fault that the foot was told stays until then."""
        if (told := self._told()) is not None:
            self.say(told)

    def show_anew(self) -> None:
        """Say everything, also over a fault that the foot was told."""
        self._said = ""
        self.show()

    def show_rest(self) -> None:
        """Say that a sync came to rest, and look whether another program heard the server."""
        self.show_anew()
        if self.clock is not None:
            self.clock.look_again()

    def speak(self) -> None:
        """Say everything in the language of the window."""
        say_button(self.bars.right, right_button_words())
        self.show_anew()

    def say(self, told: Told) -> None:
        """Say how a laptop stands, be it this one or, for a picture, an invented one."""
        locale = self._language.locale
        said = sync_words(told.sync, told.away, self._language.code, locale)
        if said != self._said:
            self._said = said
            self._foot.say(said)
        self._foot.show_own(saved_words(told.saved_ms, locale), *battery_words(told.machine))
        self.bars.say(
            battery=plug_in_words(told.machine),
            disk=disk_words(told.machine),
            clock=clock_words(told.clock, told.right_ms, locale),
            asks=not told.clock.proven,
        )

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        for bar in self.bars.bars:
            bar.show_tokens(tokens)

    def _told(self) -> Told | None:
        session, sync, standing = self._session, self._sync, self._standing
        clock, machine = self.clock, self.machine
        if session is None or sync is None or standing is None:
            return None
        if clock is None or machine is None:
            return None
        return Told(
            sync=sync.state,
            away=Away(
                minutes=None if clock.away_ms is None else clock.away_ms // 60_000,
                sign_ups=0 if standing.sums is None else standing.sums.only_here,
            ),
            saved_ms=session.saved_ms,
            machine=machine.machine,
            clock=clock.clock,
            right_ms=clock.right_ms,
        )

    def _on_touched(self, _touched: Touched) -> None:
        self.show()

    def _on_right_clicked(self) -> None:
        if self.clock is not None:
            self.clock.say_right()
