"""Paper slips: what was handed out on the left, what is still to be typed in on the right."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from fieldapp.actions.slips import SlipsSeen
from fieldapp.domain.paper import number_runs
from ui.finish_later import words
from ui.finish_later.presenter import FinishPresenter
from ui.look import GAP, MARGIN, Tokens
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.field import Field, Line
from ui.widgets.label import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.port import Scrolled, a_port
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView

_DIGITS: Final = 4
_SHEETS: Final = 20
"""How many sheets of blank slips are made where nobody says how many."""


class SlipsPart(QWidget):
    """`wanted` names the slip that is to be typed in now, by its running number."""

    wanted = Signal(int)
    blank_wanted = Signal(int, int)  # blank slips, the first and the last

    def __init__(self, presenter: FinishPresenter, tokens: Tokens) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: SlipsSeen | None = None
        self.title, self.about = PlainLabel("title"), PlainLabel("muted", wrap=True)
        self.first, self.last, self.lost = Line("0001"), Line("0001"), Line("0001")
        self.fields = tuple(map(Field, (self.first, self.last, self.lost)))
        self.note, self.blank = a_button("plain"), a_button("quiet")
        self.sums = PlainLabel(wrap=True)
        self.left = PlainLabel("strong", wrap=True)
        self.model = RowsModel(self)
        self.list = RowsView(self.model, tokens)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.keys = PlainLabel("small", wrap=True)
        self.type = a_button("primary")
        self._build()
        for line in (self.first, self.last, self.lost):
            line.setMaxLength(_DIGITS)
        self.first.went_on.connect(self.last.setFocus)
        self.last.went_on.connect(self.lost.setFocus)
        self.lost.went_on.connect(self.note_run)
        self.note.clicked.connect(self.note_run)
        self.blank.clicked.connect(self._on_blank_clicked)
        self.type.clicked.connect(self.type_next)
        self.list.opened.connect(self._on_list_opened)
        self.list.delete_wanted.connect(self._on_list_deleted)

    def _build(self) -> None:
        self.panes = Panes(self)
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.panes.add(self._handed_out(), 3)
        self.panes.add(self._to_type(), 2)

    def _handed_out(self) -> QFrame:
        held = Scrolled()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(2, 0, 2, 2)
        inner.setSpacing(GAP)
        inner.addWidget(self.about)
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for at, each in enumerate(self.fields):
            grid.addWidget(each, 0, at, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(at, 1)
        inner.addLayout(grid)
        inner.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.sums)
        inner.addStretch(1)
        inner.addWidget(self.blank, 0, Qt.AlignmentFlag.AlignLeft)
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(a_port(held), 1)
        return card

    def _to_type(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.left)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.keys)
        column.addWidget(self.type)
        return card

    def speak(self) -> None:
        """Say every text anew."""
        self.title.setText(self.tr("Slips handed out"))
        for field, said in zip(
            self.fields,
            (self.tr("From number"), self.tr("To number"), self.tr("Lost, not known which")),
            strict=True,
        ):
            field.say(said, "")
        say_button(self.note, self.tr("Note it"), "Enter")
        self.blank.setText(self.tr("Blank slips with these numbers, as PDF…"))
        self.blank.setAccessibleName(self.tr("Blank slips with these numbers, as PDF"))
        self.list.setAccessibleName(self.tr("Slips that are not typed in yet"))
        self.keys.setText(self.tr("Enter types it in, Delete: it is lost."))
        self._shown = None
        self.show_state()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.list.show_tokens(tokens)

    def show_state(self) -> None:
        """Show where the slips stand."""
        seen = self._presenter.slips
        if seen is None or seen == self._shown:
            return
        self._shown = seen
        self.about.setText(
            self.tr(
                "Every slip has a number, such as {number}. Say which were handed out: the list"
                " then shows what is still to be typed in."
            ).format(number=isolated(f"{seen.code}-0033"))
            if seen.code
            else self.tr("No event has come to this laptop yet.")
        )
        for button in (self.note, self.blank):
            button.setEnabled(seen.event is not None)
        self.sums.setText("\n".join(words.slips_words(seen)))
        self.sums.setVisible(bool(self.sums.text()))
        slips = seen.slips
        self.model.replace([words.slip_row(each, seen) for each in slips.to_type])
        some = bool(slips.to_type)
        self.list.setVisible(some)
        self.keys.setVisible(some)
        self.empty.setVisible(not some)
        self.left.setText(
            self.tr("Not typed in yet: {numbers}").format(
                numbers=isolated(number_runs(slips.to_type))
            )
            if some
            else self.tr("Not typed in yet")
        )
        self.empty.setText(
            self.tr("Every slip that was handed out is typed in.")
            if slips.handed_out
            else self.tr("No slips are noted as handed out.")
        )
        if some and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        following = f"{seen.next:04d}" if seen.next else ""
        said = (
            self.tr("Type in slip {number}").format(number=isolated(following))
            if following
            else self.tr("Type in a slip")
        )
        say_button(self.type, said, "Ctrl+Enter")
        self.type.setEnabled(seen.event is not None)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        target: QWidget = self.list if self.model.rowCount() else self.first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_run(self) -> None:
        """Note what stands in the three lines."""
        first = _number(self.first.text(), 1)
        self._presenter.hand_out(
            first, _number(self.last.text(), first), _number(self.lost.text(), 0)
        )

    def _on_blank_clicked(self) -> None:
        """Ask for the slips that are typed in the lines, else for those after all known ones."""
        seen = self._presenter.slips
        runs = seen.runs if seen is not None else ()
        first = _number(self.first.text(), max((run.last for run in runs), default=0) + 1)
        self.blank_wanted.emit(first, _number(self.last.text(), first + _SHEETS * 2 - 1))

    def type_next(self) -> None:
        """Type in the next slip that is missing, or whichever there is."""
        seen = self._presenter.slips
        if seen is not None and seen.event is not None:
            self.wanted.emit(seen.next)

    def _on_list_opened(self) -> None:
        if (row := self.list.current()) is not None:
            self.wanted.emit(int.from_bytes(row.key, "big"))

    def _on_list_deleted(self) -> None:
        if (row := self.list.current()) is not None:
            self._presenter.lose(int.from_bytes(row.key, "big"))


def _number(text: str, otherwise: int) -> int:
    """Give what was typed; what is no number cannot be meant, and is told as out of range."""
    typed = text.strip().rpartition("-")[2]
    if not typed:
        return otherwise
    return int(typed) if typed.isascii() and typed.isdigit() else -1
