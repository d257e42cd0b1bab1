"""A coordinator sees who wrote which of two values, and on which laptop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.history import person_page
from tests.support.laptops import Programme


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path)
    yield made
    made.close()


def test_both_values_of_a_conflict_name_their_people_and_laptops(programme: Programme) -> None:
    denise, rosa, marcus = programme.denise, programme.canvasser("Rosa"), programme.canvasser("M")
    kept = rosa.record(phone="(828) 555-0134")
    programme.settle()
    rosa.amend(kept.sign_up, name_used="Juanita")
    marcus.amend(kept.sign_up, name_used="Juana Maria")
    programme.settle()
    (conflict,) = list_conflicts(denise.store, denise.author)
    assert {(each.value, each.actor, each.device) for each in conflict.values} == {
        ("Juanita", rosa.author.user, rosa.device),
        ("Juana Maria", marcus.author.user, marcus.device),
    }
    history = person_page(denise.store, denise.author, kept.person).history
    assert {
        (each.new, each.actor, each.device) for each in history if each.field == "name_used"
    } == {(each.value, each.actor, each.device) for each in conflict.values}


def test_a_value_of_ones_own_names_this_laptop_before_any_sync(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record()
    rosa.amend(kept.sign_up, name_used="Juanita")
    history = person_page(rosa.store, rosa.author, kept.person).history
    (entry,) = [each for each in history if each.field == "name_used"]
    assert (entry.actor, entry.device) == (rosa.author.user, rosa.device)
