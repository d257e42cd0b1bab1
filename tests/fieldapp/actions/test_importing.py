"""A file of sign-ups comes in whole and once; what is refused is said, row by row."""

import csv
import io
from pathlib import Path

import pytest

from fieldapp.actions.importing import (
    COLUMNS,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    ImportReport,
    RowOutcome,
    import_sign_ups,
    report_csv,
)
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.lists import sign_up_lines
from fieldapp.store.store import Store
from tests.support.stores import DENISE, TODAY, a_row, an_open_store, lists

HEAD = "name_given,name_family,birth,lang_spoken,granted"
GOOD = "Juana,Tomás,1961-04-09,kjb,STORE; CALL"
EVENT_VALUES = {
    "code": "BUR-0613A",
    "title": "Food pantry",
    "kind": "SIGNUP",
    "status": "PUBLISHED",
    "starts": "2026-06-13T08:00",
    "ends": "2026-06-13T14:00",
    "tz": "America/New_York",
}


def an_event(store: Store) -> bytes:
    return a_row(store, "event", EVENT_VALUES, event=None)


def taken(store: Store, event: bytes, *rows: str, head: str = HEAD) -> ImportReport:
    raw = "\r\n".join([head, *rows]).encode()
    return import_sign_ups(store, DENISE, event, raw, today=TODAY, lists=lists())


def kept(store: Store, event: bytes) -> list[SignUpDraft]:
    lines = sign_up_lines(store, event, most=500)
    return [draft_of(open_sign_up(store, line.sign_up)) for line in reversed(lines)]


def codes(report: ImportReport) -> list[list[str]]:
    return [[each.code for each in row.problems] for row in report.rows]


