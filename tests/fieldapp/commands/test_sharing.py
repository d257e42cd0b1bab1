"""Several people on one laptop: each with a secret and a role of their own, one file, one log."""

import pytest

from fieldapp.commands import exits
from fieldapp.commands.asking import NEW_SECRET_VARIABLE
from fieldapp.domain.ids import show_id
from fieldapp.store.cipher import opens_with
from fieldapp.store.vault import list_users, unlock
from sync.server.enrol import assign_user, unassign_user
from tests.fieldapp.commands.test_commands import PEOPLE, Season, office, season
from tests.support.vault import CHEAP, OTHER_PIN, PIN

__all__ = ["office", "season"]


@pytest.fixture
def shared(office: Season, monkeypatch: pytest.MonkeyPatch) -> Season:
    """Laptop A of Rosa, at which the server takes Marcus's work too; A has heard so."""
    _, marcus = office("office", "user", "add", "Marcus", "COORDINATOR")
    assert office("office", "sync")[1]["quiet"]
    with office.server.service.storage.reading() as reads:
        device = next(each.id for each in reads.devices(office.server.org) if each.letter == "A")
    assign_user(office.server.service, office.server.org, device, bytes.fromhex(marcus["id"]))
    assert office("A", "sync")[1]["quiet"]
    monkeypatch.setenv(NEW_SECRET_VARIABLE, OTHER_PIN)
    return office


def ids(season: Season, secret: str = PIN, *who: str) -> dict[str, str]:
    _, people = season("A", *who, "person", "list", secret=secret)
    return {each["name"]: each["id"] for each in people}


def test_two_people_share_a_laptop_and_the_server_takes_the_work_of_both_by_their_roles(
    shared: Season,
) -> None:
    code, marcus = shared("A", "person", "add", "marcus")
    assert (code, marcus["name"]) == (exits.OK, "Marcus")
    people = shared.file("people.csv", PEOPLE)
    rosa = ids(shared, PIN, "--user", ids_of_laptop(shared)[0])["Rosa"]
    as_rosa, as_marcus = ("A", "--user", rosa), ("A", "--user", marcus["id"])
    # Each with a secret of their own, and nobody without saying who.
    assert shared("A", "status")[0] == exits.LOCKED
    assert shared(*as_marcus, "status")[0] == exits.LOCKED
    assert shared(*as_rosa, "status", secret=OTHER_PIN)[0] == exits.LOCKED
    assert shared(*as_marcus, "status", secret=OTHER_PIN)[1]["role"] == "COORDINATOR"
    # What a role may not, it may not here either; what it may, the server takes.
    assert shared(*as_rosa, "user", "add", "Somebody", "CANVASSER")[0] == exits.REFUSED
    assert shared(*as_marcus, "user", "add", "Ana", "CANVASSER", secret=OTHER_PIN)[0] == exits.OK
    imported = shared(*as_rosa, "import", people, "--event", "BUR-0613A")
    assert imported[1]["recorded"] == 3
    code, synced = shared(*as_marcus, "sync", secret=OTHER_PIN)
    assert (code, synced["sent"], synced["held"]) == (exits.OK, 4, 0)
    shared("office", "sync")
    assert len(shared("office", "people", "--event", "BUR-0613A")[1]) == 3
    assert "Ana" in {each["name"] for each in shared("office", "user", "list")[1]}
    assert shared(*as_rosa, "verify")[1]["found"] == []


def ids_of_laptop(season: Season) -> list[str]:
    return [show_id(each.user) for each in list_users(season.folder / "A")]


