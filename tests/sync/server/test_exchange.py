"""One exchange after the other, without a wire, on both databases."""

import pytest

from fieldapp.domain.change import FIRST_LINK, encode_body, encode_ops, hide_body, next_link
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from sync.protocol.batch import Logged
from sync.protocol.errors import WireError
from sync.protocol.limits import MAX_HELD_BODY_BYTES
from sync.protocol.messages import EVERYTHING, REFERENCE, decode_group
from sync.server.enrol import assign_user, revoke
from sync.server.verify import verify
from tests.support.server import TestServer
from tests.support.wire_laptop import (
    Crew,
    WireLaptop,
    a_sign_up,
    an_event,
    edit,
    new,
    value,
)


def test_a_change_that_goes_up_comes_down_to_the_others(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    made = mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.sync()
    crew.chief.sync()

    person = row_id(made.id, 0)
    assert value(crew.chief.everything()[person], "person", "name_given") == "Ana"
    assert {row_id(made.id, op) for op in range(4)} <= {*crew.chief.everything()}
    assert mai.verdicts == {1: crew.chief.position}


def test_the_makers_own_change_comes_back_as_a_stub(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    answer = mai.exchange()
    (page,) = [page for page in answer.pages if page.scope == crew.event]
    assert [decode_group(each) for each in page.groups] == [[1, answer.position]]


def test_a_stub_is_not_given_where_the_server_capped_the_stamp(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    ahead = crew.server.clock() + 10 * 365 * 86_400_000
    made = mai.save(*a_sign_up(crew.event), scope=crew.event, clock_ms=ahead)
    answer = mai.exchange()
    (page,) = [page for page in answer.pages if page.scope == crew.event]
    (group,) = map(decode_group, page.groups)
    assert group[0] == made.id
    assert group[1] < made.stamp
    assert group[4] == 1


def test_nothing_to_do_gives_an_answer_without_pages_and_scopes(crew: Crew) -> None:
    crew.chief.sync()
    answer = crew.chief.exchange()
    assert answer.pages == []
    assert answer.scopes is None
    assert answer.verdicts == []
    assert answer.orders == []


def test_pages_cut_by_room_join_up_to_the_whole(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    for number in range(40):
        mai.save(*a_sign_up(crew.event, ticket=f"A-{number:03d}"), scope=crew.event)
    mai.sync()
    late = crew.laptop("Late")
    slow = WireLaptop(crew.server, late.enrolled, late.key)
    requests = 0
    while not slow.cursors or any(c < slow.position for _, c in slow.cursors.values()):
        slow.exchange(room=2_000)
        requests += 1
        assert requests < 100
    assert requests > 5
    assert {**slow.everything()}.keys() == late.everything().keys()


def test_a_doubled_request_changes_nothing(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    ask = mai.ask()
    first = crew.server.exchange(mai.enrolled.token, ask)
    again = crew.server.exchange(mai.enrolled.token, ask)
    assert (again.position, again.mark) == (first.position, first.mark)
    assert again.verdicts == first.verdicts


def test_a_batch_that_overtook_its_predecessor_is_not_taken(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    for number in range(3):
        mai.save(*a_sign_up(crew.event, ticket=f"A-{number:03d}"), scope=crew.event)
    early = mai.exchange(batch=mai.batch(3))
    assert early.received == 0
    assert mai.exchange(batch=mai.batch(1, 2)).received == 2
    assert mai.exchange(batch=mai.batch(3)).received == 3


def test_a_second_log_under_one_replica_id_is_told_to_take_a_new_one(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event, ticket="A-001"), scope=crew.event)
    twin = WireLaptop(crew.server, mai.enrolled, mai.key, replica=mai.replica)
    twin.save(*a_sign_up(crew.event, ticket="A-002"), scope=crew.event)
    mai.sync()
    answer = twin.exchange()
    assert answer.orders == ["new_replica"]
    assert (answer.received, answer.link, answer.verdicts, answer.pages) == (0, b"", [], [])

    twin.renumber()
    twin.sync()
    assert [*twin.verdicts] == [1]
    crew.chief.sync()
    assert len(crew.chief.of_kind("sign_up")) == 2


def test_a_log_chained_to_another_past_is_told_to_take_a_new_replica_id(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    twin = WireLaptop(crew.server, mai.enrolled, mai.key, replica=mai.replica)
    for laptop in (mai, twin):
        laptop.save(*a_sign_up(crew.event), scope=crew.event)
    mai.sync()
    twin.save(*a_sign_up(crew.event, ticket="A-002"), scope=crew.event)
    answer = twin.exchange(batch=twin.batch(2), known=1)
    assert answer.orders == ["new_replica"]


def test_the_answer_shows_the_link_of_what_it_has(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    assert mai.exchange().link == mai.log[0].link[:8]


def test_own_work_under_a_new_replica_id_is_known_by_its_ids(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    for number in range(3):
        mai.save(*a_sign_up(crew.event, ticket=f"A-{number:03d}"), scope=crew.event)
    mai.sync()
    before, head = dict(mai.verdicts), mai.position
    mai.renumber()
    mai.sync()
    assert mai.verdicts == before
    assert mai.position == head


def test_a_wrong_signature_on_a_first_batch_is_refused(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.key = crew.chief.key
    with pytest.raises(WireError, match="malformed"):
        mai.exchange()


def a_change_of(laptop: WireLaptop, ops: bytes) -> None:
    """Put a change into the log whose operations are any bytes, linked as they must be."""
    made = laptop.save(new("person", name_given="Ana"))
    last = laptop.log.pop()
    body = encode_body(made, ops)
    before = laptop.log[-1].link if laptop.log else FIRST_LINK
    hidden = hide_body(laptop.enrolled.chain_secret, last.n, made.id, body)
    link = next_link(before, laptop.replica, last.n, hidden)
    laptop.log.append(Logged(n=last.n, id=made.id, body=body, link=link))


def test_a_change_that_cannot_be_read_is_held_and_blocks_nothing_behind_it(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    people = [new("person", name_given="Ana")] * 201
    mai.save(*people, scope=crew.event)
    mai.save(new("person", name_given="x" * 60_000), new("person", name_given="x" * 9_000))
    for ops in (
        b"\x90",  # none
        b"\xc0",  # nothing
        b"\x91\x91\x01",  # no operation
        b"\x91\x92\x29\x81\x01\xa1\xff",  # no text
        b"\x91\x92\x29\x81\x90\x01",  # a list for a key
        b"\x91\x92\x29\x81\xcd\x00\x01\xa1a",  # a number longer than it need be
        encode_ops([new("person", name_given="x" * (MAX_HELD_BODY_BYTES - 100))]),
    ):
        a_change_of(mai, ops)
    mai.save(*a_sign_up(crew.event, name="Behind"), scope=crew.event)
    for _ in range(3):
        mai.sync()
    assert [*mai.verdicts.values()][:-1] == ["wrong_value"] * 9
    assert isinstance(mai.verdicts[10], int)
    crew.chief.sync()
    told = [value(held, "review", "detail") for held in crew.chief.of_kind("review").values()]
    assert sorted(told) == sorted(f"wrong_value {change.id.hex()}" for change in mai.changes[:-1])
    assert verify(crew.server.service.storage) == []


def test_a_change_beyond_what_is_kept_at_all_is_refused(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    a_change_of(mai, encode_ops([new("person", name_given="x" * MAX_HELD_BODY_BYTES)]))
    with pytest.raises(WireError, match="malformed"):
        mai.exchange()


def test_a_revoked_laptop_is_refused_on_its_next_request(crew: Crew) -> None:

    mai = crew.laptop("Mai")
    revoke(crew.server.service, crew.server.org, mai.enrolled.device)
    with pytest.raises(WireError, match="revoked"):
        mai.exchange()
    crew.chief.sync()
    device = crew.chief.everything()[mai.enrolled.device]
    assert value(device, "device", "state") == "REVOKED"


def test_a_canvasser_gets_reference_data_and_the_own_event_only(crew: Crew) -> None:
    other = row_id(crew.chief.save(an_event("WAK-0614A")).id, 0)
    crew.chief.save(*a_sign_up(other, name="Elsewhere"), scope=other)
    crew.chief.save(*a_sign_up(crew.event, name="Here"), scope=crew.event)
    crew.chief.sync()
    mai = crew.laptop("Mai")
    assert {*mai.cursors} == {REFERENCE, crew.event}
    assert {*crew.chief.cursors} == {EVERYTHING}
    names = {value(held, "person", "name_given") for held in mai.of_kind("person").values()}
    assert names == {"Here"}
    assert other in mai.of_kind("event")


def test_sensitive_fields_of_others_are_hidden_and_own_ones_are_not(crew: Crew) -> None:
    crew.chief.save(*a_sign_up(crew.event, name="Theirs"), scope=crew.event)
    crew.chief.sync()
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event, name="Mine"), scope=crew.event)
    mai.sync()
    fresh = WireLaptop(crew.server, mai.enrolled, mai.key)
    fresh.sync()
    seen = {
        value(held, "person", "name_given"): value(held, "person", "lang_spoken")
        for held in fresh.of_kind("person").values()
    }
    assert seen == {"Theirs": None, "Mine": "es"}


def test_edits_of_hidden_fields_stay_hidden(crew: Crew) -> None:
    made = crew.chief.save(*a_sign_up(crew.event, name="Theirs"), scope=crew.event)
    person = row_id(made.id, 0)
    crew.chief.save(edit("person", person, [made.id], lang_spoken="fr", name_given="Ann"))
    crew.chief.sync()
    held = crew.laptop("Mai").everything()[person]
    assert value(held, "person", "name_given") == "Ann"
    assert BY_NAME["person"].by_name["lang_spoken"].number not in {*held.values, *held.cells}


def test_two_values_for_one_cell_both_come_down(crew: Crew) -> None:
    made = crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    person = row_id(made.id, 0)
    mai, ben = crew.laptop("Mai"), crew.laptop("Ben")
    mai.save(edit("person", person, [made.id], name_given="Anna"), scope=crew.event)
    ben.save(edit("person", person, [made.id], name_given="Anne"), scope=crew.event)
    mai.sync()
    ben.sync()
    crew.chief.sync()
    number = BY_NAME["person"].by_name["name_given"].number
    heads = crew.chief.everything()[person].cells[number]
    assert {head[2] for head in heads} == {"Anna", "Anne"}


def test_the_report_on_laptops_goes_to_coordinators_only(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.exchange(counts={"drafts": 2, "codes": 202611002})
    mai.exchange(counts={"drafts": 1})
    crew.server.clock.now_ms += 120_000
    report = crew.chief.exchange(wants=1).laptops
    assert report is not None
    found = {each.device: each for each in report}[mai.enrolled.device]
    assert (found.made, found.received) == (1, 1)
    assert found.counts == {"program": 0, "drafts": 1, "codes": 202611002}
    assert found.last_heard_ms == crew.server.clock() - 120_000
    assert mai.exchange(wants=1).laptops is None


def test_a_wrong_clock_is_put_before_the_coordinators_once(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    for _ in range(2):
        crew.server.clock.now_ms += 120_000
        mai.exchange(clock_ms=crew.server.clock() - 3_600_000)
    crew.chief.sync()
    reviews = [value(each, "review", "reason") for each in crew.chief.of_kind("review").values()]
    assert reviews == ["CLOCK"]


def test_organisations_on_one_server_never_see_each_other(
    server: TestServer, database: object
) -> None:
    one, two = Crew(server), Crew(TestServer(server.database))
    one.chief.save(*a_sign_up(one.event), scope=one.event)
    one.chief.sync()
    two.chief.sync()
    assert two.chief.of_kind("person") == {}
    two.chief.save(*a_sign_up(one.event), scope=one.event)
    two.chief.sync()
    assert two.chief.verdicts[2] == "unknown_row"
    two.server.close()


def test_seats_and_other_server_rows_cannot_be_made_by_laptops(crew: Crew) -> None:
    crew.chief.save(new("device", letter="Z", label="Fake", state="ACTIVE"))
    crew.chief.sync()
    assert crew.chief.verdicts[2] == "not_allowed"


def test_a_stub_is_for_users_of_the_laptop_only(crew: Crew) -> None:
    """Rows a former user made on this very laptop come as the users of today may see them."""
    made = crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    mai = crew.user("Mai", "CANVASSER", crew.event)
    assign_user(crew.server.service, crew.server.org, crew.chief.enrolled.device, mai)
    chief = WireLaptop(crew.server, *crew.server.enrol())
    chief.sync()
    gone = chief.of_kind("device_user")
    ((row, held),) = [
        (row, held)
        for row, held in gone.items()
        if value(held, "device_user", "device") == 0
        and value(held, "device_user", "user") == crew.server.coordinator
        and held.change == first_change(crew)
    ]
    with crew.server.service.working(crew.server.org) as (_, taking):
        taking.own([edit("device_user", row, [held.change], life=["MISTAKE"])])
    old = WireLaptop(
        crew.server, crew.chief.enrolled, crew.chief.key, crew.chief.replica, crew.chief.log
    )
    old.changes = crew.chief.changes
    old.sync()
    person = old.everything()[row_id(made.id, 0)]
    assert value(person, "person", "name_given") == "Ana"
    assert value(person, "person", "lang_spoken") is None


def first_change(crew: Crew) -> bytes:
    """The change that made the coordinator's laptop."""
    return crew.chief.everything()[crew.chief.enrolled.device].change
