"""A server process of this computer, seen from who starts it: practice, and the demo."""

import json
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from fieldapp.commands.own_processes import LOCAL_SERVER, SERVER, starting
from sync.client.errors import SyncError

HOST: Final = "127.0.0.1"
LOG: Final = "server.log"
STOP_S: Final = 25.0
_SOURCE: Final = Path(__file__).parents[2]


class ServerProcess:
    """A running server over one data folder; `address` is where it will listen on loopback."""

    def __init__(self, data: Path) -> None:
        """Start it; it takes a second or two until it listens (`wait`)."""
        with socket.socket() as free:
            free.bind((HOST, 0))
            port = free.getsockname()[1]
        self.address = f"http://{HOST}:{port}"
        self._log = (data / LOG).open("ab")
        self._child = subprocess.Popen(  # noqa: S603 - this program itself
            [*starting(LOCAL_SERVER), "--data", str(data), "--port", str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            cwd=_SOURCE,
        )

    def wait(self) -> None:
        """Come back when it listens. Raises: SyncError offline when it does not come up."""
        self._heard()

    @property
    def pid(self) -> int:
        """The system's number of the process."""
        return self._child.pid

    def set_clock(self, now_ms: int) -> None:
        """Make its clock show a moment; it goes on from there."""
        self._told({"clock_ms": now_ms})

    def found(self, organization: str, coordinator: str, label: str) -> str:
        """Found an organisation, without a recovery key; gives its coordinator's one-time code."""
        return self._code({"found": organization, "coordinator": coordinator, "label": label})

    def invite(self, user: bytes, label: str, letter: str = "") -> str:
        """Make a one-time code for a user's laptop. Raises: SyncError refused."""
        return self._code({"invite": user.hex(), "label": label, "letter": letter})

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        if self._child.stdin is not None:
            self._child.stdin.close()
        try:
            self._child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._log.close()

    def _code(self, order: Mapping[str, Any]) -> str:
        answer = self._told(order)
        if "code" not in answer:
            raise SyncError("refused")
        return str(answer["code"])

    def _told(self, order: Mapping[str, Any]) -> Mapping[str, Any]:
        if self._child.stdin is None:
            raise SyncError("offline")
        self._child.stdin.write(json.dumps(order).encode() + b"\n")
        self._child.stdin.flush()
        return self._heard()

    def _heard(self) -> Mapping[str, Any]:
        line = self._child.stdout.readline() if self._child.stdout is not None else b""
        if not line:
            raise SyncError("offline")
        found: Mapping[str, Any] = json.loads(line)
        return found


@contextmanager
def a_server(data: Path) -> Iterator[ServerProcess]:
    """Serve a data folder as long as the block runs."""
    process = ServerProcess(data)
    try:
        process.wait()
        yield process
    finally:
        process.stop()


def server_command(data: Path, *words: str) -> Mapping[str, Any]:
    """Run one of the server's own commands as an operator would; gives what it printed.

    Raises: SyncError refused when it failed; why stands in `server.log` beside the data.
    """
    done = subprocess.run(  # noqa: S603 - this program itself
        [*starting(SERVER), "--data", str(data), "--json", *words],
        capture_output=True,
        check=False,
        cwd=_SOURCE,
    )
    if done.returncode:
        with (data / LOG).open("ab") as log:
            log.write(done.stderr)
        raise SyncError("refused")
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found
