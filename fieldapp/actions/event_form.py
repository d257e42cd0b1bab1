"""An event as a coordinator types it: read into a plan, or everything that is wrong at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldapp.actions.events import EventPlan, OfferPlan, SitePlan, SlotPlan, plan_problems
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem
from fieldapp.domain.text import tidy
from fieldapp.domain.typed import OF
from fieldapp.domain.typed_times import (
    MINUTES_A_DAY,
    read_clock,
    read_typed_age,
    read_typed_day,
    shown_age,
    shown_clock,
    shown_day,
)
from fieldapp.domain.values import value_problem

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
class EventDraft:
    """The form as it is typed. `site` and `next_event` are hex ids, `place` names a new place.

    `nights` is how many days after `day` it ends. Those that begin with `times_` are the line
    that makes times.
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
    access: tuple[str, ...] = ()
    provider: str = ""
    contact: str = ""
    languages: tuple[TypedLanguage, ...] = field(default=(), metadata={OF: TypedLanguage})
    walk_ins: str = YES
    quick_after: str = "10"
    next_event: str = ""
    offers: tuple[TypedOffer, ...] = field(default=(), metadata={OF: TypedOffer})
    slots: tuple[TypedSlot, ...] = field(default=(), metadata={OF: TypedSlot})
    times_from: str = ""
    times_to: str = ""
    times_every: str = "20"
    times_seats: str = "4"


def has_times(kind: str, lists: CodeLists) -> bool:
    """Tell whether people are booked for times at events of a kind."""
    kinds = lists["event_kind"]
    return kind in kinds and kinds[kind].extra["has_slots"] == "1"


# --- from the plan --------------------------------------------------------------------------------


def draft_of_plan(plan: EventPlan) -> EventDraft:
    """Give an event as the form shows it; `read_draft` reads the same plan from it."""
    day, last = date.fromisoformat(plan.starts[:10]), date.fromisoformat(plan.ends[:10])
    nights = (last - day).days
    return EventDraft(
        title=plan.title,
        kind=plan.kind,
        day=shown_day(day),
        begins=shown_clock(_minutes(plan.starts, day)),
        ends=shown_clock(_minutes(plan.ends, last)),
        nights=str(nights) if nights else "",
        tz=plan.tz,
        code=plan.code,
        site=plan.site.hex() if isinstance(plan.site, bytes) else "",
        provider=plan.provider,
        contact=plan.contact_on_site,
        languages=tuple(
            TypedLanguage(tag=tag, count=_number(count)) for tag, count in plan.languages_expected
        ),
        walk_ins={True: YES, False: NO, None: ""}[plan.walk_ins],
        quick_after=_number(plan.quick_after_min),
        next_event=plan.next_event.hex() if plan.next_event else "",
        offers=tuple(_typed_offer(each) for each in plan.offers),
        slots=tuple(_typed_slot(each, day) for each in plan.slots),
    )


def _typed_offer(offer: OfferPlan) -> TypedOffer:
    return TypedOffer(
        row=offer.row.hex() if offer.row else "",
        group=offer.group,
        age_from=shown_age(offer.age_from),
        age_below=shown_age(offer.age_below),
        doses=_number(offer.doses_planned),
        cvx=offer.cvx,
        authorization=offer.authorization,
    )


def _typed_slot(slot: SlotPlan, day: date) -> TypedSlot:
    return TypedSlot(
        row=slot.row.hex() if slot.row else "",
        starts=str(_minutes(slot.starts, day)),
        ends=str(_minutes(slot.ends, day)),
        seats=str(slot.capacity),
        languages=slot.language_block,
        kind=slot.kind,
    )


def same_again(draft: EventDraft, today: date) -> EventDraft:
    """Give the draft of an event like another one: a week later or a week from now, a new code.

    Place, offers, languages and times are those of the other.
    """
    day = read_typed_day(draft.day, field="event.day", today=today)
    new = day if isinstance(day, date) else today
    while new <= today or new == day:
        new += timedelta(days=7)
    return replace(
        draft,
        day=shown_day(new),
        code="",
        next_event="",
        offers=tuple(replace(each, row="") for each in draft.offers),
        slots=tuple(replace(each, row="") for each in draft.slots),
    )


# --- to the plan ----------------------------------------------------------------------------------


def read_draft(
    draft: EventDraft, today: date, lists: CodeLists, *, code: str = ""
) -> EventPlan | tuple[Problem, ...]:
    """Read a form: the plan, or everything that is wrong with it. `code` where none was typed.

    Besides the findings of `plan_problems`: required, and what `domain.typed_times` refuses on
    event.day, event.starts, event.ends; event.code event_code_form; event.tz zone_unknown;
    number_unreadable, out_of_range, and what the fields themselves refuse.
    """
    reader = _Reader(draft, today, lists)
    plan = reader.plan(tidy(draft.code).upper() or code)
    if plan is not None and not reader.problems:
        reader.problems += plan_problems(plan)
    return plan if plan is not None and not reader.problems else tuple(reader.problems)


