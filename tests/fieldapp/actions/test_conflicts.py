"""Two edits of one field: nothing is lost, somebody chooses, and can choose again."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from fieldapp.actions.conflicts import (
    Conflict,
    keep,
    list_conflicts,
    resolve,
    take_out_again,
    undo,
)
from fieldapp.actions.consenting import effective_consents
from fieldapp.actions.history import person_page
from fieldapp.actions.signing_up import open_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.values import Value
from fieldapp.store.log import standing
from fieldapp.store.rows import Row, read_row
from fieldapp.store.store import Store
from tests.support.meeting import Meeting
from tests.support.stores import (
    DENISE,
    MARCUS,
    ROSA,
    a_row,
    a_sign_up,
    an_act,
    an_open_store,
    edited,
    recorded,
    taken_out,
)
from tests.support.vault import ToldClock

MORNING = 1_780_000_000_000


class Three:
    """Rosa's and Marcus's laptops at the tables, Denise's in the office, and where they meet."""

    def __init__(self, rosa: Store, marcus: Store, denise: Store, clock: ToldClock) -> None:
        self.rosa, self.marcus, self.denise = rosa, marcus, denise
        self.clock = clock
        self.meeting = Meeting()

    def meet(self) -> None:
        for _ in range(2):
            self.meeting.meet(self.rosa, self.marcus, self.denise)


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    clock = ToldClock(now_ms=MORNING)
    with (
        an_open_store(tmp_path / "a", "A", clock) as rosa,
        an_open_store(tmp_path / "b", "B", clock) as marcus,
        an_open_store(tmp_path / "c", "C", clock) as denise,
    ):
        yield Three(rosa, marcus, denise, clock)


def person_here(store: Store, person: bytes) -> Row:
    found = read_row(store.connection, BY_NAME["person"], person)
    assert found is not None
    return found


def contact_id(store: Store) -> bytes:
    (row,) = store.connection.execute("SELECT id FROM contact").fetchone()
    assert isinstance(row, bytes)
    return row


def phone_here(store: Store) -> object:
    (value,) = store.connection.execute("SELECT value FROM contact").fetchone()
    return value


def the_conflict(store: Store) -> Conflict:
    (found,) = list_conflicts(store, DENISE)
    return found


def a_phone_conflict(three: Three) -> bytes:
    """Rosa corrects a number at 12:20, Denise the same one at 12:25; give the person."""
    made = recorded(three.rosa)
    three.meet()
    contact = contact_id(three.rosa)
    three.clock.pass_s(20 * 60)
    edited(three.rosa, "contact", contact, value="+18285550120")
    three.clock.pass_s(5 * 60)
    edited(three.denise, "contact", contact, DENISE, value="+18285550125")
    return made.person


# --- story 12: two edits -------------------------------------------------------------------------


def test_the_newer_of_two_edits_shows_and_the_older_is_one_click_away(three: Three) -> None:
    person = a_phone_conflict(three)
    three.meet()
    for store in (three.rosa, three.marcus, three.denise):
        assert phone_here(store) == "+18285550125"
        found = the_conflict(store)
        assert (found.kind, found.field, found.person) == ("contact", "value", person)
        assert found.loud
        assert [(each.value, each.at_ms - MORNING) for each in found.values] == [
            ("+18285550125", 25 * 60_000),
            ("+18285550120", 20 * 60_000),
        ]
    newer, older = the_conflict(three.denise).values
    assert (newer.actor, older.actor) == (DENISE.user, None)
    newer, older = the_conflict(three.rosa).values
    assert (newer.actor, older.actor) == (None, ROSA.user)


def test_other_fields_edited_on_either_side_are_all_kept(three: Three) -> None:
    person = a_phone_conflict(three)
    edited(three.rosa, "person", person, name_used="Juanita")
    edited(three.denise, "person", person, DENISE, name_sounds="HWA-na")
    three.meet()
    for store in (three.rosa, three.marcus, three.denise):
        row = person_here(store, person)
        assert (row.text("name_used"), row.text("name_sounds")) == ("Juanita", "HWA-na")
        assert not row.in_conflict


