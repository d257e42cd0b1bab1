"""The laptop knows what it made, what the server has of it, and can go on under a new name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.domain.change import FIRST_LINK, hide_body, next_link
from fieldapp.store import log
from fieldapp.store.store import Store, open_existing
from tests.support.killing import Tally, look_at
from tests.support.stores import KEY, STORE_ID, an_open_store, recorded
from tests.support.vault import CountedRandom


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        for _ in range(5):
            recorded(opened)
        yield opened


def take(store: Store, verdicts: list[list[int | str]], received: int, safe: int = 0) -> None:
    with store.writing():
        log.take_verdicts(store, verdicts, received, safe)


def positions(store: Store) -> list[tuple[int | None, str | None]]:
    return list(store.connection.execute("SELECT position, held FROM change ORDER BY seq"))


def test_work_is_handed_over_in_order_and_within_bounds(store: Store) -> None:
    assert [each.n for each in log.entries(store, 0, 3, 1 << 20)] == [1, 2, 3]
    assert [each.n for each in log.entries(store, 3, 9, 1 << 20)] == [4, 5]
    assert [each.n for each in log.entries(store, 0, 9, 1)] == [1]
    assert log.entries(store, 5, 9, 1 << 20) == []


def test_verdicts_give_each_change_its_place_or_its_reason(store: Store) -> None:
    take(store, [[1, 7, 2], [3, "not_allowed"], [4, 9, 1]], 4, 2)
    assert positions(store) == [
        (7, None),
        (8, None),
        (None, "not_allowed"),
        (9, None),
        (None, None),
    ]
    standing = log.standing(store)
    assert (standing.made, standing.known, standing.received) == (5, 4, 4)
    assert (standing.safe, standing.held) == (2, 1)


def test_a_verdict_that_comes_twice_changes_nothing(store: Store) -> None:
    take(store, [[1, 7, 5]], 5)
    before = positions(store)
    take(store, [[1, 7, 5]], 5)
    assert positions(store) == before


def test_a_held_change_that_is_taken_up_later_gets_its_place(store: Store) -> None:
    take(store, [[1, "unknown_row"], [2, 7, 4]], 5)
    take(store, [[1, 30, 1]], 5)
    assert positions(store)[0] == (30, None)
    assert log.standing(store).held == 0


def test_another_history_forgets_every_verdict_and_keeps_the_work(store: Store) -> None:
    take(store, [[1, 7, 5]], 5, 5)
    with store.writing():
        log.forget_verdicts(store)
    assert positions(store) == [(None, None)] * 5
    standing = log.standing(store)
    assert (standing.made, standing.known, standing.received, standing.safe) == (5, 0, 0, 0)


def test_under_a_new_name_the_whole_log_is_numbered_and_chained_again(store: Store) -> None:
    take(store, [[1, 7, 3]], 3)
    old = log.standing(store).replica
    ids = [each.id for each in log.entries(store, 0, 9, 1 << 20)]
    with store.writing():
        log.take_new_replica(store)
    standing = log.standing(store)
    assert standing.replica != old
    assert (standing.made, standing.known, standing.received) == (5, 0, 0)
    link = FIRST_LINK
    for n, each in enumerate(log.entries(store, 0, 9, 1 << 20), start=1):
        hidden = hide_body(store.identity.chain_secret, n, each.id, each.body)
        link = next_link(link, standing.replica, n, hidden)
        assert (each.n, each.id, each.link) == (n, ids[n - 1], link)
        assert log.link_at(store, n) == link
    recorded(store)
    assert log.standing(store).made == 6


def test_a_name_taken_by_another_program_holds_for_the_next_save_of_this_one(
    store: Store, tmp_path: Path
) -> None:
    recorded(store)
    beside = open_existing(tmp_path, KEY, STORE_ID, clock=store.clock, random=CountedRandom(b"x"))
    with beside.writing():
        log.take_new_replica(beside)
    recorded(store)
    assert log.standing(store).replica == log.standing(beside).replica
    beside.close()
    tally = Tally()
    look_at(store, [], tally)
    assert tally.broken == []


def test_the_link_of_a_number_that_was_never_made_is_empty(store: Store) -> None:
    assert log.link_at(store, 6) == b""
    assert log.first_n(store) == 1
