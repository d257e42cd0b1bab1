"""The words of the page of calls: the list, what is known, what came of it, what was done."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from fieldapp.actions.call_lines import CallLine, NumberShown, TaskShown, TryShown
from fieldapp.domain.calls import Standing
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.phones import national_format
from ui.calls.presenter import Said
from ui.calls.state import ARRANGE, DONE, EVERY, LATER, NOW, SPOKEN
from ui.dose_words import group_word
from ui.texts import fault_sentence, first_strong, isolated, time_words
from ui.widgets.rows_model import ListRow

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

    def day(self, day: date) -> str:
        """Say a day shortly."""
        said = self.locale.toString(QDate(day.year, day.month, day.day), "ddd d MMM")
        return isolated(said)

    def moment(self, at: datetime) -> str:
        """Say a day and an hour."""
        moment = QDateTime.fromString(at.strftime("%Y-%m-%dT%H:%M:00"), "yyyy-MM-ddTHH:mm:ss")
        return f"{self.day(at.date())}, {time_words(moment.time(), self.locale)}"

    def spoken(self, tag: str) -> str:
        """Say a language, or that nobody knows it here."""
        return self.label("languages", tag) or translate("Calls", "language not known")


def filter_words(code: str, n: int) -> str:
    """Give the words of a filter with its number."""
    words = {
        NOW: translate("Calls", "Now"),
        LATER: translate("Calls", "Later"),
        ARRANGE: translate("Calls", "Said yes"),
        DONE: translate("Calls", "Done"),
    }[code]
    return f"{words} {isolated(str(n))}" if n else words


def empty_words(code: str, *, good_hour: bool, later: int) -> str:
    """Say why a list is empty, and what would fill it."""
    if code == NOW and not good_hour:
        return translate(
            "Calls",
            "Nobody is called at this hour: only from 8 in the morning to 8 in the evening.",
        )
    if code == NOW and later:
        return translate(
            "Calls", "Nobody is to be called now. {n} later: see there when, and why."
        ).format(n=isolated(str(later)))
    return {
        NOW: translate(
            "Calls",
            "Nobody is to be called. Who is due for a dose, or was not reached, comes here.",
        ),
        LATER: translate("Calls", "Nobody is to be called later."),
        ARRANGE: translate("Calls", "Nobody who said yes waits for somebody to arrange it."),
        DONE: translate("Calls", "Nothing was done by phone in the last 30 days."),
    }[code]


def unreachable_words(n: int) -> str:
    """Say how many are not on the list because nobody may call them."""
    if not n:
        return ""
    return translate("Calls", "Not listed, without a number or a yes to calls: {n}").format(
        n=isolated(str(n))
    )


def language_words(code: str, tongue: Tongue) -> str:
    """Say a choice of languages."""
    if code == SPOKEN:
        return translate("Calls", "Languages I speak")
    return translate("Calls", "All languages") if code == EVERY else tongue.spoken(code)


def kind_words(code: str, tongue: Tongue) -> str:
    """Say a choice of what people are called about."""
    return tongue.label("task_kind", code) or translate("Calls", "About anything")


def event_words(title: str) -> str:
    """Say a choice of an event."""
    return title or translate("Calls", "All events")


# --- the list ---------------------------------------------------------------------------------


def row_of(line: CallLine, today: date, tongue: Tongue) -> ListRow:
    """Give somebody as a line of the list."""
    badge, tone = badge_of(line, today, tongue)
    title = DOT.join((first_strong(line.name), tongue.spoken(line.language)))
    below = DOT.join(task_words(each, tongue) for each in line.tasks)
    return ListRow(
        key=line.person,
        title=title,
        below=below,
        badge=badge,
        tone=tone,
        wide=True,
        tip=below,
        spoken=", ".join(filter(None, (line.name, tongue.spoken(line.language), below, badge))),
    )


def badge_of(line: CallLine, today: date, tongue: Tongue) -> tuple[str, str]:
    """Give the word at the end of somebody's line, and its tone."""
    if line.standing is Standing.DONE:
        return translate("Calls", "done"), "green"
    if line.standing is Standing.GIVENUP:
        return translate("Calls", "not reached"), "grey"
    return _open_badge(line, today, tongue)


