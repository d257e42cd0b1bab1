"""The server's commands: `python -m sync.server --help`.

Exit codes: 0 done, 2 wrong usage, 3 not found, 4 refused, 5 damaged, 6 the database or disk failed.
"""

import argparse
import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from fieldapp.domain.ids import show_id
from sync.server.backup import BackupError, back_up, restore
from sync.server.beginning import FoundedBeforeError, begin
from sync.server.enrol import assign_user, invite, revoke, unassign_user
from sync.server.lock import AlreadyServingError, ServingLock
from sync.server.opening import open_service
from sync.server.people import add_user, find_user
from sync.server.recovery import reply_to
from sync.server.serve import Serving, run
from sync.server.service import Service
from sync.server.status import status
from sync.server.storage.steps import NewerDatabaseError
from sync.server.storage.store import Storage, StorageError, open_storage
from sync.server.verify import verify

OK: Final = 0
NOT_FOUND: Final = 3
REFUSED: Final = 4
DAMAGED: Final = 5
FAILED: Final = 6
_KEY_VARIABLE: Final = "FIELDAPP_RECOVERY_KEY"
_DATABASE_VARIABLE: Final = "FIELDAPP_DATABASE"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    args = _parser().parse_args(arguments)
    os.umask(0o077)
    logging.basicConfig(
        level=logging.WARNING if args.quiet else logging.INFO,
        format="%(asctime)s %(levelname)s %(message)s",
        stream=sys.stderr,
    )
    try:
        code: int = args.act(args)
    except _FAULTS as error:
        code, what = _meaning(error)
        return _fault(args, code, what)
    return code


_FAULTS: Final = (
    LookupError,
    ValueError,
    OSError,
    AlreadyServingError,
    FoundedBeforeError,
    NewerDatabaseError,
    BackupError,
    StorageError,
)


_WORDS: Final = {
    "AlreadyServingError": "another process serves this folder",
    "FoundedBeforeError": "an organisation stands here already; a code for its coordinator: "
    "`invite NAME`; a second organisation: `init --another` with another --recovery-file, and "
    "--org N on every command for it",
    "NewerDatabaseError": "a newer server wrote this database",
    "not_a_backup": "not_a_backup: this file is no backup; nothing was changed",
    "damaged": "damaged: this backup is not whole, take another one; nothing was changed",
    "still_serving": "still_serving: a server or another restore uses this database; stop it and "
    "restore again; nothing was changed",
}


def _meaning(error: Exception) -> tuple[int, str]:
    """Give exit code and words for what went wrong."""
    if isinstance(error, LookupError):
        return NOT_FOUND, f"no such {error.args[0]}"
    if isinstance(error, BackupError):
        return DAMAGED if error.code == "damaged" else REFUSED, _WORDS[error.code]
    if isinstance(error, StorageError):
        return FAILED, f"database: {error.code}"
    if isinstance(error, OSError):
        return FAILED, error.strerror or str(error)
    return REFUSED, _WORDS.get(type(error).__name__, str(error))


def _clock() -> int:
    return time.time_ns() // 1_000_000


def _place(args: argparse.Namespace) -> Path | str:
    database: str | None = args.database or os.environ.get(_DATABASE_VARIABLE)
    if database is not None:
        return database
    folder: Path = args.data
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _shelf(args: argparse.Namespace) -> Path:
    shelf: Path = args.backups or args.data / "backups"
    return shelf


def _with_service(act: Callable[[argparse.Namespace, Service], int]) -> Callable[..., int]:
    def opened(args: argparse.Namespace) -> int:
        service = open_service(_place(args), clock=_clock, random=secrets.token_bytes)
        try:
            return act(args, service)
        finally:
            service.storage.close()

    return opened


def _init(args: argparse.Namespace, service: Service) -> int:
    key_file: Path = args.recovery_file
    org, coordinator = begin(service, args.name, args.coordinator, key_file, another=args.another)
    code = invite(service, org, coordinator, args.label)
    _say(
        args,
        {
            "organization": org,
            "coordinator": show_id(coordinator),
            "code": code,
            "recovery_key_file": str(key_file),
        },
    )
    if not args.json:
        print("Move the recovery key file off this machine now, and keep two copies of it.")
    return OK


