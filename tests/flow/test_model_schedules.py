"""The model of the sync keeps its promises in random schedules, and notices when it is spoilt."""

import pytest

from tests.model.bugs import BUGS
from tests.model.directed import DIRECTED
from tests.model.run import Broken, play, run, shrink, spoilt
from tests.model.schedule import generate
from tests.model.world import World

SCHEDULES = 900
SOON = 250
"""Schedules within which each of the bugs below shows, with room to spare: most at once."""
QUICK_BUGS = (
    "digest_ignored",
    "freed_at_verdict",
    "last_writer_wins",
    "never_rows_contained",
    "new_scope_from_head",
    "no_mark_check",
    "refused_blocks",
    "rows_of_lost_scope_stay",
    "safe_in_newest_backup",
    "stub_for_an_edited_row",
    "stub_with_raw_stamp",
    "unknown_row_never_taken_up",
)


def test_many_schedules_break_no_promise() -> None:
    broken = next(run(1, SCHEDULES), None)
    assert broken is None, shrink(broken)


@pytest.mark.parametrize("bug", QUICK_BUGS)
def test_chance_finds_a_spoilt_model_soon(bug: str) -> None:
    assert next(run(1, SOON, spoilt(bug)), None) is not None


@pytest.mark.parametrize("bug", BUGS)
def test_every_bug_breaks_a_promise_in_its_own_schedule(bug: str) -> None:
    assert play(DIRECTED[bug], bug) != ()
    assert play(DIRECTED[bug]) == ()


def test_a_seed_plays_the_same_every_time() -> None:
    first, second = (World(generate(7)) for _ in range(2))
    for world in (first, second):
        world.play()
        world.settle()
    assert first.server.state.marks == second.server.state.marks
    assert first.server.state.position > len(World(generate(7)).server.state.accepted)


def test_a_broken_schedule_shrinks_and_stays_broken() -> None:
    bug = "refused_blocks"
    broken = next(run(1, SOON, spoilt(bug)))
    small = shrink(broken, spoilt(bug))
    assert len(small.schedule.actions) < len(broken.schedule.actions) / 4
    assert play(small.schedule, bug)[0] == small.found[0]
    assert isinstance(small, Broken)
