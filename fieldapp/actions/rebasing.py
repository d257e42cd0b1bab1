"""A form that was opened, and saved after others changed the same sign-up: whose answer stands.

What a person left as it was when the form was opened is not theirs to set: the row keeps what came
since. What they changed is written; where somebody else changed it too, both answers stand.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Final

from fieldapp.actions.acting import Act
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed_doses import same_dose
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row

_SETS: Final = frozenset(
    {"access_needs", "doses", "granted", "refused", "guardian_for", "ride_with"}
)
"""Answers that are rows or fields of their own: each is added or taken away by itself."""


def rebased(opened: SignUpDraft, draft: SignUpDraft, now: SignUpDraft) -> SignUpDraft:
    """Give the draft to be kept: `now`, with what changed between `opened` and `draft`."""
    opened, draft = _with_rows(opened, draft, now)
    wanted = {}
    for each in fields(SignUpDraft):
        before, typed, stands = (getattr(one, each.name) for one in (opened, draft, now))
        if typed == before:
            continue
        if each.name in _SETS:
            kept = [one for one in stands if one in typed or one not in before]
            typed = (*kept, *(one for one in typed if one not in before and one not in kept))
        wanted[each.name] = typed
    return replace(now, **wanted)


def edit_seen(
    act: Act,
    row: Row,
    wanted: Mapping[str, Value],
    opened: Mapping[str, Value],
    now: Mapping[str, Value],
) -> None:
    """Write what differs from the row; what came into it since the opening is not replaced.

    `opened` and `now` are what the form showed when it was opened, and what it would show now.
    """
    changed = {name: value for name, value in wanted.items() if row.values.get(name) != value}
    if changed:
        unseen = {name for name in changed if opened.get(name) != now.get(name)}
        act.edit(row, changed, unseen)


def _with_rows(
    opened: SignUpDraft, draft: SignUpDraft, now: SignUpDraft
) -> tuple[SignUpDraft, SignUpDraft]:
    """Tell which kept dose each of a form is that was saved and is opened again by an undo."""
    free = [each for each in now.doses if each.row not in {one.row for one in opened.doses}]
    known = {}
    for each in opened.doses:
        found = next((one for one in free if not each.row and same_dose(one, each)), None)
        if found is not None:
            free.remove(found)
            known[each] = found
    both = (
        replace(form, doses=tuple(known.get(each, each) for each in form.doses))
        for form in (opened, draft)
    )
    return next(both), next(both)
