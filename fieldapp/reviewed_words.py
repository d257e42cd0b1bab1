"""Texts that people outside the team read or hear: a file a language, each text with its state.

A folder of `resources` holds `<tag>.csv` for each language: key, version, state, who reviewed it
and when, text, and a source where it states facts. A text that changes gets a new row with the next
version; its older rows stay, so that what was once said can be read again. English is whole, and
stands in where a text is missing or may not be shown. `participant/languages.csv` names the
languages: tag, direction, whether it is shown also as a draft, tags whose readers it serves.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

ENGLISH: Final = "en"
REVIEWED: Final = "REVIEWED"
NEEDS_REVIEW: Final = "NEEDS_REVIEW"
STATES: Final = (REVIEWED, NEEDS_REVIEW)
_PLACE: Final = re.compile(r"\{([a-z_0-9]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsLanguage:
    """A language in which texts are written. `also_for`: tags that it serves as well."""

    tag: str
    direction: str
    always_shown: bool
    also_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedText:
    """A text in the language it really is in, which may not be the one that was asked for.

    `version` names these words in records, as `keep-1`: the last part of the key and a number.
    `source` says where a fact comes from, for texts that state facts.
    """

    key: str
    text: str
    language: str
    direction: str
    version: str
    state: str
    reviewed_by: str
    reviewed_on: str
    source: str = ""

    @property
    def draft(self) -> bool:
        """Whether no person has reviewed it yet."""
        return self.state != REVIEWED


class ReviewedWords:
    """The texts of one folder of `resources`."""

    __slots__ = ("_folder",)

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def shown(self, *, drafts_ok: bool) -> tuple[WordsLanguage, ...]:
        """Give the languages that may be offered: drafts only where the programme allows them."""
        return tuple(
            each
            for each in words_languages()
            if each.always_shown or drafts_ok or self._wholly_reviewed(each.tag)
        )

    def serving(self, language: str, *, drafts_ok: bool) -> WordsLanguage:
        """Give the language whose texts somebody is shown who asked for `language`.

        The same language, one that serves it (Simplified Chinese for Mandarin), else English.
        """
        shown = self.shown(drafts_ok=drafts_ok)
        for tag in (language, language.split("-", 1)[0]):
            for each in shown:
                if tag == each.tag or tag in each.also_for:
                    return each
        return shown[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the key of every text, in the order of the English file."""
        return tuple(_texts(self._folder, ENGLISH))

    def text(
        self,
        key: str,
        language: str,
        *,
        drafts_ok: bool = False,
        places: Mapping[str, str] = MappingProxyType({}),
    ) -> ReviewedText:
        """Give a text with its places filled, in English where there is no other to show.

        Raises: KeyError for a key that English does not have.
        """
        serving = self.serving(language, drafts_ok=drafts_ok)
        found = _texts(self._folder, serving.tag).get(key)
        if found is None or (found.draft and not (serving.always_shown or drafts_ok)):
            found = _texts(self._folder, ENGLISH)[key]
        return _filled(found, places) if places else found

    def _wholly_reviewed(self, tag: str) -> bool:
        return all(not each.draft for each in _texts(self._folder, tag).values())


def _filled(found: ReviewedText, places: Mapping[str, str]) -> ReviewedText:
    text = _PLACE.sub(lambda place: places.get(place[1], place[0]), found.text)
    return replace(found, text=text)


@cache
def words_languages() -> tuple[WordsLanguage, ...]:
    """Give every language there are texts in, English first."""
    return tuple(
        WordsLanguage(
            tag=row["tag"],
            direction=row["direction"],
            always_shown=row["always_shown"] == "yes",
            also_for=tuple(row["also_for"].split()),
        )
        for row in _rows("participant", "languages")
    )


@cache
def _every(folder: str, tag: str) -> Mapping[tuple[str, str], ReviewedText]:
    """Every text that a language ever had, by key and version; the newest of a key stands last."""
    language = next((each for each in words_languages() if each.tag == tag), None)
    if language is None:
        return MappingProxyType({})
    made = (_read(row, language) for row in _rows(folder, tag))
    return MappingProxyType({(each.key, each.version): each for each in made})


def _read(row: Mapping[str, str], language: WordsLanguage) -> ReviewedText:
    return ReviewedText(
        key=row["key"],
        text=row["text"],
        language=language.tag,
        direction=language.direction,
        version=f"{row['key'].rsplit('.', 1)[-1]}-{row['version']}",
        state=row["state"],
        reviewed_by=row["reviewed_by"],
        reviewed_on=row["reviewed_on"],
        source=row.get("source", ""),
    )


@cache
def _texts(folder: str, tag: str) -> Mapping[str, ReviewedText]:
    return MappingProxyType({each.key: each for each in _every(folder, tag).values()})


def _rows(folder: str, name: str) -> list[dict[str, str]]:
    table = (files("resources") / folder / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(table, newline="")))
