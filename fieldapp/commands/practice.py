"""Practice: the app as it comes, with a server and an event of its own on this computer.

Nothing here is real work: the passphrase lies beside the store, so that the app opens by itself.
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
from fieldapp.actions.events import publish_event
from fieldapp.actions.workers import assign_to_event
from fieldapp.commands.demo.desks import PRACTICE_COST
from fieldapp.commands.demo.story import FOLDER
from fieldapp.commands.event_files import create_events, shifted
from fieldapp.commands.opening import (
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
from fieldapp.domain.ids import RandomBytes
from fieldapp.paths import practice_folder
from fieldapp.store.files import read_private, write_private
from fieldapp.store.keyring_door import NoKeyring
from fieldapp.store.passphrases import RecoveryCode, new_passphrase, new_recovery_code
from fieldapp.store.recovery import for_code

KEY_FILE: Final = "practice-key.txt"
LAPTOP: Final = "laptop"
SERVER: Final = "server"
_STORY_DAY: Final = date(2026, 6, 13)
_ORGANIZATION: Final = "Practice"
_PERSON: Final = "Practice"


def open_practice(root: Path | None, computer: Computer) -> OpenedDesk:
    """Open the practice laptop with its server; both are made at the first start.

    Closing the desk ends the server. Raises: StoreError; SyncError when no server can be started.
    """
    folder = practice_folder(root)
    computer = replace(computer, door=NoKeyring(), floor=PRACTICE_COST)
    if not folder.exists():
        _make_ready(folder, computer)
    passphrase = read_private(folder / KEY_FILE).decode().splitlines()[0]
    server = ServerProcess(folder / SERVER)
    try:
        desk = open_laptop(folder / LAPTOP, passphrase, computer, server=server.address)
    except BaseException:
        server.stop()
        raise
    return replace(desk, release=_both(desk.release, server.stop))


def _both(one: Callable[[], None], other: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        try:
            one()
        finally:
            other()

    return act


def _make_ready(folder: Path, computer: Computer) -> None:
    """Make laptop, server and event beside, and give them their name when they are whole."""
    part = folder.with_name(folder.name + UNFINISHED)
    shutil.rmtree(part, ignore_errors=True)
    (part / SERVER).mkdir(mode=0o700, parents=True)
    passphrase, recovery = _keep_key(part / KEY_FILE, computer.random)
    with a_server(part / SERVER) as server:
        new = NewLaptop(
            server=server.address,
            code=server.found(_ORGANIZATION, _PERSON, _ORGANIZATION),
            secret=lambda _: passphrase,
            app_version=__version__,
            recovery=for_code(recovery),
        )
        enrol_laptop(part / LAPTOP, new, computer)
        desk = open_laptop(part / LAPTOP, passphrase, computer)
        try:
            _add_event(desk, computer)
        finally:
            desk.close()
    part.replace(folder)


def _keep_key(path: Path, random: RandomBytes) -> tuple[str, RecoveryCode]:
    passphrase = new_passphrase(random, language="en", with_keyring=False)
    code = new_recovery_code(random, language="en")
    write_private(path, f"{passphrase}\n{code.words}\n".encode())
    return passphrase, code


def _add_event(desk: OpenedDesk, computer: Computer) -> None:
    """Make the events of the demo, moved so that the sign-up is today."""
    sync_desk(desk, computer.timer)
    desk = refreshed(desk)
    today = datetime.fromtimestamp(computer.clock() / 1000, UTC).astimezone(ZoneInfo(ZONE)).date()
    days = (today - _STORY_DAY) // timedelta(days=1)
    text = shifted((FOLDER / "event.toml").read_text("utf-8"), days)
    for created in create_events(desk.store, desk.author, text).values():
        publish_event(desk.store, desk.author, created.event)
        assign_to_event(desk.store, desk.author, desk.author.user, created.event)
    sync_desk(desk, computer.timer)
