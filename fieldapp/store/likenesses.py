"""What the people here are compared by, read a slice at a time; and who was joined or kept apart.

Left out are people who were taken out, and those all of whose sign-ups were withdrawn.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fieldapp.domain.days import PartialDay, kept_birth, read_whole_day
from fieldapp.domain.hint_keys import kept_under
from fieldapp.domain.matching import PersonFacts, PhoneFact
from fieldapp.store.lines import ALIVE
from fieldapp.store.store import Store

SLICE: Final = 500
"""People that are read in one go: some 20 ms."""
_GONE: Final = ("VOID", "MERGED", "ERASED")
_NAMES: Final = "id, name_given, name_family, name_family2, name_used, name_native"
_BIRTH: Final = "birth_date, birth_precision, age_said, age_unit, age_as_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A living row that says of two people that they are one."""

    row: bytes
    first: bytes
    second: bytes


def facts_here(store: Store) -> Iterator[tuple[PersonFacts, ...]]:
    """Give what everybody here is compared by, in slices; others may work between two of them."""
    after = b""
    while True:
        part, after = facts_after(store, after)
        if not after:
            return
        yield part


def facts_after(store: Store, after: bytes) -> tuple[tuple[PersonFacts, ...], bytes]:
    """Give one slice, and after whom the next one begins: empty when nobody was left."""
    rows = store.connection.execute(
        f"SELECT {_NAMES}, {_BIRTH} FROM person"  # noqa: S608 - names of this module
        f" WHERE {ALIVE} AND id > ? ORDER BY id LIMIT ?",
        (after, SLICE),
    ).fetchall()
    return tuple(_facts(store, rows)), rows[-1][0] if rows else b""


def facts_of(
    store: Store, people: Sequence[bytes], *, withdrawn_too: bool = False
) -> tuple[PersonFacts, ...]:
    """Give what some people are compared by; for a few hundred at most."""
    rows = store.connection.execute(
        f"SELECT {_NAMES}, {_BIRTH} FROM person"  # noqa: S608 - names of this module
        f" WHERE {ALIVE} AND id IN ({','.join('?' * len(people))})",
        people,
    ).fetchall()
    return tuple(_facts(store, rows, withdrawn_too=withdrawn_too))


def keys_of(store: Store, people: Sequence[bytes]) -> Mapping[bytes, str]:
    """Give the keys under which people are kept, as the index takes them."""
    known = facts_of(store, people, withdrawn_too=True)
    return {each.id: " ".join(kept_under(each)) for each in known}


def towns_of(store: Store, people: Sequence[bytes]) -> dict[bytes, str]:
    """Give the towns people live in, as they were typed."""
    return dict(_read(store, "person, city FROM address", "city IS NOT NULL", people))


def links_here(store: Store) -> tuple[Link, ...]:
    """Give the living links between people, oldest first."""
    return tuple(
        Link(row=row, first=first, second=second)
        for row, first, second in store.connection.execute(
            f"SELECT id, person, other FROM same_person WHERE {ALIVE}"  # noqa: S608
            " AND other IS NOT NULL ORDER BY _made, id"
        )
    )


def links_of(store: Store, person: bytes) -> tuple[Link, ...]:
    """Give the living links of everybody who is one with a person, oldest first."""
    found: dict[bytes, Link] = {}
    reached, new = {person}, [person]
    while new:
        each = new.pop()
        for row, first, second in store.connection.execute(
            f"SELECT id, person, other FROM same_person WHERE {ALIVE} AND person = ?"  # noqa: S608
            f" UNION SELECT id, person, other FROM same_person WHERE {ALIVE} AND other = ?",
            (each, each),
        ).fetchall():
            found[row] = Link(row=row, first=first, second=second)
            new += {first, second} - reached
            reached |= {first, second}
    return tuple(found[row] for row in sorted(found))


def _facts(
    store: Store, rows: Sequence[tuple[Any, ...]], *, withdrawn_too: bool = False
) -> Iterator[PersonFacts]:
    people = [row[0] for row in rows]
    phones, places = _phones(store, people), _places(store, people)
    gone = set() if withdrawn_too else _gone(store, people)
    for person, given, family, family2, used, native, *birth in rows:
        if person not in gone:
            yield PersonFacts(
                id=person,
                given=given or "",
                family=family or "",
                family2=family2 or "",
                used=used or "",
                native=native or "",
                birth=_birth(*birth),
                phones=tuple(phones[person]),
                zip_code=places.get(person, ("", ""))[0],
                street=places.get(person, ("", ""))[1],
            )


def _birth(
    born: str | None, precision: str | None, age: int | None, unit: str | None, said: str | None
) -> PartialDay | None:
    known = None
    on = read_whole_day(said) if said else None
    if age is not None and unit and on is not None:
        known = (age, unit, on)
    return kept_birth(born, precision, age=known)


def _phones(store: Store, people: Sequence[bytes]) -> defaultdict[bytes, list[PhoneFact]]:
    found: defaultdict[bytes, list[PhoneFact]] = defaultdict(list)
    for person, number, shared in _read(
        store, "person, value, shared FROM contact", "substr(value, 1, 1) = '+'", people
    ):
        found[person].append(PhoneFact(number=number, shared=bool(shared)))
    return found


def _places(store: Store, people: Sequence[bytes]) -> dict[bytes, tuple[str, str]]:
    rows = _read(store, "person, zip, street FROM address", "1", people)
    return {person: (zip_code or "", street or "") for person, zip_code, street in rows}


def _gone(store: Store, people: Sequence[bytes]) -> set[bytes]:
    """Give the people all of whose sign-ups were withdrawn or erased."""
    states = ", ".join(f"'{state}'" for state in _GONE)
    ended = (
        "EXISTS (SELECT 1 FROM sign_up_status WHERE sign_up = sign_up.id"  # noqa: S608
        f" AND {ALIVE} AND state IN ({states}))"
    )
    rows = list(_read(store, f"person, {ended} FROM sign_up", "1", people))
    return {person for person, _ in rows} - {person for person, gone in rows if not gone}


def _read(store: Store, columns: str, test: str, people: Sequence[bytes]) -> Iterator[Any]:
    marks = ",".join("?" * len(people))
    sql = f"SELECT {columns} WHERE {ALIVE} AND {test} AND person IN ({marks})"
    yield from store.connection.execute(sql, people)
