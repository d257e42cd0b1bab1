"""What comes down stands on the laptop, with its own work on top until the server has it too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldapp.domain.change import Creation, decode_body
from fieldapp.domain.digest import entry
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.stamp import at
from fieldapp.store import log, membership, mirror, stock
from fieldapp.store.cipher import CHECKPOINT_PAGES
from fieldapp.store.custody import custody_sums
from fieldapp.store.rows import Row, load, read_row
from fieldapp.store.store import Store
from tests.support.stores import EVENT, MARCUS, ROSA, an_open_store, edited, recorded

SCOPE, OTHER = b"scope-number-001", b"scope-number-002"
ORIGIN = b"change-id-000001"
PERSON, CONTACT = BY_NAME["person"], BY_NAME["contact"]
ROW = row_id(ORIGIN, 0)
T1, T2 = at(1_000), at(2_000)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        with opened.writing():
            membership.settle_scopes(opened, [(SCOPE, 1)])
        yield opened


def group(*rows: list[Any], n: int | None = None, own: bool = False) -> list[Any]:
    return [ORIGIN, T1, MARCUS.user, None, n, own, list(rows)]


def person(values: dict[int, Any], cells: Any = None, position: int = 5, op: int = 0) -> list[Any]:
    return [op, PERSON.number, position, values, cells]


def take(
    store: Store, *groups: list[Any], snapshot: int = 5, scope: bytes = SCOPE, hidden: Any = None
) -> None:
    with store.taking_in():
        mirror.take_rows(store, scope, groups, hidden or {}, snapshot)


def shown(store: Store, row: bytes = ROW, kind: str = "person") -> Row | None:
    return read_row(store.connection, BY_NAME[kind], row)


def test_a_row_that_came_down_is_there_with_its_references(store: Store) -> None:
    contact = [1, CONTACT.number, 5, {1: 0, 2: "MOBILE", 3: "+18285550134"}, None]
    take(store, group(person({1: "Ana"}), contact))
    row = shown(store, row_id(ORIGIN, 1), "contact")
    assert row is not None
    assert row.ref("person") == ROW
    assert row.actor == MARCUS.user


def test_a_row_that_comes_again_replaces_what_was_there_whole(store: Store) -> None:
    take(store, group(person({1: "Ana", 2: "Díaz"})))
    take(store, group(person({1: "Ana"}, position=6)), snapshot=6)
    row = shown(store)
    assert row is not None
    assert dict(row.values) == {"name_given": "Ana"}


def test_heads_that_differ_are_a_conflict_with_both_values(store: Store) -> None:
    cells = {1: [[b"change-id-000002", T1, "Eva"], [b"change-id-000003", T2, "Ines"]]}
    take(store, group(person({1: "Ana"}, cells)))
    row, kept = shown(store), load(store.connection, PERSON, ROW)
    assert row is not None
    assert kept is not None
    assert (row.text("name_given"), row.in_conflict) == ("Ines", True)
    assert {value for _, value in kept.state.heads(1).values()} == {"Eva", "Ines"}


def test_an_own_edit_stays_on_top_until_the_server_has_it(store: Store) -> None:
    take(store, group(person({1: "Ana", 2: "Díaz"})))
    change = edited(store, "person", ROW, name_given="Eva")
    take(store, group(person({1: "Ana", 2: "Ruiz"}, position=6)), snapshot=6)
    row = shown(store)
    assert row is not None
    assert (row.text("name_given"), row.text("name_family")) == ("Eva", "Ruiz")
    with store.writing():
        log.take_verdicts(store, [[1, 7, 1]], 1, 0)
    cells = {1: [[change, T2, "Eva"]]}
    take(store, group(person({1: "Ana", 2: "Ruiz"}, cells, position=7)), snapshot=7)
    row = shown(store)
    assert row is not None
    assert (row.text("name_given"), row.in_conflict) == ("Eva", False)
    assert store.connection.execute("SELECT count(*) FROM touch").fetchone() == (0,)


def test_an_own_edit_beside_somebody_elses_is_a_conflict_at_once(store: Store) -> None:
    take(store, group(person({1: "Ana"})))
    edited(store, "person", ROW, name_given="Eva")
    cells = {1: [[b"change-id-000009", T1, "Ines"]]}
    take(store, group(person({1: "Ana"}, cells, position=6)), snapshot=6)
    row = shown(store)
    assert row is not None
    assert row.in_conflict


def test_own_rows_that_came_down_as_they_went_up_are_only_counted(store: Store) -> None:
    kept = recorded(store)
    with store.writing():
        log.take_verdicts(store, [[1, 5, 1]], 1, 0)
    take(store, [1, 5])
    (scope,) = membership.scopes(store)
    rows = list(store.connection.execute("SELECT row, position FROM member"))
    assert scope.count == len(rows) > 5
    assert all(position == 5 for _, position in rows)
    assert shown(store, kept.person) is not None


def test_own_rows_that_had_to_go_come_back_from_the_log(store: Store) -> None:
    kept = recorded(store)
    with store.writing():
        log.take_verdicts(store, [[1, 5, 1]], 1, 0)
    take(store, [1, 5])
    with store.writing():
        membership.settle_scopes(store, [])
    assert shown(store, kept.person) is None
    with store.writing():
        membership.settle_scopes(store, [(SCOPE, 2)])
    take(store, [1, 5])
    row = shown(store, kept.person)
    assert row is not None
    assert row.text("name_given") == "Juana"


def test_own_work_stays_own_when_it_comes_down_after_the_laptop_took_a_new_name(
    store: Store,
) -> None:
    kept = recorded(store)
    ((change, body),) = store.connection.execute("SELECT id, body FROM change").fetchall()
    with store.writing():
        log.take_new_replica(store)
        log.take_verdicts(store, [[1, 5, 1]], 1, 0)
    made = [
        [index, op.kind, 5, op.values, None]
        for index, op in enumerate(decode_body(change, body).ops)
        if isinstance(op, Creation)
    ]
    take(store, [change, T1, ROSA.user, EVENT, None, True, made])
    sign_up = shown(store, kept.sign_up, "sign_up")
    assert sign_up is not None
    assert sign_up.seq == 1
    assert custody_sums(store).sign_ups == 1


def test_hidden_fields_of_others_are_not_here_and_the_row_says_so(store: Store) -> None:
    take(store, group(person({1: "Ana", 15: "kjb"})))
    take(store, group(person({1: "Ana"}, position=6)), snapshot=6, hidden={PERSON.number: [15]})
    row = shown(store)
    assert row is not None
    assert row.restricted
    assert "lang_spoken" not in row.values


def test_what_this_program_does_not_know_is_kept_and_counted(store: Store) -> None:
    unknown = [1, 9_000, 5, {1: "new"}, None]
    take(store, group(person({1: "Ana", 900: "new"}), unknown))
    kept = load(store.connection, PERSON, ROW)
    assert kept is not None
    assert kept.state.value(900) == "new"
    (scope,) = membership.scopes(store)
    assert scope.count == 2


def test_the_digest_is_that_of_the_rows_that_are_here(store: Store) -> None:
    take(store, group(person({1: "Ana"}), person({1: "Eva"}, op=3)))
    take(store, group(person({1: "Ana"}, position=8)), snapshot=8)
    with store.taking_in():
        membership.leave(store, SCOPE, [row_id(ORIGIN, 3)])
        digest = membership.finish(store, SCOPE, 9, done=True)
    assert digest == (1, entry(ROW, 8))
    assert stock.recount(store) == []


def test_damage_to_the_list_of_rows_is_found(store: Store) -> None:
    take(store, group(person({1: "Ana"})))
    store.connection.execute("UPDATE member SET position = 4")
    assert stock.recount(store) == [SCOPE]


def test_a_row_in_two_scopes_stays_until_it_left_both(store: Store) -> None:
    with store.writing():
        membership.settle_scopes(store, [(SCOPE, 1), (OTHER, 1)])
    take(store, group(person({1: "Ana"})))
    take(store, group(person({1: "Ana"})), scope=OTHER)
    for scope, left in ((SCOPE, True), (OTHER, False)):
        with store.taking_in():
            membership.leave(store, scope, [ROW])
        assert (shown(store) is not None) is left


def test_a_scope_fetched_anew_sweeps_what_did_not_come_again(store: Store) -> None:
    take(store, group(person({1: "Ana"}), person({1: "Eva"}, op=3)))
    with store.taking_in():
        membership.fetch_anew(store, SCOPE)
    take(store, group(person({1: "Ana"})))
    assert shown(store, row_id(ORIGIN, 3)) is not None
    with store.taking_in():
        membership.finish(store, SCOPE, 9, done=True)
    assert shown(store, row_id(ORIGIN, 3)) is None
    assert shown(store) is not None


def test_work_the_server_has_not_is_never_swept_away(store: Store) -> None:
    kept = recorded(store)
    take(store, group(person({1: "Ana"})))
    edited(store, "person", ROW, name_given="Eva")
    with store.writing():
        membership.settle_scopes(store, [])
    assert shown(store, kept.person) is not None
    assert shown(store) is not None
    with store.writing():
        log.take_verdicts(store, [[1, 6, 2]], 2, 0)
        membership.settle_scopes(store, [(OTHER, 1)])
        membership.finish(store, OTHER, 9, done=True)
        membership.drop_settled_strays(store, 9)
    assert shown(store, kept.person) is None
    assert shown(store) is None


def test_a_laptop_that_is_granted_nothing_any_more_keeps_nothing_the_server_has(
    store: Store,
) -> None:
    kept = recorded(store)
    with store.writing():
        log.take_verdicts(store, [[1, 6, 1]], 1, 0)
        membership.settle_scopes(store, [])
        membership.drop_settled_strays(store, 5)
    assert shown(store, kept.person) is not None
    with store.writing():
        membership.drop_settled_strays(store, 6)
    assert shown(store, kept.person) is None


def test_own_work_stays_while_it_comes_down_at_the_place_of_a_later_edit(store: Store) -> None:
    kept = recorded(store)
    edited(store, "person", kept.person, name_given="Juanita")
    with store.writing():
        log.take_verdicts(store, [[1, 5, 1], [2, 8, 1]], 2, 0)
        membership.finish(store, SCOPE, 6, done=False)
        membership.drop_settled_strays(store, 9)
    assert shown(store, kept.person) is not None


def test_held_work_stays_with_its_author(store: Store) -> None:
    kept = recorded(store)
    with store.writing():
        log.take_verdicts(store, [[1, "scope_withdrawn"]], 1, 0)
        membership.finish(store, SCOPE, 9, done=True)
        membership.drop_settled_strays(store, 9)
    assert shown(store, kept.person) is not None


def test_rows_a_restored_server_lost_are_put_aside_for_it(store: Store) -> None:
    take(store, group(person({1: "Ana"}, {1: [[b"change-id-000002", T2, "Eva"]]})))
    with store.taking_in():
        membership.fetch_anew(store, SCOPE, offering=True)
        membership.finish(store, SCOPE, 3, done=True)
    ((row, offer),) = membership.offers(store, 9)
    assert row == ROW
    assert offer[:3] == [ROW, PERSON.number, ORIGIN]
    assert offer[7] == {1: [[b"change-id-000002", T2, "Eva"]]}
    with store.writing():
        membership.drop_offers(store, [row])
    assert membership.offers(store, 9) == []


def test_a_save_does_not_pay_for_the_log_of_what_streamed_in(store: Store) -> None:
    store.stream(on=True)
    for op in range(400):
        take(store, group(person({1: "Ana"}, op=op)))
    come = store.unfolded()
    recorded(store)
    assert store.unfolded() > come > CHECKPOINT_PAGES
    store.fold()
    assert store.unfolded() == 0


def test_when_nothing_streams_in_any_more_saves_keep_the_log_short(store: Store) -> None:
    store.stream(on=True)
    store.stream(on=False)
    for _ in range(60):
        recorded(store)
        assert store.unfolded() <= CHECKPOINT_PAGES
