"""The 120 of the Saturday: who comes to which table at which minute, but those of a moment."""

from typing import Final

from fieldapp.actions.signing_up import draft_of
from fieldapp.commands.demo.story import Arrival, read_story
from fieldapp.store.lines import SignUpLine
from tests.flow.saturday_table import Answer, Table

FIRST: Final = "2026-06-13T08:02"
VAN_OPENS: Final = "11:00"
PLAYED: Final = frozenset(
    {
        *(("A", at) for at in ("08:11", "08:15", "09:14", "09:18", "09:35", "09:43", "10:40")),
        *(("A", at) for at in ("08:19", "09:01", "08:27", "08:23")),
        *(("A", at) for at in ("Tyrell", "12:07")),
        *(("B", at) for at in ("08:53", "08:36", "08:52", "10:03")),
        *(("C", at) for at in ("08:15", "08:19", "08:37", "08:41")),
    }
)
"""Those of the file whom the moments bring in themselves, some under other names."""


def crowd() -> list[Arrival]:
    """Give everybody whom no moment plays, in the order in which they come."""
    came = [each for each in read_story().arrivals if each.at >= FIRST and not _played(each)]
    return sorted(came, key=lambda each: (each.at, each.laptop))


def _played(arrival: Arrival) -> bool:
    names = (arrival.at[-5:], arrival.draft.name_given)
    return any((arrival.laptop, each) in PLAYED for each in names)


def for_today(arrival: Arrival) -> bool:
    """Tell whether somebody came for what the van gives, and no time was meant for them."""
    draft = arrival.draft
    asked = draft.wants == ("COVID19",) and "SHAREPROV" in draft.granted
    return asked and not arrival.slot and arrival.at[-5:] < VAN_OPENS


def comes_by_keys(table: Table, arrival: Arrival) -> SignUpLine:
    """They are asked the short form; who was to have a time gets the next one after nine."""
    draft = arrival.draft
    name = " ".join(filter(None, (draft.name_given, draft.name_family, draft.name_family2)))
    answers: dict[str, Answer] = {
        "speaks": (draft.lang_spoken,),
        "variety": draft.lang_variety,
        "interpreter": (draft.interpreter_wanted,),
        "modes": draft.modes,
        "phone": draft.phone,
        "wants": draft.wants,
        "granted": tuple(each for each in draft.granted if each in {"STORE", "SHAREPROV"}),
        "seat": _next_time if arrival.slot else "",
    }
    line = table.comes(name, draft.birth, **answers)
    kept = draft_of(table.laptop.opened(line.sign_up))
    assert line.name.said == name
    assert kept.lang_spoken == draft.lang_spoken
    assert kept.interpreter_wanted in {draft.interpreter_wanted, ""}
    return line


def _next_time(table: Table) -> tuple[str, ...]:
    state = table.window.screen.presenter.state
    assert state.seats is not None
    later = [e.code for e in state.seats.seats[1:] if e.free and e.code not in state.closed]
    return (later[0],) if later else ("WAIT",)
