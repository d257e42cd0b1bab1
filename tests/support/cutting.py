"""Cut the line between a laptop and its server after each byte, and look at what that costs."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from fieldapp.store import log
from sync.client.errors import SyncError
from tests.support.laptops import Laptop, Programme
from tests.support.proxy import BreakingLine, Cutting

SPREAD: Final = 11
"""Bytes between two cuts in the default run: a prime, so that cuts fall everywhere in time."""
_WHOLE: Final = 2
"""Sign-ups that are handed in before any cut."""


@dataclass
class Cuts:
    """What a series of cuts came to."""

    points: int = 0
    interrupted: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def cut_everywhere(programme: Programme, laptop: Laptop, url: str, *, step: int) -> Cuts:
    """Cut requests, then replies, after every `step` bytes; each time something is to be sent.

    After each cut the laptop syncs over a good line, and everything must be there once.
    """
    cuts = Cuts()
    line = BreakingLine(url)
    with line.relaying() as through:
        for _ in range(_WHOLE):  # the second is packed by the first, as all that follow
            laptop.record(name_given="Whole")
            laptop.sync_over(through, most=1)
        up, down = line.up, line.down
        laptop.sync()
        points = [Cutting(up=n) for n in range(0, up + step, step)]
        points += [Cutting(down=n) for n in range(0, down + step, step)]
        for number, cutting in enumerate(points):
            cutting.reset = number % 2 == 1
            line.cutting = cutting
            _cut(programme, laptop, through, cuts)
        line.cutting = Cutting()
    _compare(programme, laptop, cuts)
    return cuts


def _cut(programme: Programme, laptop: Laptop, through: str, cuts: Cuts) -> None:
    del programme
    laptop.record(name_given=f"Point {cuts.points}")
    cuts.points += 1
    try:
        laptop.sync_over(through, most=1)
    except SyncError as error:
        cuts.interrupted += 1
        cuts.codes[error.code] += 1
    outcome = laptop.sync()
    standing = log.standing(laptop.store)
    if not outcome.quiet or outcome.faults or standing.received != standing.made:
        cuts.broken.append(f"point {cuts.points}: {outcome}")


def _compare(programme: Programme, laptop: Laptop, cuts: Cuts) -> None:
    programme.denise.sync()
    theirs, mine = programme.denise.rows("sign_up"), laptop.rows("sign_up")
    if theirs.keys() != mine.keys() or len(mine) != cuts.points + _WHOLE:
        cuts.broken.append(f"{len(mine)} made, {len(theirs)} arrived")
    if len(programme.denise.rows("person")) != len(mine):
        cuts.broken.append("something was doubled")
