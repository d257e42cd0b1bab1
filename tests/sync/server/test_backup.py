"""Backups, restores under a new epoch, and a database that proves itself or says where it lies."""

import itertools
import shutil
import threading
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from fieldapp.domain.digest import entry
from fieldapp.domain.ids import row_id
from sync.protocol.errors import WireError
from sync.protocol.limits import MAX_OPEN_INVITATIONS
from sync.protocol.messages import EnrolAnswer, EnrolAsk
from sync.server.backup import LEFT_MS, BackupError, back_up, next_backup_ms, restore
from sync.server.enrol import enrol, revoke
from sync.server.opening import open_service
from sync.server.storage import copies
from sync.server.storage.steps import NewerDatabaseError
from sync.server.storage.store import FILE, Storage, StorageError
from sync.server.storage.values import PARKED, Backup
from sync.server.verify import verify
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop, a_sign_up, value

HOUR_MS = 3_600_000


def restored(server: TestServer, file: Path) -> None:
    server.close()
    restore(server.database, file, clock=server.clock, random=server.random)
    server.reopen()


def names(laptop: WireLaptop) -> set[object]:
    people = laptop.of_kind("person").values()
    return {value(held, "person", "name_given") for held in people}


def test_after_a_restore_laptops_hand_back_what_the_server_lacks(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    crew = Crew(server)
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event, name="Before"), scope=crew.event)
    mai.sync()
    file = back_up(server.service, tmp_path / "shelf")
    mai.save(*a_sign_up(crew.event, name="After", ticket="A-002"), scope=crew.event)
    mai.sync()
    epoch = mai.epoch
    restored(server, file)
    answer = mai.exchange()
    assert answer.orders == ["history"]
    assert (answer.pages, answer.verdicts) == ([], [])
    assert answer.epoch != epoch
    mai.sync()
    assert names(mai) == {"Before", "After"}
    crew.chief.sync()
    assert names(crew.chief) == {"Before", "After"}
    assert verify(server.service.storage) == []
    server.close()


