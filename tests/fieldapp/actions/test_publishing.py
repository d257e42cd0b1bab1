"""Publishing is taken back while nothing hangs on the event, and costs nobody's work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.events import (
    EventPlan,
    create_event,
    find_event,
    publish_event,
    unpublish_event,
)
from fieldapp.actions.signing_up import record_sign_up
from fieldapp.domain.problem import RefusedError
from fieldapp.store.log import standing
from fieldapp.store.store import Store
from tests.support.clinic import PLAN, a_clinic
from tests.support.laptops import Programme
from tests.support.stores import DENISE, ROSA, TODAY, a_sign_up, an_open_store, lists


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def status(store: Store) -> str:
    row = find_event(store, PLAN.code)
    assert row is not None
    return row.text("status")


def code_of(store: Store, event: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        unpublish_event(store, DENISE, event)
    (problem,) = refused.value.problems
    assert problem.field == "event.status"
    return problem.code


def test_a_published_event_that_nobody_used_is_a_draft_again(store: Store) -> None:
    event = a_clinic(store, 0).event
    publish_event(store, DENISE, event)
    unpublish_event(store, DENISE, event)
    assert status(store) == "DRAFT"
    publish_event(store, DENISE, event)
    assert status(store) == "PUBLISHED"


def test_people_with_a_time_at_it_hold_it_although_they_signed_up_elsewhere(store: Store) -> None:
    event = a_clinic(store, 1).event
    publish_event(store, DENISE, event)
    assert code_of(store, event) == "event_in_use"
    assert status(store) == "PUBLISHED"


def test_a_draft_has_nothing_to_take_back(store: Store) -> None:
    assert code_of(store, a_clinic(store, 0).event) == "wrong_step"


def test_who_may_not_publish_may_not_take_it_back(store: Store) -> None:
    event = a_clinic(store, 0).event
    publish_event(store, DENISE, event)
    with pytest.raises(RefusedError, match="not_allowed"):
        unpublish_event(store, ROSA, event)
    assert status(store) == "PUBLISHED"


def test_who_signed_up_at_it_holds_it(store: Store) -> None:
    plan = EventPlan(
        code=PLAN.code,
        title="Food pantry",
        kind="SIGNUP",
        starts="2026-06-13T09:00",
        ends="2026-06-13T14:00",
    )
    event = create_event(store, DENISE, plan).event
    publish_event(store, DENISE, event)
    record_sign_up(store, ROSA, event, a_sign_up(), today=TODAY, lists=lists())
    assert code_of(store, event) == "event_in_use"


def test_a_laptop_that_did_not_hear_of_it_loses_no_sign_up(tmp_path: Path) -> None:
    programme = Programme.begun(tmp_path / "programme")
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    programme.settle()
    assert programme.event in rosa.rows("event")
    unpublish_event(denise.store, denise.author, programme.event)
    denise.sync()
    kept = rosa.record()
    programme.settle()
    assert standing(rosa.store).received == standing(rosa.store).made
    put_aside = [each for each in denise.rows("review").values() if each.get("reason") == "HELD"]
    assert put_aside
    assert kept.sign_up in rosa.rows("sign_up")
    programme.close()
