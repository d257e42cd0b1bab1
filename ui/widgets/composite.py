"""A question of several controls, which stands in a form as one."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Composite(QWidget):
    """Controls that are one answer together. `stops` are those the focus goes through."""

    edited = Signal(object)  # the answer, whenever a person made it another one
    focus_moved = Signal()  # one of its controls got the focus
    left = Signal()  # the focus went on from one of them
    went_on = Signal()  # Enter, where it goes to the next control

    @abstractmethod
    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through, in the order in which it is read."""

    def passed(self) -> tuple[QWidget, ...]:
        """Give the stops that Enter passes: only Tab stops at them."""
        return ()

    @abstractmethod
    def focus_first(self) -> None:
        """Put the focus where the question begins."""
