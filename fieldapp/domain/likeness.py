"""How alike two people's names are, whatever the order, the accents or the short form.

Built for one question: may these two records be one person? So twins must come out unlike: a
given name is the same, a known short form, the same name in another spelling, or an initial; one
changed letter (Maria, Marina) is another name. Family names forgive a slip of a key.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import permutations
from pathlib import Path
from typing import Final

from rapidfuzz.distance import OSA

import resources
from fieldapp.domain.folding import fold

_MOST_WORDS: Final = 4  # of one name that are compared; more permutations help nobody
_PARTICLES: Final = frozenset("da das de del den der di do dos el la las le los van von y".split())
_ONE_SLIP: Final = 5  # letters from which one slip of a key is forgiven in a family name
_TWO_SLIPS: Final = 9
_SWAPPED: Final = 0.98
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
class NameParts:
    """The words of one person's name, folded. `native` is the name in the person's own script."""

    given: tuple[str, ...]
    used: tuple[str, ...]
    family: tuple[str, ...]
    native: str

    @property
    def words(self) -> tuple[str, ...]:
        """Give every word of the name once."""
        return tuple(dict.fromkeys((*self.given, *self.used, *self.family)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A score from 0 (nothing alike) to 1 (the same), and why."""

    score: float
    traits: frozenset[Trait]


UNLIKE: Final = Likeness(score=0.0, traits=frozenset())
_SAME: Final = Likeness(score=1.0, traits=frozenset({Trait.SAME_NAME}))


def name_parts(
    given: str, family: str, *, family2: str = "", used: str = "", native: str = ""
) -> NameParts:
    """Take a name apart. `used` is what the person is called, `family2` a second surname."""
    return NameParts(
        given=_words(given),
        used=_words(used),
        family=_words(f"{family} {family2}"),
        native=fold(native).replace(" ", ""),
    )


def name_likeness(one: NameParts, other: NameParts) -> Likeness:
    """Compare two names in either order. Symmetric."""
    if one.native and one.native == other.native:
        return Likeness(score=1.0, traits=frozenset({Trait.OWN_SCRIPT}))
    if not (one.given and one.family and other.given and other.family):
        return _whole(one, other)
    family = _family(one.family, other.family)
    straight = _both(_given(one, other), family) if family.score else UNLIKE
    if straight.score >= _SWAPPED:
        return straight
    crossed = max(
        _crossed(one.given, one.family, other), _crossed(other.given, other.family, one), key=_rank
    )
    if crossed.score * _SWAPPED <= straight.score:
        return straight
    traits = crossed.traits - {Trait.SAME_NAME} | {Trait.SWAPPED}
    return Likeness(score=crossed.score * _SWAPPED, traits=traits)


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
    """Give a folded word and the names it may be short for."""
    return _bundled_short_forms().get(word, frozenset()) | {word}


def _words(name: str) -> tuple[str, ...]:
    words: list[str] = []
    for chunk in name.split():
        parts = fold(chunk).split()
        if all(len(part) == 1 and not part.isascii() for part in parts):
            parts = ["".join(parts)] if parts else []  # a Chinese or Korean name is one word
        words.extend(parts)
    return tuple(words)


def _rank(likeness: Likeness) -> tuple[float, list[str]]:
    return likeness.score, sorted(likeness.traits)


def _both(given: Likeness, family: Likeness) -> Likeness:
    score = given.score * family.score
    traits = given.traits | family.traits
    if len(traits) > 1:
        traits -= {Trait.SAME_NAME}
    return Likeness(score=score, traits=traits) if score else UNLIKE


def _crossed(given: tuple[str, ...], family: tuple[str, ...], other: NameParts) -> Likeness:
    """Compare a name with one whose given and family name stand in each other's place."""
    surname = _family(family, other.given)
    return _both(_aligned(given, other.family), surname) if surname.score else UNLIKE


