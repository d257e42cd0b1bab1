"""Which text may be kept: everything a person writes, nothing that hides or breaks.

Rules: Unicode NFC; no control characters (notes may hold tab and line feed), no lone surrogates,
no non-characters, no bidirectional controls (Trojan-source tricks; direction is the screen's job).
"""

import re
import unicodedata
from typing import Final

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_NOTE_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_BROKEN = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_LINE: Final = re.compile(f"[{_CONTROL}{_BIDI}{_BROKEN}]")
_NOTE: Final = re.compile(f"[{_NOTE_CONTROL}{_BIDI}{_BROKEN}]")


def text_problem(text: str, limit: int, *, note: bool = False) -> str | None:
    """Give the problem code of a text, or None when it may be kept.

    `limit` counts code points; a `note` may hold tabs and line feeds.
    Codes: too_long, hidden_characters, not_composed, blank.
    """
    if len(text) > limit:
        return "too_long"
    if text.isascii() and text.isprintable():
        return "blank" if not text or text.isspace() else None
    if (_NOTE if note else _LINE).search(text):
        return "hidden_characters"
    if not unicodedata.is_normalized("NFC", text):
        return "not_composed"
    return "blank" if text.isspace() else None


def tidy(text: str) -> str:
    """Give text as the keyboard meant it: composed, without outer blanks. Nothing else changes."""
    return unicodedata.normalize("NFC", text).strip()
