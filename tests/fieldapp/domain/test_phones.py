import re

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldapp.domain.phones import extension_of, national_format, parse_phone
from fieldapp.domain.problem import Problem

FIELD = "contact.value"


def _parsed(raw: str, region: str = "US") -> str:
    found = parse_phone(raw, region, field=FIELD)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("raw", "e164"),
    [
        ("(828) 555-0134", "+18285550134"),
        ("8285550134", "+18285550134"),
        ("828.555.0134", "+18285550134"),
        ("1 828 555 0134", "+18285550134"),
        ("+1 828 555 0134", "+18285550134"),
        ("'+18285550134", "+18285550134"),
        ("٨٢٨٥٥٥٠١٣٤", "+18285550134"),
        ("８２８－５５５－０１３４", "+18285550134"),
        ("828-555-0134 x12", "+18285550134"),
        ("828-555-HELP", "+18285554357"),
        ("cell: 828 555 0134", "+18285550134"),
        ("+1 876 555 0134", "+18765550134"),
        ("011 52 55 1234 5678", "+525512345678"),
        ("+52 55 1234 5678", "+525512345678"),
        ("+52 1 55 1234 5678", "+525512345678"),
        ("0052 1 55 1234 5678", "+525512345678"),
        ("011 52 1 55 1234 5678", "+525512345678"),
        ("00 502 5123 4567", "+50251234567"),
        ("+502 5123-4567", "+50251234567"),
        ("+84 091 234 56 78", "+84912345678"),
    ],
)
def test_a_number_is_kept_as_e164_however_it_is_written(raw: str, e164: str) -> None:
    assert _parsed(raw) == e164


@pytest.mark.parametrize("area", ["336", "704", "828", "910", "919", "984"])
def test_numbers_of_stories_are_numbers(area: str) -> None:
    for line in range(100, 200):
        assert _parsed(f"({area}) 555-0{line}") == f"+1{area}5550{line}"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "phone_unreadable"),
        ("none", "phone_unreadable"),
        ("+", "phone_unreadable"),
        ("8285550134 casa", "phone_unreadable"),
        ("555-0134", "phone_needs_area_code"),
        ("911", "phone_too_short"),
        ("828 555 013", "phone_too_short"),
        ("828 555 01345", "phone_too_long"),
        ("828 555 0134 / 828 555 0199", "phone_too_long"),
        ("8" * 61, "phone_too_long"),
        ("+999 123456", "phone_no_such_country"),
        ("123 456 7890", "phone_not_in_use"),
        ("311 555 0134", "phone_not_in_use"),
        ("828 155 0134", "phone_not_in_use"),
        ("555 555 0134", "phone_not_in_use"),
        ("+502 1123 4567", "phone_not_in_use"),
    ],
)
def test_what_cannot_be_dialled_is_told_without_repeating_it(raw: str, code: str) -> None:
    assert parse_phone(raw, field=FIELD) == Problem(field=FIELD, code=code)


def test_a_number_without_country_code_belongs_to_the_region() -> None:
    assert _parsed("55 1234 5678", "MX") == "+525512345678"


@pytest.mark.parametrize(
    ("raw", "extension"),
    [("828-555-0134 x12", "12"), ("(828) 555-0134 ext. 345", "345"), ("8285550134", ""), ("?", "")],
)
def test_an_extension_is_told_apart(raw: str, extension: str) -> None:
    assert extension_of(raw) == extension


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+18285550134", "(828) 555-0134"),
        ("+18765550134", "(876) 555-0134"),
        ("+525512345678", "(+52) 55 1234 5678"),
        ("+50251234567", "(+502) 5123 4567"),
        ("+84912345678", "(+84) 912 345 678"),
        ("+9991234567", "(+999) 1234567"),
        ("+1828555", "(+1) 828555"),
        ("ana@example.org", "ana@example.org"),
        ("", ""),
    ],
)
def test_a_number_is_shown_in_groups(e164: str, shown: str) -> None:
    assert national_format(e164) == shown


def test_a_shown_number_of_any_country_reads_back_as_itself() -> None:
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        example = phonenumbers.example_number(region)
        assert example is not None
        e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        assert _parsed(national_format(e164)) == e164, region
        assert _parsed(e164) == e164, region


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
@example("+687208139")
def test_a_shown_number_is_text_to_every_spreadsheet(e164: str) -> None:
    shown = national_format(e164)
    assert re.fullmatch(r"\(\+?\d+\) \d[\d -]*", shown)
    assert re.sub(r"\D", "", shown) in {e164[1:], e164[2:]}


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_is_a_number_or_a_problem(raw: str) -> None:
    found = parse_phone(raw, field=FIELD)
    if isinstance(found, str):
        assert re.fullmatch(r"\+[1-9]\d{6,14}", found)
    else:
        assert found.field == FIELD


@given(st.text(st.sampled_from("0123456789 +-()."), max_size=24))
def test_a_kept_number_is_kept_again_unchanged(raw: str) -> None:
    found = parse_phone(raw, field=FIELD)
    if isinstance(found, str):
        assert _parsed(found) == found
        assert _parsed(national_format(found)) == found


_SEPARATED = st.sampled_from(("", " ", "-", ".", "  ", "/"))
_AS_WRITTEN = st.builds(
    "{}{}{}{}{}{}{}{}".format,
    st.sampled_from(("", "+1", "1", "1 ", "+1 ", "1-", "+1.", "0", "+2")),
    st.sampled_from(("", "(")),
    st.from_regex(r"[0-9]{3}|[2-9]11|555", fullmatch=True),
    st.sampled_from(("", ")")),
    _SEPARATED,
    st.from_regex(r"[0-9]{3}", fullmatch=True),
    _SEPARATED,
    st.from_regex(r"[0-9]{3,5}", fullmatch=True),
)


@given(_AS_WRITTEN)
def test_a_usual_number_reads_as_the_library_reads_it(raw: str) -> None:
    assert parse_phone(raw, field=FIELD) == parse_phone(f"{raw} ", field=FIELD)
