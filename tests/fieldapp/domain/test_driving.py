"""Giving rides: what is typed of one, what follows, and two chairs for one lift."""

from datetime import date

import pytest

from fieldapp.domain.driving import (
    RideDraft,
    Run,
    drivers_of,
    next_steps,
    read_ride,
    shown_amount,
    too_close,
)

TODAY = date(2026, 6, 15)


def test_what_is_typed_of_a_ride_is_read() -> None:
    read = read_ride(
        RideDraft(
            ready=" 8:15 ",
            pickup=" side door",
            driver_name=" Earl Webb ",
            driver_phone="828 555 0133",
            driver_cleared="6/1",
            amount="$12.50",
        ),
        "2026-06-20",
        TODAY,
    )
    assert read == {
        "ready_at": "2026-06-20T08:15",
        "pickup": "side door",
        "driver_name": "Earl Webb",
        "driver_phone": "+18285550133",
        "driver_cleared_on": "2026-06-01",
        "voucher_no": None,
        "amount_cents": 1250,
    }
    assert shown_amount(1250) == "12.50"


def test_everything_wrong_is_said_at_once() -> None:
    draft = RideDraft(ready="noonish", driver_phone="12", driver_cleared="7/1/2026", amount="ten")
    found = read_ride(draft, "2026-06-20", TODAY)
    assert isinstance(found, tuple)
    assert {(each.field, each.code) for each in found} == {
        ("ride.ready_at", "time_unreadable"),
        ("ride.driver_phone", "phone_too_short"),
        ("ride.driver_cleared_on", "day_ahead"),
        ("ride.amount_cents", "amount_unreadable"),
    }


@pytest.mark.parametrize(
    ("state", "mode", "returns", "steps"),
    [
        ("WANTED", "DRIVER", True, ("OFFERED", "CONFIRMED", "PICKEDUP", "DROPPED", "RETURNED")),
        ("ASSIGNED", "TRANSIT", False, ("CONFIRMED", "PICKEDUP", "DROPPED")),
        ("DROPPED", "DRIVER", False, ()),
        ("NODRIVER", "DRIVER", True, ()),
        ("WANTED", "BUSPASS", True, ("CONFIRMED",)),
    ],
)
def test_only_what_can_follow_is_offered(
    state: str, mode: str, returns: bool, steps: tuple[str, ...]
) -> None:
    failed = {"NODRIVER", "MISSED"}
    offered = next_steps(state, mode, returns=returns)
    assert tuple(each for each in offered if each not in failed) == steps


def a_run(key: str, at: str, driver: str = "Earl", *, lift: bool = True) -> Run:
    ready = f"2026-06-20T{at}" if at else ""
    return Run(key=key.encode(), ready_at=ready, driver=driver, lift=lift)


def test_one_lift_takes_one_chair_in_forty_minutes() -> None:
    """Monday 08:00 of the week: two rides staggered by 40 minutes."""
    near = [a_run("a", "08:00"), a_run("b", "08:20", " earl "), a_run("c", "09:00")]
    assert too_close(near) == {b"a": (b"b", 20), b"b": (b"a", 20)}
    apart = [
        a_run("a", "08:00"),
        a_run("b", "08:40"),
        a_run("c", "08:05", "Ida"),
        a_run("d", "08:10", lift=False),
        a_run("e", ""),
        a_run("f", "08:00", ""),
        a_run("g", "08:00", ""),
    ]
    assert too_close(apart) == {}


def test_a_driver_is_known_by_what_was_said_last() -> None:
    found = drivers_of(
        [
            {"driver_name": "Earl Webb", "driver_phone": "+18285550133"},
            {"driver_name": "Ida"},
            {"driver_name": "earl webb", "driver_cleared_on": "2026-06-01"},
            {"driver_name": None},
        ]
    )
    assert [(each.name, each.phone, each.cleared_on, each.rides) for each in found] == [
        ("earl webb", "+18285550133", "2026-06-01", 2),
        ("Ida", "", "", 1),
    ]
