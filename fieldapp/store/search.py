"""Find people by what is said at the table: a name in any order, the end of a number, a ticket.

The index is derived and not part of a save. What lies above its mark in the own log, and who came
down since, is the tail: it is indexed when nobody waits, and a search looks through its newest end,
so that somebody saved a second ago is found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Final, TypeAlias

from fieldapp.domain.change import Change, Creation, decode_body
from fieldapp.domain.folding import fold, phone_tokens, query_tokens, search_tokens
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NUMBER
from fieldapp.domain.names import name_as_said
from fieldapp.store.columns import DEAD, quoted
from fieldapp.store.likenesses import keys_of
from fieldapp.store.mirror import SEARCHED
from fieldapp.store.store import Store

INDEX_STEP: Final = 30
"""People that are indexed in one go: some 6 ms."""
SCANNED: Final = 64
"""How many of the newest own changes, and of those who came down, a search reads itself."""
MARK: Final = "searched"
"""Name under which the place of the log is remembered up to which own work is indexed."""

_CHUNK: Final = 400
_MERGE_PAGES: Final = 16  # pages of the index put in order with each step: about twice what it adds
_NORTH_AMERICA: Final = "+1"
_NOT_ENDS: Final = frozenset({8, 9})  # lengths at which nobody there says a number
_TICKET_SIGN: Final = (
    "\ue000"  # nobody can type it: a letter must not find all tickets that have it
)
_TICKET: Final = re.compile(r"\s*([A-Za-z]{1,2})[\s-]?(\d{1,4})\s*", re.ASCII)

_NAMES: Final = "name_given, name_family, name_family2, name_used, name_native, name_sounds"
_ORDER: Final = "name_order, lang_spoken"
_FIND: Final = (
    "SELECT no, searched.person FROM search JOIN searched ON no = search.rowid"  # noqa: S608
    f" JOIN person ON person.id = searched.person AND NOT person._flags & {DEAD}"
    " WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?"
)

Question: TypeAlias = tuple[tuple[str, bool], ...]
"""Words of which each must be there, and whether the whole word or its beginning is meant."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Found:
    """What the index holds of one person: when it was made (a stamp), the words, and the name.

    `name` is folded and in the order in which the person says it: lists are ordered by it.
    """

    made: int
    words: tuple[str, ...]
    name: str


def find(store: Store, text: str, *, most: int = 50) -> tuple[bytes, ...]:
    """Give the ids of living people, best first; nothing for a text without letters and digits.

    Whole words stand before beginnings of words, and newer people before older ones. Names may
    come in any order. Any text is safe.
    """
    questions = _questions(text)
    tail = _tail(store) if questions else {}
    found: list[tuple[int, int, bytes]] = []
    for person, known in tail.items():
        if known is not None:
            ranks = (rank for rank, each in enumerate(questions) if _answers(known, each))
            found += [(rank, -known.made, person) for rank in ranks][:1]
    seen = set(tail)
    for rank, question in enumerate(questions):
        for no, person in store.connection.execute(_FIND, (_match(question), most + len(tail))):
            if person not in seen:
                seen.add(person)
                found.append((rank, -no, person))
        if sum(each[0] <= rank for each in found) >= most:
            break
    return tuple(person for _, _, person in sorted(found)[:most])


def newest_unindexed(store: Store) -> Mapping[bytes, tuple[str, ...]]:
    """Give the words of the newest living people that the index does not know as they are."""
    return {person: known.words for person, known in _tail(store).items() if known is not None}


def names_in_order(store: Store) -> list[bytes]:
    """Give all living people by their names as they are said, folded: Ángel stands beside Angela.

    Who is in the tail is read on the spot: some 20 µs each.
    """
    tail = _whole_tail(store)
    indexed = store.connection.execute("SELECT name, person FROM searched ORDER BY name, person")
    if not tail:
        return [person for _, person in indexed.fetchall()]
    known = {}
    for start in range(0, len(tail), _CHUNK):
        known.update(_read(store, tail[start : start + _CHUNK]))
    late = sorted((found.name, person) for person, found in known.items())
    changed = set(tail)
    rest = (each for each in indexed.fetchall() if each[1] not in changed)
    return [person for _, person in merge(rest, late)]


