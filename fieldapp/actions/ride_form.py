"""The form in which somebody says who drives: as it shows a ride, and what is half typed of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from typing_extensions import override

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.driving import RideDraft, shown_amount
from fieldapp.domain.phones import national_format
from fieldapp.domain.typed import from_plain, plain
from fieldapp.domain.typed_times import shown_clock, shown_day
from fieldapp.domain.values import Value
from fieldapp.store.drafts import RIDE, drafts_of, drop_draft, save_draft

_OF: Final = "ride"
_OPENED: Final = "opened"
"""Under which a draft keeps its ride, and what the form showed before anything was typed."""
_WHOLE_DAY: Final = len("2026-06-01")


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
        driver_cleared=cleared_day(cleared),
        voucher_no=said("voucher_no"),
        amount=shown_amount(cents) if isinstance(cents, int) else "",
    )


def cleared_day(kept: str) -> str:
    """Give the day a driver was cleared as the form shows it; empty where nobody said so."""
    return shown_day(date.fromisoformat(kept)) if len(kept) == _WHOLE_DAY else kept


def keep_ride_draft(desk: OpenedDesk, form: RideForm) -> None:
    """Keep what is typed of a ride on this laptop. Raises: StoreError."""
    typed = {**plain(form.draft), _OF: form.ride, _OPENED: plain(form.opened)}
    now, owner = desk.store.right_ms(), desk.author.user
    save_draft(desk.store, owner, form.id, typed, form=RIDE, event=None, now_ms=now)


def forget_ride_draft(desk: OpenedDesk, form: bytes) -> None:
    """Forget what was typed in a form. Raises: StoreError."""
    drop_draft(desk.store, desk.author.user, form)


def half_typed_rides(desk: OpenedDesk) -> dict[bytes, RideForm]:
    """Give this person's half-typed forms, by ride; the day is open. Raises: StoreError."""
    found: dict[bytes, RideForm] = {}
    for kept in drafts_of(desk.store, desk.author.user, RIDE):
        ride, opened = kept.typed.get(_OF), kept.typed.get(_OPENED)
        if isinstance(ride, bytes) and isinstance(opened, dict):
            found[ride] = RideForm(
                id=kept.id,
                ride=ride,
                day="",
                draft=from_plain(RideDraft, kept.typed),
                opened=from_plain(RideDraft, opened),
            )
    return found
