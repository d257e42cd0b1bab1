"""An event in the window: typed, kept, saved, published, staffed, copied, cancelled, taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QWidget

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import (
    EventPlan,
    OfferPlan,
    SitePlan,
    SlotPlan,
    change_event_status,
    create_event,
    edit_event,
    list_events,
    offers_of,
    slots_of,
)
from fieldapp.actions.workers import add_user, assignments, list_users
from fieldapp.domain.event_draft import EventDraft
from fieldapp.domain.typed import from_plain
from fieldapp.domain.values import Value
from fieldapp.store.drafts import EVENT, drafts_of
from fieldapp.store.log import standing
from fieldapp.store.store import open_existing
from tests.support.laptops import Programme
from tests.support.stores import DENISE, KEY, STORE_ID, a_row, a_store
from tests.support.vault import CountedRandom, ToldClock
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from tests.ui.test_walk import SIZES, cut
from ui.events.screen import EventsScreen
from ui.events.state import PLACE, Edit
from ui.i18n import NAMES

CLINIC = EventPlan(
    code="BUR-0620A",
    title="Vaccine clinic",
    kind="CLINIC",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    site=SitePlan(name="Grace Valley Church", kind="CHURCH", city="Valdese", county_fips="37023"),
    offers=(OfferPlan(group="FLU", age_from="6 months"),),
    slots=tuple(
        SlotPlan(starts=f"2026-06-20T{at}", ends=f"2026-06-20T{to}", capacity=6)
        for at, to in (("09:00", "09:20"), ("09:20", "09:40"), ("09:40", "10:00"))
    ),
    languages_expected=(("en", 30), ("kjb", 8)),
)


@dataclass
class Office:
    """Denise's window with the events page in sight."""

    laptop: TestLaptop

    @property
    def page(self) -> EventsScreen:
        page = self.laptop.desktop.window.page
        assert isinstance(page, EventsScreen)
        return page

    def key(self, name: str) -> None:
        self.page.keys[name].activated.emit()
        self.laptop.settle()

    def edit(self, field: str, value: str | tuple[str, ...], at: tuple[str, ...] = ()) -> None:
        self.page.presenter.edit(Edit(field=field, value=value, at=at))

    def type_new(self) -> None:
        self.key("new")
        asked = self.page.card.questions
        for line, text in (
            (asked.title, "Harvest fair"),
            (asked.day, "12 sept"),
            (asked.begins, "8"),
            (asked.ends, "2"),
        ):
            self.laptop.type(line, text)
        asked.kind.chips[0].click()
        self.edit("place", f"{PLACE}Fairground")
        self.edit("place_kind", "PARK")
        self.laptop.type(asked.city, "Morganton")

    def kept(self) -> list[EventDraft]:
        found = drafts_of(self.laptop.store, DENISE.user, EVENT)
        return [from_plain(EventDraft, each.typed) for each in found]

    def said(self) -> str:
        return self.page.card.status.words.text()


def desk(folder: Path, *plans: EventPlan, role: str = "COORDINATOR") -> OpenedDesk:
    store = a_store(folder / "store")
    for plan in plans:
        create_event(store, DENISE, plan)
    return a_desk(store, None, author=Author(user=DENISE.user, role=role))


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    with a_laptop(qapp, tmp_path, lambda: desk(tmp_path, CLINIC)) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        yield Office(laptop)


def test_the_coming_event_is_in_sight_with_all_that_belongs_to_it(office: Office) -> None:
    page, asked = office.page, office.page.card.questions
    assert (asked.title.text(), asked.day.text()) == ("Vaccine clinic", "6/20/2026")
    assert (asked.begins.text(), asked.ends.text()) == ("9:00 am", "1:00 pm")
    assert [each.text() for each in asked.offers.lines] == ["6 m", "", ""]
    assert [each.text() for each in asked.languages.lines] == ["30", "8"]
    assert len(asked.times.row.chips) == 3
    (row,) = page.model.rows
    assert (row.title, row.below, row.badge) == (
        "Vaccine clinic",
        "Grace Valley Church",
        "Being planned",
    )


def test_an_event_typed_in_the_window_stands_in_the_store(office: Office) -> None:
    office.type_new()
    asked = office.page.card.questions
    assert asked.understood["day"].text().strip("\u2066\u2069") == "Sat 12 Sep 2026"
    assert asked.code.placeholderText() == "MOR-0912A"
    before = standing(office.laptop.store).made
    office.key("save")
    assert standing(office.laptop.store).made == before + 1
    made = list_events(office.laptop.store)[0]
    assert made.text("code") == "MOR-0912A"
    assert (made.text("starts"), made.text("ends")) == ("2026-09-12T08:00", "2026-09-12T14:00")
    assert office.kept() == []
    assert office.page.presenter.state.form.untouched
    assert office.page.list.currentIndex().row() == 0
    assert "Saved" in office.said()


