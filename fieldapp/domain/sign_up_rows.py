"""What a sign-up as it is typed makes of each kind: values by field name, and what is wrong."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from fieldapp.domain.consents import GRANTED, GUARDIAN, NOT_ASKED, REFUSED, WRITTEN
from fieldapp.domain.days import PartialDay
from fieldapp.domain.phones import parse_phone
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up_draft import SignUpDraft, variety_open
from fieldapp.domain.text import tidy
from fieldapp.domain.typed_past import read_birth, read_past_day
from fieldapp.domain.typed_times import read_typed_day
from fieldapp.domain.values import Value

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE_MARKS: Final = str.maketrans("", "", " ()-./+\u00a0\u2011")


def birth_of(
    typed: str, today: date, problems: list[Problem]
) -> tuple[PartialDay | None, dict[str, Value]]:
    """Give what was understood of a birth, and its values; what is wrong joins `problems`."""
    if not tidy(typed):
        return None, {}
    found = read_birth(typed, field="person.birth_date", today=today)
    if isinstance(found, Problem):
        problems.append(found)
        return None, {}
    born, said = found
    return born, {"birth_date": born.text, "birth_precision": born.precision.value, **said}


def person_of(draft: SignUpDraft, birth: dict[str, Value]) -> dict[str, Value]:
    """Give the values of the person; `birth` are those that `birth_of` gave."""
    return (
        _filled(
            draft,
            "name_given name_family name_family2 name_order name_used name_native name_sounds"
            " sex_for_provider lang_spoken lang_variety lang_written lang_other lang_method",
        )
        | birth
    )


def sign_up_of(draft: SignUpDraft, today: date, problems: list[Problem]) -> dict[str, Value]:
    """Give the values of the sign-up itself; what is wrong with a day joins `problems`."""
    values = _filled(
        draft,
        "heard_from interpreted_by notice_version notice_lang notice_how return_at source paper_no"
        " remark",
    )
    if draft.wants:
        values["wants"] = [[group] for group in draft.wants]
    if draft.finish_later or variety_open(draft):
        values["finish_later"] = True
    if signed_on := tidy(draft.signed_on):
        day = read_past_day(signed_on, field="sign_up.signed_on", today=today)
        if isinstance(day, Problem):
            problems.append(day)
        else:
            values["signed_on"] = day.text
    return values


def need_of(draft: SignUpDraft, problems: list[Problem]) -> dict[str, Value] | None:
    """Give the values of the interpretation need, None where nobody was asked."""
    if not draft.interpreter_wanted:
        return None
    values = _filled(draft, "relay_via gender_pref written_also declined_note")
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


def contacts_of(draft: SignUpDraft, problems: list[Problem]) -> Iterator[dict[str, Value]]:
    """Give the values of each way to reach the person, the first phone first."""
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


def address_of(draft: SignUpDraft) -> dict[str, Value] | None:
    """Give the values of the address, None where nothing was said."""
    values = _filled(draft, "street unit city zip county_fips directions")
    return values or None


def access_needs_of(draft: SignUpDraft, problems: list[Problem]) -> Iterator[dict[str, Value]]:
    """Give the values of each access need."""
    for given in draft.access_needs:
        code, _, detail = given.partition(":")
        values: dict[str, Value] = {"code": code.strip()}
        if tidy(detail):
            values["detail"] = tidy(detail)
        elif code.strip() == "OTHER":
            problems.append(Problem(field="access_need.detail", code="required"))
        yield values


def consents_of(
    draft: SignUpDraft, today: date, problems: list[Problem]
) -> Iterator[dict[str, Value]]:
    """Give the values of each answer to a question of consent; what is wrong joins `problems`."""
    granted = tuple(each for each in draft.granted if each != GUARDIAN)
    how = draft.consent_how or "SPOKEN"
    for answer, types in ((GRANTED, granted), (REFUSED, draft.refused)):
        for type_ in types:
            yield {"type": type_, "answer": answer, "how": how, **_notice(draft)}
    until = _until(draft.guardian_until, today, problems)
    yield from _guardian_answers(draft, how, until)


def _notice(draft: SignUpDraft) -> dict[str, Value]:
    told = {"notice_version": draft.notice_version, "lang": draft.notice_lang}
    return {name: value for name, value in told.items() if value}


def _until(typed: str, today: date, problems: list[Problem]) -> str:
    """Give the last day on which a guardian's answer holds, empty where none was said."""
    if not tidy(typed):
        return ""
    found = read_typed_day(typed, field="consent.valid_until", today=today)
    if isinstance(found, Problem):
        problems.append(found)
        return ""
    return found.isoformat()


def _guardian_answers(draft: SignUpDraft, how: str, until: str) -> Iterator[dict[str, Value]]:
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
            **({"valid_until": until} if until else {}),
        }
        yield {**values, "vaccine_group": group} if group else values


def _filled(draft: SignUpDraft, names: str) -> dict[str, Value]:
    """Give what was understood of a birth, and its values; what is wrong joins `problems`."""
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
