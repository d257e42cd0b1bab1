"""An event as it is typed: read forgivingly, refused in full, brought to what the form says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.event_desk import (
    EventForm,
    EventSaved,
    drop_event,
    keep_event_draft,
    look_for_events,
    open_event,
    restore_event,
    save_event,
    step_event,
    undo_save,
    waiting_events,
)
from fieldapp.actions.event_form import draft_of_plan, read_draft, same_again
from fieldapp.actions.events import EventPlan, list_events, slots_of
from fieldapp.actions.replanning import plan_of_event
from fieldapp.domain.event_draft import (
    EventDraft,
    TypedLanguage,
    TypedOffer,
    TypedSlot,
    read_times,
    suggested_code,
    with_times,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store.log import standing
from fieldapp.store.rows import read_rows
from tests.support.stores import DENISE, ROSA, TODAY, a_row, a_store, edited, lists
from tests.ui.laptop import a_desk

FORM = b"form-00000000001"
CLINIC = EventDraft(
    title="Vaccine clinic",
    kind="CLINIC",
    day="June 20",
    begins="9",
    ends="1",
    place="Grace Valley Church",
    place_kind="CHURCH",
    city="Valdese",
    zip="28690",
    county="37023",
    access=("WHEEL",),
    provider="Foothill County Health Department",
    languages=(TypedLanguage(tag="en", count="30"), TypedLanguage(tag="kjb")),
    offers=(TypedOffer(group="FLU", age_from="6 m"), TypedOffer(group="COVID19", age_from="12")),
    times_to="10",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenedDesk]:
    opened = a_desk(a_store(tmp_path), None, author=DENISE)
    yield opened
    opened.close()


def clinic() -> EventDraft:
    made = read_times(CLINIC)
    return with_times(CLINIC, [each for each in made if isinstance(each, TypedSlot)])


def saved(desk: OpenedDesk, draft: EventDraft | None = None) -> EventSaved:
    return save_event(desk, EventForm(id=FORM, draft=draft or clinic()))


def again(desk: OpenedDesk, form: EventForm, **typed: Any) -> EventSaved:
    return save_event(desk, replace(form, draft=replace(form.draft, **typed)))


def refused(desk: OpenedDesk, form: EventForm, **typed: Any) -> set[tuple[str, str]]:
    before = standing(desk.store).made
    with pytest.raises(RefusedError) as caught:
        again(desk, form, **typed)
    assert standing(desk.store).made == before
    return {(each.field, each.code) for each in caught.value.problems}


def read(draft: EventDraft) -> EventPlan:
    plan = read_draft(draft, TODAY, lists(), code="VAL-0620A")
    assert isinstance(plan, EventPlan), plan
    return plan


def test_what_is_typed_loosely_is_read_as_it_is_meant() -> None:
    plan = read(clinic())
    assert (plan.starts, plan.ends) == ("2026-06-20T09:00", "2026-06-20T13:00")
    assert [each.age_from for each in plan.offers] == ["6 months", "12 years"]
    assert [each.starts[-5:] for each in plan.slots] == ["09:00", "09:20", "09:40"]
    assert plan.languages_expected == (("en", 30), ("kjb", None))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    typed = EventDraft(day="x", begins="25", ends="", code="burke", zip="2869", place="Church")
    found = read_draft(typed, TODAY, lists())
    assert isinstance(found, tuple)
    assert {(each.field, each.code) for each in found} == {
        ("event.title", "required"),
        ("event.kind", "required"),
        ("event.day", "day_unreadable"),
        ("event.starts", "time_unreadable"),
        ("event.ends", "required"),
        ("event.code", "event_code_form"),
        ("site.kind", "required"),
        ("site.zip", "zip_form"),
    }


def test_an_event_is_one_change_with_all_that_belongs_to_it(desk: OpenedDesk) -> None:
    made = saved(desk)
    assert standing(desk.store).made == 1
    (event,) = list_events(desk.store)
    assert (event.text("code"), event.text("status")) == ("VAL-0620A", "DRAFT")
    assert made.form.untouched
    assert read(made.form.draft) == plan_of_event(desk.store, event.id)
    (site,) = read_rows(desk.store.connection, BY_NAME["site"])
    assert (site.text("zip"), site.text("county_fips")) == ("28690", "37023")
    assert waiting_events(desk) == ()


def test_the_form_shows_an_event_so_that_it_reads_the_same_again(desk: OpenedDesk) -> None:
    plan = plan_of_event(desk.store, saved(desk).form.id)
    night = replace(plan, starts="2026-06-20T21:00", ends="2026-06-21T02:00", slots=())
    for each in (plan, night, replace(plan, drafts_ok=True)):
        assert read(draft_of_plan(each)) == each


def test_only_what_changed_is_written_and_others_work_stands(desk: OpenedDesk) -> None:
    form = saved(desk).form
    edited(desk.store, "event", form.id, DENISE, contact_on_site="Ruth, at the door")
    after = again(desk, form, title="Family clinic").form
    assert (after.draft.title, after.draft.contact) == ("Family clinic", "Ruth, at the door")


def test_offers_and_times_are_added_changed_and_taken_out_in_one_change(desk: OpenedDesk) -> None:
    form = saved(desk).form
    first, second, _ = form.draft.slots
    (flu,) = (each for each in form.draft.offers if each.group == "FLU")
    more = TypedSlot(starts="600", ends="630", seats="2", kind="ACCESS", languages=("ase",))
    made = again(
        desk,
        form,
        offers=(replace(flu, doses="40"), TypedOffer(group="TDAP", age_from="7")),
        slots=(first, replace(second, seats="6"), more),
    )
    assert standing(desk.store).made == 2
    assert [(each.starts, each.seats) for each in made.form.draft.slots] == [
        ("540", "4"),
        ("560", "6"),
        ("600", "2"),
    ]
    assert made.form.draft.slots[1].row == second.row
    assert {each.group for each in made.form.draft.offers} == {"FLU", "TDAP"}
    undone = undo_save(desk, made)
    assert isinstance(undone, EventSaved)
    assert undone.form.draft == form.draft
    redone = undo_save(desk, undone)
    assert isinstance(redone, EventSaved)
    assert redone.form.draft == made.form.draft


def test_a_new_event_is_taken_out_by_undo_and_a_published_one_is_not(desk: OpenedDesk) -> None:
    made = saved(desk)
    undo_save(desk, made)
    assert list_events(desk.store) == []
    restore_event(desk, made.form.id)
    drop_event(desk, made.form.id)
    restore_event(desk, made.form.id)
    step_event(desk, made.form.id, "PUBLISHED")
    with pytest.raises(RefusedError):
        drop_event(desk, made.form.id)


def test_fewer_seats_than_booked_are_refused_and_a_booked_time_stays(desk: OpenedDesk) -> None:
    form = saved(desk).form
    first, *others = form.draft.slots
    for number in (1, 2, 3):
        a_row(
            desk.store,
            "appointment",
            {
                "sign_up": b"sign-up-0000000%d" % number,
                "slot": bytes.fromhex(first.row),
                "group": "FLU",
                "dose_no": 1,
            },
            form.id,
        )
    assert open_event(desk, form.id).booked == {first.row: 3}
    fewer = (replace(first, seats="2"), *others)
    assert refused(desk, form, slots=fewer) == {("slot.capacity", "seats_below_booked")}
    assert refused(desk, form, slots=tuple(others)) == {("slot.starts", "time_booked")}
    again(desk, form, slots=(replace(first, seats="3"), *others))


def test_what_does_not_fit_is_refused_by_field_and_nothing_is_written(desk: OpenedDesk) -> None:
    form = saved(desk).form
    assert refused(desk, form, ends="8 am") == {("event.ends", "ends_before_start")} | {
        ("slot.starts", "outside_event")
    }
    assert refused(desk, form, code="VAL-0620B") == {("event.code", "fixed")}
    assert refused(desk, form, kind="PARTY") == {("event.kind", "unknown_code")}
    offers = (TypedOffer(group="UNHEARDOF", age_from="1"),)
    assert refused(desk, form, offers=offers) == {("offer.group", "unknown_code")}
    assert refused(desk, form, tz="America/Valdese") == {("event.tz", "zone_unknown")}
    with pytest.raises(RefusedError, match="code_taken"):
        saved(desk, replace(clinic(), code="val-0620a"))


def test_a_code_of_a_newer_program_stays(desk: OpenedDesk) -> None:
    form = saved(desk).form
    edited(desk.store, "event", form.id, DENISE, kind="DRIVETHRU")
    assert again(desk, open_event(desk, form.id), title="By car").form.draft.kind == "DRIVETHRU"


def test_a_canvasser_may_look_and_not_change(desk: OpenedDesk) -> None:
    form = saved(desk).form
    table = replace(desk, author=Author(user=ROSA.user, role="CANVASSER"))
    assert look_for_events(table).events
    assert refused(table, form, title="x") == {("event", "not_allowed")}


def test_half_typed_forms_survive_and_still_stand_on_what_was_opened(desk: OpenedDesk) -> None:
    form = saved(desk).form
    keep_event_draft(desk, replace(form, draft=replace(form.draft, title="Fam")))
    keep_event_draft(desk, EventForm(id=FORM, draft=EventDraft(title="New one", begins="8")))
    edited(desk.store, "event", form.id, DENISE, title="Changed elsewhere")
    waiting = {each.id: each for each in waiting_events(desk)}
    assert waiting[FORM].draft == EventDraft(title="New one", begins="8")
    assert waiting[FORM].opened is None
    assert waiting[form.id].draft.title == "Fam"
    assert waiting[form.id].opened == form.opened


def test_the_same_again_has_place_offers_and_times_another_day_and_a_code_of_its_own(
    desk: OpenedDesk,
) -> None:
    form = saved(desk).form
    copy = same_again(form.draft, TODAY)
    made = saved(desk, copy).form
    assert made.draft.day == "6/27/2026"
    assert made.draft.code == "VAL-0627A"
    assert made.draft.site == form.draft.site
    assert [each.starts for each in made.draft.slots] == ["540", "560", "580"]
    assert len(slots_of(desk.store, form.id)) == 3
    assert len(look_for_events(desk).places) == 1


def test_a_code_is_suggested_from_place_and_day_with_a_free_letter() -> None:
    typed = EventDraft(day="6/13", city="Valdese")
    assert suggested_code(typed, TODAY, {}, ()) == "VAL-0613A"
    assert suggested_code(typed, TODAY, {}, ("VAL-0613A",)) == "VAL-0613B"
    assert suggested_code(replace(typed, site="ab"), TODAY, {"ab": "Burke"}, ()) == "BUR-0613A"
    assert suggested_code(replace(typed, day=""), TODAY, {}, ()) == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"times_every": "0"}, Problem(field="times.every", code="number_unreadable")),
        ({"times_seats": "few"}, Problem(field="times.seats", code="number_unreadable")),
        ({"times_to": "8 am"}, Problem(field="times.to", code="ends_before_start")),
    ],
)
def test_a_line_of_times_that_cannot_be_is_told(typed: dict[str, str], problem: Problem) -> None:
    assert read_times(replace(CLINIC, **typed)) == (problem,)  # type: ignore[arg-type]


def test_making_times_again_keeps_those_that_are_there(desk: OpenedDesk) -> None:
    form = saved(desk).form
    made = read_times(replace(form.draft, times_from="9", times_to="10:20", times_seats="6"))
    assert [getattr(each, "row", None) or "new" for each in made][:3] == [
        each.row for each in form.draft.slots
    ]
    assert len(made) == 4


def test_the_day_is_the_day_of_today_or_later() -> None:
    assert same_again(EventDraft(day="1/3/2026"), date(2026, 6, 13)).day == "6/20/2026"
