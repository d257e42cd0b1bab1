"""Who gets which rows: scopes entered and left, grants that come and go, held work set free."""

from typing import Any

from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, SCHEMA
from sync.protocol.messages import REFERENCE
from sync.server.enrol import assign_user
from sync.server.verify import verify
from tests.support.wire_laptop import (
    Crew,
    WireLaptop,
    a_sign_up,
    an_event,
    edit,
    new,
    value,
)


def names(laptop: WireLaptop, scope: bytes | None = None) -> set[Any]:
    people = laptop.of_kind("person", scope).values()
    return {value(held, "person", "name_given") for held in people}


def second_event(crew: Crew, code: str = "WAK-0614A") -> bytes:
    made = crew.chief.save(an_event(code))
    crew.chief.sync()
    return row_id(made.id, 0)


def sound(crew: Crew) -> bool:
    found = [each for each in verify(crew.server.service.storage) if each.org == crew.server.org]
    assert found == []
    return True


def test_a_sign_up_brings_the_person_with_all_their_rows(crew: Crew) -> None:
    sunday = second_event(crew)
    made = crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    ben = crew.laptop("Ben", "CANVASSER", sunday)
    assert names(ben) == set()
    crew.chief.save(
        new("sign_up", person=row_id(made.id, 0), event=sunday, ticket="B-001", source="LIVE"),
        scope=sunday,
    )
    crew.chief.sync()
    ben.sync()
    assert names(ben) == {"Ana"}
    assert len(ben.of_kind("contact")) == 1
    assert len(ben.of_kind("sign_up")) == 2
    assert sound(crew)


def test_a_sign_up_taken_out_takes_the_person_along_and_an_edit_brings_them_back(
    crew: Crew,
) -> None:
    made = crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    mai, ben = crew.laptop("Mai"), crew.laptop("Ben")
    sign_up = row_id(made.id, 3)
    life: list[Any] = ["MISTAKE", made.id]
    crew.chief.save(edit("sign_up", sign_up, [made.id], life=life), scope=crew.event)
    crew.chief.sync()
    mai.sync()
    assert names(mai) == set()
    assert names(ben) == {"Ana"}
    # Ben has not heard of it: what he adds counts, and keeps the sign-up.
    ben.save(edit("sign_up", sign_up, [made.id], source="PAPER"), scope=crew.event)
    ben.sync()
    assert isinstance(ben.verdicts[1], str)  # not his row to edit; his own one is:
    own = crew.laptop("Own")
    mine = own.save(*a_sign_up(crew.event, name="Bo", ticket="A-009"), scope=crew.event)
    own.sync()
    row = row_id(mine.id, 3)
    crew.chief.sync()
    gone: list[Any] = ["MISTAKE", mine.id]
    crew.chief.save(edit("sign_up", row, [mine.id], life=gone), scope=crew.event)
    crew.chief.sync()
    ben.sync()
    assert names(ben) == set()
    own.save(edit("sign_up", row, [mine.id], remark="came back"), scope=crew.event)
    own.sync()
    assert isinstance(own.verdicts[2], int)
    ben.sync()
    assert names(ben) == {"Bo"}
    assert sound(crew)


def test_joined_duplicates_share_their_events_until_they_are_split(crew: Crew) -> None:
    sunday = second_event(crew)
    one = crew.chief.save(*a_sign_up(crew.event, name="Ana"), scope=crew.event)
    two = crew.chief.save(*a_sign_up(sunday, name="Anna", ticket="B-001"), scope=sunday)
    crew.chief.sync()
    ben = crew.laptop("Ben", "CANVASSER", sunday)
    assert names(ben) == {"Anna"}
    joined = crew.chief.save(
        new("same_person", person=row_id(one.id, 0), other=row_id(two.id, 0)), scope=crew.event
    )
    crew.chief.sync()
    ben.sync()
    assert names(ben) == {"Ana", "Anna"}
    # What is added to either now reaches both events.
    crew.chief.save(
        new("contact", person=row_id(one.id, 0), kind="EMAIL", value="ana@example.org"),
        scope=crew.event,
    )
    crew.chief.sync()
    ben.sync()
    assert len(ben.of_kind("contact")) == 3
    life: list[Any] = ["MISTAKE", joined.id]
    crew.chief.save(
        edit("same_person", row_id(joined.id, 0), [joined.id], life=life), scope=crew.event
    )
    crew.chief.sync()
    ben.sync()
    assert names(ben) == {"Anna"}
    assert len(ben.of_kind("contact")) == 1
    fresh = WireLaptop(crew.server, ben.enrolled, ben.key)
    fresh.sync()
    assert {*fresh.everything()} == {*ben.everything()}
    assert sound(crew)


