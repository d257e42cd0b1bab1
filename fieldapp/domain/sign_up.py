"""A sign-up as it is typed, and what is wrong with it.

`SignUpDraft` holds texts as the fields hold them, so that a half-typed form, a line of a file and
a saved sign-up opened again are the same value. `read_draft` turns it into values or problems.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from typing_extensions import override

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.consents import GRANTED, GUARDIAN, NOT_ASKED, REFUSED, WRITTEN
from fieldapp.domain.days import PartialDay, day_from_age, read_day
from fieldapp.domain.kinds import BY_NAME, Field
from fieldapp.domain.phones import parse_phone
from fieldapp.domain.problem import Problem
from fieldapp.domain.text import tidy
from fieldapp.domain.values import Value, value_problem

VARIETY_NEEDED: Final = frozenset({"mis", "und", "myn", "nah", "omq", "oto", "ar", "hmn"})
"""Language tags that name a group or several varieties: which one is to be asked (domain 3.4)."""
READ_TO: Final = ("lang_written", "NONE")
"""Said of the written language in place of a tag: it is read to the person (domain 3.4)."""
NEEDED_CONSENT: Final = "STORE"
_AGE: Final = re.compile(
    r"(\d{1,4})\s*(y|yr|yrs|years|a|años|m|mo|mos|months|meses)?", re.IGNORECASE
)
_US_DAY: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MAYBE_HIDDEN: Final = frozenset({"language_needed", "store_consent_needed"})
_PHONE_MARKS: Final = str.maketrans("", "", " ()-./+\u00a0\u2011")
_OLDEST: Final = 130
_MONTH_WORDS: Final = "m"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignUpDraft:
    """Everything a sign-up can hold, as typed; empty means not asked.

    Lists are tuples of codes. `birth` is a date, a month, a year, or an age (`34`, `8 m`).
    `phone2` is one more number, of a relative or at work. `granted` and `refused` are consent
    types; `guardian_for` are the vaccine groups that a child's guardian agreed to. `access_needs`
    are codes or `CODE:detail`. `seat` is a time (the hex of its id), WAIT for the waiting list, or
    nothing: `fieldapp.domain.seats`.
    """

    name_given: str = ""
    name_family: str = ""
    name_family2: str = ""
    name_order: str = ""
    name_used: str = ""
    name_native: str = ""
    name_sounds: str = ""
    birth: str = ""
    sex_for_provider: str = ""
    lang_spoken: str = ""
    lang_variety: str = ""
    lang_written: str = ""
    lang_other: tuple[str, ...] = ()
    lang_method: str = ""
    interpreter_wanted: str = ""
    need_language: str = ""
    need_variety: str = ""
    relay_via: str = ""
    modes: tuple[str, ...] = ()
    gender_pref: str = ""
    need_reason: str = ""
    phone: str = ""
    phone_kind: str = ""
    phone_shared: bool = False
    phone2: str = ""
    phone2_kind: str = ""
    phone2_shared: bool = False
    email: str = ""
    best_time: tuple[str, ...] = ()
    street: str = ""
    unit: str = ""
    city: str = ""
    zip: str = ""
    county_fips: str = ""
    directions: str = ""
    access_needs: tuple[str, ...] = ()
    granted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    guardian_for: tuple[str, ...] = ()
    guardian_relationship: str = ""
    guardian_document: str = ""
    guardian_paper: str = ""
    consent_how: str = "SPOKEN"
    notice_version: str = ""
    notice_lang: str = ""
    notice_how: str = ""
    wants: tuple[str, ...] = ()
    seat: str = ""
    heard_from: str = ""
    interpreted_by: str = ""
    return_at: str = ""
    source: str = "LIVE"
    paper_no: str = ""
    remark: str = ""
    finish_later: bool = False

    @override
    def __repr__(self) -> str:
        filled = [each.name for each in fields(self) if getattr(self, each.name)]
        return f"SignUpDraft({', '.join(filled)})"

    @property
    def empty(self) -> bool:
        """Whether nothing about a person has been typed."""
        return not any(
            (self.name_given, self.name_family, self.name_native, self.name_used, self.birth)
        ) and not any((self.phone, self.lang_spoken, self.wants, self.remark))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckedSignUp:
    """A draft that may be kept: values by field name for each kind it makes."""

    person: dict[str, Value]
    need: dict[str, Value] | None
    contacts: tuple[dict[str, Value], ...]
    address: dict[str, Value] | None
    access_needs: tuple[dict[str, Value], ...]
    consents: tuple[dict[str, Value], ...]
    sign_up: dict[str, Value]
    birth: PartialDay | None


def check_sign_up(
    draft: SignUpDraft, today: date, lists: CodeLists, *, partly_hidden: bool = False
) -> CheckedSignUp | tuple[Problem, ...]:
    """Turn a draft into values, or say everything that stands in the way of keeping it.

    `partly_hidden`: the sign-up was recorded by somebody else, whose sensitive answers are not on
    this screen; they are not missing.
    """
    problems: list[Problem] = []
    birth, birth_values = _birth(draft.birth, today, problems)
    checked = CheckedSignUp(
        person=_person(draft, birth_values),
        need=_need(draft, problems),
        contacts=tuple(_contacts(draft, problems)),
        address=_address(draft),
        access_needs=tuple(_access_needs(draft, problems)),
        consents=tuple(_consents(draft)),
        sign_up=_sign_up(draft),
        birth=birth,
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
    for kind, rows in (
        ("contact", checked.contacts),
        ("access_need", checked.access_needs),
        ("consent", checked.consents),
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
    for given in value if type(value) is list else (value,):
        each = given[0] if type(given) is list else given
        if each not in allowed and (field.name, each) != READ_TO:
            return "unknown_code"
    return None


def _birth(
    typed: str, today: date, problems: list[Problem]
) -> tuple[PartialDay | None, dict[str, Value]]:
    text = tidy(typed)
    if not text:
        return None, {}
    field = "person.birth_date"
    age = _AGE.fullmatch(text)
    if age is not None and (age[2] or int(age[1]) <= _OLDEST):
        months = (age[2] or "y").lower().startswith(_MONTH_WORDS)
        found = day_from_age(int(age[1]), "M" if months else "Y", today, field=field)
        extra: dict[str, Value] = {
            "age_said": int(age[1]),
            "age_unit": "M" if months else "Y",
            "age_as_of": today.isoformat(),
        }
    else:
        found = read_day(_iso(text), field=field, latest=today)
        extra = {}
    if isinstance(found, Problem):
        problems.append(found)
        return None, {}
    return found, {"birth_date": found.text, "birth_precision": found.precision.value, **extra}


def _iso(text: str) -> str:
    """Write a date as it is said in the United States (month first) the way it is kept."""
    found = _US_DAY.fullmatch(text)
    return text if found is None else f"{found[3]}-{int(found[1]):02d}-{int(found[2]):02d}"


def _person(draft: SignUpDraft, birth: dict[str, Value]) -> dict[str, Value]:
    return (
        _filled(
            draft,
            "name_given name_family name_family2 name_order name_used name_native name_sounds"
            " sex_for_provider lang_spoken lang_variety lang_written lang_other lang_method",
        )
        | birth
    )


def _sign_up(draft: SignUpDraft) -> dict[str, Value]:
    values = _filled(
        draft,
        "heard_from interpreted_by notice_version notice_lang notice_how return_at source paper_no"
        " remark",
    )
    if draft.wants:
        values["wants"] = [[group] for group in draft.wants]
    if draft.finish_later or variety_open(draft):
        values["finish_later"] = True
    return values


def variety_open(draft: SignUpDraft) -> bool:
    """Tell whether the language is one of several and nobody could say yet which.

    Such a sign-up is kept and left to finish (domain 7, story 5).
    """
    return draft.lang_spoken in VARIETY_NEEDED and not tidy(draft.lang_variety)


def _need(draft: SignUpDraft, problems: list[Problem]) -> dict[str, Value] | None:
    if not draft.interpreter_wanted:
        return None
    values = _filled(draft, "relay_via gender_pref")
    values["for"] = "PERSON"
    values["wanted"] = draft.interpreter_wanted
    language = draft.need_language or (
        draft.lang_spoken if draft.interpreter_wanted == "YES" else ""
    )
    if draft.interpreter_wanted == "YES" and not language:
        problems.append(Problem(field="need.language", code="required"))
    if language:
        values["language"] = language
    if variety := tidy(draft.need_variety or draft.lang_variety):
        values["variety"] = variety
    if draft.modes:
        values["modes_ok"] = list(draft.modes)
    if draft.need_reason:
        values["reason"] = draft.need_reason
    return values


def _contacts(draft: SignUpDraft, problems: list[Problem]) -> Iterator[dict[str, Value]]:
    first = _phone(draft.phone, draft.phone_kind, "contact.value", problems)
    if first:
        if draft.phone_shared:
            first["shared"] = True
        if draft.best_time:
            first["best_time"] = list(draft.best_time)
        yield first
    second = _phone(draft.phone2, draft.phone2_kind, "contact.value2", problems)
    if second:
        if draft.phone2_shared:
            second["shared"] = True
        yield second
    email = tidy(draft.email)
    if email:
        if _EMAIL.fullmatch(email):
            yield {"kind": "EMAIL", "value": email, "state": "UNVERIFIED"}
        else:
            problems.append(Problem(field="contact.email", code="wrong_form"))


def _phone(text: str, kind: str, field: str, problems: list[Problem]) -> dict[str, Value] | None:
    typed = tidy(text)
    if not typed:
        return None
    number = parse_phone(typed, field=field)
    if isinstance(number, Problem):
        problems.append(number)
        return None
    phone: dict[str, Value] = {"kind": kind or "MOBILE", "value": number, "state": "UNVERIFIED"}
    if not number.endswith(_digits(typed)):
        phone["as_typed"] = typed  # an extension, words: more than the number says
    return phone


def _digits(typed: str) -> str:
    """Give what was typed when it is only digits and the usual marks between them, else all."""
    bare = typed.translate(_PHONE_MARKS)
    return bare if bare.isascii() and bare.isdigit() else typed


def _address(draft: SignUpDraft) -> dict[str, Value] | None:
    values = _filled(draft, "street unit city zip county_fips directions")
    return values or None


def _access_needs(draft: SignUpDraft, problems: list[Problem]) -> Iterator[dict[str, Value]]:
    for given in draft.access_needs:
        code, _, detail = given.partition(":")
        values: dict[str, Value] = {"code": code.strip()}
        if tidy(detail):
            values["detail"] = tidy(detail)
        elif code.strip() == "OTHER":
            problems.append(Problem(field="access_need.detail", code="required"))
        yield values


def _consents(draft: SignUpDraft) -> Iterator[dict[str, Value]]:
    granted = tuple(each for each in draft.granted if each != GUARDIAN)
    how = draft.consent_how or "SPOKEN"
    for answer, types in ((GRANTED, granted), (REFUSED, draft.refused)):
        for type_ in types:
            yield {"type": type_, "answer": answer, "how": how, **_notice(draft)}
    yield from _guardian_answers(draft, how)


def _notice(draft: SignUpDraft) -> dict[str, Value]:
    told = {"notice_version": draft.notice_version, "lang": draft.notice_lang}
    return {name: value for name, value in told.items() if value}


def _guardian_answers(draft: SignUpDraft, how: str) -> Iterator[dict[str, Value]]:
    """Give one answer for each vaccine that a guardian agreed to, with how it is documented.

    What was noted of a guardian who has not agreed, or not yet, is kept as that.
    """
    noted = _filled(draft, "guardian_relationship guardian_document guardian_paper")
    agreed = bool(draft.guardian_for) or GUARDIAN in draft.granted
    if not (agreed or noted):
        return
    for group in draft.guardian_for or ("",):
        values: dict[str, Value] = {
            "type": GUARDIAN,
            "answer": GRANTED if agreed else NOT_ASKED,
            "how": "WRITTENPAPER" if draft.guardian_document == WRITTEN else how,
            **_notice(draft),
            **{name.removeprefix("guardian_"): value for name, value in noted.items()},
        }
        yield {**values, "vaccine_group": group} if group else values


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


def _filled(draft: SignUpDraft, names: str) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name in names.split():
        value = getattr(draft, name)
        if isinstance(value, tuple):
            value = list(value)
        elif isinstance(value, str):
            value = tidy(value)
        if value:
            values[name] = value
    return values
