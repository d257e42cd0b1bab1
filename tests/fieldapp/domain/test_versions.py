"""Versions travel as numbers and come back as the text they were."""

import pytest

from fieldapp import __version__
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.versions import (
    codes_number,
    codes_version,
    program_number,
    program_version,
)


@pytest.mark.parametrize("version", ["0.1.0", "1.2.3", "12.0.999", __version__])
def test_a_program_version_comes_back(version: str) -> None:
    assert program_version(program_number(version)) == version


def test_newer_versions_are_greater_numbers() -> None:
    programs = [program_number(each) for each in ("0.1.0", "0.1.12", "0.2.0", "1.0.0", "10.0.0")]
    lists = [codes_number(each) for each in ("2026-11.1", "2026-11.2", "2026-12.1", "2027-01.1")]
    assert programs == sorted(programs)
    assert lists == sorted(lists)


def test_what_is_no_version_is_none() -> None:
    assert [program_number(each) for each in ("", "0", "next")] == [0, 0, 0]
    assert [codes_number(each) for each in ("", "11.2", "2026-11")] == [0, 0, 0]
    assert (program_version(0), codes_version(0)) == ("", "")


def test_the_lists_of_the_program_have_a_newest_version() -> None:
    lists = load_code_lists()
    versions = {lists.version_of(name) for name in (*lists.names, "labels_es")}
    assert codes_version(lists.newest) == max(versions, key=codes_number)
