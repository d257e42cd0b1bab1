"""One way to make a laptop and one to open it: whole or not at all, an old file never unseen."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.events import EventPlan, change_event_status, create_event, publish_event
from fieldapp.actions.workers import add_user, assign_to_event
from fieldapp.commands.opening import (
    Computer,
    NewLaptop,
    enrol_laptop,
    event_for_sign_ups,
    open_laptop,
    refreshed,
    sync_desk,
)
from fieldapp.commands.unfinished import seed_of_try
from fieldapp.domain.problem import RefusedError
from fieldapp.store.errors import StoreError
from fieldapp.store.keyring_door import NoKeyring
from sync.client.errors import SyncError
from tests.support.fake_keyring import FakeKeyring
from tests.support.proxy import BreakingLine, Cutting
from tests.support.server import TestServer
from tests.support.vault import CHEAP, PIN, CountedRandom

OTHER_PIN = "730648"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TestServer]:
    (tmp_path / "server").mkdir()
    server = TestServer(tmp_path / "server")
    yield server
    server.close()


@pytest.fixture
def computer(server: TestServer) -> Computer:
    return Computer(
        clock=server.clock,
        random=CountedRandom(),
        timer=lambda: 0.0,
        door=FakeKeyring(),
        floor=CHEAP,
    )


def new_laptop(address: str, code: str, secret: str = PIN) -> NewLaptop:
    return NewLaptop(server=address, code=code, secret=lambda _: secret, app_version="0")


def enrolled(folder: Path, server: TestServer, computer: Computer, secret: str = PIN) -> str:
    with server.serving() as address:
        enrol_laptop(folder, new_laptop(address, server.invite(), secret), computer)
    return address


def test_a_code_makes_a_laptop_that_opens_with_its_pin_and_knows_its_person(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    with server.serving() as address:
        made = enrol_laptop(tmp_path / "pc", new_laptop(address, server.invite().lower()), computer)
        desk = open_laptop(tmp_path / "pc", PIN, computer)
        assert (desk.author.user, desk.author.role) == (server.coordinator, "")
        assert sync_desk(desk, computer.timer).quiet
        assert desk.look_again is not None
        desk = desk.look_again(desk)
        desk.close()
    assert (made.user, made.user_name) == (server.coordinator, "Denise")
    assert (desk.author.role, desk.user_name) == ("COORDINATOR", "Denise")
    assert desk.store.identity.letter == made.letter


def test_nothing_opens_with_another_pin(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    enrolled(tmp_path / "pc", server, computer)
    with pytest.raises(StoreError) as refused:
        open_laptop(tmp_path / "pc", OTHER_PIN, computer)
    assert refused.value.code == "wrong_secret"


def test_a_pin_is_not_enough_where_no_keyring_holds_the_other_half(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    with server.serving() as address, pytest.raises(RefusedError) as refused:
        enrol_laptop(
            tmp_path / "pc",
            new_laptop(address, server.invite()),
            replace(computer, door=NoKeyring()),
        )
    assert [each.code for each in refused.value.problems] == ["pin_not_enough"]
    assert not (tmp_path / "pc").exists()


def test_a_used_code_makes_no_second_laptop(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    with server.serving() as address:
        code = server.invite()
        enrol_laptop(tmp_path / "a", new_laptop(address, code), computer)
        with pytest.raises(SyncError) as refused:
            enrol_laptop(tmp_path / "b", new_laptop(address, code), computer)
    assert refused.value.code == "code_refused"
    assert not (tmp_path / "b").exists()


def devices(server: TestServer) -> list[str]:
    with server.service.storage.reading() as reads:
        return [each.letter for each in reads.devices(server.org)]


@pytest.mark.parametrize("down", [0, 1, 60, 200])
def test_a_code_whose_answer_was_lost_makes_the_same_laptop_at_the_next_try(
    tmp_path: Path, server: TestServer, computer: Computer, down: int
) -> None:
    code = server.invite()
    with server.serving() as address:
        line = BreakingLine(address)
        line.cutting = Cutting(down=down)
        with line.relaying() as through, pytest.raises(SyncError):
            enrol_laptop(tmp_path / "pc", new_laptop(through, code), computer)
        assert not (tmp_path / "pc").exists()
        assert devices(server) == ["Z"]  # it heard, and was not heard
        with pytest.raises(SyncError) as refused:
            enrol_laptop(tmp_path / "other", new_laptop(address, code), computer)
        assert refused.value.code == "code_refused"
        made = enrol_laptop(tmp_path / "pc", new_laptop(address, code), computer)
        desk = open_laptop(tmp_path / "pc", PIN, computer)
        assert sync_desk(desk, computer.timer).quiet
        desk.close()
    assert [made.letter] == devices(server)
    assert not list(tmp_path.rglob("enrolment.key*"))[1:]  # the other one's, who may try on


def test_a_laptop_that_could_not_be_made_is_made_by_the_same_code_later(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    door, code = FakeKeyring(locked=True), server.invite()
    computer = replace(computer, door=door)
    with server.serving() as address:
        with pytest.raises(StoreError):
            enrol_laptop(tmp_path / "pc", new_laptop(address, code), computer)
        door.locked = False
        enrol_laptop(tmp_path / "pc", new_laptop(address, code), computer)
        desk = open_laptop(tmp_path / "pc", PIN, computer)
        assert sync_desk(desk, computer.timer).quiet
        desk.close()
    assert len(devices(server)) == 1


def test_the_key_that_waits_for_the_next_try_opens_only_with_the_code(tmp_path: Path) -> None:
    random, cost = CountedRandom(), CHEAP.with_keyring
    part = tmp_path / "pc.unfinished"
    seed = seed_of_try(part, "CODE-A", random, cost)
    (file,) = part.iterdir()
    assert seed not in file.read_bytes()
    assert seed_of_try(part, "CODE-A", random, cost) == seed
    other = seed_of_try(part, "CODE-B", random, cost)
    assert other != seed
    file.write_bytes(b"rubbish")
    assert seed_of_try(part, "CODE-B", random, cost) not in {seed, other}


def test_a_bad_secret_is_found_before_the_code_is_used_up(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    code = server.invite()
    with server.serving() as address:
        with pytest.raises(RefusedError):
            enrol_laptop(tmp_path / "pc", new_laptop(address, code, "123456"), computer)
        assert devices(server) == []
        enrol_laptop(tmp_path / "other", new_laptop(address, code), computer)


def test_a_slip_of_the_hand_is_found_before_the_server_counts_a_try(
    tmp_path: Path, computer: Computer
) -> None:
    new = new_laptop("http://127.0.0.1:9", "T9DJ-VFZ33-766EX")
    with pytest.raises(RefusedError) as refused:
        enrol_laptop(tmp_path / "a", new, computer)
    assert [each.code for each in refused.value.problems] == ["enrol_code_wrong"]


def test_a_folder_with_anything_in_it_is_left_alone(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    (tmp_path / "pc").mkdir()
    (tmp_path / "pc" / "letter.txt").write_text("mine")
    with pytest.raises(StoreError) as refused:
        enrolled(tmp_path / "pc", server, computer)
    assert refused.value.code == "exists"
    assert (tmp_path / "pc" / "letter.txt").read_text() == "mine"


def test_what_a_killed_enrolment_left_does_not_stand_in_the_way(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    part = tmp_path / "pc.unfinished"
    part.mkdir()
    (part / "fieldapp.db").write_bytes(b"half a file")
    (part / "keys.json").write_bytes(b"{")
    enrolled(tmp_path / "pc", server, computer)
    open_laptop(tmp_path / "pc", PIN, computer).close()
    assert not part.exists()


def test_a_file_put_back_to_an_older_state_goes_on_under_a_new_name(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    folder = tmp_path / "pc"
    with server.serving() as address:
        enrol_laptop(folder, new_laptop(address, server.invite()), computer)
        desk = open_laptop(folder, PIN, computer)
        sync_desk(desk, computer.timer)
        desk = refreshed(desk)
        create_event(desk.store, desk.author, plan("BUR-0613A", "2026-06-13"))
        before = desk.store.read_tail().replica
        desk.close()
        shutil.copytree(folder, tmp_path / "copy")
        desk = open_laptop(folder, PIN, computer)
        assert desk.store.read_tail().replica == before
        create_event(desk.store, desk.author, plan("BUR-0614A", "2026-06-14"))
        sync_desk(desk, computer.timer)
        desk.close()
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "copy", folder)
        desk = open_laptop(folder, PIN, computer)
        assert desk.store.read_tail().replica != before
        create_event(desk.store, desk.author, plan("BUR-0615A", "2026-06-15"))
        assert sync_desk(desk, computer.timer).quiet
        codes = desk.store.connection.execute("SELECT code FROM event ORDER BY code").fetchall()
        desk.close()
    assert [code for (code,) in codes] == ["BUR-0613A", "BUR-0614A", "BUR-0615A"]


def test_a_laptop_nobody_can_reach_stays_whole(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    enrolled(tmp_path / "pc", server, computer)  # the server is gone by now
    desk = open_laptop(tmp_path / "pc", PIN, computer)
    with pytest.raises(SyncError) as gone:
        sync_desk(desk, computer.timer)
    desk.close()
    assert gone.value.code == "offline"
    open_laptop(tmp_path / "pc", PIN, computer).close()


def test_a_locked_keyring_opens_nothing_and_loses_nothing(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    door = FakeKeyring()
    computer = replace(computer, door=door)
    enrolled(tmp_path / "pc", server, computer)
    door.locked = True
    with pytest.raises(StoreError) as refused:
        open_laptop(tmp_path / "pc", PIN, computer)
    assert refused.value.code == "keyring_locked"
    door.locked = False
    open_laptop(tmp_path / "pc", PIN, computer).close()


def test_an_unknown_person_opens_nothing(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    enrolled(tmp_path / "pc", server, computer)
    with pytest.raises(StoreError) as refused:
        open_laptop(tmp_path / "pc", PIN, computer, user=b"somebody-else-00")
    assert refused.value.code == "no_user"


def plan(code: str, day: str, kind: str = "SIGNUP") -> EventPlan:
    return EventPlan(
        code=code, title="Table", kind=kind, starts=f"{day}T08:00", ends=f"{day}T14:00"
    )


def test_people_sign_up_for_the_open_event_nearest_to_today(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    with server.serving() as address:
        enrol_laptop(tmp_path / "pc", new_laptop(address, server.invite()), computer)
        desk = open_laptop(tmp_path / "pc", PIN, computer)
        sync_desk(desk, computer.timer)
        desk = refreshed(desk)
    assert event_for_sign_ups(desk.store, desk.author, date(2026, 6, 13)) is None
    events: dict[str, bytes] = {}
    for code, day, kind in (
        ("BUR-0606A", "2026-06-06", "SIGNUP"),
        ("BUR-0613A", "2026-06-13", "TALK"),
        ("BUR-0614A", "2026-06-14", "SIGNUP"),
        ("BUR-0613B", "2026-06-13", "SIGNUP"),
    ):
        made = create_event(desk.store, desk.author, plan(code, day, kind))
        events[code] = made.event
        if code != "BUR-0613B":
            publish_event(desk.store, desk.author, made.event)

    def nearest(author: Author) -> str:
        row = event_for_sign_ups(desk.store, author, date(2026, 6, 13))
        return "" if row is None else row.text("code")

    assert nearest(desk.author) == "BUR-0614A"
    rosa = Author(
        user=add_user(desk.store, desk.author, name="Rosa", role="CANVASSER"), role="CANVASSER"
    )
    assert nearest(rosa) == ""  # the server would put her work for others' events aside
    assign_to_event(desk.store, desk.author, rosa.user, events["BUR-0606A"])
    assert nearest(rosa) == "BUR-0606A"
    change_event_status(desk.store, desk.author, events["BUR-0614A"], "CANCELLED")
    assert nearest(desk.author) == "BUR-0606A"
    desk.close()


def test_a_mistyped_time_zone_locks_nobody_out(
    tmp_path: Path, server: TestServer, computer: Computer
) -> None:
    enrolled(tmp_path / "laptop", server, computer)
    desk = open_laptop(tmp_path / "laptop", PIN, computer)
    plan = EventPlan(
        code="BUR-0613A",
        title="Pantry",
        kind="SIGNUP",
        starts="2026-06-13T08:00",
        ends="2026-06-13T14:00",
    )
    author = replace(desk.author, role="COORDINATOR")
    made = create_event(desk.store, author, plan)
    with desk.store.writing() as connection:  # as an older program let it be typed
        connection.execute("UPDATE event SET tz = 'America/NewYork', status = 'PUBLISHED'")
        connection.execute("UPDATE event SET starts = '2027-02-31T09:00'")
    desk.close()
    desk = open_laptop(tmp_path / "laptop", PIN, computer)
    assert desk.today().year >= 2026
    assert event_for_sign_ups(desk.store, author, desk.today()) is not None
    assert made.event
    desk.close()
