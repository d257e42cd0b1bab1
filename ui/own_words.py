"""What the laptop says of itself: sync, last save, battery, clock, disk. Calm, and what to do."""

import sys
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from fieldapp.domain.clock import ClockSeen
from ui.machine import Machine
from ui.sync_loop import SyncState
from ui.texts import clock_time, fault_sentence, isolated, span_words, time_words

translate = QCoreApplication.translate
MEGABYTE: Final = 1_000_000
DISK_LOW: Final = 500 * MEGABYTE
DISK_RED: Final = 100 * MEGABYTE
BATTERY_LOW: Final = 20
BATTERY_RED: Final = 10
"""Percent: below it the next save could be the last one before the plug."""
LONG_AWAY_MIN: Final = 3 * 24 * 60
"""From so many minutes without the server on, a hint to sync; what waits is no worry before."""
_HOUR, _DAY = 60, 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """How long ago the server was reached, None for never, and sign-ups only on this laptop."""

    minutes: int | None = None
    sign_ups: int = 0


def sync_words(state: SyncState, away: Away, language: str, locale: QLocale) -> str:
    """Say how the laptop stands with the server; no fault that passes is made a worry."""
    if not state.has_server:
        return translate("Texts", "This laptop works by itself. Everything is saved here.")
    if state.working and not state.failing_since_ms:
        return translate("Texts", "Syncing…")
    if state.upgrade:
        return fault_sentence("too_old", language)
    if state.fault:
        return offline_words(away) if state.passing else fault_sentence(state.fault, language)
    if state.quiet_ms:
        time = clock_time(state.quiet_ms, locale)
        return translate("Texts", "Synced {time}").format(time=time)
    return translate("Texts", "Not synced yet. Everything is saved here.")


def offline_words(away: Away) -> str:
    """Say for how long the server was not reached and that this is fine, until it is very long."""
    minutes = away.minutes or 0
    if minutes >= LONG_AWAY_MIN:
        said = translate("Own", "Offline for {span}. Sync soon, where there is a network:")
    elif minutes:
        said = translate("Own", "Offline for {span}. That is fine:")
    else:
        said = translate("Own", "Offline. That is fine:")
    return " ".join((said.format(span=short_span(minutes)), _waiting_words(away.sign_ups)))


def _waiting_words(sign_ups: int) -> str:
    if not sign_ups:
        return translate("Own", "everything is saved here.")
    if sign_ups == 1:
        return translate("Own", "1 sign-up waits here.")
    return translate("Own", "{n} sign-ups wait here.").format(n=isolated(str(sign_ups)))


def short_span(minutes: int) -> str:
    """Give a span of time in short, such as `3 h`."""
    if minutes < _HOUR:
        return isolated(f"{minutes} min")
    if minutes < 2 * _DAY:
        return isolated(f"{minutes // _HOUR} h")
    return translate("Own", "{n} days").format(n=isolated(str(minutes // _DAY)))


def saved_words(saved_ms: int, locale: QLocale) -> str:
    """Say when something typed was last kept; empty where nothing was."""
    if not saved_ms:
        return ""
    return translate("Own", "Saved {time}").format(time=clock_time(saved_ms, locale))


def battery_words(machine: Machine | None) -> tuple[str, str]:
    """Give what the battery stands at and in which tone; empty where there is none."""
    if machine is None or machine.battery is None:
        return "", "grey"
    level = isolated(f"{machine.battery} %")
    if machine.plugged:
        return translate("Own", "{level} charging").format(level=level), "grey"
    if machine.battery < BATTERY_RED:
        return level, "red"
    return level, "amber" if machine.battery < BATTERY_LOW else "grey"


def plug_in_words(machine: Machine | None) -> str:
    """Say what to do while the battery is nearly empty; empty before that."""
    words, tone = battery_words(machine)
    if tone != "red":
        return ""
    return translate("Own", "Battery {level}. Save and plug in; everything typed is kept.").format(
        level=words
    )


def disk_words(machine: Machine | None) -> tuple[str, str]:
    """Say how little room is left and what to do, and in which tone; empty where there is enough.

    Said before a save can fail: one takes a few thousand bytes.
    """
    if machine is None or machine.free is None or machine.free >= DISK_LOW:
        return "", "amber"
    words = translate(
        "Own",
        "{n} MB left on this laptop's disk. What you typed is kept. Free some space: "
        "empty the bin, then delete old downloads, films or programs.",
    ).format(n=isolated(str(machine.free // MEGABYTE)))
    return words, "red" if machine.free < DISK_RED else "amber"


def clock_words(clock: ClockSeen, right_ms: int, locale: QLocale) -> str:
    """Say that the clock is off, by how much, what the time is and how to set it; or nothing."""
    if not clock.off_ms:
        return ""
    if not clock.exact:
        said = translate("Own", "The clock of this laptop is wrong: it is later than {moment}.")
    elif clock.off_ms > 0:
        said = translate("Own", "The clock of this laptop is {span} ahead. It is {moment}.")
    else:
        said = translate("Own", "The clock of this laptop is {span} behind. It is {moment}.")
    said = said.format(
        span=span_words(abs(clock.off_ms) // 60_000), moment=_whole_moment(right_ms, locale)
    )
    kept = translate("Own", "Sign-ups are kept, and in order all the same. Set it in {place}.")
    return " ".join((said, kept.format(place=_place())))


def right_button_words() -> str:
    """Name the button by which somebody says that the clock was set."""
    return translate("Own", "The clock is right")


def _whole_moment(ms: int, locale: QLocale) -> str:
    moment = QDateTime.fromMSecsSinceEpoch(ms)
    day = isolated(locale.toString(moment.date(), "ddd d MMM yyyy"))
    return f"{day}, {time_words(moment.time(), locale)}"


def _place() -> str:
    if sys.platform == "win32":
        return translate("Own", "Settings › Time & language › Date & time")
    if sys.platform == "darwin":
        return translate("Own", "System Settings › General › Date & Time")
    return translate("Own", "the system's settings, Date & Time")
