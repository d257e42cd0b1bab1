"""The backup of each night: it fails, is written down and tried again, and never ends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from anyio.to_thread import run_sync

from sync.server.backup import back_up, next_backup_ms, note_failure
from sync.server.service import Service
from sync.server.shelf import shelf_id

_LONGEST_NAP_S: Final = 600.0
AFTER_FAILURE_MS: Final = 3_600_000
_log = logging.getLogger("fieldapp.server")


async def nightly(
    service: Service,
    shelf: Path,
    hour: int,
    *,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Make a backup each night at an hour (UTC), until cancelled.

    Whatever goes wrong is logged by its code, shown by `status`, and tried again in an hour.
    """
    due: int | None = None
    while True:
        try:
            if due is None:
                due = await run_sync(_first_due, service, shelf, hour)
            wait = (due - service.clock()) / 1000
            if wait > 0:
                await sleep(min(wait, _LONGEST_NAP_S))
                continue
            await run_sync(back_up, service, shelf)
            due = next_backup_ms(service.clock(), service.clock(), hour)
        except Exception as error:  # noqa: BLE001 - the outermost handler: a code, never a text
            code = str(getattr(error, "code", type(error).__name__))
            _log.error("backup %s", code)
            due = service.clock() + AFTER_FAILURE_MS
            await run_sync(note_failure, service, shelf, code)


def _first_due(service: Service, shelf: Path, hour: int) -> int:
    """Give when this shelf needs a backup; what lies on others does not count."""
    owner = shelf_id(shelf, service.random)
    with service.storage.reading() as reads:
        made = [
            each.at_ms
            for each in reads.backups()
            if each.shelf == owner or (shelf / each.name).exists()
        ]
    return next_backup_ms(made[-1] if made else None, service.clock(), hour)
