"""The store's faults: each has a code that means something, and bugs have none."""

import errno
import re
from pathlib import Path

import pytest

from fieldapp.store import errors
from fieldapp.store.errors import CODES, StoreError, of_system, translate

HERE = Path(errors.__file__).parent
OWN = ("cipher", "vault", "slots", "tries", "recovery", "keyring_door", "files", "errors")


class DriverSays(Exception):
    def __init__(self, number: int) -> None:
        super().__init__("near 'Ana Canario': syntax error")
        self.sqlite_errorcode = number


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (5, "locked"),
        (261, "locked"),
        (13, "full"),
        (8, "read_only"),
        (11, "damaged"),
        (26, "damaged"),
    ],
)
def test_the_drivers_faults_have_codes_also_in_their_extended_forms(number: int, code: str) -> None:
    fault = translate(DriverSays(number))
    assert fault is not None
    assert fault.code == code
    assert "Canario" not in repr(fault)


@pytest.mark.parametrize("number", [1, 19, 20, 21, 1555, 2067])
def test_wrong_sql_and_broken_constraints_are_bugs(number: int) -> None:
    assert translate(DriverSays(number)) is None
    assert translate(ValueError("a bug")) is None


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "read_only"), (errno.ENOENT, "missing"), (0, "disk")],
)
def test_the_systems_faults_have_codes(number: int, code: str) -> None:
    error = OSError(number, "Ana Canario.db")
    assert of_system(error).code == code
    assert str(of_system(error)) == code


def test_every_code_that_is_raised_is_in_the_table_and_the_table_has_no_others() -> None:
    texts = [(HERE / f"{name}.py").read_text("utf-8") for name in OWN]
    raised = set(re.findall(r'StoreError\(\s*"([a-z_]+)"', "".join(texts)))
    assert raised <= CODES.keys()
    quoted = [code for code in CODES if sum(text.count(f'"{code}"') for text in texts) > 1]
    # The last one is for whoever opens the store and finds the note ahead of it.
    assert set(CODES) - set(quoted) == {"older_than_note"}


def test_a_refused_secret_says_when_and_how_often() -> None:
    error = StoreError("wait", wait_s=30, tries_left=3)
    assert (error.code, error.wait_s, error.tries_left, str(error)) == ("wait", 30, 3, "wait")
