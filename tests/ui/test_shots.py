"""Pictures without a display: each as large as the screen, each another, nothing left behind."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fieldapp.store.drafts import drafts_of
from fieldapp.store.lists import sign_up_lines
from tests.support.stores import ROSA
from tests.ui.laptop import a_new_desk, an_old_desk
from ui.i18n import NAMES
from ui.shots import LOOKS, take_shots


def test_every_scene_is_taken_in_every_language(qapp: QApplication, tmp_path: Path) -> None:
    looks = [look for look in LOOKS if look.name == "large"]
    taken = take_shots(tmp_path / "out", lambda: a_new_desk(tmp_path), looks)
    qapp.sendPostedEvents()
    assert len(taken) == 4 * len(NAMES)
    pictures = [QImage(str(path)) for path in taken]
    assert {(each.width(), each.height()) for each in pictures} == {(1366, 768)}
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


def test_nothing_is_left_in_the_store(qapp: QApplication, tmp_path: Path) -> None:
    take_shots(tmp_path / "out", lambda: a_new_desk(tmp_path), LOOKS[:1])
    desk = an_old_desk(tmp_path)
    assert desk.event is not None
    assert drafts_of(desk.store, ROSA.user) == ()
    assert sign_up_lines(desk.store, desk.event, most=5) == ()
    desk.close()
