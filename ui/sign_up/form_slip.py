"""The appointment slip from the form: of whom the list shows, who is corrected, or was saved."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ui.page import Around
from ui.sign_up.table_presenter import TablePresenter
from ui.slip.slipping import Slipping
from ui.widgets.rows_view import RowsView


class FormSlip(Slipping):
    """Brings the slip by its key, and by a button that stands there after a save."""

    def __init__(
        self, page: QWidget, around: Around, presenter: TablePresenter, button: QPushButton
    ) -> None:
        super().__init__(page, around)
        self.listed: RowsView | None = None
        self._form = presenter
        self.key = QShortcut(QKeySequence("Ctrl+K"), page, self._on_wanted)
        button.clicked.connect(self._on_wanted)
        self.refused.connect(presenter.tell_refused)

    def _on_wanted(self) -> None:
        listed = self.listed
        row = listed.current() if listed is not None and listed.hasFocus() else None
        sign_up = row.key if row is not None else self._form.slip_of
        if sign_up is not None:
            self.show(sign_up)
