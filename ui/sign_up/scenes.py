"""The sign-up page for pictures: empty, half filled in, in full, and lacking something."""

from typing import Final

from fieldapp.domain.seats import WAITING_LIST
from fieldapp.domain.typed_doses import TypedDose
from ui.look import GAP
from ui.page import Page
from ui.scene import Scene
from ui.sign_up.maybe_scenes import invented
from ui.sign_up.screen import I_SPEAK, SignUpScreen
from ui.sign_up.state import FULL, QUICK, Edit

JUANA: Final = (
    Edit(field="name", value="Juana Tomás"),
    Edit(field="birth", value="1961"),
    Edit(field="speaks", value=("kjb",)),
    Edit(field="interpreter", value=("YES",)),
    Edit(field="modes", value=("ONSITE", "RELAY")),
    Edit(field="phone", value="(828) 555-0142"),
    Edit(field="wants", value=("COVID19", "FLU")),
    Edit(field="access", value=("WHEEL",)),
    Edit(field="granted", value=("STORE", "SHAREPROV")),
)
"""Somebody who does not exist, half-way through the form."""
DOSES: Final = (
    TypedDose(group="COVID19", product="208", when="6/1/2021", place="ELSEWHERE", proof="CARD"),
    TypedDose(group="COVID19", product="309", when="5/20/2026", place="ABROAD", proof="SAID"),
)


def _seen(page: Page) -> bool:
    return isinstance(page, SignUpScreen) and page.today.seen is not None


def _fill(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    for edit in JUANA:
        page.presenter.edit(edit)


def _fill_full(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _fill(page)
    page.presenter.ask(FULL)
    page.form.focus_first()


def _fill_doses(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _fill_full(page)
    page.presenter.edit(Edit(field="birth", value="4/9/1961"))
    page.presenter.edit(Edit(field="doses", value=DOSES))
    page.form.questions.parts["doses"].stops()[-1].setFocus()


def _doses_in_sight(page: Page) -> bool:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    page.form.port.ensureWidgetVisible(page.form.questions.parts["doses"].stops()[-1], 0, GAP)
    return True


def _clear_doses(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    page.presenter.edit(Edit(field="doses", value=()))
    _clear_full(page)


def _fill_too_soon(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _fill_doses(page)
    page.presenter.ask(QUICK)
    page.form.questions.seat.focus_row()


def _clear_full(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    page.presenter.ask(QUICK)
    _clear(page)


def _miss(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _fill(page)
    page.presenter.edit(Edit(field="phone", value="828 555"))
    page.presenter.edit(Edit(field="granted", value=()))
    page.presenter.save()
    page.form.focus_problem()


def _fill_ride(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _fill_full(page)
    seats = page.presenter.state.seats
    free = [each.code for each in seats.seats if each.free] if seats is not None else []
    for edit in (
        Edit(field="street", value="12 Elm Street"),
        Edit(field="directions", value="blue house behind the church"),
        Edit(field="seat", value=(*free, WAITING_LIST)[:1]),
        Edit(field="ride", value=("DRIVER",)),
    ):
        page.presenter.edit(edit)
    page.form.questions.rows["child_seats"].focus_row()


def _ride_in_sight(page: Page) -> bool:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    page.form.port.ensureWidgetVisible(page.form.grid.fields["child_seats"], 0, GAP)
    return True


def _clear_ride(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    for field in ("seat", "ride", "riders", "child_seats"):
        page.presenter.edit(Edit(field=field, value=()))
    for field in ("street", "directions", "pickup", "ride_ready"):
        page.presenter.edit(Edit(field=field, value=""))
    page.presenter.edit(Edit(field="ride_with", value=()))
    _clear_full(page)


def _slip(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    if rows := page.today.model.rows:
        page.slip.show(rows[min(1, len(rows) - 1)].key)


def _slip_in_sight(page: Page) -> bool:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    up = page.slip.cover is not None and page.slip.cover.up
    return up or not page.today.model.rows


def _end_slip(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    page.slip.take_down()


def _point(page: Page) -> None:
    page.go_to_place(I_SPEAK)


def _stop_pointing(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    assert page.pointing is not None  # noqa: S101 - it was asked for
    page.pointing.take_down()


def _clear(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    for edit in JUANA:
        page.presenter.edit(Edit(field=edit.field, value=type(edit.value)()))
    page.presenter.keep_now()
    page.form.focus_first()


def _turned(page: SignUpScreen) -> bool:
    """Whether the screen is turned: without an event there is nothing to be asked."""
    return page.turned.screen is not None and page.turned.screen.up


def _own(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _fill(page)
    page.turn_key.activated.emit()
    for code in ("Y", "AIAN", "HISP") if _turned(page) else ():
        page.turned.shown.card.picked.emit(code)


def _groups(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _own(page)
    if _turned(page):
        page.turned.shown.forward.click()


def _by_themselves(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    page.turn_key.activated.emit()


def _review(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _by_themselves(page)
    if not _turned(page):
        return
    screen = page.turned.shown
    for code in ("es", "Y"):
        screen.card.picked.emit(code)
    for text in ("Juana", "Tomás", "1961"):
        screen.card.typed.emit(text)
        screen.forward.click()
    screen.card.picked.emit("YES")
    screen.skip.click()
    screen.card.typed.emit("828 555 0142")
    for _ in range(4):
        screen.forward.click()
    for _ in range(3):
        screen.card.picked.emit("Y")


def _maybe(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _fill(page)
    page.maybe.rest()
    page.form.maybe.show_found(invented())


def _maybe_opened(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    _maybe(page)
    page.form.maybe.open(0)


def _nobody(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    page.form.maybe.show_found(())
    _clear(page)


def _turn_back(page: Page) -> None:
    assert isinstance(page, SignUpScreen)  # noqa: S101 - scenes of this page
    if _turned(page):
        page.turned.shown.take_down()
    for edit in (
        *(Edit(field=each, value=()) for each in ("race_eth", "disability", "refused")),
        *(Edit(field=each, value="") for each in ("answered_by", "given", "family", "zip")),
        Edit(field="method", value=()),
    ):
        page.presenter.edit(edit)
    _clear(page)


SCENES: Final = (
    Scene(name="empty", show=_clear, ready=_seen),
    Scene(name="filled", show=_fill, leave=_clear),
    Scene(name="full", show=_fill_full, leave=_clear_full),
    Scene(name="doses", show=_fill_doses, ready=_doses_in_sight, leave=_clear_doses),
    Scene(name="too_soon", show=_fill_too_soon, leave=_clear_doses),
    Scene(name="ride", show=_fill_ride, ready=_ride_in_sight, leave=_clear_ride),
    Scene(name="slip", show=_slip, ready=_slip_in_sight, leave=_end_slip),
    Scene(name="missing", show=_miss, leave=_clear),
    Scene(name="maybe", show=_maybe, leave=_nobody),
    Scene(name="maybe-open", show=_maybe_opened, leave=_nobody),
    Scene(name="own", show=_own, leave=_turn_back),
    Scene(name="groups", show=_groups, leave=_turn_back),
    Scene(name="self", show=_by_themselves, leave=_turn_back),
    Scene(name="review", show=_review, leave=_turn_back),
    Scene(name="i_speak", show=_point, leave=_stop_pointing),
)
