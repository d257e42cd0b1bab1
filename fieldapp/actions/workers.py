"""People who work: users with their roles, and who works at which event."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import ROLES
from fieldapp.domain.text import tidy
from fieldapp.domain.touched import Touched
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store


def add_user(
    store: Store,
    author: Author,
    *,
    name: str,
    role: str,
    languages: Sequence[tuple[str, str, str]] = (),
) -> bytes:
    """Add a person who works; gives the user's row id.

    `languages` are (tag, level, qualification). The person starts to work on a laptop with an
    invitation of the server. Raises: RefusedError; role_above for one above the author's own.
    """
    if role not in ROLES:
        raise RefusedError((Problem(field="user.role", code="unknown_code"),))
    with acting(store, author, None) as act:
        made = act.create(
            "user",
            {
                "name": tidy(name) or None,
                "role": role,
                "languages": [list(each) for each in languages] or None,
                "active": True,
            },
        )
    return act.id_of(made)


def change_user(
    store: Store,
    author: Author,
    user: bytes,
    *,
    name: str | None = None,
    role: str | None = None,
    active: bool | None = None,
) -> Touched:
    """Change name, role or whether somebody still works here.

    Raises: RefusedError; role_above where the role they have or get is above the author's own.
    """
    if role is not None and role not in ROLES:
        raise RefusedError((Problem(field="user.role", code="unknown_code"),))
    wanted = {"name": tidy(name) if name else None, "role": role, "active": active}
    with acting(store, author, None) as act:
        act.edit(
            row_here(store, "user", user),
            {field: value for field, value in wanted.items() if value is not None},
        )
    return act.touched


def list_users(store: Store) -> list[Row]:
    """Give everybody who works here, oldest first."""
    return read_rows(store.connection, BY_NAME["user"])


def assign_to_event(store: Store, author: Author, user: bytes, event: bytes) -> Touched:
    """Let somebody work at an event: their laptops receive it. Already so: nothing happens."""
    if any(row.values.get("user") == user for row in assignments(store, event)):
        return Touched()
    with acting(store, author, None) as act:
        act.create("event_assignment", {"event": event, "user": user})
    return act.touched


def take_off_event(store: Store, author: Author, user: bytes, event: bytes) -> Touched:
    """End somebody's work at an event: their laptops give its people back at the next sync."""
    found = [row for row in assignments(store, event) if row.values.get("user") == user]
    with acting(store, author, None) as act:
        for row in found:
            act.take_out(row, "MISTAKE")
    return act.touched


def assignments(store: Store, event: bytes) -> list[Row]:
    """Give who works at an event."""
    return read_rows(store.connection, BY_NAME["event_assignment"], "event = ?", (event,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody else who works on this laptop."""

    user: bytes
    name: str


def colleagues_here(desk: OpenedDesk) -> tuple[Colleague, ...]:
    """Give who else works on this laptop, by name. Raises: StoreError."""
    store = desk.store
    own = read_rows(
        store.connection, BY_NAME["device_user"], "device = ?", (store.identity.device,)
    )
    here = {row.ref("user") for row in own} - {desk.author.user}
    found = [
        Colleague(user=row.id, name=row.text("name"))
        for row in list_users(store)
        if row.id in here and row.values.get("active") is not False
    ]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))
