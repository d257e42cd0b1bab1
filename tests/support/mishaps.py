"""Files put back, syncs cut short, lines that swallow: what happens to laptops and servers."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
from typing_extensions import override

from sync.client.engine import Engine
from sync.client.pace import Pace
from sync.client.syncing import Meanwhile
from sync.protocol.frame import Shared
from sync.protocol.messages import Ask, decode_answer, encode
from tests.support.laptops import Laptop, Programme, Wire, nothing

SMALL = Pace(changes=2, up=2000, room=4000)
"""Many short exchanges."""


def copied(laptop: Laptop, name: str) -> Path:
    """Copy a closed laptop's file, as a backup program would."""
    laptop.close()
    target = laptop.folder / name
    shutil.copy(laptop.file, target)
    laptop.reopen()
    return target


def put_back(laptop: Laptop, copy: Path) -> None:
    """Put an older file in the place of the laptop's."""
    laptop.close()
    for leftover in laptop.folder.glob("fieldapp.db-*"):
        leftover.unlink()
    shutil.copy(copy, laptop.file)
    laptop.store.random(64)  # the computer's random source is no part of the file
    laptop.reopen()


def server_copy(programme: Programme, name: str = "server-copy") -> Path:
    """Copy the closed server's data folder."""
    programme.server.close()
    target = programme.folder / name
    shutil.copytree(programme.folder / "server", target)
    programme.server.reopen()
    return target


def server_put_back(programme: Programme, copy: Path) -> None:
    """Put the server's folder back as it was; nobody tells it."""
    programme.server.close()
    shutil.rmtree(programme.folder / "server")
    shutil.copytree(copy, programme.folder / "server")
    programme.server.reopen()


def sync_some(laptop: Laptop, steps: int) -> None:
    """Sync, and stop after so many of the short transactions in which answers are taken in."""
    engine = Engine(laptop.store, timer=lambda: 0.0)
    engine.session.pace = SMALL
    wire = laptop.wire()
    while not engine.session.quiet:
        ask = engine.ask()
        answer = decode_answer(wire.post("/v1/x", encode(ask)))
        for _ in engine.take(ask, answer):
            steps -= 1
            if steps == 0:
                return


def send_and_lose_the_reply(laptop: Laptop) -> Ask:
    """Send what is to be sent; the reply never comes."""
    ask = Engine(laptop.store, timer=lambda: 0.0).ask()
    laptop.wire().post("/v1/x", encode(ask))
    return ask


class Watched(Wire):
    """A good line that counts how often a scope was fetched from zero."""

    from_zero = 0

    @override
    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        reply = super().post(path, raw, meanwhile, shared)
        self.from_zero += sum(page.after == 0 for page in decode_answer(reply).pages)
        return reply


class Swallowing(Wire):
    """A line behind which a server once leaves out a row that it should have handed out."""

    def __init__(self, laptop: Laptop, scope: bytes) -> None:
        super().__init__(laptop.server, laptop.store.identity.token)
        self._scope = scope
        self.swallowed = 0

    @override
    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        answer = decode_answer(super().post(path, raw, meanwhile, shared))
        pages: list[Any] = list(answer.pages)
        for number, page in enumerate(pages):
            if page.groups and page.scope == self._scope and not self.swallowed:
                self.swallowed += 1
                pages[number] = msgspec.structs.replace(page, groups=page.groups[:-1])
        return encode(msgspec.structs.replace(answer, pages=pages))


def watched(laptop: Laptop) -> Watched:
    return Watched(laptop.server, laptop.store.identity.token)


def swallowing(laptop: Laptop, scope: bytes) -> Swallowing:
    return Swallowing(laptop, scope)
