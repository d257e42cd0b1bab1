"""What the events page shows, derived from what was typed: pure functions over frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from fieldapp.actions.event_desk import EventForm, EventLine, EventsSeen, PlaceLine, WorkerLine
from fieldapp.actions.event_form import has_times, read_draft
from fieldapp.actions.events import NEXT_STATES
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.event_draft import (
    EventDraft,
    TypedLanguage,
    TypedOffer,
    TypedPlace,
    TypedSlot,
    read_times,
    suggested_code,
    typed_place,
    with_place,
    with_times,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem
from fieldapp.domain.rights import Change, right
from fieldapp.domain.typed_times import read_clock, read_typed_day

USUAL_GROUPS: Final = ("COVID19", "FLU", "TDAP")
USUAL_LANGUAGES: Final = ("en", "es")
ZONES: Final = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
SITE: Final = "site:"
PLACE: Final = "place:"
"""Before a typed name in the code of a choice: something new."""
STEPS: Final = ("PUBLISHED", "OPEN", "CLOSED", "RECONCILED", "ARCHIVED")
"""The way of an event; `CANCELLED` leads out of it."""
MAKES_ITS_OWN_WORDS: Final = 12
"""Up to so many people are all in sight as chips."""
FIELDS: Final = {
    "event.title": "title",
    "event.code": "code",
    "event.kind": "kind",
    "event.day": "day",
    "event.starts": "begins",
    "event.ends": "ends",
    "event.site": "place",
    "site.name": "place_name",
    "site.kind": "place_kind",
    "site.street": "street",
    "site.city": "city",
    "site.zip": "zip",
    "site.county_fips": "county",
    "site.host_name": "host_name",
    "site.host_phone": "host_phone",
    "site.directions": "directions",
    "site.network": "network",
    "site.access": "access",
    "event.provider": "provider",
    "event.contact_on_site": "contact",
    "event.languages_expected": "languages",
    "offer.group": "offers",
    "offer.age_from": "offers",
    "offer.age_below": "offers",
    "offer.doses_planned": "offers",
    "times.from": "times",
    "times.to": "times",
    "times.every": "times",
    "times.seats": "times",
    "slot.starts": "times",
    "slot.ends": "times",
    "slot.capacity": "times",
    "slot.kind": "times",
    "slot.language_block": "times",
    "event.next_event": "next_event",
    "event.quick_after_min": "quick_after",
    "event.drafts_ok": "drafts",
    "event.tz": "tz",
    "user.name": "people",
    "user.role": "people",
}
"""Where a problem of a field is shown, in the order in which the form is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One answer that changed. `at` tells which language, offer or times it belongs to."""

    field: str
    value: str | tuple[str, ...]
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is told in the status line: a code the view phrases; `fault` is a fault's."""

    code: str
    title: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was understood of day and hours; None while it cannot be."""

    day: date | None = None
    begins: int | None = None
    ends: int | None = None


_NOTHING_UNDERSTOOD: Final = Understood()
_NO_FORM: Final = EventForm(id=b"")
_NOTHING_SEEN: Final = EventsSeen()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventState:
    """Everything the form shows. `lacks` are codes of what a draft still needs, as a hint."""

    loaded: bool = False
    form: EventForm = _NO_FORM
    seen: EventsSeen = _NOTHING_SEEN
    read_only: bool = False
    problems: tuple[Problem, ...] = ()
    understood: Understood = _NOTHING_UNDERSTOOD
    code: str = ""
    times: bool = False
    languages: tuple[str, ...] = USUAL_LANGUAGES
    groups: tuple[str, ...] = USUAL_GROUPS
    workers: tuple[WorkerLine, ...] = ()
    step: str = ""
    can_cancel: bool = False
    lacks: tuple[str, ...] = ()
    said: Said | None = None
    can_undo: bool = False

    @property
    def draft(self) -> EventDraft:
        """What is typed."""
        return self.form.draft

    @property
    def new(self) -> bool:
        """Whether the event is not made yet."""
        return self.form.opened is None

    @property
    def problem_fields(self) -> dict[str, Problem]:
        """Give the first problem of each question."""
        found: dict[str, Problem] = {}
        for problem in self.problems:
            shown = FIELDS.get(problem.field, "form")
            if shown == "place_name" and not self.draft.place_was:
                shown = "place"  # the chip is where a new one was named
            found.setdefault(shown, problem)
        return found


# --- edits ----------------------------------------------------------------------------------------


def edited(draft: EventDraft, edit: Edit, places: Sequence[PlaceLine] = ()) -> EventDraft:
    """Give the draft after one answer changed, with what follows from it.

    `places` are the known ones as they are in sight: one of them may be changed here.
    """
    match edit.field:
        case "place_change":
            return _with_change(draft, places if edit.value else ())
        case "place":
            return _with_place(draft, str(edit.value))
        case "languages" | "count":
            return replace(draft, languages=_languages(draft, edit))
        case "offers" | "age_from" | "age_below" | "doses":
            return replace(draft, offers=_offers(draft, edit))
        case "seats" | "slot_languages" | "slot_kind" | "slot_out":
            return replace(draft, slots=tuple(_slots(draft, edit)))
        case _:
            name = "place" if edit.field == "place_name" else edit.field
            return replace(draft, **{name: edit.value})  # type: ignore[arg-type]


def _with_place(draft: EventDraft, code: str) -> EventDraft:
    """Take a known place, a new one by its name, or none."""
    if code.startswith(PLACE):
        kept = _as_known(draft) if draft.place_was else draft
        return replace(kept, site="", place=code.removeprefix(PLACE))
    return replace(_as_known(draft), site=code.removeprefix(SITE))


def _with_change(draft: EventDraft, places: Sequence[PlaceLine]) -> EventDraft:
    """Open what is known of the place, to be changed; without `places` leave it as it is known."""
    known = tuple(each.typed for each in places if each.id.hex() == draft.site)
    return with_place(draft, known[0], known) if known else _as_known(draft)


def _as_known(draft: EventDraft) -> EventDraft:
    """Leave the place as it is known."""
    return with_place(draft, TypedPlace(), ())


def _languages(draft: EventDraft, edit: Edit) -> tuple[TypedLanguage, ...]:
    if edit.field == "count":
        return tuple(
            replace(each, count=str(edit.value)) if each.tag in edit.at else each
            for each in draft.languages
        )
    tags = edit.value
    known = {each.tag: each for each in draft.languages}
    stay = [each for each in draft.languages if each.tag in tags]
    return (*stay, *(TypedLanguage(tag=tag) for tag in tags if tag not in known))


def _offers(draft: EventDraft, edit: Edit) -> tuple[TypedOffer, ...]:
    if edit.field != "offers":
        return _changed_offers(draft, edit)
    groups = edit.value
    known = {each.group for each in draft.offers}
    stay = [each for each in draft.offers if each.group in groups]
    return (*stay, *(TypedOffer(group=group) for group in groups if group not in known))


def _changed_offers(draft: EventDraft, edit: Edit) -> tuple[TypedOffer, ...]:
    return tuple(
        replace(each, **{edit.field: edit.value})  # type: ignore[arg-type]
        if str(at) in edit.at
        else each
        for at, each in enumerate(draft.offers)
    )


def _slots(draft: EventDraft, edit: Edit) -> list[TypedSlot]:
    if edit.field == "slot_out":
        return [each for each in draft.slots if each.starts not in edit.at]
    name = {"slot_languages": "languages", "slot_kind": "kind"}.get(edit.field, edit.field)
    return [
        replace(each, **{name: edit.value}) if each.starts in edit.at else each  # type: ignore[arg-type]
        for each in draft.slots
    ]


def made_times(draft: EventDraft) -> EventDraft | tuple[Problem, ...]:
    """Give the draft with the times of the line in words, or what is wrong with the line."""
    made = read_times(draft)
    problems = tuple(each for each in made if isinstance(each, Problem))
    if problems:
        return problems
    return with_times(draft, [each for each in made if isinstance(each, TypedSlot)])


def adopted(draft: EventDraft, typed: EventDraft, saved: EventDraft) -> EventDraft:
    """Give what was typed on while a save was under way, standing on what it left.

    `typed` is what was saved, as it was typed, and `saved` as it stands now: new offers and times
    get their rows, a new place its id, and what nobody touched meanwhile is as it stands.
    """
    if draft == typed:
        return saved
    offers = {(each.group, each.age_from): each.row for each in saved.offers}
    slots = {each.starts: each.row for each in saved.slots}
    moved = replace(
        draft,
        code=saved.code,
        offers=tuple(
            each if each.row else replace(each, row=offers.get((each.group, each.age_from), ""))
            for each in draft.offers
        ),
        slots=tuple(
            each if each.row else replace(each, row=slots.get(each.starts, ""))
            for each in draft.slots
        ),
    )
    if (typed.place or typed.place_was) and typed_place(draft) == typed_place(typed):
        moved = _with_place(moved, f"{SITE}{saved.site}")
    return moved


# --- showing --------------------------------------------------------------------------------------


def may_edit(role: str) -> bool:
    """Tell whether somebody in a role changes events, or looks at them only."""
    return bool(role) and right(role, BY_NAME["event"]).edit is not Change.NOTHING


def coming_event(seen: EventsSeen, today: date) -> EventLine | None:
    """Give the event that comes next, else the last one."""
    coming = [
        each
        for each in seen.events
        if each.starts >= today.isoformat() and each.status != "CANCELLED"
    ]
    return coming[-1] if coming else next(iter(seen.events), None)


def understood(draft: EventDraft, today: date) -> Understood:
    """Give what was understood of day and hours."""
    day = read_typed_day(draft.day, field="", today=today)
    begins = read_clock(draft.begins, field="")
    after = begins if isinstance(begins, int) else None
    ends = read_clock(draft.ends, field="", after=after)
    return Understood(
        day=None if isinstance(day, Problem) else day,
        begins=begins if isinstance(begins, int) else None,
        ends=ends if isinstance(ends, int) else None,
    )


def code_of(form: EventForm, seen: EventsSeen, today: date) -> str:
    """Give the code that a new event would get; that of one that stands."""
    if form.opened is not None:
        return form.opened.code
    places = {each.id.hex(): each.letters for each in seen.places}
    return suggested_code(form.draft, today, places, [each.code for each in seen.events])


def found_problems(
    form: EventForm, seen: EventsSeen, today: date, lists: CodeLists
) -> tuple[Problem, ...]:
    """Give everything that is wrong with a form."""
    found = read_draft(form.draft, today, lists, code=code_of(form, seen, today))
    return found if isinstance(found, tuple) else ()


def derive(state: EventState, today: date, lists: CodeLists) -> EventState:
    """Give the state with everything that follows from its form and from what was seen."""
    form, seen = state.form, state.seen
    draft = form.draft
    next_states = NEXT_STATES.get(form.status, set())
    step = next((each for each in STEPS if each in next_states), "")
    if form.status == "CLOSED":
        step = "RECONCILED"
    spoken = tuple(each.tag for each in draft.languages)
    groups = tuple(each.group for each in draft.offers)
    return replace(
        state,
        understood=understood(draft, today),
        code=code_of(form, seen, today),
        times=has_times(draft.kind, lists),
        languages=tuple(dict.fromkeys((*USUAL_LANGUAGES, *spoken))),
        groups=tuple(dict.fromkeys((*USUAL_GROUPS, *groups))),
        workers=workers_shown(seen, form.id),
        step="" if form.opened is None else step,
        can_cancel=form.opened is not None and "CANCELLED" in next_states,
        lacks=tuple(_lacks(state, lists)) if form.status == "DRAFT" else (),
    )


def workers_shown(seen: EventsSeen, event: bytes) -> tuple[WorkerLine, ...]:
    """Give who is in sight as a chip: everybody while they are few, else who works there."""
    if len(seen.workers) <= MAKES_ITS_OWN_WORDS:
        return seen.workers
    return tuple(each for each in seen.workers if event in each.events)


def _lacks(state: EventState, lists: CodeLists) -> list[str]:
    draft, event = state.form.draft, state.form.id
    found = []
    if not (draft.site or draft.place):
        found.append("place")
    if not draft.offers:
        found.append("offers")
    if has_times(draft.kind, lists) and not draft.slots:
        found.append("times")
    if not any(event in each.events for each in state.seen.workers):
        found.append("people")
    return found
