"""Organizations by the name somebody types: the one that has it, or a new one."""

from collections.abc import Mapping
from typing import Protocol

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store


class Making(Protocol):
    """An act in which rows are made."""

    @property
    def store(self) -> Store:
        """The store of the act."""

    def create(self, kind: str, values: Mapping[str, Value | Made]) -> Made:
        """Add a new row. Raises: RefusedError."""


def organization_named(act: Making, name: str, kind: str) -> Made | bytes | None:
    """Give the organization of a name, a new one of a kind where none has it; None for no name.

    Raises: RefusedError not_allowed.
    """
    if not name:
        return None
    known = read_rows(act.store.connection, BY_NAME["organization"])
    same = next((row.id for row in known if row.text("name") == name), None)
    return same or act.create("organization", {"name": name, "kind": kind, "hipaa_role": "NONE"})