def _open_badge(line: CallLine, today: date, tongue: Tongue) -> tuple[str, str]:
    if line.taken_by:
        return translate("Calls", "{name} calls").format(name=first_strong(line.taken_by)), "amber"
    if any(task.late_after is not None and task.late_after < today for task in line.tasks):
        return translate("Calls", "late"), "red"
    if line.call_at is not None:
        return tongue.moment(line.call_at), "amber"
    if line.unanswered:
        words = translate("Calls", "try {n} of {most}")
        n, most = isolated(str(line.unanswered + 1)), isolated(str(line.most))
        return words.format(n=n, most=most), "grey"
    if line.standing is Standing.WRONGLANG or (line.interpreter and not line.speaks):
        return translate("Calls", "interpreter"), "teal"
    return "", "grey"


def task_words(task: TaskShown, tongue: Tongue) -> str:
    """Say in plain words what somebody is called about, and when it is due."""
    words = tongue.label("task_kind", task.kind)
    if task.group:
        words = f"{words}: {group_word(task.group, tongue.lists, tongue.language)}"
    if task.due_on is None:
        return words
    if task.late_after is not None:
        days = translate("Calls", "{first} to {last}")
        said = days.format(first=tongue.day(task.due_on), last=tongue.day(task.late_after))
    else:
        said = translate("Calls", "by {day}").format(day=tongue.day(task.due_on))
    return f"{words}, {said}"


# --- what is known ----------------------------------------------------------------------------


def facts(
    line: CallLine, number: NumberShown | None, tongue: Tongue
) -> tuple[tuple[str, str], ...]:
    """Give what whoever calls has to know: words before, and what."""
    best = ", ".join(tongue.label("day_parts", each) for each in line.best)
    found = [
        (translate("Calls", "Sounds like"), first_strong(line.sounds) if line.sounds else ""),
        (translate("Calls", "Speaks"), _speaks(line, tongue)),
        (translate("Calls", "Interpreter line"), _interpreter(line, tongue)),
        (translate("Calls", "This number"), "" if number is None else number_facts(number, tongue)),
        (translate("Calls", "Best time"), best),
        (translate("Calls", "About"), "\n".join(task_words(each, tongue) for each in line.tasks)),
    ]
    return tuple((lead, said) for lead, said in found if said)