def test_every_row_is_recorded_or_refused_with_all_its_reasons(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        report = taken(store, event, GOOD, ",,x,zz,", "Marta,Gil,1990-02-03,es,STORE")
        assert [row.state for row in report.rows] == ["recorded", "refused", "recorded"]
        assert [row.ticket for row in report.rows] == ["A-001", "", "A-002"]
        assert set(codes(report)[1]) == {
            "name_needed",
            "birth_unreadable",
            "unknown_code",
            "store_consent_needed",
        }
        assert [each.name_given for each in kept(store, event)] == ["Juana", "Marta"]


def test_the_same_file_twice_records_nothing_twice(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        first = taken(store, event, GOOD, "Marta,Gil,1990-02-03,es,STORE")
        again = taken(store, event, GOOD, "Marta,Gil,1990-02-03,es,STORE")
        assert [row.state for row in again.rows] == ["already", "already"]
        assert [row.ticket for row in again.rows] == [row.ticket for row in first.rows]
        assert len(kept(store, event)) == 2


def test_a_corrected_row_comes_in_with_the_next_try(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        taken(store, event, GOOD, "Marta,Gil,1990-02-31,es,STORE")
        again = taken(store, event, GOOD, "Marta,Gil,1990-02-03,es,STORE")
        assert [row.state for row in again.rows] == ["already", "recorded"]


def test_a_row_with_a_key_of_its_own_is_known_by_it(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        head = "import_key," + HEAD
        taken(store, event, "17," + GOOD, head=head)
        report = taken(store, event, "17," + GOOD.replace("Juana", "Juanita"), head=head)
        assert [row.state for row in report.rows] == ["already"]


def test_one_person_twice_in_a_file_comes_in_once_and_is_told(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        report = taken(store, event, GOOD, GOOD)
        assert [row.state for row in report.rows] == ["recorded", "refused"]
        assert codes(report)[1] == ["row_repeated"]
        assert dict(report.rows[1].problems[0].args) == {"row": "1"}


def test_a_kill_between_record_and_mark_does_not_bring_a_row_in_twice(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        taken(store, event, GOOD)
        with store.writing() as connection:  # as the file is when the mark was never written
            connection.execute("DELETE FROM meta WHERE name LIKE 'imported:%'")
        again = taken(store, event, GOOD, "Marta,Gil,1990-02-03,es,STORE")
        assert [row.state for row in again.rows] == ["already", "recorded"]
        assert again.rows[0].ticket == "A-001"
        assert len(kept(store, event)) == 2


def test_what_was_announced_but_never_recorded_still_comes_in(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        taken(store, event, GOOD)
        name = "imported:" + event.hex() + ":k1"
        with store.writing():
            store.remember("import_open", [name, store.read_tail().seq])
        head = "import_key," + HEAD
        report = taken(store, event, "k1,Marta,Gil,1990-02-03,es,STORE", head=head)
        assert [row.state for row in report.rows] == ["recorded"]


def test_what_an_export_guarded_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        head = HEAD + ",remark,street"
        taken(store, event, GOOD + ",'=HYPERLINK(1),'-12 Elm Street", head=head)
        (draft,) = kept(store, event)
        assert (draft.remark, draft.street) == ("=HYPERLINK(1)", "-12 Elm Street")


def test_lists_and_yes_or_no_are_read_as_the_export_writes_them(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        head = HEAD + ",wants,finish_later,phone,phone_shared"
        taken(store, event, GOOD + ",COVID19; FLU,Y,(828) 555-0134,N", head=head)
        (draft,) = kept(store, event)
        assert draft.wants == ("COVID19", "FLU")
        assert draft.granted == ("STORE", "CALL")
        assert draft.finish_later
        assert not draft.phone_shared
        assert draft.source == "IMPORT"


@pytest.mark.parametrize("cells", ["maybe", "yes", "1"])
def test_anything_else_than_y_or_n_is_refused(tmp_path: Path, cells: str) -> None:
    with an_open_store(tmp_path) as store:
        report = taken(store, an_event(store), f"{GOOD},{cells}", head=HEAD + ",finish_later")
        assert codes(report) == [["row_yes_or_no"]]


def test_a_row_of_another_length_is_refused_and_the_next_one_is_not(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        report = taken(store, event, GOOD + ",x", "Marta,Gil,1990-02-03,es,STORE", "Ana")
        assert codes(report) == [["row_uneven"], [], ["row_uneven"]]


def test_an_empty_row_between_others_is_told_and_empty_ends_are_not(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        report = taken(store, an_event(store), ",,,,", GOOD, ",,,,", "", "")
        assert [row.state for row in report.rows] == ["refused", "recorded"]
        assert codes(report)[0] == ["row_empty"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file_no_header"),
        (b"\xff\xfe", "file_not_text"),
        (b"name_given\nJos\x00e\n", "file_not_text"),
        ("name_given\nJosé\n".encode("latin-1"), "file_not_text"),
        (b"given\nAna\n", "file_unknown_column"),
        (b"name_given,name_given\nAna,Ana\n", "file_repeated_column"),
        (b'name_given\n"Ana\n', "file_broken_quotes"),
        (b",".join([b"name_given"] * (MAX_COLUMNS + 1)), "file_too_many_columns"),
        (b"name_given\n" + b"Ana\n" * (MAX_ROWS + 1), "file_too_many_rows"),
        (b"x" * (MAX_BYTES + 1), "file_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_whole_leaves_nothing(
    tmp_path: Path, raw: bytes, code: str
) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        with pytest.raises(RefusedError) as refused:
            import_sign_ups(store, DENISE, event, raw, today=TODAY, lists=lists())
        assert [each.code for each in refused.value.problems] == [code]
        assert kept(store, event) == []


def test_a_byte_order_mark_and_capitals_in_the_header_do_not_matter(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        raw = b"\xef\xbb\xbf" + f"{HEAD.upper()}\n{GOOD}\n".encode()
        report = import_sign_ups(store, DENISE, event, raw, today=TODAY, lists=lists())
        assert report.count("recorded") == 1


@pytest.mark.parametrize(
    "hostile",
    ["=1+1", "'; DROP TABLE person; --", "<b>x</b>", "\u202egnp.exe", "a\x07b", "x" * 5_000],
)
def test_hostile_text_comes_back_exactly_or_is_refused(tmp_path: Path, hostile: str) -> None:
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow((*HEAD.split(","), "remark"))
        writer.writerow((*GOOD.split(","), hostile))
        raw = text.getvalue().encode()
        report = import_sign_ups(store, DENISE, event, raw, today=TODAY, lists=lists())
        drafts = kept(store, event)
        assert [each.remark for each in drafts] == [hostile] * report.count("recorded")
        assert report.count("recorded") + report.count("refused") == 1


def test_an_event_that_is_not_here_takes_no_file(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store, pytest.raises(RefusedError):
        taken(store, b"no-such-event-00", GOOD)


def test_each_row_is_told_of_when_it_is_through(tmp_path: Path) -> None:
    heard: list[RowOutcome] = []
    with an_open_store(tmp_path) as store:
        raw = f"{HEAD}\n{GOOD}\n,,,,x\n".encode()
        event = an_event(store)
        report = import_sign_ups(
            store, DENISE, event, raw, today=TODAY, lists=lists(), told=heard.append
        )
    assert tuple(heard) == report.rows


def test_the_report_lists_every_row_and_repeats_nothing_that_was_typed(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        report = taken(store, an_event(store), GOOD, "Zebulon,,1990-13-01,es,STORE")
    raw = report_csv(report, lambda problem: f"={problem.code}")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [row["state"] for row in rows] == ["recorded", "refused"]
    assert rows[1]["problems"].startswith("'=")
    assert "Zebulon" not in raw.decode("utf-8-sig")


def test_every_field_of_a_sign_up_can_be_a_column() -> None:
    assert set(SignUpDraft.__slots__) <= set(COLUMNS)
    assert len(COLUMNS) <= MAX_COLUMNS


def test_a_guardians_consent_comes_in_with_its_form(tmp_path: Path) -> None:
    head = f"{HEAD},wants,guardian_for,guardian_relationship,guardian_document,guardian_paper"
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        row = "Ty,Gaither,2010-01-22,en,STORE,FLU,FLU,PARENT,WRITTEN,G-7"
        taken(store, event, row, head=head)
        (draft,) = kept(store, event)
    assert (draft.guardian_for, draft.guardian_relationship) == (("FLU",), "PARENT")
    assert (draft.guardian_document, draft.guardian_paper) == ("WRITTEN", "G-7")


def test_earlier_doses_come_in_with_what_is_known_of_them(tmp_path: Path) -> None:
    doses = "COVID19:208:6/1/2021:ELSEWHERE:CARD; FLU::2025"
    with an_open_store(tmp_path) as store:
        event = an_event(store)
        report = taken(store, event, f"{GOOD},{doses}", f"{GOOD},:208", head=f"{HEAD},doses")
        (draft,) = kept(store, event)
    assert codes(report) == [[], ["dose_group_needed"]]
    told = [(each.group, each.product, each.when, each.proof) for each in draft.doses]
    assert told == [("COVID19", "208", "6/1/2021", "CARD"), ("FLU", "", "2025", "SAID")]
