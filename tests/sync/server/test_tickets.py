"""A ticket that two people carry is put before the coordinators, once for each pair."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from fieldapp.domain.ids import row_id
from fieldapp.domain.values import Value
from sync.server.storage import queries
from sync.server.storage.reads import Reads
from sync.server.verify import verify
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop, a_sign_up, an_event, edit, value


def signed(laptop: WireLaptop, event: bytes, ticket: str) -> bytes:
    made = laptop.save(*a_sign_up(event, ticket=ticket), scope=event)
    laptop.sync()
    return row_id(made.id, 3)


def asked(crew: Crew) -> list[tuple[str, bytes, bytes]]:
    """The items about tickets: ticket, the older sign-up, the newer one."""
    crew.chief.sync()
    return sorted(
        (
            value(held, "review", "detail"),
            value(held, "review", "about"),
            value(held, "review", "other"),
        )
        for held in crew.chief.of_kind("review").values()
        if value(held, "review", "reason") == "DUPTICKET"
        and value(held, "review", "state") == "OPEN"
    )


def test_two_sign_ups_of_one_event_with_one_ticket_make_one_item(crew: Crew) -> None:
    mai, rosa = crew.laptop("Mai"), crew.laptop("Rosa")
    one = signed(mai, crew.event, "A-001")
    signed(mai, crew.event, "A-002")
    assert asked(crew) == []
    two = signed(rosa, crew.event, "A-001")
    assert asked(crew) == [("A-001", one, two)]
    rosa.renumber()  # the same work comes again
    rosa.sync()
    signed(rosa, crew.event, "A-003")
    assert asked(crew) == [("A-001", one, two)]
    three = signed(rosa, crew.event, "A-001")
    assert asked(crew) == sorted([("A-001", one, two), ("A-001", one, three)])
    assert verify(crew.server.service.storage) == []


def test_the_same_ticket_in_one_batch_is_seen_too(crew: Crew) -> None:
    for _ in range(3):
        crew.chief.save(*a_sign_up(crew.event, ticket="Z-001"), scope=crew.event)
    assert [ticket for ticket, _, _ in asked(crew)] == ["Z-001", "Z-001"]


def test_the_same_ticket_in_another_event_is_another_ticket(crew: Crew) -> None:
    other = row_id(crew.chief.save(an_event("WAK-0614A")).id, 0)
    signed(crew.chief, crew.event, "A-001")
    signed(crew.chief, other, "A-001")
    assert asked(crew) == []


def test_a_sign_up_taken_back_counts_once_it_lives_again(crew: Crew) -> None:
    chief = crew.chief
    one = signed(chief, crew.event, "A-001")
    made = chief.changes[-1].id
    gone = chief.save(edit("sign_up", one, [made], life=["MISTAKE"]), scope=crew.event)
    two = signed(chief, crew.event, "A-001")
    assert asked(crew) == []
    chief.save(edit("sign_up", one, [gone.id], life=None), scope=crew.event)
    assert asked(crew) == [("A-001", one, two)]


def test_an_item_that_was_settled_is_not_asked_again(crew: Crew) -> None:
    chief = crew.chief
    signed(chief, crew.event, "A-001")
    two = signed(chief, crew.event, "A-001")
    made = chief.changes[-1].id
    ((row, _),) = chief.of_kind("review").items()
    chief.save(edit("review", row, [], state="DONE", resolution="NOTISSUE"), scope=crew.event)
    gone = chief.save(edit("sign_up", two, [made], life=["MISTAKE"]), scope=crew.event)
    chief.save(edit("sign_up", two, [gone.id], life=None), scope=crew.event)
    assert asked(crew) == []


def test_when_the_oldest_is_taken_out_the_next_two_are_asked_about(crew: Crew) -> None:
    chief = crew.chief
    one = signed(chief, crew.event, "A-001")
    made = chief.changes[-1].id
    two, three = (signed(chief, crew.event, "A-001") for _ in range(2))
    first = [("A-001", one, two), ("A-001", one, three)]
    assert asked(crew) == sorted(first)
    gone = chief.save(edit("sign_up", one, [made], life=["MISTAKE"]), scope=crew.event)
    assert asked(crew) == sorted([*first, ("A-001", two, three)])
    chief.save(edit("sign_up", one, [gone.id], life=None), scope=crew.event)
    assert asked(crew) == sorted([*first, ("A-001", two, three)])
    assert verify(crew.server.service.storage) == []


def test_it_does_not_matter_whether_changes_come_one_by_one_or_together(crew: Crew) -> None:
    chief = crew.chief
    made = [chief.save(*a_sign_up(crew.event), scope=crew.event) for _ in range(3)]
    one, two, three = (row_id(each.id, 3) for each in made)
    for each in made[:2]:
        row = row_id(each.id, 3)
        chief.save(edit("sign_up", row, [each.id], life=["MISTAKE"]), scope=crew.event)
    assert asked(crew) == []
    last = chief.save(*a_sign_up(crew.event), scope=crew.event)
    gone = chief.changes[-2].id
    chief.save(edit("sign_up", two, [gone], life=None), scope=crew.event)
    assert asked(crew) == sorted([("A-001", two, three), ("A-001", two, row_id(last.id, 3))])
    assert one not in {older for _, older, _ in asked(crew)}
    assert verify(crew.server.service.storage) == []


def test_a_sign_up_that_an_edit_keeps_carries_its_ticket(crew: Crew) -> None:
    chief, mai = crew.chief, crew.laptop("Mai")
    one = signed(mai, crew.event, "A-001")
    made = mai.changes[-1].id
    chief.save(edit("sign_up", one, [made], life=["MISTAKE", made]), scope=crew.event)
    chief.sync()
    two = signed(chief, crew.event, "A-001")
    assert asked(crew) == []
    mai.save(edit("sign_up", one, [made], remark="comes later"), scope=crew.event)
    mai.sync()  # who wrote that had not seen that it was taken out
    assert asked(crew) == [("A-001", one, two)]
    assert verify(crew.server.service.storage) == []


@contextmanager
def counted(server: TestServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count the statements that are sent and the rows that they give."""
    done = [0, 0]
    plain = Reads._all

    def fetched(self: Reads, statement: Any, **given: object) -> Any:
        rows = plain(self, statement, **given)
        done[1] += len(rows)
        return rows

    def sent(*_: object) -> None:
        done[0] += 1

    engine = server.service.storage.engine
    event.listen(engine, "before_cursor_execute", sent)
    with monkeypatch.context() as patch:
        patch.setattr(Reads, "_all", fetched)
        yield done
    event.remove(engine, "before_cursor_execute", sent)


