"""A walk through the list and the sheet: names for every control, nothing clipped, all turns."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from tests.support.stores import DENISE, OTHER_EVENT, a_row, a_sign_up, a_store, recorded
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from tests.ui.walking import SIZES, cut
from ui.i18n import NAMES
from ui.people.screen import PeopleScreen

LONG = {
    "name_given": "Maximiliana Guadalupe de los Ángeles",
    "name_family": "Hernández-Villavicencio",
    "name_family2": "y Rodríguez de la Fuente",
    "remark": "works nights, call after three, the daughter comes along and needs a ride back home",
    "access_needs": ("WHEEL", "READ", "OTHER:a quiet room with a chair that has arms"),
}


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[TestLaptop, PeopleScreen]]:
    """A coordinator before a few people, one with a very long name and two sign-ups."""

    def opened() -> OpenedDesk:
        store = a_store(tmp_path / "store")
        event = create_event(store, DENISE, PLAN).event
        recorded(store, a_sign_up(finish_later=True), event=event)
        made = recorded(store, a_sign_up(**LONG), event=event)
        a_row(
            store,
            "sign_up",
            {"person": made.person, "event": OTHER_EVENT, "ticket": "B-001", "source": "LIVE"},
            OTHER_EVENT,
        )
        return a_desk(store, event, author=DENISE)

    with a_laptop(qapp, tmp_path, opened) as laptop:
        shown = laptop.desktop.window.go_to("people")
        assert isinstance(shown, PeopleScreen)
        laptop.settle()
        yield laptop, shown


def in_sight(page: PeopleScreen) -> list[QWidget]:
    return [each for each in page.findChildren(QWidget) if each.isVisible()]


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("what", ["list", "person", "wish", "erase"])
def test_every_control_has_a_name_and_nothing_is_clipped(
    page: tuple[TestLaptop, PeopleScreen], language: str, what: str
) -> None:
    laptop, shown = page
    laptop.desktop.language.switch(language)
    if what != "list":
        shown.open_person(shown.list.model.key_at(0))
    if what in {"wish", "erase"}:
        shown.sheet_part.ask()
        laptop.settle()
    if what == "erase":
        shown.sheet.wishes.erase.click()
    shown.presenter.note_copied("A-001")
    for name, size in SIZES.items():
        laptop.desktop.window.resize(*size)
        laptop.settle()
        laptop.settle()
        clipped = [f"{name} {each!r}: {words}" for each in in_sight(shown) for words in cut(each)]
        assert clipped == []
    kinds = QLineEdit | QPushButton | QAbstractItemView
    controls = [each for each in in_sight(shown) if isinstance(each, kinds)]
    assert len(controls) >= 5
    for each in controls:
        spoken = QAccessible.queryAccessibleInterface(each)
        assert spoken.text(QAccessible.Text.Name).strip(), each
        assert spoken.role() != QAccessible.Role.NoRole
    assert all(each.accessibleName() for each in in_sight(shown) if isinstance(each, QScrollArea))


def test_the_question_before_erasing_is_no_taller_than_its_words(
    page: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, shown = page
    laptop.desktop.window.resize(1366, 768)
    shown.open_person(shown.list.model.key_at(0))
    shown.sheet_part.ask()
    laptop.settle()
    bar = shown.sheet.wishes
    bar.erase.click()
    laptop.settle()
    assert bar.height() <= bar.heightForWidth(bar.width()) < shown.sheet.height() // 2
    shown.go_back()
    laptop.settle()
    shown.open_person(shown.list.model.key_at(0))
    laptop.settle()
    assert shown.sheet.port.height() > shown.sheet.height() // 2


def test_the_list_and_the_sheet_turn_round(page: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, shown = page
    shown.open_person(shown.list.model.key_at(0))
    laptop.settle()
    sheet = shown.sheet
    assert sheet.port.x() < sheet.past_card.x()
    laptop.desktop.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laptop.settle()
    assert sheet.mapToGlobal(sheet.port.pos()).x() > sheet.mapToGlobal(sheet.past_card.pos()).x()
    shown.go_back()
    laptop.settle()
    table = shown.list.table
    assert table.columnViewportPosition(0) > table.columnViewportPosition(1)
    table.grab()


def test_tab_goes_from_the_search_over_filters_and_titles_to_the_lines(
    page: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, shown = page
    shown.list.search.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(4):
        focused = laptop.desktop.window.focusWidget()
        laptop.key(focused, Qt.Key.Key_Tab)
        seen.append(laptop.desktop.window.focusWidget())
    assert seen[0] in shown.list.filters.chips
    assert {shown.list.table, shown.list.table.header, shown.list.open} == set(seen[1:])
