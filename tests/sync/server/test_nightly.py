"""The backup of each night: it may fail in any way, is told of, and comes again."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.server import backup
from sync.server.nightly import AFTER_FAILURE_MS, nightly
from sync.server.status import status
from sync.server.storage import copies
from sync.server.storage.store import Storage
from tests.support.server import TestServer


class Enough(BaseException):
    """The night is over."""


def a_night(server: TestServer, shelf: Path, naps: int) -> None:
    """Run the nightly task, its clock going as it sleeps, for so many naps."""
    left = naps

    async def sleep(seconds: float) -> None:
        nonlocal left
        if left == 0:
            raise Enough
        left -= 1
        server.clock.now_ms += int(seconds * 1000)

    with pytest.raises(Enough):
        asyncio.run(nightly(server.service, shelf, 7, sleep=sleep))


@pytest.fixture
def bad_sector(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The disk spoils each fresh copy until it is healed."""
    real = copies.copy_out

    def torn(storage: Storage, target: Path) -> None:
        real(storage, target)
        with target.open("r+b") as file:
            file.seek(4096 * 3)
            file.write(b"\x5a" * 4096)

    monkeypatch.setattr(backup, "copy_out", torn)
    return lambda: monkeypatch.setattr(backup, "copy_out", real)


def test_a_backup_on_a_bad_sector_is_refused_told_and_tried_again(
    tmp_path: Path, bad_sector: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    server, shelf = TestServer(tmp_path), tmp_path / "shelf"
    began = server.clock()
    a_night(server, shelf, naps=1)
    assert [(each.levelno, each.getMessage()) for each in caplog.records] == [
        (logging.ERROR, "backup damaged")
    ]
    told = status(server.service.storage)
    assert told["backups"] == []
    assert [(each["at_ms"], each["code"]) for each in told["failed_backups"]] == [
        (began, "damaged")
    ]
    assert [*shelf.glob("fieldapp-*")] == []
    server.clock.now_ms = began + AFTER_FAILURE_MS
    bad_sector()
    a_night(server, shelf, naps=0)
    told = status(server.service.storage)
    assert [each["at_ms"] for each in told["backups"]] == [began + AFTER_FAILURE_MS]
    assert told["failed_backups"] == []
    assert len([*shelf.glob("fieldapp-*")]) == 1
    server.close()


def test_a_database_that_cannot_be_read_when_the_night_begins_is_asked_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server, shelf = TestServer(tmp_path), tmp_path / "shelf"
    began = server.clock()
    with server.service.storage.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE backup RENAME TO elsewhere")
    a_night(server, shelf, naps=1)
    assert "backup OperationalError" in caplog.text
    with server.service.storage.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO backup")
    server.clock.now_ms = began + AFTER_FAILURE_MS
    a_night(server, shelf, naps=2)
    assert len(status(server.service.storage)["backups"]) == 1
    server.close()


def test_a_shelf_that_is_no_folder_is_told_until_it_is_one(tmp_path: Path) -> None:
    server, shelf = TestServer(tmp_path), tmp_path / "shelf"
    shelf.write_text("in the way")
    a_night(server, shelf, naps=1)
    failed = status(server.service.storage)["failed_backups"]
    assert [each["code"] for each in failed] == ["FileExistsError"]
    shelf.unlink()
    a_night(server, shelf, naps=6)
    assert status(server.service.storage)["failed_backups"] == []
    server.close()


def test_whatever_a_backup_raises_the_next_one_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, shelf = TestServer(tmp_path), tmp_path / "shelf"
    tries: list[int] = []

    def broken(*_: object) -> None:
        tries.append(server.clock())
        raise RecursionError

    monkeypatch.setattr("sync.server.nightly.back_up", broken)
    a_night(server, shelf, naps=12)
    assert [after - tries[0] for after in tries] == [0, AFTER_FAILURE_MS, 2 * AFTER_FAILURE_MS]
    server.close()
