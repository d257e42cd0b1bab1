"""The one-time code of an invitation: thirteen characters and one that finds typing mistakes.

Crockford's alphabet: no I, L, O or U, so that a code can be read out by phone. The first three
characters are the name under which the server finds it, the other ten (50 bits) are the secret.
"""

from collections.abc import Callable
from hashlib import blake2b
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 13
PREFIX_LENGTH: Final = 3
_MISREAD: Final = str.maketrans("ILO", "110")


def new_code(random: Callable[[int], bytes]) -> str:
    """Make a code from random bytes, without its check character."""
    return "".join(ALPHABET[byte & 31] for byte in random(LENGTH))


def show_code(code: str) -> str:
    """Give the text form: groups of four, five and five, the last one ending in the check."""
    full = code + _check(code)
    return f"{full[:4]}-{full[4:9]}-{full[9:]}"


def read_code(text: str) -> str | None:
    """Read what somebody typed; None when it cannot be a code."""
    kept = "".join(text.upper().split()).replace("-", "").translate(_MISREAD)
    code, check = kept[:LENGTH], kept[LENGTH:]
    if len(code) != LENGTH or not set(code) <= set(ALPHABET) or check != _check(code):
        return None
    return code


def _check(code: str) -> str:
    return ALPHABET[blake2b(code.encode(), digest_size=1, person=b"fa-code").digest()[0] & 31]
