"""A clinic whose seats several laptops give: real stores, and what people do with them."""

from dataclasses import dataclass

from fieldapp.actions.events import EventPlan, OfferPlan, SlotPlan, create_event, publish_event
from fieldapp.actions.seat_returns import give_back_asked
from fieldapp.actions.seat_split import split_event
from fieldapp.actions.seating import seats_offered
from fieldapp.actions.signing_up import Recorded
from fieldapp.domain.seats import WAITING_LIST, SeatsOffered
from fieldapp.store.seats import seats_taken
from sync.server.verify import verify
from tests.support.laptops import Laptop, Programme
from tests.support.stores import a_sign_up

WILLING = {"granted": ("STORE", "SHAREPROV"), "wants": ("FLU",)}


@dataclass
class Clinic:
    """A pantry whose people are booked for a clinic, the clinic's times, and three laptops."""

    programme: Programme
    event: bytes
    slots: tuple[bytes, ...]
    tables: list[Laptop]

    @property
    def office(self) -> Laptop:
        return self.programme.denise

    @property
    def letters(self) -> list[str]:
        return [each.store.identity.letter for each in self.tables]

    def split(self, *seats: int) -> None:
        """Decide, and let all laptops hear of it until nothing moves."""
        shares = dict(zip(self.letters, seats, strict=True))
        split_event(self.office.store, self.office.author, self.event, shares)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            moved = 0
            for each in (self.office, *self.tables):
                moved += (outcome := each.sync()).sent + outcome.rows
                moved += give_back_asked(each.store, each.author).seats
            if not moved:
                return

    def booked(self) -> int:
        """How many people hold a seat, as the coordinator sees it."""
        return sum(seats_taken(self.office.store, list(self.slots)).values())

    def overbooked(self) -> list[str]:
        rows = self.office.rows("review").values()
        return [str(each["detail"]) for each in rows if each["reason"] == "OVERBOOK"]

    def verified(self) -> bool:
        return not verify(self.programme.server.service.storage)


def offered(laptop: Laptop) -> SeatsOffered:
    found = seats_offered(laptop.store, laptop.event)
    assert found is not None
    return found


def book_next(laptop: Laptop, name: str) -> Recorded:
    """Give somebody the first free time of this laptop, else the waiting list."""
    seat = next((each.code for each in offered(laptop).seats if each.free), WAITING_LIST)
    return laptop.record(a_sign_up(name_given=name, seat=seat, **WILLING))


def book_many(laptop: Laptop, count: int) -> tuple[int, int]:
    """Sign people up; give how many got a time, and how many wait."""
    letter = laptop.store.identity.letter
    kept = [book_next(laptop, f"{letter}{n}") for n in range(count)]
    seats = [laptop.opened(each.sign_up).seat for each in kept]
    return len(seats) - seats.count(WAITING_LIST), seats.count(WAITING_LIST)


def a_clinic(programme: Programme, *capacities: int, tables: int = 3) -> Clinic:
    office = programme.denise
    plan = EventPlan(
        code="BUR-0620A",
        title="Clinic",
        kind="CLINIC",
        starts="2026-06-20T09:00",
        ends="2026-06-20T13:00",
        offers=(OfferPlan(group="FLU", age_from="6 months"),),
        slots=tuple(
            SlotPlan(
                starts=f"2026-06-20T{9 + n // 3:02}:{n % 3 * 20:02}",
                ends=f"2026-06-20T{9 + (n + 1) // 3:02}:{(n + 1) % 3 * 20:02}",
                capacity=each,
            )
            for n, each in enumerate(capacities)
        ),
    )
    made = create_event(office.store, office.author, plan)
    publish_event(office.store, office.author, made.event)
    pantry = EventPlan(
        code="BUR-0614A",
        title="Pantry",
        kind="SIGNUP",
        starts="2026-06-14T09:00",
        ends="2026-06-14T14:00",
        next_event=made.event,
    )
    event = create_event(office.store, office.author, pantry).event
    publish_event(office.store, office.author, event)
    office.sync()
    office.event = event
    laptops = [programme.canvasser(f"Canvasser {n}", event=event) for n in range(tables)]
    clinic = Clinic(programme, made.event, made.slots, laptops)
    clinic.settle()
    return clinic
