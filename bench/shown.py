"""From a start to a letter on the screen, seen from outside: `python -m bench.shown PROGRAM …`.

For any program that opens the window, so that the frozen one and `python -m fieldapp` can be set
beside each other. Needs an X display of 1366 x 768 with a window manager, xdotool and scrot, and
practice made by an earlier start. Prints seconds to the window and to the letter, good to 0.1 s.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtGui import QImage

TIMES: Final = 3
_LONGEST_S: Final = 30
_DARK: Final = 100
_LIGHT: Final = 200
# Where the field for the name and the button below the form stand at that size.
_FIELD: Final = (range(222, 440), range(242, 264, 2))
_BUTTON: Final = (930, 700)
_ABOVE_BUTTON: Final = (930, 640)


def _keys(*words: str) -> str:
    return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False).stdout


def _has_letter(picture: Path) -> bool:
    subprocess.run(["scrot", "--overwrite", str(picture)], check=True)
    image = QImage(str(picture))
    columns, rows = _FIELD
    inked = sum(any(image.pixelColor(x, y).lightness() < _DARK for y in rows) for x in columns)
    form = image.pixelColor(*_BUTTON).lightness() < _DARK
    form = form and image.pixelColor(*_ABOVE_BUTTON).lightness() > _LIGHT
    # Fewer than a caret's and a letter's columns is an empty field, all of them an unpainted one.
    return form and 4 < inked < len(columns) // 2


def _start(program: list[str], picture: Path) -> tuple[float, float]:
    began = time.monotonic()
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        while not _keys("search", "--onlyvisible", "--name", "Fieldapp").strip():
            if time.monotonic() - began > _LONGEST_S:
                child.kill()
                raise SystemExit("no window")
        window = typed = time.monotonic()
        while time.monotonic() - began < _LONGEST_S:
            _keys("key", "m")
            typed = time.monotonic()
            if _has_letter(picture):
                break
        else:
            child.kill()
            raise SystemExit("the window took no key")
        _keys("key", "ctrl+a", "BackSpace")
        time.sleep(1)  # the emptied draft is kept: the next start begins with an empty field
        _keys("key", "alt+F4")
        child.wait(_LONGEST_S)
    return window - began, typed - began


def main() -> None:
    """Start it `TIMES` times and print each."""
    with TemporaryDirectory() as folder:
        for _ in range(TIMES):
            window, form = _start(sys.argv[1:], Path(folder) / "screen.png")
            print(f"window {window:.2f} s, form that takes keys {form:.2f} s", flush=True)


if __name__ == "__main__":
    main()
