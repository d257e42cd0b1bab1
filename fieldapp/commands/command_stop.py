"""`stop`: somebody does not want to be called, written to, or told about any more."""

import argparse

from fieldapp.actions.consenting import consents_standing
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.stopping import stop
from fieldapp.commands.cli import Context, person_named
from fieldapp.commands.exits import OK
from fieldapp.domain.consents import ALONE, CHANNELS, PURPOSES, STOPPED, Standing
from fieldapp.domain.ids import show_id
from fieldapp.store.lists import rows_of_person

_HOW = ("SPOKEN", "PHONE", "REPLY", "WRITTENPAPER")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `stop`."""
    parser = commands.add_parser("stop", help="withdraw what somebody agreed to, at once")
    parser.add_argument("who", metavar="WHO", help="ticket, id of the sign-up or of the person")
    parser.add_argument(
        "--only", choices=(*CHANNELS, *ALONE), action="append", help="default: every contact"
    )
    parser.add_argument("--purpose", choices=PURPOSES, default="", help="only for this")
    parser.add_argument("--how", choices=_HOW, default="PHONE", help="how they said it")
    parser.add_argument("--dry-run", action="store_true", help="only list what is in force")
    parser.set_defaults(run=_stop)


def _stop(context: Context) -> int:
    args, teller = context.args, context.teller
    types = tuple(dict.fromkeys(args.only)) if args.only else STOPPED
    with context.desk() as desk:
        person = person_named(desk, args.who)
        before = _in_force(desk, person)
        if not args.dry_run:
            stop(desk.store, desk.author, person, types, purpose=args.purpose, how=args.how)
        after = _in_force(desk, person)
        labels = desk.lists["consent_types"]
        purposes = desk.lists["consent_purpose"]
    for each in after if args.dry_run else [each for each in before if each not in after]:
        words = [labels.label(each.type, teller.language)]
        words += [purposes.label(each.purpose, teller.language)] if each.purpose else []
        teller.line(" · ".join(words))
    teller.say("in_force" if args.dry_run else "stopped")
    teller.result(
        {
            "person": show_id(person),
            "stopped": [] if args.dry_run else list(types),
            "purpose": args.purpose,
            "in_force": [[each.type, each.purpose] for each in after],
        }
    )
    return OK


def _in_force(desk: OpenedDesk, person: bytes) -> list[Standing]:
    found = consents_standing(rows_of_person(desk.store, person))
    return [each for each in found if each.in_force and not each.contact]
