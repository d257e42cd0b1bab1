"""What was understood of a birth while it is typed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import age_on
from fieldapp.domain.sign_up import SignUpDraft, check_sign_up

_BANDS: Final = (("0–4", 0, 4), ("5–11", 5, 11), ("12–17", 12, 17), ("18+", 18, 200))


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthShown:
    """What was understood of a birth: whole years at least and at most."""

    at_least: int
    at_most: int

    @property
    def band(self) -> str:
        """Give the age band, empty where the bounds are in two of them."""
        for name, low, high in _BANDS:
            if low <= self.at_least and self.at_most <= high:
                return name
        return ""


def birth_shown(typed: str, today: date, lists: CodeLists) -> BirthShown | None:
    """Give what was understood of a birth, None while it cannot be."""
    if not typed.strip():
        return None
    probe = SignUpDraft(name_given="x", birth=typed, lang_spoken="en", granted=("STORE",))
    checked = check_sign_up(probe, today, lists)
    if isinstance(checked, tuple) or checked.birth is None:
        return None
    age = age_on(checked.birth, today)
    return BirthShown(at_least=max(age.at_least, 0), at_most=max(age.at_most, 0))
