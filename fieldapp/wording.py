"""What codes mean to a person, in English and Spanish; the words are resources/i18n/sentences.csv.

Every code that a fault or a finding can have has one sentence there: what happened, what was kept,
what to do next. `held.` stands before the server's reasons to put work aside, `field.` before the
names of fields, `say.` before what commands print.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

LANGUAGES: Final = ("en", "es")
UNKNOWN: Final = "unknown"
HELD: Final = "held."
FIELD: Final = "field."
_PLACE: Final = re.compile(r"\{([a-z_0-9]+)\}")


def language_of(tag: str) -> str:
    """Give `es` for Spanish in any form (`es_MX.UTF-8`, `es-419`), else `en`."""
    return "es" if re.match(r"es(?![a-z])", tag.strip().lower()) else "en"


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Give all sentences of a language by code."""
    table = (files("resources") / "i18n" / "sentences.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return MappingProxyType({row["code"]: row[language] for row in rows})


def sentence(code: str, language: str, args: Iterable[tuple[str, str]] = ()) -> str:
    """Say a code; `args` fill the places in the sentence.

    A code of a newer program gets a sentence that names it: a fault is never passed over.
    """
    known = sentences(language_of(language))
    if code not in known:
        return known[UNKNOWN].replace("{code}", code)
    values = dict(args)
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), known[code])


def held_sentence(code: str, language: str) -> str:
    """Say why the server put a change aside."""
    return sentence(HELD + code, language)


def field_words(field: str, language: str) -> str:
    """Give the name of a field as people say it; the field itself where it has no words."""
    return sentences(language_of(language)).get(FIELD + field, field)


def finding(field: str, code: str, language: str, args: Iterable[tuple[str, str]] = ()) -> str:
    """Say what is wrong with which field: `Given name: …`."""
    words = field_words(field, language)
    return f"{words[:1].upper()}{words[1:]}: {sentence(code, language, args)}"
