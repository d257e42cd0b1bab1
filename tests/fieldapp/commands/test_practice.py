"""Practice opens by itself, with today's event in it, and leaves no server behind."""

import socket
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from fieldapp.actions.signing_up import record_sign_up
from fieldapp.commands.event_files import shifted
from fieldapp.commands.opening import this_computer
from fieldapp.commands.practice import (
    KEY_FILE,
    forget_recovery_words,
    make_practice_pin,
    open_practice,
    recover_practice,
    recovery_words,
    unlock_practice,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.paths import practice_folder, practice_laptop
from fieldapp.store.errors import StoreError
from fieldapp.store.keyring_door import NoKeyring
from fieldapp.store.passphrases import read_recovery_code
from fieldapp.store.rows import read_row
from fieldapp.store.search import find
from fieldapp.store.tries import list_users
from tests.support.fake_keyring import FakeKeyring
from tests.support.stores import a_sign_up
from tests.support.vault import OTHER_PIN, PIN


def listens(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket() as line:
        return line.connect_ex((parts.hostname or "", parts.port or 0)) == 0


def test_practice_is_made_once_opens_by_itself_and_ends_its_server(tmp_path: Path) -> None:
    left_by_a_kill = practice_folder(tmp_path).with_name("practice.unfinished")
    (left_by_a_kill / "laptop").mkdir(parents=True)
    (left_by_a_kill / "laptop" / "keys.json").write_text("{")

    desk = open_practice(tmp_path, this_computer())
    assert desk.author.role == "COORDINATOR"
    assert desk.event is not None
    event = read_row(desk.store.connection, BY_NAME["event"], desk.event)
    assert event is not None
    assert event.text("starts")[:10] == desk.today().isoformat()
    assert event.text("code") == f"BUR-{desk.today():%m%d}A"
    made = record_sign_up(
        desk.store, desk.author, desk.event, a_sign_up(), today=desk.today(), lists=desk.lists
    )
    desk.close()
    assert not listens(desk.server)
    assert not left_by_a_kill.exists()

    again = open_practice(tmp_path, this_computer())
    assert find(again.store, "juana", most=2) == (made.person,)
    again.close()
    assert not listens(again.server)
    the_key_lies_beside_it_for_its_owner_only(tmp_path)


def test_a_pin_takes_the_place_of_the_key_that_lies_beside_it(tmp_path: Path) -> None:
    computer = replace(this_computer(), door=FakeKeyring())
    open_practice(tmp_path, computer).close()
    make_practice_pin(tmp_path, PIN, computer)
    (person,) = list_users(practice_laptop(tmp_path))
    assert person.uses_keyring
    words = recovery_words(tmp_path)
    forget_recovery_words(tmp_path)
    assert recovery_words(tmp_path) == ""
    with pytest.raises(StoreError, match="wrong_secret"):
        unlock_practice(tmp_path, OTHER_PIN, computer)
    desk = unlock_practice(tmp_path, PIN, computer)
    assert desk.event is not None
    desk.close()
    assert not listens(desk.server)
    the_lost_keyring_gives_practice_back_without_a_pin(tmp_path, words)


def the_lost_keyring_gives_practice_back_without_a_pin(root: Path, words: str) -> None:
    computer = replace(this_computer(), door=NoKeyring())
    with pytest.raises(RefusedError):
        recover_practice(root, words.replace(" ", " x"), "", computer)
    recover_practice(root, words, "", computer).close()
    again = open_practice(root, computer)
    assert again.event is not None
    again.close()
    assert recovery_words(root) == words


def the_key_lies_beside_it_for_its_owner_only(root: Path) -> None:
    key = practice_folder(root) / KEY_FILE
    passphrase, recovery = key.read_text("utf-8").splitlines()
    assert len(passphrase.split()) == 7
    assert len(read_recovery_code(recovery).entropy) == 16
    assert key.stat().st_mode & 0o077 == 0


def test_an_event_file_moves_with_all_its_days_and_codes() -> None:
    text = 'code = "BUR-0630A"\nstarts = "2026-06-30T08:00"\nnext_event = "BUR-1231B"\n"2026-12-31"'
    moved = shifted(text, 1)
    assert moved == (
        'code = "BUR-0701A"\nstarts = "2026-07-01T08:00"\nnext_event = "BUR-0101B"\n"2027-01-01"'
    )
    assert shifted(moved, -1) == text
