"""Pictures without a display: each as large as the screen, each another, nothing left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from fieldapp.actions.desk import OpenedDesk
from fieldapp.store.drafts import drafts_of
from fieldapp.store.lists import sign_up_lines
from tests.support.stores import ROSA, recorded
from tests.ui.laptop import a_new_desk, an_old_desk
from tests.ui.leaving import windows
from ui.gate.scenes import SCENES as GATE_SCENES
from ui.i18n import NAMES
from ui.lanes import Job, Lanes, Worker
from ui.pages import entries_for
from ui.shots import LOOKS, SCENES, every_screen, take_shots


@pytest.fixture(autouse=True)
def _windows(qapp: QApplication) -> Iterator[None]:
    with windows():
        yield


def a_desk_with_somebody(folder: Path) -> OpenedDesk:
    desk = a_new_desk(folder)
    assert desk.event is not None
    recorded(desk.store, event=desk.event)
    return desk


def test_every_scene_is_taken_in_every_language(qapp: QApplication, tmp_path: Path) -> None:
    looks = [look for look in LOOKS if look.name == "large"]
    taken = take_shots(tmp_path / "out", lambda: a_desk_with_somebody(tmp_path), looks)
    qapp.sendPostedEvents()
    scenes = sum(len(SCENES.get(entry.code, ())) for entry in entries_for(ROSA.role))
    assert len(taken) == (scenes + len(GATE_SCENES)) * len(NAMES)
    pictures = [QImage(str(path)) for path in taken]
    assert {(each.width(), each.height()) for each in pictures} == {(1366, 768)}
    assert len({bytes(each.constBits()) for each in pictures}) == len(pictures)


class SlowWorker(Worker):
    """A store that takes its time: its jobs are done a while after they were given."""

    @override
    def submit(self, job: Job, /) -> None:
        QTimer.singleShot(40, lambda: super(SlowWorker, self).submit(job))


def test_an_answer_that_comes_late_covers_no_other_picture(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow_lanes() -> Lanes:
        return Lanes(SlowWorker("store lane"), Worker("network lane"), Worker("press lane"))

    monkeypatch.setattr("ui.shots.worker_lanes", slow_lanes)
    monkeypatch.setattr("ui.shots.SCENES", {})
    taken = take_shots(tmp_path / "out", lambda: a_new_desk(tmp_path), LOOKS[2:3])
    pictures = [QImage(str(path)) for path in taken]
    assert len(pictures) == len(GATE_SCENES) * len(NAMES)
    assert len({bytes(each.constBits()) for each in pictures}) == len(pictures)


def test_nothing_is_left_in_the_store(qapp: QApplication, tmp_path: Path) -> None:
    shown = every_screen(lambda: a_new_desk(tmp_path), LOOKS[:1], ("en",))
    assert len(list(shown)) > len(SCENES)
    desk = an_old_desk(tmp_path)
    assert desk.event is not None
    assert drafts_of(desk.store, ROSA.user) == ()
    assert sign_up_lines(desk.store, desk.event, most=5) == ()
    desk.close()
