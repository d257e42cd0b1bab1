"""A locked laptop holds nothing that can be read: not in the memory of the program either."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ui.stood import Stood, note_stood, take_stood

TOP = Path(__file__).parents[3]
NAME = "Xochiquetzal Ixchel"


def copies_in_memory(process: int, text: str) -> int:
    """Count the copies of a text in all that a process could write to."""
    spellings = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")]
    found = 0
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            area = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if area is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            begin, end = (int(each, 16) for each in area.groups())
            try:
                held = os.pread(memory.fileno(), end - begin, begin)
            except OSError:
                continue
            found += sum(held.count(each) for each in spellings)
    return found


if sys.platform.startswith("linux"):  # reads memory as Linux shows it

    def test_after_locking_no_copy_of_a_name_is_in_the_process(tmp_path: Path) -> None:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.support.sealing", str(tmp_path)],
            cwd=TOP,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with child:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(NAME + "\n")
            child.stdin.flush()
            assert child.stdout.readline() == "open\n"
            assert copies_in_memory(child.pid, NAME) > 0
            child.stdin.write("\n")
            child.stdin.flush()
            assert child.stdout.readline().startswith("sealed sign_up")
            assert copies_in_memory(child.pid, NAME) == 0
            child.stdin.write("\n")
            child.stdin.flush()
        assert child.returncode == 0


def test_the_program_that_begins_anew_knows_where_somebody_was() -> None:
    stood = Stood(user=b"\x01" * 16, page="people", place="0a0b", field=(("Line", 2), ("Chip", 0)))
    environment: dict[str, str] = {}
    note_stood(stood, environment)
    assert take_stood(environment) == stood
    assert take_stood(environment) is None
    note_stood(None, environment)
    assert environment == {}


@pytest.mark.parametrize("noted", ["", "{", "[]", '["zz", "a", "b"]', '["", "a", "b", [1]]', "7"])
def test_a_note_that_cannot_be_read_is_none(noted: str) -> None:
    environment = {"FIELDAPP_STOOD": noted}
    assert take_stood(environment) is None
    assert environment == {}
