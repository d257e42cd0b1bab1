"""Whether a change may stand: role, laptop, scope and the rows it names, all as of now."""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from fieldapp.domain.change import Creation, Edit
from fieldapp.domain.erasing import REQUEST
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, LIFE, Kind
from fieldapp.domain.rights import (
    EVERY_EVENT,
    NO_RIGHT,
    Right,
    See,
    hidden_fields,
    may_end,
    outranked,
    table,
)
from fieldapp.domain.rights import Change as MayEdit
from sync.protocol.limits import ERASED_A_DAY, ERASED_A_DAY_OFFICE
from sync.protocol.messages import EVERYTHING
from sync.server.authority import EVENT, USER, Authority
from sync.server.grants import allowed_until
from sync.server.ledger import Ledger
from sync.server.prepare import Plan
from sync.server.storage.values import PARKED, Grant, RecordRow

ERASE_LIMIT: Final = "erase_limit"
_A_DAY_MS: Final = 24 * 3600 * 1000


class Held(NamedTuple):
    """Why a change is put aside, and the row whose coming would change that."""

    code: str
    waits: bytes | None = None


class Caller(NamedTuple):
    """One laptop at the time of one change: the users whose work it hands in, and its scopes."""

    device: bytes
    users: Mapping[bytes, Grant]
    scopes: Mapping[bytes, Grant]


_RETURN: Final = BY_NAME["seat_return"]
_ALLOTMENT: Final = _RETURN.by_name["allotment"].number
_FORCED: Final = _RETURN.by_name["forced"].number
_HOLDER: Final = BY_NAME["allotment"].by_name["device"].number
_NO_RIGHTS: Final[Mapping[str, Right]] = {}


