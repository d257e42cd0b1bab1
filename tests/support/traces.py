"""Somebody whose words stand nowhere else, and the search for any of them in files and tables."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import inspect, text

from fieldapp.domain.sign_up import SignUpDraft
from sync.server.storage.store import FILE
from tests.support.laptops import Laptop
from tests.support.server import TestServer
from tests.support.stores import KEY

WORDS: Final = ("rquilla", "exfjord", "5550187", "uillback", "annery", "ue heron", "rumsholt")
"""Parts of what is typed, without their beginnings: an index shortens words by what precedes."""
SOMEBODY: Final = SignUpDraft(
    name_given="Zorquilla",
    name_family="Wexfjord",
    birth="1961-04-09",
    lang_spoken="es",
    phone="(828) 555-0187",
    email="zorquilla.w@wexfj.example",
    street="17 Quillback Lane",
    city="Grumsholt",
    zip="28690",
    directions="behind the tannery",
    remark="fears the blue heron",
    wants=("COVID19",),
    granted=("STORE", "SHAREPROV", "CALL", "SMS"),
)
PAGE: Final = 4096
_RESERVED: Final = 80  # at the end of each page: 16 bytes to begin with, and 64 that prove it
_SALT: Final = 16
_LOG_HEAD, _FRAME_HEAD = 32, 24


def somebody(**typed: Any) -> SignUpDraft:
    """A sign-up in which every text holds one of the words."""
    return replace(SOMEBODY, **typed)


def words_in(content: bytes) -> set[str]:
    """Give the words that stand in bytes."""
    lower = content.lower()
    return {word for word in WORDS if word.encode() in lower}


def left_on_laptop(laptop: Laptop) -> dict[str, set[str]]:
    """Give the words on any page of the encrypted file and its log, by file; free pages too."""
    laptop.store.connection.execute("SELECT 1 FROM meta LIMIT 1").fetchone()
    found = {}
    for path in laptop.folder.glob("fieldapp.db*"):
        if path.suffix != ".db-shm" and (words := set().union(*map(words_in, plain_pages(path)))):
            found[path.name] = words
    return found


def left_on_server(server: TestServer) -> dict[str, set[str]]:
    """Give the words in any table, and on any page of the files of a server on SQLite."""
    found = {}
    engine = server.service.storage.engine
    with engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).all()
            rows = [row for row in rows if getattr(row, "org", server.org) == server.org]
            held = b"\n".join(_bytes(cell) for row in rows for cell in row)
            if words := words_in(held):
                found[table] = words
    if isinstance(server.database, Path):
        for path in server.database.glob(f"{FILE}*"):
            if words := words_in(path.read_bytes()):
                found[path.name] = words
    return found


def _bytes(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell).encode()


def plain_pages(path: Path, key: bytes = KEY) -> Iterator[bytes]:
    """Give the pages of an encrypted file, or of its log, as they are once decrypted.

    The format is SQLCipher's own, version 4 (https://www.zetetic.net/sqlcipher/design/).
    """
    content = path.read_bytes()
    if path.name.endswith("-wal"):
        step = _FRAME_HEAD + PAGE
        for start in range(_LOG_HEAD, len(content) - step + 1, step):
            number = int.from_bytes(content[start : start + 4], "big")
            yield _plain(content[start + _FRAME_HEAD : start + step], number, key)
        return
    for start in range(0, len(content), PAGE):
        yield _plain(content[start : start + PAGE], start // PAGE + 1, key)


def _plain(page: bytes, number: int, key: bytes) -> bytes:
    ciphers = pytest.importorskip("cryptography.hazmat.primitives.ciphers")
    begins = _SALT if number == 1 else 0
    first = page[PAGE - _RESERVED :][:16]
    decryptor = ciphers.Cipher(ciphers.algorithms.AES(key), ciphers.modes.CBC(first)).decryptor()
    plain: bytes = decryptor.update(page[begins : PAGE - _RESERVED]) + decryptor.finalize()
    return plain
