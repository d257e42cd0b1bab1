"""How one-time codes are kept: hashed slowly, for they are short."""

from dataclasses import dataclass
from typing import Final

from nacl.pwhash import argon2id

KEY_BYTES: Final = 32
SALT_BYTES: Final = argon2id.SALTBYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCost:
    """What a guess costs. The defaults are OWASP's least for Argon2id.

    That is enough here: a code has 50 secret bits, five tries and one day.
    """

    memory: int = 19 << 20
    rounds: int = 2

    def hash(self, code: str, salt: bytes) -> bytes:
        """Give what the server keeps of a code."""
        kept = argon2id.kdf(
            KEY_BYTES, code.encode(), salt, opslimit=self.rounds, memlimit=self.memory
        )
        return bytes(kept)


DEFAULT_COST: Final = CodeCost()