def test_choosing_the_older_value_holds_on_every_laptop(three: Three) -> None:
    a_phone_conflict(three)
    three.meet()
    found = the_conflict(three.denise)
    resolve(three.denise, DENISE, found, found.values[1])
    assert phone_here(three.denise) == "+18285550120"
    three.meet()
    for store in (three.rosa, three.marcus, three.denise):
        assert phone_here(store) == "+18285550120"
        assert list_conflicts(store, DENISE) == ()


def test_a_ruling_can_be_undone_also_after_it_has_gone_round(three: Three) -> None:
    person = a_phone_conflict(three)
    three.meet()
    found = the_conflict(three.denise)
    ruling = resolve(three.denise, DENISE, found, found.values[1])
    three.meet()
    undo(three.denise, DENISE, ruling)
    three.meet()
    for store in (three.rosa, three.marcus, three.denise):
        assert phone_here(store) == "+18285550125"
        assert list_conflicts(store, DENISE) == ()
    history = person_page(three.denise, DENISE, person).history
    told = [entry.new for entry in history if entry.field == "value"]
    assert told == ["+18285550125", "+18285550120", "+18285550125"]


def test_a_third_value_can_be_chosen(three: Three) -> None:
    a_phone_conflict(three)
    three.meet()
    resolve(three.denise, DENISE, the_conflict(three.denise), "+18285550199")
    three.meet()
    assert phone_here(three.rosa) == "+18285550199"
    assert list_conflicts(three.rosa, DENISE) == ()


def test_a_ruling_never_replaces_a_value_that_was_not_looked_at(three: Three) -> None:
    a_phone_conflict(three)
    edited(three.marcus, "contact", contact_id(three.marcus), MARCUS, value="+18285550130")
    three.meeting.meet(three.rosa, three.denise)
    three.meeting.meet(three.rosa, three.denise)
    seen = the_conflict(three.denise)
    three.meet()
    with pytest.raises(RefusedError) as refused:
        resolve(three.denise, DENISE, seen, seen.values[0])
    assert refused.value.problems[0].code == "changed_meanwhile"
    assert len(the_conflict(three.denise).values) == 3


def test_two_rulings_made_apart_are_a_conflict_again_and_nothing_else(three: Three) -> None:
    a_phone_conflict(three)
    three.meet()
    resolve(three.rosa, DENISE, the_conflict(three.rosa), "+18285550120")
    resolve(three.denise, DENISE, the_conflict(three.denise), "+18285550125")
    three.meet()
    assert {each.value for each in the_conflict(three.marcus).values} == {
        "+18285550120",
        "+18285550125",
    }


def test_two_people_who_correct_alike_make_no_conflict(three: Three) -> None:
    made = recorded(three.rosa)
    three.meet()
    edited(three.rosa, "person", made.person, name_used="Juanita")
    edited(three.marcus, "person", made.person, MARCUS, name_used="Juanita")
    three.meet()
    assert list_conflicts(three.denise, DENISE) == ()


def test_a_refused_value_changes_nothing(three: Three) -> None:
    a_phone_conflict(three)
    three.meet()
    made = standing(three.denise).made
    with pytest.raises(RefusedError):
        resolve(three.denise, DENISE, the_conflict(three.denise), 5)
    assert standing(three.denise).made == made
    assert len(the_conflict(three.denise).values) == 2


def test_loud_conflicts_come_first(three: Three) -> None:
    made = recorded(three.rosa)
    three.meet()
    for store, used, given in ((three.rosa, "Ju", "Joana"), (three.marcus, "Jua", "Yoana")):
        edited(store, "person", made.person, name_given=given)
        three.clock.pass_s(60)
        edited(store, "person", made.person, name_used=used)
    three.meet()
    found = list_conflicts(three.denise, DENISE)
    assert [(each.field, each.loud) for each in found] == [
        ("name_given", True),
        ("name_used", False),
    ]


# --- whose conflicts -----------------------------------------------------------------------------


