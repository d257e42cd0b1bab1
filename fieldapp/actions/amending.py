"""Change a kept sign-up: each field on its own, so that two people's corrections both stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from fieldapp.actions.acting import Act, Author, acting
from fieldapp.actions.consenting import (
    GUARDIAN_DETAILS,
    effective_consents,
    guardian_grant,
    guardian_groups,
    guardian_rows,
)
from fieldapp.actions.delivering import child_interpreted
from fieldapp.actions.dosing import history_told, told_beside, told_last
from fieldapp.actions.language_doubts import ask_for_language
from fieldapp.actions.needing import open_event_needs
from fieldapp.actions.paper_numbers import with_paper_number
from fieldapp.actions.rebasing import edit_seen, rebased
from fieldapp.actions.riding import bring_ride
from fieldapp.actions.seating import call_off, give_seat, move_seat, seats_offered
from fieldapp.actions.signing_up import (
    SignUpRows,
    contacts_shown,
    draft_of,
    need_with_child,
    open_sign_up,
    with_contact,
)
from fieldapp.actions.visiting import VisitWanted, dose_numbers, follow_up, visit_wanted
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.consents import GRANTED, GUARDIAN, REFUSED
from fieldapp.domain.dose_history import ToldDose, told_dose
from fieldapp.domain.needs import CHILD
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.seats import comer_of, seat_problems
from fieldapp.domain.sign_up import CheckedSignUp, SignUpDraft, check_sign_up
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row
from fieldapp.store.seats import standing_appointments
from fieldapp.store.store import Store


def amend_sign_up(
    store: Store,
    author: Author,
    sign_up: bytes,
    draft: SignUpDraft,
    *,
    today: date,
    lists: CodeLists,
    opened: SignUpDraft | None = None,
) -> Touched:
    """Bring a kept sign-up to what the draft says; only fields that differ are written.

    `opened` is what the form showed before anything was typed; without it the sign-up as it stands
    counts as seen. Raises: RefusedError with every problem, or not_here, not_allowed; StoreError.
    """
    rows = open_sign_up(store, sign_up)
    now = draft_of(rows)
    before = now if opened is None else opened
    wanted = rebased(before, draft, now)
    if wanted.paper_no != now.paper_no:
        wanted = with_paper_number(store, rows.sign_up.ref("event"), wanted, sign_up)
    hidden = rows.person.restricted
    checked = check_sign_up(wanted, today, lists, partly_hidden=hidden)
    if isinstance(checked, tuple):
        raise RefusedError(checked)
    if wanted == now:
        return Touched()
    visit, bring_time = _time_wanted(store, rows, (now, wanted), checked, lists)
    seen = [check_sign_up(each, today, lists, partly_hidden=hidden) for each in (before, now)]
    both = [each for each in seen if not isinstance(each, tuple)]
    with acting(store, author, rows.sign_up.event) as act:
        amend = Amending(act, rows, (both[0], both[1]) if len(both) == len(seen) else None)
        amend.person(checked, keep_birth=wanted.birth == now.birth)
        if (wanted.lang_spoken, wanted.lang_method) != (now.lang_spoken, now.lang_method):
            ask_for_language(act, rows.person.id, checked.person)
        amend.sign_up(checked)
        amend.address(checked.address)
        amend.demographics(checked.demographics)
        amend.need(checked.need)
        if wanted.interpreted_by == CHILD != now.interpreted_by:
            need = need_with_child(checked, rows.sign_up.ref("event"))
            child_interpreted(act, (rows.person.id, sign_up), need, today)
        reached = amend.contacts(checked.contacts)
        amend.access_needs(checked.access_needs)
        amend.consents([with_contact(each, checked, reached) for each in checked.consents], before)
        amend.guardian(checked.consents, before)
        history = history_told(amend.doses(checked.doses), checked, today)
        follow_up(act, rows.person.id, visit, history, lists)
        bring_ride(act, rows, (before, now, wanted), bring_time(act))
    return act.touched


def _time_wanted(
    store: Store,
    rows: SignUpRows,
    drafts: tuple[SignUpDraft, SignUpDraft],
    checked: CheckedSignUp,
    lists: CodeLists,
) -> tuple[VisitWanted, Callable[[Act], Sequence[Made]]]:
    """Give how the time is brought from what stands to what is wanted: `drafts` are both.

    One that stays is for what is wished for now: the nurse goes by its vaccines. Where a guardian's
    yes is missing, what stands is left as it is. Raises: RefusedError as `visit_wanted`.
    """
    now, wanted = drafts
    sign_up, event = rows.sign_up.id, rows.sign_up.ref("event")
    gone = frozenset(now.wants) - frozenset(wanted.wants)
    if wanted.seat != now.seat:
        visit = visit_wanted(store, event, (wanted, checked), rows.doses, lists)
        if visit.held:
            return visit, lambda _: ()
        return visit, lambda act: move_seat(act, sign_up, wanted.seat, visit.doses, gone)
    if not wanted.seat or wanted.wants == now.wants:
        return VisitWanted(), lambda _: ()
    offered = seats_offered(store, event)
    stays = {group for _, _, group in standing_appointments(store, sign_up)} - gone
    groups = offered.groups_for(wanted.wants) if offered else wanted.wants
    added = tuple(
        each for each in groups if each not in stays and not (stays and each in now.wants)
    )
    told = told_beside(checked, rows.doses)
    if added or not groups:
        problems = seat_problems(wanted, checked, offered, lists, held=True, told=told)
        if problems:
            raise RefusedError(problems)
    comer = replace(comer_of(wanted, checked, offered, lists, told), groups=added)
    day = "" if offered is None else offered.days(wanted.seat)[1]
    visit = VisitWanted(doses=dose_numbers(comer, offered, day, lists), day=day)

    def bring(act: Act) -> Sequence[Made]:
        call_off(act, sign_up, gone)
        return give_seat(act, sign_up, wanted.seat, visit.doses)

    return visit, bring


class Amending:
    """Writes what differs, knowing what was on the screen when the form was opened.

    `seen` is the sign-up as it was then and as it stands now; None where one of them would not
    pass as a sign-up: then what stands now counts as seen.
    """

    def __init__(
        self, act: Act, rows: SignUpRows, seen: tuple[CheckedSignUp, CheckedSignUp] | None
    ) -> None:
        self._act = act
        self._rows = rows
        self._seen = seen

    def person(self, checked: CheckedSignUp, *, keep_birth: bool) -> None:
        """Leave the birth alone where it was not typed anew: an age said then is none said now."""
        row = self._rows.person
        values = _loose(row, checked.person)
        if keep_birth:
            for name in _BIRTH:
                values.pop(name)
        self._edit(row, values, lambda one: one.person)

    def sign_up(self, checked: CheckedSignUp) -> None:
        row = self._rows.sign_up
        self._edit(row, _loose(row, checked.sign_up), lambda one: one.sign_up)

    def address(self, wanted: Mapping[str, Value] | None) -> None:
        row = self._rows.address
        if row is not None:
            self._edit(row, _loose(row, wanted or {}), lambda one: one.address or {})
        elif wanted:
            self._create("address", wanted)

    def demographics(self, wanted: Mapping[str, Value] | None) -> None:
        """One set of answers is one cell: a person changes them as they see fit."""
        row = self._rows.demographics
        if row is not None:
            self._edit(row, _loose(row, wanted or {}), lambda one: one.demographics or {})
        elif wanted:
            self._create("demographics", wanted)

    def need(self, wanted: Mapping[str, Value] | None) -> None:
        """A need is never emptied by leaving it out: not asking again is no answer."""
        row = self._rows.need
        if row is not None and wanted is not None:
            follow = open_event_needs(self._act.store, self._rows.person.id)
            for each in (row, *follow):  # what is wanted at an event is what is wanted now
                self._edit(each, _loose(each, wanted), lambda one: one.need or {})
        elif wanted:
            self._create("need", wanted)

    def contacts(self, wanted: Sequence[Mapping[str, Value]]) -> list[Made | bytes]:
        """A number that stands keeps its row; others are matched in order, phones to phones.

        One taken away is taken out; what no form shows is left alone. Gives the row of each.
        """
        reached: list[Made | bytes] = []
        phones, email = contacts_shown(self._rows.contacts)
        rows = [*phones, *([email] if email else [])]
        left = list(rows)
        same = [_taken(left, values, same_value=True) for values in wanted]
        for at, values in enumerate(wanted):
            row = same[at] or _taken(left, values, same_value=False)
            if row is None:
                reached.append(self._create("contact", values))
                continue
            reached.append(row.id)
            nth = 0 if row is email else phones.index(row)
            changed = _loose(row, values)
            if nth:
                changed.pop("best_time")  # asked of the first phone alone
            of = partial(_contact, email=row is email, nth=nth)
            self._edit(row, changed, of)
        for row in left:
            self._act.take_out(row, "MISTAKE")
        return reached

    def access_needs(self, wanted: Sequence[Mapping[str, Value]]) -> None:
        present = {row.text("code"): row for row in self._rows.access_needs}
        for values in wanted:
            row = present.pop(str(values["code"]), None)
            if row is None:
                self._create("access_need", values)
            elif row.values.get("detail") != values.get("detail"):
                self._act.edit(row, {"detail": values.get("detail")})
        for row in present.values():
            self._act.take_out(row, "MISTAKE")

    def doses(
        self, wanted: Sequence[tuple[str, Mapping[str, Value]]]
    ) -> dict[Made | bytes, ToldDose]:
        """A dose that stands keeps its row; one that is not told any more is taken out."""
        rows = {row.id.hex(): row for row in self._rows.doses}
        told: dict[Made | bytes, ToldDose] = {}
        for hexed, values in told_last(wanted):
            row = rows.pop(hexed, None)
            if row is None:
                made = self._create("dose", values)
                told[made] = told_dose(b"new %d" % made.index, values)
            else:
                self._edit(row, values, partial(_dose, row=hexed))
                told[row.id] = told_dose(row.id, values)
        for row in rows.values():
            self._act.take_out(row, "MISTAKE")
        return told

    def consents(self, wanted: Sequence[Mapping[str, Value | Made]], before: SignUpDraft) -> None:
        """Each answer that differs is a new row; a grant names the refusals that were in sight."""
        rows = self._rows.consents
        contacts = self._rows.contacts
        granted = set(effective_consents(rows, "GRANTED", contacts))
        refused = set(effective_consents(rows, "REFUSED", contacts))
        named = {str(values["type"]) for values in wanted}
        for values in wanted:
            kind = str(values["type"])
            if kind == GUARDIAN and values["answer"] != "REFUSED":
                continue  # `guardian` looks at each vaccine by itself
            if values["answer"] == "GRANTED" and kind not in granted | set(before.granted):
                in_sight: list[Value] = [
                    row.id
                    for row in rows
                    if row.text("type") == kind
                    and row.text("answer") != "GRANTED"
                    and kind in before.refused
                ]
                self._create("consent", {**values, "replaces": in_sight or None})
            elif values["answer"] == "REFUSED" and kind not in refused:
                answer = "WITHDRAWN" if kind in granted else "REFUSED"
                self._create("consent", {**values, "answer": answer})
        for kind in sorted(granted - named - {GUARDIAN}):
            self._create("consent", {"type": kind, "answer": "WITHDRAWN", "how": "SPOKEN"})

    def guardian(self, wanted: Sequence[Mapping[str, Value]], before: SignUpDraft) -> None:
        """A guardian agrees to one vaccine at a time; what is noted anew is a new answer."""
        rows = guardian_rows(self._rows.consents)
        said = [each for each in wanted if each["type"] == GUARDIAN]
        agreed = {
            str(each.get("vaccine_group") or ""): each for each in said if each["answer"] == GRANTED
        }
        standing = {each: guardian_grant(rows, each) for each in ("", *guardian_groups(rows))}
        for group, values in agreed.items():
            if not _notes_same(standing.get(group), values):
                against = _answers_in_sight(rows, group, before)
                self._create("consent", {**values, "replaces": against or None})
        if any(each["answer"] == REFUSED for each in said):
            return  # whatever was agreed to before
        gone = [
            group for group, grant in standing.items() if grant is not None and group not in agreed
        ]
        noted = {name: said[0].get(name) for name in GUARDIAN_DETAILS} if said else {}
        for group in gone if not (agreed and gone == [""]) else ():
            about = {"type": GUARDIAN, "answer": "WITHDRAWN", "vaccine_group": group or None}
            self._create("consent", {**about, **noted, "how": "SPOKEN"})
        for values in said if not (agreed or gone) else ():
            if not _notes_same(rows[-1] if rows else None, values):
                self._create("consent", values)

    def _create(self, kind: str, values: Mapping[str, Value | Made]) -> Made:
        return self._act.create(kind, {"person": self._rows.person.id, **values})

    def _edit(
        self,
        row: Row,
        wanted: Mapping[str, Value],
        of: Callable[[CheckedSignUp], Mapping[str, Value]],
    ) -> None:
        opened, now = ({}, {}) if self._seen is None else map(of, self._seen)
        edit_seen(self._act, row, wanted, opened, now)


def _notes_same(row: Row | None, values: Mapping[str, Value]) -> bool:
    """Tell whether an answer that stands says the same of how a guardian's is documented."""
    return row is not None and all(
        row.values.get(name) == values.get(name) for name in GUARDIAN_DETAILS
    )


