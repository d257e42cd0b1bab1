"""The words of the page of rides: who, when, where, how it stands, and what was done."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from fieldapp.actions.ride_desk import RideLine, RidesSeen
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.driving import FAILED
from fieldapp.domain.phones import national_format
from ui.rides.presenter import Said
from ui.rides.state import ALL, OFF, OPEN, late, other_of
from ui.texts import fault_sentence, first_strong, isolated, starts_words, time_words
from ui.widgets.rows_model import ListRow

translate = QCoreApplication.translate
DOT: Final = " · "
_TONES: Final = {
    "WANTED": "red",
    "OFFERED": "amber",
    "ASSIGNED": "teal",
    "CONFIRMED": "teal",
    "PICKEDUP": "amber",
    "DROPPED": "green",
    "RETURNED": "green",
    "NODRIVER": "red",
    "MISSED": "red",
}


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
        OPEN: translate("Rides", "No driver yet"),
        ALL: translate("Rides", "All rides"),
        OFF: translate("Rides", "Called off"),
    }[code]
    return f"{words} {isolated(str(n))}" if n else words


def empty_words(code: str) -> str:
    """Say why a list is empty, and what would fill it."""
    return {
        OPEN: translate("Rides", "Everybody who is to be fetched has a driver."),
        ALL: translate(
            "Rides",
            "Nobody needs a ride to this event. Who says so with their time at the sign-up stands"
            " here.",
        ),
        OFF: translate("Rides", "No driver waits to hear that a ride is off."),
    }[code]


def state_words(line: RideLine, now: str) -> tuple[str, str]:
    """Say in a word or two how a ride stands, and its tone."""
    if line.called_off:
        return translate("Rides", "tell the driver"), "red"
    if line.waiting:
        return translate("Rides", "waiting, no time yet"), "grey"
    if late(line, now):
        return translate("Rides", "fetch now"), "amber"
    if not line.fetched:
        given = line.state == "CONFIRMED"
        return (
            (translate("Rides", "given"), "green")
            if given
            else (translate("Rides", "open"), "amber")
        )
    words = {
        "WANTED": translate("Rides", "no driver yet"),
        "OFFERED": translate("Rides", "driver asked"),
        "ASSIGNED": translate("Rides", "has a driver"),
        "CONFIRMED": translate("Rides", "knows the time"),
        "PICKEDUP": translate("Rides", "on the way"),
        "DROPPED": translate("Rides", "at the site"),
        "RETURNED": translate("Rides", "back home"),
        "NODRIVER": translate("Rides", "nobody found"),
        "MISSED": translate("Rides", "missed"),
    }
    return words.get(line.state, line.state), _TONES.get(line.state, "grey")


def step_words(step: str, *, fetched: bool) -> str:
    """Say what can be noted next, as a chip."""
    if not fetched:
        return translate("Rides", "They have it")
    return {
        "OFFERED": translate("Rides", "A driver was asked"),
        "CONFIRMED": translate("Rides", "They know the time"),
        "PICKEDUP": translate("Rides", "Picked up"),
        "DROPPED": translate("Rides", "At the site"),
        "RETURNED": translate("Rides", "Back home"),
        "NODRIVER": translate("Rides", "No driver found"),
        "MISSED": translate("Rides", "Missed the ride"),
    }[step]


def anew_words(line: RideLine) -> str:
    """Say that a driver is looked for again."""
    if line.state in FAILED:
        return translate("Rides", "Look for a driver again")
    return translate("Rides", "The driver cannot come")


def row_of(line: RideLine, now: str, tongue: Tongue, *, half_typed: bool) -> ListRow:
    """Give a ride as a line of the list."""
    badge, tone = state_words(line, now)
    lead = tongue.time(line.ready_at) or translate("Rides", "no time")
    marks = [
        tongue.label("transport_mode", line.mode) if line.mode != "DRIVER" else "",
        translate("Rides", "lift") if line.lift else "",
        first_strong(line.text("driver_name")) if line.text("driver_name") else "",
        translate("Rides", "half typed") if half_typed else "",
        translate("Rides", "too close") if line.close and not line.called_off else "",
    ]
    below = DOT.join(filter(None, marks)) or first_strong(line.text("pickup") or "–")
    title = f"{lead}  {first_strong(line.name)}"
    return ListRow(
        key=line.ride,
        lead="",
        title=title,
        below=below,
        badge=badge,
        tone=tone,
        wide=True,
        tip=below,
        spoken=", ".join(filter(None, (lead, line.name, below, badge))),
    )


def facts_of(line: RideLine, seen: RidesSeen, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """Give what a driver has to know: words before, and what."""
    where = ". ".join(each for each in (line.text("pickup"), line.directions) if each)
    facts = (
        (translate("Rides", "Phone"), ", ".join(isolated(national_format(p)) for p in line.phones)),
        (translate("Rides", "Fetched at"), first_strong(where) if where else ""),
        (
            translate("Rides", "Visit"),
            starts_words(line.starts, tongue.locale) if line.starts else "",
        ),
        (translate("Rides", "Brought to"), first_strong(line.text("drop") or seen.place or "–")),
        (translate("Rides", "Needs"), needs_words(line, tongue)),
        (translate("Rides", "Speaks"), tongue.label("languages", line.language)),
        (translate("Rides", "How"), tongue.label("transport_mode", line.mode)),
        (translate("Rides", "Driver"), driver_words(line) if line.called_off else ""),
    )
    return tuple((words, what) for words, what in facts if what)


def driver_words(line: RideLine) -> str:
    """Name a driver with the phone."""
    phone = line.text("driver_phone")
    parts = (
        first_strong(line.text("driver_name")),
        isolated(national_format(phone)) if phone else "",
    )
    return DOT.join(filter(None, parts))


def needs_words(line: RideLine, tongue: Tongue) -> str:
    """Say what there must be room for."""
    values = line.values
    riders, seats = values.get("riders"), values.get("child_seats")
    parts = [
        translate("Rides", "lift or ramp") if line.lift else "",
        translate("Rides", "the chair folds") if values.get("fold_ok") else "",
        translate("Rides", "{n} riding").format(n=isolated(str(riders))) if riders else "",
        translate("Rides", "child seats: {n}").format(n=isolated(str(seats))) if seats else "",
        translate("Rides", "somebody comes along") if values.get("companion") else "",
        translate("Rides", "back home too") if values.get("return_needed") else "",
    ]
    own = [tongue.label("access_needs_short", each) for each in line.needs if each not in _SAID]
    return DOT.join(filter(None, (*parts, *own)))


_SAID: Final = frozenset({"LIFT", "WHEEL", "COMP"})
"""Needs that the ride says already."""


def warnings_of(line: RideLine, seen: RidesSeen, tongue: Tongue) -> str:
    """Say what stands in the way of a ride, each in a sentence; nothing where all is well."""
    if line.called_off:
        return translate(
            "Rides", "Nobody is to be fetched any more. Tell the driver, then note that they know."
        )
    if line.waiting:
        return translate(
            "Rides", "They wait for a time. A driver is found for them once they have one."
        )
    if not line.fetched:
        return ""
    said = []
    other = other_of(seen, line)
    if other is not None and line.close is not None:
        said.append(
            translate(
                "Rides",
                "{name} needs the same lift at {time}, {n} minutes apart; a van takes one chair in"
                " 40 minutes. Move one of the two, or ask another driver.",
            ).format(
                name=first_strong(other.name),
                time=tongue.time(other.ready_at),
                n=isolated(str(line.close[1])),
            )
        )
    if not line.agreed:
        said.append(
            translate("Rides", "They have not said that a driver may be told. Ask them first.")
        )
    if line.text("driver_name") and line.mode == "DRIVER" and not line.text("driver_cleared_on"):
        said.append(translate("Rides", "No day is noted on which this driver was cleared."))
    if not line.text("pickup"):
        said.append(translate("Rides", "Where to fetch them is not known yet."))
    if line.ready_at > line.starts:
        said.append(translate("Rides", "They are fetched after their visit begins."))
    return "\n".join(said)


def field_words() -> dict[str, tuple[str, str]]:
    """Give the words of each question, and of its hint."""
    return {
        "driver_name": (
            translate("Rides", "Who drives"),
            translate("Rides", "a person or an agency"),
        ),
        "driver_phone": (translate("Rides", "Phone of the driver"), ""),
        "driver_cleared": (
            translate("Rides", "Cleared by us on"),
            translate("Rides", "a day, if they were"),
        ),
        "ready": (translate("Rides", "Fetched when"), ""),
        "pickup": (translate("Rides", "Fetched where"), ""),
        "voucher_no": (translate("Rides", "Voucher number"), ""),
        "amount": (translate("Rides", "Amount in dollars"), ""),
    }


def said_words(said: Said | None, tongue: Tongue) -> tuple[str, str]:
    """Give what was done last, and its tone."""
    if said is None:
        return "", "small"
    if said.code == "fault":
        return fault_sentence(said.fault, tongue.language), "problem"
    if said.code == "problems":
        return translate("Rides", "Look at what is marked. Nothing was saved yet."), "problem"
    words = {
        "saved": translate("Rides", "Saved: {name}"),
        "step": translate("Rides", "{name}: {state}"),
        "anew": translate("Rides", "A driver is wanted again: {name}"),
        "told": translate("Rides", "{name} knows"),
        "left": translate("Rides", "Left as it was."),
        "undone": translate("Rides", "Taken back."),
    }[said.code]
    state = tongue.label("ride_state", said.state)
    return words.format(name=first_strong(said.name), state=state), "good"
