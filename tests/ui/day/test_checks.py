"""The ready check: each line OK, to look at, or in the way, and the worst decides."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from fieldapp.actions.day import DaySeen, ReadyFacts, SeatsHere
from ui.day.checks import GIGABYTE, Around, Level, checks, worst
from ui.day.ready_words import check_line, ready_headline
from ui.machine import Machine
from ui.texts import span_words

NOW_MS = 1_780_000_000_000
READY = ReadyFacts(
    has_server=True,
    heard_ms=NOW_MS - 60_000,
    clock_off_ms=1_000,
    codes="2026-11.2",
    people=("Rosa",),
    seats=SeatsHere(title="Next Saturday", free=20, times=9),
    offers=2,
    languages=6,
)
SEEN = DaySeen(
    event=bytes(16),
    title="Pantry",
    starts="2026-06-13T08:00",
    ends="2026-06-13T14:00",
    status="PUBLISHED",
    letter="A",
    ready=READY,
)
AROUND = Around(
    machine=Machine(battery=92, plugged=False, free=40 * GIGABYTE),
    fonts_missing=0,
    now_ms=NOW_MS,
    today=date(2026, 6, 12),
)


def levels(seen: DaySeen, around: Around = AROUND) -> dict[str, Level]:
    return {each.code: each.level for each in checks(seen, around) if each.level is not Level.OK}


def test_a_laptop_that_has_all_of_it_is_ready_and_offline_is_fine() -> None:
    found = checks(SEEN, AROUND)
    assert worst(found) is Level.OK
    assert ready_headline(found) == ("Ready. Offline is fine.", "green")


@pytest.mark.parametrize(
    ("facts", "code", "level"),
    [
        ({"seats": None}, "seats", Level.LOOK),
        ({"seats": SeatsHere(title="", free=0, times=9)}, "seats", Level.LOOK),
        ({"heard_ms": 0}, "sync", Level.STOP),
        ({"heard_ms": NOW_MS - 3 * 86_400_000}, "sync", Level.LOOK),
        ({"clock_off_ms": -600_000}, "clock", Level.STOP),
        ({"clock_off_ms": None}, "clock", Level.LOOK),
        ({"codes": ""}, "codes", Level.STOP),
    ],
)
def test_what_the_store_lacks_is_told(facts: dict[str, Any], code: str, level: Level) -> None:
    assert levels(replace(SEEN, ready=replace(READY, **facts))) == {code: level}


@pytest.mark.parametrize(
    ("machine", "found"),
    [
        (Machine(battery=34, plugged=False, free=GIGABYTE), {"battery": Level.STOP}),
        (Machine(battery=64, plugged=False, free=GIGABYTE), {"battery": Level.LOOK}),
        (Machine(battery=5, plugged=True, free=GIGABYTE), {}),
        (Machine(battery=None, plugged=None, free=None), {}),
        (Machine(battery=90, free=GIGABYTE // 2), {"disk": Level.LOOK}),
        (Machine(battery=90, free=GIGABYTE // 10), {"disk": Level.STOP}),
    ],
)
def test_what_the_computer_lacks_is_told(machine: Machine, found: dict[str, Level]) -> None:
    assert levels(SEEN, replace(AROUND, machine=machine)) == found


def test_no_event_is_in_the_way_and_one_that_is_over_is_looked_at() -> None:
    assert levels(replace(SEEN, event=None))["event"] is Level.STOP
    assert levels(SEEN, replace(AROUND, today=date(2026, 6, 14))) == {"event": Level.LOOK}


def test_a_laptop_without_a_server_needs_none() -> None:
    alone = replace(READY, has_server=False, heard_ms=0, clock_off_ms=None)
    assert levels(replace(SEEN, ready=alone)) == {}


def test_every_line_says_what_to_do() -> None:
    seen = replace(SEEN, event=None, ready=ReadyFacts(has_server=True, clock_off_ms=9_000_000))
    around = replace(AROUND, machine=Machine(battery=3, free=1), fonts_missing=2)
    locale = QLocale("en_US")
    for check in checks(seen, around):
        assert check_line(check, seen, around, locale).words or check.code == "people"


def test_a_span_is_said_in_the_unit_that_people_use() -> None:
    spans = [
        span_words(minutes).replace("\u2066", "").replace("\u2069", "")
        for minutes in (7, 180, 44_640)
    ]
    assert spans == ["7 minutes", "3 hours", "31 days"]
