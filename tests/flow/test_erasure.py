"""Forget me (story 21): what was asked at one table is done on every laptop and on the server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.acting import acting
from fieldapp.actions.forgetting import forget_person
from fieldapp.domain.problem import RefusedError
from fieldapp.store.custody import custody_sums
from fieldapp.store.search import find, index_some
from sync.server.backup import back_up, restore
from sync.server.verify import verify
from tests.support.laptops import Laptop, Programme
from tests.support.mishaps import copied, put_back
from tests.support.traces import left_on_laptop, left_on_server, somebody


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def gone_everywhere(programme: Programme, *people: bytes) -> None:
    """Nothing of them on any laptop, in no file of the server, and the server is sound."""
    for laptop in programme.laptops:
        assert left_on_laptop(laptop) == {}, laptop.folder
        assert not set(people) & set(laptop.rows("person"))
    assert left_on_server(programme.server) == {}
    assert verify(programme.server.service.storage) == []


def forget(laptop: Laptop, person: bytes) -> None:
    forget_person(laptop.store, laptop.author, person)


def test_a_person_erased_offline_is_gone_at_once_and_after_the_sync_everywhere(
    programme: Programme,
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(somebody())
    other = rosa.record(name_given="Juana")
    programme.settle()
    assert left_on_laptop(marcus)
    assert left_on_server(programme.server)
    forget(rosa, kept.person)
    assert left_on_laptop(rosa) == {}
    assert set(rosa.rows("person")) == {other.person}
    programme.settle()
    gone_everywhere(programme, kept.person)
    assert set(marcus.rows("person")) == {other.person}


@pytest.mark.parametrize("synced_before", [False, True])
def test_what_was_recorded_and_erased_before_any_sync_never_leaves_the_laptop(
    programme: Programme, synced_before: bool
) -> None:
    rosa = programme.canvasser("Rosa")
    if synced_before:
        rosa.record()
        rosa.sync()
    kept = rosa.record(somebody())
    rosa.amend(kept.sign_up, name_used="Zorquilla", phone="(828) 555-0187")
    after = rosa.record(name_given="Juana")
    forget(rosa, kept.person)
    rosa.sync()
    assert rosa.store.connection.execute("SELECT count(*) FROM replica").fetchone() == (1,)
    programme.settle()
    gone_everywhere(programme, kept.person)
    assert after.person in programme.denise.rows("person")
    programme.server.clock.now_ms += 1000
    assert rosa.sync().quiet


def test_an_edit_and_a_new_row_that_arrive_late_do_not_bring_them_back(
    programme: Programme,
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(somebody())
    programme.settle()
    marcus.amend(kept.sign_up, name_used="Zorquilla", phone2="(828) 555-0187")
    again = marcus.record(name_given="Mrs. Vang")
    forget(rosa, kept.person)
    rosa.sync()
    marcus.sync()
    programme.settle()
    gone_everywhere(programme, kept.person)
    assert again.person in rosa.rows("person")


def test_a_laptop_put_back_to_an_older_copy_forgets_them_again(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(somebody())
    programme.settle()
    copy = copied(rosa, "older")
    forget(rosa, kept.person)
    programme.settle()
    put_back(rosa, copy)
    assert left_on_laptop(rosa)
    rosa.amend(kept.sign_up, name_used="Zorquilla")
    programme.settle()
    copy.unlink()
    gone_everywhere(programme, kept.person)


def test_records_that_were_joined_go_together(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    one, two = rosa.record(somebody()), marcus.record(somebody(name_used="Zorquilla"))
    programme.settle()
    with acting(programme.denise.store, programme.denise.author, programme.event) as act:
        act.create("same_person", {"person": one.person, "other": two.person})
    programme.settle()
    forget(rosa, one.person)
    programme.settle()
    gone_everywhere(programme, one.person, two.person)


def test_a_search_finds_nobody_who_was_erased(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(somebody())
    while index_some(rosa.store):
        pass
    assert find(rosa.store, "Zorquilla") == (kept.person,)
    forget(rosa, kept.person)
    assert find(rosa.store, "Zorquilla") == ()
    assert left_on_laptop(rosa) == {}


def restored(programme: Programme, *, silently: bool = False) -> None:
    """Put the server back to the backup on its shelf, with or without the program knowing."""
    (file,) = (programme.folder / "shelf").glob("fieldapp-*.db")
    programme.server.close()
    place = programme.folder / "server"
    if silently:  # the database is replaced by hand, and nothing of it is left to read
        for each in place.glob("server.db*"):
            each.unlink()
        shutil.copy(file, place / "server.db")
    else:
        restore(place, file, clock=programme.server.clock, random=programme.server.random)
    programme.server.reopen()


def test_a_server_put_back_to_before_hears_of_it_from_any_laptop(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(somebody())
    programme.settle()
    back_up(programme.server.service, programme.folder / "shelf")
    forget(rosa, kept.person)
    programme.settle()
    programme.laptops.remove(rosa)  # it never comes again
    rosa.close()
    restored(programme, silently=True)
    assert left_on_server(programme.server)
    shutil.rmtree(programme.folder / "shelf")
    for laptop in (marcus, programme.denise):  # nobody has them on screen meanwhile
        for _ in range(3):
            laptop.sync()
            assert kept.person not in laptop.rows("person")
            assert left_on_laptop(laptop) == {}
    programme.settle()
    gone_everywhere(programme, kept.person)


def test_a_restore_erases_again_whom_the_replaced_database_knew(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(somebody())
    programme.settle()
    back_up(programme.server.service, programme.folder / "shelf")
    forget(rosa, kept.person)
    programme.settle()
    restored(programme)
    for aside in (programme.folder / "server").glob("replaced_*"):
        shutil.rmtree(aside) if aside.is_dir() else aside.unlink()
    assert left_on_server(programme.server) == {}
    programme.settle()
    gone_everywhere(programme, kept.person)


def test_it_is_done_when_every_laptop_that_works_has_done_it(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(somebody())
    programme.settle()
    forget(rosa, kept.person)
    programme.settle(rosa, programme.denise)
    (erasure,) = programme.denise.rows("erasure").values()
    assert "done_at" not in erasure
    marcus.sync()
    programme.settle()
    (erasure,) = programme.denise.rows("erasure").values()
    assert erasure["devices_confirmed"] == 3


def test_what_was_counted_stays_counted(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(somebody())
    rosa.record()
    programme.settle()
    forget(rosa, kept.person)
    programme.settle()
    assert custody_sums(rosa.store).sign_ups == 2
    with pytest.raises(RefusedError):
        rosa.opened(kept.sign_up)
