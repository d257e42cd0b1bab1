"""Build the drivers' roster: the rides to an event of people who said that a driver may be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from fieldapp.actions.acting import row_here
from fieldapp.actions.gathering import grouped, rows_by
from fieldapp.actions.handout.wording import wording
from fieldapp.actions.roster_doubts import DRIVER_FIELDS, two_answers
from fieldapp.actions.roster_facts import Visit, local_time, site_line, visits_of
from fieldapp.actions.roster_lines import companion_of, left_out
from fieldapp.actions.rosters import Asked, revised, roster_header
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.driver_roster import DriverLine, driver_roster
from fieldapp.domain.names import name_as_said
from fieldapp.domain.rides import DRIVEN, SHARES
from fieldapp.domain.roster import Roster
from fieldapp.store.rides import standing_rides
from fieldapp.store.rows import Row
from fieldapp.store.store import Store

_BY_DRIVER: Final = "DRIVER"
_WATCHED: Final = timedelta(minutes=15)
"""How long somebody stays after a shot before they can go home."""


def driver_roster_of(store: Store, asked: Asked, lists: CodeLists) -> Roster | None:
    """Build the roster of the rides to an event, None where nobody is fetched.

    People who did not agree that the driver is told are counted, not listed. Whoever was withdrawn
    or called off is not expected any more, so neither is the ride.
    """
    event = row_here(store, "event", asked.event)
    visits = {each.sign_up.id: each for each in reversed(visits_of(store, asked.event, lists))}
    rides = {
        sign_up: ride
        for sign_up, ride in standing_rides(store, list(visits)).items()
        if ride.text("mode") in DRIVEN
    }
    if not rides:
        return None
    agreed = {each: visits[each] for each in rides if visits[each].agreed(SHARES)}
    people = [each.person.id for each in agreed.values()]
    contacts = grouped(rows_by(store, "contact", "person", people), "person")
    addresses = grouped(rows_by(store, "address", "person", people), "person")
    place = site_line(store, event)
    lines = [
        _line(
            (visit, rides[sign_up]),
            contacts.get(visit.person.id, ()),
            addresses.get(visit.person.id, ()),
            place,
            (lists, asked.language),
        )
        for sign_up, visit in agreed.items()
    ]
    words = wording("es" if asked.language == "es" else "en")
    header = replace(
        roster_header(store, asked, event, lists, reader=words.say("reader.driver")),
        left_out=left_out("no_driver_consent", len(rides) - len(agreed)),
        two_answers=two_answers(store, list(agreed.values()), DRIVER_FIELDS),
    )
    return revised(store, driver_roster(header, lines))


def _line(
    of: tuple[Visit, Row],
    contacts: Sequence[Row],
    addresses: Sequence[Row],
    place: str,
    how: tuple[CodeLists, str],
) -> DriverLine:
    """Give the driver's line: no birth date, no vaccine."""
    (visit, ride), (lists, language) = of, how
    ready, mode = ride.text("ready_at"), ride.text("mode")
    tag = visit.person.text("lang_spoken")
    riders, seats = ride.values.get("riders"), ride.values.get("child_seats")
    return DriverLine(
        ticket=visit.sign_up.text("ticket"),
        name_as_said=name_as_said(visit.person.values),
        name_sounds=visit.person.text("name_sounds"),
        at=local_time(ready) if ready else None,
        block="" if mode == _BY_DRIVER else lists["transport_mode"].label(mode, language),
        pickup=_pickup(ride, addresses),
        phone=_phone(contacts),
        riders=riders if isinstance(riders, int) else None,
        wheelchair=_wheelchair(ride.values, visit, language),
        companion=_companion(ride, visit, language),
        child_seats=seats if isinstance(seats, int) else None,
        language=lists["languages"].label(tag, language) if tag else "",
        drop=ride.text("drop") or place,
        returns=_returns(ride, visit.slot),
    )


def _pickup(ride: Row, addresses: Sequence[Row]) -> str:
    """Give where to fetch somebody; their directions stand below where the place has not them."""
    where = ride.text("pickup")
    directions = next((each for row in addresses if (each := row.text("directions"))), "")
    known = [] if directions in where else [directions]
    return ". ".join(each for each in (where, *known) if each)


def _phone(contacts: Sequence[Row]) -> str:
    numbers = (row.text("value") for row in contacts if row.text("kind") != "EMAIL")
    return next((each for each in numbers if each), "")


def _wheelchair(ride: Mapping[str, object], visit: Visit, language: str) -> str:
    words = wording("es" if language == "es" else "en")
    lift = ride.get("wheelchair") or any(row.text("code") == "LIFT" for row in visit.access_needs)
    said = [words.say("ride.lift")] if lift else []
    said += [words.say("ride.folds")] if ride.get("fold_ok") else []
    return "; ".join(said)


def _companion(ride: Row, visit: Visit, language: str) -> str:
    if named := companion_of(visit):
        return named
    words = wording("es" if language == "es" else "en")
    return words.say("ride.companion") if ride.values.get("companion") else ""


def _returns(ride: Row, slot: Row) -> time | None:
    if not ride.values.get("return_needed"):
        return None
    return (datetime.fromisoformat(slot.text("ends")) + _WATCHED).time()
