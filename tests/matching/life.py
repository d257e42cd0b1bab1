"""How a name, a birth date and a phone come out differently when one person is written down twice.

Nothing here knows how the program compares names: slips of the hand go by the keys of a keyboard,
of the ear by sounds that are taken for one another, the rest by what people do with their names.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HEARD: Final = (
    "b>p p>b d>t t>d g>k k>g v>b b>v f>p th>t s>z z>s sh>ch ch>sh j>ch m>n n>m ng>n l>r r>l h> ee>i"
    " i>ee oo>u u>o o>u a>o e>i ai>ay ou>oo x>s ph>p kh>k w>v y>i c>k"
).split()
_PLACES: Final = (
    ("Valdese", "28690"),
    ("Morganton", "28655"),
    ("Hickory", "28601"),
    ("Lenoir", "28645"),
    ("Greensboro", "27405"),
    ("Charlotte", "28205"),
)
_STREETS: Final = "Main Church Oak Pine Maple Cedar Park Lake Hill Walnut Mill River".split()


@dataclass(frozen=True, slots=True)
class Word:
    """One name, as different hands write it, and what its bearer is also called."""

    spellings: tuple[str, ...]
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A language group: its names and its habits, of the latter each in percent."""

    name: str
    tag: str
    order: str
    habits: dict[str, int]
    names: dict[str, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Someone:
    """Who somebody is, however they are written down."""

    group: Group
    sex: str
    given: tuple[Word, ...]
    family: tuple[Word, ...]
    own: tuple[str, ...]  # how they write each of these themselves
    title: str
    english: str
    birth: date
    phone: str
    shared: bool
    street: str
    city: str
    zip: str


def read_groups() -> dict[str, Group]:
    """Read names.txt."""
    found: dict[str, Group] = {}
    head: tuple[str, str, dict[str, str]] | None = None
    names: dict[str, tuple[Word, ...]] = {}
    text = (Path(__file__).parent / "names.txt").read_text("utf-8")
    for line in (*text.splitlines(), "[end] ;"):
        if line.startswith("["):
            if head is not None:
                name, tag, said = head
                habits = {key: int(value) for key, value in said.items() if key != "order"}
                found[name] = Group(name, tag, said["order"], habits, names)
            name, _, rest = line[1:].partition("]")
            tag, _, settings = rest.partition(";")
            head = (name, tag.strip(), dict(each.split("=") for each in settings.split()))
            names = {}
        elif line and not line.startswith("#"):
            key, _, words = line.partition(" ")
            names[key] = tuple(_word(each.replace("_", " ")) for each in words.split())
    return found


def _word(text: str) -> Word:
    spellings, _, called = text.partition(":")
    return Word(tuple(spellings.split("~")), tuple(each for each in called.split(",") if each))


def someone(rng: Random, group: Group) -> Someone:
    """Give somebody of a group."""
    sex = rng.choice("mf")
    given = _given(rng, group, sex)
    family = tuple(_pick(rng, group.names["fam"]) for _ in range(group.habits["parts"]))
    titles = group.names.get(f"title_{sex}", ())
    city, zip_code = rng.choice(_PLACES)
    born = date(2026, 1, 1) - timedelta(days=rng.randint(200, 30_000))
    if _chance(rng, group.habits["newyear"]):
        born = born.replace(month=1, day=1)  # as papers of refugees often have it
    return Someone(
        group=group,
        sex=sex,
        given=given,
        family=family,
        own=tuple(_own(rng, each) for each in (*given, *family)),
        title=rng.choice(titles).spellings[0] if titles and rng.random() < 0.8 else "",
        english=_english(rng, group) if _chance(rng, group.habits["english"]) else "",
        birth=born,
        phone=_number(rng) if rng.random() < 0.88 else "",
        shared=rng.random() < 0.25,
        street=f"{rng.randint(1, 4999)} {rng.choice(_STREETS)} {rng.choice(('St', 'Rd', 'Ave'))}",
        city=city,
        zip=zip_code,
    )


def _given(rng: Random, group: Group, sex: str) -> tuple[Word, ...]:
    given = [_pick(rng, group.names[sex])]
    more = 100 if group.order == "none" else group.habits["middle"]
    if _chance(rng, more):
        other = _pick(rng, group.names.get("mid", group.names[sex]))
        given = [other, *given] if "mid" in group.names else [*given, other]
    if group.order == "none" and rng.random() < 0.45:
        given.append(_pick(rng, group.names[sex]))
    return tuple(given)


def _pick(rng: Random, words: tuple[Word, ...]) -> Word:
    """Give a name, the first ones most often."""
    return words[min(int(rng.expovariate(2.2 / len(words))), len(words) - 1)]


def _own(rng: Random, word: Word) -> str:
    return word.spellings[0] if rng.random() < 0.6 else rng.choice(word.spellings)


def _english(rng: Random, group: Group) -> str:
    names = group.names.get("en")
    return _pick(rng, names).spellings[0] if names else rng.choice(("Tony", "Lisa", "Kim", "Tom"))


def _number(rng: Random) -> str:
    return f"828{rng.randint(200, 999)}{rng.randint(0, 9999):04d}"


def another_given(rng: Random, who: Someone, *, alike: bool) -> tuple[Word, ...]:
    """Give a given name for a brother or sister; twins are often named alike."""
    own = {spelling for word in who.given for spelling in word.spellings}
    for _ in range(40):
        given = _given(rng, who.group, who.sex if alike else rng.choice("mf"))
        first = given[0].spellings[0][0] == who.given[0].spellings[0][0]
        if not {each.spellings[0] for each in given} & own and (first or not alike):
            return given
    return _given(rng, who.group, "f" if who.sex == "m" else "m")


def renamed(rng: Random, who: Someone, given: tuple[Word, ...]) -> Someone:
    """Give the same facts with another given name."""
    own = tuple(_own(rng, each) for each in given) + who.own[len(who.given) :]
    return replace(who, given=given, own=own, english="")


def written(rng: Random, who: Someone) -> dict[str, str]:
    """Give what is typed of somebody at a table: names, birth, phone, address; empty if not asked.

    `line` is a name taken down in one breath; else `given`, `family`, `family2`.
    """
    given, family = _words_said(rng, who)
    typed = {"given": " ".join(given), "family": "", "family2": "", "line": "", "used": ""}
    if who.english and rng.random() < 0.4:
        typed["given"], typed["used"] = who.english, ""
    elif who.english and rng.random() < 0.4:
        typed["used"] = who.english
    surnames = family[:1] if len(family) < 2 or rng.random() < 0.3 else family
    if len(surnames) == 2 and rng.random() < 0.06:
        surnames = surnames[::-1]
    typed["family"] = surnames[0] if surnames else ""
    typed["family2"] = surnames[1] if len(surnames) == 2 else ""
    if typed["family2"] and rng.random() < 0.3:
        typed["family"] += rng.choice((" ", " ", "-")) + typed.pop("family2")
        typed["family2"] = ""
    _order(rng, who.group, typed)
    for key in ("given", "family", "family2", "line"):
        typed[key] = _by_hand(rng, who.group, typed[key])
    return {
        **typed,
        "birth": _birth(rng, who.birth),
        **_reach(rng, who),
        "lang": who.group.tag,
    }


def _words_said(rng: Random, who: Someone) -> tuple[list[str], list[str]]:
    said: list[str] = []
    for word, own in zip((*who.given, *who.family), who.own, strict=True):
        said.append(own if rng.random() < 0.82 else rng.choice(word.spellings))
    count = len(who.given)
    given, family = said[:count], said[count:]
    called = who.given[0].called if "mid" not in who.group.names else ()
    if called and rng.random() < 0.1:
        given = [rng.choice(called)]
    elif count > 1 and who.group.order != "none" and rng.random() < 0.35:
        given = given[-1:] if "mid" in who.group.names else given[:1]
    elif count > 1 and who.group.order == "given" and rng.random() < 0.12:
        given = [given[0], given[1][0]]
    if who.group.order == "none":
        if who.title and rng.random() < 0.6:
            given = [who.title, *given]
        family = []
    if who.group.name == "montagnard" and rng.random() < 0.6:
        mark = "Y" if who.sex == "m" else "H"
        given = [mark + rng.choice((" ", "-", "'", "")) + given[0], *given[1:]]
    return given, family


def _order(rng: Random, group: Group, typed: dict[str, str]) -> None:
    if group.order == "none":  # two or three names, of which any may stand in the second field
        words = typed["given"].split(" ")
        if len(words) > 1 and rng.random() < 0.6:
            cut = rng.randint(1, len(words) - 1)
            typed["given"], typed["family"] = " ".join(words[:cut]), " ".join(words[cut:])
        elif rng.random() < 0.5:
            typed["line"] = typed["given"]
            typed["given"] = ""
        return
    swapped = _chance(rng, group.habits["swap"])
    whole = f"{typed['family']} {typed['family2']}".strip()
    if rng.random() < 0.5:
        first = (group.order == "family") != swapped
        parts = (whole, typed["given"]) if first else (typed["given"], whole)
        typed["line"] = " ".join(each for each in parts if each)
        typed["given"] = typed["family"] = typed["family2"] = ""
    elif swapped and rng.random() < 0.5:
        typed["given"], typed["family"], typed["family2"] = whole, typed["given"], ""


def _by_hand(rng: Random, group: Group, name: str) -> str:
    """Give a name as it is heard and typed."""
    if not name:
        return ""
    steps: tuple[tuple[float, Callable[[Random, str], str]], ...] = (
        (group.habits["accents"], _plain),
        (group.habits["hearing"], _misheard),
        (4, _mistyped),
        (5, lambda _, text: text.upper()),
        (4, lambda _, text: text.lower()),
    )
    for percent, step in steps:
        if _chance(rng, percent):
            name = step(rng, name)
    return name


def _plain(_: Random, name: str) -> str:
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(each for each in bare if not unicodedata.combining(each))


def _misheard(rng: Random, name: str) -> str:
    """Take one sound for another, nowhere but inside a word."""
    able = [each.split(">") for each in _HEARD if each.split(">")[0] in name[1:].lower()]
    if not able:
        return name
    heard, taken = rng.choice(able)
    at = name.lower().index(heard, 1)
    return name[:at] + taken + name[at + len(heard) :]


def _mistyped(rng: Random, name: str) -> str:
    if len(name) < 3:
        return name
    at = rng.randint(1, len(name) - 2)
    kind = rng.random()
    if kind < 0.25:
        return name[:at] + name[at + 1 :]
    if kind < 0.45:
        return name[:at] + name[at] + name[at:]
    if kind < 0.7:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    near = _neighbours(name[at].lower())
    return name[:at] + rng.choice(near) + name[at + 1 :] if near else name


def _neighbours(key: str) -> str:
    for row_at, row in enumerate(_ROWS):
        if key in row:
            at = row.index(key)
            beside = [row[each] for each in (at - 1, at + 1) if 0 <= each < len(row)]
            for other in (row_at - 1, row_at + 1):
                beside += _ROWS[other][at : at + 1] if 0 <= other < len(_ROWS) else ""
            return "".join(beside)
    return ""


def _birth(rng: Random, born: date) -> str:
    kind, wrong = rng.random(), rng.random()
    if wrong < 0.015 and born.day <= 12:
        born = born.replace(month=born.day, day=born.month)
    elif wrong < 0.03:
        born = born.replace(day=min(28, max(1, born.day + rng.choice((-1, 1, 10, -10)))))
    elif wrong < 0.04:
        born = born.replace(day=min(born.day, 28), year=born.year + rng.choice((-1, 1)))
    if kind < 0.7:
        return rng.choice((born.isoformat(), f"{born:%m/%d/%Y}"))
    if kind < 0.8:
        return str(born.year)
    age = 2026 - born.year - (born.month > 6)
    if kind < 0.95:
        return str(max(1, age))
    return str(max(1, age + rng.randint(-2, 2)))  # as somebody guesses it


def _reach(rng: Random, who: Someone) -> dict[str, str]:
    phone = who.phone
    if phone and rng.random() < 0.15:
        phone = _number(rng)
    elif phone and rng.random() < 0.1:
        phone = ""
    street = who.street if rng.random() < 0.4 else ""
    place = (who.city, who.zip) if rng.random() < 0.8 else ("", "")
    marked = who.shared and phone == who.phone and rng.random() < 0.4
    return {
        "phone": phone,
        "shared": "1" if marked else "",
        "street": street,
        "city": place[0],
        "zip": place[1],
    }


def _chance(rng: Random, percent: float) -> bool:
    return rng.random() * 100 < percent
