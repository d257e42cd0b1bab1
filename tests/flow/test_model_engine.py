"""Real stores, the engine and a real server suffer the schedules of the model, and stay right."""

import pytest

from tests.model.real_check import play_real
from tests.model.schedule import Action, Schedule, generate_with_erasures, read_actions

SEEDS = (7, 41, 68)
"""A few for every run; `python -m tests.model --real` plays as many as there is time for."""


def of(*actions: Action) -> Schedule:
    return Schedule(5, 3, 3, 1_000, False, actions)


def whole(laptop: int) -> Action:
    return ("sync", laptop, 4, 50, 12)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_schedule_ends_with_what_a_fresh_laptop_would_get(seed: int) -> None:
    assert play_real(generate_with_erasures(seed)) == ()


def test_an_edit_that_a_restore_took_back_is_taken_back_on_its_rows_own_laptop() -> None:
    """Nobody edited the row in the history that counts now, and its maker's laptop knows."""
    schedule = of(
        whole(1),
        whole(2),
        ("save", 1, "new_person", 0, 2),
        whole(1),
        ("back_up", 0, 0),
        whole(2),
        ("save", 2, "edit", 0, 0),
        whole(2),
        whole(1),
        ("lose_laptop", 2, 0),
        ("restore", 0, 1),
    )
    assert play_real(schedule) == ()


def test_a_laptop_whose_last_user_was_taken_off_keeps_nothing() -> None:
    schedule = of(
        ("save", 0, "new_event", 45404, 61833),
        ("operate", 0, 0),
        whole(0),
    )
    assert play_real(schedule) == ()


def test_a_copied_laptop_is_told_from_the_first_by_its_links() -> None:
    """The copy makes another change of the same number, and asks without sending it."""
    schedule = of(
        whole(1),
        ("save", 1, "new_person", 0, 2),
        whole(1),
        ("copy", 1, 0),
        ("save", 1, "new_person", 0, 2),
        whole(1),
        ("put_back_all", 1, 0),
        ("save", 1, "new_person", 1, 2),
        ("ask", 1, 0, 50),
        ("serve", 0, False),
        ("take", 1, 0, 1_000, False),
    )
    assert play_real(schedule) == ()


def test_a_laptop_whose_coordinator_was_taken_off_shows_what_the_others_may_see() -> None:
    schedule = of(
        ("save", 0, "new_person", 38356, 45455),
        ("operate", 0, 1),
        ("operate", 0, 0),
    )
    assert play_real(schedule) == ()


def test_somebody_signed_up_again_comes_whole_into_the_other_event() -> None:
    """Person, contact and older sign-up enter at the position of the new sign-up."""
    schedule = of(
        ("sync", 1, 3, 50, 12),
        ("save", 1, "new_person", 17310, 13329),
        ("save", 1, "sign_up", 60005, 63523),
        ("sync", 1, 1, 50, 12),
    )
    assert play_real(schedule) == ()


def test_rows_wait_until_a_log_under_a_new_name_is_known_again() -> None:
    """Else an edit the server has had for long is laid over its row once more, and stays."""
    actions = read_actions(
        "clock 0 18000000; save 0 role 19772 20350; copy 0 12324; sync 0 2 6 12;"
        " save 0 tally 21306 4937; ask 0 3 2; put_back 0 42711; sync 0 1 6 12"
    )
    assert play_real(Schedule(1098, 3, 3, 2, True, actions)) == ()
