"""The tally: large keys for what is counted, under a channel and a county chosen once."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from fieldapp.domain.folding import fold
from ui.look import GAP, MARGIN, Tokens
from ui.page import Around, Head, Page
from ui.tally import words
from ui.tally.count_key import CountKey
from ui.tally.presenter import TallyPresenter
from ui.texts import isolated
from ui.widgets.button import say_button
from ui.widgets.chips import Picked
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.field import Field
from ui.widgets.finding import list_width
from ui.widgets.label import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.picker import Picker
from ui.widgets.port import Scrolled, a_port
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView
from ui.widgets.status import Status

_COLUMNS: Final = ((640, 4), (480, 3), (0, 2))
"""From which width of the keys on there are how many side by side."""
_BESIDE: Final = 1000
"""From this width of the page on the sums stand beside the keys."""


class TallyScreen(Page):
    """Joins presenter and keys. While this page is in sight, digits count."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._lists = around.session.lists
        self.presenter = TallyPresenter(around.session)
        self.channel, self.county = ChoiceButton(around.tokens), ChoiceButton(around.tokens)
        self._asked = self.county
        self.picker = Picker(self)
        self.fields = Field(self.channel), Field(self.county)
        self.keys = [CountKey(code, key) for code, key in words.keys_of(self._lists)]
        self.grid = QGridLayout()
        self.today, self.sums_head = PlainLabel("label", wrap=True), PlainLabel("strong")
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.model = RowsModel(self)
        self.sums = RowsView(self.model, around.tokens)
        self.status = Status()
        self._columns = 0
        self._build()
        self._connect()
        self.speak()
        self.presenter.watch.look()

    def _build(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        above = QHBoxLayout()
        above.setSpacing(MARGIN)
        above.addWidget(self.fields[0], 3)
        above.addWidget(self.fields[1], 2)
        held = Scrolled()
        self.grid.setContentsMargins(2, 2, 2, 2)
        self.grid.setSpacing(GAP)
        held.setLayout(self.grid)
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(above)
        column.addWidget(self.today)
        column.addWidget(a_port(held), 1)
        column.addWidget(self.status)
        self.side = QFrame()
        self.side.setObjectName("card")
        right = QVBoxLayout(self.side)
        right.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        right.setSpacing(GAP)
        right.addWidget(self.sums_head)
        right.addWidget(self.empty, 1)
        right.addWidget(self.sums, 1)
        self.panes = Panes(self)
        self.panes.add(card, 1)
        self.panes.add(self.side)

    def _connect(self) -> None:
        self.presenter.changed.connect(self._on_presenter_changed)
        self.channel.wanted.connect(lambda: self._ask(self.channel))
        self.county.wanted.connect(lambda: self._ask(self.county))
        self.picker.picked.connect(self._on_picked)
        self.status.undo.clicked.connect(self.presenter.undo)
        self.count_keys = {}
        for each in self.keys:
            each.clicked.connect(lambda _checked=False, code=each.code: self.presenter.count(code))
            self.count_keys[each.code] = QShortcut(
                QKeySequence(each.key), self, lambda code=each.code: self.presenter.count(code)
            )
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, self.presenter.undo)

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        seen = self.presenter.seen
        return Head(title=self.tr("Tally"), about=seen.title if seen is not None else "")

    @override
    def keys_words(self) -> str:
        return self.tr("{keys} one more · {undo} take one back").format(
            keys=isolated("1–9 0 N"), undo=isolated("Ctrl+Z")
        )

    @override
    def begin(self) -> None:
        self.presenter.watch.look()
        self.keys[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def stop(self) -> None:
        self.presenter.watch.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def speak(self) -> None:
        self.fields[0].say(self.tr("Where people are met"), "")
        self.fields[1].say(self.tr("County"), "")
        self.sums_head.setText(self.tr("Every day of this event"))
        self.sums.setAccessibleName(self.tr("Sums by day and by where people were met"))
        self.empty.setText(self.tr("Nothing is counted yet. No names, only numbers."))
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        self._show()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.sums.show_tokens(tokens)
        self.channel.show_tokens(tokens)
        self.county.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        beside = list_width(width) if width >= _BESIDE else 0
        self.panes.share(width, self.side, beside)
        self.side.setVisible(bool(beside) or self.panes.narrow)
        room = width - beside - 4 * MARGIN
        columns = next(n for least, n in _COLUMNS if room >= least)
        if columns != self._columns:
            self._columns = columns
            for at, each in enumerate(self.keys):
                self.grid.addWidget(each, at // columns, at % columns)
            for at in range(max(n for _, n in _COLUMNS)):
                self.grid.setColumnStretch(at, int(at < columns))

    # --- showing ----------------------------------------------------------------------------------

    def _on_presenter_changed(self) -> None:
        self._show()
        self.head_changed.emit()
        if self.presenter.said is not None and self.isVisible():
            said = QAccessibleAnnouncementEvent(self.status, self.status.words.text())
            QAccessible.updateAccessibility(said)

    def _show(self) -> None:
        seen, code = self.presenter.seen, self.around.language.code
        locale = self.around.language.locale
        labels = self._lists["tally_what"]
        today = {} if seen is None else seen.today
        for each in self.keys:
            each.say(labels.label(each.code, code), today.get(each.code, 0))
            each.setEnabled(seen is not None and seen.event is not None)
        channel = seen.channel if seen is not None else ""
        self.channel.say(
            self.tr("Where people are met"), words.channel_words(channel, self._lists, code)
        )
        county = words.county_words(seen.county if seen is not None else "", self._lists, code)
        self.county.say(self.tr("County"), county)
        self.today.setText(self._today_words())
        self.model.replace([] if seen is None else words.sum_rows(seen, self._lists, code, locale))
        some = bool(self.model.rowCount())
        self.sums.setVisible(some)
        self.empty.setVisible(not some)
        said, tone = words.said_words(self.presenter.said, self._lists, code)
        self.status.show_words(said, tone, can_undo=self.presenter.can_undo)

    def _today_words(self) -> str:
        seen = self.presenter.seen
        if seen is None:
            return ""
        if seen.event is None:
            return self.tr("No event has come to this laptop yet.")
        day = words.day_words(seen.day, self.around.language.locale)
        return self.tr("Today, {day}, everybody together").format(day=day)

    # --- what a person did ------------------------------------------------------------------------

    def _ask(self, button: ChoiceButton) -> None:
        """Open the list of channels, or of counties."""
        self._asked = button
        code = self.around.language.code
        if button is self.channel:
            self.picker.say(self.tr("Where people are met"))
            self.picker.offer(words.channel_entries(self._lists, code), fold)
        else:
            self.picker.say(self.tr("Find a county"))
            self.picker.offer(words.county_entries(self._lists, code), fold)
        self.picker.open_at(button)

    def _on_picked(self, picked: Picked) -> None:
        seen = self.presenter.seen
        if seen is not None:
            (code,) = picked.codes
            by_channel = self._asked is self.channel
            self.presenter.count_under(
                code if by_channel else seen.channel, seen.county if by_channel else code
            )
        self._asked.setFocus(Qt.FocusReason.OtherFocusReason)
