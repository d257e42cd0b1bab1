"""What the server said of the organisation's laptops, and what this one tells of itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from fieldapp import __version__
from fieldapp.domain.codes import CodeListError, load_code_lists
from fieldapp.domain.versions import CODES, PROGRAM, program_number
from fieldapp.store.columns import DEAD, pack_value, unpack_value
from fieldapp.store.store import Store

QUICK: Final = "quick"
"""Among the counts: own sign-ups that lack something."""
CLOSED: Final = "closed"
"""Among the counts: the day this laptop closed last, as 20260613; 0 for none."""


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


def news(store: Store, more: Mapping[str, int] = MappingProxyType({})) -> dict[str, int] | None:
    """Give what the server has to be told of this laptop; None where it knows all of it.

    `more` are counts that only the floor above can make. The counts are told together. The versions
    of the program and of its code lists are told once and when they change: the server keeps them
    beside the counts that come later.
    """
    sent = store.remembered("counts_sent") or {}
    versions = {name: number for name, number in _versions() if sent.get(name) != number}
    counts = {**own_counts(store), **more}
    return {**counts, **versions} if versions or not counts.items() <= sent.items() else None


def told(store: Store, counts: Mapping[str, int]) -> None:
    """Note what the server was told. Part of the open transaction."""
    store.remember("counts_sent", {**(store.remembered("counts_sent") or {}), **counts})


def _versions() -> Iterator[tuple[str, int]]:
    yield PROGRAM, program_number(__version__)
    try:
        yield CODES, load_code_lists().newest
    except CodeListError:
        return  # work goes up all the same; the window says what is wrong with the lists