class _Reader:
    """Reads one form; what is wrong is collected."""

    def __init__(self, draft: EventDraft, today: date, lists: CodeLists) -> None:
        self._draft = draft
        self._today = today
        self._lists = lists
        self.problems: list[Problem] = []

    def plan(self, code: str) -> EventPlan | None:
        draft = self._draft
        title = self._text("event", "title", draft.title, required=True)
        if not draft.kind:
            self._say("event.kind", "required")
        day, begins, ends = self._hours()
        self._text("event", "code", code, required=True, wrong_form="event_code_form")
        self._zone()
        contact = self._text("event", "contact_on_site", draft.contact)
        provider = self._text("organization", "name", draft.provider, shown="event.provider")
        quick = self._whole("event", "quick_after_min", draft.quick_after)
        site, languages = self._site(), tuple(self._languages())
        offers, slots = tuple(self._offers()), tuple(self._slots(day))
        if day is None or begins is None or ends is None:
            return None
        nights = int(draft.nights) if draft.nights.isdecimal() else 0
        return EventPlan(
            code=code,
            title=title,
            kind=draft.kind,
            starts=_local(day, begins),
            ends=_local(day, ends + nights * MINUTES_A_DAY),
            tz=draft.tz,
            site=site,
            offers=offers,
            slots=slots,
            languages_expected=languages,
            next_event=bytes.fromhex(draft.next_event) or None,
            quick_after_min=quick,
            walk_ins={YES: True, NO: False}.get(draft.walk_ins),
            contact_on_site=contact,
            provider=provider,
        )

    def _say(self, name: str, code: str, args: tuple[tuple[str, str], ...] = ()) -> None:
        self.problems.append(Problem(field=name, code=code, args=args))

    def _hours(self) -> tuple[date | None, int | None, int | None]:
        draft = self._draft
        day = read_typed_day(draft.day, field="event.day", today=self._today)
        begins = read_clock(draft.begins, field="event.starts")
        after = begins if isinstance(begins, int) else None
        ends = read_clock(draft.ends, field="event.ends", after=after)
        self.problems += [each for each in (day, begins, ends) if isinstance(each, Problem)]
        return (
            None if isinstance(day, Problem) else day,
            None if isinstance(begins, Problem) else begins,
            None if isinstance(ends, Problem) else ends,
        )

    def _zone(self) -> None:
        if not zone_known(self._draft.tz):
            self._say("event.tz", "zone_unknown")

    def _site(self) -> SitePlan | bytes | None:
        draft = self._draft
        if draft.site:
            return bytes.fromhex(draft.site)
        if not tidy(draft.place):
            return None
        if not draft.place_kind:
            self._say("site.kind", "required")
        return SitePlan(
            name=self._text("site", "name", draft.place),
            kind=draft.place_kind,
            street=self._text("site", "street", draft.street),
            city=self._text("site", "city", draft.city),
            zip=self._text("site", "zip", draft.zip, wrong_form="zip_form"),
            access=draft.access,
        )

    def _languages(self) -> Iterator[tuple[str, int | None]]:
        for each in self._draft.languages:
            count = self._number_of(each.count, "event.languages_expected", high=100_000)
            yield each.tag, count

    def _offers(self) -> Iterator[OfferPlan]:
        labels = self._lists["vaccine_group"]
        for each in self._draft.offers:
            args = (("group", labels.label(each.group, "en")), ("code", each.group))
            low = self._age(each.age_from, "offer.age_from", args)
            below = self._age(each.age_below, "offer.age_below", args) if each.age_below else ""
            yield OfferPlan(
                group=each.group,
                age_from=low,
                age_below=below,
                cvx=each.cvx,
                authorization=each.authorization,
                doses_planned=self._whole("offer", "doses_planned", each.doses),
                row=bytes.fromhex(each.row) or None,
            )

    def _slots(self, day: date | None) -> Iterator[SlotPlan]:
        if day is None:
            return
        for each in self._draft.slots:
            starts, ends = int(each.starts or 0), int(each.ends or 0)
            seats = self._whole("slot", "capacity", each.seats, required=True)
            yield SlotPlan(
                starts=_local(day, starts),
                ends=_local(day, ends),
                capacity=seats or 0,
                language_block=each.languages,
                kind=each.kind,
                row=bytes.fromhex(each.row) or None,
            )

    def _age(self, typed: str, name: str, args: tuple[tuple[str, str], ...]) -> str:
        found = read_typed_age(typed, field=name)
        if isinstance(found, Problem):
            self._say(name, found.code, (*args, *found.args))
            return ""
        return found

    def _text(
        self,
        kind: str,
        name: str,
        typed: str,
        *,
        required: bool = False,
        shown: str = "",
        wrong_form: str = "wrong_form",
    ) -> str:
        text, where = tidy(typed), shown or f"{kind}.{name}"
        declared = BY_NAME[kind].by_name[name]
        if not text:
            if required:
                self._say(where, "required")
        elif code := value_problem(declared, text):
            shown_code = wrong_form if code == "wrong_form" else code
            self._say(where, shown_code, (("limit", str(declared.limit)),))
        return text

    def _whole(self, kind: str, name: str, typed: str, *, required: bool = False) -> int | None:
        declared, where = BY_NAME[kind].by_name[name], f"{kind}.{name}"
        if required and not typed.strip():
            self._say(where, "required")
        return self._number_of(typed, where, high=declared.limit)

    def _number_of(self, typed: str, where: str, *, high: int) -> int | None:
        text = typed.strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 9):
            self._say(where, "number_unreadable")
            return None
        if int(text) > high:
            self._say(where, "out_of_range")
        return int(text)


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


def zone_known(name: str) -> bool:
    """Tell whether a time zone of this name exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _local(day: date, minutes: int) -> str:
    days, left = divmod(minutes, MINUTES_A_DAY)
    return f"{day + timedelta(days=days):%Y-%m-%d}T{left // 60:02d}:{left % 60:02d}"


def _minutes(local: str, day: date) -> int:
    days = (date.fromisoformat(local[:10]) - day).days
    return days * MINUTES_A_DAY + int(local[11:13]) * 60 + int(local[14:16])


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _small(typed: str) -> int | None:
    text = typed.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else None
