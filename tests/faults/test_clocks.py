"""Laptops whose clock is years off: they save, sync and agree, and they say that it is off."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.stamp import milliseconds
from fieldapp.store import log
from fieldapp.store.rows import read_row, read_rows
from fieldapp.store.store import open_existing
from tests.support.laptops import Laptop, Programme
from tests.support.server import START_MS
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom

YEAR_MS = 365 * 24 * 3600 * 1000
OFF = {"ten years ahead": 10 * YEAR_MS, "ten years behind": -10 * YEAR_MS, "at 1970": -START_MS}


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def made_at(laptop: Laptop) -> dict[str, int]:
    """Ticket → moment at which this laptop believes the sign-up was made."""
    rows = read_rows(laptop.store.connection, BY_NAME["sign_up"])
    return {row.text("ticket"): row.made_ms for row in rows}


def order(laptop: Laptop, letter: str) -> list[str]:
    """The tickets of one laptop in the order in which another one lists them."""
    rows = read_rows(laptop.store.connection, BY_NAME["sign_up"])
    return [row.text("ticket") for row in rows if row.text("ticket").startswith(letter)]


def stamps(laptop: Laptop) -> list[int]:
    changes = laptop.store.connection.execute("SELECT seq FROM change ORDER BY seq").fetchall()
    found = [log.logged_change(laptop.store, seq) for (seq,) in changes]
    return [each.stamp for each in found if each is not None]


@pytest.mark.parametrize("off_ms", OFF.values(), ids=OFF.keys())
def test_a_laptop_with_a_wrong_clock_saves_syncs_and_agrees_with_all(
    programme: Programme, off_ms: int
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    rosa.clock.off_ms = off_ms
    honest: list[str] = []
    for number in range(4):
        programme.server.clock.now_ms += 60_000
        rosa.record(name_given=f"Rosa {number}")
        honest.append(marcus.record(name_given=f"Marcus {number}").ticket)
        if number % 2:
            programme.settle()
    programme.settle()
    assert rosa.tickets() == marcus.tickets() == programme.denise.tickets()
    assert len(rosa.tickets()) == 8
    for laptop in programme.laptops:
        assert order(laptop, marcus.store.identity.letter) == honest
        assert made_at(laptop) == made_at(programme.denise)
        latest = max(made_at(laptop).values())
        assert latest <= programme.server.clock.now_ms + 2 * 60_000
    assert stamps(rosa) == sorted(set(stamps(rosa)))


@pytest.mark.parametrize("off_ms", OFF.values(), ids=OFF.keys())
def test_a_laptop_with_a_wrong_clock_says_so_and_the_coordinator_hears_it(
    programme: Programme, off_ms: int
) -> None:
    rosa = programme.canvasser("Rosa")
    assert rosa.store.trusted_time()[1] is False
    rosa.clock.off_ms = off_ms
    rosa.sync()
    assert rosa.store.trusted_time()[1] is True
    assert rosa.store.remembered("clock_off_ms") == rosa.clock() - programme.server.clock()
    rosa.record()
    last = log.logged_change(rosa.store, rosa.store.read_tail().seq)
    assert last is not None
    assert last.unsure
    programme.settle()
    reasons = [row["reason"] for row in programme.denise.rows("review").values()]
    assert reasons.count("CLOCK") == 1
    rosa.clock.off_ms = 0
    rosa.sync()
    assert rosa.store.trusted_time()[1] is False


def test_what_another_program_of_the_laptop_heard_of_the_time_holds_for_the_next_save(
    programme: Programme,
) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.clock.off_ms = -10 * YEAR_MS
    second = open_existing(
        rosa.folder, KEY, STORE_ID, clock=rosa.clock, random=CountedRandom(b"second")
    )
    heard_ms = START_MS + YEAR_MS
    with second.writing():
        second.note_time(heard_ms, unsure=True)
    second.close()
    rosa.record()
    last = log.logged_change(rosa.store, rosa.store.read_tail().seq)
    assert last is not None
    assert milliseconds(last.stamp) >= heard_ms
    assert last.unsure


def test_a_clock_far_ahead_does_not_win_over_who_comes_later(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(phone="(828) 555-0100")
    programme.settle()
    rosa.clock.off_ms = 10 * YEAR_MS
    rosa.amend(kept.sign_up, phone="(828) 555-0111")
    rosa.sync()
    programme.server.clock.now_ms += 10 * 60_000
    programme.denise.amend(kept.sign_up, phone="(828) 555-0122")
    programme.settle()
    for laptop in (rosa, programme.denise):
        (contact,) = laptop.opened(kept.sign_up).contacts
        assert contact.in_conflict
        assert contact.text("value") == "+18285550122"


@pytest.mark.parametrize("seed", range(3))
def test_a_clock_that_jumps_keeps_the_order_of_what_was_done_on_the_laptop(
    programme: Programme, seed: int
) -> None:
    rosa = programme.canvasser("Rosa")
    jumps = [0, 10, -10, 3, -3, 70, -25, 0][seed:]
    made: list[str] = []
    for number, years in enumerate(jumps):
        rosa.clock.off_ms = years * YEAR_MS
        made.append(rosa.record(name_given=f"Rosa {number}").ticket)
        if number % 3 == seed:
            rosa.reopen()
        if number % 2:
            rosa.sync()
    programme.settle()
    assert rosa.tickets() == programme.denise.tickets() == sorted(made)
    assert stamps(rosa) == sorted(set(stamps(rosa)))
    assert made_at(rosa) == made_at(programme.denise)


def test_two_wrong_clocks_still_show_the_same_winner_everywhere(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    programme.settle()
    rosa.clock.off_ms, programme.denise.clock.off_ms = 10 * YEAR_MS, -10 * YEAR_MS
    rosa.amend(kept.sign_up, name_used="Ahead")
    programme.denise.amend(kept.sign_up, name_used="Behind")
    programme.settle()
    shown = set()
    for laptop in (rosa, programme.denise):
        row = read_row(laptop.store.connection, BY_NAME["person"], kept.person)
        assert row is not None
        assert row.in_conflict
        shown.add(row.text("name_used"))
        assert milliseconds(max(stamps(laptop))) > 0
    assert len(shown) == 1
