"""One person whole: what this reader may see, what was done, and the acts, each with a way back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.actions.acting import Author
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from fieldapp.actions.signing_up import Recorded, draft_of, open_sign_up
from fieldapp.actions.stopping import agree_again, stop
from fieldapp.domain.values import Value
from fieldapp.store.lines import person_lines
from fieldapp.store.lists import sign_up_lines
from tests.support.stores import (
    DENISE,
    MARCUS,
    OTHER_EVENT,
    ROSA,
    TODAY,
    a_row,
    a_sign_up,
    a_store,
    edited,
    lists,
    recorded,
    taken_out,
)
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from ui.people.screen import PeopleScreen
from ui.sign_up.screen import SignUpScreen


class Opened:
    """A page of people with Juana in it, and the sheet that shows her."""

    def __init__(self, laptop: TestLaptop, page: PeopleScreen, made: Recorded) -> None:
        self.laptop, self.page, self.made = laptop, page, made

    def open(self) -> None:
        self.page.list.table.choose(self.page.list.model.row_of(self.made.person))
        self.laptop.key(self.page.list.table, Qt.Key.Key_Return)
        self.laptop.settle()

    @property
    def cards(self) -> dict[str, dict[str, str]]:
        """What the cards say: title → label → value."""
        return {
            plain(card.title.text()): {
                plain(label.text()): plain(value.text())
                for label, value in card._labels
                if not label.isHidden()
            }
            for card in self.page.sheet.cards
            if not card.isHidden()
        }

    @property
    def past(self) -> list[str]:
        return [plain(row.title) for row in self.page.sheet.past_model.rows]

    @property
    def badges(self) -> list[str]:
        return [plain(each.text()) for each in self.page.sheet.badges if not each.isHidden()]


def plain(text: str) -> str:
    """A text without the signs that keep its parts together."""
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069")))


def opened(
    app: QApplication, folder: Path, reader: Author, maker: Author = ROSA, **typed: object
) -> Iterator[Opened]:
    made: list[Recorded] = []

    def desk() -> OpenedDesk:
        store = a_store(folder / "store")
        event = create_event(store, DENISE, PLAN).event
        made.append(recorded(store, a_sign_up(**typed), maker, event))
        return a_desk(store, event, author=reader)

    with a_laptop(app, folder, desk) as laptop:
        page = laptop.desktop.window.go_to("people")
        assert isinstance(page, PeopleScreen)
        laptop.settle()
        yield Opened(laptop, page, made[0])


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """A coordinator before somebody whom a canvasser signed up."""
    yield from opened(qapp, tmp_path, DENISE, remark="works nights", access_needs=("WHEEL",))


@pytest.fixture
def table(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """A canvasser before somebody whom another one signed up."""
    yield from opened(qapp, tmp_path, ROSA, MARCUS, remark="works nights", access_needs=("WHEEL",))


def test_a_coordinator_sees_everything_in_words(office: Opened) -> None:
    office.open()
    cards = office.cards
    assert cards["Person"]["Given name"] == "Juana"
    assert cards["Person"]["Birth date or age"] == "9 Apr 1961"
    assert cards["How to reach them"]["Cell phone"] == "(828) 555-0134"
    assert "28690" in cards["How to reach them"]["Lives at"]
    assert cards["Language and interpreter"]["Language spoken"] == "Q'anjob'al (Maya)"
    assert cards["Language and interpreter"]["Interpreter wanted"] == "Yes, wants an interpreter"
    assert cards["Needs for the visit"] == {"Step-free route or wheelchair space": "Yes"}
    assert cards["Sign-ups"]["A-001"].startswith(PLAN.title)
    assert cards["Sign-ups"]["What the person wants"] == "COVID-19"
    assert cards["Sign-ups"]["Remark"] == "works nights"
    assert cards["What they agreed to"]["Call me"].startswith("Yes")
    assert office.badges == ["A-001", "here"]
    assert office.past == ["Signed up"]


def test_a_canvasser_does_not_see_of_others_what_the_table_of_rights_hides(table: Opened) -> None:
    table.open()
    cards = table.cards
    assert cards["Person"]["Given name"] == "Juana"
    assert cards["How to reach them"]["Cell phone"] == "(828) 555-0134"
    told = str(cards) + str(table.past)
    for hidden in ("anjob", "works nights", "wheelchair", "Interpreter wanted", "COVID"):
        assert hidden not in told
    assert "some answers hidden" in table.badges


def test_a_steward_reads_and_has_no_form_to_correct_in(qapp: QApplication, tmp_path: Path) -> None:
    steward = Author(user=b"user-steward-001", role="STEWARD")
    for each in opened(qapp, tmp_path, steward):
        each.open()
        assert each.cards["Person"]["Given name"] == "Juana"
        assert not each.page.sheet.correct.isVisible()
        assert each.page.sheet.withdraw.isVisible()


def test_the_history_says_what_was_there_before_and_who_changed_it(office: Opened) -> None:
    store, made = office.laptop.store, office.made
    draft = draft_of(open_sign_up(store, made.sign_up))
    changed = replace(draft, phone="828 555 0199", granted=("STORE", "CALL"))
    amend_sign_up(store, DENISE, made.sign_up, changed, today=TODAY, lists=lists())
    office.open()
    assert "Phone: (828) 555-0199, before: (828) 555-0134" in office.past
    assert office.past[-1] == "Signed up"
    assert any(each.startswith("Give the clinic") for each in office.past)
    assert office.cards["What they agreed to"]["Give the clinic what it needs"].startswith("No")
    assert "this laptop" in office.page.sheet.past_model.rows[0].below


def test_escape_goes_back_to_the_same_line(office: Opened) -> None:
    office.open()
    assert office.page.shows_person
    office.page.escape_key.activated.emit()
    assert not office.page.shows_person
    assert office.page.list.table.current_key() == office.made.person
    assert office.laptop.desktop.window.focusWidget() is office.page.list.table


def test_control_and_down_goes_on_to_the_next_person(office: Opened) -> None:
    other = recorded(
        office.laptop.store, a_sign_up(name_given="Eulalia"), event=office.laptop.event
    )
    office.page.presenter.watch.look()
    office.laptop.settle()
    office.page.open_person(other.person)
    office.laptop.settle()
    office.page.after_key.activated.emit()
    office.laptop.settle()
    assert office.page.sheet.name.words == "Juana Tomás Baltazar"
    office.page.after_key.activated.emit()
    office.page.before_key.activated.emit()
    office.laptop.settle()
    assert office.page.sheet.name.words == "Eulalia Tomás Baltazar"


def test_enter_opens_the_sign_up_in_the_form(office: Opened) -> None:
    office.open()
    office.laptop.key(office.page.sheet.port, Qt.Key.Key_Return)
    office.laptop.settle()
    form = office.laptop.desktop.window.page
    assert isinstance(form, SignUpScreen)
    assert form.form.questions.name.text() == "Juana Tomás Baltazar"
    assert form.presenter.state.correcting


def test_a_withdrawal_is_undone_by_a_key_and_much_later_by_the_button(office: Opened) -> None:
    office.open()
    sheet = office.page.sheet
    office.page.delete_key.activated.emit()
    office.laptop.settle()
    assert "withdrawn" in office.badges
    assert office.past[0] == "Withdrawn"
    assert sheet.withdraw.accessibleName() == "Bring back"
    office.page.undo_key.activated.emit()
    office.laptop.settle()
    assert "withdrawn" not in office.badges
    assert office.past[0] == "Withdrawal undone"
    sheet.withdraw.click()
    office.laptop.settle()
    sheet.withdraw.click()
    office.laptop.settle()
    (line,) = sign_up_lines(office.laptop.store, office.laptop.event, most=5)
    assert not line.withdrawn


def test_acts_are_about_the_sign_up_that_is_chosen(office: Opened) -> None:
    store, person = office.laptop.store, office.made.person
    values: dict[str, Value] = {
        "person": person,
        "event": OTHER_EVENT,
        "ticket": "B-007",
        "source": "LIVE",
    }
    a_row(store, "sign_up", values, OTHER_EVENT)
    office.open()
    chips = office.page.sheet.sign_ups.chips
    assert [plain(chip.words)[:5] for chip in chips] == ["B-007", "A-001"]
    chips[1].click()
    office.page.delete_key.activated.emit()
    office.laptop.settle()
    (line,) = person_lines(store, [person])
    assert {each.number: each.withdrawn for each in line.tickets} == {"B-007": False, "A-001": True}
    chips[1].click()
    assert office.page.sheet.sign_ups.codes == (office.made.sign_up.hex(),)


def test_who_is_taken_out_meanwhile_is_said_to_be_gone(office: Opened) -> None:
    office.open()
    taken_out(office.laptop.store, "person", office.made.person)
    office.page.presenter.sheet_watch.look()
    office.laptop.settle()
    assert office.page.sheet.message.text().startswith("This record is not on this laptop")
    assert not office.page.sheet.correct.isVisible()
    office.page.delete_key.activated.emit()
    office.laptop.settle()


def test_family_household_and_maybe_the_same_person_are_named(office: Opened) -> None:
    store, person = office.laptop.store, office.made.person
    household = a_row(store, "household", {"first_person": person, "label": "Faet Street"})
    values: dict[str, Value] = {
        "name_given": "Mateo",
        "name_family": "Tomás",
        "household": household,
    }
    child = a_row(store, "person", values)
    edited(store, "person", person, household=household)
    a_row(store, "relationship", {"person": person, "other": child, "kind": "PARENT"})
    twin = recorded(store, event=OTHER_EVENT)
    office.open()
    cards = office.cards
    assert "Mateo Tomás" in cards["Household and family"].values()
    assert any(label.endswith("alike") for label in cards["Maybe the same person"])
    assert twin.ticket in str(cards["Maybe the same person"])


def test_a_guardians_consent_is_shown_with_vaccine_and_form(office: Opened) -> None:
    values: dict[str, Value] = {
        "person": office.made.person,
        "type": "GUARDIAN",
        "answer": "GRANTED",
        "how": "WRITTENPAPER",
        "vaccine_group": "FLU",
        "document": "WRITTEN",
        "relationship": "GUARD",
        "paper": "G-7",
    }
    a_row(office.laptop.store, "consent", values)
    office.open()
    said = " ".join(office.cards["What they agreed to"].values())
    for words in ("Flu", "Written consent of the parent or guardian", "Legal guardian", "G-7"):
        assert words in said


def test_what_is_agreed_to_for_one_purpose_alone_names_that_purpose(office: Opened) -> None:
    store, person = office.laptop.store, office.made.person
    stop(store, DENISE, person, ("CALL",))
    agree_again(store, DENISE, person, "CALL", purpose="REMIND")
    office.open()
    said = [plain(value.text()) for card in office.page.sheet.cards for _, value in card._labels]
    apart = [each for each in said if each.endswith((": Yes", ": No"))]
    assert apart == ["after the visit: No"]


def test_doses_are_shown_with_the_next_one_its_rule_and_who_decides(office: Opened) -> None:
    doses: tuple[dict[str, Value], ...] = (
        {"group": "HEPB", "cvx": "43", "date": "2026-01-10", "proof": "CARD"},
        {"group": "HEPB", "cvx": "43", "date": "2026-02-01", "proof": "CARD"},
    )
    for values in doses:
        more: dict[str, Value] = {"person": office.made.person, "place": "ELSEWHERE", **values}
        a_row(office.laptop.store, "dose", more)
    office.open()
    card = office.cards["Doses"]
    assert "Adult" in card["Hepatitis B"]
    said = card["Next dose"].translate({0x2066: None, 0x2069: None})
    assert said == (
        "Hepatitis B: dose 3 from 2 May 2026, best from 10 July 2026"
        " (rules HB3-23, HB3-13, list 2026-11.3). The provider decides."
    )
    assert "came early by rule" in card["To check"]


def test_everything_is_said_anew_in_the_other_language(office: Opened) -> None:
    office.open()
    office.laptop.desktop.language.switch("es")
    office.laptop.settle()
    assert office.cards["Persona"]["Nombre"] == "Juana"
    assert office.past == ["Inscripción hecha"]


def test_a_page_that_was_wished_for_opens_the_person(office: Opened) -> None:
    office.page.open(office.made.person)
    office.laptop.settle()
    assert office.page.sheet.name.words == "Juana Tomás Baltazar"


def test_a_withdrawal_that_is_not_allowed_is_said(qapp: QApplication, tmp_path: Path) -> None:
    caller = Author(user=b"user-caller-0001", role="CALLER")
    for each in opened(qapp, tmp_path, caller):
        each.open()
        assert not each.page.sheet.withdraw.isVisible()
        each.page.delete_key.activated.emit()
        each.laptop.settle()
        assert each.page.sheet.status.words.text().startswith("Your role does not let you")
