"""Tries the built program: `python tests/frozen`; with `--build`, as `./run build`, makes it first.

It knows only the folder dist/fieldapp: nothing of the source is on its path, and each step is a
start of its own. A server is started, a laptop enrolled, a sign-up recorded and found again after a
restart, and the demo's Saturday goes through, rosters and pictures of the window included. The exit
code is 1 when a step broke its promise. It takes a minute or two and leaves nothing behind.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

TOP: Final = Path(__file__).parents[2]
FOLDER: Final = TOP / "dist" / "fieldapp"
PROGRAM: Final = FOLDER / ("fieldapp.exe" if os.name == "nt" else "fieldapp")
LONGEST_S: Final = 300
FAMILY: Final = "Nguyễn"
ROW: Final = {
    "name_given": "Lan",
    "name_family": FAMILY,
    "birth": "1958",
    "lang_spoken": "vi",
    "phone": "(828) 555-0134",
    "granted": "STORE; CALL",
    "wants": "COVID19",
}


class BrokenError(Exception):
    """A step broke its promise."""


def require(promise: str, kept: object) -> None:
    """Say a promise that was kept. Raises: BrokenError."""
    if not kept:
        raise BrokenError(promise)
    print(f"  kept: {promise}", flush=True)


class Program:
    """The built program in a home of its own; each call is a start."""

    def __init__(self, home: Path) -> None:
        own = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
        gone = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_DISPLAY")
        kept = {name: text for name, text in os.environ.items() if name not in gone}
        # No session bus: the keyring of whoever builds is not touched.
        kept["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        self.home = home
        self.environment = {**kept, **{name: str(home) for name in own}}
        self.environment["QT_QPA_PLATFORM"] = "offscreen"
        self.profile = home / "laptop"

    def run(self, *words: str, **environment: str) -> str:
        """Start it, and give what it printed. Raises: BrokenError."""
        done = subprocess.run(
            [str(PROGRAM), *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=LONGEST_S,
            cwd=self.home,
            env={**self.environment, **environment},
        )
        if done.returncode:
            raise BrokenError(f"{' '.join(words)}: exit {done.returncode}\n{done.stderr}")
        return done.stdout

    def on_laptop(self, *words: str, **environment: str) -> Any:
        """Run a command on the laptop, and give its JSON. Raises: BrokenError."""
        return json.loads(self.run("--profile", str(self.profile), "--json", *words, **environment))

    @contextmanager
    def serving(self) -> Iterator[tuple[str, str]]:
        """Have it serve a new organisation; gives the address and a laptop's one-time code."""
        data = self.home / "server"
        data.mkdir()
        with subprocess.Popen(
            [str(PROGRAM), "local-server", "--data", str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=self.home,
            env=self.environment,
        ) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            try:
                address = json.loads(child.stdout.readline())["address"]
                order = {"found": "Trial", "coordinator": "Trial", "label": "office"}
                child.stdin.write(json.dumps(order) + "\n")
                child.stdin.flush()
                yield address, json.loads(child.stdout.readline())["code"]
            finally:
                child.stdin.close()
                require("the server ends with who started it", child.wait(LONGEST_S) == 0)


def record_and_find(program: Program) -> None:
    """Record a sign-up, and find it after a restart, on the laptop and on the server."""
    rows = program.home / "rows.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROW)
        writer.writeheader()
        writer.writerow(ROW)
    events = next(FOLDER.rglob("resources/demo/event.toml"))
    with program.serving() as (address, code):
        enrol = ("enrol", "--server", address, "--make-passphrase")
        own = {"FIELDAPP_SECRET": program.on_laptop(*enrol, FIELDAPP_CODE=code)["passphrase"]}
        program.on_laptop("event", "create", str(events), **own)
        for name in ("BUR-0620A", "BUR-0613A"):
            program.on_laptop("event", "publish", name, **own)
        program.on_laptop("import", str(rows), "--event", "BUR-0613A", **own)
        found = program.on_laptop("people", "nguyen", **own)
        require(
            "a sign-up is found after a restart", FAMILY in json.dumps(found, ensure_ascii=False)
        )
        program.on_laptop("sync", **own)
        program.on_laptop("verify", **own)
        program.on_laptop("roster", "BUR-0620A", "--out", str(program.home / "rosters"), **own)
    kinds = {path.suffix for path in (program.home / "rosters").rglob("*.*")}
    require("a roster is written as PDF, spreadsheet and CSV", {".pdf", ".xlsx", ".csv"} <= kinds)
    found = program.on_laptop("people", "nguyen", **own)
    require("it is there without the server, too", FAMILY in json.dumps(found, ensure_ascii=False))


def live_the_saturday(program: Program) -> None:
    """Let the demo run: three laptops, a server process, rosters, the window's pages."""
    out = program.home / "demo"
    program.run("demo", "--out", str(out))
    require("the demo's Saturday ends with its rosters", list((out / "rosters").rglob("*.pdf")))
    require("the window draws its pages", list((out / "screens").glob("*.png")))


def main() -> int:
    """Try each step; 1 when a promise was broken, or when the program could not be built."""
    freezer = [sys.executable, "-m", "PyInstaller", "--noconfirm", "build.spec"]
    if "--build" in sys.argv[1:] and subprocess.run(freezer, cwd=TOP, check=False).returncode:
        return 1
    if not PROGRAM.exists():
        print(f"nothing is built: {PROGRAM} is not there", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if not path.is_symlink())
    print(f"{FOLDER}: {size / 1_000_000:.0f} MB", flush=True)
    for step in (record_and_find, live_the_saturday):
        with tempfile.TemporaryDirectory(prefix="fieldapp-frozen-") as home:
            try:
                step(Program(Path(home)))
            except (BrokenError, subprocess.TimeoutExpired) as error:
                print(f"  BROKEN: {error}", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
