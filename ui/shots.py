"""Pictures of every screen, taken without a display: for the README and for a person's eyes."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui import own_scenes
from ui.app import Desktop, OpenStore
from ui.calls import scenes as calls
from ui.clinic import scenes as clinic
from ui.day import scenes as day
from ui.events import scenes as events
from ui.finish_later import scenes as finish_later
from ui.gate.scenes import SCENES as GATE_SCENES
from ui.gate.scenes import invented_doors
from ui.i18n import NAMES
from ui.interpreters import scenes as interpreters
from ui.lanes import Lanes, worker_lanes
from ui.laptops import scenes as laptops
from ui.look import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Tokens
from ui.main_window import FIRST_HEIGHT, FIRST_WIDTH, MainWindow
from ui.people import scenes as people
from ui.preferences import scenes as preferences
from ui.report import scenes as report
from ui.review import scenes as review
from ui.rides import scenes as rides
from ui.rosters import scenes as rosters
from ui.scene import Scene
from ui.settings import Settings
from ui.sign_up import scenes as sign_up
from ui.tally import scenes as tally
from ui.words import scenes as words

SCENES: Final[Mapping[str, tuple[Scene, ...]]] = {
    "sign_up": (*sign_up.SCENES, *own_scenes.SCENES),
    "people": people.SCENES,
    "clinic": clinic.SCENES,
    "events": events.SCENES,
    "review": review.SCENES,
    "rosters": rosters.SCENES,
    "report": report.SCENES,
    "interpreters": interpreters.SCENES,
    "calls": calls.SCENES,
    "rides": rides.SCENES,
    "laptops": laptops.SCENES,
    "words": words.SCENES,
    "finish_later": finish_later.SCENES,
    "tally": tally.SCENES,
    "day": day.SCENES,
    "preferences": preferences.SCENES,
}
"""The pictures of each page; the first is the page as it is when it has just been opened."""
PATIENCE_MS: Final = 60_000
LAYOUT_ROUNDS: Final = 6
"""A chip that wraps tells its row, the row its field, and so on up to the grid: a round each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way to show the window: theme, and how large the system shows things."""

    name: str
    tokens: Tokens
    ratio: float = 1.0


LOOKS: Final = (
    Look(name="light", tokens=LIGHT),
    Look(name="dark", tokens=DARK),
    Look(name="large", tokens=LIGHT, ratio=1.5),
    Look(name="huge", tokens=LIGHT, ratio=2.0),
    Look(name="high", tokens=LIGHT_HIGH),
    Look(name="dark-high", tokens=DARK_HIGH),
)
PICTURED: Final = LOOKS[:3]
"""Of which pictures are taken where nobody says otherwise; the others are for the walk."""


class NotReadyError(Exception):
    """The window did not come to show what was asked of it; `str()` says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A screen that stands in the window now, and what it is called."""

    name: str
    language: str
    look: Look
    window: MainWindow


def take_shots(
    out: Path, open_store: OpenStore, looks: Sequence[Look] = PICTURED
) -> tuple[Path, ...]:
    """Write each screen as PNG in `out`, in every language, light, dark and at 150 %.

    Nothing is left in the store. 150 % is what a screen of 1366×768 shows then. Uses the running
    application, or makes one without a display. Raises: NotReadyError; OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    taken = []
    for shown in every_screen(open_store, looks):
        path = out / f"{shown.name}-{shown.language}-{shown.look.name}.png"
        _grab(shown.window, shown.look.ratio, path)
        taken.append(path)
    return tuple(taken)


