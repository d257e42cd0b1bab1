"""No name that was typed stands in any file but the encrypted one, whatever happened on the way."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.canaries import DRAFT, WORDS, found_in

TOP = Path(__file__).parents[2]
HELD_BY_DESIGN = {"inputs", "handed-out"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A computer on which the canaries were typed, and whose program was then killed."""
    root = tmp_path_factory.mktemp("canary")
    for name in ("inputs", "handed-out", "tmp", "home", "profiles", "server", "said"):
        (root / name).mkdir()
    environment = {**os.environ, "TMPDIR": str(root / "tmp"), "HOME": str(root / "home")}
    environment |= {"PYTHONDEVMODE": "", "SQLITE_TMPDIR": str(root / "tmp")}
    environment |= {f"XDG_{name}_HOME": str(root / "home") for name in ("DATA", "CACHE", "STATE")}
    server = [sys.executable, "-m", "sync.server", "--data", str(root / "server")]
    key = str(root / "recovery-key.txt")
    made = subprocess.run(
        [*server, "init", "Church", "Denise", "--recovery-file", key],
        cwd=TOP,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    code = next(line.split(": ")[1] for line in made.stdout.splitlines() if "code" in line)
    (root / "code.txt").write_text(code)
    with (root / "said" / "server-errors").open("wb") as errors:
        serving = subprocess.Popen(
            [*server, "serve", "--port", "0"],
            cwd=TOP,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert serving.stdout is not None
        (root / "url.txt").write_text(serving.stdout.readline())
        day = subprocess.run(
            [sys.executable, "-m", "tests.support.canaries", str(root)],
            cwd=TOP,
            env=environment,
            capture_output=True,
            check=False,
        )
        serving.terminate()
        rest, _ = serving.communicate(timeout=30)
    (root / "said" / "server-output").write_text(rest)
    (root / "said" / "output").write_bytes(day.stdout)
    (root / "said" / "errors").write_bytes(day.stderr)
    assert (root / "reached.txt").exists(), day.stderr.decode()[-3000:]
    assert day.returncode == -9
    return root


def written(root: Path) -> list[Path]:
    """Every file that app and server wrote, but the server's database and what was handed out."""
    return [
        path
        for path in root.rglob("*")
        if path.is_file()
        and path.relative_to(root).parts[0] not in HELD_BY_DESIGN
        and not path.name.startswith("server.db")
        and "backups" not in path.parts
    ]


def test_no_typed_name_stands_in_any_file_or_output(root: Path) -> None:
    files = written(root)
    names = {path.name for path in files}
    assert {"fieldapp.db", "fieldapp.db-wal", "fieldapp.log", "output", "errors"} <= names
    assert found_in(files) == {}


def test_the_log_says_what_happened_by_codes(root: Path) -> None:
    log = (root / "profiles" / "table" / "logs" / "fieldapp.log").read_text()
    assert "error=RefusedError" in log
    assert "error=OperationalError" in log
    assert len(log.splitlines()) >= 5


def test_the_same_search_finds_the_names_where_they_may_stand(root: Path) -> None:
    kept = found_in([root / "server" / "server.db", root / "inputs" / "people.csv"])
    assert "Zorquilla" in kept[str(root / "inputs" / "people.csv")]
    assert {"Zorquilla", "fears the blue heron"} <= {w for found in kept.values() for w in found}


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16le", "UTF-16be"])
def test_the_same_search_finds_every_word_in_a_plain_store_and_its_log(
    tmp_path: Path, encoding: str
) -> None:
    plain = tmp_path / "plain.db"
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute(f"PRAGMA encoding = '{encoding}'")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE person (name TEXT)")
        connection.executemany("INSERT INTO person VALUES (?)", [(word,) for word in WORDS])
        connection.commit()
        log = tmp_path / "plain.db-wal"
        assert set(found_in([plain, log])[str(log)]) == set(WORDS)
    assert set(found_in([plain])[str(plain)]) == set(WORDS)


def test_the_same_search_finds_words_that_were_escaped_or_folded(tmp_path: Path) -> None:
    ways = {
        "json": b'"Wexfj\\u00f6rd"',
        "folded": b"wexfjord zorquilla",
        "decomposed": "Wexfjo\u0308rd".encode(),
        "web": b"name=Wexfj%C3%B6rd",
        "hex": "Wexfjörd".encode().hex().encode(),
        "python": b"SignUpDraft('Wexfj\\xf6rd')",
        "latin": "Wexfjörd".encode("latin-1"),
    }
    for name, content in ways.items():
        (tmp_path / name).write_bytes(b"before " + content + b" after")
    assert len(found_in(tmp_path.iterdir())) == len(ways)
    assert "Zorquilla" not in repr(DRAFT)
