"""The whole quick form is in sight on an old screen: nobody scrolls with a queue waiting."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, OfferPlan, SlotPlan, create_event, publish_event
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE
from tests.ui.laptop import a_laptop, a_new_desk
from ui.i18n import NAMES
from ui.sign_up.scenes import JUANA

TIMES = ("09:00", "09:20", "09:40", "10:00", "10:20")
SATURDAY = EventPlan(
    code="BUR-0620B",
    title="Food pantry sign-up, Grace Valley Church",
    kind="BOTH",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    languages_expected=tuple(
        (tag, None) for tag in ("en", "es", "mww", "kjb", "lo", "vi", "uk", "hnj", "ase")
    ),
    offers=tuple(OfferPlan(group=each, age_from="6 months") for each in ("COVID19", "FLU", "TDAP")),
    slots=tuple(
        SlotPlan(starts=f"2026-06-20T{starts}", ends=f"2026-06-20T{ends}", capacity=6)
        for starts, ends in pairwise(TIMES)
    ),
)
"""What the Saturday of the story has: nine languages, three vaccines, four times."""


def at_the_pantry(folder: Path) -> OpenedDesk:
    desk = a_new_desk(folder)
    event = create_event(desk.store, DENISE, SATURDAY).event
    publish_event(desk.store, DENISE, event)
    hand_out_all(desk.store, event)
    return replace(desk, event=event)


@pytest.mark.parametrize("language", NAMES)
def test_the_whole_quick_form_is_in_sight(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    with a_laptop(qapp, tmp_path, lambda: at_the_pantry(tmp_path)) as laptop:
        laptop.desktop.language.switch(language)
        laptop.desktop.window.resize(1366, 768)
        for edit in JUANA:
            laptop.screen.presenter.edit(edit)
        laptop.settle()

        form = laptop.screen.form
        assert not form.questions.seat.isHidden()
        assert form.port.verticalScrollBar().maximum() == 0