def test_undo_of_a_new_event_puts_what_was_typed_back(office: Office) -> None:
    office.type_new()
    office.key("save")
    office.key("undo")
    assert len(list_events(office.laptop.store)) == 1
    assert office.page.card.questions.title.text() == "Harvest fair"
    assert office.page.presenter.state.new
    assert [each.title for each in office.kept()] == ["Harvest fair"]
    office.key("save")
    assert len(list_events(office.laptop.store)) == 2


def test_a_change_is_saved_and_taken_back(office: Office) -> None:
    asked = office.page.card.questions
    asked.title.setText("")
    office.laptop.type(asked.title, "Family clinic")
    office.edit("seats", "9", at=("540", "560"))
    office.key("save")
    (event,) = list_events(office.laptop.store)
    assert event.text("title") == "Family clinic"
    seats = [each.values["capacity"] for each in slots_of(office.laptop.store, event.id)]
    assert seats == [9, 9, 6]
    office.key("undo")
    (event,) = list_events(office.laptop.store)
    assert event.text("title") == "Vaccine clinic"
    assert asked.title.text() == "Vaccine clinic"


def test_what_is_missing_is_said_beside_the_field_and_gets_the_focus(office: Office) -> None:
    office.key("new")
    office.laptop.type(office.page.card.questions.title, "Fair")
    office.key("save")
    fields = office.page.card.grid.fields
    assert not fields["kind"].problem.isHidden()
    assert not fields["day"].problem.isHidden()
    assert office.laptop.desktop.window.focusWidget() in office.page.card.questions.kind.chips
    assert "4" in office.said()
    assert len(list_events(office.laptop.store)) == 1
    office.edit("kind", "TALK")
    assert fields["kind"].problem.isHidden()


def test_a_code_that_is_taken_is_told_and_the_form_stays(office: Office) -> None:
    office.type_new()
    office.edit("code", "bur-0620a")
    office.key("save")
    assert not office.page.card.grid.fields["code"].problem.isHidden()
    assert office.page.card.questions.title.text() == "Harvest fair"
    office.edit("code", "")
    office.key("save")
    assert len(list_events(office.laptop.store)) == 2


def test_typing_is_kept_by_itself_within_half_a_second(office: Office) -> None:
    office.type_new()
    timer = office.page.presenter._timer
    assert timer.isActive()
    assert timer.interval() <= 500
    timer.timeout.emit()
    office.laptop.settle()
    (typed,) = office.kept()
    assert (typed.title, typed.begins, typed.city) == ("Harvest fair", "8", "Morganton")


def test_half_typed_events_are_there_after_a_restart(qapp: QApplication, tmp_path: Path) -> None:
    def again() -> OpenedDesk:
        opened = open_existing(
            tmp_path / "store", KEY, STORE_ID, clock=ToldClock(), random=CountedRandom(seed=b"2")
        )
        return a_desk(opened, None, author=DENISE)

    with a_laptop(qapp, tmp_path, lambda: desk(tmp_path, CLINIC)) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        office = Office(laptop)
        office.edit("title", "Half a")
        office.type_new()
        typed = office.page.presenter.state.draft
    with a_laptop(qapp, tmp_path, again) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        office = Office(laptop)
        shown = {office.page.presenter.state.draft.title}
        assert "typed before" in office.said()
        for row in office.page.model.rows:
            office.page.presenter.open(row.key)
            laptop.settle()
            shown.add(office.page.presenter.state.draft.title)
            if office.page.presenter.state.new:
                assert office.page.presenter.state.draft == typed
        assert shown == {"Half a", "Harvest fair"}


def test_changing_page_language_and_event_loses_nothing(office: Office) -> None:
    office.type_new()
    typed = office.page.presenter.state.form
    window = office.laptop.desktop.window
    window.go_to("review")
    office.laptop.settle()
    office.laptop.desktop.language.switch("es")
    window.go_to("events")
    office.laptop.settle()
    assert office.page.presenter.state.draft == typed.draft
    (event,) = list_events(office.laptop.store)
    office.page.presenter.open(event.id)
    office.laptop.settle()
    office.edit("title", "Half a")
    assert office.page.model.rows[0].title == "Harvest fair"
    office.page.presenter.open(typed.id)
    office.laptop.settle()
    assert office.page.presenter.state.draft == typed.draft
    office.page.presenter.open(event.id)
    office.laptop.settle()
    assert office.page.card.questions.title.text() == "Half a"


