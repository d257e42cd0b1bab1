"""What happens on the Saturday, read from `resources/demo`: files to read and change."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import resources
from fieldapp.actions.importing import draft_of_cells
from fieldapp.domain.sign_up import SignUpDraft

FOLDER: Final = Path(resources.__path__[0]) / "demo"
OFFICE: Final = "office"
_DRAFT: Final = frozenset(each.name for each in fields(SignUpDraft))


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Somebody at a table: name, role, the letter of their laptop, languages as the user row."""

    name: str
    role: str
    laptop: str
    languages: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpreterPlan:
    """An interpreter with one shift; `speaks` are tags besides English."""

    name: str
    gender: str
    speaks: tuple[str, ...]
    qualification: str
    modes: tuple[str, ...]
    starts: str
    ends: str
    mode: str
    place: str
    breaks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arrival:
    """Somebody who signs up: where, when, as typed, and the time at the clinic they want."""

    laptop: str
    at: str
    draft: SignUpDraft
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Correction:
    """A phone of somebody, corrected at a laptop or in the office."""

    who: str
    at: str
    family: str
    birth: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Somebody who was booked at a table takes a consent back."""

    who: str
    at: str
    language: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """Seats that the coordinator gives out of the reserve."""

    at: str
    seats: int
    group: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Story:
    """The whole day. `moments` are named times; all times are those at the place.

    `seats` are how many seats of each of the clinic's times a laptop gets, by letter.
    """

    organization: str
    coordinator: str
    office: str
    zone: ZoneInfo
    moments: dict[str, str]
    events: str
    sign_up_event: str
    clinic: str
    crew: tuple[Worker, ...]
    interpreters: tuple[InterpreterPlan, ...]
    arrivals: tuple[Arrival, ...]
    corrections: tuple[Correction, ...]
    withdrawal: Withdrawal
    reserve: Reserve
    seats: dict[str, list[int]]

    def ms(self, at: str) -> int:
        """Give a time at the place (or the name of a moment) in milliseconds since 1970."""
        local = datetime.fromisoformat(self.moments.get(at, at)).replace(tzinfo=self.zone)
        return int(local.timestamp() * 1000)


def read_story(folder: Path = FOLDER) -> Story:
    """Read the files of the demo. Raises: what the reading of a damaged file raises."""
    day = tomllib.loads((folder / "saturday.toml").read_text("utf-8"))
    events = (folder / "event.toml").read_text("utf-8")
    first = next(each for each in tomllib.loads(events)["event"] if "next_event" in each)
    clock = dict(day["clock"])
    return Story(
        organization=day["organization"]["name"],
        coordinator=day["organization"]["coordinator"],
        office=day["organization"]["office"],
        zone=ZoneInfo(clock.pop("tz")),
        moments=clock,
        events=events,
        sign_up_event=first["code"],
        clinic=first["next_event"],
        crew=tuple(_worker(row) for row in _rows(folder / "crew.csv")),
        interpreters=tuple(_interpreter(row) for row in _rows(folder / "interpreters.csv")),
        arrivals=tuple(_arrival(row) for row in _rows(folder / "people.csv")),
        corrections=tuple(Correction(**each) for each in day["correction"]),
        withdrawal=Withdrawal(**day["consent_withdrawn"]),
        reserve=Reserve(**day["reserve"]),
        seats=day["seats"],
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from csv.DictReader(StringIO(path.read_text("utf-8-sig")))


def _worker(row: dict[str, str]) -> Worker:
    spoken = (each.split() for each in row["languages"].split(";"))
    return Worker(
        name=row["name"],
        role=row["role"],
        laptop=row["laptop"],
        languages=tuple((tag, level, proof) for tag, level, proof in spoken),
    )


def _interpreter(row: dict[str, str]) -> InterpreterPlan:
    breaks = tuple((a, b) for a, b in (each.split("-") for each in row["breaks"].split()))
    return InterpreterPlan(
        name=row["name"],
        gender=row["gender"],
        speaks=tuple(row["speaks"].split()),
        qualification=row["qualification"],
        modes=tuple(each.strip() for each in row["modes"].split(";")),
        starts=row["starts"],
        ends=row["ends"],
        mode=row["mode"],
        place=row["place"],
        breaks=breaks,
    )


def _arrival(row: dict[str, str]) -> Arrival:
    typed = {name: cell for name, cell in row.items() if name in _DRAFT and cell}
    return Arrival(
        laptop=row["laptop"], at=row["at"], draft=draft_of_cells(typed), slot=row["slot"]
    )
