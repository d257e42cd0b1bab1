"""The program starts parts of itself, from source and frozen, and other programs as they are."""

import sys

import pytest

from fieldapp.commands.own_processes import LOCAL_SERVER, give_back, starting


def test_a_frozen_program_starts_itself_and_source_starts_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert starting(LOCAL_SERVER) == (sys.executable, "-m", "fieldapp", "local-server")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert starting(LOCAL_SERVER) == (sys.executable, "local-server")


def test_other_programs_get_the_libraries_that_were_set_before() -> None:
    frozen = {"LD_LIBRARY_PATH": "/own:/site", "LD_LIBRARY_PATH_ORIG": "/site", "HOME": "/h"}
    give_back(frozen)
    assert frozen == {"LD_LIBRARY_PATH": "/site", "HOME": "/h"}
    unset = {"LD_LIBRARY_PATH": "/own"}
    give_back(unset)
    assert unset == {}
