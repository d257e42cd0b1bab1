"""Lives the Saturday through: set-up, a day without a network, syncs, rosters, the late laptop."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.booking import appointments_of, book
from fieldapp.actions.consenting import effective_consents
from fieldapp.actions.events import find_event, publish_event, slots_of
from fieldapp.actions.handing_out import Files, hand_out, made_for, rosters_of
from fieldapp.actions.put_aside import put_aside
from fieldapp.actions.rosters import Asked
from fieldapp.actions.seating import seats_offered
from fieldapp.actions.signing_up import (
    SignUpRows,
    draft_of,
    open_sign_up,
    record_sign_up,
)
from fieldapp.actions.workers import add_user, assign_to_event
from fieldapp.commands.demo.desks import Laptop
from fieldapp.commands.demo.planning import (
    Planned,
    add_interpreters,
    plan_interpreters,
    split_seats,
)
from fieldapp.commands.demo.review import (
    OpenConflict,
    PairShown,
    alike_pairs,
    open_conflicts,
)
from fieldapp.commands.demo.story import OFFICE, Arrival, Correction, Story
from fieldapp.commands.event_files import create_events
from fieldapp.commands.server_process import ServerProcess, a_server, server_command
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.roster import Roster
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.rows import Row, read_rows

Told = Callable[..., None]
"""Tells what happens: code of a sentence (`demo.` before it) and its parts."""
FIRST_SYNCED: Final = ("A", "B")
LATE: Final = "C"


@dataclass(slots=True)
class Handed:
    """One roster as it was handed out."""

    roster: Roster
    paths: tuple[Path, ...]


@dataclass(slots=True)
class Day:
    """What came of the day; the summary is made from it."""

    recorded: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    booked: Counter[str] = field(default_factory=Counter)
    syncs: list[dict[str, Any]] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)
    conflicts: list[OpenConflict] = field(default_factory=list)
    put_aside: list[str] = field(default_factory=list)
    pairs: list[PairShown] = field(default_factory=list)
    server_starts: int = 0


class Saturday:
    """The day over one folder of stores; `tell` says what happens."""

    def __init__(
        self, story: Story, stores: Path, rosters: Path, tell: Told, *, language: str = "en"
    ) -> None:
        self.story = story
        self.language = language
        self.day = Day()
        self.laptops = {
            each: Laptop(letter=each, folder=stores / each, story=story)
            for each in (OFFICE, *(worker.laptop for worker in story.crew))
        }
        self.office = self.laptops[OFFICE]
        self._data = stores / "server"
        self._rosters = rosters
        self._tell = tell
        self._sign_ups: dict[str, list[bytes]] = {}

    def live(self) -> None:
        """Do everything, in the order of the story. Raises: RefusedError, StoreError, SyncError."""
        try:
            self._friday()
            self._without_network()
            self._afternoon()
        finally:
            self._close()

    def _close(self) -> None:
        for laptop in self.laptops.values():
            laptop.close()

    @contextmanager
    def _server(self, at: str) -> Iterator[ServerProcess]:
        with a_server(self._data) as server:
            server.set_clock(self.story.ms(at))
            self.day.server_starts += 1
            self._tell("server", at=self.story.moments[at], pid=server.pid)
            yield server

    # --- Friday: everything is set up while there is a line ---

    def _friday(self) -> None:
        story = self.story
        self._data.mkdir(parents=True)
        founded = server_command(
            self._data,
            "init",
            story.organization,
            story.coordinator,
            "--label",
            story.office,
            "--recovery-file",
            str(self._data / "recovery-key.txt"),
        )
        with self._server("set_up") as server:
            self.office.set_clock("set_up")
            self.office.enrol(server.address, founded["code"])
            self.sync(OFFICE, "set_up", server)
            users = self._publish()
            self.sync(OFFICE, "publish", server)
            for worker in story.crew:
                laptop = self.laptops[worker.laptop]
                laptop.set_clock("publish")
                code = server.invite(
                    users[worker.laptop], f"{worker.name.split()[0]}'s laptop", worker.laptop
                )
                laptop.enrol(server.address, code)
                self._tell("enrolled", letter=laptop.desk.store.identity.letter, name=worker.name)
                if worker.laptop != LATE:
                    self.sync(worker.laptop, "publish", server)
            self._sign_ups_until("evening_sync")
            self.sync("A", "evening_sync", server)
            self.sync(OFFICE, "evening_sync", server)
            self.sync(LATE, "laptop_c_ready", server)

    def _publish(self) -> dict[str, bytes]:
        """Make events, interpreters and crew as the coordinator; gives user ids by laptop."""
        office, story = self.office, self.story
        office.set_clock("publish")
        desk = office.desk
        made = create_events(desk.store, desk.author, story.events)
        for created in made.values():
            publish_event(desk.store, desk.author, created.event)
        add_interpreters(desk, made[story.clinic].event, story.interpreters)
        split_seats(desk, made[story.clinic], story.seats)
        split = [f"{letter} {sum(seats)}" for letter, seats in story.seats.items()]
        self._tell("split", seats=", ".join(split))
        users: dict[str, bytes] = {}
        for worker in story.crew:
            user = add_user(
                desk.store,
                desk.author,
                name=worker.name,
                role=worker.role,
                languages=worker.languages,
            )
            assign_to_event(desk.store, desk.author, user, made[story.sign_up_event].event)
            users[worker.laptop] = user
        self._tell("published", code=story.sign_up_event, clinic=story.clinic)
        return users

    # --- Saturday: no network, so no server either ---

    def _without_network(self) -> None:
        self._tell("offline")
        for worker in self.story.crew:
            self.laptops[worker.laptop].open("")
        self.office.open("")
        self._sign_ups_until("afternoon_sync")
        for letter, count in sorted(self.day.recorded.items()):
            self._tell("recorded", letter=letter, n=count, booked=self.day.booked[letter])

    def _sign_ups_until(self, moment: str) -> None:
        """Let everything happen that was not yet, in the order of time."""
        end = self.story.moments[moment]
        acts: list[tuple[str, Callable[[], None]]] = [
            (arrival.at, lambda arrival=arrival: self._arrive(arrival))  # type: ignore[misc]
            for arrival in self.story.arrivals
        ]
        acts += [
            (each.at, lambda each=each: self._correct(each))  # type: ignore[misc]
            for each in self.story.corrections
        ]
        acts.append((self.story.withdrawal.at, self._withdraw))
        begin = "evening_sync" if moment != "evening_sync" else "set_up"
        start = self.story.moments[begin]
        for at, act in sorted(acts, key=lambda each: each[0]):
            if start <= at < end:
                act()

    def _arrive(self, arrival: Arrival) -> None:
        laptop = self.laptops[arrival.laptop]
        desk = laptop.desk
        laptop.set_clock(arrival.at)
        event = self._event(laptop, self.story.sign_up_event)
        made = record_sign_up(
            desk.store, desk.author, event.id, arrival.draft, today=desk.today(), lists=desk.lists
        )
        self.day.recorded[arrival.laptop] += 1
        self.day.languages[arrival.draft.lang_spoken] += 1
        self._sign_ups.setdefault(arrival.laptop, []).append(made.sign_up)
        if arrival.slot:
            slot = self._slot(laptop, arrival.slot)
            book(desk.store, desk.author, made.sign_up, group=arrival.draft.wants[0], slot=slot)
            self.day.booked[arrival.laptop] += 1

    def _correct(self, correction: Correction) -> None:
        laptop = self.laptops[correction.who]
        laptop.set_clock(correction.at)
        rows = self._rows_of(laptop, correction.family, correction.birth)
        self._amend(laptop, rows, phone=correction.phone)
        self._tell("corrected", letter=laptop.letter, at=correction.at[11:], phone=correction.phone)

    def _withdraw(self) -> None:
        """Somebody who was booked says that the clinic should not get their details after all."""
        withdrawal = self.story.withdrawal
        laptop = self.laptops[withdrawal.who]
        laptop.set_clock(withdrawal.at)
        store = laptop.desk.store
        for sign_up in self._sign_ups[withdrawal.who]:
            rows = open_sign_up(store, sign_up)
            spoken = rows.person.text("lang_spoken") == withdrawal.language
            if spoken and appointments_of(store, sign_up):
                draft = draft_of(rows)
                left = tuple(each for each in draft.granted if each != withdrawal.type)
                refused = (*draft.refused, withdrawal.type)
                self._amend(laptop, rows, granted=left, refused=refused)
                self._tell("withdrawn", ticket=rows.sign_up.text("ticket"))
                return
        raise LookupError("nobody with this language was booked there")

    def _amend(self, laptop: Laptop, rows: SignUpRows, **fields: Any) -> None:
        desk = laptop.desk
        draft: SignUpDraft = replace(draft_of(rows), **fields)
        amend_sign_up(
            desk.store, desk.author, rows.sign_up.id, draft, today=desk.today(), lists=desk.lists
        )

    # --- The afternoon, Sunday and Monday ---

    def _afternoon(self) -> None:
        with self._server("afternoon_sync") as server:
            for letter in FIRST_SYNCED:
                self.sync(letter, "afternoon_sync", server)
            self.sync(OFFICE, "review", server)
            self._review()
            self._give_reserve()
            self._plan_and_hand_out("review")
            self.sync(OFFICE, "review", server)
            self.sync(LATE, "c_sync", server)
            self.sync(OFFICE, "second_rosters", server)
            self._review()
            self._plan_and_hand_out("second_rosters")
            self.sync(OFFICE, "second_rosters", server)
            for letter in (*FIRST_SYNCED, LATE):
                self.sync(letter, "second_rosters", server)

    def _review(self) -> None:
        """Look at what needs the coordinator: nothing of it is settled by the program."""
        desk = self.office.desk
        self.day.conflicts = open_conflicts(desk)
        self.day.put_aside = [each.code for each in put_aside(desk.store, desk.author)]
        self.day.pairs = alike_pairs(desk)
        for conflict in self.day.conflicts:
            self._tell("conflict", ticket=conflict.ticket, values=" | ".join(conflict.values))
        for pair in self.day.pairs:
            self._tell("pair", first=pair.first, second=pair.second)

    def _give_reserve(self) -> None:
        """Book people who were left without a time, in the order of their tickets."""
        reserve, desk = self.story.reserve, self.office.desk
        self.office.set_clock(reserve.at)
        clinic = self._event(self.office, self.story.clinic)
        left = reserve.seats
        for row in self._without_time(reserve.group):
            offered = seats_offered(desk.store, clinic.id)
            free = [each.slot for each in offered.seats if each.free] if offered else []
            if not left or not free:
                break
            slot = free[0]
            book(desk.store, desk.author, row.id, group=reserve.group, slot=slot)
            left -= 1
        self.day.booked[OFFICE] = reserve.seats - left
        self._tell("reserve", n=reserve.seats - left)

    def _without_time(self, group: str) -> Iterator[Row]:
        store = self.office.desk.store
        rows = read_rows(store.connection, BY_NAME["sign_up"])
        for row in sorted(rows, key=lambda each: each.text("ticket")):
            wants = row.values.get("wants")
            wanted = isinstance(wants, list) and [group] in wants
            consents = open_sign_up(store, row.id).consents
            agreed = "SHAREPROV" in effective_consents(consents, "GRANTED")
            if wanted and agreed and not appointments_of(store, row.id):
                yield row

    def _plan_and_hand_out(self, moment: str) -> None:
        office = self.office
        office.set_clock(moment)
        event = self._event(office, self.story.clinic)
        self.day.planned.append(plan_interpreters(office.desk, event.id))
        asked = Asked(
            event=event.id,
            made_by=office.desk.user_name,
            now_ms=self.story.ms(moment),
            language=self.language,
        )
        to = Files(folder=self._rosters, language=self.language)
        for roster in rosters_of(office.desk, asked):
            paths = hand_out(office.desk, event.id, roster, made_for(roster, to)).paths
            self.day.handed.append(Handed(roster, paths))
            self._tell(
                "roster",
                name=paths[0].name,
                n=roster.people,
                missing=", ".join(each.letter for each in roster.header.missing_laptops) or "-",
            )

    # --- what all of it uses ---

    def sync(self, letter: str, at: str, server: ServerProcess) -> None:
        """Sync one laptop at a moment of the story, and note what that took."""
        laptop = self.laptops[letter]
        server.set_clock(self.story.ms(at))  # else the laptop's clock would be doubted
        outcome = laptop.sync(at, server.address)
        received, made = laptop.custody
        self.day.syncs.append(
            {
                "laptop": letter,
                "at": self.story.moments[at],
                "exchanges": outcome.exchanges,
                "sent": outcome.sent,
                "rows": outcome.rows,
                "up": outcome.up,
                "down": outcome.down,
                "quiet": outcome.quiet,
                "held": outcome.held,
                "on_server": received,
                "made": made,
            }
        )
        told = self.day.syncs[-1]
        self._tell("synced", **told)

    def shown_letter(self, letter: str) -> str:
        """Give a laptop's name as people say it."""
        return self.story.office if letter == OFFICE else letter

    def _event(self, laptop: Laptop, code: str) -> Row:
        found = find_event(laptop.desk.store, code)
        if found is None:
            raise LookupError(code)
        return found

    def _slot(self, laptop: Laptop, starts: str) -> bytes:
        clinic = self._event(laptop, self.story.clinic)
        slots = slots_of(laptop.desk.store, clinic.id)
        return next(row.id for row in slots if row.text("starts") == starts)

    def _rows_of(self, laptop: Laptop, family: str, birth: str) -> SignUpRows:
        connection = laptop.desk.store.connection
        (person,) = read_rows(
            connection, BY_NAME["person"], "name_family = ? AND birth_date = ?", (family, birth)
        )
        (sign_up,) = read_rows(connection, BY_NAME["sign_up"], "person = ?", (person.id,))
        return open_sign_up(laptop.desk.store, sign_up.id)
