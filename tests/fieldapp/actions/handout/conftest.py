"""A church clinic of sixty people in many scripts, and one interpreter's part of it."""

import csv
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from fieldapp.domain.roster import (
    ClinicLine,
    GuardianConsent,
    InterpreterCover,
    InterpreterLine,
    LegendEntry,
    MissingLaptop,
    Roster,
    RosterHeader,
    clinic_roster,
    interpreter_roster,
)

EASTERN = timezone(timedelta(hours=-4))
PEOPLE = Path(__file__).with_name("people.csv")

REASONS = (
    LegendEntry(code="TOOSOON", label_en="Too soon after the last dose", label_es="Muy pronto"),
    LegendEntry(code="AGE", label_en="Product not for this age", label_es="No es para esta edad"),
    LegendEntry(code="GUARD", label_en="No guardian consent", label_es="Sin consentimiento"),
    LegendEntry(code="SCREEN", label_en="Provider decided not today", label_es="Hoy no"),
    LegendEntry(code="ILL", label_en="Felt ill", label_es="Enfermedad"),
    LegendEntry(code="LANG", label_en="No interpreter in the right language", label_es="Idioma"),
)


@pytest.fixture(scope="session")
def header() -> RosterHeader:
    return RosterHeader(
        event_code="BUR-0613A",
        event_title="Vaccine clinic at St. Luke’s",
        site="St. Luke’s Church, 410 Mill Street, Valdese",
        day=date(2026, 6, 13),
        reader="Nurse Bell, county health department",
        data_as_of=datetime(2026, 6, 7, 10, 30, tzinfo=EASTERN),
        tz_name="America/New_York",
        made_by="Denise R.",
        file_number="F-0042",
        revision=1,
        missing_laptops=(
            MissingLaptop(
                letter="C",
                label="Mai",
                last_heard=datetime(2026, 6, 6, 11, 52, tzinfo=EASTERN),
                claimed=35,
            ),
        ),
        left_out=(("no_sharing_consent", 3),),
        notes=("The lift van takes one chair at a time.",),
        legend=REASONS,
        code_lists=(("languages", "2026-05-01"), ("outcome_reason", "2026-05-01")),
    )


def people() -> list[dict[str, str]]:
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def birth(text: str) -> date | str:
    return date.fromisoformat(text) if len(text) == 10 else text


def clinic_line(row: dict[str, str]) -> ClinicLine:
    answer, _, form_no = row["guardian"].partition("; ")
    return ClinicLine(
        ticket=row["ticket"],
        name_as_said=row["name"],
        slot=time.fromisoformat(row["slot"]) if row["slot"] else None,
        block=row["block"],
        birth=birth(row["birth"]),
        vaccine_group=row["vaccine"],
        dose_no=int(row["dose"]),
        earliest_ok=date.fromisoformat(row["earliest"]) if row["earliest"] else None,
        spoken_language=row["language"],
        interpreter=row["interpreter"],
        access_needs=row["needs"],
        minor_consent=GuardianConsent(given=answer == "Y", form_no=form_no) if answer else None,
        companion=row["companion"],
    )


def interpreter_line(row: dict[str, str]) -> InterpreterLine:
    return InterpreterLine(
        ticket=row["ticket"],
        at=time.fromisoformat(row["slot"]) if row["slot"] else None,
        block=row["block"] or "Open hours",
        first_name=row["first"],
        language=row["language"],
        variety=row["variety"],
        mode=row["mode"],
        relay=row["relay"],
        gender_pref={"A": True, "B": None, "C": False}[row["ticket"][0]],
        place=f"Station {ord(row['ticket'][-1]) % 3 + 1}",
        minutes=20,
        companion=row["companion"],
        reading_help="Read things" in row["needs"],
    )


@pytest.fixture(scope="session")
def clinic(header: RosterHeader) -> Roster:
    return clinic_roster(header, [clinic_line(row) for row in people()])


@pytest.fixture(scope="session")
def cover() -> InterpreterCover:
    return InterpreterCover(
        accepted=True,
        interpreter="Pablo S.",
        shift=(time(9), time(11)),
        site_contact="Denise, at the first table, (828) 555-0134",
        breaks=((time(9, 50), time(10)),),
        partners=(),
    )


@pytest.fixture(scope="session")
def interpreter(header: RosterHeader, cover: InterpreterCover) -> Roster:
    return interpreter_roster(
        header, [interpreter_line(row) for row in people() if row["interpreter"]], cover
    )
