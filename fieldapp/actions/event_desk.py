"""The events page: what it shows of the store, and what a coordinator does on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from typing_extensions import override

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.event_form import draft_of_plan, read_draft
from fieldapp.actions.events import (
    EventPlan,
    change_event_status,
    create_event,
    list_events,
    unpublish_event,
)
from fieldapp.actions.places import SiteChange
from fieldapp.actions.replanning import (
    Replanned,
    amend_event,
    bring_back_event,
    plan_of_event,
    take_out_event,
)
from fieldapp.actions.workers import (
    add_user,
    assign_to_event,
    list_users,
    take_off_event,
)
from fieldapp.domain.event_draft import EventDraft, TypedPlace, suggested_code
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.phones import national_format
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.domain.typed import from_plain, plain
from fieldapp.store.drafts import EVENT, SavedDraft, drafts_of, drop_draft, save_draft
from fieldapp.store.lists import sign_ups_by_event
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import booked_by_event, seats_taken

_OPENED: Final = "opened"
EMPTY: Final = EventDraft()
_AS_TYPED: Final = "street city zip network host_name directions".split()
"""Fields of a place that the form shows under their own names, as they are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event as a list shows it: how many signed up there, how many are booked for its times."""

    id: bytes
    code: str
    title: str
    kind: str
    status: str
    starts: str
    place: str
    sign_ups: int
    booked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A place that is known; `letters` are the words that codes of its events begin with."""

    id: bytes
    name: str
    kind: str
    street: str
    city: str
    zip: str
    county_fips: str
    network: str
    host_name: str
    host_phone: str
    directions: str
    access: tuple[str, ...]
    letters: str

    @property
    def typed(self) -> TypedPlace:
        """The place as the form shows it."""
        return TypedPlace(
            place=self.name,
            place_kind=self.kind,
            county=self.county_fips,
            access=self.access,
            host_phone=national_format(self.host_phone),
            **{name: getattr(self, name) for name in _AS_TYPED},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLine:
    """Somebody who works, and at which events."""

    id: bytes
    name: str
    role: str
    events: frozenset[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsSeen:
    """Everything the page chooses from; events the newest day first, people by name."""

    events: tuple[EventLine, ...] = ()
    places: tuple[PlaceLine, ...] = ()
    providers: tuple[str, ...] = ()
    workers: tuple[WorkerLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EventForm:
    """A form and what it stands on; `opened` is None for an event that is not made yet.

    `booked` counts appointments by the hex id of their time.
    """

    id: bytes
    draft: EventDraft = EMPTY
    opened: EventDraft | None = None
    status: str = ""
    booked: Mapping[str, int] = field(default_factory=dict)

    @override
    def __repr__(self) -> str:
        return f"EventForm({self.id.hex()})"

    @property
    def untouched(self) -> bool:
        """Whether nothing would be lost if it went."""
        return self.draft == (self.opened or EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSaved:
    """A save: the form as it stands now, and the plans (before, after); before is None when new."""

    form: EventForm
    plans: tuple[EventPlan | None, EventPlan] = field(repr=False)
    touched: Touched = field(repr=False)


# --- looking --------------------------------------------------------------------------------------


def look_for_events(desk: OpenedDesk) -> EventsSeen:
    """Give all events with their places, and what an event is made of. Raises: StoreError."""
    store = desk.store
    sites = read_rows(store.connection, BY_NAME["site"])
    names = {each.id: each.text("name") for each in sites}
    counts, booked, rows = sign_ups_by_event(store), booked_by_event(store), list_events(store)
    providers = read_rows(store.connection, BY_NAME["organization"], "kind = 'PROVIDER'")
    work = read_rows(store.connection, BY_NAME["event_assignment"])
    users = [row for row in list_users(store) if row.values.get("active") is not False]
    return EventsSeen(
        events=tuple(_line(row, names, (counts, booked)) for row in rows),
        places=tuple(_place(desk, row, rows) for row in sites),
        providers=tuple(dict.fromkeys(each.text("name") for each in providers)),
        workers=tuple(
            WorkerLine(
                id=row.id,
                name=row.text("name"),
                role=row.text("role"),
                events=frozenset(w.ref("event") for w in work if w.ref("user") == row.id),
            )
            for row in sorted(users, key=lambda row: (row.text("name").casefold(), row.id))
        ),
    )


def _line(
    row: Row, names: Mapping[bytes, str], counts: tuple[Mapping[bytes, int], Mapping[bytes, int]]
) -> EventLine:
    signed_up, booked = counts
    return EventLine(
        id=row.id,
        place=names.get(row.ref("site"), ""),
        sign_ups=signed_up.get(row.id, 0),
        booked=booked.get(row.id, 0),
        **{name: row.text(name) for name in "code title kind status starts".split()},
    )


def _place(desk: OpenedDesk, row: Row, events: list[Row]) -> PlaceLine:
    """Codes at a place begin as they did before, else with its county, else its town."""
    access, county = row.values.get("access"), row.text("county_fips")
    before = next((each.text("code")[:3] for each in events if each.ref("site") == row.id), "")
    counties = desk.lists["nc_counties"]
    named = counties.label(county, "en") if county in counties else ""
    return PlaceLine(
        id=row.id,
        access=tuple(str(each) for each in access) if isinstance(access, list) else (),
        letters=before or named or row.text("city") or row.text("name"),
        **{name: row.text(name) for name in "name kind county_fips host_phone".split()},
        **{name: row.text(name) for name in _AS_TYPED},
    )


def open_event(desk: OpenedDesk, event: bytes) -> EventForm:
    """Open an event: with what was typed in it before, if that was not saved.

    Raises: RefusedError not_here; StoreError.
    """
    plan = plan_of_event(desk.store, event)
    opened = draft_of_plan(plan)
    form = EventForm(
        id=event,
        draft=opened,
        opened=opened,
        status=_status(desk, event),
        booked=_booked(desk, plan),
    )
    kept = next((each for each in _drafts(desk) if each.id == event), None)
    return form if kept is None else _with_typed(form, kept)


def _status(desk: OpenedDesk, event: bytes) -> str:
    row = read_row(desk.store.connection, BY_NAME["event"], event)
    return "" if row is None else row.text("status")


def _booked(desk: OpenedDesk, plan: EventPlan) -> dict[str, int]:
    rows = [each.row for each in plan.slots if each.row is not None]
    return {slot.hex(): count for slot, count in seats_taken(desk.store, rows).items()}


def waiting_events(desk: OpenedDesk) -> tuple[EventForm, ...]:
    """Give this person's half-typed events, the last typed last. Raises: StoreError."""
    found = []
    for kept in reversed(_drafts(desk)):
        row = read_row(desk.store.connection, BY_NAME["event"], kept.id)
        if row is not None and not row.dead:
            found.append(open_event(desk, kept.id))
        else:
            found.append(_with_typed(EventForm(id=kept.id), kept))
    return tuple(found)


def _drafts(desk: OpenedDesk) -> tuple[SavedDraft, ...]:
    return drafts_of(desk.store, desk.author.user, EVENT)


def _with_typed(form: EventForm, kept: SavedDraft) -> EventForm:
    """Put what was typed into a form; it still stands on what it was opened with."""
    opened = kept.typed.get(_OPENED)
    return replace(
        form,
        draft=from_plain(EventDraft, kept.typed),
        opened=from_plain(EventDraft, opened)
        if isinstance(opened, dict) and form.opened is not None
        else form.opened,
    )


# --- typing ---------------------------------------------------------------------------------------


def keep_event_draft(desk: OpenedDesk, form: EventForm) -> None:
    """Keep what is typed on this laptop; it is no change and goes nowhere. Raises: StoreError."""
    typed = plain(form.draft)
    if form.opened is not None:
        typed[_OPENED] = plain(form.opened)
    save_draft(
        desk.store,
        desk.author.user,
        form.id,
        typed,
        form=EVENT,
        event=None,
        now_ms=desk.store.right_ms(),
    )


def forget_event_draft(desk: OpenedDesk, form: bytes) -> None:
    """Forget what was typed in a form. Raises: StoreError."""
    drop_draft(desk.store, desk.author.user, form)


# --- saving, and the way back ---------------------------------------------------------------------


def save_event(desk: OpenedDesk, form: EventForm) -> EventSaved:
    """Make the event, or bring it to what the form says; its draft goes in the same moment.

    Raises: RefusedError, as `read_draft`, `create_event` and `amend_event`; StoreError.
    """
    seen = look_for_events(desk)
    plan = read_draft(form.draft, desk.today(), desk.lists, code=code_for(form, desk, seen))
    if isinstance(plan, tuple):
        raise RefusedError(plan)
    if form.opened is None:
        return _made(desk, form, plan)
    before = read_draft(form.opened, desk.today(), desk.lists)
    if isinstance(before, tuple):  # what stands would be refused today
        before = plan_of_event(desk.store, form.id)
    saved = amend_event(
        desk.store, desk.author, form.id, (before, plan), lists=desk.lists, draft_id=form.id
    )
    return _saved(desk, before, saved)


def code_for(form: EventForm, desk: OpenedDesk, seen: EventsSeen) -> str:
    """Suggest the code of a new event; those that stand keep theirs."""
    if form.opened is not None:
        return form.opened.code
    places = {each.id.hex(): each.letters for each in seen.places}
    return suggested_code(form.draft, desk.today(), places, [each.code for each in seen.events])


def _made(desk: OpenedDesk, form: EventForm, plan: EventPlan) -> EventSaved:
    made = create_event(desk.store, desk.author, plan, lists=desk.lists, draft_id=form.id)
    return EventSaved(
        form=open_event(desk, made.event),
        plans=(None, replace(plan_of_event(desk.store, made.event), site=plan.site)),
        touched=made.touched,
    )


def _saved(desk: OpenedDesk, before: EventPlan, saved: Replanned) -> EventSaved:
    return EventSaved(
        form=open_event(desk, saved.event), plans=(before, saved.plan), touched=saved.touched
    )


def undo_save(desk: OpenedDesk, saved: EventSaved) -> EventSaved | Touched:
    """Bring an event, and its place, back to what they were; an event that was new is taken out.

    Raises: RefusedError event.status wrong_step for a new one that went out since; StoreError.
    """
    before, after = saved.plans
    if before is None:
        place = after.site.turned_round() if isinstance(after.site, SiteChange) else None
        return take_out_event(desk.store, desk.author, saved.form.id, place)
    turned = amend_event(desk.store, desk.author, saved.form.id, (after, before), lists=desk.lists)
    return _saved(desk, after, turned)


def drop_event(desk: OpenedDesk, event: bytes) -> Touched:
    """Take out an event that is still being planned. Raises: RefusedError; StoreError."""
    return take_out_event(desk.store, desk.author, event)


def restore_event(desk: OpenedDesk, event: bytes) -> Touched:
    """Undo `drop_event`. Raises: RefusedError; StoreError."""
    return bring_back_event(desk.store, desk.author, event)


def step_event(desk: OpenedDesk, event: bytes, status: str) -> Touched:
    """Take an event to its next state. Raises: RefusedError event.status wrong_step; StoreError."""
    return change_event_status(desk.store, desk.author, event, status)


def unpublish(desk: OpenedDesk, event: bytes) -> Touched:
    """Undo the publishing of an event. Raises: RefusedError, as `unpublish_event`; StoreError."""
    return unpublish_event(desk.store, desk.author, event)


# --- people ---------------------------------------------------------------------------------------


def put_on(desk: OpenedDesk, user: bytes, event: bytes) -> Touched:
    """Let somebody work at an event. Raises: RefusedError; StoreError."""
    return assign_to_event(desk.store, desk.author, user, event)


def take_off(desk: OpenedDesk, user: bytes, event: bytes) -> Touched:
    """End somebody's work at an event. Raises: RefusedError; StoreError."""
    return take_off_event(desk.store, desk.author, user, event)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded:
    """Somebody new who works at an event."""

    user: bytes
    touched: Touched = field(repr=False)


def add_worker(desk: OpenedDesk, name: str, role: str, event: bytes) -> PersonAdded:
    """Add somebody new and let them work at an event. Raises: RefusedError; StoreError."""
    if not name.strip():
        raise RefusedError((Problem(field="user.name", code="required"),))
    user = add_user(desk.store, desk.author, name=name, role=role)
    touched = assign_to_event(desk.store, desk.author, user, event)
    made = Touched(kinds=frozenset({"user"}), rows=(user,))
    return PersonAdded(user=user, touched=touched | made)
