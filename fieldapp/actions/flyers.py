"""The events there can be flyers for, and what a flyer says of one."""

from dataclasses import dataclass
from typing import Final

from fieldapp.actions.acting import row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.handing_out import EventDay, event_days
from fieldapp.domain.flyer import FlyerFacts
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store

_NO_VACCINE: Final = frozenset({"NONE", "UNK"})


def flyer_facts(store: Store, event: bytes) -> FlyerFacts:
    """Give what a flyer says of an event. Raises: RefusedError not_here; StoreError."""
    row = row_here(store, "event", event)
    site = read_row(store.connection, BY_NAME["site"], row.ref("site"))
    offers = read_rows(store.connection, BY_NAME["offer"], "event = ?", (event,))
    groups = dict.fromkeys(offer.text("group") for offer in offers)
    return FlyerFacts(
        code=row.text("code"),
        title=row.text("title"),
        starts=row.text("starts"),
        ends=row.text("ends"),
        place="" if site is None else site.text("name"),
        address="" if site is None else _address(site),
        groups=tuple(each for each in groups if each not in _NO_VACCINE),
        walk_ins=row.values.get("walk_ins") is not False,
        drafts_ok=row.values.get("drafts_ok") is True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyersSeen:
    """The events there can be flyers for, nearest first, and what one of them is.

    `asked` is the event that was asked for.
    """

    days: tuple[EventDay, ...]
    event: EventDay | None
    facts: FlyerFacts | None
    asked: bytes | None


def look_at_flyers(desk: OpenedDesk, event: bytes | None) -> FlyersSeen:
    """Give what a flyer says of an event; without one, of the nearest that has times, else nearest.

    Raises: RefusedError; StoreError.
    """
    days = event_days(desk)
    nearest = next((each for each in days if each.timed), days[0] if days else None)
    chosen = next((each for each in days if each.id == event), nearest)
    facts = None if chosen is None else flyer_facts(desk.store, chosen.id)
    return FlyersSeen(days=days, event=chosen, facts=facts, asked=event)


def _address(site: Row) -> str:
    town = " ".join(each for each in (site.text("city"), site.text("zip")) if each)
    return ", ".join(each for each in (site.text("street"), town) if each)
