"""One act is one transaction with one change: all of it is kept, or nothing is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldapp.domain.change import FIRST_LINK, decode_body, hide_body, next_link
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.stamp import at
from fieldapp.domain.values import MAX_OPS
from fieldapp.store import log
from fieldapp.store.journal import work
from fieldapp.store.rows import read_row
from fieldapp.store.store import COPY_SUFFIX, FILE_NAME, Store
from tests.support.stores import (
    EVENT,
    ROSA,
    a_sign_up,
    an_act,
    an_open_store,
    edited,
    opened_again,
    recorded,
    taken_out,
)

PERSON = BY_NAME["person"]
TABLES = ("person", "contact", "need", "consent", "sign_up", "change", "head", "touch")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def everything(store: Store) -> dict[str, list[Any]]:
    names = [
        name
        for (name,) in store.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        )
    ]
    return {
        name: sorted(map(str, store.connection.execute(f'SELECT * FROM "{name}"')))
        for name in names
    }


class StoppingConnection:
    """A connection that stops working at its n-th statement, as a killed process would."""

    def __init__(self, real: Any, statements: int) -> None:
        self._real = real
        self._left = statements

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt

    def execute(self, *words: Any) -> Any:
        if not str(words[0]).startswith("ROLLBACK"):
            self._spend()
        return self._real.execute(*words)

    def executemany(self, *words: Any) -> Any:
        self._spend()
        return self._real.executemany(*words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def test_a_save_stopped_at_any_statement_leaves_nothing_of_it(store: Store) -> None:
    recorded(store)
    before, real, statements = everything(store), store.connection, 0
    while True:
        store.connection = StoppingConnection(real, statements)  # type: ignore[assignment]
        try:
            recorded(store, a_sign_up(name_given="Petrona"))
        except KeyboardInterrupt:
            store.connection = real
            assert everything(store) == before
            statements += 1
            continue
        store.connection = real
        break
    assert statements > 10
    assert len(everything(store)["change"]) == 2


def test_an_edit_stopped_at_any_statement_leaves_nothing_of_it(store: Store) -> None:
    person = recorded(store).person
    before, real, statements = everything(store), store.connection, 0
    while True:
        store.connection = StoppingConnection(real, statements)  # type: ignore[assignment]
        try:
            edited(store, "person", person, name_given="Petrona")
        except KeyboardInterrupt:
            store.connection = real
            assert everything(store) == before
            statements += 1
            continue
        store.connection = real
        break
    assert statements > 6


def test_the_log_has_no_gaps_and_its_links_hold(store: Store) -> None:
    for _ in range(5):
        recorded(store)
    edited(store, "person", recorded(store).person, name_given="Ana")
    link, replica = FIRST_LINK, store.read_tail().replica
    rows = list(store.connection.execute("SELECT seq, id, body, link FROM change ORDER BY seq"))
    assert [row[0] for row in rows] == list(range(1, 8))
    for seq, change_id, body, kept in rows:
        hidden = hide_body(store.identity.chain_secret, seq, change_id, body)
        link = next_link(link, replica, seq, hidden)
        assert kept == link


def test_what_was_saved_is_there_after_a_restart(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        kept = recorded(store)
        again = opened_again(store, tmp_path)
        row = read_row(again.connection, PERSON, kept.person)
        assert row is not None
        assert row.text("name_given") == "Juana"
        assert recorded(again).ticket == "A-002"
        again.close()


def test_stamps_rise_when_the_clock_goes_back(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        stamps = []
        for now in (5_000_000, 4_000_000, 0, 6_000_000):
            store.clock = lambda now=now: now  # type: ignore[misc]
            recorded(store)
            (body,) = store.connection.execute(
                "SELECT body FROM change ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            stamps.append(decode_body(bytes(16), body).stamp)
        assert stamps == sorted(set(stamps))
        assert stamps[-1] == at(6_000_000)


def test_an_edit_names_every_value_it_replaces(store: Store) -> None:
    person = recorded(store).person
    first = edited(store, "person", person, name_given="Ana")
    edited(store, "person", person, name_given="Eva")
    (body,) = store.connection.execute(
        "SELECT body FROM change ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    (op,) = decode_body(bytes(16), body).ops
    assert [replaced for _, replaced in op.cells.values()] == [(first,)]  # type: ignore[union-attr]


def test_setting_a_field_to_what_it_is_makes_no_change(store: Store) -> None:
    person = recorded(store).person
    assert edited(store, "person", person, name_given="Juana") == b""
    assert store.connection.execute("SELECT count(*) FROM change").fetchone() == (1,)


def test_a_row_taken_out_comes_back(store: Store) -> None:
    person = recorded(store).person
    taken_out(store, "person", person)
    row = read_row(store.connection, PERSON, person)
    assert row is not None
    assert row.dead
    with an_act(store) as unit:
        unit.bring_back(PERSON, person)
    row = read_row(store.connection, PERSON, person)
    assert row is not None
    assert not row.dead


def test_a_value_that_may_not_stand_is_refused_and_nothing_is_written(store: Store) -> None:
    before = everything(store)
    names = ("Ana", "x" * 81)
    with pytest.raises(RefusedError, match="too_long"), an_act(store) as unit:
        [unit.create(PERSON, {"name_given": name}) for name in names]
    assert everything(store) == before


def make_people(store: Store, *names: str) -> None:
    with an_act(store) as unit:
        for name in names:
            unit.create(BY_NAME["person"], {"name_given": name, "name_family": name})


@pytest.mark.parametrize("names", [["x"] * (MAX_OPS + 1), ["é" * 80] * MAX_OPS])
def test_what_the_server_could_never_take_is_refused_before_it_is_kept(
    store: Store, names: list[str]
) -> None:
    with pytest.raises(RefusedError) as refused:
        make_people(store, *names)
    assert refused.value.problems[0].code == "too_much"
    assert log.standing(store).made == 0


@pytest.mark.parametrize("day", ["2026-02-31", "2026-13-01", "2025-02-29"])
def test_a_day_that_no_calendar_has_is_refused(store: Store, day: str) -> None:
    with pytest.raises(RefusedError) as refused, an_act(store) as unit:
        unit.create(BY_NAME["person"], {"name_given": "A", "birth_date": day})
    assert refused.value.problems[0].code == "wrong_form"


def test_an_edit_of_a_row_that_is_not_here_is_refused(store: Store) -> None:
    with pytest.raises(RefusedError, match="not_here"), an_act(store) as unit:
        unit.edit(PERSON, bytes(16), {"name_given": "Ana"})


def test_units_of_work_do_not_nest(store: Store) -> None:
    with (
        pytest.raises(RuntimeError),
        work(store, actor=ROSA.user, event=EVENT),
        work(store, actor=ROSA.user, event=EVENT),
    ):
        pass


def test_a_row_never_shows_what_is_in_it(store: Store) -> None:
    row = read_row(store.connection, PERSON, recorded(store).person)
    assert "Juana" not in repr(row)
    assert "Juana" not in repr(a_sign_up())


def test_an_update_puts_a_copy_aside_until_the_file_was_opened_again(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        recorded(store)
        store.database.execute("PRAGMA user_version = 0")  # as an older program left it
        copy = tmp_path / f"{FILE_NAME}{COPY_SUFFIX}"
        assert not copy.exists()
        updated = opened_again(store, tmp_path)
        assert copy.exists()
        again = opened_again(updated, tmp_path)
        assert not copy.exists()
        assert recorded(again).ticket == "A-002"
        again.close()
