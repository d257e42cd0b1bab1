"""The words of the clinic page: columns, counts, acts, what happened, the lines of the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.clinic_day import GIVEN as GUARDIAN_AGREED
from fieldapp.actions.clinic_day import VisitLine
from fieldapp.actions.clinic_events import ClinicEvent, FreeTime
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import Certain
from fieldapp.domain.folding import fold
from fieldapp.domain.outcomes import reasons_for
from ui.clinic import state as asked
from ui.clinic.state import Told
from ui.dose_words import group_word
from ui.texts import (
    autonym,
    clock_time,
    fault_sentence,
    first_strong,
    hour_words,
    isolated,
    starts_words,
)
from ui.widgets.chips import Choice
from ui.widgets.lines_model import TableLine
from ui.widgets.picker import Entry

translate = QCoreApplication.translate
_FAULT = "fault:"
NO_REASON = "-"
NO_DAY, NO_PRODUCT = "-", "-"
DAY = "day:"


def column_words() -> tuple[str, ...]:
    """Give the titles of the columns, in their order."""
    return (
        translate("Clinic", "Time"),
        translate("Clinic", "Ticket"),
        translate("Clinic", "Name"),
        translate("Clinic", "Vaccine"),
        translate("Clinic", "Speaks"),
        translate("Clinic", "To know"),
        translate("Clinic", "Where it stands"),
    )


def count_choices(counts: dict[str, int]) -> tuple[Choice, ...]:
    """Give the chips above the list: each counts, and shows only those it counts."""
    words = {
        asked.BOOKED: (
            translate("Clinic", "Booked {n}"),
            translate("Clinic", "Everybody with a time"),
        ),
        asked.BEEN: (
            translate("Clinic", "Arrived {n}"),
            translate("Clinic", "Everybody who has been here"),
        ),
        asked.DONE: (
            translate("Clinic", "Given {n}"),
            translate("Clinic", "Everybody who was vaccinated"),
        ),
        asked.NOT_YET: (
            translate("Clinic", "Not yet {n}"),
            translate("Clinic", "Everybody with a time who has not come"),
        ),
        asked.WAITING: (
            translate("Clinic", "Waiting {n}"),
            translate("Clinic", "Walk-ins and the waiting list, in their order"),
        ),
    }
    return tuple(
        Choice(code=code, text=text.format(n=isolated(str(counts.get(code, 0)))), detail=detail)
        for code, (text, detail) in words.items()
    )


def act_words(act: str) -> str:
    """Give the words of a button."""
    return {
        asked.ARRIVED: translate("Clinic", "Check in"),
        asked.GIVEN: translate("Clinic", "Given"),
        "CONFIRMED": translate("Clinic", "Is coming"),
        "DEFER": translate("Clinic", "Not today"),
        "LEFT": translate("Clinic", "Left"),
        "NOSHOW": translate("Clinic", "Did not come"),
        "DECLINED": translate("Clinic", "Says no"),
        "CANCPER": translate("Clinic", "Cancelled it"),
        "CANCORG": translate("Clinic", "We cancel"),
        asked.ELSEWHERE: translate("Clinic", "Had it elsewhere"),
        "ERROR": translate("Clinic", "Entered by mistake"),
        asked.WALK_IN: translate("Clinic", "Walk-in today"),
        asked.WAITS: translate("Clinic", "How long"),
        asked.SEAT: translate("Clinic", "Free seat"),
        asked.FIRST: translate("Clinic", "Goes first"),
        asked.BACK: translate("Clinic", "Take back"),
    }[act]


def act_entries(acts: Sequence[str]) -> tuple[Entry, ...]:
    """Give all acts for a line, each with its key."""
    return tuple(
        Entry(
            choice=Choice(code=act, text=act_words(act), detail=asked.KEY_OF[act]),
            keys=fold(f"{act_words(act)} {asked.KEY_OF[act]}"),
        )
        for act in acts
    )


def event_entries(events: Sequence[ClinicEvent], locale: QLocale) -> tuple[Entry, ...]:
    """Give the events that have a clinic day, the nearest first."""
    return tuple(
        Entry(
            choice=Choice(
                code=each.id.hex(), text=each.title, detail=starts_words(each.starts, locale)
            ),
            keys=fold(f"{each.title} {starts_words(each.starts, locale)}"),
        )
        for each in events
    )


def reason_entries(act: str, lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give the reasons that go with a step; first that none is noted, where that may be."""
    reasons = lists["outcome_reason"]
    none = Choice(code=NO_REASON, text=translate("Clinic", "No reason noted"))
    found = [
        Choice(code=code, text=reasons.label(code, language)) for code in reasons_for(act, reasons)
    ]
    choices = found if act not in {"LEFT", "NOSHOW"} else [none, *found]
    return tuple(Entry(choice=each, keys=fold(each.text)) for each in choices)


