"""The same person twice: found when laptops have met, joined with both kept, and parted again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.duplicates import (
    Likely,
    cluster_of,
    decided,
    find_duplicates,
    join,
    keep_apart,
    look_again,
    side_by_side,
    split,
    undecided,
)
from fieldapp.actions.finding import lines_of_people
from fieldapp.actions.form_ties import FormTies
from fieldapp.actions.returning import Coming, record_coming
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.matching import Ground
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.likenesses import facts_here
from fieldapp.store.search import find
from fieldapp.store.store import Store
from tests.support.crowd import taken_in
from tests.support.meeting import Meeting
from tests.support.stores import (
    DENISE,
    MARCUS,
    OTHER_EVENT,
    ROSA,
    TODAY,
    a_sign_up,
    an_open_store,
    edited,
    lists,
    recorded,
    taken_out,
)

VANG = a_sign_up(
    name_given="Tou",
    name_family="Vang",
    name_family2="",
    birth="1970-02-01",
    phone="704 555 0111",
    lang_spoken="mww",
)
VANG_AGAIN = a_sign_up(
    name_given="Vang",
    name_family="Tou",
    name_family2="",
    birth="1970-02-01",
    phone="(704) 555-0111",
    lang_spoken="mww",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def pairs(store: Store) -> list[frozenset[bytes]]:
    return [frozenset({each.first, each.second}) for each in find_duplicates(store, DENISE)]


def the_pair(store: Store) -> Likely:
    (found,) = side_by_side(store, DENISE, find_duplicates(store, DENISE))
    return found


def both(store: Store, one: SignUpDraft, other: SignUpDraft) -> frozenset[bytes]:
    return frozenset({recorded(store, one).person, recorded(store, other).person})


# --- story 10: same family twice -----------------------------------------------------------------


def test_a_man_signed_up_on_two_laptops_is_one_pair_that_joins_and_parts(tmp_path: Path) -> None:
    with (
        an_open_store(tmp_path / "a", "A") as table_a,
        an_open_store(tmp_path / "c", "C") as table_c,
        an_open_store(tmp_path / "o", "O") as office,
    ):
        meeting = Meeting()
        everyone = (table_a, table_c, office)
        early = recorded(table_c, VANG)
        late = recorded(table_a, VANG_AGAIN, author=MARCUS)
        for _ in range(2):
            meeting.meet(*everyone)
        found = the_pair(office)
        assert {found.first.person, found.second.person} == {early.person, late.person}
        assert Ground.SAME_BIRTH in found.reasons
        assert Ground.SAME_PHONE in found.reasons

        link = join(office, DENISE, early.person, late.person)
        for _ in range(2):
            meeting.meet(*everyone)
        for store in everyone:
            assert pairs(store) == []
            cluster = cluster_of(store, DENISE, late.person)
            assert {line.person for line in cluster.people} == {early.person, late.person}
            numbers = {ticket.number for line in cluster.people for ticket in line.tickets}
            assert numbers == {"A-001", "C-001"}
        lines = lines_of_people(office, DENISE, find(office, "vang tou", most=9))
        originals = {line.name.given for line in lines}
        assert originals == {"Tou", "Vang"}

        split(table_a, DENISE, link)
        for _ in range(2):
            meeting.meet(*everyone)
        for store in everyone:
            assert len(pairs(store)) == 1
            assert cluster_of(store, DENISE, early.person).links == ()
            assert len(find(store, "vang tou", most=9)) == 2


# --- story 11: twins and a shared phone ----------------------------------------------------------


def test_twins_with_one_phone_are_no_pair(tmp_path: Path) -> None:
    with an_open_store(tmp_path / "a") as here, an_open_store(tmp_path / "b", "B") as there:
        twin = {"birth": "2012-05-30", "phone": "828 555 0160", "name_family": "Lor"}
        recorded(here, a_sign_up(name_given="Pa", **twin))
        recorded(there, a_sign_up(name_given="Mai", **twin))
        meeting = Meeting()
        meeting.meet(here, there)
        assert pairs(here) == pairs(there) == []


def test_people_who_share_a_phone_are_no_pair(store: Store) -> None:
    shared = {"phone": "828 555 0160", "phone_shared": True}
    both(
        store,
        a_sign_up(name_given="Juana", birth="1961-04-09", **shared),
        a_sign_up(name_given="Diego", birth="1959-01-30", **shared),
    )
    assert pairs(store) == []


# --- what is paired ------------------------------------------------------------------------------


def test_a_said_age_pairs_with_a_birth_date_of_about_that_age(store: Store) -> None:
    assert pairs(store) == []
    wanted = both(store, a_sign_up(birth="65"), a_sign_up(birth="1961-04-09"))
    assert pairs(store) == [wanted]


def test_the_likeliest_pairs_come_first(store: Store) -> None:
    weaker = both(
        store,
        a_sign_up(name_given="Guadalupe", name_family="Cruz", birth="1980-03-03", phone=""),
        a_sign_up(name_given="Lupe", name_family="Cruz", birth="1980-03-03", phone="", zip=""),
    )
    stronger = both(store, VANG, VANG_AGAIN)
    assert pairs(store) == [stronger, weaker]


def test_a_withdrawn_sign_up_makes_no_pair_until_it_is_back(store: Store) -> None:
    one, other = recorded(store, VANG), recorded(store, VANG_AGAIN)
    withdraw_sign_up(store, ROSA, one.sign_up)
    assert pairs(store) == []
    undo_withdrawal(store, ROSA, one.sign_up)
    assert pairs(store) == [frozenset({one.person, other.person})]


def test_somebody_with_one_sign_up_left_is_still_paired(store: Store) -> None:
    one, other = recorded(store, VANG), recorded(store, VANG_AGAIN)
    coming = Coming(event=OTHER_EVENT, ties=FormTies(person=one.person))
    record_coming(store, ROSA, VANG, coming, today=TODAY, lists=lists())
    withdraw_sign_up(store, ROSA, one.sign_up)
    assert pairs(store) == [frozenset({one.person, other.person})]


def test_who_was_taken_out_makes_no_pair(store: Store) -> None:
    one, _ = recorded(store, VANG), recorded(store, VANG_AGAIN)
    taken_out(store, "person", one.person)
    assert pairs(store) == []


def test_a_phone_that_was_taken_out_says_nothing(store: Store) -> None:
    both(store, VANG, VANG_AGAIN)
    before = the_pair(store)
    for (contact,) in store.connection.execute("SELECT id FROM contact").fetchall():
        taken_out(store, "contact", contact)
    after = the_pair(store)
    assert Ground.SAME_PHONE not in after.reasons
    assert after.score < before.score


def test_a_corrected_birth_date_ends_a_pair(store: Store) -> None:
    one, _ = recorded(store, VANG), recorded(store, VANG_AGAIN)
    edited(store, "person", one.person, birth_date="1990-02-01")
    assert pairs(store) == []


def test_a_canvasser_finds_pairs_by_what_is_theirs_to_see(tmp_path: Path) -> None:
    with an_open_store(tmp_path / "a") as here, an_open_store(tmp_path / "b", "B") as there:
        recorded(there, VANG, author=MARCUS)
        recorded(there, VANG_AGAIN, author=MARCUS)
        Meeting(role_of={"A": "CANVASSER"}).meet(there, here)
        (pair,) = find_duplicates(here, ROSA)
        (shown,) = side_by_side(here, ROSA, [pair])
        assert shown.first.language == ""
        with pytest.raises(RefusedError) as refused:
            join(here, ROSA, pair.first, pair.second)
        assert refused.value.problems[0].code == "not_allowed"


# --- what was decided ----------------------------------------------------------------------------


def test_two_people_who_were_kept_apart_are_not_asked_about_again(store: Store) -> None:
    wanted = both(store, VANG, VANG_AGAIN)
    first, second = sorted(wanted)
    ruling = keep_apart(store, DENISE, second, first)
    assert pairs(store) == []
    look_again(store, DENISE, ruling)
    assert pairs(store) == [wanted]


def test_only_who_may_join_may_keep_apart(store: Store) -> None:
    first, second = both(store, VANG, VANG_AGAIN)
    with pytest.raises(RefusedError) as refused:
        keep_apart(store, ROSA, first, second)
    assert refused.value.problems[0].code == "not_allowed"
    assert len(pairs(store)) == 1


def test_of_three_records_the_third_is_asked_about_once(store: Store) -> None:
    one, two = recorded(store, VANG).person, recorded(store, VANG_AGAIN).person
    three = recorded(store, VANG).person
    assert len(pairs(store)) == 3
    join(store, DENISE, one, two)
    (left,) = pairs(store)
    assert three in left
    join(store, DENISE, two, three)
    assert pairs(store) == []
    cluster = cluster_of(store, DENISE, one)
    assert {line.person for line in cluster.people} == {one, two, three}
    assert [{link.first, link.second} for link in cluster.links] == [{one, two}, {two, three}]


def test_joining_two_who_are_one_already_adds_nothing(store: Store) -> None:
    one, two = both(store, VANG, VANG_AGAIN)
    link = join(store, DENISE, one, two)
    assert join(store, DENISE, two, one) == link
    assert len(cluster_of(store, DENISE, one).links) == 1


def test_a_record_is_not_joined_to_itself_nor_to_who_is_not_here(store: Store) -> None:
    made = recorded(store, VANG)
    for other, code in ((made.person, "same_record"), (bytes(16), "not_here")):
        with pytest.raises(RefusedError) as refused:
            join(store, DENISE, made.person, other)
        assert refused.value.problems[0].code == code


def test_people_who_went_meanwhile_are_left_out_of_what_is_shown(store: Store) -> None:
    one, _ = recorded(store, VANG), recorded(store, VANG_AGAIN)
    found = find_duplicates(store, DENISE)
    taken_out(store, "person", one.person)
    assert side_by_side(store, DENISE, found) == ()


def test_reading_in_slices_finds_what_reading_at_once_finds(store: Store) -> None:
    taken_in(store, 1200)
    wanted = both(store, VANG, VANG_AGAIN)
    slices = list(facts_here(store))
    assert len(slices) > 2
    assert sum(map(len, slices)) == 1202
    found = undecided((each for part in reversed(slices) for each in part), decided(store))
    assert found == find_duplicates(store, DENISE)
    assert frozenset({found[0].first, found[0].second}) == wanted
