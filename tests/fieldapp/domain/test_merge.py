"""The merge is a function of the set of changes: order, grouping and repeats do not matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.change import Edit
from fieldapp.domain.kinds import LIFE
from fieldapp.domain.merge import RowState, in_conflict, join, shown
from fieldapp.domain.values import Value

KIND = 41
ROW = bytes(16)
FIELDS = (1, 2, 8)


@dataclass(frozen=True)
class Event:
    """A creation (no bases) or an edit of one cell."""

    id: bytes
    stamp: int
    field: int = 0
    value: Value = None
    bases: tuple[bytes, ...] = ()
    creates: bool = False


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Edits that name any earlier changes as replaced: also ones that skip, repeat or branch."""
    events = [Event(id=_id(0), stamp=draw(st.integers(0, 5)), value="new", creates=True)]
    for number in range(1, draw(st.integers(0, 9)) + 1):
        field = draw(st.sampled_from(FIELDS))
        earlier = [each.id for each in events if each.creates or each.field == field]
        bases = draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True))
        events.append(
            Event(
                id=_id(number),
                stamp=draw(st.integers(0, 5)),
                field=field,
                value=draw(st.sampled_from(["a", "b", "c", None])),
                bases=tuple(bases),
            )
        )
    return events


def _id(number: int) -> bytes:
    return number.to_bytes(16, "big")


def merged(events: Sequence[Event]) -> RowState:
    state = RowState(KIND)
    for each in events:
        if each.creates:
            state.create(each.id, each.stamp, dict.fromkeys(FIELDS, "new"))
        else:
            cells = {each.field: (each.value, each.bases)}
            state.edit(each.id, each.stamp, Edit(kind=KIND, row=ROW, cells=cells))
    return state


def view(state: RowState) -> dict[int, dict[bytes, tuple[int, Value]]]:
    return {field: dict(state.heads(field)) for field in FIELDS}


def brute_force(events: Sequence[Event]) -> dict[int, dict[bytes, tuple[int, Value]]]:
    """All versions of a cell minus every version that some change names as replaced."""
    heads: dict[int, dict[bytes, tuple[int, Value]]] = {}
    for field in FIELDS:
        versions = {each.id: (each.stamp, each.value) for each in events if each.field == field}
        versions |= {each.id: (each.stamp, "new") for each in events if each.creates}
        named = {base for each in events if each.field == field for base in each.bases}
        heads[field] = {key: head for key, head in versions.items() if key not in named}
    return heads


@given(histories(), st.randoms(use_true_random=False))
def test_heads_are_all_versions_minus_those_named_as_replaced(
    events: list[Event], random: Random
) -> None:
    random.shuffle(events)
    assert view(merged(events)) == brute_force(events)


@given(histories(), st.randoms(use_true_random=False))
def test_a_change_that_comes_twice_changes_nothing(events: list[Event], random: Random) -> None:
    again = [*events, *random.sample(events, random.randint(0, len(events)))]
    random.shuffle(again)
    assert view(merged(again)) == view(merged(events))


@given(histories(), st.randoms(use_true_random=False))
def test_two_halves_join_to_the_whole(events: list[Event], random: Random) -> None:
    left = [each for each in events if random.random() < 0.6]
    right = [each for each in events if each not in left or random.random() < 0.3]
    assert view(join(merged(left), merged(right))) == view(merged(events))


@given(histories())
def test_nothing_typed_disappears_unless_a_change_names_it(events: list[Event]) -> None:
    state = merged(events)
    named = {(each.field, base) for each in events for base in each.bases}
    for each in events:
        if not each.creates and (each.field, each.id) not in named:
            assert each.id in state.heads(each.field)


def test_two_corrections_made_apart_are_both_kept_and_the_newer_is_shown() -> None:
    state = merged(
        [
            Event(id=_id(1), stamp=1, creates=True),
            Event(id=_id(2), stamp=5, field=1, value="A", bases=(_id(1),)),
            Event(id=_id(3), stamp=9, field=1, value="B", bases=(_id(1),)),
        ]
    )
    assert state.conflicts() == (1,)
    assert state.value(1) == "B"
    assert {value for _, value in state.heads(1).values()} == {"A", "B"}


def test_the_same_correction_made_twice_is_no_conflict() -> None:
    heads = {_id(2): (5, "A"), _id(3): (9, "A")}
    assert not in_conflict(heads)
    assert shown(heads) == "A"


def test_a_choice_between_values_ends_the_conflict() -> None:
    state = merged(
        [
            Event(id=_id(1), stamp=1, creates=True),
            Event(id=_id(2), stamp=5, field=1, value="A", bases=(_id(1),)),
            Event(id=_id(3), stamp=9, field=1, value="B", bases=(_id(1),)),
            Event(id=_id(4), stamp=2, field=1, value="A", bases=(_id(2), _id(3))),
        ]
    )
    assert state.conflicts() == ()
    assert state.value(1) == "A"


def test_a_row_whose_creation_has_not_arrived_is_invisible_and_complete_later() -> None:
    edit = Event(id=_id(2), stamp=5, field=1, value="A", bases=(_id(1),))
    state = merged([edit])
    assert state.origin is None
    state.create(_id(1), 1, dict.fromkeys(FIELDS, "new"))
    assert view(state) == brute_force([edit, Event(id=_id(1), stamp=1, creates=True)])


def _taken_out(*, seen: tuple[bytes, ...]) -> Event:
    return Event(id=_id(9), stamp=9, field=LIFE, value=["MISTAKE", *seen], bases=(_id(1),))


def test_a_row_taken_out_is_gone() -> None:
    state = merged([Event(id=_id(1), stamp=1, creates=True), _taken_out(seen=())])
    assert state.dead()


def test_an_edit_the_taking_out_did_not_see_keeps_the_row_and_flags_it() -> None:
    edit = Event(id=_id(2), stamp=5, field=1, value="A", bases=(_id(1),))
    state = merged([Event(id=_id(1), stamp=1, creates=True), edit, _taken_out(seen=())])
    assert not state.dead()
    assert state.taken_out()
    seen = merged([Event(id=_id(1), stamp=1, creates=True), edit, _taken_out(seen=(_id(2),))])
    assert seen.dead()


def test_a_row_brought_back_lives() -> None:
    back = Event(id=_id(10), stamp=10, field=LIFE, value=None, bases=(_id(9),))
    state = merged([Event(id=_id(1), stamp=1, creates=True), _taken_out(seen=()), back])
    assert not state.dead()
    assert not state.taken_out()
