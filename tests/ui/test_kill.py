"""Story 3, power cut: a window that is killed while somebody types, and what is there again."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldapp.store.lists import sign_up_lines
from tests.ui.laptop import a_laptop, an_old_desk
from ui.keeping import KEEP_MS

TOP = Path(__file__).parents[2]
KILLED = -9
LAST_SECONDS_MS = 1_000
"""How long after the last letter typing may be kept at the latest."""
TYPES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed import from_plain
from fieldapp.store.drafts import drafts_of
from tests.support.stores import ROSA
from tests.ui.laptop import TestLaptop, a_new_desk

app, folder = QApplication([]), Path(sys.argv[1])
laptop = TestLaptop(app, folder, lambda: a_new_desk(folder))

def die():
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[2] == "saving":
    laptop.fill()
    laptop.keep()
    # The last thing before the save counts: everything is written, its draft is about to go.
    last = "DELETE FROM draft"
    laptop.store.connection.set_trace_callback(lambda sql: last in sql and die())
    laptop.save()
elif sys.argv[2] == "saved":
    laptop.fill()
    laptop.keep()
    seen = []
    laptop.store.connection.set_trace_callback(
        lambda sql: die() if "COMMIT" in seen and any("INTO change" in each for each in seen)
        else seen.append(sql)
    )
    laptop.save()
    laptop.settle()
    die()
else:
    laptop.fill()
    if sys.argv[2] == "full":
        laptop.screen.depth_key.activated.emit()
        for name in ("used", "email", "remark"):
            laptop.type(laptop.screen.form.questions.lines[name], name + "@typed")
    wanted = laptop.screen.presenter.state.draft
    while wanted not in [
        from_plain(SignUpDraft, kept.typed) for kept in drafts_of(laptop.store, ROSA.user)
    ]:
        laptop.settle()  # the window's own timer has to do it
    die()
"""


def killed(folder: Path, when: str) -> None:
    child = subprocess.run(
        [sys.executable, "-c", TYPES_AND_DIES, str(folder), when], cwd=TOP, check=False
    )
    assert child.returncode == KILLED


def test_story_3_power_cut(qapp: QApplication, tmp_path: Path) -> None:
    """The same record is open, with every field typed up to the last second or two."""
    assert KEEP_MS <= LAST_SECONDS_MS
    killed(tmp_path, "typing")
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as laptop:
        asked = laptop.screen.form.questions
        assert (asked.name.text(), asked.birth.text()) == ("Juana Tomás", "1961")
        assert asked.speaks.codes == ("kjb",)
        assert laptop.desktop.window.focusWidget() is asked.phone


def test_story_3_power_cut_in_the_full_form(qapp: QApplication, tmp_path: Path) -> None:
    killed(tmp_path, "full")
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as laptop:
        lines = laptop.screen.form.questions.lines
        assert (lines["given"].text(), lines["family"].text()) == ("Juana", "Tomás")
        for name in ("used", "email", "remark"):
            assert lines[name].text() == f"{name}@typed"
            assert lines[name].isVisible()


def test_a_kill_before_a_save_counts_leaves_what_was_typed_in_the_form(
    qapp: QApplication, tmp_path: Path
) -> None:
    killed(tmp_path, "saving")
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as laptop:
        assert sign_up_lines(laptop.store, laptop.event, most=5) == ()
        assert laptop.screen.form.questions.name.text() == "Juana Tomás"


def test_a_kill_after_a_save_counts_signs_nobody_up_twice(
    qapp: QApplication, tmp_path: Path
) -> None:
    killed(tmp_path, "saved")
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as laptop:
        (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
        assert line.name.said == "Juana Tomás"
        assert laptop.screen.form.questions.name.text() == ""
