"""`duplicates`: records that may be one person; join them, keep them apart, part them again."""

import argparse
from typing import Any

from fieldapp.actions.duplicates import (
    Likely,
    cluster_of,
    find_duplicates,
    join,
    keep_apart,
    side_by_side,
    split,
)
from fieldapp.commands.cli import Context, person_named
from fieldapp.commands.exits import OK
from fieldapp.domain.ids import show_id
from fieldapp.store.lines import PersonLine


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `duplicates` with its own commands."""
    parser = commands.add_parser("duplicates", help="records that may be one person")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    listed = acts.add_parser("list", help="list pairs, likeliest first")
    listed.set_defaults(run=_list)
    for name, run, text in (
        ("join", _join, "two records are one person; both stay"),
        ("apart", _apart, "two records are two people; they make no pair again"),
    ):
        act = acts.add_parser(name, help=text)
        act.add_argument("first", help="ticket or id of a person")
        act.add_argument("second", help="ticket or id of a person")
        act.set_defaults(run=run)
    parted = acts.add_parser("split", help="take every joining of a person back")
    parted.add_argument("person", help="ticket or id of a person")
    parted.set_defaults(run=_split)


def _list(context: Context) -> int:
    teller = context.teller
    with context.desk() as desk:
        pairs = find_duplicates(desk.store, desk.author)
        found = side_by_side(desk.store, desk.author, pairs)
    for pair in found:
        teller.say(
            "pair",
            score=pair.score,
            first=_named(pair.first),
            second=_named(pair.second),
            reasons=", ".join(pair.reasons),
        )
    if not found:
        teller.say("pairs_none")
    teller.result([_shown(pair) for pair in found])
    return OK


def _join(context: Context) -> int:
    with context.desk() as desk:
        first, second = (person_named(desk, each) for each in _both(context))
        link = join(desk.store, desk.author, first, second)
    context.teller.say("pair_joined")
    context.teller.result({"link": show_id(link.row)})
    return OK


def _apart(context: Context) -> int:
    with context.desk() as desk:
        first, second = (person_named(desk, each) for each in _both(context))
        ruling = keep_apart(desk.store, desk.author, first, second)
    context.teller.say("pair_split")
    context.teller.result({"ruling": show_id(ruling)})
    return OK


def _split(context: Context) -> int:
    with context.desk() as desk:
        person = person_named(desk, context.args.person)
        links = cluster_of(desk.store, desk.author, person).links
        for link in links:
            split(desk.store, desk.author, link)
    context.teller.say("pair_split")
    context.teller.result({"links": [show_id(link.row) for link in links]})
    return OK


def _both(context: Context) -> tuple[str, str]:
    return context.args.first, context.args.second


def _named(line: PersonLine) -> str:
    tickets = ", ".join(each.number for each in line.tickets)
    return " ".join(each for each in (tickets, line.name.said, line.birth_date) if each)


def _shown(pair: Likely) -> dict[str, Any]:
    return {
        "score": pair.score,
        "reasons": list(pair.reasons),
        "people": [
            {
                "id": show_id(line.person),
                "name": line.name.said,
                "birth": line.birth_date,
                "tickets": [each.number for each in line.tickets],
            }
            for line in (pair.first, pair.second)
        ],
    }
