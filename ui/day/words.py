"""What the page says at the end of the day: what is left, and what to do about it."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.actions.day import DaySeen, EndFacts, UserDay
from fieldapp.actions.seat_returns import Unused
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.paper import number_runs
from ui.day.lines import Line
from ui.texts import fault_sentence, first_strong, isolated

translate = QCoreApplication.translate
_FAULT: Final = "fault:"
_NOTHING: Final = ("", "")


def _say(words: str, **values: object) -> str:
    return words.format(**{name: isolated(str(each)) for name, each in values.items()})


def end_headline(seen: DaySeen) -> tuple[str, str]:
    """Say in one glance how many sign-ups were made here, and whether any is lost."""
    end = seen.end
    if end.lost:
        words = translate("Day", "{letter}: {n} sign-ups, {lost} not found")
        return _say(words, letter=seen.letter, n=end.here, lost=len(end.lost)), "red"
    if end.here == 1:
        return _say(translate("Day", "{letter}: 1 sign-up, not lost"), letter=seen.letter), "green"
    words = translate("Day", "{letter}: {n} sign-ups, none lost")
    return _say(words, letter=seen.letter, n=end.here), "green"


def end_about(seen: DaySeen) -> str:
    """Say where they are, and how many others there are."""
    end, parts = seen.end, []
    sums = end.sums
    if sums.only_here:
        words = translate("Day", "Only on this laptop until the next sync: {n}")
        parts.append(_say(words, n=sums.only_here))
    elif sums.waiting:
        parts.append(_say(translate("Day", "Changes only on this laptop: {n}"), n=sums.waiting))
    elif seen.ready.has_server:
        parts.append(translate("Day", "All of it is on the server"))
    if end.withdrawn:
        parts.append(_say(translate("Day", "withdrawn: {n}"), n=end.withdrawn))
    if end.everybody > end.here:
        parts.append(_say(translate("Day", "all laptops known here: {n}"), n=end.everybody))
    return " · ".join(parts)


def end_lines(seen: DaySeen, lists: CodeLists, language: str, finish_key: str) -> tuple[Line, ...]:
    """Give what is left, each with what to do; `finish_key` brings the page of what is open."""
    end = seen.end
    return (
        *_lost_line(end),
        *_open_lines(end, finish_key),
        _drafts_line(end),
        *_slips_line(end),
        *_seats_line(end.seats),
        *_unsent_line(seen),
        *_attention_line(end),
        _tally_line(end, lists, language),
    )


def _lost_line(end: EndFacts) -> Iterator[Line]:
    if end.lost:
        words = translate("Day", "Numbers {numbers}. Tell your coordinator before anybody leaves.")
        yield Line(
            code="lost",
            badge=isolated(str(len(end.lost))),
            tone="red",
            title=translate("Day", "Tickets that belong to nobody here"),
            words=words.format(numbers=isolated(number_runs(end.lost))),
        )


def _open_lines(end: EndFacts, key: str) -> Iterator[Line]:
    holding = end.holding_up
    button = (translate("Day", "Finish them"), key)
    yield Line(
        code="holding",
        badge=isolated(str(holding)),
        tone="amber" if holding else "green",
        title=translate("Day", "Cannot be booked yet"),
        words=translate(
            "Day", "Something is missing. Ask while people are still here, or call them."
        )
        if holding
        else translate("Day", "Everybody who signed up here can be given a time."),
        button=button if holding else _NOTHING,
    )
    rest = end.to_finish - holding
    if rest:
        yield Line(
            code="incomplete",
            badge=isolated(str(rest)),
            tone="grey",
            title=translate("Day", "Can be booked, not complete"),
            words=translate("Day", "It can wait: somebody can finish it later."),
            button=_NOTHING if holding else button,
        )


def _drafts_line(end: EndFacts) -> Line:
    said = translate("Day", "Nothing is half typed.")
    if end.drafts:
        said = translate("Day", "Save each or throw it away: drafts never leave this laptop.")
    if others := end.drafts - end.own_drafts:
        more = translate("Day", "Of other people: {n}. They open them after F9.")
        said = f"{said} {_say(more, n=others)}"
    return Line(
        code="drafts",
        badge=isolated(str(end.drafts)),
        tone="amber" if end.drafts else "green",
        title=translate("Day", "Half typed, not saved"),
        words=said,
        button=(translate("Day", "Open them"), "D") if end.own_drafts else _NOTHING,
    )


def _slips_line(end: EndFacts) -> Iterator[Line]:
    slips = end.slips.slips
    if not (slips.handed_out or slips.twice):
        return
    words = translate("Day", "All are typed in, or lost.")
    if slips.twice:
        words = translate("Day", "Used twice: {twice}. Look at the papers. Not typed in: {numbers}")
    elif slips.open:
        words = translate("Day", "Numbers {numbers}. Type them in before the papers go.")
    numbers, twice = number_runs(slips.to_type) or "–", number_runs(slips.twice)
    todo = bool(slips.twice or slips.open)
    yield Line(
        code="slips",
        badge=isolated(str(slips.open)),
        tone="red" if slips.twice else "amber" if todo else "green",
        title=translate("Day", "Paper slips not typed in"),
        words=words.format(numbers=isolated(numbers), twice=isolated(twice)),
        button=(translate("Day", "Look at them"), "P") if todo else _NOTHING,
    )


def _seats_line(seats: Unused | None) -> Iterator[Line]:
    if seats is None:
        return
    title = translate("Day", "Seats that nobody here used")
    if not seats.seats:
        words = translate("Day", "{n} went back: the office can give them to whoever calls.")
        button = translate("Day", "Ask for them again")
        yield _seat_line(title, (0, "green"), _say(words, n=seats.back), button)
    elif seats.going:
        words = translate(
            "Day", "They go back with the next sync. Until then you can still give them."
        )
        yield _seat_line(title, (seats.seats, "grey"), words, translate("Day", "Keep them"))
    else:
        words = translate("Day", "{title}. Nobody else can give them while they are here.")
        button = _say(translate("Day", "Give back {n}"), n=seats.seats)
        badge = seats.seats, "grey"
        yield _seat_line(title, badge, words.format(title=first_strong(seats.title)), button)


def _seat_line(title: str, badge: tuple[int, str], words: str, button: str) -> Line:
    n, tone = badge
    return Line(
        code="seats",
        badge=isolated(str(n)),
        tone=tone,
        title=title,
        words=words,
        button=(button, "G"),
    )


def _unsent_line(seen: DaySeen) -> Iterator[Line]:
    sums = seen.end.sums
    waits = sums.only_here or sums.waiting
    if seen.ready.has_server:
        yield Line(
            code="unsent",
            badge=isolated(str(waits)),
            tone="amber" if waits else "green",
            title=translate("Day", "Only on this laptop"),
            words=translate("Day", "Safe here. Sync when there is a network; nothing else to do.")
            if waits
            else translate("Day", "The server has everything."),
            button=(translate("Day", "Sync now"), "F5") if waits else _NOTHING,
        )


def _attention_line(end: EndFacts) -> Iterator[Line]:
    if end.sums.attention:
        yield Line(
            code="attention",
            badge=isolated(str(end.sums.attention)),
            tone="red",
            title=translate("Day", "The server put aside"),
            words=translate("Day", "Your coordinator looks at these. They are not lost."),
        )


def _tally_line(end: EndFacts, lists: CodeLists, language: str) -> Line:
    labels = lists["tally_what"]
    counted = " · ".join(
        f"{labels.label(what, language)} {isolated(str(n))}" for what, n in end.tallies.items()
    )
    return Line(
        code="tally",
        badge=isolated(str(sum(end.tallies.values()))),
        tone="grey",
        title=translate("Day", "Counted without names"),
        words=counted or translate("Day", "Nothing was counted."),
    )


def user_line(user: UserDay, at: int) -> Line:
    """Give what one person did here."""
    parts = [_say(translate("Day", "sign-ups: {n}"), n=user.sign_ups)]
    if user.to_finish:
        parts.append(_say(translate("Day", "to finish: {n}"), n=user.to_finish))
    if user.drafts:
        parts.append(_say(translate("Day", "half typed: {n}"), n=user.drafts))
    return Line(
        code=f"user{at}",
        badge="",
        tone="grey",
        title=user.name or translate("Day", "Somebody else"),
        words=" · ".join(parts),
    )


def closed_words(seen: DaySeen) -> str:
    """Say whether the day is closed; empty while it is not."""
    if seen.status == "CLOSED":
        return translate("Day", "The event is closed for the day.")
    if seen.end.closed is not None:
        words = translate("Day", "Closed on this laptop with {n}. The next sync tells the office.")
        return _say(words, n=seen.end.closed)
    return ""


def close_note(seen: DaySeen) -> str:
    """Say what closing does, before it is done."""
    if seen.may_close:
        return translate("Day", "Closes the event: laptops give out no more tickets for it.")
    return translate("Day", "Notes your last count for the coordinator. Work can go on after it.")


def said_words(code: str, language: str) -> tuple[str, str]:
    """Say what happened last, and in which tone."""
    if code.startswith(_FAULT):
        return fault_sentence(code.removeprefix(_FAULT), language), "problem"
    return {
        "": ("", "small"),
        "closed": (translate("Day", "The day is closed here."), "good"),
        "undone": (translate("Day", "Open again."), "good"),
        "seats_go": (translate("Day", "They go back with the next sync."), "good"),
        "seats_stay": (
            translate("Day", "Kept here. What went already is asked for again."),
            "good",
        ),
    }[code]
