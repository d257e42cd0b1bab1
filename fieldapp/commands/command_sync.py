"""`sync`: hand over what was made here, fetch what is for this laptop, until nothing is left."""

import argparse

from fieldapp.commands.cli import Context
from fieldapp.commands.exits import OK, SERVER_REFUSED
from fieldapp.commands.opening import sync_desk
from fieldapp.wording import sentence


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sync`."""
    parser = commands.add_parser("sync", help="exchange with the server until nothing is left")
    parser.set_defaults(run=_sync)


def _sync(context: Context) -> int:
    teller = context.teller
    with context.desk() as desk:
        outcome = sync_desk(desk, context.computer.timer)
    teller.say("synced", sent=outcome.sent, rows=outcome.rows, exchanges=outcome.exchanges)
    if outcome.held:
        teller.say("held", held=outcome.held)
    for fault in outcome.faults:
        teller.line(sentence(fault, teller.language))
    teller.result(
        {
            "exchanges": outcome.exchanges,
            "sent": outcome.sent,
            "rows": outcome.rows,
            "up": outcome.up,
            "down": outcome.down,
            "quiet": outcome.quiet,
            "held": outcome.held,
            "faults": list(outcome.faults),
            "upgrade": outcome.upgrade,
        }
    )
    return SERVER_REFUSED if outcome.faults else OK
