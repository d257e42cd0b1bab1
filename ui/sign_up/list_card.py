"""The card beside the form: the list of today, or the forms that wait half typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.look import GAP, MARGIN, Tokens
from ui.session import Session
from ui.sign_up.seat_offer import SeatOfferBar
from ui.sign_up.state import Waiting
from ui.sign_up.words import drafts_words, waiting_row
from ui.widgets.button import a_button
from ui.widgets.finding import FindLine
from ui.widgets.label import PlainLabel, ShortLabel
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView

translate = QCoreApplication.translate
LIST_SHARE: Final = 0.26
"""Of the page: less than other lists have, for a name needs the room in the form."""


class ListCard(QFrame):
    """Shows one of two lists. `drafts_shown` tells which; the rest is told from outside."""

    def __init__(self, model: RowsModel, tokens: Tokens, session: Session) -> None:
        super().__init__()
        self.setObjectName("card")
        self.offer = SeatOfferBar(session)
        self.drafts_shown = False
        self._model = model
        self.search, self.list = FindLine(tokens), RowsView(model, tokens)
        self.count, self.drafts_button = ShortLabel("small"), a_button("quiet")
        self.drafts_button.setToolTip("Ctrl+O")
        self.drafts_model = RowsModel(self)
        self.drafts_head = PlainLabel("strong", wrap=True)
        self.drafts = RowsView(self.drafts_model, tokens)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        above = QHBoxLayout()
        above.addWidget(self.count, 1)
        above.addWidget(self.drafts_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.offer)
        column.addWidget(self.search)
        column.addLayout(above)
        column.addWidget(self.drafts_head)
        column.addWidget(self.drafts, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)

    def speak(self) -> None:
        """Say every text anew."""
        self.search.say(
            translate("SignUp", "Name, phone or ticket"),
            translate("SignUp", "Find a name, phone or ticket"),
        )
        self.list.setAccessibleName(translate("SignUp", "Sign-ups of this event, newest first"))
        self.drafts.setAccessibleName(translate("SignUp", "Typed and not saved yet, newest first"))

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        for each in (self.list, self.drafts, self.search):
            each.show_tokens(tokens)

    def show_rows(self, empty: str, count: str) -> None:
        """Show the list of today where there is anybody, else why it is empty."""
        rows = self._model.rowCount()
        self.empty.setText(empty)
        self.empty.setVisible(not rows and not self.drafts_shown)
        self.list.setVisible(bool(rows) and not self.drafts_shown)
        self.search.setVisible(not self.drafts_shown)
        self.count.say(count if rows and not self.drafts_shown else "")

    def show_drafts(self, waiting: Sequence[Waiting], locale: QLocale) -> bool:
        """Show what waits, while that is asked for and something waits; tells whether it went."""
        self.drafts_model.replace([waiting_row(each, locale) for each in waiting])
        self.drafts_head.setText(
            translate(
                "SignUp", "Typed and not saved yet. Enter goes on with it, Delete throws it away."
            )
        )
        shown = self.drafts_shown and bool(waiting)
        went = shown != self.drafts_shown
        self.drafts_shown = shown
        self.drafts_button.setVisible(bool(waiting))
        button = translate("SignUp", "Back to the list") if shown else drafts_words(len(waiting))
        self.drafts_button.setText(button)
        self.drafts_button.setAccessibleName(button)
        self.drafts_head.setVisible(shown)
        self.drafts.setVisible(shown)
        if shown and not self.drafts.currentIndex().isValid():
            self.drafts.setCurrentIndex(self.drafts_model.index(0))
        return went
