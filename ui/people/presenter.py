"""What the page of people does: asks for the list and its lines, opens one, withdraws, undoes."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.browsing import (
    InSight,
    PeopleQuestion,
    PeopleSeen,
    lines_in_sight,
    look_at_people,
)
from fieldapp.actions.desk import OpenedDesk, bring_back, take_back
from fieldapp.actions.person_sheet import (
    PersonSheet,
    agree_for,
    forget,
    look_at_person,
    person_of_sign_up,
    start_again,
    stop_for,
)
from fieldapp.actions.stopping import Agreed, Stopped
from fieldapp.domain.consents import STOPPED
from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.store.lines import PersonLine
from fieldapp.store.listing import ids_in
from ui.people.state import Done, Said, first_question
from ui.session import Session, fault_of
from ui.watch import Watch

NEAR_LINES, MARGIN_LINES = 20, 60
"""Lines above and below those in sight: when near ones lack, as many are asked for. What is in
sight comes first, alone."""


LINES_KEPT: Final = 2_000
"""Lines that are known at most, those asked for last; the table keeps a few more."""


class PeoplePresenter(QObject):
    """Holds what is asked and what is known. The view tells what is in sight and shows the rest."""

    seen_changed = Signal(object)  # PeopleSeen: another list, or the same in another state
    lines_came = Signal(object)  # tuple of PersonLine
    sheet_changed = Signal()  # `sheet` is another one, or None while it is to come
    said_changed = Signal()  # `said` is another one
    asked_about = Signal(object)  # the person whom another page asks to be opened
    erased = Signal()  # whoever was in sight is gone

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._first = first_question(session.role, session.own_event)
        self.question = self._first
        self.seen: PeopleSeen | None = None
        self.sheet: PersonSheet | None = None
        self.person: bytes | None = None
        self.gone = False  # who was opened is not here any more
        self.said: Said | None = None
        self.done: Done | None = None
        self._lines: OrderedDict[bytes, PersonLine] = OrderedDict()
        self._fresh: set[bytes] = set()
        self._sight = (0, 60)
        self._asking = False
        self.watch = Watch(session, look_at_people, self._on_seen, asked=self._asked)
        self.sheet_watch = Watch(
            session, _sheet_or_none, self._on_sheet, asked=lambda: (self.person,)
        )
        self.sheet_watch.rest()
        session.touched.connect(self._on_touched)

    # --- the list ---------------------------------------------------------------------------------

    def ask(self, question: PeopleQuestion) -> None:
        """List other people, or in another order."""
        if question != self.question:
            self.question = question
            self.watch.look()

    def begin_again(self) -> None:
        """Another role or event is known: ask for its list, where nobody has asked otherwise."""
        before = self._first
        self._first = first_question(self._session.role, self._session.own_event)
        if self.question == before:
            self.question = self._first
        self.watch.look()

    def look_around(self, first: int, most: int) -> None:
        """Take note of what is in sight, and ask for lines that are not known there."""
        self._sight = (first, most)
        if not self._asking and self.seen is not None:
            self._ask_for_lines(self.seen.listed)

    def line(self, person: bytes) -> PersonLine | None:
        """Give what is known of somebody for a line."""
        return self._lines.get(person)

    def lines(self) -> tuple[PersonLine, ...]:
        """Give every line that is known."""
        return tuple(self._lines.values())

    def _asked(self) -> tuple[PeopleQuestion, InSight]:
        first, most = self._sight
        seen = self.seen
        if seen is None or seen.question != self.question:
            return self.question, InSight(most=most)
        return self.question, InSight(listed=seen.listed, first=first, most=most)

    def _on_seen(self, seen: PeopleSeen) -> None:
        self._fresh = {each.person for each in seen.lines}
        self._keep(seen.lines)
        self.seen = seen
        self.seen_changed.emit(seen)

    def _ask_for_lines(self, listed: bytes) -> None:
        first, most = self._sight
        wanted = self._unknown(listed, first, most)
        if not wanted and self._unknown(listed, first - NEAR_LINES, most + 2 * NEAR_LINES):
            wanted = self._unknown(listed, first - MARGIN_LINES, most + 2 * MARGIN_LINES)
        if not wanted:
            return
        self._asking = True
        self._session.run(
            lines_in_sight,
            wanted,
            then=lambda lines: self._on_lines(wanted, lines),
            otherwise=self._on_lines_failed,
        )

    def _unknown(self, listed: bytes, first: int, most: int) -> tuple[bytes, ...]:
        """Give those of some lines that are not known as they are now."""
        start = max(0, first)
        around = ids_in(listed, start, first + most - start)
        return tuple(each for each in around if each not in self._fresh)

    def _on_lines(self, wanted: Sequence[bytes], lines: Sequence[PersonLine]) -> None:
        self._asking = False
        self._fresh.update(wanted)  # who is gone by now is not asked for again and again
        self._keep(lines)
        self.lines_came.emit(tuple(lines))
        self.look_around(*self._sight)

    def _on_lines_failed(self, error: Exception) -> None:
        self._asking = False
        self._session.tell_fault(error)

    def _keep(self, lines: Iterable[PersonLine]) -> None:
        for each in lines:
            self._lines[each.person] = each
            self._lines.move_to_end(each.person)
        while len(self._lines) > LINES_KEPT:
            gone, _ = self._lines.popitem(last=False)
            self._fresh.discard(gone)

    # --- one person -------------------------------------------------------------------------------

    def open(self, person: bytes) -> None:
        """Show one person whole."""
        self.person, self.sheet, self.gone = person, None, False
        self.sheet_changed.emit()
        self.sheet_watch.go_on()
        self.sheet_watch.look()

    def close(self) -> None:
        """Go back to the list."""
        self.person, self.sheet, self.gone = None, None, False
        self.sheet_watch.rest()

    def _on_sheet(self, sheet: PersonSheet | None) -> None:
        if self.person is None or (sheet is not None and sheet.line.person != self.person):
            return
        self.sheet, self.gone = sheet, sheet is None
        if self.gone:
            self._say(Said(code="fault:not_here"))
        self.sheet_changed.emit()

    # --- acts -------------------------------------------------------------------------------------

    def withdraw(self, sign_up: bytes, ticket: str, name: str) -> None:
        """Withdraw a sign-up; undone by `undo`."""
        done = Done(sign_up=sign_up, ticket=ticket, name=name)
        self._session.run(
            take_back,
            sign_up,
            then=lambda _: self._on_done("withdrawn", done, done),
            otherwise=self._on_refused,
        )

    def bring_back(self, sign_up: bytes, ticket: str, name: str) -> None:
        """Undo a withdrawal, whoever's it is."""
        done = Done(sign_up=sign_up, ticket=ticket, name=name)
        self._session.run(
            bring_back,
            sign_up,
            then=lambda _: self._on_done("undone", done, None),
            otherwise=self._on_refused,
        )

    def undo(self) -> None:
        """Undo the last withdrawal, or what somebody agreed to again."""
        done, self.done = self.done, None
        if done is None:
            return
        if done.agreed is not None:
            agreed = done.agreed
            self._session.run(
                stop_for,
                agreed.person,
                (agreed.type,),
                agreed.purpose,
                agreed.contact,
                then=lambda _: self._on_done("granted_again", done, None),
                otherwise=self._on_refused,
            )
        elif done.stopped is not None:
            self._session.run(
                start_again,
                done.stopped,
                then=lambda _: self._on_done("granted_again", done, None),
                otherwise=self._on_refused,
            )
        else:
            self.bring_back(done.sign_up, done.ticket, done.name)

    def stop_everything(self) -> None:
        """Withdraw all that leads to the person in sight being contacted."""
        self._stop(STOPPED, ("", b""), "stopped_all")

    def stop_one(self, kind: str, purpose: str, contact: bytes = b"") -> None:
        """Withdraw one thing the person in sight agreed to: whole, for a purpose, at a number."""
        self._stop((kind,), (purpose, contact), "stopped")

    def _stop(self, types: tuple[str, ...], about: tuple[str, bytes], code: str) -> None:
        if self.person is None or self.sheet is None:
            return
        name = self.sheet.line.name.said
        what = self._what(types[0], *about)

        def stopped(came: Stopped) -> None:
            done = Done(name=name, stopped=came)
            can_undo = done if came.restored else None
            self._on_done(code, done, can_undo, what)

        self._session.run(
            stop_for, self.person, types, *about, then=stopped, otherwise=self._on_refused
        )

    def _what(self, kind: str, purpose: str, contact: bytes) -> tuple[str, str, str]:
        rows = () if self.sheet is None else self.sheet.page.rows
        number = next((row.text("value") for row in rows if row.id == contact), "")
        return kind, purpose, number

    def agree(self, kind: str, purpose: str, contact: bytes) -> None:
        """Note that the person in sight wants again what they had stopped."""
        if self.person is None or self.sheet is None:
            return
        name = self.sheet.line.name.said
        about = kind, purpose, contact
        what = self._what(*about)

        def agreed(came: Agreed) -> None:
            done = Done(name=name, agreed=came)
            self._on_done("agreed", done, done, what)

        self._session.run(agree_for, self.person, *about, then=agreed, otherwise=self._on_refused)

    def erase(self) -> None:
        """Erase the person in sight: nothing of them is kept here, and nothing is undone."""
        if self.person is not None:
            self._session.run(
                forget, self.person, then=lambda _: self._on_erased(), otherwise=self._on_refused
            )

    def _on_erased(self) -> None:
        self._on_done("erased", Done(), None)
        self.erased.emit()

    def _on_touched(self, touched: Touched) -> None:
        """Somebody was erased, here or elsewhere: no line and no sentence keeps their name."""
        if ERASURE.name in touched.kinds:
            self._lines.clear()
            self._fresh.clear()
            self.done = None
            if self.said is not None and self.said.name:
                self.said = None
                self.said_changed.emit()

    def find_person(self, sign_up: bytes) -> None:
        """Have the person of a sign-up opened, to be asked what they want."""
        self._session.run(
            person_of_sign_up,
            sign_up,
            then=self.asked_about.emit,
            otherwise=self._on_refused,
        )

    def note_copied(self, ticket: str) -> None:
        """Say that a ticket was copied."""
        self._say(Said(code="copied", ticket=ticket))

    def _on_done(
        self, code: str, about: Done, done: Done | None, what: tuple[str, str, str] = ("", "", "")
    ) -> None:
        self.done = done
        self._say(Said(code=code, ticket=about.ticket, name=about.name, what=what))

    def _on_refused(self, error: Exception) -> None:
        self._say(Said(code=f"fault:{fault_of(error).code}"))

    def _say(self, said: Said) -> None:
        self.said = said
        self.said_changed.emit()

    # --- the page's life --------------------------------------------------------------------------

    def rest(self) -> None:
        """Ask for nothing: nobody sees it."""
        self.watch.rest()
        self.sheet_watch.rest()

    def go_on(self) -> None:
        """Ask again where something was touched."""
        self.watch.go_on()
        if self.person is not None:
            self.sheet_watch.go_on()

    def end(self) -> None:
        """Ask for nothing more."""
        self.watch.stop()
        self.sheet_watch.stop()


def _sheet_or_none(desk: OpenedDesk, person: bytes | None) -> PersonSheet | None:
    """Give a person's sheet; None for somebody who is not here any more."""
    try:
        return None if person is None else look_at_person(desk, person)
    except RefusedError:
        return None
