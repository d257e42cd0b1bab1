"""An event that stands is brought to what a form says: one change, and the same way back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from fieldapp.actions.acting import Act, Author, acting, row_here
from fieldapp.actions.events import (
    EventPlan,
    OfferPlan,
    SlotPlan,
    changed_code_problems,
    event_values,
    offer_values,
    offers_of,
    plan_problems,
    provider_of_plan,
    slot_values,
    slots_of,
)
from fieldapp.actions.places import SiteChange, change_site, row_of_site, site_of_plan
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import MAX_OPS, Value
from fieldapp.store.drafts import drop_in_unit
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_row
from fieldapp.store.seats import seats_taken
from fieldapp.store.store import Store

Part = TypeVar("Part", OfferPlan, SlotPlan)
_TAKEN_OUT: Final = "MISTAKE"
_BESIDES: Final = 10
"""Operations of a change that are no times: the event, its place and who gives the vaccines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """What an act left: the plan as it stands now, each offer and time with its row."""

    event: bytes
    plan: EventPlan
    touched: Touched = field(repr=False)


def plan_of_event(store: Store, event: bytes) -> EventPlan:
    """Give an event as it stands, as a plan. Raises: RefusedError not_here."""
    row = row_here(store, "event", event)
    walk_ins, quick = row.values.get("walk_ins"), row.values.get("quick_after_min")
    site, following = row.ref("site"), row.ref("next_event")
    provider = read_row(store.connection, BY_NAME["organization"], row.ref("provider"))
    return EventPlan(
        **{name: row.text(name) for name in "code title kind starts ends tz".split()},
        site=site or None,
        offers=tuple(sorted((_offer(each) for each in offers_of(store, event)), key=_by_group)),
        slots=tuple(_slot(each) for each in slots_of(store, event)),
        languages_expected=tuple(_languages(row.values.get("languages_expected"))),
        next_event=following or None,
        quick_after_min=quick if isinstance(quick, int) else None,
        walk_ins=walk_ins if isinstance(walk_ins, bool) else None,
        contact_on_site=row.text("contact_on_site"),
        drafts_ok=row.values.get("drafts_ok") is True,
        provider="" if provider is None else provider.text("name"),
    )


def _by_group(offer: OfferPlan) -> tuple[str, str, bytes]:
    return offer.group, offer.age_from, offer.row or b""


def _offer(row: Row) -> OfferPlan:
    planned = row.values.get("doses_planned")
    return OfferPlan(
        **{name: row.text(name) for name in "group age_from age_below cvx authorization".split()},
        doses_planned=planned if isinstance(planned, int) else None,
        row=row.id,
    )


def _slot(row: Row) -> SlotPlan:
    block, capacity = row.values.get("language_block"), row.values.get("capacity")
    return SlotPlan(
        starts=row.text("starts"),
        ends=row.text("ends"),
        capacity=capacity if isinstance(capacity, int) else 0,
        language_block=tuple(str(each) for each in block) if isinstance(block, list) else (),
        kind=row.text("kind"),
        row=row.id,
    )


def _languages(entries: Value) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []
    for entry in entries if isinstance(entries, list) else []:
        tag, count = (*entry, None)[:2] if isinstance(entry, list) and entry else (entry, None)
        if isinstance(tag, str):
            found.append((tag, count if isinstance(count, int) else None))
    return found


def amend_event(
    store: Store,
    author: Author,
    event: bytes,
    plans: tuple[EventPlan, EventPlan],
    *,
    lists: CodeLists,
    draft_id: bytes | None = None,
) -> Replanned:
    """Bring an event from what was opened to what the form says: `plans` are (before, after).

    Only what differs between the two is set, so that what others changed meanwhile in other
    fields stands. Offers and times are told apart by `row`: one of `before` that `after` lacks is
    taken out, one of `after` that was taken out is brought back. Turning `plans` round undoes it.
    Raises: RefusedError as `plan_problems` and `changed_code_problems`, and event.code fixed,
    slot.capacity seats_below_booked, slot.starts time_booked, slot.starts too_many,
    not_allowed, not_here.
    """
    before, after = plans
    row = row_here(store, "event", event)
    problems = plan_problems(after) + changed_code_problems(before, after, lists)
    problems += _seat_problems(store, before, after)
    if after.code != before.code:
        problems.append(Problem(field="event.code", code="fixed"))
    if problems:
        raise RefusedError(tuple(problems))
    with acting(store, author, None) as act:
        if draft_id is not None:
            drop_in_unit(store, author.user, draft_id)
        if (change := place_change(before, after)) is not None:
            change_site(act, change)
        act.edit(row, _changed_event(act, before, after))
        made_offers = _parts(act, (before.offers, after.offers), _offer_of(event))
        made_slots = _parts(act, (before.slots, after.slots), _slot_of(event))
    return Replanned(
        event=event,
        plan=replace(
            after,
            offers=tuple(_settled(act, each) for each in made_offers),
            slots=tuple(_settled(act, each) for each in made_slots),
        ),
        touched=act.touched,
    )


