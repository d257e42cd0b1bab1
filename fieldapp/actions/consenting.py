"""What people agreed to, by the rows of their answers; what a guardian agreed to for a child."""

from collections.abc import Iterable, Sequence
from typing import Final

from fieldapp.domain.consents import (
    CHANNELS,
    GRANTED,
    GUARDIAN,
    Answer,
    Numbers,
    Standing,
    against,
    answer_about,
    in_force,
    may_reach,
    standing,
)
from fieldapp.domain.guardians import GuardianYes
from fieldapp.store.rows import Row

GUARDIAN_DETAILS: Final = ("document", "relationship", "paper", "valid_until")
"""What is noted of a guardian's answer besides the vaccine: fields of the consent."""


_PHONES: Final = frozenset({"MOBILE", "LAND", "WORK", "RELATIVE", "TTY", "RELAY"})


def contacts_for(rows: Iterable[Row], channel: str) -> list[Row]:
    """Give the contacts, of all rows of a person, that a channel leads to."""
    kinds = {"EMAIL"} if channel == "EMAIL" else _PHONES
    return [
        row
        for row in rows
        if row.kind.name == "contact" and not row.dead and row.text("kind") in kinds
    ]


def _numbers(rows: Sequence[Row]) -> Numbers:
    return {each: [row.id for row in contacts_for(rows, each)] for each in CHANNELS}


def effective_consents(
    consents: Iterable[Row], answer: str, contacts: Sequence[Row] = ()
) -> list[str]:
    """Give the consent types whose answer in force is `answer`, GRANTED or REFUSED.

    `contacts` are the person's: who stopped one of two numbers is still reached at the other.
    """
    return in_force(map(_answer, consents), answer, _numbers(contacts))


def consents_standing(rows: Sequence[Row]) -> tuple[Standing, ...]:
    """Give, from all rows of a person, what was answered about channels and other single wishes."""
    consents = [row for row in rows if row.kind.name == "consent" and not row.dead]
    return standing(list(map(_answer, consents)), _numbers(rows))


def consents_against(
    consents: Iterable[Row], kind: str, purpose: str, contact: bytes = b""
) -> tuple[bytes, ...]:
    """Give the withdrawals and refusals that a new yes has to name, as `against`."""
    return against(map(_answer, consents), kind, purpose, contact)


def is_reachable(
    consents: Iterable[Row], channel: str, purpose: str = "", contact: bytes = b""
) -> bool:
    """Tell whether somebody may be reached by a channel, as `may_reach`, by their answers here."""
    return may_reach(map(_answer, consents), channel, purpose, contact)


def guardian_grant(consents: Sequence[Row], group: str) -> Row | None:
    """Give the newest answer by which a guardian agrees to a vaccine group, None where none does.

    An answer without a group is for whatever the child wants.
    """
    if answer_about(list(map(_answer, consents)), GUARDIAN, group) != GRANTED:
        return None
    given = [row for row in guardian_rows(consents) if row.text("answer") == GRANTED]
    return next((row for row in reversed(given) if row.text("vaccine_group") in {group, ""}), None)


def guardian_groups(consents: Sequence[Row]) -> tuple[str, ...]:
    """Give the vaccine groups that a guardian named and agreed to, in order of asking."""
    named = dict.fromkeys(row.text("vaccine_group") for row in guardian_rows(consents))
    return tuple(each for each in named if each and guardian_grant(consents, each) is not None)


def guardian_rows(consents: Iterable[Row]) -> list[Row]:
    """Give the answers of guardians out of all, oldest first as those are."""
    return [row for row in consents if row.text("type") == GUARDIAN]


def guardian_yes(consents: Sequence[Row], group: str) -> GuardianYes | None:
    """Give the yes in force of a guardian to a vaccine group, None where there is none."""
    grant = guardian_grant(consents, group)
    if grant is None:
        return None
    return GuardianYes(
        relationship=grant.text("relationship"),
        document=grant.text("document"),
        valid_until=grant.text("valid_until"),
    )


def _answer(row: Row) -> Answer:
    names = row.values.get("replaces")
    replaces = (
        [each for each in names if isinstance(each, bytes)] if isinstance(names, list) else []
    )
    kind = row.text("type")
    about = row.text("vaccine_group" if kind == GUARDIAN else "purpose")
    contact = row.ref("contact")
    return Answer(row.id, kind, row.text("answer"), tuple(replaces), about, contact)