def _whole_tail(store: Store) -> list[bytes]:
    people: dict[bytes, None] = {}
    for _, change in _own_changes(store, ""):
        people.update(dict.fromkeys(_people_of(store, change)))
    people.update(dict.fromkeys(_came_down(store, -1)))
    return list(people)


def index_some(store: Store, most: int = INDEX_STEP) -> int:
    """Take a bit of the tail into the index, in one short transaction; for when nobody waits.

    Own work first, then the newest of who came down. Gives how much of the tail is done, 0 when
    there is none. Raises: StoreError.
    """
    own = _own_changes(store, f"ORDER BY seq LIMIT {most:d}")
    people = set() if own else set(_came_down(store, most))
    if not own and not people:
        return 0
    with store.writing() as connection:
        if own:
            store.remember(MARK, own[-1][0])
        for _, change in own:
            people.update(_people_of(store, change))
        _index(store, people)
        connection.executemany(
            "DELETE FROM unsearched WHERE person = ?", [(person,) for person in people]
        )
        for index in ("search", "alike"):
            connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)",  # noqa: S608
                (_MERGE_PAGES,),
            )
    return len(own) or len(people)


def unindexed(store: Store) -> int:
    """Give how much the tail holds: own changes, and people who came down."""
    (own,) = store.connection.execute(
        "SELECT count(*) FROM change WHERE seq > ?", (store.remembered(MARK) or 0,)
    ).fetchone()
    (others,) = store.connection.execute("SELECT count(*) FROM unsearched").fetchone()
    return int(own) + int(others)


def index_again(store: Store) -> None:
    """Empty the index and put everybody into the tail: nothing of what it held is left in it."""
    with store.writing() as connection:
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        connection.execute("INSERT INTO alike (alike) VALUES ('delete-all')")
        connection.execute("DELETE FROM searched")
        connection.execute("INSERT OR IGNORE INTO unsearched (person) SELECT id FROM person")


def _questions(text: str) -> tuple[Question, ...]:
    """Give what to ask the index, the best answers first."""
    ticket = _TICKET.fullmatch(text)
    if ticket is not None:
        letters, number = f"{_TICKET_SIGN}{ticket[1].lower()}", ticket[2]
        return (((f"{letters}{int(number):03d}", True),), ((letters + number, False),))
    words = query_tokens(text)
    whole = tuple((word, True) for word in words)
    begun = tuple((word, False) for word in words)
    return tuple(dict.fromkeys((whole, whole[:-1] + begun[-1:], begun))) if words else ()


def _match(question: Question) -> str:
    """Write a question for the index: every word is a quoted string, whatever is in it."""
    return " ".join(
        '"' + word.replace('"', '""') + ('"' if whole else '"*') for word, whole in question
    )


def _answers(known: _Found, question: Question) -> bool:
    return all(
        any(word == asked if whole else word.startswith(asked) for word in known.words)
        for asked, whole in question
    )


def _tail(store: Store) -> dict[bytes, _Found | None]:
    """Give the newest people the index does not know yet, or knows as they were; None: gone."""
    people: dict[bytes, None] = {}
    for _, change in _own_changes(store, f"ORDER BY seq DESC LIMIT {SCANNED:d}"):
        people.update(dict.fromkeys(_people_of(store, change)))
    people.update(dict.fromkeys(_came_down(store, SCANNED)))
    known = _read(store, list(people))
    return {person: known.get(person) for person in people}


def _own_changes(store: Store, which: str) -> list[tuple[int, Change]]:
    rows = store.connection.execute(
        f"SELECT seq, id, body FROM change WHERE seq > ? {which}",  # noqa: S608 - of this module
        (store.remembered(MARK) or 0,),
    )
    return [(seq, decode_body(change, body)) for seq, change, body in rows]


def _came_down(store: Store, most: int) -> list[bytes]:
    rows = store.connection.execute(
        "SELECT person FROM unsearched ORDER BY person DESC LIMIT ?", (most,)
    )
    return [person for (person,) in rows]


def _people_of(store: Store, change: Change) -> Iterator[bytes]:
    """Give the people whose words a change may have changed."""
    for index, op in enumerate(change.ops):
        kind = BY_NUMBER.get(op.kind)
        names = None if kind is None else SEARCHED.get(kind.name)
        if kind is None or names is None:
            continue
        row = row_id(change.id, index) if isinstance(op, Creation) else op.row
        if names == 0:
            yield row
            continue
        found = store.connection.execute(
            f"SELECT person FROM {quoted(kind.name)} WHERE id = ?",  # noqa: S608 - a declared name
            (row,),
        ).fetchone()
        if found is not None and found[0] is not None:
            yield found[0]


