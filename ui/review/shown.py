"""An item of the review as its card shows it: every text ready, in the language of the window."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.calling import UNREACHABLE
from fieldapp.actions.conflicts import Conflict, StandingValue
from fieldapp.actions.duplicates import Likely
from fieldapp.actions.language_doubts import LANGUAGE_OPEN
from fieldapp.actions.needing import UNMET
from fieldapp.actions.put_aside import CLOCK_OFF, OVERBOOKED, TICKET_TWICE, PutAside
from fieldapp.actions.reviewing import (
    FoundConflict,
    FoundEnds,
    FoundLaptop,
    FoundRide,
    ReviewSeen,
    Settled,
)
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.kinds.declare import FieldType
from fieldapp.domain.phones import national_format
from fieldapp.domain.roster import MissingLaptop
from fieldapp.store.lines import PersonLine
from fieldapp.wording import held_sentence
from ui.review import words
from ui.review.detail import Button, Shown
from ui.review.state import Item
from ui.texts import first_strong, isolated, starts_words
from ui.values import ValueWords, day_words, moment_words
from ui.widgets.chips import Choice

translate = QCoreApplication.translate
_WRITTEN: Final = frozenset({FieldType.TEXT, FieldType.NOTE})


class Teller:
    """Makes `Shown` of items."""

    def __init__(self, lists: CodeLists, language: str, locale: QLocale, seen: ReviewSeen) -> None:
        self._lists = lists
        self._language = language
        self._locale = locale
        self._seen = seen
        self._values = ValueWords(lists, language, locale, seen.users.get)  # type: ignore[arg-type]

    def shown(self, item: Item) -> Shown:
        """Give an item ready to be drawn."""
        title = words.title_of(item, self._language)
        match item:
            case FoundConflict(conflict=conflict) if not conflict.field:
                return self._taken_out(item, title)
            case FoundConflict(conflict=conflict):
                return self._answers(item, conflict, title)
            case FoundEnds() | FoundRide() | FoundLaptop():
                return self._found(item, title)
            case Likely():
                return self._pair(item, title)
            case PutAside():
                return self._aside(item, title)
            case Settled():
                return self._settled(item, title)

    def _answers(self, item: FoundConflict, conflict: Conflict, title: str) -> Shown:
        field = BY_NAME[conflict.kind].by_name[conflict.field]
        told = [
            (
                self._values.say(conflict.kind, conflict.field, each.value),
                self._who(each.actor),
                self._where(each),
                moment_words(each.at_ms, self._locale),
            )
            for each in conflict.values
        ]
        head = (
            translate("Review", "Answer"),
            translate("Review", "Written by"),
            translate("Review", "Laptop"),
            translate("Review", "When"),
        )
        return Shown(
            title=title,
            about=words.person_words(item.person),
            table=(head, *told),
            choices=tuple(
                Choice(code=str(at), text=row[0], detail=f"{row[1]}, {row[3]}")
                for at, row in enumerate(told)
            ),
            own=translate("Review", "Or write what is right") if field.type in _WRITTEN else "",
            buttons=(
                Button(code="choose", words=translate("Review", "Let it stand"), key="Enter"),
            ),
        )

    def _taken_out(self, item: FoundConflict, title: str) -> Shown:
        return Shown(
            title=title,
            about=translate(
                "Review",
                "{person}. Somebody took this out, and somebody else changed it afterwards"
                " without knowing.",
            ).format(person=words.person_words(item.person)),
            buttons=(
                Button(code="out", words=translate("Review", "Take it out"), key="T"),
                Button(code="keep", words=translate("Review", "Keep it"), key="K"),
            ),
        )

    def _found(self, item: FoundEnds | FoundRide | FoundLaptop, title: str) -> Shown:
        match item:
            case FoundRide():
                return self._ride(item, title)
            case FoundLaptop(laptop=laptop):
                return self._not_heard(laptop, title)
            case FoundEnds():
                return self._ends(item, title)

    def _ends(self, item: FoundEnds, title: str) -> Shown:
        states = self._lists["appointment_status"]
        return Shown(
            title=title,
            about=translate(
                "Review",
                "{person}. Two laptops said what cannot both be true. Choose what was so; the other"
                " is taken out.",
            ).format(person=words.person_words(item.person)),
            choices=tuple(
                Choice(code=code, text=states.label(code, self._language))
                for code in item.doubt.ends
            ),
            buttons=(
                Button(code="choose", words=translate("Review", "Let it stand"), key="Enter"),
            ),
        )

    def _ride(self, item: FoundRide, title: str) -> Shown:
        line = item.line
        phones = ", ".join(isolated(national_format(each)) for each in line.phones)
        return Shown(
            title=title,
            about=translate(
                "Review",
                "{person}, {time}. Nobody is to fetch them yet. Find a driver on the page of rides;"
                " then this goes by itself. Where nobody can, say so and call them.",
            ).format(
                person=" · ".join(filter(None, (first_strong(line.name), phones))),
                time=starts_words(line.starts, self._locale),
            ),
            buttons=(
                Button(code="nobody", words=translate("Review", "No driver found"), key="D"),
                Button(code="rides", words=translate("Review", "To the ride"), key="Enter"),
            ),
        )

    def _not_heard(self, laptop: MissingLaptop, title: str) -> Shown:
        """Say how many of its people are not here, by its own last count."""
        lacking = max((laptop.claimed or 0) - laptop.received, 0)
        about = translate(
            "Review",
            "It was at work at an event that is over, and the server has not heard from it since."
            " Rosters lack its people until it syncs; then this goes by itself.",
        )
        if lacking:
            words = translate("Review", "By its own last count {n} sign-ups are only there.")
            about = f"{about} {words.format(n=isolated(str(lacking)))}"
        return Shown(
            title=title,
            about=about,
            buttons=(
                Button(code="laptops", words=translate("Review", "To the laptops"), key="Enter"),
            ),
        )

    def _pair(self, pair: Likely, title: str) -> Shown:
        return Shown(
            title=title,
            badge=translate("Review", "{n} % alike").format(n=isolated(str(pair.score))),
            about=words.reason_words(pair.reasons),
            table=self._side_by_side(pair.first, pair.second),
            buttons=(
                Button(code="apart", words=translate("Review", "Two people"), key="N"),
                Button(code="join", words=translate("Review", "Join, can be undone"), key="J"),
            ),
        )

    def _aside(self, aside: PutAside, title: str) -> Shown:
        return Shown(
            title=title,
            about=self._about_aside(aside),
            table=((translate("Review", "When"),), (moment_words(aside.at_ms, self._locale),)),
            buttons=(
                Button(code="close", words=translate("Review", "Close, nothing to do"), key="C"),
            ),
        )

    def _about_aside(self, aside: PutAside) -> str:
        if aside.code == TICKET_TWICE:
            about = translate(
                "Review",
                "{people}. Both keep the number. At the clinic, call them by name; write a new"
                " ticket for one of them if there is time.",
            ).format(people=" · ".join(aside.people))
        elif aside.code == OVERBOOKED:
            starts = starts_words(aside.starts, self._locale) if aside.starts else "–"
            about = translate(
                "Review",
                "{people}, {time}. All were told to come. Call one of them and give another time;"
                " if nobody can move, ask the provider for one dose more.",
            ).format(people=" · ".join(aside.people), time=isolated(starts))
        elif aside.code == LANGUAGE_OPEN:
            about = translate(
                "Review",
                "{people}: {language}. Ask which one, by the people, the dialect or the home town,"
                " and correct it in the sign-up. Then this goes by itself; until then no"
                " interpreter of one variety is a match.",
            ).format(
                people=" · ".join(aside.people),
                language=self._values.say("person", "lang_spoken", aside.language),
            )
        elif aside.code == UNMET:
            about = translate(
                "Review",
                "{people}. An interpreter is wanted and nobody is planned, or nobody came. Find"
                " one on the page of interpreters; once somebody is asked, this goes by itself.",
            ).format(people=" · ".join(aside.people))
        elif aside.code == UNREACHABLE:
            about = translate(
                "Review",
                "{people}. Their number is wrong or dead, and there is no other that may be"
                " called. Find a new one, and correct it in the sign-up.",
            ).format(people=" · ".join(aside.people))
        elif aside.code == CLOCK_OFF:
            about = translate(
                "Review",
                "When it synced, its clock was more than five minutes off. Have it set right. Look"
                " at the days and ages that were noted there; nothing is lost, and the order of"
                " what was done is right.",
            )
        else:
            about = held_sentence(aside.code, self._language)
        return about

    def _settled(self, settled: Settled, title: str) -> Shown:
        joined = settled.link is not None
        return Shown(
            title=title,
            about=moment_words(settled.at_ms, self._locale),
            table=self._side_by_side(settled.first, settled.second),
            buttons=(
                Button(
                    code="back",
                    words=translate("Review", "Part them again")
                    if joined
                    else translate("Review", "Ask again"),
                    key="B",
                ),
            ),
        )

    def _side_by_side(self, one: PersonLine, other: PersonLine) -> tuple[tuple[str, ...], ...]:
        first, second = dict(self._facts(one)), dict(self._facts(other))
        rows = [
            (label, first[code], second[code])
            for code, label in words.compared_fields(self._language)
        ]
        head = ("", translate("Review", "One record"), translate("Review", "The other"))
        return (head, *rows)

    def _facts(self, line: PersonLine) -> Iterator[tuple[str, str]]:
        say = self._values.say
        yield "name", line.name.said or "–"
        yield "birth", day_words(line.birth_date, self._locale) if line.birth_date else "–"
        yield "phones", ", ".join(isolated(national_format(each)) for each in line.phones) or "–"
        yield "language", say("person", "lang_spoken", line.language)
        yield "interpreter", say("need", "wanted", line.interpreter)
        yield "tickets", ", ".join(isolated(each.number) for each in line.tickets) or "–"
        made = moment_words(line.made_ms, self._locale)
        yield "who", f"{self._who(line.actor)}, {made}"

    def _who(self, actor: bytes | None) -> str:
        if actor is None:
            return translate("Review", "not known")
        return self._seen.users.get(actor) or translate("Review", "not known")

    def _where(self, value: StandingValue) -> str:
        if value.device is None:
            return "–"
        return self._seen.laptops.get(value.device) or translate("Review", "the server")
