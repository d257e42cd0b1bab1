"""The line before the table: kept through a crash, taken by a save, never in a save's way."""

from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.desk import DeskDraft
from fieldapp.actions.waiting_line import (
    hand_out_number,
    let_wait_again,
    look_at_line,
    pass_over_oldest,
    record_next,
)
from fieldapp.store import waiting_line as kept
from fieldapp.store.errors import StoreError
from tests.support.clinic_days import MINUTE, ClinicDay
from tests.support.stores import a_sign_up, an_open_store, opened_again


def numbers(day: ClinicDay) -> list[int]:
    return [slip.number for slip in look_at_line(day.desk).line.slips]


def test_a_number_outlives_a_crash_and_a_save_takes_the_oldest(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        day = ClinicDay(store)
        for _ in range(3):
            hand_out_number(day.desk)
        again = opened_again(store, tmp_path)
        try:
            day.store, day.desk = again, replace(day.desk, store=again)
            assert numbers(day) == [1, 2, 3]
            record_next(day.desk, DeskDraft(id=b"draft-0000000001", draft=a_sign_up()))
            assert numbers(day) == [2, 3]
            slip = a_sign_up(source="PAPER", paper_no="BUR-0620A0033")
            record_next(day.desk, DeskDraft(id=b"draft-0000000002", draft=slip))
            assert numbers(day) == [2, 3]
        finally:
            again.close()


def test_who_is_not_there_is_passed_over_and_comes_back(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        day = ClinicDay(store)
        first, _ = hand_out_number(day.desk).line.slips[0], hand_out_number(day.desk)
        store.clock.now_ms += MINUTE  # type: ignore[attr-defined]
        pass_over_oldest(day.desk)
        assert numbers(day) == [2]
        let_wait_again(day.desk, first)
        assert numbers(day) == [1, 2]
        assert look_at_line(day.desk).limit_min == 10


def test_a_line_that_cannot_be_kept_does_not_undo_a_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with an_open_store(tmp_path) as store:
        day = ClinicDay(store)
        hand_out_number(day.desk)

        def full(*_: object) -> None:
            raise StoreError("disk_full")

        monkeypatch.setattr("fieldapp.actions.waiting_line.keep_line", full)
        made = record_next(day.desk, DeskDraft(id=b"draft-0000000001", draft=a_sign_up()))
        assert made.ticket == "A-001"
        assert kept.kept_line(store, day.event_id).length == 1


def test_without_an_event_nobody_waits(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        desk = replace(ClinicDay(store).desk, event=None)
        assert not look_at_line(desk).open
        assert hand_out_number(desk).line.length == 0
