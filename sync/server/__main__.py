"""The server's commands: `python -m sync.server --help`."""

import argparse
import gc
import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sync.server.app import web_server
from sync.server.enrol import invite
from sync.server.found import found
from sync.server.guard import Guard
from sync.server.service import Service
from sync.server.storage.store import open_storage

OK: Final = 0
USAGE: Final = 2
NOT_FOUND: Final = 3
REFUSED: Final = 4
DAMAGED: Final = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    args = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        code: int = args.act(args)
    except LookupError as error:
        _say(args, {"fault": "not_found", "what": str(error.args[0])})
        return NOT_FOUND
    return code


def _service(args: argparse.Namespace) -> Service:
    database = args.database or os.environ.get("FIELDAPP_DATABASE")
    guard = None
    if database is None:
        args.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        database, guard = args.data, Guard(args.data)
    return Service(
        open_storage(database),
        clock=lambda: time.time_ns() // 1_000_000,
        random=secrets.token_bytes,
        guard=guard,
    )


def _init(args: argparse.Namespace) -> int:
    service = _service(args)
    made = found(service, args.name, args.coordinator)
    code = invite(service, made.org, made.coordinator, args.label)
    key_file = args.recovery_file
    with os.fdopen(os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(made.recovery_key.hex() + "\n")
    _say(args, {"organization": made.org, "code": code, "recovery_key_file": str(key_file)})
    return OK


def _invite(args: argparse.Namespace) -> int:
    service = _service(args)
    code = invite(service, args.org, bytes.fromhex(args.user), args.label)
    _say(args, {"code": code})
    return OK


def _serve(args: argparse.Namespace) -> int:
    service = _service(args)
    tls = (args.cert, args.key) if args.cert else None
    server = web_server(service, host=args.host, port=args.port, tls=tls)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    server.run()
    service.storage.close()
    return OK


def _say(args: argparse.Namespace, content: dict[str, object]) -> None:
    if args.json:
        print(json.dumps(content))
    else:
        for name, value in content.items():
            print(f"{name.replace('_', ' ')}: {value}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="server", description="The sync server of Fieldapp.")
    parser.add_argument("--data", type=Path, default=Path("server-data"), help="folder (SQLite)")
    parser.add_argument("--database", help="postgresql://… (or FIELDAPP_DATABASE)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    init = commands.add_parser("init", help="found an organisation")
    init.add_argument("name")
    init.add_argument("coordinator", help="name of the first coordinator")
    init.add_argument("--label", default="Coordinator's laptop")
    init.add_argument("--recovery-file", type=Path, default=Path("recovery-key.txt"))
    init.set_defaults(act=_init)
    invited = commands.add_parser("invite", help="make a one-time code for a laptop")
    invited.add_argument("user", help="row id of the user, 32 hex digits")
    invited.add_argument("--label", default="Laptop")
    invited.add_argument("--org", type=int, default=1)
    invited.set_defaults(act=_invite)
    serve = commands.add_parser("serve", help="serve until stopped")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8470)
    serve.add_argument("--cert", type=Path)
    serve.add_argument("--key", type=Path)
    serve.set_defaults(act=_serve)
    return parser


if __name__ == "__main__":
    sys.exit(main())
