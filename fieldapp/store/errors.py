"""What can go wrong with the store, as stable codes; never a sentence and never personal data."""

import errno
from typing import Final

CODES: Final = {
    "locked": "another program or window holds the store",
    "full": "the disk is full",
    "read_only": "the disk or folder cannot be written",
    "disk": "the disk failed to read or write",
    "damaged": "the bytes are not what was written",
    "unreadable": "this key does not open this file, or its first page is damaged",
    "too_new": "a newer program wrote this",
    "no_cipher": "the database library has no encryption",
    "not_encrypted": "a plain file lies where the encrypted store should be",
    "missing": "there is no such file",
    "empty": "the file has no bytes",
    "exists": "there is something already, and it is never overwritten",
    "sentinel_mismatch": "the file opens, but it is not this store",
    "older_than_note": "the file is older than the keyring's note about it",
    "no_key": "the keyring no longer holds this person's value",
    "wrong_secret": "the PIN or passphrase does not open the slot",
    "wait": "too early after a wrong PIN or passphrase",
    "too_many_tries": "the slot is closed until recovery",
    "weak_header": "a key slot asks for a weaker derivation than this program allows",
    "no_user": "this person has no slot here",
    "last_user": "the last person cannot be taken off",
    "stale": "the keys changed since this store was unlocked",
    "wrong_recovery": "this code, key or answer does not open the recovery slot",
    "keyring_locked": "the keyring is locked, or its question was dismissed",
    "keyring_unusable": "there is no keyring that keeps what it is given",
}
"""Every code the keys and the file can give, with its meaning for a programmer."""


class StoreError(Exception):
    """The world's fault with the store, caught in one place by whoever shows it.

    `code` is a key of `CODES` or a word that a later module documents; codes are never reused.
    `wait_s` is how long until the next try is allowed, `tries_left` how many are left; both only
    where a secret was refused.
    """

    def __init__(self, code: str, *, wait_s: int = 0, tries_left: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.wait_s = wait_s
        self.tries_left = tries_left


# Primary result codes of SQLite. They are read off the error as a number, because the driver's
# classes are its own (not `sqlite3`'s) and one class covers faults as well as bugs.
_OF_SQLITE: Final = {
    3: "read_only",  # PERM
    5: "locked",  # BUSY
    6: "locked",  # LOCKED
    8: "read_only",  # READONLY
    10: "disk",  # IOERR
    11: "damaged",  # CORRUPT
    13: "full",  # FULL
    14: "disk",  # CANTOPEN
    15: "locked",  # PROTOCOL
    26: "damaged",  # NOTADB
}
_OF_SYSTEM: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "missing",
    errno.EEXIST: "exists",
}


def of_system(error: OSError) -> StoreError:
    """Give the fault behind an error of the system's files."""
    return StoreError(_OF_SYSTEM.get(error.errno or 0, "disk"))


def translate(error: Exception) -> StoreError | None:
    """Give the fault behind an error of the driver or the system; None when it is a bug.

    A bug (wrong SQL, a broken constraint) must be raised again as it is. A fault should be raised
    `from None`: the driver's own words can repeat what was searched for.
    """
    if isinstance(error, OSError):
        return of_system(error)
    number = getattr(error, "sqlite_errorcode", None)
    code = _OF_SQLITE.get(number & 0xFF) if isinstance(number, int) else None
    return StoreError(code) if code else None
