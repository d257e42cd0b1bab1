"""How alike two words of people's names are: one short for the other, or another spelling of it.

Given names are compared strictly, since brothers and sisters stand one letter apart; family names
forgive more. Words are folded (`fieldapp.domain.folding`).
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import resources
from fieldapp.domain.folding import fold
from fieldapp.domain.slips import slips_between
from fieldapp.domain.sounds import one_word, sounds

_DIMINUTIVE: Final = re.compile("(?<=..)c?it([oa]s?)$")
_BEGINNING: Final = 3
"""Letters of a short form that is the beginning of a name, and those it leaves out."""
_ONE_SLIP: Final = 5  # letters from which one slip of a key is forgiven in a family name
_TWO_SLIPS: Final = 9
# Longer pieces first. One sound, several spellings, in English and Spanish hands.
_SOUNDS: Final = (
    *(("ph", "f"), ("chr", "kr"), ("ch", "1"), ("sh", "1"), ("th", "t"), ("ck", "k"), ("qu", "k")),
    *(("ce", "se"), ("ci", "si"), ("h", ""), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "b")),
    *(("j", "i"), ("y", "i")),
)


class Trait(StrEnum):
    """What makes two names alike."""

    SAME_NAME = "SAME_NAME"
    SHORT_FORM = "SHORT_FORM"
    OTHER_SPELLING = "OTHER_SPELLING"
    PART_OF_NAME = "PART_OF_NAME"
    INITIAL = "INITIAL"
    ONE_SURNAME = "ONE_SURNAME"
    SWAPPED = "SWAPPED"
    OWN_SCRIPT = "OWN_SCRIPT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A score from 0 (nothing alike) to 1 (the same), and why."""

    score: float
    traits: frozenset[Trait]


UNLIKE: Final = Likeness(score=0.0, traits=frozenset())
SAME: Final = Likeness(score=1.0, traits=frozenset({Trait.SAME_NAME}))


@lru_cache(maxsize=16384)
def sound_keys(word: str) -> frozenset[str]:
    """Give keys of a word such that two words that count as one given name share one.

    They are the spelling-free forms of the word and of the names it may be short for.
    """
    return frozenset(_skeleton(name) for name in formal_names(word))


@lru_cache(maxsize=16384)
def slip_key(word: str) -> str:
    """Give the letters of a word in order, which two neighbours typed in turn leave unchanged."""
    return "".join(sorted(word))


def load_short_forms(folder: Path | None = None) -> Mapping[str, frozenset[str]]:
    """Give the formal names that a folded short form may stand for, from `nicknames.csv`."""
    path = (folder or Path(resources.__path__[0]) / "matching") / "nicknames.csv"
    forms: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            formal = fold(row["name"])
            for short in row["also"].split():
                forms.setdefault(fold(short), set()).add(formal)
    return {short: frozenset(names) for short, names in forms.items()}


_bundled_short_forms = cache(load_short_forms)


@lru_cache(maxsize=16384)
def formal_names(word: str) -> frozenset[str]:
    """Give a folded word and the names it may be short for: Anita is Ana as well."""
    whole = _DIMINUTIVE.sub(r"\1", word)
    return _bundled_short_forms().get(word, frozenset()) | {word, whole}


@lru_cache(maxsize=65536)
def given_likeness(one: str, other: str) -> Likeness:
    """Compare two given names of one word each. Symmetric."""
    if one == other:
        return SAME
    if len(one) == 1 or len(other) == 1:
        same = one[0] == other[0] and one[0].isascii()
        return Likeness(score=0.85, traits=frozenset({Trait.INITIAL})) if same else UNLIKE
    short = frozenset({Trait.SHORT_FORM})
    if not formal_names(one).isdisjoint(formal_names(other)):
        return Likeness(score=0.95, traits=short)
    if spelt := _other_spelling(one, other):
        return Likeness(score=spelt, traits=frozenset({Trait.OTHER_SPELLING}))
    return Likeness(score=0.8, traits=short) if _is_beginning(one, other) else UNLIKE


def _other_spelling(one: str, other: str) -> float:
    """Say how surely two words are one in two spellings, 0 where they are not."""
    if not sound_keys(one).isdisjoint(sound_keys(other)) or _slipped(one, other):
        return 0.9
    # Hernández, Ernández; Y'Bhim, Bhim
    silent = one[1:] == other or other[1:] == one
    if silent and {one[0], other[0]} & {"h", "y"} and min(len(one), len(other)) > 2:
        return 0.88
    return 0.88 if one_word(one, other) else 0.0


def _is_beginning(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        long.startswith(short) and len(short) >= _BEGINNING and len(long) - len(short) >= _BEGINNING
    )


def _slipped(one: str, other: str) -> bool:
    """Say whether two neighbouring letters were typed in turn (Jaun, Juan)."""
    return (
        len(one) > 3 and slip_key(one) == slip_key(other) and slips_between(one, other, most=1) == 1
    )


@lru_cache(maxsize=65536)
def misspelt(one: str, other: str) -> bool:
    """Say whether two different words may be one family name in two spellings. Symmetric."""
    if one == other:
        return False
    if not formal_names(one).isdisjoint(formal_names(other)):
        return True
    shortest = min(len(one), len(other))
    if shortest > 3 and _skeleton(one) == _skeleton(other):
        return True
    if shortest > 2 and not set(sounds(one)).isdisjoint(sounds(other)):
        return True
    slips = 2 if shortest >= _TWO_SLIPS else 1 if shortest >= _ONE_SLIP else 0
    return slips > 0 and slips_between(one, other, most=slips) <= slips


def short_alike(one: str, other: str) -> bool:
    """Say whether two short family names (Lo, Lor; Ly, Lee) may be one: a hint, no more."""
    if one[0] != other[0] or not 1 < min(len(one), len(other)) < _ONE_SLIP or not one.isascii():
        return False
    same_sound = not set(sounds(one)).isdisjoint(sounds(other))
    return same_sound or slips_between(one, other, most=1) <= 1


@lru_cache(maxsize=16384)
def _skeleton(word: str) -> str:
    """Give the word without what changes with spelling only; short words stay as they are."""
    if len(word) < 3 or not word.isascii():
        return word
    sounds = word
    for written, sound in _SOUNDS:
        sounds = sounds.replace(written, sound)
    single = (each for at, each in enumerate(sounds) if at == 0 or each != sounds[at - 1])
    return "".join(single) or word
