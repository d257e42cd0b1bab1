"""An evening of calls, nineteen days after a clinic of 2021, whose products differ in their waits.

Then one product's window opens in two days, another's a week later.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from fieldapp.actions.acting import Author
from fieldapp.actions.call_lines import CallLine
from fieldapp.actions.call_list import CallsSeen, look_at_calls
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.dose_tasks import plan_next_doses
from fieldapp.actions.events import EventPlan, OfferPlan, create_event
from fieldapp.actions.signing_up import Recorded, record_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store
from tests.support.stores import DENISE, a_row, a_sign_up, a_store, lists
from tests.support.vault import ToldClock

CLINIC_DAY: Final = date(2021, 6, 12)
PFIZER, MODERNA = "208", "207"
ANA: Final = Author(user=b"user-anacaller-5", role="CALLER")
_ZONE: Final = ZoneInfo("America/New_York")


def at(text: str) -> int:
    """Give the milliseconds of a local time in North Carolina, `2021-07-01T18:30`."""
    local = datetime.fromisoformat(text).replace(tzinfo=_ZONE)
    return int(local.astimezone(UTC).timestamp() * 1000)


NINETEEN_DAYS_ON: Final = "2021-07-01T18:30"  # a Thursday evening


@dataclass
class Evening:
    """A laptop's store on an evening of calls; `now` is told."""

    store: Store
    clock: ToldClock
    event: bytes

    def later(self, text: str) -> None:
        """Let it be another time."""
        self.clock.now_ms = at(text)

    def today(self) -> date:
        return datetime.fromtimestamp(self.clock.now_ms / 1000, _ZONE).date()

    def desk(self, author: Author = ANA, name: str = "Ana") -> OpenedDesk:
        return OpenedDesk(
            store=self.store,
            author=author,
            user_name=name,
            event=self.event,
            lists=lists(),
            today=self.today,
        )

    def person(self, given: str, product: str = "", **typed: Any) -> Recorded:
        """Somebody who signed up on the day of the clinic, with a dose given there or none."""
        now, self.clock.now_ms = self.clock.now_ms, at("2021-06-12T10:00")
        usual = {"lang_spoken": "es", "interpreter_wanted": "NO", "modes": (), "name_given": given}
        phone = f"828 555 01{len(self.rows('sign_up')):02d}"
        usual |= {"phone": phone, "granted": ("STORE", "SHAREPROV", "CALL", "VOICEMAIL")}
        draft = a_sign_up(**usual | typed)
        made = record_sign_up(
            self.store, DENISE, self.event, draft, today=CLINIC_DAY, lists=lists()
        )
        if product:
            self.dose(made.person, product)
        self.clock.now_ms = now
        return made

    def dose(self, person: bytes, product: str, **more: Any) -> bytes:
        given: dict[str, Value] = {"person": person, "group": "COVID19", "cvx": product}
        given |= {"date": "2021-06-12", "dose_no": 1, "place": "HERE", "proof": "PROVIDER"}
        return a_row(self.store, "dose", given | more, self.event)

    def booked(self, sign_up: bytes) -> bytes:
        """A time for the second dose."""
        values: dict[str, Value] = {"sign_up": sign_up, "group": "COVID19", "dose_no": 2}
        made = a_row(self.store, "appointment", values, self.event)
        status: dict[str, Value] = {"appointment": made, "status": "BOOKED"}
        a_row(self.store, "appointment_status", status, self.event)
        return made

    def speaker(self) -> Author:
        """Ana as somebody who said that she speaks Spanish."""
        spoken: dict[str, Value] = {"languages": [["es", "NATIVE", "BILING"]]}
        user = a_row(self.store, "user", {"name": "Ana", "role": "CALLER", **spoken}, None)
        return Author(user=user, role="CALLER")

    def task(self, person: bytes, kind: str, **more: Any) -> bytes:
        """Something somebody is called about, however it came up."""
        return a_row(self.store, "task", {"person": person, "kind": kind, **more}, self.event)

    def plan(self) -> None:
        """A coordinator's laptop is opened."""
        plan_next_doses(self.desk(DENISE, "Denise"))

    def seen(self, author: Author = ANA) -> CallsSeen:
        return look_at_calls(self.desk(author))

    def line(self, given: str, author: Author = ANA) -> CallLine:
        (found,) = [each for each in self.seen(author).lines if each.first_name == given]
        return found

    def rows(self, kind: str) -> list[Row]:
        return read_rows(self.store.connection, BY_NAME[kind])


def an_evening(folder: Path, text: str = NINETEEN_DAYS_ON) -> Evening:
    """A store at that time, with Ana, who speaks Spanish, among its users. Close the store."""
    clock = ToldClock(now_ms=at(text))
    store = a_store(folder / "store", clock=clock)
    made = create_event(
        store,
        DENISE,
        EventPlan(
            code="BUR-0612A",
            title="St. Luke's clinic",
            kind="BOTH",
            starts="2021-06-12T08:00",
            ends="2021-06-12T14:00",
            offers=(OfferPlan(group="COVID19", age_from="12 years"),),
        ),
    )
    return Evening(store, clock, made.event)
