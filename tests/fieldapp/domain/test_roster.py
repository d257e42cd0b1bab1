"""Rosters: who stands where, what is on them and what never is."""

import dataclasses
from datetime import date, datetime, time, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.roster import (
    ClinicLine,
    GuardianConsent,
    InterpreterCover,
    InterpreterLine,
    MissingLaptop,
    Roster,
    RosterChange,
    RosterHeader,
    by_ticket,
    changes_since,
    clinic_roster,
    file_name,
    interpreter_roster,
    said_age,
)
from fieldapp.domain.roster_columns import CLINIC_COLUMNS, INTERPRETER_COLUMNS, RosterColumn

EASTERN = timezone(timedelta(hours=-4))
NEVER_ON_A_ROSTER = {
    "phone", "contact", "address", "street", "zip", "county", "race", "ethnicity", "disability",
    "heard", "call", "note", "pregnan", "insurance", "email",
}  # fmt: skip
NEVER_FOR_INTERPRETERS = NEVER_ON_A_ROSTER | {
    "family", "name_as_said", "birth", "vaccine", "dose", "cvx", "earliest", "guardian",
}  # fmt: skip

tickets = st.builds("{}-{:03d}".format, st.sampled_from("ABC"), st.integers(1, 999))
slots = st.none() | st.times().map(lambda moment: moment.replace(microsecond=0, tzinfo=None))
clinic_lines = st.builds(
    ClinicLine,
    ticket=tickets,
    name_as_said=st.text(max_size=5),
    slot=slots,
    block=st.sampled_from(["", "ASL hour"]),
)


def header(**changed: object) -> RosterHeader:
    values: dict[str, object] = {
        "event_code": "BUR-0613A",
        "event_title": "Clinic",
        "site": "St. Luke",
        "day": date(2026, 6, 13),
        "reader": "Nurse Bell",
        "data_as_of": datetime(2026, 6, 7, 10, 30, tzinfo=EASTERN),
        "tz_name": "America/New_York",
        "made_by": "Denise",
        "file_number": "F-0042",
    }
    return RosterHeader(**(values | changed))  # type: ignore[arg-type]


def line(ticket: str, at: str = "", **more: object) -> ClinicLine:
    slot = time.fromisoformat(at) if at else None
    return ClinicLine(ticket=ticket, name_as_said="Ana", slot=slot, **more)  # type: ignore[arg-type]


def cover(*, accepted: bool = True) -> InterpreterCover:
    return InterpreterCover(accepted=accepted, interpreter="Pablo", shift=(time(9), time(11)))


def cell(roster: Roster, key: str, row: int = 0) -> object:
    keys = [column.key for column in roster.columns]
    return roster.rows[row].cells[keys.index(key)]


def test_the_clinic_columns_stand_in_the_order_of_the_standard() -> None:
    assert [column.key for column in CLINIC_COLUMNS] == [
        "seq", "slot", "ticket", "name_as_said", "birth_date", "vaccine_group", "dose_no",
        "earliest_ok", "spoken_language", "interpreter", "access_needs", "guardian_consent",
        "companion", "arrived", "given", "cvx_lot", "not_today_reason",
    ]  # fmt: skip


def test_the_interpreter_columns_stand_in_the_order_of_the_standard() -> None:
    assert [column.key for column in INTERPRETER_COLUMNS] == [
        "block", "time", "ticket", "first_name", "language", "variety", "mode", "relay_via",
        "gender_pref_met", "place", "expected_minutes", "companion", "reading_help",
        "access_needs", "delivered", "minutes", "problem_code",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "line_type", "never"),
    [
        (CLINIC_COLUMNS, ClinicLine, NEVER_ON_A_ROSTER),
        (INTERPRETER_COLUMNS, InterpreterLine, NEVER_FOR_INTERPRETERS),
    ],
)
def test_what_a_reader_must_not_see_has_no_column_and_no_field(
    columns: tuple[RosterColumn, ...], line_type: type, never: set[str]
) -> None:
    names = {column.key for column in columns}
    names |= {field.name for field in dataclasses.fields(line_type)}
    assert not [name for name in names for word in never if word in name]


@pytest.mark.parametrize("columns", [CLINIC_COLUMNS, INTERPRETER_COLUMNS])
def test_each_printed_column_has_a_width_and_each_column_a_label_in_both_languages(
    columns: tuple[RosterColumn, ...],
) -> None:
    first_of: dict[int, RosterColumn] = {}
    for column in columns:
        first_of.setdefault(column.place, column)
        assert column.label("en")
        assert column.label("es")
    assert all(column.weight > 0 for place, column in first_of.items() if place)
    assert not first_of[min(first_of)].joined


def test_people_stand_by_block_then_time_then_ticket() -> None:
    roster = clinic_roster(
        header(),
        [
            line("B-010", "10:20", block="ASL hour"),
            line("B-002"),
            line("A-010", "09:20"),
            line("A-009", "09:20"),
            line("C-001", "10:00"),
            line("C-002", "09:00"),
            line("B-001", "10:00", block="ASL hour"),
        ],
    )
    assert [(block.start, block.label) for block in roster.blocks] == [
        (time(9), ""),
        (time(10), ""),
        (time(10), "ASL hour"),
        (None, ""),
    ]
    assert [row.ticket for row in roster.rows] == [
        "C-002", "A-009", "A-010", "C-001", "B-001", "B-010", "B-002",
    ]  # fmt: skip
    assert [cell(roster, "seq", at) for at in range(7)] == [1, 2, 3, 4, 5, 6, 7]


