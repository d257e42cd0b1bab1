"""A known place is changed from an event's form: nobody's words are written over, all is undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.event_desk import (
    EventForm,
    EventSaved,
    keep_event_draft,
    look_for_events,
    open_event,
    save_event,
    undo_save,
    waiting_events,
)
from fieldapp.actions.events import EventPlan, create_event, list_events
from fieldapp.actions.places import SitePlan
from fieldapp.domain.event_draft import EventDraft, typed_place, with_place
from fieldapp.domain.problem import RefusedError
from fieldapp.store.log import standing
from fieldapp.store.rows import Row
from tests.support.laptops import Programme
from tests.support.stores import DENISE, ROSA, a_store
from tests.ui.laptop import a_desk

PLAN = EventPlan(
    code="BUR-0620A",
    title="Vaccine clinic",
    kind="CLINIC",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    site=SitePlan(name="Grace Valley Church", kind="CHURCH", city="Valdese", county_fips="37023"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenedDesk]:
    opened = a_desk(a_store(tmp_path), None, author=DENISE)
    create_event(opened.store, DENISE, PLAN)
    yield opened
    opened.close()


def changing(desk: OpenedDesk, event: bytes, **typed: object) -> EventForm:
    """The form of an event, with its place opened and something typed in it."""
    form = open_event(desk, event)
    (place,) = look_for_events(desk).places
    draft = with_place(form.draft, place.typed, (place.typed,))
    return replace(form, draft=replace(draft, **typed))  # type: ignore[arg-type]


def the_event(desk: OpenedDesk) -> bytes:
    return list_events(desk.store)[0].id


def place_of(desk: OpenedDesk) -> Row:
    return row_here(desk.store, "site", list_events(desk.store)[0].ref("site"))


def meanwhile(desk: OpenedDesk, **values: str) -> None:
    """Somebody else changes the place."""
    with acting(desk.store, DENISE, None) as act:
        act.edit(place_of(desk), values)


def test_what_a_place_is_called_and_how_to_get_there_is_changed_in_one_change(
    desk: OpenedDesk,
) -> None:
    event, before = the_event(desk), standing(desk.store).made
    site = place_of(desk).id
    save_event(
        desk,
        changing(
            desk,
            event,
            place="Grace Church",
            street="12 Main St",
            directions="Side door, ramp on the left",
            host_name="Pastor Lee",
            host_phone="828 874 0142",
            network="GOOD",
            access=("WHEEL",),
        ),
    )
    assert standing(desk.store).made == before + 1
    row = place_of(desk)
    assert row.id == site
    assert (row.text("name"), row.text("street")) == ("Grace Church", "12 Main St")
    assert row.text("directions") == "Side door, ramp on the left"
    assert row.text("host_phone") == "+18288740142"
    assert (row.text("network"), row.values["access"]) == ("GOOD", ["WHEEL"])
    assert (row.text("city"), row.text("county_fips")) == ("Valdese", "37023")


def test_undo_and_undo_again_bring_the_place_back_and_forth(desk: OpenedDesk) -> None:
    saved = save_event(desk, changing(desk, the_event(desk), place="Grace Church", city=""))
    undone = undo_save(desk, saved)
    assert (place_of(desk).text("name"), place_of(desk).text("city")) == (
        "Grace Valley Church",
        "Valdese",
    )
    assert isinstance(undone, EventSaved)
    undo_save(desk, undone)
    assert (place_of(desk).text("name"), place_of(desk).text("city")) == ("Grace Church", "")


def test_undo_of_a_new_event_leaves_the_known_place_as_it_was(desk: OpenedDesk) -> None:
    known = changing(desk, the_event(desk), city="Morganton").draft
    draft = EventDraft(title="Fair", kind="SIGNUP", day="6/27/2026", begins="8", ends="2")
    draft = with_place(replace(draft, site=known.site), typed_place(known), known.place_was)
    saved = save_event(desk, EventForm(id=b"form-00000000001", draft=draft))
    assert place_of(desk).text("city") == "Morganton"
    undo_save(desk, saved)
    assert len(list_events(desk.store)) == 1
    assert place_of(desk).text("city") == "Valdese"


def test_what_somebody_else_changed_elsewhere_in_the_place_stands(desk: OpenedDesk) -> None:
    form = changing(desk, the_event(desk), city="Morganton")
    meanwhile(desk, street="12 Main St")
    save_event(desk, form)
    row = place_of(desk)
    assert (row.text("street"), row.text("city")) == ("12 Main St", "Morganton")
    assert list_conflicts(desk.store, DENISE) == ()


def test_where_two_changed_the_same_both_stand_and_the_review_asks(desk: OpenedDesk) -> None:
    form = changing(desk, the_event(desk), place="Grace Church")
    meanwhile(desk, name="Church of Grace")
    save_event(desk, form)
    (conflict,) = list_conflicts(desk.store, DENISE)
    assert {each.value for each in conflict.values} == {"Grace Church", "Church of Grace"}


def test_two_laptops_apart_change_one_place_and_both_are_heard(tmp_path: Path) -> None:
    programme = Programme.begun(tmp_path / "programme")
    denise = programme.denise
    mine = a_desk(denise.store, None, author=denise.author)
    create_event(denise.store, denise.author, PLAN)
    programme.settle()
    sam = programme.enrolled(denise.author)
    programme.settle()
    theirs = a_desk(sam.store, None, author=denise.author)
    event = next(row.id for row in list_events(sam.store) if row.text("code") == PLAN.code)
    for desk, typed in ((mine, {"city": "Morganton"}), (theirs, {"street": "12 Main St"})):
        save_event(desk, changing(desk, event, **typed))
    programme.settle()
    (one,), (other,) = (each.rows("site").values() for each in (denise, sam))
    assert one == other
    assert (one["city"], one["street"]) == ("Morganton", "12 Main St")
    programme.close()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"place": " "}, ("site.name", "required")),
        ({"zip": "2869"}, ("site.zip", "zip_form")),
        ({"host_phone": "12"}, ("site.host_phone", "phone_too_short")),
        ({"place_kind": ""}, ("site.kind", "required")),
        ({"network": "PIGEON"}, ("site.network", "unknown_code")),
    ],
)
def test_what_is_wrong_with_a_place_is_said_and_nothing_is_changed(
    desk: OpenedDesk, typed: dict[str, str], problem: tuple[str, str]
) -> None:
    before = standing(desk.store).made
    with pytest.raises(RefusedError) as refused:
        save_event(desk, changing(desk, the_event(desk), **typed))
    assert problem in [(each.field, each.code) for each in refused.value.problems]
    assert standing(desk.store).made == before


def test_who_may_not_change_places_changes_none(desk: OpenedDesk) -> None:
    rosa = replace(desk, author=ROSA)
    with pytest.raises(RefusedError):
        save_event(rosa, changing(rosa, the_event(desk), city="Morganton"))
    assert place_of(desk).text("city") == "Valdese"


def test_what_is_half_typed_of_a_place_outlives_the_window(desk: OpenedDesk) -> None:
    form = changing(desk, the_event(desk), directions="Side door")
    keep_event_draft(desk, form)
    (kept,) = waiting_events(desk)
    assert kept.draft == form.draft
    save_event(desk, kept)
    assert place_of(desk).text("directions") == "Side door"
