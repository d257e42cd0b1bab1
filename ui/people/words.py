"""The words of the page of people: columns, filters, what happened, and the lines of the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from fieldapp.actions.browsing import PeopleQuestion, PeopleSeen
from fieldapp.actions.forgetting import Forgetting
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.ids import ID_BYTES
from fieldapp.domain.phones import national_format
from fieldapp.store.custody import Custody
from fieldapp.store.lines import PersonLine, Ticket
from ui.people.consent_words import consent_words
from ui.people.state import EVENT, LANGUAGE, Said
from ui.texts import (
    CUSTODY_TONES,
    autonym,
    conflict_sentence,
    custody_sentence,
    custody_word,
    fault_sentence,
    first_strong,
    isolated,
    time_words,
    withdrawn_word,
)
from ui.widgets.chips import Choice
from ui.widgets.lines_model import TableLine
from ui.widgets.picker import Entry

translate = QCoreApplication.translate
_FAULT: Final = "fault:"
_GOOD: Final = frozenset({"withdrawn", "stopped", "stopped_all", "agreed", "erased"})


def column_words() -> tuple[str, ...]:
    """Give the titles of the columns, in their order."""
    return (
        translate("People", "Ticket"),
        translate("People", "Name"),
        translate("People", "Speaks"),
        translate("People", "Interpreter"),
        translate("People", "Event"),
        translate("People", "Phone"),
        translate("People", "Record"),
        translate("People", "Signed up by"),
        translate("People", "When"),
    )


def interpreter_word(code: str) -> str:
    """Give the answer to whether an interpreter is wanted, in a word."""
    return {
        "YES": translate("People", "Yes"),
        "NO": translate("People", "No"),
        "UNK": translate("People", "Not known"),
        "DECL": translate("People", "Turned down"),
    }.get(code, code)


def filter_choices(
    question: PeopleQuestion, events: Mapping[bytes, str], lists: CodeLists, language: str
) -> tuple[Choice, ...]:
    """Give the chips of the filters; those of event and language say which one is chosen."""
    wanted = question.wanted
    event = translate("People", "Event…")
    if wanted.event is not None:
        event = events.get(wanted.event) or translate("People", "This event")
    spoken = translate("People", "Language…")
    if wanted.language:
        spoken = autonym(wanted.language, lists, language)
    return (
        Choice(code=EVENT, text=event, detail=translate("People", "Only people of one event")),
        Choice(code=LANGUAGE, text=spoken, detail=translate("People", "Only one language")),
        Choice(code="interpreter", text=translate("People", "Wants an interpreter")),
        Choice(code="incomplete", text=translate("People", "To finish")),
        Choice(code="only_here", text=translate("People", "Only on this laptop")),
        Choice(code="in_conflict", text=translate("People", "Two answers")),
        Choice(code="withdrawn", text=translate("People", "Withdrawn")),
    )


def event_entries(events: Mapping[bytes, str]) -> tuple[Entry, ...]:
    """Give the events, the newest first."""
    return tuple(
        Entry(choice=Choice(code=event.hex(), text=title), keys=fold(title))
        for event, title in events.items()
    )


def count_words(seen: PeopleSeen | None, locale: QLocale) -> str:
    """Say how many are listed: `41 of 120`."""
    if seen is None:
        return ""
    listed = len(seen.listed) // ID_BYTES
    n, m = isolated(locale.toString(listed)), isolated(locale.toString(seen.everybody))
    if seen.more:
        return translate("People", "More than {n} of {m}: type more").format(n=n, m=m)
    if listed == seen.everybody:
        people = translate("People", "1 person"), translate("People", "{n} people")
        return people[listed != 1].format(n=n)
    return translate("People", "{n} of {m}").format(n=n, m=m)


def said_words(said: Said | None, language: str) -> str:
    """Say what happened last."""
    if said is None:
        return ""
    if said.code.startswith(_FAULT):
        return fault_sentence(said.code.removeprefix(_FAULT), language)
    sentences = {
        "withdrawn": translate("People", "Withdrawn: {ticket} {name}. Ctrl+Z brings it back."),
        "undone": translate("People", "As it was before: {ticket} {name}"),
        "copied": translate("People", "Copied: {ticket}"),
        "stopped": translate("People", "Stopped for {name}: {what}"),
        "agreed": translate("People", "Agreed again, {name}: {what}"),
        "stopped_all": translate(
            "People", "{name} is not called or written to any more. Ctrl+Z takes it back."
        ),
        "granted_again": translate("People", "As it was before: {name}"),
        "erased": translate("People", "Erased here. Other laptops erase it when they next sync."),
    }
    words = sentences.get(said.code, "")
    what = consent_words(*said.what) if said.what[0] else ""
    return words.format(ticket=isolated(said.ticket), name=said.name, what=what).rstrip()


def what_goes_words(goes: Forgetting | None) -> str:
    """Say what erasing takes with it, in counts."""
    if goes is None:
        return ""
    words = translate(
        "People",
        "Goes: name and birth date, phones and e-mails: {contacts}, sign-ups: {sign_ups},"
        " answers: {answers}, with all notes, times and needs.",
    ).format(contacts=goes.contacts, sign_ups=goes.sign_ups, answers=goes.answers)
    if goes.records > 1:
        more = translate("People", "{n} joined records go together.").format(n=goes.records)
        words = f"{words} {more}"
    return words


def said_tone(said: Said | None) -> str:
    """Give the type role for what happened last."""
    if said is not None and said.code.startswith(_FAULT):
        return "problem"
    return "good" if said is not None and said.code in _GOOD else "small"


def short_moment(ms: int, now_ms: int, locale: QLocale) -> str:
    """Give the time of today, else the day, with its year if that is another one."""
    moment, now = _local(ms), _local(now_ms)
    if moment.date() == now.date():
        return _time_in(moment.hour, moment.minute, locale.name())
    form = "d MMM" if moment.year == now.year else "d MMM yyyy"
    return _day_in(moment.date(), form, locale.name())


def _local(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, tz=UTC).astimezone()


# Lines say the same few days and minutes again and again, and a locale is slow to say them.
@lru_cache(maxsize=2_000)
def _time_in(hour: int, minute: int, locale: str) -> str:
    return time_words(QTime(hour, minute), QLocale(locale))


@lru_cache(maxsize=2_000)
def _day_in(day: date, form: str, locale: str) -> str:
    return isolated(QLocale(locale).toString(QDate(day.year, day.month, day.day), form))


def state_badge(line: PersonLine, tickets: Sequence[Ticket]) -> tuple[str, str]:
    """Give the word and the tone for where a person's record is."""
    if line.in_conflict:
        return custody_word(Custody.ATTENTION), CUSTODY_TONES[Custody.ATTENTION]
    if tickets and all(each.withdrawn for each in tickets):
        return withdrawn_word(), "grey"
    return custody_word(line.where.custody), CUSTODY_TONES[line.where.custody]


