"""The day at a table: what is to be finished, what was counted, and what is left at its end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.day import close_day, counts_to_tell, look_at_day, reopen_day
from fieldapp.actions.desk import DeskDraft, OpenedDesk, keep_draft, take_back
from fieldapp.actions.events import change_event_status, create_event
from fieldapp.actions.finishing import Whose, look_for_open, nothing_more, something_more
from fieldapp.actions.forgetting import forget_person
from fieldapp.actions.slips import find_slip, hand_out, look_at_slips, lose_slip
from fieldapp.actions.tallying import count_one, count_under, look_at_tally, take_back_one
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.rows import read_row
from tests.support.stores import DENISE, MARCUS, ROSA, a_sign_up, a_store, opened_again, recorded
from tests.ui.laptop import PLAN, a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenedDesk]:
    store = a_store(tmp_path)
    event = create_event(store, DENISE, PLAN).event
    change_event_status(store, DENISE, event, "PUBLISHED")
    yield a_desk(store, event)
    store.close()


def at(desk: OpenedDesk, author: Author) -> OpenedDesk:
    return replace(desk, author=author)


def sign_up(desk: OpenedDesk, author: Author = ROSA, **typed: object) -> bytes:
    assert desk.event is not None
    draft = a_sign_up(birth="1961-04-09", **typed)
    return recorded(desk.store, draft, author, desk.event).sign_up


def codes(desk: OpenedDesk) -> dict[str, list[str]]:
    return {each.ticket: [gap.code for gap in each.gaps] for each in look_for_open(desk).open}


def test_only_what_lacks_something_is_listed_with_what_it_lacks(desk: OpenedDesk) -> None:
    sign_up(desk)
    sign_up(desk, phone="", zip="")
    assert codes(desk) == {"A-002": ["contact", "place"]}


def test_what_holds_up_a_booking_comes_first(desk: OpenedDesk) -> None:
    sign_up(desk, zip="")
    sign_up(desk, phone="")
    assert list(codes(desk)) == ["A-002", "A-001"]


def test_lists_are_of_mine_of_this_laptop_and_of_all(desk: OpenedDesk) -> None:
    sign_up(desk, zip="")
    sign_up(desk, MARCUS, zip="")
    seen = look_for_open(desk)
    assert [len(seen.of(each)) for each in Whose] == [1, 2, 2]


def test_who_will_say_no_more_leaves_the_list_until_that_is_taken_back(desk: OpenedDesk) -> None:
    key = sign_up(desk, zip="")
    nothing_more(desk, key)
    assert codes(desk) == {}
    something_more(desk, key)
    assert list(codes(desk)) == ["A-001"]


def test_a_withdrawn_sign_up_is_not_to_be_finished(desk: OpenedDesk) -> None:
    take_back(desk, sign_up(desk, zip=""))
    assert codes(desk) == {}


def test_the_server_is_told_how_many_are_to_be_finished(desk: OpenedDesk) -> None:
    sign_up(desk, zip="")
    assert counts_to_tell(desk.store) == {"quick": 1, "closed": 0}


# --- tally ---------------------------------------------------------------------------------------


def test_a_press_counts_one_and_is_taken_back(desk: OpenedDesk) -> None:
    first = count_one(desk)
    second = count_one(desk)
    assert (first.row, second.n) == (second.row, 2)
    take_back_one(desk, second.row)
    assert look_at_tally(desk).today == {"TALKED": 1}


def test_everybody_counts_in_rows_of_their_own_and_the_sum_is_shown(desk: OpenedDesk) -> None:
    rows = {count_one(each, "FLYER").row for each in (desk, at(desk, MARCUS), desk)}
    assert len(rows) == 2
    assert look_at_tally(desk).today == {"FLYER": 3}


def test_each_channel_has_its_own_count_and_the_choice_stays(
    desk: OpenedDesk, tmp_path: Path
) -> None:
    count_one(desk)
    count_under(desk, "DOOR", "37023")
    count_one(desk)
    again = replace(desk, store=opened_again(desk.store, tmp_path))
    seen = look_at_tally(again)
    assert (seen.channel, seen.county, dict(seen.today)) == ("DOOR", "37023", {"TALKED": 1})
    assert {(each.channel, each.n) for each in seen.sums} == {("SITE", 1), ("DOOR", 1)}
    again.store.close()


# --- slips ---------------------------------------------------------------------------------------


def test_slips_that_were_handed_out_and_not_typed_are_named(desk: OpenedDesk) -> None:
    hand_out(desk, 1, 4, lost_unknown=1)
    sign_up(desk, source="PAPER", paper_no="BUR-0613A-0002")
    seen = look_at_slips(desk)
    assert (seen.slips.to_type, seen.next, seen.slips.open) == ((1, 3, 4), 1, 2)
    lose_slip(desk, 1)
    assert look_at_slips(desk).slips.to_type == (3, 4)
    find_slip(desk, 1)
    assert look_at_slips(desk).next == 1


def test_said_again_of_the_same_first_slip_it_is_corrected(desk: OpenedDesk) -> None:
    hand_out(desk, 1, 33, 2)
    hand_out(at(desk, MARCUS), 1, 30)
    (run,) = look_at_slips(desk).runs
    assert (run.last, run.lost_unknown) == (30, 0)


@pytest.mark.parametrize(
    ("first", "last", "lost"), [(0, 3, 0), (4, 3, 0), (1, 10_000, 0), (1, 3, 4)]
)
def test_what_cannot_be_is_refused(desk: OpenedDesk, first: int, last: int, lost: int) -> None:
    with pytest.raises(RefusedError) as refused:
        hand_out(desk, first, last, lost)
    assert refused.value.problems[0].code == "slip_range"


# --- the end of the day --------------------------------------------------------------------------


def test_the_end_of_the_day_counts_everything(desk: OpenedDesk) -> None:
    sign_up(desk)
    sign_up(desk, MARCUS, phone="")
    take_back(desk, sign_up(desk))
    keep_draft(desk, DeskDraft(id=bytes(16), draft=SignUpDraft(name_given="Ana")))
    hand_out(desk, 1, 3)
    count_one(desk)
    end = look_at_day(desk).end
    assert (end.here, end.withdrawn, end.everybody, end.lost) == (2, 1, 2, ())
    assert (end.holding_up, end.to_finish, end.drafts) == (1, 1, 1)
    assert (end.slips.slips.open, end.tallies, end.sums.only_here) == (3, {"TALKED": 1}, 2)
    assert {each.sign_ups for each in end.users} == {1}


def test_a_ticket_that_belongs_to_nobody_is_named(desk: OpenedDesk) -> None:
    sign_up(desk)
    sign_up(desk)
    with desk.store.writing() as connection:
        connection.execute("DELETE FROM sign_up WHERE ticket = 'A-001'")
    assert look_at_day(desk).end.lost == (1,)


def test_who_was_erased_at_the_table_is_no_lost_ticket(desk: OpenedDesk) -> None:
    forgotten = read_row(desk.store.connection, BY_NAME["sign_up"], sign_up(desk))
    assert forgotten is not None
    other = sign_up(desk)
    person = forgotten.ref("person")
    assert person is not None
    forget_person(desk.store, ROSA, person)
    end = look_at_day(desk).end
    assert (end.here, end.lost) == (1, ())
    desk.store.connection.execute("DELETE FROM sign_up WHERE id = ?", (other,))
    assert look_at_day(desk).end.lost == (1, 2)  # which of them was erased is not kept


def test_a_canvasser_closes_the_day_of_the_laptop(desk: OpenedDesk) -> None:
    sign_up(desk)
    assert desk.event is not None
    closed = close_day(desk, desk.event)
    seen = look_at_day(desk)
    assert (closed.before, seen.status, seen.may_close, seen.end.closed) == (
        "",
        "PUBLISHED",
        False,
        1,
    )
    assert counts_to_tell(desk.store)["closed"] == 20260613
    sign_up(desk)
    assert look_at_day(desk).end.closed is None


def test_a_coordinator_closes_the_event_and_may_take_it_back(desk: OpenedDesk) -> None:
    office = at(desk, DENISE)
    assert desk.event is not None
    closed = close_day(office, desk.event)
    assert (closed.before, look_at_day(office).status) == ("PUBLISHED", "CLOSED")
    assert look_at_day(replace(office, event=None)).event == desk.event
    reopen_day(office, desk.event, closed.before)
    row = read_row(desk.store.connection, BY_NAME["event"], desk.event)
    assert row is not None
    assert row.text("status") == "OPEN"
