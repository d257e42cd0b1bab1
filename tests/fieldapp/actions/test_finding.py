"""Each reader finds people, and sees of them what is theirs to see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.consenting import effective_consents
from fieldapp.actions.desk import OpenedDesk, find_at_desk
from fieldapp.actions.finding import (
    lines_of_people,
    list_people,
    seen_row,
    sign_ups_seen,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import ROLES
from fieldapp.store.lines import PersonLine, SignUpLine
from fieldapp.store.listing import PeopleFilter, ids_in
from fieldapp.store.lists import sign_up_lines
from fieldapp.store.rows import read_row, read_rows
from fieldapp.store.search import find, index_some
from fieldapp.store.store import Store
from tests.support.meeting import Meeting
from tests.support.stores import (
    DENISE,
    EVENT,
    MARCUS,
    OTHER_EVENT,
    ROSA,
    TODAY,
    a_sign_up,
    an_open_store,
    lists,
    recorded,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def find_people(store: Store, reader: Author, text: str) -> tuple[PersonLine, ...]:
    return lines_of_people(store, reader, find(store, text, most=50))


def list_sign_ups(store: Store, reader: Author) -> tuple[SignUpLine, ...]:
    return sign_ups_seen(reader, sign_up_lines(store, EVENT, most=10))


def at_desk(store: Store, reader: Author, words: str) -> tuple[SignUpLine, ...]:
    desk = OpenedDesk(
        store=store,
        author=reader,
        user_name="Rosa",
        event=EVENT,
        lists=lists(),
        today=lambda: TODAY,
    )
    return find_at_desk(desk, words)


def test_a_person_saved_a_moment_ago_is_found(store: Store) -> None:
    made = recorded(store)
    (line,) = find_people(store, ROSA, "tomas jua")
    assert line.person == made.person
    assert line.language == "kjb"
    assert line.interpreter == "YES"


def test_a_canvasser_does_not_see_sensitive_fields_of_others_on_a_shared_laptop(
    store: Store,
) -> None:
    recorded(store, author=MARCUS)
    (line,) = find_people(store, ROSA, "juana")
    assert (line.name.said, line.phones) == ("Juana Tomás Baltazar", ("+18285550134",))
    assert (line.language, line.interpreter, line.restricted) == ("", "", True)
    (sign_up,) = list_sign_ups(store, ROSA)
    assert (sign_up.language, sign_up.restricted) == ("", True)
    (own,) = list_sign_ups(store, MARCUS)
    assert (own.language, own.restricted) == ("kjb", False)


def test_a_coordinator_sees_whole_lines(store: Store) -> None:
    recorded(store)
    (line,) = find_people(store, DENISE, "juana")
    assert (line.language, line.interpreter, line.restricted) == ("kjb", "YES", False)
    (sign_up,) = list_sign_ups(store, DENISE)
    assert sign_up.language == "kjb"


@pytest.mark.parametrize("role", [*sorted(ROLES), "SOMETHING_NEW"])
def test_roles_see_the_people_that_the_table_of_rights_gives_them(store: Store, role: str) -> None:
    recorded(store)
    reader = Author(user=b"user-reader-0000", role=role)
    people = role in {"CANVASSER", "CALLER", "DRIVERDESK", "COORDINATOR", "STEWARD"}
    sign_ups = people or role == "INTERPRETER"
    found = find_people(store, reader, "juana")
    assert len(found) == people
    assert [len(line.tickets) for line in found] == [sign_ups] * people
    listed = list_sign_ups(store, reader)
    assert [bool(line.name.said) for line in listed] == [people] * sign_ups


def test_who_is_restricted_on_this_laptop_is_found_without_the_hidden_fields(
    tmp_path: Path,
) -> None:
    with an_open_store(tmp_path / "a") as here, an_open_store(tmp_path / "b", "B") as there:
        made = recorded(there, author=MARCUS)
        Meeting(role_of={"A": "CANVASSER"}).meet(there, here)
        while index_some(here):
            pass
        (line,) = find_people(here, ROSA, "0134")
        assert (line.person, line.language, line.restricted) == (made.person, "", True)


def test_sign_ups_are_found_by_text_within_their_event(store: Store) -> None:
    here = recorded(store)
    recorded(store, event=OTHER_EVENT)
    recorded(store, a_sign_up(name_given="Eulalia"))
    assert [line.sign_up for line in at_desk(store, ROSA, "juana")] == [here.sign_up]


def test_the_list_beside_the_form_hides_of_others_what_a_persons_line_hides(store: Store) -> None:
    recorded(store, author=MARCUS)
    (of_another,) = at_desk(store, ROSA, "juana")
    (own,) = at_desk(store, MARCUS, "juana")
    assert (of_another.name.said, of_another.language) == ("Juana Tomás Baltazar", "")
    assert own.language == "kjb"


@pytest.mark.parametrize(
    "wanted",
    [PeopleFilter(language="kjb"), PeopleFilter(interpreter=True)],
    ids=["language", "need"],
)
def test_no_filter_tells_what_the_lines_of_others_hide(store: Store, wanted: PeopleFilter) -> None:
    own, other = recorded(store).person, recorded(store, author=MARCUS).person
    assert ids_in(list_people(store, DENISE, wanted)) == (other, own)
    assert ids_in(list_people(store, ROSA, wanted)) == (own,)
    assert ids_in(list_people(store, ROSA, PeopleFilter(event=EVENT))) == (other, own)


def test_who_plans_rides_sees_whether_a_driver_may_be_told_and_no_vaccine(store: Store) -> None:
    agreed = {"guardian_for": ("FLU",), "guardian_relationship": "PARENT"}
    typed = {"granted": ("STORE", "SHARERIDE"), "guardian_document": "DOCUMENTED", **agreed}
    recorded(store, a_sign_up(guardian_paper="G-7", **typed))
    rides = Author(user=b"user-rides-00001", role="DRIVERDESK")
    seen = [
        whole
        for kind in ("sign_up", "consent", "appointment", "dose", "need", "demographics")
        for row in read_rows(store.connection, BY_NAME[kind])
        if (whole := seen_row(rides, row)) is not None
    ]
    assert {row.kind.name for row in seen} == {"sign_up", "consent"}
    assert "SHARERIDE" in effective_consents(
        [row for row in seen if row.kind.name == "consent"], "GRANTED"
    )
    kept = {name for row in seen for name in row.values}
    assert not kept & {"wants", "group", "vaccine_group", "document", "remark", "relationship"}


def test_who_sees_nobody_lists_nobody(store: Store) -> None:
    recorded(store)
    assert (
        list_people(store, Author(user=b"user-interpreter", role="INTERPRETER"), PeopleFilter())
        == b""
    )


def test_a_row_is_seen_whole_by_its_maker_in_part_by_others_and_not_at_all_by_some(
    store: Store,
) -> None:
    made = recorded(store)
    row = read_row(store.connection, BY_NAME["person"], made.person)
    assert row is not None
    assert seen_row(ROSA, row) is row
    assert seen_row(DENISE, row) is row
    part = seen_row(MARCUS, row)
    assert part is not None
    assert part.restricted
    assert set(row.values) - set(part.values) == {"lang_spoken"}
    assert seen_row(Author(user=b"user-interpreter", role="INTERPRETER"), row) is None


def test_lines_are_given_in_the_order_asked_for(store: Store) -> None:
    people = [recorded(store).person for _ in range(3)]
    shown = lines_of_people(store, DENISE, people[::-1])
    assert [line.person for line in shown] == people[::-1]
