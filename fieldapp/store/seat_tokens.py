"""The numbers of seats this laptop holds, which of them it gave, and what it asks of the server."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fieldapp.domain.tokens import NO_TOKENS, Grant, Tokens, held_by, tokens_of
from fieldapp.domain.values import Value
from fieldapp.store.columns import DEAD, unpack_value
from fieldapp.store.rows import Row
from fieldapp.store.seats import HELD_BY_SOMEBODY
from fieldapp.store.store import Store

MOST_WISHES: Final = 200
_WISHES: Final = "seat_wishes"
_TOLD: Final = "hello_told"
_BACK_WANTED: Final = "seats_asked_back"
_VOID: Final = "void_grants"
_OUT: Final = (
    "SELECT t.id, t.slot, t.device, t.replica, t.tokens, t.reserve FROM allotment t"  # noqa: S608
    f" WHERE NOT t._flags & {DEAD}"
)
_BACK: Final = "SELECT r.allotment, r.tokens, r.for_good FROM seat_return r"
_SPENT: Final = (
    "SELECT a.slot, a.seat_token FROM appointment a"  # noqa: S608 - names of this module
    f" WHERE a.slot IN ({{marks}}) AND a.seat_token IS NOT NULL AND {HELD_BY_SOMEBODY}"
    " UNION SELECT s.slot, s.token FROM spent s WHERE s.slot IN ({marks}) AND NOT EXISTS"
    f" (SELECT 1 FROM appointment a WHERE a.id = s.appointment AND NOT {HELD_BY_SOMEBODY})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSeats:
    """Numbers of one time: those this laptop holds, of them those of the reserve, those given."""

    held: Tokens = NO_TOKENS
    reserve: Tokens = NO_TOKENS
    spent: Tokens = NO_TOKENS

    @property
    def free(self) -> Tokens:
        """What this laptop may give, whatever others do."""
        return self.held - self.spent


NOTHING_HELD: Final = OwnSeats()


def grants_here(store: Store, slots: Sequence[bytes]) -> list[Grant]:
    """Give what this laptop knows to be handed out of some times, to whichever laptop."""
    marks = ",".join("?" * len(slots))
    rows = store.connection.execute(f"{_OUT} AND t.slot IN ({marks})", list(slots)).fetchall()
    back: dict[bytes, set[int]] = {}
    waived: dict[bytes, set[int]] = {}
    if rows:
        of = ",".join("?" * len(rows))
        # What went back once is back, whatever became of the row that says so.
        for allotment, tokens, for_good in store.connection.execute(
            f"{_BACK} WHERE r.allotment IN ({of})", [row[0] for row in rows]
        ):
            back.setdefault(allotment, set()).update(_tokens(tokens))
            if for_good:
                waived.setdefault(allotment, set()).update(_tokens(tokens))
    return [
        Grant(
            id=row,
            slot=slot,
            device=device,
            replica=replica or b"",
            tokens=_tokens(tokens),
            back=frozenset(back.get(row, ())),
            for_good=frozenset(waived.get(row, ())),
            reserve=bool(reserve),
        )
        for row, slot, device, replica, tokens, reserve in rows
    ]


def own_seats(store: Store, slots: Sequence[Row]) -> Mapping[bytes, OwnSeats]:
    """Give what this laptop holds of some times; a time it holds nothing of is left out.

    That a seat was given stays known when its row has left: it is free again only where the row is
    here and says so.
    """
    ids = [each.id for each in slots]
    grants = grants_here(store, ids)
    replica = store.read_tail().replica
    if all(each.replica != replica for each in grants):
        return {}
    void = set(void_grants(store))
    grants = [each for each in grants if each.id not in void]
    spent = spent_here(store, ids)
    found: dict[bytes, OwnSeats] = {}
    for slot in slots:
        capacity = slot.values.get("capacity")
        most = capacity if isinstance(capacity, int) else 0
        own = [each for each in grants if each.slot == slot.id]
        held = held_by(own, replica, most)
        if held:
            found[slot.id] = OwnSeats(
                held=held,
                reserve=held_by((each for each in own if each.reserve), replica, most),
                spent=held & spent.get(slot.id, NO_TOKENS),
            )
    return found


def note_void(store: Store, arrived: Iterable[tuple[bytes, Value]]) -> None:
    """Note which grants that came down hold nothing: id and replica each. Part of the transaction.

    A server that was put back hands out nothing before this laptop has said hello. What comes until
    then and is not in the file is what another history handed out: it was lost once, and somebody
    else may have got the same numbers since.
    """
    told, seen = store.remembered(_TOLD), store.remembered("seen")
    if told is None or seen is None or told == seen[0]:
        return
    replica = store.read_tail().replica
    new = [
        row
        for row, holder in arrived
        if holder == replica
        and store.connection.execute("SELECT 1 FROM allotment WHERE id = ?", (row,)).fetchone()
        is None
    ]
    if new:
        kept: list[Value] = list(dict.fromkeys((*void_grants(store), *new)))
        store.remember(_VOID, kept)


def void_grants(store: Store) -> list[bytes]:
    """Give the grants whose numbers this laptop may not give: see `note_void`."""
    return list(store.remembered(_VOID) or ())


def spent_here(store: Store, slots: Sequence[bytes]) -> dict[bytes, Tokens]:
    """Give by time the numbers that are somebody's, as far as this laptop knows."""
    found: dict[bytes, set[int]] = {}
    question = _SPENT.format(marks=",".join("?" * len(slots)))
    for slot, token in store.connection.execute(question, [*slots, *slots]):
        found.setdefault(slot, set()).add(token)
    return {slot: frozenset(tokens) for slot, tokens in found.items()}


