"""Each record says truly where it is: only here, on the server, safe, or turned away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.store.custody import Custody, Whereabouts, custody_of, custody_sums, held_changes
from fieldapp.store.lists import sign_up_lines
from fieldapp.store.log import forget_verdicts, standing, take_new_replica, take_verdicts
from fieldapp.store.store import Store
from tests.support.meeting import Meeting
from tests.support.stores import (
    EVENT,
    MARCUS,
    ROSA,
    an_open_store,
    edited,
    recorded,
    taken_out,
)

HERE = Whereabouts(custody=Custody.SAVED_HERE)
ON_SERVER = Whereabouts(custody=Custody.ON_SERVER)
SAFE = Whereabouts(custody=Custody.SAFE)
TURNED_AWAY = Whereabouts(custody=Custody.ATTENTION, held="not_allowed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def where(store: Store, person: bytes) -> Whereabouts:
    """Custody of the person's own row."""
    (seq,) = store.connection.execute("SELECT _seq FROM person WHERE id = ?", (person,)).fetchone()
    return custody_of(store, {person: seq})[person]


def line(store: Store) -> Whereabouts:
    """Custody of the one sign-up as the list shows it."""
    (found,) = sign_up_lines(store, EVENT, most=2)
    return found.where


def told(store: Store, *verdicts: list[int | str], received: int, safe: int = 0) -> None:
    """Take what the server says of changes without rows coming down."""
    with store.writing():
        take_verdicts(store, verdicts, received, safe)


def test_a_record_is_saved_here_then_on_the_server_then_safe(store: Store) -> None:
    made = recorded(store)
    assert where(store, made.person) == line(store) == HERE
    meeting = Meeting()
    meeting.meet(store)
    assert where(store, made.person) == line(store) == ON_SERVER
    meeting.safe = True
    meeting.meet(store)
    assert where(store, made.person) == line(store) == SAFE


def test_a_verdict_counts_before_the_row_has_come_down(store: Store) -> None:
    made = recorded(store)
    told(store, [1, 40, 1], received=1)
    assert where(store, made.person) == ON_SERVER
    told(store, received=1, safe=1)
    assert where(store, made.person) == SAFE


def test_an_edited_record_is_only_here_again_until_the_server_has_the_edit(store: Store) -> None:
    made = recorded(store)
    meeting = Meeting(safe=True)
    meeting.meet(store)
    edited(store, "person", made.person, name_used="Juanita")
    assert where(store, made.person) == line(store) == HERE
    meeting.meet(store)
    assert where(store, made.person) == line(store) == SAFE


def test_an_edit_that_came_back_is_not_safe_before_the_backups_have_it(store: Store) -> None:
    made = recorded(store)
    meeting = Meeting(safe=True)
    meeting.meet(store)
    meeting.safe = False
    edited(store, "person", made.person, name_used="Juanita")
    meeting.meet(store)
    assert store.connection.execute("SELECT count(*) FROM touch").fetchone() == (0,)
    assert where(store, made.person) == line(store) == ON_SERVER


def test_a_list_says_of_a_record_what_holds_for_the_least_certain_of_its_rows(
    store: Store,
) -> None:
    recorded(store)
    Meeting(safe=True).meet(store)
    (contact,) = store.connection.execute("SELECT id FROM contact").fetchone()
    taken_out(store, "contact", contact)
    assert line(store) == HERE


def test_what_the_server_turned_away_needs_attention_and_says_why(store: Store) -> None:
    made = recorded(store)
    told(store, [1, "not_allowed"], received=1, safe=1)
    assert where(store, made.person) == line(store) == TURNED_AWAY
    (held,) = held_changes(store)
    assert (held.seq, held.code, held.actor, held.event) == (1, "not_allowed", ROSA.user, EVENT)


def test_an_edit_that_was_turned_away_needs_attention_though_the_record_is_safe(
    store: Store,
) -> None:
    made = recorded(store)
    Meeting(safe=True).meet(store)
    edited(store, "person", made.person, name_used="Juanita")
    told(store, [2, "not_allowed"], received=2, safe=2)
    assert where(store, made.person) == TURNED_AWAY


def test_what_was_held_and_is_accepted_later_is_on_the_server(store: Store) -> None:
    made = recorded(store)
    told(store, [1, "scope_unknown"], received=1)
    told(store, [1, 7, 1], received=1)
    assert where(store, made.person) == ON_SERVER
    assert held_changes(store) == ()


def test_nothing_counts_as_received_after_the_server_was_put_back(store: Store) -> None:
    made = recorded(store)
    Meeting(safe=True).meet(store)
    with store.writing():
        forget_verdicts(store)
    assert where(store, made.person) == line(store) == HERE


def test_what_others_made_is_on_the_server(tmp_path: Path) -> None:
    with an_open_store(tmp_path / "a") as here, an_open_store(tmp_path / "b", "B") as there:
        made = recorded(there, author=MARCUS)
        meeting = Meeting(safe=True)
        meeting.meet(there, here)
        assert where(here, made.person) == line(here) == ON_SERVER
        edited(here, "person", made.person, name_used="Juanita")
        assert where(here, made.person) == line(here) == HERE


def test_the_sums_count_changes_and_sign_ups(store: Store) -> None:
    first = recorded(store)
    recorded(store)
    recorded(store)
    edited(store, "person", first.person, name_used="Juanita")
    sums = custody_sums(store)
    assert (sums.made, sums.received, sums.safe, sums.attention) == (4, 0, 0, 0)
    assert (sums.sign_ups, sums.sign_ups_waiting, sums.all_received) == (3, 3, False)
    told(store, [1, 11, 2], [3, "not_allowed"], [4, 13, 1], received=4, safe=2)
    sums = custody_sums(store)
    assert (sums.made, sums.received, sums.safe, sums.attention) == (4, 4, 2, 1)
    assert (sums.sign_ups, sums.sign_ups_waiting, sums.all_received) == (3, 0, False)
    told(store, [3, 14, 1], received=4, safe=4)
    assert custody_sums(store).all_received


def test_a_new_laptop_name_makes_the_whole_log_wait_again(store: Store) -> None:
    made = recorded(store)
    Meeting(safe=True).meet(store)
    with store.writing():
        take_new_replica(store)
    assert standing(store).made == 1
    assert where(store, made.person) == HERE
