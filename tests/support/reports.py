"""A month of two pantries in two counties, with few who speak Lao."""

from pathlib import Path

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, OfferPlan, create_event, publish_event
from fieldapp.actions.places import SitePlan
from fieldapp.store.store import Store
from tests.support.stores import DENISE, a_sign_up, a_store, recorded
from tests.ui.laptop import a_desk

BURKE = "37023"
SPEAK = {"en": 30, "es": 22, "lo": 4}


def a_month(folder: Path, speak: dict[str, int] | None = None) -> OpenedDesk:
    """Give the office's laptop after a pantry in Burke county in June 2026."""
    store = a_store(folder / "store")
    event = a_pantry(store, "BUR-0613A", BURKE)
    for language, people in (speak or SPEAK).items():
        for number in range(people):
            comes(store, event, language, number)
    return a_desk(store, None, author=DENISE)


def a_pantry(store: Store, code: str, county: str) -> bytes:
    """Make an event in a county."""
    plan = EventPlan(
        code=code,
        title="Food pantry",
        kind="SIGNUP",
        starts="2026-06-13T08:00",
        ends="2026-06-13T14:00",
        site=SitePlan(name=f"Church {code}", kind="CHURCH", county_fips=county),
        offers=(OfferPlan(group="COVID19", age_from="12 years"),),
    )
    event = create_event(store, DENISE, plan).event
    publish_event(store, DENISE, event)
    return event


def comes(store: Store, event: bytes, language: str, number: int) -> None:
    """Somebody signs up there."""
    draft = a_sign_up(
        name_given=f"Name {number}",
        name_family=language,
        name_family2="",
        lang_spoken=language,
        interpreter_wanted="YES" if language == "lo" else "",
        phone="",
        race_eth=(),
    )
    recorded(store, draft, event=event)
