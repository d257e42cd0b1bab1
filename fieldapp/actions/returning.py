"""A person who comes again: what is known fills the form, and only what is new is kept anew.

Nothing is taken out: a phone that is not said today may still be theirs. Rows that others made and
this author may not edit stay as they are; what differs stands beside them as a row of the author's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from fieldapp.actions.acting import Act, Author, acting
from fieldapp.actions.amending import Amending
from fieldapp.actions.delivering import child_interpreted
from fieldapp.actions.dosing import doses_of_person, history_told
from fieldapp.actions.finding import hidden_names, seen_row
from fieldapp.actions.form_ties import NO_TIES, FormTies
from fieldapp.actions.language_doubts import ask_for_language
from fieldapp.actions.paper_numbers import with_paper_number
from fieldapp.actions.riding import give_ride, held_ride, visit_day
from fieldapp.actions.seating import give_seat
from fieldapp.actions.signing_up import (
    Recorded,
    SignUpRows,
    draft_of,
    need_with_child,
    open_sign_up,
    record_sign_up,
    with_contact,
)
from fieldapp.actions.visiting import follow_up, visit_wanted
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.dose_history import ToldDose, told_dose
from fieldapp.domain.needs import CHILD
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import Change, right
from fieldapp.domain.sign_up import CheckedSignUp, check_sign_up
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.values import Value
from fieldapp.store.drafts import drop_in_unit
from fieldapp.store.journal import Made
from fieldapp.store.lines import person_lines
from fieldapp.store.rows import Row
from fieldapp.store.store import Store
from fieldapp.store.tickets import next_ticket

_OF_THE_VISIT: Final = (
    "wants seat ride_mode ride_ready heard_from interpreted_by return_at source paper_no remark"
    " finish_later relation"
).split()
_BIRTH: Final = frozenset({"birth_date", "birth_precision", "age_said", "age_unit", "age_as_of"})
_LANGUAGE: Final = ("lang_spoken", "lang_variety")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KnownPerson:
    """What a reader knows of somebody: a form to begin with.

    `sign_up` is their standing sign-up at the event in question, None where they have none there.
    """

    person: bytes
    draft: SignUpDraft
    sign_up: bytes | None
    partly_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """To which event somebody comes, and to whom here they are tied.

    A kept draft `draft_id` of the author goes in the moment in which the sign-up is kept.
    """

    event: bytes
    ties: FormTies = NO_TIES
    draft_id: bytes | None = None


def known_person(store: Store, author: Author, person: bytes, event: bytes | None) -> KnownPerson:
    """Give what is known of a person by the newest sign-up. Raises: RefusedError not_here."""
    rows = _newest(store, author, person)
    (line,) = person_lines(store, [person])
    here = [each for each in line.tickets if each.event == event and not each.withdrawn]
    known = replace(
        draft_of(rows), **{name: getattr(SignUpDraft(), name) for name in _OF_THE_VISIT}
    )
    return KnownPerson(
        person=person,
        draft=known,
        sign_up=here[0].sign_up if here else None,
        partly_hidden=rows.person.restricted,
    )


def record_coming(
    store: Store,
    author: Author,
    draft: SignUpDraft,
    coming: Coming,
    *,
    today: date,
    lists: CodeLists,
) -> Recorded:
    """Keep a sign-up of somebody new, or what is new of somebody who is here.

    One transaction with one change, as `record_sign_up`. Raises: RefusedError with every problem,
    not_here; StoreError.
    """
    if coming.ties.person is not None:
        return _record_return(store, author, draft, coming, (today, lists))
    return record_sign_up(
        store,
        author,
        coming.event,
        draft,
        today=today,
        lists=lists,
        family_of=coming.ties.family_of,
        draft_id=coming.draft_id,
    )


def _record_return(
    store: Store,
    author: Author,
    draft: SignUpDraft,
    coming: Coming,
    with_: tuple[date, CodeLists],
) -> Recorded:
    person, event, (today, lists) = coming.ties.person or b"", coming.event, with_
    rows = _newest(store, author, person)
    draft = with_paper_number(store, event, draft)
    checked = check_sign_up(draft, today, lists, partly_hidden=rows.person.restricted)
    if isinstance(checked, tuple):
        raise RefusedError(checked)
    known = draft_of(rows)
    kept = doses_of_person(store, person)
    visit = visit_wanted(store, event, (draft, checked), kept, lists)
    with acting(store, author, event) as act:
        ticket = next_ticket(store, event)
        told = _Renewing(act, author, rows, known).all_of(checked, draft)
        values = {"person": person, "event": event, "ticket": ticket, **checked.sign_up}
        values |= held_ride(checked.ride) if visit.held else {}
        made = act.create("sign_up", values)
        ask_for_language(act, person, checked.person)
        if checked.sign_up.get("interpreted_by") == CHILD:
            child_interpreted(act, (person, made), need_with_child(checked, event), today)
        every: dict[Made | bytes, ToldDose] = {
            row.id: told_dose(row.id, row.values) for row in kept
        }
        history = history_told({**every, **told}, checked, today)
        follow_up(act, person, visit, history, lists)
        if visit.doses:
            given = give_seat(act, made, draft.seat, visit.doses)
            give_ride(act, given, checked.ride, visit_day(store, draft.seat))
        if coming.draft_id is not None:
            drop_in_unit(store, author.user, coming.draft_id)
    return Recorded(
        person=person,
        sign_up=act.id_of(made),
        ticket=ticket,
        touched=act.touched,
        held=visit.held,
    )


def _newest(store: Store, author: Author, person: bytes) -> SignUpRows:
    """Give the rows of the newest sign-up of a person, as this reader sees them."""
    lines = person_lines(store, [person])
    tickets = lines[0].tickets if lines else ()
    if not tickets:
        raise RefusedError((Problem(field="person", code="not_here"),))
    newest = max(tickets, key=lambda each: (not each.withdrawn, each.made_ms))
    rows = open_sign_up(store, newest.sign_up)
    seen = seen_row(author, rows.person)
    if seen is None:
        raise RefusedError((Problem(field="person", code="not_here"),))
    return replace(
        rows,
        person=seen,
        contacts=_seen(author, rows.contacts),
        address=_seen_one(author, rows.address),
        demographics=_seen_one(author, rows.demographics),
        need=_seen_one(author, rows.need),
        access_needs=_seen(author, rows.access_needs),
        consents=_seen(author, rows.consents),
        doses=tuple(each for each in _seen(author, rows.doses) if not each.restricted),
        seat="",
    )


def _seen(author: Author, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(seen for row in rows if (seen := seen_row(author, row)) is not None)


def _seen_one(author: Author, row: Row | None) -> Row | None:
    return None if row is None else seen_row(author, row)


class _Renewing:
    """Writes what is new of a person; `known` is what the form was filled with."""

    def __init__(self, act: Act, author: Author, rows: SignUpRows, known: SignUpDraft) -> None:
        self._act = act
        self._author = author
        self._rows = rows
        self._known = known

    def all_of(self, checked: CheckedSignUp, draft: SignUpDraft) -> dict[Made | bytes, ToldDose]:
        """Bring everything about the person to what the form says; gives the doses told."""
        said_anew = self._person(checked, draft)
        self._single("address", self._rows.address, checked.address)
        self._single("demographics", self._rows.demographics, checked.demographics)
        self._single("need", self._rows.need, _with_language(checked.need, said_anew))
        reached = [self._contact(values) for values in checked.contacts]
        present = {row.text("code") for row in self._rows.access_needs}
        for values in checked.access_needs:
            if values["code"] not in present:
                self._act.create("access_need", {"person": self._rows.person.id, **values})
        amending = Amending(self._act, self._rows, None)
        consents = [with_contact(each, checked, reached) for each in checked.consents]
        amending.consents(consents, self._known)
        amending.guardian(checked.consents, self._known)
        return self._doses(checked)

    def _person(self, checked: CheckedSignUp, draft: SignUpDraft) -> dict[str, Value]:
        """Write what differs; gives what was said of the language where that is hidden here."""
        row = self._rows.person
        hidden = hidden_names(self._author.role, "person") or frozenset()
        kept_from = frozenset() if row.actor == self._author.user else hidden
        changed = {
            name: value
            for name, value in checked.person.items()
            if row.values.get(name) != value
            and not (name in _BIRTH and draft.birth == self._known.birth)
        }
        open_to = {name: value for name, value in changed.items() if name not in kept_from}
        if open_to:
            self._act.edit(row, open_to)
        return {name: changed[name] for name in _LANGUAGE if name in changed and name in kept_from}

    def _single(self, kind: str, row: Row | None, wanted: Mapping[str, Value] | None) -> None:
        """Bring the one row of a kind to what is wanted; leaving it out takes nothing away."""
        if not wanted:
            return
        if row is None:
            self._act.create(kind, {"person": self._rows.person.id, **wanted})
            return
        changed = {name: value for name, value in wanted.items() if row.values.get(name) != value}
        if not changed:
            return
        if self._may_edit(row):
            self._act.edit(row, changed)
        else:
            self._act.create(kind, {"person": self._rows.person.id, **wanted})

    def _doses(self, checked: CheckedSignUp) -> dict[Made | bytes, ToldDose]:
        rows = {row.id.hex(): row for row in self._rows.doses}
        told: dict[Made | bytes, ToldDose] = {}
        for hexed, values in checked.doses:
            row = rows.get(hexed)
            if row is None:
                made = self._act.create("dose", {"person": self._rows.person.id, **values})
                told[made] = told_dose(b"new %d" % made.index, values)
                continue
            changed = {name: each for name, each in values.items() if row.values.get(name) != each}
            if changed and self._may_edit(row):
                self._act.edit(row, changed)
            told[row.id] = told_dose(row.id, values)
        return told

    def _contact(self, values: Mapping[str, Value]) -> Made | bytes:
        """Give the row that holds a phone or address already, else a new one."""
        same = (row for row in self._rows.contacts if row.values.get("value") == values["value"])
        row = next(same, None)
        if row is None:
            return self._act.create("contact", {"person": self._rows.person.id, **values})
        said = {name: values.get(name) for name in ("shared", "best_time") if name in values}
        changed = {name: value for name, value in said.items() if row.values.get(name) != value}
        if changed and self._may_edit(row):
            self._act.edit(row, changed)
        return row.id

    def _may_edit(self, row: Row) -> bool:
        edit = right(self._author.role, row.kind).edit
        return edit is Change.ALL or (edit is Change.OWN and row.actor == self._author.user)


def _with_language(
    need: Mapping[str, Value] | None, said: Mapping[str, Value]
) -> Mapping[str, Value] | None:
    """Keep a language with the need where the person's own is hidden: nothing typed is lost."""
    if not said:
        return need
    told = {"language": said.get("lang_spoken"), "variety": said.get("lang_variety")}
    known: dict[str, Value] = {"for": "PERSON", "wanted": "UNK"} if need is None else dict(need)
    return {**{name: value for name, value in told.items() if value}, **known}
