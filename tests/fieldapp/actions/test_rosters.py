"""Rosters made from records: what each reader needs is on them, and what nobody may see is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fieldapp.actions.assigning import answer_assignment, ask_interpreters
from fieldapp.actions.booking import appointments_of, book
from fieldapp.actions.duplicates import join
from fieldapp.actions.events import EventPlan, SlotPlan, create_event
from fieldapp.actions.handout.csv import csv_bytes
from fieldapp.actions.handout.wording import doubt_sentences, wording
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift
from fieldapp.actions.rosters import (
    Asked,
    clinic_roster_of,
    interpreter_rosters_of,
    note_handout,
)
from fieldapp.actions.signing_up import Recorded, open_sign_up
from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.domain.roster import Roster
from fieldapp.store.store import Store
from tests.support.laptops import Programme
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, a_row, a_sign_up, an_open_store, lists, recorded
from tests.support.vault import ToldClock

PLAN = EventPlan(
    code="BUR-0620A",
    title="Clinic",
    kind="CLINIC",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    slots=(
        SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T09:20", capacity=90),
        SlotPlan(
            starts="2026-06-20T10:00",
            ends="2026-06-20T10:20",
            capacity=90,
            language_block=("kjb",),
        ),
    ),
)
TOLD = ("STORE", "SHAREPROV", "SHARELANG")


@dataclass
class Office:
    """A coordinator's store with a clinic; what a test does here is what a coordinator does."""

    store: Store
    clock: ToldClock
    event: bytes
    slots: tuple[bytes, ...]

    def person(self, at: int = 0, group: str = "COVID19", **typed: Any) -> Recorded:
        """Sign somebody up and give them a time."""
        draft = a_sign_up(**{"granted": TOLD, "phone": "", "phone_kind": "NONE", **typed})
        made = recorded(self.store, draft, DENISE)
        book(self.store, DENISE, made.sign_up, group=group, slot=self.slots[at])
        return made

    def shift(
        self,
        name: str,
        language: str = "es",
        *,
        mode: str = "ONSITE",
        to: str = "en",
        gender: str = "",
        event: bytes = b"",
        starts: str = "2026-06-20T09:00",
    ) -> bytes:
        """Add an interpreter who comes for the morning."""
        self.clock.now_ms += 1
        skill = Skill(from_language=language, to_language=to, qualification="COMM", modes=(mode,))
        who = add_interpreter(self.store, DENISE, name=name, skills=[skill], gender=gender)
        return add_shift(
            self.store,
            DENISE,
            event or self.event,
            who,
            starts=starts,
            ends="2026-06-20T12:00",
            mode=mode,
            place="Station 1",
        )

    def offer(self, to: Recorded, shift: bytes) -> bytes:
        """Ask an interpreter to take somebody; they have not answered."""
        need = open_sign_up(self.store, to.sign_up).need
        assert need is not None
        (made,) = ask_interpreters(self.store, DENISE, need.id, (shift,)).rows("assignment")
        return made

    def accept(self, to: Recorded, shift: bytes) -> None:
        """Have an interpreter say yes to somebody."""
        answer_assignment(self.store, DENISE, self.offer(to, shift), "ACCEPTED")

    def asked(self, language: str = "en") -> Asked:
        return Asked(event=self.event, made_by="Denise", now_ms=self.clock(), language=language)

    def clinic(self, language: str = "en") -> Roster:
        return clinic_roster_of(self.store, self.asked(language), lists())

    def interpreters(self, language: str = "en") -> tuple[Roster, ...]:
        return interpreter_rosters_of(self.store, self.asked(language), lists())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = ToldClock()
    with an_open_store(tmp_path / "office", clock=clock) as store:
        made = create_event(store, DENISE, PLAN)
        hand_out_all(store, made.event)
        yield Office(store, clock, made.event, made.slots)


def cells(roster: Roster, ticket: str) -> dict[str, Any]:
    """The one row of a ticket, by column."""
    (row,) = [row for row in roster.rows if row.ticket == ticket]
    return dict(zip((column.key for column in roster.columns), row.cells, strict=True))


def tickets(roster: Roster) -> list[str]:
    return [row.ticket for row in roster.rows]


def test_an_event_without_appointments_makes_an_empty_roster(office: Office) -> None:
    assert office.clinic().blocks == ()
    assert office.clinic().people == 0
    assert office.interpreters() == ()


