"""An event in the window: typed, kept, saved, published, staffed, copied, cancelled, taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import (
    change_event_status,
    list_events,
    offers_of,
    slots_of,
)
from fieldapp.actions.signing_up import record_sign_up
from fieldapp.actions.workers import add_user, assignments, list_users
from fieldapp.domain.values import Value
from fieldapp.store.log import standing
from fieldapp.store.store import open_existing
from fieldapp.wording import sentence
from tests.faults.test_full_disk import no_room
from tests.support.laptops import Programme
from tests.support.stores import DENISE, KEY, ROSA, STORE_ID, TODAY, a_row, edited, lists
from tests.support.vault import CountedRandom, ToldClock
from tests.ui.events.office import CLINIC, Office, desk
from tests.ui.laptop import JUANA, a_desk, a_laptop


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
        "draft",
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
    timer = office.page.presenter._keeping.timer
    assert timer.isActive()
    assert timer.interval() <= 500
    timer.timeout.emit()
    office.laptop.settle()
    (typed,) = office.kept()
    assert (typed.title, typed.begins, typed.city) == ("Harvest fair", "8", "Morganton")


def test_what_could_not_be_kept_of_an_event_is_kept_once_there_is_room(office: Office) -> None:
    office.type_new()
    keeping = office.page.presenter._keeping
    with no_room(office.laptop.store):
        for field in ("street", "contact"):
            office.edit(field, "y" * 900)
            keeping.timer.timeout.emit()
            office.laptop.settle()
        refused = office.said()
    assert keeping.timer.isActive()  # tried again, though nothing more is typed
    keeping.timer.timeout.emit()
    office.laptop.settle()
    (kept,) = office.kept()
    assert kept == office.page.presenter.state.draft
    assert "Make room" in refused


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


def test_what_is_typed_while_a_save_is_under_way_stays(office: Office) -> None:
    office.edit("times_to", "10:40")
    office.page.card.questions.times.make.click()
    office.page.presenter.save()
    office.edit("title", "Family clinic")
    office.edit("seats", "9", at=("620",))
    office.laptop.settle()
    state = office.page.presenter.state
    assert (state.draft.title, state.draft.slots[4].seats) == ("Family clinic", "9")
    assert [each.title for each in office.kept()] == ["Family clinic"]
    office.key("save")
    (event,) = list_events(office.laptop.store)
    seats = [each.values["capacity"] for each in slots_of(office.laptop.store, event.id)]
    assert seats == [4, 4, 4, 4, 9]


def test_undo_of_a_new_event_keeps_what_is_typed_in_another(office: Office) -> None:
    office.type_new()
    office.key("save")
    line = next(e for e in office.page.presenter.state.seen.events if e.code == "BUR-0620A")
    office.page.presenter.open(line.id)
    office.laptop.settle()
    office.edit("title", "Half a")
    office.key("undo")
    office.page.presenter.keep_now()
    office.laptop.settle()
    assert office.page.presenter.state.draft.title == "Half a"
    assert {each.title for each in office.kept()} == {"Half a", "Harvest fair"}
    assert office.page.model.rows[0].title == "Harvest fair"


def test_leaving_a_form_can_be_taken_back(office: Office) -> None:
    office.laptop.type(office.page.card.questions.title, "!")
    office.page.card.questions.title.setFocus()
    office.key("escape")
    assert office.page.card.questions.title.text() == "Vaccine clinic"
    office.key("undo")
    assert office.page.card.questions.title.text() == "Vaccine clinic!"


def test_what_others_change_is_shown_unless_something_is_typed(office: Office) -> None:
    (event,) = list_events(office.laptop.store)
    edited(office.laptop.store, "event", event.id, DENISE, contact_on_site="Ruth")
    office.page.presenter.watch.look()
    office.laptop.settle()
    assert office.page.card.questions.contact.text() == "Ruth"
    office.edit("title", "Half a")
    edited(office.laptop.store, "event", event.id, DENISE, contact_on_site="Deacon Ruth")
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
    for number in (1, 2, 3):
        values: dict[str, Value] = {"sign_up": b"sign-up-0000000%d" % number, "slot": slot}
        values |= {"group": "FLU", "dose_no": 1}
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


def test_publishing_is_undone_while_nobody_has_signed_up(office: Office) -> None:
    card = office.page.card
    office.key("step")
    assert card.status.undo.isVisible()
    office.key("undo")
    (event,) = list_events(office.laptop.store)
    assert event.text("status") == "DRAFT"
    assert office.said() == "As it was before."
    assert "Publish" in card.step.text()
    assert card.step.isVisible()
    office.key("step")
    assert list_events(office.laptop.store)[0].text("status") == "PUBLISHED"


def test_publishing_stays_once_somebody_signed_up_and_that_is_said(office: Office) -> None:
    office.key("step")
    (event,) = list_events(office.laptop.store)
    record_sign_up(office.laptop.store, ROSA, event.id, JUANA, today=TODAY, lists=lists())
    office.key("undo")
    assert list_events(office.laptop.store)[0].text("status") == "PUBLISHED"
    assert office.said() == sentence("event_in_use", "en")
    assert not office.page.card.status.undo.isVisible()


def test_publishing_stays_when_the_day_was_opened_meanwhile(office: Office) -> None:
    office.key("step")
    (event,) = list_events(office.laptop.store)
    change_event_status(office.laptop.store, DENISE, event.id, "OPEN")
    office.key("undo")
    assert list_events(office.laptop.store)[0].text("status") == "OPEN"
    assert office.said() == sentence("wrong_step", "en")


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
