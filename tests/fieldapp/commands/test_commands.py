"""The commands do the work of a season without a window, and say how it went by exit code."""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from fieldapp.commands import COMMANDS, exits
from fieldapp.commands.asking import CODE_VARIABLE, SECRET_VARIABLE
from fieldapp.commands.cli import build_parser, run
from fieldapp.commands.opening import Computer
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from sync.server.__main__ import _parser as server_parser
from sync.server.people import add_user
from tests.support.fake_keyring import FakeKeyring
from tests.support.server import TestServer
from tests.support.vault import CHEAP, PIN, CountedRandom

EVENT = """
[[event]]
code = "BUR-0613A"
title = "Food pantry"
kind = "BOTH"
starts = "2026-06-13T08:00"
ends = "2026-06-13T14:00"
[event.site]
name = "Grace Valley Church"
kind = "CHURCH"
[[event.offer]]
group = "COVID19"
age_from = "12 years"
[event.times]
first = "2026-06-13T09:00"
count = 3
minutes = 20
capacity = 2
"""
PEOPLE = """name_given,name_family,birth,lang_spoken,granted,phone,interpreter_wanted
Juana,Tomás,1961-04-09,kjb,STORE; SHAREPROV,(828) 555-0134,YES
Chue,Vang,1958-11-02,mww,STORE,(828) 555-0177,
Vang,Chue,1958-11-02,mww,STORE,(828) 555-0177,
,,soon,zz,,,
"""


@dataclass
class Season:
    """A server over real HTTP and the laptops that the commands make on it."""

    server: TestServer
    address: str
    folder: Path
    environment: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    doors: dict[str, FakeKeyring] = field(default_factory=dict)
    randoms: dict[str, CountedRandom] = field(default_factory=dict)

    def __call__(self, laptop: str, *words: str, secret: str = PIN, code: str = "") -> Any:
        """Run a command; gives its exit code and the JSON it printed."""
        self.environment.setenv(SECRET_VARIABLE, secret)
        self.environment.setenv(CODE_VARIABLE, code)
        computer = Computer(
            clock=self.server.clock,
            random=self.randoms.setdefault(laptop, CountedRandom(seed=laptop.encode())),
            timer=lambda: 0.0,
            door=self.doors.setdefault(laptop, FakeKeyring()),
            floor=CHEAP,
        )
        profile = str(self.folder / laptop)
        self.capture.readouterr()
        code_ = run(["--profile", profile, "--json", *words], computer=computer)
        said = self.capture.readouterr()
        return code_, json.loads(said.out) if said.out else json.loads(said.err)

    def enrol(self, laptop: str, user: bytes | None = None) -> Any:
        """Enrol a laptop by command."""
        code = self.server.invite(user)
        return self(laptop, "enrol", "--server", self.address, code=code)

    def file(self, name: str, text: str) -> str:
        """Write a file and give its path."""
        (self.folder / name).write_text(text, "utf-8")
        return str(self.folder / name)


@pytest.fixture
def season(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Season]:
    (tmp_path / "server").mkdir()
    server = TestServer(tmp_path / "server")
    with server.serving() as address:
        yield Season(server, address, tmp_path, monkeypatch, capsys)
    server.close()


@pytest.fixture
def office(season: Season) -> Season:
    """A season whose office has an event and one canvasser, Rosa, on laptop A."""
    assert season.enrol("office")[0] == exits.OK
    assert season("office", "event", "create", season.file("event.toml", EVENT))[0] == exits.OK
    assert season("office", "event", "publish", "bur-0613a")[0] == exits.OK
    _, rosa = season("office", "user", "add", "Rosa", "CANVASSER")
    assert season("office", "event", "assign", "BUR-0613A", "Rosa")[0] == exits.OK
    assert season("office", "sync")[1]["quiet"]
    assert season.enrol("A", bytes.fromhex(rosa["id"]))[0] == exits.OK
    return season


def test_a_season_from_enrolment_to_the_roster(office: Season) -> None:
    assert [each["code"] for each in office("A", "event", "list")[1]] == ["BUR-0613A"]
    people = office.file("people.csv", PEOPLE)
    code, report = office("A", "import", people, "--event", "BUR-0613A")
    assert (code, report["recorded"], report["refused"]) == (exits.SOME_REFUSED, 3, 1)
    assert office("A", "import", people, "--event", "BUR-0613A")[1]["already"] == 3
    status = office("A", "status")[1]
    assert (status["made"], status["received"], status["role"]) == (3, 0, "CANVASSER")
    code, synced = office("A", "sync")
    assert (code, synced["sent"], synced["held"]) == (exits.OK, 3, 0)
    assert office("A", "status")[1]["received"] == 3
    assert office("office", "sync")[1]["rows"] > 0
    (juana,) = office("office", "people", "juana tomas")[1]
    assert (juana["tickets"], juana["phones"]) == (["A-001"], ["(828) 555-0134"])
    assert len(office("office", "people", "--event", "BUR-0613A")[1]) == 3
    code, made = office("office", "roster", "BUR-0613A", "--out", str(office.folder / "out"))
    assert code == exits.OK
    assert [each["revision"] for each in made] == [1]
    names = sorted(path.suffix for path in (office.folder / "out").iterdir())
    assert names == [".csv", ".pdf", ".xlsx"]
    xlsx = next((office.folder / "out").glob("*.xlsx"))
    assert load_workbook(xlsx).sheetnames
    assert office("office", "verify")[1]["found"] == []


