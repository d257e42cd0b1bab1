"""Whom to call: with consent, at a good hour, once, and no more than three times in vain."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.calling import (
    CallSaid,
    keep_remark,
    kept_remark,
    note_call,
    take_call_back,
    take_line,
)
from fieldapp.actions.dose_tasks import SLICE, plan_next_doses
from fieldapp.actions.dosing import doses_of_person
from fieldapp.actions.reviewing import look_for_review
from fieldapp.actions.stopping import stop
from fieldapp.domain.calls import Standing, When
from fieldapp.domain.problem import RefusedError
from tests.support.calls import ANA, MODERNA, PFIZER, Evening, an_evening
from tests.support.stores import DENISE, a_row, edited


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    made = an_evening(tmp_path)
    yield made
    made.store.close()


def said(evening: Evening, given: str, result: str, **more: object) -> CallSaid:
    line = evening.line(given)
    number = line.numbers[0].contact if line.numbers else b""
    return CallSaid(line=line, result=result, contact=number, **more)  # type: ignore[arg-type]


def names(evening: Evening, when: When = When.NOW) -> list[str]:
    return [each.first_name for each in evening.seen().lines if each.when is when]


# --- the next dose -------------------------------------------------------------------------------


def test_the_window_opens_by_the_product_of_that_very_record(evening: Evening) -> None:
    """Nineteen days after: 21 days for one product, 28 for the other."""
    evening.person("Rosa", PFIZER)
    evening.person("Luz", MODERNA)
    evening.plan()
    assert names(evening) == ["Rosa"]
    assert names(evening, When.LATER) == ["Luz"]
    (task,) = evening.line("Rosa").tasks
    assert (str(task.due_on), str(task.late_after)) == ("2021-07-03", "2021-07-24")
    assert (task.group, task.dose_no) == ("COVID19", 2)
    evening.later("2021-07-08T18:30")
    assert names(evening) == ["Rosa", "Luz"]


def test_two_laptops_that_plan_the_same_dose_have_one_call_between_them(evening: Evening) -> None:
    who = evening.person("Rosa", PFIZER)
    evening.plan()
    evening.plan()
    assert len(evening.rows("task")) == 1
    twin = {"due_on": "2021-07-03", "group": "COVID19", "dose_no": 2, "window_days": 21}
    evening.task(who.person, "DOSE2", **twin)  # as it comes from the other laptop
    line = evening.line("Rosa")
    assert len(line.tasks) == 1
    assert len(line.tasks[0].rows) == 2
    note_call(evening.desk(), said(evening, "Rosa", "REACHED"))
    assert evening.seen().lines == ()
    evening.plan()
    assert len(evening.rows("task")) == 2


def test_who_had_the_dose_or_has_a_time_is_not_called_about_it(evening: Evening) -> None:
    given, booked = evening.person("Rosa", PFIZER), evening.person("Luz", PFIZER)
    evening.plan()
    evening.dose(given.person, PFIZER, dose_no=2, date="2021-06-30")
    evening.booked(booked.sign_up)
    evening.plan()
    assert evening.seen().lines == ()


def test_a_whole_clinic_is_planned_some_people_at_a_time(evening: Evening) -> None:
    for at in range(SLICE + 1):
        evening.person(f"Rosa{at}", PFIZER, phone="828 555 0134")
    planned = plan_next_doses(evening.desk(DENISE))
    assert planned.after is not None
    assert plan_next_doses(evening.desk(DENISE), planned.after).after is None
    assert len(evening.rows("task")) == SLICE + 1


def test_whoever_does_not_see_everybodys_doses_plans_nothing(evening: Evening) -> None:
    evening.person("Rosa", PFIZER)
    plan_next_doses(evening.desk(ANA))
    assert evening.rows("task") == []


def test_somebody_says_they_had_it_at_a_pharmacy(evening: Evening) -> None:
    who = evening.person("Rosa", PFIZER)
    evening.plan()
    called = note_call(
        evening.desk(), said(evening, "Rosa", "REACHED", had=(("COVID19", "2021-06-30"),))
    )
    first, second = doses_of_person(evening.store, who.person)
    assert (second.text("place"), second.text("proof")) == ("ELSEWHERE", "SAID")
    assert (second.text("date"), second.values["dose_no"]) == ("2021-06-30", 2)
    assert evening.seen().lines == ()
    take_call_back(evening.desk(), called)
    assert [row.id for row in doses_of_person(evening.store, who.person)] == [first.id]
    assert names(evening) == ["Rosa"]


def test_had_elsewhere_ends_the_appointment_that_was_for_it(evening: Evening) -> None:
    who = evening.person("Rosa", PFIZER)
    appointment = evening.booked(who.sign_up)
    more = {"about": [appointment], "due_on": "2021-07-03", "group": "COVID19", "dose_no": 2}
    evening.task(who.person, "DOSE2", **more)
    note_call(evening.desk(), said(evening, "Rosa", "REACHED", had=(("COVID19", ""),)))
    states = {row.text("status") for row in evening.rows("appointment_status")}
    assert states == {"BOOKED", "CANCPER", "VACCELSE"}


# --- whom, and when ------------------------------------------------------------------------------


def test_nobody_without_a_yes_to_calls_is_on_the_list(evening: Evening) -> None:
    evening.person("Rosa", PFIZER, granted=("STORE", "SMS"))
    asked = evening.person("Luz", PFIZER)
    evening.plan()
    assert names(evening) == ["Luz"]
    assert evening.seen().unreachable == 1
    stop(evening.store, DENISE, asked.person)
    assert evening.seen().lines == ()
    assert evening.seen().unreachable == 2


def test_nobody_is_called_before_eight_or_after_eight(evening: Evening) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    for hour in ("07:59", "20:00"):
        evening.later(f"2021-07-02T{hour}")
        assert names(evening) == []
        assert not evening.seen().good_hour


def test_who_named_a_part_of_the_day_is_called_then(evening: Evening) -> None:
    who = evening.person("Rosa", PFIZER)
    evening.plan()
    (number,) = [row for row in evening.rows("contact") if row.ref("person") == who.person]
    edited(evening.store, "contact", number.id, best_time=["SAT"])
    assert names(evening) == []
    evening.later("2021-07-03T11:00")
    assert names(evening) == ["Rosa"]


def test_the_list_goes_by_language_then_by_day_those_one_speaks_first(evening: Evening) -> None:
    ana = evening.speaker()
    for name, tag, day in (
        ("Mai", "mww", "2021-06-20"),
        ("Bo", "en", "2021-06-20"),
        ("Luz", "es", "2021-06-22"),
        ("Rosa", "es", "2021-06-21"),
    ):
        who = evening.person(name, lang_spoken=tag)
        evening.task(who.person, "NOSHOW", due_on=day, lang=tag)
    assert [each.first_name for each in evening.seen(ana).lines] == ["Rosa", "Luz", "Bo", "Mai"]


# --- tries ---------------------------------------------------------------------------------------


def test_three_tries_on_three_days_and_parts_of_the_day_are_enough(evening: Evening) -> None:
    who = evening.person("Rosa")
    evening.task(who.person, "GUARDIAN", lang="es")
    note_call(evening.desk(), said(evening, "Rosa", "NOANS"))
    line = evening.line("Rosa")
    assert line.next is not None
    assert (str(line.next.day), line.next.part) == ("2021-07-02", "WDPM")
    assert names(evening) == []
    evening.later("2021-07-02T18:30")  # the evening again
    assert names(evening) == []
    evening.later("2021-07-02T15:00")
    assert names(evening) == ["Rosa"]
    note_call(evening.desk(), said(evening, "Rosa", "VM"))
    evening.later("2021-07-03T10:00")
    done = note_call(evening.desk(), said(evening, "Rosa", "NOANS"))
    assert done.standing is Standing.GIVENUP
    assert evening.seen().lines == ()
    assert [each.first_name for each in evening.seen().done] == ["Rosa"]


def test_about_a_dose_the_second_try_is_three_days_after_its_window_opens(
    evening: Evening,
) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    note_call(evening.desk(), said(evening, "Rosa", "NOANS"))
    next_try = evening.line("Rosa").next
    assert next_try is not None
    assert str(next_try.day) == "2021-07-06"


def test_a_busy_line_is_no_try(evening: Evening) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    for _ in range(4):
        note_call(evening.desk(), said(evening, "Rosa", "BUSY"))
    assert names(evening) == ["Rosa"]


def test_call_me_on_saturday_at_ten(evening: Evening) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    note_call(evening.desk(), said(evening, "Rosa", "REACHED", call_at="2021-07-03T10:00"))
    assert names(evening) == []
    evening.later("2021-07-03T10:00")
    assert names(evening) == ["Rosa"]
    note_call(evening.desk(), said(evening, "Rosa", "NOANS"))
    assert evening.line("Rosa").call_at is None


def test_who_asks_to_stop_is_off_the_list_at_once_and_undo_grants_it_again(
    evening: Evening,
) -> None:
    who = evening.person("Rosa", PFIZER)
    evening.plan()
    line = evening.line("Rosa")
    called = note_call(evening.desk(), said(evening, "Rosa", "STOP"))
    against = [row for row in evening.rows("consent") if row.text("answer") == "WITHDRAWN"]
    assert {row.text("type") for row in against} == {"CALL", "VOICEMAIL"}
    assert {row.ref("person") for row in against} == {who.person}
    assert evening.seen().lines == ()
    with pytest.raises(RefusedError) as refused:
        note_call(evening.desk(), CallSaid(line=line, result="NOANS", contact=b""))
    assert refused.value.problems[0].code == "no_consent"
    evening.clock.pass_s(1)
    take_call_back(evening.desk(), called)
    assert names(evening) == ["Rosa"]
    assert evening.rows("attempt") == []


def test_no_message_is_noted_where_none_may_be_left(evening: Evening) -> None:
    evening.person("Rosa", PFIZER, granted=("STORE", "CALL"))
    evening.plan()
    assert not evening.line("Rosa").numbers[0].may_message
    with pytest.raises(RefusedError):
        note_call(evening.desk(), said(evening, "Rosa", "VM"))


def test_a_wrong_number_is_called_no_more_and_a_coordinator_is_asked(evening: Evening) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    called = note_call(evening.desk(), said(evening, "Rosa", "BADNUM"))
    assert evening.seen().lines == ()
    assert [row.text("reason") for row in evening.rows("review")] == ["CONTACT"]
    (asked,) = look_for_review(evening.desk(DENISE)).aside
    assert (asked.code, asked.people[0].split()[0]) == ("CONTACT", "Rosa")
    take_call_back(evening.desk(), called)
    assert names(evening) == ["Rosa"]
    assert evening.rows("review") == []


def test_two_callers_do_not_ring_the_same_person(evening: Evening) -> None:
    evening.person("Rosa", PFIZER)
    evening.plan()
    a_row(evening.store, "user", {"name": "Denise", "role": "COORDINATOR"}, None)
    take_line(evening.desk(DENISE), evening.line("Rosa", DENISE))
    assert evening.line("Rosa").taken_by
    assert evening.line("Rosa", DENISE).taken_by == ""
    evening.clock.pass_s(31 * 60)
    assert evening.line("Rosa").taken_by == ""


def test_a_remark_is_kept_while_it_is_typed_and_goes_into_the_try(evening: Evening) -> None:
    who = evening.person("Rosa", PFIZER)
    evening.plan()
    keep_remark(evening.desk(), who.person, "works nights")
    assert kept_remark(evening.desk(), who.person) == "works nights"
    note_call(evening.desk(), said(evening, "Rosa", "NOANS", remark="works nights"))
    assert kept_remark(evening.desk(), who.person) == ""
    assert evening.line("Rosa").tries[0].remark == "works nights"
