"""The events page for every eye: roles, nothing, many, names, room, and the other way round."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QWidget

from fieldapp.actions.events import list_events
from fieldapp.store.drafts import EVENT, drafts_of
from fieldapp.store.store import open_existing
from tests.support.stores import DENISE, KEY, STORE_ID
from tests.support.vault import CountedRandom, ToldClock
from tests.ui.events.office import CLINIC, Office, desk
from tests.ui.laptop import a_laptop
from tests.ui.leaving import windows
from tests.ui.walking import SIZES, cut
from ui.events.scenes import SCENES
from ui.i18n import NAMES
from ui.shots import LOOKS, take_shots


@pytest.mark.parametrize("role", ["STEWARD", "ADMIN"])
def test_who_may_only_look_changes_nothing(qapp: QApplication, tmp_path: Path, role: str) -> None:
    with a_laptop(qapp, tmp_path, lambda: desk(tmp_path, CLINIC, role=role)) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        office = Office(laptop)
        card = office.page.card
        for button in (card.save, card.step, card.cancel, card.again, office.page.add):
            assert button.isHidden()
        laptop.type(card.questions.title, "x")
        for name in ("save", "step", "new", "again"):
            office.key(name)
        office.page.list.delete_wanted.emit()
        laptop.settle()
        (event,) = list_events(laptop.store)
        assert (event.text("title"), event.text("status")) == ("Vaccine clinic", "DRAFT")
        assert card.questions.title.text() == "Vaccine clinic"


def test_no_events_yet_is_said_kindly_and_a_new_one_can_be_typed_at_once(
    qapp: QApplication, tmp_path: Path
) -> None:
    with a_laptop(qapp, tmp_path, lambda: desk(tmp_path)) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        office = Office(laptop)
        assert "no events yet" in office.page.empty.text()
        assert laptop.desktop.window.focusWidget() is office.page.card.questions.title


def test_two_hundred_events_are_found_by_name_place_and_code(
    qapp: QApplication, tmp_path: Path
) -> None:
    plans = [
        replace(CLINIC, code=f"AB{chr(65 + n // 26)}-0620{chr(65 + n % 26)}", title=f"Clinic {n}")
        for n in range(200)
    ]
    with a_laptop(qapp, tmp_path, lambda: desk(tmp_path, *plans)) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        office = Office(laptop)
        model = office.page.model
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert model.rowCount() == 200
        laptop.type(office.page.search, "clinic 123")
        assert [each.title for each in model.rows] == ["Clinic 123"]
        office.page.search.returnPressed.emit()
        laptop.settle()
        assert office.page.card.questions.title.text() == "Clinic 123"
        office.key("escape")
        office.page.search.setText("abc-0620f")
        office.page._show_list()
        assert model.rowCount() == 1
        office.page.search.setText("nothing like it")
        office.page._show_list()
        assert not office.page.empty.isHidden()


def seen(office: Office) -> Iterator[QWidget]:
    for each in office.page.findChildren(QWidget):
        if each.isVisible():
            yield each


@pytest.mark.parametrize("language", NAMES)
def test_every_control_has_a_name_and_nothing_is_clipped(office: Office, language: str) -> None:
    office.laptop.desktop.language.switch(language)
    office.page.card.questions.times.choose(("540",))
    office.edit("title", "Family clinic at the church")
    office.key("save")
    office.page.card.cancel.click()
    office.laptop.settle()
    for each in seen(office):
        if isinstance(each, QLineEdit | QPushButton | QListView):
            spoken = QAccessible.queryAccessibleInterface(each)
            assert spoken.text(QAccessible.Text.Name).strip(), each
    for size in SIZES.values():
        office.laptop.desktop.window.resize(*size)
        for _ in range(4):
            office.laptop.settle()
        assert [words for each in seen(office) for words in cut(each)] == []
    office.edit("ends", "x")
    office.key("save")
    for _ in range(4):
        office.laptop.settle()
    assert [words for each in seen(office) for words in cut(each)] == []


def test_everything_turns_round_where_text_runs_leftwards(office: Office) -> None:
    window = office.laptop.desktop.window
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    office.laptop.settle()
    page = office.page
    assert page.card.geometry().center().x() < page.list_card.geometry().center().x()
    window.grab()


def test_pictures_of_the_page_leave_nothing_behind(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shots.SCENES", {"events": SCENES})
    with windows():
        taken = take_shots(tmp_path / "out", lambda: desk(tmp_path, CLINIC), LOOKS[:1])
    qapp.sendPostedEvents()
    assert sum(path.name.startswith("events-") for path in taken) == len(SCENES) * len(NAMES)
    again = open_existing(
        tmp_path / "store", KEY, STORE_ID, clock=ToldClock(), random=CountedRandom(seed=b"2")
    )
    assert drafts_of(again, DENISE.user, EVENT) == ()
    assert len(list_events(again)) == 1
    again.close()
