"""What an act did, noted while it is done, so that it can be taken back as it was."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from fieldapp.actions.acting import Act, Author, acting
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_row
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Noted:
    """Rows that were made (kind and id), or taken out; fields that were set: (before, after)."""

    touched: Touched
    event: bytes | None
    made: tuple[tuple[str, bytes], ...] = ()
    edited: tuple[tuple[str, bytes, Mapping[str, tuple[Value, Value]]], ...] = ()
    gone: tuple[tuple[str, bytes], ...] = ()

    def rows(self, kind: str) -> tuple[bytes, ...]:
        """Give the rows of a kind that were made."""
        return tuple(row for made, row in self.made if made == kind)


@dataclass(slots=True, kw_only=True, repr=False)
class Noting:
    """Does things in an open act and notes them; `done` gives them once the act is through."""

    act: Act
    event: bytes | None
    _made: list[tuple[str, Made]] = field(default_factory=list)
    _edited: list[tuple[str, bytes, Mapping[str, tuple[Value, Value | Made]]]] = field(
        default_factory=list
    )
    _gone: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def store(self) -> Store:
        """The store of the act."""
        return self.act.store

    def create(self, kind: str, values: Mapping[str, Value | Made]) -> Made:
        """Add a new row. Raises: RefusedError."""
        made = self.act.create(kind, values)
        self._made.append((kind, made))
        return made

    def edit(
        self, row: Row, values: Mapping[str, Value | Made], unseen: Container[str] = ()
    ) -> None:
        """Set what differs in fields of a row; `unseen` as `Work.edit`. Raises: RefusedError."""
        new = {name: value for name, value in values.items() if row.values.get(name) != value}
        if new:
            self.act.edit(row, new, unseen)
            was = {name: (row.values.get(name), value) for name, value in new.items()}
            self._edited.append((row.kind.name, row.id, was))

    def take_out(self, row: Row) -> None:
        """Take a row out as a mistake. Raises: RefusedError."""
        self.act.take_out(row, "MISTAKE")
        self._gone.append((row.kind.name, row.id))

    def done(self) -> Noted:
        """Give what was done; only after the act."""
        return Noted(
            touched=self.act.touched,
            event=self.event,
            made=tuple((kind, self.act.id_of(made)) for kind, made in self._made),
            edited=tuple(
                (
                    kind,
                    row,
                    {name: (before, self._id(after)) for name, (before, after) in was.items()},
                )
                for kind, row, was in self._edited
            ),
            gone=tuple(self._gone),
        )

    def _id(self, value: Value | Made) -> Value:
        return self.act.id_of(value) if isinstance(value, Made) else value


def take_back_noted(store: Store, author: Author, noted: Noted) -> Touched:
    """Take out what was made, bring back what went, set fields back; what changed since stays.

    Raises: RefusedError; StoreError.
    """
    with acting(store, author, noted.event) as act:
        for kind, row in reversed(noted.made):
            found = read_row(store.connection, BY_NAME[kind], row)
            if found is not None and not found.dead:
                act.take_out(found, "MISTAKE")
        for kind, row in noted.gone:
            found = read_row(store.connection, BY_NAME[kind], row)
            if found is not None and found.dead:
                act.bring_back(found)
        for kind, row, was in noted.edited:
            found = read_row(store.connection, BY_NAME[kind], row)
            if found is None or found.dead:
                continue
            back = {
                name: before
                for name, (before, after) in was.items()
                if found.values.get(name) == after
            }
            if back:
                act.edit(found, back)
    return act.touched
