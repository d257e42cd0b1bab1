"""`enrol`: make this computer a laptop of the organisation, with a one-time code."""

import argparse
from pathlib import Path

from fieldapp import __version__
from fieldapp.commands.cli import Context, read_file
from fieldapp.commands.exits import OK
from fieldapp.commands.opening import NewLaptop, enrol_laptop, open_laptop, sync_desk
from fieldapp.store.passphrases import new_passphrase
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
    made: list[str] = []

    def secret(with_keyring: bool) -> str:
        if not args.make_passphrase:
            return context.secrets.new_secret(with_keyring=with_keyring)
        made.append(
            new_passphrase(
                context.computer.random,
                language="es" if teller.language == "es" else "en",
                with_keyring=with_keyring,
            )
        )
        return made[0]

    new = NewLaptop(
        server=args.server,
        code=context.secrets.code(),
        secret=secret,
        app_version=__version__,
        cadata=read_file(args.ca, _MOST_CA_BYTES).decode("ascii", "replace") if args.ca else None,
    )
    enrolled = enrol_laptop(context.profile, new, context.computer)
    teller.say("enrolled", letter=enrolled.letter, organization=enrolled.organization)
    if made:
        teller.say("passphrase", passphrase=made[0])
    synced = _first_sync(context, made[0] if made else "")
    teller.result(
        {
            "letter": enrolled.letter,
            "organization": enrolled.organization,
            "user": enrolled.user.hex(),
            "user_name": enrolled.user_name,
            "synced": synced,
            **({"passphrase": made[0]} if made else {}),
        }
    )
    return OK


def _first_sync(context: Context, secret: str) -> bool:
    """Fetch the events at once where the line still stands; a later `sync` does the same."""
    typed = secret or context.secrets.environment.get("FIELDAPP_SECRET", "")
    if not typed:
        context.teller.say("sync_next")
        return False
    desk = open_laptop(context.profile, typed, context.computer)
    try:
        return sync_desk(desk, context.computer.timer).quiet
    except SyncError as error:
        if error.code not in PASSING:
            raise
        context.teller.say("sync_next")
        return False
    finally:
        desk.close()
