"""The 120 of the Saturday: who comes to which table at which minute, but those of a moment.

31 of them lack what a booking needs at two o'clock: who wrote on a slip in the rain and was asked
no more than to be kept, and two of the moments. Who was to have a time that this clinic does not
have takes today's dose.
"""

from typing import Final

from fieldapp.actions.signing_up import draft_of
from fieldapp.commands.demo.story import Arrival, read_story
from fieldapp.store.lines import SignUpLine
from tests.flow.saturday_table import Answer, Table

FIRST: Final = "2026-06-13T08:02"
VAN_OPENS: Final = "11:00"
LAST_TIME: Final = "10:40"
"""From here on the file has times that the clinic of this Saturday does not have."""
PLAYED: Final = frozenset(
    {
        *(("A", at) for at in ("08:11", "08:15", "09:14", "09:18", "09:35", "09:43", "10:40")),
        *(("A", at) for at in ("08:19", "08:40", "08:48", "08:23")),
        *(("A", at) for at in ("Tyrell", "12:07")),
        *(("B", at) for at in ("08:53", "08:36", "08:52", "10:03")),
        *(("C", at) for at in ("08:15", "08:19", "09:39", "11:17")),
    }
)
"""Those of the file whom the moments bring in themselves, some under other names."""
NO_PRINTER: Final = frozenset({("A", "10:24"), ("A", "10:32")})
"""Who came while the printer was dead, and wrote on a slip: all that a booking needs."""
FETCHED: Final = {
    ("C", "08:17"): ("41 Lake James Road", ("LIFT",)),
    ("A", "08:53"): ("128 Burkemont Avenue", ()),
    ("A", "09:51"): ("287 Mill Creek Road", ()),
    ("B", "09:38"): ("12 Jamestown Road", ()),
    ("B", "10:27"): ("9 Amherst Road", ()),
}
"""Who has no car: where they are fetched, and what that takes."""
NOBODY_DROVE: Final = frozenset({("A", "08:53"), ("A", "09:51"), ("B", "09:38"), ("B", "10:27")})
"""Those of them for whom nobody was found."""
TWINS: Final = {"Ella": "G-0001", "Emma": "G-0003"}
"""Children whose grandmother has what their mother signed, and its number."""


def _at(arrival: Arrival) -> tuple[str, str]:
    return arrival.laptop, arrival.at[-5:]


def nobody_drove(arrival: Arrival) -> bool:
    """Tell whether somebody waited at home for a driver whom nobody found."""
    return _at(arrival) in NOBODY_DROVE


def crowd() -> list[Arrival]:
    """Give everybody whom no moment plays, in the order in which they come."""
    came = [each for each in read_story().arrivals if each.at >= FIRST and not _played(each)]
    return sorted(came, key=lambda each: (each.at, each.laptop))


def _played(arrival: Arrival) -> bool:
    names = (arrival.at[-5:], arrival.draft.name_given)
    return any((arrival.laptop, each) in PLAYED for each in names)


def on_paper(arrival: Arrival) -> bool:
    """Tell whether somebody wrote on a slip, which is typed in when there is time."""
    return bool(arrival.draft.finish_later) or _at(arrival) in NO_PRINTER


def for_today(arrival: Arrival) -> bool:
    """Tell whether somebody came for what the van gives, and no time here was meant for them."""
    asked = arrival.draft.wants == ("COVID19",) and arrival.at[-5:] < VAN_OPENS
    no_time = not arrival.slot or arrival.slot[-5:] >= LAST_TIME
    asked = asked and "SHAREPROV" not in arrival.draft.refused
    return asked and no_time and not on_paper(arrival) and _at(arrival) not in FETCHED


def comes_by_keys(table: Table, arrival: Arrival) -> SignUpLine:
    """They are asked the short form; who is a child or has to be fetched, what more that takes."""
    draft = arrival.draft
    asked = _short(arrival)
    if _at(arrival) in FETCHED or draft.name_given in TWINS:
        names: dict[str, Answer] = {"given": draft.name_given, "family": draft.name_family}
        names |= {"family2": draft.name_family2, "order": ("GIVEN_FIRST",)}
        line = table.comes_in_full(**names, birth=draft.birth, **asked, **_more(arrival))
    else:
        line = table.comes(_name(arrival), draft.birth, **asked)
    kept = draft_of(table.laptop.opened(line.sign_up))
    assert line.name.said == _name(arrival)
    assert kept.lang_spoken == draft.lang_spoken
    assert kept.interpreter_wanted in {draft.interpreter_wanted, ""}
    return line


def _name(arrival: Arrival) -> str:
    draft = arrival.draft
    return " ".join(filter(None, (draft.name_given, draft.name_family, draft.name_family2)))


def _short(arrival: Arrival) -> dict[str, Answer]:
    draft = arrival.draft
    gets_time = not (draft.finish_later or for_today(arrival))
    return {
        "speaks": (draft.lang_spoken,),
        "variety": draft.lang_variety,
        "interpreter": tuple({draft.interpreter_wanted} & {"YES", "NO"}),
        "modes": draft.modes,
        "phone": draft.phone,
        "wants": draft.wants,
        "granted": ("STORE",) if draft.finish_later else ("STORE", "SHAREPROV"),
        "seat": (last_time if draft.lang_spoken == "ase" else next_time) if gets_time else "",
    }


def _more(arrival: Arrival) -> dict[str, Answer]:
    if (paper := TWINS.get(arrival.draft.name_given)) is not None:
        return agreed_for(arrival.draft.wants, paper)
    pickup, needs = FETCHED[_at(arrival)]
    return {
        "ride": ("DRIVER",),
        "ride_agreed": ("SHARERIDE",),
        "pickup": pickup,
        "access": needs,
        "interpreted_by": ("MINOR",) if arrival.draft.lang_spoken == "lo" else (),
    }


def agreed_for(groups: tuple[str, ...], paper: str) -> dict[str, Answer]:
    """Give what is answered of a child whose parent signed."""
    return {
        "guardian": ("PARENT",),
        "guardian_for": groups,
        "guardian_document": ("WRITTEN",),
        "guardian_paper": paper,
    }


def next_time(table: Table) -> tuple[str, ...]:
    """Give the next time that is free here, else the waiting list."""
    free = _free(table)
    return (free[0],) if free else ("WAIT",)


def last_time(table: Table) -> tuple[str, ...]:
    """Give the last time that is free here: from ten on the signing team is there."""
    free = _free(table)
    return (free[-1],) if free else ("WAIT",)


def _free(table: Table) -> list[str]:
    state = table.window.screen.presenter.state
    assert state.seats is not None
    seats = state.seats.seats[1 if table.keeps_first else 0 :]
    return [each.code for each in seats if each.free and each.code not in state.closed]
