"""What an operator wants to know at a glance: laptops, held work, backups."""

from collections.abc import Iterator
from typing import Any

import msgspec

from fieldapp.domain.versions import CODES, PROGRAM, codes_version, program_version
from sync.server.storage.reads import Reads
from sync.server.storage.store import Storage

_counts = msgspec.msgpack.Decoder(dict[str, int]).decode


def status(storage: Storage) -> dict[str, Any]:
    """Give the state of every organisation: ids, counts and moments, nothing personal."""
    with storage.reading() as reads:
        organisations = []
        for org in reads.orgs():
            received = {(device, rep): n for device, rep, n in reads.received(org.org)}
            organisations.append(
                {
                    "organization": org.org,
                    "epoch": org.epoch.hex(),
                    "position": org.position,
                    "held": dict(reads.held_counts(org.org)),
                    "erasures": list(_erasures(reads, org.org)),
                    "laptops": [
                        {
                            "device": each.id.hex(),
                            "letter": each.letter,
                            "revoked": each.revoked_ms is not None,
                            "heard_ms": each.heard_ms or None,
                            "made": each.made,
                            "received": received.get((each.id, each.replica or b""), 0),
                            "clock_off_ms": each.clock_off_ms,
                            **_told(each.counts),
                        }
                        for each in reads.devices(org.org)
                    ],
                }
            )
        backups = [each._asdict() for each in reads.backups()]
        failures = [
            {"shelf": shelf, "at_ms": at_ms, "code": code}
            for shelf, at_ms, code in reads.failures()
        ]
    return {
        "organizations": organisations,
        "backups": backups,
        "failed_backups": failures,
    }


def _erasures(reads: Reads, org: int) -> Iterator[dict[str, Any]]:
    """Give who is still to be erased somewhere: by when it was asked, and on which laptops."""
    active = [each for each in reads.devices(org) if each.revoked_ms is None]
    for erasure in reads.erasures_open(org):
        left = [each.letter for each in active if each.erased_at < erasure.position]
        yield {"asked_ms": erasure.at_ms, "waits_for": sorted(left)}


def _told(counts: bytes | None) -> dict[str, Any]:
    """Give what a laptop told of itself, its versions apart from what it counts."""
    told = {} if counts is None else _counts(counts)
    program, codes = told.pop(PROGRAM, 0), told.pop(CODES, 0)
    return {
        "counts": told,
        "app_version": program_version(program),
        "codes_version": codes_version(codes),
    }
