"""A flyer for an event, in one language: what, when, where, and that it is free. Names nobody."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.outreach_words import outreach_text
from fieldapp.participant_words import participant_text
from fieldapp.reviewed_words import ENGLISH, ReviewedText

_ALWAYS_SHOWN: Final = frozenset({ENGLISH, "es"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerFacts:
    """What a flyer says of an event, in no language. `starts`, `ends` as `2026-06-20T09:00`."""

    code: str
    title: str
    starts: str
    ends: str
    place: str
    address: str
    groups: tuple[str, ...]
    walk_ins: bool
    drafts_ok: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Flyer:
    """Every text of a flyer as it is printed. `facts` are pairs of a heading and lines below it.

    `language` is the one it really is in; `warning` is empty where everything was reviewed.
    """

    language: str
    direction: str
    name: str
    title: str
    about: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...]
    warning: tuple[str, ...]


def flyer_of(facts: FlyerFacts, language: str, phone: str = "") -> Flyer:
    """Give the flyer of an event in a language; `phone` is printed as it is given, if at all."""
    said = _Said(language, drafts_ok=facts.drafts_ok)
    lines = ["free", "status", "interpreter", "walk_in" if facts.walk_ins else "sign_up"]
    lines += ["ride", "children", "decides"]
    where = tuple(each for each in (facts.place, facts.address) if each)
    vaccines = tuple(said.vaccine(group) for group in facts.groups)
    made = {
        "when": (said.day(facts.starts), said.hours(facts.starts, facts.ends)),
        "where": where,
        "vaccines": (said.listed(vaccines),) if vaccines else (),
    }
    own = said.flyer("title")
    calls = (said.flyer("call", phone=phone),) if phone.strip() else ()
    return Flyer(
        language=said.first.language,
        direction=said.first.direction,
        name=f"{facts.code}_flyer_{said.first.language}.pdf",
        title=own,
        about=said.flyer("for_all"),
        facts=tuple((said.flyer(head), below) for head, below in made.items() if below),
        lines=(*(said.flyer(each) for each in lines), *calls),
        warning=said.warning(),
    )


class _Said:
    """Says texts in a language, and notes whether all were reviewed."""

    def __init__(self, language: str, *, drafts_ok: bool) -> None:
        self._language = language
        self._drafts_ok = drafts_ok
        self._draft = False
        self.first = outreach_text("flyer.title", language, drafts_ok=drafts_ok)

    def flyer(self, key: str, **places: str) -> str:
        return self._note(
            outreach_text(f"flyer.{key}", self._language, drafts_ok=self._drafts_ok, places=places)
        )

    def vaccine(self, group: str) -> str:
        key, drafts_ok = f"vaccine.{group}", self._drafts_ok
        return self._note(participant_text(key, self._language, drafts_ok=drafts_ok))

    def listed(self, words: tuple[str, ...]) -> str:
        return "、".join(words) if self.first.language == "zh-Hans" else " · ".join(words)

    def day(self, local: str) -> str:
        return self._note(day_said(local, self._language, drafts_ok=self._drafts_ok))

    def hours(self, starts: str, ends: str) -> str:
        return self.flyer("hours", **{"from": clock_said(starts), "to": clock_said(ends)})

    def warning(self) -> tuple[str, ...]:
        """Give what is printed on a draft, in its language and in English: nobody mistakes it."""
        if not self._draft:
            return ()
        return tuple(
            dict.fromkeys((self.flyer("draft"), outreach_text("flyer.draft", ENGLISH).text))
        )

    def _note(self, text: ReviewedText) -> str:
        # English and Spanish are shown unreviewed everywhere; a warning on each would mean nothing.
        self._draft |= text.draft and text.language not in _ALWAYS_SHOWN
        return text.text


def day_said(local: str, language: str, *, drafts_ok: bool) -> ReviewedText:
    """Give the day of a local time in words, such as `Saturday, June 20, 2026`."""
    day = date.fromisoformat(local[:10])
    names = {
        name: outreach_text(f"{name}.{number}", language, drafts_ok=drafts_ok).text
        for name, number in (("weekday", day.isoweekday()), ("month", day.month))
    }
    places = {"day": str(day.day), "year": str(day.year), **names}
    return outreach_text("flyer.date", language, drafts_ok=drafts_ok, places=places)


def clock_said(local: str) -> str:
    """Write a local time as people here do in every language: `9:00 AM`."""
    hour, minute = int(local[11:13]), local[14:16]
    return f"{hour % 12 or 12}:{minute} {'AM' if hour < 12 else 'PM'}"
