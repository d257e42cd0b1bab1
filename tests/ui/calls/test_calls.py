"""Ana's two hours in the evening: the next person she can speak with, one key for what came."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.actions.acting import Author
from fieldapp.actions.dosing import doses_of_person
from tests.support.calls import ANA, MODERNA, PFIZER, Evening, an_evening
from tests.support.stores import DENISE
from tests.ui.laptop import TestLaptop, a_laptop
from ui.calls.screen import CallsScreen
from ui.sign_up.screen import SignUpScreen


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return an_evening(tmp_path)


@dataclass
class Open:
    """The window with the page of calls in sight."""

    laptop: TestLaptop
    page: CallsScreen

    def press(self, *keys: str) -> None:
        """Press keys on the list, one after the other."""
        for key in keys:
            self.page.ways[key].activated.emit()
            self.laptop.settle()

    def pick(self, typed: str = "") -> None:
        """Type into the list that opened, and take what it offers first."""
        if typed:
            self.laptop.type(self.page.picker.line, typed)
        self.page.picker._take(0)
        self.laptop.settle()

    def names(self) -> list[str]:
        return [row.title.split(" ")[0].strip("\u2068") for row in self.page.model.rows]

    def show(self, wanted: str) -> None:
        self.page.presenter.want(filter=wanted)
        self.laptop.settle()

    def said(self) -> str:
        return self.page.card.status.words.text()

    def script(self) -> str:
        return "\n".join(right.text() for _, right in self.page.card.script._rows)


@contextmanager
def opened(
    qapp: QApplication, folder: Path, evening: Evening, author: Author = ANA
) -> Iterator[Open]:
    with a_laptop(qapp, folder, lambda: evening.desk(author)) as laptop:
        page = laptop.desktop.window.go_to("calls")
        assert isinstance(page, CallsScreen)
        laptop.settle()
        yield Open(laptop, page)


def test_nineteen_days_on_the_window_opens_by_product_and_two_had_it_at_a_pharmacy(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    """The Saturday's last row: 21 or 28 days by the product of that record; its source: said."""
    people = [evening.person(name, PFIZER) for name in ("Rosa", "Luz")]
    evening.person("Bea", MODERNA)
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        assert calls.names() == ["Luz", "Rosa"]
        calls.show("later")
        assert calls.names() == ["Bea"]
        calls.show("now")
        calls.press("E")
        calls.pick("6/30")
        calls.press("E")
        calls.pick()  # nobody knows the day
        assert calls.names() == []
        assert "elsewhere" in calls.said()
        for who, day in zip(people, ("", "2021-06-30"), strict=True):
            first, said = doses_of_person(evening.store, who.person)
            assert (first.text("proof"), said.text("proof")) == ("PROVIDER", "SAID")
            assert (said.text("place"), said.text("date")) == ("ELSEWHERE", day)
        page = calls.page
        page.undo_key.activated.emit()
        calls.laptop.settle()
        assert calls.names() == ["Rosa"]


