"""Counts the sign-ups and people of a month: unique people, languages, groups, completeness."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from fieldapp.actions.finishing import open_among
from fieldapp.actions.gathering import grouped, rows_by
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.report_measures import NONE
from fieldapp.domain.suppression import Cell
from fieldapp.store.erasing import erased_sign_ups
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store
from fieldapp.store.whole import Whole, standing_whole

REFUSED = "PNTS"
_NOT_ASKED = "UNK"
_EVERY = 10_000_000


def count_people(
    store: Store, events: Sequence[tuple[Row, str]], lists: CodeLists
) -> Counter[Cell]:
    """Count the sign-ups of events, given with their counties, the earliest first.

    Somebody counts once, in the county where they came first; records that were joined are one
    person. Who was erased stays counted, of an unknown language and group.
    """
    counts: Counter[Cell] = Counter()
    heads = _joined(store)
    first: dict[bytes, str] = {}
    spoken: dict[bytes, str] = {}
    known: dict[bytes, list[bytes]] = {}
    for event, county in events:
        wholes = list(standing_whole(store, "event = ?", (event.id,), _EVERY))
        gone = [person for at, person, _ in erased_sign_ups(store) if at == event.id]
        counts[county, "sign_ups"] += len(wholes) + len(gone)
        counts[county, "complete"] += len(wholes) - _unfinished(store, event.id, wholes, lists)
        for each in wholes:
            head = heads.get(each.person.id, each.person.id)
            first.setdefault(head, county)
            spoken[head] = spoken.get(head) or each.person.text("lang_spoken")
            known.setdefault(head, []).append(each.person.id)
        for person in gone:
            first.setdefault(heads.get(person, person), county)
    groups = _groups(store, known)
    for head, county in first.items():
        counts[county, f"spoken:{spoken.get(head) or NONE}"] += 1
        for measure in groups.get(head) or ("group_not_asked",):
            counts[county, measure] += 1
    return counts


def _unfinished(store: Store, event: bytes, wholes: Sequence[Whole], lists: CodeLists) -> int:
    return sum(1 for _ in open_among(store, event, wholes, lists))


def _groups(store: Store, people: Mapping[bytes, Iterable[bytes]]) -> dict[bytes, tuple[str, ...]]:
    """Give the measures in which each person counts: groups as they said them, or refused."""
    every = {each for records in people.values() for each in records}
    rows = grouped(rows_by(store, "demographics", "person", every), "person")
    found: dict[bytes, tuple[str, ...]] = {}
    for head, records in people.items():
        said = {code for each in records for row in rows[each] for code in _codes(row)}
        named = sorted({code.partition("-")[0] for code in said} - {REFUSED, _NOT_ASKED})
        if named:
            found[head] = ("group_known", *(f"group:{code}" for code in named))
        elif REFUSED in said:
            found[head] = ("group_refused",)
    return found


def _codes(row: Row) -> list[str]:
    codes = row.values.get("race_eth")
    return [each for each in codes if isinstance(each, str)] if isinstance(codes, list) else []


def _joined(store: Store) -> dict[bytes, bytes]:
    """Give for each record that was joined the one that stands for all of that person's."""
    root: dict[bytes, bytes] = {}

    def top(each: bytes) -> bytes:
        while root.setdefault(each, each) != each:
            each = root[each]
        return each

    for row in read_rows(store.connection, BY_NAME["same_person"]):
        root[top(row.ref("other"))] = top(row.ref("person"))
    return {each: top(each) for each in list(root)}
