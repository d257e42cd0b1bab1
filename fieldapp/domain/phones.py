"""Phone numbers: kept as E.164, shown in groups that no spreadsheet takes for a formula or number.

This is the one module that names `phonenumbers`, and loads it (some 40 ms) with the first number
that is not a usual one. Numbers for stories (555-01xx) are numbers like any other here.
"""

import re
from typing import TYPE_CHECKING, Final

from fieldapp.domain.problem import Problem

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

LONGEST_TYPED: Final = 60

_E164: Final = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
# North American plan: area code and exchange start with 2-9 and an area code is never N11. The
# shape is enough: lists of area codes in use age faster than laptops in the field are updated.
_NORTH_AMERICA: Final = re.compile(r"[2-9](?!11)\d\d[2-9]\d{6}", re.ASCII)
# As nine of ten numbers are written; nothing is left for the library to find out about them.
_USUAL: Final = re.compile(
    r"(?:\+?1[ .-]?)?\(?([2-9](?!11)\d\d)\)?[ .-]?([2-9]\d\d)[ .-]?(\d{4})", re.ASCII
)
_NEVER_ASSIGNED: Final = frozenset({"555"})
_ABROAD: Final = re.compile(r"\s*00\s*(?=[1-9])", re.ASCII)
# Mexico dropped the 1 before mobile numbers in 2019; people still write it.
_OLD_MEXICAN: Final = re.compile(
    r"(\+\s*52|0*11\s*52)[\s.-]*1[\s.-]*(?=(?:\d[\s.-]*){10}$)", re.ASCII
)


def parse_phone(raw: str, region: str = "US", *, field: str) -> str | Problem:
    """Read a number as people write it and give it as E.164.

    `region` is where a number without country code belongs. An extension is not part of E.164:
    see `extension_of`. Codes: phone_unreadable, phone_needs_area_code, phone_too_short,
    phone_too_long, phone_no_such_country, phone_not_in_use.
    """
    if len(raw) > LONGEST_TYPED:
        return Problem(field=field, code="phone_too_long")
    usual = _USUAL.fullmatch(raw) if region == "US" else None
    if usual is not None and usual[1] not in _NEVER_ASSIGNED:
        return f"+1{usual[1]}{usual[2]}{usual[3]}"
    number = _read(raw, region)
    if isinstance(number, str):
        return Problem(field=field, code=number)
    code = _length_code(number)
    if code:
        return Problem(field=field, code="phone_unreadable" if _has_letters(raw) else code)
    if not _in_use(number):
        return Problem(field=field, code="phone_not_in_use")
    return _written(number, "E164")


def extension_of(raw: str, region: str = "US") -> str:
    """Give the extension in a typed number, or nothing: it is kept only as it was typed."""
    number = _read(raw[:LONGEST_TYPED], region)
    return "" if isinstance(number, str) else number.extension or ""


def national_format(e164: str) -> str:
    """Give `(828) 555-0134` for North America, `(+52) 55 1234 5678` for all others.

    Always starts with a bracket and holds a space: a leading `+` would be a formula and bare
    digits a number to a spreadsheet. Text that is not E.164 comes back as it is.
    """
    if _E164.fullmatch(e164) is None:
        return e164
    if e164.startswith("+1") and len(e164) == 12:
        return f"({e164[2:5]}) {e164[5:8]}-{e164[8:]}"
    number = _read(e164, "US")
    if isinstance(number, str):  # no country with this code is known
        return f"(+{e164[1:4]}) {e164[4:]}"
    grouped = _written(number, "INTERNATIONAL")
    country, _, rest = grouped.partition(" ")
    if re.sub(r"\D", "", grouped) != e164[1:]:  # not a number of that country: group nothing away
        rest = e164[len(country) :]
    return f"({country}) {rest.replace('.', ' ')}"  # dots would make a number or a date of it


def load_library() -> None:
    """Load `phonenumbers` now, so that nobody waits for it later."""
    _read("+1", "US")


def _read(raw: str, region: str) -> "PhoneNumber | str":
    """Give the number, or the code of what is wrong with it."""
    import phonenumbers

    text = _OLD_MEXICAN.sub(r"\1 ", _ABROAD.sub("+", raw, count=1) if _ABROAD.match(raw) else raw)
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as fault:
        if fault.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
            return "phone_no_such_country"
        if fault.error_type == phonenumbers.NumberParseException.TOO_LONG:
            return "phone_too_long"
        return "phone_unreadable"


def _length_code(number: "PhoneNumber") -> str:
    """Give the code of a wrong length, or nothing."""
    from phonenumbers import ValidationResult, is_possible_number_with_reason

    codes = {
        ValidationResult.IS_POSSIBLE: "",
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "phone_needs_area_code",
        ValidationResult.TOO_SHORT: "phone_too_short",
        ValidationResult.TOO_LONG: "phone_too_long",
        ValidationResult.INVALID_LENGTH: "phone_too_short",
        ValidationResult.INVALID_COUNTRY_CODE: "phone_no_such_country",
    }
    return codes[is_possible_number_with_reason(number)]


def _written(number: "PhoneNumber", form: str) -> str:
    import phonenumbers

    return str(phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, form)))


def _in_use(number: "PhoneNumber") -> bool:
    import phonenumbers

    if number.country_code != 1:
        return bool(phonenumbers.is_valid_number(number))
    national = str(number.national_number)
    return _NORTH_AMERICA.fullmatch(national) is not None and national[:3] not in _NEVER_ASSIGNED


def _has_letters(raw: str) -> bool:
    return any(each.isalpha() for each in raw)
