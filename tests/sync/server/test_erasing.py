"""What the server does with a wish to be erased: for whom, how often, and what is left of them."""

from fieldapp.domain.change import Creation, Op
from fieldapp.domain.erasing import ERASURE, seal_of
from fieldapp.domain.ids import row_id
from sync.protocol.limits import ERASED_A_DAY
from sync.server.verify import Finding, verify
from tests.support.server import TestServer
from tests.support.traces import left_on_server
from tests.support.wire_laptop import Crew, Held, WireLaptop, a_sign_up, an_event, edit, new, value

NAME = "Zorquilla"


def asked(person: bytes, **more: object) -> Creation:
    return new("erasure", person=person, asked_at=1, how="SPOKEN", **more)  # type: ignore[arg-type]


def somebody(laptop: WireLaptop, event: bytes) -> bytes:
    made = laptop.save(*a_sign_up(event, NAME), scope=event)
    laptop.sync()
    return row_id(made.id, 0)


def verdict(laptop: WireLaptop, *ops: Op) -> int | str:
    laptop.save(*ops)
    laptop.sync()
    return laptop.verdicts[len(laptop.log)]


def told(crew: Crew) -> list[Held]:
    crew.chief.sync()
    return list(crew.chief.of_kind("erasure").values())


def sound(server: TestServer) -> None:
    assert left_on_server(server) == {}
    assert unsound(server) == []


def unsound(server: TestServer) -> list[Finding]:
    """What contradicts itself of this organisation: a database may hold those of other tests."""
    return [each for each in verify(server.service.storage) if each.org == server.org]


def test_nothing_is_left_but_that_they_were_there_and_the_chain_still_proves(crew: Crew) -> None:
    mai, rosa = crew.laptop("Mai"), crew.laptop("Rosa")
    person = somebody(mai, crew.event)
    made = mai.changes[-1].id
    rosa.sync()
    rosa.save(edit("person", person, [made], name_used=NAME), scope=crew.event)
    rosa.sync()
    assert left_on_server(crew.server)
    assert isinstance(verdict(mai, asked(person)), int)
    sound(crew.server)
    rosa.sync()
    scope = rosa.rows[crew.event]
    assert {held.values.get(0) for row, held in scope.items() if held.change == made} == {"ERASED"}
    (order,) = told(crew)
    assert set(value(order, "erasure", "rows")) >= {row_id(made, index) for index in (1, 2, 3)}


def test_what_comes_late_and_what_rests_on_it_is_taken_in_empty(crew: Crew) -> None:
    mai, rosa = crew.laptop("Mai"), crew.laptop("Rosa")
    person = somebody(mai, crew.event)
    made = mai.changes[-1].id
    rosa.sync()
    verdict(mai, asked(person))
    late: list[Op] = [
        edit("person", person, [made], name_used=NAME),
        new("contact", person=person, kind="EMAIL", value=f"{NAME}@wexfjord.example".lower()),
        new("sign_up", person=person, event=crew.event, ticket="B-001", source="LIVE", remark=NAME),
    ]
    for op in late:
        rosa.save(op, scope=crew.event)
    other = rosa.save(*a_sign_up(crew.event, "Ana"), scope=crew.event)
    rosa.sync()
    assert all(isinstance(each, int) for each in rosa.verdicts.values())
    sound(crew.server)
    assert value(rosa.rows[crew.event][row_id(other.id, 0)], "person", "name_given") == "Ana"


def test_whom_nobody_knows_yet_is_never_taken_in(crew: Crew) -> None:
    mai, rosa = crew.laptop("Mai"), crew.laptop("Rosa")
    made = rosa.save(*a_sign_up(crew.event, NAME), scope=crew.event)
    assert isinstance(verdict(mai, asked(row_id(made.id, 0))), int)
    rosa.sync()
    assert isinstance(rosa.verdicts[1], int)
    sound(crew.server)


def test_a_laptop_erases_whom_it_sees_and_says_nothing_besides(crew: Crew) -> None:
    other = row_id(crew.chief.save(an_event("WAK-0614A")).id, 0)
    crew.chief.sync()
    mai, stranger = crew.laptop("Mai"), crew.laptop("Rosa", "CANVASSER", other)
    person = somebody(mai, crew.event)
    assert verdict(stranger, asked(person)) == "row_not_visible"
    assert verdict(mai, asked(person, rows=[crew.event])) == "not_allowed"
    assert verdict(mai, asked(person, seal="0" * 32)) == "not_allowed"
    assert verdict(crew.laptop("Ivo", "INTERPRETER"), asked(person)) == "not_allowed"
    assert left_on_server(crew.server)


def test_more_than_a_table_ever_meets_wait_for_a_coordinator(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    people = [somebody(mai, crew.event) for _ in range(ERASED_A_DAY + 1)]
    *taken, last = [verdict(mai, asked(person)) for person in people]
    assert all(isinstance(each, int) for each in taken)
    assert last == "erase_limit"
    crew.chief.sync()
    items = [
        held
        for held in crew.chief.of_kind("review").values()
        if value(held, "review", "about") == people[-1]
    ]
    assert len(items) == 1
    assert isinstance(verdict(crew.chief, asked(people[-1])), int)
    mai.sync()
    assert isinstance(mai.verdicts[len(mai.log)], int)
    sound(crew.server)
    crew.server.clock.now_ms += 25 * 3600 * 1000
    assert isinstance(verdict(mai, asked(somebody(mai, crew.event))), int)


def test_held_work_and_offers_of_theirs_go_too(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    person = somebody(mai, crew.event)
    bad = new("contact", person=person, kind="MOBILE", value=NAME, state="?!")
    assert verdict(mai, bad) == "wrong_value"
    assert left_on_server(crew.server)["held"]
    offer = [bytes(16), 42, bytes(16), 1, bytes(16), None, {1: person, 2: "EMAIL", 3: NAME}, {}]
    mai.exchange(offers=[offer])
    assert left_on_server(crew.server)["offered"]
    verdict(mai, asked(person))
    mai.exchange(offers=[offer])
    sound(crew.server)


def test_the_servers_own_seal_has_a_person_erased_again(crew: Crew) -> None:
    mai, rosa = crew.laptop("Mai"), crew.laptop("Rosa")
    person = somebody(mai, crew.event)
    with crew.server.service.storage.reading() as reads:
        secret = reads.org(crew.server.org).own_secret
    for seal, kept in (("0" * 32, True), (seal_of(secret, person), False)):
        head = [[bytes(16), 1, seal]]
        offer = [row_id(bytes(16), 7), ERASURE.number, bytes(16), 1, bytes(16), None]
        rosa.exchange(offers=[[*offer, {1: person, 2: 1}, {4: head}]])
        assert ("change" in left_on_server(crew.server)) == kept
    assert unsound(crew.server) == []
