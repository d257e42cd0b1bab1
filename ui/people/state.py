"""What the list of people is asked, and how edits of search, filters and order change that."""

from dataclasses import dataclass, replace
from typing import Final

from fieldapp.actions.browsing import PeopleQuestion
from fieldapp.actions.stopping import Agreed, Stopped
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import ROLES, See, right
from fieldapp.store.listing import Order, PeopleFilter
from ui.widgets.lines_model import Column

EVENT: Final = "event"
LANGUAGE: Final = "language"
FLAGS: Final = ("interpreter", "incomplete", "only_here", "in_conflict", "withdrawn")
FILTERS: Final = (EVENT, LANGUAGE, *FLAGS)

COLUMNS: Final = (
    Column(code="ticket", least=86, order=Order.TICKET),
    Column(code="name", least=180, share=5, order=Order.NAME),
    Column(code="language", least=104, share=2, goes=2),
    Column(code="interpreter", least=92, goes=3),
    Column(code="event", least=140, share=3, goes=6),
    Column(code="phone", least=128, goes=1),
    Column(code="where", least=104, badge=True),
    Column(code="who", least=116, share=2, goes=5),
    Column(code="when", least=92, goes=4, order=Order.NEWEST),
)
READERS: Final = frozenset(
    role for role in ROLES if right(role, BY_NAME["person"]).see is not See.NOTHING
)
"""Roles that see people."""
OFFICE: Final = frozenset({"COORDINATOR", "STEWARD", "ADMIN"})
"""Roles whose list is of everybody, whatever event this laptop is at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The last withdrawal, for Ctrl+Z: of a sign-up, or of what somebody had agreed to.

    Or what they agreed to again.
    """

    sign_up: bytes = b""
    ticket: str = ""
    name: str = ""
    stopped: Stopped | None = None
    agreed: Agreed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What happened last: withdrawn, undone, copied, or `fault:` and its code.

    `what` is the consent type, the purpose and the number that were stopped, or agreed to again.
    """

    code: str
    ticket: str = ""
    name: str = ""
    what: tuple[str, str, str] = ("", "", "")


def first_question(role: str, event: bytes | None) -> PeopleQuestion:
    """Give what is asked when the page is opened: at a table, who signed up for its event."""
    sees_sign_ups = right(role or "CANVASSER", BY_NAME["sign_up"]).see is not See.NOTHING
    if role in OFFICE or not sees_sign_ups:
        return PeopleQuestion()
    return PeopleQuestion(wanted=PeopleFilter(event=event))


def set_filters(question: PeopleQuestion) -> tuple[str, ...]:
    """Give the codes of the filters that are set, in the order of the chips."""
    wanted = question.wanted
    chosen = [EVENT] if wanted.event is not None else []
    chosen += [LANGUAGE] if wanted.language else []
    return (*chosen, *(flag for flag in FLAGS if getattr(wanted, flag)))


def with_flags(question: PeopleQuestion, codes: tuple[str, ...]) -> PeopleQuestion:
    """Set the filters that are a plain yes, and let go of event and language if they are not in."""
    wanted = PeopleFilter(
        event=question.wanted.event if EVENT in codes else None,
        language=question.wanted.language if LANGUAGE in codes else "",
        interpreter="interpreter" in codes,
        incomplete="incomplete" in codes,
        only_here="only_here" in codes,
        in_conflict="in_conflict" in codes,
        withdrawn="withdrawn" in codes,
    )
    return replace(question, wanted=wanted)


def ordered(question: PeopleQuestion, order: str) -> PeopleQuestion:
    """Order by a column; by the same once more it is turned round."""
    turned = not question.turned if question.order == order else False
    return replace(question, order=Order(order), turned=turned)


def unfiltered(question: PeopleQuestion) -> PeopleQuestion:
    """Ask for everybody by the same text and in the same order."""
    return replace(question, wanted=PeopleFilter())
