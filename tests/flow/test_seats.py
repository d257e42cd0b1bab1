"""Seats that no two laptops can both give: real stores, real acts, a real server."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.forgetting import forget_person
from fieldapp.actions.seat_returns import (
    ask_when_out,
    give_back_unused,
    give_back_void,
    take_back,
)
from fieldapp.actions.seat_split import look_at_seats, split_event
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.problem import RefusedError
from fieldapp.store.log import take_new_replica
from fieldapp.store.seat_tokens import void_grants, wish_for_seats
from sync.server.backup import back_up, restore
from sync.server.enrol import revoke
from tests.support.laptops import Laptop, Programme
from tests.support.mishaps import copied, put_back
from tests.support.seat_clinic import a_clinic, book_many, book_next, offered


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def test_nobody_decides_and_the_laptops_share_alike_with_a_reserve(programme: Programme) -> None:
    clinic = a_clinic(programme, *[6] * 12)
    clinic.settle()
    seen = look_at_seats(clinic.office.store, clinic.office.author, clinic.event)
    held = [seen.holding(letter).held for letter in clinic.letters]
    assert (sum(held), max(held) - min(held) <= 1, seen.decided) == (58, True, False)
    # The coordinator's laptop holds half of the reserve of 14, the server the rest.
    assert offered(clinic.office).held + seen.reserve == 14
    assert [offered(each).held for each in clinic.tables] == held
    book_next(clinic.office, "By phone")
    (kept,) = clinic.office.rows("appointment").values()
    assert kept["seat_from"] == "RESERVE"


def test_the_coordinator_decides_a_20_b_20_c_20_and_12_are_kept(programme: Programme) -> None:
    clinic = a_clinic(programme, *[6] * 12)
    clinic.split(20, 20, 20)
    seen = look_at_seats(clinic.office.store, clinic.office.author, clinic.event)
    assert [seen.holding(letter).held for letter in clinic.letters] == [20, 20, 20]
    assert seen.reserve + offered(clinic.office).held == 12
    with pytest.raises(RefusedError, match="shares_above_capacity"):
        clinic.split(40, 40, 0)


def test_a_coordinators_laptop_that_is_alone_can_give_every_seat(programme: Programme) -> None:
    """As in practice: it always holds half of what is left, and syncs after each save."""
    clinic = a_clinic(programme, 3, 2, tables=0)
    booked = 0
    for _ in range(6):
        booked += book_many(clinic.office, 1)[0]
        clinic.office.sync()
    assert (booked, clinic.booked(), clinic.verified()) == (5, 5, True)


def test_a_laptop_that_comes_later_gets_its_part_of_what_others_did_not_give(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 10, tables=1)
    rosa = clinic.tables[0]
    assert offered(rosa).held == 8
    book_many(rosa, 7)
    clinic.tables.append(programme.canvasser("Marcus", event=clinic.tables[0].event))
    clinic.settle()
    assert [offered(each).held for each in clinic.tables] == [7, 3]
    assert book_many(rosa, 2) == (0, 2)
    assert book_many(clinic.tables[1], 4) == (3, 1)
    clinic.settle()
    assert (clinic.booked() <= 10, clinic.overbooked(), clinic.verified()) == (True, [], True)


def test_unused_seats_go_back_by_message_and_to_whoever_needs_them(programme: Programme) -> None:
    clinic = a_clinic(programme, 10)
    clinic.split(4, 4, 2)
    rosa, marcus, _ = clinic.tables
    book_many(rosa, 1)
    clinic.split(1, 7, 2)
    assert [offered(each).held for each in (rosa, marcus)] == [1, 7]
    assert give_back_unused(marcus.store, marcus.author, clinic.event).seats == 7
    marcus.sync()
    clinic.office.sync()
    closed = [each for each in clinic.office.rows("allotment").values() if each.get("released_at")]
    assert closed


def test_a_laptop_that_is_online_gets_a_seat_of_the_reserve_when_it_asks(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 10)
    clinic.split(2, 2, 2)
    rosa = clinic.tables[0]
    book_many(rosa, 2)
    (slot,) = clinic.slots
    ask_when_out(rosa.store, rosa.event)
    rosa.sync()
    for _ in range(3):
        wish_for_seats(rosa.store, slot, 1)
        rosa.sync()
        assert offered(rosa).free == 1
    book_many(rosa, 1)
    kept = [str(each["seat_from"]) for each in rosa.rows("appointment").values()]
    assert sorted(kept) == ["ALLOT", "ALLOT", "RESERVE"]
    clinic.settle()
    assert offered(rosa).free == 0
    assert (clinic.booked(), clinic.verified()) == (3, True)


def test_a_restored_laptop_gives_no_seat_of_its_old_name_and_asks_anew(
    programme: Programme, tmp_path: Path
) -> None:
    clinic = a_clinic(programme, 10)
    clinic.split(3, 3, 0)
    rosa = clinic.tables[0]
    book_many(rosa, 1)
    rosa.sync()
    copy = copied(rosa, "copy")
    book_many(rosa, 1)
    put_back(rosa, copy)
    with rosa.store.writing():  # as the keyring's note has it done at opening
        take_new_replica(rosa.store)
    assert offered(rosa).free == 0
    rosa.sync()
    assert offered(rosa).free == 2
    assert book_many(rosa, 6) == (2, 4)
    clinic.settle()
    assert clinic.booked() == 3
    seen = look_at_seats(clinic.office.store, clinic.office.author, clinic.event)
    # Two that the lost file may have given stay with its name until somebody takes them back.
    assert seen.holding(clinic.letters[0]).unspent == 2
    assert (clinic.overbooked(), clinic.verified()) == ([], True)


def test_seats_taken_back_by_force_and_given_twice_come_before_the_coordinator(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 4, tables=2)
    clinic.split(4, 0)
    rosa, marcus = clinic.tables
    book_many(rosa, 1)
    rosa.sync()
    clinic.office.sync()
    book_many(rosa, 2)  # nobody hears of these two
    office = clinic.office
    seen = look_at_seats(office.store, office.author, clinic.event)
    assert seen.holding(clinic.letters[0]).unspent == 3  # "up to 3 people may be booked twice"
    assert take_back(office.store, office.author, clinic.event, clinic.letters[0]).seats == 3
    split_event(office.store, office.author, clinic.event, {clinic.letters[1]: 3})
    office.sync()
    marcus.sync()
    assert book_many(marcus, 3) == (3, 0)
    marcus.sync()
    clinic.settle()
    assert clinic.overbooked() == ["same_seat"] * 2
    assert clinic.booked() == 6
    assert offered(rosa).free == 0
    pairs = [each for each in office.rows("review").values() if each["reason"] == "OVERBOOK"]
    tickets = {
        row_here(office.store, "sign_up", appointment.ref("sign_up")).text("ticket")[0]
        for each in pairs
        for name in ("about", "other")
        for appointment in [row_here(office.store, "appointment", bytes(each[name]))]  # type: ignore[arg-type]
    }
    assert tickets == set(clinic.letters)
    assert clinic.verified()


def test_only_a_coordinator_takes_seats_of_another_laptop(programme: Programme) -> None:
    clinic = a_clinic(programme, 4, tables=2)
    clinic.split(2, 2)
    rosa, marcus = clinic.tables
    take_back(marcus.store, marcus.author, clinic.event, clinic.letters[0])
    marcus.sync()
    marcus.sync()
    assert [held for _, held in held_codes(marcus)] == ["not_allowed"]
    rosa.sync()
    assert offered(rosa).free == 2


def held_codes(laptop: Laptop) -> Sequence[tuple[int, str]]:
    found: list[tuple[int, str]] = laptop.store.connection.execute(
        "SELECT seq, held FROM change WHERE held IS NOT NULL"
    ).fetchall()
    return found


def test_a_server_put_back_hands_out_nothing_before_every_laptop_has_said_hello(
    programme: Programme, tmp_path: Path
) -> None:
    clinic = a_clinic(programme, 10)
    clinic.split(2, 2, 0)
    rosa, marcus, mai = clinic.tables
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    backup = back_up(programme.server.service, shelf)
    clinic.split(2, 2, 4)  # the backup does not know of Mai's four
    book_many(mai, 3)
    server_back(programme, backup)
    for laptop in (clinic.office, rosa, marcus):
        laptop.sync()
    split_event(
        clinic.office.store,
        clinic.office.author,
        clinic.event,
        dict.fromkeys(clinic.letters[:2], 5),
    )
    for laptop in (rosa, marcus, clinic.office):
        laptop.sync(wants_laptops=True)
    assert [offered(each).held for each in (rosa, marcus)] == [2, 2]
    seen = look_at_seats(clinic.office.store, clinic.office.author, clinic.event)
    assert seen.waits_for == (clinic.letters[2],)
    mai.sync()
    clinic.settle()
    clinic.office.sync(wants_laptops=True)
    assert look_at_seats(clinic.office.store, clinic.office.author, clinic.event).waits_for == ()
    book_many(rosa, 6)
    book_many(marcus, 6)
    clinic.settle()
    assert (clinic.booked(), clinic.overbooked(), clinic.verified()) == (10, [], True)


def server_back(programme: Programme, backup: Path) -> None:
    server = programme.server
    server.service.storage.close()
    assert isinstance(server.database, Path)
    restore(server.database, backup, clock=server.clock, random=server.random)
    server.service = server._open()


def test_a_laptop_that_is_shut_out_is_not_waited_for(programme: Programme, tmp_path: Path) -> None:
    clinic = a_clinic(programme, 10, tables=2)
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    server_back(programme, back_up(programme.server.service, shelf))
    revoke(programme.server.service, programme.server.org, clinic.tables[1].device)
    for _ in range(2):
        clinic.office.sync()
        clinic.tables[0].sync()
    split_event(clinic.office.store, clinic.office.author, clinic.event, {clinic.letters[0]: 5})
    clinic.office.sync()
    clinic.tables[0].sync()
    assert offered(clinic.tables[0]).held == 5


def test_one_vaccine_more_at_another_table_moves_to_a_seat_of_that_table(
    programme: Programme,
) -> None:
    """Else the table that holds the seat could give it to somebody else at the same moment."""
    clinic = a_clinic(programme, 4, tables=1)
    clinic.split(3)
    (rosa,) = clinic.tables
    kept = book_next(rosa, "Juana")
    clinic.settle()
    clinic.office.amend(kept.sign_up, wants=("FLU", "COVID19"))
    clinic.settle()
    assert clinic.booked() == 1
    assert (offered(rosa).free, offered(clinic.office).free) == (3, 0)


def test_who_withdrew_elsewhere_stands_again_only_on_a_seat_that_is_there(
    programme: Programme,
) -> None:
    clinic = a_clinic(programme, 2, tables=1)
    clinic.split(1)
    (rosa,), office = clinic.tables, clinic.office
    kept = book_next(rosa, "Juana")
    book_next(office, "By phone")
    clinic.settle()
    withdraw_sign_up(office.store, office.author, kept.sign_up)
    with pytest.raises(RefusedError, match="slot_full"):
        undo_withdrawal(office.store, office.author, kept.sign_up)
    clinic.settle()
    assert offered(rosa).free == 1
    book_next(rosa, "Pedro")
    clinic.settle()
    assert (clinic.booked(), clinic.overbooked(), clinic.verified()) == (2, [], True)


def test_a_row_that_leaves_frees_no_seat(programme: Programme) -> None:
    """What was given stays given, though the person's record is no more this laptop's to hold."""
    clinic = a_clinic(programme, 2, tables=1)
    (rosa,) = clinic.tables
    kept = book_next(rosa, "Juana")
    rosa.sync()
    clinic.office.sync()
    office = clinic.office
    with acting(office.store, office.author, None) as act:
        act.take_out(row_here(office.store, "sign_up", kept.sign_up), "MISTAKE")
    clinic.settle()
    assert kept.sign_up not in rosa.rows("sign_up")
    assert offered(rosa).free == 1


def test_a_seat_taken_again_stays_given_when_its_row_leaves(programme: Programme) -> None:
    clinic = a_clinic(programme, 2, tables=2)
    clinic.split(1, 0)
    rosa, marcus = clinic.tables
    kept = book_next(rosa, "Juana")
    clinic.settle()
    withdraw_sign_up(marcus.store, marcus.author, kept.sign_up)
    clinic.settle()
    give_back_unused(rosa.store, rosa.author, clinic.event)
    clinic.split(0, 1)  # the number is the other table's now
    assert (offered(rosa).held, offered(marcus).free) == (0, 1)
    undo_withdrawal(marcus.store, marcus.author, kept.sign_up)
    clinic.settle()
    office = clinic.office
    with acting(office.store, office.author, None) as act:
        act.take_out(row_here(office.store, "sign_up", kept.sign_up), "MISTAKE")
    clinic.settle()
    assert kept.sign_up not in marcus.rows("sign_up")
    assert (offered(marcus).held, offered(marcus).free) == (1, 0)


def test_numbers_that_a_lost_history_handed_out_count_no_more_when_it_is_put_back(
    programme: Programme, tmp_path: Path
) -> None:
    """The wrong backup first, the right one a day later: others got these seats meanwhile."""
    clinic = a_clinic(programme, 4, tables=2)
    rosa, marcus = clinic.tables
    clinic.split(0, 0)
    for name in ("older", "newer"):
        (tmp_path / name).mkdir()
    older = back_up(programme.server.service, tmp_path / "older")
    clinic.split(0, 2)
    newer = back_up(programme.server.service, tmp_path / "newer")
    server_back(programme, older)
    clinic.settle()
    clinic.split(4, 0)
    assert (offered(rosa).held, offered(marcus).held) == (4, 0)
    server_back(programme, newer)
    marcus.sync()
    assert (offered(marcus).held, void_grants(marcus.store) != []) == (0, True)
    assert give_back_void(marcus.store, marcus.author).seats == 2
    assert book_many(rosa, 3) == (3, 0)
    clinic.settle()
    clinic.split(0, 1)
    assert book_many(marcus, 3) == (1, 2)
    clinic.settle()
    assert (clinic.booked(), clinic.overbooked(), clinic.verified()) == (4, [], True)


@pytest.mark.parametrize("synced_before", [False, True])
def test_who_is_erased_names_no_seat_and_a_backup_made_since_can_be_put_back(
    programme: Programme, tmp_path: Path, synced_before: bool
) -> None:
    clinic = a_clinic(programme, 4, tables=1)
    clinic.split(2)
    (rosa,) = clinic.tables
    kept = book_next(rosa, "Juana")
    if synced_before:
        clinic.settle()
    forget_person(rosa.store, rosa.author, kept.person)
    clinic.settle()
    assert (offered(rosa).free, clinic.booked(), clinic.verified()) == (2, 0, True)
    (tmp_path / "shelf").mkdir()
    server_back(programme, back_up(programme.server.service, tmp_path / "shelf"))
    clinic.settle()
    assert book_many(rosa, 3) == (2, 1)
    clinic.settle()
    assert (clinic.booked(), clinic.overbooked(), clinic.verified()) == (2, [], True)
