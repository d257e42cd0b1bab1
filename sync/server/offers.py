"""Rows a laptop has and the server no longer knows, after it was put back to a backup."""

from typing import Any

import msgspec

from fieldapp.domain.ids import ID_BYTES
from sync.server.storage.values import Device
from sync.server.storage.writes import Writes
from sync.server.taking import Taking, review

_encode = msgspec.msgpack.Encoder().encode


def keep_offers(writes: Writes, taking: Taking, device: Device, offers: list[list[Any]]) -> None:
    """Keep those rows that are not here, for a coordinator to look at; a repeat changes nothing."""
    rows = {
        offer[0]: offer
        for offer in offers
        if offer and type(offer[0]) is bytes and len(offer[0]) == ID_BYTES
    }
    here = {record.id for record in writes.records(device.org, rows)}
    here |= writes.offered(device.org, rows)
    new = [(row, offer) for row, offer in rows.items() if row not in here]
    writes.add_offered(
        [(device.org, row, device.id, taking.now_ms, _encode(offer)) for row, offer in new]
    )
    for row, _ in new:
        taking.own([review("HELD", f"offered {row.hex()}", device.id)])
