"""Who may be here already, from a form that is half typed: a hint with its reasons, never a merge.

A hint says one of two things. SAME: this may be the very person; the name is alike in some order
and what is known of the birth does not speak against it. FAMILY: another person of one family;
twins, a parent with the same name, whoever shares a phone or a house. So a given name that differs
and a birth that differs never make SAME, whatever else is equal.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from fieldapp.domain.days import PartialDay, Precision
from fieldapp.domain.folding import fold
from fieldapp.domain.likeness import NameParts, family_likeness, name_likeness
from fieldapp.domain.matching import PersonFacts, PhoneFact, births_agree, person_name
from fieldapp.domain.spellings import UNLIKE, Likeness, Trait

MOST_HINTS: Final = 3
"""How many people a hint names, so that each has a key of its own."""
_ENOUGH: Final = 60
_NAME: Final = 55
_ALIKE: Final = 0.62
"""How alike names are at least, with all else equal."""
_NAME_ONLY: Final = 0.9
_SLIP_OF_BIRTH: Final = 0.85
_GUESSED: Final = timedelta(days=3 * 366)
"""How far off an age may be that somebody guessed."""
_GENERATION: Final = 12
"""Years between two births from which one wrong figure of the year is not thought of."""


class Kin(StrEnum):
    """What a hint says of somebody."""

    SAME = "SAME"
    FAMILY = "FAMILY"


class Birth(StrEnum):
    """How two births stand to each other; also a reason of a hint, but for the last two."""

    SAME_BIRTH = "SAME_BIRTH"
    SAME_YEAR = "SAME_YEAR"
    BIRTH_NEAR = "BIRTH_NEAR"
    AGE_NEAR = "AGE_NEAR"
    DAY_AND_MONTH = "DAY_AND_MONTH"
    ONE_FIGURE = "ONE_FIGURE"
    UNKNOWN = "UNKNOWN"
    APART = "APART"


class Tie(StrEnum):
    """What else ties two people together."""

    SAME_PHONE = "SAME_PHONE"
    SHARED_PHONE = "SHARED_PHONE"
    SAME_ADDRESS = "SAME_ADDRESS"
    SAME_ZIP = "SAME_ZIP"
    FAMILY_NAME = "FAMILY_NAME"
    OTHER_BIRTH = "OTHER_BIRTH"
    OTHER_GIVEN = "OTHER_GIVEN"


_BY_BIRTH: Final = {
    Birth.SAME_BIRTH: 45,
    Birth.DAY_AND_MONTH: 32,
    Birth.ONE_FIGURE: 26,
    Birth.SAME_YEAR: 22,
    Birth.BIRTH_NEAR: 20,
    Birth.AGE_NEAR: 8,
    Birth.UNKNOWN: 0,
}
_BY_TIE: Final = {
    Tie.SAME_PHONE: 22,
    Tie.SHARED_PHONE: 10,
    Tie.SAME_ADDRESS: 16,
    Tie.SAME_ZIP: 4,
}
_HOUSEHOLD: Final = frozenset({Tie.SAME_PHONE, Tie.SHARED_PHONE, Tie.SAME_ADDRESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Somebody who is here: how sure (1 to 100) and why, codes in the order they are said."""

    person: bytes
    kin: Kin
    score: int
    reasons: tuple[str, ...]


def best_hints(
    typed: PersonFacts, known: Iterable[PersonFacts], *, begun: bool = False
) -> tuple[Hint, ...]:
    """Give the best hints, at most `MOST_HINTS`, the very person before the family.

    `begun`: the last word of the name is being typed and may be its beginning. Where many have
    the typed name and nothing else is typed, none of them is named.
    """
    found = [hint for each in known if (hint := hint_of(typed, each, begun=begun))]
    bare = [hint for hint in found if hint.score < _ENOUGH and hint.kin is Kin.SAME]
    if len(bare) > MOST_HINTS:
        found = [hint for hint in found if hint not in bare]
    found.sort(key=lambda hint: (hint.kin is Kin.FAMILY, -hint.score, hint.person))
    return tuple(found[:MOST_HINTS])


def hint_of(typed: PersonFacts, known: PersonFacts, *, begun: bool = False) -> Hint | None:
    """Compare what is typed with one person who is here; None where nothing is to be said."""
    mine, theirs = person_name(typed), person_name(known)
    if not (mine.words or mine.native) or not (theirs.words or theirs.native):
        return None
    like = name_likeness(mine, theirs)
    if begun and like.score < _NAME_ONLY:
        like = max(like, _begun(mine, theirs), key=lambda each: each.score)
    birth = _birth(typed.birth, known.birth)
    ties = _ties(typed, known)
    return _same(known, like, birth, ties, typed) or _family(known, like, birth, ties, mine)


def _same(
    known: PersonFacts, like: Likeness, birth: Birth, ties: frozenset[Tie], typed: PersonFacts
) -> Hint | None:
    if birth is Birth.APART or like.score < _ALIKE:
        return None
    if birth in {Birth.DAY_AND_MONTH, Birth.ONE_FIGURE} and like.score < _SLIP_OF_BIRTH:
        return None
    score = _BY_BIRTH[birth] + _NAME * like.score + sum(_BY_TIE.get(tie, 0) for tie in ties)
    early = typed.birth is None and not typed.phones and like.score >= _NAME_ONLY
    if score < _ENOUGH and not early:
        return None
    score = min(score, 100) if score >= _ENOUGH else min(score, _ENOUGH - 1)
    return Hint(
        person=known.id, kin=Kin.SAME, score=round(score), reasons=_reasons(birth, like, ties)
    )


