"""What hand-outs say in each language, about dates, laptops and people left out."""

import csv
import dataclasses
import string
from datetime import date, datetime, time, timedelta, timezone

import pytest

from fieldapp.actions.handout.glyphs import font_folder, printable
from fieldapp.actions.handout.wording import (
    Language,
    change_sentence,
    doubt_sentences,
    left_out_sentences,
    missing_sentences,
    wording,
)
from fieldapp.domain.roster import GuardianConsent, MissingLaptop, RosterChange, RosterHeader

STRINGS = font_folder().parent / "rosters" / "strings.csv"
HEARD = datetime(2026, 6, 6, 11, 52, tzinfo=timezone(timedelta(hours=-4)))


def rows() -> list[dict[str, str]]:
    with STRINGS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["key"])
def test_each_sentence_is_there_in_both_languages_with_the_same_parts(
    row: dict[str, str],
) -> None:
    assert set(row) == {"key", "en", "es"}
    assert row["en"].strip() == row["en"] != ""
    assert row["es"].strip() == row["es"] != ""
    if not row["key"].endswith(".one"):
        assert parts(row["en"]) == parts(row["es"])
    assert not printable(row["en"] + row["es"]).lost


def test_no_sentence_is_there_twice() -> None:
    keys = [row["key"] for row in rows()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("language", "day", "weekday"),
    [("en", "Jun 13, 2026", "Sat, Jun 13, 2026"), ("es", "13 jun 2026", "sáb 13 jun 2026")],
)
def test_dates_are_said_so_that_month_and_day_cannot_be_mixed_up(
    language: Language, day: str, weekday: str
) -> None:
    words = wording(language)
    assert words.day(date(2026, 6, 13)) == day
    assert words.weekday(date(2026, 6, 13)) == weekday


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(0, 5), "12:05 am"),
        (time(9), "9:00 am"),
        (time(12), "12:00 pm"),
        (time(13, 30), "1:30 pm"),
    ],
)
def test_times_are_said_by_the_twelve_hour_clock(moment: time, said: str) -> None:
    assert wording("en").clock(moment) == said.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "en", "es"),
    [
        (None, "", ""),
        (True, "Yes", "Sí"),
        (False, "No", "No"),
        (2, "2", "2"),
        (date(1948, 2, 11), "Feb 11, 1948", "11 feb 1948"),
        ("1948-03", "Mar 1948", "mar 1948"),
        ("1948-13", "1948-13", "1948-13"),
        ("1948", "1948", "1948"),
        ("34*", "34*", "34*"),
        (GuardianConsent(given=True, form_no="G-1"), "Yes · G-1", "Sí · G-1"),
        (GuardianConsent(given=False), "No", "No"),
    ],
)
def test_cells_are_said_in_the_language_of_the_roster(
    value: GuardianConsent | date | str | int | None, en: str, es: str
) -> None:
    assert wording("en").cell(value) == en
    assert wording("es").cell(value) == es


@pytest.mark.parametrize(
    ("laptop", "said"),
    [
        (
            MissingLaptop(letter="C", last_heard=HEARD, claimed=35, received=34),
            "laptop C has not synced since Sat, Jun 6, 2026, 11:52\u00a0am. By its own last count"
            " it holds 1 sign-up that is not on this list. Leave room for it.",
        ),
        (
            MissingLaptop(letter="C", last_heard=HEARD),
            "laptop C has not synced since Sat, Jun 6, 2026, 11:52\u00a0am."
            " How many sign-ups it holds is not known.",
        ),
        (
            MissingLaptop(letter="C", label="Mai", claimed=3),
            "laptop C (Mai) has never synced. How many sign-ups it holds is not known.",
        ),
    ],
)
def test_a_missing_laptop_is_described_by_what_is_known(
    header: RosterHeader, laptop: MissingLaptop, said: str
) -> None:
    told = missing_sentences(dataclasses.replace(header, missing_laptops=(laptop,)), wording("en"))
    assert told == (said,)


def test_people_left_out_are_counted_by_reason(header: RosterHeader) -> None:
    changed = dataclasses.replace(
        header,
        left_out=(("no_sharing_consent", 1), ("no_guardian_consent", 2), ("odd", 3), ("none", 0)),
    )
    assert left_out_sentences(changed, wording("en")) == (
        "Not on this list: 1 person without sharing consent. They check in at the table.",
        "Not on this list: 2 minors without a guardian's documented consent."
        " They check in at the table.",
        "Not on this list: 3 people (odd). Ask the coordinator.",
    )


def test_a_revision_says_added_removed_and_moved(header: RosterHeader) -> None:
    changes = (
        RosterChange(kind="added", ticket="A-1", after=time(9)),
        RosterChange(kind="removed", ticket="B-2", before=time(9, 20)),
        RosterChange(kind="moved", ticket="C-3", before=None, after=time(10)),
    )
    again = dataclasses.replace(header, revision=3, changes=changes)
    said = change_sentence(again, wording("en")).replace("\u00a0", " ")
    assert said == (
        "Changed since revision 2. Added: 9:00 am A-1. Removed: 9:20 am B-2. "
        "New time: 10:00 am C-3 (was no set time)."
    )
    assert change_sentence(header, wording("en")) == ""


def test_many_changes_stand_by_the_time_of_day_at_which_to_look(header: RosterHeader) -> None:
    changes = tuple(
        RosterChange(kind="added", ticket=ticket, after=after)
        for ticket, after in (
            ("C-1", time(12)),
            ("C-2", time(9)),
            ("C-3", None),
            ("C-4", time(9)),
        )
    )
    again = dataclasses.replace(header, revision=2, changes=changes)
    assert change_sentence(again, wording("es")).replace("\u00a0", " ") == (
        "Cambios desde la revisión 1. Se agregaron: 9:00 am C-2, C-4; 12:00 pm C-1; "
        "sin hora fija C-3."
    )


def test_a_reader_is_told_what_to_ask_and_who_has_two_tickets(header: RosterHeader) -> None:
    doubtful = dataclasses.replace(
        header,
        two_answers=(
            ("A-1", ("person.birth_date", "need.language")),
            ("B-2", ("person.lang_spoken",)),
        ),
        one_person=(("A-4", "C-4"),),
    )
    assert doubt_sentences(header, wording("en")) == ()
    assert doubt_sentences(doubtful, wording("en")) == (
        "Two different answers were recorded, please ask: A-1 (birth date or age, language of the"
        " interpreter); B-2 (language spoken).",
        "One person with more than one ticket: A-4 and C-4.",
    )
    assert (
        "A-1 (fecha de nacimiento o edad, idioma del" in doubt_sentences(doubtful, wording("es"))[0]
    )


def test_a_yes_or_no_under_a_shared_heading_says_what_to() -> None:
    assert wording("en").shown("gender_pref_met", value=False) == "not met"
    assert wording("es").shown("reading_help", value=True) == "leerle en voz alta"
    assert wording("en").shown("anything_else", value=True) == "Yes"
    assert wording("es").cell("8 m*") == "8 meses*"
