"""Decides what the rosters page shows: looks, has it typeset beside, hands out. No widgets."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.handing_out import (
    Files,
    HandedOut,
    Made,
    RostersSeen,
    hand_out,
    look_at_rosters,
    made_for,
    note_paper,
    renumbered,
)
from fieldapp.actions.handout.pdf import preview_pages
from fieldapp.actions.handout.preview import Preview, preview
from fieldapp.domain.roster import Roster
from ui.paper import PRINT_PPI
from ui.rosters.state import CLINIC, Export, RostersState, reader_of
from ui.session import Session, fault_of
from ui.watch import Watch

if TYPE_CHECKING:
    from fieldapp.actions.handout.wording import Language
    from fieldapp.actions.handout.writing import Format

SLOW_MS: Final = 500
"""From here on a person is told that typesetting is under way."""
FIRST_PPI: Final = 96
_STEP_PPI: Final = 8
_MOST_PPI: Final = 240

PrintPages = Callable[[tuple[bytes, ...]], None]
"""Puts pages on paper; called on the press lane."""


class RostersPresenter(QObject):
    """One roster is on the screen; whatever is chosen anew makes older typesetting worthless."""

    changed = Signal()  # `state` is another one
    drawn = Signal(int, object)  # a page of the sheet, counted from 0, and its picture as PNG
    worn = Signal()  # all pictures are of another width

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._event: bytes | None = None
        self._own_language = False
        self._ppi = FIRST_PPI
        self._wanted = 0
        self._typeset: tuple[Roster, str] | None = None
        self._lacking: tuple[int, ...] = ()
        self._drawing: object | None = None  # the picture that is under way
        self._current = False
        self._put_off: Callable[[], None] | None = None
        self._handed: dict[tuple[bytes, str, str], Roster] = {}
        self.state = RostersState()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow_timeout)
        self.watch = Watch(
            session, look_at_rosters, self._on_seen, asked=lambda: (self._event, self._language)
        )

    @property
    def _language(self) -> str:
        return self.state.language

    # --- what a person chooses --------------------------------------------------------------------

    def choose_reader(self, reader: str) -> None:
        """Show the roster of another reader."""
        self._put_off = None
        self._show(reader=reader, export=None)
        self._typeset_if_new()

    def choose_event(self, event: bytes) -> None:
        """Show the rosters of another event, beginning with the clinic's."""
        self._event = event
        self._forget_pages()
        self._show(reader=CLINIC, export=None)
        self._look_anew()

    def choose_language(self, language: str) -> None:
        """Have the sheet in another language, whatever the window speaks."""
        self._own_language = True
        self._speak(language)

    def window_speaks(self, language: str) -> None:
        """Follow the window's language until another one was chosen for the sheet."""
        if not self._own_language:
            self._speak(language)

    def _speak(self, language: str) -> None:
        if language != self._language:
            self._show(language=language, export=None)
            if self.state.seen:
                self._look_anew()

    def _look_anew(self) -> None:
        self._current = False
        self._put_off = None
        self.watch.look()

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

    def try_again(self) -> None:
        """Typeset once more what could not be typeset."""
        self._typeset = None
        self._typeset_if_new()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._wanted += 1
        self._slow.stop()
        self.watch.stop()

    # --- looking and typesetting ------------------------------------------------------------------

    def _on_seen(self, seen: RostersSeen) -> None:
        if (seen.asked, seen.language) != (self._event, self._language):
            return  # the look that follows is for what is chosen now
        event = seen.event
        rosters = tuple(self._numbered(event.id if event else b"", each) for each in seen.rosters)
        known = {reader_of(each) for each in rosters}
        reader = self.state.reader if self.state.reader in known else CLINIC
        self._current = True
        self._show(seen=True, days=seen.days, event=event, rosters=rosters, reader=reader)
        self._typeset_if_new()
        put_off, self._put_off = self._put_off, None
        if put_off is not None:
            put_off()

    def _numbered(self, event: bytes, roster: Roster) -> Roster:
        handed = self._handed.get((event, reader_of(roster), self._language))
        return roster if handed is None else renumbered(roster, handed)

    def _typeset_if_new(self) -> None:
        roster = self.state.roster
        if roster is None:
            self._forget_pages()
            return
        wanted = (roster, self._language)
        if wanted == self._typeset:
            return
        if self._typeset is None or not _same_sheet(self._typeset[0], roster):
            self._forget_pages()
        self._typeset = wanted
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

    def _preview(self, turn: int, at: int) -> tuple[Preview, int, bytes] | None:
        """Runs on the press lane: nothing is typeset that nobody waits for any more.

        The page that is in sight comes along with the sheet; the others as they are wanted.
        """
        wanted = self._typeset
        if turn != self._wanted or wanted is None:
            return None
        roster, language = wanted
        sheet = preview(roster, _sheet_language(language))
        at = min(at, sheet.pages - 1)
        return sheet, at, sheet.png(at + 1, self._ppi)

    def _on_sheet(self, turn: int, made: tuple[Preview, int, bytes] | None) -> None:
        if turn != self._wanted or made is None:
            return
        sheet, at, picture = made
        self._slow.stop()
        self._drawing = self  # until the page that is there already is in sight
        self._show(sheet=sheet, slow=False, fault="")
        self.drawn.emit(at, picture)
        self._drawing = None
        self._draw_next()

    def _draw_next(self) -> None:
        """Draw one page at a time, so that what is scrolled to next never waits for many."""
        sheet = self.state.sheet
        if self._drawing is not None or sheet is None or not self._lacking:
            return
        job = self._drawing = object()
        of, page = (self._wanted, self._ppi), self._lacking[0]
        self._slow.start()
        self._session.press(
            sheet.png,
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
            self._show(slow=False)
        if of == (self._wanted, self._ppi):
            self._lacking = tuple(each for each in self._lacking if each != page)
            self.drawn.emit(page, picture)
        self._draw_next()

    def _on_failed(self, turn: int, error: Exception) -> None:
        self._drawing = None
        if turn == self._wanted:
            self._slow.stop()
            self._show(sheet=None, slow=False, fault=fault_of(error).code)

    def _forget_pages(self) -> None:
        self._wanted += 1
        self._typeset = None
        self._lacking = ()
        self._slow.stop()
        self._show(sheet=None, slow=False, fault="")

    def _on_slow_timeout(self) -> None:
        self._show(slow=True)

    # --- handing out ------------------------------------------------------------------------------

    def save(self, form: "Format", folder: Path) -> None:
        """Write the roster as a file into a folder and note it; does nothing while one is made.

        Where something else was chosen just now, it is done when that is there.
        """
        if not self._current:
            self._put_off = lambda: self.save(form, folder)
            return
        chosen = self._chosen()
        if chosen is None:
            return
        event, roster = chosen
        language = self._language
        to = Files(folder=folder, formats=(form,), language=language)

        def made(files: Made) -> None:
            self._session.run(hand_out, event, roster, files, then=written, otherwise=failed)

        def written(out: HandedOut) -> None:
            names = tuple(path.name for path in out.paths)
            self._handed[event, reader_of(roster), language] = roster
            self._show(export=Export(how="files", done=True, folder=folder, names=names))

        def failed(error: Exception) -> None:
            self._show(export=Export(how="files", fault=fault_of(error).code))

        self._show(export=Export(how="files"))
        self._session.press(made_for, roster, to, then=made, otherwise=failed)

    def print(self, printer: str, put: PrintPages) -> None:
        """Note the roster and put it on paper; waits and does nothing as `save` does."""
        if not self._current:
            self._put_off = lambda: self.print(printer, put)
            return
        chosen = self._chosen()
        if chosen is None:
            return
        event, roster = chosen
        language = self._language

        def typeset(pages: tuple[bytes, ...]) -> None:
            # Noted before: paper cannot be taken back.
            self._session.run(
                note_paper,
                event,
                roster,
                pages,
                then=lambda _touched: noted(pages),
                otherwise=failed,
            )

        def noted(pages: tuple[bytes, ...]) -> None:
            self._handed[event, reader_of(roster), language] = roster
            self._session.press(put, pages, then=printed, otherwise=failed)

        def printed(_nothing: None) -> None:
            self._show(export=Export(how="paper", done=True, printer=printer))

        def failed(error: Exception) -> None:
            self._show(export=Export(how="paper", fault=fault_of(error).code))

        self._show(export=Export(how="paper"))
        sheet = (roster, _sheet_language(language), PRINT_PPI)
        self._session.press(preview_pages, *sheet, then=typeset, otherwise=failed)

    def _chosen(self) -> tuple[bytes, Roster] | None:
        """Give event and roster to hand out, if nothing is being handed out."""
        state, export = self.state, self.state.export
        under_way = export is not None and not (export.done or export.fault)
        if state.event is None or state.roster is None or under_way:
            return None
        return state.event.id, state.roster

    def _show(self, **changes: object) -> None:
        state = replace(self.state, **changes)  # type: ignore[arg-type]
        if state != self.state:
            self.state = state
            self.changed.emit()


def _same_sheet(one: Roster, other: Roster) -> bool:
    """Whether a newer state of the same list is typeset: the old one stays in sight meanwhile."""
    same_event = one.header.event_code == other.header.event_code
    return same_event and reader_of(one) == reader_of(other)


def _sheet_language(language: str) -> "Language":
    return "es" if language == "es" else "en"
