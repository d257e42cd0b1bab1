"""May this change be merged? Says yes, or a code for which it is held, and what it waits for."""

from typing import NamedTuple

from fieldapp.domain.change import Change, Creation, Edit, Op
from fieldapp.domain.kinds import Reach
from fieldapp.domain.rights import Change as MayEdit
from fieldapp.domain.rights import outranked
from fieldapp.domain.stamp import at
from tests.model.grants import NOTHING_GRANTED
from tests.model.rows import Row, creation_values, row_id
from tests.model.state import Grant, ServerState, Wait
from tests.model.words import (
    EVERYTHING,
    OWNER_FIELD,
    PERSON,
    REACH,
    REF_FIELDS,
    ROLE,
    SERVER_ONLY,
    SIGN_UP,
    USER,
    Scope,
    hidden_of,
    right_of,
)

NO_WAIT: Wait = ("", b"", b"")


class Refusal(NamedTuple):
    """Why a change is held; `wait` names what would let it in by itself."""

    code: str
    wait: Wait = NO_WAIT


class Judge:
    """One look at one change, inside the lock, with the roles of this moment."""

    def __init__(self, state: ServerState, change: Change, device: bytes, effective: int) -> None:
        self.state = state
        self.change = change
        self.device = device
        self.effective = effective
        self.grant: Grant = state.grants.get(device, NOTHING_GRANTED)
        self.roles: frozenset[str] = frozenset()

    def refusal(self, bug: str) -> Refusal | None:
        """Give the reason why the change is held, or None."""
        found = self._actor() or self._scope(bug)
        if found is not None:
            return found
        made: set[bytes] = set()
        for index, op in enumerate(self.change.ops):
            if isinstance(op, Edit):
                found = self._edit(op, bug)
            else:
                found = self._creation(op, made, bug)
                made.add(row_id(self.change.id, index))
            found = found or self._above(op)
            if found is not None:
                return found
        return None

    def _actor(self) -> Refusal | None:
        actor = self.change.actor
        if actor not in self.grant.users:
            return Refusal("actor_not_here", ("actor", self.device, actor))
        user = self.state.rows[actor].state
        self.roles = frozenset({str(user.value(ROLE))})
        return None

    def _scope(self, bug: str) -> Refusal | None:
        scope = self.change.scope
        granted = self.grant.scopes
        if EVERYTHING in granted:
            return None
        if scope is None:
            return Refusal("not_allowed")
        if scope in granted:
            return None
        since = max(
            self.state.withdrawn.get((self.device, each), -1) for each in (scope, EVERYTHING)
        )
        if since < 0:
            wait = NO_WAIT if bug == "grant_not_waited_for" else ("grant", self.device, scope)
            return Refusal("scope_unknown", wait)
        return None if self.effective < at(since) else Refusal("scope_withdrawn")

    def _edit(self, op: Edit, bug: str) -> Refusal | None:
        rights = right_of(self.roles, op.kind)
        right = rights.edit
        if right is MayEdit.NOTHING or op.kind in SERVER_ONLY:
            return Refusal("not_allowed")
        row = self.state.rows.get(op.row)
        if row is None:
            return Refusal("unknown_row", ("row", op.row, b""))
        if right is MayEdit.OWN and row.maker != self.change.actor:
            return Refusal("not_allowed")
        unseen = row.maker not in self.grant.users and not hidden_of(
            rights.see, op.kind
        ).isdisjoint(op.cells)
        if unseen:
            return Refusal("not_allowed")
        return None if self._visible(row, bug) else _not_visible("row_not_visible", row, bug)

    def _creation(self, op: Creation, made: set[bytes], bug: str) -> Refusal | None:
        if not right_of(self.roles, op.kind).make or op.kind in SERVER_ONLY:
            return Refusal("not_allowed")
        values = creation_values(self.change, op)
        for number in REF_FIELDS[op.kind]:
            target = values.get(number)
            if target is not None and target not in made and target not in self.state.rows:
                return Refusal("unknown_row", ("row", target, b""))
        if op.kind not in OWNER_FIELD:
            return None
        owner = values[OWNER_FIELD[op.kind]]
        if owner in made:
            return None
        row = self.state.rows[owner]
        if self._visible(row, "") or (op.kind == SIGN_UP and self._seen_anywhere(owner)):
            return None
        code = "person_not_visible" if row.state.kind == PERSON else "row_not_visible"
        return _not_visible(code, row, bug)

    def _above(self, op: Op) -> Refusal | None:
        """Refuse what is above the actor's role; nothing else is wrong with the operation."""
        if op.kind != USER:
            return None
        if isinstance(op, Edit):
            user = self.state.rows[op.row].state
            changed = {number: value for number, (value, _) in op.cells.items()}
            above = any(outranked(role, user, changed) for role in self.roles)
        else:
            above = any(outranked(role, None, op.values) for role in self.roles)
        return Refusal("role_above") if above else None

    def _visible(self, row: Row, bug: str) -> bool:
        """Whether the row is, or ever was, in the scope of the change, or is the actor's own."""
        if row.maker == self.change.actor and bug != "left_row_refused":
            return True
        if EVERYTHING in self.grant.scopes or REACH[row.state.kind] is Reach.REFERENCE:
            return True
        scope: Scope = self.change.scope or EVERYTHING
        entry = self.state.entries.get(scope, {}).get(row.id)
        if entry is None:
            return False
        return entry > 0 or bug != "left_row_refused"

    def _seen_anywhere(self, row: bytes) -> bool:
        entries = self.state.entries
        return any(entries.get(scope, {}).get(row, -1) > 0 for scope in self.grant.scopes)


def _not_visible(code: str, row: Row, bug: str) -> Refusal:
    """Held until the person enters a scope: after a restore the sign-up may come last."""
    wait = row.person is not None and bug != "entry_not_waited_for"
    return Refusal(code, ("enter", row.person or b"", b"") if wait else NO_WAIT)
