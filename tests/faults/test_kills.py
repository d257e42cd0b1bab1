"""Kill -9 of real processes in the middle of whatever they do. Thousands more: `./run soak`."""

from pathlib import Path

from tests.support.killing import Tally, look_at
from tests.support.runs import in_a_process
from tests.support.stores import an_open_store, recorded


def test_a_record_that_was_shown_as_saved_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    tally = in_a_process("saving", tmp_path, 40, 1)
    assert tally["broken"] == []
    assert tally["kills"] == 40
    assert tally["records"] >= 30


def test_laptops_and_servers_killed_in_the_middle_of_a_sync_go_on_where_they_were(
    tmp_path: Path,
) -> None:
    tally = in_a_process("syncing", tmp_path, 12, 1)
    assert tally["broken"] == []
    assert tally["kills"] == 12
    assert tally["records"] >= 60


def test_programs_that_share_a_laptop_do_not_disturb_each_other_even_when_killed(
    tmp_path: Path,
) -> None:
    tally = in_a_process("sharing", tmp_path, 6, 1)
    assert tally["broken"] == []
    assert tally["kills"] == 6
    assert tally["records"] >= 45


def test_a_restore_killed_at_any_step_leaves_a_server_that_gets_everything_back(
    tmp_path: Path,
) -> None:
    tally = in_a_process("restoring", tmp_path, 100, 1)
    assert tally["broken"] == []
    assert 8 <= tally["kills"] < 100
    assert tally["finished"] == 1


def test_a_postgresql_restore_killed_anywhere_leaves_the_old_database_or_the_whole_new_one(
    tmp_path: Path,
) -> None:
    tally = in_a_process("restoring on postgresql", tmp_path, 16, 1)
    assert tally["broken"] == []
    assert tally["kills"] >= 15
    assert tally["finished"] == 1


def test_a_backup_killed_at_any_step_harms_nobody(tmp_path: Path) -> None:
    tally = in_a_process("backing up", tmp_path, 5, 1)
    assert tally["broken"] == []
    assert tally["kills"] == 5


def test_looking_at_a_file_finds_what_a_kill_could_have_broken(tmp_path: Path) -> None:
    def broken(statement: str, folder: str, printed: tuple[str, ...] = ()) -> list[str]:
        with an_open_store(tmp_path / folder) as store:
            kept = [recorded(store).ticket for _ in range(3)]
            store.connection.execute(statement)
            tally = Tally()
            look_at(store, [*kept, *printed], tally)
            return tally.broken

    assert broken("SELECT 1", "sound") == []
    assert "saved and gone" in str(broken("SELECT 1", "lost", ("A-004",)))
    assert "given twice" in str(broken("UPDATE sign_up SET ticket = 'A-001'", "twice"))
    assert "rows and changes" in str(broken("DELETE FROM consent WHERE _seq = 2", "half"))
    assert "gap" in str(broken("DELETE FROM change WHERE seq = 2", "gap"))
    assert "link" in str(broken("UPDATE change SET link = zeroblob(32) WHERE seq = 2", "link"))
