"""A roster as CSV that other programs read, safe to open in a spreadsheet.

RFC 4180, UTF-8 with byte order mark, CRLF, a header of stable snake_case names. Dates are
YYYY-MM-DD, times HH:MM local, yes and no are Y and N, lists are joined by "; ", phones are grouped
because spreadsheets change bare ones.
"""

import csv
import io
import unicodedata
from datetime import date, time
from typing import Final

from fieldapp.domain.phones import national_format
from fieldapp.domain.roster import Cell, GuardianConsent, Roster
from fieldapp.domain.roster_columns import RosterColumn

# Starts that some spreadsheet takes for a formula, a command or a number; NFKC folds the
# full-width forms into these.
_RISKY_STARTS: Final = frozenset("=+-@|%")
_RISKY_CONTROLS: Final = frozenset("\t\r\n\x00")
_APOSTROPHE: Final = "'"


def csv_bytes(roster: Roster) -> bytes:
    """Write the table of a roster, one line for each row; cells to fill in by hand are empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.key for column in roster.columns)
    for row in roster.rows:
        writer.writerow(
            _field(column, value) for column, value in zip(roster.columns, row.cells, strict=True)
        )
    # A lone surrogate has no UTF-8 form; it becomes a question mark instead of losing the file.
    return text.getvalue().encode("utf-8-sig", errors="replace")


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet could run or change.

    Text that already looks guarded gets one more, so that `unguard` is the exact inverse.
    """
    return _APOSTROPHE + text if _risky(text.lstrip(_APOSTROPHE)) else text


def unguard(text: str) -> str:
    """Take away exactly the apostrophe that `guard` has put there."""
    if text.startswith(_APOSTROPHE) and _risky(text.lstrip(_APOSTROPHE)):
        return text.removeprefix(_APOSTROPHE)
    return text


def _field(column: RosterColumn, value: Cell) -> str:
    match value:
        case None:
            text = ""
        case bool():
            text = "Y" if value else "N"
        case GuardianConsent(given=given, form_no=form_no):
            text = guard("; ".join(part for part in ("Y" if given else "N", form_no) if part))
        case date():
            text = value.isoformat()
        case time():
            text = value.strftime("%H:%M")
        case str():
            text = guard(national_format(value) if column.kind == "phone" else value)
        case _:
            text = str(value)
    return text


def _risky(text: str) -> bool:
    if not text:
        return False
    if text[0] in _RISKY_CONTROLS:
        return True
    first = next((mark for mark in text if not _invisible(mark)), "")
    return unicodedata.normalize("NFKC", first)[:1] in _RISKY_STARTS


def _invisible(mark: str) -> bool:
    """Tell spaces, separators, controls and format characters, which spreadsheets may skip."""
    return unicodedata.category(mark) in {"Zs", "Zl", "Zp", "Cc", "Cf"} or mark in "\u3164\uffa0"