class Judge:
    """Decides one change after the other, in the order in which they are accepted."""

    def __init__(self, ledger: Ledger, authority: Authority, now_ms: int) -> None:
        self._ledger = ledger
        self._now_ms = now_ms
        self.authority = authority

    def held(self, plan: Plan, caller: Caller, effective: int) -> Held | None:
        """Give why a change of a laptop may not stand, or None."""
        if plan.problem is not None:
            return Held(plan.problem)
        change = plan.change
        actor = caller.users.get(change.actor)
        if actor is None or (actor.ended is not None and effective >= actor.ended):
            return Held("actor_not_here")
        rights = table().get(self.authority.role(change.actor), _NO_RIGHTS)
        return (
            self._not_allowed(plan, rights)
            or self._out_of_scope(change.scope, caller, effective)
            or self._wrong_rows(plan, rights, _Sight(self._ledger, plan, caller, effective))
            or self._wrong_erasure(plan, caller, _Sight(self._ledger, plan, caller, effective))
            or self._wrong_returns(plan, caller.device)
        )

    def _not_allowed(self, plan: Plan, rights: Mapping[str, Right]) -> Held | None:
        for making in plan.makings:
            kind = BY_NUMBER.get(making.kind)
            if kind is None:
                continue  # parked: a newer server will ask
            found = rights.get(kind.name)
            if kind.server_only or found is None or not found.make:
                return Held("not_allowed")
            op = plan.change.ops[making.op]
            if making.kind == USER and isinstance(op, Creation):
                role = self.authority.role(plan.change.actor)
                if outranked(role, None, op.values):
                    return Held("role_above")
        return None

    def _out_of_scope(self, scope: bytes | None, caller: Caller, effective: int) -> Held | None:
        if scope is None:
            return None
        until = allowed_until(caller.scopes, scope)
        if until is None:
            return Held("scope_unknown")
        if until >= 0 and effective >= until:
            return Held("scope_withdrawn")
        event = self._ledger.row(scope)
        if event is None:
            return Held("unknown_row", scope)
        return None if event.kind == EVENT else Held("wrong_reference")

    def _wrong_rows(self, plan: Plan, rights: Mapping[str, Right], sight: "_Sight") -> Held | None:
        for ref in plan.refs:
            row = self._ledger.row(ref.row)
            if row is None and ref.needed:
                return Held("unknown_row", ref.row)
            if row is not None and ref.kind is not None and row.kind != ref.kind:
                return Held("wrong_reference")
        for person, _, fresh in plan.signs:
            if not fresh and not self._seen(person, sight):
                return Held("person_not_visible", person)
        for making in plan.makings:
            if making.owner is not None and not self._seen(making.owner, sight):
                return Held("row_not_visible", self._home(making.owner))
        if plan.plain:
            return None
        return self._wrong_edits(plan, rights, sight)

    def _wrong_erasure(self, plan: Plan, caller: Caller, sight: "_Sight") -> Held | None:
        """Let nobody erase whom they do not see, nor more in a day than one laptop ever meets.

        Somebody whom the server does not know may be erased: what comes of them later is not kept.
        """
        for row, person in plan.erasures:
            made = plan.change.ops[next(each.op for each in plan.makings if each.id == row)]
            if isinstance(made, Creation) and not made.values.keys() <= REQUEST:
                return Held("not_allowed")
            record = self._ledger.row(person)
            if self._ledger.is_erased(person):
                continue
            if record is not None and not sight.has(record):
                return Held("row_not_visible", record.home)
            if self._erased_today(caller) >= self._most_erased(plan.change.actor):
                return Held(ERASE_LIMIT, person)
        return None

    def _erased_today(self, caller: Caller) -> int:
        since = self._now_ms - _A_DAY_MS
        return self._ledger.writes.erasures_since(self._ledger.org.org, caller.device, since)

    def _most_erased(self, actor: bytes) -> int:
        office = self.authority.role(actor) in EVERY_EVENT
        return ERASED_A_DAY_OFFICE if office else ERASED_A_DAY

    def _wrong_returns(self, plan: Plan, device: bytes) -> Held | None:
        """Let a laptop hand back its own seats; another's only by who decides, and by force."""
        for making in plan.makings:
            op = plan.change.ops[making.op]
            if making.kind == _RETURN.number and isinstance(op, Creation):
                allotment = op.values[_ALLOTMENT]
                own = isinstance(allotment, bytes) and (
                    self._ledger.state(allotment).value(_HOLDER) == device
                )
                decides = self.authority.role(plan.change.actor) in EVERY_EVENT
                if not own and not (decides and op.values.get(_FORCED) is True):
                    return Held("not_allowed")
        return None

    def _wrong_edits(self, plan: Plan, rights: Mapping[str, Right], sight: "_Sight") -> Held | None:
        made = {making.id for making in plan.makings}
        for op in plan.change.ops:
            if isinstance(op, Creation):
                continue
            if op.row in made:
                return Held("wrong_value")
            row = self._ledger.row(op.row)
            if row is None:
                return Held("unknown_row", op.row)
            actor = plan.change.actor
            found = self._wrong_edit(op, row, rights, (actor, sight.users))
            found = found or self._above(op, actor)
            if found is None and not sight.has(row):
                found = Held("row_not_visible", row.home)
            if found is not None:
                return found
        return None

    def _wrong_edit(
        self,
        op: Edit,
        row: RecordRow,
        rights: Mapping[str, Right],
        who: tuple[bytes, Collection[bytes]],
    ) -> Held | None:
        if row.kind != op.kind:
            return Held("wrong_reference")
        kind = BY_NUMBER.get(op.kind)
        if kind is None:
            return None
        right = rights.get(kind.name, NO_RIGHT)
        if kind.server_only or right.edit is MayEdit.NOTHING:
            return Held("not_allowed")
        if LIFE in op.cells and not self._may_end(right, kind, row, who[0]):
            return Held("not_allowed")
        if right.edit is MayEdit.ALL and right.see is See.ALL:
            return None
        actor, users = who
        maker = self._ledger.maker(row)
        own = right.edit is MayEdit.ALL or maker == actor
        # What one does not see, one would overwrite blindly.
        seen = maker in users or op.cells.keys().isdisjoint(hidden_fields(right.see, kind))
        return None if own and seen else Held("not_allowed")

    def _may_end(self, right: Right, kind: Kind, row: RecordRow, actor: bytes) -> bool:
        return may_end(right, kind, own=True) and (
            may_end(right, kind, own=False) or self._ledger.maker(row) == actor
        )

    def _above(self, op: Edit, actor: bytes) -> Held | None:
        if op.kind != USER:
            return None
        changed = {number: value for number, (value, _) in op.cells.items()}
        above = outranked(self.authority.role(actor), self._ledger.state(op.row), changed)
        return Held("role_above") if above else None

    def _seen(self, row: bytes, sight: "_Sight") -> bool:
        record = self._ledger.row(row)
        return record is not None and sight.has(record)

    def _home(self, row: bytes) -> bytes | None:
        record = self._ledger.row(row)
        return None if record is None else record.home


class _Sight:
    """Which rows a laptop knows, or rightly knew when it made a change.

    A row counts as seen if it is or ever was in a scope the laptop may work in, for the laptop may
    not have heard that it left. A person who is in no scope is seen by who made the record.
    """

    def __init__(self, ledger: Ledger, plan: Plan, caller: Caller, effective: int) -> None:
        self._ledger = ledger
        self._actor = plan.change.actor
        self.users = caller.users.keys()
        self._scopes = {
            key
            for key, grant in caller.scopes.items()
            if grant.ended is None or effective < grant.ended
        }

    def has(self, row: RecordRow) -> bool:
        if EVERYTHING in self._scopes:
            return True
        if row.home == PARKED:
            return False
        stays = self._ledger.stays(row.home)
        if not self._scopes.isdisjoint(stays):
            return True
        return not stays and row.home == row.id and self._ledger.maker(row) == self._actor