def _given(one: NameParts, other: NameParts) -> Likeness:
    best = _aligned(one.given, other.given)
    if best.score == 1.0 or not (one.used or other.used):
        return best
    called = [
        _aligned(mine, theirs)
        for mine in (one.given, one.used)
        for theirs in (other.given, other.used)
        if mine and theirs
    ]
    return max(called, key=_rank)


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Compare given names: every word of the shorter must stand for a word of the longer."""
    if one == other or "".join(one) == "".join(other):
        return _SAME
    short, long = sorted(
        (one[:_MOST_WORDS], other[:_MOST_WORDS]), key=lambda words: (len(words), words)
    )
    best = max((_pairwise(short, order) for order in permutations(long, len(short))), key=_rank)
    if not best.score or len(short) == len(long):
        return best
    return Likeness(
        score=best.score * 0.95, traits=best.traits - {Trait.SAME_NAME} | {Trait.PART_OF_NAME}
    )


def _pairwise(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness:
    score, traits, initials = 1.0, frozenset[Trait](), 0
    for mine, theirs in zip(short, long, strict=True):
        like = _word(mine, theirs)
        score, traits = min(score, like.score), traits | like.traits
        initials += Trait.INITIAL in like.traits
    if initials == len(short):
        score = min(score, 0.72)  # a letter alone is a hint, no more
    return Likeness(score=score, traits=traits) if score else UNLIKE


def _word(one: str, other: str) -> Likeness:
    if one == other:
        return _SAME
    if len(one) == 1 or len(other) == 1:
        same = one[0] == other[0] and one[0].isascii()
        return Likeness(score=0.85, traits=frozenset({Trait.INITIAL})) if same else UNLIKE
    if not formal_names(one).isdisjoint(formal_names(other)):
        return Likeness(score=0.95, traits=frozenset({Trait.SHORT_FORM}))
    if not sound_keys(one).isdisjoint(sound_keys(other)) or _slipped(one, other):
        return Likeness(score=0.9, traits=frozenset({Trait.OTHER_SPELLING}))
    return UNLIKE


def _slipped(one: str, other: str) -> bool:
    """Say whether two neighbouring letters were typed in turn (Jaun, Juan)."""
    return (
        len(one) > 3
        and slip_key(one) == slip_key(other)
        and OSA.distance(one, other, score_cutoff=1) == 1
    )


def _family(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Compare family names: either surname will do, particles count for nothing."""
    if "".join(one) == "".join(other):
        return _SAME
    mine = {word for word in one if word not in _PARTICLES} or {*one}
    theirs = {word for word in other if word not in _PARTICLES} or {*other}
    if mine == theirs:
        return _SAME
    if mine <= theirs or theirs <= mine:
        return Likeness(score=0.95, traits=frozenset({Trait.ONE_SURNAME}))
    if any(_misspelt(word, another) for word in mine for another in theirs):
        return Likeness(score=0.9, traits=frozenset({Trait.OTHER_SPELLING}))
    if mine & theirs:
        return Likeness(score=0.75, traits=frozenset({Trait.ONE_SURNAME}))
    return UNLIKE


def _misspelt(one: str, other: str) -> bool:
    if one == other:
        return False
    shortest = min(len(one), len(other))
    if shortest > 3 and _skeleton(one) == _skeleton(other):
        return True
    slips = 2 if shortest >= _TWO_SLIPS else 1 if shortest >= _ONE_SLIP else 0
    return slips > 0 and OSA.distance(one, other, score_cutoff=slips) <= slips


def _whole(one: NameParts, other: NameParts) -> Likeness:
    """Compare names of which one was taken down in a single field."""
    mine, theirs = (*one.given, *one.family), (*other.given, *other.family)
    if not mine or not theirs:
        return UNLIKE
    if "".join(mine) == "".join(theirs) or {*mine} == {*theirs}:
        return _SAME
    if "".join((*one.family, *one.given)) == "".join(theirs):
        return _SAME
    if "".join((*other.family, *other.given)) == "".join(mine):
        return _SAME
    like = _aligned(mine, theirs)
    if len(mine) != len(theirs):  # somebody is known by one word of a longer name
        return Likeness(score=min(like.score, 0.75), traits=like.traits)
    return like


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