def _invite(args: argparse.Namespace, service: Service) -> int:
    if args.role:
        user = add_user(service, args.org, args.user, args.role)
    else:
        user = find_user(service, args.org, args.user)
    code = invite(service, args.org, user, args.label, letter=args.letter or "")
    _say(args, {"user": show_id(user), "code": code})
    return OK


def _revoke(args: argparse.Namespace, service: Service) -> int:
    revoke(service, args.org, _device(args, service))
    return OK


def _assign(args: argparse.Namespace, service: Service) -> int:
    user = find_user(service, args.org, args.user)
    assign_user(service, args.org, _device(args, service), user)
    return OK


def _unassign(args: argparse.Namespace, service: Service) -> int:
    user = find_user(service, args.org, args.user)
    unassign_user(service, args.org, _device(args, service), user)
    return OK


def _device(args: argparse.Namespace, service: Service) -> bytes:
    """Find a laptop by its id or its letter."""
    with service.storage.reading() as reads:
        for each in reads.devices(args.org):
            if args.device in {each.letter, show_id(each.id)}:
                return each.id
    raise LookupError("laptop")


def _serve(args: argparse.Namespace) -> int:
    serving = Serving(
        place=_place(args),
        host=args.host,
        port=args.port,
        tls=(args.cert, args.key) if args.cert else None,
        shelf=None if args.no_backups else _shelf(args),
        backup_hour=args.backup_hour,
    )
    run(serving, clock=_clock, random=secrets.token_bytes, ready=lambda url: print(url, flush=True))
    return OK


def _backup(args: argparse.Namespace, service: Service) -> int:
    _say(args, {"backup": str(back_up(service, _shelf(args)))})
    return OK


def _restore(args: argparse.Namespace) -> int:
    place = _place(args)
    lock = ServingLock(place) if isinstance(place, Path) else None
    try:
        orgs = restore(place, args.file, clock=_clock, random=secrets.token_bytes)
    finally:
        if lock is not None:
            lock.release()
    _say(args, {"restored": [{"organization": org.org, "position": org.position} for org in orgs]})
    return OK


def _with_storage(act: Callable[[argparse.Namespace, Storage], int]) -> Callable[..., int]:
    """Open the database to look at it only."""

    def opened(args: argparse.Namespace) -> int:
        storage = open_storage(_place(args))
        try:
            return act(args, storage)
        finally:
            storage.close()

    return opened


def _verify(args: argparse.Namespace, storage: Storage) -> int:
    findings = verify(storage)
    _say(args, {"sound": not findings, "findings": [each._asdict() for each in findings[:1000]]})
    return DAMAGED if findings else OK


def _status(args: argparse.Namespace, storage: Storage) -> int:
    _say(args, status(storage))
    return OK


def _recover(args: argparse.Namespace) -> int:
    if args.key_file is not None:
        text = args.key_file.read_text(encoding="ascii")
    else:
        text = os.environ.get(_KEY_VARIABLE, "")
    try:
        private = bytes.fromhex(text)
    except ValueError:
        private = b""
    if len(private) != 32:
        raise ValueError(f"give the recovery key by --key-file or {_KEY_VARIABLE}")
    asking = args.question.read_text(encoding="ascii") if args.question else sys.stdin.readline()
    reply = reply_to(asking, private)
    _say(args, {"store": show_id(reply.store_id), "answer": reply.text})
    return OK


def _fault(args: argparse.Namespace, code: int, what: str) -> int:
    if args.json:
        print(json.dumps({"fault": what, "exit": code}))
    else:
        print(f"server: {what}", file=sys.stderr)
    return code


def _say(args: argparse.Namespace, content: Mapping[str, Any]) -> None:
    if args.json:
        print(json.dumps(content))
        return
    for line in _lines(content, 0):
        print(line)