def ticket_of(line: PersonLine, event: bytes | None) -> Ticket | None:
    """Give the sign-up a line is about: at the event that is asked for, else the newest."""
    found = [each for each in line.tickets if event in (None, each.event)] or line.tickets
    return found[0] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """Makes the lines of the table in one language."""

    lists: CodeLists
    language: str
    locale: QLocale
    now_ms: int
    event: bytes | None
    users: Mapping[bytes, str]
    events: Mapping[bytes, str]

    def line(self, line: PersonLine) -> TableLine:
        """Give a person as a line of the table."""
        ticket = ticket_of(line, self.event)
        tickets = [each for each in line.tickets if self.event in (None, each.event)]
        badge, tone = state_badge(line, tickets)
        where = conflict_sentence() if line.in_conflict else self._where(line)
        name = line.name.said
        speaks = autonym(line.language, self.lists, self.language) if line.language else ""
        number = isolated(ticket.number) if ticket is not None and ticket.number else ""
        more = f" +{len(tickets) - 1}" if len(tickets) > 1 else ""
        to_finish = ticket is not None and ticket.finish_later and not ticket.withdrawn
        shown = first_strong(name)
        if to_finish:
            shown = shown + " · " + translate("People", "to finish")
        made = line.made_ms if ticket is None else ticket.made_ms
        actor = line.actor if ticket is None else ticket.actor
        return TableLine(
            key=line.person,
            cells=(
                number + more,
                shown,
                speaks,
                interpreter_word(line.interpreter),
                "" if ticket is None else self.events.get(ticket.event, ""),
                isolated(national_format(line.phones[0])) if line.phones else "",
                badge,
                self.users.get(actor, ""),
                short_moment(made, self.now_ms, self.locale),
            ),
            tone=tone,
            spoken=", ".join(each for each in (number, shown, speaks, badge) if each),
            tip=where,
            struck=bool(tickets) and all(each.withdrawn for each in tickets),
        )

    def _where(self, line: PersonLine) -> str:
        return custody_sentence(line.where, self.language)
