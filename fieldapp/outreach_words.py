"""What is told at the table besides the form; the words are resources/outreach/*.csv.

Talking points and questions with answers, each with the source of what it states, and the words of
flyers. Like all words for people outside, each has a version and a state of review.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from fieldapp.reviewed_words import ReviewedText, ReviewedWords

WORDS: Final = ReviewedWords("outreach")
POINTS: Final = "point"
QUESTIONS: Final = "qa"
FLYER: Final = "flyer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A talking point, or a question with its answer; `code` is that of its key."""

    code: str
    head: ReviewedText
    body: ReviewedText

    @property
    def draft(self) -> bool:
        """Whether a part of it was not reviewed yet."""
        return self.head.draft or self.body.draft


def told(kind: str, language: str, *, drafts_ok: bool = False) -> tuple[Told, ...]:
    """Give the talking points (`POINTS`) or questions (`QUESTIONS`), in their order."""
    codes = [key.removesuffix(".head") for key in WORDS.keys if key.endswith(".head")]
    return tuple(
        Told(
            code=code,
            head=WORDS.text(f"{code}.head", language, drafts_ok=drafts_ok),
            body=WORDS.text(f"{code}.body", language, drafts_ok=drafts_ok),
        )
        for code in codes
        if code.startswith(f"{kind}.")
    )


def outreach_text(
    key: str,
    language: str,
    *,
    drafts_ok: bool = False,
    places: Mapping[str, str] = MappingProxyType({}),
) -> ReviewedText:
    """Give one text. Raises: KeyError for a key that does not exist."""
    return WORDS.text(key, language, drafts_ok=drafts_ok, places=places)
