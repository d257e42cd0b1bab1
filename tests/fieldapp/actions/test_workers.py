"""Who works here, and as what: nobody decides on a role above their own, and hears so at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author, acting
from fieldapp.actions.conflicts import list_conflicts, resolve
from fieldapp.actions.workers import add_user, change_user, list_users
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.rights import ROLES, STEERING, may_steer
from fieldapp.store.log import standing
from fieldapp.store.store import Store
from tests.support.meeting import Meeting
from tests.support.stores import DENISE, an_open_store
from tests.support.vault import ToldClock

SAM = Author(user=b"user-sam-0000004", role="STEWARD")
ADA = Author(user=b"user-ada-0000005", role="ADMIN")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as made:
        yield made


def refused(act: Callable[[], object]) -> tuple[str, str] | None:
    """What a refusal says: field and code."""
    try:
        act()
    except RefusedError as error:
        (problem,) = error.problems
        return problem.field, problem.code
    return None


@pytest.mark.parametrize("role", STEERING)
@pytest.mark.parametrize("other", ROLES)
def test_roles_are_given_and_changed_up_to_ones_own(store: Store, role: str, other: str) -> None:
    author = Author(user=b"user-of-the-role", role=role)
    one, two, three = (add_user(store, ADA, name="One", role=other) for _ in range(3))
    four = add_user(store, ADA, name="Four", role="CANVASSER")
    change_user(store, author, one, name="Another")
    made = standing(store).made
    said = [
        refused(lambda: add_user(store, author, name="New", role=other)),
        refused(lambda: change_user(store, author, one, role="CALLER")),
        refused(lambda: change_user(store, author, two, active=False)),
        refused(lambda: change_user(store, author, three, role=other, name="Another")),
        refused(lambda: change_user(store, author, four, role=other)),
    ]
    if may_steer(role, other):
        assert said == [None] * 5
    else:
        assert said == [("user.role", "role_above")] * 5
        assert standing(store).made == made


def test_who_is_above_is_not_taken_out(store: Store) -> None:
    sam = add_user(store, ADA, name="Sam", role="STEWARD")
    (row,) = (each for each in list_users(store) if each.id == sam)

    def take_out() -> None:
        with acting(store, DENISE, None) as act:
            act.take_out(row, "MISTAKE")

    assert refused(take_out) == ("user.role", "role_above")


def test_of_two_roles_given_apart_the_higher_counts(tmp_path: Path) -> None:
    clock = ToldClock(now_ms=1_780_000_000_000)
    with (
        an_open_store(tmp_path / "a", "A", clock) as denise,
        an_open_store(tmp_path / "b", "B", clock) as sam,
    ):
        ben = add_user(denise, DENISE, name="Ben", role="COORDINATOR")
        meeting = Meeting()
        for _ in range(2):
            meeting.meet(denise, sam)
        change_user(sam, SAM, ben, role="STEWARD")
        clock.pass_s(60)
        change_user(denise, DENISE, ben, role="CALLER")
        for _ in range(2):
            meeting.meet(denise, sam)
        again = refused(lambda: change_user(denise, DENISE, ben, role="CANVASSER"))
        assert again == ("user.role", "role_above")
        assert list_conflicts(denise, DENISE) == ()
        (conflict,) = list_conflicts(sam, SAM)
        resolve(sam, SAM, conflict, "CALLER")
        for _ in range(2):
            meeting.meet(denise, sam)
        change_user(denise, DENISE, ben, role="CANVASSER")
