"""The walls of the house: how long a file and a function may be, and what nothing is called."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SOURCE = ("fieldapp", "sync", "ui", "resources", "bench")
MAX_SOURCE_LINES, MAX_TEST_LINES, MAX_FUNCTION_LINES, MAX_POSITIONAL = 400, 600, 50, 5
EMPTY_WORDS = {"base", "common", "helper", "helpers", "info", "manager", "misc", "stuff", "utils"}


def source_files() -> list[Path]:
    """Every Python file that ships or measures, and the front door."""
    return [TOP / "run", *(path for name in SOURCE for path in sorted((TOP / name).rglob("*.py")))]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text("utf-8").splitlines())


def told(path: Path) -> str:
    """A path as the failure shows it."""
    return path.relative_to(TOP).as_posix()


def test_no_source_file_is_longer_than_its_wall() -> None:
    long = {told(path): lines(path) for path in source_files() if lines(path) > MAX_SOURCE_LINES}
    assert long == {}


def test_no_test_file_is_longer_than_its_wall() -> None:
    files = (TOP / "tests").rglob("*.py")
    assert {told(path): n for path in files if (n := lines(path)) > MAX_TEST_LINES} == {}


@pytest.mark.parametrize("path", source_files(), ids=told)
def test_functions_are_short_and_take_few_positional_arguments(path: Path) -> None:
    for function in functions(path):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= MAX_FUNCTION_LINES, f"{function.name}: {length} lines"
        taken = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        positional = [name for name in taken if name not in ("self", "cls")]
        assert len(positional) <= MAX_POSITIONAL, f"{function.name}: {positional}"


def says_nothing(name: str) -> bool:
    """An empty word by itself, or a class that manages or helps."""
    ends = name.endswith(("Manager", "Helper", "Utils", "Util"))
    return name.lower().strip("_") in EMPTY_WORDS or ends


def test_no_file_folder_class_or_function_has_a_name_that_says_nothing() -> None:
    bad = []
    for path in source_files():
        parts = path.relative_to(TOP).with_suffix("").parts
        bad += [told(path) for part in parts if says_nothing(part)]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                bad += [f"{told(path)}: {node.name}"] if says_nothing(node.name) else []
    assert bad == []
