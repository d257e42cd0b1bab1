"""Composition root of the desktop: makes lanes, session, language and window, and takes them down.

The store is opened on the store lane, because its connection belongs to the thread that opens it;
the window stands before that, so that a person sees at once that something happens.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.paths import data_folder
from ui.i18n import NAMES, Language
from ui.idle import IdleWork
from ui.lanes import Lanes, worker_lanes
from ui.look import Tokens, dress, interface_font, load_fonts, system_tokens
from ui.main_window import MainWindow
from ui.session import Session, fault_of
from ui.settings import Settings
from ui.sync_loop import Line, SyncLoop

OpenStore = Callable[[], OpenedDesk]


class Desktop(QObject):
    """One running desktop: what `run_window` and the tests make and take down."""

    def __init__(
        self, app: QApplication, lanes: Lanes, settings: Settings, tokens: Tokens | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self._lanes = lanes
        self._settings = settings
        self._fixed = tokens
        self._desk: OpenedDesk | None = None
        self.session: Session | None = None
        self.sync: SyncLoop | None = None
        self._idle: IdleWork | None = None
        tokens = tokens or system_tokens()
        app.setFont(interface_font(load_fonts()))
        dress(app, tokens)
        self.language = Language(app)
        self.language.switch(settings.language or _system_language())
        self.language.switched.connect(self._on_language_switched)
        self.window = MainWindow(self.language, tokens)
        self.window.closing = self.close
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def open(self, open_store: OpenStore) -> None:
        """Show the window if it is not, and the desk in it as soon as its store is open."""
        self.window.show()

        def opened() -> OpenedDesk:
            self._desk = open_store()
            return self._desk

        self._lanes.on_store(
            opened, self._on_opened, lambda error: self.window.show_fault(fault_of(error))
        )

    def close(self) -> None:
        """Keep what is typed, end both lanes, close the store."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._on_scheme_changed)
        self._settings.place = self.window.saveGeometry()
        self.window.take_down()
        if self.sync is not None:
            self.sync.stop()
        if self._idle is not None:
            self._idle.stop()
        self._lanes.close(self._close_desk)
        self.language.stop()

    def _close_desk(self) -> None:
        """Runs on the store lane, after everything else there."""
        if self._desk is not None:
            self._desk.close()

    def _on_opened(self, desk: OpenedDesk) -> None:
        self.session = Session(self._lanes, desk)
        self.sync = SyncLoop(self._lanes, self.session, desk, _connect)
        self.window.show_desk(self.session, self.sync)
        self.sync.start()
        self._idle = IdleWork(self.session)

    def _on_language_switched(self) -> None:
        self._settings.language = self.language.code

    def _on_scheme_changed(self) -> None:
        if self._fixed is None:
            self.show_tokens(system_tokens())

    def show_tokens(self, tokens: Tokens) -> None:
        """Change the theme while the window stands."""
        dress(self._app, tokens)
        self.window.show_tokens(tokens)


def run_window(open_store: OpenStore, *, argv: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    `open_store` is called on the store lane. Its faults are shown in the window.
    """
    app = QApplication(["fieldapp", *argv])
    app.setApplicationName("fieldapp")
    app.setApplicationDisplayName("Fieldapp")
    settings = Settings(data_folder() / "window.ini")
    desktop = Desktop(app, worker_lanes(), settings)
    desktop.window.show_at(settings.place)
    desktop.open(open_store)
    return app.exec()


def _connect(desk: OpenedDesk) -> Line:
    # A fifth of a second that no form waits for.
    from sync.client.transport import Transport

    return Transport(desk.server, token=desk.token, cadata=desk.cadata)


def _system_language() -> str:
    code = QLocale.system().name().split("_", 1)[0]
    return code if code in NAMES else "en"