def test_whoever_withdrew_or_cancelled_is_not_expected(office: Office) -> None:
    stays, gone, cancelled = office.person(), office.person(), office.person()
    withdraw_sign_up(office.store, DENISE, gone.sign_up)
    (appointment,) = appointments_of(office.store, cancelled.sign_up)
    a_row(office.store, "appointment_status", {"appointment": appointment.id, "status": "CANCPER"})
    assert tickets(office.clinic()) == [stays.ticket]


def test_whoever_did_not_agree_is_counted_and_not_named(office: Office) -> None:
    shift = office.shift("Kia", "kjb")
    named, unnamed = office.person(), office.person(granted=("STORE", "SHAREPROV"))
    office.accept(named, shift)
    office.accept(unnamed, shift)
    (roster,) = office.interpreters()
    assert tickets(roster) == [named.ticket]
    assert roster.header.left_out == (("no_interpreter_consent", 1),)


def test_the_whole_clinic_roster_speaks_the_language_it_is_made_in(office: Office) -> None:
    who = office.person(
        at=1, access_needs=("SEAT", "READ"), modes=("PHONE",), lang_variety="Soloma"
    )
    english, spanish = office.clinic(), office.clinic("es")
    assert cells(english, who.ticket)["spoken_language"] == "Q'anjob'al (Maya), Soloma"
    assert cells(spanish, who.ticket)["spoken_language"] == "q'anjob'al (maya), Soloma"
    assert cells(spanish, who.ticket)["access_needs"] == "silla para esperar; leerle en voz alta"
    assert cells(spanish, who.ticket)["interpreter"] == "por teléfono: falta"
    assert english.blocks[0].label == "Q'anjob'al (Maya)"
    assert spanish.blocks[0].label == "q'anjob'al (maya)"


def test_the_clinic_reads_who_interprets_and_how_they_come(office: Office) -> None:
    shift = office.shift("Kia Moua", "kjb")
    who = office.person(modes=("PHONE", "ONSITE"))
    office.accept(who, shift)
    assert cells(office.clinic(), who.ticket)["interpreter"] == "in person: Kia Moua"


def test_nobody_is_named_who_has_not_said_yes_to_this_event(office: Office) -> None:
    other = create_event(
        office.store, DENISE, EventPlan(**{**vars_of(PLAN), "code": "BUR-0620B"})
    ).event
    who = office.person()
    office.accept(who, office.shift("Elsewhere", "kjb", event=other))
    office.offer(who, office.shift("Undecided", "kjb"))
    declined = office.offer(who, office.shift("Declined", "kjb"))
    a_row(
        office.store, "assignment_status", {"assignment": declined, "state": "DECLINED"}, event=None
    )
    assert cells(office.clinic(), who.ticket)["interpreter"] == "in person: nobody yet"


def vars_of(plan: EventPlan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in plan.__dataclass_fields__}


def test_an_open_question_about_an_interpreter_is_put_to_the_clinic(office: Office) -> None:
    asked = office.person(interpreter_wanted="UNK", modes=())
    none = office.person(interpreter_wanted="NO", modes=())
    own = office.person(modes=("TEXT",))
    roster = office.clinic()
    assert cells(roster, asked.ticket)["interpreter"] == "Not known yet, ask again"
    assert cells(roster, none.ticket)["interpreter"] == ""
    assert cells(roster, own.ticket)["interpreter"] == "in writing"


def test_what_to_prepare_is_said_in_the_words_of_whoever_prepares_it(office: Office) -> None:
    who = office.person(access_needs=("READ", "COMP:Her son", "WHEEL", "TTY"))
    alone = office.person(access_needs=("COMP",))
    roster = office.clinic()
    assert cells(roster, who.ticket)["access_needs"] == "step-free way; read aloud"
    assert cells(roster, who.ticket)["companion"] == "Her son"
    assert cells(roster, alone.ticket)["access_needs"] == "comes with someone"


def test_the_interpreter_knows_who_comes_along_and_what_helps(office: Office) -> None:
    shift = office.shift("Pablo", "kjb", gender="M")
    who = office.person(
        access_needs=("COMP:Her son", "CHILD", "READ", "HOH", "LOWVIS", "WHEEL"), gender_pref="F"
    )
    office.accept(who, shift)
    (roster,) = office.interpreters()
    line = cells(roster, who.ticket)
    assert line["companion"] == "Her son; small children"
    assert line["reading_help"] is True
    assert line["access_needs"] == "large print; hard of hearing: face them, speak slowly"
    assert line["gender_pref_met"] is False
    assert b"'+" not in csv_bytes(roster)


