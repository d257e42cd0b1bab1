"""Which erasures are under way: when they were asked for, and which laptops are still to do them.

Nothing of whoever is erased is here: no name, no ticket, no event.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.versions import ERASED_UPTO
from fieldapp.store.laptops import reported
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

GONE: Final = frozenset({"REVOKED", "RETIRED"})
"""States of laptops that nobody waits for."""
SHOWN_FOR_MS: Final = 30 * 24 * 3600 * 1000
"""How long one that is done everywhere stays in sight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureLine:
    """One request; letters are those of laptops.

    `by` is who took it, empty for the server itself, `at` where they work; `waits_for` are still
    to erase. `done_ms` is 0 until all have, `confirmed` then how many those were. `handed_over` is
    false while the server has not heard of it.
    """

    row: bytes
    asked_ms: int
    by: str
    at: tuple[str, ...]
    handed_over: bool
    waits_for: tuple[str, ...]
    done_ms: int
    confirmed: int


def look_at_erasures(store: Store) -> tuple[ErasureLine, ...]:
    """Give the erasures under way, newest first, then those done of late. Raises: StoreError."""
    since = store.right_ms() - SHOWN_FOR_MS
    around = _Around(store)
    lines = [around.line(row) for row in read_rows(store.connection, ERASURE)]
    shown = [each for each in lines if not each.done_ms or each.done_ms >= since]
    return tuple(sorted(shown, key=lambda each: (bool(each.done_ms), -each.asked_ms, each.row)))


class _Around:
    """What is known of laptops and who works on them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        devices = read_rows(store.connection, BY_NAME["device"])
        self._letters = {row.id: row.text("letter") for row in devices}
        self._waited = [row.id for row in devices if row.text("state") not in GONE]
        self._names = {
            row.id: row.text("name") for row in read_rows(store.connection, BY_NAME["user"])
        }
        self._at: defaultdict[bytes, list[str]] = defaultdict(list)
        for pair in read_rows(store.connection, BY_NAME["device_user"]):
            self._at[pair.ref("user")].append(self._letters.get(pair.ref("device"), ""))
        self._upto: Mapping[bytes, int] = {
            each.device: each.counts.get(ERASED_UPTO, 0) for each in reported(store)
        }

    def line(self, row: Row) -> ErasureLine:
        """Give one erasure as it stands by the server's last word."""
        asked, done, many = map(row.whole, ("asked_at", "done_at", "devices_confirmed"))
        (position,) = self._store.connection.execute(
            "SELECT max(position) FROM member WHERE row = ?", (row.id,)
        ).fetchone()
        own = self._store.identity.device
        waits = [
            self._letters[each]
            for each in self._waited
            if each != own and (position is None or self._upto.get(each, 0) < position)
        ]
        here = row.seq is not None
        return ErasureLine(
            row=row.id,
            asked_ms=asked,
            by=self._names.get(row.actor, ""),
            at=tuple(sorted(each for each in self._at[row.actor] if each))
            or ((self._letters.get(own, ""),) if here else ()),
            handed_over=position is not None,
            waits_for=() if done else tuple(sorted(waits)),
            done_ms=done,
            confirmed=many,
        )