def test_after_a_restore_a_ticket_that_stands_twice_is_asked_about_once(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    crew = Crew(server)
    mai, rosa = crew.laptop("Mai"), crew.laptop("Rosa")
    mai.save(*a_sign_up(crew.event, ticket="A-001"), scope=crew.event)
    mai.sync()
    file = back_up(server.service, tmp_path / "shelf")
    rosa.save(*a_sign_up(crew.event, ticket="A-001"), scope=crew.event)
    rosa.sync()
    mai.save(*a_sign_up(crew.event, ticket="A-001"), scope=crew.event)
    mai.sync()
    restored(server, file)
    for laptop in (mai, rosa, mai):  # the other way round
        laptop.sync()
    crew.chief.sync()
    about = [
        {value(held, "review", "about"), value(held, "review", "other")}
        for held in crew.chief.of_kind("review").values()
        if value(held, "review", "reason") == "DUPTICKET"
    ]
    oldest, later = row_id(mai.changes[0].id, 3), (mai.changes[1], rosa.changes[0])
    assert about == [{oldest, row_id(each.id, 3)} for each in later]
    assert verify(server.service.storage) == []
    server.close()


def test_a_restore_keeps_revocations_and_laptops_of_later(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    crew = Crew(server)
    thief = crew.laptop("Thief")
    user = crew.user("Rosa", "CANVASSER", crew.event)
    file = back_up(server.service, tmp_path / "shelf")
    revoke(server.service, server.org, thief.enrolled.device)
    rosa = WireLaptop(server, *server.enrol(user))
    rosa.save(*a_sign_up(crew.event, name="Late"), scope=crew.event)
    server.clock.now_ms += HOUR_MS
    restored(server, file)
    with pytest.raises(WireError, match="revoked"):
        thief.exchange()
    rosa.sync()
    assert names(rosa) == {"Late"}
    assert verify(server.service.storage) == []
    server.close()


def test_a_code_that_was_used_after_the_backup_opens_for_nobody_else_after_the_restore(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    used, waiting = server.invite(), server.invite()
    file = back_up(server.service, tmp_path / "shelf")
    later = server.invite()
    first = _enrolled(server, used, b"a")
    restored(server, file)
    assert _enrolled(server, used, b"a").device == first.device  # the answer may have been lost
    with pytest.raises(WireError, match="code_refused"):
        _enrolled(server, used, b"b")
    assert _enrolled(server, waiting, b"c").letter
    assert _enrolled(server, later, b"d").letter
    assert verify(server.service.storage) == []
    server.close()


def test_codes_of_a_backup_are_dead_where_nobody_knows_which_were_used_since(
    tmp_path: Path,
) -> None:
    server = TestServer(tmp_path)
    codes = [server.invite() for _ in range(MAX_OPEN_INVITATIONS)]
    file = back_up(server.service, tmp_path / "shelf")
    server.close()
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    restored(server, file)
    with pytest.raises(WireError, match="code_refused"):
        _enrolled(server, codes[0], b"a")
    with server.service.storage.reading() as reads:
        assert reads.open_invitations(server.org, server.clock()) == 0  # new ones can be made
    server.close()


def _enrolled(server: TestServer, code: str, key: bytes) -> EnrolAnswer:
    ask = EnrolAsk(protocol=1, code=code, public_key=key * 32, app_version="1")
    return enrol(server.service, ask)


class PowerCutError(BaseException):
    """The machine goes off."""


def test_a_moved_database_begins_a_new_epoch_even_when_its_first_start_is_cut_off(
    cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.support import postgres

    def cut(*_: object) -> None:
        raise PowerCutError

    with postgres.database(cluster) as url:
        server = TestServer(url)
        crew = Crew(server)
        epoch = crew.chief.epoch
        monkeypatch.setattr("sync.server.opening.whereabouts", lambda _: "elsewhere")
        with monkeypatch.context() as off:
            off.setattr("sync.server.backup.Writes.audit", cut)
            server.close()
            with pytest.raises(PowerCutError):
                server.reopen()
        server.reopen()
        assert crew.chief.exchange().orders == ["history"]
        assert crew.chief.epoch != epoch
        epoch = crew.chief.epoch
        server.reopen()
        assert crew.chief.exchange().epoch == epoch
        server.close()


def test_safe_is_what_every_backup_on_the_shelf_holds(crew: Crew, tmp_path: Path) -> None:
    mai = crew.laptop("Mai")
    service, shelf = crew.server.service, tmp_path / "shelf"
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    assert mai.exchange().safe == 0
    for _ in range(3):
        crew.server.clock.now_ms += HOUR_MS
        back_up(service, shelf, kept=2)
        mai.save(*a_sign_up(crew.event), scope=crew.event)
        mai.exchange()
    assert mai.exchange().safe == 2
    assert len([*shelf.glob("*.db*")]) == 2


def shelved(shelf: Path) -> list[str]:
    return sorted(each.name for each in shelf.glob("*.db*"))


def test_two_servers_on_one_database_keep_their_own_backups_one_after_the_other(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    crew, shelves = Crew(server), (tmp_path / "A", tmp_path / "B")
    mai = crew.laptop("Mai")
    kept: dict[Path, list[str]] = {shelf: [] for shelf in shelves}
    for _ in range(3):
        mai.save(*a_sign_up(crew.event), scope=crew.event)
        mai.sync()
        for shelf in shelves:  # in the same millisecond
            kept[shelf].append(back_up(server.service, shelf, kept=2).name)
        server.clock.now_ms += HOUR_MS
    for shelf in shelves:
        assert shelved(shelf) == kept[shelf][1:]
    with server.service.storage.reading() as reads:
        listed = {each.name: each.shelf for each in reads.backups()}
    assert sorted(listed) == sorted(shelved(shelves[0]) + shelved(shelves[1]))
    assert len({*listed.values()}) == 2
    assert mai.exchange().safe == 2
    # One machine is given up: what lies there holds nobody back for ever.
    server.clock.now_ms += LEFT_MS
    for _ in range(2):
        back_up(server.service, shelves[0], kept=2)
        server.clock.now_ms += HOUR_MS
    assert mai.exchange().safe == 3
    assert shelved(shelves[1]) == kept[shelves[1]][1:]  # its files are nobody else's to remove
    server.close()


def test_only_one_backup_of_a_database_is_made_at_a_time(
    empty_database: Path | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = TestServer(empty_database)
    at_work, most, meeting = 0, 0, threading.Barrier(2)
    real = copies.copy_out

    def counted(storage: Storage, target: Path) -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        real(storage, target)
        at_work -= 1

    def make(shelf: Path) -> None:
        meeting.wait(10)
        back_up(server.service, shelf)

    monkeypatch.setattr("sync.server.backup.copy_out", counted)
    threads = [threading.Thread(target=make, args=(tmp_path / name,)) for name in "AB"]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert most == 1
    assert [len(shelved(tmp_path / name)) for name in "AB"] == [1, 1]
    server.close()


def test_a_database_of_the_first_program_gets_its_shelf_with_the_next_backup(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    shelf = tmp_path / "shelf"
    first = back_up(server.service, shelf)
    for statement in (
        "DROP TABLE shelf",
        "ALTER TABLE backup DROP COLUMN shelf",
        "DELETE FROM step WHERE number = 2",
    ):
        _do(server.service.storage, statement)
    server.reopen()
    server.clock.now_ms += HOUR_MS
    second = back_up(server.service, shelf)
    with server.service.storage.reading() as reads:
        listed = reads.backups()
    assert [each.name for each in listed] == [first.name, second.name]
    assert len({each.shelf for each in listed}) == 1
    server.close()
    restored(server, first)
    server.close()


def test_an_older_database_file_put_in_place_is_noticed_at_the_start(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    server.close()
    old = tmp_path / "old.db"
    shutil.copy(tmp_path / FILE, old)
    server.reopen()
    crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    epoch = crew.chief.epoch
    server.close()
    for name in (f"{FILE}-wal", f"{FILE}-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    shutil.copy(old, tmp_path / FILE)
    server.reopen()
    answer = crew.chief.exchange()
    assert answer.orders == ["history"]
    assert answer.epoch != epoch
    crew.chief.sync()
    assert names(crew.chief) == {"Ana"}
    server.close()


def test_a_start_without_any_change_keeps_the_epoch(crew: Crew) -> None:
    epoch = crew.chief.epoch
    crew.server.reopen()
    crew.chief.sync()
    assert crew.chief.epoch == epoch


def test_a_history_put_back_unseen_is_noticed_by_its_mark(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    mai = crew.laptop("Mai")
    server.close()
    shutil.copytree(tmp_path, tmp_path / "image")
    server.reopen()
    mai.save(*a_sign_up(crew.event, name="Lost"), scope=crew.event)
    mai.sync()
    server.close()
    for each in (tmp_path / "image").iterdir():  # the whole machine, guard and all
        shutil.copy(each, tmp_path / each.name)
    server.reopen()
    crew.chief.save(*a_sign_up(crew.event, name="Other", ticket="B-001"), scope=crew.event)
    crew.chief.save(*a_sign_up(crew.event, name="More", ticket="B-002"), scope=crew.event)
    crew.chief.sync()
    assert mai.exchange(batch=None).orders == ["history"]
    mai.sync()
    assert names(mai) == {"Lost", "Other", "More"}
    server.close()


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE record SET position = position + 1 WHERE kind = 41", "row"),
        ("UPDATE record SET cells = x'80' WHERE kind = 42", "row"),
        ("UPDATE digest SET mix = mix + 1 WHERE kind = 41", "digest"),
        ("UPDATE stay SET entered = entered + 1", "stay"),
        ("UPDATE change SET effective = effective - 1 WHERE position = 3", "mark"),
        ("UPDATE change SET mark = x'0000000000000000' WHERE position = 2", "mark"),
        ("UPDATE change SET body = x'c0' WHERE position = 4", "body"),
        ("DELETE FROM change WHERE position = 2", "gap"),
        ("UPDATE replica SET n = n + 1", "number"),
        ("UPDATE ticket SET made = made + 1", "ticket"),
        ("INSERT INTO twice (org, pair) VALUES (1, x'00')", "twice"),
    ],
)
def test_verify_finds_what_was_damaged(tmp_path: Path, damage: str, what: str) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    storage = server.service.storage
    assert verify(storage) == []
    _do(storage, damage)
    assert what in {finding.what for finding in verify(storage)}
    server.close()


def _do(storage: Storage, statement: str) -> None:
    with storage.engine.connect() as connection, connection.begin():
        connection.execute(text(statement))


def test_verify_finds_an_altered_body_by_its_link(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    crew.chief.save(*a_sign_up(crew.event, name="Ana"), scope=crew.event)
    crew.chief.sync()
    with server.service.storage.reading() as reads:
        body = reads.changes_between(server.org, crew.chief.position, crew.chief.position)[0].body
    altered = body.replace(b"Ana", b"Eva").hex()
    _do(
        server.service.storage,
        f"UPDATE change SET body = x'{altered}' WHERE position = {crew.chief.position}",
    )
    assert "link" in {finding.what for finding in verify(server.service.storage)}
    server.close()


def test_a_damaged_backup_is_not_put_in_place(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    file = back_up(server.service, tmp_path / "shelf")
    copy = tmp_path / "copy.db"
    copy.write_bytes(file.read_bytes()[:-4096])
    server.close()
    with pytest.raises((BackupError, RuntimeError)):
        restore(server.database, copy, clock=server.clock, random=server.random)
    with pytest.raises(BackupError, match="not_a_backup"):
        restore(server.database, tmp_path / "none.db", clock=server.clock, random=server.random)
    server.reopen()
    crew.chief.sync()
    server.close()


def test_a_backup_with_any_bad_page_is_told_as_damaged_and_not_put_in_place(
    tmp_path: Path,
) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    raw = back_up(server.service, tmp_path / "shelf").read_bytes()
    copy = tmp_path / "copy.db"
    server.close()
    codes: Counter[str] = Counter()
    for page in range(len(raw) // 4096):
        start = page * 4096 + (100 if page == 0 else 0)
        bad = bytes(byte ^ 0x5A for byte in raw[start : (page + 1) * 4096])
        for end in ("-wal", "-shm"):
            copy.with_name(copy.name + end).unlink(missing_ok=True)
        copy.write_bytes(raw[:start] + bad + raw[(page + 1) * 4096 :])
        with pytest.raises(BackupError) as told:
            restore(server.database, copy, clock=server.clock, random=server.random)
        codes[told.value.code] += 1
    assert set(codes) == {"damaged"}
    server.reopen()
    crew.chief.sync()
    server.close()


def test_the_audit_cannot_be_altered(crew: Crew) -> None:
    for statement in ("UPDATE audit SET act = 'x'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="append-only"):
            _do(crew.server.service.storage, statement)


def test_rows_parked_by_an_older_program_are_taken_up_at_the_upgrade(crew: Crew) -> None:
    mai = crew.laptop("Mai")
    made = mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.sync()
    contact = row_id(made.id, 1)
    storage, org = crew.server.service.storage, crew.server.org
    # As an older server would have left it: it did not know contacts.
    with storage.writing() as writes:
        writes.unpark(org, contact, PARKED)
        writes.add_digests(org, {(crew.event, 42): (-1, entry(contact, mai.position))})
        writes.set_org(org, view="older")
        older = [grant._replace(view="older") for grant in writes.grants(org)]
        writes.set_grants(org, older)
    fresh = WireLaptop(crew.server, mai.enrolled, mai.key)
    fresh.sync()
    assert fresh.of_kind("contact") == {}
    crew.server.reopen()
    fresh.sync()
    assert {*fresh.of_kind("contact")} == {contact}
    assert [f for f in verify(crew.server.service.storage) if f.org == org] == []


def test_a_newer_programs_database_is_not_touched(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    _do(server.service.storage, "INSERT INTO step VALUES (99)")
    server.close()
    with pytest.raises(NewerDatabaseError):
        open_service(tmp_path, clock=server.clock, random=server.random)


def test_the_nightly_backup_comes_at_its_hour_and_at_once_when_one_was_missed() -> None:
    midnight = 1_781_308_800_000
    assert next_backup_ms(None, midnight, 7) == midnight
    assert next_backup_ms(midnight - 25 * HOUR_MS, midnight, 7) == midnight
    assert next_backup_ms(midnight, midnight, 7) == midnight + 7 * HOUR_MS
    at_seven = midnight + 7 * HOUR_MS
    assert next_backup_ms(at_seven, at_seven, 7) == at_seven + 24 * HOUR_MS


def test_a_backup_that_holds_another_life_of_a_laptop_is_not_safe(
    tmp_path: Path,
) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    mai = crew.laptop("Mai")
    before = back_up(server.service, tmp_path / "one")
    twin = WireLaptop(server, mai.enrolled, mai.key, replica=mai.replica)
    mai.save(*a_sign_up(crew.event, name="First life"), scope=crew.event)
    mai.sync()
    server.clock.now_ms += HOUR_MS
    later = back_up(server.service, tmp_path / "two")
    with server.service.storage.reading() as reads:
        held = reads.replicas()
    restored(server, before)
    # The newer backup still lies on the shelf when the laptop, put back too, starts anew.
    with server.service.storage.writing() as writes:
        for each in writes.backups():
            writes.drop_backup(each.name)
        writes.add_backup(Backup(later.name, server.clock(), ""), held)
    twin.save(*a_sign_up(crew.event, name="Second life"), scope=crew.event)
    answer = twin.exchange()
    assert answer.received == 1
    assert answer.safe == 0
    server.close()


def test_a_backup_of_postgresql_goes_into_a_folder_too(cluster: str, tmp_path: Path) -> None:
    from tests.support import postgres

    with postgres.database(cluster) as url:
        server = TestServer(url)
        crew = Crew(server)
        crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
        crew.chief.sync()
        file = back_up(server.service, tmp_path / "shelf")
        server.close()
    restore(tmp_path, file, clock=server.clock, random=server.random)
    server.database = tmp_path
    server.reopen()
    assert verify(server.service.storage) == []
    crew.chief.sync()
    assert names(crew.chief) == {"Ana"}
    server.close()


def test_a_database_is_restored_again_in_the_same_second(
    empty_database: Path | str, tmp_path: Path
) -> None:
    server = TestServer(empty_database)
    crew = Crew(server)
    crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    crew.chief.sync()
    file = back_up(server.service, tmp_path / "shelf")
    for _ in range(3):
        restored(server, file)
    assert verify(server.service.storage) == []
    crew.chief.sync()
    assert names(crew.chief) == {"Ana"}
    server.close()


def test_a_server_that_comes_while_postgresql_is_restored_keeps_its_database(
    cluster: str, tmp_path: Path
) -> None:
    from tests.support import postgres

    with postgres.database(cluster) as url:
        server = TestServer(url)
        crew = Crew(server)
        file = back_up(server.service, tmp_path / "shelf")
        crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
        crew.chief.sync()
        server.close()
        times = itertools.count()

        def clock() -> int:
            if next(times) == 1:  # the copy stands already
                server.reopen()
            return server.clock()

        with pytest.raises(BackupError, match="still_serving"):
            restore(url, file, clock=clock, random=server.random)
        assert verify(server.service.storage) == []
        with server.service.storage.reading() as reads:
            assert reads.org(server.org).epoch == crew.chief.epoch
        restored(server, file)
        crew.chief.sync()
        assert names(crew.chief) == {"Ana"}
        with server.service.storage.engine.connect() as connection:
            schemas = inspect(connection).get_schema_names()
        assert sorted(each.split("_")[0] for each in schemas if each[0] in "fr") == [
            "fieldapp",
            "replaced",
        ]
        server.close()


def test_a_folder_whose_database_is_gone_is_not_begun_anew(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    server.close()
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    with pytest.raises(StorageError, match="missing"):
        server.reopen()
