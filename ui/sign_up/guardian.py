"""What is asked of a child's parent or guardian: pure functions over what was typed."""

from dataclasses import replace
from typing import Final

from fieldapp.domain.consents import GUARDIAN
from fieldapp.domain.days import ADULT_AGE
from fieldapp.domain.sign_up import SignUpDraft

GUARDIAN_PART: Final = (
    "#guardian",
    "guardian",
    "guardian_for",
    "guardian_document",
    "guardian_paper",
    "guardian_until",
)
"""The heading and the questions, which only who may be under 18 is asked."""


def asks_guardian(draft: SignUpDraft, youngest: int | None) -> bool:
    """Tell whether a guardian is asked: for whoever may be a child, and where something is noted.

    `youngest` is the least age in whole years that was understood.
    """
    noted = (draft.guardian_relationship, draft.guardian_document, draft.guardian_paper)
    child = youngest is not None and youngest < ADULT_AGE
    return child or any(noted) or bool(guardian_agreed(draft))


def guardian_agreed(draft: SignUpDraft) -> tuple[str, ...]:
    """Give the vaccine groups a guardian agreed to; a yes that names none is for all wanted."""
    return draft.guardian_for or (draft.wants if GUARDIAN in draft.granted else ())


def guardian_groups_shown(draft: SignUpDraft, usual: tuple[str, ...]) -> tuple[str, ...]:
    """Give the vaccine chips: what the child wants, and whatever else was agreed to."""
    return tuple(dict.fromkeys((*(draft.wants or usual), *draft.guardian_for)))


def with_guardian(draft: SignUpDraft, groups: tuple[str, ...]) -> SignUpDraft:
    """Give the draft after the guardian agreed to exactly these vaccine groups."""
    others = tuple(each for each in draft.granted if each != GUARDIAN)
    refused = tuple(each for each in draft.refused if each != GUARDIAN or not groups)
    granted = (*others, GUARDIAN) if groups else others
    return replace(draft, guardian_for=groups, granted=granted, refused=refused)
