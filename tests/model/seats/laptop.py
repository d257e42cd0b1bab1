"""A laptop of the model: its file, what its keyring remembers, and what people do on it."""

from collections.abc import Iterator
from random import Random
from typing import Final

from fieldapp.domain.tokens import Grant, Tokens, held_by, to_give_back
from tests.model.seats.words import Answer, Ask, Change, File, Id, Slot

RETURNS: Final = frozenset({"give_back", "give_up", "force"})


class Laptop:
    """One laptop; everything that a crash keeps is in `file` and `note`."""

    def __init__(self, device: int, seed: int, capacities: tuple[int, ...], fault: str) -> None:
        self.device = device
        self.capacities = capacities
        self.fault = fault
        self._random = Random(seed)
        self.file = File(self._random.randbytes(16))
        self.note = (self.file.replica, 0)
        self.copies: list[tuple[File, tuple[Id, int]]] = []
        self._asks = 0
        self._open: Ask | None = None

    # --- what it holds ------------------------------------------------------------------------

    def grants(self, slot: Slot) -> list[Grant]:
        """Its view of what was handed out; what it gave back itself counts at once."""
        own = self.file.log
        back: dict[Id, Tokens] = {}
        for each in own:
            if each.what in RETURNS and self.fault != "returned_and_kept":
                back[each.about] = back.get(each.about, frozenset()) | each.tokens
        return [
            Grant(
                id=each.id,
                slot=each.slot,
                device=each.device,
                replica=each.replica,
                tokens=each.tokens,
                back=each.back | back.get(each.id, frozenset()),
            )
            for each in self.file.page.grants
            if each.slot == slot.to_bytes(1, "big")
        ]

    def held(self, slot: Slot) -> Tokens:
        grants = [each for each in self.grants(slot) if each.id not in self.file.void]
        if self.fault == "tokens_survive_the_name":
            own = [each for each in grants if each.device == bytes([self.device])]
            return frozenset(token for each in own for token in each.out)
        return held_by(grants, self.file.replica, self.capacities[slot])

    def spent(self, slot: Slot) -> Tokens:
        """Numbers that are somebody's, as far as this file knows; own ones for good."""
        freed = {*self.file.page.freed, *(c.about for c in self.file.log if c.what == "free")}
        freed -= {c.about for c in self.file.log if c.what == "again"}
        freed |= self._erased()
        known = {c for c in self.file.page.bookings if c.id not in self.file.left}
        own = {c for c in self.file.log if c.what == "book"}
        if self.fault != "again_not_noted":
            own |= {c._replace(id=c.about) for c in self.file.log if c.what == "again"}
        if self.fault == "row_left_seat_free":
            own = {c for c in own if c.id not in self.file.left}
        # A row that has left says nothing any more: neither that it was freed.
        freed -= self.file.left
        return frozenset(c.token for c in known | own if c.slot == slot and c.id not in freed)

    def free(self, slot: Slot) -> Tokens:
        return self.held(slot) - self.spent(slot)

    # --- what people do -----------------------------------------------------------------------

    def _save(self, **values: object) -> None:
        self.file.log.append(Change(id=self._random.randbytes(8), **values))  # type: ignore[arg-type]

    def book(self, slot: Slot) -> None:
        free = self.free(slot)
        if free:
            self._save(what="book", slot=slot, token=min(free))

    def _standing(self) -> Iterator[Change]:
        freed = {*self.file.page.freed, *(c.about for c in self.file.log if c.what == "free")}
        freed |= self._erased()
        seen = {*self.file.page.bookings, *(c for c in self.file.log if c.what == "book")}
        for each in sorted(seen):
            if each.id not in freed and each.id not in self.file.left:
                yield each

    def _erased(self) -> frozenset[Id]:
        return self.file.page.erased | {c.about for c in self.file.log if c.what == "erase"}

    def cancel(self, pick: int) -> None:
        """Anybody may cancel what they see, whoever booked it."""
        there = list(self._standing())
        if there:
            each = there[pick % len(there)]
            self._save(what="free", slot=each.slot, about=each.id)

    def undo_cancel(self, pick: int) -> None:
        """Take a cancellation back: on this very seat only where its number is here and free."""
        own = [c for c in self.file.log if c.what == "free" and c.about not in self.file.left]
        if not own:
            return
        freed = own[pick % len(own)]
        booking = next((c for c in self._seen() if c.id == freed.about), None)
        taken_again = any(c.what == "again" and c.about == freed.about for c in self.file.log)
        if booking is None or taken_again or booking.id in self._erased():
            return
        if booking.token in self.free(booking.slot) or self.fault == "anybody_takes_again":
            self._save(what="again", slot=booking.slot, token=booking.token, about=booking.id)
        else:
            self.book(booking.slot)

    def _seen(self) -> Iterator[Change]:
        yield from sorted(self.file.page.bookings)
        yield from (c for c in self.file.log if c.what == "book")

    def give_back(self, slot: Slot, most: int, what: str = "give_back") -> None:
        back = to_give_back(self.grants(slot), self.file.replica, self.spent(slot), most)
        for grant, tokens in back.items():
            self._save(what=what, slot=slot, about=grant, tokens=tokens)

    def ask_anew(self) -> None:
        """Undo the last giving back for good."""
        given_up = [c for c in self.file.log if c.what == "give_up"]
        if given_up:
            self._save(what="ask_anew", slot=given_up[-1].slot, about=given_up[-1].id)

    def erase(self, pick: int) -> None:
        """Somebody who is here asks to be erased; nobody brings them back."""
        there = list(self._standing())
        if there:
            each = there[pick % len(there)]
            self._save(what="erase", slot=each.slot, about=each.id)

    def give_back_void(self) -> None:
        """Numbers that it may not spend are of no use here."""
        for slot in range(len(self.capacities)):
            for each in self.grants(slot):
                if each.id in self.file.void and (tokens := each.out - self.spent(slot)):
                    self._save(what="give_back", slot=slot, about=each.id, tokens=tokens)

    def force(self, device: int) -> None:
        """The coordinator takes back what a laptop is not known to have given."""
        for slot in range(len(self.capacities)):
            spent = self.spent(slot)
            for each in self.grants(slot):
                if each.device == bytes([device]) and each.out - spent:
                    tokens = each.out - spent
                    self._save(what="force", slot=slot, about=each.id, tokens=tokens)

    def lose_sight(self, pick: int) -> None:
        """A person's rows leave this laptop."""
        there = sorted(c.id for c in self.file.page.bookings)
        if there:
            self.file.left |= {there[pick % len(there)]}

    # --- the road -----------------------------------------------------------------------------

    def ask(self, most: int, wishes: tuple[tuple[Slot, int], ...] = ()) -> Ask:
        file = self.file
        first = min(file.received, file.made)
        begin = file.base + first
        settled = not file.sweeping or self.fault == "hello_while_sweeping"
        self._asks += 1
        self._open = Ask(
            no=self._asks,
            device=self.device,
            replica=file.replica,
            made=file.made,
            first=first,
            batch=tuple(file.log[begin : begin + most]),
            seen=file.seen,
            hello=file.epoch if settled and file.told != file.epoch else None,
            wishes=wishes,
        )
        return self._open

    def take(self, answer: Answer) -> None:
        """Only the answer to the newest ask counts."""
        if self._open is None or answer.ask.no != self._open.no:
            return
        self._open, file = None, self.file
        if answer.history or (not answer.new_replica and answer.received < file.received):
            file.received, file.sweeping = 0, True
            file.epoch, file.seen = answer.epoch, answer.head
            return
        if answer.new_replica or answer.received > file.made:
            self.new_name()
            return
        file.received, file.epoch, file.seen = answer.received, answer.epoch, answer.head
        file.back = answer.back
        if answer.ask.hello == answer.epoch and answer.received >= answer.ask.made:
            file.told = answer.epoch
        if answer.page is not None:
            if file.told not in {None, file.epoch} and self.fault != "lost_grant_comes_again":
                # The server hands out nothing before it heard the hello: this is an older history's
                # that comes again, and somebody else may hold these numbers meanwhile.
                here = {each.id for each in file.page.grants}
                file.void |= {
                    each.id
                    for each in answer.page.grants
                    if each.replica == file.replica and each.id not in here
                }
            file.page, file.sweeping = answer.page, False
        self.note = (file.replica, file.made)

    def new_name(self) -> None:
        self.file.replica = self._random.randbytes(16)
        self.file.base, self.file.received = 0, 0

    def crash(self) -> None:
        self._open = None

    def copy(self) -> None:
        self.copies = [*self.copies, (self.file.copy(), self.note)][-2:]

    def put_back(self, pick: int, *, image: bool) -> bool:
        """Put a copy in the file's place; an image brings the keyring's note back with it.

        Gives whether nobody could notice that: then seats may be given twice.
        """
        if not self.copies:
            return False
        file, note = self.copies[pick % len(self.copies)]
        newer = self.file.made > file.made or self.file.replica != file.replica
        # The note is written after each seat that is given.
        self.note = note if image else (self.file.replica, self.file.made)
        self.file = file.copy()
        self.crash()
        noticed = self.note[0] != self.file.replica or self.file.made < self.note[1]
        if noticed and self.fault != "no_note":
            self.new_name()
        return image and newer
