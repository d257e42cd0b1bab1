"""What the drivers' desk does with a ride: who drives, when and where, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from typing_extensions import override

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.ride_desk import OF_RIDE, OPENED
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.driving import (
    BEGUN_ANEW,
    FAILED,
    RideDraft,
    assigned_by,
    read_ride,
    shown_amount,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.phones import national_format
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rides import NOT_NEEDED, WANTED, may_become, ride_state
from fieldapp.domain.typed import plain
from fieldapp.domain.typed_times import shown_clock, shown_day
from fieldapp.domain.values import Value
from fieldapp.store.drafts import RIDE, drop_draft, drop_in_unit, save_draft
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_STATE: Final = "ride_status.state"
_DRIVER: Final = ("driver", "driver_name", "driver_phone", "driver_cleared_on")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RideForm:
    """The form of a ride: what is typed, and what it showed when it was opened.

    `id` names its draft, `day` is that of the visit.
    """

    id: bytes
    ride: bytes
    day: str
    draft: RideDraft = field(default_factory=RideDraft)
    opened: RideDraft = field(default_factory=RideDraft)

    @override
    def __repr__(self) -> str:
        return f"RideForm({self.ride.hex()})"

    @property
    def untouched(self) -> bool:
        """Whether nothing would be lost if it went."""
        return self.draft == self.opened


def draft_of_ride(values: Mapping[str, Value]) -> RideDraft:
    """Give a ride as its form shows it."""

    def said(name: str) -> str:
        value = values.get(name)
        return value if isinstance(value, str) else ""

    ready, cleared, cents = said("ready_at"), said("driver_cleared_on"), values.get("amount_cents")
    return RideDraft(
        ready=shown_clock(int(ready[11:13]) * 60 + int(ready[14:16])) if ready else "",
        pickup=said("pickup"),
        driver_name=said("driver_name"),
        driver_phone=national_format(said("driver_phone")) if said("driver_phone") else "",
        driver_cleared=_day(cleared),
        voucher_no=said("voucher_no"),
        amount=shown_amount(cents) if isinstance(cents, int) else "",
    )


def _day(kept: str) -> str:
    return shown_day(date.fromisoformat(kept)) if len(kept) == len("2026-06-01") else kept


# --- typing -------------------------------------------------------------------------------------


def keep_ride_draft(desk: OpenedDesk, form: RideForm) -> None:
    """Keep what is typed of a ride on this laptop. Raises: StoreError."""
    typed = {**plain(form.draft), OF_RIDE: form.ride, OPENED: plain(form.opened)}
    now, owner = desk.store.right_ms(), desk.author.user
    save_draft(desk.store, owner, form.id, typed, form=RIDE, event=None, now_ms=now)


def forget_ride_draft(desk: OpenedDesk, form: bytes) -> None:
    """Forget what was typed in a form. Raises: StoreError."""
    drop_draft(desk.store, desk.author.user, form)


# --- what is done -------------------------------------------------------------------------------


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
