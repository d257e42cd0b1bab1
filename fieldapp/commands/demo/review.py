"""What the coordinator has to look at: two values of one field, and two records of one person."""

from dataclasses import dataclass
from typing import Any

from fieldapp.actions.conflicts import Conflict, list_conflicts
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.duplicates import find_duplicates, side_by_side
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.phones import national_format
from fieldapp.store.lines import PersonLine
from fieldapp.store.rows import read_rows
from fieldapp.wording import field_words


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OpenConflict:
    """A field with several values, newest first, and the ticket of its person."""

    ticket: str
    kind: str
    field: str
    values: tuple[str, ...]

    def words(self, language: str) -> str:
        """Give the name of the field as people say it."""
        return field_words(f"{self.kind}.{self.field}", language)

    def as_json(self) -> dict[str, Any]:
        """Give what a program reads."""
        return {
            "ticket": self.ticket,
            "field": f"{self.kind}.{self.field}",
            "values": list(self.values),
        }


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PairShown:
    """Two records that may be one person, by ticket, and why."""

    first: str
    second: str
    score: int
    reasons: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Give what a program reads."""
        return {
            "tickets": [self.first, self.second],
            "score": self.score,
            "reasons": list(self.reasons),
        }


def open_conflicts(desk: OpenedDesk) -> list[OpenConflict]:
    """Give the conflicts this desk may settle."""
    return [_shown(desk, each) for each in list_conflicts(desk.store, desk.author)]


def _shown(desk: OpenedDesk, conflict: Conflict) -> OpenConflict:
    return OpenConflict(
        ticket=ticket_of(desk, conflict.person),
        kind=conflict.kind,
        field=conflict.field,
        values=tuple(
            national_format(each.value) if isinstance(each.value, str) else str(each.value)
            for each in conflict.values
        ),
    )


def alike_pairs(desk: OpenedDesk) -> list[PairShown]:
    """Give the pairs of records that may be one person, likeliest first."""
    pairs = find_duplicates(desk.store, desk.author)
    return [
        PairShown(
            first=_tickets(pair.first),
            second=_tickets(pair.second),
            score=pair.score,
            reasons=pair.reasons,
        )
        for pair in side_by_side(desk.store, desk.author, pairs)
    ]


def _tickets(line: PersonLine) -> str:
    return ", ".join(each.number for each in line.tickets)


def ticket_of(desk: OpenedDesk, person: bytes | None) -> str:
    """Give the first ticket of a person, empty when there is none here."""
    if person is None:
        return ""
    rows = read_rows(desk.store.connection, BY_NAME["sign_up"], "person = ?", (person,))
    return rows[0].text("ticket") if rows else ""
