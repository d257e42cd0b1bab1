"""Taking in a batch: what is new, whose it is, what stands, and what that sets free."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.change import (
    Change,
    Creation,
    Edit,
    Op,
    decode_body,
    encode_body,
    encode_ops,
    hide_body,
    next_link,
)
from fieldapp.domain.erasing import ERASURE, PERSON, ROWS, SEAL, seal_of
from fieldapp.domain.ids import new_change_id
from fieldapp.domain.kinds import SCHEMA
from fieldapp.domain.merge import RowState
from fieldapp.domain.stamp import at, capped
from fieldapp.domain.values import Value
from sync.protocol.batch import Received
from sync.server.authority import DECIDING, SERVER_USER, Authority
from sync.server.decide import Caller, Held, Judge
from sync.server.erasing import Eraser
from sync.server.grants import renewed
from sync.server.ledger import Ledger
from sync.server.pages import Fresh
from sync.server.places import reached
from sync.server.prepare import Plan, plan
from sync.server.questions import Questions, review
from sync.server.rows import OVERBOOK, REVIEW, TWICE, resolved
from sync.server.seats import Seats
from sync.server.storage.values import Erasure, HeldRow, Org
from sync.server.storage.writes import Writes
from sync.server.tickets import Tickets

ASKED_AT: Final = ERASURE.by_name["asked_at"].number
DONE_AT: Final = ERASURE.by_name["done_at"].number
CONFIRMED: Final = ERASURE.by_name["devices_confirmed"].number
_ABOUT_KIND: Final = REVIEW.by_name["about_kind"].number
_OTHER: Final = REVIEW.by_name["other"].number
_FREED_BY_GRANTS: Final = (
    "scope_unknown",
    "actor_not_here",
    "row_not_visible",
    "person_not_visible",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What comes from outside: the time and the random source."""

    now_ms: int
    random: Callable[[int], bytes]


