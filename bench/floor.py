"""The floor's laptop: typed tables and an outbox in SQLCipher, gzip JSON by `requests`.

It keeps and moves the same rows as the product's laptop, and nothing else.
"""

import gzip
import json
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import requests

from bench.floor_server import BATCH, PACKING
from bench.laptop import KEY, LISTS, STORE_ID, TODAY
from fieldapp.domain.kinds import KINDS, FieldType
from fieldapp.domain.sign_up import CheckedSignUp, SignUpDraft, check_sign_up
from fieldapp.store.cipher import Database, Sentinel, open_store

_KINDS: Final = ("person", "contact", "address", "need", "access_need", "consent", "sign_up")
_FIELDS: Final = {
    kind.name: [each.name for each in kind.fields] for kind in KINDS if kind.name in _KINDS
}
_LISTS: Final = frozenset(
    (kind.name, each.name)
    for kind in KINDS
    for each in kind.fields
    if each.type in {FieldType.CODES, FieldType.TAGS, FieldType.ENTRIES, FieldType.REFS}
)


def records(draft: SignUpDraft, number: int) -> list[list[Any]]:
    """Give the rows of a sign-up as `[kind, values]`, the very ones the product keeps."""
    checked = check_sign_up(draft, TODAY, LISTS)
    assert isinstance(checked, CheckedSignUp), checked
    rows: list[list[Any]] = [["person", {"status": "ACTIVE", **checked.person}]]
    rows += [["contact", {"person": 0, **values}] for values in checked.contacts]
    rows += [["address", {"person": 0, **checked.address}]] if checked.address else []
    rows += [["need", {"person": 0, **checked.need}]] if checked.need else []
    rows += [["access_need", {"person": 0, **values}] for values in checked.access_needs]
    rows += [["consent", {"person": 0, **values}] for values in checked.consents]
    ticket = f"B-{number % 9999:03d}"
    rows.append(["sign_up", {"person": 0, "event": 1, "ticket": ticket, **checked.sign_up}])
    return rows


class FloorLaptop:
    """One laptop of the floor. `server` is its address."""

    def __init__(self, folder: Path, server: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "floor-laptop.db"
        new = not path.exists()
        self._base: Database = open_store(
            path, KEY, expected=Sentinel(store_id=STORE_ID), create=new
        )
        self._sql = self._base.conn
        self._server = server
        self._http = requests.Session()
        self._http.trust_env = False
        if new:
            self._make_tables()

    def _make_tables(self) -> None:
        self._sql.execute("CREATE TABLE outbox (seq INTEGER PRIMARY KEY, doc TEXT, sent INTEGER)")
        self._sql.execute("CREATE INDEX unsent ON outbox (seq) WHERE sent = 0")
        for kind, fields in _FIELDS.items():
            columns = ", ".join(f'"{name}"' for name in fields)
            self._sql.execute(f'CREATE TABLE "{kind}" (id BLOB PRIMARY KEY, {columns})')

    def close(self) -> None:
        """Close the connection and the file."""
        self._http.close()
        self._base.close()

    def record_all(self, drafts: Iterable[SignUpDraft]) -> None:
        """Keep many sign-ups in the outbox in one transaction: the floor's work before a push."""
        self._sql.execute("BEGIN")
        for number, draft in enumerate(drafts, start=1):
            doc = [secrets.token_hex(16), records(draft, number)]
            self._sql.execute(
                "INSERT INTO outbox (doc, sent) VALUES (?, 0)",
                (json.dumps(doc, ensure_ascii=False, separators=(",", ":")),),
            )
        self._sql.execute("COMMIT")

    def push(self) -> None:
        """Send what was not sent, batch after batch; each is noted as sent with a commit."""
        while rows := self._sql.execute(
            "SELECT seq, doc FROM outbox WHERE sent = 0 ORDER BY seq LIMIT ?", (BATCH,)
        ).fetchall():
            raw = "[" + ",".join(doc for _, doc in rows) + "]"
            reply = self._http.post(
                self._server + "/push", data=gzip.compress(raw.encode(), PACKING), timeout=20
            )
            reply.raise_for_status()
            if reply.json()["kept"] != len(rows):
                raise RuntimeError("the floor lost sign-ups")
            self._sql.execute("UPDATE outbox SET sent = 1 WHERE seq <= ?", (rows[-1][0],))

    def pull(self, after: int = 0) -> int:
        """Take in all sign-ups after a number; gives the highest number that is here now."""
        while True:
            reply = self._http.get(self._server + f"/pull?after={after}", timeout=20)
            reply.raise_for_status()
            found = reply.json()
            if found:
                self._keep(found)
                after = found[-1][0]
            if len(found) < BATCH:
                return after

    def _keep(self, found: list[Any]) -> None:
        by_kind: dict[str, list[tuple[Any, ...]]] = {}
        for _, name, rows in found:
            for number, (kind, values) in enumerate(rows):
                row = bytes.fromhex(name) + bytes((number,))
                by_kind.setdefault(kind, []).append((row, *_columns(kind, values)))
        self._sql.execute("BEGIN")
        for kind, many in by_kind.items():
            marks = ",".join("?" * (len(_FIELDS[kind]) + 1))
            self._sql.executemany(f'INSERT OR REPLACE INTO "{kind}" VALUES ({marks})', many)
        self._sql.execute("COMMIT")

    def people(self) -> int:
        """Count the people here."""
        return int(self._sql.execute("SELECT count(*) FROM person").fetchone()[0])


def _columns(kind: str, values: dict[str, Any]) -> Iterator[Any]:
    for name in _FIELDS[kind]:
        value = values.get(name)
        listed = value is not None and (kind, name) in _LISTS
        yield json.dumps(value) if listed else value
