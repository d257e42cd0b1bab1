"""A roster as it will be printed, page by page, for a window: no file, no Qt.

Typesetting takes a second for hundreds of people and belongs on another thread; after it each page
is there at once as SVG, and takes a tenth of a second as PNG. So a long roster is drawn only where
somebody looks.
"""

import zlib
from dataclasses import dataclass
from typing import Final

from fieldapp.actions.handout.pdf import svg_pages
from fieldapp.actions.handout.typesetting import drawn_again
from fieldapp.actions.handout.wording import Language
from fieldapp.domain.roster import Roster

_QUICK: Final = 1  # a page of SVG shrinks to a tenth even so


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """The typeset pages of one roster, packed; the first page is number 1."""

    _packed: tuple[bytes, ...]

    @property
    def pages(self) -> int:
        """How many pages are printed."""
        return len(self._packed)

    def svg(self, number: int) -> bytes:
        """Give a page as SVG with its letters as outlines, so that no font is needed.

        Raises: IndexError.
        """
        if not 1 <= number <= self.pages:
            raise IndexError(number)
        return zlib.decompress(self._packed[number - 1])

    def png(self, number: int, ppi: int) -> bytes:
        """Draw a page as PNG of `ppi` pixels an inch. Raises: IndexError."""
        return drawn_again(self.svg(number), ppi)


def preview(roster: Roster, language: Language, *, large_print: bool = False) -> Preview:
    """Typeset a roster with the template and the data that its PDF is made of."""
    pages = svg_pages(roster, language, large_print=large_print)
    return packed(pages)


def packed(pages: tuple[bytes, ...]) -> Preview:
    """Keep pages that were set as SVG."""
    return Preview(tuple(zlib.compress(page, _QUICK) for page in pages))
