"""What holds for every test: a home of its own, loopback only, nothing left running behind it."""

import gc
import ipaddress
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

LINGER_S = 5.0  # how long a thread that was told to end may take before it counts as left behind

settings.register_profile("default", deadline=None, database=None, max_examples=50, print_blob=True)
settings.register_profile("ci", settings.get_profile("default"))
settings.register_profile("soak", settings.get_profile("default"), max_examples=5_000)

_home = pytest.StashKey[Path]()
_running = pytest.StashKey["Running"]()


def pytest_configure(config: pytest.Config) -> None:
    """Before any project module is imported: a throw-away home, and no window system."""
    home = Path(tempfile.mkdtemp(prefix="fieldapp-tests-"))
    config.stash[_home] = home
    for name in ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home / name.lower())
    for name in ("XDG_STATE_HOME", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home / name.lower())
    for folder in ("xdg_runtime_dir", "home"):
        (home / folder).mkdir(mode=0o700)
    # No session bus: a test must never reach the keyring of whoever runs it.
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    settings.load_profile(os.environ.get("FIELDAPP_HYPOTHESIS", "default"))
    sys.addaudithook(_refuse_the_world)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Takes the throw-away home away."""
    shutil.rmtree(config.stash[_home], ignore_errors=True)


# --- loopback only -------------------------------------------------------------------------------


def _is_here(host: object) -> bool:
    """Whether a host, as the socket calls take it, is this machine's loopback."""
    if host in (None, "localhost", b"localhost"):
        return True
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _refuse_the_world(event: str, args: tuple[object, ...]) -> None:
    """An audit hook: sees every socket of every library, and cannot be patched away."""
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        address = args[1]
        here = not isinstance(address, tuple) or _is_here(address[0])
    elif event == "socket.getaddrinfo":
        here = _is_here(args[0])
    else:
        return
    if not here:
        pytest.fail(f"{event} beyond loopback: {args[1:]}")


# --- nothing left running ------------------------------------------------------------------------


_told: set[threading.Thread] = set()  # each straggler fails one test, not all that follow


class Running:
    """The threads, timers and windows of one moment."""

    def __init__(self) -> None:
        self.threads = set(threading.enumerate())
        self.qt = dict(_active_qt_objects())

    def left_since(self) -> list[str]:
        """What runs now and did not then, after those on their way out have had their time."""
        for thread in set(threading.enumerate()) - self.threads - _told:
            thread.join(LINGER_S)
        stragglers = set(threading.enumerate()) - self.threads - _told
        _told.update(stragglers)
        left = [str(each) for each in stragglers]
        if any(key not in self.qt for key, _ in _active_qt_objects()):
            _finish_deletions()
            left += [shown for key, shown in _active_qt_objects() if key not in self.qt]
        return left


def _active_qt_objects() -> Iterator[tuple[int, str]]:
    """Running timers and threads and open windows of Qt; nothing where Qt was never loaded."""
    if "PySide6.QtCore" not in sys.modules:
        return
    import shiboken6
    from PySide6.QtCore import QThread, QTimer

    for each in shiboken6.getAllValidWrappers():
        active = (isinstance(each, QTimer) and each.isActive()) or (
            isinstance(each, QThread) and each.isRunning() and each is not QThread.currentThread()
        )
        if active:
            yield id(each), repr(each)
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        if isinstance(QApplication.instance(), QApplication):
            for window in QApplication.topLevelWidgets():
                yield id(window), repr(window)


def _finish_deletions() -> None:
    """Lets go of what was told to delete itself, and of what only a ring keeps alive."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Remembers what the fixtures had running when the test itself began."""
    item.stash[_running] = Running()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After the fixtures are gone, nothing that the test started may still run."""
    yield
    began = item.stash.get(_running, None)
    if began is not None and (left := began.left_since()):
        pytest.fail("left running: " + "; ".join(left))


@pytest.fixture(autouse=True, scope="module")
def _nothing_left_by_fixtures() -> Iterator[None]:
    """The same for a whole file, which sees what its fixtures started as well."""
    began = Running()
    yield
    if left := began.left_since():
        pytest.fail("left running by a fixture: " + "; ".join(left))
