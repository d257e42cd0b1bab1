"""Which answer to a consent is in force: derived from every answer that was given, never stored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

GRANTED: Final = "GRANTED"
REFUSED: Final = "REFUSED"
NOT_ASKED: Final = "NOTASKED"
GUARDIAN: Final = "GUARDIAN"
"""The type by which a parent or guardian agrees to a vaccine for a child."""
WRITTEN: Final = "WRITTEN"
"""How a guardian's consent is documented by a signed form."""
CHANNELS: Final = ("CALL", "VOICEMAIL", "SMS", "EMAIL")
"""Types that say by which way somebody may be reached."""
FUTURE: Final = "FUTURE"
"""The type, and the purpose, of being told of later events."""
STOPPED: Final = (*CHANNELS, FUTURE)
"""Types that "stop everything" withdraws: all that lead to somebody being contacted."""
PURPOSES: Final = ("REMIND", "FOLLOWUP")
"""What one way may be agreed to, or stopped, for alone; later events are a type of their own."""
ALONE: Final = ("FUTURE", "SHAREPROV", "SHARELANG", "SHARERIDE", "DEMOG")
"""Types besides the channels that somebody may take back one by one. To keep nothing at all is to
be erased; a guardian's yes is kept with the vaccine."""
WITHDRAWN: Final = "WITHDRAWN"
_AGAINST: Final = frozenset({REFUSED, WITHDRAWN})


class Answer(NamedTuple):
    """One answer: its row, the consent type and the answer by code, and the rows it replaces.

    `about` narrows it to one thing, the vaccine group a guardian agreed to or the purpose of a
    call; empty: to all of it. `contact` is the number or address it was said of; empty: any.
    """

    row: bytes
    type: str
    answer: str
    replaces: tuple[bytes, ...] = ()
    about: str = ""
    contact: bytes = b""


Numbers = Mapping[str, Sequence[bytes]]
"""The numbers and addresses somebody has, by the channel that leads to them."""


def in_force(answers: Iterable[Answer], wanted: str, numbers: Numbers | None = None) -> list[str]:
    """Give the types whose answer in force is `wanted` (GRANTED or REFUSED), in order of asking.

    A withdrawal or refusal that no grant replaces is in force, whatever the clocks say. A type that
    was answered about several things, or at several `numbers`, is granted where it is for one.
    """
    given = list(answers)
    standing: dict[str, set[str]] = {}
    for kind, about in dict.fromkeys((one.type, one.about) for one in given):
        standing.setdefault(kind, set()).add(_anywhere(given, kind, about, numbers))
    if wanted == REFUSED:
        against = dict.fromkeys(one.type for one in given if one.answer in _AGAINST)
        return [
            kind for kind in against if REFUSED in standing[kind] and GRANTED not in standing[kind]
        ]
    granted = dict.fromkeys(one.type for one in given if one.answer == GRANTED)
    return [kind for kind in granted if GRANTED in standing[kind]]


def answer_about(answers: Sequence[Answer], kind: str, about: str) -> str:
    """Give the answer in force to a type about one thing: GRANTED, REFUSED, empty for none."""
    said = [one for one in answers if one.type == kind and one.about in {about, ""}]
    replaced = {row for one in said if one.answer == GRANTED for row in one.replaces}
    if any(one.answer in _AGAINST and one.row not in replaced for one in said):
        return REFUSED
    return GRANTED if any(one.answer == GRANTED for one in said) else ""


class Standing(NamedTuple):
    """Whether a consent type is in force: as a whole, for one `purpose`, or at one number alone."""

    type: str
    purpose: str
    in_force: bool
    contact: bytes = b""


def standing(answers: Sequence[Answer], numbers: Numbers | None = None) -> tuple[Standing, ...]:
    """Give what was ever answered of channels and of `ALONE`, in that order, as it stands now.

    Where somebody has several `numbers` for a channel, each of them follows with its own answer.
    """
    return tuple(_standing(answers, numbers or {}))


def _standing(answers: Sequence[Answer], numbers: Numbers) -> Iterator[Standing]:
    asked = {one.type for one in answers}
    for kind in (*CHANNELS, *ALONE):
        if kind not in asked:
            continue
        for purpose in ("", *PURPOSES) if kind in CHANNELS else ("",):
            stands = _anywhere(answers, kind, purpose, numbers) == GRANTED
            yield Standing(kind, purpose, stands)
        several = numbers.get(kind, ())
        for contact in several if len(several) > 1 else ():
            yield Standing(kind, "", may_reach(answers, kind, "", contact), contact)


def _anywhere(
    answers: Sequence[Answer], kind: str, about: str, numbers: Numbers | None = None
) -> str:
    """Give the answer in force at one number at least: of those somebody has, or it was said of."""
    known = (numbers or {}).get(kind) or {
        one.contact for one in answers if one.type == kind and one.contact
    }
    said = {
        answer_about(_said_of(answers, kind, contact), kind, about) for contact in known or {b""}
    }
    return next((each for each in (GRANTED, REFUSED) if each in said), "")


def against(
    answers: Iterable[Answer], kind: str, purpose: str = "", contact: bytes = b""
) -> tuple[bytes, ...]:
    """Give the withdrawals and refusals that stop a type, which a new yes has to name.

    A yes to one purpose, or at one number, names those about it and about all; a yes to all of it
    names every one.
    """
    return tuple(
        one.row
        for one in answers
        if one.type == kind
        and one.answer in _AGAINST
        and (not purpose or one.about in {purpose, ""})
        and (not contact or one.contact in {contact, b""})
    )


def _said_of(answers: Iterable[Answer], kind: str, contact: bytes) -> list[Answer]:
    """Give the answers to a type that count for a number or address; without one, all of them."""
    return [
        one
        for one in answers
        if one.type == kind and (not contact or one.contact in {contact, b""})
    ]


def may_reach(
    answers: Iterable[Answer], channel: str, purpose: str = "", contact: bytes = b""
) -> bool:
    """Tell whether somebody may be reached by a channel, for a purpose, at a number or address.

    Every answer about all of them counts for each. A withdrawal or refusal that no grant replaces
    stops it, whatever the clocks say; without a purpose it must stand for some purpose at least.
    Nobody is reached for later events who does not want to hear of them.
    """
    given = list(answers)
    if purpose == FUTURE and answer_about(given, FUTURE, "") == REFUSED:
        return False
    said = _said_of(given, channel, contact)
    purposes = {one.about for one in said} if not purpose else {purpose}
    return any(answer_about(said, channel, each) == GRANTED for each in purposes)
