"""Made-up people who must be found nowhere but in the encrypted file, and the search for them.

`python -m tests.support.canaries ROOT` is a laptop's day with them by the commands of the desktop:
recorded, imported, corrected, searched, synced, handed out, refused, and killed in the middle of a
transaction. Everything it writes lies under ROOT.
"""

import base64
import contextlib
import io
import json
import os
import secrets
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.forgetting import forget_person
from fieldapp.actions.signing_up import draft_of, open_sign_up, record_sign_up
from fieldapp.actions.stopping import stop
from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.commands.asking import CODE_VARIABLE, SECRET_VARIABLE
from fieldapp.commands.cli import run
from fieldapp.commands.opening import Computer, open_laptop
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed import plain
from fieldapp.logs import start_logging, stop_logging
from fieldapp.paths import logs_of
from fieldapp.store.drafts import SIGN_UP, save_draft
from fieldapp.store.errors import StoreError
from fieldapp.store.search import find, index_some
from tests.support.fake_keyring import FakeKeyring
from tests.support.vault import CHEAP, PIN

WORDS: Final = (
    "Zorquilla",
    "Wexfjörd",
    "Ñamandú",
    "8285550187",
    "zorquilla.w@wexfj.example",
    "Quillback Lane",
    "behind the tannery",
    "fears the blue heron",
    "Grumsholt",
)
"""What is typed in the day below; no other text of program, system or test holds any of it."""
DRAFT: Final = SignUpDraft(
    name_given="Zorquilla",
    name_family="Wexfjörd",
    name_used="Ñamandú",
    birth="1961-04-09",
    lang_spoken="es",
    phone="(828) 555-0187",
    email="zorquilla.w@wexfj.example",
    street="17 Quillback Lane",
    city="Grumsholt",
    zip="28690",
    directions="behind the tannery",
    remark="fears the blue heron",
    wants=("COVID19",),
    granted=("STORE", "SHAREPROV", "CALL"),
)
EVENT: Final = """
[[event]]
code = "BUR-0613A"
title = "Food pantry"
kind = "BOTH"
starts = "2026-06-13T08:00"
ends = "2026-06-13T14:00"
[event.times]
first = "2026-06-13T09:00"
count = 3
minutes = 20
capacity = 2
"""
FILE: Final = """name_given,name_family,birth,lang_spoken,granted,phone,remark,street
Zorquilla,Wexfjörd,1958-11-02,es,STORE; SHAREPROV,8285550187,fears the blue heron,1 Quillback Lane
Ñamandú,Wexfjörd,the day of Zorquilla,Grumsholt,STORE,8285550187 or Zorquilla,,
Zorquilla,,soon,es,Wexfjörd,,behind the tannery,
"""
TODAY: Final = date(2026, 6, 13)


