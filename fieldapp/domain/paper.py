"""Paper slips: their numbers as people type them, and which of them are still to be typed in.

A number is the event's code and four digits, `BUR-0613A-0033`, printed on every slip.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.problem import Problem
from fieldapp.domain.text import tidy

HIGHEST: Final = 9_999
FIELD: Final = "sign_up.paper_no"
_SHORT: Final = re.compile(r"#?0*(\d{1,4})")
_WHOLE: Final = re.compile(r"([A-Z]{3})[- ]?(\d{4}[A-Z])[- ]?(\d{1,4})")


def paper_number(event_code: str, number: int) -> str:
    """Give a slip's number as it is printed and kept."""
    return f"{event_code}-{number:04d}"


def read_paper_number(typed: str, event_code: str) -> str | Problem:
    """Give the number as it is kept: `33` and `0033` are of this event, a whole one says its own.

    Problem: sign_up.paper_no wrong_paper_no.
    """
    text = tidy(typed)
    if (short := _SHORT.fullmatch(text)) and event_code and int(short[1]):
        return paper_number(event_code, int(short[1]))
    whole = _WHOLE.fullmatch(text.upper())
    if whole is None or not int(whole[3]):
        return Problem(field=FIELD, code="wrong_paper_no")
    return paper_number(f"{whole[1]}-{whole[2]}", int(whole[3]))


def number_at(paper_no: str, event_code: str) -> int | None:
    """Give the running number of a slip of this event, None for another's."""
    kept = read_paper_number(paper_no, "")
    if isinstance(kept, Problem) or not kept.startswith(f"{event_code}-"):
        return None
    return int(kept[-4:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Slips that were handed out, first and last included; `lost` are numbers known to be lost.

    Of `lost_unknown` more nobody knows which.
    """

    first: int
    last: int
    lost: tuple[int, ...] = ()
    lost_unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """Where the slips of an event stand, by running number.

    `to_type` were handed out and neither typed in nor known to be lost; `strays` were typed in and
    never handed out by what was said. At most `lost_unknown` of `to_type` are lost too.
    """

    handed_out: int = 0
    typed: int = 0
    lost: tuple[int, ...] = ()
    lost_unknown: int = 0
    to_type: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()
    strays: tuple[int, ...] = ()

    @property
    def open(self) -> int:
        """How many slips must still be somewhere."""
        return max(0, len(self.to_type) - self.lost_unknown)


def count_slips(runs: Iterable[Run], typed: Iterable[int]) -> Slips:
    """Hold what was handed out against what was typed in."""
    handed: set[int] = set()
    lost: set[int] = set()
    unknown = 0
    for run in runs:
        handed.update(range(run.first, min(run.last, HIGHEST) + 1))
        lost.update(run.lost)
        unknown += run.lost_unknown
    times = Counter(typed)
    here = set(times)
    return Slips(
        handed_out=len(handed),
        typed=len(here),
        lost=tuple(sorted((lost & handed) - here)),
        lost_unknown=unknown,
        to_type=tuple(sorted(handed - here - lost)),
        twice=tuple(sorted(each for each, n in times.items() if n > 1)),
        strays=tuple(sorted(here - handed)) if handed else (),
    )


def number_runs(numbers: Iterable[int]) -> str:
    """Write running numbers shortly: `1–4, 9, 12–13`."""
    pieces: list[list[int]] = []
    for each in sorted(numbers):
        if pieces and pieces[-1][1] == each - 1:
            pieces[-1][1] = each
        else:
            pieces.append([each, each])
    return ", ".join(f"{a}–{b}" if a != b else str(a) for a, b in pieces)