def test_a_chain_of_joins_is_one_cluster(crew: Crew) -> None:
    events = [crew.event, second_event(crew), second_event(crew, "WAK-0615A")]
    people = [
        row_id(crew.chief.save(*a_sign_up(event, name=f"P{index}"), scope=event).id, 0)
        for index, event in enumerate(events)
    ]
    crew.chief.save(new("same_person", person=people[0], other=people[1]))
    link = crew.chief.save(new("same_person", person=people[2], other=people[1]))
    crew.chief.sync()
    ben = crew.laptop("Ben", "CANVASSER", events[0])
    assert names(ben) == {"P0", "P1", "P2"}
    life: list[Any] = ["MISTAKE", link.id]
    crew.chief.save(edit("same_person", row_id(link.id, 0), [link.id], life=life))
    crew.chief.sync()
    ben.sync()
    assert names(ben) == {"P0", "P1"}
    assert sound(crew)


def test_rows_of_an_event_without_a_person_stay_in_that_event(crew: Crew) -> None:
    sunday = second_event(crew)
    mai, ben = crew.laptop("Mai"), crew.laptop("Ben", "CANVASSER", sunday)
    mai.save(new("tally", day="2026-06-13", channel="TABLE", what="TALKED", n=12), scope=crew.event)
    mai.sync()
    ben.sync()
    assert len(mai.of_kind("tally")) == 1
    assert len(ben.of_kind("tally")) == 0


def test_an_event_that_is_put_away_leaves_the_laptops(crew: Crew) -> None:
    crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    mai = crew.laptop("Mai")
    assert names(mai) == {"Ana"}
    event = crew.chief.of_kind("event")[crew.event]
    crew.chief.save(edit("event", crew.event, [event.change], status="ARCHIVED"))
    crew.chief.sync()
    mai.sync()
    assert {*mai.cursors} == {REFERENCE}
    assert names(mai) == set()


def withdraw(crew: Crew, user: bytes) -> None:
    ((row, held),) = (
        (row, held)
        for row, held in crew.chief.of_kind("event_assignment").items()
        if user in held.values.values() or _user(held) == user
    )
    life: list[Any] = ["MISTAKE", held.change]
    crew.chief.save(edit("event_assignment", row, [held.change], life=life))
    crew.chief.sync()


def _user(held: Any) -> bytes:
    number = BY_NAME["event_assignment"].by_name["user"].number
    found = held.values[number]
    return found if isinstance(found, bytes) else row_id(held.change, found)


def test_granted_withdrawn_and_granted_again_gives_complete_rows(crew: Crew) -> None:
    crew.chief.save(*a_sign_up(crew.event, name="Before"), scope=crew.event)
    crew.chief.sync()
    mai = crew.laptop("Mai")
    first = mai.cursors[crew.event][0]
    withdraw(crew, mai.enrolled.user)
    crew.chief.save(*a_sign_up(crew.event, name="Meanwhile", ticket="A-2"[:3] + "02"))
    crew.chief.sync()
    crew.chief.save(new("event_assignment", event=crew.event, user=mai.enrolled.user))
    crew.chief.sync()
    mai.sync()  # never heard of the withdrawal
    assert mai.cursors[crew.event][0] != first
    assert names(mai, crew.event) == {"Before", "Meanwhile"}


def test_work_from_before_a_withdrawal_is_taken_and_from_after_it_held(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event, name="Before"), scope=crew.event)
    crew.server.clock.now_ms += 60_000
    withdraw(crew, mai.enrolled.user)
    crew.server.clock.now_ms += 60_000
    mai.save(*a_sign_up(crew.event, name="After", ticket="A-002"), scope=crew.event)
    mai.sync()
    assert isinstance(mai.verdicts[1], int)
    assert mai.verdicts[2] == "scope_withdrawn"


def test_a_withdrawal_is_dated_by_the_servers_clock(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event, name="Before"), scope=crew.event)
    crew.server.clock.now_ms += 60_000
    ((row, held),) = [
        (row, held)
        for row, held in crew.chief.of_kind("event_assignment").items()
        if _user(held) == mai.enrolled.user
    ]
    life: list[Any] = ["MISTAKE", held.change]
    assignment = edit("event_assignment", row, [held.change], life=life)
    # The coordinator's laptop believes in 2016, in a log of its own.
    other = WireLaptop(crew.server, crew.chief.enrolled, crew.chief.key)
    other.save(assignment, clock_ms=crew.server.clock() - 10 * 365 * 86_400_000)
    other.sync()
    mai.sync()
    assert isinstance(mai.verdicts[1], int)


