"""A list that opens over a page: what is picked goes to whoever asked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.folding import fold
from ui.widgets.chips import Picked
from ui.widgets.picker import Entry, Picker


class Choosing(QObject):
    """Opens the one list of the page and hands what is picked to whoever asked."""

    closed = Signal()  # something was picked, or nothing

    def __init__(self, picker: Picker) -> None:
        super().__init__(picker)
        self._picker = picker
        self._then: Callable[[str], None] | None = None
        picker.picked.connect(self._on_picked)

    def ask(
        self,
        asks: str,
        entries: Sequence[Entry],
        at: QWidget,
        then: Callable[[str], None],
        free: tuple[str, str] | None = None,
    ) -> None:
        """Open the list below a widget; `then` gets the code that is picked."""
        self._then = then
        self._picker.say(asks)
        self._picker.offer(entries, fold, free)
        self._picker.open_at(at)

    def _on_picked(self, picked: Picked) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(picked.codes[0])
        self.closed.emit()
