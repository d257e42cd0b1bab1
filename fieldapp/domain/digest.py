"""The digest of a scope: does the laptop hold exactly the rows the server thinks it holds?

Made to find damage and mistakes, not attackers: count and xor of a 64-bit mix of row id and the
position at which the row entered or changed in the scope.
"""

from typing import Final, TypeAlias

Digest: TypeAlias = tuple[int, int]
"""Count and xor."""

EMPTY: Final[Digest] = (0, 0)
MASK: Final = (1 << 64) - 1
_SPREAD: Final = 0x9E3779B97F4A7C15
_MIX: Final = 0xFF51AFD7ED558CCD


def entry(row: bytes, position: int) -> int:
    """Give the 64 bits that one row at one position adds to the xor."""
    mixed = ((int.from_bytes(row[8:], "big") ^ (position * _SPREAD)) * _MIX) & MASK
    return mixed ^ (mixed >> 29)


def signed(xor: int) -> int:
    """Give the same 64 bits as a database keeps them."""
    return xor - (1 << 64) if xor >> 63 else xor
