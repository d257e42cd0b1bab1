"""Forget a person who asks for it: here at once, and everywhere once the request is handed over.

It is final. There is no undo, on purpose: what could be brought back would not be gone.
"""

from dataclasses import dataclass

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.rights import right
from fieldapp.domain.touched import Touched
from fieldapp.store.erasing import scrub
from fieldapp.store.likenesses import links_of
from fieldapp.store.lists import rows_of_person
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """What goes where a person is erased: counts, to be told before it is done.

    `records` are people that are this one, by what a coordinator joined; `sign_ups`, `contacts`
    and `answers` (consents) theirs together.
    """

    records: int
    sign_ups: int
    contacts: int
    answers: int


def may_forget(author: Author) -> bool:
    """Tell whether somebody of this role takes such a wish."""
    return right(author.role, ERASURE).make


def what_goes(store: Store, person: bytes) -> Forgetting:
    """Count what would go from this laptop. Raises: RefusedError not_here."""
    people = everybody(store, person)
    kinds = [row.kind.name for each in people for row in rows_of_person(store, each)]
    return Forgetting(
        records=len(people),
        sign_ups=kinds.count("sign_up"),
        contacts=kinds.count("contact"),
        answers=kinds.count("consent"),
    )


def forget_person(store: Store, author: Author, person: bytes, *, how: str = "SPOKEN") -> Touched:
    """Erase a person with all that hangs on them; `how` is a code of `consent_how`.

    One transaction: rows, half-typed corrections, the index and what the own changes say of them.
    When this returns nothing of it is left on this laptop, and the server is asked to have it done
    everywhere. Raises: RefusedError not_here, not_allowed; StoreError.
    """
    people = everybody(store, person)
    with acting(store, author, None) as act:
        for each in people:
            asked: dict[str, int | str] = {"asked_at": store.right_ms(), "how": how}
            act.erase(row_here(store, "person", each), dict(asked))
    scrub(store)
    return act.touched


def everybody(store: Store, person: bytes) -> list[bytes]:
    """Give the person and every record that is the same one, as far as it is here and living."""
    row = row_here(store, "person", person)
    joined = {end for link in links_of(store, person) for end in (link.first, link.second)}
    others = [
        each
        for each in sorted(joined - {person})
        if any(found.id == each for found in rows_of_person(store, each))
    ]
    return [row.id, *others]