def _tokens(kept: Any) -> Tokens:
    return NO_TOKENS if kept is None else tokens_of(unpack_value(kept))


# --- what goes with the next question to the server -----------------------------------------------


def wish_for_seats(store: Store, slot: bytes, unspent: int) -> None:
    """Ask the server at the next sync for so many free seats of a time, out of the reserve.

    Asked twice is asked once: the server counts what this laptop holds unspent. Raises: StoreError.
    """
    with store.writing():
        wishes = dict(wished(store))
        wishes[slot] = unspent
        _keep_wishes(store, wishes.items())


def wished(store: Store) -> list[tuple[bytes, int]]:
    """Give the times this laptop asks seats of, and how many unspent ones it wants."""
    return [(slot, count) for slot, count in store.remembered(_WISHES) or ()]


def hello_due(store: Store, epoch: bytes | None) -> bool:
    """Tell whether the server has to be told that all of this laptop is in its newest history."""
    told = store.remembered(_TOLD)
    return epoch is not None and told is not None and told != epoch


def hello(store: Store, epoch: bytes | None) -> bytes | None:
    """Give the history to say hello in: none where that was said already."""
    return None if store.remembered(_TOLD) == epoch else epoch


def asked(store: Store, wishes: Iterable[tuple[bytes, int]], epoch: bytes | None) -> None:
    """Note what the server heard of wishes and of a hello. Part of the open transaction."""
    heard = dict(wishes)
    if heard:
        left = [(slot, count) for slot, count in wished(store) if heard.get(slot) != count]
        _keep_wishes(store, left)
    if epoch is not None:
        store.remember(_TOLD, epoch)


def keep_asked_back(store: Store, wanted: Sequence[tuple[bytes, int]]) -> None:
    """Keep of which times the server wants how many seats back. Part of the open transaction."""
    if list(wanted) != asked_back(store):
        kept: list[Value] = [[slot, count] for slot, count in wanted]
        store.remember(_BACK_WANTED, kept)


def asked_back(store: Store) -> list[tuple[bytes, int]]:
    """Give of which times the server wants how many seats back."""
    return [(slot, count) for slot, count in store.remembered(_BACK_WANTED) or ()]


def _keep_wishes(store: Store, wishes: Iterable[tuple[bytes, int]]) -> None:
    kept: list[Value] = [[slot, count] for slot, count in wishes]
    store.remember(_WISHES, kept[-MOST_WISHES:])
