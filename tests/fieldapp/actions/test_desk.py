"""The desk finds people of its event as they are typed, however many others are on the laptop."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.desk import MOST_FOUND, OpenedDesk, find_at_desk
from tests.support.stores import (
    EVENT,
    OTHER_EVENT,
    ROSA,
    TODAY,
    a_sign_up,
    an_open_store,
    lists,
    recorded,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenedDesk]:
    with an_open_store(tmp_path) as store:
        yield OpenedDesk(
            store=store,
            author=ROSA,
            user_name="Rosa",
            event=EVENT,
            lists=lists(),
            today=lambda: TODAY,
        )


def test_a_search_finds_somebody_of_this_event_behind_many_of_another(desk: OpenedDesk) -> None:
    made = recorded(desk.store)
    for _ in range(MOST_FOUND):
        recorded(desk.store, event=OTHER_EVENT)
    (line,) = find_at_desk(desk, "juana tom")
    assert line.sign_up == made.sign_up


def test_a_search_gives_no_more_than_a_person_would_look_through(desk: OpenedDesk) -> None:
    newest = [recorded(desk.store).person for _ in range(MOST_FOUND + 1)][1:]
    assert [line.person for line in find_at_desk(desk, "juana")] == newest[::-1]


def test_without_an_event_or_a_match_nobody_is_found(desk: OpenedDesk) -> None:
    recorded(desk.store, a_sign_up(name_given="Pao"))
    assert find_at_desk(desk, "juana") == ()
    assert find_at_desk(replace(desk, event=None), "pao") == ()
