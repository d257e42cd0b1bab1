"""The drivers' roster as a value: whom to fetch where and when, and nothing of why they go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from fieldapp.domain.roster import (
    Cell,
    Roster,
    RosterBlock,
    RosterHeader,
    RosterRow,
    by_ticket,
)
from fieldapp.domain.roster_columns import DRIVER_COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DriverLine:
    """One ride: no birth date, no vaccine, no reason of the visit.

    `at` is when to be there, None where nobody knows yet. `block` says how they come where it is
    not by a driver; `returns` from when on they go home, None where they do not want a ride back.
    `phone` is as it is kept (`+18285550134`). The ticket tells rows apart, and is not printed.
    """

    ticket: str
    name_as_said: str
    name_sounds: str = ""
    at: time | None = None
    block: str = ""
    pickup: str = ""
    phone: str = ""
    riders: int | None = None
    wheelchair: str = ""
    companion: str = ""
    child_seats: int | None = None
    language: str = ""
    drop: str = ""
    returns: time | None = None


def driver_roster(header: RosterHeader, lines: Iterable[DriverLine]) -> Roster:
    """Lay out the drivers' roster: drivers first, then other ways; by time, numbered as runs."""
    ordered = sorted(
        lines,
        key=lambda line: (line.block, line.at is None, line.at or time.min, by_ticket(line.ticket)),
    )
    blocks: dict[str, list[RosterRow]] = {}
    for run_no, line in enumerate(ordered, start=1):
        blocks.setdefault(line.block, []).append(_row(line, run_no))
    return Roster(
        kind="driver",
        header=header,
        columns=DRIVER_COLUMNS,
        blocks=tuple(
            RosterBlock(start=rows[0].at, label=label, rows=tuple(rows))
            for label, rows in blocks.items()
        ),
    )


def _row(line: DriverLine, run_no: int) -> RosterRow:
    cells: dict[str, Cell] = {
        "run_no": run_no,
        "pickup_time": line.at,
        "name_as_said": line.name_as_said,
        "pickup": line.pickup,
        "phone": line.phone,
        "riders": line.riders,
        "wheelchair": line.wheelchair,
        "companion": line.companion,
        "child_seats": line.child_seats or None,
        "language": line.language,
        "drop": line.drop,
        "return_ready_at": line.returns,
    }
    made = tuple(cells.get(column.key) for column in DRIVER_COLUMNS)
    return RosterRow(ticket=line.ticket, at=line.at, cells=made, sounds=line.name_sounds)
