"""Founding an organisation: its history's first changes, and its first coordinator."""

from collections.abc import Callable
from typing import Final, NamedTuple

from nacl.public import PrivateKey

from fieldapp.domain.change import FIRST_LINK, Creation
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.values import Value
from sync.server.grants import view_of_program
from sync.server.service import Service
from sync.server.storage.values import Org

EPOCH_BYTES: Final = 8
_SECRET_BYTES: Final = 32
REPLICA_BYTES: Final = 16


class Founded(NamedTuple):
    """A new organisation. `recovery_key` is the private half: it must leave this machine."""

    org: int
    coordinator: bytes
    recovery_key: bytes


def new_recovery_key(random: Callable[[int], bytes]) -> bytes:
    """Give the private half of a new recovery key: keep it on a disk before you found with it."""
    return bytes(PrivateKey(random(_SECRET_BYTES)))


def opens(recovery_key: bytes, org: Org) -> bool:
    """Whether an organisation was founded with this private key."""
    return bytes(PrivateKey(recovery_key).public_key) == org.recovery_key


def found(
    service: Service, name: str, coordinator: str, recovery_key: bytes | None = None
) -> Founded:
    """Make an organisation with its first coordinator, whole or not at all."""
    key = PrivateKey(recovery_key or new_recovery_key(service.random))
    with service.storage.reading() as reads:
        number = max((each.org for each in reads.orgs()), default=0) + 1
    org = Org(
        org=number,
        id=service.random(REPLICA_BYTES),
        name=name,
        epoch=service.random(EPOCH_BYTES),
        position=0,
        mark=b"",
        reference_position=0,
        replica=service.random(REPLICA_BYTES),
        own_n=0,
        own_link=FIRST_LINK,
        own_secret=service.random(_SECRET_BYTES),
        recovery_key=bytes(key.public_key),
        view=view_of_program(),
    )
    with service.working(number, new=org) as (writes, taking):
        writes.audit(service.clock(), number, "founded")
        change = taking.own(
            [
                _creation("organization", {"name": name, "kind": "CBO", "hipaa_role": "NONE"}),
                _creation("user", {"name": coordinator, "role": "COORDINATOR", "active": True}),
            ]
        )
    return Founded(number, row_id(change.id, 1), bytes(key))


def _creation(kind: str, values: dict[str, Value]) -> Creation:
    names = BY_NAME[kind].by_name
    numbered = {names[name].number: value for name, value in values.items()}
    return Creation(kind=BY_NAME[kind].number, values=numbered)
