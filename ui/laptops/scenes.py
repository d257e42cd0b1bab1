"""The laptops page for pictures: the list, one not ready, an invitation, a code, shutting out."""

from dataclasses import replace
from typing import Final

from fieldapp.actions.erasures import ErasureLine
from fieldapp.actions.laptops import LaptopLine
from fieldapp.actions.laptops_ready import LaptopReady
from ui.laptops.screen import LaptopsScreen
from ui.laptops.state import Code, Side
from ui.page import Page
from ui.scene import Scene

_LONG: Final = "The grey laptop of the parish hall that has a crack in its lid"
_LONG_NAME: Final = "María de los Ángeles Hernández-Villanueva de la Cruz"
_DAY_MS: Final = 24 * 3600 * 1000


def _seen(page: Page) -> bool:
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    return page.presenter.state.seen is not None


def _invite(page: Page) -> None:
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    page.presenter.begin_invitation()
    page.presenter.choose_new_person("Mai Yang")
    page.presenter.choose_role("CANVASSER")


def _refuse(page: Page) -> None:
    """No network: no code can be made, and what was chosen stays."""
    _invite(page)
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    invitation = replace(presenter.state.invitation, fault="offline")
    presenter.state = replace(presenter.state, invitation=invitation)
    presenter.changed.emit()


def _hundred(page: Page) -> None:
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    _late(page)
    presenter = page.presenter
    if (seen := presenter.state.seen) is not None:
        one = replace(seen.laptops[0], label=_LONG, people=(_LONG_NAME, "Marcus Reed"))
        many = tuple(replace(one, device=bytes([at]), letter=f"{at}") for at in range(100))
        seen = replace(seen, laptops=many)
        presenter.state = replace(presenter.state, seen=seen, chosen=many[3].device)
    presenter.changed.emit()


def _code(page: Page) -> None:
    """A code that no server has made: nobody gets in with it."""
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    code = Code(
        text="7K2P-Q9XTM-4WHR8",
        name="Mai Yang",
        label="Mai's laptop",
        server="https://sync.healthyhills.example",
        expires_ms=page.around.session.now_ms() + _DAY_MS,
    )
    presenter.state = replace(presenter.state, side=Side.CODE, code=code)
    presenter.changed.emit()


def _revoke(page: Page) -> None:
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    page.presenter.begin_revocation()


def _late(page: Page) -> None:
    """Friday evening: one laptop has got nothing of tomorrow. Nothing of it is in the store."""
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    heard_ms = page.around.session.now_ms() - 2 * _DAY_MS
    late = LaptopLine(
        device=b"C",
        letter="C",
        label="Mai's laptop",
        people=("Mai Yang",),
        state="ACTIVE",
        own=False,
        steered=True,
        heard_ms=heard_ms,
        program="1.2.3",
        codes="2026-09.1",
        next_title="St. Luke's pantry",
        next_starts="2026-06-13T08:00",
        ready=LaptopReady(
            device=b"C",
            letter="C",
            people=(),
            heard_ms=heard_ms,
            late=True,
            seats=0,
            old_codes=True,
        ),
    )
    if (seen := presenter.state.seen) is not None:
        seen = replace(seen, laptops=(late, *seen.laptops))
        presenter.state = replace(presenter.state, seen=seen, chosen=late.device, side=Side.LAPTOP)
    presenter.changed.emit()


def _look_again(page: Page) -> None:
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    page.presenter.watch.look()


def _leave(page: Page) -> None:
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    page.presenter.leave()


def _erasing(page: Page) -> None:
    """Three who asked to be erased: nothing of them is in sight, only where it is still to do."""
    assert isinstance(page, LaptopsScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    seen, now = presenter.state.seen, page.around.session.now_ms()
    if seen is None:
        return
    line = ErasureLine(
        row=b"1", asked_ms=now - _DAY_MS, by="Rosa Delgado", at=("A",), handed_over=True,
        waits_for=("C", "D"), done_ms=0, confirmed=0,
    )  # fmt: skip
    fresh = replace(line, row=b"2", asked_ms=now, handed_over=False)
    done = replace(line, row=b"3", waits_for=(), done_ms=now, confirmed=4)
    presenter.state = replace(presenter.state, seen=replace(seen, erasures=(fresh, line, done)))
    presenter.changed.emit()


SCENES: Final = (
    Scene(name="list", ready=_seen),
    Scene(name="erasing", show=_erasing, ready=_seen),
    Scene(name="not-ready", show=_late, ready=_seen, leave=_look_again),
    Scene(name="invite", show=_invite, ready=_seen, leave=_leave),
    Scene(name="offline", show=_refuse, ready=_seen, leave=_leave),
    Scene(name="hundred", show=_hundred, ready=_seen, leave=_look_again),
    Scene(name="code", show=_code, ready=_seen, leave=_leave),
    Scene(name="shut-out", show=_revoke, ready=_seen, leave=_leave),
)
