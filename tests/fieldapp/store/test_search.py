"""Who is looked for at the table is found: at once, in any order, whatever is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.lines import person_lines
from fieldapp.store.search import (
    SCANNED,
    find,
    index_again,
    index_some,
    unindexed,
)
from fieldapp.store.store import Store
from tests.support.crowd import taken_in
from tests.support.meeting import Meeting
from tests.support.stores import (
    MARCUS,
    a_sign_up,
    a_store,
    an_open_store,
    edited,
    opened_again,
    recorded,
    taken_out,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def index_all(store: Store) -> int:
    """Index until nothing is left and give in how many steps."""
    steps = 0
    while index_some(store):
        steps += 1
    return steps


def person_of(store: Store, draft: SignUpDraft) -> bytes:
    return recorded(store, draft).person


ZOUA = a_sign_up(name_given="Zoua", name_family="Xiong", name_family2="", phone="336 555 0177")
JUANA = a_sign_up(
    name_given="Juana María", name_family="Tomás", name_family2="Baltazar", name_used="Juanita"
)
NGUYEN = a_sign_up(name_given="Đức", name_family="Nguyễn", phone="704 555 0188", name_family2="")
OBRIEN = a_sign_up(name_given="Sinéad", name_family="O’Brien-Smith", phone="", name_family2="")
AHMED = a_sign_up(name_given="", name_family="", name_native="أحمد الحسن", phone="", zip="")
XIAOMING = a_sign_up(name_given="Xiaoming", name_family="Wang", name_native="王小明", phone="")


@pytest.fixture(scope="module", params=["just saved", "indexed"])
def table(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store with a few people, for tests that only look."""
    with an_open_store(tmp_path_factory.mktemp("table")) as opened:
        for draft in (ZOUA, JUANA, NGUYEN, OBRIEN, AHMED, XIAOMING):
            recorded(opened, draft)
        if request.param == "indexed":
            index_all(opened)
            assert unindexed(opened) == 0
        yield opened


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (JUANA, "juana"),
        (JUANA, "JUANA TOMAS"),
        (JUANA, "tomas juana"),
        (JUANA, "baltazar maria"),
        (JUANA, "balt jua"),
        (JUANA, "juanita"),
        (JUANA, "(828) 555-0134"),
        (JUANA, "8285550134"),
        (JUANA, "+1 828 555 0134"),
        (JUANA, "555-0134"),
        (JUANA, "0134"),
        (JUANA, "A-002"),
        (JUANA, "a2"),
        (JUANA, "a 002"),
        (NGUYEN, "duc nguyen"),
        (NGUYEN, "Nguyễn Đức"),
        (NGUYEN, "nguyen 0188"),
        (OBRIEN, "obrien"),
        (OBRIEN, "brien"),
        (OBRIEN, "o'brien smith"),
        (OBRIEN, "sinead"),
        (AHMED, "احمد"),
        (AHMED, "الحسن"),
        (XIAOMING, "小明"),
        (XIAOMING, "王"),
    ],
)
def test_a_person_is_found_by_what_is_said(table: Store, draft: SignUpDraft, said: str) -> None:
    (line,) = person_lines(table, find(table, said))
    assert (line.name.given, line.name.native) == (draft.name_given, draft.name_native)


@pytest.mark.parametrize("said", ["juana xiong", "uana", "0135", "b-002", "828 0188"])
def test_what_nobody_here_is_called_finds_nobody(table: Store, said: str) -> None:
    assert find(table, said) == ()


def test_the_whole_word_stands_before_the_beginning_of_a_word_and_newer_people_first(
    store: Store,
) -> None:
    exact_old = person_of(store, a_sign_up(name_given="Ana", phone=""))
    longer = person_of(store, a_sign_up(name_given="Anastasia", phone=""))
    exact_new = person_of(store, a_sign_up(name_given="Ana", name_family="Lor", phone=""))
    for _ in range(2):
        assert find(store, "ana") == (exact_new, exact_old, longer)
        index_all(store)


def test_a_whole_name_is_found_among_more_beginnings_than_are_shown(store: Store) -> None:
    exact = person_of(store, a_sign_up(name_given="Ana", phone=""))
    for _ in range(8):
        person_of(store, a_sign_up(name_given="Anabel", phone=""))
    index_all(store)
    assert find(store, "ana", most=3)[0] == exact


def test_the_whole_ticket_stands_first(store: Store) -> None:
    people = [person_of(store, a_sign_up(phone="")) for _ in range(12)]
    index_all(store)
    assert find(store, "A-001") == (people[0],)
    assert find(store, "A1")[0] == people[0]
    assert find(store, "A-01") == (people[0], *people[:8:-1])


def test_the_letter_of_a_laptop_finds_names_and_not_every_ticket(store: Store) -> None:
    person_of(store, a_sign_up())
    ana = person_of(store, a_sign_up(name_given="Ana", phone=""))
    index_all(store)
    assert find(store, "a") == (ana,)