def test_who_calls_the_office_is_told_what_is_held_is_left_alone_and_is_forgotten(
    office: Season, open_office: Callable[[], Any]
) -> None:
    """By ticket, headless, by a steward: listed before it is done, and noted without a name."""
    steward = add_user(office.server.service, office.server.org, "Sam", "STEWARD")
    office("A", "import", office.file("people.csv", PEOPLE), "--event", "BUR-0613A")
    office("A", "sync")
    assert office.enrol("sam", steward)[0] == exits.OK
    _, listed = office("sam", "stop", "A-001", "--dry-run")
    assert listed["in_force"] == [["SHAREPROV", ""]]
    _, stopped = office("sam", "stop", "A-001", "--only", "SHAREPROV")
    assert stopped["in_force"] == []
    paper = office.folder / "about.txt"
    code, told = office("sam", "about", "A-001", "--out", str(paper), "--purpose", "she asked")
    assert (code, told["records"]) == (exits.OK, 7)
    text = paper.read_text("utf-8")
    for held in ("Juana", "Tomás", "(828) 555-0134", "A-001", "Said yes before, now says no"):
        assert held in text
    assert "Vang" not in text
    assert office("sam", "sync")[1]["quiet"]
    assert office("office", "sync")[1]["quiet"]
    desk = open_office()
    (note,) = read_rows(desk.store.connection, BY_NAME["handout"])
    assert (note.text("kind"), note.text("purpose")) == ("ABOUT", "she asked")
    assert "Juana" not in str(note.values)
    desk.close()
    _, goes = office("sam", "forget", "A-001")
    assert (goes["erased"], goes["rows"]["sign_up"]) == (False, 1)
    assert office("sam", "people", "Juana")[1]
    assert office("sam", "forget", "A-001", "--for-ever")[1]["erased"]
    assert office("sam", "people", "Juana")[1] == []
    assert office("sam", "about", "A-001", "--out", str(paper))[0] == exits.REFUSED
    for laptop in ("sam", "A", "office"):
        office(laptop, "sync")
    assert office("A", "people", "Juana")[1] == []
    assert office("A", "about", "A-002", "--out", str(paper))[0] == exits.REFUSED  # a canvasser


def test_two_records_of_one_person_are_joined_and_parted_by_ticket(office: Season) -> None:
    office("A", "import", office.file("people.csv", PEOPLE), "--event", "BUR-0613A")
    office("A", "sync")
    office("office", "sync")
    (pair,) = office("office", "duplicates", "list")[1]
    assert sorted(each["tickets"][0] for each in pair["people"]) == ["A-002", "A-003"]
    assert office("office", "duplicates", "join", "A-002", "A-003")[0] == exits.OK
    assert office("office", "duplicates", "list")[1] == []
    assert len(office("office", "duplicates", "split", "A-003")[1]["links"]) == 1
    assert len(office("office", "duplicates", "list")[1]) == 1
    assert office("office", "duplicates", "apart", "A-002", "A-003")[0] == exits.OK
    assert office("office", "duplicates", "list")[1] == []


def test_a_field_set_twice_is_listed_and_one_value_chosen(office: Season) -> None:
    rosa = office("office", "user", "list")[1][-1]["id"]
    assert office.enrol("office2")[0] == exits.OK
    assert office("office", "user", "change", rosa, "--role", "CALLER")[0] == exits.OK
    office.server.clock.now_ms += 5_000
    assert office("office2", "user", "change", rosa, "--role", "INTERPRETER")[0] == exits.OK
    office("office2", "sync")
    office("office", "sync")
    (conflict,) = office("office", "conflicts", "list")[1]
    assert [each["value"] for each in conflict["values"]] == ["INTERPRETER", "CALLER"]
    words = ("conflicts", "choose", conflict["row"], conflict["field"])
    assert office("office", *words, "3")[0] == exits.REFUSED
    assert office("office", *words, "2")[0] == exits.OK
    assert office("office", "conflicts", "list")[1] == []
    assert office("office", "user", "list")[1][-1]["role"] == "CALLER"


