"""Lists show what stands, newest first, whole whatever is paged, and count truly."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldapp.actions.signing_up import Recorded
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.custody import custody_sums
from fieldapp.store.laptops import own_counts
from fieldapp.store.lines import SignUpLine, person_lines
from fieldapp.store.listing import PeopleFilter, people_listed
from fieldapp.store.lists import (
    EventSums,
    WaitingSums,
    event_sums,
    people_at,
    person_of,
    rows_edited_after_taken_out,
    rows_in_conflict,
    rows_of_person,
    sign_up_lines,
    sign_up_lines_of_people,
    sign_ups_standing,
    waiting_sums,
)
from fieldapp.store.log import take_verdicts
from fieldapp.store.store import Store
from tests.support.crowd import taken_in
from tests.support.meeting import Meeting
from tests.support.stores import (
    EVENT,
    MARCUS,
    OTHER_EVENT,
    ROSA,
    a_row,
    a_sign_up,
    an_open_store,
    edited,
    recorded,
    taken_out,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    with (
        an_open_store(tmp_path / "a") as here,
        an_open_store(tmp_path / "b", "B") as there,
    ):
        yield here, there


def lines(store: Store, event: bytes = EVENT) -> tuple[SignUpLine, ...]:
    return sign_up_lines(store, event, most=1000)


def line_of(store: Store, made: Recorded) -> SignUpLine:
    (found,) = (line for line in lines(store) if line.sign_up == made.sign_up)
    return found


# --- sign-ups ------------------------------------------------------------------------------------


def test_the_list_shows_the_sign_ups_of_its_event_newest_first(store: Store) -> None:
    first = recorded(store)
    recorded(store, event=OTHER_EVENT)
    second = recorded(store, a_sign_up(name_given="Đức", name_family="Nguyễn", lang_spoken="vi"))
    shown = lines(store)
    assert [line.sign_up for line in shown] == [second.sign_up, first.sign_up]
    assert [line.ticket for line in shown] == ["A-002", "A-001"]
    assert [line.name.said for line in shown] == [
        "Nguyễn Baltazar Đức",
        "Juana Tomás Baltazar",
    ]
    assert [line.language for line in shown] == ["vi", "kjb"]
    assert {line.actor for line in shown} == {ROSA.user}
    assert {line.made_ms for line in shown} == {store.clock()}


def test_pages_give_every_sign_up_once(store: Store) -> None:
    taken_in(store, 25)
    recorded(store)
    found: list[SignUpLine] = []
    while page := sign_up_lines(store, EVENT, most=7, before=found[-1].place if found else None):
        found += page
    assert found == list(lines(store))
    assert len({line.sign_up for line in found}) == 26


def test_sign_ups_of_one_moment_are_not_lost_between_pages(store: Store) -> None:
    for _ in range(3):
        recorded(store)
    store.connection.execute("UPDATE sign_up SET _made = 5")
    first = sign_up_lines(store, EVENT, most=1)
    rest = sign_up_lines(store, EVENT, most=5, before=first[-1].place)
    assert {line.sign_up for line in (*first, *rest)} == {line.sign_up for line in lines(store)}
    assert len(rest) == 2


def test_a_withdrawn_sign_up_says_so_until_that_is_undone(store: Store) -> None:
    made = recorded(store)
    withdraw_sign_up(store, ROSA, made.sign_up)
    assert line_of(store, made).withdrawn
    undo_withdrawal(store, ROSA, made.sign_up)
    assert not line_of(store, made).withdrawn


def test_a_sign_up_left_to_finish_later_says_so(store: Store) -> None:
    assert line_of(store, recorded(store, a_sign_up(finish_later=True))).finish_later
    assert not line_of(store, recorded(store)).finish_later


def test_a_sign_up_that_was_taken_out_is_in_no_list(store: Store) -> None:
    made = recorded(store)
    taken_out(store, "sign_up", made.sign_up)
    assert lines(store) == ()


def test_a_conflict_in_anything_of_the_person_shows_on_the_line(
    two: tuple[Store, Store],
) -> None:
    here, there = two
    made = recorded(here)
    meeting = Meeting()
    meeting.meet(here, there)
    (contact,) = here.connection.execute("SELECT id FROM contact").fetchone()
    edited(here, "contact", contact, value="+18285550101")
    edited(there, "contact", contact, MARCUS, value="+18285550102")
    meeting.meet(here, there)
    assert line_of(there, made).in_conflict
    edited(there, "contact", contact, MARCUS, value="+18285550103")
    assert not line_of(there, made).in_conflict


def test_what_is_kept_from_this_laptop_shows_as_restricted(two: tuple[Store, Store]) -> None:
    here, there = two
    made = recorded(here)
    Meeting(role_of={"B": "CANVASSER"}).meet(here, there)
    line = line_of(there, made)
    assert line.restricted
    assert line.name.given == "Juana"
    assert line.language == ""
    assert not line_of(here, made).restricted


def test_found_people_are_listed_in_the_order_in_which_they_were_found(store: Store) -> None:
    made = [recorded(store) for _ in range(3)]
    recorded(store, event=OTHER_EVENT)
    wanted = [made[2].person, made[0].person]
    shown = sign_up_lines_of_people(store, EVENT, wanted)
    assert [line.person for line in shown] == wanted
    assert people_at(store, EVENT, [bytes(16), *wanted]) == wanted
    assert people_at(store, OTHER_EVENT, wanted) == []


# --- counts --------------------------------------------------------------------------------------


def test_an_event_is_counted_without_withdrawn_sign_ups(store: Store) -> None:
    taken_in(store, 3)
    recorded(store)
    recorded(store, a_sign_up(finish_later=True))
    gone = recorded(store, a_sign_up(finish_later=True))
    withdraw_sign_up(store, ROSA, gone.sign_up)
    recorded(store, event=OTHER_EVENT)
    assert event_sums(store, EVENT) == EventSums(
        sign_ups=5, withdrawn=1, finish_later=1, made_here=2
    )
    undo_withdrawal(store, ROSA, gone.sign_up)
    assert event_sums(store, EVENT).sign_ups == 6
    assert event_sums(store, b"event-nobody-001").sign_ups == 0


def test_what_waits_is_counted_by_change_and_by_standing_sign_up(store: Store) -> None:
    kept, gone = recorded(store), recorded(store)
    withdraw_sign_up(store, ROSA, gone.sign_up)
    assert waiting_sums(store) == WaitingSums(changes=3, sign_ups=1)
    assert sign_ups_standing(store) == 1
    with store.writing():
        take_verdicts(store, [[1, 5, 3]], 3, 0)
    assert waiting_sums(store) == WaitingSums(changes=0, sign_ups=0)
    edited(store, "person", kept.person, name_given="Eva")
    assert waiting_sums(store) == WaitingSums(changes=1, sign_ups=1)
    with store.writing():
        take_verdicts(store, [[4, "not_allowed"]], 4, 0)
    assert waiting_sums(store) == WaitingSums(changes=0, sign_ups=0, aside=1)
    edited(store, "person", kept.person, name_given="Evelyn")
    assert waiting_sums(store) == WaitingSums(changes=1, sign_ups=1)


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda store: event_sums(store, EVENT), "COVERING INDEX sign_up_event (event=?)"),
        (lambda store: event_sums(store, EVENT), "INDEX sign_up_withdrawn"),
        (custody_sums, "COVERING INDEX sign_up_own (_seq>?)"),
        (own_counts, "COVERING INDEX sign_up_own (_seq>?)"),
        (waiting_sums, "COVERING INDEX sign_up_own (_seq>?)"),
        (waiting_sums, "SEARCH change USING INTEGER PRIMARY KEY (rowid>?)"),
        (sign_ups_standing, "COVERING INDEX sign_up_event"),
        (sign_ups_standing, "INDEX sign_up_withdrawn"),
        (rows_in_conflict, "COVERING INDEX person_to_settle"),
        (
            lambda store: people_listed(store, PeopleFilter(incomplete=True)),
            "INDEX sign_up_unfinished",
        ),
    ],
)
def test_what_is_asked_again_and_again_reads_an_index_of_its_own(
    store: Store, ask: Callable[[Store], object], index: str
) -> None:
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    ask(store)
    store.connection.set_trace_callback(None)
    plans = [
        step[3] for each in asked for step in store.connection.execute(f"EXPLAIN QUERY PLAN {each}")
    ]
    assert any(index in plan for plan in plans), plans


# --- people --------------------------------------------------------------------------------------


def test_a_person_is_shown_with_phones_tickets_and_need(store: Store) -> None:
    made = recorded(store)
    (line,) = person_lines(store, [made.person])
    assert line.name.said == "Juana Tomás Baltazar"
    assert (line.birth_date, line.birth_precision) == ("1961-04-09", "DAY")
    assert line.phones == ("+18285550134",)
    assert line.interpreter == "YES"
    (ticket,) = line.tickets
    assert (ticket.sign_up, ticket.event, ticket.number) == (made.sign_up, EVENT, "A-001")
    assert not ticket.withdrawn


def test_people_who_are_not_here_are_left_out_of_lines(store: Store) -> None:
    made = recorded(store)
    lines = person_lines(store, [bytes(16), made.person, made.person])
    assert [line.person for line in lines] == [made.person]


def test_a_row_changed_by_somebody_after_another_took_it_out_is_told(
    two: tuple[Store, Store],
) -> None:
    here, there = two
    made = recorded(here)
    meeting = Meeting()
    meeting.meet(here, there)
    taken_out(here, "person", made.person)
    assert rows_edited_after_taken_out(here) == ()
    edited(there, "person", made.person, MARCUS, name_used="Juanita")
    meeting.meet(here, there)
    for store in (here, there):
        assert rows_edited_after_taken_out(store) == ((BY_NAME["person"], made.person),)
        assert [line.person for line in person_lines(store, [made.person])] == [made.person]


def test_everything_that_hangs_on_a_person_is_found_by_its_owners(store: Store) -> None:
    made = recorded(store)
    recorded(store)
    visit = a_row(store, "appointment", {"sign_up": made.sign_up, "group": "COVID19"})
    ride = a_row(store, "ride", {"appointment": visit, "mode": "VOLUNTEER"})
    state = a_row(store, "ride_status", {"ride": ride, "state": "ASKED"})
    household = a_row(store, "household", {"first_person": made.person})
    rows = {row.id: row for row in rows_of_person(store, made.person)}
    assert {made.person, made.sign_up, visit, ride, state, household} <= set(rows)
    assert len(rows) == 12
    for row in rows.values():
        assert person_of(store, row.kind, row.id) == made.person


def test_rows_that_hang_on_nobody_have_no_person(store: Store) -> None:
    row = a_row(store, "tally", {"day": "2026-06-13", "channel": "TABLE", "what": "INFO", "n": 1})
    assert person_of(store, BY_NAME["tally"], row) is None
    assert person_of(store, BY_NAME["contact"], bytes(16)) is None
