"""Two stories in real windows on a real server: "Stop texting me" (13) and "Forget me" (21)."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.consenting import is_reachable
from fieldapp.actions.stopping import numbers_to_call
from fieldapp.store.lists import event_sums, rows_of_person
from fieldapp.store.rows import Row
from sync.server.verify import verify
from tests.support.laptops import Laptop, Programme
from tests.support.traces import left_on_laptop, left_on_server, somebody
from tests.ui.laptop import JUANA, TestLaptop, a_desk, a_laptop
from ui.people.screen import PeopleScreen

HOUR_MS = 3_600_000


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


class Table:
    """A canvasser's window on their laptop."""

    def __init__(self, stack: ExitStack, app: QApplication, laptop: Laptop, folder: Path) -> None:
        self.laptop = laptop
        desk = a_desk(laptop.store, laptop.event, author=laptop.author)
        self.window: TestLaptop = stack.enter_context(a_laptop(app, folder, lambda: desk))

    def person(self, person: bytes) -> PeopleScreen:
        page = self.window.desktop.window.go_to("people")
        assert isinstance(page, PeopleScreen)
        page.open_person(person)
        self.window.settle()
        return page

    def ask(self, page: PeopleScreen) -> None:
        """Ctrl+E: what do they want of us?"""
        page.wish_key.activated.emit()
        self.window.settle()
        assert page.sheet.wishes.isVisible()

    def press(self, page: PeopleScreen, *keys: Qt.Key) -> None:
        """Answer what they want by keys; the last of them is done, and the bar goes."""
        bar = page.sheet.wishes
        if not bar.isVisible():
            self.ask(page)
        for each in keys:
            QTest.keyClick(bar.focusWidget(), each)
        self.window.settle()
        assert not bar.isVisible()


def what_they_agreed_to(page: PeopleScreen) -> list[str]:
    told = page.sheet_part.shown()
    assert told is not None
    card = next(each for each in told.cards if "agreed" in each.title)
    return [fact.value for fact in card.facts]


def consents(laptop: Laptop, person: bytes) -> list[Row]:
    rows = rows_of_person(laptop.store, person)
    return [row for row in rows if row.kind.name == "consent"]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)], ids=str)
