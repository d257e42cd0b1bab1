"""A log file holds codes, ids and counts: nothing that somebody typed ever reaches it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.logs import FACTS, FILE, KEPT_FILES, start_logging, stop_logging
from fieldapp.store.errors import StoreError

NAME = "Nguyễn Thị Hương"
PHONE = "(828) 555-0134"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = start_logging(tmp_path / "logs")
    yield tmp_path / "logs"
    stop_logging(handler)


def written(folder: Path) -> str:
    return "".join(path.read_text("ascii") for path in sorted(folder.glob(f"{FILE}*")))


def test_codes_ids_and_counts_are_written(folder: Path) -> None:
    facts = {"sent": 12, "change": b"\x01" * 16, "code": "offline"}
    logging.getLogger("fieldapp.sync").info("sync.done", extra={"facts": facts})
    assert "sync.done sent=12 change=01010101" in written(folder)
    assert "code=offline" in written(folder)


@pytest.mark.parametrize("logger", ["fieldapp.actions.signing_up", "sync.client", "ui.session"])
def test_nothing_that_was_typed_reaches_the_file_by_any_road(folder: Path, logger: str) -> None:
    log = logging.getLogger(logger)
    log.warning("saved %s at %s", NAME, PHONE)
    log.warning(f"saved {NAME}")  # noqa: G004 - the mistake this guards against
    log.warning("sync.done", extra={"facts": {"person": NAME, "code": NAME, "sent": PHONE}})
    log.warning("sync.done", extra={"facts": {NAME: 1}})
    log.warning("sync.done", extra={"facts": NAME, "note": NAME})
    log.warning(NAME)
    try:
        int(NAME + PHONE)
    except ValueError:
        log.exception("could not save %s", NAME)
        log.warning(NAME, exc_info=True, stack_info=True)
    text = written(folder)
    for typed in (*NAME.split(), NAME, PHONE, "555", "0134"):
        assert typed.encode("ascii", "backslashreplace").decode() not in text
    assert "ValueError" in text
    assert "test_logs.py:" in text


def test_the_search_for_typed_text_finds_it_where_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(PHONE, "ascii")
    assert PHONE in written(tmp_path)


def test_what_other_packages_say_is_kept_by_name_only(folder: Path) -> None:
    logging.getLogger("urllib3.connectionpool").debug("GET /%s", NAME)
    logging.getLogger("urllib3.connectionpool").warning("retrying %s", PHONE)
    text = written(folder)
    assert text.count("urllib3.connectionpool") == 1
    assert PHONE not in text
    assert "foreign" in text


def fail() -> None:
    raise StoreError("full")


def test_a_fault_is_written_with_its_code(folder: Path) -> None:
    try:
        fail()
    except StoreError:
        logging.getLogger("fieldapp.store").exception("ended")
    assert "error=StoreError error_code=full" in written(folder)


def test_line_ends_and_escapes_cannot_forge_a_line(folder: Path) -> None:
    logging.getLogger("fieldapp").warning("a\nERROR forged \x1b[31m")
    logging.getLogger("fieldapp").warning("ended", extra={"facts": {"code": "x\ny"}})
    assert len(written(folder).splitlines()) == 2
    assert "forged" not in written(folder)


def test_facts_are_few_and_none_of_them_is_personal() -> None:
    assert not FACTS & {"name", "phone", "person", "birth", "note", "remark", "text", "value"}


def test_log_files_are_bounded(folder: Path) -> None:
    (handler,) = (h for h in logging.getLogger().handlers if getattr(h, "maxBytes", 0))
    assert getattr(handler, "backupCount", 0) == KEPT_FILES - 1
    assert getattr(handler, "maxBytes", 0) <= 4 << 20
