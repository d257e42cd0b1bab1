"""Programs of different age on one road: what one does not know it keeps and hands on unseen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typing_extensions import override

from fieldapp.domain.change import Change, Creation, Op, encode_body, encode_ops
from fieldapp.domain.digest import entry
from fieldapp.domain.ids import new_change_id, row_id
from fieldapp.domain.kinds import BY_NAME, SCHEMA
from fieldapp.domain.stamp import milliseconds, next_stamp
from fieldapp.store import log, stock
from fieldapp.store.journal import append
from fieldapp.store.rows import load, read_row
from sync.client.syncing import Meanwhile
from sync.protocol.frame import Shared
from sync.server.storage.values import ChangeRow
from tests.support.laptops import Laptop, Programme, Wire, nothing

NEW_FIELD, NEW_KIND = 99, 250
_unpack, _pack = msgspec.msgpack.decode, msgspec.msgpack.encode


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def made_by_a_newer_program(laptop: Laptop, ops: tuple[Op, ...]) -> Change:
    """Put a change of the next schema into a laptop's log, as that program would."""
    store = laptop.store
    with store.writing():
        tail = store.read_tail()
        stamp = next_stamp(tail.stamp, store.clock(), store.trusted_time()[0])
        change = Change(
            id=new_change_id(milliseconds(stamp), store.random),
            stamp=stamp,
            unsure=False,
            actor=laptop.author.user,
            scope=laptop.event,
            schema=SCHEMA + 1,
            ops=ops,
        )
        append(store, tail, change, encode_body(change, encode_ops(ops)))
    return change


def numbered(kind: str, **values: Any) -> dict[int, Any]:
    names = BY_NAME[kind].by_name
    return {names[name].number: value for name, value in values.items()}


def a_newer_sign_up(event: bytes) -> tuple[Op, ...]:
    person = numbered("person", name_given="Nueva", birth_date="1990", birth_precision="YEAR")
    sign_up = numbered("sign_up", person=0, event=event, ticket="Z-001", source="LIVE")
    return (
        Creation(kind=BY_NAME["person"].number, values={**person, NEW_FIELD: "from tomorrow"}),
        Creation(kind=BY_NAME["sign_up"].number, values=sign_up),
        Creation(kind=NEW_KIND, values={1: 0, 2: "of a kind from tomorrow"}),
    )


def on_server(programme: Programme, change: Change) -> ChangeRow:
    """Give a change as the server keeps it."""
    server = programme.server
    with server.service.storage.reading() as reads:
        position = reads.org(server.org).position
        found = reads.changes_between(server.org, 1, position)
    return next(each for each in found if each.id == change.id)


