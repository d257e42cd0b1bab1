"""Appointments of which two laptops said ends that cannot both be true: found, and settled."""

from dataclasses import dataclass

from typing_extensions import override

from fieldapp.actions.acting import acting, may_see, row_here
from fieldapp.actions.clinic_steps import doses_noted_with
from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.outcomes import disputed
from fieldapp.domain.touched import Touched
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.schema import ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoEnds:
    """One such appointment: whose it is, and the ends by code, the one in force first."""

    appointment: bytes
    person: bytes
    ticket: str
    ends: tuple[str, ...]
    at_ms: int

    @override
    def __repr__(self) -> str:
        return f"TwoEnds({self.appointment.hex()})"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndChosen:
    """What a coordinator took out by choosing an end."""

    touched: Touched
    taken_out: tuple[tuple[str, bytes], ...]


def ended_twice(desk: OpenedDesk) -> tuple[TwoEnds, ...]:
    """Give appointments with two ends that are a doubt, the newest first. Raises: StoreError."""
    if not may_see(desk.author, "appointment_status"):
        return ()
    several = desk.store.connection.execute(
        f"SELECT appointment FROM appointment_status WHERE {ENDED}"  # noqa: S608 - our own
        " GROUP BY appointment HAVING count(DISTINCT status) > 1"
    ).fetchall()
    found = (_two_ends(desk, appointment) for (appointment,) in several)
    return tuple(sorted((each for each in found if each), key=lambda each: -each.at_ms))


def _two_ends(desk: OpenedDesk, appointment: bytes) -> TwoEnds | None:
    statuses = _statuses(desk, appointment)
    ends = disputed((row.text("status") for row in statuses), desk.lists["appointment_status"])
    connection = desk.store.connection
    row = read_row(connection, BY_NAME["appointment"], appointment)
    if not ends or row is None or row.dead:
        return None
    sign_up = read_row(connection, BY_NAME["sign_up"], row.ref("sign_up"))
    if sign_up is None or sign_up.dead:
        return None
    return TwoEnds(
        appointment=appointment,
        person=sign_up.ref("person"),
        ticket=sign_up.text("ticket"),
        ends=ends,
        at_ms=max(each.made_ms for each in statuses),
    )


def _statuses(desk: OpenedDesk, appointment: bytes) -> list[Row]:
    where = "appointment = ?"
    return read_rows(desk.store.connection, BY_NAME["appointment_status"], where, (appointment,))


def let_end_stand(desk: OpenedDesk, doubt: TwoEnds, end: str) -> EndChosen:
    """Let one end stand: the others are taken out, with the doses that were noted with them.

    Raises: RefusedError not_here, not_allowed; StoreError.
    """
    row = row_here(desk.store, "appointment", doubt.appointment)
    others = set(doubt.ends) - {end}
    gone = [each for each in _statuses(desk, row.id) if each.text("status") in others]
    doses = doses_noted_with(desk.store, row, gone)
    with acting(desk.store, desk.author, row.event) as act:
        for each in (*doses, *gone):
            act.take_out(each, "MISTAKE")
    taken_out = tuple((each.kind.name, each.id) for each in (*doses, *gone))
    return EndChosen(touched=act.touched, taken_out=taken_out)


def undo_end(desk: OpenedDesk, chosen: EndChosen) -> Touched:
    """Bring back what was taken out: the doubt stands again. Raises: RefusedError; StoreError."""
    rows = [
        row
        for kind, each in chosen.taken_out
        if (row := read_row(desk.store.connection, BY_NAME[kind], each)) is not None
    ]
    with acting(desk.store, desk.author, rows[0].event if rows else None) as act:
        for row in rows:
            act.bring_back(row)
    return act.touched
