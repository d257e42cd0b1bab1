"""Who acts, and what their role lets them do: checked here on the laptop, again on the server."""

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.kinds import BY_NAME, LIFE
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import Change, See, hidden_fields, may_end, outranked, right
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made, Work, work
from fieldapp.store.rows import Row, load, read_row
from fieldapp.store.store import Store

USER: Final = "user"
"""The kind whose rows say who may do what."""
TYPED_FOR: Final = BY_NAME["typed_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The person at the keyboard: user row id and role; `typed_for` whom they type for, if any."""

    user: bytes
    role: str
    typed_for: bytes = b""


class Act:
    """The open unit of work of one act, with the author's rights in front of it."""

    def __init__(self, store: Store, author: Author, unit: Work) -> None:
        self.store = store
        self._author = author
        self._unit = unit
        self._created: list[tuple[str, Made]] = []

    @property
    def made(self) -> tuple[tuple[str, bytes], ...]:
        """Kind and id of every row the act made, once it is through: what its undo takes out."""
        return tuple((kind, self._unit.id_of(made)) for kind, made in self._created)

    @property
    def touched(self) -> Touched:
        """What the act changed, once it is through."""
        return self._unit.touched

    def create(self, kind: str, values: Mapping[str, Value | Made]) -> Made:
        """Add a new row. Raises: RefusedError not_allowed, role_above."""
        if not right(self._author.role, BY_NAME[kind]).make:
            raise RefusedError((Problem(field=kind, code="not_allowed"),))
        if kind == USER:
            self._may_rank(None, values)
        made = self._unit.create(BY_NAME[kind], values)
        self._created.append((kind, made))
        return made

    def spend(self, slot: bytes, token: int, appointment: Made | bytes) -> None:
        """Note for good that an appointment has a seat of this laptop: a new one, or it is again.

        Known from the row alone it would count as free once the row has left this laptop.
        """
        self._unit.spend(slot, token, appointment)

    def edit(
        self, row: Row, values: Mapping[str, Value | Made], unseen: Container[str] = ()
    ) -> None:
        """Set fields of a row; `unseen` as `Work.edit`.

        Raises: RefusedError not_allowed, role_above, not_here.

        A field that is hidden from the author is not theirs to set: they would write over what
        they have never seen.
        """
        self._may_edit(row)
        for name in values:
            if not self.sees(row, name):
                raise RefusedError((Problem(field=f"{row.kind.name}.{name}", code="not_allowed"),))
        if row.kind.name == USER:
            self._may_rank(row, values)
        self._unit.edit(row.kind, row.id, values, unseen)

    def sees(self, row: Row, name: str) -> bool:
        """Tell whether a field of a row is before the author's eyes."""
        if row.actor == self._author.user:
            return True
        hidden = hidden_fields(right(self._author.role, row.kind).see, row.kind)
        return row.kind.by_name[name].number not in hidden

    def take_out(self, row: Row, reason: str) -> None:
        """Take a row out; `reason` is a code of `deletion_reason`. Raises: RefusedError."""
        self._may_take_out(row)
        self._unit.take_out(row.kind, row.id, reason)

    def erase(self, person: Row, values: Mapping[str, Value]) -> Made:
        """Have a person erased: on this laptop with this act. Raises: RefusedError not_allowed."""
        if not right(self._author.role, ERASURE).make:
            raise RefusedError((Problem(field=ERASURE.name, code="not_allowed"),))
        return self._unit.erase(person.id, values)

    def bring_back(self, row: Row) -> None:
        """Undo a taking-out. Raises: RefusedError."""
        self._may_take_out(row)
        self._unit.bring_back(row.kind, row.id)

    def say_for_whom(self) -> None:
        """Write beside what is done to somebody that it is typed for another who works here.

        Its rows are not among those that an undo takes out: that it was typed stays true.
        """
        if self._author.typed_for and right(self._author.role, TYPED_FOR).make:
            for person in self._unit.people():
                told: dict[str, Value | Made] = {"person": person, "user": self._author.typed_for}
                self._unit.create(TYPED_FOR, told)

    def id_of(self, made: Made) -> bytes:
        """Give the id of a row this act made, once it is through."""
        return self._unit.id_of(made)

    def _may_take_out(self, row: Row) -> None:
        self._may_edit(row)
        allowed = right(self._author.role, row.kind)
        if not may_end(allowed, row.kind, own=row.actor == self._author.user):
            raise RefusedError((Problem(field=row.kind.name, code="not_allowed"),))
        if row.kind.name == USER:
            self._may_rank(row, None)

    def _may_rank(self, user: Row | None, values: Mapping[str, Value | Made] | None) -> None:
        """Refuse what is above the author's role: for a new user None, for a life no values."""
        kind = BY_NAME[USER]
        kept = None if user is None else load(self.store.connection, kind, user.id)
        changed: dict[int, Value] = {LIFE: None} if values is None else {}
        for name, value in (values or {}).items():
            if not isinstance(value, Made):
                changed[kind.by_name[name].number] = value
        if outranked(self._author.role, None if kept is None else kept.state, changed):
            raise RefusedError((Problem(field="user.role", code="role_above"),))

    def _may_edit(self, row: Row) -> None:
        allowed = right(self._author.role, row.kind).edit
        own = row.actor == self._author.user
        if allowed is Change.NOTHING or (allowed is Change.OWN and not own):
            raise RefusedError((Problem(field=row.kind.name, code="not_allowed"),))


@contextmanager
def acting(store: Store, author: Author, event: bytes | None) -> Iterator[Act]:
    """Open one act; leaving it makes it durable, any exception leaves nothing of it.

    `event` is the event in whose context it is done, None for the organisation's own data.
    Raises: RefusedError for what was typed or is not allowed; StoreError for the world's faults.
    """
    with work(store, actor=author.user, event=event) as unit:
        act = Act(store, author, unit)
        yield act
        act.say_for_whom()


def may_see(author: Author, kind: str) -> bool:
    """Tell whether this role sees rows of a kind that others made."""
    return right(author.role, BY_NAME[kind]).see is not See.NOTHING


def row_here(store: Store, kind: str, row: bytes) -> Row:
    """Give a living row. Raises: RefusedError not_here."""
    found = read_row(store.connection, BY_NAME[kind], row)
    if found is None or found.dead:
        raise RefusedError((Problem(field=kind, code="not_here"),))
    return found
