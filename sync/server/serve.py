"""Serving: open, listen, make a backup each night, stop in good order."""

import asyncio
import contextlib
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override
from uvicorn import Server

from sync.server.app import web_config
from sync.server.lock import ServingLock
from sync.server.nightly import nightly
from sync.server.opening import open_service
from sync.server.receive import Deadlines
from sync.server.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What to serve and where. `place` is a folder (SQLite) or a `postgresql://` URL.

    `shelf` is the folder of the backups, `backup_hour` the hour (UTC) of the nightly one; None
    makes none. `tls` are the files of the certificate and its key.
    """

    place: Path | str
    host: str = "127.0.0.1"
    port: int = 8470
    tls: tuple[Path, Path] | None = None
    shelf: Path | None = None
    backup_hour: int = 7
    deadlines: Deadlines | None = None


def run(
    serving: Serving,
    *,
    clock: Callable[[], int],
    random: Callable[[int], bytes],
    ready: Callable[[str], None],
) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is given the address once it listens.

    Raises `AlreadyServingError`, `ValueError` (plain http beyond loopback), `StorageError`,
    `OSError` (the port is taken).
    """
    config = web_config(serving.host, serving.port, serving.tls, serving.deadlines)
    lock = ServingLock(serving.place) if isinstance(serving.place, Path) else None
    service = open_service(serving.place, clock=clock, random=random)
    try:
        server = _Announcing(config(service), ready, secure=serving.tls is not None)
        # What is here now lives as long as the process; batches make many short-lived rows.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        asyncio.run(_serve(server, service, serving))
    finally:
        service.storage.close()
        if lock is not None:
            lock.release()
    if not server.started:
        raise OSError("cannot listen there")


async def _serve(server: Server, service: Service, serving: Serving) -> None:
    if serving.shelf is None:
        await server.serve()
        return
    task = asyncio.create_task(nightly(service, serving.shelf, serving.backup_hour))
    try:
        await server.serve()
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class _Announcing(Server):
    def __init__(self, config: object, ready: Callable[[str], None], *, secure: bool) -> None:
        super().__init__(config)  # type: ignore[arg-type]
        self._ready = ready
        self._scheme = "https" if secure else "http"

    @override
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        with super().capture_signals():
            yield
            self._captured_signals.clear()  # a stop that was asked for is no failure

    @override
    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            name = self.servers[0].sockets[0].getsockname()
            host = f"[{name[0]}]" if ":" in name[0] else name[0]
            self._ready(f"{self._scheme}://{host}:{name[1]}")
