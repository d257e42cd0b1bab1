"""Where things lie on this computer. Nothing is made or opened here."""

from pathlib import Path
from typing import Final

from platformdirs import user_data_path

APP: Final = "Fieldapp"
PRACTICE: Final = "practice"
LOGS: Final = "logs"


def data_folder() -> Path:
    """Give the folder of this person's own data, where a profile goes when none is named."""
    return user_data_path(APP, appauthor=False, roaming=False)


def default_profile() -> Path:
    """Give the profile of an enrolled laptop."""
    return data_folder() / "laptop"


def practice_folder(root: Path | None = None) -> Path:
    """Give the folder of practice: laptop, server and key; never that of real work."""
    return (root or data_folder()) / PRACTICE


def practice_laptop(root: Path | None = None) -> Path:
    """Give the profile of the practice laptop."""
    return practice_folder(root) / "laptop"


def logs_of(profile: Path) -> Path:
    """Give the folder of a profile's log files."""
    return profile / LOGS
