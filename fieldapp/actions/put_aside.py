"""Rows of reviews that wait for a coordinator: what they are, and whom they are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from fieldapp.actions.acting import Author, may_see
from fieldapp.actions.calling import UNREACHABLE
from fieldapp.actions.finding import lines_of_people
from fieldapp.actions.language_doubts import LANGUAGE_OPEN, language_in_doubt
from fieldapp.actions.needing import UNMET
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store

_ASIDE: Final = "HELD"
TICKET_TWICE: Final = "DUPTICKET"
"""Reason of a review: two people carry one ticket."""
OVERBOOKED: Final = "OVERBOOK"
"""Reason of a review: two people have one seat, or one has none of those there are."""
CLOCK_OFF: Final = "CLOCK"
"""Reason of a review: a laptop's clock was off when it synced."""
_OPEN: Final = frozenset({"OPEN", "TAKEN", "REOPENED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside:
    """What coordinators are asked to look at; `row` is the review's.

    Work it put aside, by the code of its reason; with the code DUPTICKET a ticket that two people
    carry: `ticket` is its number and `people` are their names; with LANGUNK somebody whose language
    is not known, or only its group: `language` is the tag; with LANGUNMET somebody who has no
    interpreter; with CONTACT somebody whose number is wrong and who has no other; with OVERBOOK a
    seat that two people have, or one more than there are: `ticket` are theirs, `starts` is the
    time; with CLOCK a laptop whose clock was off: `laptop` is its letter. `persons` are the ids of
    whom it is about.
    """

    row: bytes
    code: str
    at_ms: int
    ticket: str = ""
    people: tuple[str, ...] = ()
    language: str = ""
    starts: str = ""
    laptop: str = ""
    persons: tuple[bytes, ...] = ()

    @override
    def __repr__(self) -> str:
        return f"PutAside({self.row.hex()})"


def put_aside(store: Store, author: Author) -> tuple[PutAside, ...]:
    """Give what waits in rows of reviews, the newest first. Raises: StoreError."""
    if not may_see(author, "review"):
        return ()
    where = "reason IN (?, ?, ?, ?, ?, ?, ?)"
    reasons = (_ASIDE, TICKET_TWICE, LANGUAGE_OPEN, UNMET, OVERBOOKED, UNREACHABLE, CLOCK_OFF)
    rows = read_rows(store.connection, BY_NAME["review"], where, reasons)
    waiting = [row for row in sorted(rows, key=_newest) if row.text("state") in _OPEN]
    languages = [row for row in waiting if row.text("reason") == LANGUAGE_OPEN]
    of_people = {row.ref("about"): row for row in languages}
    open_languages = _open_languages(store, author, of_people)
    return tuple(
        each
        for row in waiting
        if (each := open_languages.get(row.id) or _server_asks(store, author, row)) is not None
    )


def _newest(row: Row) -> int:
    return -row.made_ms


def _server_asks(store: Store, author: Author, row: Row) -> PutAside | None:
    match row.text("reason"):
        case "DUPTICKET":
            return _ticket_twice(store, author, row)
        case "LANGUNMET" | "CONTACT":
            return _about_a_person(store, author, row)
        case "OVERBOOK":
            return _overbooked(store, author, row)
        case "CLOCK":
            return _clock_was_off(store, row)
        case "HELD":
            return PutAside(
                row=row.id, code=row.text("detail").partition(" ")[0], at_ms=row.made_ms
            )
    return None


def _open_languages(
    store: Store, author: Author, of_people: Mapping[bytes, Row]
) -> dict[bytes, PutAside]:
    """Give the people whose language is still in doubt, once each, by the id of their review."""
    found: dict[bytes, PutAside] = {}
    for line in lines_of_people(store, author, list(of_people)):
        person = read_row(store.connection, BY_NAME["person"], line.person)
        here = any(not ticket.withdrawn for ticket in line.tickets)
        if person is None or person.dead or not here or not language_in_doubt(person.values):
            continue
        review = of_people[line.person]
        found[review.id] = PutAside(
            row=review.id,
            code=LANGUAGE_OPEN,
            at_ms=review.made_ms,
            ticket=next((each.number for each in line.tickets if not each.withdrawn), ""),
            people=(line.name.said,),
            language=person.text("lang_spoken"),
            persons=(line.person,),
        )
    return found


def _about_a_person(store: Store, author: Author, review: Row) -> PutAside:
    people = lines_of_people(store, author, [review.ref("about")])
    tickets = [each.number for line in people for each in line.tickets if not each.withdrawn]
    return PutAside(
        row=review.id,
        code=review.text("reason"),
        at_ms=review.made_ms,
        ticket=next(iter(tickets), ""),
        people=tuple(line.name.said for line in people),
        persons=tuple(line.person for line in people),
    )


def _clock_was_off(store: Store, review: Row) -> PutAside:
    device = read_row(store.connection, BY_NAME["device"], review.ref("about"))
    letter = "" if device is None else device.text("letter")
    return PutAside(row=review.id, code=CLOCK_OFF, at_ms=review.made_ms, laptop=letter)


def _overbooked(store: Store, author: Author, review: Row) -> PutAside:
    """Name who shares a seat, the newer first, and their time; one name where seats ran out."""
    appointments = [
        row
        for name in ("other", "about")
        if (row := read_row(store.connection, BY_NAME["appointment"], review.ref(name))) is not None
    ]
    sign_ups = [
        row
        for each in appointments
        if (row := read_row(store.connection, BY_NAME["sign_up"], each.ref("sign_up"))) is not None
    ]
    slots = [read_row(store.connection, BY_NAME["slot"], each.ref("slot")) for each in appointments]
    people = lines_of_people(store, author, [row.ref("person") for row in sign_ups])
    return PutAside(
        row=review.id,
        code=OVERBOOKED,
        at_ms=review.made_ms,
        ticket=", ".join(row.text("ticket") for row in sign_ups),
        people=tuple(line.name.said for line in people),
        starts=next((slot.text("starts") for slot in slots if slot is not None), ""),
        persons=tuple(line.person for line in people),
    )


def _ticket_twice(store: Store, author: Author, review: Row) -> PutAside:
    sign_ups = [
        row
        for name in ("other", "about")
        if (row := read_row(store.connection, BY_NAME["sign_up"], review.ref(name))) is not None
    ]
    people = lines_of_people(store, author, [row.ref("person") for row in sign_ups])
    return PutAside(
        row=review.id,
        code=TICKET_TWICE,
        at_ms=review.made_ms,
        ticket=next((row.text("ticket") for row in sign_ups), ""),
        people=tuple(line.name.said for line in people),
        persons=tuple(line.person for line in people),
    )
