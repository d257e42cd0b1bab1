"""Events as a file to read and change by hand; `resources/demo/event.toml` shows the form."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from fieldapp.actions.acting import Author
from fieldapp.actions.events import (
    CreatedEvent,
    EventPlan,
    OfferPlan,
    SlotPlan,
    create_event,
)
from fieldapp.actions.places import SitePlan
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store.store import Store

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CODE: Final = re.compile(r"\b([A-Z]{3})-(\d{4})([A-Z])\b", re.ASCII)
_OWN: Final = frozenset(
    "code title kind starts ends tz quick_after_min walk_ins contact_on_site drafts_ok"
    " provider".split()
)
_OTHER: Final = frozenset("site same_site next_event languages_expected offer slot times".split())


def shifted(text: str, days: int) -> str:
    """Give an event file with all its days, and the days in its codes, moved by `days`."""
    moved = timedelta(days=days)

    def of_code(found: re.Match[str]) -> str:
        day = datetime.strptime(f"2000{found[2]}", "%Y%m%d").date() + moved  # noqa: DTZ007
        return f"{found[1]}-{day:%m%d}{found[3]}"

    def of_day(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + moved).isoformat()

    return _DAY.sub(of_day, _CODE.sub(of_code, text))


def create_events(
    store: Store, author: Author, text: str, *, lists: CodeLists | None = None
) -> dict[str, CreatedEvent]:
    """Make every event of a file, by code; events named as `next_event` come first.

    With `lists`, codes that are on none are refused.

    Raises: RefusedError plan_unreadable, and as `create_event`.
    """
    try:
        given = _by_code(tomllib.loads(text)["event"])
        order = list(_in_order(given))
        plans = {code: _plan(given[code]) for code in order}
    except (KeyError, TypeError, ValueError, AttributeError):
        raise RefusedError((Problem(field="file", code="plan_unreadable"),)) from None
    sites = {code: plan.site for code, plan in plans.items()}
    made: dict[str, CreatedEvent] = {}
    for code in order:
        at = str(given[code].get("same_site", code))
        following = given[code].get("next_event")
        plan = replace(
            plans[code],
            site=sites.get(at),
            next_event=made[following].event if following else None,
        )
        made[code] = create_event(store, author, plan, lists=lists)
        sites[at] = made[code].site
    return made


def _by_code(events: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {str(each["code"]): each for each in events}
    named = {each[name] for each in events for name in ("next_event", "same_site") if name in each}
    known = _OWN | _OTHER | {"language_blocks"}
    if len(found) != len(events) or named - found.keys() or any(e.keys() - known for e in events):
        raise ValueError("events")
    return found


def _in_order(given: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    left = dict(given)
    while left:
        ready = [code for code, each in left.items() if each.get("next_event") not in left]
        if not ready:
            raise ValueError("events that follow one another in a ring")
        for code in ready:
            del left[code]
            yield code


def _plan(given: Mapping[str, Any]) -> EventPlan:
    blocks = given.get("language_blocks", {})
    slots = [SlotPlan(**each) for each in given.get("slot", ())] + list(_times(given))
    return EventPlan(
        **{name: given[name] for name in _OWN if name in given},
        site=_site(given["site"]) if "site" in given else None,
        offers=tuple(OfferPlan(**each) for each in given.get("offer", ())),
        slots=tuple(
            replace(slot, language_block=tuple(blocks.get(slot.starts, slot.language_block)))
            for slot in slots
        ),
        languages_expected=tuple(
            (str(tag), int(count)) for tag, count in given.get("languages_expected", ())
        ),
    )


def _site(given: Mapping[str, Any]) -> SitePlan:
    return SitePlan(**{**given, "access": tuple(given.get("access", ()))})


def _times(given: Mapping[str, Any]) -> Iterator[SlotPlan]:
    """Give the slots of a line such as "12 times of 20 minutes from nine o'clock on"."""
    times = given.get("times")
    if times is None:
        return
    start, step = datetime.fromisoformat(times["first"]), timedelta(minutes=times["minutes"])
    for number in range(times["count"]):
        begins = start + number * step
        yield SlotPlan(
            starts=begins.isoformat(timespec="minutes"),
            ends=(begins + step).isoformat(timespec="minutes"),
            capacity=times["capacity"],
        )
