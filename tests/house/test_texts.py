"""What Qt's translation tool cannot see, and widgets that would render a name as HTML."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SCREENS = sorted((TOP / "ui").rglob("*.py"))
# QLabel guesses rich text from what it is given: a typed name could load files. Our own label in
# ui/widgets is plain text; QMessageBox guesses the same way and stops the work besides.
GUESS_RICH_TEXT = {"QErrorMessage", "QLabel", "QMessageBox", "QToolTip", "QWhatsThis"}


def unfit_texts(source: str) -> list[str]:
    """Calls of tr() and translate() with texts that are no literals: they match nothing later."""
    bad = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        wanted = {"tr": node.args[:2], "translate": node.args[:3]}.get(called, [])
        texts = [arg for arg in wanted if not isinstance(arg, ast.Constant)]
        bad += [f"line {node.lineno}: {ast.unparse(node)}" for _ in texts[:1]]
    return bad


def guessing_widgets(source: str) -> Iterator[str]:
    """Names of widgets, in imports or after a dot, that guess whether a text is HTML."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module=str(module), names=aliases) if module.startswith("PySide6"):
                names = [alias.name for alias in aliases]
            case ast.Attribute(attr=name):
                names = [name]
            case _:
                continue
        yield from (f"line {node.lineno}: {name}" for name in names if name in GUESS_RICH_TEXT)


@pytest.mark.parametrize(
    "call",
    ['self.tr(f"Hello {n}")', 'self.tr("a" + b)', "tr(text)", 'translate("Errors", CODES[code])'],
)
def test_a_text_that_is_no_literal_is_found(call: str) -> None:
    assert unfit_texts(call)


@pytest.mark.parametrize(
    "call", ['self.tr("Save")', 'self.tr("%n left", "seats", n)', 'translate("Errors", "No line")']
)
def test_a_literal_is_let_through(call: str) -> None:
    assert unfit_texts(call) == []


def test_a_label_that_guesses_is_found() -> None:
    assert list(guessing_widgets("from PySide6.QtWidgets import QLabel, QLineEdit"))
    assert list(guessing_widgets("QtWidgets.QMessageBox.question(None)"))


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_screens_translate_literals_only(path: Path) -> None:
    if path != TOP / "ui" / "texts.py":  # its tables of literals are checked by its own tests
        assert unfit_texts(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_screens_use_our_own_plain_text_widgets(path: Path) -> None:
    if TOP / "ui" / "widgets" not in path.parents:
        assert list(guessing_widgets(path.read_text("utf-8"))) == []
