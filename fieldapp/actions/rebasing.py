"""A form that was opened, and saved after others changed the same sign-up: whose answer stands.

What a person left as it was when the form was opened is not theirs to set: the row keeps what came
since. What they changed is written; where somebody else changed it too, both answers stand.
"""

from dataclasses import fields, replace
from typing import Final

from fieldapp.domain.sign_up import SignUpDraft

_SETS: Final = frozenset({"access_needs", "granted", "refused", "guardian_for"})
"""Answers that are rows of their own: each is added or taken away by itself."""


def rebased(opened: SignUpDraft, draft: SignUpDraft, now: SignUpDraft) -> SignUpDraft:
    """Give the draft to be kept: `now`, with what changed between `opened` and `draft`."""
    wanted = {}
    for each in fields(SignUpDraft):
        before, typed, stands = (getattr(one, each.name) for one in (opened, draft, now))
        if typed == before:
            continue
        if each.name in _SETS:
            kept = [one for one in stands if one in typed or one not in before]
            typed = (*kept, *(one for one in typed if one not in before and one not in kept))
        wanted[each.name] = typed
    return replace(now, **wanted)