def test_story_13_stop_texting_me(
    qapp: QApplication, programme: Programme, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """Granted on A, withdrawn on B whose clock is an hour slow, in whatever order they sync."""
    a, b = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = a.record(granted=("STORE", "CALL"), phone="(828) 555-0142")
    programme.settle()
    b.clock.off_ms = -HOUR_MS
    a.amend(kept.sign_up, granted=("STORE", "CALL", "SMS"))
    with ExitStack() as stack:
        table = Table(stack, qapp, b, tmp_path)
        page = table.person(kept.person)
        table.press(page, Qt.Key.Key_2)  # no texts: nobody asked here, it is written down too
    b.reopen()
    laptops = (a, b, programme.denise)
    for each in order:
        laptops[each].sync()
    programme.settle()
    for laptop in laptops:
        rows = consents(laptop, kept.person)
        assert not is_reachable(rows, "SMS")
        assert is_reachable(rows, "CALL")
        answers = sorted(row.text("answer") for row in rows if row.text("type") == "SMS")
        assert answers == ["GRANTED", "WITHDRAWN"]


def test_stop_everything_is_one_key_and_undone_by_another(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(granted=("STORE", "CALL", "SMS"), phone="(828) 555-0142")
    with ExitStack() as stack:
        table = Table(stack, qapp, rosa, tmp_path)
        page = table.person(kept.person)
        table.ask(page)
        assert page.sheet.wishes.rows[1].codes == ("SMS::", "SMS:REMIND:", "SMS:FOLLOWUP:")
        QTest.keyClick(page.sheet.wishes.stop_all, Qt.Key.Key_Space)
        table.window.settle()
        rows = consents(rosa, kept.person)
        assert not any(is_reachable(rows, each) for each in ("CALL", "SMS", "EMAIL", "FUTURE"))
        assert "any more" in page.sheet.status.words.text()
        page.undo_key.activated.emit()
        table.window.settle()
        rows = consents(rosa, kept.person)
        assert is_reachable(rows, "CALL")
        assert is_reachable(rows, "SMS")
        assert not is_reachable(rows, "EMAIL")


def test_one_purpose_is_stopped_by_one_key_and_no_laptop_offers_it(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    """Texts stay but for reminders; calls are stopped, undone, stopped and wanted again."""
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(granted=("STORE", "CALL", "SMS"), phone="(828) 555-0142")
    programme.settle()
    with ExitStack() as stack:
        table = Table(stack, qapp, rosa, tmp_path)
        page = table.person(kept.person)

        table.press(page, Qt.Key.Key_1)  # calls, from wherever the focus is
        assert not is_reachable(consents(rosa, kept.person), "CALL")
        assert "Calls" in page.sheet.status.words.text()
        page.undo_key.activated.emit()
        table.window.settle()
        assert is_reachable(consents(rosa, kept.person), "CALL")
        table.press(page, Qt.Key.Key_1)
        table.ask(page)
        assert page.sheet.wishes.rows[0].codes == ()
        table.press(page, Qt.Key.Key_1)
        assert is_reachable(consents(rosa, kept.person), "CALL")
        table.ask(page)
        page.sheet.wishes.rows[1].focus_row()
        table.press(page, Qt.Key.Key_Right, Qt.Key.Key_Space)  # texts, the first purpose
        rows = consents(rosa, kept.person)
        assert len([row for row in rows if row.text("type") == "CALL"]) == 5
        assert not any(row.dead for row in rows)
        assert "to remind of the visit: No" in what_they_agreed_to(page)
    rosa.reopen()
    programme.settle()
    for laptop in (rosa, marcus, programme.denise):
        rows = consents(laptop, kept.person)
        assert is_reachable(rows, "CALL", "REMIND")
        assert not is_reachable(rows, "SMS", "REMIND")
        assert is_reachable(rows, "SMS", "FOLLOWUP")
    found = rows_of_person(marcus.store, kept.person)
    assert numbers_to_call(found, "SMS", "REMIND") == []
    assert len(numbers_to_call(found, "SMS", "FOLLOWUP")) == 1


def test_one_of_two_numbers_is_agreed_to_and_stopped_alone(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(
        granted=("STORE", "CALL"),
        phone="(828) 555-0142",
        phone2="(828) 555-0199",
        phone2_kind="WORK",
    )

    def called_at() -> list[str]:
        found = numbers_to_call(rows_of_person(rosa.store, kept.person))
        return sorted(row.text("value")[-4:] for row in found)

    with ExitStack() as stack:
        table = Table(stack, qapp, rosa, tmp_path)
        page = table.person(kept.person)
        table.ask(page)
        row = page.sheet.wishes.rows[0]
        first, other = (
            next(at for at, chip in enumerate(row.chips) if each in chip.text())
            for each in ("0142", "0199")
        )

        def toggle(at: int) -> None:
            if not page.sheet.wishes.isVisible():
                table.ask(page)
            row.chips[0].setFocus()
            table.press(page, *[Qt.Key.Key_Right] * at, Qt.Key.Key_Space)

        assert called_at() == ["0142"]
        toggle(other)
        assert called_at() == ["0142", "0199"]
        toggle(first)
        assert called_at() == ["0199"]
        assert "0142" in page.sheet.status.words.text()
        assert any("0142" in each and "No" in each for each in what_they_agreed_to(page))
        page.undo_key.activated.emit()
        table.window.settle()
        assert called_at() == ["0142", "0199"]


def test_who_was_just_saved_is_asked_by_one_key(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    rosa = programme.canvasser("Rosa")
    with ExitStack() as stack:
        table = Table(stack, qapp, rosa, tmp_path)
        table.window.fill(replace(JUANA, lang_spoken="es"))
        table.window.save()
        table.window.screen.wish_key.activated.emit()
        table.window.settle()
        page = table.window.desktop.window.page
        assert isinstance(page, PeopleScreen)
        assert page.sheet.wishes.isVisible()
        table.window.desktop.window.go_to("sign_up")
        table.window.type(table.window.screen.form.questions.name, "Next")
        table.window.screen.wish_key.activated.emit()
        table.window.settle()
        assert table.window.desktop.window.page is table.window.screen  # never the one before


def erase(table: Table, page: PeopleScreen) -> None:
    """Ask for it and type the word."""
    bar = page.sheet.wishes
    assert bar.isVisible()
    bar.erase.click()
    assert not bar.confirm.isEnabled()
    assert "1" in bar.goes.text()
    table.window.type(bar.line, "erase")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    table.window.settle()


def test_story_21_forget_me(qapp: QApplication, programme: Programme, tmp_path: Path) -> None:
    """Erased at the table offline; synced later; an old copy comes late; past totals stay."""
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept, other = rosa.record(somebody()), rosa.record(name_given="Juana")
    programme.settle()
    marcus.amend(kept.sign_up, name_used="Zorquilla")  # on its way when she is forgotten
    before = event_sums(programme.denise.store, programme.event).sign_ups
    with ExitStack() as stack:
        table = Table(stack, qapp, rosa, tmp_path)
        screen = table.window.screen
        screen.presenter.open(kept.sign_up)
        table.window.settle()
        screen.wish_key.activated.emit()  # from the form, by one key
        table.window.settle()
        page = table.window.desktop.window.page
        assert isinstance(page, PeopleScreen)
        erase(table, page)
        assert not page.shows_person
        assert "Erased here" in page.list.status.words.text()
        assert left_on_laptop(rosa) == {}
        assert screen.presenter.state.draft.name_given == ""
        assert screen.presenter.kept_sign_up is None
    rosa.reopen()
    for laptop in (rosa, marcus):
        laptop.sync()
    programme.settle()
    for laptop in programme.laptops:
        assert left_on_laptop(laptop) == {}
        assert set(laptop.rows("person")) == {other.person}
        assert event_sums(laptop.store, programme.event).sign_ups == before
    assert left_on_server(programme.server) == {}
    assert verify(programme.server.service.storage) == []
