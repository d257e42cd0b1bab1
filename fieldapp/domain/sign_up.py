"""What is wrong with a sign-up as it is typed, and the values it is kept as.

`SignUpDraft` holds texts as the fields hold them, so that a half-typed form, a line of a file and
a saved sign-up opened again are the same value. `check_sign_up` turns it into values or problems.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import PartialDay
from fieldapp.domain.kinds import BY_NAME, Field
from fieldapp.domain.own_answers import demographics_of
from fieldapp.domain.problem import Problem
from fieldapp.domain.rides import RideSaid, ride_of
from fieldapp.domain.sign_up_draft import VARIETY_NEEDED, SignUpDraft, variety_open
from fieldapp.domain.sign_up_rows import (
    access_needs_of,
    address_of,
    birth_of,
    consents_of,
    contacts_of,
    need_of,
    person_of,
    sign_up_of,
)
from fieldapp.domain.text import tidy
from fieldapp.domain.typed_doses import doses_of
from fieldapp.domain.values import Value, value_problem

__all__ = ["VARIETY_NEEDED", "CheckedSignUp", "SignUpDraft", "check_sign_up", "variety_open"]

READ_TO: Final = frozenset({("lang_written", "NONE"), ("written_also", "NONE")})
"""Said of a written language in place of a tag: it is read to the person (domain 3.4, 3.6)."""
NEEDED_CONSENT: Final = "STORE"
_MAYBE_HIDDEN: Final = frozenset({"language_needed", "store_consent_needed"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckedSignUp:
    """A draft that may be kept: values by field name for each kind it makes.

    A dose has the row (hex) of the kept one that it is before its values, empty for a new one.
    """

    person: dict[str, Value]
    need: dict[str, Value] | None
    contacts: tuple[dict[str, Value], ...]
    address: dict[str, Value] | None
    access_needs: tuple[dict[str, Value], ...]
    demographics: dict[str, Value] | None
    consents: tuple[dict[str, Value], ...]
    doses: tuple[tuple[str, dict[str, Value]], ...]
    sign_up: dict[str, Value]
    birth: PartialDay | None
    ride: RideSaid | None = None

    @property
    def language(self) -> str:
        """The tag of what the person speaks, empty where nobody knows."""
        return str(self.person.get("lang_spoken") or "")


def check_sign_up(
    draft: SignUpDraft, today: date, lists: CodeLists, *, partly_hidden: bool = False
) -> CheckedSignUp | tuple[Problem, ...]:
    """Turn a draft into values, or say everything that stands in the way of keeping it.

    `partly_hidden`: the sign-up was recorded by somebody else, whose sensitive answers are not on
    this screen; they are not missing.
    """
    problems: list[Problem] = []
    birth, birth_values = birth_of(draft.birth, today, problems)
    checked = CheckedSignUp(
        person=person_of(draft, birth_values),
        need=need_of(draft, problems),
        contacts=tuple(contacts_of(draft, problems)),
        address=address_of(draft),
        access_needs=tuple(access_needs_of(draft, problems)),
        demographics=demographics_of(draft),
        consents=tuple(consents_of(draft, today, problems)),
        doses=tuple(doses_of(draft.doses, today, problems)),
        sign_up=sign_up_of(draft, today, problems),
        birth=birth,
        ride=ride_of(draft, problems),
    )
    missing = _missing(draft)
    problems += (each for each in missing if not (partly_hidden and each.code in _MAYBE_HIDDEN))
    for kind, values in _every(checked):
        problems += _value_problems(kind, values, lists)
    return tuple(dict.fromkeys(problems)) or checked


def _every(checked: CheckedSignUp) -> Iterator[tuple[str, dict[str, Value]]]:
    yield "person", checked.person
    yield "sign_up", checked.sign_up
    if checked.need:
        yield "need", checked.need
    if checked.address:
        yield "address", checked.address
    if checked.demographics:
        yield "demographics", checked.demographics
    if checked.ride:
        yield "ride", dict(checked.ride.values)
    for kind, rows in (
        ("contact", checked.contacts),
        ("access_need", checked.access_needs),
        ("consent", checked.consents),
        ("dose", tuple(values for _, values in checked.doses)),
    ):
        for values in rows:
            yield kind, values


def _value_problems(kind: str, values: dict[str, Value], lists: CodeLists) -> Iterator[Problem]:
    fields_by_name = BY_NAME[kind].by_name
    for name, value in values.items():
        if value is None:
            continue
        field = fields_by_name[name]
        code = value_problem(field, value) or _unknown_code(field, value, lists)
        if code:
            yield Problem(field=f"{kind}.{name}", code=code, args=(("limit", str(field.limit)),))


def _unknown_code(field: Field, value: Value, lists: CodeLists) -> str | None:
    """People choose from the list in force; codes of newer lists only arrive from elsewhere."""
    allowed = None if field.codes is None else lists.codes_of(field.codes)
    if allowed is None:
        return None
    for given in value if type(value) is list or type(value) is dict else (value,):
        each = given[0] if type(given) is list else given
        if each not in allowed and (field.name, each) not in READ_TO:
            return "unknown_code"
    return None


def _missing(draft: SignUpDraft) -> Iterator[Problem]:
    if not any(map(tidy, (draft.name_given, draft.name_family, draft.name_native))):
        yield Problem(field="person.name_given", code="name_needed")
    if not tidy(draft.birth):
        yield Problem(field="person.birth_date", code="age_needed")
    if not draft.lang_spoken:
        yield Problem(field="person.lang_spoken", code="language_needed")
    if NEEDED_CONSENT not in draft.granted:
        yield Problem(field="consent.store", code="store_consent_needed")
    if draft.source == "PAPER" and not tidy(draft.paper_no):
        yield Problem(field="sign_up.paper_no", code="paper_no_needed")
