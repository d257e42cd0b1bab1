"""A laptop that is open for work: what the window needs of it, and what it shows of the event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fieldapp.actions.acting import Author, row_here
from fieldapp.actions.signing_up import FIRST_TICKET
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.values import Value
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDesk:
    """An unlocked store, who is at the keyboard, and where the work goes.

    `event` is the event people sign up for, None while none was given to this laptop. `server` and
    `token` are empty on a laptop that syncs with nobody; `cadata` is a certificate authority (PEM)
    that only this laptop trusts. `release` gives back what the opener holds besides the store.
    Belongs to the thread that opened it.
    """

    store: Store
    author: Author
    user_name: str
    event: bytes | None
    lists: CodeLists
    today: Callable[[], date]
    server: str = ""
    token: str = ""
    cadata: str | None = None
    release: Callable[[], None] = _nothing

    def close(self) -> None:
        """Close the store and give everything back; nothing that was saved depends on it."""
        try:
            self.store.close()
        finally:
            self.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """What a sign-up form shows of its event.

    `starts` is a local time as `2026-06-13T08:00`; `languages` and `groups` are tags and vaccine
    groups in the order the coordinator gave them, without repeats; both may be empty.
    """

    id: bytes
    title: str
    place: str
    starts: str
    languages: tuple[str, ...]
    groups: tuple[str, ...]


def event_shown(store: Store, event: bytes) -> EventShown:
    """Give an event as the form shows it. Raises: RefusedError not_here; StoreError."""
    row = row_here(store, "event", event)
    offers = read_rows(store.connection, BY_NAME["offer"], "event = ?", (event,))
    site = row.values.get("site")
    place = row_here(store, "site", site).text("name") if isinstance(site, bytes) else ""
    return EventShown(
        id=event,
        title=row.text("title"),
        place=place,
        starts=row.text("starts"),
        languages=_firsts(row.values.get("languages_expected")),
        groups=tuple(dict.fromkeys(offer.text("group") for offer in offers)),
    )


def coming_ticket(store: Store, event: bytes) -> str:
    """Give the ticket number that the next sign-up will get, without spending it."""
    number = (store.remembered(f"ticket:{event.hex()}") or FIRST_TICKET - 1) + 1
    return f"{store.identity.letter}-{number:03d}"


def _firsts(entries: Value) -> tuple[str, ...]:
    given = entries if isinstance(entries, list) else []
    firsts = [each[0] if isinstance(each, list) and each else each for each in given]
    return tuple(dict.fromkeys(each for each in firsts if isinstance(each, str)))
