"""The guards of conftest.py themselves: each is shown to bite."""

import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent.parent / "conftest.py"


def run_inside(folder: Path, test: str) -> str:
    """Runs one test file of its own under our conftest, in a child; gives what pytest printed."""
    impatient = CONFTEST.read_text("utf-8").replace("LINGER_S = 5.0", "LINGER_S = 0.2")
    (folder / "conftest.py").write_text(impatient, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (folder / "test_inside.py").write_text(textwrap.dedent(test), "utf-8")
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=folder).stdout


def test_a_connection_beyond_loopback_fails_the_test() -> None:
    with socket.socket() as outside:
        with pytest.raises(pytest.fail.Exception, match="beyond loopback"):
            outside.connect(("192.0.2.1", 9))
        with pytest.raises(pytest.fail.Exception, match="beyond loopback"):
            outside.bind(("0.0.0.0", 0))
    with pytest.raises(pytest.fail.Exception, match="beyond loopback"):
        socket.getaddrinfo("example.invalid", 80)


def test_loopback_may_be_used() -> None:
    with socket.socket() as here, socket.socket() as there:
        here.bind(("127.0.0.1", 0))
        here.listen()
        there.connect(here.getsockname())
        assert there.getpeername() == here.getsockname()
    assert socket.getaddrinfo("localhost", 80)


def test_what_a_test_leaves_running_fails_it(tmp_path: Path) -> None:
    said = run_inside(
        tmp_path,
        """
        import threading
        import pytest
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QWidget

        ended = threading.Event()

        def test_thread():
            threading.Thread(target=ended.wait, args=(20,), daemon=True, name="straggler").start()

        def test_timer(qapp):
            test_timer.kept = timer = QTimer()
            timer.start(60_000)

        def test_window(qapp):
            test_window.kept = QWidget()

        def test_tidy(qapp, qtbot):
            window = QWidget()
            qtbot.addWidget(window)
            timer = QTimer(window)
            timer.start(60_000)
            thread = threading.Thread(target=int)
            thread.start()
        """,
    )
    assert "4 passed" in said
    assert "ERROR test_inside.py::test_thread" in said
    assert "straggler" in said
    assert "ERROR test_inside.py::test_timer" in said
    assert "ERROR test_inside.py::test_window" in said
    assert "ERROR test_inside.py::test_tidy - Failed: left running: " not in said


def test_what_a_fixture_leaves_running_fails_the_file(tmp_path: Path) -> None:
    said = run_inside(
        tmp_path,
        """
        import threading
        import pytest

        @pytest.fixture(scope="module")
        def server():
            thread = threading.Thread(target=threading.Event().wait, args=(20,), daemon=True)
            thread.start()

        def test_first(server):
            pass

        def test_second(server):
            pass
        """,
    )
    assert "2 passed, 1 error" in said
    assert "left running by a fixture" in said


def test_no_test_reaches_the_home_of_whoever_runs_it() -> None:
    assert Path.home().name == "home"
    assert "fieldapp-tests-" in str(Path.home())
