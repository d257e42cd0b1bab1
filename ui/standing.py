"""Where the records of this laptop stand, in sum: asked whenever something was touched."""

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.desk import DeskSums, sum_up
from ui.session import Session
from ui.watch import Watch


class Standing(QObject):
    """Keeps the sums in step with the store."""

    changed = Signal()  # `sums` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.sums: DeskSums | None = None
        self.watch = Watch(session, sum_up, self._on_summed)
        self.watch.look()

    def _on_summed(self, sums: DeskSums) -> None:
        if sums != self.sums:
            self.sums = sums
            self.changed.emit()
