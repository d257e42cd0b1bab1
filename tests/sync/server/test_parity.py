"""The same trace of requests gives the same bytes on both databases."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fieldapp.domain.change import Op
from fieldapp.domain.ids import row_id
from sync.protocol.messages import Answer, Ask, decode_answer, decode_ask, encode
from sync.server.enrol import assign_user, revoke
from tests.support import postgres
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop, a_sign_up, an_event, edit, new


@pytest.fixture
def empty_postgresql(cluster: str) -> Iterator[str]:
    with postgres.database(cluster) as url:
        yield url


def trace(database: Path | str) -> list[bytes]:
    """Live through a day of work and accidents; give every answer."""
    server = TestServer(database, seed=7)
    answers: list[bytes] = []

    def road(token: str, ask: Ask) -> Answer:
        raw = encode(server.service.exchange(token, decode_ask(encode(ask))))
        answers.append(raw)
        return decode_answer(raw)

    server.road = road
    crew = Crew(server)
    sunday = row_id(crew.chief.save(an_event("WAK-0614A")).id, 0)
    crew.chief.sync()
    laptops = [
        crew.laptop("Mai"),
        crew.laptop("Ben", "CALLER", crew.event, sunday),
        crew.laptop("Rosa", "INTERPRETER", sunday),
    ]
    work(server, Random(3), [*laptops, crew.chief], (crew.event, sunday))
    assign_user(server.service, server.org, laptops[0].enrolled.device, laptops[1].enrolled.user)
    for laptop in [*laptops, crew.chief, *laptops]:
        laptop.sync()
    laptops[0].renumber()
    laptops[0].sync()
    revoke(server.service, server.org, laptops[2].enrolled.device)
    crew.chief.sync()
    server.close()
    return answers


def work(
    server: TestServer, chance: Random, laptops: list[WireLaptop], events: tuple[bytes, bytes]
) -> None:
    """Sixty acts of whoever comes next, some of them handed over at once."""
    people: list[bytes] = []
    for step in range(60):
        server.clock.now_ms += chance.randrange(1, 90_000)
        laptop, event = chance.choice(laptops), chance.choice(events)
        what = chance.randrange(6)
        if what <= 1 or not people:
            ticket = f"A-{step:03d}"
            change = laptop.save(*a_sign_up(event, name=f"P{step}", ticket=ticket), scope=event)
            people.append(row_id(change.id, 0))
        else:
            laptop.save(an_act(chance, people, event, what, step), scope=event)
        if chance.random() < 0.6:
            laptop.exchange(room=chance.choice([0, 3_000, 1 << 20]))


def an_act(chance: Random, people: list[bytes], event: bytes, what: int, step: int) -> Op:
    one, two = chance.choice(people), chance.choice(people)
    if what == 2:
        return edit("person", one, name_given=f"E{step}")
    if what == 3:
        return new("sign_up", person=one, event=event, ticket=f"B-{step:03d}", source="LIVE")
    if what == 4 and one != two:
        return new("same_person", person=one, other=two)
    life: list[Any] = ["MISTAKE"]
    return edit("person", one, life=life)


def test_sqlite_and_postgresql_answer_with_the_same_bytes(
    tmp_path: Path, empty_postgresql: str
) -> None:
    here, there = trace(tmp_path), trace(empty_postgresql)
    assert len(here) > 40
    assert here == there