def test_leaving_a_form_can_be_taken_back(office: Office) -> None:
    office.laptop.type(office.page.card.questions.title, "!")
    office.page.card.questions.title.setFocus()
    office.key("escape")
    assert office.page.card.questions.title.text() == "Vaccine clinic"
    office.key("undo")
    assert office.page.card.questions.title.text() == "Vaccine clinic!"


def test_what_others_change_is_shown_unless_something_is_typed(office: Office) -> None:
    (event,) = list_events(office.laptop.store)
    edit_event(office.laptop.store, DENISE, event.id, {"contact_on_site": "Ruth"})
    office.page.presenter.watch.look()
    office.laptop.settle()
    assert office.page.card.questions.contact.text() == "Ruth"
    office.edit("title", "Half a")
    edit_event(office.laptop.store, DENISE, event.id, {"contact_on_site": "Deacon Ruth"})
    office.page.presenter.watch.look()
    office.laptop.settle()
    assert office.page.presenter.state.draft.title == "Half a"
    office.key("save")
    (event,) = list_events(office.laptop.store)
    assert (event.text("title"), event.text("contact_on_site")) == ("Half a", "Deacon Ruth")


def test_times_are_made_by_a_line_in_words_changed_together_and_taken_out(office: Office) -> None:
    times, laptop = office.page.card.questions.times, office.laptop
    laptop.type(times.line["times_to"], "10:40")
    times.make.click()
    assert len(times.row.chips) == 5
    times.row.chips[3].click()
    times.row.chips[4].click()
    times.seats.setText("")
    laptop.type(times.seats, "2")
    laptop.key(times.kind.chips[0], Qt.Key.Key_2, text="2")
    office.page.card.picker.open("slot_languages")
    office.page.card.picker.picker.line.setText("ase")
    laptop.key(office.page.card.picker.picker.line, Qt.Key.Key_Return)
    times.row.chips[0].click()
    times.row.chips[3].click()
    times.row.chips[4].click()
    times.out.click()
    office.key("save")
    (event,) = list_events(laptop.store)
    told = [
        (each.text("starts")[-5:], each.values["capacity"], each.text("kind"))
        for each in slots_of(laptop.store, event.id)
    ]
    assert told == [
        ("09:20", 4, "NORMAL"),
        ("09:40", 4, "NORMAL"),
        ("10:00", 2, "ACCESS"),
        ("10:20", 2, "ACCESS"),
    ]
    assert slots_of(laptop.store, event.id)[3].values["language_block"] == ["ase"]


def test_a_line_of_times_that_cannot_be_read_is_told_beside_it(office: Office) -> None:
    office.edit("times_every", "soon")
    office.page.card.questions.times.make.click()
    assert not office.page.card.questions.times.problem.isHidden()


def test_fewer_seats_than_booked_are_refused_beside_the_times(office: Office) -> None:
    (event,) = list_events(office.laptop.store)
    slot = slots_of(office.laptop.store, event.id)[0].id
    sign_up: Value = b"sign-up-00000001"
    values = {"sign_up": sign_up, "slot": slot, "group": "FLU", "dose_no": 1}
    for _ in range(3):
        a_row(office.laptop.store, "appointment", values, event.id)
    office.page.presenter.watch.look()
    office.laptop.settle()
    assert "3 booked" in office.page.card.questions.times.row.chips[0].words.replace(
        "\u2066", ""
    ).replace("\u2069", "")
    office.edit("seats", "2", at=("540",))
    office.key("save")
    assert "3" in office.page.card.questions.times.problem.text()
    assert slots_of(office.laptop.store, event.id)[0].values["capacity"] == 6
    assert office.page.presenter.state.draft.slots[0].seats == "2"


def test_only_kinds_with_times_show_them(office: Office) -> None:
    fields = office.page.card.grid.fields
    assert not fields["times"].isHidden()
    office.edit("kind", "SIGNUP")
    assert fields["times"].isHidden()


def test_offers_and_languages_are_toggled_and_typed(office: Office) -> None:
    asked, laptop = office.page.card.questions, office.laptop
    asked.offers.row.chips[0].click()
    laptop.type(asked.offers.lines[3], "12")
    office.page.card.picker.open("languages")
    office.page.card.picker.picker.line.setText("vietn")
    laptop.key(office.page.card.picker.picker.line, Qt.Key.Key_Return)
    laptop.type(asked.languages.lines[2], "5")
    office.key("save")
    (event,) = list_events(laptop.store)
    told = {each.text("group"): each.text("age_from") for each in offers_of(laptop.store, event.id)}
    assert told == {"FLU": "6 months", "COVID19": "12 years"}
    assert event.values["languages_expected"] == [["en", 30], ["kjb", 8], ["vi", 5]]


