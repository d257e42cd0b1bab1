"""Half-typed sign-ups: on this laptop only, each with an owner, never sent and never searched.

A draft is written within half a second of the last key, so it is one small row and no change.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Final

import msgspec

from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.store import Store

_FIELDS: Final = {each.name: each.default for each in fields(SignUpDraft)}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SavedDraft:
    """A draft as it was last saved; `saved_ms` by this laptop's clock."""

    id: bytes
    owner: bytes
    event: bytes | None
    saved_ms: int
    draft: SignUpDraft


def save_draft(
    store: Store,
    owner: bytes,
    event: bytes | None,
    draft_id: bytes,
    draft: SignUpDraft,
    *,
    now_ms: int,
) -> None:
    """Keep what has been typed so far; it survives a power cut when this returns.

    An id that belongs to somebody else is left alone. Raises: StoreError.
    """
    body = {name: _writable(getattr(draft, name)) for name in _FIELDS}
    typed = {name: value for name, value in body.items() if value != _FIELDS[name]}
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO draft (id, owner, event, saved, body) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET event = excluded.event, saved = excluded.saved,"
            " body = excluded.body WHERE owner = excluded.owner",
            (draft_id, owner, event, now_ms, msgspec.msgpack.encode(typed)),
        )


def load_draft(store: Store, owner: bytes, draft_id: bytes) -> SavedDraft | None:
    """Give a draft of this owner; None when there is none."""
    found = store.connection.execute(
        "SELECT id, owner, event, saved, body FROM draft WHERE id = ? AND owner = ?",
        (draft_id, owner),
    ).fetchone()
    return None if found is None else _saved(found)


def drafts_of(store: Store, owner: bytes) -> tuple[SavedDraft, ...]:
    """Give the drafts of this owner, the last saved first."""
    rows = store.connection.execute(
        "SELECT id, owner, event, saved, body FROM draft WHERE owner = ? ORDER BY saved DESC, id",
        (owner,),
    )
    return tuple(_saved(row) for row in rows)


def drop_draft(store: Store, owner: bytes, draft_id: bytes) -> None:
    """Throw a draft of this owner away; nothing happens when there is none. Raises: StoreError."""
    with store.writing():
        drop_in_unit(store, owner, draft_id)


def drop_in_unit(store: Store, owner: bytes, draft_id: bytes) -> None:
    """Throw a draft away inside the open transaction: that of the sign-up it becomes."""
    store.connection.execute("DELETE FROM draft WHERE id = ? AND owner = ?", (draft_id, owner))


def _saved(row: tuple[Any, ...]) -> SavedDraft:
    draft_id, owner, event, saved, body = row
    return SavedDraft(id=draft_id, owner=owner, event=event, saved_ms=saved, draft=_read(body))


def _read(body: bytes) -> SignUpDraft:
    """Read a draft; fields that this program does not know, or knows otherwise, are left out."""
    typed: dict[str, Any] = msgspec.msgpack.decode(body)
    known: dict[str, Any] = {}
    for name, value in typed.items():
        read = _READERS[type(_FIELDS[name])](value) if name in _FIELDS else None
        if read is not None:
            known[name] = read
    return SignUpDraft(**known)


def _writable(value: object) -> object:
    """Give half a character (a paste that was cut) as bytes; it is refused later, not lost now."""
    if isinstance(value, tuple):
        return tuple(_writable(each) for each in value)
    if isinstance(value, str) and not value.isascii():
        halves = any("\ud800" <= mark <= "\udfff" for mark in value)
        return value.encode("utf-8", "surrogatepass") if halves else value
    return value


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...] | None:
    given = value if isinstance(value, list) else [None]
    texts = tuple(text for each in given if (text := _text(each)) is not None)
    return texts if len(texts) == len(given) else None


_READERS: Final[dict[type, Callable[[object], object]]] = {
    str: _text,
    bool: _flag,
    tuple: _texts,
}