def _lines(content: Mapping[str, Any], depth: int) -> list[str]:
    found = []
    for name, value in content.items():
        label = "  " * depth + name.replace("_", " ")
        if isinstance(value, Mapping):
            found += [label + ":", *_lines(value, depth + 1)]
        elif isinstance(value, list):
            found.append(f"{label}: {len(value)}")
            for each in value:
                found += ["  " * (depth + 1) + "-", *_lines(each, depth + 2)]
        else:
            found.append(f"{label}: {value}")
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="server",
        description="The sync server of Fieldapp.",
        epilog="Exit: 0 done, 2 usage, 3 not found, 4 refused, 5 damaged, 6 disk or database.",
    )
    parser.add_argument(
        "--data", type=Path, default=Path("server-data"), metavar="DIR", help="folder (SQLite)"
    )
    parser.add_argument(
        "--database", metavar="URL", help=f"postgresql://… instead (or {_DATABASE_VARIABLE})"
    )
    parser.add_argument("--backups", type=Path, metavar="DIR", help="default: DATA/backups")
    parser.add_argument("--org", type=int, default=1, metavar="N", help="organisation (1)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quiet", action="store_true", help="log warnings only")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _people_commands(commands)
    _running_commands(commands)
    return parser


def _people_commands(commands: Any) -> None:
    init = commands.add_parser("init", help="found an organisation with its first coordinator")
    init.add_argument("name")
    init.add_argument("coordinator", help="name of the first coordinator")
    init.add_argument("--label", default="Coordinator's laptop")
    init.add_argument(
        "--another", action="store_true", help="one more organisation on a server that has one"
    )
    init.add_argument("--recovery-file", type=Path, default=Path("recovery-key.txt"))
    init.set_defaults(act=_with_service(_init))
    invited = commands.add_parser("invite", help="make a one-time code for a laptop")
    invited.add_argument("user", help="a user's name or id; with --role a new user's name")
    invited.add_argument("--role", help="make a new user of this role")
    invited.add_argument("--label", default="Laptop")
    invited.add_argument("--letter", help="the letter on its tickets; default: a free one")
    invited.set_defaults(act=_with_service(_invite))
    revoked = commands.add_parser("revoke", help="shut a laptop out")
    revoked.add_argument("device", help="a laptop's letter or id")
    revoked.set_defaults(act=_with_service(_revoke))
    assigned = commands.add_parser("assign", help="let one more user work on a laptop")
    assigned.add_argument("device", help="a laptop's letter or id")
    assigned.add_argument("user", help="a user's name or id")
    assigned.set_defaults(act=_with_service(_assign))
    taken = commands.add_parser("unassign", help="take no more work of a user from a laptop")
    taken.add_argument("device", help="a laptop's letter or id")
    taken.add_argument("user", help="a user's name or id")
    taken.set_defaults(act=_with_service(_unassign))
    recover = commands.add_parser("recover", help="answer a laptop whose PIN is lost")
    recover.add_argument("--question", type=Path, help="file with the asking text; default: stdin")
    recover.add_argument("--key-file", type=Path, help=f"private recovery key (or {_KEY_VARIABLE})")
    recover.set_defaults(act=_recover)


def _running_commands(commands: Any) -> None:
    serve = commands.add_parser("serve", help="serve until stopped; prints its address")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8470, help="0: any free one")
    serve.add_argument("--cert", type=Path, help="certificate (PEM); without: loopback only")
    serve.add_argument("--key", type=Path, help="the certificate's key (PEM)")
    serve.add_argument("--backup-hour", type=int, default=7, choices=range(24), help="UTC (7)")
    serve.add_argument("--no-backups", action="store_true", help="somebody else makes them")
    serve.set_defaults(act=_serve)
    backup = commands.add_parser("backup", help="make a backup now")
    backup.set_defaults(act=_with_service(_backup))
    restored = commands.add_parser("restore", help="put a backup in place, under a new epoch")
    restored.add_argument("file", type=Path)
    restored.set_defaults(act=_restore)
    checked = commands.add_parser("verify", help="prove the database against its own changes")
    checked.set_defaults(act=_with_storage(_verify))
    shown = commands.add_parser("status", help="laptops, held work, backups")
    shown.set_defaults(act=_with_storage(_status))


if __name__ == "__main__":
    sys.exit(main())
