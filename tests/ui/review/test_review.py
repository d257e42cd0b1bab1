"""The review in the window: both answers with who and when, a choice, a pair, and the way back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.duplicates import Likely
from fieldapp.actions.language_doubts import LANGUAGE_OPEN
from fieldapp.actions.put_aside import TICKET_TWICE, PutAside
from fieldapp.actions.reviewing import FoundConflict, FoundEnds, Settled
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.likenesses import links_here
from fieldapp.store.rows import read_rows
from tests.support.clinic_days import ClinicDay
from tests.support.laptops import Laptop, Programme
from tests.support.stores import DENISE, a_row, an_open_store
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from ui.i18n import NAMES
from ui.review.screen import ReviewScreen
from ui.review.state import ALL, DONE


@dataclass
class Office:
    """Denise's window, and the laptops whose work meets in it."""

    laptop: TestLaptop
    programme: Programme
    denise: Laptop

    @property
    def page(self) -> ReviewScreen:
        page = self.laptop.desktop.window.go_to("review")
        assert isinstance(page, ReviewScreen)
        self.laptop.settle()
        return page

    def bring(self, kind: type) -> ReviewScreen:
        page = self.page
        page.presenter.go_to(
            next(each for each in page.presenter.state.items if isinstance(each, kind))
        )
        self.laptop.settle()
        return page

    def family_names(self) -> set[str]:
        people = read_rows(self.denise.store.connection, BY_NAME["person"])
        return {row.text("name_family") for row in people}

    def cells(self) -> list[str]:
        return [each.text() for each in self.page.detail._cells if hasattr(each, "text")]


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    programme = Programme.begun(tmp_path / "programme")
    denise, rosa, marcus = programme.denise, programme.canvasser("Rosa"), programme.canvasser("Mai")
    kept = rosa.record(name_given="Luis", name_family="Ortega", phone="828 555 0199", birth="1979")
    rosa.record()
    marcus.record(name_family2="")
    programme.settle()
    rosa.amend(kept.sign_up, name_family="Ortega Ruiz")
    marcus.amend(kept.sign_up, name_family="Ortega Ruíz")
    programme.settle()
    desk = a_desk(denise.store, denise.event, author=denise.author)
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        yield Office(laptop, programme, denise)
    programme.close()


def test_the_badge_counts_before_the_page_was_opened(office: Office) -> None:
    window = office.laptop.desktop.window
    assert window.page is not None
    window.make_counting_pages()
    office.laptop.settle()
    assert window.side.buttons["review"].badge.text() == "2"


def test_both_answers_stand_with_who_wrote_them_on_which_laptop(office: Office) -> None:
    office.bring(FoundConflict)
    told = " ".join(office.cells())
    for words in ("Ortega Ruiz", "Ortega Ruíz", "Rosa", "Mai"):
        assert words in told
    letters = {each.store.identity.letter for each in office.programme.laptops[1:]}
    assert letters <= set(office.cells())


def test_a_choice_by_number_and_button_settles_and_can_be_taken_back(office: Office) -> None:
    page = office.bring(FoundConflict)
    assert not page.detail.buttons[-1].isEnabled()
    page.list.opened.emit()
    laptop = office.laptop
    laptop.key(page.detail.answers.chips[0], Qt.Key.Key_2, text="2")
    wanted = page.detail.answers.chips[1].words
    page.detail.buttons[-1].click()
    laptop.settle()
    assert list_conflicts(office.denise.store, office.denise.author) == ()
    shown = {
        row.text("name_family")
        for row in read_rows(office.denise.store.connection, BY_NAME["person"])
    }
    assert wanted in shown
    assert page.badge == 1
    page.undo_key.activated.emit()
    laptop.settle()
    assert page.detail.status.words.text()


def test_a_third_answer_can_be_written(office: Office) -> None:
    page = office.bring(FoundConflict)
    office.laptop.type(page.detail.own_line, "Ortega de Ruiz")
    assert page.detail.buttons[-1].isEnabled()
    office.laptop.key(page.detail.own_line, Qt.Key.Key_Return)
    office.laptop.settle()
    names = {
        row.text("name_family")
        for row in read_rows(office.denise.store.connection, BY_NAME["person"])
    }
    assert "Ortega de Ruiz" in names


def test_two_records_are_joined_found_among_the_settled_and_parted_again(office: Office) -> None:
    page = office.bring(Likely)
    page.detail.press("join")
    office.laptop.settle()
    assert len(links_here(office.denise.store)) == 1
    assert not any(isinstance(each, Likely) for each in page.presenter.state.items)
    page.presenter.show(DONE)
    (settled,) = page.presenter.state.items
    assert isinstance(settled, Settled)
    page.detail.press("back")
    office.laptop.settle()
    assert links_here(office.denise.store) == ()
    page.presenter.show(ALL)
    page.presenter.find_pairs()
    office.laptop.settle()
    assert any(isinstance(each, Likely) for each in page.presenter.state.items)


def test_two_people_stay_two_and_undo_asks_again(office: Office) -> None:
    page = office.bring(Likely)
    page.detail.press("apart")
    office.laptop.settle()
    assert not any(isinstance(each, Likely) for each in page.presenter.state.items)
    page.presenter.undo()
    office.laptop.settle()
    assert any(isinstance(each, Likely) for each in page.presenter.state.items)


