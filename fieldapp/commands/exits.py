"""Exit codes of the commands, for programs that call them; docs/commands.md lists them."""

from typing import Final

from fieldapp.actions.handout.faults import HandoutError
from fieldapp.domain.problem import RefusedError
from fieldapp.store.errors import StoreError
from sync.client.errors import PASSING, SyncError

OK: Final = 0
BUG: Final = 1
USAGE: Final = 2
REFUSED: Final = 3
LOCKED: Final = 4
DAMAGED: Final = 5
OFFLINE: Final = 6
SERVER_REFUSED: Final = 7
SOME_REFUSED: Final = 8
NOT_USABLE: Final = 9
FOUND_WRONG: Final = 10

_KEYS: Final = frozenset(
    "wrong_secret wait too_many_tries no_user no_key keyring_locked keyring_unusable"
    " wrong_recovery".split()
)
_SURROUNDINGS: Final = frozenset("locked full read_only disk missing exists".split())

Fault = RefusedError | StoreError | SyncError | HandoutError
FAULTS: Final = (RefusedError, StoreError, SyncError, HandoutError)


def exit_code(fault: Fault) -> int:
    """Give the exit code that a fault ends a command with."""
    if isinstance(fault, RefusedError):
        needed = any(problem.code == "secret_needed" for problem in fault.problems)
        return LOCKED if needed else REFUSED
    if isinstance(fault, SyncError):
        return OFFLINE if fault.code in PASSING else SERVER_REFUSED
    if isinstance(fault, HandoutError) or fault.code in _SURROUNDINGS:
        return NOT_USABLE
    return LOCKED if fault.code in _KEYS else DAMAGED
