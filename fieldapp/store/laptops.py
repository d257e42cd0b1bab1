"""What the server said of the organisation's laptops, and what this one tells of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fieldapp.store.columns import DEAD, pack_value, unpack_value
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """One laptop as the server knows it: `made` by its own last word, `received` in truth."""

    device: bytes
    last_heard_ms: int
    made: int
    received: int
    clock_off_ms: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def replace(store: Store, found: Sequence[Laptop]) -> None:
    """Keep the newest report. Part of the open transaction."""
    store.connection.execute("DELETE FROM laptop")
    store.connection.executemany(
        "INSERT INTO laptop (device, last_heard, made, received, clock_off, counts)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                each.device,
                each.last_heard_ms,
                each.made,
                each.received,
                each.clock_off_ms,
                pack_value(dict(each.counts)),
            )
            for each in found
        ],
    )


def reported(store: Store) -> list[Laptop]:
    """Give the newest report, longest silence first."""
    return [
        Laptop(
            device=device,
            last_heard_ms=heard,
            made=made,
            received=received,
            clock_off_ms=off,
            counts=unpack_value(counts) or {},  # type: ignore[arg-type]
        )
        for device, heard, made, received, off, counts in store.connection.execute(
            "SELECT device, last_heard, made, received, clock_off, counts FROM laptop"
            " ORDER BY last_heard"
        )
    ]


def own_counts(store: Store) -> dict[str, int]:
    """Count what this laptop holds, so that the server knows what it has not got."""
    (drafts,) = store.connection.execute("SELECT count(*) FROM draft").fetchone()
    (own,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up WHERE _seq IS NOT NULL AND NOT _flags & {DEAD}"  # noqa: S608
    ).fetchone()
    return {"drafts": drafts, "sign_ups": own}
