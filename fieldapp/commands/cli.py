"""The command line: one table of commands, one way to open a laptop, one way to say a fault."""

import argparse
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fieldapp import __version__
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import find_event
from fieldapp.commands import COMMANDS, exits, load
from fieldapp.commands.asking import Secrets, secrets_of
from fieldapp.commands.opening import (
    Computer,
    OpenedVault,
    open_unlocked,
    this_computer,
    unlock_laptop,
)
from fieldapp.commands.telling import Teller, language_from
from fieldapp.domain.ids import read_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.logs import start_logging, stop_logging
from fieldapp.paths import default_profile, logs_of
from fieldapp.store.passphrases import new_passphrase
from fieldapp.store.rows import Row, read_row, read_rows

DEBUG: Final = "FIELDAPP_DEBUG"
"""Where this variable is set, a mistake of the program shows itself whole."""
INTERRUPTED: Final = 130
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every command is given."""

    args: argparse.Namespace
    profile: Path
    teller: Teller
    secrets: Secrets
    computer: Computer

    @property
    def user(self) -> bytes | None:
        """Who opens the laptop, where `--user` says so. Raises: RefusedError id_unreadable."""
        return read_id_of(self.args.user) if self.args.user else None

    @contextmanager
    def desk(self) -> Iterator[OpenedDesk]:
        """Open the laptop of `--profile` for as long as the block runs. Raises: as `opened`."""
        with self.opened() as (_, desk):
            yield desk

    @contextmanager
    def opened(self) -> Iterator[tuple[OpenedVault, OpenedDesk]]:
        """Give the keys of the laptop as well. Raises: as `open_laptop`.

        What goes wrong is logged by code, in the folder of this laptop.
        """
        vault = unlock_laptop(self.profile, self.secrets.secret(), self.computer, user=self.user)
        desk = open_unlocked(vault)
        handler = start_logging(logs_of(self.profile))
        facts = {"command": self.args.command}
        _log.info("opened", extra={"facts": facts})
        try:
            yield vault, desk
        except BaseException:
            _log.exception("ended", extra={"facts": facts})
            raise
        finally:
            stop_logging(handler)
            desk.close()


def chosen_secret(context: Context, *, with_keyring: bool, second: bool = False) -> str:
    """Give a new PIN or passphrase: asked for, or made where `--make-passphrase` says so.

    `second`: besides the secret that opens the laptop. Raises: RefusedError.
    """
    if not context.args.make_passphrase:
        return context.secrets.new_secret(with_keyring=with_keyring, second=second)
    return new_passphrase(
        context.computer.random,
        language="es" if context.teller.language == "es" else "en",
        with_keyring=with_keyring,
    )


def tell_secret(context: Context, secret: str, result: dict[str, str]) -> int:
    """Give the result, with the new secret where the program made it: it is shown this once."""
    made = {"passphrase": secret} if context.args.make_passphrase else {}
    if made:
        context.teller.say("passphrase", passphrase=secret)
    context.teller.result({**result, **made})
    return exits.OK


def add_new_secret(parser: argparse.ArgumentParser) -> None:
    """Add where a new PIN or passphrase comes from, besides the prompt and the environment."""
    parser.add_argument(
        "--new-secret-fd", type=int, metavar="N", help="read the new PIN or passphrase there"
    )
    parser.add_argument(
        "--make-passphrase", action="store_true", help="let the program make the passphrase"
    )


def read_id_of(text: str) -> bytes:
    """Read an id as lists print it. Raises: RefusedError id_unreadable."""
    try:
        return read_id(text)
    except ValueError:
        raise RefusedError((Problem(field="id", code="id_unreadable"),)) from None


def event_named(desk: OpenedDesk, code: str) -> Row:
    """Give the event with a printed code. Raises: RefusedError event_unknown."""
    found = find_event(desk.store, code.strip().upper())
    if found is None:
        raise RefusedError((Problem(field="event.code", code="event_unknown"),))
    return found


def person_named(desk: OpenedDesk, text: str) -> bytes:
    """Give a person by ticket, by the id of a sign-up, or by their own.

    Raises: RefusedError id_unreadable; not_here where a ticket is two people's.
    """
    connection, kind = desk.store.connection, BY_NAME["sign_up"]
    rows = read_rows(connection, kind, "ticket = ?", (text.strip().upper(),))
    people = {row.ref("person") for row in rows}
    if len(people) > 1:
        raise RefusedError((Problem(field="person", code="not_here"),))
    if people:
        return people.pop()
    found = read_id_of(text)
    sign_up = read_row(connection, kind, found)
    return found if sign_up is None else sign_up.ref("person")


def read_file(path: Path, most: int) -> bytes:
    """Read a file a person named, up to `most` bytes and one. Raises: RefusedError file_missing."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        raise RefusedError((Problem(field="file", code="file_missing"),)) from None


def build_parser() -> argparse.ArgumentParser:
    """Give the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="fieldapp", description="Sign-ups, seats and interpreters, kept on the laptop first."
    )
    parser.add_argument("--version", action="version", version=f"fieldapp {__version__}")
    parser.add_argument(
        "--profile", type=Path, default=None, metavar="DIR", help="folder of this laptop's data"
    )
    parser.add_argument("--language", choices=("en", "es"), help="instead of that of the login")
    parser.add_argument("--json", action="store_true", help="print what a program reads")
    parser.add_argument("--user", metavar="ID", help="who opens a laptop that several people use")
    parser.add_argument(
        "--secret-fd", type=int, metavar="N", help="read PIN or passphrase from this descriptor"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        load(name).add(commands)
    return parser


def run(arguments: Sequence[str], *, computer: Computer | None = None) -> int:
    """Run one command and give its exit code (see `exits`)."""
    args = build_parser().parse_args(arguments)
    language = args.language or language_from(os.environ)
    teller = Teller(language=language, as_json=args.json)
    context = Context(
        args=args,
        profile=args.profile or default_profile(),
        teller=teller,
        secrets=secrets_of(args, language),
        computer=computer or this_computer(),
    )
    try:
        code: Any = args.run(context)
    except exits.FAULTS as fault:
        teller.fault(fault)
        return exits.exit_code(fault)
    except (KeyboardInterrupt, EOFError):  # at a question
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone; nothing that was done depends on it.
        sys.stdout = None
        return exits.OK
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        # The words of an error can repeat what somebody typed: its type has to do.
        teller.bug(type(error).__name__)
        return exits.BUG
    return int(code)
