"""The form of an interpreter: what it shows, what is half typed, and saving it with one undo."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from typing_extensions import override

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.gathering import rows_by
from fieldapp.actions.interpreting import states_of_assignments
from fieldapp.actions.organizations import organization_named
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.domain.interpreter_draft import (
    InterpreterDraft,
    InterpreterPlan,
    TypedSkill,
    read_interpreter,
    shown_breaks,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import LOST
from fieldapp.domain.phones import national_format
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.text import tidy
from fieldapp.domain.typed import from_plain, plain
from fieldapp.domain.typed_times import shown_clock, shown_day
from fieldapp.domain.values import Value
from fieldapp.store.drafts import (
    INTERPRETER,
    SavedDraft,
    drafts_of,
    drop_draft,
    drop_in_unit,
    save_draft,
)
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store

_REFS: Final = ("event", "interpreter", "shift")
_OPENED: Final = "opened"
"""Under which a draft keeps what the form showed before anything was typed."""
_SENDS: Final = "VENDOR"
"""Kind of an organization that was first heard of as one that sends interpreters."""
_WHOLE_DAY: Final = len("2026-06-01")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InterpreterForm:
    """A form and what it stands on: the event, the interpreter and the hours; empty for new ones.

    `hours` are those of the event, `id` names the draft.
    """

    id: bytes
    event: bytes
    hours: tuple[str, str] = ("", "")
    interpreter: bytes = b""
    shift: bytes = b""
    draft: InterpreterDraft = field(default_factory=InterpreterDraft)
    opened: InterpreterDraft = field(default_factory=InterpreterDraft)

    @override
    def __repr__(self) -> str:
        return f"InterpreterForm({self.id.hex()})"

    @property
    def untouched(self) -> bool:
        """Whether nothing would be lost if it went."""
        return self.draft == self.opened

    @property
    def stands_on(self) -> tuple[bytes, bytes, bytes]:
        """What tells forms apart."""
        return self.event, self.interpreter, self.shift


# --- looking ------------------------------------------------------------------------------------


def open_interpreter(
    desk: OpenedDesk, form_id: bytes, event: bytes, interpreter: bytes = b"", shift: bytes = b""
) -> InterpreterForm:
    """Open an interpreter with hours at an event, or a new one; with what was half typed before.

    Raises: RefusedError not_here; StoreError.
    """
    store = desk.store
    row = row_here(store, "event", event)
    draft = _draft_of(store, interpreter, shift) if interpreter else InterpreterDraft()
    form = InterpreterForm(
        id=form_id,
        event=event,
        hours=(row.text("starts"), row.text("ends")),
        interpreter=interpreter,
        shift=shift,
        draft=draft,
        opened=draft,
    )
    kept = next((each for each in _drafts(desk) if _refs(each) == form.stands_on), None)
    if kept is None:
        return form
    opened = kept.typed.get(_OPENED)
    return replace(
        form,
        id=kept.id,
        draft=from_plain(InterpreterDraft, kept.typed),
        opened=from_plain(InterpreterDraft, opened) if isinstance(opened, dict) else form.opened,
    )


def half_typed_interpreter(desk: OpenedDesk) -> InterpreterForm | None:
    """Give the form that this person typed in last and did not save. Raises: StoreError."""
    for kept in _drafts(desk):
        event, interpreter, shift = _refs(kept)
        known = read_row(desk.store.connection, BY_NAME["event"], event)
        if known is not None and not known.dead and _there(desk.store, interpreter, shift):
            return open_interpreter(desk, kept.id, event, interpreter, shift)
    return None


def _there(store: Store, interpreter: bytes, shift: bytes) -> bool:
    wanted = (("interpreter", interpreter), ("shift", shift))
    rows = (read_row(store.connection, BY_NAME[kind], row) for kind, row in wanted if row)
    return all(row is not None and not row.dead for row in rows)


def _drafts(desk: OpenedDesk) -> tuple[SavedDraft, ...]:
    return drafts_of(desk.store, desk.author.user, INTERPRETER)


def _refs(kept: SavedDraft) -> tuple[bytes, bytes, bytes]:
    found = (kept.typed.get(name) for name in _REFS)
    event, interpreter, shift = (each if isinstance(each, bytes) else b"" for each in found)
    return event, interpreter, shift


def _draft_of(store: Store, interpreter: bytes, shift: bytes) -> InterpreterDraft:
    who = row_here(store, "interpreter", interpreter)
    phone = who.text("phone")
    draft = InterpreterDraft(
        name=who.text("name"),
        phone=national_format(phone) if phone else "",
        gender=who.text("gender"),
        agency=_agency(store, who),
        skills=tuple(map(_typed_skill, _skills(store, interpreter))),
    )
    if not shift:
        return draft
    row = row_here(store, "shift", shift)
    paid = row.values.get("paid_min")
    return replace(
        draft,
        starts=_clock(row.text("starts")),
        ends=_clock(row.text("ends")),
        mode=row.text("mode"),
        place=row.text("place"),
        paid=str(paid) if isinstance(paid, int) else "",
        breaks=shown_breaks(row.values.get("breaks")),
    )


def _agency(store: Store, who: Row) -> str:
    row = read_row(store.connection, BY_NAME["organization"], who.ref("organization"))
    return "" if row is None else row.text("name")


def _skills(store: Store, interpreter: bytes) -> list[Row]:
    kind = BY_NAME["interpreter_skill"]
    return read_rows(store.connection, kind, "interpreter = ?", (interpreter,))


def _typed_skill(row: Row) -> TypedSkill:
    modes, until = row.values.get("modes"), row.text("valid_to")
    whole = len(until) == _WHOLE_DAY
    return TypedSkill(
        language=row.text("from_language"),
        into=row.text("to_language"),
        variety=row.text("variety"),
        qualification=row.text("qualification"),
        licence_no=row.text("licence_no"),
        valid_to=shown_day(date.fromisoformat(until)) if whole else until,
        modes=tuple(map(str, modes)) if isinstance(modes, list) else (),
        row=row.id.hex(),
    )


def _clock(local: str) -> str:
    return shown_clock(int(local[11:13]) * 60 + int(local[14:16]))


# --- typing -------------------------------------------------------------------------------------


def keep_interpreter_draft(desk: OpenedDesk, form: InterpreterForm) -> None:
    """Keep what is typed on this laptop. Raises: StoreError."""
    refs = dict(zip(_REFS, form.stands_on, strict=True))
    typed = {**plain(form.draft), **refs, _OPENED: plain(form.opened)}
    now, owner = desk.store.right_ms(), desk.author.user
    save_draft(desk.store, owner, form.id, typed, form=INTERPRETER, event=None, now_ms=now)


def forget_interpreter_draft(desk: OpenedDesk, form: bytes) -> None:
    """Forget what was typed in a form. Raises: StoreError."""
    drop_draft(desk.store, desk.author.user, form)


# --- saving -------------------------------------------------------------------------------------


def save_interpreter(desk: OpenedDesk, form: InterpreterForm) -> Noted:
    """Bring an interpreter and their hours to what the form says; its draft goes with it.

    Only what its author changed is written; where somebody else changed the same since, both
    stand for review. Hours that are emptied are taken out, unless somebody was given to them.
    Raises: RefusedError as `read_interpreter`, shift.starts shift_has_people, not_here,
    not_allowed; StoreError.
    """
    store = desk.store
    wanted = read_interpreter(form.draft, form.hours, desk.today(), desk.lists)
    if isinstance(wanted, tuple):
        raise RefusedError(wanted)
    before = read_interpreter(form.opened, form.hours, desk.today(), desk.lists)
    seen = None if isinstance(before, tuple) else before
    with acting(store, desk.author, None) as act:
        noting = Noting(act=act, event=None)
        who = _save_who(noting, form, wanted, seen)
        _save_skills(noting, form, who, (wanted, seen))
        _save_shift(noting, form, who, (wanted, seen))
        drop_in_unit(store, desk.author.user, form.id)
    return noting.done()


_Plans = tuple[InterpreterPlan, InterpreterPlan | None]


def _save_who(
    noting: Noting, form: InterpreterForm, wanted: InterpreterPlan, seen: InterpreterPlan | None
) -> Made | bytes:
    if not form.interpreter:
        values = _filled(wanted.interpreter)
        if wanted.agency:
            values["organization"] = organization_named(noting, wanted.agency, _SENDS)
        return noting.create("interpreter", values)
    row = row_here(noting.store, "interpreter", form.interpreter)
    _edit(noting, row, wanted.interpreter, None if seen is None else seen.interpreter)
    if wanted.agency != tidy(form.opened.agency):
        stands = _agency(noting.store, row)
        unseen = {"organization"} if stands != tidy(form.opened.agency) else set[str]()
        agency = organization_named(noting, wanted.agency, _SENDS)
        noting.edit(row, {"organization": agency}, unseen)
    return form.interpreter


def _save_skills(noting: Noting, form: InterpreterForm, who: Made | bytes, plans: _Plans) -> None:
    """A language that was in sight and is not wanted any more is taken out."""
    wanted, seen = plans
    shown = {row: values for row, values in seen.skills if row} if seen else {}
    stands = {row.id.hex(): row for row in _skills(noting.store, form.interpreter)}
    kept = {row for row, _ in wanted.skills if row in stands}
    for row, values in wanted.skills:
        if row in stands:
            _edit(noting, stands[row], values, shown.get(row))
        elif not row:
            noting.create("interpreter_skill", {**_filled(values), "interpreter": who})
    for row in {each.row for each in form.opened.skills} - kept:
        if row in stands:
            noting.take_out(stands[row])


def _save_shift(noting: Noting, form: InterpreterForm, who: Made | bytes, plans: _Plans) -> None:
    wanted, seen = plans
    if not form.shift:
        if wanted.shift is not None:
            values = {**_filled(wanted.shift), "event": form.event, "interpreter": who}
            noting.create("shift", values)
        return
    row = row_here(noting.store, "shift", form.shift)
    if wanted.shift is None:
        given = list(rows_by(noting.store, "assignment", "shift", [row.id]))
        states = states_of_assignments(noting.store, given)
        if any(states[each.id] not in LOST for each in given):
            raise RefusedError((Problem(field="shift.starts", code="shift_has_people"),))
        noting.take_out(row)
    else:
        _edit(noting, row, wanted.shift, None if seen is None else seen.shift)


def _edit(
    noting: Noting, row: Row, wanted: Mapping[str, Value], seen: Mapping[str, Value] | None
) -> None:
    """Write what differs from what was in sight when somebody began to type."""
    before = row.values if seen is None else seen
    changed = {name: value for name, value in wanted.items() if value != before.get(name)}
    unseen = {name for name in changed if row.values.get(name) != before.get(name)}
    noting.edit(row, changed, unseen)


def _filled(values: Mapping[str, Value]) -> dict[str, Value | Made]:
    return {name: value for name, value in values.items() if value is not None}