def place_change(before: EventPlan, after: EventPlan) -> SiteChange | None:
    """Give what is to become of the place: what `after` wants, or `before` taken back."""
    if isinstance(after.site, SiteChange):
        return after.site
    return before.site.turned_round() if isinstance(before.site, SiteChange) else None


def _changed_event(act: Act, before: EventPlan, after: EventPlan) -> dict[str, Value | Made]:
    old, new = event_values(before), event_values(after)
    changed = {name: value for name, value in new.items() if old[name] != value}
    if row_of_site(after.site) != row_of_site(before.site):
        changed["site"] = site_of_plan(act, row_of_site(after.site))
    if after.provider != before.provider:
        changed["provider"] = provider_of_plan(act, after)
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """How offers or times become rows."""

    kind: str
    values: Callable[..., Mapping[str, Value | Made]]


def _offer_of(event: bytes) -> _Shape:
    return _Shape(kind="offer", values=lambda each: offer_values(event, each))


def _slot_of(event: bytes) -> _Shape:
    return _Shape(kind="slot", values=lambda each: slot_values(event, each))


def _parts(
    act: Act, parts: tuple[tuple[Part, ...], tuple[Part, ...]], shape: _Shape
) -> list[tuple[Part, Made | bytes]]:
    """Take out, change, bring back and add; gives each part of `after` with its row."""
    old = {each.row: each for each in parts[0]}
    kept = {each.row for each in parts[1]}
    for each in parts[0]:
        if each.row is not None and each.row not in kept:
            act.take_out(row_here(act.store, shape.kind, each.row), _TAKEN_OUT)
    found: list[tuple[Part, Made | bytes]] = []
    for each in parts[1]:
        if each.row is None:
            found.append((each, act.create(shape.kind, shape.values(each))))
        else:
            _change(act, shape, old.get(each.row), each)
            found.append((each, each.row))
    return found


def _change(act: Act, shape: _Shape, old: Part | None, new: Part) -> None:
    if old == new or new.row is None:
        return
    row = read_row(act.store.connection, BY_NAME[shape.kind], new.row)
    if row is None:
        raise RefusedError((Problem(field=shape.kind, code="not_here"),))
    if row.dead:
        act.bring_back(row)
    before = row.values if old is None else shape.values(old)
    changed = {
        name: value
        for name, value in shape.values(new).items()
        if before.get(name) != value and not row.kind.by_name[name].fixed
    }
    act.edit(row, changed)


def _settled(act: Act, part: tuple[Part, Made | bytes]) -> Part:
    plan, row = part
    return replace(plan, row=act.id_of(row) if isinstance(row, Made) else row)


# --- what is refused ------------------------------------------------------------------------------


def _seat_problems(store: Store, before: EventPlan, after: EventPlan) -> list[Problem]:
    booked = seats_taken(store, [each.row for each in before.slots if each.row is not None])
    stays = {each.row: each for each in after.slots}
    found: list[Problem] = []
    for each in before.slots:
        taken = booked.get(each.row or b"", 0)
        args = (("time", each.starts[-5:]), ("n", str(taken)))
        new = stays.get(each.row)
        if taken and new is None:
            found.append(Problem(field="slot.starts", code="time_booked", args=args))
        elif new is not None and new.capacity < taken and new.capacity != each.capacity:
            found.append(Problem(field="slot.capacity", code="seats_below_booked", args=args))
    changes = len(set(before.slots) ^ set(after.slots))
    if changes > MAX_OPS - _BESIDES - len(before.offers) - len(after.offers):
        limit = (("limit", str(MAX_OPS // 2)),)
        found.append(Problem(field="slot.starts", code="too_many", args=limit))
    return found


# --- an event that was begun by mistake -----------------------------------------------------------


def take_out_event(
    store: Store, author: Author, event: bytes, place: SiteChange | None = None
) -> Touched:
    """Take out an event that no laptop has yet; `place` is changed in the same moment.

    Raises: RefusedError event.status wrong_step.
    """
    row = row_here(store, "event", event)
    if row.text("status") != "DRAFT":
        raise RefusedError((Problem(field="event.status", code="wrong_step"),))
    with acting(store, author, None) as act:
        act.take_out(row, _TAKEN_OUT)
        if place is not None:
            change_site(act, place)
    return act.touched


def bring_back_event(store: Store, author: Author, event: bytes) -> Touched:
    """Undo the taking-out of an event. Raises: RefusedError not_here."""
    row = read_row(store.connection, BY_NAME["event"], event)
    if row is None:
        raise RefusedError((Problem(field="event", code="not_here"),))
    with acting(store, author, None) as act:
        act.bring_back(row)
    return act.touched
