"""Decides what the rosters page shows: looks, has it typeset beside, hands out. No widgets."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.handing_out import (
    Files,
    RostersSeen,
    hand_out,
    look_at_rosters,
    made_for,
    note_paper,
    renumbered,
)
from fieldapp.actions.handout.pdf import preview_pages
from fieldapp.actions.handout.preview import preview
from fieldapp.domain.roster import Roster
from ui.handed_out import HandingOut, PrintPages
from ui.paper import PRINT_PPI
from ui.rosters.state import CLINIC, RostersState, reader_of
from ui.session import Session
from ui.sheet_press import SheetPress
from ui.watch import Watch

if TYPE_CHECKING:
    from fieldapp.actions.handout.wording import Language
    from fieldapp.actions.handout.writing import Format


class RostersPresenter(QObject):
    """One roster is on the screen; whatever is chosen anew makes older typesetting worthless."""

    changed = Signal()  # `state` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._event: bytes | None = None
        self._own_language = False
        self._typeset: tuple[Roster, str] | None = None
        self._current = False
        self._put_off: Callable[[], None] | None = None
        self._handed: dict[tuple[bytes, str, str], Roster] = {}
        self.state = RostersState()
        self.press = SheetPress(session)
        self.press.changed.connect(self._on_press_changed)
        self._out = HandingOut(session)
        self._out.told.connect(lambda export: self._show(export=export))
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

    def try_again(self) -> None:
        """Typeset once more what could not be typeset."""
        self._typeset = None
        self._typeset_if_new()

    def stop(self) -> None:
        """Ask for nothing more."""
        self.press.stop()
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
        same = self._typeset is not None and _same_sheet(self._typeset[0], roster)
        self._typeset = wanted
        language = _sheet_language(self._language)
        self.press.typeset(lambda: preview(roster, language), same=same)

    def _forget_pages(self) -> None:
        self._typeset = None
        self.press.forget()

    def _on_press_changed(self) -> None:
        press = self.press
        self._show(sheet=press.sheet, slow=press.slow, fault=press.fault)

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
        self._out.save(
            folder,
            lambda: made_for(roster, to),
            lambda desk, made: hand_out(desk, event, roster, made),
            lambda: self._note(event, language, roster),
        )

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
        sheet = (roster, _sheet_language(language), PRINT_PPI)
        self._out.print(
            (printer, put),
            lambda: preview_pages(*sheet),
            lambda desk, pages: note_paper(desk, event, roster, pages),
            lambda: self._note(event, language, roster),
        )

    def _note(self, event: bytes, language: str, roster: Roster) -> None:
        self._handed[event, reader_of(roster), language] = roster

    def _chosen(self) -> tuple[bytes, Roster] | None:
        """Give event and roster to hand out, if nothing is being handed out."""
        state, export = self.state, self.state.export
        if state.event is None or state.roster is None or (export and export.under_way):
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
