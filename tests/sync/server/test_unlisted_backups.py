"""Backups of a history that was given up lie on the shelf: they count, and go in their turn."""

from pathlib import Path

from sync.server.backup import back_up, restore
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop, a_sign_up

HOUR_MS = 3_600_000


def restored(server: TestServer, file: Path) -> None:
    server.close()
    restore(server.database, file, clock=server.clock, random=server.random)
    server.reopen()


def backed_up(server: TestServer, shelf: Path, kept: int = 14) -> Path:
    server.clock.now_ms += HOUR_MS
    return back_up(server.service, shelf, kept)


def saved(laptop: WireLaptop, crew: Crew) -> None:
    laptop.save(*a_sign_up(crew.event), scope=crew.event)
    laptop.sync()


def test_nothing_made_after_a_restore_is_called_safe_while_older_backups_lie_there(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    crew, shelf = Crew(server), tmp_path / "shelf"
    mai = crew.laptop("Mai")
    saved(mai, crew)
    first = backed_up(server, shelf)
    saved(mai, crew)
    backed_up(server, shelf)
    restored(server, first)
    mai.sync()
    saved(mai, crew)
    assert mai.exchange().safe == 1
    backed_up(server, shelf)
    assert mai.exchange().safe == 1
    with server.service.storage.reading() as reads:
        assert [each.name for each in reads.backups()] == sorted(
            file.name for file in shelf.glob("*.db")
        )
    for _ in range(2):
        backed_up(server, shelf, kept=2)
    assert mai.exchange().safe == 3
    server.close()


def test_after_a_restore_no_backup_stays_on_the_shelf_for_ever(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    shelf = tmp_path / "shelf"
    old = [backed_up(server, shelf, kept=3) for _ in range(3)]
    restored(server, old[0])
    new = [backed_up(server, shelf, kept=3) for _ in range(3)]
    assert sorted(shelf.glob("*.db")) == new
    server.close()


def test_a_backup_of_another_organisation_is_neither_counted_nor_removed(tmp_path: Path) -> None:
    """Two servers were given one folder: each keeps its own."""
    one, other = (TestServer(folder(tmp_path / name)) for name in ("one", "other"))
    crew, shelf = Crew(one), tmp_path / "shelf"
    other.clock.now_ms += 1
    theirs = backed_up(other, shelf)
    mai = crew.laptop("Mai")
    saved(mai, crew)
    for _ in range(2):
        backed_up(one, shelf, kept=1)
    assert mai.exchange().safe == 1
    assert theirs.exists()
    one.close()
    other.close()


def test_what_cannot_be_read_on_the_shelf_holds_no_backup_up(tmp_path: Path) -> None:
    server = TestServer(folder(tmp_path / "server"))
    shelf = tmp_path / "shelf"
    made = backed_up(server, shelf)
    owner = made.stem.rpartition("-")[2]
    no_database = b"SQLite format 3\0" + b"x" * 99
    (shelf / f"fieldapp-20200101-000000-000-{owner}.db").write_bytes(no_database)
    (shelf / f"fieldapp-notes-{owner}.db").write_text("mine")
    assert backed_up(server, shelf).exists()
    server.close()


def folder(path: Path) -> Path:
    path.mkdir()
    return path
