"""An event as a coordinator types it: read into a plan, or everything that is wrong at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldapp.actions.events import EventPlan, OfferPlan, SlotPlan, plan_problems
from fieldapp.actions.places import Site, SiteChange, SitePlan
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.event_draft import (
    NO,
    YES,
    EventDraft,
    TypedLanguage,
    TypedOffer,
    TypedPlace,
    TypedSlot,
    typed_place,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.phones import parse_phone
from fieldapp.domain.problem import Problem
from fieldapp.domain.text import tidy
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
        drafts=YES if plan.drafts_ok else NO,
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
        # Without a day no code can be suggested: the day is what is asked for then.
        self._text("event", "code", code, required=day is not None, wrong_form="event_code_form")
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
            drafts_ok=draft.drafts == YES,
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

    def _site(self) -> Site:
        draft = self._draft
        known = bytes.fromhex(draft.site) or None
        if known is None:
            return self._place(typed_place(draft)) if tidy(draft.place) else None
        if not draft.place_was:
            return known
        after = self._place(typed_place(draft))
        said = list(self.problems)
        before = self._place(draft.place_was[0])
        self.problems = said  # what stood there is not this form's to set right
        return SiteChange(row=known, before=before, after=after)

    def _place(self, typed: TypedPlace) -> SitePlan:
        if not typed.place_kind:
            self._say("site.kind", "required")
        return SitePlan(
            name=self._text("site", "name", typed.place, required=True),
            kind=typed.place_kind,
            street=self._text("site", "street", typed.street),
            city=self._text("site", "city", typed.city),
            zip=self._text("site", "zip", typed.zip, wrong_form="zip_form"),
            county_fips=typed.county,
            network=typed.network,
            host_name=self._text("site", "host_name", typed.host_name),
            host_phone=self._phone("site.host_phone", typed.host_phone),
            directions=self._text("site", "directions", typed.directions),
            access=typed.access,
        )

    def _phone(self, name: str, typed: str) -> str:
        found = parse_phone(typed, field=name) if typed.strip() else ""
        if isinstance(found, Problem):
            self.problems.append(found)
            return ""
        return found

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