def test_one_key_notes_what_came_of_it_and_the_next_person_is_in_sight(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    for name in ("Luz", "Rosa"):
        evening.person(name, PFIZER)
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        assert calls.laptop.desktop.window.focusWidget() is calls.page.list
        assert calls.page.card.title.text().strip("\u2068\u2069").startswith("Luz")
        calls.press("N")
        assert calls.page.card.title.text().strip("\u2068\u2069").startswith("Rosa")
        assert calls.laptop.desktop.window.focusWidget() is calls.page.list
        (tried,) = evening.rows("attempt")
        assert (tried.text("channel"), tried.text("result")) == ("CALL", "NOANS")
        calls.show("later")
        assert "Tue 6 Jul" in calls.page.card.history._rows[1][1].text()


def test_her_script_is_in_their_language_and_a_machine_hears_nothing_of_health(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Rosa", PFIZER)
    shared = evening.person("Luz", PFIZER)
    evening.plan()
    (contact,) = [row for row in evening.rows("contact") if row.ref("person") == shared.person]
    with opened(qapp, tmp_path, evening) as calls:
        assert "Ya le toca la próxima dosis: COVID-19" in calls.script()
        assert "recado" not in calls.script()
        with calls.laptop.store.writing():
            calls.laptop.store.connection.execute(
                "UPDATE contact SET shared = 1 WHERE id = ?", (contact.id,)
            )
        calls.page.presenter.watch.look()
        calls.laptop.settle()
        (machine,) = [line for line in calls.script().split("\n") if "recado" in line]
        for word in ("COVID", "dosis", "vacuna", "visita", "Healthy"):
            assert word not in machine
        assert "shared" in calls.page.card.facts._rows[1][1].text()


def test_no_message_can_be_left_where_they_did_not_say_yes_to_one(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Rosa", PFIZER, granted=("STORE", "CALL"))
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        assert calls.page.card.results["message"].isHidden()
        calls.press("M")
        assert evening.rows("attempt") == []


def test_who_asks_to_stop_is_gone_at_once_and_undo_brings_them_back(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        calls.press("X")
        assert calls.names() == []
        assert "withdrawn" in calls.said()
        assert "1" in calls.page.unreachable.text()
        evening.clock.pass_s(1)
        calls.page.undo_key.activated.emit()
        calls.laptop.settle()
        assert calls.names() == ["Rosa"]


def test_call_me_back_at_a_day_and_time(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        calls.press("L")
        calls.pick("7/5 6:30 pm")
        (task,) = evening.rows("task")
        assert task.text("call_at") == "2021-07-05T18:30"
        assert calls.names() == []
        calls.show("later")
        assert "6:30" in calls.page.model.rows[0].badge


def test_who_said_yes_waits_for_the_office_whose_form_opens(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        calls.press("Y")
        assert calls.names() == []
        calls.show("arrange")
        assert calls.names() == ["Rosa"]
        assert calls.page.card.form.isHidden()


def test_a_coordinator_goes_from_the_yes_to_the_form(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Rosa", PFIZER)
    with opened(qapp, tmp_path, evening, DENISE) as calls:
        assert calls.names() == ["Rosa"]  # planned when the laptop was opened
        calls.press("Y")
        screen = calls.laptop.desktop.window.page
        assert isinstance(screen, SignUpScreen)
        assert screen.presenter.state.draft.name_given == "Rosa"
        page = calls.laptop.desktop.window.go_to("calls")
        calls.laptop.settle()
        assert page is calls.page
        calls.show("arrange")
        calls.press("D")
        assert calls.names() == []


def test_what_is_typed_as_a_remark_is_there_again_and_goes_with_the_try(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Luz", PFIZER)
    evening.person("Rosa", PFIZER)
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        remark = calls.page.card.remark
        calls.laptop.type(remark, "works nights")
        calls.laptop.key(calls.page.list, Qt.Key.Key_Down)
        calls.laptop.settle()
        assert remark.text() == ""
        calls.laptop.key(calls.page.list, Qt.Key.Key_Up)
        calls.laptop.settle()
        assert remark.text() == "works nights"
        calls.press("N")
        (tried,) = evening.rows("attempt")
        assert tried.text("remark") == "works nights"
        assert remark.text() == ""


def test_languages_she_does_not_speak_are_a_choice_away(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    ana = evening.speaker()
    evening.person("Rosa", PFIZER)
    evening.person("Mai", PFIZER, lang_spoken="mww", interpreter_wanted="YES", modes=("PHONE",))
    evening.plan()
    with opened(qapp, tmp_path, evening, ana) as calls:
        assert calls.names() == ["Rosa"]
        calls.page.language.click()
        calls.pick("all")
        assert calls.names() == ["Rosa", "Mai"]
        calls.laptop.key(calls.page.list, Qt.Key.Key_Down)
        calls.laptop.settle()
        facts = [right.text() for _, right in calls.page.card.facts._rows]
        assert any("needed" in each for each in facts)


def test_at_night_nobody_is_called(qapp: QApplication, tmp_path: Path, evening: Evening) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    evening.later("2021-07-02T21:10")
    with opened(qapp, tmp_path, evening) as calls:
        assert calls.names() == []
        assert "8 in the morning" in calls.page.card.empty.text()


def test_enter_says_that_one_calls_them(
    qapp: QApplication, tmp_path: Path, evening: Evening
) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    with opened(qapp, tmp_path, evening) as calls:
        calls.laptop.key(calls.page.list, Qt.Key.Key_Return)
        calls.laptop.settle()
        assert evening.rows("task_status")[-1].text("state") == "TAKEN"
        assert calls.names() == ["Rosa"]
