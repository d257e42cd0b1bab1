"""Erasing on one laptop: all of it or nothing, whatever happens on the way, and on no page."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.forgetting import forget_person
from fieldapp.domain.change import FIRST_LINK, hide_body, next_link
from fieldapp.domain.typed import plain
from fieldapp.store.cipher import check_open
from fieldapp.store.drafts import drafts_of, save_draft
from fieldapp.store.erasing import erase, scrub
from fieldapp.store.errors import StoreError
from fieldapp.store.search import find, index_some
from fieldapp.store.store import Store, open_existing
from tests.support.stores import KEY, ROSA, STORE_ID, a_store, recorded
from tests.support.traces import SOMEBODY, plain_pages, words_in
from tests.support.vault import CountedRandom, ToldClock


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = a_store(tmp_path)
    yield made
    made.close()


def words(folder: Path) -> set[str]:
    files = [path for path in folder.glob("fieldapp.db*") if path.suffix != ".db-shm"]
    return {word for path in files for page in plain_pages(path) for word in words_in(page)}


def chained(store: Store) -> bool:
    """Whether every link still follows on the one before, over what bodies were."""
    (replica,) = store.connection.execute("SELECT id FROM replica").fetchone()
    link, secret = FIRST_LINK, store.identity.chain_secret
    for seq, change, body, kept, hidden in store.connection.execute(
        "SELECT seq, id, body, link, hidden FROM change ORDER BY seq"
    ):
        link = next_link(link, replica, seq, hidden or hide_body(secret, seq, change, body))
        if link != kept:
            return False
    return True


def test_rows_log_index_and_drafts_go_at_once_and_the_chain_holds(
    store: Store, tmp_path: Path
) -> None:
    other = recorded(store)
    kept = recorded(store, SOMEBODY)
    save_draft(
        store, ROSA.user, kept.sign_up, plain(SOMEBODY), form="sign_up", event=None, now_ms=1
    )
    while index_some(store):
        pass
    assert words(tmp_path)
    forget_person(store, ROSA, kept.person)
    assert words(tmp_path) == set()
    assert find(store, "Zorquilla") == ()
    assert drafts_of(store, ROSA.user) == ()
    assert chained(store)
    assert check_open(store.connection) == ()
    assert find(store, "Juana") == (other.person,)
    save_draft(  # a form that was open meanwhile
        store, ROSA.user, kept.sign_up, plain(SOMEBODY), form="sign_up", event=None, now_ms=2
    )
    assert drafts_of(store, ROSA.user) == ()


def _erase_and_fail(store: Store, person: bytes) -> None:
    with acting(store, ROSA, None) as act:
        act.create("person", {"name_given": "Ana"})
        erase(store, [person])
        raise RuntimeError("the battery is pulled")


def test_broken_off_in_the_middle_nothing_is_erased(store: Store) -> None:
    kept = recorded(store, SOMEBODY)
    with pytest.raises(RuntimeError):
        _erase_and_fail(store, kept.person)
    while index_some(store):
        pass
    assert find(store, "Zorquilla") == (kept.person,)
    assert chained(store)
    forget_person(store, ROSA, kept.person)
    assert chained(store)


def test_a_full_disk_is_said_and_it_can_be_done_again(store: Store, tmp_path: Path) -> None:
    kept = recorded(store, SOMEBODY)
    (used,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {used}")
    with suppress(StoreError):  # it writes more before it writes less
        forget_person(store, ROSA, kept.person)
    store.connection.execute(f"PRAGMA max_page_count = {1 << 30}")
    if find(store, "Zorquilla"):
        forget_person(store, ROSA, kept.person)
    scrub(store)
    assert words(tmp_path) == set()
    assert chained(store)


def test_killed_before_the_pages_were_overwritten_that_is_done_at_the_next_opening(
    store: Store, tmp_path: Path
) -> None:
    kept = recorded(store, SOMEBODY)
    with acting(store, ROSA, None) as act:
        act.erase(row_here(store, "person", kept.person), {"asked_at": 1})
    killed = tmp_path / "killed"
    killed.mkdir()
    for path in tmp_path.glob("fieldapp.db*"):
        shutil.copy(path, killed / path.name)
    assert words(killed)
    again = open_existing(
        killed, KEY, STORE_ID, clock=ToldClock(), random=CountedRandom(seed=b"again")
    )
    scrub(again)
    assert words(killed) == set()
    again.close()


def test_somebody_reading_meanwhile_puts_it_off_until_they_are_through(
    store: Store, tmp_path: Path
) -> None:
    kept = recorded(store, SOMEBODY)
    reader = open_existing(
        tmp_path, KEY, STORE_ID, clock=ToldClock(), random=CountedRandom(seed=b"reader")
    )
    store.connection.execute("PRAGMA busy_timeout = 50")
    with reader.reading() as connection:
        connection.execute("SELECT count(*) FROM person").fetchone()
        forget_person(store, ROSA, kept.person)
        assert find(store, "Zorquilla") == ()
    reader.close()
    scrub(store)
    assert words(tmp_path) == set()
