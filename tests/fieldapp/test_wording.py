"""Every code that can reach a person has a sentence in both languages, with every place filled."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.domain.sign_up import SignUpDraft, check_sign_up
from fieldapp.store.errors import CODES as STORE_CODES
from fieldapp.wording import (
    LANGUAGES,
    field_words,
    finding,
    held_sentence,
    language_of,
    sentence,
    sentences,
)
from sync.client.errors import CODES as SYNC_CODES
from sync.protocol.errors import HELD
from tests.support.stores import TODAY, lists

TOP = Path(__file__).parents[2]
SOURCES = [
    path
    for folder in ("fieldapp/domain", "fieldapp/store", "fieldapp/actions", "fieldapp/commands")
    for path in sorted((TOP / folder).rglob("*.py"))
] + sorted((TOP / "sync/client").glob("*.py"))
PLACE = re.compile(r"\{([a-z_0-9]+)\}")
# Functions that give the code of what is wrong with a value, and makers of problems by code.
CODE_GIVERS = ("text_problem", "_LENGTH_CODES")
MAKERS = ("_problem", "_refused")
SPOKEN = {"say": "say.", "words": "say.", "_tell": "say.demo_"}
VALUE_CODES = (
    "wrong_type too_long hidden_characters not_composed blank wrong_form out_of_range too_many"
    " repeated required fixed wrong_reference twice wrong_life unknown_code"
).split()
PHONE_CODES = (
    "phone_unreadable phone_needs_area_code phone_too_short phone_too_long phone_no_such_country"
    " phone_not_in_use"
).split()


def raised() -> Iterator[tuple[str, frozenset[str] | None, str]]:
    """Every (code, names of its args or None where not told, place) of a Problem in the sources."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            words = {each.arg: each.value for each in node.keywords if each.arg}
            place = f"{path.relative_to(TOP)}:{node.lineno}"
            if name == "Problem" and "code" in words:
                for code in literals(words["code"]):
                    yield code, args_of(words.get("args")), place
            elif name in MAKERS:
                for code in (code for each in node.args for code in literals(each)):
                    yield code, frozenset(words), place


def literals(node: ast.expr) -> Iterator[str]:
    """The texts a code can be: a literal, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def args_of(node: ast.expr | None) -> frozenset[str] | None:
    """The names in a literal `args=(("low", …), …)`; None where it is made elsewhere."""
    if node is None:
        return frozenset()
    if not isinstance(node, ast.Tuple):
        return None
    firsts = [each.elts[0] for each in node.elts if isinstance(each, ast.Tuple)]
    return frozenset(str(each.value) for each in firsts if isinstance(each, ast.Constant))


def codes_raised(name: str) -> set[str]:
    """Every literal code of an exception class in the sources."""
    return {
        str(node.args[0].value)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == name
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def handout_codes() -> tuple[str, ...]:
    from typing import get_args

    from fieldapp.actions.handout.faults import HandoutCode

    return tuple(get_args(HandoutCode))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_finding_has_a_sentence(language: str) -> None:
    found = list(raised())
    assert len(found) > 40
    known = sentences(language)
    wanted = {code: place for code, _, place in found} | dict.fromkeys(
        VALUE_CODES + PHONE_CODES, ""
    )
    assert {code: place for code, place in wanted.items() if code not in known} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_of_store_sync_and_handouts_has_a_sentence(language: str) -> None:
    known = sentences(language)
    faults = {*STORE_CODES, *SYNC_CODES, *handout_codes(), *(f"held.{code}" for code in HELD)}
    assert faults - known.keys() == set()


def test_no_fault_is_raised_with_a_code_outside_its_table() -> None:
    assert codes_raised("StoreError") - STORE_CODES.keys() == set()
    assert codes_raised("SyncError") - SYNC_CODES.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_of_a_finding_stays_open(language: str) -> None:
    open_places = {
        (code, place): sorted(left)
        for code, args, place in raised()
        if args is not None and (left := set(PLACE.findall(sentences(language)[code])) - args)
    }
    assert open_places == {}


def test_both_languages_have_the_same_sentences_and_places() -> None:
    english, spanish = sentences("en"), sentences("es")
    assert english.keys() == spanish.keys()
    for code, text in english.items():
        assert set(PLACE.findall(text)) == set(PLACE.findall(spanish[code])), code
        assert text.strip()
        assert spanish[code].strip()


def test_every_finding_and_fault_ends_with_what_to_do() -> None:
    tells = re.compile(r"(It|This|Nothing|The|That|They|Here|There|These|A|Some|Your|No)\b")
    told = re.compile(r"(Est[aeo]s?|El|La|Los|Las|Nada|No se|Queda|Aquí|Un|Una|Se)\b")
    for language, idle in (("en", tells), ("es", told)):
        last = {
            code: re.split(r"(?<=[.!?]) ", text)[-1]
            for code, text in sentences(language).items()
            if "." not in code
        }
        assert {code: text for code, text in last.items() if idle.match(text)} == {}, language


def test_no_sentence_stands_in_the_table_twice() -> None:
    with (TOP / "resources/i18n/sentences.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    assert len(codes) == len(set(codes))


def test_everything_commands_say_is_in_the_table() -> None:
    said = {
        f"{SPOKEN[getattr(node.func, 'attr', '')]}{node.args[0].value!s}"
        for path in SOURCES
        if "commands" in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") in SPOKEN
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(said) > 15
    assert said - sentences("en").keys() == set()


def test_each_field_of_a_sign_up_is_named_in_words() -> None:
    problems = check_sign_up(
        SignUpDraft(
            phone="abc",
            email="x",
            birth="soon",
            source="PAPER",
            access_needs=("OTHER",),
            interpreter_wanted="YES",
            zip="1",
            street=" " * 3 + "\u202e",
            name_order="?",
        ),
        TODAY,
        lists(),
    )
    assert isinstance(problems, tuple)
    assert len(problems) >= 8
    for problem in problems:
        for language in LANGUAGES:
            assert field_words(problem.field, language) != problem.field
            said = finding(problem.field, problem.code, language, problem.args)
            assert not PLACE.search(said)


def test_what_was_filled_in_is_said() -> None:
    assert "80 letters" in sentence("too_long", "en", (("limit", "80"),))
    assert "80 letras" in sentence("too_long", "es-MX", (("limit", "80"),))


def test_text_that_looks_like_a_place_is_left_alone() -> None:
    said = sentence("file_unknown_column", "en", (("column", "{limit} {0} %s"),))
    assert "'{limit} {0} %s'" in said


def test_a_code_of_a_newer_program_is_still_told() -> None:
    assert "brand_new" in sentence("brand_new", "en")
    assert "brand_new" in held_sentence("brand_new", "es")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("es_MX.UTF-8", "es"),
        ("es", "es"),
        ("ES-419", "es"),
        ("est_EE", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_spanish_is_known_by_any_of_its_tags(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_sentences_are_short_and_plain() -> None:
    for language in LANGUAGES:
        for code, text in sentences(language).items():
            assert len(text) <= 240, code
            assert "please" not in text.lower(), code
            words = max((len(each.split()) for each in re.split(r"[.;:?!] ", text)), default=0)
            assert words <= 24, (code, text)
