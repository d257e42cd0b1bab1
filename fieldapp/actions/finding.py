"""Find and list people and sign-ups, each reader with the fields that are theirs to see."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from fieldapp.actions.acting import Author, may_see
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import See, hidden_fields, right
from fieldapp.store.columns import RESTRICTED
from fieldapp.store.lines import Name, PersonLine, SignUpLine, person_lines
from fieldapp.store.listing import Blind, Order, PeopleFilter, people_listed
from fieldapp.store.rows import Row
from fieldapp.store.store import Store


def lines_of_people(
    store: Store, author: Author, people: Sequence[bytes]
) -> tuple[PersonLine, ...]:
    """Give the lines of people as this reader may see them; who is not here is left out."""
    if not may_see(author, "person"):
        return ()
    return tuple(_person_line(author, line) for line in person_lines(store, people))


def sign_ups_seen(author: Author, lines: Sequence[SignUpLine]) -> tuple[SignUpLine, ...]:
    """Give lines of sign-ups as this reader may see them; none for a role that sees none."""
    if not may_see(author, "sign_up"):
        return ()
    return tuple(_sign_up_line(author, line) for line in lines)


def list_people(
    store: Store,
    author: Author,
    wanted: PeopleFilter,
    order: Order = Order.NEWEST,
    *,
    turned: bool = False,
    among: Sequence[bytes] | None = None,
) -> bytes:
    """Give the ids of all people that a filter asks for, as `people_listed` does.

    No filter and no order tells of others' rows what their lines hide from this reader.
    """
    if not may_see(author, "person"):
        return b""
    blind = Blind(
        reader=author.user,
        language=_hides(author, "person", "lang_spoken"),
        interpreter=_hides(author, "need", "wanted"),
        sign_ups=not may_see(author, "sign_up"),
    )
    return people_listed(store, wanted, order, turned=turned, among=among, blind=blind)


def seen_row(author: Author, row: Row) -> Row | None:
    """Give a row as this reader may see it: own ones whole, None where nothing may be seen."""
    if row.actor == author.user:
        return row
    hidden = hidden_names(author.role, row.kind.name)
    if hidden is None:
        return None
    if hidden.isdisjoint(row.values):
        return row
    values = {name: value for name, value in row.values.items() if name not in hidden}
    return replace(row, values=values, flags=row.flags | RESTRICTED)


@cache
def hidden_names(role: str, kind: str) -> frozenset[str] | None:
    """Give the fields a role does not see in others' rows of a kind; None: it sees no such row."""
    see = right(role, BY_NAME[kind]).see
    if see is See.NOTHING:
        return None
    declared = BY_NAME[kind]
    return frozenset(declared.by_number[number].name for number in hidden_fields(see, declared))


def _hides(author: Author, kind: str, name: str) -> bool:
    hidden = hidden_names(author.role, kind)
    return hidden is None or name in hidden


def _sign_up_line(author: Author, line: SignUpLine) -> SignUpLine:
    name = _name(author, line.name, line.actor)
    return line if name == line.name else replace(line, name=name, restricted=True)


def _person_line(author: Author, line: PersonLine) -> PersonLine:
    """Give the line without what hangs on others' rows of kinds that this reader may not see."""
    own = line.actor == author.user
    name = _name(author, line.name, line.actor)
    tickets = line.tickets
    if not may_see(author, "sign_up"):
        tickets = tuple(each for each in tickets if each.actor == author.user)
    phones = line.phones if own or not _hides(author, "contact", "value") else ()
    wanted = line.interpreter if own or not _hides(author, "need", "wanted") else ""
    seen = replace(line, name=name, tickets=tickets, phones=phones, interpreter=wanted)
    return line if seen == line else replace(seen, restricted=True)


def _name(author: Author, name: Name, actor: bytes) -> Name:
    """Give the name, without the language where that is hidden; none where people are."""
    if actor != author.user and not may_see(author, "person"):
        return Name()
    if actor == author.user or not _hides(author, "person", "lang_spoken"):
        return name
    return replace(name, language="")