def test_work_of_a_newer_laptop_is_taken_kept_whole_and_shown_as_far_as_known(
    programme: Programme,
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    older = marcus.record(name_given="Today")
    change = made_by_a_newer_program(rosa, a_newer_sign_up(programme.event))
    after = rosa.record(name_given="After")
    programme.settle()
    assert log.standing(rosa.store).held == 0
    wanted = {older.sign_up, after.sign_up, row_id(change.id, 1)}
    for laptop in programme.laptops:
        assert set(laptop.rows("sign_up")) == wanted
        person = read_row(laptop.store.connection, BY_NAME["person"], row_id(change.id, 0))
        assert person is not None
        assert person.text("name_given") == "Nueva"
        assert "tomorrow" not in repr(laptop.rows("person"))
    kept = on_server(programme, change)
    assert b"from tomorrow" in kept.body
    assert b"of a kind from tomorrow" in kept.body
    mine = rosa.store.connection.execute("SELECT body FROM change WHERE id = ?", (change.id,))
    assert mine.fetchone() == (kept.body,)


def test_a_batch_never_mixes_the_versions_it_was_made_under(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    for _ in range(3):
        rosa.record()
        made_by_a_newer_program(rosa, a_newer_sign_up(programme.event))
    outcome = rosa.sync()
    assert outcome.quiet
    assert log.standing(rosa.store).received == 6
    programme.settle()
    assert len(programme.denise.tickets()) == 6


def test_unknown_fields_and_kinds_of_the_same_schema_are_put_aside_not_shown(
    programme: Programme,
) -> None:
    """A laptop that sends what its own schema does not have is broken, and it is told so."""
    rosa = programme.canvasser("Rosa")
    store = rosa.store
    with store.writing():
        tail = store.read_tail()
        change = Change(
            id=new_change_id(milliseconds(tail.stamp), store.random),
            stamp=next_stamp(tail.stamp, store.clock(), 0),
            unsure=False,
            actor=rosa.author.user,
            scope=rosa.event,
            schema=SCHEMA,
            ops=a_newer_sign_up(programme.event),
        )
        append(store, tail, change, encode_body(change, encode_ops(change.ops)))
    after = rosa.record()
    programme.settle()
    assert log.standing(rosa.store).held == 1
    assert programme.denise.tickets() == [after.ticket]


class NewerServer(Wire):
    """A line to a server of tomorrow: one more field, kind, order and element than we know."""

    def __init__(self, laptop: Laptop, scope: bytes) -> None:
        super().__init__(laptop.server, laptop.store.identity.token)
        self._scope = scope
        self._more: dict[bytes, int] = {}

    @override
    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        answer = _unpack(super().post(path, raw, meanwhile, shared))
        answer[8].append("an order from tomorrow")
        for page in answer[10]:
            if page[0] == self._scope:
                self._page(page)
            page.append("an element from tomorrow")
        answer.append({"element": "from tomorrow"})
        return _pack(answer)

    def _page(self, page: list[Any]) -> None:
        person = BY_NAME["person"].number
        for group in page[6]:
            if len(group) == 2:
                continue
            for row in [each for each in group[6] if each[1] == person]:
                row[3][NEW_FIELD] = "from tomorrow"
                self._more[row_id(group[0], 150)] = row[2]
                group[6].append([150, NEW_KIND, row[2], {1: "of a kind from tomorrow"}, {}])
        if page[8] is not None:
            count, mix = page[8]
            for row, position in self._more.items():
                mix ^= entry(row, position)
            page[8] = [count + len(self._more), mix]


def test_an_older_laptop_keeps_what_a_newer_server_hands_down_and_shows_it_to_nobody(
    programme: Programme,
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = marcus.record()
    marcus.sync()
    line = NewerServer(rosa, programme.event)
    outcome = rosa.sync(line)
    assert (outcome.quiet, outcome.faults) == (True, ())
    assert rosa.tickets() == [kept.ticket]
    assert "tomorrow" not in repr([rosa.rows(kind) for kind in BY_NAME])

    def held() -> object:
        row = load(rosa.store.connection, BY_NAME["person"], kept.person)
        return None if row is None else row.state.values.get(NEW_FIELD)

    assert held() == "from tomorrow"
    unknown = rosa.store.connection.execute(
        "SELECT count(*) FROM member WHERE kind = ?", (NEW_KIND,)
    )
    assert unknown.fetchone() == (1,)
    rosa.reopen()
    rosa.amend(kept.sign_up, name_used="Edited here")
    assert held() == "from tomorrow"
    marcus.amend(kept.sign_up, name_family2="Edited there")
    marcus.sync()
    assert rosa.sync(line).faults == ()
    assert held() == "from tomorrow"
    assert stock.recount(rosa.store) == []


def test_codes_this_program_does_not_know_pass_through_unchanged(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    programme.settle()
    change = made_by_a_newer_program(
        rosa,
        (
            Creation(
                kind=BY_NAME["sign_up_status"].number,
                values=numbered("sign_up_status", sign_up=kept.sign_up, state="TOMORROW"),
            ),
        ),
    )
    programme.settle()
    assert log.standing(rosa.store).held == 0
    rows = programme.denise.rows("sign_up_status")
    assert rows[row_id(change.id, 0)]["state"] == "TOMORROW"
    assert not programme.denise.opened(kept.sign_up).withdrawn