def test_a_wrong_secret_opens_nothing(season: Season) -> None:
    season.enrol("A")
    code, said = season("A", "status", secret="730648")
    assert (code, said) == (exits.LOCKED, {"fault": [{"code": "wrong_secret"}]})


def test_no_server_is_a_passing_fault_with_its_own_code(season: Season) -> None:
    season.enrol("A")
    season.address = "http://127.0.0.1:9"
    code, said = season("B", "enrol", "--server", season.address, code=season.server.invite())
    assert (code, said["fault"]) == (exits.OFFLINE, [{"code": "offline"}])


def test_a_revoked_laptop_is_told_so(season: Season) -> None:
    from sync.server.enrol import revoke

    season.enrol("A")
    service = season.server.service
    with service.storage.reading() as reads:
        (device,) = [each.id for each in reads.devices(season.server.org)]
    revoke(service, season.server.org, device)
    code, said = season("A", "sync")
    assert (code, said["fault"]) == (exits.SERVER_REFUSED, [{"code": "revoked"}])


CANNOT_BE = (
    ("import", "no-such-file.csv", "--event", "BUR-0613A"),
    ("roster", "BUR-0699Z", "--out", "out"),
    ("event", "create", "no-such-file.toml"),
    ("event", "publish", "BUR-0613A"),
    ("event", "assign", "BUR-0613A", "Nobody"),
    ("duplicates", "split", "not-an-id"),
    ("conflicts", "choose", "00" * 16, "name", "1"),
)


def test_what_cannot_be_is_refused_by_name_and_changes_nothing(office: Season) -> None:
    before = office("office", "status")[1]["made"]
    for words in CANNOT_BE:
        code, said = office("office", *words)
        assert code == exits.REFUSED, words
        assert said["fault"][0]["code"], words
    assert office("office", "status")[1]["made"] == before
    for words in (("user", "add", "Somebody", "CANVASSER"), ("event", "open", "BUR-0613A")):
        code, said = office("A", *words)
        assert (code, said["fault"][0]["code"]) == (exits.REFUSED, "not_allowed"), words
    for words in (("user", "add", "Sam", "STEWARD"), ("user", "change", "Rosa", "--role", "ADMIN")):
        code, said = office("office", *words)
        assert (code, said["fault"][0]["code"]) == (exits.REFUSED, "role_above"), words
    assert office("office", "status")[1]["made"] == before


def test_a_folder_without_a_laptop_says_so(season: Season) -> None:
    code, said = season("nowhere", "status")
    assert (code, said["fault"]) == (exits.NOT_USABLE, [{"code": "missing"}])


def test_a_damaged_file_is_told_from_a_wrong_secret(season: Season) -> None:
    season.enrol("A")
    file = season.folder / "A" / "fieldapp.db"
    raw = bytearray(file.read_bytes())
    raw[4096:4600] = bytes(504)
    file.write_bytes(raw)
    code, _ = season("A", "verify")
    assert code in {exits.DAMAGED, exits.FOUND_WRONG}


def test_verify_finds_a_change_that_was_tampered_with(
    season: Season, open_office: Callable[[], Any]
) -> None:
    season.enrol("office")
    season("office", "user", "add", "Rosa", "CANVASSER")
    season("office", "user", "add", "Marcus", "CANVASSER")
    assert season("office", "verify")[0] == exits.OK
    desk = open_office()
    with desk.store.writing() as connection:
        connection.execute("UPDATE change SET link = zeroblob(32) WHERE seq = 2")
    desk.close()
    code, said = season("office", "verify")
    assert code == exits.FOUND_WRONG
    assert said["found"][0] == "log.link 2"


def test_verify_finds_a_row_that_is_gone_and_the_next_sync_brings_it_again(
    season: Season, open_office: Callable[[], Any]
) -> None:
    season.enrol("office")
    season("office", "user", "add", "Rosa", "CANVASSER")
    season("office", "sync")
    desk = open_office()
    names = "SELECT name FROM user ORDER BY name"
    before = desk.store.connection.execute(names).fetchall()
    with desk.store.writing() as connection:
        connection.execute("DELETE FROM user WHERE name = 'Rosa'")
    desk.close()
    code, said = season("office", "verify")
    assert code == exits.FOUND_WRONG
    assert [fault.split()[0] for fault in said["found"]] == ["scope.count"]
    season("office", "sync")
    assert season("office", "verify")[1]["found"] == []
    desk = open_office()
    assert desk.store.connection.execute(names).fetchall() == before
    desk.close()


@pytest.fixture
def open_office(season: Season) -> Callable[[], Any]:
    from fieldapp.commands.opening import open_laptop

    def opened() -> Any:
        computer = Computer(
            clock=season.server.clock,
            random=CountedRandom(),
            timer=lambda: 0.0,
            door=season.doors["office"],
            floor=CHEAP,
        )
        return open_laptop(season.folder / "office", PIN, computer)

    return opened


