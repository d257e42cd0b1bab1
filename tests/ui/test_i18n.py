"""Both languages are complete, and the file of translations is in step with the source."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from fieldapp.participant_words import participant_text
from ui.assets import translation
from ui.i18n import NAMES, SOURCE, Language, TsTranslator, messages_in, read_ts
from ui.sign_up.state import notice_in

TOP = Path(__file__).parents[2]
OTHERS = [code for code in NAMES if code != SOURCE]
TRANSLATES = {"tr", "translate"}
PLACE = re.compile(r"\{\w+\}|Ctrl\+\w+|F\d+")


def sources(text: str) -> set[tuple[str, str]]:
    """Every (context, source) of a `.ts` file, translated or not."""
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in ElementTree.fromstring(text).iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated(code: str) -> None:
    assert set(messages_in(code)) == sources(translation(code))


@pytest.mark.parametrize("code", OTHERS)
def test_placeholders_and_keys_are_the_same(code: str) -> None:
    for (_, source), words in messages_in(code).items():
        assert sorted(PLACE.findall(source)) == sorted(PLACE.findall(words)), source


@pytest.mark.parametrize("code", OTHERS)
def test_the_file_holds_what_the_source_says_and_no_more(code: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"fresh_{code}.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    files = sorted(str(path) for path in (TOP / "ui").rglob("*.py"))
    subprocess.run([tool, "-silent", *files, "-ts", fresh], check=True, cwd=TOP)
    assert sources(fresh.read_text("utf-8")) == sources(translation(code))


def test_no_text_hides_in_a_formatted_string_where_the_tool_finds_none() -> None:
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (TOP / "ui").rglob("*.py")
        for formatted in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(formatted, ast.JoinedStr)
        for call in ast.walk(formatted)
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in TRANSLATES
    ]
    assert hidden == []


@pytest.mark.parametrize("code", NAMES)
def test_the_notice_is_said_in_the_language_of_the_window(code: str) -> None:
    notice, text = notice_in(code)
    assert (notice.version, notice.language) == ("keep-1", code)
    assert text == participant_text("notice.keep", code).text


def test_what_is_not_translated_yet_is_left_out() -> None:
    text = (
        "<TS><context><name>A</name>"
        "<message><source>one</source><translation>uno</translation></message>"
        "<message><source>two</source><translation type='unfinished'/></message>"
        "</context></TS>"
    )
    assert read_ts(text) == {("A", "one"): "uno"}


def test_qt_asks_the_file(qapp: QApplication) -> None:
    translator = TsTranslator({("A", "one"): "uno"})
    QCoreApplication.installTranslator(translator)
    try:
        assert QCoreApplication.translate("A", "one") == "uno"
        assert QCoreApplication.translate("A", "two") == "two"
    finally:
        QCoreApplication.removeTranslator(translator)


def test_a_switch_is_told_once_and_only_when_it_is_one(qapp: QApplication) -> None:
    language, told = Language(qapp), []
    language.switched.connect(lambda: told.append(language.code))
    for code in ("es", "es", "en"):
        language.switch(code)
    language.stop()
    assert told == ["es", "en"]
