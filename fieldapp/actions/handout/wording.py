"""The sentences of hand-outs in English and Spanish, and how dates and times are said in them.

The words are data: `resources/rosters/strings.csv`, for reports `resources/reports/strings.csv`.
Spreadsheets for programs use ISO forms instead, so CSV does not come here.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final, Literal

from fieldapp.domain.roster import (
    Cell,
    GuardianConsent,
    InterpreterCover,
    MissingLaptop,
    RosterChange,
    RosterHeader,
)
from fieldapp.wording import field_words

Language = Literal["en", "es"]

_MONTH_KNOWN: Final = re.compile(r"(\d{4})-(\d{2})")
_MONTHS_SAID: Final = re.compile(r"(\d+) m\*")
_ORDER: Final = ("added", "removed", "moved")


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language by key."""

    language: Language
    sentences: dict[str, str]

    def say(self, key: str, **parts: object) -> str:
        """Give the sentence with its parts filled in. Raises: KeyError for an unknown key."""
        return self.sentences[key].format(**parts)

    def count(self, key: str, n: int, **parts: object) -> str:
        """Give the sentence for one or for several."""
        return self.say(f"{key}.{'one' if n == 1 else 'other'}", n=n, **parts)

    def day(self, day: date) -> str:
        """Say a date: `Jun 13, 2026`, `13 jun 2026`."""
        month = self._word("months", day.month - 1)
        if self.language == "es":
            return f"{day.day} {month} {day.year}"
        return f"{month} {day.day}, {day.year}"

    def weekday(self, day: date) -> str:
        """Say a date with its day of the week."""
        name = self._word("weekdays", day.weekday())
        return f"{name} {self.day(day)}" if self.language == "es" else f"{name}, {self.day(day)}"

    def clock(self, moment: time | None) -> str:
        """Say a time of day: `1:30 pm`, with a space that does not break."""
        if moment is None:
            return self.say("block.no_time")
        half = "am" if moment.hour < 12 else "pm"
        return f"{moment.hour % 12 or 12}:{moment.minute:02}\u00a0{half}"

    def moment(self, moment: datetime) -> str:
        """Say a moment by its own offset: weekday, date and time."""
        return f"{self.weekday(moment.date())}, {self.clock(moment.time())}"

    def span(self, start: time | None, end: time | None) -> str:
        """Say from when to when; one time where both are the same."""
        if start == end:
            return self.clock(start)
        return self.say("cover.between", start=self.clock(start), end=self.clock(end))

    def shown(self, column: str, value: Cell) -> str:
        """Say one cell under its heading: a bare yes or no would not say what to."""
        if isinstance(value, bool):
            key = f"cell.{column}.{'yes' if value else 'no'}"
            if key in self.sentences:
                return self.say(key)
        return self.cell(value)

    def cell(self, value: Cell) -> str:
        """Say one cell; empty for None. `1948-03` becomes month and year, `8 m*` months."""
        match value:
            case None:
                said = ""
            case bool():
                said = self.say("yes" if value else "no")
            case GuardianConsent(given=given, form_no=form_no):
                said = " · ".join(part for part in (self.cell(given), form_no) if part)
            case date():
                said = self.day(value)
            case time():
                said = self.clock(value)
            case str():
                said = self._birth_part(value)
            case _:
                said = str(value)
        return said

    def _birth_part(self, text: str) -> str:
        if months := _MONTHS_SAID.fullmatch(text):
            return self.say("cell.months", n=months[1])
        found = _MONTH_KNOWN.fullmatch(text)
        if found is None or not 1 <= int(found[2]) <= 12:
            return text
        return f"{self._word('months', int(found[2]) - 1)} {found[1]}"

    def _word(self, key: str, position: int) -> str:
        return self.sentences[key].split()[position]


@cache
def wording(language: Language) -> Wording:
    """Read the sentences of one language."""
    return Wording(language, _sentences("rosters", language))


@cache
def report_wording(language: Language) -> Wording:
    """Read the sentences of a report, besides those it shares with the rosters."""
    return Wording(language, {**_sentences("rosters", language), **_sentences("reports", language)})


