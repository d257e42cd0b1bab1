"""What the tally says: of what is counted, under what, and of the sums."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from fieldapp.actions.tallying import TallySeen
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from ui.tally.presenter import Said
from ui.texts import fault_sentence, isolated
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry
from ui.widgets.rows_model import ListRow

translate = QCoreApplication.translate
_FAULT: Final = "fault:"
NO_NAME: Final = "NONAME"
_DIGITS: Final = "1234567890"
_LETTERS: Final = "ABCDEFGHIJKLMOPQRSTUVWXYZ"  # N is that of no name


def keys_of(lists: CodeLists) -> tuple[tuple[str, str], ...]:
    """Give (code, key) for everything that is counted: digits as the list has it, then letters."""
    letters, digits = iter(_LETTERS), iter(_DIGITS)
    found = []
    for code in lists["tally_what"]:
        key = "N" if code.code == NO_NAME else next(digits, "") or next(letters)
        found.append((code.code, key))
    return tuple(found)


def channel_entries(lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give where people are met, found in both languages."""
    labels = lists["tally_channel"]
    return tuple(
        Entry(
            choice=Choice(code=each.code, text=labels.label(each.code, language)),
            keys=fold(f"{each.label_en} {each.label_es}"),
        )
        for each in labels
        if each.code != "NONE"
    )


def channel_words(channel: str, lists: CodeLists, language: str) -> str:
    """Give the channel that is counted under."""
    return lists["tally_channel"].label(channel, language) if channel else ""


def county_entries(lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give every county."""
    labels = lists["nc_counties"]
    return tuple(
        Entry(
            choice=Choice(code=each.code, text=labels.label(each.code, language)),
            keys=fold(f"{each.label_en} {each.code}"),
        )
        for each in labels
    )


def county_words(county: str, lists: CodeLists, language: str) -> str:
    """Give the county that is counted under."""
    labels = lists["nc_counties"]
    return labels.label(county, language) if county in labels else county or no_county()


def no_county() -> str:
    """Say that no county is chosen."""
    return translate("Tally", "No county")


def sum_rows(seen: TallySeen, lists: CodeLists, language: str, locale: QLocale) -> list[ListRow]:
    """Give the sums by day and channel, the newest day first."""
    return list(_sum_rows(seen, lists, language, locale))


def _sum_rows(
    seen: TallySeen, lists: CodeLists, language: str, locale: QLocale
) -> Iterator[ListRow]:
    channels, whats = lists["tally_channel"], lists["tally_what"]
    for (day, channel), group in groupby(seen.sums, key=lambda each: (each.day, each.channel)):
        counted = list(group)
        title = " · ".join((day_words(day, locale), channels.label(channel, language)))
        below = " · ".join(
            f"{whats.label(each.what, language)} {isolated(str(each.n))}" for each in counted
        )
        badge = str(sum(each.n for each in counted))
        yield ListRow(
            key=f"{day} {channel}".encode(),
            title=title,
            below=below,
            badge=badge,
            tone="teal",
            spoken=f"{title}, {badge}. {below}",
            tip=below,
        )


def day_words(day: str, locale: QLocale) -> str:
    """Give a day such as `Sat 13 Jun`."""
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    return locale.toString(date, "ddd d MMM") if date.isValid() else day


def said_words(said: Said | None, lists: CodeLists, language: str) -> tuple[str, str]:
    """Say what happened last, and in which tone."""
    if said is None:
        return "", "small"
    if said.code.startswith(_FAULT):
        return fault_sentence(said.code.removeprefix(_FAULT), language), "problem"
    what = lists["tally_what"].label(said.what, language)
    if said.code == "undone":
        return translate("Tally", "Taken back: {what}").format(what=what), "good"
    return translate("Tally", "Counted: {what}").format(what=what), "good"