def test_who_is_taken_off_opens_nothing_and_the_key_of_the_file_is_another(
    shared: Season,
) -> None:
    (rosa,) = ids_of_laptop(shared)
    _, marcus = shared("A", "person", "add", "Marcus")
    as_rosa, as_marcus = ("A", "--user", rosa), ("A", "--user", marcus["id"])
    shared(*as_rosa, "import", shared.file("people.csv", PEOPLE), "--event", "BUR-0613A")
    door = shared.doors["A"]
    before = unlock(
        shared.folder / "A",
        user=bytes.fromhex(marcus["id"]),
        secret=OTHER_PIN,
        door=door,
        clock=shared.server.clock,
        floor=CHEAP,
    )
    kept = len(door.kept)
    code, told = shared(*as_rosa, "person", "take-off", "Marcus")
    assert (code, told["name"], told["drafts"]) == (exits.OK, "Marcus", 0)
    assert shared(*as_marcus, "status", secret=OTHER_PIN)[0] == exits.LOCKED
    assert not opens_with(before.path, before.data_key, expected=before.sentinel)
    assert len(door.kept) == kept - 1
    # Rosa, now alone again, need not say who she is; her work is there and goes up.
    assert [each["name"] for each in shared("A", "person", "list")[1]] == ["Rosa"]
    assert shared("A", "sync")[1]["sent"] == 3
    assert shared("A", "verify")[1]["found"] == []
    code, fault = shared("A", "person", "take-off", "Rosa")
    assert (code, fault) == (exits.DAMAGED, {"fault": [{"code": "last_user"}]})
    assert shared("A", "status")[0] == exits.OK


def test_a_person_of_whom_the_server_takes_no_work_here_is_not_added(shared: Season) -> None:
    code, fault = shared("A", "person", "add", "Denise")
    assert (code, fault["fault"][0]["code"]) == (exits.REFUSED, "person_not_assigned")
    code, fault = shared("A", "person", "add", "Rosa")
    assert fault["fault"][0]["code"] == "person_here"
    code, fault = shared("A", "person", "add", "Nobody")
    assert fault["fault"][0]["code"] == "user_unknown"
    assert len(ids_of_laptop(shared)) == 1


def test_work_from_before_an_assignment_ended_is_taken_and_later_work_held(
    shared: Season,
) -> None:
    (rosa,) = ids_of_laptop(shared)
    _, marcus = shared("A", "person", "add", "Marcus")
    as_marcus = ("A", "--user", marcus["id"])
    shared(*as_marcus, "user", "add", "Before", "CANVASSER", secret=OTHER_PIN)
    shared.server.clock.now_ms += 60_000
    with shared.server.service.storage.reading() as reads:
        device = next(each.id for each in reads.devices(shared.server.org) if each.letter == "A")
    unassign_user(shared.server.service, shared.server.org, device, bytes.fromhex(marcus["id"]))
    shared.server.clock.now_ms += 60_000
    shared(*as_marcus, "user", "add", "After", "CANVASSER", secret=OTHER_PIN)
    _, synced = shared("A", "--user", rosa, "sync")
    assert (synced["sent"], synced["held"]) == (2, 1)
    here = shared("A", "--user", rosa, "person", "list")[1]
    assert {each["name"]: each["assigned"] for each in here} == {"Rosa": True, "Marcus": False}
    shared("office", "sync")
    names = {each["name"] for each in shared("office", "user", "list")[1]}
    assert "Before" in names
    assert "After" not in names


def test_a_person_changes_their_own_pin_and_nobody_elses(shared: Season) -> None:
    (rosa,) = ids_of_laptop(shared)
    _, marcus = shared("A", "person", "add", "Marcus")
    shared.environment.setenv(NEW_SECRET_VARIABLE, "915374")
    as_rosa, as_marcus = ("A", "--user", rosa), ("A", "--user", marcus["id"])
    assert shared(*as_marcus, "person", "new-pin", secret=PIN)[0] == exits.LOCKED
    assert shared(*as_marcus, "person", "new-pin", secret=OTHER_PIN)[0] == exits.OK
    assert shared(*as_marcus, "status", secret=OTHER_PIN)[0] == exits.LOCKED
    assert shared(*as_marcus, "status", secret="915374")[0] == exits.OK
    assert shared(*as_rosa, "status")[0] == exits.OK
    shared.environment.setenv(NEW_SECRET_VARIABLE, "123456")
    assert shared(*as_rosa, "person", "new-pin")[0] == exits.REFUSED
    assert shared(*as_rosa, "status")[0] == exits.OK
