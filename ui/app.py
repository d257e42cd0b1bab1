"""Composition root of the desktop: makes lanes, session, language and window, and takes them down.

The store is opened on the store lane, because its connection belongs to the thread that opens it;
the window stands before that, so that a person sees at once that something happens.
"""

import os
from collections.abc import Callable, MutableMapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.redosing import look_at_bookings
from fieldapp.paths import data_folder
from ui.collecting import Collector
from ui.doors import Doors
from ui.gate.gate import Gate
from ui.gate.screens import Passed
from ui.i18n import NAMES, Language
from ui.idle import IdleWork
from ui.idle_lock import Clock, IdleLock, waking_clock
from ui.idle_notice import IdleNotice
from ui.lanes import Lanes, worker_lanes
from ui.look import Tokens, dress, interface_font, load_fonts
from ui.looks import SCALE, Looks
from ui.main_window import MainWindow
from ui.next_doses import plan_doses
from ui.session import Session, fault_of
from ui.settings import SIZES, Settings
from ui.stood import Stood, go_back, go_to_same_page, note_stood, take_stood, where
from ui.sync_loop import Line, SyncLoop
from ui.widgets.port import Follower

SEALED: Final = 75
"""Exit code of a window that was locked: the program is to begin anew in its place."""
if TYPE_CHECKING:
    from ui.going_away import GoingAway

_SERVER_STARTS_MS: Final = 2_500
"""What practice's own server takes to listen; asked earlier, the window would call it offline."""
OpenStore = Callable[[], OpenedDesk]


class Desktop(QObject):
    """One running desktop: what `run_window` and the tests make and take down."""

    begun = Signal()  # the pages of an opened laptop stand
    left = Signal()  # it is locked, and its store closed

    def __init__(
        self,
        app: QApplication,
        lanes: Lanes,
        settings: Settings,
        tokens: Tokens | None = None,
        *,
        clock: Clock = waking_clock,
        seal: Callable[[Stood | None], None] | None = None,
        stood: Stood | None = None,
    ) -> None:
        """`clock` is what the window's idle lock and the right time go by.

        `seal` ends this process once a locked laptop is closed, so that nothing of it stays in
        memory, and begins another one, to which `stood` tells where somebody was. Without it the
        same process asks who works here.
        """
        super().__init__()
        self._app = app
        self._lanes = lanes
        self._settings = settings
        self._desk: OpenedDesk | None = None
        self._locking = False
        self.session: Session | None = None
        self.sync: SyncLoop | None = None
        self._idle: IdleWork | None = None
        self.gate: Gate | None = None
        self._doors: Doors | None = None
        self.looks = Looks(settings, tokens)
        app.setFont(interface_font(load_fonts()))
        dress(app, self.looks.tokens)
        self.language = Language(app)
        self.language.switch(settings.language or _system_language())
        self.language.switched.connect(self._on_language_switched)
        self.window = MainWindow(self.language, self.looks)
        self.window.closing = self.close
        self._follower = Follower(app, self.window.middle.room, self.window.side.leave)
        self.window.own.waking = clock
        self.idle_lock = IdleLock(app, settings, clock)
        self.idle_notice = IdleNotice(self.window, self.looks.tokens)
        self.idle_lock.warned.connect(self.idle_notice.say_seconds)
        self.idle_lock.lock_wanted.connect(self.lock)
        self.going_away: GoingAway | None = None
        self._seal, self._stood = seal, stood
        self.window.lock_wanted.connect(self.lock)
        self.window.leave_wanted.connect(self._on_leave_wanted)
        self.looks.changed.connect(self._on_looks_changed)
        self._hints = app.styleHints()
        for asked in self._asked():
            asked.connect(self._on_looks_changed)

    def open(self, open_store: OpenStore) -> None:
        """Show the window if it is not, and the desk in it as soon as its store is open."""
        self.window.show()
        self._lanes.on_store(
            lambda: self._held(open_store()),
            lambda desk: self._show(Passed(desk=desk)),
            lambda error: self.window.show_fault(fault_of(error)),
        )

    def enter(self, doors: Doors) -> None:
        """Show the window if it is not, and in it what stands before a laptop is open."""
        self.window.show()
        self._doors = doors
        self.gate = Gate(self._lanes, doors, self.window, self.language, self._held)
        self.gate.passed.connect(self._show)
        self.gate.show_tokens(self.looks.tokens)
        self.gate.begin()

    def close(self) -> None:
        """Keep what is typed, end both lanes, close the store."""
        for asked in self._asked():
            asked.disconnect(self._on_looks_changed)
        self._follower.stop()
        self._settings.place = self.window.saveGeometry()
        self._stop_work()
        self._lanes.close(self._close_desk)
        self.language.stop()

    def lock(self) -> None:
        """Keep what is typed, close the store, and ask who works here."""
        if self.session is not None and not self._locking:
            self._stood = where(self.window, self.session.user)
        self._leave(self._begin_locked)

    def _begin_locked(self, gate: Gate) -> None:
        if self._seal is not None:
            self._seal(self._stood)
        else:
            gate.begin()

    def _on_leave_wanted(self) -> None:
        self._leave(Gate.choose)

    def _leave(self, then: Callable[[Gate], None]) -> None:
        gate, session = self.gate, self.session
        if gate is None or session is None or self._locking:
            return
        self._locking = True
        self.idle_lock.stop()
        session.not_kept = None
        self.window.cover(gate.closing_screen())
        # What was saved or typed last is on its way to the store: it tells first how that went.
        self._lanes.on_store(lambda: None, lambda _: self._on_kept(session, gate, then))

    def _on_kept(self, session: Session, gate: Gate, then: Callable[[Gate], None]) -> None:
        self._locking = False
        if session.not_kept is not None:
            self.window.uncover()
            self.window.show_fault(session.not_kept)
            self.idle_lock.start(self.window.windowHandle())
            return
        sync = self.sync
        self._stop_work()
        self._lanes.forget()
        session.deleteLater()

        def closed(_came: object) -> None:
            self.left.emit()
            then(gate)

        # A store that does not close well is no reason to leave the person without a way in.
        self._lanes.on_store(lambda: self._close_work(sync), closed, closed)
        self.window.show_instead(gate.closing_screen())

    def _stop_work(self) -> None:
        self.idle_lock.stop()
        self.window.take_down()
        if self.sync is not None:
            self.sync.stop()
        if self._idle is not None:
            self._idle.stop()
        self.session = self.sync = self._idle = None

    def _close_work(self, sync: SyncLoop | None) -> None:
        """Runs on the store lane, after what was kept."""
        if sync is not None:
            sync.give_back()
        self._close_desk()

    def _held(self, desk: OpenedDesk) -> OpenedDesk:
        """Runs on the store lane: whatever happens from now on, the desk is closed at the end."""
        self._desk = desk
        return desk

    def _close_desk(self) -> None:
        """Runs on the store lane, after everything else there."""
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _show(self, passed: Passed) -> None:
        """Work begins; a new laptop syncs once before its pages are shown."""
        session = self.session = Session(self._lanes, passed.desk)
        sync = self.sync = SyncLoop(self._lanes, session, passed.desk, _connect)
        if passed.is_new and self.gate is not None:
            self.gate.wait_for_sync(sync, lambda: self._begin(session, sync, passed))
        else:
            self._begin(session, sync, passed)
        if passed.practice:
            sync.start_in(_SERVER_STARTS_MS)
        else:
            sync.start()

    def _begin(self, session: Session, sync: SyncLoop, passed: Passed) -> None:
        self.window.show_desk(
            session,
            sync,
            lockable=passed.lockable,
            practice=passed.practice,
            idle=self.idle_lock,
            doors=self._doors,
        )
        session.run(look_at_bookings)
        plan_doses(session)
        self._idle = IdleWork(session)
        if passed.lockable:
            self.idle_lock.start(self.window.windowHandle())
            self._listen_for_sleep()
        stood, self._stood = self._stood, None
        if stood is not None:
            # Somebody else comes to the same page; what was open in it is not theirs.
            back = go_back if stood.user == session.user else go_to_same_page
            # What the pages asked the store for comes home first.
            self._lanes.on_store(lambda: None, lambda _: back(self.window, stood))
        self.begun.emit()

    def _listen_for_sleep(self) -> None:
        """Lock when the computer sleeps or its screen is locked; no start waits for that."""
        if self.going_away is None:
            from ui.going_away import GoingAway

            self.going_away = GoingAway()
            self.going_away.lock_wanted.connect(self.lock)
            self.left.connect(self.going_away.let_go)
            self.going_away.start(self.window.windowHandle())
        else:
            self.going_away.hold()

    def _on_language_switched(self) -> None:
        self._settings.language = self.language.code

    def _on_looks_changed(self) -> None:
        self.show_tokens(self.looks.tokens)

    def _asked(self) -> tuple[SignalInstance, ...]:
        """Give what tells that the system asks for other looks."""
        hints = self._hints
        return hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged

    def show_tokens(self, tokens: Tokens) -> None:
        """Change the theme while the window stands."""
        dress(self._app, tokens)
        self.idle_notice.show_tokens(tokens)
        self.window.show_tokens(tokens)
        if self.gate is not None:
            self.gate.show_tokens(tokens)


