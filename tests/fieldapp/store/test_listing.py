"""The list of everybody: each filter against a plain look at every line, orders, and changes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.folding import fold
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.values import Value
from fieldapp.store.custody import Custody
from fieldapp.store.lines import PersonLine, person_lines
from fieldapp.store.listing import (
    Blind,
    Order,
    PeopleFilter,
    changes_between,
    ids_in,
    people_count,
    people_listed,
)
from fieldapp.store.lists import rows_in_conflict
from fieldapp.store.schema import LISTED
from fieldapp.store.search import find, index_some
from fieldapp.store.store import Store, open_existing
from tests.support.crowd import taken_in
from tests.support.meeting import Meeting
from tests.support.stores import (
    EVENT,
    KEY,
    MARCUS,
    OTHER_EVENT,
    ROSA,
    STORE_ID,
    a_row,
    a_sign_up,
    a_store,
    an_open_store,
    edited,
    opened_again,
    recorded,
    taken_out,
)
from tests.support.vault import CountedRandom

LANGUAGES = ("", "es", "kjb", "mww", "rad")
EVENTS = (None, EVENT, OTHER_EVENT)
FLAGS = ("interpreter", "incomplete", "withdrawn", "in_conflict", "only_here")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """People from elsewhere and from here, with everything that a filter asks about."""
    folder = tmp_path_factory.mktemp("crowd")
    with an_open_store(folder / "a") as here, an_open_store(folder / "b", "B") as there:
        others = [recorded(there, _draft(number), MARCUS).person for number in range(14)]
        made = [
            recorded(here, _draft(number), ROSA, (EVENT, OTHER_EVENT)[number % 2])
            for number in range(8)
        ]
        meeting = Meeting()
        meeting.meet(here, there)
        for number, each in enumerate(made):
            if number % 3 == 0:
                withdraw_sign_up(here, ROSA, each.sign_up)
            if number == 3:
                undo_withdrawal(here, ROSA, each.sign_up)
        edited(here, "person", made[1].person, lang_spoken="rad")
        edited(there, "person", made[1].person, MARCUS, lang_spoken="mww")
        for person, wanted in ((made[2].person, "NO"), (others[4], "YES"), (others[5], "NO")):
            a_row(here, "need", {"person": person, "for": "PERSON", "wanted": wanted})
        meeting.meet(here, there)
        taken_out(here, "person", others[0])
        for number in range(3):
            recorded(here, _draft(number + 1), ROSA, OTHER_EVENT)
        edited(here, "person", others[7], name_used="Pepe")
        yield here


def _draft(number: int) -> SignUpDraft:
    rng = Random(number)
    return a_sign_up(
        lang_spoken=LANGUAGES[1 + number % 4],
        interpreter_wanted=rng.choice(("YES", "NO", "UNK")),
        modes=(),
        finish_later=number % 2 == 0,
        name_given=rng.choice(("Ángel", "Angela", "Zoua", "Łukasz", "عمر")),
    )


def everybody(store: Store) -> list[PersonLine]:
    ids = [row for (row,) in store.connection.execute("SELECT id FROM person").fetchall()]
    return list(person_lines(store, ids))


def listed(store: Store, **wanted: object) -> list[bytes]:
    return list(ids_in(people_listed(store, PeopleFilter(**wanted))))  # type: ignore[arg-type]


def fits(line: PersonLine, wanted: PeopleFilter) -> bool:
    """What a filter means, said of one line."""
    tickets = [each for each in line.tickets if wanted.event in (None, each.event)]
    if wanted.withdrawn:
        tickets = [each for each in tickets if each.withdrawn]
    if wanted.incomplete:
        tickets = [
            each
            for each in tickets
            if each.finish_later and (wanted.withdrawn or not each.withdrawn)
        ]
    asked = wanted.event is not None or wanted.withdrawn or wanted.incomplete
    return (
        (not asked or bool(tickets))
        and wanted.language in ("", line.language)
        and (not wanted.interpreter or line.interpreter == "YES")
        and (not wanted.in_conflict or line.in_conflict)
        and (not wanted.only_here or line.where.custody is Custody.SAVED_HERE)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    language=st.sampled_from(LANGUAGES),
    event=st.sampled_from(EVENTS),
    flags=st.sets(st.sampled_from(FLAGS), max_size=3),
)
def test_a_filter_lists_exactly_those_whose_lines_fit(
    crowd: Store, language: str, event: bytes | None, flags: set[str]
) -> None:
    wanted = PeopleFilter(language=language, event=event, **dict.fromkeys(flags, True))
    expected = {line.person for line in everybody(crowd) if fits(line, wanted)}
    found = ids_in(people_listed(crowd, wanted))
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("flag", FLAGS)
def test_the_crowd_has_people_in_and_out_of_each_filter(crowd: Store, flag: str) -> None:
    assert 0 < len(listed(crowd, **{flag: True})) < people_count(crowd)


def test_the_newest_stand_first_and_turned_they_stand_last(crowd: Store) -> None:
    ids = listed(crowd)
    made = [line.made_ms for line in person_lines(crowd, ids)]
    assert len(ids) == people_count(crowd) == len(everybody(crowd))
    assert made == sorted(made, reverse=True)
    turned = people_listed(crowd, PeopleFilter(), turned=True)
    assert ids_in(turned) == tuple(reversed(ids))


@pytest.mark.parametrize("steps", [0, 1, 100], ids=["not indexed", "in part", "indexed"])
def test_names_stand_in_the_order_of_the_folded_name_however_much_is_indexed(
    store: Store, steps: int
) -> None:
    taken_in(store, 20)
    for number in range(5):
        recorded(store, _draft(number))
    while steps and index_some(store, 7):
        steps -= 1
    edited(store, "person", listed(store)[9], name_given="Águeda")
    gone = listed(store)[4]
    taken_out(store, "person", gone)
    ids = ids_in(people_listed(store, PeopleFilter(), Order.NAME))
    names = [fold(line.name.said) for line in person_lines(store, ids)]
    assert len(ids) == 24
    assert gone not in ids
    assert names == sorted(names)


def test_tickets_stand_by_letter_and_number_and_who_has_none_last(store: Store) -> None:
    tickets = ("A-999", "AB-001", "B-001", "A-1000", "A-002")
    people = {each: _with_ticket(store, each) for each in tickets}
    nobody = a_row(store, "person", {"name_given": "Ana"})
    found = ids_in(people_listed(store, PeopleFilter(), Order.TICKET))
    assert found == (
        *(people[each] for each in ("A-002", "A-999", "A-1000", "AB-001", "B-001")),
        nobody,
    )


def test_a_list_of_one_event_goes_by_the_tickets_of_that_event(store: Store) -> None:
    one, other = _with_ticket(store, "A-001"), _with_ticket(store, "A-002")
    for person, ticket in ((one, "B-009"), (other, "B-008")):
        a_row(store, "sign_up", _sign_up(person, OTHER_EVENT, ticket), OTHER_EVENT)
    wanted = PeopleFilter(event=OTHER_EVENT)
    assert ids_in(people_listed(store, wanted, Order.TICKET)) == (other, one)
    assert ids_in(people_listed(store, PeopleFilter(), Order.TICKET)) == (one, other)


def _with_ticket(store: Store, ticket: str) -> bytes:
    person = a_row(store, "person", {"name_given": "Ana"})
    a_row(store, "sign_up", _sign_up(person, EVENT, ticket))
    return person


def _sign_up(person: bytes, event: bytes, ticket: str) -> dict[str, Value]:
    return {"person": person, "event": event, "ticket": ticket, "source": "LIVE"}


def test_people_found_by_a_text_keep_its_order_and_obey_the_filters(store: Store) -> None:
    exact = recorded(store, a_sign_up(name_given="Ana", phone="")).person
    longer = recorded(store, a_sign_up(name_given="Anabel", phone="", lang_spoken="rad")).person
    among = find(store, "ana")
    wanted = PeopleFilter()
    assert ids_in(people_listed(store, wanted, Order.NAME, among=among)) == (exact, longer)
    wanted = PeopleFilter(language="rad")
    assert ids_in(people_listed(store, wanted, among=among)) == (longer,)


def test_who_is_blind_for_an_answer_finds_only_their_own_by_it(store: Store) -> None:
    own = recorded(store, author=ROSA).person
    other = recorded(store, author=MARCUS).person
    for blind, wanted in (
        (Blind(reader=ROSA.user, language=True), PeopleFilter(language="kjb")),
        (Blind(reader=ROSA.user, interpreter=True), PeopleFilter(interpreter=True)),
        (Blind(reader=ROSA.user, sign_ups=True), PeopleFilter(event=EVENT)),
    ):
        assert ids_in(people_listed(store, wanted, blind=blind)) == (own,)
        assert set(ids_in(people_listed(store, wanted))) == {own, other}


def test_people_in_conflict_are_listed_whatever_row_of_theirs_it_is_in(tmp_path: Path) -> None:
    with an_open_store(tmp_path / "a") as here, an_open_store(tmp_path / "b", "B") as there:
        made, other = recorded(here), recorded(here)
        meeting = Meeting()
        meeting.meet(here, there)
        (need,) = here.connection.execute(
            "SELECT id FROM need WHERE person = ?", (made.person,)
        ).fetchone()
        for each, value in ((here, "mam"), (there, "kjb-x")):
            edited(each, "need", need, language=value)
            edited(each, "person", other.person, name_used="the same on both")
        meeting.meet(here, there)
        assert [row for _, row in rows_in_conflict(there)] == [need]
        assert listed(there, in_conflict=True) == [made.person]
        assert listed(there, in_conflict=True, language="rad") == []


def test_part_of_a_list_is_read_by_its_lines(store: Store) -> None:
    taken_in(store, 9)
    whole = people_listed(store, PeopleFilter())
    ids = ids_in(whole)
    assert len(ids) == 9
    assert ids_in(whole, 2, 3) == ids[2:5]
    assert ids_in(whole, 7, 30) == ids[7:]
    assert ids_in(whole, -2, 4) == ids[:2]
    assert ids_in(b"") == ids_in(whole, 9, 5) == ()


@pytest.mark.parametrize("index", sorted(LISTED))
def test_no_row_is_read_to_list_everybody(store: Store, index: str) -> None:
    asked = {
        "person_household": "SELECT id FROM person WHERE household = ?",
        "person_listed": "SELECT id FROM person WHERE NOT _flags & 1 ORDER BY _made DESC, id DESC",
        "sign_up_listed": "SELECT person FROM sign_up WHERE NOT _flags & 1 AND +event = ?",
        "need_listed": "SELECT person FROM need WHERE NOT _flags & 1 AND wanted = 'YES'",
    }[index]
    plan = store.connection.execute(f"EXPLAIN QUERY PLAN {asked}", [b""] * asked.count("?"))
    told = " ".join(line[3] for line in plan)
    assert f"USING COVERING INDEX {index}" in told
    assert "TEMP B-TREE" not in told


def test_a_file_from_before_the_lists_gets_them_with_everybody_in(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    taken_in(store, 5)
    while index_some(store):
        pass
    for sql in (
        "DROP TABLE searched",
        "CREATE TABLE searched (no INTEGER PRIMARY KEY, person BLOB NOT NULL UNIQUE)",
        *(f"DROP INDEX {name}" for name in LISTED),
        "DELETE FROM _sqlite_migrations WHERE name = 'listing'",
    ):
        store.connection.execute(sql)
    store.connection.commit()
    store = opened_again(store, tmp_path)
    people = ids_in(people_listed(store, PeopleFilter()))
    names = people_listed(store, PeopleFilter(), Order.NAME)
    assert set(ids_in(names)) == set(people)
    assert len(people) == 5
    while index_some(store):
        pass
    assert people_listed(store, PeopleFilter(), Order.NAME) == names
    store.close()


# --- what changed between two lists --------------------------------------------------------------

KEYS = st.lists(st.integers(0, 40), unique=True, max_size=40)


def packed(numbers: Sequence[int]) -> bytes:
    return b"".join(number.to_bytes(16, "big") for number in numbers)


@given(before=KEYS, gone=st.sets(st.integers(0, 40)), come=KEYS, places=st.randoms())
def test_the_changes_make_one_list_of_the_other(
    before: list[int], gone: set[int], come: list[int], places: Random
) -> None:
    after = [each for each in before if each not in gone]
    for each in come:
        if each not in before:
            after.insert(places.randint(0, len(after)), each)
    spans = changes_between(packed(before), packed(after))
    if not before or not after:
        assert spans == (() if before == after else None)
        return
    assert spans is not None
    shown = list(before)
    for span in spans:
        del shown[span.at : span.at + span.gone]
        shown[span.at : span.at] = [-1] * span.come
    assert len(shown) == len(after)
    assert all(one in (-1, other) for one, other in zip(shown, after, strict=True))
    assert sum(span.gone for span in spans) == len(set(before) - set(after))


def test_people_in_another_order_are_another_list() -> None:
    assert changes_between(packed([1, 2, 3]), packed([3, 2, 1])) is None
    assert changes_between(packed([]), packed([])) == ()
    assert changes_between(packed([1, 2]), packed([1, 2])) == ()


def test_what_is_kept_of_a_list_goes_with_the_next_write_of_anybody(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        first = recorded(store).person
        assert listed(store) == [first]
        second = recorded(store).person
        assert listed(store) == [second, first]
        again = open_existing(
            tmp_path, KEY, STORE_ID, clock=store.clock, random=CountedRandom(seed=b"other program")
        )
        third = recorded(again).person
        again.close()
        assert listed(store) == [third, second, first]
        assert people_count(store) == 3


def test_too_many_changes_are_another_list() -> None:
    every = list(range(1000))
    assert changes_between(packed(every[::2]), packed(every)) is None
