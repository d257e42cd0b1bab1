"""The I-speak screen: the whole window, languages in their own letters, one tap fills the form."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.desk import EventShown
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.i_speak import NOT_KNOWN
from ui.look import Tokens
from ui.sign_up.pointing import (
    METHODS,
    Spoken,
    Tile,
    all_tiles,
    method_words,
    prompts,
    tiles_found,
    tiles_within,
)
from ui.sign_up.pointing_tiles import TileSheet
from ui.texts import first_strong, isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.cover import Cover
from ui.widgets.finding import FindLine
from ui.widgets.label import PlainLabel, ShortLabel
from ui.widgets.panes import NARROW
from ui.widgets.segments import Segments

translate = QCoreApplication.translate
_EDGE: Final = 28
_FIND_WIDTH, _FIND_NARROW = 230, 170


class PointingCover(Cover):
    """Shown to somebody with whom no word is shared. `spoken` carries a `Spoken`; then it goes."""

    spoken = Signal(object)  # Spoken

    def __init__(self, window: QWidget, lists: CodeLists, tokens: Tokens) -> None:
        super().__init__(window)
        self.setObjectName("pointing")
        self._lists = lists
        self._language = "en"
        self._event: EventShown | None = None
        self._within = ""
        self._reached: Tile | None = None
        self._tiles: tuple[Tile, ...] = ()
        self.method = METHODS[0]
        self.title, self.others = PlainLabel("point"), ShortLabel("pointMore")
        self.line, self.pages = FindLine(tokens), PlainLabel("pointMore")
        self.sheet = TileSheet(tokens)
        self.say, self.free = ShortLabel("pointSay"), ShortLabel("pointMore")
        self.methods = Segments(dict.fromkeys(METHODS, ""))
        self.unknown, self.back = a_button("plain"), a_button("plain")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line.setFixedWidth(_FIND_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.others, 1)
        head.addWidget(self.pages)
        head.addWidget(self.line)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.say, 1)
        buttons.addWidget(self.unknown)
        buttons.addWidget(self.back)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.free, 1)
        foot.addWidget(self.methods)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 20, _EDGE, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.sheet, 1)
        column.addLayout(buttons)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.sheet.picked.connect(self._on_picked)
        self.sheet.reached.connect(self._on_reached)
        self.sheet.turned_to.connect(self._show_pages)
        self.sheet.typed.connect(self._on_letter)
        self.line.textChanged.connect(self._on_find_changed)
        self.line.returnPressed.connect(self._take_first)
        self.methods.picked.connect(lambda picked: self._choose_method(picked.codes[0]))
        self.unknown.clicked.connect(lambda: self._tell(NOT_KNOWN))
        self.back.clicked.connect(self._on_back)

    # --- showing ----------------------------------------------------------------------------------

    def open_for(self, event: EventShown | None, language: str) -> None:
        """Show the languages of an event and all others, the first with the focus."""
        self._event, self._language = event, language
        self._within = ""
        self._choose_method(METHODS[0])
        self.speak(language)
        self.put_up()
        self.sheet.focus_tile(0)

    def speak(self, language: str) -> None:
        """Say everything in a language of the window; the tiles are in their own."""
        self._language = language
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        find = translate("ISpeak", "Type to find one")
        self.line.say(find, find)
        for at, (code, words) in enumerate(method_words().items(), 1):
            button = self.methods.button(code)
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(f"Ctrl+{at}")
        self.free.say(" · ".join(prompts("i_speak.free", language, self._event)).rstrip(" ·"))
        say_button(self.unknown, translate("ISpeak", "Not known yet"), "Ctrl+0")
        self._show_tiles()
        self._say(self._reached)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.line.show_tokens(tokens)
        self.sheet.show_tokens(tokens)

    def _show_tiles(self) -> None:
        lists, language = self._lists, self._language
        inner = tiles_within(lists, language, self._within) if self._within else ()
        key = "i_speak.which" if inner else "i_speak.prompt"
        first, others = prompts(key, language, self._event)
        self.title.setText(first)
        self.others.say(others)
        back = translate("ISpeak", "All languages") if inner else translate("ISpeak", "To the form")
        say_button(self.back, back, "Esc")
        self._tiles = inner or all_tiles(lists, language, self._event)
        self._show_found()

    def _show_found(self) -> None:
        typed = self.line.text()
        self.sheet.show_tiles(tiles_found(self._tiles, typed) if typed.strip() else self._tiles)

    def _show_pages(self) -> None:
        wide = translate("ISpeak", "{page} of {pages} · PgDn, PgUp")
        words = translate("ISpeak", "{page} of {pages}") if self.width() < NARROW else wide
        page = words.format(
            page=isolated(str(self.sheet.page + 1)), pages=isolated(str(self.sheet.pages))
        )
        nobody = translate("ISpeak", "No such language here")
        shown = page if self.sheet.pages > 1 else ""
        self.pages.setText(shown if self.sheet.shown else nobody)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.line.setFixedWidth(_FIND_NARROW if self.width() < NARROW else _FIND_WIDTH)
        self._show_pages()
        self._say(self._reached)

    # --- what a person did ------------------------------------------------------------------------

    def _on_reached(self, tile: Tile) -> None:
        """Say how the words of a tile are read aloud, for somebody who does not read."""
        self._reached = tile
        self._say(tile)

    def _say(self, tile: Tile | None) -> None:
        if tile is None or not tile.sounds:
            self.say.say("")
            return
        if self.width() < NARROW:  # its words are in sight; how they sound must be whole
            first = tile.sounds.partition(",")[0]
            self.say.say(translate("ISpeak", "Say: {sounds}").format(sounds=first))
            return
        said = translate("ISpeak", "Say: {words}   {sounds}")
        sounds = translate("ISpeak", "(sounds like {sounds})").format(sounds=tile.sounds)
        self.say.say(said.format(words=first_strong(tile.words), sounds=sounds))

    def _on_picked(self, tag: str) -> None:
        if not self._within and tiles_within(self._lists, self._language, tag):
            self._within = tag
            self.line.clear()
            self._show_tiles()
            self.sheet.focus_tile(0)
        else:
            self._tell(tag)

    def _tell(self, tag: str) -> None:
        self.take_down()
        self.spoken.emit(Spoken(tag=tag, method=self.method))

    def _on_letter(self, letter: str) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.setText(letter)

    def _on_find_changed(self) -> None:
        self._show_found()
        self._show_pages()

    def _take_first(self) -> None:
        if self.sheet.shown:
            self.sheet.shown[0].click()

    def _choose_method(self, method: str) -> None:
        self.method = method
        self.methods.choose(method)

    def _on_back(self) -> None:
        """Out of the search, out of a group, back to the form."""
        if self.line.text():
            self.line.clear()
            self.sheet.focus_tile(0)
        elif self._within:
            self._within = ""
            self._show_tiles()
            self.sheet.focus_tile(0)
        else:
            self.take_down()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self._on_back()
        elif key == Qt.Key.Key_Down and self.line.hasFocus():
            self.sheet.focus_tile(0)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.sheet.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif controlled and Qt.Key.Key_1 <= key < Qt.Key(Qt.Key.Key_1 + len(METHODS)):
            self._choose_method(METHODS[key - Qt.Key.Key_1])
        elif controlled and key == Qt.Key.Key_0:
            self._tell(NOT_KNOWN)
        else:
            super().keyPressEvent(event)