def _read(store: Store, people: Sequence[bytes]) -> dict[bytes, _Found]:
    """Give the words of the living among people, as their rows stand now."""
    marks = ",".join("?" * len(people))
    words: dict[bytes, list[str]] = {}
    made: dict[bytes, int] = {}
    said: dict[bytes, str] = {}
    for person, stamp, order, language, *names in store.connection.execute(
        f"SELECT id, _made, {_ORDER}, {_NAMES} FROM person"  # noqa: S608 - names of this module
        f" WHERE id IN ({marks}) AND NOT _flags & {DEAD}",
        people,
    ):
        made[person] = stamp
        words[person] = [word for name in names if name for word in search_tokens(name)]
        said[person] = _said(order, language, names)
    for table, column, words_of in (
        ("contact", "value", _phone_words),
        ("sign_up", "ticket", _ticket_words),
    ):
        for person, value in store.connection.execute(
            f"SELECT person, {column} FROM {table}"  # noqa: S608 - names of this module
            f" WHERE person IN ({marks}) AND NOT _flags & {DEAD}",
            people,
        ):
            if person in words and value:
                words[person] += words_of(value)
    return {
        person: _Found(made=made[person], words=tuple(dict.fromkeys(each)), name=said[person])
        for person, each in words.items()
    }


def _said(order: str | None, language: str | None, names: Sequence[str | None]) -> str:
    """Give the whole name as it is said, folded."""
    known = dict(zip(_NAMES.split(", "), names, strict=True))
    return fold(name_as_said({**known, "name_order": order, "lang_spoken": language}))


def _phone_words(value: str) -> Iterable[str]:
    """Give the words for a number; an address of another sort is not looked for."""
    if not value.startswith("+"):
        return ()
    words = phone_tokens(value)
    if value.startswith(_NORTH_AMERICA):
        return (word for word in words if len(word) not in _NOT_ENDS)
    return words


def _ticket_words(ticket: str) -> Iterable[str]:
    """Give the words for a ticket: the number, and the whole of it."""
    found = _TICKET.fullmatch(ticket)
    return () if found is None else (found[2], f"{_TICKET_SIGN}{found[1].lower()}{found[2]}")


def _index(store: Store, people: Iterable[bytes]) -> None:
    """Bring the index to what the rows of these people say. Part of the open transaction."""
    wanted = sorted(people)
    known = _read(store, wanted)
    before = _numbers(store, wanted)
    connection = store.connection
    old = [(no,) for no in before.values()]
    for index in ("search", "alike"):
        connection.executemany(f"DELETE FROM {index} WHERE rowid = ?", old)  # noqa: S608
    connection.executemany("DELETE FROM searched WHERE no = ?", old)
    keys = keys_of(store, list(known))
    entries: list[tuple[int, str, str]] = []
    for person, found in known.items():
        no = before.get(person) or _free_number(store, found.made)
        connection.execute(
            "INSERT INTO searched (no, person, name) VALUES (?, ?, ?)", (no, person, found.name)
        )
        entries.append((no, " ".join(found.words), keys.get(person, "")))
    entries.sort()
    connection.executemany(
        "INSERT INTO search (rowid, words) VALUES (?, ?)", [(no, words) for no, words, _ in entries]
    )
    connection.executemany(
        "INSERT INTO alike (rowid, words) VALUES (?, ?)", [(no, each) for no, _, each in entries]
    )


def _numbers(store: Store, people: Sequence[bytes]) -> Mapping[bytes, int]:
    marks = ",".join("?" * len(people))
    rows = store.connection.execute(
        f"SELECT person, no FROM searched WHERE person IN ({marks})",  # noqa: S608 - marks
        people,
    )
    return dict(rows.fetchall())


def _free_number(store: Store, made: int) -> int:
    """Give the number of somebody new: the stamp, so that the newest are found first."""
    no = max(made, 1)
    while store.connection.execute("SELECT 1 FROM searched WHERE no = ?", (no,)).fetchone():
        no += 1
    return no
