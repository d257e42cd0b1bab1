"""One reviewed table says who may see, make and edit what; it leaves nothing open."""

import pytest

from fieldapp.domain.change import Edit
from fieldapp.domain.kinds import BY_NAME, KINDS, LIFE, Privacy
from fieldapp.domain.merge import RowState
from fieldapp.domain.rights import (
    EVERY_EVENT,
    ROLES,
    Change,
    See,
    hidden_fields,
    may_steer,
    outranked,
    right,
    shared_right,
    table,
)
from fieldapp.domain.values import Value

NAME, ROLE, ACTIVE = (BY_NAME["user"].by_name[name].number for name in ("name", "role", "active"))


def test_every_role_has_a_line_for_every_kind() -> None:
    assert set(table()) == set(ROLES)
    assert all(set(kinds) == set(BY_NAME) for kinds in table().values())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_who_may_make_or_edit_a_kind_also_sees_that_a_row_is_there(role: str, kind) -> None:  # type: ignore[no-untyped-def]
    found = right(role, kind)
    if found.make or found.edit is not Change.NOTHING:
        assert found.see is not See.NOTHING


def test_nobody_makes_what_the_server_alone_writes() -> None:
    for kind in KINDS:
        if kind.server_only:
            assert not any(right(role, kind).make for role in ROLES)


def test_a_canvasser_reads_no_sensitive_field_of_others() -> None:
    for kind in KINDS:
        see = right("CANVASSER", kind).see
        hidden = set(hidden_fields(see, kind))
        sensitive = {each.number for each in kind.fields if each.privacy is Privacy.SENSITIVE}
        if kind.reach.value == "person" and see is not See.ALL:
            assert sensitive <= hidden


def test_the_regional_lead_sees_no_named_row() -> None:
    for name in ("person", "contact", "address", "sign_up", "user", "consent"):
        assert right("REGIONAL", BY_NAME[name]).see is See.NOTHING


def test_a_role_nobody_knows_may_nothing() -> None:
    found = right("FUTURE", BY_NAME["person"])
    assert (found.see, found.make, found.edit) == (See.NOTHING, False, Change.NOTHING)


def test_a_shared_laptop_may_what_one_of_its_people_may() -> None:
    person = BY_NAME["person"]
    assert shared_right(("REGIONAL", "COORDINATOR"), person) == right("COORDINATOR", person)
    assert shared_right((), person).see is See.NOTHING


def test_only_known_roles_get_every_event() -> None:
    assert set(ROLES) >= EVERY_EVENT


def test_nobody_invites_or_shuts_out_above_their_own_role() -> None:
    steered = {role: [other for other in ROLES if may_steer(role, other)] for role in ROLES}
    field = ["CANVASSER", "INTERPRETER", "CALLER", "DRIVERDESK", "REGIONAL"]
    assert {role: set(others) for role, others in steered.items() if others} == {
        "COORDINATOR": {*field, "COORDINATOR"},
        "STEWARD": {*field, "COORDINATOR", "STEWARD"},
        "ADMIN": {*field, "COORDINATOR", "STEWARD", "ADMIN"},
    }
    assert not may_steer("ADMIN", "NOBODY")


def a_user(*roles: str) -> RowState:
    """A user who was given one role, or several apart."""
    state = RowState(BY_NAME["user"].number)
    state.create(b"made", 1, {ROLE: roles[0]})
    for number, role in enumerate(roles[1:]):
        cells: dict[int, tuple[Value, tuple[bytes, ...]]] = {ROLE: (role, ())}
        state.edit(bytes([number]), 2, Edit(kind=state.kind, row=b"user", cells=cells))
    return state


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("other", ROLES)
def test_nobody_gives_a_role_above_their_own_or_decides_on_who_has_one(
    role: str, other: str
) -> None:
    above = not may_steer(role, other)
    assert outranked(role, None, {ROLE: other}) is above
    assert outranked(role, a_user("CANVASSER"), {ROLE: other}) is above
    lowering: dict[int, Value] = {ROLE: "CANVASSER"}
    for changed in (lowering, {ACTIVE: False}, {LIFE: None}):
        assert outranked(role, a_user(other), changed) is above
    assert not outranked(role, a_user(other), {NAME: "Another"})


def test_of_several_roles_the_highest_decides() -> None:
    changed: dict[int, Value] = {ROLE: "CALLER"}
    assert not outranked("COORDINATOR", a_user("CALLER", "COORDINATOR"), changed)
    assert outranked("COORDINATOR", a_user("CALLER", "STEWARD"), changed)
    assert outranked("COORDINATOR", a_user("STEWARD", "CALLER"), changed)
    assert outranked("ADMIN", None, {ROLE: "NOBODY"})
