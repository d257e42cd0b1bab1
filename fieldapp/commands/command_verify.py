"""`verify`: read the whole file, its log and its counts, and name what is wrong; changes nothing.

Counts that can be worked out again are put right, and said.
"""

import argparse
from collections.abc import Iterator

from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.cli import Context
from fieldapp.commands.exits import FOUND_WRONG, OK
from fieldapp.domain.change import (
    FIRST_LINK,
    MalformedChangeError,
    decode_body,
    hide_body,
    next_link,
)
from fieldapp.store.cipher import check_open
from fieldapp.store.stock import recount


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `verify`."""
    parser = commands.add_parser("verify", help="check this laptop's file, log and counts")
    parser.set_defaults(run=_verify)


def _verify(context: Context) -> int:
    with context.desk() as desk:
        found = [*check_open(desk.store.connection), *_log_faults(desk), *_count_faults(desk)]
        (changes,) = desk.store.connection.execute("SELECT count(*) FROM change").fetchone()
    for fault in found:
        context.teller.line(fault)
    context.teller.say("verify_wrong" if found else "verify_right", n=len(found), changes=changes)
    context.teller.result({"changes": changes, "found": found})
    return FOUND_WRONG if found else OK


def _log_faults(desk: OpenedDesk) -> Iterator[str]:
    """Chain the whole log again; a changed, lost or swapped change breaks it."""
    store = desk.store
    tail = store.read_tail()
    secret, link, expected = store.identity.chain_secret, FIRST_LINK, tail.base + 1
    for seq, change_id, body, kept, hidden in store.connection.execute(
        "SELECT seq, id, body, link, hidden FROM change WHERE seq > ? ORDER BY seq", (tail.base,)
    ):
        n = seq - tail.base
        if seq != expected:
            yield f"log.gap {n}"
        was = hidden or hide_body(secret, n, change_id, body)
        link = next_link(link, tail.replica, n, was)
        if link != kept:
            yield f"log.link {n}"
            link = kept
        try:
            decode_body(change_id, body)
        except MalformedChangeError:
            yield f"log.body {n}"
        expected = seq + 1


def _count_faults(desk: OpenedDesk) -> Iterator[str]:
    with desk.store.writing():
        wrong = recount(desk.store)
    yield from (f"scope.count {scope.hex()}" for scope in wrong)
