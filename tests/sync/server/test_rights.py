"""The permission matrix: every role, every kind, every verb, over real HTTP, from the one table."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from fieldapp.domain.change import Creation, Edit, Op
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, KINDS, LIFE, Field, FieldType, Kind
from fieldapp.domain.rights import ROLES, See, hidden_fields, may_end, may_steer, table
from fieldapp.domain.rights import Change as MayEdit
from sync.server.enrol import assign_user
from tests.support.http import Client
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop, edit, new, value

BOTH = ("sqlite", "postgresql")
_TEXTS = {
    "code": "WAK-0613A",
    "ticket": "A-001",
    "zip": "27601",
    "tract": "37183050100",
    "phone": "+19195550100",
    "host_phone": "+19195550100",
    "cvx": "208",
    "state": "NC",
    "paper_no": "WAK-0613A-0001",
    "letter": "Q",
    "driver_phone": "+18285550133",
}
_CODES = {"status": "OPEN", "role": "CANVASSER"}


def sample(kind: Kind, named: dict[str, bytes]) -> Creation:
    """A new row with a value in every field; `named` gives a row of each kind to refer to."""
    if kind.name == "erasure":  # of nobody: whom it names would be gone for the other tests
        return Creation(kind=kind.number, values={1: b"nobody anybody m"[:16], 2: 1})
    values = {field.number: _value(field, named) for field in kind.fields}
    return Creation(kind=kind.number, values=values)


def _value(field: Field, named: dict[str, bytes]) -> Any:
    kinds: dict[FieldType, Any] = {
        FieldType.TEXT: _TEXTS.get(field.name, "x"),
        FieldType.NOTE: "a\nnote",
        FieldType.CODE: _CODES.get(field.name, "X1"),
        FieldType.CODES: ["X1"],
        FieldType.TAG: "es",
        FieldType.TAGS: ["es"],
        FieldType.INT: field.low,
        FieldType.BOOL: True,
        FieldType.DAY: "2001-05",
        FieldType.LOCAL: "2026-06-13T09:20",
        FieldType.MOMENT: 1,
        FieldType.ENTRIES: [["x", 1]],
        FieldType.ANSWERS: {"Q1": "NO"},
    }
    if field.ref is not None:
        target = named.get("person" if field.ref == "row" else field.ref)
        if target is None:
            return None
        return target if field.type is FieldType.REF else [target]
    return kinds[field.type]


class Office:
    """A server with a row of every kind, and a laptop for each role."""

    def __init__(self, server: TestServer, client: Client) -> None:
        self.crew = Crew(server)
        server.road = client.exchange
        self.named = {"event": self.crew.event}
        self.made: dict[str, bytes] = {}
        chief = self.crew.chief
        self.named["user"] = chief.enrolled.user
        self.named["device"] = chief.enrolled.device
        self.named["allotment"] = self.allotment(chief)
        for kind in _in_order():  # what a first row cannot name yet, a second one can
            change = chief.save(sample(kind, self.named), scope=self.crew.event)
            self.named.setdefault(kind.name, row_id(change.id, 0))
        for kind in _in_order():
            change = chief.save(sample(kind, self.named), scope=self.crew.event)
            self.made[kind.name] = row_id(change.id, 0)
        sign_up = {**self.named, "person": self.made["person"]}
        chief.save(sample(BY_NAME["sign_up"], sign_up), scope=self.crew.event)
        chief.sync()
        assert all(isinstance(verdict, int) for verdict in chief.verdicts.values())
        self.laptops = {
            role: self.crew.laptop(f"the {role}", role, self.crew.event) for role in ROLES
        }

    def allotment(self, laptop: WireLaptop) -> bytes:
        """Have the server hand seats to a laptop."""
        device = {"device": laptop.enrolled.device, "slot": self.crew.event}
        with self.crew.server.service.working(self.crew.server.org) as (_, taking):
            change = taking.own([sample(BY_NAME["allotment"], {**self.named, **device})])
        return row_id(change.id, 0)

    def named_for(self, laptop: WireLaptop) -> dict[str, bytes]:
        """Give rows to refer to; the seats are the laptop's own."""
        return {**self.named, "allotment": self.allotment(laptop)}


def _in_order() -> list[Kind]:
    """Kinds that laptops may make, each after those it refers to."""
    ordered = [kind for kind in KINDS if not kind.server_only and kind.name != "person"]
    return [BY_NAME["person"], *ordered]


