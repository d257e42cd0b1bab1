"""What the rosters page says of readers, days and files."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from fieldapp.actions.handing_out import EventDay
from fieldapp.actions.handout.wording import left_out_sentences, missing_sentences, wording
from fieldapp.domain.roster import Roster
from ui.rosters.state import CLINIC, RostersState, reader_of
from ui.texts import first_strong, isolated, starts_words, time_words
from ui.widgets.chips import Choice

translate = QCoreApplication.translate
_MOST_NAMED: Final = 2
"""Laptops that are named above the sheet; its first page names all."""


def reader_choices(state: RostersState, locale: QLocale) -> tuple[Choice, ...]:
    """Give who a roster can be made for, with how many people and what it leaves out."""
    choices = [_choice(each, locale) for each in state.rosters]
    return tuple(choices) or (Choice(code=CLINIC, text=translate("Rosters", "Clinic")),)


def _choice(roster: Roster, locale: QLocale) -> Choice:
    cover, people = roster.cover, people_words(roster.people)
    if cover is None:
        return Choice(code=reader_of(roster), text=_reader(roster), detail=people)
    start, end = (time_words(QTime(each.hour, each.minute), locale) for each in cover.shift)
    detail = translate("Rosters", "{start} to {end} · {people}")
    return Choice(
        code=reader_of(roster),
        text=cover.interpreter,
        detail=detail.format(start=start, end=end, people=people),
    )


def _reader(roster: Roster) -> str:
    if roster.kind == "clinic":
        return translate("Rosters", "Clinic")
    if roster.header.reader_key:
        return first_strong(roster.header.reader)
    return translate("Rosters", "Rides without a driver")


def people_words(n: int) -> str:
    """Say how many people."""
    if n == 1:
        return translate("Rosters", "1 person")
    return translate("Rosters", "{n} people").format(n=isolated(str(n)))


def title_words(roster: Roster) -> str:
    """Say which sheet it is."""
    if roster.kind == "clinic":
        return translate("Rosters", "Clinic roster")
    if roster.kind == "driver":
        return translate("Rosters", "Drivers’ roster")
    return translate("Rosters", "Interpreter roster")


def about_words(roster: Roster, locale: QLocale) -> str:
    """Say how many people the sheet has and how fresh it is."""
    header = roster.header
    as_of = translate("Rosters", "data as of {moment}").format(
        moment=moment_words(header.data_as_of, locale)
    )
    revision = translate("Rosters", "revision {n}").format(n=isolated(str(header.revision)))
    return " · ".join((people_words(roster.people), as_of, revision))


def moment_words(moment: datetime, locale: QLocale) -> str:
    """Give a moment by the clock of the place."""
    return starts_words(moment.strftime("%Y-%m-%dT%H:%M"), locale)


def day_words(day: EventDay, locale: QLocale) -> str:
    """Give an event by its day and title."""
    return f"{starts_words(day.starts, locale)} · {first_strong(day.title)}"


def missing_words(roster: Roster | None, language: str) -> str:
    """Say what the sheet lacks: laptops with work for it that was not heard of."""
    if roster is None:
        return ""
    words = wording("es" if language == "es" else "en")
    found = missing_sentences(roster.header, words)
    shown = [f"{words.say('missing.word')} {each}" for each in found[:_MOST_NAMED]]
    if len(found) > _MOST_NAMED:
        rest = translate("Rosters", "And {n} more laptops; the sheet names them all.")
        shown.append(rest.format(n=isolated(str(len(found) - _MOST_NAMED))))
    return "\n".join(shown)


def left_out_words(roster: Roster | None, language: str) -> str:
    """Say who is expected and not on the sheet, for lack of a consent."""
    if roster is None:
        return ""
    words = wording("es" if language == "es" else "en")
    return "\n".join(left_out_sentences(roster.header, words))


def empty_words(state: RostersState) -> str:
    """Say why there is no sheet to see; empty where there is one."""
    if state.sheet is not None or not state.seen:
        return ""
    if state.event is None:
        return translate(
            "Rosters",
            "No event has come to this laptop yet. Rosters are made of the people who have a time"
            " at an event.",
        )
    if state.fault:
        return translate("Rosters", "The sheet could not be drawn. Its data are safe.")
    return drawing_words() if state.slow else ""


def drawing_words() -> str:
    """Say that a sheet is on its way."""
    return translate("Rosters", "Drawing the sheet…")


def hint_words(state: RostersState) -> str:
    """Say below the readers what the chosen one gets, or why nobody is there."""
    if state.event is None:
        return ""
    if not state.event.timed:
        return translate(
            "Rosters", "This event has no times, so nobody is on its lists. Choose another one."
        )
    if state.reader.startswith("driver:"):
        return translate(
            "Rosters", "A driver gets names, places and phones: no birth dates, no vaccines."
        )
    if state.reader != CLINIC:
        return translate(
            "Rosters", "Interpreters get first names: no birth dates, vaccines or phones."
        )
    gets = translate("Rosters", "The clinic gets names and needs: no phones, no addresses.")
    if any(each.kind == "interpreter" for each in state.rosters):
        return gets
    nobody = translate("Rosters", "No interpreter has accepted anybody here yet.")
    return f"{gets} {nobody}"
