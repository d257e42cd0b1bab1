"""Codes → sentences in the language of the window; the only place that phrases a state or fault.

Sentences for faults and findings are shared with the commands (`fieldapp.wording`); what only the
window says is Qt's to translate.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTime

from fieldapp.domain.codes import CodeLists, load_code_lists
from fieldapp.domain.problem import Problem
from fieldapp.domain.visits import VACCINE
from fieldapp.store.custody import Custody, Whereabouts
from fieldapp.wording import held_sentence, sentence

translate = QCoreApplication.translate
_FEW_TRIES: Final = 7
"""From this many on it is said how many are left: nobody is alarmed by a first slip."""
_MANY_HOURS, _MANY_DAYS = 120, 2880
"""From how many minutes on hours are said, and days."""
_ISO_DAY: Final = len("2021-06-22")
LEFT_TO_RIGHT: Final = "\u2066"
FIRST_STRONG: Final = "\u2068"
END: Final = "\u2069"


def isolated(text: str) -> str:
    """Keep a ticket, number or time together where the text around it runs leftwards."""
    return f"{LEFT_TO_RIGHT}{text}{END}"


def first_strong(text: str) -> str:
    """Let a text of any script run its own way, whatever way the text around it runs."""
    return f"{FIRST_STRONG}{text}{END}"


def clock_time(ms: int, locale: QLocale, *, seconds: bool = False) -> str:
    """Give a moment as local time of day."""
    moment = QDateTime.fromMSecsSinceEpoch(ms).time()
    return time_words(moment, locale, seconds=seconds)


def time_words(moment: QTime, locale: QLocale, *, seconds: bool = False) -> str:
    """Give a time of day as people of the language write it."""
    return isolated(locale.toString(moment, "h:mm:ss AP" if seconds else "h:mm AP"))


def moment_words(ms: int, locale: QLocale) -> str:
    """Give a moment as local day and time, such as `Sat 13 Jun, 8:00 AM`."""
    moment = QDateTime.fromMSecsSinceEpoch(ms)
    day = locale.toString(moment.date(), "ddd d MMM")
    return f"{day}, {time_words(moment.time(), locale)}"


def problem_sentence(problem: Problem, language: str) -> str:
    """Say what is wrong with a field and what to do; a day among what it names as people say it."""
    locale = QLocale(language)
    args = [(name, day_words(text, locale) or text) for name, text in problem.args]
    if vaccine := dict(args).get(VACCINE):
        args.append((VACCINE, load_code_lists()["vaccine_group"].label(vaccine, language)))
    return sentence(problem.code, language, args)


def day_words(text: str, locale: QLocale) -> str:
    """Give a whole day as people say it, `2021-06-22` as 22 June 2021; empty for another text."""
    day = QDate.fromString(text, Qt.DateFormat.ISODate) if len(text) == _ISO_DAY else QDate()
    spanish = locale.language() == QLocale.Language.Spanish
    form = "d 'de' MMMM 'de' yyyy" if spanish else "d MMMM yyyy"
    return isolated(locale.toString(day, form)) if day.isValid() else ""


def refused_words(code: str, language: str, wait_s: int, tries_left: int | None) -> str:
    """Say why a secret did not open, how long to wait, and how many tries are left."""
    said = [sentence(code, language)]
    if wait_s:
        said.append(sentence("wait_seconds", language, [("seconds", str(wait_s))]))
    if tries_left is not None and 0 < tries_left <= _FEW_TRIES:
        left = "tries_left" if tries_left > 1 else "try_left"
        said.append(sentence(left, language, [("tries", str(tries_left))]))
    return " ".join(said)


def fault_sentence(code: str, language: str) -> str:
    """Say what went wrong, what was kept and what to do next."""
    if code == "bug":
        return translate(
            "Texts", "Something in the program went wrong. What you typed is still here. Try again."
        )
    return sentence(code, language)


def autonym(tag: str, lists: CodeLists, language: str) -> str:
    """Give a language by its own name, as its speakers point at it."""
    languages = lists["languages"]
    if tag not in languages:
        return tag
    own = languages[tag].extra.get("autonym", "")
    return own if own.strip("—") else languages.label(tag, language)


def custody_word(custody: Custody) -> str:
    """Say in a word where a record is."""
    return {
        Custody.SAVED_HERE: translate("Texts", "here"),
        Custody.ON_SERVER: translate("Texts", "server"),
        Custody.SAFE: translate("Texts", "backed up"),
        Custody.ATTENTION: translate("Texts", "look at it"),
    }[custody]


def custody_sentence(where: Whereabouts, language: str) -> str:
    """Say in a sentence where a record is, for tool tips and screen readers."""
    if where.held:
        return held_sentence(where.held, language)
    return {
        Custody.SAVED_HERE: translate("Texts", "Saved on this laptop only"),
        Custody.ON_SERVER: translate("Texts", "On the server"),
        Custody.SAFE: translate("Texts", "On the server and in its backup"),
        Custody.ATTENTION: translate("Texts", "The server put this aside for a coordinator"),
    }[where.custody]


def conflict_sentence() -> str:
    """Say that two people wrote different things."""
    return translate("Texts", "Two people wrote different things; both are kept for a coordinator")


def withdrawn_word() -> str:
    """Say that a sign-up was withdrawn."""
    return translate("Texts", "withdrawn")


CUSTODY_TONES: Final = {
    Custody.SAVED_HERE: "amber",
    Custody.ON_SERVER: "green",
    Custody.SAFE: "green",
    Custody.ATTENTION: "red",
}


def only_here(n: int) -> str:
    """Say how many records are on this laptop only."""
    return translate("Texts", "{n} only on this laptop").format(n=isolated(str(n)))


def on_server(n: int) -> str:
    """Say how many records are on the server."""
    return translate("Texts", "{n} on the server").format(n=isolated(str(n)))


def changes_here(n: int) -> str:
    """Say how many changes are on this laptop only, where they are in no standing sign-up."""
    return translate("Texts", "Changes only on this laptop: {n}").format(n=isolated(str(n)))


def nothing_waits() -> str:
    """Say that the server has everything."""
    return translate("Texts", "All sent")


def to_look_at(n: int) -> str:
    """Say how many records somebody has to look at."""
    return translate("Texts", "{n} to look at").format(n=isolated(str(n)))


def span_words(minutes: int) -> str:
    """Give a span of time in the unit that people would say it in."""
    if minutes < _MANY_HOURS:
        return translate("Texts", "{n} minutes").format(n=isolated(str(minutes)))
    if minutes < _MANY_DAYS:
        return translate("Texts", "{n} hours").format(n=isolated(str(round(minutes / 60))))
    return translate("Texts", "{n} days").format(n=isolated(str(round(minutes / 1440))))


_GAPS: Final[Mapping[str, Callable[[], str]]] = {
    "name": lambda: translate("Texts", "a name"),
    "birth_year": lambda: translate("Texts", "the year of birth, or the age"),
    "contact": lambda: translate(
        "Texts", "a phone or e-mail, or the appointment slip in their hand"
    ),
    "wants": lambda: translate("Texts", "which vaccine they want"),
    "consent_store": lambda: translate("Texts", "the yes to keeping this record"),
    "consent_share": lambda: translate("Texts", "the yes or no to telling the clinic"),
    "guardian": lambda: translate("Texts", "a parent’s or guardian’s yes to the vaccine"),
    "guardian_details": lambda: translate(
        "Texts", "who the guardian is, and how the yes is on paper"
    ),
    "guardian_other": lambda: translate("Texts", "the yes of a parent or legal guardian"),
    "guardian_written": lambda: translate("Texts", "the guardian’s yes in writing"),
    "family": lambda: translate("Texts", "the second part of the name, or that there is only one"),
    "birth_day": lambda: translate("Texts", "the whole birth date"),
    "language": lambda: translate("Texts", "the language they speak"),
    "variety": lambda: translate("Texts", "which kind of that language, or the home town"),
    "interpreter": lambda: translate("Texts", "whether they want an interpreter"),
    "place": lambda: translate("Texts", "the ZIP or the county"),
    "pickup": lambda: translate("Texts", "where to fetch them"),
    "consent_ride": lambda: translate("Texts", "the yes or no to telling the driver"),
    "marked": lambda: translate("Texts", "marked to finish: see the remark"),
}


def gap_words(code: str) -> str:
    """Say what a sign-up lacks: a gap of `fieldapp.domain.finishing`, as it is asked for."""
    return _GAPS[code]()


def starts_words(starts: str, locale: QLocale) -> str:
    """Give the day and hour of an event's local time, such as `Sat 13 Jun, 8:00 AM`."""
    moment = QDateTime.fromString(starts, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return ""
    day = locale.toString(moment.date(), "ddd d MMM")
    return f"{day}, {time_words(moment.time(), locale)}"


def event_words(title: str, starts: str, locale: QLocale) -> str:
    """Name an event with its day; `starts` is a local time as `2026-06-13T08:00`."""
    return f"{first_strong(title)} · {starts_words(starts, locale)}"


def hour_words(local: str, locale: QLocale) -> str:
    """Give the hour of a local time as it is kept, `2026-06-20T10:40`; empty where it is none."""
    moment = QDateTime.fromString(local, Qt.DateFormat.ISODate)
    return time_words(moment.time(), locale) if moment.isValid() else ""
