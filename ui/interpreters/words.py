"""The words of the page of interpreters: people, interpreters, languages, and what was done."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from fieldapp.actions.interpreter_desk import InterpreterShown, LanguageSum, ShiftShown
from fieldapp.actions.interpreter_lines import NeedLine, PlanShown
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.fitting import Fit
from fieldapp.domain.needs import CHILD, COMPANION, NOBODY, WRITING, Wish
from ui.interpreters.state import ALL, DONE, LANGUAGES, SHIFTS, WAITING, Said, due, here_now
from ui.texts import fault_sentence, first_strong, isolated, starts_words, time_words
from ui.widgets.chips import Choice

translate = QCoreApplication.translate
DOT: Final = " · "


class Tongue:
    """The lists and the language in which they are said."""

    def __init__(self, lists: CodeLists, language: str, locale: QLocale) -> None:
        self.lists = lists
        self.language = language
        self.locale = locale

    def label(self, name: str, code: str) -> str:
        """Say a code of a list; nothing where there is none."""
        return self.lists[name].label(code, self.language) if code else ""

    def time(self, local: str) -> str:
        """Say the time of `2026-06-13T10:00`."""
        moment = QDateTime.fromString(local, Qt.DateFormat.ISODate)
        return time_words(moment.time(), self.locale) if moment.isValid() else ""


def filter_words(code: str, n: int) -> str:
    """Give the words of a filter with its number."""
    words = {
        WAITING: translate("Interpreters", "Waiting now"),
        ALL: translate("Interpreters", "Want one"),
        DONE: translate("Interpreters", "Noted"),
        SHIFTS: translate("Interpreters", "Interpreters"),
        LANGUAGES: translate("Interpreters", "Languages"),
    }[code]
    return f"{words} {isolated(str(n))}" if n else words


def empty_words(code: str, *, may_edit: bool = False) -> str:
    """Say why a list is empty, and what would fill it; `may_edit`: the reader can."""
    if code == SHIFTS and may_edit:
        return translate("Interpreters", "No interpreter is known yet. Ctrl+N adds the first.")
    return {
        WAITING: translate(
            "Interpreters",
            "Nobody waits for an interpreter. Who is told to come back, or whose record waits for"
            " one, stands here.",
        ),
        ALL: translate("Interpreters", "Nobody else at this event wants an interpreter."),
        DONE: translate("Interpreters", "Nothing was noted yet of what was interpreted."),
        SHIFTS: translate(
            "Interpreters", "No interpreter is booked for this event. Ask your coordinator."
        ),
        LANGUAGES: translate("Interpreters", "Nobody at this event wants an interpreter."),
    }[code]


def who_words(line: NeedLine) -> str:
    """Name somebody: no more than a first name, which is called out."""
    return first_strong(line.first_name) if line.first_name else isolated(line.ticket)


def language_words(wish: Wish, tongue: Tongue) -> str:
    """Say a language with its variety or town."""
    if not wish.language:
        return ""
    label = tongue.label("languages", wish.language)
    return f"{label}, {first_strong(wish.variety)}" if wish.variety else label


def line_language(line: NeedLine, tongue: Tongue) -> str:
    """Say the language of somebody, or that it is not for these eyes."""
    if line.hidden:
        return translate("Interpreters", "language not shown to you")
    return language_words(line.wish, tongue)


def below_words(line: NeedLine, tongue: Tongue) -> str:
    """Say in a line how long somebody is here, and what they asked for."""
    since = translate("Interpreters", "since {time}").format(time=tongue.time(line.since))
    first = next(iter(line.wish.modes), "")
    return DOT.join(filter(None, (since, mode_words(first, line.wish.relay, tongue))))


def mode_words(mode: str, relay: str, tongue: Tongue) -> str:
    """Say a way of interpreting shortly, and through which language a relay goes."""
    words = tongue.label("interpreter_modes_short", mode)
    if mode == "RELAY" and relay:
        through = translate("Interpreters", "{way} through {language}")
        return through.format(way=words, language=tongue.label("languages", relay))
    return words


def badge_of(line: NeedLine, now: str, tongue: Tongue) -> tuple[str, str]:
    """Give the word at the end of somebody's line, and its tone."""
    if line.waits and due(line, now):
        return translate("Interpreters", "call now"), "red"
    if line.waits:
        words = translate("Interpreters", "waits")
        return (tongue.time(line.return_at), "amber") if line.return_at else (words, "amber")
    return state_words(line)