def every_screen(
    open_store: OpenStore,
    looks: Sequence[Look] = LOOKS,
    languages: Sequence[str] = tuple(NAMES),
) -> Iterator[Shown]:
    """Bring each screen in sight, in each of these looks and languages, one after the other.

    As `take_shots`, which takes a picture of each.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()  # noqa: TID251 - there can be only one
    app = running if isinstance(running, QApplication) else QApplication(["fieldapp"])
    with TemporaryDirectory() as folder:
        lanes = worker_lanes()
        desktop = Desktop(app, lanes, Settings(Path(folder) / "window.ini"), LIGHT)
        try:
            desktop.open(open_store)
            _wait(app, lambda: desktop.window.page is not None, "an opened laptop")
            yield from _pages(app, desktop, lanes, _in_each(desktop, looks, languages))
        finally:
            desktop.window.close()
            desktop.window.deleteLater()
        lanes = worker_lanes()
        closed = Desktop(app, lanes, Settings(Path(folder) / "closed.ini"), LIGHT)
        try:
            closed.enter(invented_doors())
            yield from _gate(app, closed, lanes, _in_each(closed, looks, languages))
        finally:
            closed.window.close()
            closed.window.deleteLater()


def _in_each(
    desktop: Desktop, looks: Sequence[Look], languages: Sequence[str]
) -> Iterator[tuple[Look, str]]:
    for look in looks:
        desktop.show_tokens(look.tokens)
        desktop.window.resize(round(FIRST_WIDTH / look.ratio), round(FIRST_HEIGHT / look.ratio))
        for language in languages:
            desktop.language.switch(language)
            yield look, language


def _pages(
    app: QApplication, desktop: Desktop, lanes: Lanes, turns: Iterator[tuple[Look, str]]
) -> Iterator[Shown]:
    window = desktop.window
    for look, language in turns:
        for code in window.side.buttons:
            for scene in SCENES.get(code, ()):
                _show(app, window, code, scene, lanes)
                yield Shown(
                    name=f"{code}-{scene.name}", language=language, look=look, window=window
                )
                scene.leave(window.pages[code])


def _gate(
    app: QApplication, desktop: Desktop, lanes: Lanes, turns: Iterator[tuple[Look, str]]
) -> Iterator[Shown]:
    """Show what stands before an opened laptop."""
    window, gate = desktop.window, desktop.gate
    assert gate is not None  # noqa: S101 - it was entered
    _wait_for_answers(app, lanes)
    for look, language in turns:
        for name, show in GATE_SCENES.items():
            gate.screens.forget()
            show(gate)
            _wait_for_answers(app, lanes)
            for _ in range(LAYOUT_ROUNDS):
                app.processEvents()
            yield Shown(name=f"gate-{name}", language=language, look=look, window=window)


def _show(app: QApplication, window: MainWindow, code: str, scene: Scene, lanes: Lanes) -> None:
    page = window.go_to(code)
    assert page is not None  # noqa: S101 - one of the side bar's
    _wait(app, lambda: first_scene_of(code).ready(page), code)
    _wait_for_answers(app, lanes)
    scene.show(page)
    _wait_for_answers(app, lanes)
    _wait(app, lambda: scene.ready(page), f"{code} {scene.name}")
    for _ in range(LAYOUT_ROUNDS):
        app.processEvents()


def first_scene_of(code: str) -> Scene:
    """Give the scene that a page is in when it has just been opened."""
    return SCENES[code][0]


def _grab(window: MainWindow, ratio: float, path: Path) -> None:
    image = picture(window, ratio)
    if not image.save(str(path)):
        raise OSError(path.name)


def picture(window: MainWindow, ratio: float) -> QImage:
    """Give what the window shows, `ratio` points of the screen to one of its own."""
    size = QSize(int(window.width() * ratio), int(window.height() * ratio))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    window.render(image)
    return image


def _wait_for_answers(app: QApplication, lanes: Lanes) -> None:
    """Wait until all that was asked came home, and what those answers asked in turn.

    Nothing covers a screen later. The lanes answer in the order in which they were asked.
    """
    for lane in (lanes.on_store, lanes.on_press, lanes.on_store):
        home: list[None] = []
        lane(lambda: None, home.append)
        _wait(app, partial(bool, home), "what was asked")


def _wait(app: QApplication, ready: Callable[[], bool], what: str) -> None:
    deadline, waker = QDeadlineTimer(PATIENCE_MS), QTimer()
    waker.start(
        PATIENCE_MS
    )  # with a deadline Qt does not wait, and a loop that spins holds lanes up
    while not ready():
        if deadline.hasExpired():
            raise NotReadyError(what)
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
