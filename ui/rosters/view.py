"""The card of the rosters page that says what is wanted. It only shows and sends."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.i18n import NAMES, Language
from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.rosters import words
from ui.rosters.state import RostersState
from ui.widgets.chips import Choice
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.hand_out_box import HandOutBox
from ui.widgets.label import PlainLabel
from ui.widgets.picker import Entry, Picker
from ui.widgets.port import a_port
from ui.widgets.segments import Segments
from ui.widgets.tiles import Tile, Tiles

_LOW = 460


class WantedCard(QFrame):
    """Who reads, for which event, in which language, and the buttons that hand out."""

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        self._state = RostersState()
        self.readers_label, self.day_label = PlainLabel("label"), PlainLabel("label")
        self.language_label = PlainLabel("label")
        self.readers = Tiles()
        self.hint = PlainLabel("small", wrap=True)
        self.day = ChoiceButton(tokens)
        self.days = Picker(self)
        self.sheet_language = Segments(NAMES)
        self.out = HandOutBox()
        inside = QWidget()
        inside.setObjectName("scrolled")
        tiles = QVBoxLayout(inside)
        tiles.setContentsMargins(0, 0, 0, 0)
        tiles.addWidget(self.readers)
        tiles.addStretch(1)
        self.port = a_port(inside)
        self._build()
        self.day.wanted.connect(self._on_day_wanted)
        self.readers.focused.connect(self._on_reader_focused)
        self.show_tokens(tokens)

    def _build(self) -> None:
        sheet = QHBoxLayout()
        sheet.setSpacing(6)
        sheet.addWidget(self.language_label, 1)
        sheet.addWidget(self.sheet_language)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN)
        column.setSpacing(6)
        column.addWidget(self.day_label)
        column.addWidget(self.day)
        column.addSpacing(SPACE)
        column.addWidget(self.readers_label)
        column.addWidget(self.port, 1)
        column.addWidget(self.hint)
        column.addLayout(sheet)
        column.addWidget(self.out)

    def show_state(self, state: RostersState) -> None:
        """Show a state."""
        self._state = state
        locale = self._language.locale
        self.readers.offer(words.reader_choices(state, locale))
        self.readers.choose(state.reader)
        self.hint.setText(words.hint_words(state))
        self.sheet_language.choose(state.language)
        event = words.day_words(state.event, locale) if state.event else self.tr("None yet")
        self.day.say(self.tr("Event"), event)
        self.day.setEnabled(bool(state.days))
        self.out.allow(possible=state.roster is not None)
        self.out.show_export(state.export)
        self.fit_height()

    def fit_height(self) -> None:
        """Leave out what is only good to know where there is little room."""
        low, state = self.height() < _LOW, self._state
        self.out.said.setVisible(not low or state.export is not None)
        warns = state.event is not None and not state.event.timed
        self.hint.setVisible(bool(self.hint.text()) and (warns or not low))
        self.day_label.setVisible(not low)
        for each in (self.language_label, self.sheet_language):
            each.setVisible(not low or state.export is None)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit_height()
        self._show_chosen()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.day.show_tokens(tokens)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.readers_label.setText(self.tr("Who will read it?"))
        self.readers.setAccessibleName(self.tr("Who will read it?"))
        self.day_label.setText(self.tr("Event"))
        self.language_label.setText(self.tr("Sheet in"))
        self.sheet_language.setAccessibleName(self.tr("Language of the sheet"))
        self.days.say(self.tr("Type an event or a day"))
        self.out.speak(self._language.code)
        self.show_state(self._state)

    def _on_day_wanted(self) -> None:
        locale = self._language.locale
        self.days.offer(
            [
                Entry(
                    choice=Choice(code=each.id.hex(), text=words.day_words(each, locale)),
                    keys=f"{each.title} {each.code} {words.day_words(each, locale)}".casefold(),
                )
                for each in self._state.days
            ]
        )
        self.days.open_at(self.day)

    def _show_chosen(self) -> None:
        chosen = next((tile for tile in self.readers.tiles if tile.isChecked()), None)
        if chosen is not None:
            self.port.ensureWidgetVisible(chosen, 0, 0)

    def _on_reader_focused(self, tile: Tile) -> None:
        self.port.ensureWidgetVisible(tile, 0, GAP)