def test_the_interpreter_gets_the_codes_to_write_down(office: Office) -> None:
    office.accept(office.person(), office.shift("Kia", "kjb"))
    (roster,) = office.interpreters()
    assert [entry.code for entry in roster.header.legend] == [
        "LATE", "WRONGVARIETY", "NOAUDIO", "NOSHOW", "MINORUSED",
    ]  # fmt: skip


def test_a_relay_works_with_whoever_carries_its_second_half(office: Office) -> None:
    pablo = office.shift("Pablo", "kjb", mode="RELAY", to="es")
    lucia, kia = office.shift("Lucía", "es"), office.shift("Kia", "hnj")
    office.shift("Never Asked", "es")
    office.accept(office.person(relay_via="es", modes=("RELAY",)), pablo)
    office.accept(office.person(lang_spoken="es"), lucia)
    office.accept(office.person(lang_spoken="hnj"), kia)
    covers = {
        roster.cover.interpreter: roster.cover for roster in office.interpreters() if roster.cover
    }
    assert covers["Pablo"].partners == ("Lucía (Spanish)",)
    assert covers["Lucía"].partners == ("Pablo (Spanish)",)
    assert covers["Kia"].partners == ()


def test_a_shift_added_later_takes_nobodys_number(office: Office) -> None:
    late = office.shift("Lucía", "kjb", starts="2026-06-20T10:00")
    who = office.person()
    office.accept(who, late)
    (first,) = office.interpreters()
    note_handout(office.store, DENISE, office.event, first, [b""])
    office.accept(office.person(), office.shift("Early", "kjb"))
    again, new = office.interpreters()
    assert (again.header.reader, again.header.reader_key) == ("Lucía", first.header.reader_key)
    assert (again.header.revision, again.header.changes) == (2, ())
    assert (new.header.reader, new.header.revision) == ("Early", 1)


def test_a_name_that_cannot_be_printed_brings_its_sound_to_the_clinic_only(office: Office) -> None:
    who = office.person(name_given="𓀀", name_sounds="NEH-fert toh-MAHS")
    office.accept(who, office.shift("Kia", "kjb"))
    assert office.clinic().rows[0].sounds == "NEH-fert toh-MAHS"
    (roster,) = office.interpreters()
    assert roster.rows[0].sounds == ""  # it holds the family name


def test_two_tickets_of_one_person_are_named_to_the_clinic(office: Office) -> None:
    one, other, third = office.person(), office.person(at=1), office.person()
    assert office.clinic().header.one_person == ()
    join(office.store, DENISE, one.person, other.person)
    assert office.clinic().header.one_person == ((one.ticket, other.ticket),)
    assert third.ticket in tickets(office.clinic())


def test_two_vaccines_are_two_rows_and_one_person(office: Office) -> None:
    who = office.person()
    book(office.store, DENISE, who.sign_up, group="FLU", slot=office.slots[0])
    assert len(office.clinic().rows) == 2
    assert office.clinic().people == 1


def test_answers_that_two_laptops_set_apart_are_to_be_asked_again(tmp_path: Path) -> None:
    programme = Programme.begun(tmp_path)
    denise, rosa = programme.denise, programme.canvasser("Rosa")
    made = create_event(denise.store, denise.author, PLAN)
    hand_out_all(denise.store, made.event)
    who = rosa.record(a_sign_up(granted=TOLD))
    programme.settle(rosa, denise)
    book(denise.store, denise.author, who.sign_up, group="COVID19", slot=made.slots[0])
    rosa.amend(who.sign_up, birth="1960-01-01", phone="(828) 555-0143")
    denise.amend(who.sign_up, birth="1962-02-02", phone="(828) 555-0149")
    programme.settle(rosa, denise)
    asked = Asked(event=made.event, made_by="Denise", now_ms=programme.server.clock())
    header = clinic_roster_of(denise.store, asked, lists()).header
    programme.close()
    assert header.two_answers == ((who.ticket, ("person.birth_date",)),)
    (said,) = doubt_sentences(header, wording("en"))
    assert said.endswith(f"{who.ticket} (birth date or age).")
    assert "phone" not in said
