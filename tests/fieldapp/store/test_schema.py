"""A file of an older program gets the tables and indexes of this one, whatever it holds."""

import contextlib
from pathlib import Path

from fieldapp.store.lists import event_sums
from fieldapp.store.store import Store
from tests.support.stores import EVENT, a_store, opened_again, recorded


def indexes(store: Store) -> dict[str, str]:
    found = store.connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    )
    return dict(found.fetchall())


def as_it_was_before_lists_were_counted(store: Store) -> None:
    for name in indexes(store):
        if name in {"sign_up_own", "sign_up_event"} or name.endswith("_to_settle"):
            store.connection.execute(f"DROP INDEX {name}")
    store.connection.execute("CREATE INDEX sign_up_event ON sign_up (event, _made)")
    store.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'counting_reads_indexes'")


def test_an_older_file_gets_the_indexes_that_a_new_one_has(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    wanted = indexes(store)
    recorded(store)
    as_it_was_before_lists_were_counted(store)
    assert indexes(store) != wanted
    with contextlib.closing(opened_again(store, tmp_path)) as again:
        assert indexes(again) == wanted
        assert event_sums(again, EVENT).sign_ups == 1
