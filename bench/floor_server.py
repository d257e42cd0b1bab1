"""The floor's server: the least that takes the same rows and hands them out again.

Starlette and uvicorn, gzip JSON, plain sqlite3, one durable commit a batch. No accounts, no
merge, no history, no rights, no check of any value. `--whole` keeps a sign-up as one text.
"""

import argparse
import gzip
import json
import sqlite3
from pathlib import Path
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BATCH: Final = 500
PACKING: Final = 6
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS sign_up (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, doc TEXT);
CREATE TABLE IF NOT EXISTS record (sign_up INTEGER, row INTEGER, kind TEXT, body TEXT,
  PRIMARY KEY (sign_up, row)) WITHOUT ROWID;
"""


class Floor:
    """Both of the floor's requests."""

    def __init__(self, folder: Path, *, whole: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._whole = whole
        self._base = sqlite3.connect(folder / "floor.db", isolation_level=None)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=FULL")
        self._base.executescript(_TABLES)

    async def push(self, request: Request) -> Response:
        """Keep a list of sign-ups `[id, [[kind, values], …]]`; what is here already stays."""
        sign_ups = json.loads(gzip.decompress(await request.body()))
        base = self._base
        base.execute("BEGIN IMMEDIATE")
        rows: list[tuple[Any, ...]] = []
        for name, records in sign_ups:
            doc = json.dumps(records, ensure_ascii=False) if self._whole else None
            made = base.execute(
                "INSERT OR IGNORE INTO sign_up (id, doc) VALUES (?, ?)", (name, doc)
            )
            if made.rowcount and not self._whole:
                rows += [
                    (made.lastrowid, number, kind, json.dumps(values, ensure_ascii=False))
                    for number, (kind, values) in enumerate(records)
                ]
        base.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", rows)
        base.execute("COMMIT")
        return Response(json.dumps({"kept": len(sign_ups)}))

    async def pull(self, request: Request) -> Response:
        """Give the next sign-ups after `after`: `[[seq, id, [[kind, values], …]], …]`."""
        after = int(request.query_params["after"])
        heads = self._base.execute(
            "SELECT seq, id, doc FROM sign_up WHERE seq > ? ORDER BY seq LIMIT ?", (after, BATCH)
        ).fetchall()
        found: dict[int, list[Any]] = {}
        if heads and not self._whole:
            for seq, kind, body in self._base.execute(
                "SELECT sign_up, kind, body FROM record WHERE sign_up BETWEEN ? AND ?",
                (heads[0][0], heads[-1][0]),
            ):
                found.setdefault(seq, []).append([kind, json.loads(body)])
        content = [
            [seq, name, json.loads(doc) if self._whole else found[seq]] for seq, name, doc in heads
        ]
        raw = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        return Response(gzip.compress(raw, PACKING), headers={"content-encoding": "gzip"})

    async def alive(self, request: Request) -> Response:
        """Say that the server runs."""
        del request
        return Response(status_code=204)


def main() -> None:
    """Serve until ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--whole", action="store_true")
    args = parser.parse_args()
    floor = Floor(args.data, whole=args.whole)
    app = Starlette(
        routes=[
            Route("/push", floor.push, methods=["POST"]),
            Route("/pull", floor.pull),
            Route("/alive", floor.alive),
        ]
    )
    uvicorn.run(app, host="127.0.0.1", port=args.port, log_config=None, access_log=False)


if __name__ == "__main__":
    main()
