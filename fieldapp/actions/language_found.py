"""It turned out to be another language: person and needs follow, and what was before is kept."""

from collections.abc import Iterator
from dataclasses import replace

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.interpreting import candidates_of
from fieldapp.actions.needing import event_day, needs_of, raise_unmet
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.fitting import fits
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import YES, Wish, wish_of
from fieldapp.domain.text import tidy
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row, read_row
from fieldapp.store.store import Store


def change_language(
    store: Store,
    author: Author,
    sign_up: bytes,
    found: tuple[str, str],
    *,
    method: str,
    lists: CodeLists,
) -> Noted:
    """Note that somebody speaks another language or variety than was thought.

    `found` is the tag and the variety, `method` a code of language_id_method. What stood before is
    in the history of each field. Where an interpreter is wanted and nobody who comes to the event
    speaks it, that waits for the coordinator. Raises: RefusedError; StoreError.
    """
    language, variety = found[0], tidy(found[1])
    row = row_here(store, "sign_up", sign_up)
    person = row_here(store, "person", row.ref("person"))
    needs = needs_of(store, author, person.id)
    said: dict[str, Value] = {"lang_spoken": language, "lang_variety": variety or None}
    with acting(store, author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        noting.edit(person, {**said, "lang_method": method or None})
        # An interpreter who was wanted for another language than the spoken one stays for that.
        for need in needs:
            if need.text("language") in {"", person.text("lang_spoken")}:
                noting.edit(need, {"language": language, "variety": variety or None})
        wanted = next((need for need in needs if need.text("wanted") == YES), None)
        if wanted is not None:
            wish = replace(wish_of(wanted.values), language=language, variety=variety)
            if not _somebody_comes(store, wish, person.id, row, lists):
                raise_unmet(noting, person.id, language)
    return noting.done()


def _somebody_comes(
    store: Store, wish: Wish, person: bytes, sign_up: Row, lists: CodeLists
) -> bool:
    return any(
        fits(wish, candidates_of(store, event), event_day(store, event), lists, person=person)
        for event in _events_of(store, sign_up)
    )


def _events_of(store: Store, sign_up: Row) -> Iterator[bytes]:
    """Give the event of a sign-up, and the one it books for."""
    here = sign_up.ref("event")
    yield here
    event = read_row(store.connection, BY_NAME["event"], here)
    if event is not None and event.ref("next_event"):
        yield event.ref("next_event")
