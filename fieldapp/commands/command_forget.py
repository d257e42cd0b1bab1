"""`forget`: erase somebody who asks for it; without `--for-ever` it only lists what would go."""

import argparse

from fieldapp.actions.acting import row_here
from fieldapp.actions.forgetting import everybody, forget_person, may_forget
from fieldapp.commands.cli import Context, person_named
from fieldapp.commands.exits import OK
from fieldapp.domain.ids import show_id
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store.lists import rows_of_person
from fieldapp.wording import sentences


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `forget`."""
    parser = commands.add_parser("forget", help="erase a person who asks for it, everywhere")
    parser.add_argument("who", metavar="WHO", help="ticket, id of the sign-up or of the person")
    parser.add_argument(
        "--for-ever", action="store_true", help="do it; without this it is only listed what goes"
    )
    parser.set_defaults(run=_forget)


def _forget(context: Context) -> int:
    teller = context.teller
    with context.desk() as desk:
        if not may_forget(desk.author):
            raise RefusedError((Problem(field="erasure", code="not_allowed"),))
        person = row_here(desk.store, "person", person_named(desk, context.args.who)).id
        people = everybody(desk.store, person)
        goes: dict[str, int] = {}
        for each in people:
            for row in rows_of_person(desk.store, each):
                goes[row.kind.name] = goes.get(row.kind.name, 0) + 1
        if context.args.for_ever:
            forget_person(desk.store, desk.author, person, how="PHONE")
    words = sentences(teller.language)
    teller.table([[str(n), words.get(f"kind.{kind}", kind)] for kind, n in goes.items()])
    teller.say("forgotten" if context.args.for_ever else "would_go")
    teller.result(
        {
            "people": [show_id(each) for each in people],
            "rows": goes,
            "erased": bool(context.args.for_ever),
        }
    )
    return OK
