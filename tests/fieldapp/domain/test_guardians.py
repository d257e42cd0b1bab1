"""Which yes of a guardian will do is dated: the law that is in force on the day of the visit."""

import pytest

from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.guardians import GuardianYes, guardian_shortcoming

LISTS = load_code_lists()
WRITTEN = GuardianYes(relationship="PARENT", document="WRITTEN")
NOTED = GuardianYes(relationship="PARENT", document="DOCUMENTED")


@pytest.mark.parametrize(
    ("yes", "day", "authorization", "code"),
    [
        (None, "2026-06-20", "LICENSED", "guardian_consent_needed"),
        (NOTED, "2026-06-20", "LICENSED", None),
        (NOTED, "2026-06-20", "EUA", "guardian_written_needed"),
        (WRITTEN, "2026-06-20", "EUA", None),
        (NOTED, "2021-08-19", "EUA", None),  # before G.S. 90-21.5(a1)
        (NOTED, "2021-08-20", "EUA", "guardian_written_needed"),
        (NOTED, "2023-11-30", "LICENSED", None),  # the programme asks for it before the law does
        (GuardianYes(relationship="PARENT"), "2022-01-01", "", "guardian_details_needed"),
        (GuardianYes(document="WRITTEN"), "2026-06-20", "", "guardian_details_needed"),
        (
            GuardianYes(relationship="LOCOP", document="WRITTEN"),
            "2026-06-20",
            "",
            "guardian_may_not_agree",
        ),
    ],
)
def test_what_a_yes_lacks_goes_by_the_day_of_the_visit(
    yes: GuardianYes | None, day: str, authorization: str, code: str | None
) -> None:
    assert guardian_shortcoming(yes, f"{day}T09:00", {authorization}, LISTS) == code


def test_a_yes_holds_through_its_last_day() -> None:
    until = GuardianYes(relationship="PARENT", document="WRITTEN", valid_until="2026-06-20")
    for day, code in (("2026-06-20", None), ("2026-06-21", "guardian_consent_needed")):
        assert guardian_shortcoming(until, day, (), LISTS) == code


def test_some_rule_is_in_force_on_every_day() -> None:
    odd = GuardianYes(relationship="PARENT", document="SHOUTED")
    for day in ("2019-01-01", "2021-08-20", "2023-11-30", "2023-12-01", "2030-01-01"):
        assert guardian_shortcoming(odd, day, (), LISTS) == "guardian_written_needed"
