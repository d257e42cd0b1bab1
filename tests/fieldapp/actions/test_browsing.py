"""The list as the window asks for it: whole by id, lines in sight, and how it changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.browsing import (
    InSight,
    PeopleQuestion,
    lines_in_sight,
    look_at_people,
)
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, create_event
from fieldapp.actions.person_sheet import look_at_person
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.values import Value
from fieldapp.store.listing import Order, PeopleFilter, Span, ids_in
from tests.support.crowd import taken_in
from tests.support.stores import (
    DENISE,
    EVENT,
    MARCUS,
    ROSA,
    TODAY,
    a_row,
    a_sign_up,
    a_store,
    lists,
    recorded,
    taken_out,
)

EVERYBODY = PeopleQuestion()
PLAN = EventPlan(
    code="BUR-0613A",
    title="St. Luke's",
    kind="SIGNUP",
    starts="2026-06-13T08:00",
    ends="2026-06-13T14:00",
)


def a_desk(folder: Path, author: Author = DENISE) -> OpenedDesk:
    """A desk on a new store."""
    return OpenedDesk(
        store=a_store(folder),
        author=author,
        user_name="Denise",
        event=EVENT,
        lists=lists(),
        today=lambda: TODAY,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenedDesk]:
    made = a_desk(tmp_path)
    yield made
    made.close()


def test_everybody_comes_by_id_and_the_lines_in_sight_whole(desk: OpenedDesk) -> None:
    people = taken_in(desk.store, 30)
    seen = look_at_people(desk, EVERYBODY, InSight(most=5))
    assert ids_in(seen.listed) == tuple(reversed(people))
    assert [line.person for line in seen.lines] == people[:-6:-1]
    assert (seen.everybody, seen.more) == (30, False)


def test_what_changed_is_told_and_the_sight_moves_with_it(desk: OpenedDesk) -> None:
    people = taken_in(desk.store, 30)
    before = look_at_people(desk, EVERYBODY, InSight(most=5)).listed
    made = [recorded(desk.store).person for _ in range(2)]
    taken_out(desk.store, "person", people[0])
    seen = look_at_people(desk, EVERYBODY, InSight(listed=before, first=10, most=4))
    assert seen.changes == (Span(at=29, gone=1, come=0), Span(at=0, gone=0, come=2))
    assert [line.person for line in seen.lines] == list(ids_in(before, 10, 4))
    assert ids_in(seen.listed)[:2] == (made[1], made[0])
    again = look_at_people(desk, EVERYBODY, InSight(listed=seen.listed, most=4))
    assert again.changes == ()


def test_a_text_orders_by_how_well_it_is_met(desk: OpenedDesk) -> None:
    recorded(desk.store, a_sign_up(name_given="Anabel", phone=""))
    exact = recorded(desk.store, a_sign_up(name_given="Ana", phone="")).person
    recorded(desk.store, a_sign_up(name_given="Luis", phone=""))
    question = PeopleQuestion(text="ana", order=Order.NAME, wanted=PeopleFilter(event=EVENT))
    seen = look_at_people(desk, question, InSight())
    assert seen.lines[0].person == exact
    assert (len(seen.lines), seen.everybody) == (2, 3)


def test_names_of_users_and_events_come_along(desk: OpenedDesk) -> None:
    user = a_row(desk.store, "user", {"name": "Rosa M.", "role": "CANVASSER"}, None)
    assert look_at_people(desk, EVERYBODY, InSight()).users == {user: "Rosa M."}


def test_lines_of_who_is_gone_are_left_out(desk: OpenedDesk) -> None:
    kept, gone = recorded(desk.store).person, recorded(desk.store).person
    taken_out(desk.store, "person", gone)
    assert [line.person for line in lines_in_sight(desk, (gone, kept))] == [kept]


def test_a_sheet_names_what_rows_point_to(desk: OpenedDesk) -> None:
    made = recorded(desk.store)
    event = create_event(desk.store, DENISE, PLAN).event
    recorded(desk.store, event=event)
    interpreter = a_row(desk.store, "interpreter", {"name": "Pablo"}, None)
    consent: dict[str, Value] = {
        "person": made.person,
        "type": "SMS",
        "answer": "GRANTED",
        "how": "SPOKEN",
        "interpreter": interpreter,
    }
    a_row(desk.store, "consent", consent)
    sheet = look_at_person(desk, made.person)
    assert sheet.names[event] == "St. Luke's"
    assert sheet.names[interpreter] == "Pablo"
    assert sheet.may_correct
    assert sheet.may_withdraw


def test_people_of_a_household_are_on_each_others_sheets(desk: OpenedDesk) -> None:
    made = recorded(desk.store)
    household = a_row(desk.store, "household", {"first_person": made.person})
    child = a_row(desk.store, "person", {"name_given": "Mateo", "household": household})
    other = a_row(desk.store, "person", {"name_given": "Eva", "household": household})
    sheet = look_at_person(desk, child)
    assert [line.person for line in sheet.household] == [other]


def test_likely_the_same_are_told_to_those_who_may_join_them(
    desk: OpenedDesk, tmp_path: Path
) -> None:
    one, other = recorded(desk.store).person, recorded(desk.store).person
    (pair,) = look_at_person(desk, one).likely
    assert {pair.first.person, pair.second.person} == {one, other}
    with_less = a_desk(tmp_path / "other", ROSA)
    first = recorded(with_less.store).person
    recorded(with_less.store)
    assert look_at_person(with_less, first).likely == ()
    with_less.close()


def test_a_sheet_of_somebody_who_is_not_here_is_refused(desk: OpenedDesk) -> None:
    made = recorded(desk.store)
    taken_out(desk.store, "person", made.person)
    with pytest.raises(RefusedError) as refused:
        look_at_person(desk, made.person)
    assert refused.value.problems[0].code == "not_here"


def test_a_canvasser_may_correct_and_withdraw_and_sees_no_hidden_answer(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, ROSA)
    made = recorded(desk.store, author=MARCUS)
    sheet = look_at_person(desk, made.person)
    assert (sheet.may_correct, sheet.may_withdraw) == (True, True)
    kinds = {row.kind.name: row for row in sheet.page.rows}
    assert "wants" not in kinds["sign_up"].values
    assert "lang_spoken" not in sheet.page.person.values
    desk.close()
