"""Sign-ups that lack something: the list on the left, and what exactly is missing on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.actions.finishing import Whose
from fieldapp.domain.finishing import Blocks
from ui.finish_later import words
from ui.finish_later.presenter import FinishPresenter
from ui.i18n import Language
from ui.look import GAP, MARGIN, Tokens
from ui.session import Session
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.port import Scrolled, a_port
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView


class OpenPart(QWidget):
    """`opened` names the sign-up that is to be finished now."""

    opened = Signal(object)  # its id

    def __init__(
        self, session: Session, language: Language, presenter: FinishPresenter, tokens: Tokens
    ) -> None:
        super().__init__()
        self._session, self._language, self._presenter = session, language, presenter
        self.model = RowsModel(self)
        self.list = RowsView(self.model, tokens)
        self.filters = ChipRow()
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cut = PlainLabel("small", wrap=True)
        self.detail = Missing()
        self._build()
        self.filters.picked.connect(self._on_filter_picked)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(self.open_current)
        self.detail.open.clicked.connect(self.open_current)
        self.detail.enough.clicked.connect(presenter.enough)

    def _build(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.filters)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.cut)
        self.panes = Panes(self)
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.panes.add(card, 3)
        self.panes.add(self.detail, 2)
        self.panes.lead(self.list)

    def speak(self) -> None:
        """Say every text anew."""
        self.filters.setAccessibleName(self.tr("Whose sign-ups"))
        self.list.setAccessibleName(self.tr("To finish, the most urgent first"))
        self.cut.setText(self.tr("Only the newest sign-ups were looked through."))
        self.detail.speak()
        self.show_state()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.list.show_tokens(tokens)

    def show_state(self) -> None:
        """Show the list and the one that is chosen."""
        presenter, locale = self._presenter, self._language.locale
        self.filters.offer(
            Choice(code=each.value, text=words.whose_words(each, presenter.count(each)))
            for each in Whose
        )
        self.filters.choose((presenter.whose.value,))
        self.model.replace([words.open_row(each, locale) for each in presenter.lines])
        current = presenter.current
        if current is not None:
            index = self.model.index(self.model.row_of(current.sign_up))
            if index != self.list.currentIndex():
                self.list.setCurrentIndex(index)
        self.list.setVisible(current is not None)
        self.empty.setVisible(current is None)
        self.empty.setText(self._empty_words())
        self.cut.setVisible(presenter.seen is not None and presenter.seen.cut)
        self.detail.setVisible(current is not None)
        if current is not None:
            lists, code = self._session.lists, self._language.code
            self.detail.show_one(
                current.ticket,
                current.name.said or self.tr("No name yet"),
                words.about_words(current, lists, code, locale),
                words.missing_lines(current, Blocks.BOOKING),
                words.missing_lines(current, Blocks.COMPLETE),
            )

    def _empty_words(self) -> str:
        seen = self._presenter.seen
        if seen is None:
            return self.tr("Looking…")
        if seen.event is None:
            return self.tr("No event has come to this laptop yet.")
        if self._presenter.count(Whose.ALL):
            return self.tr("Nothing to finish here. The other lists have some.")
        if not seen.looked_at:
            return self.tr("Nobody has signed up yet. Who lacks something appears here.")
        return self.tr("Every sign-up is complete.")

    def focus_list(self) -> None:
        """Put the focus where work begins."""
        target: QWidget = self.list if self.model.rowCount() else self.filters.chips[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_current(self) -> None:
        """Finish the one that is chosen."""
        if (current := self._presenter.current) is not None:
            self.opened.emit(current.sign_up)

    def _on_filter_picked(self, picked: Picked) -> None:
        code = picked.codes[0] if picked.codes else Whose.HERE.value
        self._presenter.show(Whose(code))

    def _on_current_changed(self) -> None:
        if (row := self.list.current()) is not None:
            self._presenter.choose(row.key)


class Missing(QFrame):
    """What one sign-up lacks: for a booking, and to be complete."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.ticket = Badge("grey", shape="tag")
        self.name = PlainLabel("title", wrap=True)
        self.about = PlainLabel("muted", wrap=True)
        self.for_booking, self.booking = PlainLabel("strong", wrap=True), PlainLabel(wrap=True)
        self.for_complete, self.complete = PlainLabel("strong", wrap=True), PlainLabel(wrap=True)
        self.open, self.enough = a_button("primary"), a_button("plain")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.ticket, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        held = Scrolled()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.about)
        for above, below in ((self.for_booking, self.booking), (self.for_complete, self.complete)):
            inner.addSpacing(8)
            inner.addWidget(above)
            inner.addWidget(below)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(a_port(held), 1)
        column.addWidget(self.enough)
        column.addWidget(self.open)

    def speak(self) -> None:
        """Say every text anew."""
        self.for_booking.setText(self.tr("Missing for a booking"))
        self.for_complete.setText(self.tr("Missing to be complete"))
        say_button(self.open, self.tr("Finish it"), "Enter")
        say_button(self.enough, self.tr("Nothing more to ask"), "N")
        self.enough.setToolTip(self.tr("It leaves this list as it is; Ctrl+Z brings it back"))

    def show_one(
        self,
        ticket: str,
        name: str,
        about: str,
        booking: Sequence[str],
        complete: Sequence[str],
    ) -> None:
        """Show what one sign-up lacks."""
        self.ticket.show_words(ticket, "grey")
        self.name.setText(name)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        for head, body, lines in (
            (self.for_booking, self.booking, booking),
            (self.for_complete, self.complete, complete),
        ):
            body.setText("\n".join(f"•  {each}" for each in lines))
            head.setVisible(bool(lines))
            body.setVisible(bool(lines))
