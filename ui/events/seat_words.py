"""What the bar below an event says: its laptops, and the seats they hold."""

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.laptops_ready import LaptopReady, ReadyFor
from fieldapp.actions.seat_split import SeatSplit
from ui.texts import first_strong, isolated, moment_words

translate = QCoreApplication.translate


def _say(words: str, **values: object) -> str:
    return words.format(**{name: isolated(str(each)) for name, each in values.items()})


def summary_words(seen: SeatSplit) -> str:
    """Say in one line who holds how many seats; empty where there are no times."""
    if not seen.slots:
        return ""
    held = [
        f"{letter} {seen.holding(letter).held}"
        for letter in seen.letters
        if seen.holding(letter).held
    ]
    reserve = translate("SeatsBar", "reserve {n}").format(n=seen.reserve)
    how = translate("SeatsBar", "split by the program")
    if seen.decided:
        how = translate("SeatsBar", "as you split them")
    if seen.decided_in_part:
        how = translate("SeatsBar", "in part as you split them")
    return translate("SeatsBar", "Seats on the laptops: {who} · {how}").format(
        who=isolated(", ".join([*held, reserve])), how=how
    )


def ready_words(ready: ReadyFor | None) -> str:
    """Say in one line which laptops have the event; empty where none works at it."""
    if ready is None or not ready.laptops:
        return ""
    there = ", ".join(each.letter for each in ready.laptops if each.has_it)
    lacking = ", ".join(each.letter for each in ready.laptops if not each.has_it)
    parts = []
    if there:
        parts.append(
            _say(translate("SeatsBar", "Laptops that are ready: {letters}"), letters=there)
        )
    if lacking:
        parts.append(_say(translate("SeatsBar", "not yet: {letters}"), letters=lacking))
    return " · ".join(parts)


def late_words(ready: ReadyFor | None, locale: QLocale) -> str:
    """Say which laptops would have the event if they ran, and what to do; empty for none."""
    late = () if ready is None else ready.late
    if not late:
        return ""
    who = [_name_and_moment(each, locale) for each in late]
    words = translate(
        "SeatsBar",
        "Not on every laptop yet. Have it opened where there is a network: {laptops}",
    )
    return words.format(laptops=" · ".join(who))


def _name_and_moment(laptop: LaptopReady, locale: QLocale) -> str:
    name = laptop_name(laptop.letter, laptop)
    return f"{name}, {heard_words(laptop, locale)}"


def laptop_name(letter: str, laptop: LaptopReady | None) -> str:
    """Give a laptop by its letter, and who works on it."""
    people = "" if laptop is None else ", ".join(first_strong(each) for each in laptop.people)
    return " · ".join(each for each in (isolated(letter), people) if each)


def heard_words(laptop: LaptopReady, locale: QLocale) -> str:
    """Say when a laptop was last heard."""
    if not laptop.heard_ms:
        return translate("SeatsBar", "never synced")
    words = translate("SeatsBar", "last synced {moment}")
    return words.format(moment=moment_words(laptop.heard_ms, locale))


def badge_words(laptop: LaptopReady | None) -> tuple[str, str]:
    """Say in a word whether a laptop has the event, and in which tone."""
    if laptop is None:
        return "", "grey"
    if laptop.has_it:
        return translate("SeatsBar", "ready"), "green"
    return translate("SeatsBar", "not yet"), "amber" if laptop.late else "grey"


def state_words(laptop: LaptopReady | None, locale: QLocale) -> str:
    """Say when a laptop was heard, and how new its lists are; empty where it is not known."""
    if laptop is None:
        return ""
    parts = [heard_words(laptop, locale)]
    if laptop.codes:
        words = translate("SeatsBar", "lists of {version}")
        if laptop.old_codes:
            words = translate("SeatsBar", "older lists, of {version}")
        parts.append(_say(words, version=laptop.codes))
    return " · ".join(parts)


def holding_words(seen: SeatSplit, letter: str) -> str:
    """Say what a laptop holds of the times in sight, and what moves at its next sync."""
    if not seen.slots:
        return ""
    holding = seen.holding(letter)
    words = translate("SeatsBar", "holds {held}: {given} given, {free} free")
    parts = [_say(words, held=holding.held, given=holding.given, free=holding.unspent)]
    if holding.waived:
        parts.append(_say(translate("SeatsBar", "{n} given back unused"), n=holding.waived))
    if seen.too_many(letter):
        words = translate("SeatsBar", "gives back {n} at its next sync")
        parts.append(_say(words, n=seen.too_many(letter)))
    if seen.to_come(letter):
        words = translate("SeatsBar", "gets up to {n} more at its next sync")
        parts.append(_say(words, n=seen.to_come(letter)))
    return " · ".join(parts)
