"""What the ready check says, line by line: what stands how, and what to do."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.day import DaySeen
from ui.day.checks import GIGABYTE, Around, Check, Level, worst
from ui.day.lines import Line
from ui.texts import first_strong, isolated, moment_words, span_words, starts_words

translate = QCoreApplication.translate
_TONES: Final = {Level.OK: "green", Level.LOOK: "amber", Level.STOP: "red"}


def _say(words: str, **values: object) -> str:
    return words.format(**{name: isolated(str(each)) for name, each in values.items()})


def ready_headline(found: tuple[Check, ...]) -> tuple[str, str]:
    """Say in one line whether the laptop is ready, and in which tone."""
    level = worst(found)
    todo = sum(each.level is not Level.OK for each in found)
    if level is Level.OK:
        return translate("Day", "Ready. Offline is fine."), _TONES[level]
    if level is Level.LOOK:
        words = translate("Day", "Ready, offline is fine. To look at: {n}")
        return _say(words, n=todo), _TONES[level]
    return _say(translate("Day", "Not ready yet. To do: {n}"), n=todo), _TONES[level]


def level_word(level: Level) -> str:
    """Give how a line stands in a word."""
    return {
        Level.OK: translate("Day", "OK"),
        Level.LOOK: translate("Day", "look"),
        Level.STOP: translate("Day", "stop"),
    }[level]


def check_line(check: Check, seen: DaySeen, around: Around, locale: QLocale) -> Line:
    """Give one line of the ready check: what, how it stands, and what to do."""
    return Line(
        code=check.code,
        badge=level_word(check.level),
        tone=_TONES[check.level],
        title=_check_title(check.code),
        words=_check_words(check, seen, around, locale),
        button=(translate("Day", "Ask for them again"), "G")
        if (check.code, check.why) == ("seats", "back")
        else ("", ""),
    )


def _check_title(code: str) -> str:
    return {
        "event": translate("Day", "Event"),
        "seats": translate("Day", "Seats on this laptop"),
        "sync": translate("Day", "Last sync"),
        "clock": translate("Day", "Clock"),
        "codes": translate("Day", "Lists of answers"),
        "battery": translate("Day", "Battery"),
        "disk": translate("Day", "Room on the disk"),
        "fonts": translate("Day", "Scripts of all languages"),
        "people": translate("Day", "Who can work on it"),
    }[code]


def _check_words(check: Check, seen: DaySeen, around: Around, locale: QLocale) -> str:
    ready, machine = seen.ready, around.machine
    said: dict[str, Callable[[], str]] = {
        "event": lambda: _event_words(check.why, seen, locale),
        "seats": lambda: _seat_words(check.why, seen),
        "sync": lambda: _sync_words(check.why, ready.heard_ms, locale),
        "clock": lambda: _clock_words(check.why, ready.clock_off_ms or 0),
        "codes": lambda: _code_words(check.why, ready.codes),
        "battery": lambda: _battery_words(check.why, machine.battery or 0),
        "disk": lambda: _disk_words(check.why, machine.free or 0),
        "fonts": lambda: _font_words(check.why, around.fonts_missing),
        "people": lambda: ", ".join(first_strong(each) for each in ready.people if each),
    }
    return said[check.code]()


def _code_words(why: str, version: str) -> str:
    words = {
        "here": translate("Day", "Of {version}."),
        "damaged": translate("Day", "Damaged. Install the program again; no work is lost."),
    }[why]
    return _say(words, version=version)


def _font_words(why: str, missing: int) -> str:
    words = {
        "here": translate("Day", "All here."),
        "missing": translate(
            "Day", "{n} are missing: some names show as boxes. Install the program again."
        ),
    }[why]
    return _say(words, n=missing)


def _event_words(why: str, seen: DaySeen, locale: QLocale) -> str:
    if why == "none":
        return translate("Day", "None yet. Sync, or ask your coordinator to put you on one.")
    if why == "over":
        return translate("Day", "{title} is over. If there is another one, sync once more.").format(
            title=first_strong(seen.title)
        )
    return translate(
        "Day", "{title} · {when} · Vaccines: {offers} · Languages: {languages}"
    ).format(
        title=first_strong(seen.title),
        when=starts_words(seen.starts, locale),
        offers=isolated(str(seen.ready.offers)),
        languages=isolated(str(seen.ready.languages)),
    )


def _seat_words(why: str, seen: DaySeen) -> str:
    seats = seen.ready.seats
    if seats is None:
        return translate("Day", "No times to give out. People can sign up all the same.")
    if why == "gone":
        return translate("Day", "All are given out. People can go on the waiting list.")
    if why == "back":
        words = translate("Day", "{n} went back unused, so that others could be given them.")
        return _say(words, n=seats.back)
    return translate("Day", "{free} free, at {times} times of {title}.").format(
        free=isolated(str(seats.free)),
        times=isolated(str(seats.times)),
        title=first_strong(seats.title),
    )


def _sync_words(why: str, heard_ms: int, locale: QLocale) -> str:
    words = {
        "alone": translate("Day", "This laptop works by itself. Everything is saved here."),
        "never": translate("Day", "Never. Press F5 where there is a network."),
        "fresh": "{moment}",
        "old": translate("Day", "Press F5 once more where there is a network. The last: {moment}"),
    }[why]
    return words.format(moment=moment_words(heard_ms, locale) if heard_ms else "")


def _clock_words(why: str, off_ms: int) -> str:
    words = {
        "unknown": translate("Day", "Not compared yet: the next sync does that."),
        "right": translate("Day", "Right, when the server was last asked."),
        "ahead": translate("Day", "{span} ahead. Set it right: ages are worked out by it."),
        "behind": translate("Day", "{span} behind. Set it right: ages are worked out by it."),
    }[why]
    return words.format(span=span_words(abs(off_ms) // 60_000))


def _battery_words(why: str, level: int) -> str:
    words = {
        "none": translate("Day", "None, or it does not say. Take the power cable."),
        "plugged": translate("Day", "{n} %, charging. Take the power cable."),
        "full": translate("Day", "{n} %. Take the power cable."),
        "charge": translate("Day", "{n} %. Charge it tonight, and take the power cable."),
    }[why]
    return _say(words, n=level)


def _disk_words(why: str, free: int) -> str:
    words = {
        "unknown": translate("Day", "The computer does not say."),
        "room": translate("Day", "{n} GB free."),
        "little": translate("Day", "Only {n} GB free. Take away some pictures or films."),
        "full": translate("Day", "Only {n} GB free: soon nothing can be saved. Make room first."),
    }[why]
    return _say(words, n=f"{free / GIGABYTE:.1f}")
