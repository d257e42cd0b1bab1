"""Typesets sheets beside the work and draws their pages as they come in sight. No widgets."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.handout.preview import Preview
from ui.session import Session, fault_of

SLOW_MS: Final = 500
"""From here on a person is told that typesetting is under way."""
FIRST_PPI: Final = 96
_STEP_PPI: Final = 8
_MOST_PPI: Final = 240


class SheetPress(QObject):
    """One sheet at a time; whatever is wanted anew makes older typesetting worthless.

    `sheet` is None until it is typeset; `slow` that this, or drawing a page, takes so long that it
    is said; `fault` why there is none.
    """

    changed = Signal()  # `sheet`, `slow` or `fault` is another one
    drawn = Signal(int, object)  # a page of the sheet, counted from 0, and its picture as PNG
    worn = Signal()  # all pictures are of another width

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sheet: Preview | None = None
        self.slow = False
        self.fault = ""
        self._ppi = FIRST_PPI
        self._wanted = 0
        self._make: Callable[[], Preview] | None = None
        self._lacking: tuple[int, ...] = ()
        self._drawing: object | None = None  # the picture that is under way
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow_timeout)

    def typeset(self, make: Callable[[], Preview], *, same: bool) -> None:
        """Have a sheet made on the press lane; `same` keeps the old one in sight meanwhile."""
        if not same:
            self.forget()
        self._make = make
        self._wanted += 1
        turn = self._wanted
        at = self._lacking[0] if self._lacking else 0
        self._slow.start()
        self._session.press(
            self._preview,
            turn,
            at,
            then=lambda made: self._on_sheet(turn, made),
            otherwise=lambda error: self._on_failed(turn, error),
        )

    def forget(self) -> None:
        """Have no sheet."""
        self._wanted += 1
        self._make = None
        self._lacking = ()
        self._slow.stop()
        self._say(sheet=None)

    def show_at(self, ppi: float) -> None:
        """Draw pages of so many pixels an inch from now on."""
        wanted = min(_MOST_PPI, -(-round(ppi) // _STEP_PPI) * _STEP_PPI)
        if wanted != self._ppi and wanted > 0:
            self._ppi = wanted
            self.worn.emit()

    def want(self, pages: tuple[int, ...]) -> None:
        """Draw these pages, counted from 0 and what is needed most first; others are let be."""
        self._lacking = pages
        self._draw_next()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._wanted += 1
        self._slow.stop()

    def _preview(self, turn: int, at: int) -> tuple[Preview, int, bytes] | None:
        """Runs on the press lane: nothing is typeset that nobody waits for any more.

        The page that is in sight comes along with the sheet; the others as they are wanted.
        """
        make = self._make
        if turn != self._wanted or make is None:
            return None
        sheet = make()
        at = min(at, sheet.pages - 1)
        return sheet, at, sheet.png(at + 1, self._ppi)

    def _on_sheet(self, turn: int, made: tuple[Preview, int, bytes] | None) -> None:
        if turn != self._wanted or made is None:
            return
        sheet, at, picture = made
        self._slow.stop()
        self._drawing = self  # until the page that is there already is in sight
        self._say(sheet=sheet)
        self.drawn.emit(at, picture)
        self._drawing = None
        self._draw_next()

    def _draw_next(self) -> None:
        """Draw one page at a time, so that what is scrolled to next never waits for many."""
        if self._drawing is not None or self.sheet is None or not self._lacking:
            return
        job = self._drawing = object()
        of, page = (self._wanted, self._ppi), self._lacking[0]
        self._slow.start()
        self._session.press(
            self.sheet.png,
            page + 1,
            self._ppi,
            then=lambda picture: self._on_page(job, of, page, picture),
            otherwise=lambda error: self._on_failed(of[0], error),
        )

    def _on_page(self, job: object, of: tuple[int, int], page: int, picture: bytes) -> None:
        if self._drawing is job:
            self._drawing = None
        if of[0] == self._wanted:
            self._slow.stop()
            self._say(sheet=self.sheet)
        if of == (self._wanted, self._ppi):
            self._lacking = tuple(each for each in self._lacking if each != page)
            self.drawn.emit(page, picture)
        self._draw_next()

    def _on_failed(self, turn: int, error: Exception) -> None:
        self._drawing = None
        if turn == self._wanted:
            self._slow.stop()
            self._say(sheet=None, fault=fault_of(error).code)

    def _on_slow_timeout(self) -> None:
        self._say(sheet=self.sheet, slow=True, fault=self.fault)

    def _say(self, *, sheet: Preview | None, slow: bool = False, fault: str = "") -> None:
        if (sheet, slow, fault) != (self.sheet, self.slow, self.fault):
            self.sheet, self.slow, self.fault = sheet, slow, fault
            self.changed.emit()