def test_people_are_put_on_and_taken_off_at_once_and_somebody_new_is_added(office: Office) -> None:
    laptop, people = office.laptop, office.page.card.questions.people
    add_user(laptop.store, DENISE, name="Rosa", role="CANVASSER")
    office.page.presenter.watch.look()
    laptop.settle()
    (event,) = list_events(laptop.store)
    people.row.chips[0].click()
    laptop.settle()
    assert len(assignments(laptop.store, event.id)) == 1
    office.key("undo")
    assert assignments(laptop.store, event.id) == []
    office.page.card.picker.open("people")
    office.page.card.picker.picker.line.setText("Pao Vang")
    laptop.key(office.page.card.picker.picker.line, Qt.Key.Key_Return)
    assert "Pao Vang" in people.asking.label.text()
    people.roles.chips[1].click()
    laptop.settle()
    assert [(each.text("name"), each.text("role")) for each in list_users(laptop.store)][1:] == [
        ("Pao Vang", "INTERPRETER")
    ]
    assert len(assignments(laptop.store, event.id)) == 1


def test_the_steps_of_an_event_have_plain_words_and_closing_has_a_way_back(office: Office) -> None:
    def status() -> str:
        return list_events(office.laptop.store)[0].text("status")

    for wanted in ("PUBLISHED", "OPEN", "CLOSED"):
        office.key("step")
        assert status() == wanted
        assert office.page.card.badge.text()
    office.key("undo")
    assert status() == "OPEN"
    office.edit("title", "Half a")
    office.key("step")
    assert status() == "OPEN"  # what is typed comes first


def test_an_event_is_cancelled_by_typing_its_code_and_not_otherwise(office: Office) -> None:
    card, laptop = office.page.card, office.laptop
    card.cancel.click()
    assert not card.cancel_bar.isHidden()
    laptop.key(card.cancel_bar.line, Qt.Key.Key_Return)
    office.key("escape")
    assert card.cancel_bar.isHidden()
    card.cancel.click()
    laptop.type(card.cancel_bar.line, "bur-0620a")
    laptop.key(card.cancel_bar.line, Qt.Key.Key_Return)
    laptop.settle()
    assert list_events(laptop.store)[0].text("status") == "CANCELLED"
    assert office.page.model.rows[0].struck


def test_the_same_again_is_a_new_form_a_week_later(office: Office) -> None:
    office.key("again")
    asked = office.page.card.questions
    assert (asked.day.text(), asked.code.placeholderText()) == ("6/27/2026", "BUR-0627A")
    assert office.laptop.desktop.window.focusWidget() is asked.day
    assert len(office.kept()) == 1
    office.key("save")
    first, second = list_events(office.laptop.store)
    assert (first.text("code"), first.ref("site")) == ("BUR-0627A", second.ref("site"))
    assert len(slots_of(office.laptop.store, first.id)) == 3


def test_a_draft_is_taken_out_of_the_list_and_brought_back(office: Office) -> None:
    office.page.list.delete_wanted.emit()
    office.laptop.settle()
    assert list_events(office.laptop.store) == []
    assert office.page.presenter.state.new
    office.key("undo")
    assert len(list_events(office.laptop.store)) == 1


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


def test_everything_turns_round_where_text_runs_leftwards(office: Office) -> None:
    window = office.laptop.desktop.window
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    office.laptop.settle()
    page = office.page
    assert page.card.geometry().center().x() < page.list_card.geometry().center().x()
    window.grab()


def test_an_event_made_in_the_window_and_synced_stands_on_the_laptop_of_who_works_there(
    qapp: QApplication, tmp_path: Path
) -> None:
    programme = Programme.begun(tmp_path / "programme")
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    opened = a_desk(denise.store, denise.event, author=denise.author)
    with a_laptop(qapp, tmp_path, lambda: opened) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        office = Office(laptop)
        office.type_new()
        office.key("save")
        office.key("step")
        event = office.page.presenter.state.form.id
        people = office.page.card.questions.people
        at = [each.words for each in people.row.chips].index("Rosa")
        people.row.chips[at].click()
        laptop.settle()
        programme.settle()
        assert rosa.rows("event")[event]["status"] == "PUBLISHED"
        rosa.event = event
        kept = rosa.record()
        programme.settle()
        assert kept.ticket in denise.tickets()
        office.page.presenter.watch.look()
        laptop.settle()
        row = office.page.model.rows[office.page.model.row_of(event)]
        assert "1" in row.below
    programme.close()


def test_a_step_that_another_laptop_made_meanwhile_is_told(office: Office) -> None:
    (event,) = list_events(office.laptop.store)
    change_event_status(office.laptop.store, DENISE, event.id, "PUBLISHED")
    office.key("step")
    assert "cannot go to this state" in office.said()