def test_work_in_an_event_never_granted_waits_for_the_grant(crew: Crew) -> None:
    sunday = second_event(crew)
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(sunday), scope=sunday)
    mai.sync()
    assert mai.verdicts == {1: "scope_unknown"}
    crew.chief.save(new("event_assignment", event=sunday, user=mai.enrolled.user))
    crew.chief.sync()
    mai.sync()
    assert isinstance(mai.verdicts[1], int)
    assert names(mai, sunday) == {"Ana"}
    assert sound(crew)


def test_a_user_of_another_laptop_is_not_here_until_assigned(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    rosa = crew.user("Rosa", "CANVASSER", crew.event)
    mai.save(*a_sign_up(crew.event), scope=crew.event, actor=rosa)
    mai.sync()
    assert mai.verdicts == {1: "actor_not_here"}
    assign_user(crew.server.service, crew.server.org, mai.enrolled.device, rosa)
    mai.sync()
    assert isinstance(mai.verdicts[1], int)


def test_an_edit_waits_for_the_row_it_rests_on(crew: Crew) -> None:
    mai, ben = crew.laptop("Mai"), crew.laptop("Ben")
    made = mai.save(*a_sign_up(crew.event), scope=crew.event)
    person = row_id(made.id, 0)
    # As after a restore: Ben had Mai's person, the server no longer has.
    ben.save(edit("person", person, [made.id], name_given="Anna"), scope=crew.event)
    ben.save(new("contact", person=person, kind="EMAIL", value="a@example.org"), scope=crew.event)
    ben.sync()
    assert ben.verdicts == {1: "unknown_row", 2: "unknown_row"}
    mai.sync()
    ben.sync()
    assert all(isinstance(verdict, int) for verdict in ben.verdicts.values())
    assert names(ben) == {"Anna"}
    assert sound(crew)


def test_what_waited_and_is_refused_then_is_told_again(crew: Crew) -> None:
    mai, ben = crew.laptop("Mai"), crew.laptop("Ben")
    made = mai.save(*a_sign_up(crew.event), scope=crew.event)
    ben.save(edit("sign_up", row_id(made.id, 3), [made.id], remark="Radio"), scope=crew.event)
    ben.sync()
    assert ben.verdicts == {1: "unknown_row"}
    mai.sync()
    ben.sync()
    assert ben.verdicts == {1: "not_allowed"}


def test_nobody_pulls_a_stranger_in_by_a_sign_up(crew: Crew) -> None:
    sunday = second_event(crew)
    made = crew.chief.save(*a_sign_up(sunday, name="Stranger"), scope=sunday)
    crew.chief.sync()
    thief = crew.laptop("Thief")
    person = row_id(made.id, 0)
    thief.save(
        new("sign_up", person=person, event=crew.event, ticket="A-001", source="LIVE"),
        scope=crew.event,
    )
    thief.save(new("contact", person=person, kind="EMAIL", value="x@example.org"))
    thief.save(edit("person", person, [made.id], name_given="X"), scope=crew.event)
    thief.sync()
    assert thief.verdicts == {1: "person_not_visible", 2: "row_not_visible", 3: "row_not_visible"}
    assert names(thief) == set()
    # Once the person rightly comes, the sign-up is taken up by itself.
    crew.chief.sync()
    crew.chief.save(
        new("sign_up", person=person, event=crew.event, ticket="A-002", source="LIVE"),
        scope=crew.event,
    )
    crew.chief.sync()
    thief.sync()
    assert isinstance(thief.verdicts[1], int)
    assert sound(crew)


def test_a_refused_change_blocks_nothing_and_stands_before_the_coordinators(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    refused = mai.save(new("site", name="Church", kind="CHURCH"), scope=crew.event)
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.sync()
    assert mai.verdicts[1] == "not_allowed"
    assert isinstance(mai.verdicts[2], int)
    crew.chief.sync()
    details = [value(each, "review", "detail") for each in crew.chief.of_kind("review").values()]
    assert details == [f"not_allowed {refused.id.hex()}"]


def reviews(crew: Crew) -> set[tuple[Any, ...]]:
    """Give (detail, state, resolution) of each review item, as the coordinator sees them."""
    crew.chief.sync()
    return {
        tuple(value(each, "review", name) for name in ("detail", "state", "resolution"))
        for each in crew.chief.of_kind("review").values()
    }


def test_the_item_about_held_work_is_closed_when_the_work_is_taken_up(crew: Crew) -> None:
    sunday = second_event(crew)
    mai = crew.laptop("Mai")
    waits = mai.save(*a_sign_up(sunday), scope=sunday).id.hex()
    wrong = mai.save(new("site", name="Church", kind="CHURCH"), scope=crew.event).id.hex()
    mai.sync()
    refused = (f"not_allowed {wrong}", "OPEN", None)
    assert reviews(crew) == {(f"scope_unknown {waits}", "OPEN", None), refused}
    crew.chief.save(new("event_assignment", event=sunday, user=mai.enrolled.user))
    crew.chief.sync()
    assert reviews(crew) == {(f"scope_unknown {waits}", "DONE", "NOTISSUE"), refused}
    assert sound(crew)


def test_work_that_is_held_for_another_reason_has_one_open_item(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    rosa = crew.user("Rosa", "CANVASSER", crew.event)
    wrong = new("site", name="Church", kind="CHURCH")
    held = mai.save(wrong, scope=crew.event, actor=rosa).id.hex()
    mai.sync()
    assert reviews(crew) == {(f"actor_not_here {held}", "OPEN", None)}
    assign_user(crew.server.service, crew.server.org, mai.enrolled.device, rosa)
    assert reviews(crew) == {
        (f"actor_not_here {held}", "DONE", "NOTISSUE"),
        (f"not_allowed {held}", "OPEN", None),
    }
    assert sound(crew)


def test_what_coordinators_did_to_an_item_counts_until_the_work_is_taken_up(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    rosa = crew.user("Rosa", "CANVASSER", crew.event)
    taken = mai.save(*a_sign_up(crew.event), scope=crew.event, actor=rosa).id.hex()
    ruled = mai.save(*a_sign_up(crew.event, ticket="A-002"), scope=crew.event, actor=rosa).id.hex()
    mai.sync()
    crew.chief.sync()
    items = {
        value(held, "review", "detail").split()[1]: (row, held.change)
        for row, held in crew.chief.of_kind("review").items()
    }
    (one, made_one), (two, made_two) = items[taken], items[ruled]
    crew.chief.save(edit("review", one, [made_one], state="TAKEN"), scope=crew.event)
    crew.chief.save(
        edit("review", two, [made_two], state="DONE", resolution="EDITED"), scope=crew.event
    )
    crew.chief.sync()
    assign_user(crew.server.service, crew.server.org, mai.enrolled.device, rosa)
    assert reviews(crew) == {
        (f"actor_not_here {taken}", "DONE", "NOTISSUE"),
        (f"actor_not_here {ruled}", "DONE", "EDITED"),
    }
    assert sound(crew)


def test_wrong_values_and_references_are_held(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    event = crew.event
    mai.save(new("person", name_given="a\x00b"), scope=event)
    mai.save(new("person", name_given=7), scope=event)
    mai.save(new("contact", person=event, kind="EMAIL", value="a@example.org"), scope=event)
    mai.save(new("person"), new("contact", person=1, kind="EMAIL", value="a@x.org"), scope=event)
    mai.sync()
    assert mai.verdicts == {
        1: "wrong_value",
        2: "wrong_value",
        3: "wrong_reference",
        4: "wrong_reference",
    }


def test_fields_of_a_newer_schema_are_parked_and_shown_to_nobody(crew: Crew) -> None:
    from fieldapp.domain.change import Creation

    mai = crew.laptop("Mai")
    person = BY_NAME["person"]
    newer = Creation(kind=person.number, values={1: "Ana", 99: "secret of tomorrow"})
    unknown = Creation(kind=900, values={1: "a kind of tomorrow"})
    rest = a_sign_up(crew.event)[1:]
    mai.save(newer, *rest, unknown, scope=crew.event, schema=SCHEMA + 1)
    mai.sync()
    assert isinstance(mai.verdicts[1], int)
    crew.chief.sync()
    (held,) = crew.chief.of_kind("person").values()
    assert held.values == {1: "Ana"}
    assert not any(each.kind == 900 for each in crew.chief.everything().values())
    mai.save(newer, *rest, scope=crew.event)
    mai.sync()
    assert mai.verdicts[2] == "wrong_value"
    assert sound(crew)


def test_two_people_on_one_laptop_see_what_either_may_see(crew: Crew) -> None:
    crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    mai = crew.laptop("Mai")
    before = mai.cursors[crew.event][0]
    caller = crew.user("Cal", "CALLER", crew.event)
    need = next(iter(mai.of_kind("need").values()))
    assert value(need, "need", "language") is None
    assign_user(crew.server.service, crew.server.org, mai.enrolled.device, caller)
    mai.sync()
    assert mai.cursors[crew.event][0] != before
    need = next(iter(mai.of_kind("need").values()))
    assert value(need, "need", "language") == "es"


def test_who_signs_somebody_up_again_gets_the_whole_person_in_that_event(crew: Crew) -> None:
    sunday = second_event(crew)
    mai = crew.laptop("Mai", "CANVASSER", crew.event, sunday)
    made = mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.sync()
    person = row_id(made.id, 0)
    mai.save(new("sign_up", person=person, event=sunday, ticket="A-002", source="LIVE"))
    mai.sync()  # each page that is done is compared with its digest
    assert len(mai.of_kind("sign_up", sunday)) == 2
    assert {*mai.of_kind("person", sunday)} == {person}
