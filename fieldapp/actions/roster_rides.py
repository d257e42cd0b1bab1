"""Build the drivers' rosters: the rides to an event of people who agreed that a driver is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from hashlib import sha256
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
from fieldapp.domain.folding import fold
from fieldapp.domain.names import name_as_said
from fieldapp.domain.rides import DRIVEN, SHARES
from fieldapp.domain.roster import Roster
from fieldapp.store.rides import standing_rides
from fieldapp.store.rows import Row
from fieldapp.store.store import Store

_BY_DRIVER: Final = "DRIVER"
_KEYS: Final = 10_000
"""How many keys drivers can have: enough for those of one event."""
_WATCHED: Final = timedelta(minutes=15)
"""How long somebody stays after a shot before they can go home."""


def driver_rosters_of(store: Store, asked: Asked, lists: CodeLists) -> tuple[Roster, ...]:
    """Build a roster for each driver who is named for rides to an event, and the desk's.

    A driver reads their own rides and nobody else's; the desk's has those that nobody drives yet,
    or that are no driver's. People who did not agree that the driver is told are counted, not
    listed. Whoever was withdrawn or called off is not expected any more, so neither is the ride.
    """
    visits = {each.sign_up.id: each for each in reversed(visits_of(store, asked.event, lists))}
    whose: dict[str, dict[bytes, Row]] = {}
    for sign_up, ride in standing_rides(store, list(visits)).items():
        if ride.text("mode") in DRIVEN:
            whose.setdefault(fold(ride.text("driver_name")), {})[sign_up] = ride
    return tuple(
        _roster(store, asked, lists, [(visits[each], ride) for each, ride in rides.items()])
        for _, rides in sorted(whose.items())
    )


def _roster(
    store: Store, asked: Asked, lists: CodeLists, rides: Sequence[tuple[Visit, Row]]
) -> Roster:
    """Lay out the rides of one driver, or of none."""
    event = row_here(store, "event", asked.event)
    agreed = [(visit, ride) for visit, ride in rides if visit.agreed(SHARES)]
    people = [visit.person.id for visit, _ in agreed]
    contacts = grouped(rows_by(store, "contact", "person", people), "person")
    addresses = grouped(rows_by(store, "address", "person", people), "person")
    place = site_line(store, event)
    lines = [
        _line(
            (visit, ride),
            contacts.get(visit.person.id, ()),
            addresses.get(visit.person.id, ()),
            place,
            (lists, asked.language),
        )
        for visit, ride in agreed
    ]
    named = max(rides, key=lambda each: each[1].id)[1].text("driver_name")
    words = wording("es" if asked.language == "es" else "en")
    reader = named or words.say("reader.driver")
    header = replace(
        roster_header(store, asked, event, lists, reader=reader),
        reader_key=driver_key(named),
        left_out=left_out("no_driver_consent", len(rides) - len(agreed)),
        two_answers=two_answers(store, [visit for visit, _ in agreed], DRIVER_FIELDS),
    )
    return revised(store, driver_roster(header, lines))


def driver_key(name: str) -> str:
    """Give what tells a driver's files from another's, without their name; empty for nobody."""
    number = int.from_bytes(sha256(fold(name).encode()).digest()[:4], "big") % _KEYS
    return f"{number:04d}" if name else ""


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
