"""Sign-ups with all that hangs on their people, read for many at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.columns import SHAPES, SYSTEM_COUNT
from fieldapp.store.lines import WITHDRAWN
from fieldapp.store.rows import Row, read_columns, row_of
from fieldapp.store.store import Store

_CHUNK: Final = 400
_HANGING: Final = ("contact", "address", "need", "access_need", "consent")
_Columns = tuple[Any, ...]


def _place_of_person(kind: str) -> int:
    shape = SHAPES[BY_NAME[kind].number]
    return SYSTEM_COUNT + [each.name for each in shape.fields].index("person")


_PERSON_OF: Final = {kind: _place_of_person(kind) for kind in ("sign_up", *_HANGING)}
"""In which column each names its person."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Whole:
    """A living sign-up with its person's living rows by kind, each oldest first."""

    sign_up: Row
    person: Row
    hanging: Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Unread:
    """A `Whole` as the file has it: comparing it with what it was costs a fifth of reading it."""

    sign_up: _Columns
    person: _Columns
    hanging: Mapping[str, tuple[_Columns, ...]]

    @property
    def id(self) -> bytes:
        """The id of the sign-up."""
        found: bytes = self.sign_up[0]
        return found

    @property
    def mark(self) -> int:
        """What is another number as soon as anything in it is another."""
        return hash((self.sign_up, self.person, tuple(self.hanging.items())))

    def read(self) -> Whole:
        """Read it."""
        return Whole(
            sign_up=_read("sign_up", self.sign_up),
            person=_read("person", self.person),
            hanging={
                kind: tuple(_read(kind, each) for each in rows)
                for kind, rows in self.hanging.items()
            },
        )


def standing_whole(
    store: Store, where: str, arguments: Sequence[object], most: int
) -> Iterator[Whole]:
    """Give the newest `most` sign-ups that stand, whole; `where` is SQL of this package."""
    return (each.read() for each in standing_unread(store, where, arguments, most))


def standing_unread(
    store: Store, where: str, arguments: Sequence[object], most: int
) -> Iterator[Unread]:
    """Give them as `standing_whole`, not read yet."""
    gone = "id NOT IN (SELECT sign_up FROM sign_up_status WHERE state = ? AND NOT _flags & 1)"
    rows = read_columns(
        store.connection, BY_NAME["sign_up"], f"({where}) AND {gone}", (*arguments, WITHDRAWN)
    )[-most:]
    for start in range(0, len(rows), _CHUNK):
        yield from _joined(store, rows[start : start + _CHUNK])


def _joined(store: Store, sign_ups: Sequence[_Columns]) -> Iterator[Unread]:
    whose = [each[_PERSON_OF["sign_up"]] for each in sign_ups]
    people = list(dict.fromkeys(each for each in whose if each is not None))
    marks = ",".join("?" * len(people))
    ask = store.connection
    known = {
        row[0]: row for row in read_columns(ask, BY_NAME["person"], f"id IN ({marks})", people)
    }
    hanging: defaultdict[bytes, dict[str, tuple[_Columns, ...]]] = defaultdict(dict)
    for kind in _HANGING:
        for row in read_columns(ask, BY_NAME[kind], f"person IN ({marks})", people):
            rows = hanging[row[_PERSON_OF[kind]]]
            rows[kind] = (*rows.get(kind, ()), row)
    for sign_up, person in zip(sign_ups, whose, strict=True):
        if person in known:
            yield Unread(sign_up=sign_up, person=known[person], hanging=hanging[person])


def _read(kind: str, columns: _Columns) -> Row:
    return row_of(SHAPES[BY_NAME[kind].number], columns)
