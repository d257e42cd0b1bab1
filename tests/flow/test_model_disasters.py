"""Disasters of the model on the real thing: damaged files, lost backups, programs of other ages."""

import pytest

from tests.model.real_check import play_real
from tests.model.schedule import Schedule, read_actions
from tests.support.newer_program import NEW_FIELD, NEW_KIND, todays, tomorrows

NEWER_FIRST, NEWER_SECOND = 1, 2
"""Seeds under which only the first, only the second laptop has the newer program."""


def broken(actions: str, seed: int = 4, shelf: int = 3) -> tuple[str, ...]:
    return play_real(Schedule(seed, 2, shelf, 1_000, False, read_actions(actions)))


def test_two_programs_of_different_age_share_a_process_and_nothing_else() -> None:
    name = "fieldapp.domain.kinds"
    today, tomorrow = todays(name), tomorrows(name)
    assert tomorrow.schema == today.schema + 1
    assert NEW_FIELD in tomorrow[name].BY_NAME["person"].by_number
    assert NEW_FIELD not in today[name].BY_NAME["person"].by_number
    assert NEW_KIND in tomorrow[name].BY_NUMBER
    assert NEW_KIND not in today[name].BY_NUMBER


@pytest.mark.parametrize("pick", range(4))
def test_a_row_that_is_gone_from_the_file_comes_again(pick: int) -> None:
    """The row alone, its place alone, the row while its place is wrong, or both."""
    made = "sync 0 4 50 12; save 0 new_person 0 3; sync 0 4 50 12; save 0 edit 0 0"
    assert broken(f"{made}; damage 0 {pick}; save 0 new_person 0 2") == ()


def test_a_server_put_back_further_than_promised_gets_all_work_again() -> None:
    """Laptops keep their whole log: they hand back what no backup had."""
    made = "sync 1 4 50 12; save 1 new_person 0 2; sync 1 4 50 12; back_up 0 0; drop_backup 0 0"
    for said in (0, 1):
        assert broken(f"{made}; sync 1 4 50 12; save 1 edit 0 0; restore_older 0 {said}") == ()


def test_what_was_made_after_a_restore_is_not_safe_while_older_backups_lie_there() -> None:
    made = "sync 1 4 50 12; save 1 new_person 0 2; sync 1 4 50 12; restore 0 0"
    assert broken(f"{made}; sync 1 4 50 12; back_up 0 0", shelf=1) == ()


def test_a_newer_server_puts_the_backup_of_an_older_one_back() -> None:
    """What the older one had parked is no damage, and is taken up once the newer one starts."""
    made = "sync 0 4 50 12; save 0 new_person 0 3; sync 0 4 50 12; back_up 0 0"
    assert broken(f"{made}; upgrade 1 0; restore 0 1", NEWER_FIRST) == ()
    assert broken(f"{made}; upgrade 1 0; restore_silently 0 1", NEWER_FIRST) == ()


def test_a_laptop_that_gets_a_newer_program_shows_what_it_could_not_read_before() -> None:
    """A row of a kind it did not know, which it kept no part of, and a field of one it did."""
    made = "upgrade 0 0; sync 1 4 50 12; save 1 new_person 0 3; save 1 new_person 0 2"
    made += "; sync 1 4 50 12; sync 0 4 50 12"
    assert broken(f"{made}; upgrade 0 1", NEWER_SECOND) == ()
    assert broken(f"{made}; save 0 edit 0 0; upgrade 0 1", NEWER_SECOND) == ()


def test_a_later_field_is_shown_to_nobody_until_the_server_knows_it() -> None:
    made = "sync 0 4 50 12; save 0 new_person 0 2; save 0 edit_later_field 0 0; sync 0 4 50 12"
    assert broken(f"{made}; save 0 edit_later_field 0 1", NEWER_FIRST) == ()
    assert broken(f"{made}; save 0 edit_later_field 0 1; upgrade 1 0", NEWER_FIRST) == ()


def test_own_work_stands_as_it_was_made_once_a_server_that_lost_it_has_it_again() -> None:
    """Whatever the lost history had kept back of it: fields it did not know, or others' answers."""
    parked = "save 0 new_person 0 3; sync 0 4 2 4; restore_silently 0 0; upgrade 1 0"
    assert broken(f"{parked}; sync 0 2 50 12", NEWER_FIRST, shelf=1) == ()
    actions = (
        "save 0 new_person 42278 15260; operate 0 49571; save 0 sign_up 44170 32047;"
        " operate 0 21065; sync 0 4 50 2; restore_silently 1 19102; sync 0 2 50 4"
    )
    assert play_real(Schedule(324, 2, 3, 1_000, True, read_actions(actions))) == ()
