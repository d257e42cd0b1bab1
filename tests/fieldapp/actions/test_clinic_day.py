"""The clinic day: who is on the list, what is said of them, what each reader sees, and its undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fieldapp.actions.booking import appointments_of, book
from fieldapp.actions.clinic_day import GIVEN
from fieldapp.actions.clinic_steps import take_back, undo_step
from fieldapp.actions.walk_ins import (
    WalkIn,
    add_walk_in,
    fits,
    let_first,
    note_wait,
    take_into_seat,
)
from fieldapp.domain.days import Certain
from fieldapp.domain.problem import RefusedError
from fieldapp.store.columns import SHAPES
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.search import index_some
from fieldapp.store.seats import seats_taken
from fieldapp.store.store import Store
from tests.support.clinic_days import MINUTE, PLAN, TEN, ClinicDay
from tests.support.stores import DENISE, MARCUS, an_open_store

BOOKED, WAITING = frozenset({"BOOKED"}), frozenset({"WAIT"})


@pytest.fixture
def day(tmp_path: Path) -> Iterator[ClinicDay]:
    with an_open_store(tmp_path) as store:
        yield ClinicDay(store)


def refused(act: object, *arguments: object, **more: object) -> list[str]:
    with pytest.raises(RefusedError) as found:
        act(*arguments, **more)  # type: ignore[operator]
    return [each.code for each in found.value.problems]


def rows(store: Store, kind: str) -> list[Row]:
    named = next(shape.kind for shape in SHAPES.values() if shape.name == kind)
    return read_rows(store.connection, named)


def moved(local: str, by: timedelta) -> str:
    return (datetime.fromisoformat(local) + by).isoformat()[:16]


def states(day: ClinicDay, sign_up: bytes) -> list[str]:
    (part,) = appointments_of(day.store, sign_up)
    found = rows(day.store, "appointment_status")
    return [row.text("status") for row in found if row.ref("appointment") == part.id]


def test_people_stand_in_time_order_and_walk_ins_after_them(day: ClinicDay) -> None:
    walk_in, late, early = day.come(), day.come(1), day.come(0)
    add_walk_in(day.desk, day.event, WalkIn(sign_up=walk_in, groups=("COVID19",)))
    seen = day.look()
    assert [each.sign_up for each in seen.lines] == [early, late, walk_in]
    assert [each.ticket for each in seen.lines] == ["A-003", "A-002", "A-001"]
    assert [each.walk_in for each in seen.lines] == [False, False, True]


def test_the_usual_way_through_the_day(day: ClinicDay) -> None:
    sign_up = day.come(0)
    day.step(sign_up, "CONFIRMED")
    day.step(sign_up, "ARRIVED")
    day.step(sign_up, "VACC", dose={"cvx": "309", "lot": " FH8020 "})
    assert states(day, sign_up) == ["BOOKED", "CONFIRMED", "ARRIVED", "VACC"]
    (dose,) = rows(day.store, "dose")
    assert {name: dose.values[name] for name in ("group", "cvx", "lot", "place", "proof")} == {
        "group": "COVID19", "cvx": "309", "lot": "FH8020", "place": "HERE", "proof": "PROVIDER",
    }  # fmt: skip
    assert (dose.values["date"], dose.values["dose_no"]) == ("2026-06-20", 1)


def test_one_step_is_one_change_and_its_undo_takes_all_of_it_back(day: ClinicDay) -> None:
    sign_up = day.come(0)
    before = day.store.read_tail().seq
    done = day.step(sign_up, "VACC")
    assert day.store.read_tail().seq == before + 1
    assert day.line(sign_up).states == {"VACC"}
    undo_step(day.desk, done, day.event_id)
    assert day.line(sign_up).states == {"BOOKED"}
    assert rows(day.store, "dose") == []


def test_nobody_is_missed_before_half_an_hour_after_their_time(day: ClinicDay) -> None:
    sign_up = day.come(0)
    day.store.clock.now_ms = TEN - 11 * MINUTE  # type: ignore[attr-defined]
    assert refused(day.step, sign_up, "NOSHOW") == ["too_early_to_miss"]
    day.store.clock.now_ms = TEN - 10 * MINUTE  # type: ignore[attr-defined]
    day.step(sign_up, "NOSHOW", reason="NORIDE")
    day.step(sign_up, "ARRIVED")
    assert day.line(sign_up).states == {"ARRIVED"}


def test_not_today_needs_its_reason_and_keeps_who_said_it(day: ClinicDay) -> None:
    sign_up = day.come(0)
    assert refused(day.step, sign_up, "DEFER") == ["reason_needed"]
    assert refused(day.step, sign_up, "DEFER", reason="FORGOT") == ["reason_elsewhere"]
    day.step(sign_up, "DEFER", reason="SUPPLY")
    found = rows(day.store, "appointment_status")
    (last,) = [row for row in found if row.text("status") == "DEFER"]
    assert (last.text("reason"), last.text("proof")) == ("SUPPLY", "PROVIDER")


def test_had_it_elsewhere_notes_a_dose_that_was_only_said(day: ClinicDay) -> None:
    known, unknown = day.come(0), day.come(1)
    day.step(known, "VACCELSE", dose={"day": "2026-05-30"})
    day.step(unknown, "VACCELSE")
    assert [
        (row.values.get("date"), row.text("place"), row.text("proof"))
        for row in rows(day.store, "dose")
    ] == [("2026-05-30", "ELSEWHERE", "SAID"), (None, "ELSEWHERE", "SAID")]
    assert seats_taken(day.store, list(day.slots)) == {}


def test_a_mistake_is_for_the_coordinator_while_the_server_hears_it(day: ClinicDay) -> None:
    sign_up = day.come(0)
    assert refused(day.step, sign_up, "ERROR", online=True) == ["coordinator_needed"]
    assert refused(day.step, sign_up, "ERROR", DENISE) == ["server_needed"]
    day.step(sign_up, "ERROR", DENISE, online=True)
    assert sign_up not in [each.sign_up for each in day.look().lines]


def test_what_others_said_is_taken_back_by_the_coordinator_alone(day: ClinicDay) -> None:
    sign_up = day.come(0)
    day.step(sign_up, "VACC")
    (part,) = day.line(sign_up).parts
    arguments = part.appointment, day.event_id
    assert refused(take_back, day.as_(MARCUS), *arguments) == ["not_allowed"]
    take_back(day.as_(DENISE), *arguments)
    assert day.line(sign_up).states == {"ARRIVED"}
    assert rows(day.store, "dose") == []


def test_the_day_has_to_come_before_anybody_is_there(day: ClinicDay) -> None:
    sign_up = day.come(0)
    day.desk = replace(day.desk, today=lambda: date(2026, 6, 19))
    assert refused(day.step, sign_up, "ARRIVED") == ["not_the_day_yet"]
    day.store.remember("time", [0, True])  # the clock is known to be wrong: nobody is sent away
    day.step(sign_up, "ARRIVED")


def test_two_vaccines_are_one_line_and_one_step(day: ClinicDay) -> None:
    sign_up = day.come(0, wants=("COVID19", "FLU"))
    book(day.store, day.desk.author, sign_up, group="FLU", slot=day.slots[0])
    (line,) = day.look().lines
    assert line.groups == ("COVID19", "FLU")
    day.step(sign_up, "VACC")
    assert sorted(row.text("group") for row in rows(day.store, "dose")) == ["COVID19", "FLU"]


# --- who sees what --------------------------------------------------------------------------------


def test_a_volunteer_sees_who_has_been_and_not_what_others_noted(day: ClinicDay) -> None:
    day.come(0)
    day.step(day.look().lines[0].sign_up, "ARRIVED")
    (line,) = day.look(author=MARCUS).lines
    assert line.states == {"ARRIVED"}
    assert (line.name.said, line.ticket) == ("Juana Tomás Baltazar", "A-001")
    assert (line.groups, line.interpreter, line.language, line.needs) == ((), "", "", ())
    assert line.partly_hidden
    (own,) = day.look().lines
    assert (own.groups, own.interpreter, own.language) == (("COVID19",), "YES", "kjb")


def test_a_child_waits_for_a_guardian_and_an_age_that_does_not_fit_is_told(day: ClinicDay) -> None:
    child = day.come(birth="2012-01-01")
    assert day.line(child).guardian == "guardian_consent_needed"
    wanted = WalkIn(sign_up=child, groups=("COVID19",))
    assert refused(add_walk_in, day.desk, day.event, wanted) == ["guardian_consent_needed"]
    agreed, younger = (
        day.come(
            birth=birth,
            granted=("STORE", "SHAREPROV", "GUARDIAN"),
            guardian_for=("COVID19",),
            guardian_relationship="PARENT",
            guardian_document="WRITTEN",
        )
        for birth in ("2012-01-01", "2016-01-01")
    )
    add_walk_in(day.desk, day.event, WalkIn(sign_up=agreed, groups=("COVID19",)))
    line = day.line(agreed)
    assert (line.guardian, line.age_fits) == (GIVEN, Certain.YES)
    too_young = WalkIn(sign_up=younger, groups=("COVID19",))
    assert refused(add_walk_in, day.desk, day.event, too_young) == ["age_not_offered"]


# --- without a time -------------------------------------------------------------------------------


def test_walk_ins_take_the_seats_for_them_and_then_the_list_in_ticket_order(
    day: ClinicDay,
) -> None:
    one, two, three = day.come(), day.come(), day.come()
    for each in (three, one, two):
        add_walk_in(day.desk, day.event, WalkIn(sign_up=each, groups=("COVID19",)))
    lines = day.look().lines
    assert [each.ticket for each in lines] == ["A-001", "A-002", "A-003"]
    assert [set(each.states) for each in lines] == [{"WAIT"}, {"WAIT"}, {"BOOKED"}]
    again = WalkIn(sign_up=one, groups=("COVID19",))
    assert refused(add_walk_in, day.desk, day.event, again) == ["booked_already"]


def test_only_a_coordinator_lets_somebody_go_first(day: ClinicDay) -> None:
    signed = [day.come(), day.come(), day.come()]
    for each in signed:
        add_walk_in(day.desk, day.event, WalkIn(sign_up=each, groups=("COVID19",)))
    last = day.line(signed[2])
    assert refused(let_first, day.desk, last, True) == ["coordinator_needed"]
    let_first(day.as_(DENISE), last, True)
    assert [each.ticket for each in day.look().lines] == ["A-003", "A-001", "A-002"]


def test_somebody_from_the_list_gets_a_free_seat_if_they_can_be_there(day: ClinicDay) -> None:
    first, waiting = day.come(), day.come()
    for each in (first, waiting):
        add_walk_in(day.desk, day.event, WalkIn(sign_up=each, groups=("COVID19",)))
    note_wait(day.desk, day.line(waiting), TEN + 60 * MINUTE, 45)
    line, event = day.line(waiting), day.event
    free = {each.starts[11:]: each for each in day.look().free}
    now = datetime.fromtimestamp(TEN / 1000, UTC)
    assert [fits(event, line, each, now) for each in free.values()] == [False, False]
    slot = free["10:40"].slot
    assert refused(take_into_seat, day.desk, event, line, slot) == ["too_late_for_it"]
    note_wait(day.desk, line, TEN + 60 * MINUTE, 40)
    done = take_into_seat(day.desk, event, day.line(waiting), slot)
    assert (day.line(waiting).starts[11:], day.line(waiting).states) == ("10:40", BOOKED)
    undo_step(day.desk, done, day.event_id)
    assert (day.line(waiting).starts, day.line(waiting).states) == ("", WAITING)


def test_who_walks_in_gives_back_the_seat_of_another_day(day: ClinicDay) -> None:
    week = timedelta(days=7)
    slots = [
        replace(each, starts=moved(each.starts, week), ends=moved(each.ends, week))
        for each in PLAN.slots
    ]
    plan = replace(
        PLAN,
        code="BUR-0627A",
        starts=moved(PLAN.starts, week),
        ends=moved(PLAN.ends, week),
        slots=tuple(slots),
    )
    later = ClinicDay(day.store, plan)
    sign_up = day.come()
    book(day.store, day.desk.author, sign_up, group="COVID19", slot=later.slots[0])
    add_walk_in(day.desk, day.event, WalkIn(sign_up=sign_up, groups=("COVID19",)))
    assert seats_taken(day.store, list(later.slots)) == {}


def test_a_ticket_without_a_time_is_found(day: ClinicDay) -> None:
    sign_up = day.come()
    while index_some(day.store):
        pass
    assert [each.sign_up for each in day.found("A-001")] == [sign_up]