def test_a_canvasser_settles_what_is_theirs_to_edit_and_to_see(three: Three) -> None:
    made = recorded(three.rosa)
    three.meet()
    (need,) = three.rosa.connection.execute("SELECT id FROM need").fetchone()
    for store, name, language in ((three.rosa, "Ju", "mam"), (three.denise, "Jua", "agu")):
        edited(store, "person", made.person, DENISE, name_used=name, lang_spoken=language)
        edited(store, "need", need, DENISE, language=language)
    three.meet()
    fields = {each.field for each in list_conflicts(three.denise, DENISE)}
    assert fields == {"name_used", "lang_spoken", "language"}
    assert {each.field for each in list_conflicts(three.rosa, ROSA)} == fields
    assert {each.field for each in list_conflicts(three.rosa, MARCUS)} == {"name_used"}


# --- taken out and changed -----------------------------------------------------------------------


def taken_out_and_changed(three: Three) -> bytes:
    made = recorded(three.rosa)
    three.meet()
    taken_out(three.rosa, "person", made.person)
    edited(three.marcus, "person", made.person, MARCUS, name_used="Juanita")
    three.meet()
    return made.person


def test_a_person_taken_out_by_one_and_changed_by_another_stays_and_is_told(three: Three) -> None:
    person = taken_out_and_changed(three)
    found = the_conflict(three.denise)
    assert (found.kind, found.row, found.field, found.values) == ("person", person, "", ())
    assert not person_here(three.denise, person).dead


def test_it_can_be_kept(three: Three) -> None:
    person = taken_out_and_changed(three)
    keep(three.denise, DENISE, the_conflict(three.denise))
    three.meet()
    for store in (three.rosa, three.marcus, three.denise):
        assert list_conflicts(store, DENISE) == ()
        assert person_here(store, person).text("name_used") == "Juanita"
        assert not person_here(store, person).dead


def test_it_can_be_taken_out_after_all(three: Three) -> None:
    person = taken_out_and_changed(three)
    found = the_conflict(three.denise)
    take_out_again(three.denise, DENISE, found)
    three.meet()
    for store in (three.rosa, three.marcus, three.denise):
        assert list_conflicts(store, DENISE) == ()
        assert person_here(store, person).dead
    with pytest.raises(RefusedError) as refused:
        keep(three.denise, DENISE, found)
    assert refused.value.problems[0].code == "not_here"


# --- story 13: "Stop texting me" -----------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_a_withdrawal_holds_in_any_order_whatever_the_clocks_say(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    clock, an_hour_slow = ToldClock(now_ms=MORNING), ToldClock(now_ms=MORNING - 3_600_000)
    with (
        an_open_store(tmp_path / "a", "A", clock) as granting,
        an_open_store(tmp_path / "b", "B", an_hour_slow) as withdrawing,
        an_open_store(tmp_path / "c", "C", clock) as office,
    ):
        made = recorded(granting, a_sign_up(granted=("STORE",)))
        meeting = Meeting()
        for _ in range(2):
            meeting.meet(granting, withdrawing, office)
        text: dict[str, Value] = {"person": made.person, "type": "SMS", "how": "SPOKEN"}
        a_row(granting, "consent", {**text, "answer": "GRANTED"})
        a_row(withdrawing, "consent", {**text, "answer": "WITHDRAWN"})
        stores = (granting, withdrawing, office)
        for _ in range(2):
            for index in order:
                meeting.meet(stores[index])
        for store in stores:
            consents = open_sign_up(store, made.sign_up).consents
            assert "SMS" in effective_consents(consents, "REFUSED")
            assert "SMS" not in effective_consents(consents, "GRANTED")
            told = {
                row.text("answer")
                for row in person_page(store, DENISE, made.person).rows
                if row.text("type") == "SMS"
            }
            assert told == {"GRANTED", "WITHDRAWN"}


def test_nothing_is_in_conflict_on_a_laptop_that_works_alone(three: Three) -> None:
    made = recorded(three.rosa)
    with an_act(three.rosa) as unit:
        unit.edit(BY_NAME["person"], made.person, {"name_used": "Ju"})
    edited(three.rosa, "person", made.person, name_used="Jua")
    assert list_conflicts(three.rosa, DENISE) == ()
