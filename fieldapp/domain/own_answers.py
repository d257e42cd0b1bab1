"""What people answer about themselves: race and ethnicity, disability. Every question can be left.

Race and ethnicity is one question with seven categories; several may be picked, and one answer is
complete (SPD 15 of 2024, 89 FR 22182). The six questions on disability are those of the American
Community Survey, each asked from the age it is meant for. That somebody would rather not say is
kept apart from not having been asked.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from fieldapp.domain.codes import Code, CodeLists
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.text import tidy
from fieldapp.domain.values import Value

NOT_SAID: Final = "PNTS"
"""Asked, and not wanted to say."""
TOTALS: Final = "DEMOG"
"""The consent to count these answers, in totals only."""
QUESTIONS: Final = "spd15-2024.1"
"""Which wording of the questions is asked."""
SELF: Final = "SELF"
_UNKNOWN: Final = "UNK"
_OWN_WORDS: Final = "-OTH"
_FROM_AGE: Final = {"A3": 5, "A4": 5, "A5": 5, "A6": 15}
_SET: Final = "ACS6"


def races(lists: CodeLists) -> tuple[Code, ...]:
    """Give the seven categories, in their order."""
    return _sorted(
        each for each in lists["race_ethnicity"] if each.extra["spd15_2024"] == each.code
    )


def groups_within(picked: Iterable[str], lists: CodeLists) -> tuple[Code, ...]:
    """Give the groups within the categories that were picked, in their order."""
    categories = set(picked)
    return _sorted(
        each
        for each in lists["race_ethnicity"]
        if each.extra["spd15_2024"] in categories and each.extra["spd15_2024"] != each.code
    )


def _sorted(codes: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(sorted(codes, key=lambda each: int(each.extra["sort"])))


def writes_in(picked: Iterable[str]) -> bool:
    """Tell whether somebody picked a group that they name in their own words."""
    return any(each.endswith(_OWN_WORDS) for each in picked)


def disability_questions(oldest: int | None, lists: CodeLists) -> tuple[str, ...]:
    """Give the questions for somebody of `oldest` whole years at most; all where that is open."""
    return tuple(
        each.code
        for each in lists["disability_questions"]
        if each.extra["set"] == _SET and (oldest is None or oldest >= _FROM_AGE.get(each.code, 0))
    )


def with_race(draft: SignUpDraft, code: str) -> SignUpDraft:
    """Pick a category or a group, or let it go; not wanting to say stands alone (domain 3.5)."""
    if code == NOT_SAID:
        picked: tuple[str, ...] = () if draft.race_eth == (NOT_SAID,) else (NOT_SAID,)
    elif code in draft.race_eth:
        picked = tuple(
            each for each in draft.race_eth if each != code and not each.startswith(f"{code}-")
        )
    else:
        picked = (*(each for each in draft.race_eth if each != NOT_SAID), code)
    text = draft.race_eth_text if writes_in(picked) else ""
    return replace(draft, race_eth=picked, race_eth_text=text, answered_by=SELF)


def with_disability(draft: SignUpDraft, question: str, answer: str) -> SignUpDraft:
    """Answer a question on disability; the same answer again lets it go."""
    before = answer_to(draft, question)
    others = tuple(each for each in draft.disability if each.partition(":")[0] != question)
    now = others if before == answer else (*others, f"{question}:{answer}")
    return replace(draft, disability=now, answered_by=SELF)


def answer_to(draft: SignUpDraft, question: str) -> str:
    """Give the answer to a question on disability, empty for none."""
    given = (each.partition(":") for each in draft.disability)
    return next((answer for asked, _, answer in given if asked == question), "")


def with_all_skipped(draft: SignUpDraft, questions: Iterable[str]) -> SignUpDraft:
    """Note that somebody was asked and would say nothing of all this: nothing is left of it."""
    return replace(
        draft,
        race_eth=(NOT_SAID,),
        race_eth_text="",
        disability=tuple(f"{each}:{NOT_SAID}" for each in questions),
        answered_by=SELF,
    )


def answers_given(draft: SignUpDraft) -> tuple[int, int]:
    """Give how many questions were answered, and how many were left with a word."""
    said = [draft.race_eth] if draft.race_eth else []
    answers = [
        *(NOT_SAID if each == (NOT_SAID,) else "" for each in said),
        *(each.partition(":")[2] for each in draft.disability),
    ]
    left = sum(each == NOT_SAID for each in answers)
    return len(answers) - left, left


def demographics_of(draft: SignUpDraft) -> dict[str, Value] | None:
    """Give the values these answers are kept as, None where nothing was asked."""
    if not (draft.race_eth or draft.disability):
        return None
    values: dict[str, Value] = {
        "answered_by": draft.answered_by or SELF,
        "question_version": QUESTIONS,
    }
    if draft.race_eth:
        values["race_eth"] = list(draft.race_eth)
    if writes_in(draft.race_eth) and (text := tidy(draft.race_eth_text)):
        values["race_eth_text"] = text
    if draft.disability:
        answers: dict[str, Value] = {}
        for each in draft.disability:
            question, _, answers[question] = each.partition(":")
        values["disability"] = answers
    return values
