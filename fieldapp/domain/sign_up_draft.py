"""A sign-up as it is typed: what the fields of a form, or of a line of a file, hold."""

from dataclasses import dataclass, field, fields
from typing import Final

from typing_extensions import override

from fieldapp.domain.i_speak import OPEN_TAGS
from fieldapp.domain.text import tidy
from fieldapp.domain.typed import OF
from fieldapp.domain.typed_doses import TypedDose

VARIETY_NEEDED: Final = OPEN_TAGS - {"sgn"} | {"ar"}
"""Language tags that name a group or several varieties: which one is to be asked (domain 3.4)."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignUpDraft:
    """Everything a sign-up can hold, as typed; empty means not asked.

    Lists are tuples of codes. `birth` is a date, a month, a year, or an age (`34`, `8 m`).
    `phone2` is one more number, of a relative or at work. `granted` and `refused` are consent
    types; `guardian_for` are the vaccine groups that a child's guardian agreed to. `access_needs`
    are codes or `CODE:detail`, `disability` is `QUESTION:ANSWER` (`fieldapp.domain.own_answers`).
    `doses` are those of earlier times. `seat` is a time (the hex of its id), WAIT for the waiting
    list, or nothing: `fieldapp.domain.seats`. `ride_…` is a ride to it: `fieldapp.domain.rides`.
    `relation` is what somebody is to whom of the family they came with: asked once, in a new form.
    """

    name_given: str = ""
    name_family: str = ""
    name_family2: str = ""
    name_order: str = ""
    name_used: str = ""
    name_native: str = ""
    name_sounds: str = ""
    birth: str = ""
    sex_for_provider: str = ""
    lang_spoken: str = ""
    lang_variety: str = ""
    lang_written: str = ""
    lang_other: tuple[str, ...] = ()
    lang_method: str = ""
    interpreter_wanted: str = ""
    need_language: str = ""
    need_variety: str = ""
    relay_via: str = ""
    modes: tuple[str, ...] = ()
    gender_pref: str = ""
    need_reason: str = ""
    written_also: str = ""
    declined_note: str = ""
    phone: str = ""
    phone_kind: str = ""
    phone_shared: bool = False
    phone2: str = ""
    phone2_kind: str = ""
    phone2_shared: bool = False
    email: str = ""
    best_time: tuple[str, ...] = ()
    street: str = ""
    unit: str = ""
    city: str = ""
    zip: str = ""
    county_fips: str = ""
    directions: str = ""
    access_needs: tuple[str, ...] = ()
    granted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    race_eth: tuple[str, ...] = ()
    race_eth_text: str = ""
    disability: tuple[str, ...] = ()
    answered_by: str = ""
    guardian_for: tuple[str, ...] = ()
    guardian_relationship: str = ""
    guardian_document: str = ""
    guardian_paper: str = ""
    guardian_until: str = ""
    consent_how: str = "SPOKEN"
    notice_version: str = ""
    notice_lang: str = ""
    notice_how: str = ""
    wants: tuple[str, ...] = ()
    doses: tuple[TypedDose, ...] = field(default=(), metadata={OF: TypedDose})
    seat: str = ""
    ride_mode: str = ""
    ride_pickup: str = ""
    ride_ready: str = ""
    ride_with: tuple[str, ...] = ()
    ride_riders: str = ""
    ride_child_seats: str = ""
    heard_from: str = ""
    interpreted_by: str = ""
    return_at: str = ""
    source: str = "LIVE"
    paper_no: str = ""
    signed_on: str = ""
    remark: str = ""
    relation: str = ""
    finish_later: bool = False

    @override
    def __repr__(self) -> str:
        filled = [each.name for each in fields(self) if getattr(self, each.name)]
        return f"SignUpDraft({', '.join(filled)})"

    @property
    def empty(self) -> bool:
        """Whether nothing about a person has been typed."""
        return not any(
            (self.name_given, self.name_family, self.name_native, self.name_used, self.birth)
        ) and not any((self.phone, self.lang_spoken, self.wants, self.remark))


def variety_open(draft: SignUpDraft) -> bool:
    """Tell whether the language is one of several and nobody could say yet which.

    Such a sign-up is kept and left to finish (domain 7, story 5).
    """
    return draft.lang_spoken in VARIETY_NEEDED and not tidy(draft.lang_variety)
