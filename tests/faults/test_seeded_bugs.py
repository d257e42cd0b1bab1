"""How strong the checks are: ten bugs put into the real engine, store and server, each caught.

Here, and only here, product code is replaced: a promise that holds without the bug must break with
it. Each bug is one that a system of this kind has really had.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fieldapp.actions.acting import acting
from fieldapp.domain.change import Edit
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.merge import RowState
from fieldapp.domain.touched import Touched
from fieldapp.store import log, membership
from fieldapp.store.rows import load, read_row, read_rows
from fieldapp.store.store import Store
from sync.client.engine import Engine
from sync.protocol.messages import Page, decode_group
from sync.server import answers, pages
from sync.server.enrol import assign_user
from sync.server.service import Service
from tests.support.laptops import Programme
from tests.support.mishaps import (
    copied,
    put_back,
    send_and_lose_the_reply,
    server_copy,
    server_put_back,
    swallowing,
    sync_some,
    watched,
)

YEAR_MS = 365 * 24 * 3600 * 1000


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


# the checks


def both_values_stand(programme: Programme) -> None:
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    kept = rosa.record()
    programme.settle()
    rosa.amend(kept.sign_up, name_used="Hers")
    programme.server.clock.now_ms += 1000
    denise.amend(kept.sign_up, name_used="Mine")
    programme.settle()
    kind = BY_NAME["person"]
    for laptop in (rosa, denise):
        row = load(laptop.store.connection, kind, kept.person)
        assert row is not None
        heads = row.state.heads(kind.by_name["name_used"].number)
        assert {value for _, value in heads.values()} == {"Hers", "Mine"}


def a_sync_cut_after_any_step_is_made_good(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    for steps in range(1, 5):
        for number in range(4):
            marcus.record(name_given=f"Marcus {number}")
        marcus.sync()
        sync_some(rosa, steps)
        rosa.sync()
        assert rosa.tickets() == marcus.tickets()


def own_work_comes_back_to_an_older_file(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.sync()
    copy = copied(rosa, "older.db")
    rosa.record(name_given="Gone")
    rosa.sync()
    put_back(rosa, copy)
    programme.settle()
    assert len(rosa.tickets()) == 2


def a_verdict_of_a_lost_history_is_forgotten(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    programme.settle()
    before = server_copy(programme, "before")
    kept = marcus.record()
    programme.settle()
    server_put_back(programme, before)
    rosa.sync(most=1)  # hears that the history is another one
    between = server_copy(programme, "between")
    with acting(rosa.store, rosa.author, programme.event) as act:
        row = read_row(rosa.store.connection, BY_NAME["person"], kept.person)
        assert row is not None
        act.edit(row, {"name_used": "Seen"})
    rosa.sync(most=1)  # its edit is put aside: nobody knows the row
    assert log.standing(rosa.store).held == 1
    server_put_back(programme, between)
    marcus.sync()  # brings the row
    programme.settle(rounds=6)
    assert log.standing(rosa.store).held == 0
    assert programme.denise.opened(kept.sign_up).person.text("name_used") == "Seen"


def all_agree_when_a_row_was_made(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.clock.off_ms = 10 * YEAR_MS
    rosa.record()
    programme.settle()
    moments = {
        row.made_ms
        for laptop in (rosa, programme.denise)
        for row in read_rows(laptop.store.connection, BY_NAME["sign_up"])
    }
    assert len(moments) == 1


def a_wider_grant_brings_the_fields_it_opens(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    caller = programme.new_user("Cora", "CALLER")
    marcus.record()
    programme.settle()
    assert not any("language" in values for values in rosa.rows("need").values())
    assign_user(programme.server.service, programme.server.org, rosa.device, caller)
    programme.settle()
    assert any("language" in values for values in rosa.rows("need").values())


def what_became_of_each_change_is_known(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    assert send_and_lose_the_reply(rosa).batch is not None
    rosa.record()
    programme.settle()
    unknown = rosa.store.connection.execute(
        "SELECT count(*) FROM change WHERE position IS NULL AND held IS NULL"
    ).fetchone()
    assert unknown == (0,)


def who_leaves_is_gone_at_once_and_nothing_is_fetched_again(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    denise = programme.denise
    gone, stays = rosa.record(name_given="Goes"), rosa.record(name_given="Stays")
    programme.settle()
    with acting(denise.store, denise.author, programme.event) as act:
        act.take_out(denise.opened(gone.sign_up).sign_up, "MISTAKE")
    denise.sync()
    line = watched(marcus)
    outcome = marcus.sync(line)
    assert set(marcus.rows("person")) == {stays.person}
    assert (line.from_zero, outcome.faults) == (0, ())


def a_copied_laptop_loses_nothing(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.sync()
    copy = copied(rosa, "copy.db")
    rosa.record(name_given="Original")
    rosa.sync()
    put_back(rosa, copy)
    kept = rosa.record(name_given="Copy")
    programme.settle()
    assert kept.sign_up in programme.denise.rows("sign_up")


def a_row_left_out_once_is_noticed_and_fetched(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    for number in range(3):
        marcus.record(name_given=f"Marcus {number}")
    marcus.sync()
    line = swallowing(rosa, programme.event)
    rosa.sync(line)
    assert line.swallowed == 1
    assert rosa.tickets() == marcus.tickets()


# the bugs


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    right = RowState.edit

    def edit(self: RowState, change_id: bytes, effective: int, given: Edit) -> None:
        right(self, change_id, effective, given)
        for number in given.cells:
            heads = self.cells[number].heads
            for loser in sorted(heads, key=lambda head: (heads[head][0], head))[:-1]:
                del heads[loser]

    patch.setattr(RowState, "edit", edit)


def cursor_before_rows(patch: pytest.MonkeyPatch) -> None:
    right = Engine._take_page

    def move(store: Store, scope: bytes, cursor: int) -> None:
        with store.writing() as connection:
            connection.execute("UPDATE scope SET cursor = ? WHERE id = ?", (cursor, scope))

    def take(self: Engine, page: Page, replica: bytes, snapshot: int) -> Iterator[Touched]:
        move(self._store, page.scope, page.upto)
        yield Touched()
        move(self._store, page.scope, page.after)
        yield from right(self, page, replica, snapshot)

    patch.setattr(Engine, "_take_page", take)


def own_rows_filtered_out(patch: pytest.MonkeyPatch) -> None:
    right = vars(answers)["page"]

    def page(*given: Any) -> Any:
        made, spent = right(*given)
        read = [(each, decode_group(each)) for each in made.groups]
        others = [each for each, group in read if len(group) > 2 and not group[5]]
        return msgspec.structs.replace(made, groups=others), spent

    patch.setattr(answers, "page", page)


def less_received_than_known_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Engine, "_another_history", lambda _, __, answer: "history" in answer.orders)


def stamp_not_capped_in_the_laptops_view(patch: pytest.MonkeyPatch) -> None:
    right = pages._Writer._is_stub

    def is_stub(self: Any, position: int, change: Any, rows: Any, body: Any) -> bool:
        return right(self, position, change._replace(effective=body.stamp), rows, body)

    patch.setattr(pages._Writer, "_is_stub", is_stub)


def new_grant_not_from_zero(patch: pytest.MonkeyPatch) -> None:
    settle_right, take_right = membership.settle_scopes, Engine._take_page

    def settle(store: Store, granted: Any) -> Any:
        before = {scope.id: scope.cursor for scope in membership.scopes(store)}
        done = settle_right(store, granted)
        for scope in membership.scopes(store):
            store.connection.execute(
                "UPDATE scope SET cursor = ?, sweeping = 0 WHERE id = ?",
                (before.get(scope.id, 0), scope.id),
            )
        store.connection.execute("UPDATE member SET stale = 0")
        return done

    def take(self: Engine, page: Page, replica: bytes, snapshot: int) -> Iterator[Touched]:
        cursors = {scope.id: scope.cursor for scope in membership.scopes(self._store)}
        if cursors[page.scope] == page.after:
            yield from take_right(self, page, replica, snapshot)

    patch.setattr(membership, "settle_scopes", settle)
    patch.setattr(Engine, "_take_page", take)


def verdict_lost_with_the_reply(patch: pytest.MonkeyPatch) -> None:
    right = vars(answers)["verdicts"]
    told: dict[bytes, int] = {}

    def verdicts(reads: Any, org: int, replica: bytes, known: int, since: int) -> Any:
        found, upto = right(reads, org, replica, max(known, told.get(replica, 0)), since)
        told[replica] = upto
        return found, upto

    patch.setattr(answers, "verdicts", verdicts)


def leave_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(membership, "leave", lambda *_: None)


def fork_not_detected(patch: pytest.MonkeyPatch) -> None:
    right = Service._read_batch

    def read(self: Service, device: Any, replica: bytes, batch: Any) -> Any:
        found = right(self, device, replica, batch)
        if found is not None:
            return found
        with self.storage.reading() as reads:
            known = reads.replica(device.org, replica)
        return (known[1] if known else 0), (), ()

    patch.setattr(Service, "_read_batch", read)
    patch.setattr(Engine, "_another_log", lambda *_: False)


def digest_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Engine, "_compare", lambda *_: None)


@dataclass(frozen=True)
class Seeded:
    """A bug, and the check that must notice it."""

    bug: Callable[[pytest.MonkeyPatch], None]
    check: Callable[[Programme], None]


SEEDED = (
    Seeded(last_writer_wins, both_values_stand),
    Seeded(cursor_before_rows, a_sync_cut_after_any_step_is_made_good),
    Seeded(own_rows_filtered_out, own_work_comes_back_to_an_older_file),
    Seeded(less_received_than_known_ignored, a_verdict_of_a_lost_history_is_forgotten),
    Seeded(stamp_not_capped_in_the_laptops_view, all_agree_when_a_row_was_made),
    Seeded(new_grant_not_from_zero, a_wider_grant_brings_the_fields_it_opens),
    Seeded(verdict_lost_with_the_reply, what_became_of_each_change_is_known),
    Seeded(leave_ignored, who_leaves_is_gone_at_once_and_nothing_is_fetched_again),
    Seeded(fork_not_detected, a_copied_laptop_loses_nothing),
    Seeded(digest_ignored, a_row_left_out_once_is_noticed_and_fetched),
)


@pytest.mark.parametrize("seeded", SEEDED, ids=lambda each: each.check.__name__)
def test_the_promise_holds(programme: Programme, seeded: Seeded) -> None:
    seeded.check(programme)


@pytest.mark.parametrize("seeded", SEEDED, ids=lambda each: each.bug.__name__)
def test_the_bug_is_caught(
    programme: Programme, seeded: Seeded, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded.bug(monkeypatch)
    with pytest.raises(AssertionError):
        seeded.check(programme)
