"""The words of the events page that depend on what is shown: choices, badges, what was done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from fieldapp.actions.event_desk import EventLine, EventsSeen, PlaceLine, WorkerLine
from fieldapp.actions.event_form import has_times
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.event_draft import EventDraft, TypedSlot
from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from fieldapp.domain.typed_times import MINUTES_A_DAY
from ui.events.state import PLACE, SITE, ZONES, EventState, Said, Understood
from ui.texts import autonym, fault_sentence, first_strong, isolated, problem_sentence, time_words
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry

translate = QCoreApplication.translate
_DOT: Final = " · "
TONES: Final = {
    "DRAFT": "grey",
    "PUBLISHED": "green",
    "OPEN": "teal",
    "CLOSED": "amber",
    "RECONCILED": "green",
    "ARCHIVED": "grey",
    "CANCELLED": "red",
}
ROLES: Final = ("CANVASSER", "INTERPRETER", "CALLER", "DRIVERDESK", "COORDINATOR")
"""Roles that work at events."""


# --- choices --------------------------------------------------------------------------------------


def code_choices(
    name: str, codes: Sequence[str], lists: CodeLists, language: str
) -> tuple[Choice, ...]:
    """Give codes of a list as chips."""
    labels = lists[name]
    return tuple(Choice(code=each, text=labels.label(each, language)) for each in codes)


def all_choices(name: str, lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give a whole list as chips."""
    return code_choices(name, [each.code for each in lists[name]], lists, language)


