"""The cards of the words page: what can be told, one of it large, and a flyer. They only show."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.flyer import Flyer
from ui.languages import language_choices
from ui.look import GAP, MARGIN, Tokens
from ui.texts import fault_sentence
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow
from ui.widgets.field import Field, Line
from ui.widgets.finding import FindLine
from ui.widgets.label import Badge, PlainLabel, restyle
from ui.widgets.notice import Notice
from ui.widgets.port import a_port
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView
from ui.widgets.segments import Segments
from ui.words import words
from ui.words.state import FLYERS, PARTS, WordsState

SAVE_KEY, PRINT_KEY = "Ctrl+P", "Ctrl+Shift+P"
_SIDE: Final = 236
_LONGEST_PHONE: Final = 40


class ListCard(QFrame):
    """The parts, a line to find in them, and what there is."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self.parts = Segments(dict.fromkeys(PARTS, ""))
        self.line = FindLine(tokens)
        self.model = RowsModel(self)
        self.list = RowsView(self.model, tokens)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.parts)
        column.addWidget(self.line)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)

    def speak(self) -> None:
        """Say every text anew."""
        for at, (code, text) in enumerate(words.part_words().items(), 1):
            button = self.parts.button(code)
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(f"Ctrl+{at}")
        self.line.say(self.tr("Find a word"), self.tr("Find in what can be told"))
        self.list.setAccessibleName(self.tr("What can be told"))

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.line.show_tokens(tokens)
        self.list.show_tokens(tokens)


class ToldCard(QFrame):
    """One talking point or answer, large enough to be read together."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.languages = ChipRow()
        self.review = Badge("amber")
        self.head, self.body = PlainLabel("toldHead", wrap=True), PlainLabel("told", wrap=True)
        self.rule = QFrame()
        self.rule.setObjectName("rule")
        self.own_head, self.own = PlainLabel("strong", wrap=True), PlainLabel("muted", wrap=True)
        self.source = PlainLabel("small", wrap=True)
        above = QHBoxLayout()
        above.addWidget(self.languages, 1)
        above.addWidget(self.review, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setObjectName("scrolled")
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, 6, 0)
        told.setSpacing(GAP)
        for each in (self.head, self.body, self.rule, self.own_head, self.own):
            told.addWidget(each)
        told.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 4, MARGIN, MARGIN + 4, MARGIN)
        column.setSpacing(MARGIN + 6)
        column.addLayout(above)
        column.addWidget(a_port(inside), 1)
        column.addWidget(self.source)

    def show_state(self, state: WordsState, lists: CodeLists, language: str) -> None:
        """Show what is told, and below it the same in the language of the window."""
        self.languages.offer(language_choices(state.languages, lists, language))
        self.languages.choose((state.language,))
        current, beside = state.current, state.beside
        self.head.setText(current.head.text if current else "")
        self.body.setText(current.body.text if current else "")
        self.review.show_words(
            self.tr("not reviewed yet") if current and current.draft else "", "amber"
        )
        self.own_head.setText(beside.head.text if beside else "")
        self.own.setText(beside.body.text if beside else "")
        for each in (self.rule, self.own_head, self.own):
            each.setVisible(beside is not None)
        self.source.setText(words.source_words(current) if current and current.body.source else "")


class FlyerCard(QFrame):
    """A flyer as it is printed, in which language, and how it goes out."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self.languages = ChipRow()
        self.phone = Line()
        self.phone.setMaxLength(_LONGEST_PHONE)
        self.phone_field = Field(self.phone)
        self.warning = Notice("amber", tokens)
        self.save, self.paper = a_button("primary"), a_button("plain")
        self.said = PlainLabel("small", wrap=True)
        self.sheet = Sheet(tokens)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.languages)
        column.addWidget(self.warning)
        column.addWidget(self.phone_field)
        column.addStretch(1)
        for each in (self.said, self.paper, self.save):
            column.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(MARGIN)
        row.addWidget(side)
        row.addWidget(self.sheet, 1)

    def speak(self) -> None:
        """Say every text anew."""
        self.phone_field.say(self.tr("Phone on the flyer"), self.tr("if any"))
        self.phone.setPlaceholderText("(828) 555-0134")
        say_button(self.save, self.tr("Save as PDF"), SAVE_KEY)
        say_button(self.paper, self.tr("Print"), PRINT_KEY)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme; the paper stays white."""
        self.warning.show_tokens(tokens)
        self.sheet.show_tokens(tokens)

    def show_state(self, state: WordsState, lists: CodeLists, language: str) -> None:
        """Show the flyer of a state."""
        self.languages.offer(language_choices(state.languages, lists, language))
        self.languages.choose((state.language,))
        self.phone.show_text(state.phone)
        flyer = state.flyer
        draft = flyer is not None and bool(flyer.warning)
        self.warning.say(
            self.tr("Nobody has reviewed this translation. The flyer says so.") if draft else ""
        )
        for each in (self.save, self.paper):
            each.setEnabled(flyer is not None and not state.busy)
        said, tone = words.export_words(state.export, language)
        if state.fault:
            said, tone = fault_sentence(state.fault, language), "problem"
        self.said.setText(said)
        if self.said.property("role") != tone:
            self.said.setProperty("role", tone)
            restyle(self.said)
        self.sheet.show_flyer(flyer, state.picture, self.tr("The flyer as it is printed"))


class Sheet(QWidget):
    """The page as it is printed, as large as there is room. Screen readers hear its words."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._picture = QPixmap()
        self._png = b""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_flyer(self, flyer: Flyer | None, png: bytes, name: str) -> None:
        """Show a picture; `name` is what it is."""
        self.setAccessibleName(name)
        if flyer is not None:
            facts = (each for head, lines in flyer.facts for each in (head, *lines))
            self.setAccessibleDescription(". ".join((flyer.title, *facts, *flyer.lines)))
        if png != self._png:
            self._png = png
            self._picture = QPixmap()
            self._picture.loadFromData(png, "PNG")
            self.update()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw its edge in the colours of a theme."""
        self._tokens = tokens
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(180, 200)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        if self._picture.isNull():
            return
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        place.moveTop(0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, self._picture)
        painter.setPen(QColor(self._tokens.hairline))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()


def shows_flyers(state: WordsState) -> bool:
    """Whether the flyers are in sight."""
    return state.part == FLYERS
