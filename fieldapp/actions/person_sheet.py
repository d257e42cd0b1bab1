"""One person as the window shows them: all that this reader may see, and who is with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fieldapp.actions.acting import Author, row_here
from fieldapp.actions.booking import birth_of
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.dosing import told_by_rows
from fieldapp.actions.duplicates import Likely, cluster_of, likely_same
from fieldapp.actions.finding import lines_of_people, seen_row
from fieldapp.actions.forgetting import Forgetting, forget_person, may_forget, what_goes
from fieldapp.actions.history import PersonPage, person_page
from fieldapp.actions.stopping import Agreed, Stopped, agree_again, may_stop, stop, take_back
from fieldapp.domain.consents import STOPPED
from fieldapp.domain.dose_history import given_doses
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import (
    AskProvider,
    DoseDoubt,
    Due,
    NoneDue,
    doses_to_check,
    due_dates,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import Change, right
from fieldapp.domain.touched import Touched
from fieldapp.store.lines import PersonLine
from fieldapp.store.listing import people_of_household
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store

_NAMED_BY: Final = {
    "user": "name",
    "event": "title",
    "slot": "starts",
    "site": "name",
    "organization": "name",
    "interpreter": "name",
    "contact": "value",
    "household": "label",
    "sign_up": "ticket",
}
"""The field that names a row of a kind that others point to."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NextDoses:
    """What the list says of the next dose of each group, and which past doses came early by it."""

    due: tuple[Due | NoneDue | AskProvider, ...] = ()
    doubts: tuple[DoseDoubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonSheet:
    """A person, what hangs on them, and who is with them.

    `doses` is what follows from their doses today, as far as this reader sees them. `household` are
    other people of the household, `joined` other records of this person, `likely`
    those who may be. `names` gives a word for each row that is pointed to, `laptops` the letters.
    """

    line: PersonLine
    page: PersonPage
    doses: NextDoses
    household: tuple[PersonLine, ...]
    joined: tuple[PersonLine, ...]
    likely: tuple[Likely, ...]
    names: Mapping[bytes, str]
    laptops: Mapping[bytes, str]
    device: bytes
    may_correct: bool
    may_withdraw: bool
    may_stop: bool
    goes: Forgetting | None
    """What would go where they ask to be erased; None where this reader takes no such wish."""


def look_at_person(desk: OpenedDesk, person: bytes) -> PersonSheet:
    """Give a person's sheet. Raises: RefusedError not_here; StoreError."""
    store, author = desk.store, desk.author
    page = person_page(store, author, person)
    lines = lines_of_people(store, author, [person])
    if not lines:
        raise RefusedError((Problem(field="person", code="not_here"),))
    others = people_of_household(store, page.person.ref("household"))
    cluster = cluster_of(store, author, person)
    return PersonSheet(
        line=lines[0],
        page=page,
        doses=_next_doses(desk, page),
        household=tuple(
            each for each in lines_of_people(store, author, others) if each.person != person
        ),
        joined=tuple(each for each in cluster.people if each.person != person),
        likely=likely_same(store, author, lines[0]),
        names=dict(_names(store, author, page)),
        laptops={row.id: row.text("letter") for row in _every(store, "device")},
        device=store.identity.device,
        may_correct=_may_edit(author, page.person),
        may_withdraw=right(author.role, BY_NAME["sign_up_status"]).make,
        may_stop=may_stop(author),
        goes=what_goes(store, person) if may_forget(author) else None,
    )


def _next_doses(desk: OpenedDesk, page: PersonPage) -> NextDoses:
    rows = [row for row in page.rows if row.kind.name == "dose" and not row.restricted]
    given, rules = given_doses(told_by_rows(rows), desk.lists), dose_rules(desk.lists)
    birth, today = birth_of(page.person), desk.today()
    groups = dict.fromkeys(dose.group for dose in given)
    return NextDoses(
        due=tuple(due_dates(given, rules, today, group=each, birth=birth) for each in groups),
        doubts=doses_to_check(given, rules, birth=birth),
    )


def person_of_sign_up(desk: OpenedDesk, sign_up: bytes) -> bytes:
    """Give whose sign-up it is. Raises: RefusedError not_here."""
    return row_here(desk.store, "sign_up", sign_up).ref("person")


def stop_for(
    desk: OpenedDesk,
    person: bytes,
    types: tuple[str, ...] = STOPPED,
    purpose: str = "",
    contact: bytes = b"",
) -> Stopped:
    """Withdraw what somebody does not want any more, by default all and at every number.

    Raises: RefusedError; StoreError.
    """
    store, author, how = desk.store, desk.author, _how(desk)
    return stop(store, author, person, types, purpose=purpose, contact=contact, how=how)


def agree_for(
    desk: OpenedDesk, person: bytes, kind: str, purpose: str = "", contact: bytes = b""
) -> Agreed:
    """Note what somebody wants again. Raises: RefusedError; StoreError."""
    store, author, how = desk.store, desk.author, _how(desk)
    return agree_again(store, author, person, kind, purpose=purpose, contact=contact, how=how)


def _how(desk: OpenedDesk) -> str:
    """Say how a wish reaches this reader: who makes calls hears it on the phone."""
    return "PHONE" if desk.author.role == "CALLER" else "SPOKEN"


def start_again(desk: OpenedDesk, stopped: Stopped) -> Touched:
    """Undo a withdrawal that was a slip. Raises: RefusedError; StoreError."""
    return take_back(desk.store, desk.author, stopped)


def forget(desk: OpenedDesk, person: bytes) -> Touched:
    """Erase somebody who asks for it; there is no undo. Raises: RefusedError; StoreError."""
    return forget_person(desk.store, desk.author, person)


def _may_edit(author: Author, row: Row) -> bool:
    allowed = right(author.role, row.kind).edit
    return allowed is Change.ALL or (allowed is Change.OWN and row.actor == author.user)


def _names(store: Store, author: Author, page: PersonPage) -> Iterator[tuple[bytes, str]]:
    for kind in ("user", "event"):
        for row in _every(store, kind):
            yield row.id, row.text(_NAMED_BY[kind])
    wanted = dict(_pointed_to((page.person, *page.rows, *page.taken_out)))
    people = [row for row, kind in wanted.items() if kind == "person"]
    for line in lines_of_people(store, author, people):
        yield line.person, line.name.said
    for each, kind in wanted.items():
        named_by = _NAMED_BY.get(kind)
        if kind in {"user", "event"} or named_by is None:
            continue
        found = read_row(store.connection, BY_NAME[kind], each)
        seen = None if found is None else seen_row(author, found)
        if seen is not None:
            yield each, seen.text(named_by)


def _every(store: Store, kind: str) -> list[Row]:
    return read_rows(store.connection, BY_NAME[kind])


def _pointed_to(rows: Iterable[Row]) -> Iterator[tuple[bytes, str]]:
    """Give each row that a field names, with its kind."""
    for row in rows:
        for field in row.kind.fields:
            value = row.values.get(field.name)
            if field.ref is not None and field.ref != "row" and isinstance(value, bytes):
                yield value, field.ref
