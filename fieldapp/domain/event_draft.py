"""An event as a coordinator types it: the form, the times it makes, the code it suggests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Final

from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from fieldapp.domain.typed import OF
from fieldapp.domain.typed_times import read_clock, read_typed_day

USUAL_ZONE: Final = "America/New_York"
YES, NO = "YES", "NO"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLanguage:
    """A language that is expected, and how many people if that was said."""

    tag: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedOffer:
    """A vaccine group offered; `row` is the hex id of what is kept, empty for a new one."""

    row: str = ""
    group: str = ""
    age_from: str = ""
    age_below: str = ""
    doses: str = ""
    cvx: str = ""
    authorization: str = "LICENSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSlot:
    """A time; `starts` and `ends` are minutes from midnight of the event's day, as text."""

    row: str = ""
    starts: str = ""
    ends: str = ""
    seats: str = ""
    languages: tuple[str, ...] = ()
    kind: str = "NORMAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPlace:
    """A place as the form shows it; the names are those of `EventDraft`."""

    place: str = ""
    place_kind: str = ""
    street: str = ""
    city: str = ""
    zip: str = ""
    county: str = ""
    access: tuple[str, ...] = ()
    network: str = ""
    host_name: str = ""
    host_phone: str = ""
    directions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """The form as it is typed. `site` and `next_event` are hex ids, `place` names a new place.

    `place_was` holds one place while a known one is changed: how it was when that began.
    `nights` is how many days after `day` it ends. Those that begin with `times_` are the line that
    makes times.
    """

    title: str = ""
    kind: str = ""
    day: str = ""
    begins: str = ""
    ends: str = ""
    nights: str = ""
    tz: str = USUAL_ZONE
    code: str = ""
    site: str = ""
    place: str = ""
    place_kind: str = ""
    street: str = ""
    city: str = ""
    zip: str = ""
    county: str = ""
    access: tuple[str, ...] = ()
    network: str = ""
    host_name: str = ""
    host_phone: str = ""
    directions: str = ""
    place_was: tuple[TypedPlace, ...] = field(default=(), metadata={OF: TypedPlace})
    provider: str = ""
    contact: str = ""
    languages: tuple[TypedLanguage, ...] = field(default=(), metadata={OF: TypedLanguage})
    walk_ins: str = YES
    quick_after: str = "10"
    drafts: str = NO
    next_event: str = ""
    offers: tuple[TypedOffer, ...] = field(default=(), metadata={OF: TypedOffer})
    slots: tuple[TypedSlot, ...] = field(default=(), metadata={OF: TypedSlot})
    times_from: str = ""
    times_to: str = ""
    times_every: str = "20"
    times_seats: str = "4"


# --- places ---------------------------------------------------------------------------------------


def typed_place(draft: EventDraft) -> TypedPlace:
    """Give what the form says of a place that is new or changes."""
    return TypedPlace(**{each.name: getattr(draft, each.name) for each in fields(TypedPlace)})


def with_place(draft: EventDraft, place: TypedPlace, was: tuple[TypedPlace, ...]) -> EventDraft:
    """Give the draft with another answer to all questions about its place."""
    said = {each.name: getattr(place, each.name) for each in fields(TypedPlace)}
    return replace(draft, **said, place_was=was)


# --- times made by a line in words ----------------------------------------------------------------


def read_times(draft: EventDraft) -> tuple[TypedSlot, ...] | tuple[Problem, ...]:
    """Make the times of "from 9:00 to 12:00 every 20 minutes, 4 seats each".

    Where the line is empty the hours of the event stand for it. A time that is there already, at
    the same minute, keeps its row. Problems are on times.from, times.to, times.every, times.seats.
    """
    begins = read_clock(draft.times_from or draft.begins, field="times.from")
    after = begins if isinstance(begins, int) else None
    ends = read_clock(draft.times_to or draft.ends, field="times.to", after=after)
    problems = [each for each in (begins, ends) if isinstance(each, Problem)]
    every, seats = (_small(each) for each in (draft.times_every, draft.times_seats))
    if not every:
        problems.append(Problem(field="times.every", code="number_unreadable"))
    if seats is None:
        problems.append(Problem(field="times.seats", code="number_unreadable"))
    if isinstance(begins, int) and isinstance(ends, int) and ends <= begins:
        problems.append(Problem(field="times.to", code="ends_before_start"))
    if problems or isinstance(begins, Problem) or isinstance(ends, Problem) or not every:
        return tuple(problems)
    there = {each.starts: each for each in draft.slots}
    made = (
        replace(
            there.get(str(at), TypedSlot(starts=str(at))), ends=str(at + every), seats=str(seats)
        )
        for at in range(begins, ends - every + 1, every)
    )
    return tuple(made)


def with_times(draft: EventDraft, made: Iterable[TypedSlot]) -> EventDraft:
    """Give the draft with these times besides those that are at other minutes."""
    by_minute = {each.starts: each for each in draft.slots} | {each.starts: each for each in made}
    slots = sorted(by_minute.values(), key=lambda each: int(each.starts))
    return replace(draft, slots=tuple(slots))


# --- codes ----------------------------------------------------------------------------------------


def suggested_code(
    draft: EventDraft, today: date, places: Mapping[str, str], taken: Iterable[str]
) -> str:
    """Suggest a code: three letters of the place, month and day, the first free letter.

    `places` gives for a site's hex id the words its letters are taken from; empty while the day
    or any place is unknown, or where all letters are taken.
    """
    day = read_typed_day(draft.day, field="event.day", today=today)
    words = places.get(draft.site, "") or draft.city or draft.place or draft.title
    letters = "".join(each for each in fold(words) if "a" <= each <= "z")[:3].upper()
    if isinstance(day, Problem) or len(letters) < 3:
        return ""
    there = set(taken)
    start = f"{letters}-{day:%m%d}"
    codes = (f"{start}{chr(ord('A') + at)}" for at in range(26))
    return next((code for code in codes if code not in there), "")


def _small(typed: str) -> int | None:
    text = typed.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else None