def _family(
    known: PersonFacts, like: Likeness, birth: Birth, ties: frozenset[Tie], mine: NameParts
) -> Hint | None:
    surname = family_likeness(mine, person_name(known))
    twins = birth is Birth.SAME_BIRTH and surname
    if not (ties & _HOUSEHOLD or (twins and Tie.SAME_ZIP in ties)):
        return None
    score = (
        sum(_BY_TIE.get(tie, 0) for tie in ties) + 20 * surname + 15 * (birth is not Birth.APART)
    )
    ties |= {Tie.FAMILY_NAME} if surname and like.score < _ALIKE else set()
    ties |= {Tie.OTHER_GIVEN} if twins and like.score < _ALIKE else set()
    ties |= {Tie.OTHER_BIRTH} if birth is Birth.APART and like.score >= _ALIKE else set()
    told = like if like.score >= _ALIKE else UNLIKE
    told_birth = birth if twins else Birth.UNKNOWN
    return Hint(
        person=known.id,
        kin=Kin.FAMILY,
        score=round(score),
        reasons=_reasons(told_birth, told, ties),
    )


def _reasons(birth: Birth, like: Likeness, ties: frozenset[Tie]) -> tuple[str, ...]:
    """Give the reasons in the order in which they are said: birth, name, phone, house."""
    said = [] if birth in {Birth.UNKNOWN, Birth.APART} else [birth.value]
    said += [trait.value for trait in Trait if trait in like.traits]
    return (*said, *(tie.value for tie in _SAID if tie in ties))


_SAID: Final = (
    Tie.FAMILY_NAME,
    Tie.OTHER_GIVEN,
    Tie.OTHER_BIRTH,
    Tie.SAME_PHONE,
    Tie.SHARED_PHONE,
    Tie.SAME_ADDRESS,
)


def _begun(mine: NameParts, theirs: NameParts) -> Likeness:
    """Compare with the last typed word taken for the beginning of one of the other's."""
    last = (*mine.given, *mine.family)[-1:]
    if not last or len((*mine.given, *mine.family)) < 2:
        return UNLIKE
    whole = [word for word in theirs.words if word != last[0] and word.startswith(last[0])]
    found = [name_likeness(_ending(mine, word), theirs) for word in whole[:2]]
    return max(found, key=lambda each: each.score, default=UNLIKE)


def _ending(name: NameParts, word: str) -> NameParts:
    if name.family:
        return replace(name, family=(*name.family[:-1], word))
    return replace(name, given=(*name.given[:-1], word))


def _birth(one: PartialDay | None, other: PartialDay | None) -> Birth:
    if one is None or other is None:
        return Birth.UNKNOWN
    if one.precision is Precision.DAY and other.precision is Precision.DAY:
        return _days(one, other)
    if not births_agree(one, other):
        apart = max(one.first - other.last, other.first - one.last)
        guessed = Precision.AGE in {one.precision, other.precision}
        return Birth.AGE_NEAR if guessed and apart <= _GUESSED else Birth.APART
    known = Precision.AGE not in {one.precision, other.precision}
    return Birth.SAME_YEAR if known and one.last.year == other.last.year else Birth.BIRTH_NEAR


def _days(one: PartialDay, other: PartialDay) -> Birth:
    """Compare two full dates: the same, day and month changed about, or one part off a little."""
    mine, theirs = one.first, other.first
    if mine == theirs:
        return Birth.SAME_BIRTH
    if (mine.year, mine.month, mine.day) == (theirs.year, theirs.day, theirs.month):
        return Birth.DAY_AND_MONTH
    parts = zip(mine.timetuple()[:3], theirs.timetuple()[:3], strict=True)
    off = [(at, a, b) for at, (a, b) in enumerate(parts) if a != b]
    if len(off) == 1:
        at, a, b = off[0]
        figures = sum(x != y for x, y in zip(f"{a:04d}", f"{b:04d}", strict=True))
        near = abs(a - b) == 1 or figures == 1
        if near and not (at == 0 and abs(a - b) >= _GENERATION):
            return Birth.ONE_FIGURE
    return Birth.APART


def _ties(typed: PersonFacts, known: PersonFacts) -> frozenset[Tie]:
    found: set[Tie] = set()
    common = _numbers(typed.phones) & _numbers(known.phones)
    if common:
        marked = any(
            phone.shared for phone in (*typed.phones, *known.phones) if phone.number in common
        )
        found.add(Tie.SHARED_PHONE if marked else Tie.SAME_PHONE)
    if typed.street and fold(typed.street) == fold(known.street):
        found.add(Tie.SAME_ADDRESS)
    if typed.zip_code and typed.zip_code[:5] == known.zip_code[:5]:
        found.add(Tie.SAME_ZIP)
    return frozenset(found)


def _numbers(phones: tuple[PhoneFact, ...]) -> set[str]:
    return {phone.number for phone in phones}
