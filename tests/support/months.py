"""A month of work for tests: sign-up tables in counties, and who came to them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, create_event, publish_event
from fieldapp.actions.places import SitePlan
from fieldapp.store.store import Store
from tests.support.stores import DENISE, a_sign_up, lists, recorded

STEWARD: Final = Author(user=b"user-sam-0000004", role="STEWARD")
MONTH: Final = "2026-06"
BURKE, CALDWELL, AVERY = "37023", "37027", "37011"


def a_table(store: Store, county: str, *, letter: str = "A", day: int = 13) -> bytes:
    """Make a sign-up table of that day at a place in a county."""
    plan = EventPlan(
        code=f"BUR-06{day:02d}{letter}",
        title="Pantry",
        kind="SIGNUP",
        starts=f"{MONTH}-{day:02d}T08:00",
        ends=f"{MONTH}-{day:02d}T14:00",
        site=SitePlan(name="St. Luke's", kind="CHURCH", county_fips=county),
    )
    event = create_event(store, DENISE, plan).event
    publish_event(store, DENISE, event)
    return event


def sign_up_many(store: Store, event: bytes, speak: Mapping[str, int], **typed: Any) -> list[bytes]:
    """Sign people up by what they speak; gives the sign-ups."""
    more = {"phone": "", "phone_kind": "NONE", "interpreter_wanted": "", "modes": ()} | typed
    return [
        recorded(
            store, a_sign_up(name_given=f"{tag} {at}", lang_spoken=tag, **more), DENISE, event
        ).sign_up
        for tag, n in speak.items()
        for at in range(n)
    ]


def three_counties(store: Store) -> None:
    """Fill a month: four people in Burke speak Lao, a few elsewhere as well."""
    for county, letter, speak in (
        (BURKE, "A", {"en": 30, "es": 22, "lo": 4}),
        (CALDWELL, "B", {"en": 25, "es": 14, "lo": 12}),
        (AVERY, "C", {"en": 40, "es": 13, "lo": 11}),
    ):
        sign_up_many(store, a_table(store, county, letter=letter), speak)


def desk_of(store: Store, author: Author = DENISE) -> OpenedDesk:
    """Give the desk of the office at the end of the month."""
    return OpenedDesk(
        store=store,
        author=author,
        user_name="Denise R.",
        event=None,
        lists=lists(),
        today=lambda: date(2026, 6, 30),
    )