def group_entries(groups: Iterable[str], lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give the vaccines of the event, for somebody whose own is hidden or not said."""
    labels = lists["vaccine_group"]
    choices = (Choice(code=each, text=labels.label(each, language)) for each in groups)
    return tuple(Entry(choice=each, keys=fold(each.text)) for each in choices)


def product_entries(group: str, lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give the products of a vaccine that are in use; first that none is noted."""
    none = Choice(code=NO_PRODUCT, text=translate("Clinic", "Product not noted"))
    found = [
        Choice(code=each.code, text=lists["vaccines"].label(each.code, language))
        for each in lists["vaccines"]
        if each.extra["group"] == group and each.extra["status"] == "current"
    ]
    return tuple(Entry(choice=each, keys=fold(each.text)) for each in (none, *found))


def elsewhere_entries() -> tuple[Entry, ...]:
    """Give what can be said of a day elsewhere; another one is typed."""
    unknown = Choice(code=NO_DAY, text=translate("Clinic", "Day not known"))
    return (Entry(choice=unknown, keys=fold(unknown.text)),)


def wait_entries() -> tuple[Entry, ...]:
    """Give how soon somebody can be here, or how long they can wait: `in:30`, `for:60`."""
    soon, long = (
        translate("Clinic", "Can be here in {n} min"),
        translate("Clinic", "Can wait {n} min"),
    )
    choices = [
        Choice(code="in:0", text=translate("Clinic", "Is here")),
        *(Choice(code=f"in:{n}", text=soon.format(n=n)) for n in (15, 30, 45, 60)),
        *(Choice(code=f"for:{n}", text=long.format(n=n)) for n in (30, 60, 120)),
        Choice(code="for:", text=translate("Clinic", "Can wait until the end")),
    ]
    return tuple(Entry(choice=each, keys=fold(each.text)) for each in choices)


def seat_entries(times: Iterable[FreeTime], locale: QLocale) -> tuple[Entry, ...]:
    """Give the free times somebody from the list can still be there for."""
    left = translate("Clinic", "seats left: {n}")
    return tuple(
        Entry(
            choice=Choice(
                code=each.slot.hex(),
                text=hour_words(each.starts, locale),
                detail=left.format(n=each.free),
            ),
            keys=fold(hour_words(each.starts, locale)),
        )
        for each in times
    )


def told_words(told: Told | None, language: str) -> str:
    """Say what happened last."""
    if told is None:
        return ""
    if told.code.startswith(_FAULT):
        return fault_sentence(told.code.removeprefix(_FAULT), language)
    sentences = {
        asked.ARRIVED: translate("Clinic", "Here: {ticket} {name}"),
        asked.GIVEN: translate("Clinic", "Given: {ticket} {name}"),
        "CONFIRMED": translate("Clinic", "Is coming: {ticket} {name}"),
        "DEFER": translate("Clinic", "Not today: {ticket} {name}"),
        "LEFT": translate("Clinic", "Left: {ticket} {name}"),
        "NOSHOW": translate("Clinic", "Did not come: {ticket} {name}"),
        "DECLINED": translate("Clinic", "Said no: {ticket} {name}"),
        "CANCPER": translate("Clinic", "Cancelled: {ticket} {name}"),
        "CANCORG": translate("Clinic", "Cancelled by us: {ticket} {name}"),
        asked.ELSEWHERE: translate("Clinic", "Had it elsewhere: {ticket} {name}"),
        "ERROR": translate("Clinic", "Entered by mistake: {ticket} {name}"),
        asked.WALK_IN: translate("Clinic", "On the list of today: {ticket} {name}"),
        asked.SEAT: translate("Clinic", "Has a time now: {ticket} {name}"),
        asked.FIRST: translate("Clinic", "Changed in the list: {ticket} {name}"),
        asked.WAITS: translate("Clinic", "Noted: {ticket} {name}"),
        asked.BACK: translate("Clinic", "Taken back: {ticket} {name}"),
        "undone": translate("Clinic", "As it was before: {ticket} {name}"),
        "not_found": translate("Clinic", "{typed}: nobody here has this ticket or name."),
        "no_seat": translate("Clinic", "No time is free that {ticket} can be here for."),
        "nothing": translate("Clinic", "{ticket} {name}: nothing follows from how it stands."),
    }
    words = sentences.get(told.code, "")
    return words.format(ticket=isolated(told.ticket), name=told.name, typed=told.typed).rstrip()


def told_tone(told: Told | None, *, undoable: bool) -> str:
    """Give the type role for what happened last."""
    if told is not None and (told.code.startswith(_FAULT) or told.code in {"not_found", "no_seat"}):
        return "problem"
    return "good" if undoable else "small"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWords:
    """Says lines in one language."""

    lists: CodeLists
    language: str
    locale: QLocale

    def line(self, line: VisitLine) -> TableLine:
        """Give a line of the table."""
        badge, tone = self.state(line)
        number, name = isolated(line.ticket), first_strong(line.name.said)
        speaks, needs = self.speaks(line), self.to_know(line)
        cells = (self.time(line), number, name, self.vaccines(line), speaks, needs, badge)
        return TableLine(
            key=asked.key_of(line),
            cells=cells,
            tone=tone,
            spoken=", ".join(each for each in cells if each),
            tip=badge,
        )

    def time(self, line: VisitLine) -> str:
        """Say the hour, or how somebody comes without one."""
        if line.walk_in:
            return translate("Clinic", "Walk-in")
        if line.starts:
            return hour_words(line.starts, self.locale)
        return translate("Clinic", "List") if line.parts else ""

    def state(self, line: VisitLine) -> tuple[str, str]:
        """Say in a word how it stands, and in what tone."""
        if not line.parts:
            return translate("Clinic", "No time here"), "grey"
        if any(part.doubt for part in line.parts):
            return translate("Clinic", "Two answers"), "red"
        given = sum(part.status == asked.GIVEN for part in line.parts)
        if 0 < given < len(line.parts):
            words = translate("Clinic", "Given {n} of {m}")
            return words.format(n=given, m=len(line.parts)), "amber"
        words, tone = _state_words(line.parts[0].status)
        return (words or self.lists["appointment_status"].label(line.parts[0].status, "en")), tone

    def vaccines(self, line: VisitLine) -> str:
        """Say what for, with the dose where it is not the first."""
        said = []
        for part in line.parts:
            if part.group:
                words = group_word(part.group, self.lists, self.language)
                dose = translate("Clinic", "dose {n}")
                more = (part.dose_no or 1) > 1
                said.append(f"{words}, {dose.format(n=part.dose_no)}" if more else words)
        return " · ".join(said)

    def speaks(self, line: VisitLine) -> str:
        """Say the language, and that an interpreter is wanted."""
        own = autonym(line.language, self.lists, self.language) if line.language else ""
        wanted = translate("Clinic", "interpreter") if line.interpreter == "YES" else ""
        return " · ".join(each for each in (own, wanted) if each)

    def to_know(self, line: VisitLine) -> str:
        """Say what must be known before somebody is called, the most pressing first."""
        short = self.lists["access_needs_short"]
        said = []
        if line.guardian:
            agreed = line.guardian == GUARDIAN_AGREED
            said.append(
                translate("Clinic", "under 18, guardian agreed")
                if agreed
                else translate("Clinic", "under 18, no guardian’s yes")
            )
        if line.age_fits is Certain.NO:
            said.append(translate("Clinic", "age does not fit"))
        if line.rank is not None:
            said.append(translate("Clinic", "goes first"))
        if line.minutes:
            said.append(translate("Clinic", "here in {n} min").format(n=line.minutes))
        if line.until_ms is not None:
            until = clock_time(line.until_ms, self.locale)
            said.append(translate("Clinic", "waits until {time}").format(time=until))
        said += [
            detail if code == "OTHER" and detail else short.label(code, self.language)
            for code, detail in line.needs
        ]
        return " · ".join(said)

    def about(self, line: VisitLine) -> str:
        """Say all of a line, for the card below the list."""
        said = [self.time(line), self.vaccines(line), self.speaks(line), self.to_know(line)]
        if line.partly_hidden:
            said.append(translate("Clinic", "the rest is not shown to your role"))
        return " · ".join(each for each in said if each)


def _state_words(status: str) -> tuple[str, str]:
    return {
        "BOOKED": (translate("Clinic", "Not yet"), "grey"),
        "CONFIRMED": (translate("Clinic", "Is coming"), "grey"),
        "WAIT": (translate("Clinic", "Waiting"), "amber"),
        "ARRIVED": (translate("Clinic", "Here"), "teal"),
        "VACC": (translate("Clinic", "Given"), "green"),
        "VACCELSE": (translate("Clinic", "Had it elsewhere"), "green"),
        "DEFER": (translate("Clinic", "Not today"), "grey"),
        "DECLINED": (translate("Clinic", "Said no"), "grey"),
        "LEFT": (translate("Clinic", "Left"), "grey"),
        "NOSHOW": (translate("Clinic", "Did not come"), "grey"),
        "CANCPER": (translate("Clinic", "Cancelled"), "grey"),
        "CANCORG": (translate("Clinic", "Cancelled by us"), "grey"),
    }.get(status, ("", "grey"))
