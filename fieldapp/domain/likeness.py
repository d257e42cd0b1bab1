"""How alike two people's names are, whatever the order, the accents or the short form.

Built for one question: may these two records be one person? So twins must come out unlike: a
given name is the same, a known short form, the same name in another spelling, or an initial; Maria
and Marina are two names (`fieldapp.domain.spellings`). Where a name was cut into given and family
in another place, or not at all, all its words are compared.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Final

from fieldapp.domain.folding import fold
from fieldapp.domain.spellings import (
    SAME,
    UNLIKE,
    Likeness,
    Trait,
    given_likeness,
    misspelt,
    short_alike,
)

_MOST_WORDS: Final = 4  # of one name that are compared; more permutations help nobody
_PARTICLES: Final = frozenset(
    "al da das de del den der di do dos el la las le los van von y".split()
)
_TITLES: Final = frozenset(
    "mr mrs ms miss dr don dona sr sra jr ii iii"
    " naw nor saw sor daw mahn nan ko ma sa u y h".split()
)
"""What stands before or after a name and is said or left out: of Karen, Burmese and Montagnard
people a word for woman or man."""
_YOUNGER: Final = frozenset({"jr", "ii", "iii"})
_CUT_ANEW: Final = 0.97
_MOST_CUT_ANEW: Final = 0.9
_ENOUGH: Final = 0.85
"""From which a name needs not be read in another order or cut anew."""
_SWAPPED: Final = 0.98


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


@lru_cache(maxsize=4096)
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
    if _generations(one) != _generations(other) and _generations(one) and _generations(other):
        return UNLIKE
    found = _as_cut(_without_titles(one), _without_titles(other))
    if found.score >= _ENOUGH:
        return found
    anew = _cut_anew(one, other)
    return anew if anew.score > found.score else found


def _as_cut(one: NameParts, other: NameParts) -> Likeness:
    """Compare names by the parts they have."""
    if not (one.given and one.family and other.given and other.family):
        return _whole(one, other)
    family = _family(one.family, other.family)
    straight = _both(_given(one, other), family) if family.score else UNLIKE
    if straight.score >= _ENOUGH:
        return straight
    crossed = max(
        _crossed(one.given, one.family, other), _crossed(other.given, other.family, one), key=_rank
    )
    if crossed.score * _SWAPPED <= straight.score:
        return straight
    traits = crossed.traits - {Trait.SAME_NAME} | {Trait.SWAPPED}
    return Likeness(score=crossed.score * _SWAPPED, traits=traits)


def _generations(name: NameParts) -> bool | None:
    """Say whether a name is marked as the younger one's, the elder's (False), or not at all."""
    words = {*name.given, *name.family}
    return True if words & _YOUNGER else False if "sr" in words else None


@lru_cache(maxsize=4096)
def _without_titles(name: NameParts) -> NameParts:
    """Give the name without titles, as far as something is left of each part."""
    given, family = _untitled(name.given) or name.given, _untitled(name.family) or name.family
    return NameParts(given=given, used=name.used, family=family, native=name.native)


def _untitled(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _TITLES)


def _cut_anew(one: NameParts, other: NameParts) -> Likeness:
    """Compare all words of names of which one may have been cut in the wrong place.

    Every word of the shorter name must stand for one of the longer, and two words at least;
    titles and single letters count for nothing.
    """
    mine, theirs = (
        tuple(word for word in _untitled((*name.given, *name.family)) if len(word) > 1)
        for name in (one, other)
    )
    if min(len(mine), len(theirs)) < 2:
        return UNLIKE
    like = _aligned(mine, theirs)
    score = min(like.score * _CUT_ANEW, _MOST_CUT_ANEW)
    return Likeness(score=score, traits=like.traits) if score else UNLIKE


def family_likeness(one: NameParts, other: NameParts) -> bool:
    """Say whether two people may have a family name in common, wherever in the name it stands."""
    mine = {word for word in (*one.given, *one.family) if len(word) > 1 and word not in _PARTICLES}
    theirs = {word for word in (*other.given, *other.family) if len(word) > 1}
    return bool(mine & theirs) or any(misspelt(a, b) for a in mine for b in theirs)


@lru_cache(maxsize=16384)
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
    """Compare a name with one whose given and family name stand in each other's place.

    Words that are left over are on one side only: else two surnames would pass for a whole name.
    """
    more = len(given) - len(other.family), len(family) - len(other.given)
    if min(more) < 0 < max(more):
        return UNLIKE
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
        return SAME
    short, long = sorted(
        (one[:_MOST_WORDS], other[:_MOST_WORDS]), key=lambda words: (len(words), words)
    )
    if not all(any(given_likeness(mine, its).score for its in long) for mine in short):
        return UNLIKE
    best = max((_pairwise(short, order) for order in permutations(long, len(short))), key=_rank)
    if not best.score or len(short) == len(long):
        return best
    return Likeness(
        score=best.score * 0.95, traits=best.traits - {Trait.SAME_NAME} | {Trait.PART_OF_NAME}
    )


def _pairwise(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness:
    score, traits, initials = 1.0, frozenset[Trait](), 0
    for mine, theirs in zip(short, long, strict=True):
        like = given_likeness(mine, theirs)
        score, traits = min(score, like.score), traits | like.traits
        initials += Trait.INITIAL in like.traits
    if initials == len(short):
        score = min(score, 0.72)  # a letter alone is a hint, no more
    return Likeness(score=score, traits=traits) if score else UNLIKE


def _family(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Compare family names: either surname will do, particles count for nothing."""
    if "".join(one) == "".join(other):
        return SAME
    mine = {word for word in one if word not in _PARTICLES} or {*one}
    theirs = {word for word in other if word not in _PARTICLES} or {*other}
    if mine == theirs:
        return SAME
    one_surname = frozenset({Trait.ONE_SURNAME})
    if mine <= theirs or theirs <= mine:
        return Likeness(score=0.95, traits=one_surname)
    spelt = _family_spelt("".join(one), "".join(other), mine, theirs)
    if mine & theirs and spelt < 0.9:
        return Likeness(score=0.75, traits=one_surname)
    return Likeness(score=spelt, traits=frozenset({Trait.OTHER_SPELLING})) if spelt else UNLIKE


def _family_spelt(one: str, other: str, mine: set[str], theirs: set[str]) -> float:
    """Say how surely one of the surnames is another spelling of one of the others."""
    if misspelt(one, other) or any(misspelt(a, b) for a in mine for b in theirs):
        return 0.9
    return 0.76 if any(short_alike(a, b) for a in mine for b in theirs) else 0.0


def _whole(one: NameParts, other: NameParts) -> Likeness:
    """Compare names of which one was taken down in a single field."""
    mine, theirs = (*one.given, *one.family), (*other.given, *other.family)
    if not mine or not theirs:
        return UNLIKE
    if "".join(mine) == "".join(theirs) or {*mine} == {*theirs}:
        return SAME
    if "".join((*one.family, *one.given)) == "".join(theirs):
        return SAME
    if "".join((*other.family, *other.given)) == "".join(mine):
        return SAME
    like = _aligned(mine, theirs)
    if len(mine) != len(theirs):  # somebody is known by one word of a longer name
        return Likeness(score=min(like.score, 0.75), traits=like.traits)
    return like
