"""Who set a value, and on which laptop: from the own log, and as the server said it of others."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from fieldapp.domain.change import decode_body
from fieldapp.store.store import Store

_CHUNK: Final = 400


class Authorship(NamedTuple):
    """User row and device of a change; an empty device is the server itself."""

    actor: bytes
    device: bytes


def note_authors(store: Store, authors: Iterable[Sequence[bytes]]) -> None:
    """Note (change, actor, device) as a page brings them. Part of the open transaction."""
    store.connection.executemany(
        "INSERT OR IGNORE INTO author (change, actor, device) VALUES (?, ?, ?)", authors
    )


def authors_of(store: Store, changes: Iterable[bytes]) -> dict[bytes, Authorship]:
    """Give who made changes; one that is neither own nor named by the server is left out."""
    found: dict[bytes, Authorship] = {}
    wanted = list(changes)
    device = store.identity.device
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        for change, actor, where in store.connection.execute(
            f"SELECT change, actor, device FROM author WHERE change IN ({marks})",  # noqa: S608
            chunk,
        ):
            found[change] = Authorship(actor, where)
        for change, body in store.connection.execute(
            f"SELECT id, body FROM change WHERE id IN ({marks})",  # noqa: S608 - marks only
            chunk,
        ):
            found[change] = Authorship(decode_body(change, body).actor, device)
    return found
