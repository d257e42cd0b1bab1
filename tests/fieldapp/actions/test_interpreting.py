"""Needs at an event: who waits, who is asked, what was delivered, and every step taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.assigning import answer_assignment, ask_interpreters
from fieldapp.actions.delivering import Told, note_delivery
from fieldapp.actions.events import EventPlan, create_event
from fieldapp.actions.history import person_page
from fieldapp.actions.interpreter_desk import InterpretersSeen, look_at_interpreters
from fieldapp.actions.interpreter_lines import NeedLine
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift
from fieldapp.actions.language_found import change_language
from fieldapp.actions.needing import open_unmet
from fieldapp.actions.signing_up import Recorded
from fieldapp.actions.tasks import CALL_BACK
from fieldapp.actions.undoing import Noted, take_back_noted
from fieldapp.actions.waiting import come_back
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store
from tests.support.laptops import Programme, same_rows
from tests.support.stores import (
    DENISE,
    MARCUS,
    ROSA,
    a_row,
    a_sign_up,
    an_open_store,
    lists,
    recorded,
)
from tests.ui.laptop import a_desk

PLAN = EventPlan(
    code="BUR-0613A",
    title="Pantry",
    kind="SIGNUP",
    starts="2026-06-13T08:00",
    ends="2026-06-13T14:00",
)


@dataclass
class Table:
    """A table with an event; what a test does here is what people do."""

    store: Store
    event: bytes

    def person(self, author: Author = ROSA, **typed: Any) -> Recorded:
        given = {"modes": ("RELAY",), "relay_via": "es", "phone": "", **typed}
        return recorded(self.store, a_sign_up(**given), author, self.event)

    def cole(self, **typed: Any) -> Recorded:
        deaf = {"lang_spoken": "ase", "modes": ("SIGN2",), "relay_via": "", "need_reason": "DEAF"}
        return self.person(name_given="Nora", **{**deaf, **typed})

    def interpreter(self, name: str, language: str = "kjb", **more: Any) -> tuple[bytes, bytes]:
        """Give interpreter and shift."""
        skill = {"to_language": "es", "qualification": "CHI", **more}
        who = add_interpreter(
            self.store, DENISE, name=name, skills=[Skill(from_language=language, **skill)]
        )
        return who, add_shift(
            self.store,
            DENISE,
            self.event,
            who,
            starts="2026-06-13T10:00",
            ends="2026-06-13T12:00",
            mode="RELAY",
        )

    def deliver(self, to: Recorded, author: Author = ROSA, **told: Any) -> Noted:
        where = (self.event, to.sign_up)
        return note_delivery(self.store, author, where, Told(**told), lists())

    def look(self, author: Author = ROSA, chosen: bytes = b"") -> InterpretersSeen:
        desk = a_desk(self.store, self.event, author=author)
        return look_at_interpreters(desk, None, chosen)

    def line(self, of: Recorded, author: Author = ROSA) -> NeedLine:
        (line,) = [each for each in self.look(author).lines if each.sign_up == of.sign_up]
        return line

    def rows(self, kind: str) -> list[Row]:
        return read_rows(self.store.connection, BY_NAME[kind])


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    with an_open_store(tmp_path / "a") as store:
        yield Table(store, create_event(store, DENISE, PLAN).event)


def test_who_comes_back_at_ten_waits_until_it_is_noted_what_was_delivered(table: Table) -> None:
    pablo, _ = table.interpreter("Pablo")
    who = table.person(finish_later=True)
    come_back(table.store, ROSA, [who.sign_up], "2026-06-13T10:00")
    line = table.line(who)
    assert (line.waits, line.return_at, line.state) == (True, "2026-06-13T10:00", "WANTED")
    table.deliver(who, mode="RELAY", minutes=20, interpreter=pablo)
    line = table.line(who)
    assert (line.waits, line.return_at, line.state, line.met) == (False, "", "DELIVERED", True)
    assert line.closed is not None
    assert (line.closed.who, line.closed.minutes) == ("Pablo", 20)


def test_one_keystroke_calls_everybody_who_waits_and_undo_puts_each_back(table: Table) -> None:
    first, second = table.person(), table.person()
    come_back(table.store, ROSA, [first.sign_up], "2026-06-13T10:00")
    noted = come_back(table.store, ROSA, [first.sign_up, second.sign_up], "2026-06-13T09:41")
    assert {each.return_at for each in table.look().lines} == {"2026-06-13T09:41"}
    take_back_noted(table.store, ROSA, noted)
    assert [table.line(each).return_at for each in (first, second)] == ["2026-06-13T10:00", ""]


def test_a_need_at_an_event_is_a_record_of_its_own(table: Table) -> None:
    pablo, _ = table.interpreter("Pablo")
    who = table.person()
    table.deliver(who, mode="RELAY", interpreter=pablo)
    standing, here = table.rows("need")
    assert [each.text("for") for each in (standing, here)] == ["PERSON", "EVENT"]
    assert here.ref("event") == table.event
    assert here.values["modes_ok"] == ["RELAY"]
    next_week = create_event(table.store, DENISE, replace(PLAN, code="BUR-0620A")).event
    table.person(finish_later=True)
    assert Table(table.store, next_week).look(DENISE).lines == ()


def test_a_child_who_interpreted_is_kept_counts_as_not_met_and_somebody_calls_back(
    table: Table,
) -> None:
    who = table.person()
    noted = table.deliver(who, mode="MINOR", minutes=5)
    line = table.line(who)
    assert (line.state, line.met) == ("NOTDELIVERED", False)
    assert line.closed is not None
    assert line.closed.problem == "MINORUSED"
    (task,) = table.rows("task")
    assert (task.text("kind"), task.text("lang")) == (CALL_BACK, "kjb")
    assert task.values["about"] == [who.sign_up]
    assert [row.text("state") for row in table.rows("task_status")] == ["READY"]
    (item,) = open_unmet(table.store, who.person)
    assert item.text("detail") == "MINORUSED"
    (sign_up,) = table.rows("sign_up")
    assert sign_up.text("interpreted_by") == "MINOR"
    take_back_noted(table.store, ROSA, noted)
    assert table.line(who).state == "WANTED"
    assert table.rows("task") == table.rows("review") == table.rows("need_status") == []


def test_nobody_who_came_needs_a_reason(table: Table) -> None:
    who = table.person()
    with pytest.raises(RefusedError) as refused:
        table.deliver(who, mode="NONE")
    assert refused.value.problems[0].code == "required"
    table.deliver(who, mode="NONE", problem="NOSHOW")
    assert table.line(who).state == "NOTDELIVERED"
    assert table.rows("task") == []


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"mode": "SIGN2"}, "DELIVERED"),
        ({"mode": "TEXT"}, "PARTLY"),
        ({"mode": "VIDEO", "problem": "NOAUDIO"}, "NOTDELIVERED"),
    ],
)
def test_notes_are_not_what_she_asked_for(table: Table, told: dict[str, str], state: str) -> None:
    grace, _ = table.interpreter("Grace", "ase", qualification="NCLIC", to_language="en")
    who = table.cole()
    table.deliver(who, ROSA, interpreter=grace, **told)
    line = table.line(who)
    assert (line.state, line.met) == (state, state == "DELIVERED")


def test_who_works_here_counts_by_what_is_noted_of_their_languages(table: Table) -> None:
    spoken: list[Value] = [["kjb", "NATIVE", "TEST"]]
    tested = a_row(table.store, "user", {"name": "Ana", "role": "CANVASSER", "languages": spoken})
    other = a_row(table.store, "user", {"name": "Bea", "role": "CANVASSER"})
    one, two = table.person(modes=("BILING",)), table.person(modes=("BILING",))
    table.deliver(one, mode="BILING", user=tested)
    table.deliver(two, mode="BILING", user=other)
    assert [table.line(each).met for each in (one, two)] == [True, False]


def test_it_was_awakateko_after_all(table: Table) -> None:
    table.interpreter("Pablo")
    who = table.person(lang_variety="Soloma")
    noted = change_language(
        table.store, ROSA, who.sign_up, ("agu", "Aguacatán"), method="SAID", lists=lists()
    )
    line = table.line(who)
    assert (line.wish.language, line.wish.variety) == ("agu", "Aguacatán")
    (item,) = open_unmet(table.store, who.person)
    assert item.text("detail") == "agu"
    told = [
        (each.old, each.new)
        for each in person_page(table.store, ROSA, who.person).history
        if each.field == "lang_spoken"
    ]
    assert told == [("kjb", "agu")]
    take_back_noted(table.store, ROSA, noted)
    assert table.line(who).wish.language == "kjb"
    assert table.rows("review") == []


def test_nothing_waits_where_somebody_who_comes_speaks_the_new_language(table: Table) -> None:
    table.interpreter("Elena", "agu")
    who = table.person()
    found = ("agu", "")
    change_language(table.store, ROSA, who.sign_up, found, method="SAID", lists=lists())
    assert table.rows("review") == []


def test_an_interpreter_for_another_language_stays_for_that_one(table: Table) -> None:
    who = table.person(need_language="es")
    change_language(table.store, ROSA, who.sign_up, ("agu", ""), method="SAID", lists=lists())
    assert table.line(who).wish.language == "es"


def asked(table: Table, who: Recorded, *shifts: bytes, **more: Any) -> tuple[bytes, ...]:
    need = table.line(who, DENISE).need
    return ask_interpreters(table.store, DENISE, need, shifts, **more).rows("assignment")


def test_a_no_makes_the_need_wanted_again_and_waits_for_the_coordinator(table: Table) -> None:
    _, shift = table.interpreter("Pablo")
    who = table.person()
    (assignment,) = asked(table, who, shift)
    assert table.line(who, DENISE).state == "PLANNED"
    noted = answer_assignment(table.store, DENISE, assignment, "DECLINED")
    assert table.line(who, DENISE).state == "WANTED"
    assert len(open_unmet(table.store, who.person)) == 1
    take_back_noted(table.store, DENISE, noted)
    assert table.line(who, DENISE).state == "PLANNED"
    (again,) = asked(table, who, table.interpreter("Elena")[1])
    assert again != assignment
    assert open_unmet(table.store, who.person) == []
    answer_assignment(table.store, DENISE, assignment, "ONSITE")
    with pytest.raises(RefusedError):
        answer_assignment(table.store, DENISE, assignment, "DECLINED")


def test_whoever_is_planned_and_does_not_speak_it_any_more_does_not_count(table: Table) -> None:
    _, shift = table.interpreter("Pablo")
    who = table.person()
    (assignment,) = asked(table, who, shift)
    answer_assignment(table.store, DENISE, assignment, "ACCEPTED")
    change_language(table.store, DENISE, who.sign_up, ("agu", ""), method="SAID", lists=lists())
    line = table.line(who, DENISE)
    assert line.state == "WANTED"
    assert [plan.fits for plan in line.plans] == [False]


@pytest.mark.parametrize(
    ("proof", "code"),
    [({"qualification": "RID"}, "licence_needed"),
     ({"qualification": "NCLIC", "valid_to": "2026-06-12"}, "licence_expired")],
)  # fmt: skip
def test_nobody_signs_without_a_licence_not_even_as_a_compromise(
    table: Table, proof: dict[str, str], code: str
) -> None:
    _, shift = table.interpreter("Joel", "ase", **proof)
    who = table.cole()
    with pytest.raises(RefusedError) as refused:
        asked(table, who, shift, compromise=True)
    assert refused.value.problems[0].code == code


def test_a_group_of_languages_is_only_ever_a_compromise(table: Table) -> None:
    _, shift = table.interpreter("Kia", "mww")
    who = table.person(lang_spoken="hmn")
    with pytest.raises(RefusedError):
        asked(table, who, shift)
    asked(table, who, shift, compromise=True)
    assert table.line(who, DENISE).wish.language == "hmn"


def test_noting_what_was_delivered_ends_what_was_planned(table: Table) -> None:
    pablo, shift = table.interpreter("Pablo")
    who = table.person()
    (assignment,) = asked(table, who, shift)
    noted = table.deliver(who, DENISE, mode="RELAY", minutes=25, interpreter=pablo)
    (row,) = table.rows("assignment")
    assert (row.text("delivered_mode"), row.values["minutes"]) == ("RELAY", 25)
    assert [plan.state for plan in table.line(who, DENISE).plans] == ["DONE"]
    take_back_noted(table.store, DENISE, noted)
    assert [plan.state for plan in table.line(who, DENISE).plans] == ["OFFERED"]
    assert table.rows("assignment")[0].text("delivered_mode") == ""
    assert assignment == row.id


def test_languages_are_counted_by_what_became_of_the_wish(table: Table) -> None:
    pablo, _ = table.interpreter("Pablo")
    people = [table.person() for _ in range(4)]
    table.deliver(people[0], mode="RELAY", interpreter=pablo)
    table.deliver(people[1], mode="ADULT")
    table.deliver(people[2], mode="MINOR")
    (told,) = table.look().sums
    assert (told.wanted, told.met, told.partly, told.unmet, told.open) == (4, 1, 1, 1, 1)
    assert told.minutes == 25


def test_what_another_wrote_down_waits_without_its_language(table: Table) -> None:
    who = table.person()
    come_back(table.store, ROSA, [who.sign_up], "2026-06-13T10:00")
    line = table.line(who, MARCUS)
    assert (line.hidden, line.wish.language, line.first_name) == (True, "", "Juana")
    assert (line.waits, line.may_close, line.may_call) == (True, False, True)
    come_back(table.store, MARCUS, [who.sign_up], "2026-06-13T10:20")
    with pytest.raises(RefusedError):
        table.deliver(who, MARCUS, mode="RELAY")


def test_what_was_noted_at_the_table_is_taken_in_by_the_server(tmp_path: Path) -> None:
    programme = Programme.begun(tmp_path)
    denise, rosa = programme.denise, programme.canvasser("Rosa")
    pablo = add_interpreter(
        denise.store,
        denise.author,
        name="Pablo",
        skills=[Skill(from_language="kjb", to_language="es", qualification="CHI")],
    )
    programme.settle()
    met, child = rosa.record(), rosa.record()
    come_back(rosa.store, rosa.author, [met.sign_up, child.sign_up], "2026-06-13T10:00")
    where, by_child = (programme.event, child.sign_up), Told(mode="MINOR")
    by_pablo = Told(mode="ONSITE", interpreter=pablo)
    note_delivery(rosa.store, rosa.author, (programme.event, met.sign_up), by_pablo, lists())
    last = note_delivery(rosa.store, rosa.author, where, by_child, lists())
    programme.settle()
    take_back_noted(rosa.store, rosa.author, last)
    note_delivery(rosa.store, rosa.author, where, by_child, lists())
    programme.settle()
    kinds = ("need", "need_status", "task", "task_status", "sign_up")
    assert same_rows(rosa, denise, kinds)
    assert {row["state"] for row in denise.rows("need_status").values()} == {
        "DELIVERED", "NOTDELIVERED",
    }  # fmt: skip
    assert [row["reason"] for row in denise.rows("review").values()] == ["LANGUNMET"]
    programme.close()
