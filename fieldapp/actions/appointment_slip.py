"""The appointment slip of a sign-up: what it says, and that it is in the person's hand."""

from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.booking import birth_of, visit_shortcomings
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.dosing import told_by_rows
from fieldapp.actions.signing_up import SignUpRows, open_sign_up
from fieldapp.domain.appointment_slip import ASKED, SlipFacts
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.dose_history import given_doses
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import Due, due_dates
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.names import name_as_said
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rides import OWN, ride_state
from fieldapp.domain.touched import Touched
from fieldapp.domain.visits import GUARDIAN_CONSENT
from fieldapp.participant_words import first_with_words
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import standing_appointments
from fieldapp.store.store import Store

_HAS_DRIVER: Final = frozenset({"ASSIGNED", "CONFIRMED", "PICKEDUP", "DROPPED"})
_NO_RIDE: Final = frozenset({"NODRIVER", "MISSED", "RETURNED"})


def slip_facts(desk: OpenedDesk, sign_up: bytes) -> SlipFacts:
    """Give what the slip of a sign-up says, from what stands here now.

    Raises: RefusedError not_here; StoreError.
    """
    store, lists = desk.store, desk.lists
    rows = open_sign_up(store, sign_up)
    standing = [row_here(store, "appointment", each) for each in _standing(store, sign_up)]
    slot = next((found for each in standing if (found := _slot(store, each))), None)
    at_table = row_here(store, "event", rows.sign_up.ref("event"))
    event = at_table if slot is None else row_here(store, "event", slot.ref("event"))
    if slot is None and standing:
        event = read_row(store.connection, BY_NAME["event"], at_table.ref("next_event")) or event
    person = rows.person
    drafts_ok = at_table.values.get("drafts_ok") is True
    return SlipFacts(
        ticket=rows.sign_up.text("ticket"),
        name=name_as_said(person.values),
        language=_language(rows, drafts_ok=drafts_ok),
        drafts_ok=drafts_ok,
        starts="" if slot is None else slot.text("starts"),
        waits=slot is None and bool(standing),
        place=_place(store, event) if standing else (),
        vaccines=_vaccines(standing, rows),
        interpreter=_interpreter(rows, lists),
        ride=_ride(store, rows, lists) if standing else "",
        comes_back=rows.sign_up.text("return_at"),
        minor=_guardian_lacks(store, rows, standing),
        next_doses=_next_doses(desk, rows, booked=bool(slot)),
    )


def _standing(store: Store, sign_up: bytes) -> list[bytes]:
    return [each for each, _, _ in standing_appointments(store, sign_up)]


def _slot(store: Store, appointment: Row) -> Row | None:
    return read_row(store.connection, BY_NAME["slot"], appointment.ref("slot"))


def _place(store: Store, event: Row) -> tuple[str, ...]:
    site = read_row(store.connection, BY_NAME["site"], event.ref("site"))
    if site is None:
        return ()
    town = ", ".join(each for each in map(site.text, ("street", "city")) if each)
    return tuple(each for each in (site.text("name"), town) if each)


def _vaccines(standing: list[Row], rows: SignUpRows) -> tuple[tuple[str, int], ...]:
    """Give what somebody is booked for, else what they want."""
    if standing:
        numbers = ((each.text("group"), each.values.get("dose_no")) for each in standing)
        return tuple((group, no if isinstance(no, int) else 0) for group, no in numbers if group)
    wants = rows.sign_up.values.get("wants")
    firsts = (
        [each[0] for each in wants if isinstance(each, list)] if isinstance(wants, list) else []
    )
    return tuple((each, 0) for each in firsts if isinstance(each, str))


def _language(rows: SignUpRows, *, drafts_ok: bool) -> str:
    """Give what they read, else speak, else are helped through: the first there are words in."""
    person, need = rows.person, rows.need
    others = person.values.get("lang_other")
    known = (
        person.text("lang_written"),
        person.text("lang_spoken"),
        "" if need is None else need.text("relay_via"),
        *(each for each in (others if isinstance(others, list) else ()) if isinstance(each, str)),
    )
    return first_with_words(known, drafts_ok=drafts_ok) or person.text("lang_spoken")


def _interpreter(rows: SignUpRows, lists: CodeLists) -> str:
    if rows.need is None or rows.need.text("wanted") != "YES":
        return ""
    tag = rows.need.text("language")
    languages = lists["languages"]
    own = languages[tag].extra.get("autonym", "") if tag in languages else ""
    return own if own.strip("—") else languages.label(tag, "en")


def _ride(store: Store, rows: SignUpRows, lists: CodeLists) -> str:
    ride = rows.ride
    if ride is None or ride.text("mode") in {OWN, "HOMEVIS"}:
        return ""
    said = read_rows(store.connection, BY_NAME["ride_status"], "ride = ?", (ride.id,))
    state = ride_state([each.text("state") for each in said], lists["ride_state"])
    if state in _NO_RIDE:
        return ""
    return (ride.text("ready_at") if state in _HAS_DRIVER else "") or ASKED


def _guardian_lacks(store: Store, rows: SignUpRows, standing: list[Row]) -> bool:
    """Tell whether a parent or guardian has still to agree to what a child comes for."""
    return any(
        problem.field == GUARDIAN_CONSENT
        for each in standing
        for problem in visit_shortcomings(
            store, rows.sign_up, each.text("group"), each.ref("slot") or None
        )
    )


def _next_doses(desk: OpenedDesk, rows: SignUpRows, *, booked: bool) -> tuple[str, ...]:
    """Give days to come before which a dose is too early, for who has no time for it yet."""
    if booked:
        return ()
    given, today = given_doses(told_by_rows(rows.doses), desk.lists), desk.today()
    rules, birth = dose_rules(desk.lists), birth_of(rows.person)
    groups = dict.fromkeys(dose.group for dose in given)
    found = (due_dates(given, rules, today, group=each, birth=birth) for each in groups)
    days = {each.earliest_ok for each in found if isinstance(each, Due) and each.earliest_ok}
    return tuple(day.isoformat() for day in sorted(days) if day > today)


def note_slip_given(desk: OpenedDesk, sign_up: bytes, *, given: bool = True) -> Touched:
    """Note that the slip is in the person's hand, or take that back.

    Raises: RefusedError appointment.slot slip_needs_time where nobody is booked or waits,
    not_here, not_allowed; StoreError.
    """
    store = desk.store
    row = row_here(store, "sign_up", sign_up)
    standing = [row_here(store, "appointment", each) for each in _standing(store, sign_up)]
    if not standing:
        raise RefusedError((Problem(field="appointment.slot", code="slip_needs_time"),))
    with acting(store, desk.author, row.event) as act:
        for each in standing:
            if bool(each.values.get("slip_given")) is not given:
                act.edit(each, {"slip_given": given})
    return act.touched


def slip_is_given(desk: OpenedDesk, sign_up: bytes) -> bool:
    """Tell whether a slip for what stands is in the person's hand. Raises: StoreError."""
    standing = [
        row_here(desk.store, "appointment", each) for each in _standing(desk.store, sign_up)
    ]
    return bool(standing) and all(each.values.get("slip_given") for each in standing)
