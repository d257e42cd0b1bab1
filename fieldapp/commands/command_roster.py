"""`roster`: the hand-outs of an event, each file whole, each noted in the history."""

import argparse
from pathlib import Path

from fieldapp.actions.handing_out import FORMATS, KINDS, Files, hand_out, made_for, rosters_of
from fieldapp.actions.rosters import Asked
from fieldapp.commands.cli import Context, event_named
from fieldapp.commands.exits import OK


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `roster`."""
    parser = commands.add_parser("roster", help="make the rosters of an event")
    parser.add_argument("event", metavar="CODE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--kind", choices=KINDS, action="append", help="default: all")
    parser.add_argument("--format", choices=FORMATS, action="append", help="default: all")
    parser.add_argument("--purpose", default="", help="for the history")
    parser.set_defaults(run=_roster)


def _roster(context: Context) -> int:
    args, teller = context.args, context.teller
    with context.desk() as desk:
        event = event_named(desk, args.event)
        asked = Asked(
            event=event.id,
            made_by=desk.user_name,
            now_ms=desk.store.right_ms(),
            language=teller.language,
        )
        rosters = rosters_of(desk, asked, args.kind or KINDS)
        to = Files(
            folder=args.out,
            formats=tuple(args.format or FORMATS),
            language=teller.language,
            purpose=args.purpose,
        )
        written = [
            (roster, hand_out(desk, event.id, roster, made_for(roster, to)).paths)
            for roster in rosters
        ]
    for roster, paths in written:
        for path in paths:
            teller.say("roster_file", path=path, n=roster.people)
    if "interpreter" in (args.kind or KINDS) and not any(r.kind == "interpreter" for r in rosters):
        teller.line(teller.words("nobody_accepted"))
    teller.result(
        [
            {
                "kind": roster.kind,
                "rows": len(roster.rows),
                "revision": roster.header.revision,
                "missing_laptops": [each.letter for each in roster.header.missing_laptops],
                "files": [str(path) for path in paths],
            }
            for roster, paths in written
        ]
    )
    return OK
