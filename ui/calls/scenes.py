"""The page of calls for pictures: invented people, so that nothing of it is in the store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Final

from fieldapp.actions.call_lines import CallLine, NumberShown, TaskShown, TryShown
from fieldapp.actions.call_list import CallsSeen
from fieldapp.domain.calls import NextTry, Standing, When
from ui.calls.screen import CallsScreen
from ui.calls.state import ARRANGE, LATER, NOW
from ui.page import Page
from ui.scene import Scene

_NOW: Final = datetime(2026, 7, 2, 18, 30)  # noqa: DTZ001 - by the clock of the place
_DOSE: Final = TaskShown(
    rows=(b"\1" * 16,),
    kind="DOSE2",
    due_on=date(2026, 7, 4),
    late_after=date(2026, 7, 25),
    group="HEPB",
    dose_no=2,
)
_NUMBER: Final = NumberShown(
    contact=b"\2" * 16,
    value="+18285550134",
    as_typed="828 555 0134",
    kind="MOBILE",
    shared=False,
    may_message=True,
)
_ROSA: Final = CallLine(
    person=b"\3" * 16,
    name="Rosa Martínez Baltazar",
    first_name="Rosa",
    sounds="",
    language="es",
    speaks=True,
    interpreter=False,
    relay="",
    variety="",
    tasks=(_DOSE,),
    numbers=(_NUMBER,),
    best=("WDEV",),
    tries=(),
    most=3,
    next=None,
    call_at=None,
    opens=date(2026, 7, 4),
    standing=Standing.READY,
    when=When.NOW,
    taken_by="",
    sign_up=b"\4" * 16,
    ticket="A-014",
)
_JUANA: Final = replace(
    _ROSA,
    person=b"\5" * 16,
    name="Juana Tomás",
    first_name="Juana",
    sounds="HWAH-na toh-MAHS",
    language="kjb",
    speaks=False,
    interpreter=True,
    relay="es",
    variety="Soloma",
    numbers=(
        replace(_NUMBER, contact=b"\6" * 16, value="+18285550142", kind="RELATIVE", shared=True),
        replace(_NUMBER, contact=b"\7" * 16, value="+18285550177", kind="LAND", may_message=False),
    ),
    tries=(
        TryShown(at=datetime(2026, 6, 29, 18, 10), part="WDEV", result="NOANS"),  # noqa: DTZ001
        TryShown(
            at=datetime(2026, 6, 30, 14, 5),  # noqa: DTZ001
            part="WDPM",
            result="REACHPROXY",
            remark="her son says she is home after six",
        ),
    ),
    next=NextTry(date(2026, 7, 4), "SAT"),
)
_LONG: Final = replace(
    _JUANA,
    person=b"\x08" * 16,
    name="María de los Ángeles Guadalupe Hernández-Villanueva de la Cruz y Montenegro",
    first_name="María de los Ángeles",
    tasks=(
        _DOSE,
        replace(_DOSE, kind="GUARDIAN", group="", late_after=None),
        replace(_DOSE, group="MENACWY", dose_no=2),
    ),
    tries=_JUANA.tries * 3,
    most=9,
)


def _on(page: Page) -> CallsScreen:
    assert isinstance(page, CallsScreen)  # noqa: S101 - scenes of this page
    return page


def _ready(page: Page) -> bool:
    return _on(page).presenter.state.seen is not None


def _put(seen: CallsSeen, at: int, wanted: str, page: Page) -> None:
    presenter = _on(page).presenter
    presenter.watch.then = lambda _seen: None  # what is in the store stays out of the picture
    presenter.see(seen)
    presenter.want(filter=wanted)
    if presenter.state.lines:
        presenter.go_to(at)


def _leave(page: Page) -> None:
    presenter = _on(page).presenter
    presenter.watch.then = presenter.see
    presenter.want(filter=NOW)
    presenter.watch.look()


def _seen(*lines: CallLine) -> CallsSeen:
    return CallsSeen(
        now=_NOW,
        lines=lines,
        unreachable=3,
        spoken=("es", "en", "kjb"),
        organization="Healthy Hills",
        caller="Ana",
    )


def _shown(seen: CallsSeen, at: int = 0, wanted: str = NOW) -> Callable[[Page], None]:
    return partial(_put, seen, at, wanted)


_HUNDRED: Final = tuple(
    replace(_ROSA, person=at.to_bytes(16, "big"), name=f"Rosa Martínez {at}") for at in range(100)
)
_NIGHT: Final = replace(_seen(replace(_ROSA, when=When.LATER)), good_hour=False)
_YES: Final = replace(_ROSA, standing=Standing.SAIDYES)

SCENES: Final = (
    Scene(name="empty", ready=_ready),
    Scene(name="one", show=_shown(_seen(_ROSA, _JUANA)), leave=_leave),
    Scene(name="shared", show=_shown(_seen(_ROSA, _JUANA), 1), leave=_leave),
    Scene(name="long", show=_shown(_seen(_ROSA, _LONG), 1), leave=_leave),
    Scene(name="hundred", show=_shown(_seen(*_HUNDRED), 60), leave=_leave),
    Scene(name="night", show=_shown(_NIGHT), leave=_leave),
    Scene(
        name="later",
        show=_shown(_seen(replace(_JUANA, when=When.LATER)), 0, LATER),
        leave=_leave,
    ),
    Scene(name="said_yes", show=_shown(_seen(_YES), 0, ARRANGE), leave=_leave),
)
