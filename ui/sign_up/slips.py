"""Typing in paper slips: one form after the other begins with the number that is proposed."""

from dataclasses import replace
from typing import Final

from fieldapp.actions.desk import DeskDraft
from fieldapp.actions.slips import SlipsSeen
from fieldapp.domain.paper import HIGHEST, number_at, paper_number, read_paper_number
from fieldapp.domain.sign_up import SignUpDraft

LIVE: Final = "LIVE"
PAPER: Final = "PAPER"


def with_paper_no(draft: SignUpDraft, event_code: str) -> SignUpDraft:
    """Give a draft with its slip's number as it is kept; what is no number stays as typed."""
    if not draft.paper_no:
        return draft
    found = read_paper_number(draft.paper_no, event_code)
    return replace(draft, paper_no=found) if isinstance(found, str) else draft


def blank_slip(number: int, event_code: str, day: str) -> SignUpDraft:
    """Give an empty form for a slip; with 0 its number is still to be typed."""
    return SignUpDraft(
        source=PAPER,
        paper_no=paper_number(event_code, number) if number else "",
        signed_on=day,
    )


def number_after(seen: SlipsSeen, last: str) -> int:
    """Give the number to propose: the next one that is missing, else the one after the last."""
    before = number_at(last, seen.code) or 0
    after = (each for each in seen.slips.to_type if each > before)
    following = next(after, seen.next)
    return following or (before + 1 if 0 < before < HIGHEST else 0)


def proposed(form: DeskDraft, number: int, event_code: str) -> DeskDraft:
    """Give an untouched form with another number."""
    blank = blank_slip(number, event_code, form.draft.signed_on)
    return replace(form, draft=blank, blank=blank)
