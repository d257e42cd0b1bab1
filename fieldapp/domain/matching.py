"""Which two records may be one person: pairs for a coordinator to look at, never a merge.

A pair needs births that agree and names that are alike; the same phone (unless it is shared) or
ZIP raises it. Births agree when both full dates are the same, or, where at least one is known in
part only, when the years lie within two years and the days can be the same or nearly so. So twins
(another given name), parent and child (another birth) and people who share a phone make no pair.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from typing import Final

from fieldapp.domain.days import PartialDay, Precision
from fieldapp.domain.likeness import NameParts, name_likeness, name_parts
from fieldapp.domain.spellings import formal_names, slip_key, sound_keys

YEARS_APART: Final = 2  # of two births of which neither is known to the day
_NEARLY: Final = timedelta(days=366)  # a said age or year beside a full date
CROWDED_DAY: Final = 16  # people born on one day from which their names part them further
CROWDED_PHONE: Final = 12  # people on one number from which it tells nothing, marked shared or not
_NAME_ALONE: Final = 0.77
_NAME_WITH_PHONE: Final = 0.7
_NAME_WITH_PHONE_AND_YEAR: Final = 0.76
_NAME_WITHOUT_BIRTHDAY: Final = 0.9  # exclusive: the words themselves, or their short forms


class Ground(StrEnum):
    """What beside the name speaks for one person."""

    SAME_BIRTH = "SAME_BIRTH"
    BIRTH_NEAR = "BIRTH_NEAR"
    SAME_PHONE = "SAME_PHONE"
    SAME_ZIP = "SAME_ZIP"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneFact:
    """One number (E.164) of a person; `shared` numbers say nothing about who somebody is."""

    number: str
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What matching knows of one record. Without a birth a record is in no pair."""

    id: bytes
    given: str = ""
    family: str = ""
    family2: str = ""
    used: str = ""
    native: str = ""
    birth: PartialDay | None = None
    phones: tuple[PhoneFact, ...] = ()
    zip_code: str = ""
    street: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """Two records that may be one person; `first` is the smaller id, `score` is 1 to 100.

    `reasons` are codes of `Ground` and of `likeness.Trait`, sorted.
    """

    first: bytes
    second: bytes
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A person with what every comparison needs, worked out once."""

    person: PersonFacts
    birth: PartialDay
    name: NameParts
    name_keys: frozenset[str]
    phones: frozenset[str]
    zip5: str


def person_name(person: PersonFacts) -> NameParts:
    """Take the name of a record apart."""
    return name_parts(
        person.given, person.family, family2=person.family2, used=person.used, native=person.native
    )


def score_pair(one: PersonFacts, other: PersonFacts) -> PairScore | None:
    """Compare two records; None when they are not worth a look. Symmetric."""
    mine, theirs = _known(one), _known(other)
    return None if mine is None or theirs is None else _score(mine, theirs)


def duplicate_pairs(people: Iterable[PersonFacts]) -> Iterator[PairScore]:
    """Give every pair that may be one person, each once and the smaller id first.

    Leaves out no pair that `score_pair` would name, but for those who share nothing except a
    number on which `CROWDED_PHONE` people are. The order of `people` changes nothing, and time
    grows with them, not with their pairs.
    """
    for mine, theirs in _candidates(people):
        if found := _score(mine, theirs):
            yield found


def _candidates(people: Iterable[PersonFacts]) -> Iterator[tuple[_Known, _Known]]:
    found = (_known(person) for person in people)
    everyone = sorted((known for known in found if known), key=lambda known: known.person.id)
    days = Counter(known.birth.first for known in everyone if _to_the_day(known))
    crowded = {day for day, count in days.items() if count > CROWDED_DAY}
    kept: defaultdict[str, list[int]] = defaultdict(list)
    for at, known in enumerate(everyone):
        keys = _firm_keys(known, crowded)
        # Who is known to the day looks among the others and need not be found by year.
        for key in keys if _to_the_day(known) else keys | _year_keys(known, years=0):
            kept[key].append(at)
    for key in [key for key, them in kept.items() if key[0] == "p" and len(them) > CROWDED_PHONE]:
        del kept[key]
    for at, known in enumerate(everyone):
        keys = _firm_keys(known, crowded) | _year_keys(known, years=YEARS_APART)
        others = {other for key in keys for other in kept.get(key, ()) if other != at}
        for other in sorted(others):
            theirs = everyone[other]
            if _looks(known, at, theirs, other) and births_agree(known.birth, theirs.birth):
                yield (known, theirs) if at < other else (theirs, known)


def _looks(known: _Known, at: int, theirs: _Known, other: int) -> bool:
    """Say which of two gives the pair: who is known to the day, else who comes later."""
    if _to_the_day(known) == _to_the_day(theirs):
        return other < at
    return _to_the_day(known)


def _score(one: _Known, other: _Known) -> PairScore | None:
    if not births_agree(one.birth, other.birth):
        return None
    same_phone = not one.phones.isdisjoint(other.phones)
    if not same_phone and one.name_keys.isdisjoint(other.name_keys):
        return None
    name = name_likeness(one.name, other.name)
    same_day = _to_the_day(one) and _to_the_day(other)
    if not _enough(name.score, same_day=same_day, same_phone=same_phone):
        return None
    same_zip = one.zip5 != "" and one.zip5 == other.zip5
    grounds = {Ground.SAME_BIRTH if same_day else Ground.BIRTH_NEAR}
    grounds |= {Ground.SAME_PHONE} if same_phone else set()
    grounds |= {Ground.SAME_ZIP} if same_zip else set()
    score = 85 * name.score + 10 * same_phone + 5 * same_zip - 15 * (not same_day)
    first, second = sorted((one.person.id, other.person.id))
    reasons = tuple(sorted(each.value for each in (*grounds, *name.traits)))
    return PairScore(first=first, second=second, score=round(score), reasons=reasons)


def _enough(name: float, *, same_day: bool, same_phone: bool) -> bool:
    if same_phone:
        return name >= (_NAME_WITH_PHONE if same_day else _NAME_WITH_PHONE_AND_YEAR)
    return name >= _NAME_ALONE if same_day else name > _NAME_WITHOUT_BIRTHDAY


def births_agree(one: PartialDay, other: PartialDay) -> bool:
    """Tell whether two births can be one, or nearly so where one is not known to the day."""
    precisions = {one.precision, other.precision}
    if precisions <= {Precision.DAY, Precision.MONTH}:
        return one.first <= other.last and other.first <= one.last
    if Precision.DAY in precisions:
        return (one.first - other.last) <= _NEARLY and (other.first - one.last) <= _NEARLY
    return abs(one.last.year - other.last.year) <= YEARS_APART


def _to_the_day(known: _Known) -> bool:
    return known.birth.precision is Precision.DAY


def _known(person: PersonFacts) -> _Known | None:
    name = person_name(person)
    if person.birth is None or not (name.words or name.native):
        return None
    keys = {key for word in name.words for key in (*sound_keys(word), slip_key(word))}
    keys |= {"".join(words) for words in (name.given, name.used, name.family) if words}
    return _Known(
        person=person,
        birth=person.birth,
        name=name,
        name_keys=frozenset(keys | _in_one_word(name)),
        phones=frozenset(phone.number for phone in person.phones if not phone.shared),
        zip5=person.zip_code[:5],
    )


def _in_one_word(name: NameParts) -> set[str]:
    """Give the ways in which the whole name may stand in one word."""
    given, family = "".join(name.given), "".join(name.family)
    return {given + family, family + given, name.native} - {""}


def _firm_keys(known: _Known, crowded: Container[date]) -> set[str]:
    """Give the keys of a full birth date and of phones; a crowded day is parted by names."""
    keys = {f"p:{number}" for number in known.phones}
    if _to_the_day(known):
        day = known.birth.first
        whole = f"d:{day.isoformat()}"
        keys |= {f"{whole}:{key}" for key in known.name_keys} if day in crowded else {whole}
    return keys


def _year_keys(known: _Known, *, years: int) -> set[str]:
    """Give the keys of birth year and two words of the name, `years` to either side."""
    name = known.name
    given = {form for word in (*name.given, *name.used) for form in formal_names(word)}
    family = {form for word in name.family for form in formal_names(word)}
    # Where one field holds the whole name, any two of its words may be given and family.
    pairs = product(given or family, family or given)
    if given and family:
        pairs = product(given | {"".join(name.given)}, family | {"".join(name.family)})
    words = {"|".join(sorted(pair)) for pair in pairs} | {f"={way}" for way in _in_one_word(name)}
    year = known.birth.last.year
    return {f"y:{year + step}:{key}" for step in range(-years, years + 1) for key in words}
