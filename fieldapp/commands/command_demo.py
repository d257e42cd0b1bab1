"""`demo`: a whole Saturday without a window, into one folder: rosters, summary, pictures."""

import argparse
import importlib.util
import json
import os
import shutil
import tempfile
import time
from pathlib import Path

from fieldapp.commands.cli import Context
from fieldapp.commands.demo.saturday import Saturday
from fieldapp.commands.demo.story import FOLDER, Story, read_story
from fieldapp.commands.demo.summary import Summary, summed_up
from fieldapp.commands.exits import OK
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store.errors import of_system

ROSTERS = "rosters"
SCREENS = "screens"
SUMMARY = "summary"
_OURS = frozenset({ROSTERS, SCREENS, f"{SUMMARY}.txt", f"{SUMMARY}.json"})


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demo`."""
    parser = commands.add_parser("demo", help="a whole Saturday, no window needed")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--story", type=Path, default=FOLDER, metavar="DIR", help="other files than resources/demo"
    )
    parser.add_argument("--no-screens", action="store_true", help="make no pictures")
    parser.set_defaults(run=_demo)


def _demo(context: Context) -> int:
    args, teller = context.args, context.teller
    out: Path = args.out
    story = _read(args.story)
    _clear(out)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fieldapp-demo-") as stores:
        saturday = Saturday(
            story,
            Path(stores),
            out / ROSTERS,
            lambda code, /, **parts: teller.say(f"demo_{code}", **parts),
            language=teller.language,
        )
        saturday.live()
        screens = [] if args.no_screens else _take_screens(saturday, out / SCREENS)
        summary = summed_up(saturday, teller, load_code_lists(), screens)
    _write(out, summary)
    teller.line()
    for line in summary.lines:
        teller.line(line)
    teller.line()
    teller.say("demo_done", path=out.resolve(), seconds=round(time.monotonic() - began))
    teller.result(summary.as_json)
    return OK


def _read(folder: Path) -> Story:
    try:
        return read_story(folder)
    except (OSError, LookupError, TypeError, ValueError, StopIteration):
        raise RefusedError((Problem(field="file", code="story_unreadable"),)) from None


def _clear(out: Path) -> None:
    """Take an earlier demo away; a folder with anything else is not touched."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        present = {path.name for path in out.iterdir()}
        if present - _OURS:
            raise RefusedError((Problem(field="file", code="folder_in_use"),))
        for name in (ROSTERS, SCREENS):
            shutil.rmtree(out / name, ignore_errors=True)
    except OSError as error:
        raise of_system(error) from None


def _write(out: Path, summary: Summary) -> None:
    try:
        text = "\n".join(summary.lines) + "\n"
        (out / f"{SUMMARY}.txt").write_text(text, "utf-8")
        as_json = json.dumps(summary.as_json, ensure_ascii=False, indent=1)
        (out / f"{SUMMARY}.json").write_text(as_json + "\n", "utf-8")
    except OSError as error:
        raise of_system(error) from None


def _take_screens(saturday: Saturday, folder: Path) -> list[Path]:
    """Take pictures of the window off screen: the office's pages, and the table's on laptop A."""
    if importlib.util.find_spec("ui.shots") is None:
        return []
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.shots import take_shots

    folder.mkdir(parents=True, exist_ok=True)
    for laptop in (saturday.office, saturday.laptops["A"]):
        take_shots(folder, laptop.opened_apart)
    return sorted(folder.glob("*.png"))
