"""Synthetic people for the bench: full sign-ups as they are typed, the same for the same seed.

Names come from many cultures and scripts; a few are common, a third is rare. Phones, house
numbers and dates are random, so that packing gains nothing it would not gain in the field.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Final

from fieldapp.domain.sign_up import SignUpDraft

_AREA_CODES: Final = ("828", "336", "704", "919", "910", "252", "980", "984")
_STREETS: Final = (
    "Main Church Oak Pine Maple Cedar Park Washington Lake Hill Walnut Spring North South Elm"
    " Chestnut Highland Poplar Mill River Forest College Franklin Academy Depot Rhodhiss Faet"
).split()
_SUFFIX: Final = ("St", "St", "Rd", "Rd", "Ave", "Dr", "Ln", "Ct", "Hwy")
_PLACES: Final = (
    ("Valdese", "28690", "37023"),
    ("Morganton", "28655", "37023"),
    ("Hickory", "28601", "37035"),
    ("Lenoir", "28645", "37027"),
    ("Durham", "27701", "37063"),
    ("Durham", "27707", "37063"),
    ("Siler City", "27344", "37037"),
    ("Greensboro", "27405", "37081"),
    ("Charlotte", "28205", "37119"),
    ("Lumberton", "28358", "37155"),
    ("Rose Hill", "28458", "37061"),
    ("Monroe", "28110", "37179"),
    ("Mount Olive", "28365", "37191"),
)
_VACCINES: Final = ("COVID19", "FLU", "TDAP", "HEPB", "HPV", "MMR", "ZOS", "PNEU", "VAR", "RSV")
_ACCESS: Final = ("WHEEL", "SEAT", "LOWVIS", "HOH", "READ", "COMP", "NEEDLE", "GVACF", "CHILD")
_HEARD: Final = ("CHURCH", "FOOD", "FRIEND", "CHW", "TABLE", "SCHOOL", "WORK", "FLYER", "RADIO")
_MODES: Final = (("ONSITE",), ("ONSITE", "VIDEO"), ("PHONE", "VIDEO"), ("PHONE",), ("RELAY",))
_TIMES: Final = ("WDAM", "WDPM", "WDEV", "SAT", "SUN")
_REMARK_WORDS: Final = (
    "works nights call after 3 pm daughter will come along needs a ride back left card at home"
    " asks about second dose allergic to penicillin prefers morning brings two children second"
    " floor blue house behind the church speaks some English neighbour can interpret"
).split()
_SYLLABLES: Final = (
    "ba be bri ca chi co da de do el en fa fi ga go han i ja ka ki la le lo ma mi mo na ni no o pa"
    " pe qui ra re ri ro sa se shi so ta te ti to u va ve vi wa xi ya yo za zo"
).split()
_RARE: Final = 0.33
_VARIETIES: Final = ("Sudanese", "Levantine", "Iraqi", "Egyptian", "Yemeni", "Darija")


@dataclass(frozen=True, slots=True, kw_only=True)
class Culture:
    """Where names and languages come from; the commonest names stand first."""

    share: int
    tags: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    native: tuple[str, ...]


@cache
def cultures() -> dict[str, Culture]:
    """Read names.txt."""
    found: dict[str, Culture] = {}
    for line in (files("bench") / "names.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, share, tags, given, family, *native = line.split("|")
        found[name] = Culture(
            share=int(share),
            tags=tuple(tags.split()),
            given=tuple(given.split()),
            family=tuple(family.split()),
            native=tuple(each for each in native if each),
        )
    return found


def people(count: int, seed: int = 1) -> Iterator[SignUpDraft]:
    """Give `count` full sign-ups of 7 to 10 rows each, as typed."""
    rng = Random(seed)
    known = cultures()
    names, shares = list(known), [each.share for each in known.values()]
    for _ in range(count):
        culture = rng.choices(names, shares)[0]
        yield _sign_up(rng, culture, known[culture])


def _sign_up(rng: Random, name: str, culture: Culture) -> SignUpDraft:
    wanted = name != "en" and rng.random() < 0.85
    typed: dict[str, Any] = {}
    typed |= _name(rng, name, culture)
    typed |= _language(rng, culture, wanted=wanted)
    typed |= _reach(rng, *typed["name_given"].split()[:1])
    typed |= _answers(rng, wanted=wanted)
    return SignUpDraft(**typed)


def _name(rng: Random, name: str, culture: Culture) -> dict[str, Any]:
    typed = {
        "name_given": _pick(rng, culture.given),
        "name_family": _pick(rng, culture.family),
        "birth": _birth(rng),
    }
    if name in {"es", "kjb", "quc"}:
        typed["name_family2"] = _pick(rng, culture.family)
        if rng.random() < 0.3:
            typed["name_given"] += " " + _pick(rng, culture.given)
    if name in {"vi", "cmn", "ko"}:
        typed["name_order"] = "FAMILY_FIRST"
    if culture.native and rng.random() < 0.6:
        typed["name_native"] = rng.choice(culture.native)
    if rng.random() < 0.1:
        typed["name_used"] = typed["name_given"][:4]
    if rng.random() < 0.12:
        typed["name_sounds"] = _made(rng).lower() + "-" + _made(rng).lower()
    return typed


def _birth(rng: Random) -> str:
    year, month, day = rng.randint(1932, 2024), rng.randint(1, 12), rng.randint(1, 28)
    kind = rng.random()
    if kind < 0.8:
        return f"{year}-{month:02d}-{day:02d}"
    if kind < 0.9:
        return str(rng.randint(1, 90))
    return f"{year}-{month:02d}" if kind < 0.95 else str(year)


def _language(rng: Random, culture: Culture, *, wanted: bool) -> dict[str, Any]:
    tag = culture.tags[0] if rng.random() < 0.7 else rng.choice(culture.tags)
    typed: dict[str, Any] = {
        "lang_spoken": tag,
        "lang_method": rng.choice(("SAID", "CARD", "COMPAN")),
        "interpreter_wanted": "YES" if wanted else "NO",
    }
    if tag == "ar":
        typed["lang_variety"] = rng.choice(_VARIETIES)
    if rng.random() < 0.6:
        typed["lang_written"] = rng.choice((tag, "es", "en"))
    if rng.random() < 0.3:
        typed["lang_other"] = tuple(dict.fromkeys((rng.choice(("es", "en", "fr")),)))
    if wanted:
        typed["modes"] = rng.choice(_MODES)
        typed["need_reason"] = "LANGUAGE"
        if rng.random() < 0.2:
            typed["gender_pref"] = rng.choice(("F", "M"))
    return typed


def _reach(rng: Random, given: str = "") -> dict[str, Any]:
    city, zip_, county = rng.choice(_PLACES)
    digits = f"{rng.choice(_AREA_CODES)}{rng.randint(200, 999)}{rng.randint(0, 9999):04d}"
    shape = rng.choice(("({0}) {1}-{2}", "{0}-{1}-{2}", "{0}.{1}.{2}", "{0}{1}{2}", "{0} {1} {2}"))
    typed: dict[str, Any] = {
        "phone": shape.format(digits[:3], digits[3:6], digits[6:]),
        "phone_kind": rng.choices(("MOBILE", "LAND", "RELATIVE"), (85, 8, 7))[0],
        "phone_shared": rng.random() < 0.1,
        "best_time": tuple(sorted(rng.sample(_TIMES, rng.choice((1, 1, 2))))),
    }
    if rng.random() < 0.85:
        number, street = rng.randint(1, 4999), _pick(rng, tuple(_STREETS))
        typed["street"] = f"{number} {street} {rng.choice(_SUFFIX)}"
        typed |= {"city": city, "zip": zip_, "county_fips": county}
    if rng.random() < 0.18:
        local = "".join(each for each in given.lower() if each.isascii() and each.isalpha()) or "x"
        host = rng.choice(("gmail.com", "yahoo.com", "hotmail.com", "icloud.com"))
        typed["email"] = f"{local}.{_made(rng).lower()}{rng.randint(1, 99)}@{host}"
    return typed


def _answers(rng: Random, *, wanted: bool) -> dict[str, Any]:
    granted = ["STORE", "SHAREPROV"]
    refused: list[str] = []
    asked = ["SHARELANG"] if wanted and rng.random() < 0.6 else []
    asked += ["CALL", "SMS"] if rng.random() < 0.3 else ["CALL"]
    for consent in asked:
        (granted if rng.random() < 0.85 else refused).append(consent)
    typed: dict[str, Any] = {
        "granted": tuple(granted),
        "refused": tuple(refused),
        "notice_version": "2026-05",
        "notice_lang": "en" if not wanted else rng.choice(("es", "es", "en")),
        "notice_how": rng.choice(("READ", "SHOWN", "HANDED")),
        "wants": tuple(rng.sample(_VACCINES, rng.choices((1, 2, 3), (6, 3, 1))[0])),
        "heard_from": _pick(rng, _HEARD, rare=0.0),
        "sex_for_provider": rng.choice(("F", "F", "M", "M", "U")),
    }
    if rng.random() < 0.18:
        typed["access_needs"] = tuple(rng.sample(_ACCESS, rng.choice((1, 1, 2))))
    if rng.random() < 0.15:
        start = rng.randrange(len(_REMARK_WORDS) - 6)
        typed["remark"] = " ".join(_REMARK_WORDS[start : start + rng.randint(3, 6)])
    return typed


def _pick(rng: Random, words: tuple[str, ...], rare: float = _RARE) -> str:
    """Give a word of the list, the first ones most often, or a rare one that is made up."""
    if rng.random() < rare:
        return _made(rng)
    return words[min(int(rng.expovariate(3 / len(words))), len(words) - 1)]


def _made(rng: Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))).capitalize()
