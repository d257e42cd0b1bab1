"""Sign-ups with all that hangs on their people, read for many at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.lines import WITHDRAWN
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_CHUNK: Final = 400
_HANGING: Final = ("contact", "address", "need", "access_need", "consent")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Whole:
    """A living sign-up with its person's living rows by kind, each oldest first."""

    sign_up: Row
    person: Row
    hanging: Mapping[str, tuple[Row, ...]]


def standing_whole(
    store: Store, where: str, arguments: Sequence[object], most: int
) -> Iterator[Whole]:
    """Give the newest `most` sign-ups that stand, whole; `where` is SQL of this package."""
    gone = "id NOT IN (SELECT sign_up FROM sign_up_status WHERE state = ? AND NOT _flags & 1)"
    rows = read_rows(
        store.connection, BY_NAME["sign_up"], f"({where}) AND {gone}", (*arguments, WITHDRAWN)
    )[-most:]
    for start in range(0, len(rows), _CHUNK):
        yield from _joined(store, rows[start : start + _CHUNK])


def _joined(store: Store, sign_ups: Sequence[Row]) -> Iterator[Whole]:
    people = list(dict.fromkeys(each.ref("person") for each in sign_ups))
    marks = ",".join("?" * len(people))
    ask = store.connection
    known = {row.id: row for row in read_rows(ask, BY_NAME["person"], f"id IN ({marks})", people)}
    hanging: defaultdict[bytes, dict[str, tuple[Row, ...]]] = defaultdict(dict)
    for kind in _HANGING:
        for row in read_rows(ask, BY_NAME[kind], f"person IN ({marks})", people):
            rows = hanging[row.ref("person")]
            rows[kind] = (*rows.get(kind, ()), row)
    for sign_up in sign_ups:
        person = known.get(sign_up.ref("person"))
        if person is not None:
            yield Whole(sign_up=sign_up, person=person, hanging=hanging[person.id])
