"""People who do not exist, as the strip of who may be here already shows them in pictures."""

from fieldapp.actions.recognising import MaybeHere
from fieldapp.domain.hints import Kin
from fieldapp.store.custody import ELSEWHERE
from fieldapp.store.lines import Name, PersonLine


def invented() -> tuple[MaybeHere, ...]:
    """Give the same woman under her other surname, her twin, and a namesake of her daughter."""
    return (
        MaybeHere(
            kin=Kin.SAME,
            reasons=("SAME_YEAR", "ONE_SURNAME", "SHARED_PHONE"),
            line=_line(1, "Juana", "Tomás Baltazar", "1961-04-09"),
            town="Morganton",
        ),
        MaybeHere(
            kin=Kin.FAMILY,
            reasons=("SAME_BIRTH", "FAMILY_NAME", "OTHER_GIVEN", "SHARED_PHONE", "SAME_ADDRESS"),
            line=_line(2, "Micaela", "Tomás", "1961-04-09"),
            town="Morganton",
        ),
        MaybeHere(
            kin=Kin.FAMILY,
            reasons=("SAME_NAME", "OTHER_BIRTH", "SHARED_PHONE"),
            line=_line(3, "Juana", "Tomás", "1988"),
            town="Valdese",
        ),
    )


def _line(number: int, given: str, family: str, birth: str) -> PersonLine:
    return PersonLine(
        person=bytes([number]) * 16,
        name=Name(given=given, family=family),
        birth_date=birth,
        birth_precision="DAY",
        phones=(),
        tickets=(),
        interpreter="",
        actor=bytes(16),
        made_ms=0,
        in_conflict=False,
        restricted=False,
        where=ELSEWHERE,
    )
