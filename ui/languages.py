"""Languages to choose from: by their own names first, found by any of their names."""

from collections.abc import Sequence
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from ui.texts import autonym
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry

_WRITTEN_ONLY: Final = "written"


def language_choices(tags: Sequence[str], lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give chips with autonyms; the name in the window's language is said beside."""
    made = []
    for tag in tags:
        own, name = autonym(tag, lists, language), lists["languages"].label(tag, language)
        made.append(Choice(code=tag, text=own, detail=name if fold(name) != fold(own) else ""))
    return tuple(made)


def language_entries(lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give every language that can be spoken or signed, found by any of its names."""
    entries = []
    for code in lists["languages"]:
        if code.extra.get("use") == _WRITTEN_ONLY:
            continue
        (choice,) = language_choices((code.code,), lists, language)
        names = (choice.text, code.label_en, code.label_es, code.code, code.extra["iso639_3"])
        entries.append(Entry(choice=choice, keys=fold(" ".join(names))))
    return tuple(entries)
