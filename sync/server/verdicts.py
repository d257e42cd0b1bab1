"""What became of each change of a laptop, told in runs."""

from collections.abc import Iterable
from typing import Any, Final

from sync.server.storage.reads import Reads

MOST: Final = 20_000
"""Numbers told in one answer; the laptop asks again for the rest."""


def verdicts(
    reads: Reads, org: int, replica: bytes, known: int, since: int
) -> tuple[list[Any], int]:
    """Give the verdicts after `known`, then those settled since position `since`.

    With them comes the highest number that is told.
    """
    found = reads.verdicts(org, replica, known, MOST)
    told = found[-1][0] if found else known
    settled = [each for each in reads.settled(org, replica, since) if each[0] <= known]
    return [*_runs(found), *_runs(settled)], told


def _runs(items: Iterable[tuple[int, int | str]]) -> list[Any]:
    runs: list[Any] = []
    last: list[Any] | None = None
    for n, verdict in items:
        if isinstance(verdict, str):
            runs.append([n, verdict])
            last = None
        elif last is not None and last[0] + last[2] == n and last[1] + last[2] == verdict:
            last[2] += 1
        else:
            last = [n, verdict, 1]
            runs.append(last)
    return runs
