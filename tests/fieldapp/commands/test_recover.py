"""A lost PIN is set anew with the steward's answer; what was saved stays, and nothing is shown."""

import io
import os
from dataclasses import dataclass, field

import pytest
from typing_extensions import override

from fieldapp.commands import exits
from fieldapp.commands.asking import NEW_SECRET_VARIABLE
from fieldapp.commands.cli import run
from fieldapp.store.slots import read_header
from sync.server.recovery import reply_to
from tests.fieldapp.commands.test_commands import PEOPLE, Season, office, season
from tests.support.vault import OTHER_PIN, PIN, Laptop

__all__ = ["office", "season"]


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


@dataclass
class Steward:
    """Somebody who reads the question from a file and types the answers."""

    season: Season
    first: list[str] = field(default_factory=list)
    stores: list[bytes] = field(default_factory=list)

    @property
    def file(self) -> str:
        return str(self.season.folder / "question.txt")

    def __call__(self, _asked: str) -> str:
        if self.first:
            return self.first.pop(0)
        text = (self.season.folder / "question.txt").read_text("ascii")
        reply = reply_to(text, self.season.server.founded.recovery_key)
        self.stores.append(reply.store_id)
        return reply.text


@pytest.fixture
def steward(office: Season, monkeypatch: pytest.MonkeyPatch) -> Steward:
    """At laptop A, with Rosa's three sign-ups and an empty keyring."""
    assert office("A", "sync")[1]["quiet"]
    people = office.file("people.csv", PEOPLE)
    assert office("A", "import", people, "--event", "BUR-0613A")[1]["recorded"] == 3
    office.doors["A"].kept.clear()
    assert office("A", "status")[1] == {"fault": [{"code": "no_key"}]}
    made = Steward(office)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", made)
    monkeypatch.setenv(NEW_SECRET_VARIABLE, OTHER_PIN)
    return made


def test_with_the_stewards_answer_a_new_pin_opens_the_laptop_and_everything_is_there(
    office: Season, steward: Steward
) -> None:
    code, said = office("A", "recover", "--question", steward.file)
    assert code == exits.OK
    assert set(said) == {"id"}
    assert steward.stores == [read_header(office.folder / "A").store_id]
    assert office("A", "status", secret=PIN)[0] == exits.LOCKED
    synced = office("A", "sync", secret=OTHER_PIN)[1]
    assert (synced["sent"], synced["held"]) == (3, 0)


def test_a_mistyped_answer_and_a_weak_pin_are_asked_for_again_in_the_same_run(
    office: Season, steward: Steward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(NEW_SECRET_VARIABLE)
    typed = ["123456", "123456", OTHER_PIN, PIN, OTHER_PIN, OTHER_PIN]
    monkeypatch.setattr("getpass.getpass", lambda _asked: typed.pop(0))
    steward.first = ["not an answer", ""]
    assert office("A", "recover", "--question", steward.file)[0] == exits.OK
    assert (typed, steward.first) == ([], [])
    assert office("A", "status", secret=OTHER_PIN)[0] == exits.OK


def test_an_answer_that_is_not_typed_is_read_once_and_a_wrong_one_changes_nothing(
    office: Season, steward: Steward
) -> None:
    header = read_header(office.folder / "A")
    wrong = office.folder / "wrong.txt"
    wrong.write_text("AAAA\n", "ascii")
    descriptor = str(os.open(wrong, os.O_RDONLY))
    words = ("recover", "--question", steward.file, "--answer-fd", descriptor)
    code, said = office("A", *words)
    assert (code, said) == (exits.LOCKED, {"fault": [{"code": "wrong_recovery"}]})
    assert read_header(office.folder / "A") == header


def test_practice_is_sent_to_its_window(office: Season, steward: Steward) -> None:
    practice = Laptop(folder=office.folder / "practice")
    practice.create()
    code, said = office("practice", "recover", "--question", steward.file)
    assert (code, said["fault"][0]["code"]) == (exits.REFUSED, "recovery_in_window")


def test_without_a_terminal_and_without_an_answer_nothing_is_changed(
    office: Season, steward: Steward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    header = read_header(office.folder / "A")
    code, said = office("A", "recover")
    assert (code, said["fault"][0]["code"]) == (exits.REFUSED, "question_needs_file")
    code, said = office("A", "recover", "--question", steward.file)
    assert (code, said["fault"][0]["code"]) == (exits.LOCKED, "secret_needed")
    assert read_header(office.folder / "A") == header


def test_a_person_is_shown_the_question_and_the_number_that_the_steward_sees(
    office: Season,
    steward: Steward,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("builtins.input", lambda _asked: (_ for _ in ()).throw(EOFError))
    profile = office.folder / "A"
    arguments = ["--profile", str(profile), "--language", "es", "recover"]
    assert run([*arguments, "--question", steward.file]) == 130
    said = capsys.readouterr().out
    assert read_header(profile).store_id.hex() in said
    assert (office.folder / "question.txt").read_text("ascii") in said
    assert "compárenlo" in said
