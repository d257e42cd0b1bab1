"""What the drivers' desk does with a ride: who drives, when and where, and what became of it."""

from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.ride_form import RideForm
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.driving import (
    BEGUN_ANEW,
    FAILED,
    assigned_by,
    read_ride,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rides import NOT_NEEDED, WANTED, may_become, ride_state
from fieldapp.store.drafts import drop_in_unit
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_STATE: Final = "ride_status.state"
_DRIVER: Final = ("driver", "driver_name", "driver_phone", "driver_cleared_on")


def save_ride(desk: OpenedDesk, form: RideForm) -> Noted:
    """Bring a ride to what the form says; who is named drives. Its draft goes in the same moment.

    Only what its author changed is written; where somebody else changed the same since, both
    stand for review. Raises: RefusedError as `read_ride`, not_here, not_allowed; StoreError.
    """
    store, author = desk.store, desk.author
    wanted = read_ride(form.draft, form.day, desk.today())
    if isinstance(wanted, tuple):
        raise RefusedError(wanted)
    row = row_here(store, "ride", form.ride)
    before = read_ride(form.opened, form.day, desk.today())
    seen = row.values if isinstance(before, tuple) else before
    changed = {name: value for name, value in wanted.items() if value != seen.get(name)}
    unseen = {name for name in changed if row.values.get(name) != seen.get(name)}
    with acting(store, author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        noting.edit(row, changed, unseen)
        if "driver_name" in changed and assigned_by(_state(store, row, desk.lists), wanted):
            _note(noting, row, "ASSIGNED")
        drop_in_unit(store, author.user, form.id)
    return noting.done()


def step_ride(desk: OpenedDesk, ride: bytes, state: str) -> Noted:
    """Note what became of a ride. Raises: RefusedError ride_step, not_here; StoreError."""
    row = row_here(desk.store, "ride", ride)
    if not may_become(_state(desk.store, row, desk.lists), state):
        raise RefusedError((Problem(field=_STATE, code="ride_step"),))
    with acting(desk.store, desk.author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        _note(noting, row, state)
    return noting.done()


def begin_ride_anew(desk: OpenedDesk, ride: bytes) -> Noted:
    """Look for a driver again, where one cannot come, came in vain, or was not found.

    The states are one way: it is another ride, like the first but for the driver, who knows.
    Raises: RefusedError ride_step, not_here; StoreError.
    """
    store = desk.store
    row = row_here(store, "ride", ride)
    state = _state(store, row, desk.lists)
    if state not in BEGUN_ANEW:
        raise RefusedError((Problem(field=_STATE, code="ride_step"),))
    values = {name: row.values.get(name) for name in _names() if name not in _DRIVER}
    with acting(store, desk.author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        if state not in FAILED:
            noting.edit(row, dict.fromkeys(_DRIVER))
        _note(noting, row, NOT_NEEDED)
        made = noting.create(
            "ride", {name: value for name, value in values.items() if value is not None}
        )
        noting.create("ride_status", {"ride": made, "state": WANTED})
    return noting.done()


def tell_called_off(desk: OpenedDesk, ride: bytes) -> Noted:
    """Note that the driver of a ride that is off knows it. Raises: RefusedError; StoreError."""
    row = row_here(desk.store, "ride", ride)
    with acting(desk.store, desk.author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        noting.edit(row, dict.fromkeys(_DRIVER))
        if NOT_NEEDED not in _states(desk.store, row):
            _note(noting, row, NOT_NEEDED)
    return noting.done()


def _names() -> tuple[str, ...]:
    return tuple(each.name for each in BY_NAME["ride"].fields)


def _note(noting: Noting, ride: Row, state: str) -> None:
    noting.create("ride_status", {"ride": ride.id, "state": state})


def _states(store: Store, ride: Row) -> list[str]:
    rows = read_rows(store.connection, BY_NAME["ride_status"], "ride = ?", (ride.id,))
    return [row.text("state") for row in rows]


def _state(store: Store, ride: Row, lists: CodeLists) -> str:
    return ride_state(_states(store, ride), lists["ride_state"])
