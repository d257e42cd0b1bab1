"""What a new form is tied to: who comes again, and of whose family somebody is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fieldapp.domain.ids import read_id, show_id
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.typed import from_plain, plain

_PERSON: Final = "_person"
_FAMILY_OF: Final = "_family_of"
_FAMILY: Final = "_family"
_BLANK: Final = "_blank"
_EMPTY: Final = SignUpDraft()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTies:
    """`person` comes again; `family_of` is somebody here of the same household.

    `family` tells that it is a family's, also where whose it is has not been saved yet.
    """

    person: bytes | None = None
    family_of: bytes | None = None
    family: bool = False

    def plain(self) -> dict[str, Any]:
        """Give them as a draft keeps them.

        Who comes again is named so that an erasure drops the draft; what is typed of a family
        outlives the erasure of one of them.
        """
        plain: dict[str, Any] = {_FAMILY: True} if self.family else {}
        if self.person is not None:
            plain[_PERSON] = show_id(self.person)
        if self.family_of is not None:
            plain[_FAMILY_OF] = show_id(self.family_of).upper()
        return plain


NO_TIES: Final = FormTies()


def read_ties(typed: Mapping[str, Any]) -> FormTies:
    """Read what `FormTies.plain` gave; what is no such thing counts as not there."""
    return FormTies(
        person=_ref(typed.get(_PERSON)),
        family_of=_ref(typed.get(_FAMILY_OF)),
        family=typed.get(_FAMILY) is True,
    )


def plain_ties(ties: FormTies, blank: SignUpDraft) -> dict[str, Any]:
    """Give the ties, and what the form held before anything was typed, as a draft keeps them."""
    return ties.plain() if blank == _EMPTY else {**ties.plain(), _BLANK: plain(blank)}


def read_blank(typed: Mapping[str, Any]) -> SignUpDraft:
    """Read what a form held before anything was typed."""
    found = typed.get(_BLANK)
    return from_plain(SignUpDraft, found) if isinstance(found, Mapping) else _EMPTY


def _ref(text: object) -> bytes | None:
    try:
        return read_id(text) if isinstance(text, str) else None
    except ValueError:
        return None
