"""Interpreters and their hours typed in the window: by key, three-way, with undo and a draft."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.actions.assigning import ask_interpreters
from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.interpreter_form import open_interpreter, save_interpreter
from fieldapp.store.store import Store
from tests.support.stores import DENISE, ROSA, edited
from tests.ui.interpreters.morning import PABLO, Morning, Open, a_desk_of, a_morning, opened
from tests.ui.laptop import an_old_desk


@pytest.fixture
def morning(tmp_path: Path) -> Morning:
    return a_morning(tmp_path)


def type_in(desk: Open, name: str, text: str) -> None:
    line = desk.page.form.card.lines[name]
    line.selectAll()
    desk.laptop.key(line, Qt.Key.Key_Delete)
    desk.laptop.type(line, text)
    desk.laptop.settle()


def add_language(desk: Open, typed: str) -> None:
    form = desk.page.form
    form.card.rows["skills"].chips[-1].click()
    desk.laptop.type(form.languages.line, typed)
    form.languages._take(0)
    desk.laptop.settle()


def choose_proof(desk: Open, typed: str) -> None:
    form = desk.page.form
    form.card.proof.click()
    desk.laptop.type(form.proofs.line, typed)
    form.proofs._take(0)
    desk.laptop.settle()


def save(desk: Open) -> None:
    desk.page.save_keys[0].activated.emit()
    desk.laptop.settle()


def hours(desk: Open) -> Open:
    desk.page.presenter.show("shifts")
    desk.laptop.settle()
    return desk


def test_a_new_interpreter_with_two_languages_and_hours_is_kept_and_undone(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).page.new_key.activated.emit()
        desk.laptop.settle()
        card = desk.page.form.card
        assert desk.page.card.isHidden()
        type_in(desk, "name", PABLO)
        type_in(desk, "phone", "828 555 0161")
        add_language(desk, "q'anjob")
        type_in(desk, "variety", "Soloma")
        into = card.rows["into"]
        into.chips[into.offered_codes.index("es")].click()
        choose_proof(desk, "community")
        add_language(desk, "espa")
        choose_proof(desk, "CHI")
        type_in(desk, "valid_to", "12/31/2027")
        type_in(desk, "starts", "10")
        type_in(desk, "ends", "12")
        type_in(desk, "place", "Station 4")
        save(desk)
        assert desk.said() == "Saved: \u2068Pablo Tomás\u2069"
        assert desk.listed() == [PABLO]
        (who,) = morning.rows("interpreter")
        assert (who.text("name"), who.text("phone")) == (PABLO, "+18285550161")
        skills = {
            row.text("from_language"): (
                row.text("to_language"),
                row.text("variety"),
                row.text("qualification"),
                row.text("valid_to"),
            )
            for row in morning.rows("interpreter_skill")
        }
        assert skills == {
            "kjb": ("es", "Soloma", "COMM", ""),
            "es": ("en", "", "CHI", "2027-12-31"),
        }
        (shift,) = morning.rows("shift")
        assert (shift.text("starts"), shift.text("ends")) == (
            "2026-06-13T10:00",
            "2026-06-13T12:00",
        )
        assert (shift.text("mode"), shift.text("place")) == ("ONSITE", "Station 4")
        desk.page.undo_key.activated.emit()
        desk.laptop.settle()
        kinds = ("interpreter", "interpreter_skill", "shift")
        assert [len(morning.rows(kind)) for kind in kinds] == [0, 0, 0]


def test_everything_that_is_missing_is_said_where_it_belongs(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).page.new_key.activated.emit()
        desk.laptop.settle()
        type_in(desk, "phone", "12")
        type_in(desk, "starts", "noonish")
        type_in(desk, "ends", "6 am")
        save(desk)
        card = desk.page.form.card
        wrong = {name for name, field in card.fields.items() if field.problem.text()}
        assert wrong == {"name", "phone", "skills", "starts"}
        assert card.lines["phone"].text() == "12"
        type_in(desk, "starts", "5 am")
        save(desk)
        assert card.fields["starts"].problem.text().startswith("This time lies outside")


def test_signing_asks_for_a_license_and_for_a_team(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).page.new_key.activated.emit()
        desk.laptop.settle()
        card = desk.page.form.card
        type_in(desk, "name", "Tess Moore")
        add_language(desk, "american sign")
        assert "state license" in card.fields["proof"].note.text()
        choose_proof(desk, "license, full")
        assert card.fields["proof"].note.text() == ""
        type_in(desk, "starts", "9")
        type_in(desk, "ends", "12")
        assert "team of two" in card.words.text()
        save(desk)
        assert morning.rows("shift")[0].text("mode") == "SIGN1"


def test_an_agency_and_breaks_are_kept_and_taken_back(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.comes(PABLO, "kjb", ("10:00", "12:00"), proof="COMM")

    def sent_by() -> str:
        (who,) = morning.rows("interpreter")
        agencies = {row.id: row.text("name") for row in morning.rows("organization")}
        return agencies.get(who.ref("organization"), "")

    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).press("E")
        type_in(desk, "agency", "Blue Ridge Voices")
        type_in(desk, "breaks", "11-11:10")
        save(desk)
        (shift,) = morning.rows("shift")
        assert shift.values["breaks"] == [["11:00", "11:10"]]
        assert sent_by() == "Blue Ridge Voices"
        desk.page.undo_key.activated.emit()
        desk.laptop.settle()
        (shift,) = morning.rows("shift")
        assert not shift.values.get("breaks")
        assert sent_by() == ""


def test_hours_are_changed_added_and_taken_out(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.comes(PABLO, "kjb", ("10:00", "12:00"), mode="RELAY", proof="COMM")
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).press("E")
        assert desk.page.form.card.lines["starts"].text() == "10:00 am"
        type_in(desk, "starts", "9:30")
        save(desk)
        assert morning.rows("shift")[0].text("starts") == "2026-06-13T09:30"
        desk.press("M")
        type_in(desk, "starts", "12:30 pm")
        type_in(desk, "ends", "1 pm")
        save(desk)
        assert desk.listed() == [PABLO, PABLO]
        desk.page.list.setCurrentIndex(desk.page.model.index(0))
        for name in ("starts", "ends"):
            if not desk.page.form.is_open:
                desk.press("E")
            type_in(desk, name, "")
        save(desk)
        assert len(morning.rows("shift")) == 1
        desk.page.undo_key.activated.emit()
        desk.laptop.settle()
        assert len(morning.rows("shift")) == 2
        assert len(morning.rows("interpreter")) == 1


def test_hours_with_somebody_in_them_are_not_taken_out(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    shift = morning.comes(PABLO, "kjb", ("10:00", "12:00"), mode="RELAY", proof="COMM")
    morning.person()
    (need,) = morning.rows("need")
    ask_interpreters(morning.store, DENISE, need.id, (shift,))
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).press("E")
        for name in ("starts", "ends"):
            type_in(desk, name, "")
        save(desk)
        assert "Somebody was given" in desk.page.form.card.fields["starts"].problem.text()
        assert desk.page.form.card.lines["starts"].text() == ""
        assert len(morning.rows("shift")) == 1


def test_who_is_known_is_booked_for_another_event(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    shift = morning.comes(PABLO, "kjb", ("10:00", "12:00"), proof="COMM")
    row = next(each for each in morning.rows("shift") if each.id == shift)
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).press("E")
        for name in ("starts", "ends"):
            type_in(desk, name, "")
        save(desk)
        assert [each.badge for each in desk.page.model.rows] == ["no hours here"]
        desk.press("E")
        type_in(desk, "starts", "11")
        type_in(desk, "ends", "12")
        save(desk)
        (again,) = morning.rows("shift")
        assert again.ref("interpreter") == row.ref("interpreter")


def test_two_people_change_one_interpreter_and_both_stand(morning: Morning) -> None:
    shift = morning.comes(PABLO, "kjb", ("10:00", "12:00"), proof="COMM")
    (who,) = morning.rows("interpreter")
    desk = a_desk_of(morning, DENISE)
    form = open_interpreter(desk, b"draft-of-denise1", morning.event, who.id, shift)
    edited(morning.store, "interpreter", who.id, ROSA, phone="+18285550199", name="Pablo T.")
    save_interpreter(desk, replace(form, draft=replace(form.draft, name="Pablo Tomás B.")))

    (kept,) = morning.rows("interpreter")
    assert kept.text("phone") == "+18285550199"
    (conflict,) = list_conflicts(morning.store, DENISE)
    assert {each.value for each in conflict.values} == {"Pablo T.", "Pablo Tomás B."}


def test_what_is_half_typed_is_there_after_a_crash_and_after_leaving(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        hours(desk).page.new_key.activated.emit()
        desk.laptop.settle()
        type_in(desk, "name", "Pab")
        add_language(desk, "q'anjob")
        desk.page.presenter.form.keep_now()
        desk.laptop.settle()
    store: Store = an_old_desk(tmp_path).store
    again = Morning(store, morning.event)
    with opened(qapp, tmp_path, again, DENISE) as desk:
        card = desk.page.form.card
        assert not card.isHidden()
        assert card.lines["name"].text() == "Pab"
        assert card.rows["skills"].codes == ("0",)
        desk.page.escape_key.activated.emit()
        desk.laptop.settle()
        assert card.isHidden()
        desk.page.undo_key.activated.emit()
        desk.laptop.settle()
        assert card.lines["name"].text() == "Pab"


def test_a_volunteer_looks_and_changes_nobody(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.comes(PABLO, "kjb", ("10:00", "12:00"), proof="COMM")
    with opened(qapp, tmp_path, morning, ROSA) as desk:
        hours(desk)
        assert desk.page.new.isHidden()
        assert desk.page.card.edit.isHidden()
        desk.page.new_key.activated.emit()
        desk.press("E")
        assert desk.page.form.card.isHidden()
