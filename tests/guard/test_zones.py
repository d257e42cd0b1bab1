"""Windows has no zone database that Python reads: the zones must come with what we install."""

import os
import subprocess
import sys

from fieldapp.commands.opening import ZONE


def test_the_zone_of_an_event_opens_without_the_zones_of_the_system() -> None:
    script = f"from zoneinfo import ZoneInfo; print(ZoneInfo({ZONE!r}))"
    environment = {**os.environ, "PYTHONTZPATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ZONE), done.stderr
