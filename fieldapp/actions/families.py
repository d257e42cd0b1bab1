"""People of one household: who comes next of a family, what is copied, and how it is kept."""

from dataclasses import replace

from fieldapp.actions.acting import Act
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import read_row
from fieldapp.store.store import Store

_COPIED = (
    "name_family name_family2 name_order phone phone_kind lang_spoken lang_variety lang_written"
    " lang_other interpreter_wanted need_language need_variety relay_via modes best_time"
    " street unit city zip county_fips directions"
).split()


def of_one_family(draft: SignUpDraft) -> SignUpDraft:
    """Give what a form of the next of a family begins with: all that families have in common.

    The phone is marked as shared. A family name stands only where it is known which it is.
    """
    copied = {name: getattr(draft, name) for name in _COPIED}
    if not (draft.name_given and draft.name_family):
        copied |= {"name_family": "", "name_family2": ""}
    return replace(SignUpDraft(), **copied, phone_shared=bool(draft.phone))


def filled_in(draft: SignUpDraft, copy: SignUpDraft) -> SignUpDraft:
    """Give a form with what is copied where nothing is typed; a name that is begun stays alone."""
    empty = SignUpDraft()
    named = draft.name_given or draft.name_family
    changed = {
        name: getattr(copy, name)
        for name in _COPIED
        if getattr(draft, name) == getattr(empty, name) and not (named and name.startswith("name_"))
    }
    same_phone = not draft.phone or _digits(draft.phone) == _digits(copy.phone)
    shared = draft.phone_shared or (copy.phone_shared and same_phone)
    return replace(draft, **changed, phone_shared=shared)


def of_household(act: Act, store: Store, person: bytes | None) -> dict[str, Made | bytes]:
    """Give the values that put somebody new into the household of a person, made where none is.

    None of them where that person is nobody, or is not here any more. Raises: RefusedError.
    """
    row = None if person is None else read_row(store.connection, BY_NAME["person"], person)
    if row is None or row.dead:
        return {}
    if household := row.ref("household"):
        return {"household": household}
    made = act.create("household", {"first_person": row.id})
    act.edit(row, {"household": made})
    return {"household": made}


def tie_to(act: Act, who: Made, other: bytes | None, relation: str) -> None:
    """Keep what somebody is to another one of the family, where that was said."""
    if relation and other is not None:
        values: dict[str, Value | Made] = {"person": who, "other": other, "kind": relation}
        act.create("relationship", values)


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))[-10:]
