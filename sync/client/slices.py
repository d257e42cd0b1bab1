"""How many rows go into the file at once: what fits into the time that a step may take."""

from collections.abc import Sequence
from typing import Final

import msgspec

AT_TABLE_S: Final = 0.02
"""How long a slice may take while somebody types: a save waits no longer than that."""
ALONE_S: Final = 0.5
"""The same where nobody types: a command, the first fetch of a new laptop."""
AT_TABLE_PAGES: Final = 1_000
ALONE_PAGES: Final = 4_000
"""How much of the file's log is folded into it at once: 7 ms for 1,000 pages, and the disk."""
_FIRST: Final = 10_000
_LEAST: Final = 2_500
_MOST: Final = 1_000_000
"""Bytes of packed rows."""
_LIGHTEST: Final = 500
"""What a group counts at least: one that names an own change is short and as much work."""
_AIM: Final = 0.75
"""A slice is cut to take this share of its time: not all groups are alike."""


class Slices:
    """Cuts pages, each slice by what the one before it took: laptops differ."""

    def __init__(self, slice_s: float) -> None:
        self._slice_s = slice_s
        self._size = _FIRST
        self.fold_pages = AT_TABLE_PAGES if slice_s < ALONE_S else ALONE_PAGES

    def cut(self, groups: Sequence[msgspec.Raw], start: int) -> tuple[int, int]:
        """Give where the next slice ends, and what it weighs."""
        weight, end = 0, start
        while end < len(groups) and weight < self._size:
            weight += max(_LIGHTEST, len(memoryview(groups[end])))
            end += 1
        return end, weight

    def took(self, seconds: float, weight: int) -> None:
        """Size the next slice; a short one that was quick says nothing."""
        fitting = round(weight * _AIM * self._slice_s / max(seconds, 0.001))
        if fitting < self._size or weight > self._size / 2:
            fitting = max(self._size // 2, min(self._size * 2, fitting))
            self._size = max(_LEAST, min(_MOST, fitting))
