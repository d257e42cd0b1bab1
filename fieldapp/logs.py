"""Log files that hold codes, ids and counts, and nothing that anybody typed.

A record is `log.info("sync.done", extra={"facts": {"sent": 12}})`: its message is written only
when it is a code, its facts only when they are whole numbers, ids or codes under names of one
list. Errors are written as their type, their code and where they happened: the words of an error
can repeat a value. What other packages log is kept by name and level alone.
"""

import logging
import re
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from typing_extensions import override

FILE: Final = "fieldapp.log"
MAX_BYTES: Final = 2 << 20
KEPT_FILES: Final = 3
OUR_LOGGERS: Final = ("fieldapp", "sync", "ui")
FACTS: Final = frozenset(
    "command code exit device replica event change exchanges sent rows held recorded refused"
    " already faults up down ms n schema".split()
)
"""Names of facts that may stand in a log file."""
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", re.ASCII)
_WORD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}|[0-9a-f]{16,64}", re.ASCII)


class OnlyFacts(logging.Filter):
    """Rewrites each record to what may be written, or drops it."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.split(".", 1)[0] not in OUR_LOGGERS:
            return self._foreign(record)
        facts = getattr(record, "facts", {})
        known = type(record.msg) is str and _CODE.fullmatch(record.msg)
        words = [record.msg if known else "unlisted"]
        if isinstance(facts, Mapping):
            words += [f"{name}={_fact(value)}" for name, value in facts.items() if name in FACTS]
        words += _trouble(record)
        record.msg, record.args = " ".join(words), None
        record.exc_info = record.exc_text = record.stack_info = None
        return True

    def _foreign(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = "foreign", None
        record.exc_info = record.exc_text = record.stack_info = None
        return record.levelno >= logging.WARNING


def _fact(value: object) -> str:
    if type(value) in {int, bool}:
        return str(value)
    if type(value) is bytes:
        return value.hex()
    return value if type(value) is str and _WORD.fullmatch(value) else "?"


def _trouble(record: logging.LogRecord) -> list[str]:
    """Give an error's type, code and places; never its words, which may quote what was typed."""
    if not record.exc_info or record.exc_info[1] is None:
        return []
    error = record.exc_info[1]
    words = [f"error={type(error).__name__}"]
    code = getattr(error, "code", None)
    if type(code) is str and _WORD.fullmatch(code):
        words.append(f"error_code={code}")
    return words + [f"at={place}" for place in _places(record.exc_info[2])]


def _places(trace: TracebackType | None) -> list[str]:
    found: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found[-6:]


def start_logging(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Write the log of this process into `folder`; gives what `stop_logging` takes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / FILE,
        maxBytes=MAX_BYTES,
        backupCount=KEPT_FILES - 1,
        encoding="ascii",
        errors="backslashreplace",
        delay=True,
    )
    handler.addFilter(OnlyFacts())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or level, level))
    return handler


def log_folder() -> Path | None:
    """Give where this process writes its log, None where it writes none."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RotatingFileHandler) and Path(handler.baseFilename).name == FILE:
            return Path(handler.baseFilename).parent
    return None


def stop_logging(handler: logging.Handler) -> None:
    """End what `start_logging` began."""
    logging.getLogger().removeHandler(handler)
    handler.close()
