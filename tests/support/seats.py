"""Seats handed to a laptop without a server: as the rows a sync would bring."""

from collections.abc import Iterable
from typing import Any

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.tokens import as_runs
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made, work
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store

SERVER_USER = bytes(15) + b"\x04"


def hand_out(store: Store, slot: bytes, tokens: Iterable[int], **more: Any) -> bytes:
    """Hand seats of a time to this laptop; gives the allotment."""
    tokens = sorted(tokens)
    values: dict[str, Value | Made] = {
        "slot": slot,
        "device": store.identity.device,
        "replica": store.read_tail().replica,
        "seats": len(tokens),
        "tokens": as_runs(tokens),
        **more,
    }
    with work(store, actor=SERVER_USER, event=None) as unit:
        made = unit.create(BY_NAME["allotment"], values)
    return unit.id_of(made)


def hand_out_all(store: Store, event: bytes) -> None:
    """Hand every seat of an event to this laptop, as to one that is alone."""
    for slot in read_rows(store.connection, BY_NAME["slot"], "event = ?", (event,)):
        capacity = slot.values.get("capacity")
        if isinstance(capacity, int):
            hand_out(store, slot.id, range(capacity))
