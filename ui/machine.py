"""What the computer says of itself: battery, and room on the disk. The only door to that.

Each number is None where the computer does not say; nothing here raises or waits for long. To be
called beside the window's work (`Session.press`).
"""

import ctypes
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SUPPLIES: Final = Path("/sys/class/power_supply")
_PERCENT: Final = re.compile(r"(\d{1,3})%")
_NO_BATTERY: Final = 128
_UNKNOWN: Final = 255
_PATIENCE_S: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """`battery` in percent, None where there is none; `plugged` into the wall; `free` bytes."""

    battery: int | None = None
    plugged: bool | None = None
    free: int | None = None


def read_machine(folder: Path) -> Machine:
    """Give the battery, and the free room on the disk that holds a folder."""
    battery, plugged = _power()
    try:
        free: int | None = shutil.disk_usage(folder).free
    except OSError:
        free = None
    return Machine(battery=battery, plugged=plugged, free=free)


def _power() -> tuple[int | None, bool | None]:
    if sys.platform == "win32":
        return _power_of_windows()
    if sys.platform == "darwin":
        return _power_of_mac()
    return power_of_linux(_SUPPLIES)


def power_of_linux(supplies: Path) -> tuple[int | None, bool | None]:
    """Read the kernel's folders: the mean of several batteries; plugged where one supply is."""
    levels: list[int] = []
    plugged: bool | None = None
    try:
        found = sorted(supplies.iterdir())
    except OSError:
        return None, None
    for each in found:
        if _text(each / "scope") == "Device":
            continue  # of a mouse or a headset
        if _text(each / "type") == "Battery":
            level = _text(each / "capacity")
            levels += [int(level)] if level.isdigit() else []
            if _text(each / "status") in {"Charging", "Full"}:
                plugged = True
        elif (online := _text(each / "online")).isdigit():
            plugged = bool(plugged) or online != "0"
    return (round(sum(levels) / len(levels)) if levels else None), plugged


def power_of_pmset(said: str) -> tuple[int | None, bool | None]:
    """Read what `pmset -g batt` says."""
    level = _PERCENT.search(said)
    return (int(level[1]) if level else None), "'AC Power'" in said


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _power_of_mac() -> tuple[int | None, bool | None]:
    try:
        said = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"],
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None, None
    return power_of_pmset(said)


def _power_of_windows() -> tuple[int | None, bool | None]:
    if sys.platform != "win32":
        return None, None

    class Status(ctypes.Structure):
        """SYSTEM_POWER_STATUS of the Windows API."""

        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("left_s", ctypes.c_ulong),
            ("full_s", ctypes.c_ulong),
        )

    status = Status()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None, None
    none = status.percent == _UNKNOWN or status.flag & _NO_BATTERY
    plugged = None if status.line == _UNKNOWN else status.line == 1
    return (None if none else int(status.percent)), plugged
