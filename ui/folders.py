"""Where files go that a person asked for: the system's own dialog for a folder."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_OWN: Final = "Fieldapp"
AskFolder = Callable[[QWidget, Path, Callable[[Path], None]], None]


def ask_for_folder(parent: QWidget, proposed: Path, chosen: Callable[[Path], None]) -> None:
    """Show the system's dialog for a folder; nothing follows where it is closed without one."""
    with contextlib.suppress(OSError):  # then a person sees where they are, and chooses
        proposed.mkdir(mode=0o700, parents=True, exist_ok=True)
    dialog = QFileDialog(parent, QCoreApplication.translate("Folders", "Where to put the sheets"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.setDirectory(str(proposed.parent))
    dialog.selectFile(str(proposed))
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def usual_folder() -> Path:
    """Give the folder that is proposed: one of our own, where people keep their documents."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind) or str(Path.home())) / _OWN
