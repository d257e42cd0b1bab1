"""Practice: the app as it comes, with a server and an event of its own on this computer.

Nothing here is real work: the passphrase lies beside the store, so that the app opens by itself.
A PIN may take its place where a keyring keeps the PIN's other half; then nothing lies beside it.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from fieldapp import __version__
from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.opening import (
    PRACTICE_COST,
    ZONE,
    Computer,
    NewLaptop,
    enrol_laptop,
    open_laptop,
    refreshed,
    sync_desk,
)
from fieldapp.commands.server_process import ServerProcess, a_server
from fieldapp.commands.unfinished import UNFINISHED
from fieldapp.paths import practice_folder, practice_laptop
from fieldapp.store.errors import StoreError, of_system
from fieldapp.store.files import read_private, write_private
from fieldapp.store.keyring_door import NoKeyring, find_door
from fieldapp.store.passphrases import (
    RecoveryCode,
    new_passphrase,
    new_recovery_code,
    read_recovery_code,
)
from fieldapp.store.recovery import for_code, recover
from fieldapp.store.tries import list_users
from fieldapp.store.vault import change_secret

KEY_FILE: Final = "practice-key.txt"
SERVER: Final = "server"
_STORY_DAY: Final = date(2026, 6, 13)
_ORGANIZATION: Final = "Practice"
_PERSON: Final = "Practice"


Tell = Callable[[str], None]
"""Hears which step begins: server, laptop, events or opening."""


def _silent(_step: str) -> None:
    pass


def open_practice(root: Path | None, computer: Computer, *, tell: Tell = _silent) -> OpenedDesk:
    """Open the practice laptop with its server; both are made at the first start.

    Closing the desk ends the server. Raises: StoreError; SyncError when no server can be started.
    """
    folder = practice_folder(root)
    if not folder.exists():
        _make_ready(folder, replace(computer, door=NoKeyring(), floor=PRACTICE_COST), tell)
    tell("opening")
    passphrase, _ = _kept(folder)
    return unlock_practice(root, passphrase, replace(computer, door=NoKeyring()))


def unlock_practice(root: Path | None, secret: str, computer: Computer) -> OpenedDesk:
    """Open the practice laptop with its PIN or passphrase, and start its server.

    Raises: StoreError as `open_laptop`.
    """
    folder = practice_folder(root)
    desk = open_laptop(practice_laptop(root), secret, replace(computer, floor=PRACTICE_COST))
    try:
        server = ServerProcess(folder / SERVER)
    except BaseException:
        desk.close()
        raise
    return replace(desk, server=server.address, release=_both(desk.release, server.stop))


def make_practice_pin(root: Path | None, pin: str, computer: Computer) -> None:
    """Let practice open by a PIN; its passphrase opens nothing from then on.

    What lies beside it still holds the recovery code, until `forget_recovery_words`.
    Raises: RefusedError as `check_secret`; StoreError as `change_secret`.
    """
    passphrase, _ = _kept(practice_folder(root))
    change_practice_secret(root, passphrase, pin, computer)


def change_practice_secret(root: Path | None, secret: str, new: str, computer: Computer) -> None:
    """Let practice open by another PIN. Raises: RefusedError; StoreError, as `change_secret`."""
    (person,) = list_users(practice_laptop(root))
    change_secret(
        practice_laptop(root),
        user=person.user,
        secret=secret,
        new_secret=new,
        door=computer.door or find_door(computer.random),
        random=computer.random,
        clock=computer.clock,
        floor=PRACTICE_COST,
    )


def recovery_words(root: Path | None) -> str:
    """Give the recovery code that lies beside practice; empty where it was taken away.

    Raises: StoreError read_only, disk.
    """
    try:
        return _kept(practice_folder(root))[1]
    except StoreError as error:
        if error.code != "missing":
            raise
        return ""


def forget_recovery_words(root: Path | None) -> None:
    """Take away what lies beside practice: somebody wrote the code down. Raises: StoreError."""
    try:
        (practice_folder(root) / KEY_FILE).unlink(missing_ok=True)
    except OSError as error:
        raise of_system(error) from None


def recover_practice(root: Path | None, words: str, secret: str, computer: Computer) -> OpenedDesk:
    """Open practice by its recovery code and give it a new PIN.

    Where no keyring can be used any more the PIN is passed over, and practice opens by itself.
    Raises: RefusedError recovery_code_wrong and as `check_secret`; StoreError as `recover`.
    """
    code = read_recovery_code(words)
    folder = practice_folder(root)
    door = computer.door or find_door(computer.random)
    if not door.keeps:
        secret = new_passphrase(computer.random, language="en", with_keyring=False)
    (person,) = list_users(practice_laptop(root))
    recover(
        practice_laptop(root),
        code,
        user=person.user,
        secret=secret,
        door=door,
        random=computer.random,
        floor=PRACTICE_COST,
    )
    if not door.keeps:
        _keep(folder / KEY_FILE, secret, code)
    return unlock_practice(root, secret, replace(computer, door=door))


def put_practice_aside(root: Path | None) -> None:
    """Begin anew: the practice there is stays whole, under another name. Raises: StoreError."""
    folder = practice_folder(root)
    number = 1
    while (aside := folder.with_name(f"{folder.name}-{number}")).exists():
        number += 1
    try:
        folder.rename(aside)
    except OSError as error:
        raise of_system(error) from None


def _both(one: Callable[[], None], other: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        try:
            one()
        finally:
            other()

    return act


def _make_ready(folder: Path, computer: Computer, tell: Tell) -> None:
    """Make laptop, server and event beside, and give them their name when they are whole."""
    tell("server")
    part = folder.with_name(folder.name + UNFINISHED)
    shutil.rmtree(part, ignore_errors=True)
    (part / SERVER).mkdir(mode=0o700, parents=True)
    passphrase = new_passphrase(computer.random, language="en", with_keyring=False)
    recovery = new_recovery_code(computer.random, language="en")
    _keep(part / KEY_FILE, passphrase, recovery)
    with a_server(part / SERVER) as server:
        new = NewLaptop(
            server=server.address,
            code=server.found(_ORGANIZATION, _PERSON, _ORGANIZATION),
            secret=lambda _: passphrase,
            app_version=__version__,
            recovery=for_code(recovery),
        )
        tell("laptop")
        enrol_laptop(part / practice_laptop().name, new, computer)
        desk = open_laptop(part / practice_laptop().name, passphrase, computer)
        try:
            tell("events")
            _add_event(desk, computer)
        finally:
            desk.close()
    part.replace(folder)


def _keep(path: Path, passphrase: str, code: RecoveryCode) -> None:
    write_private(path, f"{passphrase}\n{code.words}\n".encode())


def _kept(folder: Path) -> tuple[str, str]:
    """Give passphrase and recovery code. Raises: StoreError missing, damaged, read_only, disk."""
    lines = read_private(folder / KEY_FILE).decode("utf-8", "replace").splitlines()
    if len(lines) != 2:
        raise StoreError("damaged")
    return lines[0], lines[1]


def _add_event(desk: OpenedDesk, computer: Computer) -> None:
    """Make the events of the demo, moved so that the sign-up is today."""
    from fieldapp.actions.events import publish_event
    from fieldapp.actions.workers import assign_to_event
    from fieldapp.commands.demo.story import FOLDER
    from fieldapp.commands.event_files import create_events, shifted

    sync_desk(desk, computer.timer)
    desk = refreshed(desk)
    today = datetime.fromtimestamp(computer.clock() / 1000, UTC).astimezone(ZoneInfo(ZONE)).date()
    days = (today - _STORY_DAY) // timedelta(days=1)
    text = shifted((FOLDER / "event.toml").read_text("utf-8"), days)
    for created in create_events(desk.store, desk.author, text).values():
        publish_event(desk.store, desk.author, created.event)
        assign_to_event(desk.store, desk.author, desk.author.user, created.event)
    sync_desk(desk, computer.timer)
