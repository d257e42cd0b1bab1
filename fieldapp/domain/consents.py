"""Which answer to a consent is in force: derived from every answer that was given, never stored."""

from collections.abc import Iterable
from typing import Final, NamedTuple

GRANTED: Final = "GRANTED"
REFUSED: Final = "REFUSED"
_AGAINST: Final = frozenset({REFUSED, "WITHDRAWN"})


class Answer(NamedTuple):
    """One answer: its row, the consent type and the answer by code, and the rows it replaces."""

    row: bytes
    type: str
    answer: str
    replaces: tuple[bytes, ...] = ()


def in_force(answers: Iterable[Answer], wanted: str) -> list[str]:
    """Give the types whose answer in force is `wanted` (GRANTED or REFUSED), in order of asking.

    A withdrawal or refusal that no grant replaces is in force, whatever the clocks say.
    """
    given = list(answers)
    replaced = {row for one in given if one.answer == GRANTED for row in one.replaces}
    refused = dict.fromkeys(
        one.type for one in given if one.answer in _AGAINST and one.row not in replaced
    )
    if wanted == REFUSED:
        return list(refused)
    granted = dict.fromkeys(one.type for one in given if one.answer == GRANTED)
    return [kind for kind in granted if kind not in refused]
