"""`status`: what is on this laptop, what the server has of it, and which laptops are missing."""

import argparse
from datetime import UTC, datetime
from typing import Any

from fieldapp import __version__
from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.cli import Context
from fieldapp.commands.exits import OK
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.versions import CODES, PROGRAM, codes_version, program_version
from fieldapp.store import laptops, log
from fieldapp.store.membership import scopes
from fieldapp.store.rows import read_rows
from fieldapp.wording import held_sentence


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `status`."""
    parser = commands.add_parser("status", help="what is here, on the server, and missing")
    parser.set_defaults(run=_status)


def _status(context: Context) -> int:
    with context.desk() as desk:
        found = status_of(desk)
    teller = context.teller
    teller.say("status_who", name=found["user_name"], role=found["role"], letter=found["letter"])
    teller.say("status_made", received=found["received"], made=found["made"], safe=found["safe"])
    teller.say("status_here", **found["counts"])
    if found["clock_off_s"]:
        teller.say("status_clock", seconds=found["clock_off_s"])
    for code, count in found["held"].items():
        teller.line(f"{count} × {held_sentence(code, teller.language)}")
    for laptop in found["laptops"]:
        teller.say("status_laptop", **laptop)
    teller.result(found)
    return OK


def status_of(desk: OpenedDesk) -> dict[str, Any]:
    """Give how a laptop stands, as JSON has it. Counts of `custody` come from the log's numbers."""
    store = desk.store
    standing = log.standing(store)
    held = store.connection.execute(
        "SELECT held, count(*) FROM change WHERE held IS NOT NULL GROUP BY held ORDER BY held"
    ).fetchall()
    off_ms = store.remembered("clock_off_ms") or 0
    return {
        "user": desk.author.user.hex(),
        "user_name": desk.user_name,
        "role": desk.author.role,
        "letter": store.identity.letter,
        "app_version": __version__,
        "codes_version": codes_version(desk.lists.newest),
        "organization": store.identity.organization_name,
        "made": standing.made,
        "received": standing.received,
        "safe": standing.safe,
        "held": dict(held),
        "scopes": len(scopes(store)),
        "counts": laptops.own_counts(store),
        "clock_off_s": round(off_ms / 1000) if abs(off_ms) > 1000 * 60 else 0,
        "laptops": list(_laptops(desk)),
    }


def _laptops(desk: OpenedDesk) -> list[dict[str, Any]]:
    letters = {row.id: row for row in read_rows(desk.store.connection, BY_NAME["device"])}
    return [
        {
            "letter": letters[each.device].text("letter") if each.device in letters else "?",
            "label": letters[each.device].text("label") if each.device in letters else "",
            "heard": _moment(each.last_heard_ms),
            "received": each.received,
            "made": each.made,
            "app_version": program_version(each.counts.get(PROGRAM, 0)),
            "codes_version": codes_version(each.counts.get(CODES, 0)),
        }
        for each in laptops.reported(desk.store)
    ]


def _moment(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="minutes") if ms else "-"
