"""What a real store shows to somebody who works, and how a deed of the model is done on it."""

from typing import Any, Final

from fieldapp.domain.change import Creation, Op
from fieldapp.domain.kinds import LIFE
from fieldapp.domain.merge import RowState
from fieldapp.domain.rights import See
from tests.model.words import EVENT, EVERYTHING, REFERENCE, Scope, hidden_of
from tests.support.newer_program import NEW_FIELD, NEW_KIND, Program

NO_FIELDS: Final[frozenset[int]] = frozenset()


class RealDesk:
    """What a real store shows: the real counterpart of the model's `Desk`."""

    def __init__(self, program: Program, store: Any, lasting: bytes) -> None:
        self.store = store
        self.lasting = lasting
        self.scopes = [scope.id for scope in program["fieldapp.store.membership"].scopes(store)]
        self._by_number = program["fieldapp.domain.kinds"].BY_NUMBER
        self._load_row = program["fieldapp.store.rows"].load
        self._kinds: dict[bytes, int] = {}

    def _load(self, row: bytes) -> Any:
        return self._load_row(self.store.connection, self._by_number[self._kinds[row]], row)

    def view(self, row: bytes) -> RowState | None:
        kept = self._load(row)
        return None if kept is None else kept.state

    def rows(self, *kinds: int, dead: bool = False) -> list[bytes]:
        found = []
        for kind in kinds:
            table = f'"{self._by_number[kind].name}"'
            for (row,) in self.store.connection.execute(f"SELECT id FROM {table}"):
                self._kinds[row] = kind
                state = self.view(row)
                if state is not None and state.dead() == dead:
                    found.append(row)
        return sorted(found)

    def hidden(self, row: bytes) -> frozenset[int]:
        kept = self._load(row)
        if kept is None or not kept.restricted:
            return NO_FIELDS
        return hidden_of(See.CORE, kept.state.kind)

    def events(self) -> list[bytes]:
        if EVERYTHING in self.scopes:
            return self.rows(EVENT)
        return sorted(scope for scope in self.scopes if scope != REFERENCE)

    def scope_for(self, row: bytes) -> Scope | None:
        if EVERYTHING in self.scopes:
            return None
        found = self.store.connection.execute(
            "SELECT scope.id FROM member JOIN scope ON scope.no = member.scope WHERE row = ?",
            (row,),
        ).fetchall()
        events = sorted(scope for (scope,) in found if scope != REFERENCE)
        if events:
            return bytes(events[0])
        kept = self._load(row)
        return None if kept is None else kept.event


def put(program: Program, unit: Any, op: Op) -> Any:
    """Do one operation through the unit of work, which chooses what it replaces itself."""
    kind = program["fieldapp.domain.kinds"].BY_NUMBER[op.kind]
    if isinstance(op, Creation):
        made = program["fieldapp.store.journal"].Made
        values = {
            kind.by_number[number].name: (
                made(index=value)
                if kind.by_number[number].ref is not None and isinstance(value, int)
                else value
            )
            for number, value in op.values.items()
        }
        return unit.create(kind, values)
    for number, (value, _) in op.cells.items():
        if number != LIFE:
            unit.edit(kind, op.row, {kind.by_number[number].name: value})
        elif value is None:
            unit.bring_back(kind, op.row)
        else:
            unit.take_out(kind, op.row, "ERROR")
    return None


def with_later(ops: list[Op], text: str) -> list[Op]:
    """Give a new person with what only the newer program knows: a field, and a row beside it."""
    person, *others = ops
    assert isinstance(person, Creation)
    later = Creation(kind=person.kind, values={**person.values, NEW_FIELD: text})
    return [later, *others, Creation(kind=NEW_KIND, values={1: 0, 2: text})]
