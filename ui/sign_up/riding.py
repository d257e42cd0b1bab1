"""The ride to a visit in the form: when it is asked, its answers, what is proposed and told."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.rides import DRIVEN, SHARES, needs_lift, with_proposals
from fieldapp.domain.seats import WAITING_LIST, SeatsOffered
from fieldapp.domain.sign_up import SignUpDraft
from ui.widgets.chips import ChipRow, Choice
from ui.widgets.field import Field

translate = QCoreApplication.translate
_MODES: Final = ("DRIVER", "TRANSIT", "TAXI", "WALKWITH", "BUSPASS", "GAS", "HOMEVIS", "SELF")
FETCHED: Final = ("ride_agreed", "pickup", "ride_ready", "ride_with", "riders", "child_seats")
"""What is asked of who is fetched."""
COUNTS: Final[Mapping[str, tuple[str, ...]]] = {
    "riders": ("1", "2", "3", "4"),
    "child_seats": ("0", "1", "2", "3"),
}
"""Questions answered by a number, and the numbers in sight."""


def ride_away(draft: SignUpDraft) -> frozenset[str]:
    """Give the questions of a ride that nobody has to answer: without a visit there is none."""
    if not (draft.seat or draft.ride_mode):
        return frozenset(("#ride", "ride", *FETCHED))
    if draft.ride_mode not in DRIVEN:
        return frozenset(FETCHED)
    return frozenset(("ride_ready",)) if draft.seat == WAITING_LIST else frozenset()


def with_ride(before: SignUpDraft, draft: SignUpDraft, offered: SeatsOffered | None) -> SignUpDraft:
    """Give a draft with what is proposed of its ride after one answer changed."""
    were, are = (_starts(each.seat, offered) for each in (before, draft))
    return with_proposals(before, draft, were, are)


def _starts(seat: str, offered: SeatsOffered | None) -> str:
    found = None if offered is None else offered.seat(seat)
    return "" if found is None else found.starts


def mode_choices(chosen: str, lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give the ways to come in a word or two each; the tip has what the list says."""
    short = {
        "DRIVER": translate("SignUp", "A driver"),
        "TRANSIT": translate("SignUp", "County transit"),
        "TAXI": translate("SignUp", "Taxi, paid"),
        "WALKWITH": translate("SignUp", "Someone walks along"),
        "BUSPASS": translate("SignUp", "Bus pass"),
        "GAS": translate("SignUp", "Gas card"),
        "HOMEVIS": translate("SignUp", "Home visit"),
        "SELF": translate("SignUp", "Has a ride"),
    }
    labels = lists["transport_mode"]
    codes = dict.fromkeys((*_MODES, *((chosen,) if chosen else ())))
    whole = {each: labels.label(each, language) for each in codes}
    return tuple(
        Choice(code=each, text=short.get(each, whole[each]), detail=whole[each]) for each in codes
    )


def count_choices(name: str, chosen: str) -> tuple[Choice, ...]:
    """Give the numbers to choose from, and what was chosen elsewhere."""
    numbers = dict.fromkeys((*COUNTS[name], *((chosen,) if chosen else ())))
    return tuple(Choice(code=each, text=each) for each in numbers)


def show_ride(rows: Mapping[str, ChipRow], draft: SignUpDraft) -> None:
    """Show what comes along, and whether the driver may be told."""
    rows["ride_with"].offer(
        (
            Choice(code="RETURN", text=translate("SignUp", "Back home too")),
            Choice(code="WHEELCHAIR", text=translate("SignUp", "Wheelchair: lift or ramp")),
            Choice(code="FOLDS", text=translate("SignUp", "The chair folds")),
            Choice(code="COMPANION", text=translate("SignUp", "Someone comes along")),
        )
    )
    rows["ride_with"].choose(draft.ride_with)
    words = translate("SignUp", "Yes: name, address, phone and time")
    rows["ride_agreed"].offer((Choice(code=SHARES, text=words),))
    rows["ride_agreed"].choose((SHARES,) if SHARES in draft.granted else ())


def show_ride_notes(fields: Mapping[str, Field], draft: SignUpDraft) -> None:
    """Say what follows from other answers, and what is lacking for a ride to come."""
    if "ride" not in fields:
        return
    asks = needs_lift(draft.access_needs) and not draft.ride_mode
    fields["ride"].show_note(
        translate("SignUp", "They need a lift or room for a wheelchair: ask how they come.")
        if asks
        else ""
    )
    untold = draft.ride_mode in DRIVEN and SHARES not in draft.granted
    fields["ride_agreed"].show_note(
        translate("SignUp", "Ask them. Until they say yes no driver is told.") if untold else ""
    )


def ride_words() -> dict[str, tuple[str, str]]:
    """Give the words of every question about a ride, and of its hint where it has one."""
    return {
        "ride": (translate("SignUp", "How they come"), ""),
        "ride_agreed": (translate("SignUp", "Telling the driver"), ""),
        "pickup": (
            translate("SignUp", "Fetched where"),
            translate("SignUp", "which door, how to find it"),
        ),
        "ride_ready": (translate("SignUp", "Ready at"), ""),
        "ride_with": (translate("SignUp", "For the driver"), ""),
        "riders": (translate("SignUp", "How many ride"), ""),
        "child_seats": (translate("SignUp", "Child seats"), ""),
    }
