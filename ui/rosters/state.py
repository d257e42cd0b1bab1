"""What the rosters page shows, as frozen values."""

from dataclasses import dataclass
from typing import Final

from fieldapp.actions.handing_out import EventDay
from fieldapp.actions.handout.preview import Preview
from fieldapp.domain.roster import Roster
from ui.handed_out import Export

CLINIC: Final = "clinic:"
"""The choice of the clinic's roster; an interpreter's is `interpreter:` and the shift's number."""


def reader_of(roster: Roster) -> str:
    """Give the choice that a roster stands under."""
    return f"{roster.kind}:{roster.header.reader_key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RostersState:
    """Everything the page shows.

    `seen` tells whether the store was looked at; `event` is None where there is none. `sheet` is
    the chosen roster as it will be printed, None until it is typeset; `slow` that this, or drawing
    a page, takes so long that it is said, `fault` why there is none.
    """

    seen: bool = False
    days: tuple[EventDay, ...] = ()
    event: EventDay | None = None
    rosters: tuple[Roster, ...] = ()
    reader: str = CLINIC
    language: str = "en"
    sheet: Preview | None = None
    slow: bool = False
    fault: str = ""
    export: Export | None = None

    @property
    def roster(self) -> Roster | None:
        """The chosen roster."""
        return next((each for each in self.rosters if reader_of(each) == self.reader), None)
