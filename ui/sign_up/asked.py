"""Every question of the sign-up form, declared once: what it is, what it answers, where it stands.

To add one: a line here, its words in `question_words`, its choices in `answers` where it has any.
A question of several controls is a `Composite`, made by a function in `parts`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

WHOLE: Final = 24
"""Parts of the width of the form."""


class Shape(Enum):
    """How a question is answered: a text, one chip, several chips, a yes, or a part of its own."""

    LINE = auto()
    ONE = auto()
    SEVERAL = auto()
    YES = auto()
    PART = auto()
    HEADING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. `width` is its part of the width in the full form; 0 stands elsewhere.

    `field` is the field of the draft that the answer is, where it is that and nothing else.
    `tells` are the fields of records whose problems are told here. `quick` questions are in the
    quick form as well, and are made at the start. `longest` is how many letters fit in.
    """

    name: str
    shape: Shape
    width: int = WHOLE
    field: str = ""
    tells: tuple[str, ...] = ()
    quick: bool = False
    sometimes: bool = False
    longest: int = 160


def _heading(name: str, *, sometimes: bool = False) -> Asked:
    return Asked(name=name, shape=Shape.HEADING, sometimes=sometimes)


def _line(name: str, width: int, field: str, tells: str = "", longest: int = 160) -> Asked:
    return Asked(
        name=name,
        shape=Shape.LINE,
        width=width,
        field=field,
        tells=tuple(tells.split()),
        longest=longest,
    )


def _one(name: str, width: int, field: str, tells: str = "") -> Asked:
    return Asked(name=name, shape=Shape.ONE, width=width, field=field, tells=tuple(tells.split()))


def _several(name: str, width: int, field: str = "", tells: str = "") -> Asked:
    return Asked(
        name=name, shape=Shape.SEVERAL, width=width, field=field, tells=tuple(tells.split())
    )


def _quick(
    name: str,
    shape: Shape,
    width: int,
    field: str = "",
    tells: str = "",
    *,
    sometimes: bool = False,
) -> Asked:
    return Asked(
        name=name,
        shape=shape,
        width=width,
        field=field,
        tells=tuple(tells.split()),
        quick=True,
        sometimes=sometimes,
    )


def _sometimes(asked: Asked) -> Asked:
    """It depends on other answers whether this is asked: a guardian only of a child."""
    return replace(asked, sometimes=True)


