"""What the computer says of itself is read as each system says it."""

from pathlib import Path

import pytest

from ui.machine import power_of_linux, power_of_pmset, read_machine

MAC = """Now drawing from '{source}'
 -InternalBattery-0 (id=4653155)\t{level}%; discharging; 4:12 remaining present: true
"""


def supply(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir(parents=True)
    for file, text in files.items():
        (folder / name / file).write_text(text + "\n", "utf-8")


def test_a_laptop_on_battery(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="61", status="Discharging")
    assert power_of_linux(tmp_path) == (61, False)


def test_a_laptop_with_two_batteries_that_charges(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="100", status="Full")
    supply(tmp_path, "BAT1", type="Battery", capacity="40", status="Charging")
    assert power_of_linux(tmp_path) == (70, True)


def test_a_mouse_is_no_battery_of_the_laptop(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp_0", type="Battery", capacity="5", status="Discharging", scope="Device")
    supply(tmp_path, "AC", type="Mains", online="1")
    assert power_of_linux(tmp_path) == (None, True)


def test_a_computer_that_says_nothing(tmp_path: Path) -> None:
    assert power_of_linux(tmp_path / "none") == (None, None)


@pytest.mark.parametrize(("source", "plugged"), [("AC Power", True), ("Battery Power", False)])
def test_a_mac(source: str, plugged: bool) -> None:
    assert power_of_pmset(MAC.format(source=source, level=87)) == (87, plugged)


def test_the_room_on_a_disk_that_is_not_there_is_not_known(tmp_path: Path) -> None:
    assert read_machine(tmp_path / "gone").free is None
    assert (read_machine(tmp_path).free or 0) > 0