def run_window(doors: Doors, *, argv: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    That is `SEALED` where the window was locked: the caller begins the program anew, and only the
    bytes on the disk, which the key opens, are left of what was in memory (`note_stood` told the
    environment where somebody was).
    """
    settings = Settings(data_folder() / "window.ini")
    scale(settings, os.environ)
    app = QApplication(["fieldapp", *argv])
    app.setApplicationName("fieldapp")
    app.setApplicationDisplayName("Fieldapp")

    def seal(stood: Stood | None) -> None:
        note_stood(stood, os.environ)
        app.setQuitOnLastWindowClosed(False)
        desktop.window.close()
        app.exit(SEALED)

    desktop = Desktop(app, worker_lanes(), settings, seal=seal, stood=take_stood(os.environ))
    collector = Collector(desktop)
    desktop.begun.connect(collector.settle)
    desktop.left.connect(collector.let_go)
    desktop.window.show_at(settings.place)
    desktop.enter(doors)
    return app.exec()


def scale(settings: Settings, environment: MutableMapping[str, str]) -> None:
    """Let Qt show everything at the chosen size; has to stand before the application is made."""
    if settings.size != SIZES[0]:
        environment.setdefault(SCALE, f"{settings.size / 100}")


def _connect(desk: OpenedDesk) -> Line:
    # A fifth of a second that no form waits for.
    from sync.client.transport import Transport

    return Transport(desk.server, token=desk.token, cadata=desk.cadata)


def _system_language() -> str:
    code = QLocale.system().name().split("_", 1)[0]
    return code if code in NAMES else "en"
