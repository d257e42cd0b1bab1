"""`user`: who works here, and in which role. A laptop comes by an invitation of the server."""

import argparse

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.workers import add_user, change_user, list_users
from fieldapp.commands.cli import Context
from fieldapp.commands.exits import OK
from fieldapp.domain.ids import show_id
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import ROLES
from fieldapp.domain.text import tidy
from fieldapp.store.rows import Row


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `user` with its own commands."""
    parser = commands.add_parser("user", help="who works here, and in which role")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    added = acts.add_parser("add", help="add somebody who works here")
    added.add_argument("name")
    added.add_argument("role", choices=ROLES)
    added.set_defaults(run=_add)
    listed = acts.add_parser("list", help="list everybody who works here")
    listed.set_defaults(run=_list)
    changed = acts.add_parser("change", help="change the role, or end somebody's work")
    changed.add_argument("who", help="name or id")
    changed.add_argument("--role", choices=ROLES)
    state = changed.add_mutually_exclusive_group()
    state.add_argument("--end", dest="active", action="store_false", default=None)
    state.add_argument("--resume", dest="active", action="store_true")
    changed.set_defaults(run=_change)


def user_named(desk: OpenedDesk, who: str) -> Row:
    """Give a user by id or by the whole name. Raises: RefusedError user_unknown."""
    wanted = tidy(who).casefold()
    found = [
        row
        for row in list_users(desk.store)
        if wanted in {show_id(row.id), row.text("name").casefold()}
    ]
    if len(found) != 1:
        raise RefusedError((Problem(field="user.name", code="user_unknown"),))
    return found[0]


def _add(context: Context) -> int:
    args = context.args
    with context.desk() as desk:
        user = add_user(desk.store, desk.author, name=args.name, role=args.role)
    context.teller.say("user_added", name=tidy(args.name), id=show_id(user))
    context.teller.result({"id": show_id(user)})
    return OK


def _list(context: Context) -> int:
    with context.desk() as desk:
        found = [
            {
                "id": show_id(row.id),
                "name": row.text("name"),
                "role": row.text("role"),
                "active": row.values.get("active") is not False,
            }
            for row in list_users(desk.store)
        ]
    context.teller.table([[str(each[name]) for name in ("id", "role", "name")] for each in found])
    context.teller.result(found)
    return OK


def _change(context: Context) -> int:
    args = context.args
    with context.desk() as desk:
        user = user_named(desk, args.who)
        change_user(desk.store, desk.author, user.id, role=args.role, active=args.active)
    context.teller.say("user_changed", name=user.text("name"))
    context.teller.result({"id": show_id(user.id)})
    return OK
