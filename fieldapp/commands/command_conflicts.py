"""`conflicts`: fields that two people set to different values; list them, or choose."""

import argparse
from datetime import UTC, datetime
from typing import Any

from fieldapp.actions.conflicts import Conflict, list_conflicts, resolve
from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.cli import Context, read_id_of
from fieldapp.commands.exits import OK
from fieldapp.domain.ids import show_id
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.wording import field_words


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `conflicts` with its own commands."""
    parser = commands.add_parser("conflicts", help="fields with two values; list, or choose one")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    listed = acts.add_parser("list", help="list them, newest value first")
    listed.set_defaults(run=_list)
    choose = acts.add_parser("choose", help="let one value stand; the other stays in the history")
    choose.add_argument("row", help="id of the record")
    choose.add_argument("field")
    choose.add_argument("number", type=int, help="which value: 1 is the newest")
    choose.set_defaults(run=_choose)


def shown_conflict(conflict: Conflict) -> dict[str, Any]:
    """Give a conflict as JSON has it."""
    return {
        "row": show_id(conflict.row),
        "kind": conflict.kind,
        "field": conflict.field,
        "person": show_id(conflict.person) if conflict.person else "",
        "values": [
            {
                "value": each.value.hex() if isinstance(each.value, bytes) else each.value,
                "at": datetime.fromtimestamp(each.at_ms / 1000, UTC).isoformat(timespec="minutes"),
                "by": show_id(each.actor) if each.actor else "",
            }
            for each in conflict.values
        ],
    }


def _list(context: Context) -> int:
    teller = context.teller
    with context.desk() as desk:
        found = [shown_conflict(each) for each in list_conflicts(desk.store, desk.author)]
    for each in found:
        name = field_words(f"{each['kind']}.{each['field']}", teller.language)
        teller.line(f"{each['row']} {each['field']} ({name})")
        teller.table(
            [
                (f"  {number}", value["at"], str(value["value"]))
                for number, value in enumerate(each["values"], 1)
            ]
        )
    if not found:
        teller.say("conflicts_none")
    teller.result(found)
    return OK


def _choose(context: Context) -> int:
    args = context.args
    with context.desk() as desk:
        conflict = _named(desk, read_id_of(args.row), args.field)
        if not 1 <= args.number <= len(conflict.values):
            field = f"{conflict.kind}.{conflict.field}"
            raise RefusedError((Problem(field=field, code="out_of_range"),))
        resolve(desk.store, desk.author, conflict, conflict.values[args.number - 1])
    context.teller.say("conflict_settled")
    context.teller.result({"row": args.row, "field": args.field, "number": args.number})
    return OK


def _named(desk: OpenedDesk, row: bytes, field: str) -> Conflict:
    for each in list_conflicts(desk.store, desk.author):
        if (each.row, each.field) == (row, field):
            return each
    raise RefusedError((Problem(field=field, code="not_here"),))
