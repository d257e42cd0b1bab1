"""Denise's window with the events page in sight, for tests."""

from dataclasses import dataclass
from pathlib import Path

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import (
    EventPlan,
    OfferPlan,
    SlotPlan,
    create_event,
)
from fieldapp.actions.places import SitePlan
from fieldapp.domain.event_draft import EventDraft
from fieldapp.domain.typed import from_plain
from fieldapp.store.drafts import EVENT, drafts_of
from tests.support.stores import DENISE, a_store
from tests.ui.laptop import TestLaptop, a_desk
from ui.events.screen import EventsScreen
from ui.events.state import PLACE, Edit

CLINIC = EventPlan(
    code="BUR-0620A",
    title="Vaccine clinic",
    kind="CLINIC",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    site=SitePlan(name="Grace Valley Church", kind="CHURCH", city="Valdese", county_fips="37023"),
    offers=(OfferPlan(group="FLU", age_from="6 months"),),
    slots=tuple(
        SlotPlan(starts=f"2026-06-20T{at}", ends=f"2026-06-20T{to}", capacity=6)
        for at, to in (("09:00", "09:20"), ("09:20", "09:40"), ("09:40", "10:00"))
    ),
    languages_expected=(("en", 30), ("kjb", 8)),
)


@dataclass
class Office:
    """Denise's window with the events page in sight."""

    laptop: TestLaptop

    @property
    def page(self) -> EventsScreen:
        page = self.laptop.desktop.window.page
        assert isinstance(page, EventsScreen)
        return page

    def key(self, name: str) -> None:
        self.page.keys[name].activated.emit()
        self.laptop.settle()

    def edit(self, field: str, value: str | tuple[str, ...], at: tuple[str, ...] = ()) -> None:
        self.page.presenter.edit(Edit(field=field, value=value, at=at))

    def type_new(self) -> None:
        self.key("new")
        asked = self.page.card.questions
        for line, text in (
            (asked.title, "Harvest fair"),
            (asked.day, "12 sept"),
            (asked.begins, "8"),
            (asked.ends, "2"),
        ):
            self.laptop.type(line, text)
        asked.kind.chips[0].click()
        self.edit("place", f"{PLACE}Fairground")
        self.edit("place_kind", "PARK")
        self.laptop.type(asked.city, "Morganton")

    def kept(self) -> list[EventDraft]:
        found = drafts_of(self.laptop.store, DENISE.user, EVENT)
        return [from_plain(EventDraft, each.typed) for each in found]

    def said(self) -> str:
        return self.page.card.status.words.text()


def desk(folder: Path, *plans: EventPlan, role: str = "COORDINATOR") -> OpenedDesk:
    store = a_store(folder / "store")
    for plan in plans:
        create_event(store, DENISE, plan)
    return a_desk(store, None, author=Author(user=DENISE.user, role=role))
