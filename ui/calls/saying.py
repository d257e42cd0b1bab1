"""What to say on the phone, in the language of who is called; the words are data, with a state.

Nothing of it may be said to anybody but the person: what is said to others, or to a machine, has
no word about health, and on a shared line not even whose call it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.call_lines import CallLine, NumberShown, TaskShown
from fieldapp.actions.call_list import CallsSeen
from fieldapp.outreach_words import WORDS as OUTREACH
from fieldapp.outreach_words import outreach_text
from fieldapp.participant_words import WORDS as PARTICIPANT
from fieldapp.participant_words import participant_text
from fieldapp.reviewed_words import ReviewedText
from ui.texts import day_words

translate = QCoreApplication.translate
_VACCINE = "DOSE2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing to say, and when: `lead` in the language of the window."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What to say, the language it is really in, and whether nobody reviewed it yet."""

    sayings: tuple[Saying, ...]
    language: str
    draft: bool


def card_for(line: CallLine, number: NumberShown | None, seen: CallsSeen) -> Card:
    """Give what to say to somebody."""
    said = [(lead, text) for lead, text in _said(line, number, seen) if text.text]
    return Card(
        sayings=tuple(Saying(lead=lead, text=text.text) for lead, text in said),
        language=said[0][1].language,
        draft=any(text.draft for _, text in said),
    )


def _said(
    line: CallLine, number: NumberShown | None, seen: CallsSeen
) -> Iterator[tuple[str, ReviewedText]]:
    places = {"caller": seen.caller, "org": seen.organization, "name": line.name}

    def text(key: str, **more: str) -> ReviewedText:
        return outreach_text(key, line.language or "en", places={**places, **more})

    yield translate("Calls", "Begin"), text("call.hello")
    if line.interpreter and not line.speaks:
        yield translate("Calls", "Interpreter"), text("call.interpreter")
    yield translate("Calls", "Somebody else"), text("call.other")
    if number is not None and number.may_message:
        key = "call.message_shared" if number.shared else "call.message"
        yield translate("Calls", "Machine"), text(key)
    yield translate("Calls", "Only to them"), text("call.check")
    yield "", text("call.time")
    for task in line.tasks:
        if _key(task) in OUTREACH.keys:  # a newer program may have made it
            yield "", _about(task, line.language)
    if any(task.kind == _VACCINE for task in line.tasks):
        yield "", text("call.DOSE2.clinic")


def _key(task: TaskShown) -> str:
    too_soon = task.appointment and task.kind == _VACCINE
    return "call.too_soon" if too_soon else f"call.{task.kind}"


def _about(task: TaskShown, language: str) -> ReviewedText:
    """Give what to say about a task; the vaccine and the day as they are said in that language."""
    key = _key(task)
    spoken = outreach_text(key, language or "en").language
    day = "" if task.due_on is None else day_words(task.due_on.isoformat(), QLocale(spoken))
    vaccine = (
        participant_text(f"vaccine.{task.group}", spoken).text
        if f"vaccine.{task.group}" in PARTICIPANT.keys
        else task.group
    )
    return outreach_text(key, language or "en", places={"vaccine": vaccine, "day": day})
