"""Plays schedules of the model of the seats on real stores and a real server.

`generate` of `tests/model/seats/world` draws them: the same acts, partitions and disasters. Asks on
their way are lost once the server has heard them; one laptop may be shut out for good.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fieldapp.actions.forgetting import forget_person
from fieldapp.actions.seat_returns import (
    give_back_asked,
    give_back_unused,
    give_back_void,
    keep_seats,
    take_back,
)
from fieldapp.actions.seat_split import split_event
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.problem import RefusedError
from fieldapp.store.log import standing, take_new_replica
from fieldapp.store.seat_tokens import keep_asked_back, wish_for_seats
from fieldapp.store.seats import HELD_BY_SOMEBODY
from sync.server.backup import back_up, restore
from sync.server.enrol import revoke
from tests.model.seats.world import Schedule
from tests.support.laptops import Laptop, Programme
from tests.support.mishaps import copied, put_back, send_and_lose_the_reply, sync_some
from tests.support.seat_clinic import WILLING, a_clinic, offered
from tests.support.stores import a_sign_up

ROUNDS = 12


class RealSeats:
    """An office and some tables, and what becomes of the seats of a clinic."""

    def __init__(self, schedule: Schedule, folder: Path) -> None:
        self.schedule = schedule
        self.programme = Programme.begun(folder / "programme", seed=schedule.seed)
        self.clinic = a_clinic(self.programme, *schedule.capacities, tables=schedule.laptops - 1)
        self.laptops = [self.clinic.office, *self.clinic.tables]
        self.out: set[int] = set()
        self._forced = False
        self._folder = folder
        self._copies: dict[int, list[tuple[Path, tuple[bytes, int]]]] = {}
        self._backups: list[Path] = []
        self._restores = self._put_backs = self._named = 0
        self._withdrawn: dict[int, list[bytes]] = {}

    def play(self) -> None:
        """Do every action; what a rule refuses is refused."""
        for name, laptop, pick in self.schedule.actions:
            act: Callable[[int, int], None] | None = getattr(self, f"_{name}", None)
            if act is not None and (laptop not in self.out or name == "force"):
                with suppress(RefusedError):
                    act(laptop, pick)

    def close(self) -> None:
        self.programme.close()

    # --- work ---------------------------------------------------------------------------------

    def _slot(self, pick: int) -> bytes:
        return self.clinic.slots[pick % len(self.clinic.slots)]

    def _book(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        seat = next(each for each in offered(one).seats if each.slot == self._slot(pick))
        if seat.free:
            self._named += 1
            one.record(a_sign_up(name_given=f"Ana{self._named}", seat=seat.code, **WILLING))

    def _here(self, one: Laptop, pick: int) -> bytes | None:
        there = sorted(one.rows("sign_up"))
        return there[pick % len(there)] if there else None

    def _cancel(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        if (sign_up := self._here(one, pick)) is not None:
            withdraw_sign_up(one.store, one.author, sign_up)
            self._withdrawn.setdefault(laptop, []).append(sign_up)

    def _undo_cancel(self, laptop: int, pick: int) -> None:
        one, withdrawn = self.laptops[laptop], self._withdrawn.get(laptop, [])
        if withdrawn:
            undo_withdrawal(one.store, one.author, withdrawn.pop(pick % len(withdrawn)))

    def _give_back(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        with one.store.writing():
            keep_asked_back(one.store, [(self._slot(pick), pick // 2 % 4)])
        give_back_asked(one.store, one.author)

    def _give_up(self, laptop: int, _pick: int) -> None:
        one = self.laptops[laptop]
        give_back_unused(one.store, one.author, self.clinic.event)

    def _ask_anew(self, laptop: int, _pick: int) -> None:
        one = self.laptops[laptop]
        keep_seats(one.store, one.author, self.clinic.event)

    def _erase(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        if (sign_up := self._here(one, pick)) is not None:
            person = one.rows("sign_up")[sign_up]["person"]
            assert isinstance(person, bytes)
            forget_person(one.store, one.author, person)

    def _split(self, _laptop: int, pick: int) -> None:
        office, random = self.clinic.office, Random(pick)
        left = sum(self.schedule.capacities)
        shares = {}
        for letter in self.clinic.letters:
            shares[letter] = min(left, random.randrange(5))
            left -= shares[letter]
        split_event(office.store, office.author, self.clinic.event, shares)

    # --- the road -----------------------------------------------------------------------------

    def _sync(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        if pick % 5 == 0:
            sync_some(one, 1 + pick // 5 % 6)
            one.reopen()
            return
        one.sync()
        if pick % 2:
            give_back_void(one.store, one.author)
            give_back_asked(one.store, one.author)

    def _ask(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        if pick % 3 == 0:
            wish_for_seats(one.store, self._slot(pick), 1 + pick % 2)
        send_and_lose_the_reply(one)

    def _crash(self, laptop: int, _pick: int) -> None:
        self.laptops[laptop].reopen()

    # --- disasters ----------------------------------------------------------------------------

    def _copy(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        copy = copied(one, f"copy-{pick}-{len(self._copies.get(laptop, []))}")
        self._copies.setdefault(laptop, []).append((copy, self._note(one)))

    def _note(self, one: Laptop) -> tuple[bytes, int]:
        return one.store.read_tail().replica, standing(one.store).made

    def _put_back(self, laptop: int, pick: int, *, image: bool = False) -> None:
        if not (copies := self._copies.get(laptop)):
            return
        one = self.laptops[laptop]
        copy, note = copies[pick % len(copies)]
        noticed = self._note(one) != note
        put_back(one, copy)
        self._put_backs += 1
        if noticed and not image:  # as the keyring's note has it done at opening
            with one.store.writing():
                take_new_replica(one.store)
        self._forced |= image and noticed

    def _image(self, laptop: int, pick: int) -> None:
        self._put_back(laptop, pick, image=True)

    def _back_up(self, _laptop: int, _pick: int) -> None:
        shelf = self._folder / f"shelf-{len(self._backups)}"
        shelf.mkdir()
        self._backups.append(back_up(self.programme.server.service, shelf))

    def _restore(self, _laptop: int, pick: int) -> None:
        if not self._backups:
            return
        server = self.programme.server
        server.service.storage.close()
        assert isinstance(server.database, Path)
        backup = self._backups[pick % len(self._backups)]
        restore(server.database, backup, clock=server.clock, random=server.random)
        server.service = server._open()
        self._restores += 1

    def _force(self, laptop: int, _pick: int) -> None:
        office = self.clinic.office
        letter = self.laptops[laptop].store.identity.letter
        take_back(office.store, office.author, self.clinic.event, letter)
        self._forced = True

    def _shut_out(self, laptop: int, _pick: int) -> None:
        revoke(
            self.programme.server.service, self.programme.server.org, self.laptops[laptop].device
        )
        self.out.add(laptop)

    @property
    def excused(self) -> bool:
        """Whether something was done that no rule can prevent: see docs/model.md.

        That is force, an image, or a history and a file that are lost together: what no file and no
        server knew meanwhile comes again, or a cancellation never does.
        """
        lost_files = self._put_backs or self.out
        return self._forced or self._restores > 1 or bool(self._restores and lost_files)

    # --- the end ------------------------------------------------------------------------------

    def settle(self) -> None:
        """Faults stop; everybody who may syncs until nothing moves."""
        for _ in range(ROUNDS):
            moved = 0
            for at, one in enumerate(self.laptops):
                if at not in self.out:
                    moved += (outcome := one.sync()).sent + outcome.rows
                    moved += give_back_void(one.store, one.author).seats
                    moved += give_back_asked(one.store, one.author).seats
            if not moved:
                return
        raise AssertionError("the laptops do not come to rest")

    def violations(self) -> Iterator[str]:
        """Give every broken promise in plain words."""
        office = self.clinic.office
        asked = {
            frozenset((row["about"], row["other"]))
            for row in office.rows("review").values()
            if row["reason"] == "OVERBOOK"
        }
        for slot, capacity in zip(self.clinic.slots, self.schedule.capacities, strict=True):
            people: dict[object, dict[object, bytes]] = {}
            for row, token, sign_up in self._standing(slot):
                people.setdefault(token, {}).setdefault(sign_up, row)
            twice = [list(rows.values()) for rows in people.values() if len(rows) > 1]
            count = len({sign_up for rows in people.values() for sign_up in rows})
            if (twice or count > capacity) and not self.excused:
                yield f"{count} people on {capacity} seats, {len(twice)} given twice"
            for first, *others in twice:
                if not any(first in pair or set(others) & pair for pair in asked):
                    yield "a seat that was given twice came before nobody"
            if count > capacity and not twice:
                yield "more people than seats, and no seat that was given twice"
        if not self.clinic.verified():
            yield "the server does not agree with itself"

    def _standing(self, slot: bytes) -> Iterator[tuple[bytes, object, bytes]]:
        yield from self.clinic.office.store.connection.execute(
            "SELECT a.id, a.seat_token, a.sign_up FROM appointment a"
            f" WHERE a.slot = ? AND {HELD_BY_SOMEBODY} ORDER BY a._made, a.id",
            (slot,),
        )


def with_one_shut_out(schedule: Schedule) -> Schedule:
    """Have a table shut out somewhere in a schedule of three laptops and more, in half of them."""
    random, actions = Random(f"shut out {schedule.seed}"), list(schedule.actions)
    if schedule.laptops > 2 and random.random() < 0.5:
        actions.insert(random.randrange(len(actions)), ("shut_out", schedule.laptops - 1, 0))
    return schedule._replace(actions=tuple(actions))


def play_on_stores(schedule: Schedule) -> tuple[str, ...]:
    """Play one schedule to its end on real stores; give the promises it broke."""
    with TemporaryDirectory(prefix="fieldapp-seats-") as folder:
        world = RealSeats(schedule, Path(folder))
        try:
            world.play()
            world.settle()
            return tuple(world.violations())
        finally:
            world.close()