def state_words(line: NeedLine) -> tuple[str, str]:
    """Say where a need stands, and in which tone."""
    if line.state == "DELIVERED" and not line.met:
        return translate("Interpreters", "in part"), "amber"
    return {
        "PLANNED": (translate("Interpreters", "planned"), "teal"),
        "DELIVERED": (translate("Interpreters", "met"), "green"),
        "PARTLY": (translate("Interpreters", "in part"), "amber"),
        "NOTDELIVERED": (translate("Interpreters", "not met"), "red"),
        "WITHDRAWN": (translate("Interpreters", "not wanted"), "grey"),
    }.get(line.state, (translate("Interpreters", "nobody yet"), "grey"))


def hours_words(starts: str, ends: str, tongue: Tongue) -> str:
    """Say from when to when."""
    words = translate("Interpreters", "{start} to {end}")
    return words.format(start=tongue.time(starts), end=tongue.time(ends))


def tags_words(tags: Sequence[str], tongue: Tongue) -> str:
    """Say several languages."""
    return DOT.join(tongue.label("languages", each) for each in tags)


def shift_languages(shift: ShiftShown, tongue: Tongue) -> str:
    """Say what an interpreter works in."""
    return tags_words(shift.languages, tongue)


def not_booked_words() -> str:
    """Say that somebody has no hours at the event."""
    return translate("Interpreters", "no hours here")


