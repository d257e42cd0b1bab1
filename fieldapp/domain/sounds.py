"""Whether two spellings can be one word: heard by another ear, or typed with one wrong key.

Made for given names of many languages in Latin letters, where brothers and sisters stand one
letter apart: Luis and Luisa, Hassan and Hussein, Maria and Marina, Jayden and Jaylen are two names.
So vowels may change inside a word but not at its end, and consonants only where ears mix them up
or fingers do. Words are folded (`fieldapp.domain.folding`).
"""

import re
from functools import lru_cache
from typing import Final

from fieldapp.domain.slips import slips_between

_LONG: Final = 5
"""Letters from which one slip of a key or of an ear is forgiven."""
_VERY_LONG: Final = 7
"""Letters from which one consonant more or less is forgiven."""
_VOWELS: Final = frozenset("aeiouyw")
_SPELT: Final = (
    *(("tsch", "S"), ("shch", "S"), ("tch", "S"), ("tsh", "S"), ("sch", "S"), ("sh", "S")),
    *(("ch", "S"), ("zh", "S"), ("xh", "S"), ("dj", "J"), ("dz", "S"), ("ts", "S"), ("tz", "S")),
    *(("cz", "S"), ("ph", "F"), ("th", "T"), ("dh", "D"), ("kh", "K"), ("ck", "K"), ("qu", "K")),
    *(
        ("ks", "S"),
        ("ng", "N"),
        ("nh", "N"),
        ("nya", "Na"),
        ("ce", "Se"),
        ("ci", "Si"),
        ("cy", "Sy"),
    ),
)
_LETTER: Final = {
    **dict.fromkeys("szxç", "S"),
    **dict.fromkeys("kcq", "K"),
    **dict.fromkeys("bv", "B"),
    **dict(zip("fptdgmnlr", "FPTDGMNLR", strict=True)),
    **dict.fromkeys("eiy", "e"),
    **dict.fromkeys("ouw", "o"),
    "a": "a",
}
_DIPHTHONGS: Final = re.compile("ai|ay|ei|ey|ie|ee")
_DARK: Final = re.compile("oo|ou|au|aw|ow|uu")
_Y_FIRST: Final = re.compile("^(?:j|[yi](?=[aeou]))")
_SPOKEN_H: Final = re.compile("(?<![cgkpstwxz])h")
_W_FIRST: Final = re.compile("w(?=[aeiouy])")
# Ears that do not know a language take these for one another.
_CLOSE: Final = ("bvpwf", "dt", "gkcqxh", "szcxj", "mn", "lr", "jy")
# Keys that lie side by side, row by row.
_KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@lru_cache(maxsize=16384)
def sounds(word: str) -> tuple[str, ...]:
    """Give how a word may sound: consonants in capitals, vowels as a, e, o; in one way or several.

    A written h is silent, or what Ukrainian and Russian hands also write as g; a kh is a k or
    h, a ph an f or, from Laos, a p.
    """
    if not word.isascii() or not word.isalpha():
        return (word,)
    ways = (word, _SPOKEN_H.sub("g", word), word.replace("kh", "h"), word.replace("ph", "p"))
    return tuple(dict.fromkeys(_sound(way) for way in ways))


def consonants(sound: str) -> str:
    """Give the consonants of a sound, first to last; a sound of vowels alone is given whole."""
    return "".join(each for each in sound if each.isupper()) or sound


@lru_cache(maxsize=65536)
def one_word(one: str, other: str) -> bool:
    """Say whether two different given names can be one name in two spellings. Symmetric."""
    if not (one.isascii() and other.isascii()):
        return False
    if max(len(one), len(other)) > 2 and not set(sounds(one)).isdisjoint(sounds(other)):
        return True
    if min(len(one), len(other)) < _LONG:
        return False
    ways = ((mine, its) for mine in sounds(one) for its in sounds(other))
    return any(_sound_alike(mine, its) for mine, its in ways) or _one_slip(one, other)


def _sound(word: str) -> str:
    text = _Y_FIRST.sub("Y", word)
    text = _W_FIRST.sub("B", text)
    for written, sound in _SPELT:
        text = text.replace(written, sound)
    text = _DARK.sub("o", _DIPHTHONGS.sub("e", text.replace("h", "").replace("j", "S")))
    spoken = [_LETTER.get(each, each) for each in text]
    return "".join(each for at, each in enumerate(spoken) if at == 0 or each != spoken[at - 1])


def _sound_alike(one: str, other: str) -> bool:
    """Say whether two sounds differ in one vowel at most, and not at the end."""
    if one == other:
        return True
    if one[-1:] != other[-1:] or consonants(one) != consonants(other):
        return False
    return slips_between(one, other, most=1) == 1


def _one_slip(one: str, other: str) -> bool:
    """Say whether one key was missed, doubled, left out or typed before its neighbour."""
    if slips_between(one, other, most=1) != 1:
        return False
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    at = next((at for at, each in enumerate(short) if each != long[at]), len(short))
    if len(short) == len(long):
        if short[at + 1 :] != long[at + 1 :]:
            return True  # two neighbours in turn
        return _taken_for(short[at], long[at], last=at == len(short) - 1)
    more = long[at]
    if at == len(short):  # at the end: another name, but for a letter held too long
        return more == long[at - 1] and more not in _VOWELS
    if more in _VOWELS or more == "h" or more in (long[at - 1 : at] + long[at + 1 : at + 2]):
        return True
    return len(long) > _VERY_LONG


def _taken_for(one: str, other: str, *, last: bool) -> bool:
    if one in _VOWELS and other in _VOWELS:
        return not last
    if any(one in group and other in group for group in _CLOSE):
        return True
    return _side_by_side(one, other) and not (last and (one in _VOWELS or other in _VOWELS))


def _side_by_side(one: str, other: str) -> bool:
    places = [
        [(row, keys.index(key)) for row, keys in enumerate(_KEYS) if key in keys]
        for key in (one, other)
    ]
    if not places[0] or not places[1]:
        return False
    (row, at), (other_row, other_at) = places[0][0], places[1][0]
    if row == other_row:
        return abs(at - other_at) == 1
    low = min((row, at), (other_row, other_at))
    high = max((row, at), (other_row, other_at))
    return high[0] - low[0] == 1 and low[1] - high[1] in {0, 1}