def forms(word: str) -> set[bytes]:
    """Give the ways in which a file could hold a word."""
    texts = {word, word.casefold(), word.upper(), unicodedata.normalize("NFD", word)}
    folded = "".join(
        mark
        for mark in unicodedata.normalize("NFD", word.casefold())
        if not unicodedata.combining(mark)
    )
    texts |= {folded, json.dumps(word)[1:-1], ascii(word)[1:-1], quote(word)}
    found = {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")}
    found |= {text.encode("latin-1") for text in texts if text.isascii() or len(text) == len(word)}
    raw = word.encode()
    found |= {raw.hex().encode(), raw.hex().upper().encode()}
    for shift in range(3):  # base64 cuts three ways; the ends are shared with what stands beside
        packed = base64.b64encode(b"\0" * shift + raw)
        found.add(packed[4 if shift else 0 : len(packed) - 4])
    return {each for each in found if len(each) > 5}


def found_in(files: Iterable[Path]) -> dict[str, list[str]]:
    """Give file → words that stand in it in any form."""
    wanted = {word: forms(word) for word in WORDS}
    found: dict[str, list[str]] = {}
    for file in files:
        content = file.read_bytes()
        there = [word for word, ways in wanted.items() if any(way in content for way in ways)]
        if there:
            found[str(file)] = there
    return found


class Day:
    """One computer with two laptops' profiles, and its commands."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.url = (root / "url.txt").read_text().strip()
        self.doors = {name: FakeKeyring() for name in ("office", "table")}

    def computer(self, laptop: str) -> Computer:
        return Computer(
            clock=lambda: time.time_ns() // 1_000_000,
            random=secrets.token_bytes,
            timer=time.monotonic,
            door=self.doors[laptop],
            floor=CHEAP,
        )

    def run(self, laptop: str, *words: str, code: str = "", secret: str = PIN) -> int:
        """Run a command of the desktop, with its real output."""
        os.environ[SECRET_VARIABLE], os.environ[CODE_VARIABLE] = secret, code
        profile = str(self.root / "profiles" / laptop)
        return run(["--profile", profile, *words], computer=self.computer(laptop))

    def opened(self, laptop: str) -> OpenedDesk:
        return open_laptop(self.root / "profiles" / laptop, PIN, self.computer(laptop))

    def invited(self, user: str) -> str:
        """Give a one-time code, as whoever keeps the server would; it is a process of its own."""
        line = [sys.executable, "-m", "sync.server", "--data", str(self.root / "server")]
        made = subprocess.run(
            [*line, "--json", "invite", user], capture_output=True, text=True, check=True
        )
        code: str = json.loads(made.stdout)["code"]
        return code


def begin(day: Day) -> None:
    """Found everything: two laptops, an event, and who works there."""
    (day.root / "inputs" / "event.toml").write_text(EVENT)
    (day.root / "inputs" / "people.csv").write_text(FILE)
    server, code = day.url, (day.root / "code.txt").read_text().strip()
    assert day.run("office", "enrol", "--server", server, code=code) == 0
    assert day.run("office", "event", "create", str(day.root / "inputs" / "event.toml")) == 0
    assert day.run("office", "event", "publish", "BUR-0613A") == 0
    assert day.run("office", "user", "add", "Rosa", "CANVASSER") == 0
    assert day.run("office", "event", "assign", "BUR-0613A", "Rosa") == 0
    assert day.run("office", "sync") == 0
    assert day.run("table", "enrol", "--server", server, code=day.invited("Rosa")) == 0
    assert day.run("table", "sync") == 0


def work(day: Day) -> None:
    """Type the canaries into everything that takes text, and have it refused where it can be."""
    inputs = day.root / "inputs" / "people.csv"
    day.run("table", "import", str(inputs), "--event", "BUR-0613A")
    day.run("table", "import", str(inputs), "--event", "Zorquilla")
    with contextlib.redirect_stdout(io.StringIO()):  # a person asked to see them
        day.run("table", "people", "Zorquilla")
    desk = day.opened("table")
    handler = start_logging(logs_of(day.root / "profiles" / "table"), level=10)
    try:
        _at_the_desk(desk)
    finally:
        stop_logging(handler)
        desk.close()
    assert day.run("table", "sync") == 0
    assert day.run("office", "sync") == 0
    day.run("office", "roster", "BUR-0613A", "--out", str(day.root / "handed-out"))
    day.run("office", "verify")
    day.run("office", "status")
    day.run("table", "sync", secret="Zorquilla")
    day.run("table", "enrol", "--server", "http://Zorquilla.invalid", code="Wexfjörd")


def _at_the_desk(desk: OpenedDesk) -> None:
    import logging

    store, author, lists = desk.store, desk.author, desk.lists
    assert desk.event is not None
    kept = record_sign_up(store, author, desk.event, DRAFT, today=TODAY, lists=lists)
    other = _changed(DRAFT, name_used="Grumsholt", phone="+1 828 555 0187")
    amend_sign_up(store, author, kept.sign_up, other, today=TODAY, lists=lists)
    withdraw_sign_up(store, author, kept.sign_up, reason=None)
    gone = record_sign_up(store, author, desk.event, DRAFT, today=TODAY, lists=lists)
    stop(store, author, gone.person)
    forget_person(store, author, gone.person)
    save_draft(
        store,
        author.user,
        bytes(16),
        plain(DRAFT),
        form=SIGN_UP,
        event=desk.event,
        now_ms=1,
    )
    while index_some(store):
        pass
    for word in WORDS:
        find(store, word)
    log = logging.getLogger("fieldapp.actions")
    shown = draft_of(open_sign_up(store, kept.sign_up))
    for wrong in (
        _changed(DRAFT, remark="fears the blue heron \u202e"),
        _changed(DRAFT, lang_spoken="Zorquilla"),
        _changed(DRAFT, phone="Wexfjörd"),
    ):
        try:
            record_sign_up(store, author, desk.event, wrong, today=TODAY, lists=lists)
        except RefusedError as error:
            log.exception("refused %s", DRAFT.name_given, extra={"facts": {"code": str(error)}})
    log.error("Zorquilla %s %r", shown, shown, extra={"facts": {"event": "Wexfjörd"}})
    try:
        store.connection.execute("SELECT 'Zorquilla' FROM \"Wexfjörd\"")
    except Exception:
        log.exception("store.failed")
    _without_room(desk)


def _without_room(desk: OpenedDesk) -> None:
    store = desk.store
    (used,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {used}")
    assert desk.event is not None
    try:
        for _ in range(100):
            record_sign_up(store, desk.author, desk.event, DRAFT, today=TODAY, lists=desk.lists)
    except StoreError as error:
        assert error.code == "full"  # noqa: PT017 - no test: a day
    store.connection.execute("PRAGMA max_page_count = 1073741823")


def _changed(draft: SignUpDraft, **typed: Any) -> SignUpDraft:
    from dataclasses import replace

    return replace(draft, **typed)


def die(day: Day) -> None:
    """End as in a power cut: a transaction open, the file and its log as they are."""
    desk = day.opened("table")
    assert desk.event is not None
    record_sign_up(desk.store, desk.author, desk.event, DRAFT, today=TODAY, lists=desk.lists)
    with desk.store.writing() as connection:
        connection.execute("PRAGMA cache_size = 1")
        for number in range(2000):
            connection.execute(
                "INSERT INTO meta (name, value) VALUES (?, ?)",
                (f"Zorquilla {number}", "fears the blue heron " * 20),
            )
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    today = Day(Path(sys.argv[1]))
    begin(today)
    work(today)
    (today.root / "reached.txt").write_text("the end")
    die(today)
