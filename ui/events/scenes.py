"""The events page for pictures: an event that stands, its times, seats, a new one half-typed."""

from typing import Final

from fieldapp.actions.laptops_ready import LaptopReady, ReadyFor
from fieldapp.actions.seat_split import Holding, SeatSplit, SlotSplit
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


_MINUTE_MS: Final = 60_000
_HELD: Final = {
    "A": Holding(held=20, unspent=15),
    "B": Holding(held=20, unspent=20),
    "C": Holding(held=14, unspent=3, waived=6),
}
_WHO: Final = {"A": "Rosa Martínez", "B": "Marcus Reed", "C": "Mai Yang", "D": "Lidia Pascual"}


def _show_seats(page: Page) -> None:
    """Friday evening, a minute after the split: nothing of it is in the store."""
    _open_clinic(page)
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    now_ms = page.around.session.now_ms()
    heard = {"A": 1, "B": 2, "C": 3, "D": 2_900}
    laptops = tuple(
        LaptopReady(
            device=letter.encode(),
            letter=letter,
            people=(name,),
            heard_ms=now_ms - heard[letter] * _MINUTE_MS,
            has_it=letter != "D",
            late=letter == "D",
            seats=_HELD.get(letter, Holding()).unspent,
            codes="2026-11.2" if letter != "C" else "2026-09.1",
            old_codes=letter == "C",
        )
        for letter, name in _WHO.items()
    )
    starts = [f"2026-06-20T{hour:02}:{minute:02}" for hour in (9, 10, 11) for minute in (0, 20, 40)]
    slots = tuple(
        SlotSplit(
            slot=bytes(15) + bytes([at]),
            starts=each,
            capacity=8,
            booked=2,
            holdings=_HELD if at == 0 else {},
            reserve=2,
            decided={"A": 20, "B": 18, "C": 20, "D": 8} if at == 0 else {},
        )
        for at, each in enumerate(starts)
    )
    page.seats.show_seen(
        SeatSplit(slots=slots, letters=tuple(_WHO)),
        ReadyFor(event=b"", title="", starts="", laptops=laptops),
    )


def _leave_seats(page: Page) -> None:
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    page.seats.show_rows(opened=False)
    page.seats.watch.look()


def _miss(page: Page) -> None:
    """An event that lacks what it needs: each question says so, and nothing is saved."""
    assert isinstance(page, EventsScreen)  # noqa: S101 - scenes of this page
    page.presenter.new()
    page.presenter.edit(HARVEST[0])
    page.presenter.save()


SCENES: Final = (
    Scene(name="event", show=_open_clinic, ready=_ready),
    Scene(name="times", show=_show_times, ready=_opened),
    Scene(name="seats", show=_show_seats, ready=_ready, leave=_leave_seats),
    Scene(name="place", show=_change_place, ready=_ready, leave=_leave_new),
    Scene(name="new", show=_type_new, ready=_ready, leave=_leave_new),
    Scene(name="missing", show=_miss, ready=_ready, leave=_leave_new),
)
