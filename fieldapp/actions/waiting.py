"""Who waits for an interpreter: when to come back, and that the interpreter is there now."""

from collections.abc import Sequence

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.store.store import Store


def come_back(store: Store, author: Author, sign_ups: Sequence[bytes], at: str) -> Noted:
    """Note when people come back for the interpreter: a local time, `2026-06-13T10:00`, or none.

    One change for all of them. Raises: RefusedError; StoreError.
    """
    rows = [row_here(store, "sign_up", each) for each in sign_ups]
    event = rows[0].event if rows else None
    with acting(store, author, event) as act:
        noting = Noting(act=act, event=event)
        for row in rows:
            noting.edit(row, {"return_at": at or None})
    return noting.done()