def _sentences(folder: str, language: Language) -> dict[str, str]:
    table = (files("resources") / folder / "strings.csv").read_text(encoding="utf-8")
    return {row["key"]: row[language] for row in csv.DictReader(table.splitlines())}


def missing_sentences(header: RosterHeader, words: Wording) -> tuple[str, ...]:
    """Say of each laptop not heard from what this list lacks; empty when nothing is missing."""
    return tuple(_missing(laptop, words) for laptop in header.missing_laptops)


def left_out_sentences(header: RosterHeader, words: Wording) -> tuple[str, ...]:
    """Say how many people are left out, by reason; reasons without people are not said."""
    return tuple(_left_out(reason, n, words) for reason, n in header.left_out if n > 0)


def cover_facts(cover: InterpreterCover, words: Wording) -> tuple[tuple[str, str], ...]:
    """Say what an interpreter must know before the first person: name and value of each fact."""
    breaks = "; ".join(words.span(start, end) for start, end in cover.breaks)
    facts = (
        ("cover.shift", words.span(*cover.shift)),
        ("cover.partners", ", ".join(cover.partners) or words.say("cover.nobody")),
        ("cover.breaks", breaks or words.say("cover.no_breaks")),
        ("cover.contact", cover.site_contact or words.say("cover.ask")),
    )
    return tuple((words.say(key), value) for key, value in facts)


def doubt_sentences(header: RosterHeader, words: Wording) -> tuple[str, ...]:
    """Say what to ask about: answers recorded twice over, and people with two tickets."""
    said: list[str] = []
    if header.two_answers:
        tickets = "; ".join(
            f"{ticket} ({', '.join(field_words(field, words.language) for field in fields)})"
            for ticket, fields in header.two_answers
        )
        said.append(words.say("doubt.answers", tickets=tickets))
    if header.one_person:
        glue = f" {words.say('doubt.and')} "
        said.append(words.say("doubt.person", tickets="; ".join(map(glue.join, header.one_person))))
    return tuple(said)


def change_sentence(header: RosterHeader, words: Wording) -> str:
    """Say what this revision changed, by kind and time of day; empty for the first one."""
    if header.revision < 2:
        return ""
    kinds = [(kind, [each for each in header.changes if each.kind == kind]) for kind in _ORDER]
    parts = [
        words.say(f"changes.{kind}", tickets="; ".join(_by_time(found, words)))
        for kind, found in kinds
        if found
    ]
    title = words.say("changes.title", n=header.revision - 1)
    return " ".join((title, *(parts or [words.say("changes.none")])))


def _by_time(changes: Sequence[RosterChange], words: Wording) -> Iterator[str]:
    """Say `9:00 am A-001, B-002` for each time: where to look, and for whom."""
    ordered = sorted(changes, key=lambda each: _when(_place(each)))
    for moment, group in groupby(ordered, key=_place):
        yield f"{words.clock(moment)}\u00a0{', '.join(_ticket(each, words) for each in group)}"


def _place(change: RosterChange) -> time | None:
    return change.before if change.kind == "removed" else change.after


def _when(moment: time | None) -> tuple[bool, time]:
    return moment is None, moment or time.min


def _ticket(change: RosterChange, words: Wording) -> str:
    if change.kind != "moved":
        return change.ticket
    return words.say("changes.move", ticket=change.ticket, before=words.clock(change.before))


def _missing(laptop: MissingLaptop, words: Wording) -> str:
    name = f"{laptop.letter} ({laptop.label})" if laptop.label else laptop.letter
    if laptop.last_heard is None:
        return words.say("missing.never", laptop=name)
    when = words.moment(laptop.last_heard)
    if laptop.claimed is None or laptop.claimed <= laptop.received:
        return words.say("missing.unknown", laptop=name, when=when)
    lacking = laptop.claimed - laptop.received
    return words.count("missing.claimed", lacking, laptop=name, when=when)


def _left_out(reason: str, n: int, words: Wording) -> str:
    if f"left_out.{reason}.one" in words.sentences:
        return words.count(f"left_out.{reason}", n)
    return words.count("left_out.other", n, reason=reason)
