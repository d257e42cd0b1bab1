"""What rosters are built from: the people of an event's times, as they stand on this laptop."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from fieldapp.actions.acting import row_here
from fieldapp.actions.booking import shown_status
from fieldapp.actions.consenting import effective_consents
from fieldapp.actions.gathering import by_id, grouped, rows_by
from fieldapp.actions.needing import NeedHere, needs_here
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import zone_of
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.roster import MissingLaptop
from fieldapp.store.laptops import Laptop, reported
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import times_taken_out
from fieldapp.store.store import Store

EXPECTED: Final = frozenset({"BOOKED", "CONFIRMED", "ARRIVED"})
"""States of an appointment that put somebody on the day's list."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Visit:
    """One expected person: appointment, sign-up, person, and what hangs on the person.

    `need` is the one of `needs` that holds at this event, as it stands there.
    """

    appointment: Row
    slot: Row
    sign_up: Row
    person: Row
    needs: tuple[Row, ...]
    need: NeedHere | None
    access_needs: tuple[Row, ...]
    consents: tuple[Row, ...]
    doses: tuple[Row, ...]

    def agreed(self, consent: str) -> bool:
        """Whether a consent is in force."""
        return consent in effective_consents(self.consents, "GRANTED")

    @property
    def at(self) -> time:
        """The time at the place."""
        return local_time(self.slot.text("starts"))


def visits_of(store: Store, event: bytes, lists: CodeLists) -> list[Visit]:
    """Give everybody expected at the times of an event, however and where they signed up.

    A time that was taken out while a laptop without a line gave it to somebody still counts: they
    were told to come.
    """
    slots = {row.id: row for row in rows_by(store, "slot", "event", [event])}
    for each in times_taken_out(store, event):
        if (row := read_row(store.connection, BY_NAME["slot"], each)) is not None:
            slots[each] = row
    appointments = list(rows_by(store, "appointment", "slot", slots))
    statuses = grouped(
        rows_by(store, "appointment_status", "appointment", [row.id for row in appointments]),
        "appointment",
    )
    expected = [row for row in appointments if shown_status(statuses[row.id], lists) in EXPECTED]
    sign_ups = by_id(rows_by(store, "sign_up", "id", {row.ref("sign_up") for row in expected}))
    withdrawn = {
        row.ref("sign_up")
        for row in rows_by(store, "sign_up_status", "sign_up", sign_ups)
        if row.text("state") == "VOID"
    }
    people = by_id(rows_by(store, "person", "id", {row.ref("person") for row in sign_ups.values()}))
    hanging = {
        kind: grouped(rows_by(store, kind, "person", people), "person")
        for kind in ("need", "access_need", "consent", "dose")
    }
    needs = needs_here(store, None, event, people, lists)
    return [
        _visit(appointment, slots, sign_ups[appointment.ref("sign_up")], people, (hanging, needs))
        for appointment in expected
        if appointment.ref("sign_up") in sign_ups
        and appointment.ref("sign_up") not in withdrawn
        and sign_ups[appointment.ref("sign_up")].ref("person") in people
    ]


def _visit(
    appointment: Row,
    slots: Mapping[bytes, Row],
    sign_up: Row,
    people: Mapping[bytes, Row],
    on_them: tuple[Mapping[str, Mapping[bytes, list[Row]]], Mapping[bytes, NeedHere]],
) -> Visit:
    person, (hanging, needs) = people[sign_up.ref("person")], on_them
    return Visit(
        appointment=appointment,
        slot=slots[appointment.ref("slot")],
        sign_up=sign_up,
        person=person,
        needs=tuple(hanging["need"].get(person.id, ())),
        need=needs.get(person.id),
        access_needs=tuple(hanging["access_need"].get(person.id, ())),
        consents=tuple(hanging["consent"].get(person.id, ())),
        doses=tuple(hanging["dose"].get(person.id, ())),
    )


def missing_laptops(store: Store, event: Row, now_ms: int) -> tuple[MissingLaptop, ...]:
    """Give the laptops with work for an event that the server has not had in full.

    The people of an event were signed up there or at events that book for it (`next_event`). A
    laptop of somebody who worked there counts when it has more changes than the server received,
    was never heard from, or not since such an event ended.
    """
    zone = zone_of(event.text("tz"))
    feeding = [event, *read_rows(store.connection, BY_NAME["event"], "next_event = ?", (event.id,))]
    over = [ended for each in feeding if (ended := ended_at(each)) <= _moment(now_ms, zone)]
    ids = [each.id for each in feeding]
    workers = {row.ref("user") for row in rows_by(store, "event_assignment", "event", ids)}
    used = {
        row.ref("device")
        for row in read_rows(store.connection, BY_NAME["device_user"])
        if row.ref("user") in workers
    }
    known = {laptop.device: laptop for laptop in reported(store)}
    found: list[MissingLaptop] = []
    for device in read_rows(store.connection, BY_NAME["device"]):
        if device.id not in used or device.id == store.identity.device:
            continue
        if device.text("state") in {"REVOKED", "RETIRED"}:
            continue
        laptop = known.get(device.id)
        heard = _moment(laptop.last_heard_ms, zone) if laptop and laptop.last_heard_ms else None
        unheard = heard is None or any(heard < ended for ended in over)
        if laptop is None or laptop.made > laptop.received or unheard:
            found.append(_missing(store, device, laptop, (ids, heard)))
    return tuple(sorted(found, key=lambda each: each.letter))


def ended_at(event: Row) -> datetime:
    """Give the moment at which an event is over."""
    zone = zone_of(event.text("tz"))
    return datetime.fromisoformat(event.text("ends")).replace(tzinfo=zone)


def _missing(
    store: Store, device: Row, laptop: Laptop | None, of: tuple[list[bytes], datetime | None]
) -> MissingLaptop:
    letter = device.text("letter")
    events, heard = of
    received = sum(
        row.text("ticket").startswith(f"{letter}-")
        for row in rows_by(store, "sign_up", "event", events)
    )
    return MissingLaptop(
        letter=letter,
        label=device.text("label"),
        last_heard=heard,
        claimed=None if laptop is None else laptop.counts.get("sign_ups"),
        received=received,
    )


def _moment(ms: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)


def local_time(text: str) -> time:
    """Give the time of a `2026-06-13T09:20`."""
    return time.fromisoformat(text[11:16])


def local_day(text: str) -> date:
    """Give the day of a `2026-06-13T09:20`."""
    return date.fromisoformat(text[:10])


def site_line(store: Store, event: Row) -> str:
    """Give the place of an event in one line."""
    site_id = event.values.get("site")
    if not isinstance(site_id, bytes):
        return ""
    site = row_here(store, "site", site_id)
    return ", ".join(each for each in map(site.text, ("name", "street", "city")) if each)
