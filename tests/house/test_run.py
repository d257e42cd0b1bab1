"""The front door: its table, its exit codes, and that a dead interpreter is never a green run."""

import importlib.machinery
import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).parents[2]


def run(*args: str, cwd: Path = TOP) -> subprocess.CompletedProcess[str]:
    """The front door, started as a person would."""
    line = [sys.executable, str(TOP / "run"), *args]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture(scope="module")
def front_door() -> ModuleType:
    """The file `run` as a module; it has no .py ending."""
    loader = importlib.machinery.SourceFileLoader("front_door", str(TOP / "run"))
    spec = importlib.util.spec_from_loader("front_door", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["front_door"] = module
    loader.exec_module(module)
    return module


def test_help_lists_every_command(front_door: ModuleType) -> None:
    said = run("--help")
    assert said.returncode == 0
    for command in front_door.COMMANDS:
        assert f"./run {command.name}".rstrip() in said.stdout
        assert command.help in said.stdout


def test_an_unknown_command_shows_the_table_and_fails() -> None:
    said = run("tset")
    assert said.returncode == 2
    assert "no command 'tset'" in said.stderr
    assert "./run test" in said.stderr


def test_the_readme_shows_the_same_commands(front_door: ModuleType) -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    for command in front_door.COMMANDS:
        assert f"`./run {command.name}".rstrip() in readme


def test_packaging_knows_the_two_programs() -> None:
    scripts = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts == {
        "fieldapp": "fieldapp.__main__:main",
        "fieldapp-server": "sync.server.__main__:main",
    }


def test_exit_codes_pass_through(tmp_path: Path) -> None:
    (tmp_path / "test_red.py").write_text("def test_red(): assert 1 == 2\n", "utf-8")
    said = run("test", "-q", "-p", "no:cacheprovider", str(tmp_path / "test_red.py"))
    assert said.returncode == 1
    assert "1 failed" in said.stdout


def test_a_dead_interpreter_fails_a_run_whose_tests_passed(tmp_path: Path) -> None:
    (tmp_path / "test_green.py").write_text(
        "import atexit, os\n"
        "def test_green():\n"
        "    atexit.register(os.write, 2, b'Fatal Python error: deallocating True')\n",
        "utf-8",
    )
    said = run("test", "-q", "-p", "no:cacheprovider", str(tmp_path / "test_green.py"))
    assert "1 passed" in said.stdout
    assert said.returncode == 1
    assert "a Python process died" in said.stderr


def test_every_command_that_is_ready_starts_without_a_word(tmp_path: Path) -> None:
    said = run("setup", cwd=tmp_path)
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_each_library_that_qt_needs_has_a_package(front_door: ModuleType) -> None:
    libraries, packages = front_door.QT_LIBRARIES[::2], front_door.QT_LIBRARIES[1::2]
    assert len(libraries) == len(set(libraries)) == len(packages)
    assert all(".so." in name for name in libraries)
    assert not any(".so" in name for name in packages)


def test_the_stamp_changes_with_the_lock(front_door: ModuleType) -> None:
    stamps = {front_door.fingerprint(name) for name in (front_door.APP_LOCK, front_door.DEV_LOCK)}
    assert len(stamps) == 2


def test_ci_asks_for_the_checks_and_every_test() -> None:
    said = (TOP / ".ci" / "run").read_text("utf-8")
    assert said.index("./run check") < said.index("./run test")
