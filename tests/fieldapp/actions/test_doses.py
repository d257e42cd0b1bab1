"""Earlier doses told at a table: what they hold up, who is asked, what a newer list does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import resources
from fieldapp.actions.acting import Author, acting
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.booking import appointments_of, book
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, OfferPlan, SlotPlan, create_event
from fieldapp.actions.redosing import look_at_bookings
from fieldapp.actions.signing_up import Recorded, draft_of, open_sign_up, record_sign_up
from fieldapp.actions.tasks import FINISH, GUARDIAN, NEXT_DOSE, end_tasks, open_tasks
from fieldapp.domain.codes import CodeLists, load_code_lists
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed_doses import TypedDose
from fieldapp.store.rows import Row
from fieldapp.store.store import Store
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, TODAY, a_sign_up, an_open_store, lists

FOLDER = Path(resources.__path__[0]) / "codes"
PFIZER = TypedDose(group="COVID19", product="208", when="6/1/2021", place="ELSEWHERE", proof="CARD")


class Clinic:
    """A clinic with a time on each of some days: COVID-19 from 12 years on, flu for everybody."""

    def __init__(self, store: Store, *days: str) -> None:
        self.store = store
        first, last = days[0], days[-1]
        slots = (SlotPlan(starts=f"{d}T09:00", ends=f"{d}T09:20", capacity=2) for d in days)
        made = create_event(
            store,
            DENISE,
            EventPlan(
                code=f"BUR-{first[5:7]}{first[8:]}A",
                title="Clinic",
                kind="CLINIC",
                starts=f"{first}T08:00",
                ends=f"{last}T13:00",
                offers=(
                    OfferPlan(group="COVID19", age_from="12 years"),
                    OfferPlan(group="FLU", age_from="6 months"),
                ),
                slots=tuple(slots),
            ),
        )
        self.event, self.slots = made.event, made.slots
        hand_out_all(store, made.event)

    def sign_up(
        self, *doses: TypedDose, at: int | None = None, author: Author = DENISE, **typed: Any
    ) -> Recorded:
        seat = "" if at is None else self.slots[at].hex()
        draft = a_sign_up(**{"doses": doses, "seat": seat, **typed})
        return record_sign_up(self.store, author, self.event, draft, today=TODAY, lists=lists())

    def refused(self, *doses: TypedDose, at: int, **typed: Any) -> tuple[Problem, ...]:
        with pytest.raises(RefusedError) as caught:
            self.sign_up(*doses, at=at, **typed)
        return caught.value.problems

    def draft(self, made: Recorded) -> SignUpDraft:
        return draft_of(open_sign_up(self.store, made.sign_up))

    def amend(self, made: Recorded, author: Author = DENISE, **typed: Any) -> None:
        draft = replace(self.draft(made), **typed)
        amend_sign_up(self.store, author, made.sign_up, draft, today=TODAY, lists=lists())

    def booked(self, made: Recorded) -> list[tuple[str, object]]:
        rows = appointments_of(self.store, made.sign_up)
        return [(row.text("group"), row.values.get("dose_no")) for row in rows]

    def tasks(self, made: Recorded, kind: str) -> list[Row]:
        return open_tasks(self.store, made.person, kind)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def _newer_list(folder: Path, rule: str, old: str, new: str) -> CodeLists:
    """Give the lists with one rule changed, under a newer version."""
    for path in FOLDER.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        if path.stem == "dose_intervals":
            (line,) = (each for each in text.splitlines() if each.startswith(f"{rule},"))
            assert old in line
            text = text.replace(line, line.replace(old, new))
        if path.stem == "versions":
            text += "dose_intervals,2031-01.1,,2031-01-01\n"
        (folder / path.name).write_text(text, encoding="utf-8")
    return load_code_lists(folder)


def test_story_14_twenty_one_days_not_seventeen(store: Store, tmp_path: Path) -> None:
    clinic = Clinic(store, "2021-06-18", "2021-06-21", "2021-06-22")
    for early in (0, 1):
        (problem,) = clinic.refused(PFIZER, at=early)
        assert (problem.field, problem.code) == ("appointment.slot", "too_soon")
        assert dict(problem.args) == {
            "vaccine": "COVID19",
            "day": "2021-06-22",
            "dose": "2",
            "rule": "H21-PFR",
        }
    made = clinic.sign_up(PFIZER, at=2)
    assert clinic.booked(made) == [("COVID19", 2)]
    folder = tmp_path / "newer"
    folder.mkdir()
    newer = _newer_list(folder, "H21-PFR", "21 days,21 days", "28 days,28 days")
    today = date(2021, 6, 10)
    desk = OpenedDesk(
        store=store,
        author=DENISE,
        user_name="Denise",
        event=clinic.event,
        lists=newer,
        today=lambda: today,
    )
    look_at_bookings(desk)
    look_at_bookings(desk)
    assert clinic.booked(made) == [("COVID19", 2)]
    assert clinic.draft(made).seat == clinic.slots[2].hex()
    (task,) = clinic.tasks(made, NEXT_DOSE)
    assert (task.text("due_on"), task.values["about"]) == (
        "2021-06-29",
        [appointments_of(store, made.sign_up)[0].id],
    )
    draft = a_sign_up(doses=(PFIZER,), seat=clinic.slots[2].hex())
    with pytest.raises(RefusedError) as caught:
        record_sign_up(store, DENISE, clinic.event, draft, today=TODAY, lists=newer)
    assert dict(caught.value.problems[0].args)["day"] == "2021-06-29"


def test_a_booking_that_stands_makes_no_task_and_one_that_was_settled_makes_no_other(
    store: Store, tmp_path: Path
) -> None:
    clinic = Clinic(store, "2021-06-22", "2021-06-29")
    fine, early = clinic.sign_up(PFIZER, at=1), clinic.sign_up(PFIZER, at=0)
    folder = tmp_path / "newer"
    folder.mkdir()
    desk = OpenedDesk(
        store=store,
        author=ROSA,
        user_name="Rosa",
        event=clinic.event,
        lists=_newer_list(folder, "H21-PFR", "21 days,21 days", "28 days,28 days"),
        today=lambda: date(2021, 6, 10),
    )
    look_at_bookings(desk)
    assert clinic.tasks(early, NEXT_DOSE) == []  # a canvasser does not see everybody's doses
    denise = replace(desk, author=DENISE)
    look_at_bookings(denise)
    assert clinic.tasks(fine, NEXT_DOSE) == []
    with acting(store, DENISE, clinic.event) as act:
        end_tasks(act, clinic.tasks(early, NEXT_DOSE))
    look_at_bookings(denise)
    assert clinic.tasks(early, NEXT_DOSE) == []


def test_a_vaccine_is_not_given_outside_the_ages_of_the_offer(store: Store) -> None:
    clinic = Clinic(store, "2026-06-20")
    agreed: dict[str, Any] = {
        "guardian_relationship": "PARENT",
        "guardian_document": "WRITTEN",
        "guardian_for": ("COVID19", "FLU"),
    }
    problems = clinic.refused(at=0, birth="6/21/2014", **agreed)
    assert [each.code for each in problems] == ["age_not_offered"]
    assert [each.code for each in clinic.refused(at=0, birth="2014", **agreed)] == ["age_unsure"]
    assert clinic.booked(clinic.sign_up(at=0, birth="6/20/2014", **agreed)) == [("COVID19", 1)]
    assert clinic.booked(clinic.sign_up(at=0, birth="2014", wants=("FLU",), **agreed)) == [
        ("FLU", 1)
    ]


def test_a_booking_outside_a_form_goes_by_the_same_rules(store: Store) -> None:
    clinic = Clinic(store, "2021-06-18", "2021-06-22")
    made = clinic.sign_up(PFIZER)
    with pytest.raises(RefusedError) as caught:
        book(store, DENISE, made.sign_up, group="COVID19", slot=clinic.slots[0])
    assert [each.code for each in caught.value.problems] == ["too_soon"]
    book(store, DENISE, made.sign_up, group="COVID19", slot=clinic.slots[1])
    assert clinic.booked(made) == [("COVID19", 2)]


def test_who_waits_is_held_only_where_no_day_of_the_list_is_late_enough(store: Store) -> None:
    clinic = Clinic(store, "2021-06-18", "2021-06-22")
    made = clinic.sign_up(PFIZER, seat="WAIT")
    assert clinic.booked(made) == [("COVID19", 2)]
    later = replace(PFIZER, when="6/2/2021")
    with pytest.raises(RefusedError) as caught:
        clinic.sign_up(later, seat="WAIT")
    assert [each.code for each in caught.value.problems] == ["too_soon"]


def test_doses_come_back_as_they_were_typed_and_are_corrected_one_by_one(store: Store) -> None:
    clinic = Clinic(store, "2026-06-20")
    second = replace(PFIZER, when="June 2021", proof="SAID")
    made = clinic.sign_up(PFIZER, second, author=ROSA)
    shown = clinic.draft(made).doses
    assert [replace(each, row="") for each in shown] == [PFIZER, replace(second, when="6/2021")]
    clinic.amend(made, ROSA, doses=(shown[0], replace(shown[1], when="6/22/2021")))
    assert [each.when for each in clinic.draft(made).doses] == ["6/1/2021", "6/22/2021"]
    assert {each.row for each in clinic.draft(made).doses} == {each.row for each in shown}
    clinic.amend(made, ROSA, doses=clinic.draft(made).doses[1:])
    assert [each.when for each in clinic.draft(made).doses] == ["6/22/2021"]


def test_a_dose_nobody_can_name_is_to_be_looked_up_once_and_then_no_more(store: Store) -> None:
    clinic = Clinic(store, "2026-06-20")
    made = clinic.sign_up(
        TypedDose(group="HEPB", product="45", when="2020"), TypedDose(group="HEPB"), author=ROSA
    )
    (task,) = clinic.tasks(made, FINISH)
    shown = clinic.draft(made).doses
    assert {each.hex() for each in task.values["about"]} == {each.row for each in shown}  # type: ignore[union-attr]
    known = replace(shown[0], product="43", when="3/2/2020")
    clinic.amend(made, ROSA, doses=(known,))
    assert clinic.tasks(made, FINISH) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"when": "yesterday"}, "day_unreadable"),
        ({"when": "2/30/2021"}, "no_such_day"),
        ({"when": "2031"}, "too_late"),
        ({"group": ""}, "dose_group_needed"),
        ({"product": "9999"}, "unknown_code"),
    ],
)
def test_a_dose_that_cannot_be_read_is_not_kept_half(
    store: Store, typed: dict[str, str], code: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        Clinic(store, "2026-06-20").sign_up(replace(PFIZER, **typed))
    assert code in [each.code for each in caught.value.problems]


def test_story_8_sixteen_and_alone_is_kept_without_the_time_until_the_mother_agreed(
    store: Store,
) -> None:
    clinic = Clinic(store, "2026-06-20")
    tyrell = clinic.sign_up(at=0, birth="1/22/2010", author=ROSA)
    assert tyrell.held
    assert clinic.booked(tyrell) == []
    (task,) = clinic.tasks(tyrell, GUARDIAN)
    assert task.text("due_on") == "2026-06-20"
    mother: dict[str, Any] = {
        "guardian_for": ("COVID19",),
        "guardian_relationship": "PARENT",
        "guardian_document": "DOCUMENTED",
    }
    seat = clinic.slots[0].hex()
    clinic.amend(tyrell, ROSA, seat=seat, **mother, guardian_until="6/19/2026")
    assert clinic.booked(tyrell) == []  # it does not hold on the day of the visit
    clinic.amend(tyrell, ROSA, seat=seat, guardian_until="6/20/2026")
    assert clinic.booked(tyrell) == [("COVID19", 1)]
    assert clinic.tasks(tyrell, GUARDIAN) == []
    assert clinic.draft(tyrell).guardian_until == "6/20/2026"


def test_story_15_one_dose_this_season_and_no_second(store: Store) -> None:
    clinic = Clinic(store, "2025-09-06", "2025-12-06")
    made = clinic.sign_up(at=0, birth="1985")
    assert clinic.booked(made) == [("COVID19", 1)]
    had_it = TypedDose(group="COVID19", product="309", when="9/6/2025", proof="CARD")
    (problem,) = clinic.refused(had_it, at=0, birth="1985")
    assert dict(problem.args) == {
        "vaccine": "COVID19",
        "day": "2025-11-01",
        "dose": "2",
        "rule": "C25-2Y",
    }
