"""The two cards of the rosters page: what is wanted, and the sheet. They only show and send."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.handout.preview import Preview
from ui.i18n import NAMES, Language
from ui.icons import icon
from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.rosters import words
from ui.rosters.state import RostersState
from ui.widgets.button import a_button
from ui.widgets.chips import Choice
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.hand_out_box import HandOutBox
from ui.widgets.label import PlainLabel, ShortLabel, plain_tip
from ui.widgets.notice import Notice
from ui.widgets.picker import Entry, Picker
from ui.widgets.port import a_port
from ui.widgets.segments import Segments
from ui.widgets.sheets import SheetsView
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


class SheetCard(QFrame):
    """The sheet as it is printed, and above it what it lacks."""

    again_wanted = Signal()

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        self._state = RostersState()
        self._shown: Preview | None = None
        self._shown_of = ("", "")
        self.missing, self.left_out = Notice("red", tokens), Notice("amber", tokens)
        self.title, self.about = PlainLabel("title"), ShortLabel("muted")
        self.pages = PlainLabel("small")
        self.before, self.after = a_button("quiet"), a_button("quiet")
        self.sheets = SheetsView(tokens)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = a_button("plain")
        for button, step in ((self.before, -1), (self.after, 1)):
            button.clicked.connect(lambda _checked=False, n=step: self.turn(n))
        self._build()
        self.sheets.page_changed.connect(self._on_page_changed)
        self.again.clicked.connect(self.again_wanted)
        self.show_tokens(tokens)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        head.addWidget(self.before)
        head.addWidget(self.pages)
        head.addWidget(self.after)
        self.waiting = QWidget()
        inside = QVBoxLayout(self.waiting)
        inside.addStretch(1)
        inside.addWidget(self.empty)
        inside.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(10)
        column.addWidget(self.missing)
        column.addWidget(self.left_out)
        column.addLayout(head)
        column.addWidget(self.sheets, 1)
        column.addWidget(self.waiting, 1)

    def show_state(self, state: RostersState) -> None:
        """Show a state; the place in the sheet stays where it is still the same list."""
        self._state = state
        roster, code = state.roster, self._language.code
        self.missing.say(words.missing_words(roster, code))
        self.left_out.say(words.left_out_words(roster, code))
        self.title.setText(words.title_words(roster) if roster is not None else "")
        locale = self._language.locale
        self.about.say(words.about_words(roster, locale) if roster is not None else "")
        self.sheets.setVisible(state.sheet is not None)
        self.waiting.setVisible(state.sheet is None)
        if state.sheet is not self._shown:
            of = (state.event.code if state.event else "", state.reader)
            self._shown = state.sheet
            pages = 0 if state.sheet is None else state.sheet.pages
            self.sheets.show_pages(pages, same=of == self._shown_of)
            if pages:
                self._shown_of = of
        self.sheets.say_slow(words.drawing_words() if state.slow else "")
        self.empty.setText(words.empty_words(state, can_try_again=True))
        self.again.setVisible(bool(state.fault))
        self._on_page_changed()

    def turn(self, step: int) -> None:
        """Go to the page before or after the one in sight."""
        self.sheets.go_to(self.sheets.page + step)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        for each in (self.missing, self.left_out, self.sheets):
            each.show_tokens(tokens)
        self.before.setIcon(icon("chevron-left", tokens.teal_ink))
        self.after.setIcon(icon("chevron-right", tokens.teal_ink))

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.again.setText(self.tr("Try again"))
        for button, text, key in (
            (self.before, self.tr("Page before"), "Page Up"),
            (self.after, self.tr("Next page"), "Page Down"),
        ):
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(f"{text} ({key})"))
        self.show_state(self._state)

    def _on_page_changed(self) -> None:
        count, at = self.sheets.count, self.sheets.page
        for each in (self.before, self.pages, self.after):
            each.setVisible(bool(count))
        said = words.page_words(at + 1, count)
        self.pages.setText(said)
        self.sheets.setAccessibleName(
            self.tr("The sheet as it is printed, {page}").format(page=said)
        )
        for button, possible in ((self.before, at > 0), (self.after, at < count - 1)):
            if not possible and button.hasFocus():
                self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(possible)
