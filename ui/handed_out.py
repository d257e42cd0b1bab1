"""Handing sheets out, as files or on paper: made beside the work, noted, and what is said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.handing_out import HandedOut, Made
from ui.session import Session, fault_of
from ui.texts import fault_sentence, first_strong

translate = QCoreApplication.translate
How = Literal["files", "paper"]
Pages = tuple[bytes, ...]
PrintPages = Callable[[Pages], None]
"""Puts pages on paper; called on the press lane."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A hand-out: under way, done, or not done for `fault`. `names` are the files in `folder`."""

    how: How
    done: bool = False
    fault: str = ""
    folder: Path | None = None
    names: tuple[str, ...] = ()
    printer: str = ""

    @property
    def under_way(self) -> bool:
        """Whether it has not come to its end."""
        return not (self.done or self.fault)


class HandingOut(QObject):
    """One hand-out at a time; `told` carries how it stands."""

    told = Signal(object)  # Export

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def save(
        self,
        folder: Path,
        make: Callable[[], Made],
        keep: Callable[[OpenedDesk, Made], HandedOut],
        then: Callable[[], None],
    ) -> None:
        """Make files on the press lane, and have them noted and written on the store's."""

        def written(out: HandedOut) -> None:
            then()
            names = tuple(path.name for path in out.paths)
            self.told.emit(Export(how="files", done=True, folder=folder, names=names))

        def made(files: Made) -> None:
            self._session.run(keep, files, then=written, otherwise=failed)

        def failed(error: Exception) -> None:
            self.told.emit(Export(how="files", fault=fault_of(error).code))

        self.told.emit(Export(how="files"))
        self._session.press(make, then=made, otherwise=failed)

    def print(
        self,
        printer: tuple[str, PrintPages],
        draw: Callable[[], Pages],
        note: Callable[[OpenedDesk, Pages], object],
        then: Callable[[], None],
    ) -> None:
        """Draw the pages, note that they are handed out, and put them on paper."""
        name, put = printer

        def drawn(pages: Pages) -> None:
            # Noted before: paper cannot be taken back.
            self._session.run(note, pages, then=lambda _: noted(pages), otherwise=failed)

        def noted(pages: Pages) -> None:
            then()
            self._session.press(put, pages, then=printed, otherwise=failed)

        def printed(_nothing: None) -> None:
            self.told.emit(Export(how="paper", done=True, printer=name))

        def failed(error: Exception) -> None:
            self.told.emit(Export(how="paper", fault=fault_of(error).code))

        self.told.emit(Export(how="paper"))
        self._session.press(draw, then=drawn, otherwise=failed)


def export_words(export: Export | None, language: str) -> tuple[str, str]:
    """Say how the last hand-out went, and in which tone."""
    if export is None:
        return translate(
            "Rosters", "Each sheet is written down with its reader, its rows and the time."
        ), "small"
    if export.fault:
        return fault_sentence(export.fault, language), "problem"
    if not export.done:
        return translate("Rosters", "Being made…"), "small"
    if export.how == "paper":
        words = translate("Rosters", "Sent to {printer}, and written down.")
        return words.format(printer=first_strong(export.printer)), "good"
    return translate("Rosters", "Saved, and written down."), "good"
