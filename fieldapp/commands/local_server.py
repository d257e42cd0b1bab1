"""A sync server for this computer alone, which lives as long as who started it.

`python -m fieldapp.commands.local_server --data DIR` prints `{"address": …}` when it serves. It
ends when its standard input does, so that nothing is left behind by a starter that was killed. A
line `{"clock_ms": …}` on that input sets its clock; it answers with the same line.
"""

import argparse
import asyncio
import contextlib
import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from anyio.to_thread import run_sync

from sync.server.app import web_server
from sync.server.guard import Guard
from sync.server.service import Service
from sync.server.storage.store import open_storage

HOST = "127.0.0.1"
_WAITING_CALLS = 64


class SetClock:
    """A clock that goes on from whatever it was last set to."""

    def __init__(self) -> None:
        self._ahead_ms = 0

    def __call__(self) -> int:
        """Give milliseconds since 1970."""
        return time.time_ns() // 1_000_000 + self._ahead_ms

    def set(self, now_ms: int) -> None:
        """Show `now_ms` now, and go on from there."""
        self._ahead_ms += now_ms - self()


async def _obey(clock: SetClock) -> None:
    """Follow the lines of standard input until it ends."""
    while line := await run_sync(sys.stdin.readline, abandon_on_cancel=True):
        clock.set(int(json.loads(line)["clock_ms"]))
        print(line.strip(), flush=True)


async def _serve(data: Path, clock: SetClock) -> None:
    storage = open_storage(data)
    service = Service(storage, clock=clock, random=secrets.token_bytes, guard=Guard(data))
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen(_WAITING_CALLS)
        port = listener.getsockname()[1]
        server = web_server(service, host=HOST, port=port)
        print(json.dumps({"address": f"http://{HOST}:{port}"}), flush=True)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        obeying = asyncio.create_task(_obey(clock))
        await asyncio.wait({serving, obeying}, return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        await serving
        obeying.cancel()
    storage.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args(arguments)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(args.data, SetClock()))
    # A thread may still wait for a line that never comes; nothing is left to be done for it.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
