"""The languages somebody points at: in which order they stand, and which ones a group holds.

Some tags of the list of languages name a group (`hmn`, `myn`, `sgn`) or say that nothing is known;
the column `within` names the group a language belongs to.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from fieldapp.domain.codes import Code, CodeLists
from fieldapp.domain.folding import fold

NOT_KNOWN: Final = "und"
WRITTEN_IN: Final = "mis"
OPEN_TAGS: Final = frozenset({NOT_KNOWN, WRITTEN_IN, "myn", "nah", "omq", "oto", "hmn", "sgn"})
"""Tags that do not say which language it is: a coordinator finds out (LANGUNK, domain 5.12)."""


_MUCH_SPOKEN: Final = frozenset({"K", "L"})
"""Letters of the column `nc_evidence` that stand for counts, or for the state's own choice."""


def is_open(tag: str) -> bool:
    """Tell whether a tag leaves open which language somebody speaks."""
    return tag in OPEN_TAGS


def pointed_at(
    lists: CodeLists, expected: Sequence[str], counted: Mapping[str, int]
) -> tuple[str, ...]:
    """Give every language that is spoken or signed, as they stand on the I-speak screen.

    First those the event expects, in its order; then by how many people of the county speak them
    (`counted`), those before others that are known to be spoken much in the state; then by their
    own names. What is not known, or written in, comes apart from these.
    """
    apart = {NOT_KNOWN, WRITTEN_IN}
    known = {code.code: code for code in lists["languages"] if _spoken(code)}
    first = [tag for tag in dict.fromkeys(expected) if tag in known and tag not in apart]
    rest = sorted(
        (code for tag, code in known.items() if tag not in {*first, *apart}),
        key=lambda code: (-counted.get(code.code, 0), _rare(code), fold(_autonym(code)), code.code),
    )
    return (*first, *(code.code for code in rest))


def held_within(lists: CodeLists, tag: str) -> tuple[str, ...]:
    """Give the languages of a group, in the order of the list; none where it is no group."""
    return tuple(code.code for code in lists["languages"] if code.extra.get("within") == tag)


def _spoken(code: Code) -> bool:
    return code.extra.get("use") != "written"


def _rare(code: Code) -> bool:
    """Whether neither the Census table nor the state's own material names it."""
    return not set(code.extra.get("nc_evidence", "").split()) & _MUCH_SPOKEN


def _autonym(code: Code) -> str:
    return code.extra.get("autonym", "") or code.label_en