@pytest.mark.parametrize("indexed", [False, True], ids=["just changed", "indexed"])
def test_an_edit_is_found_and_what_it_replaced_is_not(store: Store, indexed: bool) -> None:
    made = recorded(store)
    index_all(store)
    edited(store, "person", made.person, name_given="Eulalia")
    (contact,) = store.connection.execute("SELECT id FROM contact").fetchone()
    edited(store, "contact", contact, value="+13365550177")
    if indexed:
        index_all(store)
    assert find(store, "eulalia") == find(store, "336 555 0177") == (made.person,)
    assert find(store, "juana") == find(store, "0134") == ()


@pytest.mark.parametrize("indexed", [False, True], ids=["just taken out", "indexed"])
def test_who_was_taken_out_is_not_found(store: Store, indexed: bool) -> None:
    made = recorded(store)
    index_all(store)
    taken_out(store, "person", made.person)
    if indexed:
        index_all(store)
    assert find(store, "juana") == ()


def test_a_phone_that_was_taken_out_finds_nobody(store: Store) -> None:
    made = recorded(store)
    index_all(store)
    (contact,) = store.connection.execute("SELECT id FROM contact").fetchone()
    taken_out(store, "contact", contact)
    assert find(store, "0134") == ()
    index_all(store)
    assert find(store, "0134") == ()
    assert find(store, "juana") == (made.person,)


def test_people_of_other_laptops_are_found_once_they_have_come_down(tmp_path: Path) -> None:
    with (
        an_open_store(tmp_path / "a") as here,
        an_open_store(tmp_path / "b", "B") as there,
    ):
        made = recorded(there, author=MARCUS)
        Meeting().meet(there, here)
        assert find(here, "juana") == (made.person,)
        index_all(here)
        assert find(here, "B-001") == (made.person,)


def test_the_newest_are_found_while_a_crowd_waits_for_its_index(store: Store) -> None:
    crowd = taken_in(store, 3 * SCANNED)
    mine = person_of(store, a_sign_up(name_given="Zuleyma"))
    assert find(store, "zuleyma") == (mine,)
    assert unindexed(store) == len(crowd) + 1
    index_all(store)
    assert set(find(store, "0", most=1000)) <= {*crowd, mine}


def test_indexing_goes_on_where_it_stopped_after_a_restart(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    crowd = taken_in(store, 100)
    assert index_some(store, 30) == 30
    store = opened_again(store, tmp_path)
    assert unindexed(store) == 70
    index_all(store)
    assert unindexed(store) == 0
    assert index_some(store) == 0
    found = {person for each in "abcdefghijklmnopqrstuvwxyz" for person in find(store, each)}
    assert found <= set(crowd)
    store.close()


def test_the_index_can_be_made_again_from_nothing(store: Store) -> None:
    made = recorded(store)
    index_all(store)
    index_again(store)
    assert find(store, "juana") == (made.person,)
    assert index_all(store) == 1
    assert find(store, "tomas") == (made.person,)
    edited(store, "person", made.person, name_given="Eulalia")
    index_all(store)
    assert find(store, "juana") == ()


def test_drafts_are_not_searched(store: Store) -> None:
    store.connection.execute(
        "INSERT INTO draft (id, owner, saved, body) VALUES (?, ?, 0, ?)",
        (b"d" * 16, MARCUS.user, b"\x81\xaaname_given\xa7Zuleyma"),
    )
    assert find(store, "zuleyma") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\x00",
        '"',
        '""',
        "*",
        "juana*",
        'juana" OR "1',
        "juana AND NOT tomas",
        "NEAR(juana tomas)",
        "words:juana",
        "^juana",
        "-juana",
        "juana -tomas",
        "{words}: juana",
        "' OR 1=1 --",
        "(",
        "\\",
        "a" * 10_000,
        "juana " * 1_000,
        "\ud800",
        "\u202e\u200f",
        "%_",
        "💉",
    ],
)
def test_hostile_text_gives_people_or_nothing_and_never_an_error(table: Store, text: str) -> None:
    assert len(find(table, text)) <= 6


def test_any_text_gives_the_same_people_before_and_after_indexing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with (
        an_open_store(tmp_path_factory.mktemp("tail")) as tail,
        an_open_store(tmp_path_factory.mktemp("index")) as index,
    ):
        for store in (tail, index):
            for draft in (JUANA, NGUYEN, OBRIEN, AHMED, XIAOMING):
                recorded(store, draft)
        index_all(index)

        words = st.sampled_from("juana tomas duc obrien 0134 احمد 小 b smith nguyen a 002".split())
        typed = st.lists(words | st.text(max_size=8), max_size=3).map(" ".join)

        @settings(max_examples=150)
        @given(typed)
        def same(text: str) -> None:
            assert find(tail, text) == find(index, text)

        same()
