"""A ticket that two people carry is put before the coordinators, once for each pair."""

from pathlib import Path

from sqlalchemy import text

from fieldapp.domain.ids import row_id
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