def history(line: CallLine, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """Give what was tried, and when to try next."""
    found = [
        (translate("Calls", "Tried"), "\n".join(try_words(each, tongue) for each in line.tries)),
        (translate("Calls", "Next try"), _next(line, tongue)),
    ]
    return tuple((lead, said) for lead, said in found if said)


def _speaks(line: CallLine, tongue: Tongue) -> str:
    variety = first_strong(line.variety) if line.variety else ""
    return ", ".join(filter(None, (tongue.spoken(line.language), variety)))


def _interpreter(line: CallLine, tongue: Tongue) -> str:
    """Say whether an interpreter has to be on the line: who speaks the language needs none."""
    if line.speaks or not line.language:
        return ""
    if not line.interpreter and line.language == "en":
        return ""
    needed = translate("Calls", "needed: {language}")
    said = needed.format(language=tongue.spoken(line.language))
    if line.relay:
        through = translate("Calls", "{said}, through {language}")
        return through.format(said=said, language=tongue.spoken(line.relay))
    return said


def number_facts(number: NumberShown, tongue: Tongue) -> str:
    """Say what kind of line it is, and that others answer it."""
    shared = translate("Calls", "shared: others answer; say nothing about health")
    kind = tongue.label("contact_kind", number.kind)
    said = (kind, shared if number.shared else "", message_words(number))
    return DOT.join(filter(None, said))


def phone_words(number: NumberShown) -> str:
    """Give a number as it is dialled here."""
    return isolated(national_format(number.value))


def message_words(number: NumberShown) -> str:
    """Say whether a message may be left, and what of it."""
    if not number.may_message:
        return translate("Calls", "leave no message: they did not say yes to that")
    if number.shared:
        return translate("Calls", "in a message only that you call again")
    return translate("Calls", "a message may be left, without a word about health")


def try_words(each: TryShown, tongue: Tongue) -> str:
    """Say when somebody was tried, in which part of the day, and what came of it."""
    part = tongue.label("day_parts", each.part)
    result = tongue.label("contact_result", each.result)
    remark = first_strong(each.remark) if each.remark else ""
    return DOT.join(filter(None, (tongue.moment(each.at), part, result, remark)))


def _next(line: CallLine, tongue: Tongue) -> str:
    if line.call_at is not None:
        asked = translate("Calls", "{time}: they asked for it")
        return asked.format(time=tongue.moment(line.call_at))
    if line.next is None:
        return ""
    part = tongue.label("day_parts", line.next.part)
    return DOT.join((tongue.day(line.next.day), part))


# --- what came of it --------------------------------------------------------------------------


def result_words(code: str, *, may_open: bool) -> str:
    """Give the words of a button."""
    yes = translate("Calls", "Said yes, form") if may_open else translate("Calls", "Said yes")
    return {
        "reached": translate("Calls", "Spoke, all done"),
        "yes": yes,
        "elsewhere": translate("Calls", "Had it elsewhere…"),
        "later": translate("Calls", "Call back…"),
        "refused": translate("Calls", "Says no"),
        "no_answer": translate("Calls", "No answer"),
        "message": translate("Calls", "Left a message"),
        "other": translate("Calls", "Somebody else"),
        "busy": translate("Calls", "Busy"),
        "wrong": translate("Calls", "Wrong number"),
        "no_language": translate("Calls", "No shared language"),
        "stop": translate("Calls", "Asks us to stop"),
    }[code]


def said_words(said: Said | None, tongue: Tongue) -> tuple[str, str]:
    """Say what was done last, and in which tone."""
    if said is None:
        return "", "small"
    if said.code == "fault":
        return fault_sentence(said.fault, tongue.language), "problem"
    if said.code == "no_time":
        words = translate("Calls", "No such day and time. Type it as 6/30 6 pm.")
        return words, "problem"
    if said.code == "no_day":
        return fault_sentence("no_such_day", tongue.language), "problem"
    name = first_strong(said.name)
    if said.standing is Standing.GIVENUP:
        enough = translate("Calls", "{name}: tried three times, nobody tries again.")
        return enough.format(name=name), "good"
    at = "" if said.at is None else tongue.moment(said.at)
    return _done_words(said.code).format(name=name, time=at), "good"


def _done_words(code: str) -> str:
    return {
        "reached": translate("Calls", "{name}: spoken with, done."),
        "yes": translate("Calls", "{name} said yes: stands under Said yes until it is arranged."),
        "elsewhere": translate("Calls", "{name} had it elsewhere: noted as they said it."),
        "later": translate("Calls", "{name} is called again on {time}."),
        "refused": translate("Calls", "{name} says no: not asked again."),
        "no_answer": translate("Calls", "{name}: no answer, another part of the day is next."),
        "message": translate("Calls", "{name}: message left, another part of the day is next."),
        "other": translate("Calls", "{name}: somebody else answered."),
        "busy": translate("Calls", "{name}: busy, try again in a while."),
        "wrong": translate("Calls", "{name}: this number is not called again."),
        "no_language": translate("Calls", "{name} waits for somebody who speaks the language."),
        "stop": translate("Calls", "{name} is not called again: withdrawn just now."),
        "taken": translate("Calls", "You call {name}: others see that for half an hour."),
        "settled": translate("Calls", "{name}: arranged."),
        "undone": translate("Calls", "As it was before."),
    }[code]


def times_said(times: Sequence[datetime], tongue: Tongue) -> Iterator[tuple[str, str]]:
    """Give times to call back, as code and words."""
    for each in times:
        yield each.strftime("%Y-%m-%dT%H:%M"), tongue.moment(each)
