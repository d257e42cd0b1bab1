"""A file of an older program gets the tables and indexes of this one, whatever it holds."""

import contextlib
from dataclasses import replace
from pathlib import Path

from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.store.lists import event_sums
from fieldapp.store.store import Store
from tests.support.stores import EVENT, a_sign_up, a_store, opened_again, recorded


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


def test_a_file_of_the_first_schema_gets_the_columns_that_came_since(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    kept = recorded(store)
    added = {"consent": ("document", "relationship"), "interpreter": ("conflict_with",)}
    for table, columns in added.items():
        for column in columns:
            store.connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    store.connection.execute("PRAGMA user_version = 1")
    with contextlib.closing(opened_again(store, tmp_path)) as again:
        granted = draft_of(open_sign_up(again, kept.sign_up)).granted
        assert set(granted) == set(a_sign_up().granted)
        amended = replace(a_sign_up(), guardian_document="WRITTEN", guardian_for=("FLU",))
        later = recorded(again, amended)
        assert draft_of(open_sign_up(again, later.sign_up)).guardian_document == "WRITTEN"
