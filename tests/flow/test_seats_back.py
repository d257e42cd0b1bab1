"""Seats that nobody at a table used go back, and come again where somebody needs them after all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.seat_returns import (
    going_back,
    keep_seats,
    plan_to_give_back,
    settle_seats,
    unused_seats,
)
from fieldapp.actions.seat_split import look_at_seats, split_event
from fieldapp.actions.undoing import take_back_noted
from fieldapp.store.seat_tokens import wished
from tests.support.laptops import Laptop, Programme
from tests.support.seat_clinic import Clinic, a_clinic, book_many, offered
from tests.support.stores import lists

TODAY = "2026-06-14"


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def desk(laptop: Laptop) -> OpenedDesk:
    return OpenedDesk(
        store=laptop.store,
        author=laptop.author,
        user_name="Rosa",
        event=laptop.event,
        lists=lists(),
        today=lambda: date.fromisoformat(TODAY),
    )


def come_to_rest(laptop: Laptop) -> None:
    """Sync as the window does: what a sync leaves to do about seats, and once more."""
    laptop.sync()
    settle_seats(desk(laptop))
    laptop.sync()


def give_back(clinic: Clinic, laptop: Laptop) -> None:
    plan_to_give_back(laptop.store, clinic.event)
    come_to_rest(laptop)


def left_over(laptop: Laptop, day: str = TODAY) -> tuple[int, bool, int] | None:
    found = unused_seats(laptop.store, laptop.author, laptop.event, day)
    return None if found is None else (found.seats, found.going, found.back)


def reserve(clinic: Clinic) -> int:
    """Seats that whoever calls can be given: with the office, or with nobody."""
    office = clinic.office
    office.sync()
    seen = look_at_seats(office.store, office.author, clinic.event)
    return seen.reserve + offered(office).free


def test_what_a_table_gave_back_is_the_offices_and_is_not_handed_out_there_again(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 6, 4)
    clinic.split(4, 4, 0)
    rosa, marcus, _ = clinic.tables
    book_many(rosa, 1)
    assert left_over(rosa) == (3, False, 0)
    give_back(clinic, rosa)
    clinic.settle()
    assert (left_over(rosa), offered(rosa).free, offered(rosa).held) == ((0, False, 3), 0, 1)
    assert (offered(marcus).held, reserve(clinic)) == (4, 5)
    seen = look_at_seats(clinic.office.store, clinic.office.author, clinic.event)
    assert (seen.holding(clinic.letters[0]).waived, seen.share(clinic.letters[0])) == (3, 1)
    assert clinic.verified()


def test_until_the_sync_nothing_is_lost_seats_are_given_on_and_all_is_undone(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 6, tables=1)
    clinic.split(4)
    (rosa,) = clinic.tables
    plan_to_give_back(rosa.store, clinic.event)
    assert left_over(rosa) == (4, True, 0)
    assert book_many(rosa, 1) == (1, 0)
    keep_seats(rosa.store, rosa.author, clinic.event)
    come_to_rest(rosa)
    assert (left_over(rosa), going_back(rosa.store)) == ((3, False, 0), [])
    plan_to_give_back(rosa.store, clinic.event)
    assert book_many(rosa, 1) == (1, 0)
    come_to_rest(rosa)
    assert left_over(rosa) == (0, False, 2)


def test_undone_after_the_sync_the_laptop_gets_what_is_left_by_then(programme: Programme) -> None:
    clinic = a_clinic(programme, 4, tables=2)
    clinic.split(4, 0)
    rosa, marcus = clinic.tables
    give_back(clinic, rosa)
    keep_seats(rosa.store, rosa.author, clinic.event)
    clinic.office.sync()
    assert book_many(clinic.office, 2) == (2, 0)
    clinic.settle()
    assert offered(rosa).free == 2
    assert book_many(rosa, 4) == (2, 2)
    clinic.settle()
    assert (clinic.booked(), clinic.overbooked(), clinic.verified()) == (4, [], True)
    assert offered(marcus).held == 0


def test_a_laptop_that_gave_back_asks_for_none_of_the_reserve_by_itself(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 6, tables=1)
    clinic.split(3)
    (rosa,) = clinic.tables
    book_many(rosa, 1)
    give_back(clinic, rosa)
    come_to_rest(rosa)
    assert (wished(rosa.store), offered(rosa).free) == ([], 0)
    keep_seats(rosa.store, rosa.author, clinic.event)
    come_to_rest(rosa)
    assert offered(rosa).free == 2


def test_the_coordinators_next_word_counts_and_its_undo_puts_back_what_was(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 6, tables=1)
    clinic.split(4)
    (rosa,), office = clinic.tables, clinic.office
    give_back(clinic, rosa)
    office.sync()
    noted = split_event(office.store, office.author, clinic.event, {clinic.letters[0]: 2})
    take_back_noted(office.store, office.author, noted)
    clinic.settle()
    assert offered(rosa).held == 0
    clinic.split(2)
    assert (offered(rosa).held, left_over(rosa)) == (2, (2, False, 0))


def test_only_seats_of_times_to_come_at_a_table_are_asked_about(programme: Programme) -> None:
    clinic = a_clinic(programme, 6, tables=1)
    assert left_over(clinic.tables[0]) == (5, False, 0)
    assert left_over(clinic.tables[0], "2026-06-21") is None
    assert offered(clinic.office).free
    assert left_over(clinic.office) is None
