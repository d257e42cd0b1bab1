"""Which laptop may have which scope, and whose work it may hand in.

Derived eagerly: in the unit of work that changes what they derive from. A withdrawal is dated by
the server's clock, for a coordinator's laptop may be years off.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b

from fieldapp.domain.kinds import SCHEMA
from fieldapp.domain.rights import table
from sync.protocol.messages import EVERYTHING
from sync.server.authority import Authority
from sync.server.storage.values import Device, Grant


@cache
def view_of_program() -> str:
    """Give a fingerprint of what decides who sees what in this program: schema and rights."""
    rights = sorted((role, sorted(rows.items())) for role, rows in table().items())
    return f"{SCHEMA}-{blake2b(repr(rights).encode(), digest_size=6).hexdigest()}"


def wanted(authority: Authority, device: bytes) -> dict[tuple[bytes, bool], str]:
    """Give (scope, False) or (user, True) → fingerprint of what the laptop sees through it."""
    users = authority.users_of(device)
    who = b"".join(users) + ",".join(authority.roles_of(device)).encode()
    view = f"{view_of_program()}-{blake2b(who, digest_size=8).hexdigest()}"
    found = {(scope, False): view for scope in authority.scopes_of(device)}
    found.update({(user, True): "" for user in users})
    return found


def renewed(
    authority: Authority,
    devices: Iterable[Device],
    held: Iterable[Grant],
    position: int,
    now: int,
) -> list[Grant]:
    """Give the grants that differ from those handed out; `now` is a stamp by the server's clock.

    A generation never repeats within one history.
    """
    before: dict[bytes, dict[tuple[bytes, bool], Grant]] = {}
    for grant in held:
        before.setdefault(grant.device, {})[grant.scope, grant.person] = grant
    found: list[Grant] = []
    for device in devices:
        now_wanted = {} if device.revoked_ms is not None else wanted(authority, device.id)
        found += _differing(device.id, before.get(device.id, {}), now_wanted, (position, now))
    return found


def _differing(
    device: bytes,
    before: Mapping[tuple[bytes, bool], Grant],
    after: Mapping[tuple[bytes, bool], str],
    when: tuple[int, int],
) -> list[Grant]:
    position, now = when
    found = [
        grant._replace(ended=now)
        for key, grant in before.items()
        if grant.ended is None and key not in after
    ]
    for key, view in after.items():
        old = before.get(key)
        if old is not None and old.ended is None and old.view == view:
            continue
        generation = position if old is None else max(position, old.generation + 1)
        scope, person = key
        found.append(Grant(device, scope, person, generation, view, None))
    return found


def allowed_until(grants: Mapping[bytes, Grant], scope: bytes) -> int | None:
    """Give the stamp until which a laptop may work in a scope: -1 for ever, None for never."""
    ends = [grants[each].ended for each in (scope, EVERYTHING) if each in grants]
    if not ends:
        return None
    closed = [end for end in ends if end is not None]
    return max(closed) if len(closed) == len(ends) else -1
