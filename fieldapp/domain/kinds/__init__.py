"""Every kind of record, declared once. See docs/architecture.md for how one is added."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fieldapp.domain.kinds import event, person, place, visit
from fieldapp.domain.kinds.declare import LIFE, Field, FieldType, Kind, Privacy, Reach

SCHEMA: Final = 3
"""Version of the declarations; a change carries the one it was made under."""

KINDS: Final[tuple[Kind, ...]] = place.KINDS + event.KINDS + person.KINDS + visit.KINDS
BY_NUMBER: Final[Mapping[int, Kind]] = MappingProxyType({kind.number: kind for kind in KINDS})
BY_NAME: Final[Mapping[str, Kind]] = MappingProxyType({kind.name: kind for kind in KINDS})

__all__ = [
    "BY_NAME",
    "BY_NUMBER",
    "KINDS",
    "LIFE",
    "SCHEMA",
    "Field",
    "FieldType",
    "Kind",
    "Privacy",
    "Reach",
]
