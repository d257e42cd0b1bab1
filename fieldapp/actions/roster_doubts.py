"""What a reader has to ask about: answers recorded twice over, and people with two tickets."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from fieldapp.actions.duplicates import decided
from fieldapp.actions.roster_facts import Visit
from fieldapp.domain.roster import by_ticket
from fieldapp.store.lists import rows_in_conflict
from fieldapp.store.rows import Row, load
from fieldapp.store.store import Store

Fields = Mapping[str, frozenset[str]]
"""Names of fields by kind."""

CLINIC_FIELDS: Final[Fields] = {
    "person": frozenset(
        "name_given name_family name_family2 name_order name_native birth_date age_said"
        " lang_spoken lang_variety".split()
    ),
    "need": frozenset({"language", "wanted", "relay_via", "modes_ok"}),
    "access_need": frozenset({"code", "detail"}),
}
INTERPRETER_FIELDS: Final[Fields] = {
    "person": frozenset({"name_given", "name_used"}),
    "need": frozenset({"language", "variety", "wanted", "relay_via", "modes_ok", "gender_pref"}),
    "access_need": frozenset({"code", "detail"}),
}
DRIVER_FIELDS: Final[Fields] = {
    "person": frozenset("name_given name_family name_family2 name_order name_native".split())
}
"""What stands on each roster: nobody is told of a doubt about what they may not see."""


def two_answers(
    store: Store, visits: Iterable[Visit], fields: Fields
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give, by ticket, the fields (`person.birth_date`) that hold two different answers.

    Somebody who was moved on two laptops at once has two times (`appointment.slot`): both stand.
    """
    doubtful = {row for _, row in rows_in_conflict(store)}
    found: dict[str, dict[str, None]] = {}
    times: dict[tuple[str, str], set[bytes]] = {}
    for visit in visits:
        ticket = visit.sign_up.text("ticket")
        slots = times.setdefault((ticket, visit.appointment.text("group")), set())
        slots.add(visit.slot.id)
        if len(slots) > 1:
            found.setdefault(ticket, {})["appointment.slot"] = None
        for row in (visit.person, *visit.needs, *visit.access_needs):
            if row.id in doubtful and row.kind.name in fields:
                named = _named(store, row, fields[row.kind.name])
                found.setdefault(ticket, {}).update(dict.fromkeys(named))
    return tuple(
        (ticket, tuple(found[ticket])) for ticket in sorted(found, key=by_ticket) if found[ticket]
    )


def _named(store: Store, row: Row, fields: frozenset[str]) -> Sequence[str]:
    kept = load(store.connection, row.kind, row.id)
    numbers = () if kept is None else kept.state.conflicts()
    known = [row.kind.by_number.get(number) for number in numbers]
    return [f"{row.kind.name}.{each.name}" for each in known if each and each.name in fields]


def one_person(store: Store, visits: Iterable[Visit]) -> tuple[tuple[str, ...], ...]:
    """Give the tickets that belong to one person, because their records were joined."""
    root = decided(store).root
    tickets: dict[bytes, dict[str, None]] = {}
    for visit in visits:
        whose = root.get(visit.person.id, visit.person.id)
        tickets.setdefault(whose, {})[visit.sign_up.text("ticket")] = None
    several = (tuple(sorted(each, key=by_ticket)) for each in tickets.values() if len(each) > 1)
    return tuple(sorted(several))
