"""The events page for pictures: an event that stands, its times, and a new one half-typed."""

from typing import Final

from ui.events.screen import EventsScreen
from ui.events.state import PLACE, Edit
from ui.page import Page
from ui.scene import Scene

HARVEST: Final = (
    Edit(field="title", value="Harvest fair"),
    Edit(field="kind", value="SIGNUP"),
    Edit(field="day", value="12 September"),
    Edit(field="begins", value="8"),
    Edit(field="ends", value="2"),
    Edit(field="place", value=f"{PLACE}Fairground, north gate"),
    Edit(field="place_kind", value="PARK"),
    Edit(field="city", value="Morganton"),
)
"""An event that nobody plans, half-way through the form."""


def _ready(page: Page) -> bool:
    return isinstance(page, EventsScreen) and page.presenter.state.loaded


def _opened(page: Page) -> bool:
    if not (_ready(page) and isinstance(page, EventsScreen)):
        return False
    state = page.presenter.state
    return not state.new or not state.seen.events


def _open_clinic(page: Page) -> None:
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    events = page.presenter.state.seen.events
    clinics = [each for each in events if each.kind in {"CLINIC", "BOTH"}]
    for wanted in (clinics or list(events))[:1]:
        page.presenter.open(wanted.id)
    page.card.port.verticalScrollBar().setValue(0)


def _show_times(page: Page) -> None:
    _open_clinic(page)
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    times = page.card.questions.times
    times.choose(tuple(each.starts for each in page.presenter.state.draft.slots[3:5]))
    bar = page.card.port.verticalScrollBar()
    bar.setValue(min(bar.maximum(), max(0, page.card.grid.fields["times"].y() - 40)))


def _change_place(page: Page) -> None:
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    page.presenter.edit(Edit(field="place_change", value="YES"))
    bar = page.card.port.verticalScrollBar()
    bar.setValue(min(bar.maximum(), max(0, page.card.grid.fields["place"].y() - 12)))


def _type_new(page: Page) -> None:
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    page.presenter.new()
    for edit in HARVEST:
        page.presenter.edit(edit)


def _leave_new(page: Page) -> None:
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    page.presenter.leave()


SCENES: Final = (
    Scene(name="event", show=_open_clinic, ready=_ready),
    Scene(name="times", show=_show_times, ready=_opened),
    Scene(name="place", show=_change_place, ready=_ready, leave=_leave_new),
    Scene(name="new", show=_type_new, ready=_ready, leave=_leave_new),
)
