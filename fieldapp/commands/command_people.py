"""`people`: find or list people on this laptop, with what this role may see of them."""

import argparse
from typing import Any, Final

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.finding import lines_of_people, list_people
from fieldapp.commands.cli import Context, event_named
from fieldapp.commands.exits import OK
from fieldapp.domain.ids import show_id
from fieldapp.domain.phones import national_format
from fieldapp.store.lines import PersonLine
from fieldapp.store.listing import PeopleFilter, ids_in
from fieldapp.store.search import find

_SEARCHED: Final = 2_000
"""People a text may find before the filters are asked."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `people`."""
    parser = commands.add_parser("people", help="find or list people")
    parser.add_argument("text", nargs="?", default="", help="name, end of a phone, ticket")
    parser.add_argument("--event", metavar="CODE", help="only those with a sign-up there")
    parser.add_argument("--spoken", metavar="TAG", default="", help="only this spoken language")
    parser.add_argument("--interpreter", action="store_true", help="only who wants one")
    parser.add_argument("--incomplete", action="store_true", help="only what is to be finished")
    parser.add_argument("--most", type=int, default=50, metavar="N")
    parser.set_defaults(run=_people)


def _people(context: Context) -> int:
    with context.desk() as desk:
        found = [_shown(line) for line in _lines(desk, context.args)]
    rows = [
        (
            ", ".join(each["tickets"]),
            each["name"],
            each["birth"],
            ", ".join(each["phones"]),
            each["where"],
        )
        for each in found
    ]
    context.teller.table(rows)
    context.teller.say("people_found", n=len(found))
    context.teller.result(found)
    return OK


def _lines(desk: OpenedDesk, args: argparse.Namespace) -> tuple[PersonLine, ...]:
    wanted = PeopleFilter(
        language=args.spoken,
        event=event_named(desk, args.event).id if args.event else None,
        interpreter=args.interpreter,
        incomplete=args.incomplete,
    )
    among = find(desk.store, args.text, most=_SEARCHED) if args.text else None
    listed = list_people(desk.store, desk.author, wanted, among=among)
    return lines_of_people(desk.store, desk.author, ids_in(listed, most=args.most))


def _shown(line: PersonLine) -> dict[str, Any]:
    return {
        "id": show_id(line.person),
        "name": line.name.said,
        "birth": line.birth_date + ("*" if line.birth_precision == "AGE" else ""),
        "phones": [national_format(each) for each in line.phones],
        "tickets": [each.number for each in line.tickets],
        "interpreter": line.interpreter,
        "where": line.where.custody.name.lower(),
        "held": line.where.held,
        "in_conflict": line.in_conflict,
        "restricted": line.restricted,
    }
