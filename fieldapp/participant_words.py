"""What a participant reads or hears, in their language; the words are resources/participant/*.csv.

Keys are listed in docs/participant-words.md. English and Spanish are always shown; a draft in
another language only where the event allows drafts (`event.drafts_ok`).
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from fieldapp.reviewed_words import ReviewedText, ReviewedWords, WordsLanguage

WORDS: Final = ReviewedWords("participant")


def participant_text(
    key: str,
    language: str,
    *,
    drafts_ok: bool = False,
    places: Mapping[str, str] = MappingProxyType({}),
) -> ReviewedText:
    """Give a text for somebody who reads or hears `language` (a tag of the list of languages).

    `language` of what is given says which it really is: English stands in where there is no other
    to show. `version` goes into `notice_version` of a sign-up or consent. `places` fill the texts'
    places (`{ticket}`). Raises: KeyError for a key that does not exist.
    """
    return WORDS.text(key, language, drafts_ok=drafts_ok, places=places)


def participant_languages(*, drafts_ok: bool = False) -> tuple[WordsLanguage, ...]:
    """Give the languages that a participant can be offered to read in, English first."""
    return WORDS.shown(drafts_ok=drafts_ok)


def participant_language(language: str, *, drafts_ok: bool = False) -> WordsLanguage:
    """Give the language, with its direction, in which somebody who asked for `language` is shown.

    A page asks once and lays itself out by it; a single text that is missing there still says in
    its own `language` and `direction` what it is.
    """
    return WORDS.serving(language, drafts_ok=drafts_ok)


def first_with_words(languages: Iterable[str], *, drafts_ok: bool = False) -> str:
    """Give the first of the languages in which there are words; empty where there are in none."""
    for each in languages:
        shown = participant_language(each, drafts_ok=drafts_ok)
        if each == shown.tag or each in shown.also_for:
            return each
    return ""
