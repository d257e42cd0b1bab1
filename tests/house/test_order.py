"""Promises about the project as a whole that no other tool holds."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
NOT_SCREENS = {"widgets", "slip"}  # what several screens show


def dependencies() -> list[str]:
    """Every package that pyproject.toml names, whatever for."""
    tables = [PROJECT["project"]["dependencies"]]
    tables += PROJECT["project"]["optional-dependencies"].values()
    tables += PROJECT["dependency-groups"].values()
    return [re.split(r"[\[<>=!~ ]", line)[0] for table in tables for line in table]


def locked(lock: str) -> dict[str, str]:
    """Package → version, as one lock has them."""
    return dict(
        re.findall(r"^([a-z0-9._-]+)==(\S+)", (TOP / lock).read_text("utf-8"), re.MULTILINE)
    )


def imports(path: Path) -> set[str]:
    """Every module named by an import of this file."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return named


@pytest.mark.parametrize("package", dependencies())
def test_each_dependency_says_why_it_is_here(package: str) -> None:
    text = (TOP / "docs" / "dependencies.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert any(re.search(rf"\b{re.escape(package)}\b", row.split("|")[1]) for row in rows)


@pytest.mark.parametrize("package", dependencies())
def test_each_dependency_is_locked(package: str) -> None:
    name = package.lower().replace("_", "-")
    everything = locked("requirements-dev.lock") | locked("requirements-build.lock")
    assert name in everything


def test_the_larger_locks_hold_the_app_version_for_version() -> None:
    app = locked("requirements.lock").items()
    assert app
    assert app <= locked("requirements-dev.lock").items()
    assert app <= locked("requirements-build.lock").items()


def test_a_lock_is_complete_in_itself() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stdout


def test_no_lock_names_where_its_packages_were_fetched() -> None:
    for lock in TOP.glob("requirements*.lock"):
        assert not re.search(r"https?://|index-url|find-links", lock.read_text("utf-8"))


def test_screens_never_import_one_another() -> None:
    screens = {each.parent.name for each in (TOP / "ui").glob("*/__init__.py")} - NOT_SCREENS
    crossed = [
        f"{path.relative_to(TOP)} imports {name}"
        for screen in screens
        for path in (TOP / "ui" / screen).rglob("*.py")
        for name in imports(path)
        if name.startswith("ui.") and name.split(".")[1] in screens - {screen}
    ]
    assert crossed == []


def test_tests_wait_for_conditions_and_never_for_time() -> None:
    guilty = [
        f"{path.relative_to(TOP)}:{node.lineno}"
        for path in (TOP / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("time.sleep", "sleep", "qtbot.wait")
    ]
    assert guilty == []


def test_every_test_can_run() -> None:
    marks = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b")
    guilty = [
        path.relative_to(TOP).as_posix()
        for path in (TOP / "tests").rglob("test_*.py")
        if path != Path(__file__) and marks.search(path.read_text("utf-8"))
    ]
    assert guilty == []
