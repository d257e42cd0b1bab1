"""The words in which a record kind is declared. Everything else about a kind derives from these.

Table columns, form and wire checks, role permissions, redaction, export columns and the data
dictionary in the docs all read the same `Kind`. Numbers are for ever: never renamed, never reused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

LIFE: Final = 0
"""Field number of every row's life: empty while it lives, else why it was taken out."""


class FieldType(Enum):
    """What a value is, on the wire and in the file. There are no floats anywhere."""

    TEXT = "text"  # one line
    NOTE = "note"  # several lines
    CODE = "code"  # one code of a list; codes newer than this program are kept as they are
    CODES = "codes"  # several codes, one answer: an ordered list without repeats
    TAG = "tag"  # a language tag of languages.csv, stored as chosen
    TAGS = "tags"  # several language tags
    INT = "int"
    BOOL = "bool"
    REF = "ref"  # the id of another row, or the number of an earlier operation of the same change
    REFS = "refs"
    DAY = "day"  # a date that may be partly known: 2001, 2001-05 or 2001-05-09
    LOCAL = "local"  # date and time at the place: 2026-06-13T09:20
    MOMENT = "moment"  # milliseconds since 1970, UTC
    ENTRIES = "entries"  # a short list of short lists of text and whole numbers
    ANSWERS = "answers"  # question code to answer code


class Privacy(Enum):
    """Who is hurt when it leaks: classes of the data dictionary."""

    INTERNAL = 1
    IDENTIFIES = 2
    SENSITIVE = 3
    SECRET = 4


class Reach(Enum):
    """Which scope a row of this kind lives in."""

    REFERENCE = "reference"  # every laptop of the organisation
    EVENT = "event"  # the event named by its change
    PERSON = "person"  # every event in which its person has a sign-up


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind. `limit` is code points, list length or the largest number by type.

    `codes` names the list of a code, of several, or of what the first of each entry says. A text
    with `codes` is a code as well: what older programs wrote there may be any text.
    """

    number: int
    name: str
    type: FieldType
    privacy: Privacy = Privacy.INTERNAL
    codes: str | None = None
    ref: str | None = None
    limit: int = 0
    low: int = 0
    required: bool = False
    fixed: bool = False  # set at creation, never edited
    loud: bool = False  # a conflict goes to the coordinator's review, both values shown
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    `owner` names the reference field that leads towards the person (an appointment's sign-up, a
    contact's person); `server_only` kinds are written by the server alone; rows of `lasting` kinds
    are never taken out: an answer that was given stays in the record.
    """

    number: int
    name: str
    reach: Reach
    fields: tuple[Field, ...]
    owner: str | None = None
    server_only: bool = False
    lasting: bool = False
    by_number: Mapping[int, Field] = field(init=False, repr=False, compare=False)
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_number", {each.number: each for each in self.fields})
        object.__setattr__(self, "by_name", {each.name: each for each in self.fields})
        if len(self.by_number) != len(self.fields) or len(self.by_name) != len(self.fields):
            raise ValueError(f"{self.name}: a field number or name is used twice")
        if LIFE in self.by_number:
            raise ValueError(f"{self.name}: field number 0 is every row's life")