_LONG: Final = 1000
"""More than may be kept: a text that came from elsewhere is shown whole, and never cut."""
ASKED: Final = (
    _heading("#name"),
    _quick("name", Shape.LINE, 0, tells="person.name_given"),
    _line("given", 8, "name_given"),
    _line("family", 8, "name_family", "person.name_family"),
    _line("family2", 8, "name_family2", "person.name_family2"),
    _line("used", 8, "name_used", "person.name_used"),
    _line("sounds", 8, "name_sounds", "person.name_sounds"),
    _line("native", 8, "name_native", "person.name_native"),
    _one("order", 24, "name_order"),
    _quick("birth", Shape.LINE, 8, "birth", "person.birth_date"),
    _one("sex", 16, "sex_for_provider"),
    _heading("#language"),
    _quick("speaks", Shape.ONE, 24, tells="person.lang_spoken need.language"),
    _quick("variety", Shape.LINE, 24, tells="person.lang_variety need.variety", sometimes=True),
    _several("also", 24, "lang_other"),
    _one("written", 24, "lang_written"),
    _one("method", 24, "lang_method"),
    _heading("#interpreter"),
    _quick("interpreter", Shape.ONE, 12, tells="need.wanted"),
    _quick("modes", Shape.SEVERAL, 12, "modes", "need.modes_ok"),
    _quick("return_at", Shape.ONE, 24, "return_at", "sign_up.return_at", sometimes=True),
    _sometimes(_line("declined", 24, "declined_note", "need.declined_note")),
    _one("need_language", 24, "need_language"),
    _one("relay", 12, "relay_via"),
    _one("gender", 12, "gender_pref"),
    _one("written_also", 24, "written_also"),
    _one("reason", 24, "need_reason"),
    _one("interpreted_by", 24, "interpreted_by"),
    _heading("#reach"),
    _quick("phone", Shape.LINE, 12, tells="contact.value contact.as_typed"),
    _one("phone_kind", 12, "phone_kind"),
    _line("phone2", 12, "phone2", "contact.value2"),
    _one("phone2_kind", 12, "phone2_kind"),
    _several("best", 24, "best_time"),
    _line("email", 24, "email", "contact.email"),
    _heading("#address"),
    _line("zip", 6, "zip", "address.zip"),
    _one("county", 8, "county_fips"),
    _line("city", 10, "city", "address.city"),
    _line("street", 18, "street", "address.street"),
    _line("unit", 6, "unit", "address.unit"),
    _line("directions", 24, "directions", "address.directions", _LONG),
    _heading("#visit"),
    _quick("wants", Shape.SEVERAL, 12, "wants", "sign_up.wants appointment.group"),
    _quick("access", Shape.SEVERAL, 12, "access_needs", "access_need.code access_need.detail"),
    _one("heard", 24, "heard_from"),
    _line("remark", 24, "remark", "sign_up.remark", _LONG),
    Asked(
        name="doses",
        shape=Shape.PART,
        field="doses",
        tells=("dose.group", "dose.date", "dose.cvx", "dose.place", "dose.proof"),
    ),
    _sometimes(_heading("#guardian")),
    _sometimes(_one("guardian", 24, "guardian_relationship")),
    _sometimes(_several("guardian_for", 24, tells="consent.guardian")),
    _sometimes(_one("guardian_document", 24, "guardian_document")),
    _sometimes(_line("guardian_paper", 16, "guardian_paper", "consent.paper")),
    _sometimes(_line("guardian_until", 8, "guardian_until", "consent.valid_until")),
    _heading("#consent"),
    _quick("granted", Shape.SEVERAL, 24, tells="consent.store consent.shareprov"),
    _several("granted_more", 24),
    _heading("#own"),
    Asked(name="own", shape=Shape.PART, tells=("demographics.race_eth", "demographics.disability")),
    _heading("#seat", sometimes=True),
    _quick("seat", Shape.ONE, 24, "seat", "appointment.slot", sometimes=True),
    _sometimes(_heading("#ride")),
    _sometimes(_one("ride", 24, "ride_mode", "ride.mode")),
    _sometimes(_several("ride_agreed", 24, tells="consent.shareride")),
    _sometimes(_line("pickup", 17, "ride_pickup", "ride.pickup", longest=200)),
    _sometimes(_line("ride_ready", 7, "ride_ready", "ride.ready_at", longest=20)),
    _sometimes(_several("ride_with", 24, "ride_with")),
    _sometimes(_one("riders", 12, "ride_riders", "ride.riders")),
    _sometimes(_one("child_seats", 12, "ride_child_seats", "ride.child_seats")),
    *(
        Asked(name=name, shape=Shape.PART, width=0, field=name)
        for name in ("race_eth", "race_eth_text", "disability", "answered_by")
    ),
    Asked(name="consents", shape=Shape.PART, width=0, field="granted"),
    Asked(name="refused", shape=Shape.PART, width=0, field="refused"),
    _quick("relation", Shape.ONE, 24, "relation", sometimes=True),
    _heading("#paper"),
    _one("source", 24, "source"),
    _sometimes(_line("paper_no", 12, "paper_no", "sign_up.paper_no", longest=16)),
    _sometimes(_line("signed_on", 12, "signed_on", "sign_up.signed_on", longest=16)),
    Asked(name="phone_shared", shape=Shape.YES, width=0, field="phone_shared", quick=True),
    Asked(name="phone2_shared", shape=Shape.YES, width=0, field="phone2_shared"),
    Asked(name="finish_later", shape=Shape.YES, width=0, field="finish_later", quick=True),
)
"""In the order in which the full form is read; what begins with # is the heading of a group."""
QUICK_ORDER: Final = (
    ("name", 10),
    ("birth", 5),
    ("phone", 9),
    ("speaks", 24),
    ("variety", 24),
    ("interpreter", 11),
    ("modes", 13),
    ("return_at", 24),
    ("wants", 14),
    ("access", 10),
    ("granted", 24),
    ("seat", 24),
    ("relation", 24),
)
"""The questions of the quick form as they are read, with their parts of the width, of 24."""
FULL_ORDER: Final = tuple((each.name, each.width) for each in ASKED if each.width)
"""The questions of the full form as they are read, with their parts of the width."""
ONLY_IN_FULL: Final = frozenset(name for name, _ in FULL_ORDER) - {name for name, _ in QUICK_ORDER}
BY_NAME: Final = {each.name: each for each in ASKED}
SOMETIMES: Final = frozenset(each.name for each in ASKED if each.sometimes)
"""Questions that are not always asked, and their headings."""
TOLD_AT: Final = {field: each.name for each in ASKED for field in each.tells}
"""Where a problem of a field of a record is told."""
ONE_CODE: Final = {
    each.name: each.field for each in ASKED if each.shape is Shape.ONE and each.field
}
"""Questions answered by one code, and the field of the draft it goes to."""
PLAIN: Final = {
    each.name: each.field
    for each in ASKED
    if each.field and each.shape not in {Shape.ONE, Shape.HEADING}
}
"""Questions whose answer is one field of the draft as it stands."""
_SHOWN_OTHERWISE: Final = frozenset(
    "name_given name_family name_family2 phone_kind granted refused race_eth_text"
    " answered_by source".split()
)
ONLY_FULL: Final = tuple(
    each.field
    for each in ASKED
    if each.field and not each.quick and each.field not in _SHOWN_OTHERWISE
)
"""Fields of the draft that the quick form shows in no way."""


def only_full(shape: Shape) -> Iterator[str]:
    """Give the questions of a shape that only the full form asks, in their order."""
    return (each.name for each in ASKED if each.shape is shape and not each.quick and each.width)