def known_facts(known: InterpreterShown, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """Give what is known of somebody without hours: words before, and what."""
    return (
        (translate("Interpreters", "Languages"), tags_words(known.languages, tongue)),
        (translate("Interpreters", "Qualified"), proof_words(qualified=known.qualified)),
    )


def proof_words(*, qualified: bool) -> str:
    """Say whether what somebody interprets counts as met."""
    if qualified:
        return translate("Interpreters", "Yes")
    return translate("Interpreters", "No proof on file: helps, and does not count as met")


def shift_badge(shift: ShiftShown, now: str) -> tuple[str, str]:
    """Say whether an interpreter's hours are now."""
    if here_now(shift, now):
        return translate("Interpreters", "here"), "green"
    if shift.ends <= now:
        return translate("Interpreters", "over"), "grey"
    return translate("Interpreters", "comes"), "grey"


def shift_facts(shift: ShiftShown, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """Give what is known of an interpreter's hours: words before, and what."""
    return (
        (translate("Interpreters", "Languages"), shift_languages(shift, tongue)),
        (translate("Interpreters", "Hours"), hours_words(shift.starts, shift.ends, tongue)),
        (translate("Interpreters", "How"), mode_words(shift.mode, "", tongue)),
        (translate("Interpreters", "Place"), first_strong(shift.place) if shift.place else "–"),
        (translate("Interpreters", "Qualified"), proof_words(qualified=shift.qualified)),
    )


def sum_below(told: LanguageSum) -> str:
    """Say how many wanted an interpreter and how many had one: `wanted 8, met 3`."""
    parts = [
        translate("Interpreters", "wanted {n}").format(n=isolated(str(told.wanted))),
        translate("Interpreters", "met {n}").format(n=isolated(str(told.met))),
    ]
    return ", ".join(parts)


def sum_facts(told: LanguageSum) -> tuple[tuple[str, str], ...]:
    """Give the numbers of a language: words before, and the number."""
    numbers = (
        (translate("Interpreters", "Wanted"), told.wanted),
        (translate("Interpreters", "Met"), told.met),
        (translate("Interpreters", "Helped in part"), told.partly),
        (translate("Interpreters", "Not met"), told.unmet),
        (translate("Interpreters", "Open"), told.open),
        (translate("Interpreters", "Minutes that the open ones need"), told.minutes),
        (translate("Interpreters", "Interpreters for that"), told.interpreters),
    )
    return tuple((words, isolated(str(n))) for words, n in numbers)


def person_facts(line: NeedLine, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """Give what somebody asked for: words before, and what; what was not asked is left out."""
    wish = line.wish
    modes = [mode_words(each, wish.relay, tongue) for each in wish.modes]
    ordered = [f"{isolated(f'{at}.')} {each}" for at, each in enumerate(modes, 1)]
    written = line.written_also
    reads = (
        translate("Interpreters", "is read to them")
        if written == "NONE"
        else tongue.label("languages", written)
    )
    facts = (
        (translate("Interpreters", "Language"), line_language(line, tongue)),
        (translate("Interpreters", "How"), ", ".join(ordered if len(modes) > 1 else modes)),
        (
            translate("Interpreters", "Interpreter"),
            tongue.label("gender_preference", wish.gender) if wish.gender != "NONE" else "",
        ),
        (translate("Interpreters", "To hand out"), reads),
        (translate("Interpreters", "Booked for"), starts_words(line.time, tongue.locale)),
        (translate("Interpreters", "What was delivered"), closed_words(line, tongue)),
    )
    return tuple((words, what) for words, what in facts if what)


def closed_words(line: NeedLine, tongue: Tongue) -> str:
    """Say what was delivered: how, by whom, how long, and what went wrong."""
    closed = line.closed
    if closed is None:
        return ""
    minutes = "" if closed.minutes is None else minutes_words(str(closed.minutes))
    problem = (
        "" if closed.problem in {"", "NONE"} else tongue.label("assignment_problem", closed.problem)
    )
    parts = (mode_words(closed.mode, "", tongue), first_strong(closed.who) if closed.who else "")
    return DOT.join(filter(None, (*parts, minutes, problem)))


def minutes_words(minutes: str) -> str:
    """Say how many minutes."""
    return translate("Interpreters", "{n} min").format(n=isolated(minutes))


def without_words(code: str) -> str:
    """Say who interpreted where no interpreter did."""
    return {
        COMPANION: translate("Interpreters", "An adult who came along"),
        CHILD: translate("Interpreters", "A child"),
        WRITING: translate("Interpreters", "We wrote notes"),
        NOBODY: translate("Interpreters", "Nobody came"),
    }[code]


def closing_note(who: str) -> str:
    """Say what follows where somebody else than an interpreter helped."""
    return {
        COMPANION: translate(
            "Interpreters", "That is kept. It counts as help in part, not as an interpreter."
        ),
        CHILD: translate(
            "Interpreters",
            "That is kept and it is all right. It does not count as interpreted; somebody calls"
            " back with an interpreter.",
        ),
        WRITING: translate(
            "Interpreters", "Notes count only where they are what the person wished for first."
        ),
        NOBODY: translate("Interpreters", "The coordinator sees that nobody was there."),
    }.get(who, "")


def answer_words(state: str) -> str:
    """Say an interpreter's answer as a button."""
    return {
        "ACCEPTED": translate("Interpreters", "Said yes"),
        "DECLINED": translate("Interpreters", "Said no"),
        "CANCELLED": translate("Interpreters", "Cannot come"),
        "NOSHOW": translate("Interpreters", "Did not come"),
    }[state]


def asked_choice(fit: Fit, tongue: Tongue) -> Choice:
    """Say who could be asked: name and hours, or what stands against it."""
    who = fit.candidate
    hours = hours_words(who.starts, who.ends, tongue)
    if fit.blocked:
        but = translate("Interpreters", "not their language")
    else:
        but = "" if fit.qualified else translate("Interpreters", "not qualified")
    text = DOT.join((who.name, but or hours))
    return Choice(code=who.shift.hex(), text=text, detail=hours if but else "")


def plan_words(plan: PlanShown, tongue: Tongue) -> str:
    """Say who was asked and what became of it."""
    state = tongue.label("assignment_state", plan.state)
    parts = [f"{first_strong(plan.name)}: {state}"]
    if plan.compromise:
        parts.append(translate("Interpreters", "a compromise, not their language"))
    elif not plan.fits:
        parts.append(translate("Interpreters", "does not speak what is wanted now"))
    return DOT.join(parts)


def said_words(said: Said | None, tongue: Tongue) -> tuple[str, str]:
    """Give what was done last, and its tone."""
    if said is None:
        return "", "small"
    if said.code == "fault":
        return fault_sentence(said.fault, tongue.language), "problem"
    words = {
        "noted": translate("Interpreters", "Noted: {name}"),
        "child": translate(
            "Interpreters", "Noted: {name}. Somebody calls back with an interpreter."
        ),
        "reopened": translate("Interpreters", "Open again: {name}"),
        "back": translate("Interpreters", "{name} comes back at {time}"),
        "no_time": translate("Interpreters", "No time to come back: {name}"),
        "called": translate("Interpreters", "Call {name} now"),
        "called_all": translate("Interpreters", "To be called now: {n}"),
        "language": translate("Interpreters", "Another language is noted: {name}"),
        "asked": translate("Interpreters", "Asked: {name}"),
        "answer_ACCEPTED": translate("Interpreters", "{name} said yes"),
        "answer_DECLINED": translate("Interpreters", "{name} said no. Somebody else is wanted."),
        "answer_CANCELLED": translate(
            "Interpreters", "{name} cannot come. Somebody else is wanted."
        ),
        "answer_NOSHOW": translate("Interpreters", "{name} did not come. Somebody else is wanted."),
        "undone": translate("Interpreters", "Taken back."),
        "saved": translate("Interpreters", "Saved: {name}"),
        "left": translate("Interpreters", "Left as it was."),
    }[said.code]
    name = first_strong(said.name)
    return words.format(name=name, time=tongue.time(said.at), n=isolated(str(said.n))), "good"
