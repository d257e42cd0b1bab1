"""The commands as processes: secrets by file descriptor, exit codes, the language of the login."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldapp.commands import COMMANDS
from fieldapp.commands.cli import run
from fieldapp.commands.command_window import has_display
from fieldapp.domain.ids import show_id
from sync.server.enrol import assign_user
from sync.server.people import add_user
from tests.support.server import TestServer

TOP = Path(__file__).parents[2]


def fieldapp(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command with nobody to be asked."""
    return subprocess.run(
        [sys.executable, "-m", "fieldapp", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=TOP,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )


def fieldapp_with(secret: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that reads its secret from a file descriptor."""
    reading, writing = os.pipe()
    os.write(writing, secret.encode() + b"\n")
    os.close(writing)
    try:
        return subprocess.run(
            [sys.executable, "-m", "fieldapp", "--secret-fd", str(reading), *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            pass_fds=(reading,),
            cwd=TOP,
            env={**os.environ, "LANG": "es_MX.UTF-8"},
        )
    finally:
        os.close(reading)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[TestServer, str]]:
    (tmp_path / "server").mkdir()
    server = TestServer(tmp_path / "server")
    with server.serving() as address:
        yield server, address
    server.close()


def test_a_laptop_is_made_and_opened_without_a_keyring_and_without_an_argument_that_is_secret(
    tmp_path: Path, server: tuple[TestServer, str]
) -> None:
    profile = str(tmp_path / "laptop")
    made = fieldapp(
        "--profile",
        profile,
        "--json",
        "enrol",
        "--server",
        server[1],
        "--make-passphrase",
        FIELDAPP_CODE=server[0].invite(),
    )
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    assert (told["letter"], told["synced"]) == ("Z", True)
    assert len(told["passphrase"].split()) == 7
    status = fieldapp_with(told["passphrase"], "--profile", profile, "status")
    assert status.returncode == 0, status.stderr
    assert "Computadora Z, abierta por Denise (COORDINATOR)" in status.stdout
    assert told["passphrase"] not in "".join(
        path.read_text("utf-8", "replace") for path in Path(profile).rglob("*") if path.is_file()
    )


def test_a_second_person_opens_the_laptop_with_a_secret_of_their_own_until_taken_off(
    tmp_path: Path, server: tuple[TestServer, str]
) -> None:
    made, address = server
    service, org = made.service, made.org
    where = ("--profile", str(tmp_path / "laptop"), "--json")

    def told(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    enrol = (*where, "enrol", "--server", address, "--make-passphrase")
    denise = told(fieldapp(*enrol, FIELDAPP_CODE=made.invite()))["passphrase"]
    marcus = add_user(service, org, "Marcus", "CANVASSER")
    with service.storage.reading() as reads:
        (device,) = reads.devices(org)
    person = (*where, "person", "add", "Marcus", "--make-passphrase")
    assign_user(service, org, device.id, marcus)
    told(fieldapp_with(denise, *where, "sync"))
    added = told(fieldapp_with(denise, *person))
    as_marcus = (*where, "--user", added["id"])
    assert told(fieldapp_with(added["passphrase"], *as_marcus, "status"))["role"] == "CANVASSER"
    as_denise = (*where, "--user", show_id(made.coordinator))
    told(fieldapp_with(denise, *as_denise, "person", "take-off", "Marcus"))
    assert fieldapp_with(added["passphrase"], *as_marcus, "status").returncode == 4


def test_help_lists_every_command_and_a_wrong_word_is_a_wrong_usage() -> None:
    said = fieldapp("--help")
    assert said.returncode == 0
    for name in COMMANDS:
        assert f" {name} " in said.stdout
    with pytest.raises(SystemExit) as ended:
        run(["rosters"])
    assert ended.value.code == 2


def test_every_exit_code_is_documented() -> None:
    from fieldapp.commands import exits

    text = (TOP / "docs" / "commands.md").read_text("utf-8")
    codes = [value for name, value in vars(exits).items() if name.isupper() and type(value) is int]
    assert len(codes) == len(set(codes)) > 8
    for code in codes:
        assert f"| {code} |" in text
    for name in COMMANDS:
        assert f"`{name}" in text


def test_a_window_needs_a_display_only_where_there_can_be_none() -> None:
    assert not has_display("linux", {})
    assert has_display("linux", {"DISPLAY": ":0"})
    assert has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert has_display("linux", {"QT_QPA_PLATFORM": "offscreen"})
    assert has_display("win32", {})
    assert has_display("darwin", {})
