"""Asks the computer every minute for battery and room on the disk, beside the window's work."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.desk import OpenedDesk
from ui.machine import Machine, read_machine
from ui.session import Session

LOOK_MS: Final = 60_000


def _folder(desk: OpenedDesk) -> Path:
    return desk.store.folder


class MachineWatch(QObject):
    """`machine` is what the computer said last, None before it said anything."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folder: Path | None = None
        self._asking = False
        self.machine: Machine | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        session.run(_folder, then=self._on_folder)
        self._timer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def look(self) -> None:
        """Ask, unless the answer to the last question is still to come."""
        if self._folder is None or self._asking:
            return
        self._asking = True
        self._session.press(
            read_machine, self._folder, then=self._on_machine, otherwise=self._on_failed
        )

    def _on_folder(self, folder: Path) -> None:
        self._folder = folder
        self.look()

    def _on_machine(self, machine: Machine) -> None:
        self._asking = False
        if machine != self.machine:
            self.machine = machine
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._asking = False
        self._session.tell_fault(error)
