"""The page of rides for pictures: invented people, two lifts too close, wrong answers, none."""

from dataclasses import replace
from typing import Final

from fieldapp.actions.events_near import EventHere
from fieldapp.actions.ride_desk import RideLine, RidesSeen
from fieldapp.domain.driving import Driver
from fieldapp.domain.values import Value
from ui.page import Page
from ui.rides.screen import RidesScreen
from ui.rides.state import ALL, OFF, OPEN
from ui.scene import Scene

_DAY: Final = "2026-06-20"
_EVENT: Final = EventHere(
    id=b"an-event-of-ride",
    title="Clinic at St. Luke’s",
    starts=f"{_DAY}T09:00",
    ends=f"{_DAY}T13:00",
)
_LONG: Final = "Wilhelmina-Maria Featherstonehaugh Montgomery de la Vega y Santiago"


def _ride(at: int, name: str, ready: str, state: str = "WANTED", **values: Value) -> RideLine:
    told: dict[str, Value] = {"mode": "DRIVER", "pickup": f"{12 + at} Elm St", **values}
    told |= {"riders": 1, "return_needed": True}
    return RideLine(
        ride=b"ride-%011d" % at,
        sign_up=b"sign-up-%08d" % at,
        person=b"person-%09d" % at,
        ticket=f"A-{at:03d}",
        name=name,
        sounds="",
        phones=("+18285550134",),
        directions="",
        language="",
        needs=(),
        starts=f"{_DAY}T09:00",
        state=state,
        values={**told, **({"ready_at": f"{_DAY}T{ready}"} if ready else {})},
        agreed=True,
    )


_EARL: Final[dict[str, Value]] = {
    "driver_name": "Earl Webb",
    "driver_phone": "+18285550133",
    "driver_cleared_on": "2026-06-01",
}
_HAYES: Final = _ride(1, "Walter Hayes", "08:15", "ASSIGNED", wheelchair=True, **_EARL)
_ROSE: Final = _ride(2, "Rose Pruitt", "08:35", "CONFIRMED", wheelchair=True, **_EARL)
_LINES: Final = (
    replace(_HAYES, close=(_ROSE.ride, 20), sounds="wall-ter hays", needs=("LIFT", "HOH")),
    replace(_ROSE, close=(_HAYES.ride, 20)),
    replace(_ride(3, "Juana Tomás", "08:20"), agreed=False),
    _ride(4, "Chue Vang", "08:40", "OFFERED", mode="TRANSIT", voucher_no="T-118"),
    _ride(5, "Ida Long", "", "CONFIRMED", mode="BUSPASS"),
    _ride(6, "Lena Moss", "09:10", "DROPPED", **_EARL),
    replace(_ride(7, "Otis Bell", "09:20", "NOTNEEDED", **_EARL), called_off=True),
)
_SEEN: Final = RidesSeen(
    event=_EVENT,
    events=(_EVENT,),
    now=f"{_DAY}T08:00",
    place="St. Luke’s, 300 Main St, Valdese",
    lines=_LINES,
    drivers=(Driver(name="Earl Webb", phone="+18285550133", rides=3), Driver(name="Ida Long")),
    may_give=True,
)


def _on(page: Page) -> RidesScreen:
    assert isinstance(page, RidesScreen)  # noqa: S101 - scenes of this page
    return page


def _ready(page: Page) -> bool:
    return _on(page).presenter.state.seen is not None


def _show(page: Page, seen: RidesSeen, wanted: str = ALL) -> None:
    _on(page).presenter.show_seen(seen, wanted)


def _hundred(page: Page) -> None:
    lines = (
        _ride(at, f"{_HAYES.name} {at}", f"{7 + at // 12:02d}:{at % 12 * 5:02d}")
        for at in range(1, 101)
    )
    _show(page, replace(_SEEN, lines=tuple(lines)))


def _long(page: Page) -> None:
    where = "The white trailer behind the third mailbox past the old mill, ring twice, dog. " * 2
    line = _ride(8, _LONG, "08:15", "ASSIGNED", driver_name=_LONG)
    line = replace(line, values={**line.values, "pickup": where.strip()}, sounds=_LONG.lower())
    _show(page, replace(_SEEN, lines=(line,)))


def _error(page: Page) -> None:
    _show(page, _SEEN, OPEN)
    presenter = _on(page).presenter
    for field, text in (("driver_name", "Earl"), ("driver_phone", "555"), ("ready", "noonish")):
        presenter.type(field, text)
    presenter.save()


def _leave(page: Page) -> None:
    presenter = _on(page).presenter
    presenter.leave()
    presenter.said = None
    presenter.watch.look()


SCENES: Final = (
    Scene(name="empty", ready=_ready),
    Scene(name="rides", show=lambda page: _show(page, _SEEN), leave=_leave),
    Scene(name="open", show=lambda page: _show(page, _SEEN, OPEN), leave=_leave),
    Scene(name="error", show=_error, leave=_leave),
    Scene(name="off", show=lambda page: _show(page, _SEEN, OFF), leave=_leave),
    Scene(name="long", show=_long, leave=_leave),
    Scene(name="hundred", show=_hundred, leave=_leave),
)