@given(st.lists(clinic_lines, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_query_does_not_matter(lines: list[ClinicLine], dice: Random) -> None:
    unique = list({line.ticket: line for line in lines}.values())
    shuffled = list(unique)
    dice.shuffle(shuffled)
    assert clinic_roster(header(), unique) == clinic_roster(header(), shuffled)


@given(st.lists(clinic_lines, max_size=12))
def test_nobody_is_lost_and_nobody_is_listed_twice(lines: list[ClinicLine]) -> None:
    roster = clinic_roster(header(), lines)
    assert sorted(row.ticket for row in roster.rows) == sorted(line.ticket for line in lines)
    assert all(len(row.cells) == len(roster.columns) for row in roster.rows)


def test_two_vaccines_of_one_ticket_are_one_person() -> None:
    lines = [line("A-001", "09:00"), line("A-001", "09:00"), line("A-002", "09:20")]
    roster = clinic_roster(header(), lines)
    assert len(roster.rows) == 3
    assert roster.people == roster.blocks[0].people == 2


def test_tickets_are_ordered_as_people_count() -> None:
    assert sorted(["A-100", "B-1", "A-20", "A-3"], key=by_ticket) == [
        "A-3", "A-20", "A-100", "B-1",
    ]  # fmt: skip


def test_interpreter_blocks_stand_by_their_first_time() -> None:
    lines = [
        InterpreterLine(ticket="A-001", at=time(10), block="Q’anjob’al hour", gender_pref=True),
        InterpreterLine(ticket="A-002", at=time(9), block="Spanish", reading_help=True),
        InterpreterLine(ticket="A-003", at=time(11), block="Spanish"),
    ]
    roster = interpreter_roster(header(), lines, cover())
    assert [block.label for block in roster.blocks] == ["Spanish", "Q’anjob’al hour"]
    assert [row.ticket for row in roster.rows] == ["A-002", "A-003", "A-001"]
    assert cell(roster, "reading_help", 0) is True
    assert cell(roster, "reading_help", 1) is None
    assert cell(roster, "gender_pref_met", 2) is True


def test_there_is_no_interpreter_file_before_the_shift_is_accepted() -> None:
    with pytest.raises(ValueError, match="accepted"):
        interpreter_roster(header(), [], cover(accepted=False))


def test_cells_for_the_pen_are_empty() -> None:
    roster = clinic_roster(header(), [line("A-001", "09:00")])
    for key in ("arrived", "given", "cvx_lot", "not_today_reason"):
        assert cell(roster, key) is None


def test_an_adult_has_no_guardian_cell_and_a_minor_keeps_the_form_number() -> None:
    consent = GuardianConsent(given=True, form_no="G-7")
    roster = clinic_roster(header(), [line("A-001"), line("A-002", minor_consent=consent)])
    assert cell(roster, "guardian_consent", 0) is None
    assert cell(roster, "guardian_consent", 1) == consent


@pytest.mark.parametrize(
    ("years", "months", "text"), [(34, None, "34*"), (0, 8, "8 m*"), (1, 2, "14 m*")]
)
def test_an_age_that_was_said_bears_a_star(years: int, months: int | None, text: str) -> None:
    assert said_age(years, months) == text


def test_file_names_follow_the_convention() -> None:
    clinic = clinic_roster(header(revision=2), [])
    assert file_name(clinic, "pdf") == "BUR-0613A_provider_2026-06-13_r2.pdf"
    shift = interpreter_roster(header(reader_key="shift 3"), [], cover())
    assert file_name(shift, "csv") == "BUR-0613A_interpreter-shift-3_2026-06-13_r1.csv"


@given(st.text(), st.text())
def test_no_event_code_or_reader_leads_out_of_the_folder(code: str, reader: str) -> None:
    name = file_name(clinic_roster(header(event_code=code, reader_key=reader), []), "pdf")
    assert set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert name.count(".") == 1


def test_a_revision_lists_only_what_changed() -> None:
    before = clinic_roster(header(), [line("A-001", "09:00"), line("A-002", "09:00"), line("B-1")])
    after = clinic_roster(header(), [line("A-002", "10:20"), line("B-1"), line("C-001", "09:40")])
    assert changes_since(before, after) == (
        RosterChange(kind="removed", ticket="A-001", before=time(9)),
        RosterChange(kind="moved", ticket="A-002", before=time(9), after=time(10, 20)),
        RosterChange(kind="added", ticket="C-001", after=time(9, 40)),
    )
    assert changes_since(before, before) == ()


def test_times_without_an_offset_are_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        header(data_as_of=datetime(2026, 6, 7, 10, 30))  # noqa: DTZ001 - the point of the test
    naive = MissingLaptop(letter="C", last_heard=datetime(2026, 6, 7, 10, 30))  # noqa: DTZ001
    with pytest.raises(ValueError, match="offset"):
        header(missing_laptops=(naive,))


def test_no_trace_of_a_line_spells_a_person() -> None:
    roster = clinic_roster(header(), [line("A-001", birth="1948")])
    person = InterpreterLine(ticket="A-001", first_name="Juana")
    shown = f"{line('A-001')!r} {roster!r} {person!r}"
    assert "Ana" not in shown
    assert "1948" not in shown
    assert "Juana" not in shown
