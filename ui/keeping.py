"""Keeps what is typed: the one way a half-typed form gets to the disk."""

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from ui.session import Session

KEEP_MS: Final = 250
"""After the first letter that is not kept yet; half a second is promised for the last."""
AGAIN_MS: Final = 4000
"""Until keeping is tried again after it failed, such as on a full disk."""


class Form(Protocol):
    """A form as a desk keeps it."""

    @property
    def id(self) -> bytes: ...
    @property
    def draft(self) -> Any: ...
    @property
    def untouched(self) -> bool: ...


class Keeping(QObject):
    """Runs `keep(desk, form)` soon after a change, `forget(desk, id)` for a form as it was opened.

    `form` gives the form in sight. Where keeping fails, `failed` is told and it is tried again.
    """

    def __init__(
        self,
        session: Session,
        form: Callable[[], Form],
        *,
        keep: Callable[..., object],
        forget: Callable[..., object],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._form = form
        self._keep = keep
        self._forget = forget
        self._failed = failed
        self._kept: Any = (
            form().draft
        )  # as it stands on the disk, or will before anything else does
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.now)

    def soon(self) -> None:
        """Keep the form in a moment, counted from the first change that is not kept."""
        if not self.timer.isActive():
            self.timer.start(KEEP_MS)

    def now(self) -> None:
        """Keep the form, at once; one as it was opened leaves nothing behind."""
        self.timer.stop()
        form = self._form()
        if form.draft == self._kept:
            return
        self._kept = form.draft
        if form.untouched:
            self._session.run(self._forget, form.id)
        else:
            self.put(form)

    def put(self, form: Form) -> None:
        """Keep a form, be it in sight or not."""
        self._session.run(self._keep, form, otherwise=self._on_failed)

    def stop(self) -> None:
        """Let what is not kept yet wait: a save takes it, or another form comes in sight."""
        self.timer.stop()

    def stands(self, draft: Any) -> None:
        """Take note that this is what stands on the disk; None where nobody knows."""
        self._kept = draft

    def _on_failed(self, error: Exception) -> None:
        self._kept = None
        self.timer.start(AGAIN_MS)
        self._failed(error)
