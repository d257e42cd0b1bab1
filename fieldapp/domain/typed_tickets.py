"""Ticket numbers as people type them: `a12`, `A 012`, or only `12` at one's own table."""

import re
from typing import Final

_TYPED: Final = re.compile(
    r"([a-z]{0,2})[\s.\-\u2010-\u2015]*0*(\d{1,4})", re.ASCII | re.IGNORECASE
)


def read_ticket(typed: str, letter: str) -> str:
    """Give the ticket (`A-012`) that somebody means; empty where it is no ticket.

    `letter` is the laptop's own, for a number without one.
    """
    found = _TYPED.fullmatch(typed.strip())
    if found is None or not int(found[2]):
        return ""
    return f"{(found[1] or letter).upper()}-{int(found[2]):03d}"
