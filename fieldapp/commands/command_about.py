"""`about`: what is held about somebody, as a text they can read; that it was given out is noted."""

import argparse
from pathlib import Path

from fieldapp.actions.about_person import give_out, what_is_held
from fieldapp.commands.cli import Context, person_named
from fieldapp.commands.exits import OK


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `about`."""
    parser = commands.add_parser("about", help="what is held about a person, as a readable file")
    parser.add_argument("who", metavar="WHO", help="ticket, id of the sign-up or of the person")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--purpose", default="", help="for the history")
    parser.set_defaults(run=_about)


def _about(context: Context) -> int:
    args, teller = context.args, context.teller
    with context.desk() as desk:
        held = what_is_held(desk, person_named(desk, args.who), teller.language)
        give_out(desk, held, args.out, args.purpose)
    teller.say("about_written", path=args.out, n=held.records)
    teller.result({"file": str(args.out), "records": held.records})
    return OK