@pytest.fixture(scope="module", params=BOTH)
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    place: Path | str = tmp_path_factory.mktemp("office")
    if request.param == "postgresql":
        place = request.getfixturevalue("shared_database")
    with ExitStack() as stack:
        server = TestServer(place)
        stack.callback(server.close)
        client = Client(stack.enter_context(server.serving()))
        stack.callback(client.close)
        yield Office(server, client)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_makes_what_the_table_says_and_nothing_else(office: Office, role: str) -> None:
    laptop = office.laptops[role]
    first = len(laptop.log) + 1
    kinds = [kind for kind in KINDS if kind.name in office.made]
    named = office.named_for(laptop)
    for kind in kinds:
        laptop.save(sample(kind, named), scope=office.crew.event)
    laptop.exchange(batch=laptop.batch(first))
    for n, kind in enumerate(kinds, start=first):
        made = laptop.verdicts[n]
        assert isinstance(made, int) == table()[role][kind.name].make, (role, kind.name, made)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_edits_rows_of_others_as_the_table_says(office: Office, role: str) -> None:
    laptop = office.laptops[role]
    laptop.sync()
    first = len(laptop.log) + 1
    expected = []
    for kind in KINDS:
        if kind.name not in office.made:
            continue
        right = table()[role][kind.name]
        hidden = hidden_fields(right.see, kind)
        for field in kind.fields:
            if field.fixed or field.required:
                continue
            cells = {field.number: (_value(field, office.named), ())}
            op = Edit(kind=kind.number, row=office.made[kind.name], cells=cells)
            laptop.save(op, scope=office.crew.event)
            allowed = right.edit is MayEdit.ALL and field.number not in hidden
            expected.append((kind.name, field.name, allowed))
    laptop.exchange(batch=laptop.batch(first))
    taken = [
        (kind, field, isinstance(laptop.verdicts[n], int))
        for n, (kind, field, _) in enumerate(expected, start=first)
    ]
    assert taken == expected


@pytest.mark.parametrize("role", ROLES)
def test_a_role_takes_out_what_others_made_only_where_it_sees_all_of_it(
    office: Office, role: str
) -> None:
    laptop = office.laptops[role]
    laptop.sync()
    first = len(laptop.log) + 1
    expected = []
    for kind in KINDS:
        if kind.name in office.made:
            # It replaces nothing that is known, and so takes nothing away from other tests.
            cells: dict[int, Any] = {LIFE: (["ERROR"], (b"a change unknown",))}
            op = Edit(kind=kind.number, row=office.made[kind.name], cells=cells)
            laptop.save(op, scope=office.crew.event)
            right = table()[role][kind.name]
            allowed = right.edit is MayEdit.ALL and may_end(right, kind, own=False)
            expected.append((kind.name, allowed))
    laptop.exchange(batch=laptop.batch(first))
    taken = [
        (kind, isinstance(laptop.verdicts[n], int))
        for n, (kind, _) in enumerate(expected, start=first)
    ]
    assert taken == expected


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gives_roles_up_to_its_own_and_decides_on_those_who_have_them(
    office: Office, role: str
) -> None:
    laptop, crew = office.laptops[role], office.crew
    users = {other: crew.user(f"a {other}", other) for other in ROLES}
    crew.chief.sync()
    laptop.sync()
    tried: dict[tuple[str, str], int] = {}

    def attempt(act: str, other: str, op: Op) -> None:
        laptop.save(op)
        tried[act, other] = len(laptop.log)

    for other, user in users.items():
        attempt("make", other, new("user", name="x", role=other, active=True))
        attempt("end", other, edit("user", user, active=False))
        attempt("take out", other, edit("user", user, life=["ERROR"]))
        attempt("bring back", other, edit("user", user, life=None))
        attempt("rename", other, edit("user", user, name="Another"))
        attempt("keep", other, edit("user", user, role=other))
        attempt("lower", other, edit("user", user, role="CANVASSER"))
        attempt("give", other, edit("user", crew.user("one"), role=other))
    laptop.sync()
    verdicts = {each: laptop.verdicts[n] for each, n in tried.items()}
    if not table()[role]["user"].make:
        assert set(verdicts.values()) == {"not_allowed"}
        return
    taken = {
        (act, other): "role_above" if act != "rename" and not may_steer(role, other) else "taken"
        for act, other in tried
    }
    assert taken == {
        each: "taken" if isinstance(verdict, int) else verdict for each, verdict in verdicts.items()
    }


def test_the_first_coordinator_makes_nobody_more_than_a_coordinator(crew: Crew) -> None:
    chief = crew.chief
    chief.save(edit("user", crew.server.coordinator, role="ADMIN"))
    chief.save(new("user", name="Sam", role="STEWARD", active=True))
    chief.save(new("user", name="Ben", role="COORDINATOR", active=True))
    chief.save(new("user", name="Eva", role="LATER", active=True))
    chief.sync()
    first, *_, last = sorted(chief.verdicts)[-4:]
    assert [chief.verdicts[n] for n in (first, first + 1, last)] == ["role_above"] * 3
    assert isinstance(chief.verdicts[first + 2], int)
    asked = {value(each, "review", "detail") for each in chief.of_kind("review").values()}
    assert {f"role_above {chief.log[n - 1].id.hex()}" for n in (first, first + 1, last)} == asked


