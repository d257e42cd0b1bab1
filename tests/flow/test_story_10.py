"""Story 10: the same man at two tables, his names in different order; one pair, joined and parted.

Three real windows on one real server; nobody merges anything at a table.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.duplicates import Likely
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.likenesses import links_here
from fieldapp.store.rows import read_rows
from tests.support.laptops import Laptop, Programme
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from ui.review.screen import ReviewScreen


def _same(desk: OpenedDesk) -> OpenedDesk:
    return desk


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[list[TestLaptop], list[Laptop]]]:
    """Rosa's, Mai's and Denise's window, and the laptops under them."""
    programme = Programme.begun(tmp_path / "programme")
    laptops = [programme.canvasser("Rosa"), programme.canvasser("Mai"), programme.denise]
    with ExitStack() as stack:
        stack.callback(programme.close)
        url = stack.enter_context(programme.server.serving())
        opened = []
        for number, laptop in enumerate(laptops):
            desk = a_desk(laptop.store, laptop.event, author=laptop.author, server=url)
            folder = tmp_path / f"window-{number}"
            folder.mkdir()
            opened.append(stack.enter_context(a_laptop(qapp, folder, partial(_same, desk))))
        yield opened, laptops


def sign_up(window: TestLaptop, given: str, family: str) -> None:
    """Typed and saved by keys."""
    draft = SignUpDraft(
        name_given=given,
        name_family=family,
        birth="1951-03-04",
        lang_spoken="en",
        granted=("STORE",),
        phone="828 555 0142",
    )
    window.fill(draft)
    window.save()


def sync(window: TestLaptop) -> None:
    """F5, as the window hears it."""
    window.desktop.window.top.sync.click()
    window.settle()


def test_story_10_the_same_man_twice_is_one_pair_and_undo_restores_both(
    windows: tuple[list[TestLaptop], list[Laptop]],
) -> None:
    (rosa, mai, denise), laptops = windows
    sign_up(rosa, "Chue", "Vang")
    sign_up(mai, "Vang", "Chue")
    for window in (rosa, mai, denise):
        sync(window)
    store = laptops[-1].store

    page = denise.desktop.window.go_to("review")
    denise.settle()
    assert isinstance(page, ReviewScreen)
    (pair,) = (each for each in page.presenter.state.items if isinstance(each, Likely))
    assert "SWAPPED" in pair.reasons
    page.presenter.go_to(pair)
    page.detail.press("join")
    denise.settle()
    assert len(links_here(store)) == 1
    people = read_rows(store.connection, BY_NAME["person"])
    assert sorted(row.text("name_given") for row in people if not row.dead) == ["Chue", "Vang"]

    page.undo_key.activated.emit()
    denise.settle()
    assert links_here(store) == ()
    assert sum(not row.dead for row in read_rows(store.connection, BY_NAME["person"])) == 2
    assert any(isinstance(each, Likely) for each in page.presenter.state.items)
