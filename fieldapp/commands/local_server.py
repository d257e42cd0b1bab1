"""A sync server for this computer alone, which lives as long as who started it.

`fieldapp local-server --data DIR` prints `{"address": …}` when it serves. It
ends when its standard input does, so that nothing is left behind by a starter that was killed.
Each line on that input is answered by one. `{"clock_ms": …}` sets its clock; `{"found": name,
"coordinator": …, "label": …}` and `{"invite": user, "label": …, "letter": …}` give `{"code": …}` or
`{"fault": …}`.
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
from typing import Any, Final

from anyio.to_thread import run_sync
from uvicorn import Server

from sync.server.app import web_config
from sync.server.enrol import invite
from sync.server.found import found
from sync.server.lock import ServingLock
from sync.server.opening import open_service
from sync.server.service import Service

HOST: Final = "127.0.0.1"
ORGANIZATION: Final = 1
_WAITING_CALLS: Final = 64


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


def _done(service: Service, clock: SetClock, order: dict[str, Any]) -> dict[str, Any]:
    """Do what one line says and give the answer to it."""
    if "clock_ms" in order:
        clock.set(int(order["clock_ms"]))
        return order
    try:
        if "found" in order:
            user = found(service, order["found"], order["coordinator"]).coordinator
        else:
            user = bytes.fromhex(order["invite"])
        letter = order.get("letter", "")
        code = invite(service, ORGANIZATION, user, order["label"], letter=letter)
    except (LookupError, ValueError) as error:
        return {"fault": str(error.args[0])}
    return {"code": code}


async def _obey(service: Service, clock: SetClock) -> None:
    """Follow the lines of standard input until it ends."""
    while line := await run_sync(sys.stdin.readline, abandon_on_cancel=True):
        answer = await run_sync(_done, service, clock, json.loads(line))
        print(json.dumps(answer), flush=True)


async def _serve(service: Service, clock: SetClock, port: int) -> None:
    with socket.socket() as listener:
        listener.bind((HOST, port))
        listener.listen(_WAITING_CALLS)
        port = listener.getsockname()[1]
        server = Server(web_config(HOST, port)(service))
        print(json.dumps({"address": f"http://{HOST}:{port}"}), flush=True)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        obeying = asyncio.create_task(_obey(service, clock))
        await asyncio.wait({serving, obeying}, return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        await serving
        obeying.cancel()


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(prog="fieldapp local-server", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    args = parser.parse_args(arguments)
    clock = SetClock()
    lock = ServingLock(args.data)
    service = open_service(args.data, clock=clock, random=secrets.token_bytes)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(service, clock, args.port))
    service.storage.close()
    lock.release()
    # A thread may still wait for a line that never comes; nothing is left to be done for it.
    sys.stdout.flush()
    os._exit(0)