def test_of_several_roles_the_highest_counts(crew: Crew) -> None:
    chief, steward = crew.chief, crew.laptop("Sam", "STEWARD")
    user = crew.user("Ben", "COORDINATOR")
    made = chief.changes[-1].id
    steward.sync()
    chief.save(edit("user", user, [made], role="CALLER"))
    steward.save(edit("user", user, [made], role="STEWARD"))  # apart: both stand
    chief.sync()
    steward.sync()
    chief.save(edit("user", user, [each.id for each in chief.changes[-1:]], role="CANVASSER"))
    chief.sync()
    assert chief.verdicts[len(chief.log)] == "role_above"
    both = [chief.changes[-2].id, steward.changes[-1].id]
    steward.save(edit("user", user, both, role="CALLER"))
    steward.sync()
    chief.sync()
    settled = steward.changes[-1].id
    chief.save(edit("user", user, [settled], role="CANVASSER"))
    chief.sync()
    assert isinstance(chief.verdicts[len(chief.log)], int)


def test_on_a_shared_laptop_each_is_held_to_their_own_role(crew: Crew) -> None:
    """The rights of a laptop are those of its people together; ranks are not."""
    steward = crew.laptop("Sam", "STEWARD")
    ben = crew.user("Ben", "COORDINATOR")
    assign_user(crew.server.service, crew.server.org, steward.enrolled.device, ben)
    steward.sync()
    steward.save(new("user", name="Eva", role="STEWARD", active=True), actor=ben)
    steward.save(new("user", name="Eva", role="STEWARD", active=True))
    steward.sync()
    assert steward.verdicts[len(steward.log) - 1] == "role_above"
    assert isinstance(steward.verdicts[len(steward.log)], int)


def test_a_canvasser_cannot_take_others_people_out_and_nobody_an_answer_given() -> None:
    person, consent = BY_NAME["person"], BY_NAME["consent"]
    canvasser, coordinator = table()["CANVASSER"], table()["COORDINATOR"]
    assert not may_end(canvasser["person"], person, own=False)
    assert may_end(canvasser["person"], person, own=True)
    assert may_end(coordinator["person"], person, own=False)
    assert not any(may_end(table()[role]["consent"], consent, own=True) for role in ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_of_others_what_the_table_says(office: Office, role: str) -> None:
    laptop = office.laptops[role]
    fresh = WireLaptop(laptop.server, laptop.enrolled, laptop.key)
    fresh.sync()
    rows = fresh.everything()
    for kind in KINDS:
        if kind.name not in office.made:
            continue
        right = table()[role][kind.name]
        held = rows.get(office.made[kind.name])
        assert (held is not None) == (right.see is not See.NOTHING), (role, kind.name)
        if held is not None:
            shown = {*held.values, *held.cells} - {0}
            hidden = set(hidden_fields(right.see, kind))
            fields = {field.number for field in kind.fields}
            if kind.name == "erasure":  # what was asked, and what the server says to it
                shown, fields = shown - {6, 7}, {1, 2, 4, 5}
            assert shown == fields - hidden, (role, kind.name)


def test_no_role_makes_what_only_the_server_may(office: Office) -> None:
    chief = office.crew.chief
    for kind in KINDS:
        if kind.server_only:
            chief.save(sample(kind, office.named | {"slot": office.made["slot"]}))
            chief.exchange()
            assert chief.verdicts[len(chief.log)] == "not_allowed"


def test_a_role_edits_its_own_rows_where_others_are_closed(office: Office) -> None:
    laptop = office.laptops["CANVASSER"]
    own = [
        kind
        for kind in KINDS
        if table()["CANVASSER"][kind.name].edit is MayEdit.OWN
        and kind.name in office.made
        and any(not field.fixed and not field.required for field in kind.fields)
    ]
    assert own
    for kind in own:
        made = laptop.save(sample(kind, office.named), scope=office.crew.event)
        field = next(each for each in kind.fields if not each.fixed and not each.required)
        laptop.save(
            Edit(
                kind=kind.number,
                row=row_id(made.id, 0),
                cells={field.number: (None, (made.id,))},
            ),
            scope=office.crew.event,
        )
        laptop.exchange()
        assert isinstance(laptop.verdicts[len(laptop.log)], int), kind.name