def code_entries(name: str, lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give a whole list to pick from, found in both languages."""
    return tuple(
        Entry(
            choice=Choice(code=code.code, text=lists[name].label(code.code, language)),
            keys=fold(f"{code.label_en} {code.label_es} {code.code}"),
        )
        for code in lists[name]
    )


def place_choices(draft: EventDraft, seen: EventsSeen) -> tuple[Choice, ...]:
    """Give the place that is chosen; choosing it again lets it go."""
    if draft.place and not draft.site:
        return (Choice(code=PLACE + draft.place, text=draft.place),)
    known = next((each for each in seen.places if each.id.hex() == draft.site), None)
    if known is None:
        return ()
    return (Choice(code=SITE + draft.site, text=known.name, detail=address_words(known)),)


def place_entries(seen: EventsSeen, lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give the known places, found by name, town and street."""
    kinds = lists["site_kind"]
    return tuple(
        Entry(
            choice=Choice(
                code=SITE + each.id.hex(),
                text=each.name,
                detail=address_words(each) or kinds.label(each.kind, language),
            ),
            keys=fold(f"{each.name} {each.city} {each.street} {each.zip}"),
        )
        for each in seen.places
    )


def address_words(place: PlaceLine) -> str:
    """Give street, town and ZIP in a line."""
    town = " ".join(each for each in (place.city, place.zip) if each)
    return ", ".join(each for each in (place.street, town) if each)


def provider_choices(draft: EventDraft) -> tuple[Choice, ...]:
    """Give who gives the vaccines; choosing it again lets it go."""
    return (Choice(code=draft.provider, text=draft.provider),) if draft.provider else ()


def provider_entries(seen: EventsSeen) -> tuple[Entry, ...]:
    """Give those who gave vaccines before."""
    return tuple(
        Entry(choice=Choice(code=each, text=each), keys=fold(each)) for each in seen.providers
    )


def next_choices(draft: EventDraft, seen: EventsSeen, locale: QLocale) -> tuple[Choice, ...]:
    """Give the event that follows; choosing it again lets it go."""
    found = next((each for each in seen.events if each.id.hex() == draft.next_event), None)
    return () if found is None else (_event_choice(found, locale),)


def next_entries(state: EventState, lists: CodeLists, locale: QLocale) -> tuple[Entry, ...]:
    """Give the events people can be booked for, but this one."""
    return tuple(
        Entry(choice=_event_choice(each, locale), keys=fold(f"{each.title} {each.code}"))
        for each in state.seen.events
        if each.id != state.form.id and has_times(each.kind, lists) and each.status != "CANCELLED"
    )


def _event_choice(line: EventLine, locale: QLocale) -> Choice:
    return Choice(
        code=line.id.hex(), text=line.title, detail=f"{starts_day(line, locale)}, {line.code}"
    )


def worker_choices(
    workers: Sequence[WorkerLine], lists: CodeLists, language: str
) -> tuple[Choice, ...]:
    """Give people with what they do."""
    roles = lists["user_role"]
    return tuple(
        Choice(code=each.id.hex(), text=each.name, detail=roles.label(each.role, language))
        for each in workers
    )


def worker_entries(seen: EventsSeen, lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give everybody who works, found by name."""
    choices = worker_choices(seen.workers, lists, language)
    return tuple(Entry(choice=each, keys=fold(each.text)) for each in choices)


def zone_choices(current: str) -> tuple[Choice, ...]:
    """Give the time zones of the mainland, and whatever else is chosen."""
    words = {
        "America/New_York": translate("Events", "Eastern"),
        "America/Chicago": translate("Events", "Central"),
        "America/Denver": translate("Events", "Mountain"),
        "America/Los_Angeles": translate("Events", "Pacific"),
    }
    zones = dict.fromkeys((*ZONES, *((current,) if current else ())))
    return tuple(
        Choice(code=each, text=words.get(each, each), detail=each.replace("_", " "))
        for each in zones
    )


def yes_choices() -> tuple[Choice, ...]:
    """Give yes and no."""
    return (
        Choice(code="YES", text=translate("Events", "Welcome")),
        Choice(code="NO", text=translate("Events", "Only with a sign-up")),
    )


def draft_choices() -> tuple[Choice, ...]:
    """Give whether drafts of translations may be shown to participants."""
    return (
        Choice(code="NO", text=translate("Events", "Do not show")),
        Choice(code="YES", text=translate("Events", "Show, marked as a draft")),
    )


# --- times ----------------------------------------------------------------------------------------


def clock_words(minutes: int, locale: QLocale) -> str:
    """Give a time of day."""
    return time_words(QTime(0, 0).addSecs(minutes % MINUTES_A_DAY * 60), locale)


def slot_choices(
    state: EventState, lists: CodeLists, language: str, locale: QLocale
) -> tuple[Choice, ...]:
    """Give the times: when, how many seats, for whom, and how many are booked."""
    return tuple(
        _slot_choice(each, state.form.booked.get(each.row, 0), (lists, language, locale))
        for each in state.draft.slots
    )


def _slot_choice(slot: TypedSlot, booked: int, saying: tuple[CodeLists, str, QLocale]) -> Choice:
    lists, language, locale = saying
    starts = clock_words(int(slot.starts or 0), locale)
    kept = ", ".join(autonym(each, lists, language) for each in slot.languages)
    parts = [starts, isolated(slot.seats or "–")]
    if booked:
        parts.append(translate("Events", "{n} booked").format(n=isolated(str(booked))))
    if kept:
        parts.append(first_strong(kept))
    ends = clock_words(int(slot.ends or 0), locale)
    detail = translate("Events", "until {time}").format(time=ends)
    if slot.kind != "NORMAL":
        parts.append(_short_kind(slot.kind))
        detail += _DOT + lists["slot_kind"].label(slot.kind, language)
    return Choice(code=slot.starts, text=_DOT.join(parts), detail=detail)


def _short_kind(kind: str) -> str:
    return {
        "ACCESS": translate("Events", "longer"),
        "HOME": translate("Events", "at home"),
        "WALKIN": translate("Events", "walk-in"),
    }.get(kind, kind)


def understood_day(found: Understood, locale: QLocale) -> str:
    """Say which day was understood, with its weekday."""
    return "" if found.day is None else day_words(found.day, locale, "ddd d MMM yyyy")


def understood_hours(found: Understood, locale: QLocale) -> tuple[str, str]:
    """Say which hours were understood."""
    begins = "" if found.begins is None else clock_words(found.begins, locale)
    ends = "" if found.ends is None else clock_words(found.ends, locale)
    return begins, ends


def day_words(day: date, locale: QLocale, form: str) -> str:
    """Give a day in a form of Qt's."""
    return isolated(locale.toString(QDate(day.year, day.month, day.day), form))


def starts_day(line: EventLine, locale: QLocale, form: str = "ddd d MMM yyyy") -> str:
    """Give the day of an event."""
    try:
        return day_words(date.fromisoformat(line.starts[:10]), locale, form)
    except ValueError:
        return ""


# --- what an event is at, and what comes next -----------------------------------------------------


def status_words(status: str, lists: CodeLists, language: str) -> str:
    """Say where an event stands."""
    return lists["event_status"].label(status, language) if status else ""


def short_status(status: str) -> str:
    """Say in a word where an event stands, for a list."""
    return {
        "DRAFT": translate("Events", "draft"),
        "PUBLISHED": translate("Events", "published"),
        "OPEN": translate("Events", "open"),
        "CLOSED": translate("Events", "closed"),
        "RECONCILED": translate("Events", "all reported"),
        "ARCHIVED": translate("Events", "put away"),
        "CANCELLED": translate("Events", "canceled"),
    }.get(status, "")


def people_words(line: EventLine) -> str:
    """Say how many signed up at an event, or are booked for its times; nothing of a mere plan."""
    counts = [
        translate("Events", "{n} signed up").format(n=isolated(str(line.sign_ups)))
        if line.sign_ups or not (line.booked or line.status == "DRAFT")
        else "",
        translate("Events", "{n} booked").format(n=isolated(str(line.booked)))
        if line.booked
        else "",
    ]
    return " · ".join(each for each in counts if each)


def step_words(step: str) -> tuple[str, str]:
    """Give the words of the next step, and what it means."""
    return {
        "PUBLISHED": (
            translate("Events", "Publish"),
            translate(
                "Events", "Not published yet. Publish it: the laptops get it at their next sync."
            ),
        ),
        "OPEN": (
            translate("Events", "Open for the day"),
            translate("Events", "It is on the laptops. Open it when people come."),
        ),
        "CLOSED": (
            translate("Events", "Close for the day"),
            translate("Events", "People are coming in. Close it when the day is over."),
        ),
        "RECONCILED": (
            translate("Events", "All laptops reported"),
            translate("Events", "Closed. When every laptop has synced its work, say so here."),
        ),
        "ARCHIVED": (
            translate("Events", "Put away"),
            translate("Events", "All work is in. Put it away when nobody needs it any more."),
        ),
    }.get(step, ("", ""))


def lacks_words(lacks: Sequence[str]) -> str:
    """Say what a draft still lacks, for whoever is about to publish it."""
    if not lacks:
        return ""
    words = {
        "place": translate("Events", "place"),
        "offers": translate("Events", "vaccines"),
        "times": translate("Events", "times"),
        "people": translate("Events", "who works there"),
    }
    missing = ", ".join(words[each] for each in lacks)
    return translate("Events", "Not said yet: {what}.").format(what=missing)


def problem_words(problem: Problem, lists: CodeLists, language: str, locale: QLocale) -> str:
    """Say what is wrong and what to do, and with which time or vaccine."""
    args = dict(problem.args)
    if "time" in args:
        hour, minute = args["time"].split(":")
        args["time"] = clock_words(int(hour) * 60 + int(minute), locale)
    said = problem_sentence(replace(problem, args=tuple(args.items())), language)
    if "code" in args:
        return f"{lists['vaccine_group'].label(args['code'], language)}: {said}"
    if "time" in args and args["time"] not in said:
        return f"{args['time']}: {said}"
    return said


def said_words(said: Said | None, problems: int, language: str) -> tuple[str, str]:
    """Give what was done last, and its tone."""
    if said is None or (said.code == "problems" and not problems):
        return "", "small"
    if said.code == "fault":
        return fault_sentence(said.fault, language), "problem"
    if said.code == "problems":
        words = translate("Events", "Not saved yet. Missing or wrong: {n}")
        return words.format(n=isolated(str(problems))), "problem"
    words = {
        "saving": translate("Events", "Saving…"),
        "saved": translate("Events", "Saved: {title}"),
        "restored": translate(
            "Events", "This was typed before and not saved yet. Go on where you were."
        ),
        "copied": translate("Events", "The same again, another day. Check the day, then save."),
        "left": translate("Events", "Left as it was."),
        "undone": translate("Events", "As it was before."),
        "dropped": translate("Events", "Taken out: {title}"),
        "on": translate("Events", "{title} works there."),
        "off": translate("Events", "{title} no longer works there."),
        "added": translate("Events", "{title} is added and works there."),
        "PUBLISHED": translate("Events", "Published. The laptops get it at their next sync."),
        "OPEN": translate("Events", "Open."),
        "CLOSED": translate("Events", "Closed for the day."),
        "RECONCILED": translate("Events", "All laptops reported."),
        "ARCHIVED": translate("Events", "Put away."),
        "CANCELLED": translate("Events", "Cancelled. The laptops hear it at their next sync."),
    }[said.code]
    tone = "small" if said.code in {"saving", "restored", "copied"} else "good"
    return words.format(title=first_strong(said.title)), tone
