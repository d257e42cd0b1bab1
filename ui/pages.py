"""The pages of the window: which there are, for whom, under which key. Each is made when opened."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.rights import ROLES, STEERING
from ui.page import Around, Page

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the side bar. `make` loads the page's code, which no start has to wait for."""

    code: str
    icon: str
    key: str
    roles: frozenset[str]
    make: Callable[[Around], Page]
    counts: bool = False
    """Whether its badge counts also before it was opened: the page is made soon after the start."""
    name: str = ""
    """Code of its name, where roles call it differently; else that of the page."""
    below: bool = False
    """Whether it stands at the foot of the side bar."""
    places: tuple[tuple[str, str], ...] = ()
    """Keys that bring something of it in sight from everywhere, as `Page.go_to_place` names it."""


def _sign_up(around: Around) -> Page:
    from ui.sign_up.screen import SignUpScreen

    return SignUpScreen(around)


def _people(around: Around) -> Page:
    from ui.people.screen import PeopleScreen

    return PeopleScreen(around)


def _events(around: Around) -> Page:
    from ui.events.screen import EventsScreen

    return EventsScreen(around)


def _review(around: Around) -> Page:
    from ui.review.screen import ReviewScreen

    return ReviewScreen(around)


def _rosters(around: Around) -> Page:
    from ui.rosters.screen import RostersScreen

    return RostersScreen(around)


def _report(around: Around) -> Page:
    from ui.report.screen import ReportScreen

    return ReportScreen(around)


def _interpreters(around: Around) -> Page:
    from ui.interpreters.screen import InterpretersScreen

    return InterpretersScreen(around)


def _calls(around: Around) -> Page:
    from ui.calls.screen import CallsScreen

    return CallsScreen(around)


def _laptops(around: Around) -> Page:
    from ui.laptops.screen import LaptopsScreen

    return LaptopsScreen(around)


def _words(around: Around) -> Page:
    from ui.words.screen import WordsScreen

    return WordsScreen(around)


def _clinic(around: Around) -> Page:
    from ui.clinic.screen import ClinicScreen

    return ClinicScreen(around)


def _finish_later(around: Around) -> Page:
    from ui.finish_later.screen import FinishLaterScreen

    return FinishLaterScreen(around)


def _rides(around: Around) -> Page:
    from ui.rides.screen import RidesScreen

    return RidesScreen(around)


def _tally(around: Around) -> Page:
    from ui.tally.screen import TallyScreen

    return TallyScreen(around)


def _day(around: Around) -> Page:
    from ui.day.screen import DayScreen

    return DayScreen(around)


def _preferences(around: Around) -> Page:
    from ui.preferences.screen import PreferencesScreen

    return PreferencesScreen(around)


_TABLE: Final = frozenset({"CANVASSER", "INTERPRETER", "CALLER", "DRIVERDESK", "COORDINATOR"})
_OFFICE: Final = frozenset({"COORDINATOR"})
_SIGNS_UP: Final = frozenset({"CANVASSER"})
_DRIVES: Final = frozenset({"DRIVERDESK"})
_COUNTS: Final = frozenset({"CANVASSER", "INTERPRETER"})


def _at_the_table(
    *,
    code: str,
    icon: str,
    key: str,
    roles: frozenset[str],
    make: Callable[[Around], Page],
    counts: bool = False,
) -> tuple[Entry, ...]:
    """Give a page of the table under its key, and for a coordinator with Shift."""
    entry = Entry(code=code, icon=icon, key=key, roles=roles, make=make, counts=counts)
    return entry, replace(entry, key=f"Shift+{key}", roles=_OFFICE, counts=False)


