"""The words page: joins presenter and cards, and asks the system for folders and printers."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QPageLayout,
    QShortcut,
)
from PySide6.QtPrintSupport import QPrinter
from typing_extensions import override

from ui.folders import AskFolder, ask_for_folder, usual_folder
from ui.look import Tokens
from ui.page import Around, Head, Page
from ui.paper import AskPrinter, ask_for_printer, name_of, print_pages
from ui.texts import isolated
from ui.widgets.chips import Picked
from ui.widgets.finding import list_width
from ui.widgets.panes import Panes
from ui.words import words
from ui.words.presenter import WordsPresenter
from ui.words.state import FLYERS, PARTS, Export
from ui.words.view import PRINT_KEY, SAVE_KEY, FlyerCard, ListCard, ToldCard, shows_flyers


class WordsScreen(Page):
    """What to tell, and flyers. `ask_folder` and `ask_printer` show the system's dialogs."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = WordsPresenter(around.session, around.language.code)
        self.card = ListCard(around.tokens)
        self.told = ToldCard()
        self.flyer = FlyerCard(around.tokens)
        self.folder: Path | None = None
        self.ask_folder: AskFolder = ask_for_folder
        self.ask_printer: AskPrinter = ask_for_printer
        self._announced: Export | None = None
        self._showing = False
        self.panes = Panes(self)
        self.panes.add(self.card)
        self.panes.add(self.told, 1)
        self.panes.add(self.flyer, 1)
        self.panes.lead(self.card.list)
        self._connect()
        self._keys()
        self.speak()

    def _connect(self) -> None:
        presenter, card = self.presenter, self.card
        presenter.changed.connect(self._on_presenter_changed)
        card.parts.picked.connect(lambda picked: self._choose_part(picked.codes[0]))
        card.line.textEdited.connect(presenter.find)
        card.line.returnPressed.connect(self._on_find_entered)
        card.list.selectionModel().currentChanged.connect(self._on_current_changed)
        for each in (self.told, self.flyer):
            each.languages.picked.connect(self._on_language_picked)
        self.flyer.phone.textEdited.connect(presenter.print_phone)
        self.flyer.save.clicked.connect(self.save)
        self.flyer.paper.clicked.connect(self.print)

    def _keys(self) -> None:
        self.find_key = QShortcut(QKeySequence("Ctrl+F"), self, self._on_find_wanted)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self._on_escape)
        self.save_key = QShortcut(QKeySequence(SAVE_KEY), self, self.save)
        self.print_key = QShortcut(QKeySequence(PRINT_KEY), self, self.print)
        self.part_keys = [
            QShortcut(QKeySequence(f"Ctrl+{at}"), self, lambda part=part: self._choose_part(part))
            for at, part in enumerate(PARTS, 1)
        ]

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        return Head(title=self.tr("Words"), about=words.part_words()[self.presenter.state.part])

    @override
    def keys_words(self) -> str:
        return self.tr("{arrows} next · {find} find · {parts} parts").format(
            arrows=isolated("↑ ↓"), find=isolated("Ctrl+F"), parts=isolated("Ctrl+1 2 3")
        )

    @override
    def begin(self) -> None:
        self.presenter.watch.go_on()
        self.presenter.watch.look()
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def pause(self) -> None:
        self.presenter.watch.rest()

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def speak(self) -> None:
        self.card.speak()
        self.flyer.speak()
        self.presenter.window_speaks(self.around.language.code)

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.card.show_tokens(tokens)
        self.flyer.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.panes.share(width, self.card, list_width(width))

    @override
    def place(self) -> str:
        return self.presenter.state.part

    @override
    def go_to_place(self, place: str) -> None:
        if place in PARTS:
            self._choose_part(place)

    def _on_presenter_changed(self) -> None:
        state, language = self.presenter.state, self.around.language
        lists, flyers = self.around.session.lists, shows_flyers(self.presenter.state)
        self._showing = True  # the list goes where the state is, and tells nobody
        rows = (
            [words.day_row(each, language.locale) for each in state.days]
            if flyers
            else [words.told_row(each) for each in state.found]
        )
        self.card.model.replace(rows)
        key = b"" if flyers else (state.current.code.encode() if state.current else b"")
        chosen = state.event.id if flyers and state.event else key
        self.card.list.setCurrentIndex(self.card.model.index(self.card.model.row_of(chosen)))
        self._showing = False
        self.card.parts.choose(state.part)
        self.card.line.setVisible(not flyers)
        if self.card.line.text() != state.typed:
            self.card.line.setText(state.typed)
        self.card.list.setVisible(bool(rows))
        self.card.empty.setVisible(not rows)
        self.card.empty.setText(
            words.empty_words(state.part, typed=bool(state.typed.strip()), seen=state.seen)
        )
        self.told.setVisible(not flyers)
        self.flyer.setVisible(flyers)
        (self.flyer if flyers else self.told).show_state(state, lists, language.code)
        self.head_changed.emit()
        self._announce(state.export)

    def _announce(self, export: Export | None) -> None:
        if export != self._announced and export is not None and (export.done or export.fault):
            said = QAccessibleAnnouncementEvent(self.flyer, self.flyer.said.text())
            QAccessible.updateAccessibility(said)
        self._announced = export

    # --- what a person did ------------------------------------------------------------------------

    def _choose_part(self, part: str) -> None:
        self.presenter.choose_part(part)
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current_changed(self, index: QModelIndex) -> None:
        row = self.card.list.current() if index.isValid() else None
        if self._showing or row is None:
            return
        if shows_flyers(self.presenter.state):
            self.presenter.choose_event(row.key)
        else:
            self.presenter.go_to(row.key.decode())

    def _on_language_picked(self, picked: Picked) -> None:
        """A chip that is picked again stays: it is always told in one language."""
        state = self.presenter.state
        self.presenter.choose_language(picked.codes[0] if picked.codes else state.language)

    def _on_find_wanted(self) -> None:
        if not self.card.line.isHidden():
            self.card.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.card.line.selectAll()

    def _on_find_entered(self) -> None:
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_escape(self) -> None:
        if self.card.line.text():
            self.presenter.find("")
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save the flyer; the first time in a session a folder is asked for."""
        if self.presenter.state.part != FLYERS or self.presenter.state.flyer is None:
            return
        if self.folder is not None:
            self.presenter.save(self.folder)
            return

        def chosen(folder: Path) -> None:
            self.folder = folder
            self.presenter.save(folder)

        self.ask_folder(self, usual_folder(), chosen)

    def print(self) -> None:
        """Ask for a printer and print the flyer."""
        if self.presenter.state.part != FLYERS or self.presenter.state.flyer is None:
            return

        def chosen(printer: QPrinter) -> None:
            self.presenter.print(name_of(printer), lambda pages: print_pages(printer, pages))

        self.ask_printer(self, QPageLayout.Orientation.Portrait, chosen)
