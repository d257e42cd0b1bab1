"""CSV that programs read and that no spreadsheet runs."""

import csv
import dataclasses
import io
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.actions.handout.csv import csv_bytes, guard, unguard
from fieldapp.domain.roster import (
    ClinicLine,
    GuardianConsent,
    Roster,
    RosterHeader,
    RosterRow,
    clinic_roster,
)
from fieldapp.domain.roster_columns import RosterColumn

starts = st.sampled_from(["", "'", "''", " ", "\u200b", "\ufeff", "\t", "=", "＝", "@", "|", "%"])
any_text = st.builds("{}{}{}".format, starts, starts, st.text())


def read(content: bytes) -> list[dict[str, str]]:
    """What another program sees: bytes to rows, apostrophes still there."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def one_line(header: RosterHeader, **values: object) -> bytes:
    line = ClinicLine(**({"ticket": "A-001", "name_as_said": "Ana"} | values))  # type: ignore[arg-type]
    return csv_bytes(clinic_roster(header, [line]))


@given(any_text)
def test_unguard_is_the_exact_inverse_of_guard(text: str) -> None:
    assert unguard(guard(text)) == text


@given(any_text)
def test_guarding_twice_still_comes_back(text: str) -> None:
    assert unguard(unguard(guard(guard(text)))) == text


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(0)", "+18285550134", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "|cmd",
        "%0A", "＝1", "＋1", "－1", "＠x", "﹣1", "  =1", "\u200b=1", "\ufeff=1", "\u00a0+1",
        "\u202e=1", "\u3000=1", "\x01=1", "\t", "\r",
    ],
)  # fmt: skip
def test_a_risky_start_is_guarded(text: str) -> None:
    assert guard(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["Ana", "O’Brien", "'Aha", "", "34*", "A-001", "a=b", "Ñ", "(828)"]
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@given(st.text())
def test_nothing_that_is_written_begins_as_a_formula(text: str) -> None:
    shown = guard(text)
    assert shown.lstrip(" \u00a0\u200b\ufeff")[:1] not in set("=+-@|%＝＋－＠")


def test_the_file_has_a_byte_order_mark_and_windows_line_ends(clinic: Roster) -> None:
    content = csv_bytes(clinic)
    assert content.startswith(b"\xef\xbb\xbfseq,slot,ticket,name_as_said,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 61


def test_every_person_is_one_row_with_the_name_unchanged(clinic: Roster) -> None:
    rows = read(csv_bytes(clinic))
    names = [column.key for column in clinic.columns].index("name_as_said")
    assert [unguard(row["name_as_said"]) for row in rows] == [
        row.cells[names] for row in clinic.rows
    ]


def test_values_are_written_for_programs(header: RosterHeader) -> None:
    (row,) = read(
        one_line(
            header,
            slot=time(9, 5),
            birth=date(1948, 2, 11),
            earliest_ok=date(2026, 6, 13),
            dose_no=2,
            minor_consent=GuardianConsent(given=False, form_no="G-1"),
        )
    )
    assert row["slot"] == "09:05"
    assert row["birth_date"] == "1948-02-11"
    assert row["earliest_ok"] == "2026-06-13"
    assert row["dose_no"] == "2"
    assert row["guardian_consent"] == "N; G-1"
    assert row["arrived"] == row["cvx_lot"] == ""


def test_yes_and_no_are_letters(interpreter: Roster) -> None:
    answers = {row["gender_pref_met"] for row in read(csv_bytes(interpreter))}
    assert answers == {"Y", "N", ""}


def test_the_spreadsheet_trap_gives_the_original_back(header: RosterHeader) -> None:
    note = '=HYPERLINK("http://x";"a")\r\nsecond, line'
    (row,) = read(one_line(header, name_as_said=note, access_needs="'=already"))
    assert row["name_as_said"].startswith("'=")
    assert unguard(row["name_as_said"]) == note
    assert unguard(row["access_needs"]) == "'=already"


def test_phones_are_grouped_and_begin_with_a_bracket(clinic: Roster) -> None:
    phone = RosterColumn(key="phone", kind="phone", place=1, label_en="Phone", label_es="Tel.")
    numbers = ("+18285550134", "+525512345678", None)
    rows = tuple(RosterRow(ticket="A-1", at=None, cells=(number,)) for number in numbers)
    block = dataclasses.replace(clinic.blocks[0], rows=rows)
    roster = dataclasses.replace(clinic, columns=(phone,), blocks=(block,))
    assert csv_bytes(roster).decode("utf-8-sig").splitlines() == [
        "phone",
        "(828) 555-0134",
        "(+52) 55 1234 5678",
        '""',
    ]


def test_a_broken_character_does_not_lose_the_file(header: RosterHeader) -> None:
    (row,) = read(one_line(header, name_as_said="An\ud800a"))
    assert row["name_as_said"] == "An?a"
