"""The monthly report from a real store: what it counts, what it hides, what it remembers."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.forgetting import forget_person
from fieldapp.actions.handing_out import Files, Made
from fieldapp.actions.handout.faults import HandoutError
from fieldapp.actions.handout.report_files import report_csv, report_files
from fieldapp.actions.reporting import (
    ReportAsked,
    count_month,
    hand_out_report,
    look_at_month,
    report_from,
    totals_from,
)
from fieldapp.actions.tallying import count_one
from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.monthly_report import Report
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.suppression import Mark
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store
from tests.support.clinic_days import ClinicDay
from tests.support.months import (
    AVERY,
    BURKE,
    CALDWELL,
    MONTH,
    STEWARD,
    a_table,
    desk_of,
    sign_up_many,
    three_counties,
)
from tests.support.stores import DENISE, ROSA, a_sign_up, an_act, an_open_store, recorded

READER = "State health department"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path / "store") as opened:
        yield opened


def made(desk: OpenedDesk, **asked: object) -> Report:
    wanted = ReportAsked(**({"reader": READER} | asked))  # type: ignore[arg-type]
    counted = count_month(desk, MONTH)
    return report_from(counted, totals_from(counted, wanted.threshold), wanted, desk.lists)


def handed_out(desk: OpenedDesk, folder: Path, **asked: object) -> Report:
    report = made(desk, **asked)
    files = report_files(report, ("csv",))
    hand_out_report(desk, report, Made(to=Files(folder=folder, formats=("csv",)), files=files))
    return report


def figures(report: Report) -> dict[str, dict[str, str]]:
    """What the CSV says: county code, then column."""
    text = report_csv(report).decode("utf-8-sig")
    return {row["county_fips"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def notes(store: Store) -> list[dict[str, object]]:
    return [dict(row.values) for row in read_rows(store.connection, BY_NAME["handout"])]


def test_a_laptop_without_events_has_no_month(store: Store) -> None:
    seen = look_at_month(desk_of(store), "")
    assert (seen.months, seen.counted) == ((), None)


def test_the_newest_month_that_has_begun_comes_first(store: Store) -> None:
    a_table(store, BURKE)
    later = replace(desk_of(store), today=desk_of(store).today)
    seen = look_at_month(later, "")
    assert seen.months == (MONTH,)
    assert seen.counted is not None
    assert seen.counted.header.month == MONTH


def test_sign_ups_people_and_languages_are_counted_by_county(store: Store) -> None:
    three_counties(store)
    said = figures(made(desk_of(store)))
    assert said[BURKE]["month"] == MONTH
    assert said[BURKE]["county"] == "Burke"
    assert [said[each]["people"] for each in (BURKE, CALDWELL, AVERY, "ALL")] == [
        "56",
        "51",
        "64",
        "171",
    ]
    assert said[BURKE]["spoken_lo"] == "<11"
    assert said["ALL"]["events"] == "3"  # how many events there were is no secret


def test_a_small_language_of_all_is_folded_into_the_others(store: Store) -> None:
    sign_up_many(store, a_table(store, BURKE), {"en": 30, "lo": 4, "vi": 5, "hmn": 8})
    report = made(desk_of(store))
    said = figures(report)[BURKE]
    assert "spoken_lo" not in said
    assert said["spoken_others"] == "17"
    assert report.folded


def test_somebody_who_came_twice_is_one_person_where_they_came_first(store: Store) -> None:
    first, second = a_table(store, BURKE), a_table(store, CALDWELL, letter="B", day=20)
    sign_up_many(store, first, {"en": 30})
    sign_up_many(store, second, {"en": 20})
    people = [row.id for row in read_rows(store.connection, BY_NAME["person"])]
    with an_act(store, DENISE, None) as act:
        for one, other in zip(people[:12], people[30:42], strict=True):
            act.create(BY_NAME["same_person"], {"person": one, "other": other})
    counts = count_month(desk_of(store), MONTH).counts
    assert [counts[each, "sign_ups"] for each in (BURKE, CALDWELL)] == [30, 20]
    assert [counts[each, "spoken:en"] for each in (BURKE, CALDWELL)] == [30, 8]
    said = figures(made(desk_of(store)))
    assert said[CALDWELL]["people"] == "<11"
    assert said["ALL"]["people"] != "38" or said[BURKE]["people"] != "30"


def test_groups_stand_beside_who_was_not_asked_and_who_refused(store: Store) -> None:
    event = a_table(store, BURKE)
    for n, groups in ((40, ("HISP",)), (20, ("WHITE", "HISP")), (15, ("PNTS",)), (25, ())):
        sign_up_many(store, event, {"es": n}, race_eth=groups, granted=("STORE", "DEMOG"))
    said = figures(made(desk_of(store)))[BURKE]
    assert (said["group_known"], said["group_refused"], said["group_not_asked"]) == (
        "60",
        "15",
        "25",
    )
    assert (said["group_hisp"], said["group_white"]) == ("60", "20")
    assert said["group_hisp_share"] == "100.0"
    assert (said["group_refused_share"], said["group_not_asked_share"]) == ("15.0", "25.0")


def test_a_group_of_few_people_in_a_county_is_not_reported_there(store: Store) -> None:
    event = a_table(store, BURKE)
    for n, groups in ((40, ("HISP",)), (30, ("WHITE",)), (20, ("BLACK",))):
        sign_up_many(store, event, {"es": n}, race_eth=groups, granted=("STORE", "DEMOG"))
    with an_act(store, DENISE, None) as act:
        act.create(
            BY_NAME["population"], {"county": BURKE, "group": "BLACK", "year": 2024, "n": 430}
        )
    said = figures(made(desk_of(store)))[BURKE]
    assert said["group_black"] == ".."
    assert said["group_hisp"] == "40" or said["group_white"] == "30"


def test_a_clinic_day_is_counted_by_what_became_of_each_visit(store: Store) -> None:
    day = ClinicDay(store)
    booked = [day.come(0), day.come(0)]
    day.step(booked[0], "VACC")
    day.step(booked[1], "DEFER", reason="LANG")
    counted = count_month(desk_of(store), MONTH)
    counts = {measure: n for (_, measure), n in counted.counts.items() if n}
    assert counts["came"] == 2
    assert (counts["vaccinated"], counts["deferred"]) == (1, 1)
    assert counts["dose:1"] == 1
    assert counts["reason:LANG"] == 1
    assert counts["sign_ups"] == 2


def test_conversations_are_counted_under_their_county(store: Store) -> None:
    event = a_table(store, BURKE)
    desk = replace(desk_of(store), event=event)
    for _ in range(12):
        count_one(desk)
    said = figures(made(desk))[BURKE]
    assert (said["talks_what_all"], said["talks_what_talked"], said["talks_channel_site"]) == (
        "12",
    ) * 3


def test_interpreting_that_was_wanted_and_not_noted_is_told(store: Store) -> None:
    event = a_table(store, BURKE)
    sign_up_many(store, event, {"kjb": 14}, interpreter_wanted="YES", modes=("ONSITE",))
    said = figures(made(desk_of(store)))[BURKE]
    assert (said["wanted_kjb"], said["not_noted_kjb"], said["met_kjb"]) == ("14", "14", "0")


def test_a_report_is_written_down_with_its_reader_and_what_it_printed(
    store: Store, tmp_path: Path
) -> None:
    three_counties(store)
    desk = desk_of(store)
    handed_out(desk, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2026-06_monthly_r1.csv"]
    (note,) = notes(store)
    assert (note["kind"], note["reader"], note["reader_key"]) == ("MONTHLY", READER, MONTH)
    assert note["revision"] == 1
    assert made(desk).header.revision == 1, "nothing is printed anew"
    sign_up_many(store, a_table(store, BURKE, letter="D", day=27), {"en": 90})
    assert made(desk).header.revision == 2


def test_without_a_reader_there_is_no_file(store: Store, tmp_path: Path) -> None:
    three_counties(store)
    with pytest.raises(RefusedError) as refused:
        handed_out(desk_of(store), tmp_path / "out", reader="  ")
    assert refused.value.problems[0].field == "report.reader"
    assert not (tmp_path / "out").exists()
    assert notes(store) == []


def test_where_no_file_can_be_written_none_was_handed_out(store: Store, tmp_path: Path) -> None:
    three_counties(store)
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(HandoutError):
        handed_out(desk_of(store), tmp_path / "out")
    assert notes(store) == []


def test_the_threshold_is_raised_by_whoever_makes_the_report(store: Store) -> None:
    three_counties(store)
    report = made(desk_of(store), threshold=16)
    said = figures(report)
    assert said[CALDWELL]["spoken_lo"] == "<16"
    assert report.totals.threshold == 16


@pytest.mark.parametrize(
    ("role", "reason", "code"),
    [
        (DENISE, "the county asked", "steward_lowers"),
        (STEWARD, " ", "say_why_lower"),
        (STEWARD, "agreement with the county of 3 June", ""),
    ],
)
def test_it_is_lowered_by_the_steward_alone_with_a_reason_that_is_kept(
    store: Store, tmp_path: Path, role: object, reason: str, code: str
) -> None:
    three_counties(store)
    desk = desk_of(store, role)  # type: ignore[arg-type]
    if code:
        with pytest.raises(RefusedError) as refused:
            handed_out(desk, tmp_path / "out", threshold=6, reason=reason)
        assert refused.value.problems[0].code == code
        assert notes(store) == []
    else:
        report = handed_out(desk, tmp_path / "out", threshold=6, reason=reason)
        assert report.totals.count(CALDWELL, "spoken:lo") == 12
        assert notes(store)[0]["purpose"] == f"6: {reason}"


def test_a_canvasser_hands_out_no_report(store: Store, tmp_path: Path) -> None:
    three_counties(store)
    with pytest.raises(RefusedError) as refused:
        handed_out(desk_of(store, ROSA), tmp_path / "out")
    assert refused.value.problems[0].code == "not_allowed"


def test_what_moved_by_few_since_it_was_handed_out_stands_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    event = a_table(store, BURKE)
    sign_up_many(store, event, {"en": 30, "es": 22})
    desk = desk_of(store)
    handed_out(desk, tmp_path / "out")
    sign_up_many(store, event, {"es": 4})
    again = made(desk)
    said = figures(again)[BURKE]
    assert (said["people"], said["sign_ups"], said["spoken_es"]) == ("52", "52", "22")
    assert "people" in again.totals.held
    sign_up_many(store, event, {"es": 7})
    assert figures(made(desk))[BURKE]["people"] == "63"


def test_many_more_in_all_hold_what_moved_by_few_beside(store: Store, tmp_path: Path) -> None:
    event = a_table(store, BURKE)
    sign_up_many(store, event, {"en": 30, "es": 22})
    desk = desk_of(store)
    handed_out(desk, tmp_path / "out")
    sign_up_many(store, event, {"en": 40, "es": 3})
    assert figures(made(desk))[BURKE]["people"] == "52"


def test_a_stricter_report_later_prints_nothing_that_would_be_held(
    store: Store, tmp_path: Path
) -> None:
    event = a_table(store, BURKE)
    sign_up_many(store, event, {"en": 30, "es": 15})
    desk = desk_of(store)
    handed_out(desk, tmp_path / "out")
    sign_up_many(store, event, {"en": 2})
    report = made(desk, threshold=21)
    assert report.totals.count(BURKE, "sign_ups") is Mark.CLOSED


def test_past_totals_stay_when_somebody_is_erased(store: Store, tmp_path: Path) -> None:
    event = a_table(store, BURKE)
    sign_ups = sign_up_many(store, event, {"en": 30, "es": 22})
    desk = desk_of(store)
    handed_out(desk, tmp_path / "out")
    (row,) = (
        each for each in read_rows(store.connection, BY_NAME["sign_up"]) if each.id == sign_ups[-1]
    )
    forget_person(store, DENISE, row.ref("person"), how="SPOKEN")
    counted = count_month(desk, MONTH)
    assert counted.counts[BURKE, "sign_ups"] == 52
    said = figures(made(desk))[BURKE]
    assert (said["sign_ups"], said["people"], said["spoken_es"]) == ("52", "52", "22")


def test_a_note_that_cannot_be_read_holds_up_nothing(store: Store) -> None:
    three_counties(store)
    with an_act(store, DENISE, None) as act:
        act.create(
            BY_NAME["handout"],
            {
                "kind": "MONTHLY",
                "reader": READER,
                "reader_key": MONTH,
                "revision": 1,
                "rows": 1,
                "data_as_of": 1,
                "figures": [["not", "packed"]],
            },
        )
    report = made(desk_of(store))
    assert report.header.revision == 2
    assert not report.totals.held


def test_a_withdrawn_sign_up_is_counted_nowhere(store: Store) -> None:
    event = a_table(store, BURKE)
    sign_up_many(store, event, {"en": 20})
    gone = recorded(store, a_sign_up(name_given="Gone"), DENISE, event).sign_up
    withdraw_sign_up(store, DENISE, gone)
    assert count_month(desk_of(store), MONTH).counts[BURKE, "sign_ups"] == 20
