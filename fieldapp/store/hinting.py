"""Find whom a half-typed form may be about, by the keys of `fieldapp.domain.hint_keys`.

The keys stand in an index of their own beside the search index and under the same numbers: both
are filled in one step when nobody waits, and what is not indexed yet is read on the spot.
"""

from collections.abc import Iterable
from typing import Final

from fieldapp.domain.folding import query_tokens
from fieldapp.domain.hint_keys import HintQuestions, Question, asked_for
from fieldapp.domain.matching import PersonFacts
from fieldapp.store.columns import DEAD
from fieldapp.store.likenesses import facts_of
from fieldapp.store.search import newest_unindexed
from fieldapp.store.store import Store

_MOST: Final = {"ties": 20, "births": 24, "names": 30, "years": 16}
"""How many people each question gives, the newest of those it finds."""
_MOST_BEGUN: Final = 16
_COMPARED: Final = 60
_ASK: Final = {
    index: f"SELECT searched.person FROM {index} JOIN searched ON no = {index}.rowid"  # noqa: S608
    f" JOIN person ON person.id = searched.person AND NOT person._flags & {DEAD}"
    f" WHERE {index} MATCH ? ORDER BY {index}.rowid DESC LIMIT ?"
    for index in ("alike", "search")
}


def people_to_compare(
    store: Store, typed: PersonFacts, line: str, *, begun: bool = False
) -> tuple[PersonFacts, ...]:
    """Give the people worth comparing with what is typed; some milliseconds among 100,000.

    `line` is the name as it is typed; `begun`: its last word may be the beginning of one. People
    all of whose sign-ups were withdrawn are left out. Raises: StoreError.
    """
    asked = asked_for(typed)
    found = dict.fromkeys(_late(store, asked, line))
    for name, most in _MOST.items():
        question: Question = getattr(asked, name)
        if question:
            found.update(dict.fromkeys(_ask(store, "alike", _all_of(question), most)))
    if begun and (match := _beginning(line)):
        found.update(dict.fromkeys(_ask(store, "search", match, _MOST_BEGUN)))
    return facts_of(store, list(found)[:_COMPARED])


def _ask(store: Store, index: str, match: str, most: int) -> list[bytes]:
    rows = store.connection.execute(_ASK[index], (match, most))
    return [person for (person,) in rows]


def _all_of(question: Question) -> str:
    ways = (" AND ".join(_one_of(group) for group in way) for way in question)
    return " OR ".join(f"({way})" for way in ways)


def _one_of(group: Iterable[str]) -> str:
    return "(" + " OR ".join(f'"{key}"' for key in group) + ")"


def _beginning(line: str) -> str:
    """Write the question for a line whose last word is being typed; nothing for one word."""
    words = query_tokens(line)
    if len(words) < 2:
        return ""
    return " ".join((*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'))


def _late(store: Store, asked: HintQuestions, line: str) -> list[bytes]:
    """Give the people the indexes do not know yet who have a word or a phone in common."""
    words = {word[:2] for word in query_tokens(line)}
    phones = {key[1:] for way in asked.ties for group in way for key in group if key[0] == "p"}
    return [
        person
        for person, known in newest_unindexed(store).items()
        if phones & set(known) or any(word[:2] in words for word in known)
    ]
