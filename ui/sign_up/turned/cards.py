"""What stands on a turned screen: one question at a time, as values; knows no widget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from types import MappingProxyType

from fieldapp.actions.desk import EventShown
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.own_answers import NOT_SAID
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.participant_words import participant_language, participant_text
from ui.sign_up.state import Edit


class Shape(Enum):
    """How a card is answered: one choice, several, a line of text, or only read."""

    ONE = auto()
    SEVERAL = auto()
    LINE = auto()
    READ = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """In which language a card speaks, and what it may know of the sign-up's surroundings."""

    language: str
    drafts_ok: bool
    lists: CodeLists
    today: date
    event: EventShown | None = None

    @property
    def right_to_left(self) -> bool:
        """Whether the whole screen runs leftwards."""
        shown = participant_language(self.language, drafts_ok=self.drafts_ok)
        return shown.direction == "rtl"

    def say(self, key: str, **places: str) -> str:
        """Give words for a participant; English where there are no others."""
        filled = MappingProxyType(places)
        said = participant_text(key, self.language, drafts_ok=self.drafts_ok, places=filled)
        return said.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to pick: its code and its words."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question. `skip` are the words of the way past it, empty where there is none.

    `beside` are choices that stand with a line of text: no phone, shared with others.
    """

    code: str
    title: str
    shape: Shape
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: tuple[str, ...] = ()
    beside: tuple[Choice, ...] = ()
    text: str = ""
    example: str = ""
    skip: str = ""
    forward: str = ""


Answered = Callable[[SignUpDraft, str, Voice], Sequence[Edit]]
"""Gives what becomes of the sign-up when a choice was picked, or a text typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One card of a row of them.

    `asked` tells whether it is asked of this person. `skipped` is what becomes of the sign-up when
    somebody goes past it. `lacks` gives the key of what is missing, empty when all is well.
    `goes_on`: picking one choice is enough to go on.
    """

    code: str
    card: Callable[[SignUpDraft, Voice], Card]
    picked: Answered
    asked: Callable[[SignUpDraft, Voice], bool] = lambda _draft, _voice: True
    skipped: Answered = lambda _draft, _code, _voice: ()
    lacks: Callable[[SignUpDraft, Voice], str] = lambda _draft, _voice: ""
    goes_on: bool = False


def yes_no(voice: Voice) -> tuple[Choice, ...]:
    """Give a yes and a no."""
    return (
        Choice(code="Y", text=voice.say("answer.Y")),
        Choice(code="N", text=voice.say("answer.N")),
    )


def not_said(voice: Voice) -> Choice:
    """Give the choice not to say."""
    return Choice(code=NOT_SAID, text=voice.say("answer.PNTS"))


def changes(before: SignUpDraft, after: SignUpDraft, fields: Sequence[str]) -> list[Edit]:
    """Give the edits that lead from one sign-up to another in these fields."""
    return [
        Edit(field=name, value=getattr(after, name))
        for name in fields
        if getattr(before, name) != getattr(after, name)
    ]


def with_consent(draft: SignUpDraft, kind: str, answer: str) -> list[Edit]:
    """Give the edits after somebody said yes, no, or nothing (empty) to a consent."""
    granted = [each for each in draft.granted if each != kind]
    refused = [each for each in draft.refused if each != kind]
    if answer == "Y":
        granted.append(kind)
    elif answer == "N":
        refused.append(kind)
    return [
        Edit(field="consents", value=tuple(granted)),
        Edit(field="refused", value=tuple(refused)),
    ]


def consent_given(draft: SignUpDraft, kind: str) -> tuple[str, ...]:
    """Give the choice that stands for a consent: yes, no, or none."""
    if kind in draft.granted:
        return ("Y",)
    return ("N",) if kind in draft.refused else ()
