"""The pages of the window: which there are, for whom, under which key. Each is made when opened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

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
    below: bool = False
    """Whether it stands at the foot of the side bar."""


def _sign_up(around: Around) -> Page:
    from ui.sign_up.screen import SignUpScreen

    return SignUpScreen(around)


def _events(around: Around) -> Page:
    from ui.events.screen import EventsScreen

    return EventsScreen(around)


def _review(around: Around) -> Page:
    from ui.review.screen import ReviewScreen

    return ReviewScreen(around)


_TABLE: Final = frozenset({"CANVASSER", "INTERPRETER", "CALLER", "DRIVERDESK", "COORDINATOR"})

ENTRIES: Final = (
    Entry(code="sign_up", icon="user-round-plus", key="F2", roles=_TABLE, make=_sign_up),
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
        roles=frozenset({"COORDINATOR"}),
        make=_review,
        counts=True,
    ),
)


def entries_for(role: str) -> tuple[Entry, ...]:
    """Give the pages of a role, in the order of the side bar.

    A laptop that does not know its user's role yet (its first sync is to come) has the table's.
    """
    return tuple(each for each in ENTRIES if (role or "CANVASSER") in each.roles)


def entry_words(code: str) -> str:
    """Give the name of a page."""
    return {
        "sign_up": translate("Pages", "Sign-up"),
        "events": translate("Pages", "Events"),
        "review": translate("Pages", "Review"),
    }[code]
