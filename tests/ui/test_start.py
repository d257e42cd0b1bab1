"""The window stands soon: it loads nothing that its first form does not need."""

import subprocess
import sys


def test_the_window_starts_without_what_only_other_work_needs() -> None:
    program = (
        "import sys\n"
        "import fieldapp.__main__, fieldapp.commands.front_doors, fieldapp.logs, ui.app\n"
        "slow = {'requests', 'phonenumbers', 'typst', 'xlsxwriter', 'rapidfuzz', 'keyring'}\n"
        "sys.exit(str(slow & set(sys.modules)) if slow & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
