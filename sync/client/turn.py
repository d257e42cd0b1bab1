"""One program at a time syncs a laptop; others that share its file save on undisturbed."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sync.client.errors import SyncError

if TYPE_CHECKING:
    from filelock import FileLock

FILE: Final = "syncing.lock"


class SyncTurn:
    """A laptop's turn to sync: held until it is given back or the program ends, however it does.

    Two answers taken in at once would each speak of a log and grants that the other has changed.
    Whoever gives the log another name holds it too: an answer speaks of the log by its name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: FileLock | None = None

    def take(self, *, wait_s: float = 0.0) -> None:
        """Take the turn; where another program has it, wait. Raises: SyncError elsewhere."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - 30 ms that no form waits for

        if self._lock is not None:
            return
        # The window takes it on the store lane and gives it back from the GUI thread.
        lock = FileLock(self._folder / FILE, mode=0o600, thread_local=False)
        try:
            lock.acquire(timeout=wait_s)
        except Timeout:
            raise SyncError("elsewhere") from None
        self._lock = lock

    def give_back(self) -> None:
        """Let another program sync; does nothing where the turn was not taken."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
