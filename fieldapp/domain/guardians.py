"""A parent's or guardian's yes to a child's vaccine: which will do on which day, as dated data.

The rules are `guardian_rules.csv`: under which authorization of the vaccine (`*`: any) and in which
days of the visit a law asks for which documents. All that are in force on the day hold together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import Code, CodeLists

RULES: Final = "guardian_rules"
LICENSED: Final = "LICENSED"
_ANY: Final = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianYes:
    """What was noted of a yes; `valid_until` is its last day (`2026-12-31`), empty for no end."""

    relationship: str = ""
    document: str = ""
    valid_until: str = ""


def guardian_shortcoming(
    yes: GuardianYes | None, day: str, authorizations: Iterable[str], lists: CodeLists
) -> str | None:
    """Give the problem code of what a guardian's yes lacks for a visit on `day`, or None.

    `authorizations` are those under which the vaccine may be given there. Who acts as a parent
    without papers cannot agree (domain 3.9). Codes: guardian_consent_needed,
    guardian_details_needed, guardian_may_not_agree, guardian_written_needed.
    """
    if yes is None or "" < yes.valid_until < day[:10]:
        return "guardian_consent_needed"
    if not (yes.relationship and yes.document):
        return "guardian_details_needed"
    known = lists["relationship"]
    if yes.relationship in known and known[yes.relationship].extra["may_consent_for_minor"] != "1":
        return "guardian_may_not_agree"
    enough = all(
        yes.document in rule.extra["documents"].split()
        for rule in guardian_rules(date.fromisoformat(day[:10]), authorizations, lists)
    )
    return None if enough else "guardian_written_needed"


def guardian_rules(day: date, authorizations: Iterable[str], lists: CodeLists) -> tuple[Code, ...]:
    """Give the rules in force on a day for vaccines under these authorizations."""
    under = {_ANY, *authorizations}
    return tuple(
        rule
        for rule in lists[RULES]
        if rule.extra["authorization"] in under
        and (rule.extra["effective_from"] or day.isoformat()) <= day.isoformat()
        and day.isoformat() <= (rule.extra["effective_to"] or day.isoformat())
    )