def test_a_ruling_somebody_else_made_meanwhile_is_told_and_nothing_is_overwritten(
    office: Office,
) -> None:
    page = office.bring(FoundConflict)
    item = page.presenter.state.current
    assert isinstance(item, FoundConflict)
    page.presenter.choose(item.conflict, item.conflict.values[0])
    page.presenter.choose(item.conflict, item.conflict.values[1])
    office.laptop.settle()
    assert page.presenter.said is not None
    assert page.presenter.said.fault == "changed_meanwhile"


@pytest.mark.parametrize("language", NAMES)
def test_work_put_aside_says_why_and_is_closed(office: Office, language: str) -> None:
    rosa = office.programme.laptops[1]
    office.laptop.desktop.language.switch(language)
    rosa.event = office.programme.new_event("ELS-0613A")  # nobody let her work there
    rosa.record(name_given="Somebody")
    office.programme.settle()
    page = office.page
    page.presenter.watch.look()
    office.laptop.settle()
    page = office.bring(PutAside)
    assert page.detail.about.text()
    page.detail.press("close")
    office.laptop.settle()
    assert not any(isinstance(each, PutAside) for each in page.presenter.state.items)


def test_a_ticket_that_two_people_carry_names_both(office: Office) -> None:
    rosa, marcus = office.programme.laptops[1:3]
    letter = rosa.store.identity.letter
    marcus.store.settle_identity(replace(marcus.store.identity, letter=letter))
    for laptop, given in ((rosa, "Anselma"), (marcus, "Bonifacio")):
        for number in range(3):  # whatever the two had given out before, these overlap
            laptop.record(name_given=f"{given} {number}", name_family="X", birth="1950")
    office.programme.settle()
    page = office.page
    page.presenter.watch.look()
    office.laptop.settle()
    twice = [
        each
        for each in page.presenter.state.items
        if isinstance(each, PutAside) and each.code == TICKET_TWICE
    ]
    assert twice
    page.presenter.go_to(twice[0])
    assert twice[0].ticket in page.detail.title.text()
    assert len(twice[0].people) == 2
    assert all(name in page.detail.about.text() for name in twice[0].people)


@pytest.mark.parametrize(
    ("tag", "named"),
    [("hmn", "Hmong, variety not known"), ("myn", "Maya language, which one not known")],
)
def test_story_5_hmong_and_maya_are_not_one_language(office: Office, tag: str, named: str) -> None:
    rosa = office.programme.laptops[1]
    rosa.record(name_given="Pao", name_family="Vang", birth="1950", lang_spoken=tag)
    office.programme.settle()
    page = office.page
    page.presenter.watch.look()
    office.laptop.settle()
    (asked,) = [
        each
        for each in page.presenter.state.items
        if isinstance(each, PutAside) and each.code == LANGUAGE_OPEN
    ]
    page.presenter.go_to(asked)
    office.laptop.settle()
    assert page.detail.title.text() == "Which language?"
    assert "Pao" in page.detail.about.text()
    assert named in page.detail.about.text()
    office.laptop.desktop.language.switch("es")
    assert page.detail.title.text() == "¿Qué idioma?"


def test_nothing_to_review_is_said_kindly(qapp: QApplication, tmp_path: Path) -> None:
    programme = Programme.begun(tmp_path / "programme")
    denise = programme.denise
    desk = a_desk(denise.store, denise.event, author=denise.author)
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        page = laptop.desktop.window.go_to("review")
        laptop.settle()
        assert isinstance(page, ReviewScreen)
        assert "Nothing waits for you" in page.empty.text()
        assert page.badge == 0
    programme.close()


def test_two_outcomes_of_a_visit_are_settled_by_keys_and_taken_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    with an_open_store(tmp_path / "store") as store:
        day = ClinicDay(store)
        sign_up = day.come(0)
        day.step(sign_up, "VACC")
        (part,) = day.line(sign_up).parts
        walked_out = {"appointment": part.appointment, "status": "LEFT", "proof": None}
        a_row(store, "appointment_status", walked_out, day.event_id)

        def doses() -> int:
            return len(
                [row for row in read_rows(store.connection, BY_NAME["dose"]) if not row.dead]
            )

        desk = a_desk(store, day.event_id, author=DENISE)
        with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
            window = laptop.desktop.window
            page = window.go_to("review")
            assert isinstance(page, ReviewScreen)
            laptop.settle()
            (found,) = page.presenter.state.items
            assert isinstance(found, FoundEnds)
            assert page.badge == 1
            laptop.key(page.list, Qt.Key.Key_Return)
            for key, text in ((Qt.Key.Key_2, "2"), (Qt.Key.Key_Return, "")):
                focused = window.focusWidget()
                assert focused is not None
                laptop.key(focused, key, text=text)
            laptop.settle()
            assert day.line(sign_up).states == {"LEFT"}
            assert (page.badge, doses()) == (0, 0)
            QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            laptop.settle()
            assert day.line(sign_up).states == {"VACC"}  # the one in force
            assert (page.badge, doses()) == (1, 1)
