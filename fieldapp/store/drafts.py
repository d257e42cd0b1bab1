"""Half-typed forms: on this laptop only, each with an owner, never sent and never searched.

A draft is written within half a second of the last key, so it is one small row and no change. It
names its form and keeps plain values (`domain.typed`); what they mean is the form's own affair.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from fieldapp.domain.typed import Plain
from fieldapp.store.store import Store

SIGN_UP: Final = "sign_up"
EVENT: Final = "event"
RIDE: Final = "ride"
INTERPRETER: Final = "interpreter"
_COLUMNS: Final = "id, owner, event, saved, body, form"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SavedDraft:
    """A draft as it was last saved; `saved_ms` as far as the time is known."""

    id: bytes
    owner: bytes
    event: bytes | None
    saved_ms: int
    form: str
    typed: Mapping[str, Plain]


def save_draft(
    store: Store,
    owner: bytes,
    draft_id: bytes,
    typed: Mapping[str, Plain],
    *,
    form: str,
    event: bytes | None,
    now_ms: int,
) -> None:
    """Keep what has been typed so far; it survives a power cut when this returns.

    An id that belongs to somebody else is left alone, and so is a form that began from a record of
    somebody who was erased. Raises: StoreError.
    """
    with store.writing() as connection:
        connection.execute(
            f"INSERT INTO draft ({_COLUMNS}) SELECT ?1, ?2, ?3, ?4, ?5, ?6"  # noqa: S608
            " WHERE NOT EXISTS (SELECT 1 FROM erased WHERE row = ?1)"
            " ON CONFLICT (id) DO UPDATE SET event = excluded.event, saved = excluded.saved,"
            " body = excluded.body WHERE owner = excluded.owner AND form = excluded.form",
            (draft_id, owner, event, now_ms, msgspec.msgpack.encode(typed), form),
        )
    store.saved_ms = store.right_ms()


def load_draft(store: Store, owner: bytes, draft_id: bytes) -> SavedDraft | None:
    """Give a draft of this owner; None when there is none."""
    found = store.connection.execute(
        f"SELECT {_COLUMNS} FROM draft WHERE id = ? AND owner = ?",  # noqa: S608 - our columns
        (draft_id, owner),
    ).fetchone()
    return None if found is None else _saved(found)


def drafts_of(store: Store, owner: bytes, form: str = "") -> tuple[SavedDraft, ...]:
    """Give the drafts of this owner, of one form or of all, the last saved first."""
    rows = store.connection.execute(
        f"SELECT {_COLUMNS} FROM draft WHERE owner = ?1 AND (?2 = '' OR form = ?2)"  # noqa: S608
        " ORDER BY saved DESC, id",
        (owner, form),
    )
    return tuple(_saved(row) for row in rows)


def drop_draft(store: Store, owner: bytes, draft_id: bytes) -> None:
    """Throw a draft of this owner away; nothing happens when there is none. Raises: StoreError."""
    with store.writing():
        drop_in_unit(store, owner, draft_id)


def drop_in_unit(store: Store, owner: bytes, draft_id: bytes) -> None:
    """Throw a draft away inside the open transaction: that of the record it becomes."""
    store.connection.execute("DELETE FROM draft WHERE id = ? AND owner = ?", (draft_id, owner))


def _saved(row: tuple[Any, ...]) -> SavedDraft:
    draft_id, owner, event, saved, body, form = row
    typed: dict[str, Plain] = msgspec.msgpack.decode(body)
    return SavedDraft(id=draft_id, owner=owner, event=event, saved_ms=saved, form=form, typed=typed)
