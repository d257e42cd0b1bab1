"""Record a sign-up with its person, contacts, consents and needs, and open it again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.actions.acting import Act, Author, acting, row_here
from fieldapp.actions.consenting import (
    effective_consents,
    guardian_groups,
    guardian_rows,
)
from fieldapp.actions.delivering import child_interpreted
from fieldapp.actions.dosing import doses_of_person, history_told, typed_doses
from fieldapp.actions.families import of_household, tie_to
from fieldapp.actions.language_doubts import ask_for_language
from fieldapp.actions.needing import standing_need
from fieldapp.actions.paper_numbers import with_paper_number
from fieldapp.actions.riding import give_ride, held_ride, typed_ride, visit_day
from fieldapp.actions.seating import give_seat, seat_of
from fieldapp.actions.visiting import follow_up, visit_wanted
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import read_whole_day
from fieldapp.domain.dose_history import ToldDose, told_dose
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import CHILD
from fieldapp.domain.phones import national_format
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.sign_up import CheckedSignUp, SignUpDraft, check_sign_up
from fieldapp.domain.touched import Touched
from fieldapp.domain.typed_times import shown_day
from fieldapp.domain.values import Value
from fieldapp.store.drafts import drop_in_unit
from fieldapp.store.journal import Made
from fieldapp.store.rides import standing_rides
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store
from fieldapp.store.tickets import next_ticket

WITHDRAWN: Final = "VOID"
MOST_PHONES: Final = 2
"""How many phones of a person a form shows."""
_PHONES: Final = frozenset({"MOBILE", "LAND", "WORK", "RELATIVE", "TTY", "RELAY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A sign-up that is durable on this laptop; `held`: without its time, for a guardian's yes."""

    person: bytes
    sign_up: bytes
    ticket: str
    touched: Touched
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignUpRows:
    """The rows one sign-up consists of, as they stand on this laptop."""

    sign_up: Row
    person: Row
    contacts: tuple[Row, ...]
    address: Row | None
    need: Row | None
    access_needs: tuple[Row, ...]
    demographics: Row | None
    consents: tuple[Row, ...]
    statuses: tuple[Row, ...]
    doses: tuple[Row, ...] = ()
    seat: str = ""
    ride: Row | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether the sign-up was withdrawn and that was not undone."""
        return any(row.values.get("state") == WITHDRAWN for row in self.statuses)


def record_sign_up(
    store: Store,
    author: Author,
    event: bytes,
    draft: SignUpDraft,
    *,
    today: date,
    lists: CodeLists,
    family_of: bytes | None = None,
    draft_id: bytes | None = None,
) -> Recorded:
    """Keep a sign-up for an event, of somebody new; who came before: `returning.record_return`.

    `family_of` is somebody here with whom they are of one household.

    A kept draft `draft_id` of the author goes in the same moment, so that no crash can leave both.
    One transaction with one change, the time that was chosen included; when this returns it
    survives a power cut. A child's sign-up is kept without its time where only a guardian's yes is
    missing, which is to be asked for then. Raises: RefusedError with every problem of the draft;
    StoreError.
    """
    draft = with_paper_number(store, event, draft)
    checked = check_sign_up(draft, today, lists)
    if isinstance(checked, tuple):
        raise RefusedError(checked)
    visit = visit_wanted(store, event, (draft, checked), (), lists)
    with acting(store, author, event) as act:
        ticket = next_ticket(store, event)
        together = of_household(act, store, family_of)
        who = act.create("person", {"status": "ACTIVE", **checked.person, **together})
        tie_to(act, who, family_of if together else None, draft.relation)
        held = held_ride(checked.ride) if visit.held else {}
        made, doses = _create_rows(act, checked, who, (event, ticket), held)
        ask_for_language(act, who, checked.person)
        if checked.sign_up.get("interpreted_by") == CHILD:
            child_interpreted(act, (who, made), need_with_child(checked, event), today)
        history = history_told(doses, checked, today)
        follow_up(act, who, visit, history, lists)
        if visit.doses:
            given = give_seat(act, made, draft.seat, visit.doses)
            give_ride(act, given, checked.ride, visit_day(store, draft.seat))
        if draft_id is not None:
            drop_in_unit(store, author.user, draft_id)
    return Recorded(
        person=act.id_of(who),
        sign_up=act.id_of(made),
        ticket=ticket,
        touched=act.touched,
        held=visit.held,
    )


def need_with_child(checked: CheckedSignUp, event: bytes) -> dict[str, Value]:
    """Give the need at an event where a child interpreted, as far as it was asked."""
    language = checked.person.get("lang_spoken")
    return {"language": language, **(checked.need or {}), "event": event}


def _create_rows(
    act: Act,
    checked: CheckedSignUp,
    who: Made,
    at: tuple[bytes, str],
    held: Mapping[str, Value],
) -> tuple[Made, dict[Made | bytes, ToldDose]]:
    contacts = [act.create("contact", {"person": who, **values}) for values in checked.contacts]
    if checked.address:
        act.create("address", {"person": who, **checked.address})
    if checked.demographics:
        act.create("demographics", {"person": who, **checked.demographics})
    if checked.need:
        act.create("need", {"person": who, **checked.need})
    for values in checked.access_needs:
        act.create("access_need", {"person": who, **values})
    for values in checked.consents:
        act.create("consent", {"person": who, **with_contact(values, checked, contacts)})
    doses: dict[Made | bytes, ToldDose] = {}
    for row, values in checked.doses:
        if not row:
            made = act.create("dose", {"person": who, **values})
            doses[made] = told_dose(b"new %d" % made.index, values)
    event, ticket = at
    sign_up = act.create(
        "sign_up", {"person": who, "event": event, "ticket": ticket, **checked.sign_up, **held}
    )
    return sign_up, doses


def with_contact(
    values: Mapping[str, Value], checked: CheckedSignUp, contacts: Sequence[Made | bytes]
) -> dict[str, Value | Made]:
    """Tie a consent to be called, texted or written to the contact it was asked about.

    `contacts` are the rows of the contacts of the sign-up, in their order.
    """
    joined: dict[str, Value | Made] = dict(values)
    wanted = {"CALL": _PHONES, "VOICEMAIL": _PHONES, "SMS": _PHONES, "EMAIL": {"EMAIL"}}
    kinds = wanted.get(str(values["type"]))
    for made, contact in zip(contacts, checked.contacts, strict=True):
        if kinds and contact["kind"] in kinds:
            joined["contact"] = made
            break
    return joined


def open_sign_up(store: Store, sign_up: bytes) -> SignUpRows:
    """Give the rows of a sign-up. Raises: RefusedError not_here."""
    row = row_here(store, "sign_up", sign_up)
    who = row.values.get("person")
    if not isinstance(who, bytes):
        raise RefusedError((Problem(field="person", code="not_here"),))
    needs = _of(store, "need", who)
    addresses = _of(store, "address", who)
    return SignUpRows(
        sign_up=row,
        person=row_here(store, "person", who),
        contacts=tuple(_of(store, "contact", who)),
        address=addresses[0] if addresses else None,
        need=standing_need(needs),
        access_needs=tuple(_of(store, "access_need", who)),
        demographics=next(iter(_of(store, "demographics", who)), None),
        consents=tuple(_of(store, "consent", who)),
        statuses=tuple(
            read_rows(store.connection, BY_NAME["sign_up_status"], "sign_up = ?", (sign_up,))
        ),
        doses=tuple(doses_of_person(store, who)),
        seat=seat_of(store, sign_up),
        ride=standing_rides(store, [sign_up]).get(sign_up),
    )


def _of(store: Store, kind: str, person: bytes) -> list[Row]:
    return read_rows(store.connection, BY_NAME[kind], "person = ?", (person,))


def draft_of(rows: SignUpRows) -> SignUpDraft:
    """Give a kept sign-up as a draft, so that a form can show and change it."""
    person, sign_up, address, asked = rows.person, rows.sign_up, rows.address, rows.demographics
    phones, email = contacts_shown(rows.contacts)
    phone, phone2 = (*phones, None, None)[:MOST_PHONES]
    given = {
        "birth": _birth_text(person),
        "granted": tuple(effective_consents(rows.consents, "GRANTED", rows.contacts)),
        "refused": tuple(effective_consents(rows.consents, "REFUSED", rows.contacts)),
        "access_needs": tuple(_access_text(row) for row in rows.access_needs),
        "wants": _first_texts(sign_up.values.get("wants")),
        "doses": typed_doses(rows.doses),
        "seat": rows.seat,
        "phone": _phone_text(phone),
        "phone_kind": phone.text("kind") if phone else "",
        "phone_shared": bool(phone and phone.values.get("shared")),
        "best_time": _texts(phone.values.get("best_time")) if phone else (),
        "phone2": _phone_text(phone2),
        "phone2_kind": phone2.text("kind") if phone2 else "",
        "phone2_shared": bool(phone2 and phone2.values.get("shared")),
        "email": email.text("value") if email else "",
        "finish_later": bool(sign_up.values.get("finish_later")),
        **_filled_from(person, _PERSON_FIELDS),
        **_filled_from(sign_up, _SIGN_UP_FIELDS),
        **typed_ride(rows.ride, sign_up),
        **(_filled_from(address, _ADDRESS_FIELDS) if address else {}),
        **(_filled_from(asked, _OWN_FIELDS) if asked else {}),
        **({"disability": _answers(asked.values.get("disability"))} if asked else {}),
        **_guardian_of(rows.consents),
        **(_need_of(rows.need) if rows.need else {}),
    }
    # Made once: each copy of a draft goes through all its fields, and lists ask for many drafts.
    return SignUpDraft(**given)  # type: ignore[arg-type]


def _guardian_of(consents: Sequence[Row]) -> dict[str, object]:
    """Give what a parent or guardian said last, and by which paper."""
    guardian = guardian_rows(consents)
    if not guardian:
        return {}
    return {
        "guardian_for": guardian_groups(consents),
        "guardian_relationship": guardian[-1].text("relationship"),
        "guardian_document": guardian[-1].text("document"),
        "guardian_paper": guardian[-1].text("paper"),
        "guardian_until": _day_text(guardian[-1].text("valid_until")),
    }


def _need_of(need: Row) -> dict[str, object]:
    """Give what was asked of interpreters."""
    return {
        **_filled_from(need, _NEED_FIELDS),
        "interpreter_wanted": need.text("wanted"),
        "need_language": need.text("language"),
        "need_variety": need.text("variety"),
        "need_reason": need.text("reason"),
        "modes": _texts(need.values.get("modes_ok")),
    }


_NEED_FIELDS: Final = frozenset("relay_via gender_pref written_also declined_note".split())
_OWN_FIELDS: Final = frozenset({"race_eth", "race_eth_text", "answered_by"})
_PERSON_FIELDS: Final = frozenset(
    "name_given name_family name_family2 name_order name_used name_native name_sounds"
    " sex_for_provider lang_spoken lang_variety lang_written lang_other lang_method".split()
)
_SIGN_UP_FIELDS: Final = frozenset(
    "heard_from interpreted_by notice_version notice_lang notice_how return_at source paper_no"
    " signed_on remark".split()
)
_ADDRESS_FIELDS: Final = frozenset("street unit city zip county_fips directions".split())


def _filled_from(row: Row, names: frozenset[str]) -> dict[str, object]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in row.values.items()
        if name in names
    }


def contacts_shown(contacts: Iterable[Row]) -> tuple[list[Row], Row | None]:
    """Give what a form shows of a person's contacts: two phones at most, and one e-mail.

    The phone that has a time to call comes first, then the older; of two that were made together
    a relative's is the second.
    """
    every = list(contacts)
    phones = sorted((row for row in every if row.values["kind"] in _PHONES), key=_rank)
    email = next((row for row in every if row.values["kind"] == "EMAIL"), None)
    return phones[:MOST_PHONES], email


def _rank(phone: Row) -> tuple[bool, int, bool, bytes]:
    relative = phone.values["kind"] == "RELATIVE"
    return not phone.values.get("best_time"), phone.made_ms, relative, phone.id


def _phone_text(phone: Row | None) -> str:
    if phone is None:
        return ""
    return phone.text("as_typed") or national_format(phone.text("value"))


def _birth_text(person: Row) -> str:
    said = person.values.get("age_said")
    if person.text("birth_precision") == "AGE" and isinstance(said, int):
        return f"{said} m" if person.text("age_unit") == "M" else str(said)
    return person.text("birth_date")


def _day_text(kept: str) -> str:
    """Give a whole day as it is typed; another form stays as it is."""
    day = read_whole_day(kept)
    return kept if day is None else shown_day(day)


def _access_text(row: Row) -> str:
    detail = row.text("detail")
    return f"{row.text('code')}:{detail}" if detail else row.text("code")


def _answers(value: Value) -> tuple[str, ...]:
    given = value if isinstance(value, dict) else {}
    texts = ((question, answer) for question, answer in sorted(given.items()))
    return tuple(f"{asked}:{answer}" for asked, answer in texts if isinstance(answer, str))


def _first_texts(value: Value) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else []
    firsts = [entry[0] for entry in entries if isinstance(entry, list) and entry]
    return tuple(first for first in firsts if isinstance(first, str))


def _texts(value: Value) -> tuple[str, ...]:
    given = value if isinstance(value, list) else []
    return tuple(each for each in given if isinstance(each, str))
