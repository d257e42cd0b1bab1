"""The server of the model: what it accepted, what it handed out, and its backups."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeVar

from fieldapp.domain.tokens import NO_TOKENS, Grant, SlotTokens, Tokens
from tests.model.seats.laptop import RETURNS
from tests.model.seats.words import Answer, Ask, Change, Id, Page, Slot

Kept = TypeVar("Kept")


@dataclass
class State:
    """All that a backup holds."""

    epoch: Id
    accepted: dict[Id, Change] = field(default_factory=dict)
    marks: list[Id] = field(default_factory=lambda: [b""])
    chains: dict[Id, list[Id]] = field(default_factory=dict)
    grants: dict[Id, Grant] = field(default_factory=dict)
    back: dict[Id, Tokens] = field(default_factory=dict)
    current: dict[int, Id] = field(default_factory=dict)
    shares: dict[tuple[Slot, int], int] = field(default_factory=dict)
    asked: set[frozenset[Id]] = field(default_factory=set)
    waits: bool = False
    hello: set[int] = field(default_factory=set)

    def copy(self) -> "State":
        return replace(
            self,
            accepted=dict(self.accepted),
            marks=list(self.marks),
            chains={replica: list(ids) for replica, ids in self.chains.items()},
            grants=dict(self.grants),
            back=dict(self.back),
            current=dict(self.current),
            shares=dict(self.shares),
            asked=set(self.asked),
            hello=set(self.hello),
        )


class Server:
    """Answers asks; `laptops` are those it waits for after it was put back."""

    def __init__(self, seed: int, laptops: int, capacities: tuple[int, ...], fault: str) -> None:
        self._random = Random(seed)
        self.capacities = capacities
        self.fault = fault
        self.living = set(range(laptops))
        self.state = State(self._random.randbytes(8))
        self.backups: list[State] = []
        self._freed: dict[Id, Id] = {}  # in whatever history: the change, and what it freed
        self._cache: tuple[Id, dict[object, object]] = (b"", {})

    # --- what stands --------------------------------------------------------------------------

    def _kept(self, name: object, make: Callable[[], Kept]) -> Kept:
        """Give what `make` gives, and the same again until something is accepted or handed out."""
        if self._cache[0] != self.state.marks[-1]:
            self._cache = (self.state.marks[-1], {})
        if name not in self._cache[1]:
            self._cache[1][name] = make()
        found: Kept = self._cache[1][name]  # type: ignore[assignment]
        return found

    def standing(self, slot: Slot) -> list[Change]:
        """Bookings of a time that are somebody's: freed, unless that was taken back."""
        return self._kept(("standing", slot), lambda: self._standing(slot))

    def _standing(self, slot: Slot) -> list[Change]:
        changes = self.state.accepted.values()
        freed = {each.about for each in changes if each.what == "free"}
        freed -= {each.about for each in changes if each.what == "again"}
        freed |= self._erased()
        return [
            each
            for each in changes
            if each.what == "book" and each.slot == slot and each.id not in freed
        ]

    def _erased(self) -> frozenset[Id]:
        """Bookings of people who are erased, those that come later among them."""
        return frozenset(c.about for c in self.state.accepted.values() if c.what == "erase")

    def tokens(self, slot: Slot) -> SlotTokens:
        """What the product decides by."""
        found = self._kept(("tokens", slot), lambda: self._tokens(slot))
        return replace(
            found,
            shares={
                bytes([device]): seats
                for (at, device), seats in self.state.shares.items()
                if at == slot
            },
            current={bytes([device]): each for device, each in self.state.current.items()},
        )

    def _tokens(self, slot: Slot) -> SlotTokens:
        grants = [
            replace(
                each,
                back=self.state.back.get(each.id, NO_TOKENS),
                for_good=self._given_up(each.id),
            )
            for each in self.state.grants.values()
            if each.slot == slot.to_bytes(1, "big")
        ]
        out = {token for each in grants for token in each.out}
        taken = {each.token for each in self.standing(slot)}
        named = {
            each.token
            for each in self.state.accepted.values()
            if each.what == "book" and each.slot == slot
        }
        if self.fault == "pool_forgets_people":
            taken &= out
        return SlotTokens(
            capacity=self.capacities[slot],
            grants=grants,
            taken=frozenset((named & out) | taken),
        )

    def _given_up(self, grant: Id) -> Tokens:
        changes = self.state.accepted.values()
        anew = {each.about for each in changes if each.what == "ask_anew"}
        return NO_TOKENS.union(
            *(
                c.tokens
                for c in changes
                if (c.what, c.about) == ("give_up", grant) and c.id not in anew
            )
        )

    # --- one exchange -------------------------------------------------------------------------

    def answer(self, ask: Ask, *, room: bool) -> Answer:
        state = self.state
        position, mark = ask.seen
        fits = position < len(state.marks) and state.marks[position] == mark
        chain = state.chains.get(ask.replica, [])
        overlap = [each.id for each in ask.batch[: max(0, len(chain) - ask.first)]]
        forked = chain[ask.first : ask.first + len(overlap)] != overlap
        if not forked and ask.first <= len(chain):
            self._take(ask, chain)
        chain = state.chains.get(ask.replica, [])
        if not forked:
            state.current[ask.device] = ask.replica
            self._hear_hello(ask, len(chain), fits=fits)
            self._hand_out(ask)
        told = fits and not forked
        return Answer(
            ask=ask,
            epoch=state.epoch,
            head=(len(state.marks) - 1, state.marks[-1]),
            history=not fits,
            new_replica=forked,
            received=0 if forked else len(chain),
            page=self._page() if told and room else None,
            back=self._beyond(ask) if told else (),
        )

    def _take(self, ask: Ask, chain: list[Id]) -> None:
        for each in ask.batch[len(chain) - ask.first :]:
            self.state.chains.setdefault(ask.replica, []).append(each.id)
            if each.id not in self.state.accepted:
                self._accept(each)

    def _accept(self, change: Change) -> None:
        state = self.state
        state.accepted[change.id] = change
        self._mark()
        if change.what in {"free", "erase"}:
            self._freed[change.id] = change.about
        if change.what in RETURNS:
            state.back[change.about] = state.back.get(change.about, NO_TOKENS) | change.tokens
        if change.what in {"book", "again"} and self.fault != "doubles_not_seen":
            same = [each for each in self.standing(change.slot) if each.token == change.token]
            for each in same[1:]:
                state.asked.add(frozenset({same[0].id, each.id}))

    def _mark(self) -> None:
        self.state.marks.append(self._random.randbytes(8))

    def _hear_hello(self, ask: Ask, received: int, *, fits: bool) -> None:
        state = self.state
        if not state.waits or ask.hello is None:
            return
        if ask.hello != state.epoch and self.fault != "stale_hello":
            return
        if received < ask.made and self.fault != "thaw_before_resend":
            return
        del fits
        state.hello.add(ask.device)
        if self.living <= state.hello or self.fault == "one_hello_is_enough":
            state.waits, state.hello = False, set()

    def _hand_out(self, ask: Ask) -> None:
        if self.state.waits and self.fault != "no_freeze":
            return
        device = bytes([ask.device])
        for slot in range(len(self.capacities)):
            wanted = dict(ask.wishes).get(slot, 0)
            tokens = self.tokens(slot)
            share = tokens.for_share(device)
            found = share or tokens.from_reserve(device, wanted)
            if found:
                grant = Grant(
                    id=self._random.randbytes(8),
                    slot=slot.to_bytes(1, "big"),
                    device=device,
                    replica=ask.replica,
                    tokens=frozenset(found),
                    reserve=not share,
                )
                self.state.grants[grant.id] = grant
                self._mark()

    def _beyond(self, ask: Ask) -> tuple[tuple[Slot, int], ...]:
        found = (
            (slot, self.tokens(slot).beyond(bytes([ask.device])))
            for slot in range(len(self.capacities))
        )
        return tuple((slot, count) for slot, count in found if count)

    def _page(self) -> Page:
        return self._kept("page", self._made_page)

    def _made_page(self) -> Page:
        state = self.state
        freed = {each.about for each in state.accepted.values() if each.what == "free"}
        freed -= {each.about for each in state.accepted.values() if each.what == "again"}
        return Page(
            erased=self._erased(),
            grants=tuple(
                replace(each, back=state.back.get(each.id, NO_TOKENS))
                for each in state.grants.values()
            ),
            bookings=frozenset(e for e in state.accepted.values() if e.what == "book"),
            freed=frozenset(freed),
        )

    def freed_in_a_lost_history(self) -> frozenset[Id]:
        """Give the bookings that were freed once by a change that nobody has any more.

        The server was put back to before it, and so was the file it was made in. Whoever held the
        number gave it on meanwhile, rightly.
        """
        lost = self._freed.keys() - self.state.accepted.keys()
        return frozenset(self._freed[each] for each in lost)

    # --- its own fate -------------------------------------------------------------------------

    def back_up(self) -> None:
        self.backups = [*self.backups, self.state.copy()][-3:]

    def restore(self, pick: int) -> None:
        if self.backups:
            self.state = self.backups[pick % len(self.backups)].copy()
            self.state.epoch = self._random.randbytes(8)
            self.state.waits, self.state.hello = True, set()
