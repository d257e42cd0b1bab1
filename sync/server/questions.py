"""Items for the coordinators' review that the server opens, and closes when they have no ground."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from fieldapp.domain.change import Change, Creation, Edit, Op
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.merge import RowState
from fieldapp.domain.values import Value
from sync.protocol.batch import scope_of
from sync.protocol.messages import EVERYTHING
from sync.server.decide import ERASE_LIMIT
from sync.server.ledger import Ledger
from sync.server.rows import REVIEW
from sync.server.storage.values import HeldRow

DONE: Final = "DONE"
_REASON: Final = REVIEW.by_name["reason"].number
_ABOUT: Final = REVIEW.by_name["about"].number
_DETAIL: Final = REVIEW.by_name["detail"].number
_STATE: Final = REVIEW.by_name["state"].number
_RESOLUTION: Final = REVIEW.by_name["resolution"].number
_TEMPORARY: Final = frozenset({"unknown_row"})


class Questions:
    """What one unit of work puts before the coordinators about work that is held."""

    def __init__(self, ledger: Ledger, own: Callable[[Sequence[Op], bytes | None], Change]) -> None:
        self._ledger = ledger
        self._own = own

    def close(self, was_held: Iterable[HeldRow]) -> None:
        """Close the items about what is held no more, or not for the reason they name."""
        held = [row for row in was_held if row.code not in _TEMPORARY]
        if not held:
            return
        about = {row.id.hex() for row in held}
        events = {scope_of(row.body) for row in held}
        for home in sorted({EVERYTHING, *(event for event in events if event is not None)}):
            for item, state in self._items(home):
                named = str(state.value(_DETAIL)).rpartition(" ")[2]
                if (
                    named in about
                    and state.value(_REASON) == "HELD"
                    and state.value(_STATE) != DONE
                ):
                    cells = {
                        _STATE: _replaced(state, _STATE, DONE),
                        _RESOLUTION: _replaced(state, _RESOLUTION, "NOTISSUE"),
                    }
                    edit = Edit(kind=REVIEW.number, row=item, cells=cells)
                    self._own([edit], None if home == EVERYTHING else home)

    def _items(self, home: bytes) -> Iterator[tuple[bytes, RowState]]:
        items = self._ledger.writes.records_of_kind(self._ledger.org.org, home, REVIEW.number)
        self._ledger.look_up(item.id for item in items)
        self._ledger.look_up_makers(
            [[Edit(kind=REVIEW.number, row=item.id, cells={})] for item in items]
        )
        for item in items:
            yield item.id, self._ledger.state(item.id)

    def ask(self, held: Iterable[HeldRow]) -> None:
        """Put what was held before the coordinators' eyes."""
        for row in held:
            if row.code in _TEMPORARY:
                continue
            scope = scope_of(row.body)
            event = None if scope is None else self._ledger.row(scope)
            known = event is not None and event.kind == BY_NAME["event"].number
            person = row.waits if row.code == ERASE_LIMIT else None
            item = review("HELD", f"{row.code} {row.id.hex()}", person)
            self._own([item], scope if known else None)


def _replaced(state: RowState, field: int, value: Value) -> tuple[Value, tuple[bytes, ...]]:
    """Give a cell that takes the place of whatever stands there."""
    return value, tuple(sorted(state.heads(field)))


def review(reason: str, detail: str, about: bytes | None = None) -> Creation:
    """Give a new item for the coordinators' review."""
    values = {_REASON: reason, _ABOUT: about, _DETAIL: detail, _STATE: "OPEN"}
    return Creation(kind=REVIEW.number, values=values)