def _answers_in_sight(rows: Sequence[Row], group: str, before: SignUpDraft) -> list[Value]:
    """Give the guardian's answers against a vaccine that the form showed when it was opened."""
    shown = {""} if GUARDIAN in before.refused else set()
    if group not in before.guardian_for:
        shown.add(group)
    return [
        row.id
        for row in rows
        if row.text("answer") in {REFUSED, "WITHDRAWN"} and row.text("vaccine_group") in shown
    ]


_BIRTH: Final = ("birth_date", "birth_precision", "age_said", "age_unit", "age_as_of")


def _dose(one: CheckedSignUp, *, row: str) -> Mapping[str, Value]:
    return next((values for each, values in one.doses if each == row), {})


def _contact(one: CheckedSignUp, *, email: bool, nth: int) -> Mapping[str, Value]:
    found = [each for each in one.contacts if _is_email(each) == email]
    return found[nth] if nth < len(found) else {}


def _taken(left: list[Row], wanted: Mapping[str, Value], *, same_value: bool) -> Row | None:
    """Take the first row that can hold a contact, or holds this very one, out of those left."""
    for row in left:
        if _is_email(row.values) == _is_email(wanted) and (
            not same_value or row.values.get("value") == wanted["value"]
        ):
            left.remove(row)
            return row
    return None


def _is_email(values: Mapping[str, Value]) -> bool:
    return values["kind"] == "EMAIL"


def _loose(row: Row, values: Mapping[str, Value]) -> dict[str, Value]:
    """Give values for every field that may change, empty where the draft has nothing."""
    names = [each.name for each in row.kind.fields if not each.fixed and each.name in _SHOWN]
    return {name: values.get(name) for name in names}


_SHOWN: Final = frozenset(
    "heard_from interpreted_by return_at paper_no signed_on remark wants finish_later street city"
    " zip unit county_fips directions wanted language variety relay_via modes_ok gender_pref reason"
    " written_also declined_note"
    " kind value as_typed shared best_time name_given name_family name_family2 name_order"
    " name_used name_native name_sounds birth_date birth_precision age_said age_unit age_as_of"
    " sex_for_provider lang_spoken lang_variety lang_written lang_other lang_method race_eth"
    " race_eth_text disability".split()
)
