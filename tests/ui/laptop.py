"""A laptop with a window for tests: a real encrypted store, lanes that run when they are told."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, OfferPlan, SlotPlan, create_event
from fieldapp.actions.places import SitePlan
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.store import Store, open_existing
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, KEY, ROSA, STORE_ID, TODAY, a_store, lists
from tests.support.vault import CountedRandom, ToldClock
from tests.ui import leaving
from ui.app import Desktop, OpenStore
from ui.lanes import Lanes
from ui.look import LIGHT
from ui.settings import Settings
from ui.shots import LAYOUT_ROUNDS
from ui.sign_up.screen import SignUpScreen

PLAN = EventPlan(
    code="BUR-0613A",
    title="St. Luke's pantry",
    kind="SIGNUP",
    starts="2026-06-13T08:00",
    ends="2026-06-13T14:00",
    site=SitePlan(name="Burke County", kind="CHURCH"),
    offers=(
        OfferPlan(group="COVID19", age_from="12 years"),
        OfferPlan(group="FLU", age_from="6 months"),
    ),
    slots=(
        SlotPlan(starts="2026-06-13T11:00", ends="2026-06-13T11:20", capacity=1),
        SlotPlan(
            starts="2026-06-13T11:20",
            ends="2026-06-13T11:40",
            capacity=2,
            language_block=("kjb",),
        ),
        SlotPlan(starts="2026-06-13T12:00", ends="2026-06-13T12:20", capacity=2),
    ),
    languages_expected=(("en", 50), ("es", 30), ("mww", 9), ("kjb", 8), ("ar", 3), ("ase", 2)),
)
JUANA = SignUpDraft(
    name_given="Juana",
    name_family="Tomás",
    birth="1961",
    lang_spoken="kjb",
    granted=("STORE",),
    phone="828 555 0142",
)


class TurnedLane:
    """Jobs wait until somebody turns the handle; everything happens in the test's own thread."""

    def __init__(self) -> None:
        self.jobs: deque[Callable[[], None]] = deque()
        self.closed = False

    def submit(self, job: Callable[[], None], /) -> None:
        assert not self.closed
        self.jobs.append(job)

    def close(self, *, wait: bool) -> None:
        self.closed = True
        while wait and self.jobs:
            self.jobs.popleft()()

    def turn(self) -> bool:
        """Run the oldest job; tells whether there was one."""
        if not self.jobs:
            return False
        self.jobs.popleft()()
        return True


class TestWindow:
    """One window of a test. `settle()` lets everything that is under way come to its end."""

    __test__ = False

    def __init__(
        self, app: QApplication, folder: Path, awake: Callable[[], int] | None = None
    ) -> None:
        leaving.opens()
        self._app = app
        self.looked: Callable[[], None] = lambda: None
        self.store_lane, self.network_lane = TurnedLane(), TurnedLane()
        self.press_lane = TurnedLane()
        lanes = Lanes(self.store_lane, self.network_lane, self.press_lane)
        self.desktop = Desktop(
            app, lanes, Settings(folder / "window.ini"), LIGHT, clock=awake or ToldClock()
        )
        self.desktop.language.switch("en")

    @property
    def screen(self) -> SignUpScreen:
        screen = self.desktop.window.page
        assert isinstance(screen, SignUpScreen)
        return screen

    def settle(self) -> None:
        """Run every job and everything that follows from it."""
        self.told()
        while self.store_lane.turn() or self.network_lane.turn() or self.press_lane.turn():
            self.told()
            if self.desktop.session is not None:
                self.desktop.session.rounds.go_if_due()
        for _ in range(LAYOUT_ROUNDS):  # what was shown last asks for its room
            self.told()

    def told(self) -> None:
        """Let what came home be shown, and have it looked at."""
        self._app.processEvents()
        self.looked()

    def type(self, widget: QWidget, text: str) -> None:
        """Type letter by letter, any script."""
        widget.setFocus()
        for letter in text:
            self.key(widget, 0, text=letter)

    def key(
        self,
        widget: QWidget,
        key: int,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        text: str = "",
    ) -> None:
        """Press and release one key, asking shortcuts first as Qt does."""
        before = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        before.ignore()
        self._app.sendEvent(widget, before)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._app.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
        self._app.processEvents()

    def close(self) -> None:
        """Close the window as a person does."""
        self.desktop.window.close()
        for each in (self.desktop.window, self.desktop.language, self.desktop):
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        leaving.is_closed()


class TestLaptop(TestWindow):
    """One laptop of a test, opened."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        open_store: OpenStore,
        waking: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(app, folder)
        self._open_store = open_store
        self._waking = waking
        self.desktop.open(self._open)
        self.settle()

    def _open(self) -> OpenedDesk:
        desk = self._open_store()
        self.store, self.event = desk.store, desk.event or b""
        # Where a test tells the clock, time goes by, unless it tells what else would notice.
        self.desktop.window.own.waking = self._waking or desk.store.clock
        return desk

    def save(self) -> None:
        """Ctrl+Enter, as the window hears it."""
        self.screen.save_key.activated.emit()
        self.settle()

    def keep(self) -> None:
        """Let the half second pass in which typing is kept."""
        self.screen.presenter.keep_now()
        self.settle()

    def fill(self, draft: SignUpDraft = JUANA) -> None:
        """Fill the form by keys and clicks."""
        asked = self.screen.form.questions
        self.type(asked.name, f"{draft.name_given} {draft.name_family}".strip())
        self.type(asked.birth, draft.birth)
        self.type(asked.phone, draft.phone)
        codes = self.screen.presenter.state.languages
        asked.speaks.chips[codes.index(draft.lang_spoken)].click()
        if "STORE" in draft.granted:
            asked.granted.chips[0].click()

    def fill_english(self) -> None:
        """Fill the form for an event that names no languages."""
        self.fill(replace(JUANA, lang_spoken="en"))


def a_new_desk(folder: Path) -> OpenedDesk:
    """An enrolled store with the event people sign up for, and Rosa at it."""
    store = a_store(folder / "store")
    event = create_event(store, DENISE, PLAN).event
    hand_out_all(store, event)
    return a_desk(store, event)


def an_old_desk(folder: Path) -> OpenedDesk:
    """The same store, opened again after the end or a kill."""
    random = CountedRandom(seed=b"after the restart")
    store = open_existing(folder / "store", KEY, STORE_ID, clock=ToldClock(), random=random)
    (event,) = store.connection.execute("SELECT id FROM event").fetchone()
    return a_desk(store, event)


def a_desk(
    store: Store, event: bytes | None, *, author: Author = ROSA, server: str = "", token: str = ""
) -> OpenedDesk:
    """A desk on a store, with Rosa at it."""
    return OpenedDesk(
        store=store,
        author=author,
        user_name="Rosa Martínez",
        event=event,
        lists=lists(),
        today=lambda: TODAY,
        server=server,
        token=token or store.identity.token,
    )


@contextmanager
def a_laptop(
    app: QApplication,
    folder: Path,
    open_store: OpenStore | None = None,
    waking: Callable[[], int] | None = None,
) -> Iterator[TestLaptop]:
    """A laptop with its window open, on a new store if no other is given; closed at the end.

    `waking` is the clock that nobody can set, by which the window notices that theirs was.
    """
    laptop = TestLaptop(app, folder, open_store or (lambda: a_new_desk(folder)), waking)
    try:
        yield laptop
    finally:
        laptop.close()
