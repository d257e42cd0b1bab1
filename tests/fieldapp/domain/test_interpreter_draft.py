"""An interpreter as somebody types them: what it means, and everything that is wrong at once."""

from dataclasses import replace
from datetime import date

from fieldapp.domain.interpreter_draft import (
    InterpreterDraft,
    InterpreterPlan,
    TypedSkill,
    alone_too_long,
    read_interpreter,
    shown_breaks,
    with_skill,
)
from tests.support.stores import lists

TODAY = date(2026, 6, 13)
HOURS = ("2026-06-20T09:00", "2026-06-20T13:00")
TESS = InterpreterDraft(
    name=" Tess Moore ",
    skills=(TypedSkill(language="ase", qualification="NCLIC", valid_to="12/31/2027"),),
    starts="9",
    ends="12",
)


def plan(draft: InterpreterDraft) -> InterpreterPlan:
    read = read_interpreter(draft, HOURS, TODAY, lists())
    assert isinstance(read, InterpreterPlan)
    return read


def codes(draft: InterpreterDraft) -> set[tuple[str, str]]:
    read = read_interpreter(draft, HOURS, TODAY, lists())
    assert isinstance(read, tuple)
    return {(each.field, each.code) for each in read}


def test_what_is_typed_is_read_and_the_rest_is_what_is_likely() -> None:
    read = plan(TESS)
    assert read.interpreter == {"name": "Tess Moore", "phone": None, "gender": None}
    ((row, skill),) = read.skills
    assert (row, skill["to_language"], skill["valid_to"]) == ("", "en", "2027-12-31")
    assert read.shift is not None
    assert (read.shift["starts"], read.shift["ends"]) == ("2026-06-20T09:00", "2026-06-20T12:00")
    assert read.shift["mode"] == "SIGN1"
    assert alone_too_long(read)
    assert not alone_too_long(plan(replace(TESS, mode="SIGN2")))
    assert not alone_too_long(plan(replace(TESS, ends="11")))


def test_without_hours_nobody_is_booked() -> None:
    assert plan(replace(TESS, starts="", ends=" ")).shift is None


def test_breaks_are_read_within_the_hours() -> None:
    read = plan(replace(TESS, breaks="10-10:10; 11:00 to 11:10 am"))
    assert read.shift is not None
    assert read.shift["breaks"] == [["10:00", "10:10"], ["11:00", "11:10"]]
    assert shown_breaks(read.shift["breaks"]) == "10:00-10:10, 11:00-11:10"
    for typed in ("12:30-12:40", "10:10-10:10 am", "8 am-9:10"):
        assert codes(replace(TESS, breaks=typed)) == {("shift.breaks", "break_outside")}
    assert codes(replace(TESS, breaks="10")) == {("shift.breaks", "time_unreadable")}


def test_a_proof_that_nobody_named_is_none() -> None:
    ((_, skill),) = plan(with_skill(InterpreterDraft(name="Kia"), "mww")).skills
    assert skill["qualification"] == "NONE"


def test_everything_wrong_is_said_at_once() -> None:
    assert codes(InterpreterDraft(phone="12", starts="6", ends="x", paid="much")) == {
        ("interpreter.name", "required"),
        ("interpreter.phone", "phone_too_short"),
        ("interpreter_skill.from_language", "required"),
        ("shift.ends", "time_unreadable"),
    }
    assert codes(replace(TESS, starts="11", ends="10 am")) == {("shift.ends", "ends_before_start")}
    assert codes(replace(TESS, ends="2 pm")) == {("shift.starts", "outside_event")}
    assert codes(replace(TESS, paid="1500")) == {("shift.paid_min", "out_of_range")}
    wrong = replace(TESS, skills=(TypedSkill(language="ase", valid_to="soon"),))
    assert codes(wrong) == {("interpreter_skill.valid_to", "day_unreadable")}


def test_a_language_is_there_once() -> None:
    once = with_skill(InterpreterDraft(), "kjb")
    assert with_skill(once, "kjb") == once
