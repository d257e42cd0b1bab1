"""Conversations without a name, counted from the form without leaving it."""

from collections.abc import Callable

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.tallying import count_one, count_one_less
from ui.session import Session, fault_of
from ui.sign_up.state import Said


class Talks:
    """One press is one more, another key takes the last back. `tell` is told what happened."""

    def __init__(self, session: Session, tell: Callable[[Said], None]) -> None:
        self._session = session
        self._tell = tell
        self._counted = 0

    def count(self) -> None:
        """Count one more conversation."""
        self._counted += 1
        self._run(count_one, "talked")

    def take_back(self) -> None:
        """Take the last one back that was counted here, then the one before."""
        if self._counted:
            self._counted -= 1
            self._run(count_one_less, "untalked")

    def _run(self, act: Callable[[OpenedDesk], object], code: str) -> None:
        self._session.run(
            act, then=lambda _: self._tell(Said(code=code)), otherwise=self._on_refused
        )

    def _on_refused(self, error: Exception) -> None:
        self._tell(Said(code=f"fault:{fault_of(error).code}"))
