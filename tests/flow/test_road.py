"""The whole road on real stores and a real server: what people did at a table stands elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author, acting
from fieldapp.actions.events import change_event_status
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.actions.workers import assign_to_event, change_user, take_off_event
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import hidden_fields, right
from fieldapp.store import laptops as reports
from fieldapp.store import log, membership
from fieldapp.store.log import take_new_replica
from fieldapp.store.rows import load, read_row
from fieldapp.store.store import open_existing
from sync.client.engine import Engine
from sync.client.errors import SyncError
from sync.protocol.messages import decode_answer, encode
from sync.server.backup import back_up, restore
from sync.server.enrol import assign_user, revoke
from tests.support.laptops import Laptop, Programme, same_rows
from tests.support.mishaps import copied, put_back, server_copy, server_put_back
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom

PERSONAL = ("person", "contact", "address", "consent", "sign_up", "sign_up_status", "need")


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def phones(laptop: Laptop, sign_up: bytes) -> set[object]:
    """Every value the phone of a sign-up has on this laptop, shown first or not."""
    (contact,) = laptop.opened(sign_up).contacts
    kept = load(laptop.store.connection, contact.kind, contact.id)
    assert kept is not None
    return {value for _, value in kept.state.heads(contact.kind.by_name["value"].number).values()}


def in_conflict(laptop: Laptop, sign_up: bytes) -> bool:
    (contact,) = laptop.opened(sign_up).contacts
    return contact.in_conflict


# recording, correcting, withdrawing


def test_sign_ups_recorded_offline_stand_with_the_coordinator(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = [rosa.record(name_given=f"Juana {n}") for n in range(3)] + [marcus.record()]
    with programme.server.serving() as url:
        assert rosa.sync_over(url).quiet
        assert marcus.sync_over(url).quiet
        assert programme.denise.sync_over(url).quiet
    there = programme.denise.rows("sign_up")
    assert {each.sign_up for each in kept} == set(there)
    for each in kept:
        mine = rosa if each.ticket.startswith(rosa.store.identity.letter) else marcus
        theirs = programme.denise.opened(each.sign_up)
        assert {row.id: row.values for row in theirs.consents} == {
            row.id: row.values for row in mine.opened(each.sign_up).consents
        }
        assert theirs.person.values == mine.opened(each.sign_up).person.values


def test_the_coordinator_is_told_how_much_each_laptop_still_holds(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.sync()
    rosa.record()
    programme.denise.sync(wants_laptops=True)
    report = {each.device: each for each in reports.reported(programme.denise.store)}
    assert report[rosa.device].received == report[rosa.device].made == 1
    rosa.sync()
    programme.denise.sync(wants_laptops=True)
    report = {each.device: each for each in reports.reported(programme.denise.store)}
    assert report[rosa.device].received == 2


def test_two_corrections_become_a_conflict_and_a_choice_ends_it(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(phone="(828) 555-0134")
    programme.settle()
    rosa.amend(kept.sign_up, phone="(828) 555-0199")
    programme.denise.amend(kept.sign_up, phone="(828) 555-0111")
    programme.settle()
    for laptop in (rosa, programme.denise):
        assert phones(laptop, kept.sign_up) == {"+18285550199", "+18285550111"}
        assert in_conflict(laptop, kept.sign_up)
    (contact,) = programme.denise.opened(kept.sign_up).contacts
    with acting(programme.denise.store, programme.denise.author, programme.event) as act:
        act.edit(contact, {"value": "+18285550199", "as_typed": "(828) 555-0199"})
    programme.settle()
    for laptop in (rosa, programme.denise):
        assert phones(laptop, kept.sign_up) == {"+18285550199"}
        assert not in_conflict(laptop, kept.sign_up)


def test_corrections_of_different_fields_both_stand(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    programme.settle()
    rosa.amend(kept.sign_up, name_used="Juanita")
    programme.denise.amend(kept.sign_up, name_family2="Baltasar")
    programme.settle()
    for laptop in (rosa, programme.denise):
        person = laptop.opened(kept.sign_up).person
        assert (person.text("name_used"), person.text("name_family2")) == ("Juanita", "Baltasar")
        assert not person.in_conflict


def test_the_same_correction_made_twice_is_no_conflict(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    programme.settle()
    for laptop in (rosa, programme.denise):
        laptop.amend(kept.sign_up, phone="(828) 555-0177")
    programme.settle()
    for laptop in (rosa, programme.denise):
        assert phones(laptop, kept.sign_up) == {"+18285550177"}
        assert not in_conflict(laptop, kept.sign_up)


def test_a_withdrawal_arrives_and_so_does_its_undoing(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    programme.settle()
    withdraw_sign_up(rosa.store, rosa.author, kept.sign_up)
    programme.settle()
    assert programme.denise.opened(kept.sign_up).withdrawn
    undo_withdrawal(programme.denise.store, programme.denise.author, kept.sign_up)
    programme.settle()
    assert not programme.denise.opened(kept.sign_up).withdrawn
    assert not rosa.opened(kept.sign_up).withdrawn


# who sees what


def test_a_canvasser_sees_what_others_recorded_without_its_hidden_fields(
    programme: Programme,
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(remark="fears the sheriff", street="12 Mill Road")
    programme.settle()
    assert marcus.tickets() == rosa.tickets() == [kept.ticket]
    for name in PERSONAL:
        kind = BY_NAME[name]
        closed = {kind.by_number[n].name for n in hidden_fields(right("CANVASSER", kind).see, kind)}
        for values in marcus.rows(name).values():
            assert closed.isdisjoint(values)
        own = [set(values) & closed for values in rosa.rows(name).values()]
        assert name not in {"sign_up", "person"} or any(own)
    assert "sheriff" not in str([marcus.rows(name) for name in PERSONAL])
    assert "sheriff" in str(programme.denise.rows("sign_up"))


def test_a_second_person_on_a_laptop_records_and_sees_like_the_first(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    mai = Author(user=programme.new_user("Mai", "CANVASSER"), role="CANVASSER")
    programme.settle()
    rosa.author = mai
    unknown = rosa.record(name_given="Before")
    assert rosa.sync().held == 1
    assign_user(programme.server.service, programme.server.org, rosa.device, mai.user)
    programme.settle()
    after = rosa.record(name_given="After")
    programme.settle()
    assert log.standing(rosa.store).held == 0
    assert len(programme.denise.tickets()) == 3
    assert {unknown.ticket, after.ticket} < set(programme.denise.tickets())


def test_a_revoked_laptop_gets_nothing_more(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    rosa.record()
    programme.settle()
    revoke(programme.server.service, programme.server.org, rosa.device)
    later = marcus.record(name_given="Later")
    marcus.sync()
    rosa.record(name_given="Unsent")
    with programme.server.serving() as url, pytest.raises(SyncError) as refused:
        rosa.sync_over(url)
    assert refused.value.code == "revoked"
    with pytest.raises(SyncError) as refused:
        rosa.sync()
    assert refused.value.code == "revoked"
    assert later.ticket not in rosa.tickets()
    programme.denise.sync()
    assert len(programme.denise.tickets()) == 2


def test_rows_leave_a_canvassers_laptop_when_the_event_is_over(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    rosa.record()
    programme.settle()
    for state in ("OPEN", "CLOSED", "RECONCILED"):
        change_event_status(programme.denise.store, programme.denise.author, programme.event, state)
    programme.settle()
    for laptop in (rosa, marcus):
        assert all(laptop.rows(kind) == {} for kind in PERSONAL)
        heads = laptop.store.connection.execute("SELECT DISTINCT row FROM head").fetchall()
        assert heads == [(programme.event,)]  # the event itself is everybody's
    assert len(programme.denise.tickets()) == 1


def test_work_that_is_not_handed_in_yet_stays_when_its_event_goes(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    programme.server.clock.now_ms += 1000
    kept = rosa.record()
    programme.server.clock.now_ms += 60_000
    take_off_event(
        programme.denise.store, programme.denise.author, rosa.author.user, programme.event
    )
    programme.denise.sync()
    assert rosa.sync().held == 0
    programme.settle()
    assert rosa.rows("person") == {}
    assert programme.denise.tickets() == [kept.ticket]


def test_granted_withdrawn_and_granted_again_is_complete_again(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    denise = programme.denise
    first = marcus.record(name_given="First")
    programme.settle()
    take_off_event(denise.store, denise.author, rosa.author.user, programme.event)
    programme.settle()
    assert rosa.tickets() == []
    programme.server.clock.now_ms += 60_000
    second = marcus.record(name_given="Second")
    marcus.amend(first.sign_up, name_used="Premier")
    programme.settle()
    assign_to_event(denise.store, denise.author, rosa.author.user, programme.event)
    programme.settle()
    assert rosa.tickets() == [first.ticket, second.ticket]
    assert rosa.opened(first.sign_up).person.text("name_used") == "Premier"


def test_granted_withdrawn_and_granted_between_two_syncs_is_complete(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    denise = programme.denise
    marcus.record()
    programme.settle()
    take_off_event(denise.store, denise.author, rosa.author.user, programme.event)
    denise.sync()
    marcus.record()
    marcus.sync()
    assign_to_event(denise.store, denise.author, rosa.author.user, programme.event)
    programme.settle()
    assert rosa.tickets() == marcus.tickets() != []


def test_a_narrower_role_takes_fields_away_that_a_laptop_had(programme: Programme) -> None:
    denise = programme.denise
    caller = Author(user=programme.new_user("Cora", "CALLER"), role="CALLER")
    denise.sync()
    cora, rosa = programme.enrolled(caller), programme.canvasser("Rosa")
    rosa.record()
    programme.settle()
    assert any("language" in values for values in cora.rows("need").values())
    change_user(denise.store, denise.author, caller.user, role="CANVASSER")
    programme.settle()
    assert cora.tickets() == rosa.tickets()
    assert not any("language" in values for values in cora.rows("need").values())


# files put back


@pytest.mark.parametrize("noted", [True, False], ids=["with the note", "without the note"])
@pytest.mark.parametrize("more", [0, 1, 2, 5])
def test_a_laptop_put_back_to_an_older_file_hands_in_all_its_work(
    programme: Programme, *, noted: bool, more: int
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    before = [rosa.record(name_given=f"Before {n}") for n in range(3)]
    rosa.sync()
    copy = copied(rosa, "older.db")
    gone = [rosa.record(name_given=f"Gone {n}") for n in range(2)]
    rosa.sync()
    put_back(rosa, copy)
    if noted:  # what opening does when the keyring's note says that the file is older
        with rosa.store.writing():
            take_new_replica(rosa.store)
    after = [rosa.record(name_given=f"After {n}") for n in range(more)]
    programme.settle()
    wanted = {each.sign_up for each in [*before, *gone, *after]}
    for laptop in (rosa, marcus, programme.denise):
        assert set(laptop.rows("sign_up")) == wanted
    assert log.standing(rosa.store).held == 0


def test_a_new_name_in_the_middle_of_an_answer_makes_no_conflict_that_only_one_laptop_sees(
    programme: Programme,
) -> None:
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    kept = rosa.record().sign_up
    programme.settle()
    rosa.amend(kept, phone="(828) 555-0111")
    lost = Engine(rosa.store, timer=lambda: 0.0)
    rosa.wire().post("/v1/x", encode(lost.ask()))  # the server has it; nobody hears the answer
    denise.sync()
    denise.amend(kept, phone="(828) 555-0122")
    denise.sync()
    engine = Engine(rosa.store, timer=lambda: 0.0)
    ask = engine.ask()
    steps = engine.take(ask, decode_answer(rosa.wire().post("/v1/x", encode(ask))))
    next(steps)  # the verdicts are in, the rows are not
    second = open_existing(
        rosa.folder, KEY, STORE_ID, clock=rosa.clock, random=CountedRandom(b"second")
    )
    with second.writing():
        take_new_replica(second)
    second.close()
    assert list(steps) == []
    assert not engine.session.quiet
    programme.settle()
    assert phones(rosa, kept) == phones(denise, kept) == {"+18285550122"}


def test_a_copied_laptop_and_its_original_both_hand_in_their_work(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.sync()
    copy = copied(rosa, "copy.db")
    one = [rosa.record(name_given="Original") for _ in range(3)]
    rosa.sync()
    original = copied(rosa, "original.db")
    put_back(rosa, copy)
    two = [rosa.record(name_given="Copy") for _ in range(2)]
    rosa.sync()
    put_back(rosa, original)
    three = rosa.record(name_given="Original again")
    programme.settle()
    there = set(programme.denise.rows("sign_up"))
    assert {each.sign_up for each in [*one, *two, three]} < there
    assert len(there) == 7


def test_a_server_put_back_to_an_older_copy_gets_everything_back(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    old = rosa.record(name_given="Old")
    programme.settle()
    copy = server_copy(programme)
    new = [rosa.record(name_given="New"), marcus.record(name_given="New too")]
    rosa.amend(old.sign_up, name_used="Newer")
    programme.settle()
    server_put_back(programme, copy)
    extra = marcus.record(name_given="Extra")
    programme.settle(rounds=6)
    wanted = {each.sign_up for each in [old, *new, extra]}
    for laptop in programme.laptops:
        assert set(laptop.rows("sign_up")) == wanted
        assert laptop.opened(old.sign_up).person.text("name_used") == "Newer"
    assert not any(membership.offers(each.store, 1) for each in programme.laptops)


def test_a_server_put_back_to_before_its_people_hears_of_them_again(programme: Programme) -> None:
    copy = server_copy(programme)
    dana = Author(user=programme.new_user("Dana", "COORDINATOR"), role="COORDINATOR")
    other = programme.new_event("BUR-0620A")
    programme.settle()
    server_put_back(programme, copy)
    programme.settle()
    assert {dana.user} <= set(programme.denise.rows("user"))
    assert other in programme.denise.rows("event")


def test_a_backup_put_back_by_command_gets_everything_back(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    old = rosa.record(name_given="Old")
    programme.settle()
    backup = back_up(programme.server.service, programme.folder / "shelf")
    rosa.sync()
    assert log.standing(rosa.store).safe == 1
    new = marcus.record(name_given="New")
    programme.settle()
    programme.server.close()
    restore(
        programme.folder / "server",
        backup,
        clock=programme.server.clock,
        random=programme.server.random,
    )
    programme.server.reopen()
    extra = rosa.record(name_given="Extra")
    programme.settle(rounds=6)
    wanted = {each.sign_up for each in (old, new, extra)}
    for laptop in programme.laptops:
        assert set(laptop.rows("sign_up")) == wanted
        assert log.standing(laptop.store).received == laptop.made()
        assert log.standing(laptop.store).held == 0


def test_a_laptop_enrolled_after_the_backup_still_works_when_it_is_put_back(
    programme: Programme,
) -> None:
    backup = back_up(programme.server.service, programme.folder / "shelf")
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    programme.settle()
    programme.server.close()
    place, server = programme.folder / "server", programme.server
    restore(place, backup, clock=server.clock, random=server.random)
    server.reopen()
    for _ in range(2):  # Rosa's laptop comes first: her user is not known yet
        rosa.sync()
        programme.settle(rounds=4)
    assert programme.denise.tickets() == rosa.tickets() == [kept.ticket]
    assert log.standing(rosa.store).held == 0


def test_rows_of_a_destroyed_laptop_are_offered_by_those_who_saw_them_and_held(
    programme: Programme,
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    programme.settle()
    copy = server_copy(programme)
    lost = rosa.record(name_given="Lost")
    programme.settle()
    rosa.close()
    programme.laptops.remove(rosa)
    server_put_back(programme, copy)
    kept = marcus.record(name_given="Kept")
    programme.settle(rounds=6)
    with programme.server.service.storage.reading() as reads:
        asked = [lost.sign_up, lost.person, kept.sign_up]
        assert set(reads.offered(programme.server.org, asked)) == {lost.sign_up, lost.person}
    assert marcus.tickets() == programme.denise.tickets() == [kept.ticket]
    assert any(
        "offered" in str(row.get("detail")) for row in programme.denise.rows("review").values()
    )


def test_a_laptop_that_was_away_for_long_arrives_where_the_others_are(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    away = marcus.record(name_given="Away")
    for n in range(30):
        kept = rosa.record(name_given=f"Person {n}")
        rosa.amend(kept.sign_up, name_used=f"P{n}")
        if n % 3 == 0:
            programme.settle(rosa, programme.denise)
    programme.settle()
    assert away.ticket in programme.denise.tickets()
    assert len(marcus.tickets()) == 31
    assert same_rows(rosa, marcus, ["event", "site", "slot"])
    row = read_row(programme.denise.store.connection, BY_NAME["sign_up"], away.sign_up)
    assert row is not None
