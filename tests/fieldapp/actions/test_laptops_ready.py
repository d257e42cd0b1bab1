"""The evening before: which laptops have the event, what they hold, and who has to be asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import unpublish_event
from fieldapp.actions.laptops_ready import GRACE_MS, LaptopReady, look_who_is_ready, ready_soon
from fieldapp.actions.seat_split import split_event
from tests.support.laptops import Laptop, Programme
from tests.support.seat_clinic import Clinic, a_clinic, book_many
from tests.support.stores import TODAY, lists


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    programme = Programme.begun(tmp_path / "programme")
    yield a_clinic(programme, 6, 4, tables=2)
    programme.close()


def desk(laptop: Laptop, server: str = "http://127.0.0.1:9") -> OpenedDesk:
    return OpenedDesk(
        store=laptop.store,
        author=laptop.author,
        user_name="Denise",
        event=laptop.event,
        lists=lists(),
        today=lambda: TODAY,
        server=server,
    )


def told(clinic: Clinic) -> list[LaptopReady]:
    """The laptops of the pantry, after the office has synced."""
    office = clinic.office
    office.sync(wants_laptops=True)
    found = look_who_is_ready(desk(office), office.event)
    assert found is not None
    return list(found.laptops)


def later(clinic: Clinic, ms: int = GRACE_MS) -> None:
    clinic.programme.server.clock.now_ms += ms


def test_each_laptop_says_what_it_holds_and_how_new_its_lists_are(clinic: Clinic) -> None:
    book_many(clinic.tables[0], 2)
    clinic.settle()
    first, second = told(clinic)
    assert [each.people for each in (first, second)] == [("Canvasser 0",), ("Canvasser 1",)]
    assert first.has_it
    assert not first.late
    assert (first.seats, second.seats) == (2, 4)
    assert first.codes
    assert not first.old_codes


def test_a_laptop_that_does_not_run_is_late_after_a_minute(clinic: Clinic) -> None:
    rosa, _ = clinic.tables
    later(clinic)
    clinic.office.sync()
    split_event(clinic.office.store, clinic.office.author, clinic.event, {clinic.letters[0]: 2})
    assert [each.late for each in told(clinic)] == [False, False]  # the clinic's, not the pantry's
    clinic.programme.new_user("Mai", "CANVASSER", event=clinic.office.event)
    assert [(each.has_it, each.late) for each in told(clinic)] == [(False, False)] * 2
    later(clinic)
    rosa.sync()
    assert [(each.has_it, each.late) for each in told(clinic)] == [(True, False), (False, True)]


def test_nobody_is_late_for_what_the_office_has_not_handed_over(clinic: Clinic) -> None:
    clinic.settle()
    later(clinic, 1_000)
    clinic.programme.new_user("Mai", "CANVASSER", event=clinic.office.event)
    later(clinic)
    found = look_who_is_ready(desk(clinic.office), clinic.office.event)
    assert found is not None
    assert [each.late for each in found.laptops] == [False, False]


def test_only_what_is_handed_out_by_a_server_is_looked_at(clinic: Clinic) -> None:
    office = clinic.office
    assert look_who_is_ready(desk(office, server=""), office.event) is None
    assert ready_soon(desk(office, server="")) == []
    # Today's pantry and tomorrow's; next Saturday's clinic is nobody's worry yet.
    assert [each.title for each in ready_soon(desk(office))] == ["Food pantry", "Pantry"]
    unpublish_event(office.store, office.author, office.event)
    assert look_who_is_ready(desk(office), office.event) is None
