"""Decides what the words page shows, and has flyers typeset beside. Knows no widget."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.flyers import FlyersSeen, look_at_flyers
from fieldapp.actions.handout.flyer import flyer_pdf, flyer_png
from fieldapp.actions.handout.writing import write_handout
from fieldapp.domain.flyer import Flyer, FlyerFacts, flyer_of
from fieldapp.outreach_words import Told, told
from ui.paper import PRINT_PPI
from ui.session import Session, fault_of
from ui.watch import Watch
from ui.words.state import (
    FLYERS,
    Export,
    WordsState,
    current_in,
    found_in,
    languages_of,
)

SHOWN_PPI: Final = 110
PrintPages = Callable[[tuple[bytes, ...]], None]
"""Puts pages on paper; called on the press lane."""


class WordsPresenter(QObject):
    """One part is in sight, in a language of its own."""

    changed = Signal()  # `state` is another one

    def __init__(self, session: Session, window: str) -> None:
        super().__init__()
        self._session = session
        self._window = window
        self._event: bytes | None = None
        self._facts: FlyerFacts | None = None
        self._code = ""
        self._tongue = ""  # the language that was chosen here, whatever the window speaks
        self._wanted = 0
        self._typeset: Flyer | None = None
        self.state = WordsState(language=window)
        self.watch = Watch(session, look_at_flyers, self._on_seen, asked=lambda: (self._event,))
        self._show()

    # --- what a person chooses --------------------------------------------------------------------

    def choose_part(self, part: str) -> None:
        """Show talking points, questions, or flyers."""
        self._code = ""
        self._show(part=part, typed="", export=None)

    def choose_language(self, language: str) -> None:
        """Tell it in another language, whatever the window speaks."""
        self._tongue = language
        self._show(export=None)

    def window_speaks(self, language: str) -> None:
        """Follow the window's language until another one was chosen here."""
        self._window = language
        self._show()

    def find(self, typed: str) -> None:
        """Show what has these words in it."""
        self._show(typed=typed)

    def go_to(self, code: str) -> None:
        """Bring one in sight."""
        self._code = code
        self._show()

    def choose_event(self, event: bytes) -> None:
        """Show the flyer of another event."""
        self._event = event
        self._show(export=None)
        self.watch.look()

    def print_phone(self, phone: str) -> None:
        """Put a number for questions on the flyer; it is kept nowhere else."""
        self._show(phone=phone, export=None)

    def stop(self) -> None:
        """Ask for nothing more."""
        self._wanted += 1
        self.watch.stop()

    # --- looking and typesetting ------------------------------------------------------------------

    def _on_seen(self, seen: FlyersSeen) -> None:
        if seen.asked != self._event:
            return
        self._facts = seen.facts
        self._show(days=seen.days, event=seen.event, seen=True)

    def _show(self, **changes: object) -> None:
        state = replace(self.state, **changes)  # type: ignore[arg-type]
        drafts_ok = self._facts is not None and self._facts.drafts_ok
        languages = languages_of(state.part, drafts_ok=drafts_ok)
        language = self._tongue if self._tongue in languages else self._window
        found = found_in(state.part, language, self._window, state.typed)
        current = current_in(found, self._code)
        self.state = replace(
            state,
            languages=languages,
            language=language,
            found=found,
            current=current,
            beside=self._beside(current.code if current else "", state.part, language),
            flyer=self._flyer(state, language),
        )
        self._typeset_if_new()
        self.changed.emit()

    def _beside(self, code: str, part: str, language: str) -> Told | None:
        if language == self._window or not code:
            return None
        return next((each for each in told(part, self._window) if each.code == code), None)

    def _flyer(self, state: WordsState, language: str) -> Flyer | None:
        if state.part != FLYERS or self._facts is None:
            return None
        return flyer_of(self._facts, language, state.phone)

    def _typeset_if_new(self) -> None:
        flyer = self.state.flyer
        if flyer is None or flyer == self._typeset:
            return
        self._typeset = flyer
        self._wanted += 1
        turn = self._wanted
        self._session.press(
            self._drawn,
            turn,
            flyer,
            then=lambda picture: self._on_drawn(turn, picture),
            otherwise=lambda error: self._on_failed(turn, error),
        )

    def _drawn(self, turn: int, flyer: Flyer) -> bytes:
        """Runs on the press lane: nothing is typeset that nobody waits for any more."""
        return flyer_png(flyer, SHOWN_PPI)[0] if turn == self._wanted else b""

    def _on_drawn(self, turn: int, picture: bytes) -> None:
        if turn == self._wanted and picture:
            self.state = replace(self.state, picture=picture, fault="")
            self.changed.emit()

    def _on_failed(self, turn: int, error: Exception) -> None:
        if turn == self._wanted:
            self._typeset = None
            self.state = replace(self.state, picture=b"", fault=fault_of(error).code)
            self.changed.emit()

    # --- handing out ------------------------------------------------------------------------------

    def save(self, folder: Path) -> None:
        """Write the flyer as a PDF into a folder; does nothing while one is made."""
        flyer = self.state.flyer
        if flyer is None or self.state.busy:
            return

        def written(paths: tuple[Path, ...]) -> None:
            names = tuple(path.name for path in paths)
            self._tell(Export(how="files", done=True, folder=folder, names=names))

        self._tell(Export(how="files"))
        self._session.press(
            lambda: write_handout(folder, (flyer_pdf(flyer),)),
            then=written,
            otherwise=lambda error: self._tell(Export(how="files", fault=fault_of(error).code)),
        )

    def print(self, printer: str, put: PrintPages) -> None:
        """Put the flyer on paper; does nothing while one is made."""
        flyer = self.state.flyer
        if flyer is None or self.state.busy:
            return
        self._tell(Export(how="paper"))
        self._session.press(
            lambda: put(flyer_png(flyer, PRINT_PPI)),
            then=lambda _nothing: self._tell(Export(how="paper", done=True, printer=printer)),
            otherwise=lambda error: self._tell(Export(how="paper", fault=fault_of(error).code)),
        )

    def _tell(self, export: Export) -> None:
        self.state = replace(self.state, export=export)
        self.changed.emit()
