"""What the words page shows: pure functions over frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fieldapp.actions.handing_out import EventDay
from fieldapp.domain.flyer import Flyer
from fieldapp.domain.folding import fold
from fieldapp.outreach_words import POINTS, QUESTIONS, Told, told
from fieldapp.participant_words import participant_languages

FLYERS: Final = "flyer"
PARTS: Final = (POINTS, QUESTIONS, FLYERS)
TOLD_IN: Final = ("en", "es")
"""Talking points and answers are written in these; flyers in more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """How a flyer went out: `how` is files or paper; under way until `done` or a fault's code."""

    how: str
    done: bool = False
    fault: str = ""
    names: tuple[str, ...] = ()
    folder: Path | None = None
    printer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsState:
    """One part in sight: what was found in it, the one that is read out, or the flyer.

    `beside` is the current one in the language of the window, where that is another.
    """

    part: str = POINTS
    language: str = "en"
    languages: tuple[str, ...] = TOLD_IN
    typed: str = ""
    found: tuple[Told, ...] = ()
    current: Told | None = None
    beside: Told | None = None
    days: tuple[EventDay, ...] = ()
    event: EventDay | None = None
    seen: bool = False
    phone: str = ""
    flyer: Flyer | None = None
    picture: bytes = b""
    fault: str = ""
    export: Export | None = None

    @property
    def busy(self) -> bool:
        """Whether a flyer is being written or printed now."""
        return self.export is not None and not (self.export.done or self.export.fault)


def languages_of(part: str, *, drafts_ok: bool) -> tuple[str, ...]:
    """Give the languages a part can be shown in."""
    if part != FLYERS:
        return TOLD_IN
    return tuple(each.tag for each in participant_languages(drafts_ok=drafts_ok))


def found_in(part: str, language: str, window: str, typed: str) -> tuple[Told, ...]:
    """Give what a part tells in a language, of that what has all typed words in it.

    It is looked for in the language of the window as well: who looks may not read the other.
    """
    if part == FLYERS:
        return ()
    every = told(part, language)
    wanted = fold(typed).split()
    if not wanted:
        return every
    own = {each.code: _text_of(each) for each in told(part, window)}
    return tuple(
        each
        for each in every
        if all(word in f"{_text_of(each)} {own[each.code]}" for word in wanted)
    )


def current_in(found: Sequence[Told], code: str) -> Told | None:
    """Give the one that was chosen, else the first that was found."""
    return next((each for each in found if each.code == code), found[0] if found else None)


def _text_of(each: Told) -> str:
    return fold(f"{each.head.text} {each.body.text}")
