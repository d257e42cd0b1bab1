"""`event`: make events from a file, list them, take them to their next state."""

import argparse
from pathlib import Path

from fieldapp.actions.events import change_event_status, list_events, offers_of, slots_of
from fieldapp.actions.workers import assign_to_event
from fieldapp.commands.cli import Context, event_named, read_file
from fieldapp.commands.command_user import user_named
from fieldapp.commands.event_files import create_events
from fieldapp.commands.exits import OK
from fieldapp.domain.ids import show_id
from fieldapp.domain.problem import Problem, RefusedError

_MOST_BYTES = 1 << 20


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `event` with its own commands."""
    parser = commands.add_parser("event", help="make, list, publish and staff events")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    create = acts.add_parser("create", help="make the events of a file")
    create.add_argument("file", type=Path, help="TOML, as resources/demo/event.toml")
    create.set_defaults(run=_create)
    listed = acts.add_parser("list", help="list the events of this laptop")
    listed.set_defaults(run=_list)
    for name, status in (
        ("publish", "PUBLISHED"),
        ("open", "OPEN"),
        ("close", "CLOSED"),
        ("reconcile", "RECONCILED"),
        ("archive", "ARCHIVED"),
        ("cancel", "CANCELLED"),
    ):
        step = acts.add_parser(name, help=f"take an event to {status}")
        step.add_argument("code")
        step.set_defaults(run=_step, status=status)
    assign = acts.add_parser("assign", help="let somebody work at an event")
    assign.add_argument("code")
    assign.add_argument("who", help="name or id of a user")
    assign.set_defaults(run=_assign)


def _create(context: Context) -> int:
    raw = read_file(context.args.file, _MOST_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError((Problem(field="file", code="plan_unreadable"),)) from None
    with context.desk() as desk:
        made = create_events(desk.store, desk.author, text, lists=desk.lists)
    for code in made:
        context.teller.say("event_made", code=code)
    context.teller.result({code: show_id(each.event) for code, each in made.items()})
    return OK


def _list(context: Context) -> int:
    with context.desk() as desk:
        found = [
            {
                "id": show_id(row.id),
                "code": row.text("code"),
                "status": row.text("status"),
                "starts": row.text("starts"),
                "title": row.text("title"),
                "times": len(slots_of(desk.store, row.id)),
                "offers": [each.text("group") for each in offers_of(desk.store, row.id)],
            }
            for row in list_events(desk.store)
        ]
    context.teller.table(
        [[str(each[k]) for k in ("code", "status", "starts", "title")] for each in found]
    )
    context.teller.result(found)
    return OK


def _step(context: Context) -> int:
    with context.desk() as desk:
        event = event_named(desk, context.args.code)
        change_event_status(desk.store, desk.author, event.id, context.args.status)
    context.teller.say("event_now", code=event.text("code"), status=context.args.status)
    context.teller.result({"code": event.text("code"), "status": context.args.status})
    return OK


def _assign(context: Context) -> int:
    with context.desk() as desk:
        event = event_named(desk, context.args.code)
        user = user_named(desk, context.args.who)
        assign_to_event(desk.store, desk.author, user.id, event.id)
    context.teller.say("assigned", name=user.text("name"), code=event.text("code"))
    context.teller.result({"code": event.text("code"), "user": show_id(user.id)})
    return OK
