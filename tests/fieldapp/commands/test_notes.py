"""What the keyring remembers of a laptop: kept at every rest, and no ticket on paper twice."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, create_event, publish_event
from fieldapp.commands.opening import (
    Computer,
    NewLaptop,
    enrol_laptop,
    open_laptop,
    refreshed,
    sync_desk,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.keyring_door import NoKeyring, Note, read_note
from fieldapp.store.passphrases import new_passphrase
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Identity, open_existing
from fieldapp.store.tickets import AHEAD, HIGHEST_START
from sync.client.errors import SyncError
from tests.support.fake_keyring import FakeKeyring
from tests.support.server import TestServer
from tests.support.stores import EVENT, ORGANIZATION, OTHER_EVENT, ROSA, recorded
from tests.support.vault import CHEAP, PIN, CountedRandom, Laptop, ToldClock

PASSPHRASE = new_passphrase(CountedRandom(), language="en", with_keyring=False)


@dataclass
class Desk:
    """A laptop of one person in `folder`, opened as every command opens it."""

    folder: Path
    computer: Computer
    desk: OpenedDesk = field(init=False)
    printed: dict[bytes, tuple[bytes, str]] = field(default_factory=dict)

    def open(self) -> None:
        self.desk = open_laptop(self.folder, PIN, self.computer)

    def kill(self) -> None:
        """End without any of the things that closing does; what is durable stays."""
        self.desk.store.close()

    def print_ticket(self, event: bytes = EVENT) -> str:
        made = recorded(self.desk.store, author=ROSA, event=event)
        self.printed[made.sign_up] = (event, made.ticket)
        return made.ticket

    def in_file(self) -> dict[bytes, str]:
        rows = read_rows(self.desk.store.connection, BY_NAME["sign_up"])
        return {row.id: row.text("ticket") for row in rows}

    def put_back(self, copy: Path) -> None:
        self.kill()
        shutil.rmtree(self.folder)
        shutil.copytree(copy, self.folder)
        self.open()

    def copied(self, to: Path) -> Path:
        """Copy the folder as a backup program does, while the window is closed."""
        self.kill()
        shutil.copytree(self.folder, to)
        self.open()
        return to

    def note(self) -> Note:
        door = self.computer.door
        assert door is not None
        (store_id,) = self.desk.store.connection.execute("SELECT store_id FROM sentinel").fetchone()
        found = read_note(door, store_id)
        assert found is not None
        return found


def a_desk(folder: Path) -> Desk:
    """Make a laptop that belongs to an organisation and open it."""
    vault = Laptop(folder)
    unlocked, _ = vault.create()
    store = open_existing(
        folder, unlocked.data_key, unlocked.store_id, clock=vault.clock, random=vault.random
    )
    store.settle_identity(
        Identity(
            organization=ORGANIZATION,
            organization_name="Healthy Hills",
            device=b"device-00000000A",
            letter="A",
            server="",
            token="",
            chain_secret=bytes(32),
            signing_seed=bytes(32),
        )
    )
    store.close()
    computer = Computer(
        clock=ToldClock(), random=vault.random, timer=lambda: 0.0, door=vault.door, floor=CHEAP
    )
    desk = Desk(folder, computer)
    desk.open()
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "pc")
    yield made
    made.desk.close()


def test_a_file_put_back_starts_above_every_ticket_the_note_knows(
    desk: Desk, tmp_path: Path
) -> None:
    desk.print_ticket()
    copy = desk.copied(tmp_path / "copy")
    given = [desk.print_ticket() for _ in range(3)]
    desk.desk.noting()()
    given += [desk.print_ticket() for _ in range(5)]  # the window is killed before the next note
    desk.put_back(copy)
    after = desk.print_ticket()
    assert given == [f"A-{number:03d}" for number in range(2, 10)]
    assert int(after[2:]) > AHEAD
    assert desk.desk.store.identity.letter == "A"


def test_an_event_that_the_older_file_never_heard_of_gives_no_ticket_twice(
    desk: Desk, tmp_path: Path
) -> None:
    copy = desk.copied(tmp_path / "copy")
    given = {desk.print_ticket(OTHER_EVENT) for _ in range(4)}
    desk.desk.noting()()
    desk.put_back(copy)
    assert desk.print_ticket(OTHER_EVENT) not in given


def test_however_often_a_file_is_put_back_it_takes_sign_ups(desk: Desk, tmp_path: Path) -> None:
    copy = desk.copied(tmp_path / "copy")
    desk.print_ticket()
    given = []
    for _ in range(HIGHEST_START // AHEAD + 2):
        desk.desk.noting()()
        desk.put_back(copy)
        given.append(desk.print_ticket())
    assert len(set(given[:-2])) == len(given) - 2
    assert given[-1] == f"A-{HIGHEST_START + 1}"


def test_a_laptop_that_was_never_put_back_skips_no_number(desk: Desk) -> None:
    for number in range(1, 5):
        assert desk.print_ticket() == f"A-{number:03d}"
        desk.desk.close()
        desk.open()


def test_a_locked_keyring_holds_up_neither_work_nor_closing(desk: Desk) -> None:
    door = desk.computer.door
    assert isinstance(door, FakeKeyring)
    door.locked = True
    desk.print_ticket()
    desk.desk.noting()()
    desk.desk.close()
    door.locked = False
    desk.open()
    assert desk.note().lowest_n == 1


_STEPS = st.lists(
    st.sampled_from(("print", "print", "print elsewhere", "rest", "close", "kill", "copy", 0, 1)),
    min_size=8,
    max_size=20,
)
"""A number says which of the copies made so far is put back."""


@settings(max_examples=25)
@given(_STEPS)
def test_whatever_copy_is_put_back_no_ticket_that_the_note_knows_is_printed_twice(
    steps: list[str | int],
) -> None:
    with TemporaryDirectory() as folder:
        desk = a_desk(Path(folder) / "pc")
        copies = [desk.copied(Path(folder) / "first copy")]
        for number, step in enumerate(steps):
            if isinstance(step, int):
                _put_back(desk, copies[step % len(copies)])
            elif step.startswith("print"):
                event = OTHER_EVENT if step.endswith("elsewhere") else EVENT
                before = set(desk.printed.values())
                assert (event, desk.print_ticket(event)) not in before
            elif step == "rest":
                desk.desk.noting()()
            elif step == "copy":
                copies.append(desk.copied(Path(folder) / f"copy {number}"))
            else:
                desk.desk.close() if step == "close" else desk.kill()
                desk.open()
            for sign_up, ticket in desk.in_file().items():
                assert desk.printed.get(sign_up, (b"", ticket))[1] == ticket
        desk.desk.close()


def _put_back(desk: Desk, copy: Path) -> None:
    before = desk.desk.store.read_tail().replica
    desk.put_back(copy)
    if desk.desk.store.read_tail().replica == before:
        # As new as the note, to all it can tell: what was printed since is known to nobody.
        here = desk.in_file()
        desk.printed = {each: made for each, made in desk.printed.items() if each in here}


# --- with a server ------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TestServer]:
    (tmp_path / "server").mkdir()
    server = TestServer(tmp_path / "server")
    yield server
    server.close()


def enrolled(server: TestServer, address: str, folder: Path, computer: Computer) -> OpenedDesk:
    secret = PIN if computer.door is None or computer.door.keeps else PASSPHRASE
    new = NewLaptop(server=address, code=server.invite(), secret=lambda _: secret, app_version="0")
    enrol_laptop(folder, new, computer)
    desk = open_laptop(folder, secret, computer)
    sync_desk(desk, computer.timer)
    return refreshed(desk)


def an_event(desk: OpenedDesk) -> bytes:
    plan = EventPlan(
        code="BUR-0613A",
        title="Pantry",
        kind="SIGNUP",
        starts="2026-06-13T08:00",
        ends="2026-06-13T14:00",
    )
    made = create_event(desk.store, desk.author, plan)
    publish_event(desk.store, desk.author, made.event)
    return made.event


def a_computer(server: TestServer, door: FakeKeyring | NoKeyring) -> Computer:
    return Computer(
        clock=server.clock, random=CountedRandom(), timer=lambda: 0.0, door=door, floor=CHEAP
    )


def test_a_sync_that_came_to_rest_is_noted_and_a_kill_after_it_changes_nothing(
    tmp_path: Path, server: TestServer
) -> None:
    folder, computer = tmp_path / "pc", a_computer(server, FakeKeyring())
    with server.serving() as address:
        desk = enrolled(server, address, folder, computer)
        event = an_event(desk)
        desk.store.close()
        shutil.copytree(folder, tmp_path / "copy")
        desk = open_laptop(folder, PIN, computer)
        given = recorded(desk.store, author=desk.author, event=event).ticket
        assert sync_desk(desk, computer.timer).quiet
        desk.store.close()  # killed: the note of closing is never written
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "copy", folder)
        desk = open_laptop(folder, PIN, computer)
        again = recorded(desk.store, author=desk.author, event=event)
        assert sync_desk(desk, computer.timer).quiet
    rows = read_rows(desk.store.connection, BY_NAME["sign_up"])
    desk.close()
    assert len({row.text("ticket") for row in rows}) == 2
    assert {given, again.ticket} == {row.text("ticket") for row in rows}


def test_a_keyring_that_locks_meanwhile_does_not_fail_the_sync(
    tmp_path: Path, server: TestServer
) -> None:
    door = FakeKeyring()
    computer = a_computer(server, door)
    with server.serving() as address:
        desk = enrolled(server, address, tmp_path / "pc", computer)
        recorded(desk.store, author=desk.author, event=an_event(desk))
        door.locked = True
        assert sync_desk(desk, computer.timer).quiet
        desk.close()


def test_a_sync_that_failed_halfway_leaves_the_note_as_it_was(
    tmp_path: Path, server: TestServer
) -> None:
    computer = a_computer(server, FakeKeyring())
    with server.serving() as address:
        desk = enrolled(server, address, tmp_path / "pc", computer)
    kept = dict(computer.door.kept) if isinstance(computer.door, FakeKeyring) else {}
    recorded(desk.store, author=desk.author, event=an_event(desk))
    with pytest.raises(SyncError):
        sync_desk(desk, computer.timer)
    assert isinstance(computer.door, FakeKeyring)
    assert computer.door.kept == kept
    desk.close()


def test_without_a_keyring_the_server_tells_which_tickets_are_out(
    tmp_path: Path, server: TestServer
) -> None:
    folder, computer = tmp_path / "pc", a_computer(server, NoKeyring())
    with server.serving() as address:
        desk = enrolled(server, address, folder, computer)
        event = an_event(desk)
        sync_desk(desk, computer.timer)
        desk.close()
        shutil.copytree(folder, tmp_path / "copy")
        desk = open_laptop(folder, PASSPHRASE, computer)
        given = [recorded(desk.store, author=desk.author, event=event).ticket for _ in range(3)]
        sync_desk(desk, computer.timer)
        desk.close()
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "copy", folder)
        desk = open_laptop(folder, PASSPHRASE, replace(computer, random=CountedRandom(b"other")))
        renamed = desk.store.read_tail().replica
        # Before it hears of the others nothing can tell it; both records keep their ticket.
        assert recorded(desk.store, author=desk.author, event=event).ticket == given[0]
        assert sync_desk(desk, computer.timer).quiet
        assert desk.store.read_tail().replica != renamed
        rows = read_rows(desk.store.connection, BY_NAME["sign_up"])
        assert sorted(row.text("ticket") for row in rows) == sorted([given[0], *given])
        after = recorded(desk.store, author=desk.author, event=event).ticket
        desk.close()
    assert int(after.split("-")[1]) == len(given) + 1
