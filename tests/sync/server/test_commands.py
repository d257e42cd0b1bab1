"""The commands an operator types: what they print, what they keep, how they end."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PrivateKey

from sync.server.__main__ import main
from sync.server.found import found
from sync.server.storage.store import open_storage
from tests.sync.server.test_recovery import question


@pytest.fixture(autouse=True)
def _mask() -> Iterator[None]:
    kept = os.umask(0o022)
    yield
    os.umask(kept)


class Typed:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, dict[str, Any]]:
        code = main(["--json", "--data", str(self._folder), *words])
        out = self._capsys.readouterr().out
        return code, json.loads(out) if out else {}


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    typed = Typed(tmp_path / "data", capsys)
    key = tmp_path / "key.txt"
    code, made = typed("init", "Church", "Denise", "--recovery-file", str(key))
    assert code == 0
    assert len(made["code"]) == 16
    return typed


def test_the_recovery_key_goes_to_a_file_only_its_owner_reads(typed: Typed, tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    assert len(bytes.fromhex(key.read_text())) == 32
    if os.name != "nt":
        assert key.stat().st_mode & 0o777 == 0o600
    code, fault = typed("init", "Again", "Denise", "--recovery-file", str(key))
    assert (code, fault["exit"]) == (4, 4)
    assert "invite NAME" in fault["fault"]
    code, fault = typed("init", "Again", "Denise", "--another", "--recovery-file", str(key))
    assert (code, fault["exit"]) == (6, 6)
    other = tmp_path / "other.txt"
    code, made = typed("init", "Again", "Lupe", "--another", "--recovery-file", str(other))
    assert (code, made["organization"]) == (0, 2)
    assert other.read_text() != key.read_text()


class PowerCutError(BaseException):
    """The machine goes off."""


@pytest.mark.parametrize("step", ["before", "after", "invite"])
def test_an_init_that_is_cut_off_is_ended_by_the_same_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    typed, key = Typed(tmp_path / "data", capsys), tmp_path / "key.txt"
    words = ("init", "Church", "Denise", "--recovery-file", str(key))

    def cut(*given: Any, **more: Any) -> None:
        if step == "after":
            found(*given, **more)
        raise PowerCutError

    with monkeypatch.context() as off:
        where = "__main__.invite" if step == "invite" else "beginning.found"
        off.setattr(f"sync.server.{where}", cut)
        with pytest.raises(PowerCutError):
            typed(*words)
    code, made = typed(*words)
    if step == "invite":
        assert (code, "invite NAME" in made["fault"]) == (4, True)
        assert typed("invite", "Denise")[0] == 0
    else:
        assert (code, made["organization"]) == (0, 1)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["key.txt"]
    storage = open_storage(tmp_path / "data")
    with storage.reading() as reads:
        (org,) = reads.orgs()
    storage.close()
    assert bytes(PrivateKey(bytes.fromhex(key.read_text())).public_key) == org.recovery_key


def test_people_are_invited_by_name_and_laptops_get_letters(typed: Typed) -> None:
    code, made = typed("invite", "Mai", "--role", "CANVASSER", "--letter", "C")
    assert code == 0
    assert typed("invite", "mai")[1]["user"] == made["user"]
    assert typed("invite", made["user"])[0] == 0
    assert typed("invite", "Nobody")[0] == 3
    assert typed("invite", "Rosa", "--role", "NONSENSE")[0] == 4
    assert typed("invite", "Denise", "--letter", "abc")[0] == 4
    assert typed("revoke", "Q")[0] == 3
    assert typed("assign", "Q", "Mai")[0] == 3
    assert typed("unassign", "Q", "Denise")[0] == 3


def test_a_backup_is_made_put_back_and_told(typed: Typed, tmp_path: Path) -> None:
    code, made = typed("backup")
    assert code == 0
    assert [each["name"] for each in typed("status")[1]["backups"]] == [Path(made["backup"]).name]
    assert typed("restore", made["backup"])[0] == 0
    assert typed("restore", str(tmp_path / "key.txt"))[0] == 4
    assert typed("verify") == (0, {"sound": True, "findings": []})


def test_the_steward_answers_a_laptop_with_the_key_of_the_file(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key.txt"
    private = PrivateKey(bytes.fromhex(key.read_text()))
    asking = question(private, PrivateKey.generate(), bytes(32))
    monkeypatch.setattr("sys.stdin", io.StringIO(asking + "\n"))
    code, reply = typed("recover", "--key-file", str(key))
    assert code == 0
    assert reply["store"] == bytes(range(16)).hex()
    assert typed("recover")[0] == 4  # no key given


def test_plain_http_beyond_loopback_is_refused(typed: Typed) -> None:
    assert typed("serve", "--host", "0.0.0.0", "--port", "0")[0] == 4
