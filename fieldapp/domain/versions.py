"""Versions as whole numbers, so that they travel among the counts a laptop tells of itself."""

import re
from typing import Final

PROGRAM: Final = "program"
CODES: Final = "codes"
"""Names of the two among the counts: this program, and the newest of its code lists."""
ERASED_UPTO: Final = "erased_upto"
"""Among what the server says of a laptop while somebody is still to be erased somewhere: up to
which position it has erased whom it was told to."""
_PROGRAM: Final = re.compile(r"(\d{1,4})\.(\d{1,3})\.(\d{1,3})")
_LIST: Final = re.compile(r"(\d{4})-(\d{2})\.(\d{1,3})")


def program_number(version: str) -> int:
    """Give `1.2.3` as 1002003; what follows the third number is left out, 0 for another form."""
    found = _PROGRAM.match(version)
    return 0 if found is None else _joined(found, 1_000, 1_000)


def program_version(number: int) -> str:
    """Give `program_number` back as text; empty for 0."""
    if number <= 0:
        return ""
    rest, last = divmod(number, 1_000)
    return f"{rest // 1_000}.{rest % 1_000}.{last}"


def codes_number(version: str) -> int:
    """Give the version of a code list, `2026-11.2`, as 202611002; 0 for another form."""
    found = _LIST.fullmatch(version)
    return 0 if found is None else _joined(found, 100, 1_000)


def codes_version(number: int) -> str:
    """Give `codes_number` back as text; empty for 0."""
    if number <= 0:
        return ""
    rest, last = divmod(number, 1_000)
    return f"{rest // 100:04d}-{rest % 100:02d}.{last}"


def _joined(found: re.Match[str], middle: int, last: int) -> int:
    return (int(found[1]) * middle + int(found[2])) * last + int(found[3])
