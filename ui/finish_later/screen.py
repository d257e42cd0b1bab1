"""The page of what is to be finished: sign-ups that lack something, and paper slips."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.finishing import Whose
from ui.finish_later import words
from ui.finish_later.open_part import OpenPart
from ui.finish_later.presenter import FinishPresenter
from ui.finish_later.slips_part import SlipsPart
from ui.look import MARGIN, Tokens
from ui.page import FINISH, SLIP, SLIPS, Around, Head, Page, Wish
from ui.texts import isolated
from ui.widgets.button import say_button
from ui.widgets.chips import Picked
from ui.widgets.segments import Segments
from ui.widgets.status import Status

OPEN: Final = "open"
PARTS: Final = (OPEN, SLIPS)
AskFolder = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Shows a dialog that asks for a folder, and calls back with the one that was chosen."""


class FinishLaterScreen(Page):
    """Two parts under one switch; its badge counts what holds up a booking on this laptop."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        session, tokens = around.session, around.tokens
        self.presenter = FinishPresenter(session)
        self.switch = Segments({code: code for code in PARTS})
        self.open_part = OpenPart(session, around.language, self.presenter, tokens)
        self.slips_part = SlipsPart(self.presenter, tokens)
        self.stack = QStackedWidget()
        for part in (self.open_part, self.slips_part):
            self.stack.addWidget(part)
        self.status = Status()
        self.part = OPEN
        self._looks = False
        self.ask_folder: AskFolder = ask_for_folder
        above = QHBoxLayout()
        above.setSpacing(MARGIN)
        above.addWidget(self.switch)
        above.addWidget(self.status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(MARGIN - 4)
        column.addLayout(above)
        column.addWidget(self.stack, 1)
        self._connect()
        self.show_part(OPEN)
        self.speak()
        self.presenter.look()

    def _connect(self) -> None:
        self.presenter.changed.connect(self._on_presenter_changed)
        self.switch.picked.connect(self._on_part_picked)
        self.open_part.opened.connect(self._on_opened)
        self.slips_part.wanted.connect(self._on_slip_wanted)
        self.slips_part.blank_wanted.connect(self._on_blank_wanted)
        self.status.undo.clicked.connect(self.presenter.undo)
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, self.presenter.undo)
        self.enough_key = QShortcut(QKeySequence("N"), self.open_part, self.presenter.enough)
        self.enough_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.type_keys = [
            QShortcut(QKeySequence(key), self, self._on_type_key)
            for key in ("Ctrl+Return", "Ctrl+Enter")
        ]
        self.slips_key = QShortcut(QKeySequence("Ctrl+D"), self, self._on_other_part)

    def show_part(self, part: str) -> None:
        """Show the sign-ups, or the slips."""
        self.part = part
        self.switch.choose(part)
        self.stack.setCurrentIndex(PARTS.index(part))

    @override
    def fit(self, width: int) -> None:
        self.open_part.panes.share(width)
        self.slips_part.panes.share(width)

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        seen = self.presenter.seen
        return Head(title=self.tr("To finish"), about=seen.title if seen is not None else "")

    @override
    def keys_words(self) -> str:
        return self.tr("{enter} finish it · {enough} nothing more · {other} slips").format(
            enter=isolated("Enter"), enough=isolated("N"), other=isolated("Ctrl+D")
        )

    @override
    def begin(self) -> None:
        self._looks = True
        self.presenter.look()
        self._focus_part()

    @override
    def place(self) -> str:
        return self.part

    @override
    def go_to_place(self, place: str) -> None:
        if place in PARTS:
            self.show_part(place)
            self._focus_part()

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.look()

    @override
    def speak(self) -> None:
        for code, said in ((OPEN, self.tr("Sign-ups")), (SLIPS, self.tr("Paper slips"))):
            self.switch.button(code).setText(said)
            self.switch.button(code).setAccessibleName(said)
        self.switch.setAccessibleName(self.tr("Parts of this page"))
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        self.open_part.speak()
        self.slips_part.speak()
        self._show_status()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.open_part.show_tokens(tokens)
        self.slips_part.show_tokens(tokens)

    # --- showing ----------------------------------------------------------------------------------

    def _on_presenter_changed(self) -> None:
        self.open_part.show_state()
        self.slips_part.show_state()
        self._show_status()
        if self._looks and self.presenter.seen is not None:
            self._looks = False
            self._focus_part()
        seen = self.presenter.seen
        here = seen.of(Whose.HERE) if seen is not None else ()
        self.set_badge(sum(each.holds_up for each in here))
        self.head_changed.emit()
        if self.presenter.said is not None and self.isVisible():
            said = QAccessibleAnnouncementEvent(self.status, self.status.words.text())
            QAccessible.updateAccessibility(said)

    def _show_status(self) -> None:
        presenter = self.presenter
        said, tone = words.said_words(presenter.said, self.around.language.code)
        self.status.show_words(said, tone, can_undo=presenter.can_undo)

    def _focus_part(self) -> None:
        if self.part == OPEN:
            self.open_part.focus_list()
        else:
            self.slips_part.focus_first()

    # --- what a person did ------------------------------------------------------------------------

    def _on_part_picked(self, picked: Picked) -> None:
        self.show_part(picked.codes[0])

    def _on_other_part(self) -> None:
        self.show_part(SLIPS if self.part == OPEN else OPEN)
        self._focus_part()

    def _on_opened(self, sign_up: bytes) -> None:
        self.wants.emit(Wish(code="sign_up", key=sign_up, place=FINISH))

    def _on_slip_wanted(self, number: int) -> None:
        self.wants.emit(Wish(code="sign_up", place=f"{SLIP}{number or ''}"))

    def _on_blank_wanted(self, first: int, last: int) -> None:
        asks = self.tr("Where to put the slips")
        self.ask_folder(self, asks, lambda folder: self.presenter.make_blank(first, last, folder))

    def _on_type_key(self) -> None:
        if self.part == SLIPS:
            self.slips_part.type_next()


def ask_for_folder(parent: QWidget, asks: str, chosen: Callable[[Path], None]) -> None:
    """Show the system's dialog for a folder; nothing follows where it is closed without one."""
    dialog = QFileDialog(parent, asks)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
