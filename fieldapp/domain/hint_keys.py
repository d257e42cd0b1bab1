"""Under which short keys a person is kept, so that half a form finds whom a hint could name.

Keys are coarse on purpose: the consonants of a name as ears of several languages hear them, the
day, the years and the day in the year of a birth, the digits of a phone, a number that stands for
the street. What shares some of them is compared by `fieldapp.domain.hints`. Each is one word of
ASCII letters and digits, or of another script as it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final, TypeAlias
from zlib import crc32

from fieldapp.domain.days import PartialDay, Precision
from fieldapp.domain.folding import fold
from fieldapp.domain.matching import PersonFacts, person_name
from fieldapp.domain.sounds import consonants, sounds
from fieldapp.domain.spellings import formal_names

_MERGED: Final = str.maketrans("DGJ", "TKS")
_MOST_WORDS: Final = 4
_NO_YEAR: Final = "y0"


Group: TypeAlias = tuple[str, ...]
"""Keys of which one is enough."""
Question: TypeAlias = tuple[tuple[Group, ...], ...]
"""Ways of which one must hold: the groups of a way must all hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HintQuestions:
    """What to look up: who is tied by phone or house, who by birth and name, who by names.

    `years` finds by one word of the name and the years, where the other word was misspelt.
    """

    ties: Question = ()
    births: Question = ()
    names: Question = ()
    years: Question = ()


def kept_under(person: PersonFacts) -> tuple[str, ...]:
    """Give the keys of a person who is here."""
    name = person_name(person)
    keys = {key for word in name.words for key in _word_keys(word)}
    keys |= {f"n{name.native}"} if name.native else set()
    keys |= set(_birth_keys(person.birth))
    keys |= {_phone_key(phone.number) for phone in person.phones}
    keys |= {_street_key(person.street)} if person.street else set()
    return tuple(sorted(keys))


def asked_for(typed: PersonFacts) -> HintQuestions:
    """Give what to look up for what is typed so far."""
    name = person_name(typed)
    groups = [_word_keys(word) for word in name.words[:_MOST_WORDS]]
    groups += [(f"n{name.native}",)] if name.native else []
    ties = [((_phone_key(phone.number),),) for phone in typed.phones]
    ties += [((_street_key(typed.street),),)] if typed.street else []
    every = tuple(key for group in groups for key in group)
    days = _days_to_ask(typed.birth)
    years = _years_to_ask(typed.birth)
    pairs = [
        (one, other, years) if years else (one, other) for one, other in combinations(groups, 2)
    ]
    return HintQuestions(
        ties=tuple(ties),
        births=((days, every),) if days and every else (),
        names=tuple(pairs),
        years=((years, every),) if years and every else (),
    )


@lru_cache(maxsize=16384)
def _word_keys(word: str) -> Group:
    found = {
        f"n{consonants(sound).translate(_MERGED).lower()}"
        for name in formal_names(word)
        for sound in sounds(name)
    }
    return tuple(sorted(found))


def _birth_keys(birth: PartialDay | None) -> Iterator[str]:
    if birth is None:
        yield _NO_YEAR
        return
    yield from (f"y{year}" for year in range(birth.first.year, birth.last.year + 1))
    if birth.precision is Precision.DAY:
        yield f"d{birth.first:%Y%m%d}"
        yield f"m{birth.first:%m%d}"


def _days_to_ask(birth: PartialDay | None) -> Group:
    if birth is None or birth.precision is not Precision.DAY:
        return ()
    day = birth.first
    return tuple(dict.fromkeys((f"d{day:%Y%m%d}", f"d{day:%Y%d%m}")))


def _years_to_ask(birth: PartialDay | None) -> Group:
    """Give the years that do not speak against a birth, and the day in whatever year."""
    if birth is None:
        return ()
    around = range(birth.first.year - 1, birth.last.year + 2)
    day = (f"m{birth.first:%m%d}",) if birth.precision is Precision.DAY else ()
    return (_NO_YEAR, *(f"y{year}" for year in around), *day)


def _phone_key(number: str) -> str:
    return "p" + "".join(filter(str.isdigit, number))


def _street_key(street: str) -> str:
    """Give a number that stands for a street: nothing can be read from the key itself."""
    return f"s{crc32(fold(street).encode()):08x}"
