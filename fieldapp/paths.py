"""Where things lie on this computer. Nothing is made or opened here."""

from pathlib import Path
from typing import Final

from platformdirs import user_data_path

APP: Final = "Fieldapp"
PRACTICE: Final = "practice"
LOGS: Final = "logs"
SERVER: Final = "practice-server"


def data_folder() -> Path:
    """Give the folder of this person's own data, where a profile goes when none is named."""
    return user_data_path(APP, appauthor=False, roaming=False)


def default_profile() -> Path:
    """Give the profile of an enrolled laptop."""
    return data_folder() / "laptop"


def practice_profile(root: Path | None = None) -> Path:
    """Give the profile that practice uses; never the one of real work."""
    return (root or data_folder()) / PRACTICE


def practice_server(root: Path | None = None) -> Path:
    """Give the data folder of the practice server of this computer."""
    return (root or data_folder()) / SERVER


def logs_of(profile: Path) -> Path:
    """Give the folder of a profile's log files."""
    return profile / LOGS
