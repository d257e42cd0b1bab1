"""One laptop, several people: each opens the one file with a secret of their own.

The keys are this laptop's matter. Whose work the server takes from it is the server's: it must have
assigned the person to the laptop, and the laptop must have heard so.
"""

from dataclasses import dataclass, replace
from typing import Final

from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.opening import OpenedVault
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store import vault
from fieldapp.store.drafts import drafts_of
from fieldapp.store.rows import Row, read_row, read_rows

_NAME: Final = "user.name"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHere:
    """Somebody who can open this laptop. `assigned`: the server takes their work from it.

    `name` and `role` are empty where this laptop has not heard of the person, or no longer.
    """

    user: bytes
    name: str
    role: str
    assigned: bool
    tries_left: int
    drafts: int


def people_here(desk: OpenedDesk, opened: OpenedVault) -> list[PersonHere]:
    """Give everybody who can open this laptop. Raises: StoreError."""
    return [_person(desk, each.user, each.tries_left) for each in vault.list_users(opened.profile)]


def _person(desk: OpenedDesk, user: bytes, tries_left: int) -> PersonHere:
    row = read_row(desk.store.connection, BY_NAME["user"], user)
    return PersonHere(
        user=user,
        name="" if row is None else row.text("name"),
        role="" if row is None else row.text("role"),
        assigned=is_assigned(desk, user),
        tries_left=tries_left,
        drafts=len(drafts_of(desk.store, user)),
    )


def is_assigned(desk: OpenedDesk, user: bytes) -> bool:
    """Whether the server, as far as this laptop has heard, takes a person's work from it."""
    device = desk.store.identity.device
    kind = BY_NAME["device_user"]
    return bool(read_rows(desk.store.connection, kind, "device = ? AND user = ?", (device, user)))


def require_addable(desk: OpenedDesk, opened: OpenedVault, person: Row) -> None:
    """Check that somebody may be added, before they choose a secret. Raises: RefusedError."""
    if any(each.user == person.id for each in vault.list_users(opened.profile)):
        raise _refused("person_here")
    if person.values.get("active") is False or not is_assigned(desk, person.id):
        raise _refused("person_not_assigned")


def add_person(opened: OpenedVault, user: bytes, secret: str) -> None:
    """Give one more person a slot with a secret of their own. Raises: as `vault.add_user`."""
    computer = opened.computer
    vault.add_user(
        opened.profile,
        opened.unlocked,
        user=user,
        secret=secret,
        door=opened.door,
        random=computer.random,
        floor=computer.floor,
    )


def require_here(opened: OpenedVault, user: bytes) -> None:
    """Check that somebody can open this laptop. Raises: RefusedError person_not_here."""
    if all(each.user != user for each in vault.list_users(opened.profile)):
        raise _refused("person_not_here")


def take_off(opened: OpenedVault, user: bytes) -> OpenedVault:
    """Take a person's slot away and give the file a new key; it must be closed.

    Raises: as `vault.remove_user`.
    """
    unlocked = vault.remove_user(
        opened.profile,
        opened.unlocked,
        user=user,
        door=opened.door,
        random=opened.computer.random,
    )
    return replace(opened, unlocked=unlocked)


def _refused(code: str) -> RefusedError:
    return RefusedError((Problem(field=_NAME, code=code),))
