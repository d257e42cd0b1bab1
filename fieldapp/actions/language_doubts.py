"""A language that nobody could name yet, or only guessed: a coordinator is asked to find out.

The item is made in the change that records it. It is open for as long as the person's language is,
whoever corrects it wherever; so two laptops that both asked are one question.
"""

from collections.abc import Mapping
from typing import Final

from fieldapp.actions.acting import Act
from fieldapp.domain.i_speak import is_open
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import read_rows

LANGUAGE_OPEN: Final = "LANGUNK"
"""Reason of a review: which language somebody speaks is not known, or only its group."""
_GUESSED: Final = "GUESS"


def language_in_doubt(person: Mapping[str, Value]) -> bool:
    """Tell whether a person's language is open, or was only guessed."""
    return is_open(str(person.get("lang_spoken") or "")) or person.get("lang_method") == _GUESSED


def ask_for_language(act: Act, who: Made | bytes, person: Mapping[str, Value]) -> None:
    """Ask the coordinator for a language in doubt, in an act that is under way; once a person."""
    if not language_in_doubt(person) or (isinstance(who, bytes) and _asked(act, who)):
        return
    act.create(
        "review",
        {
            "reason": LANGUAGE_OPEN,
            "about_kind": "person",
            "about": who,
            "detail": str(person.get("lang_spoken") or ""),
            "state": "OPEN",
        },
    )


def _asked(act: Act, person: bytes) -> bool:
    where = "reason = ? AND about = ? AND state <> 'DONE'"
    arguments = (LANGUAGE_OPEN, person)
    return bool(read_rows(act.store.connection, BY_NAME["review"], where, arguments))
