"""Events: where and when, what is offered, and the times people can be booked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from fieldapp.actions.acting import Act, Author, acting, row_here
from fieldapp.actions.organizations import organization_named
from fieldapp.actions.places import Site, SiteChange, SitePlan, site_of_plan
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.text import tidy
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.drafts import drop_in_unit
from fieldapp.store.journal import Made
from fieldapp.store.lists import is_in_use
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

NEXT_STATES: Final = {
    "DRAFT": {"PUBLISHED", "CANCELLED"},
    "PUBLISHED": {"OPEN", "CANCELLED"},
    "OPEN": {"CLOSED", "CANCELLED"},
    "CLOSED": {"RECONCILED", "OPEN"},
    "RECONCILED": {"ARCHIVED"},
}
"""Where an event may go from each state (domain 4.1); back to OPEN undoes a closing.

Publishing is undone by `unpublish_event` alone: that is no state an event goes to, but a slip that
nobody has worked with yet.
"""


MOST_TIMES: Final = 150
"""Of one event; what is made at once has to fit into one change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPlan:
    """A vaccine group offered, with ages as intervals (`12 years`); `row` where it is kept."""

    group: str
    age_from: str
    age_below: str = ""
    cvx: str = ""
    authorization: str = "LICENSED"
    doses_planned: int | None = None
    row: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPlan:
    """A time with seats; `starts` and `ends` as `2026-06-13T09:20`; `row` where it is kept."""

    starts: str
    ends: str
    capacity: int
    language_block: tuple[str, ...] = ()
    kind: str = "NORMAL"
    row: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlan:
    """A whole event as a coordinator types it, or a file holds it."""

    code: str
    title: str
    kind: str
    starts: str
    ends: str
    tz: str = "America/New_York"
    site: Site = None
    offers: tuple[OfferPlan, ...] = ()
    slots: tuple[SlotPlan, ...] = ()
    languages_expected: tuple[tuple[str, int | None], ...] = ()
    next_event: bytes | None = None
    quick_after_min: int | None = 10
    walk_ins: bool | None = True
    contact_on_site: str = ""
    drafts_ok: bool = False
    """Whether participants may be shown words that nobody has reviewed yet."""
    provider: str = ""
    """Who gives the vaccines: printed on the clinic's roster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedEvent:
    """A new event and the ids of what was made with it, in the order of the plan."""

    event: bytes
    site: bytes | None
    offers: tuple[bytes, ...]
    slots: tuple[bytes, ...]
    touched: Touched = field(repr=False)


def create_event(
    store: Store,
    author: Author,
    plan: EventPlan,
    *,
    lists: CodeLists | None = None,
    draft_id: bytes | None = None,
) -> CreatedEvent:
    """Make an event with its site, offers and slots; a draft until it is published.

    With `lists`, codes that are on none are refused. `draft_id` is the author's draft that it comes
    from: it goes in the same moment.
    Raises: RefusedError (event.code code_taken, as `plan_problems` and `changed_code_problems`, and
    what the fields refuse).
    """
    problems = plan_problems(plan)
    if lists is not None:
        problems += changed_code_problems(None, plan, lists)
    if find_event(store, plan.code) is not None:
        problems.insert(0, Problem(field="event.code", code="code_taken"))
    if problems:
        raise RefusedError(tuple(problems))
    with acting(store, author, None) as act:
        if draft_id is not None:
            drop_in_unit(store, author.user, draft_id)
        site = site_of_plan(act, plan.site)
        values = {**event_values(plan), "site": site, "provider": provider_of_plan(act, plan)}
        event = act.create("event", {**values, "code": plan.code, "status": "DRAFT"})
        offers = [act.create("offer", offer_values(event, each)) for each in plan.offers]
        slots = [act.create("slot", slot_values(event, each)) for each in plan.slots]
    return CreatedEvent(
        event=act.id_of(event),
        site=act.id_of(site) if isinstance(site, Made) else site,
        offers=tuple(act.id_of(each) for each in offers),
        slots=tuple(act.id_of(each) for each in slots),
        touched=act.touched,
    )


def plan_problems(plan: EventPlan) -> list[Problem]:
    """Say what is wrong with a plan as a whole, at once.

    event.ends and slot.ends ends_before_start, slot.starts outside_event (with the time),
    slot.starts too_many.
    """
    found: list[Problem] = []
    if len(plan.slots) > MOST_TIMES:
        found.append(_too_many_times())
    if plan.ends <= plan.starts:
        found.append(Problem(field="event.ends", code="ends_before_start"))
    for slot in plan.slots:
        if slot.ends <= slot.starts:
            found.append(Problem(field="slot.ends", code="ends_before_start", args=_at(slot)))
        elif not plan.starts <= slot.starts < plan.ends:
            found.append(Problem(field="slot.starts", code="outside_event", args=_at(slot)))
    return found


def _at(slot: SlotPlan) -> tuple[tuple[str, str], ...]:
    return (("time", slot.starts[-5:]),)


def _too_many_times() -> Problem:
    return Problem(field="slot.starts", code="too_many", args=(("limit", str(MOST_TIMES)),))


def provider_of_plan(act: Act, plan: EventPlan) -> Made | bytes | None:
    """Give who gives the vaccines."""
    return organization_named(act, tidy(plan.provider), "PROVIDER")


def event_values(plan: EventPlan) -> dict[str, Value | Made]:
    """Give the fields of an event that can be changed, but place and provider."""
    return {
        "title": tidy(plan.title) or None,
        "kind": plan.kind,
        "starts": plan.starts,
        "ends": plan.ends,
        "tz": plan.tz,
        "languages_expected": [_expected(*each) for each in plan.languages_expected] or None,
        "next_event": plan.next_event,
        "quick_after_min": plan.quick_after_min,
        "walk_ins": plan.walk_ins,
        "contact_on_site": tidy(plan.contact_on_site) or None,
        "drafts_ok": plan.drafts_ok or None,
    }


def _expected(tag: str, count: int | None) -> list[Value]:
    return [tag] if count is None else [tag, count]


def offer_values(event: Made | bytes, offer: OfferPlan) -> dict[str, Value | Made]:
    """Give the fields of an offer."""
    return {
        "event": event,
        "group": offer.group,
        "cvx": offer.cvx or None,
        "age_from": offer.age_from,
        "age_below": offer.age_below or None,
        "authorization": offer.authorization,
        "doses_planned": offer.doses_planned,
    }


def slot_values(event: Made | bytes, slot: SlotPlan) -> dict[str, Value | Made]:
    """Give the fields of a time."""
    return {
        "event": event,
        "starts": slot.starts,
        "ends": slot.ends,
        "capacity": slot.capacity,
        "language_block": list(slot.language_block) or None,
        "kind": slot.kind,
    }


def change_event_status(store: Store, author: Author, event: bytes, status: str) -> Touched:
    """Take an event to its next state. Raises: RefusedError event.status wrong_step."""
    row = row_here(store, "event", event)
    if status not in NEXT_STATES.get(row.text("status"), set()):
        raise RefusedError((Problem(field="event.status", code="wrong_step"),))
    with acting(store, author, None) as act:
        act.edit(row, {"status": status})
    return act.touched


def publish_event(store: Store, author: Author, event: bytes) -> Touched:
    """Hand an event out to the laptops of those who work at it. Raises: RefusedError."""
    return change_event_status(store, author, event, "PUBLISHED")


def unpublish_event(store: Store, author: Author, event: bytes) -> Touched:
    """Undo the publishing of an event on which nothing hangs yet: it is a draft again.

    A laptop that got it meanwhile loses it at its next sync. What such a laptop still records at it
    before it hears of this is not lost: the server keeps it for a coordinator.
    Raises: RefusedError event.status wrong_step where it is not published, or is open or cancelled
    by now; event_in_use.
    """
    row = row_here(store, "event", event)
    if row.text("status") != "PUBLISHED":
        raise RefusedError((Problem(field="event.status", code="wrong_step"),))
    if is_in_use(store, event):
        raise RefusedError((Problem(field="event.status", code="event_in_use"),))
    with acting(store, author, None) as act:
        act.edit(row, {"status": "DRAFT"})
    return act.touched


def list_events(store: Store) -> list[Row]:
    """Give all events of this laptop, newest day first."""
    rows = read_rows(store.connection, BY_NAME["event"])
    return sorted(rows, key=lambda row: (row.text("starts"), row.id), reverse=True)


def find_event(store: Store, code: str) -> Row | None:
    """Give the event with the code that is printed on paper."""
    rows = read_rows(store.connection, BY_NAME["event"], "code = ?", (code,))
    return rows[0] if rows else None


def slots_of(store: Store, event: bytes) -> list[Row]:
    """Give the times of an event, earliest first."""
    return _in_time(read_rows(store.connection, BY_NAME["slot"], "event = ?", (event,)))


def offers_of(store: Store, event: bytes) -> list[Row]:
    """Give what an event offers."""
    return read_rows(store.connection, BY_NAME["offer"], "event = ?", (event,))


def _in_time(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.text("starts"), row.id))


# --- codes ---------------------------------------------------------------------------------------


def changed_code_problems(
    before: EventPlan | None, after: EventPlan, lists: CodeLists
) -> list[Problem]:
    """Say which codes are on no list; what stood before stays, it may come from a newer program.

    unknown_code on event.kind, event.languages_expected, site.kind, site.access, site.county_fips,
    site.network, offer.group, offer.cvx, offer.authorization, slot.kind and slot.language_block.
    """
    known = _codes_used(before) if before is not None else set()
    if isinstance(after.site, SiteChange):
        known |= _codes_of_site(after.site.before)
    return [
        Problem(field=name, code="unknown_code")
        for name in dict.fromkeys(
            name
            for name, code in sorted(_codes_used(after) - known)
            if code not in lists[_LISTS[name]]
        )
    ]


_LISTS: Final = {
    "event.kind": "event_kind",
    "event.languages_expected": "languages",
    "site.kind": "site_kind",
    "site.access": "access_needs",
    "site.county_fips": "nc_counties",
    "site.network": "site_network",
    "offer.group": "vaccine_group",
    "offer.cvx": "vaccines",
    "offer.authorization": "offer_authorization",
    "slot.kind": "slot_kind",
    "slot.language_block": "languages",
}


def _codes_used(plan: EventPlan) -> set[tuple[str, str]]:
    site = plan.site.after if isinstance(plan.site, SiteChange) else plan.site
    return {
        *(_codes_of_site(site) if isinstance(site, SitePlan) else ()),
        ("event.kind", plan.kind),
        *(("event.languages_expected", tag) for tag, _ in plan.languages_expected),
        *(("offer.group", each.group) for each in plan.offers),
        *(("offer.cvx", each.cvx) for each in plan.offers if each.cvx),
        *(("offer.authorization", each.authorization) for each in plan.offers),
        *(("slot.kind", each.kind) for each in plan.slots),
        *(("slot.language_block", tag) for each in plan.slots for tag in each.language_block),
    }


def _codes_of_site(site: SitePlan) -> set[tuple[str, str]]:
    named = {
        "site.kind": site.kind,
        "site.network": site.network,
        "site.county_fips": site.county_fips,
    }
    return {
        *((name, code) for name, code in named.items() if code),
        *(("site.access", each) for each in site.access),
    }
