"""`roster`: the hand-outs of an event, each file whole, each noted in the history."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.handout.writing import Format, write_handout
from fieldapp.actions.rosters import (
    Asked,
    clinic_roster_of,
    interpreter_rosters_of,
    note_handout,
)
from fieldapp.commands.cli import Context, event_named
from fieldapp.commands.exits import OK
from fieldapp.domain.roster import Roster
from fieldapp.store.errors import of_system

FORMATS: Final[tuple[Format, ...]] = ("pdf", "xlsx", "csv")
KINDS: Final = ("clinic", "interpreter")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `roster`."""
    parser = commands.add_parser("roster", help="make the rosters of an event")
    parser.add_argument("event", metavar="CODE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--kind", choices=KINDS, action="append", help="default: both")
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
            now_ms=desk.store.clock(),
            language=teller.language,
        )
        rosters = rosters_of(desk, asked, args.kind or KINDS)
        to = Files(
            folder=args.out,
            formats=tuple(args.format or FORMATS),
            language=teller.language,
            purpose=args.purpose,
        )
        written = [(roster, hand_out(desk, event.id, roster, to)) for roster in rosters]
    for roster, paths in written:
        for path in paths:
            teller.say("roster_file", path=path, n=len(roster.rows))
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


def rosters_of(desk: OpenedDesk, asked: Asked, kinds: Iterable[str] = KINDS) -> list[Roster]:
    """Build the rosters of an event: the clinic's, then one for each interpreter's shift."""
    made: list[Roster] = []
    if "clinic" in kinds:
        made.append(clinic_roster_of(desk.store, asked, desk.lists))
    if "interpreter" in kinds:
        made += interpreter_rosters_of(desk.store, asked, desk.lists)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where a roster goes, in which forms and language, and what for."""

    folder: Path
    formats: tuple[Format, ...] = FORMATS
    language: str = "en"
    purpose: str = ""


def hand_out(desk: OpenedDesk, event: bytes, roster: Roster, to: Files) -> tuple[Path, ...]:
    """Write a roster's files, and note that they were made. Raises: HandoutError; RefusedError."""
    try:
        to.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise of_system(error) from None
    paths = write_handout(to.folder, roster, to.formats, "es" if to.language == "es" else "en")
    note_handout(
        desk.store,
        desk.author,
        event,
        roster,
        [path.read_bytes() for path in paths],
        purpose=to.purpose,
    )
    return paths
