"""Paper slips of the event: which were handed out, which are typed in, which number comes next."""

from dataclasses import dataclass, field

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.paper import HIGHEST, Run, Slips, count_slips, number_at
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.columns import DEAD
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsSeen:
    """What the page shows of the slips of its event. `next` is 0 where no slip is left to type.

    `tickets` are those of the sign-ups that were typed from a slip, by running number.
    """

    event: bytes | None = None
    code: str = ""
    runs: tuple[Run, ...] = ()
    slips: Slips = field(default_factory=Slips)
    next: int = 0
    tickets: tuple[tuple[int, str], ...] = ()


def look_at_slips(desk: OpenedDesk) -> SlipsSeen:
    """Give where the slips of this laptop's event stand. Raises: StoreError."""
    if desk.event is None:
        return SlipsSeen()
    return slips_of(desk.store, desk.event)


def slips_of(store: Store, event: bytes) -> SlipsSeen:
    """Give where the slips of an event stand, as far as this laptop knows. Raises: StoreError."""
    code = row_here(store, "event", event).text("code")
    rows = _runs(store, event)
    runs = tuple(map(_run, rows))
    typed = tuple(_typed(store, event, code))
    slips = count_slips(runs, (number for number, _ in typed))
    return SlipsSeen(
        event=event,
        code=code,
        runs=runs,
        slips=slips,
        next=slips.to_type[0] if slips.to_type else 0,
        tickets=typed,
    )


def hand_out(desk: OpenedDesk, first: int, last: int, lost_unknown: int = 0) -> Touched:
    """Note that slips `first` to `last` were handed out; of them some are lost, nobody knows which.

    Said again of the same first number it corrects what was said.
    Raises: RefusedError paper_run.last slip_range, event event_unknown, not_allowed; StoreError.
    """
    store, event = desk.store, desk.event
    if event is None:
        raise RefusedError((Problem(field="event", code="event_unknown"),))
    if not 1 <= first <= last <= HIGHEST or not 0 <= lost_unknown <= last - first + 1:
        raise RefusedError((Problem(field="paper_run.last", code="slip_range"),))
    before = next((each for each in _runs(store, event) if each.values["first"] == first), None)
    values: dict[str, Value] = {"last": last, "lost_unknown": lost_unknown or None}
    with acting(store, desk.author, event) as act:
        if before is None:
            act.create("paper_run", {"first": first, **values})
        else:
            act.edit(before, values)
    return act.touched


def lose_slip(desk: OpenedDesk, number: int) -> Touched:
    """Note that a slip is lost for good. Raises: RefusedError not_here, not_allowed; StoreError."""
    return _mark_lost(desk, number, lost=True)


def find_slip(desk: OpenedDesk, number: int) -> Touched:
    """Take that back: it turned up. Raises: as `lose_slip`."""
    return _mark_lost(desk, number, lost=False)


def _mark_lost(desk: OpenedDesk, number: int, *, lost: bool) -> Touched:
    event = desk.event or b""
    found = [row for row in _runs(desk.store, event) if _holds(_run(row), number)]
    if not found:
        raise RefusedError((Problem(field="paper_run", code="not_here"),))
    with acting(desk.store, desk.author, event) as act:
        for row in found:
            numbers = {*_run(row).lost, number} if lost else {*_run(row).lost} - {number}
            act.edit(row, {"lost": [[each] for each in sorted(numbers)] or None})
    return act.touched


def _holds(run: Run, number: int) -> bool:
    return run.first <= number <= run.last


def _runs(store: Store, event: bytes) -> list[Row]:
    return read_rows(store.connection, BY_NAME["paper_run"], "_event = ?", (event,))


def _run(row: Row) -> Run:
    lost = row.values.get("lost")
    entries = lost if isinstance(lost, list) else []
    return Run(
        first=_whole(row.values.get("first")),
        last=_whole(row.values.get("last")),
        lost=tuple(_whole(each[0]) for each in entries if isinstance(each, list) and each),
        lost_unknown=_whole(row.values.get("lost_unknown")),
    )


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _typed(store: Store, event: bytes, code: str) -> list[tuple[int, str]]:
    """Give running number and ticket of what was typed from paper, withdrawn or not."""
    rows = store.connection.execute(
        f"SELECT paper_no, ticket FROM sign_up WHERE event = ? AND NOT _flags & {DEAD}"  # noqa: S608
        " AND paper_no IS NOT NULL ORDER BY paper_no, ticket",
        (event,),
    )
    found = ((number_at(paper_no, code), ticket or "") for paper_no, ticket in rows)
    return [(number, ticket) for number, ticket in found if number is not None]