ENTRIES: Final = (
    Entry(
        code="sign_up",
        icon="user-round-plus",
        key="F2",
        roles=_TABLE,
        make=_sign_up,
        places=(("Ctrl+I", "i_speak"),),
    ),
    Entry(
        code="people",
        name="today",
        icon="users-round",
        key="F3",
        roles=frozenset({"CANVASSER", "CALLER", "DRIVERDESK"}),
        make=_people,
    ),
    Entry(
        code="people",
        icon="users-round",
        key="F3",
        roles=frozenset({"COORDINATOR", "STEWARD"}),
        make=_people,
    ),
    Entry(
        code="events",
        icon="calendar-days",
        key="F4",
        roles=frozenset({"COORDINATOR", "STEWARD", "ADMIN"}),
        make=_events,
    ),
    Entry(
        code="review",
        icon="git-compare",
        key="F6",
        roles=_OFFICE,
        make=_review,
        counts=True,
    ),
    Entry(code="rosters", icon="printer", key="F7", roles=_OFFICE, make=_rosters),
    Entry(
        code="report",
        icon="chart-no-axes-column",
        key="Shift+F3",
        roles=frozenset({"COORDINATOR", "STEWARD"}),
        make=_report,
    ),
    Entry(
        code="laptops",
        icon="laptop",
        key="F8",
        roles=frozenset(STEERING),
        make=_laptops,
        counts=True,
    ),
    *_at_the_table(
        code="finish_later",
        icon="list-checks",
        key="F4",
        roles=_SIGNS_UP,
        make=_finish_later,
        counts=True,
    ),
    *_at_the_table(
        code="clinic",
        icon="syringe",
        key="F6",
        roles=frozenset({"CANVASSER", "CALLER"}),
        make=_clinic,
    ),
    *_at_the_table(
        code="interpreters",
        icon="message-square-quote",
        key="F7",
        roles=_COUNTS,
        make=_interpreters,
        counts=True,
    ),
    *_at_the_table(code="tally", icon="tally-5", key="F8", roles=_COUNTS, make=_tally),
    Entry(
        code="calls",
        icon="phone",
        key="F12",
        roles=frozenset({"CALLER", "COORDINATOR"}),
        make=_calls,
    ),
    *_at_the_table(
        code="rides", icon="car-front", key="F12", roles=_DRIVES, make=_rides, counts=True
    ),
    Entry(code="day", icon="clipboard-check", key="F10", roles=_TABLE, make=_day),
    Entry(code="words", icon="megaphone", key="F11", roles=_TABLE, make=_words),
    Entry(
        code="preferences",
        icon="settings",
        key="F1",
        roles=frozenset(ROLES),
        make=_preferences,
        below=True,
    ),
)


def entries_for(role: str) -> tuple[Entry, ...]:
    """Give the pages of a role, in the order of the side bar.

    A laptop that does not know its user's role yet (its first sync is to come) has the table's.
    """
    return tuple(each for each in ENTRIES if (role or "CANVASSER") in each.roles)


def keys_of(entries: tuple[Entry, ...]) -> Iterator[tuple[str, str, str]]:
    """Give each key, the page it brings, and the place on it, where it brings one."""
    for each in entries:
        yield each.key, each.code, ""
        for key, place in each.places:
            yield key, each.code, place


def load_aside(entry: Entry, around: Around, then: Callable[[], None]) -> None:
    """Load the code of a page beside the window's work, so that making it takes less of it."""
    session = around.session
    session.press(
        import_module,
        f"ui.{entry.code}.screen",
        then=lambda _module: then(),
        otherwise=session.tell_fault,
    )


def entry_words(code: str) -> str:
    """Give the name of a page: `code` is that of its name, or its own."""
    return {
        "sign_up": translate("Pages", "Sign-up"),
        "today": translate("Pages", "Today’s list"),
        "people": translate("Pages", "People"),
        "clinic": translate("Pages", "Clinic"),
        "events": translate("Pages", "Events"),
        "review": translate("Pages", "Review"),
        "rosters": translate("Pages", "Rosters"),
        "report": translate("Pages", "Report"),
        "interpreters": translate("Pages", "Interpreters"),
        "calls": translate("Pages", "Calls"),
        "laptops": translate("Pages", "Laptops"),
        "finish_later": translate("Pages", "To finish"),
        "rides": translate("Pages", "Rides"),
        "tally": translate("Pages", "Tally"),
        "day": translate("Pages", "The day"),
        "words": translate("Pages", "Words"),
        "preferences": translate("Pages", "Settings"),
    }[code]