def test_one_more_on_a_ticket_costs_the_same_however_many_carry_it(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    mai = crew.laptop("Mai")
    signed(mai, crew.event, "A-001")  # the oldest
    oldest, made = row_id(mai.changes[-1].id, 3), mai.changes[-1].id
    bases = [made]

    def costs() -> list[list[int]]:
        """Of a new sign-up, of taking the oldest one out, and of bringing it back."""
        found: list[list[int]] = []
        lives: list[Value] = [None, ["MISTAKE"], None]
        for life in lives:
            if found:
                change = edit("sign_up", oldest, bases, life=life)
                bases[:] = [mai.save(change, scope=crew.event).id]
            else:
                mai.save(*a_sign_up(crew.event), scope=crew.event)
            with counted(crew.server, monkeypatch) as done:
                mai.exchange(room=0)
            assert isinstance(mai.verdicts[len(mai.log)], int)
            found.append(done)
        return found

    def more(count: int) -> None:
        for _ in range(count):
            mai.save(*a_sign_up(crew.event), scope=crew.event)
        mai.exchange(room=0)

    more(2)
    costs()  # asks about the two that come after the oldest, which is done once
    few = costs()
    more(200)
    assert costs() == few
    assert verify(crew.server.service.storage) == []


def test_the_oldest_two_are_found_without_walking_through_all(server: TestServer) -> None:
    storage, here = server.service.storage, server.random(16)
    rows = [(here, "A-001", made, 0, server.random(16)) for made in range(1, 3_001)]
    with storage.writing() as writes:
        writes.add_tickets(server.org, reversed(rows))
        found = writes.twice(server.org, here, ["A-001", "A-002"])
    assert found == {"A-001": (rows[0][-1], rows[1][-1])}
    assert walked(server, here) <= 10


def walked(server: TestServer, here: bytes) -> int:
    """Give how many rows the database takes in hand to find the two oldest of a ticket.

    On SQLite in hundreds of the steps of its machine, which come to about ten for a row.
    """
    engine, given = server.service.storage.engine, {"event": here, "items": ["A-001"]}
    statement = queries.oldest[engine.dialect.name]
    if engine.dialect.name == "sqlite":
        steps = []
        with engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.set_progress_handler(lambda: steps.append(1), 100)
            connection.execute(statement, {"org": server.org, **given}).all()
            raw.set_progress_handler(None, 0)
        return len(steps)
    compiled = statement.compile(dialect=engine.dialect)
    with engine.connect() as connection:
        cursor: Any = connection.connection.cursor()
        values = {**compiled.params, "org": server.org, **given}
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {compiled}", values)
        ((plan,),) = cursor.fetchone()
    return int(_most(plan["Plan"]))


def _most(node: dict[str, Any]) -> float:
    taken = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return max([float(taken), *[_most(each) for each in node.get("Plans", ())]])


def test_tickets_given_out_under_an_older_program_count(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    crew = Crew(server)
    one = signed(crew.chief, crew.event, "A-001")
    with server.service.storage.engine.begin() as connection:
        connection.execute(text("DROP TABLE ticket"))
        connection.execute(text("DELETE FROM step WHERE number = 3"))
    server.reopen()
    two = signed(crew.chief, crew.event, "A-001")
    assert asked(crew) == [("A-001", one, two)]
    assert verify(server.service.storage) == []
    server.close()


def test_a_database_from_before_the_oldest_came_first_is_brought_up(
    empty_database: Path | str,
) -> None:
    server = TestServer(empty_database)
    crew = Crew(server)
    one = signed(crew.chief, crew.event, "A-001")
    made = crew.chief.changes[-1].id
    signed(crew.chief, crew.event, "A-001")
    signed(crew.chief, crew.event, "A-002")
    lone = crew.chief.changes[-1]
    change = edit("sign_up", row_id(lone.id, 3), [lone.id], life=["MISTAKE"])
    crew.chief.save(change, scope=crew.event)
    before = asked(crew)
    blob = "BYTEA" if server.service.storage.path is None else "BLOB"
    with server.service.storage.engine.begin() as connection:
        for statement in (
            "DROP TABLE twice",
            "DROP TABLE ticket",
            f"CREATE TABLE ticket (org INTEGER, event {blob}, ticket VARCHAR(8), id {blob})",
            "DELETE FROM step WHERE number = 4",
        ):
            connection.execute(text(statement))
    server.reopen()
    assert verify(server.service.storage) == []
    gone = crew.chief.save(edit("sign_up", one, [made], life=["MISTAKE"]), scope=crew.event)
    crew.chief.sync()
    crew.chief.save(edit("sign_up", one, [gone.id], life=None), scope=crew.event)
    signed(crew.chief, crew.event, "A-002")
    assert asked(crew) == before  # nothing twice, and who was taken out counts no more
    server.close()