def test_a_mistake_of_the_program_is_told_by_its_kind_and_repeats_nothing(
    season: Season, capsys: pytest.CaptureFixture[str]
) -> None:
    season.enrol("A")

    def broken() -> int:
        raise ZeroDivisionError("Juana Tomás")

    computer = Computer(
        clock=broken, random=CountedRandom(), timer=lambda: 0.0, door=season.doors["A"], floor=CHEAP
    )
    capsys.readouterr()
    assert run(["--profile", str(season.folder / "A"), "status"], computer=computer) == exits.BUG
    said = capsys.readouterr()
    assert "ZeroDivisionError" in said.err
    assert "Juana" not in said.err + said.out


def test_a_story_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["demo", "--out", str(out), "--story", str(tmp_path)]) == exits.REFUSED
    assert not out.exists()


def every_argument(parser: argparse.ArgumentParser, road: str) -> Iterator[tuple[str, Any]]:
    """Every option and argument of a parser and of all commands below it: (how called, action)."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from every_argument(below, f"{road} {name}")
        else:
            for name in action.option_strings or [action.dest]:
                yield f"{road} {name}", action


SECRET = re.compile(r"pin|pass|secret|code|token|key|answer|words")
ACTS = ("publish", "open", "close", "reconcile", "archive", "cancel", "assign")
ON_EVERY_POSTER = {f" event {act} code" for act in ACTS}
"""Printed codes of events."""


def secrets_taken(parser: argparse.ArgumentParser) -> set[str]:
    """What is called like a secret, and is no descriptor's number, no file and no plain switch."""
    return {
        road
        for road, action in every_argument(parser, "")
        if SECRET.search(road.rsplit(" ", 1)[-1])
        and action.nargs != 0
        and action.type not in {int, Path}
    } - ON_EVERY_POSTER


@pytest.mark.parametrize("build", [build_parser, server_parser], ids=["laptop", "server"])
def test_no_command_takes_a_secret_as_an_argument(
    build: Callable[[], argparse.ArgumentParser],
) -> None:
    assert secrets_taken(build()) == set()


def test_a_secret_is_found_in_the_commands_of_a_command() -> None:
    parser = build_parser()
    acts = dict(every_argument(parser, ""))
    assert {" person new-pin --new-secret-fd", " recover --answer-fd", " user add name"} <= set(
        acts
    )
    commands = next(
        each for each in parser._actions if isinstance(each, argparse._SubParsersAction)
    )
    below = commands.choices["person"]._actions[-1].choices["new-pin"]
    below.add_argument("--new-pin")
    below.add_argument("answer")
    assert secrets_taken(parser) == {" person new-pin --new-pin", " person new-pin answer"}


def test_every_command_is_in_the_help() -> None:
    text = build_parser().format_help()
    for name in COMMANDS:
        assert name in text


def test_without_any_road_for_a_secret_nothing_is_opened(
    season: Season, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    season.enrol("A")
    monkeypatch.delenv(SECRET_VARIABLE)
    code = run(["--profile", str(season.folder / "A"), "--json", "status"])
    assert code == exits.LOCKED
    assert "secret_needed" in capsys.readouterr().err


def test_names_that_were_typed_never_reach_a_log_file(office: Season) -> None:
    people = office.file("people.csv", PEOPLE)
    office("A", "import", people, "--event", "BUR-0613A")
    office("A", "people", "juana")
    office("A", "import", people + "x", "--event", "BUR-0613A")
    office("A", "user", "add", "Zebulon", "CANVASSER")
    logs = [path.read_text("ascii") for path in (office.folder / "A" / "logs").iterdir()]
    assert "opened command=import" in "".join(logs)
    assert "error=RefusedError" in "".join(logs)
    given = f"{people} Zebulon {Path(people).read_text('utf-8')}"
    for typed in ("Juana", "Tom", "Vang", "Chue", "Zebulon", "555-0134", "people.csv"):
        assert typed in given
        assert typed not in "".join(logs)
    # As it is kept: seven digits in a row are in no stamp, and in an id once in a million runs.
    assert "5550134" not in "".join(logs)


def test_sentences_come_in_the_language_asked_for(
    season: Season, capsys: pytest.CaptureFixture[str]
) -> None:
    season.enrol("A")
    profile = str(season.folder / "A")
    computer = Computer(
        clock=season.server.clock,
        random=CountedRandom(),
        timer=lambda: 0.0,
        door=season.doors["A"],
        floor=CHEAP,
    )
    assert run(["--profile", profile, "--language", "es", "status"], computer=computer) == exits.OK
    assert "Computadora Z" in capsys.readouterr().out
    assert run(["--profile", profile, "--language", "en", "status"], computer=computer) == exits.OK
    assert "Laptop Z" in capsys.readouterr().out
