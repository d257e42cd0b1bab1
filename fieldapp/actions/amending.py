"""Change a kept sign-up: each field on its own, so that two people's corrections both stand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from fieldapp.actions.acting import Act, Author, acting
from fieldapp.actions.signing_up import (
    WITHDRAWN,
    SignUpRows,
    draft_of,
    effective_consents,
    open_sign_up,
)
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import CheckedSignUp, SignUpDraft, check_sign_up
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row
from fieldapp.store.store import Store


def amend_sign_up(
    store: Store,
    author: Author,
    sign_up: bytes,
    draft: SignUpDraft,
    *,
    today: date,
    lists: CodeLists,
) -> Touched:
    """Bring a kept sign-up to what the draft says; only fields that differ are written.

    Raises: RefusedError with every problem, or not_here, not_allowed; StoreError.
    """
    rows = open_sign_up(store, sign_up)
    checked = check_sign_up(draft, today, lists, partly_hidden=rows.person.restricted)
    if isinstance(checked, tuple):
        raise RefusedError(checked)
    if draft == draft_of(rows):
        return Touched()
    with acting(store, author, rows.sign_up.event) as act:
        _edit(act, rows.person, _without_birth(rows.person, checked, draft, rows))
        _edit(act, rows.sign_up, _loose(rows.sign_up, checked.sign_up))
        _edit_or_create(act, rows, "address", rows.address, checked.address)
        _edit_or_create(act, rows, "need", rows.need, checked.need)
        _contacts(act, rows, checked.contacts)
        _access_needs(act, rows, checked.access_needs)
        _consents(act, rows, checked.consents)
    return act.touched


def withdraw_sign_up(
    store: Store, author: Author, sign_up: bytes, *, reason: str | None = None
) -> Touched:
    """Withdraw a sign-up; it stays in the history and can be undone. Raises: RefusedError."""
    rows = open_sign_up(store, sign_up)
    if rows.withdrawn:
        return Touched()
    with acting(store, author, rows.sign_up.event) as act:
        act.create("sign_up_status", {"sign_up": sign_up, "state": WITHDRAWN, "reason": reason})
    return act.touched


def undo_withdrawal(store: Store, author: Author, sign_up: bytes) -> Touched:
    """Undo a withdrawal. Raises: RefusedError not_allowed, not_here."""
    rows = open_sign_up(store, sign_up)
    with acting(store, author, rows.sign_up.event) as act:
        for status in rows.statuses:
            if status.values.get("state") == WITHDRAWN:
                act.take_out(status, "MISTAKE")
    return act.touched


def _edit(act: Act, row: Row, wanted: Mapping[str, Value]) -> None:
    changed = {name: value for name, value in wanted.items() if row.values.get(name) != value}
    if changed:
        act.edit(row, changed)


def _loose(row: Row, values: Mapping[str, Value]) -> dict[str, Value]:
    """Give values for every field that may change, empty where the draft has nothing."""
    names = [each.name for each in row.kind.fields if not each.fixed and each.name in _SHOWN]
    return {name: values.get(name) for name in names}


_SHOWN: Final = frozenset(
    "heard_from interpreted_by return_at paper_no remark wants finish_later street city zip"
    " county_fips directions wanted language variety relay_via modes_ok gender_pref reason"
    " kind value as_typed shared best_time name_given name_family name_family2 name_order"
    " name_used name_native name_sounds birth_date birth_precision age_said age_unit age_as_of"
    " sex_for_provider lang_spoken lang_variety lang_written lang_other lang_method".split()
)


def _without_birth(
    person: Row, checked: CheckedSignUp, draft: SignUpDraft, rows: SignUpRows
) -> dict[str, Value]:
    """Leave the birth alone where it was not typed anew: an age said then is not one said now."""
    values = _loose(person, checked.person)
    if draft.birth == draft_of(rows).birth:
        for name in ("birth_date", "birth_precision", "age_said", "age_unit", "age_as_of"):
            values.pop(name)
    return values


def _edit_or_create(
    act: Act, rows: SignUpRows, kind: str, row: Row | None, wanted: Mapping[str, Value] | None
) -> None:
    if row is not None:
        _edit(act, row, _loose(row, wanted or {}) if kind == "address" else _need(row, wanted))
    elif wanted:
        act.create(kind, {"person": rows.person.id, **wanted})


def _need(row: Row, wanted: Mapping[str, Value] | None) -> dict[str, Value]:
    """A need is never emptied by leaving it out: not asking again is no answer."""
    return {} if wanted is None else _loose(row, wanted)


def _contacts(act: Act, rows: SignUpRows, wanted: Sequence[Mapping[str, Value]]) -> None:
    """Phones are matched to phones and e-mail to e-mail, in order; a removed one is taken out."""
    left = list(rows.contacts)
    for values in wanted:
        email = values["kind"] == "EMAIL"
        same = next((row for row in left if (row.values["kind"] == "EMAIL") == email), None)
        if same is None:
            act.create("contact", {"person": rows.person.id, **values})
        else:
            left.remove(same)
            _edit(act, same, _loose(same, values))
    for row in _shown_once(left, rows.contacts):
        act.take_out(row, "MISTAKE")


def _shown_once(left: Sequence[Row], every: Sequence[Row]) -> list[Row]:
    """Give what the form showed and now lacks: the first phone and the first e-mail only."""
    shown: list[Row] = []
    for email in (False, True):
        first = next((row for row in every if (row.values["kind"] == "EMAIL") == email), None)
        if first is not None and first in left:
            shown.append(first)
    return shown


def _access_needs(act: Act, rows: SignUpRows, wanted: Sequence[Mapping[str, Value]]) -> None:
    present = {row.text("code"): row for row in rows.access_needs}
    for values in wanted:
        row = present.pop(str(values["code"]), None)
        if row is None:
            act.create("access_need", {"person": rows.person.id, **values})
        elif row.values.get("detail") != values.get("detail"):
            act.edit(row, {"detail": values.get("detail")})
    for row in present.values():
        act.take_out(row, "MISTAKE")


def _consents(act: Act, rows: SignUpRows, wanted: Sequence[Mapping[str, Value]]) -> None:
    """Each answer that differs is a new row; a grant names the refusals it has seen."""
    granted = set(effective_consents(rows.consents, "GRANTED"))
    refused = set(effective_consents(rows.consents, "REFUSED"))
    named = {str(values["type"]) for values in wanted}
    for values in wanted:
        kind = str(values["type"])
        if values["answer"] == "GRANTED" and kind not in granted:
            seen: list[Value] = [
                row.id
                for row in rows.consents
                if row.text("type") == kind and row.text("answer") != "GRANTED"
            ]
            act.create("consent", {"person": rows.person.id, **values, "replaces": seen or None})
        elif values["answer"] == "REFUSED" and kind not in refused:
            answer = "WITHDRAWN" if kind in granted else "REFUSED"
            act.create("consent", {"person": rows.person.id, **values, "answer": answer})
    for kind in sorted(granted - named):
        act.create(
            "consent",
            {
                "person": rows.person.id,
                "type": kind,
                "answer": "WITHDRAWN",
                "how": "SPOKEN",
            },
        )