class Taking:
    """One unit of work that takes in changes. Made inside the lock, ended by `finish`."""

    def __init__(
        self, writes: Writes, org: Org, authority: Authority, around: Surroundings
    ) -> None:
        self._writes = writes
        self._org = org
        self._around = around
        self._now = at(around.now_ms)
        self.ledger = Ledger(writes, org)
        self._judge = Judge(self.ledger, authority, around.now_ms)
        self._stubs: list[tuple[int, int, frozenset[bytes]]] = []
        self._kinds: set[int] = set()
        self._actors: set[bytes] = set()
        self._own_n, self._own_link = org.own_n, org.own_link
        self._decided = False
        self._reference_position = org.reference_position
        self._aside: dict[bytes, HeldRow] = {}
        self._again: dict[bytes, HeldRow] = {}
        self._was_held: dict[bytes, HeldRow] = {}
        self._settled: dict[tuple[int, bytes, int, int], str | None] = {}
        self._callers: dict[bytes, Caller] = {}
        self._tickets = Tickets(self.ledger)
        self._questions = Questions(self.ledger, self.own)
        self.eraser = Eraser(self.ledger)
        self._erased: set[bytes] = set()
        self.scrubs = False  # whether something was overwritten that must not stay in a log
        self._seats = Seats(self.ledger)
        self._aliases: list[tuple[int, bytes, int, bytes, bytes]] = []

    @property
    def secret(self) -> bytes:
        """The key by which this server knows its own word again."""
        return self._org.own_secret

    @property
    def now_ms(self) -> int:
        return self._around.now_ms

    @property
    def authority(self) -> Authority:
        return self._judge.authority

    def caller(self, device: bytes) -> Caller:
        """Give a laptop with what it was handed."""
        if device not in self._callers:
            grants = self._writes.grants_of(self._org.org, device)
            users = {grant.scope: grant for grant in grants if grant.person}
            scopes = {grant.scope: grant for grant in grants if not grant.person}
            self._callers[device] = Caller(device, users, scopes)
        return self._callers[device]

    def take(
        self, plans: Sequence[Plan], links: Sequence[bytes], device: bytes, replica: bytes
    ) -> None:
        """Take in the changes of one replica, in order."""
        known = self._writes.known(self._org.org, [each.change.id for each in plans])
        needs: set[bytes] = set()
        for each in plans:
            needs |= each.needs()
        self.ledger.look_up(needs)
        self.ledger.look_up_erased(
            making.id for each in plans for making in each.makings if making.home == making.id
        )
        self.ledger.look_up_people(
            person for each in plans for person, _, fresh in each.signs if not fresh
        )
        self.ledger.look_up_makers(each.change.ops for each in plans if not each.plain)
        caller = self.caller(device)
        for each, link in zip(plans, links, strict=True):
            change = each.change
            if change.id in known:
                self._aliases.append((self._org.org, replica, each.n, change.id, link))
                continue
            effective = capped(change.stamp, self._around.now_ms)
            held = self._judge.held(each, caller, effective)
            if held is None:
                kept = self.eraser.cleaned(each, replica)
                made_by = (replica, kept.n, link)
                known[change.id] = self._accept(kept, made_by, effective, device)
                self._note_stub(kept, known[change.id], effective)
            else:
                self._put_aside(each, (device, replica, link), effective, held)
                known[change.id] = held.code

    def _accept(
        self,
        each: Plan,
        made_by: tuple[bytes, int, bytes],
        effective: int,
        device: bytes = b"",
    ) -> int:
        position = self.ledger.accept(each, made_by, effective)
        if each.deciding:
            self._decide(each, position)
        self._tickets.note(each)
        for row, person in each.erasures:
            self._erase(row, person, position, device)
        self._seats.note(each, position)
        return position

    # people who asked to be erased

    def _erase(self, row: bytes, person: bytes, position: int, device: bytes) -> None:
        """Erase a person, and tell every laptop which rows go; with all who are one with them."""
        with_them = reached(person, self.ledger.near()) - {person}
        rows: list[Value] = list(self.eraser.erase(person, position))
        self.scrubs = True
        self._erased.add(person)
        self._tickets.forget(rows)
        self._seats.forget(rows)
        told: dict[int, tuple[Value, tuple[bytes, ...]]] = {
            SEAL: (seal_of(self._org.own_secret, person), (self.ledger.origin(row),)),
            ROWS: (rows, (self.ledger.origin(row),)),
        }
        self.own([Edit(kind=ERASURE.number, row=row, cells=told)])
        made = Erasure(row, person, self.ledger.position, device, self._around.now_ms)
        self._writes.add_erasure(self._org.org, made)
        for other in sorted(with_them):
            self.erase(other)

    def erase(self, person: bytes) -> None:
        """Erase a person as the server, unless that was done."""
        self.ledger.look_up_erased([person])
        if not self.ledger.is_erased(person):
            values: dict[int, Value] = {PERSON: person, ASKED_AT: self._around.now_ms}
            self.own([Creation(kind=ERASURE.number, values=values)])

    def end_erasures(self) -> None:
        """Close what every laptop that works here has done."""
        org, writes = self._org.org, self._writes
        active = [each for each in writes.devices(org) if each.revoked_ms is None]
        done = min((each.erased_at for each in active), default=0)
        for each in writes.erasures_open(org):
            if each.position <= done:
                origin = (self.ledger.origin(each.id),)
                cells: dict[int, tuple[Value, tuple[bytes, ...]]] = {
                    DONE_AT: (self._around.now_ms, origin),
                    CONFIRMED: (len(active), origin),
                }
                self.own([Edit(kind=ERASURE.number, row=each.id, cells=cells)])
                writes.end_erasure(org, each.id, self._around.now_ms)

    def _note_stub(self, each: Plan, position: int | str, effective: int) -> None:
        scopes = self.ledger.in_scopes
        if (
            isinstance(position, int)
            and scopes is not None
            and each.plain
            and each.hidden is None
            and effective == each.change.stamp
            and each.change.schema <= SCHEMA
        ):
            self._stubs.append((each.n, position, scopes))
            self._actors.add(each.change.actor)
            self._kinds.update([making.kind for making in each.makings])

    def fresh(self) -> Fresh | None:
        """Give what was just taken in, if that is all there is and every change has its stub."""
        before, last = self._org.position, self.ledger.position
        if self.ledger.moved or not self._stubs or len(self._stubs) != last - before:
            return None
        kinds, actors = frozenset(self._kinds), frozenset(self._actors)
        return Fresh(before, last, kinds, actors, tuple(self._stubs))

    def _decide(self, each: Plan, position: int) -> None:
        rows = [making.id for making in each.makings if making.kind in DECIDING]
        rows += [op.row for op in each.change.ops if isinstance(op, Edit) and op.kind in DECIDING]
        states: list[tuple[bytes, RowState]] = [
            (row, resolved(self.ledger.state(row), self.ledger.origin(row))) for row in rows
        ]
        self._judge.authority = self.authority.taking(states, position)
        self._reference_position = position
        self._decided = True

    def _put_aside(
        self, each: Plan, made_by: tuple[bytes, bytes, bytes], effective: int, held: Held
    ) -> None:
        device, replica, link = made_by
        row = HeldRow(
            each.change.id, replica, each.n, device, effective, link, each.body, *held, each.hidden
        )
        self._aside[each.change.id] = self.eraser.cleaned_aside(row)

    # what becomes possible

    def _settle(self) -> None:
        """Take up what waited, until nothing more comes free."""
        while True:
            if self._decided:
                self._renew_grants()
                ready = self._writes.held_as(self._org.org, _FREED_BY_GRANTS)
                ready += [row for row in self._aside.values() if row.code in _FREED_BY_GRANTS]
            else:
                ready = []
            came = {*self.ledger.made, *self.ledger.entered, *self._erased}
            self.ledger.made, self.ledger.entered = [], set()
            self._erased = set()
            ready += self._writes.waiting_for(self._org.org, came)
            ready += [row for row in self._aside.values() if row.waits in came]
            if not self._take_up(ready):
                return

    def _take_up(self, ready: Iterable[HeldRow]) -> bool:
        freed = False
        unique = {row.id: row for row in ready}
        for row in sorted(unique.values(), key=lambda each: (each.replica, each.n)):
            change = decode_body(row.id, row.body)
            received = Received(n=row.n, change=change, body=row.body, hidden=row.hidden)
            again = plan(received)
            held = self._judge.held(again, self.caller(row.device), row.effective)
            if held is None:
                kept = self.eraser.cleaned(again, row.replica)
                made_by = (row.replica, row.n, row.link)
                position = self._accept(kept, made_by, row.effective, row.device)
                self._free(row, position)
                freed = True
            elif row.id in self._aside:
                self._aside[row.id] = row._replace(code=held.code, waits=held.waits)
            elif held != (row.code, row.waits):
                self._hold_again(row, held)
        return freed

    def _free(self, row: HeldRow, position: int) -> None:
        if self._aside.pop(row.id, None) is None:
            self._writes.drop_held(self._org.org, [row.id])
            self._was_held[row.id] = row
        self._tell(row, position, None)

    def _hold_again(self, row: HeldRow, held: Held) -> None:
        self._writes.set_held(self._org.org, row.id, held.code, held.waits)
        if held.code != row.code:
            self._tell(row, self.ledger.position, held.code)
            self._was_held.setdefault(row.id, row)
            self._again[row.id] = row._replace(code=held.code, waits=held.waits)

    def _tell(self, row: HeldRow, position: int, code: str | None) -> None:
        """Have every laptop that knows a change as held hear what became of it."""
        org = self._org.org
        names = {(row.replica, row.n), *self._writes.aliases_of(org, row.id)}
        names |= {(each[1], each[2]) for each in self._aliases if each[3] == row.id}
        for replica, n in names:
            self._settled[org, replica, position, n] = code

    def _renew_grants(self) -> None:
        self._decided = False
        devices = self._writes.devices(self._org.org)
        held = self._writes.grants(self._org.org)
        changed = renewed(self.authority, devices, held, self.ledger.position, self._now)
        self._writes.set_grants(self._org.org, changed)
        self._callers.clear()

    def flush(self) -> None:
        """Write what has gathered, so that it can be read; the lock stays."""
        self.ledger.flush()
        self._seats.write()

    def touch_grants(self) -> None:
        """Have the grants derived anew at the end, whatever else happens."""
        self._decided = True

    # the server's own changes

    def own(self, ops: Sequence[Op], scope: bytes | None = None) -> Change:
        """Make a change as the server and accept it; give the change."""
        change = Change(
            id=new_change_id(self._around.now_ms, self._around.random),
            stamp=self._now,
            unsure=False,
            actor=SERVER_USER,
            scope=scope,
            schema=SCHEMA,
            ops=tuple(ops),
        )
        body = encode_body(change, encode_ops(ops))
        self._chain(change.id, body)
        self._accept_own(plan(Received(n=self._own_n, change=change, body=body)), self._now)
        return change

    def adopt(self, each: Plan) -> None:
        """Accept a change that the server itself made in a history that was replaced."""
        self._chain(each.change.id, each.body)
        self._accept_own(each, min(each.change.stamp, self._now))

    def _accept_own(self, each: Plan, effective: int) -> None:
        self._accept(each, (self._org.replica, self._own_n, self._own_link), effective)

    def _chain(self, change_id: bytes, body: bytes) -> None:
        self._own_n += 1
        hidden = hide_body(self._org.own_secret, self._own_n, change_id, body)
        self._own_link = next_link(self._own_link, self._org.replica, self._own_n, hidden)

    def _look_at_tickets(self) -> None:
        """Put sign-ups of one event with the same ticket before the coordinators, once a pair."""
        for event, pairs in self._tickets.twice().items():
            for ticket, one, two in pairs:
                self.own([_about_two(review(TWICE, ticket, one), "sign_up", two)], event)

    def _look_at_seats(self) -> None:
        """Put people with one seat before the coordinators, or one more than seats are there."""
        for event, about, other, why in self._seats.overbooked():
            self.own([_about_two(review(OVERBOOK, why, about), "appointment", other)], event)

    def finish(self) -> Org:
        """Settle, then write everything that belongs to this unit of work; give the new head."""
        self._settle()
        aside = list(self._aside.values())
        self._writes.add_held(self._org.org, aside)
        self._writes.add_aliases(self._aliases)
        self._writes.add_settled([(*key, code) for key, code in sorted(self._settled.items())])
        self._questions.close(self._was_held.values())
        self._questions.ask([*aside, *self._again.values()])
        self._look_at_tickets()
        self._look_at_seats()
        self._tickets.write_asked()
        if self._decided:
            self._renew_grants()
        self.ledger.flush()
        head = self._org._replace(
            position=self.ledger.position,
            mark=self.ledger.mark,
            reference_position=self._reference_position,
            own_n=self._own_n,
            own_link=self._own_link,
        )
        self._writes.set_head(head)
        return head


def _about_two(item: Creation, kind: str, other: bytes) -> Creation:
    """Give an item with the second of the two rows of `kind` that it is about."""
    both: dict[int, Value] = {**item.values, _ABOUT_KIND: kind, _OTHER: other}
    return Creation(kind=item.kind, values=both)
