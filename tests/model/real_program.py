"""The two programs of the real thing: today's, and one that knows a field and a kind more."""

from typing import Final

from tests.support.newer_program import Program, todays, tomorrows

_PARTS: Final = (
    "fieldapp.domain.change",
    "fieldapp.domain.kinds",
    "fieldapp.domain.problem",
    "fieldapp.domain.rights",
    "fieldapp.domain.skeleton",
    "fieldapp.domain.erasing",
    "fieldapp.store.columns",
    "fieldapp.store.erasing",
    "fieldapp.store.journal",
    "fieldapp.store.log",
    "fieldapp.store.membership",
    "fieldapp.store.rows",
    "fieldapp.store.store",
    "sync.client.engine",
    "sync.client.pace",
    "sync.protocol.messages",
    "sync.server.backup",
    "sync.server.codes",
    "sync.server.opening",
    "sync.server.verify",
)


def older() -> Program:
    """Give today's program."""
    return todays(*_PARTS)


def newer() -> Program:
    """Give the next one."""
    return tomorrows(*_PARTS)
