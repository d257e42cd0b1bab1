"""The answer to one ask, read from one snapshot."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

import msgspec

from fieldapp.domain.rights import STEERING
from fieldapp.domain.versions import ERASED_UPTO
from sync.protocol.limits import MAX_ROOM_BYTES, OLDEST_SERVED
from sync.protocol.messages import (
    LINK_HINT_BYTES,
    ORDER_HISTORY,
    ORDER_NEW_REPLICA,
    ORDER_UPGRADE,
    REFERENCE,
    SEATS_WAIT,
    WANTS_LAPTOPS,
    Answer,
    Ask,
    Laptop,
    Page,
)
from sync.server.authority import Authority
from sync.server.pages import Fresh, Reader, fresh_page, page, reader
from sync.server.prepare import Plan
from sync.server.storage.reads import Reads
from sync.server.storage.values import Device, Org
from sync.server.verdicts import verdicts

_counts = msgspec.msgpack.Decoder(dict[str, int]).decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An ask that was read: whose it is, and its batch as far as it can be judged alone.

    `after` is the highest number that was held when the batch was read; `writes` says that there
    is something to write down.
    """

    device: Device
    ask: Ask
    fresh: Fresh | None = None
    plans: tuple[Plan, ...] = ()
    links: tuple[bytes, ...] = ()
    after: int = 0
    new_replica: bool = False
    writes: bool = False


def answer(reads: Reads, org: Org, authority: Authority, asked: Asked, now_ms: int) -> Answer:
    """Say what the server has of the laptop's, and give what the laptop lacks."""
    device, ask = asked.device, asked.ask
    known = reads.replica(org.org, ask.replica)
    stranger = asked.new_replica or (known is not None and known[0] != device.id)
    received, link = (0, b"") if known is None or stranger else known[1:]
    orders = _orders(reads, org, ask, stranger=stranger)
    scopes = {
        grant.scope: grant.generation
        for grant in reads.grants_of(org.org, device.id)
        if grant.ended is None and not grant.person
    }
    roles = authority.roles_of(device.id)
    told: list[Any] = []
    pages: list[Page] = []
    if ORDER_HISTORY not in orders and not stranger:
        told, upto = verdicts(reads, org.org, ask.replica, ask.known, ask.position)
        if upto >= received and ORDER_UPGRADE not in orders and ask.room:
            who = reader(org.org, authority.users_of(device.id), roles, ask.replica)
            pages = _pages(reads, who, (asked, scopes), org.position)
    watching = ask.wants & WANTS_LAPTOPS and not set(STEERING).isdisjoint(roles)
    return Answer(
        clock_ms=now_ms,
        epoch=org.epoch,
        position=org.position,
        mark=org.mark,
        received=received,
        link=link[:LINK_HINT_BYTES],
        safe=reads.safe(org.org, ask.replica) if received else 0,
        verdicts=told,
        orders=orders,
        scopes=_scopes(ask, scopes),
        pages=pages,
        laptops=laptops(reads, org) if watching else None,
    )


def _orders(reads: Reads, org: Org, ask: Ask, *, stranger: bool) -> list[str]:
    orders = []
    if not same_history(reads, org, ask):
        orders.append(ORDER_HISTORY)
    if stranger:
        orders.append(ORDER_NEW_REPLICA)
    if ask.protocol < OLDEST_SERVED:
        orders.append(ORDER_UPGRADE)
    return orders


def same_history(reads: Reads, org: Org, ask: Ask) -> bool:
    """Whether this history holds all that the laptop has seen."""
    if ask.epoch not in {None, org.epoch}:
        return False
    if ask.position == 0:
        return True
    if ask.position == org.position:
        return ask.mark == org.mark
    change = reads.change_at(org.org, ask.position)
    return change is not None and change.mark == ask.mark


def _scopes(ask: Ask, scopes: dict[bytes, int]) -> list[tuple[bytes, int]] | None:
    """Give the scopes unless the laptop already has exactly these."""
    held = {scope: generation for scope, generation, _ in ask.scopes}
    return None if held == scopes else sorted(scopes.items())


def _pages(
    reads: Reads, who: Reader, wanted: tuple[Asked, dict[bytes, int]], head: int
) -> list[Page]:
    """Give pages scope by scope, reference data first, until the room is used up."""
    asked, scopes = wanted
    ask = asked.ask
    cursors = {
        scope: cursor for scope, generation, cursor in ask.scopes if scopes.get(scope) == generation
    }
    room = min(ask.room, MAX_ROOM_BYTES)
    found: list[Page] = []
    for scope in sorted(scopes, key=lambda each: (each != REFERENCE, each)):
        after = min(cursors.get(scope, 0), head)
        while after < head and room > 0:
            place = (scope, scopes[scope], after)
            made, spent = fresh_page(reads, who, place, (head, asked.fresh)) or page(
                reads, who, place, head, room
            )
            found.append(made)
            after = made.upto
            room -= max(spent, 1)
    return found


def laptops(reads: Reads, org: Org) -> list[Laptop]:
    """Say of every laptop when it was last heard, and how much of its work is here.

    Where seats wait for a hello of it, it is counted as `SEATS_WAIT`; while somebody is still to
    be erased somewhere, `ERASED_UPTO` says how far it has come.
    """
    erasing = bool(reads.erasures_open(org.org))
    received = {(device, replica): n for device, replica, n in reads.received(org.org)}
    silent: Container[bytes] = ()
    if org.seats_wait:
        silent = {each.id for each in reads.devices(org.org)} - reads.said_hello(org.org)
    return [
        Laptop(
            device=each.id,
            last_heard_ms=each.heard_ms,
            made=each.made,
            received=0 if each.replica is None else received.get((each.id, each.replica), 0),
            clock_off_ms=each.clock_off_ms,
            counts=_told(each, seats_wait=each.id in silent, erasing=erasing),
        )
        for each in reads.devices(org.org)
        if each.revoked_ms is None
    ]


def _told(device: Device, *, seats_wait: bool, erasing: bool) -> dict[str, int] | None:
    counts = None if device.counts is None else _counts(device.counts)
    more = {SEATS_WAIT: 1} if seats_wait else {}
    if erasing:
        more[ERASED_UPTO] = device.erased_at
    return {**(counts or {}), **more} if more else counts
