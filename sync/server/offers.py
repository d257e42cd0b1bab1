"""Rows a laptop has and the server no longer knows, after it was put back to a backup."""

from typing import Any, Final

import msgspec

from fieldapp.domain.erasing import ERASURE, PERSON, SEAL, seal_of
from fieldapp.domain.ids import ID_BYTES
from sync.server.questions import review
from sync.server.storage.values import Device
from sync.server.storage.writes import Writes
from sync.server.taking import Taking

_WHOLE: Final = 8
"""Parts of an offered row."""
_encode = msgspec.msgpack.Encoder().encode


def keep_offers(writes: Writes, taking: Taking, device: Device, offers: list[list[Any]]) -> None:
    """Keep those rows that are not here, for a coordinator to look at; a repeat changes nothing."""
    rows = {
        offer[0]: offer
        for offer in offers
        if offer and type(offer[0]) is bytes and len(offer[0]) == ID_BYTES
    }
    for row, offer in list(rows.items()):
        person = _sealed(offer, taking.secret)
        if person is not None:
            taking.erase(person)
        if person is not None or taking.eraser.is_offered_in_vain(offer):
            del rows[row]
    here = {record.id for record in writes.records(device.org, rows)}
    here |= writes.offered(device.org, rows)
    new = [(row, offer) for row, offer in rows.items() if row not in here]
    writes.add_offered(
        [(device.org, row, device.id, taking.now_ms, _encode(offer)) for row, offer in new]
    )
    for row, _ in new:
        taking.own([review("HELD", f"offered {row.hex()}", device.id)])


def _sealed(offer: list[Any], secret: bytes) -> bytes | None:
    """Give the person whom this server erased in a history it lost; its own seal says so."""
    if len(offer) < _WHOLE or offer[1] != ERASURE.number:
        return None
    values, cells = offer[6], offer[7]
    person = values.get(PERSON) if isinstance(values, dict) else None
    if not isinstance(person, bytes) or not isinstance(cells, dict):
        return None
    seal = seal_of(secret, person)
    heads = cells.get(SEAL) or []
    return person if any(head[-1] == seal for head in heads) else None
