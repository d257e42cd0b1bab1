"""An appointment slip: what somebody takes home, in their language and in English."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.flyer import clock_said, day_said
from fieldapp.participant_words import participant_language, participant_text
from fieldapp.reviewed_words import ENGLISH, ReviewedText

TO_WRITE: Final = "______________"
"""Stands for a phone that nobody gave: it is written in by hand."""
_ALWAYS_SHOWN: Final = frozenset({ENGLISH, "es"})
_BETWEEN: Final = {"zh-Hans": "、", "ar": "، "}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SlipFacts:
    """What a slip says, in no language.

    `starts` is the local time of the visit (`2026-06-20T09:20`), empty where there is none; then
    `waits` tells whether somebody is on the waiting list. `vaccines` are groups with the number of
    the dose, 0 where it is not known. `interpreter` is the language by its own name. `ride` is when
    it comes, `asked` where nobody knows yet, empty for none. `next_doses` are days before which a
    next dose is too early. `language` is what they read, else speak, else are helped through.
    """

    ticket: str
    name: str
    language: str
    drafts_ok: bool
    starts: str = ""
    waits: bool = False
    place: tuple[str, ...] = ()
    vaccines: tuple[tuple[str, int], ...] = ()
    interpreter: str = ""
    ride: str = ""
    comes_back: str = ""
    minor: bool = False
    phone: str = ""
    next_doses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SlipText:
    """A slip in one language, as it is shown and printed: rows are pairs of a head and a text.

    `draft`: some of its words were not reviewed yet, in a language in which that is told.
    """

    language: str
    direction: str
    title: str
    number: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    draft: bool


ASKED: Final = "asked"
"""A ride was asked for, and nobody knows yet when it comes."""


def slip_texts(facts: SlipFacts) -> tuple[SlipText, ...]:
    """Give the slip in the person's language, where there are words in it, then in English."""
    own = participant_language(facts.language, drafts_ok=facts.drafts_ok).tag
    return tuple(_Said(facts, each).slip() for each in dict.fromkeys((own, ENGLISH)))


class _Said:
    """Says a slip in one language, and notes whether all of it was reviewed."""

    def __init__(self, facts: SlipFacts, language: str) -> None:
        self._facts = facts
        self._language = language
        self._draft = False

    def slip(self) -> SlipText:
        facts = self._facts
        title, head = self._say("title"), self._say("number")
        rows, lines = tuple(self._rows()), tuple(self._lines())
        return SlipText(
            language=self._language,
            direction=participant_language(self._language, drafts_ok=facts.drafts_ok).direction,
            title=title,
            number=(head, facts.ticket),
            rows=rows,
            lines=lines,
            draft=self._draft,
        )

    def _rows(self) -> Iterator[tuple[str, str]]:
        facts = self._facts
        if facts.name:
            yield self._say("name"), facts.name
        if facts.starts:
            yield self._say("day"), self._day(facts.starts)
            yield self._say("time"), clock_said(facts.starts)
        if facts.place:
            yield self._say("place"), "\n".join(facts.place)
        if facts.vaccines:
            between = _BETWEEN.get(self._language, ", ")
            yield (
                self._say("vaccine"),
                between.join(self._vaccine(*each) for each in facts.vaccines),
            )

    def _lines(self) -> Iterator[str]:
        facts, phone = self._facts, self._facts.phone or TO_WRITE
        if facts.waits:
            yield self._say("waiting")
        if facts.comes_back:
            yield self._say("come_back", time=facts.comes_back)
        if facts.ride == ASKED:
            yield self._say("ride.asked")
        elif facts.ride:
            yield self._say("ride", time=clock_said(facts.ride))
        if facts.interpreter:
            yield self._say("interpreter", language=facts.interpreter)
        if facts.minor:
            yield self._say("minor", phone=phone)
        for day in facts.next_doses:
            yield self._say("next_dose", day=self._day(day))
        yield self._say("free")
        if facts.starts or facts.waits:
            yield self._say("cannot_come", phone=phone)
        yield self._say("decides")

    def _vaccine(self, group: str, dose_no: int) -> str:
        name = self._noted(
            participant_text(f"vaccine.{group}", self._language, drafts_ok=self._facts.drafts_ok)
        )
        return f"{name} ({self._say('dose', n=str(dose_no))})" if dose_no else name

    def _day(self, local: str) -> str:
        return self._noted(day_said(local, self._language, drafts_ok=self._facts.drafts_ok))

    def _say(self, key: str, **places: str) -> str:
        drafts_ok = self._facts.drafts_ok
        return self._noted(
            participant_text(f"slip.{key}", self._language, drafts_ok=drafts_ok, places=places)
        )

    def _noted(self, text: ReviewedText) -> str:
        # English and Spanish are shown unreviewed everywhere; a warning on each would mean nothing.
        self._draft |= text.draft and text.language not in _ALWAYS_SHOWN
        return text.text
