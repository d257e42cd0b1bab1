"""Who waits for an erasure sees which laptops are still to do it, and nothing of anybody."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.erasures import ErasureLine, look_at_erasures
from fieldapp.actions.forgetting import forget_person
from tests.support.laptops import Laptop, Programme
from tests.support.traces import somebody
from tests.ui.laptop import a_desk, a_laptop
from ui.laptops.screen import LaptopsScreen


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def seen_by(laptop: Laptop) -> ErasureLine:
    (line,) = look_at_erasures(laptop.store)
    return line


def test_an_erasure_is_followed_until_the_last_laptop_has_done_it(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    denise = programme.denise
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(somebody())
    programme.settle()
    letters = {each.store.identity.letter for each in (rosa, marcus, denise)}
    forget_person(rosa.store, rosa.author, kept.person)
    line = seen_by(rosa)
    assert not line.handed_over
    assert set(line.waits_for) == letters - {rosa.store.identity.letter}
    rosa.sync()
    denise.sync(wants_laptops=True)
    line = seen_by(denise)
    assert (line.by, line.at) == ("Rosa", (rosa.store.identity.letter,))
    assert marcus.store.identity.letter in line.waits_for
    with ExitStack() as stack:
        desk = a_desk(denise.store, denise.event, author=denise.author)
        window = stack.enter_context(a_laptop(qapp, tmp_path, lambda: desk))
        page = window.desktop.window.go_to("laptops")
        window.settle()
        assert isinstance(page, LaptopsScreen)
        assert page.erasures.isVisible()
        (row,) = page.erasures.model.rows
        assert marcus.store.identity.letter in row.below
        assert "Zorquilla" not in row.spoken
    denise.reopen()
    for _ in range(2):  # what has been erased is said with the ask after it
        for laptop in (rosa, marcus, denise):
            laptop.sync(wants_laptops=laptop is denise)
    line = seen_by(denise)
    assert line.done_ms
    assert line.waits_for == ()
    assert line.confirmed == len(programme.laptops)
