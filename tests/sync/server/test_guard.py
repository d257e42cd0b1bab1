"""The file that remembers how far the history had come."""

from pathlib import Path

import pytest

from sync.server.guard import FILE, Guard, Noted
from sync.server.storage.values import Org


def org(position: int, number: int = 1) -> Org:
    mark = position.to_bytes(8, "big")
    name = bytes(15) + bytes([number])
    return Org(number, name, "", b"epoch---", position, mark, 0, b"", 0, b"", b"", b"", "")


def test_the_newest_note_of_each_organisation_is_found_again(tmp_path: Path) -> None:
    guard = Guard(tmp_path)
    assert guard.noted(org(1).id) is None
    for position in (1, 2, 3):
        guard.note(org(position))
    guard.note(org(9, 2))
    again = Guard(tmp_path)
    assert again.noted(org(0).id) == Noted(b"epoch---", 3, org(3).mark)
    assert again.noted(org(0, 2).id) == Noted(b"epoch---", 9, org(9).mark)


@pytest.mark.parametrize("kept", [0, 10, 43, 60, 100])
def test_a_torn_note_leaves_the_one_before(tmp_path: Path, kept: int) -> None:
    guard = Guard(tmp_path)
    guard.note(org(1))
    before = (tmp_path / FILE).read_bytes()
    guard.note(org(2))
    after = (tmp_path / FILE).read_bytes()
    changed = next(at for at in range(len(after)) if after[at : at + 1] != before[at : at + 1])
    torn = after[: changed + kept] + before[changed + kept :]
    (tmp_path / FILE).write_bytes(torn)
    noted = Guard(tmp_path).noted(org(0).id)
    assert noted is not None
    assert noted.position in {1, 2}
    assert noted.mark == org(noted.position).mark


def test_a_file_of_nonsense_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"x" * 200_000)
    assert Guard(tmp_path).noted(org(1).id) is None
