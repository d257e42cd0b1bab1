"""`enrol`: make this computer a laptop of the organisation, with a one-time code."""

import argparse
from pathlib import Path

from fieldapp import __version__
from fieldapp.commands.cli import Context, chosen_secret, read_file
from fieldapp.commands.exits import OK
from fieldapp.commands.opening import NewLaptop, enrol_laptop, open_laptop, sync_desk
from sync.client.errors import PASSING, SyncError

_MOST_CA_BYTES = 1 << 20


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `enrol`."""
    parser = commands.add_parser("enrol", help="make this computer a laptop of the organisation")
    parser.add_argument("--server", required=True, metavar="URL", help="https://…")
    parser.add_argument("--ca", type=Path, metavar="FILE", help="certificate authority (PEM)")
    parser.add_argument("--code-fd", type=int, metavar="N", help="read the code from there")
    parser.add_argument(
        "--make-passphrase", action="store_true", help="let the program make the passphrase"
    )
    parser.set_defaults(run=_enrol)


def _enrol(context: Context) -> int:
    args, teller = context.args, context.teller
    chosen: list[str] = []

    def secret(with_keyring: bool) -> str:
        chosen.append(chosen_secret(context, with_keyring=with_keyring))
        return chosen[0]

    new = NewLaptop(
        server=args.server,
        code=context.secrets.code(),
        secret=secret,
        app_version=__version__,
        cadata=read_file(args.ca, _MOST_CA_BYTES).decode("ascii", "replace") if args.ca else None,
    )
    enrolled = enrol_laptop(context.profile, new, context.computer)
    teller.say("enrolled", letter=enrolled.letter, organization=enrolled.organization)
    if args.make_passphrase:
        teller.say("passphrase", passphrase=chosen[0])
    synced = _first_sync(context, chosen[0])
    teller.result(
        {
            "letter": enrolled.letter,
            "organization": enrolled.organization,
            "user": enrolled.user.hex(),
            "user_name": enrolled.user_name,
            "synced": synced,
            **({"passphrase": chosen[0]} if args.make_passphrase else {}),
        }
    )
    return OK


def _first_sync(context: Context, secret: str) -> bool:
    """Fetch the events at once where the line still stands; a later `sync` does the same."""
    desk = open_laptop(context.profile, secret, context.computer)
    try:
        return sync_desk(desk, context.computer.timer).quiet
    except SyncError as error:
        if error.code not in PASSING:
            raise
        context.teller.say("sync_next")
        return False
    finally:
        desk.close()
