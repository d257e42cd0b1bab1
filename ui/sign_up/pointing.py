"""What the I-speak screen shows: tiles of languages, in order, found by what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.actions.desk import EventShown
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.i_speak import NOT_KNOWN, WRITTEN_IN, held_within, pointed_at
from fieldapp.participant_words import participant_languages, participant_text
from ui.texts import autonym
from ui.widgets.picker import matches

translate = QCoreApplication.translate
METHODS: Final = ("CARD", "SAID", "STAFF", "PHONE", "COMPAN", "GUESS")
"""How the language was found out: by pointing here, or otherwise, in the order of their keys."""
_SIGNS: Final = "sgn"
_SHORT: Final = {"ase": "ASL", "mfs": "LSM", "gsm": "LENSEGUA"}
"""What signers write of their language; the whole name stands below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A language to point at. `words` are its own, `name` is in the language of the window.

    `sounds` says, to a reader of the window's language, how the words are read aloud; `keys` are
    the folded words it is found by.
    """

    tag: str
    words: str
    name: str
    sounds: str = ""
    rtl: bool = False
    signed: bool = False
    apart: bool = False
    keys: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The language somebody pointed at, and how it was found out."""

    tag: str
    method: str


def all_tiles(lists: CodeLists, language: str, event: EventShown | None) -> tuple[Tile, ...]:
    """Give every language, the event's own first; last what is not on the list, or not known."""
    expected = event.languages if event is not None else ()
    counted = dict(event.speakers) if event is not None else {}
    tags = pointed_at(lists, expected, counted)
    return (*(_tile(tag, lists, language) for tag in tags), *_apart(language))


def tiles_within(lists: CodeLists, language: str, tag: str) -> tuple[Tile, ...]:
    """Give the languages of a group and that it is not known which; none where it is no group."""
    held = held_within(lists, tag)
    if not held:
        return ()
    which = Tile(
        tag=tag,
        words=translate("ISpeak", "Not known which"),
        name=lists["languages"].label(tag, language),
        apart=True,
    )
    return (*(_tile(each, lists, language) for each in held), which)


def tiles_found(tiles: Sequence[Tile], typed: str) -> tuple[Tile, ...]:
    """Give the tiles whose names begin with what was typed, in their order."""
    wanted = fold(typed).split()
    return tuple(each for each in tiles if matches(each.keys, wanted))


def prompts(key: str, language: str, event: EventShown | None) -> tuple[str, str]:
    """Give what is said to whoever points: in the language of the window, then in the others.

    Those of the event come first, drafts only where it allows them.
    """
    drafts_ok = event is not None and event.drafts_ok
    expected = event.languages if event is not None else ()
    tags = [each.tag for each in participant_languages(drafts_ok=drafts_ok)]
    tags.sort(key=lambda tag: expected.index(tag) if tag in expected else len(expected))
    others = [
        participant_text(key, tag, drafts_ok=drafts_ok).text for tag in tags if tag != language
    ]
    return participant_text(key, language).text, " · ".join(others)


def method_words() -> dict[str, str]:
    """Say in a word how the language was found out."""
    return {
        "CARD": translate("ISpeak", "Pointed"),
        "SAID": translate("ISpeak", "Said it"),
        "STAFF": translate("ISpeak", "We knew it"),
        "PHONE": translate("ISpeak", "By phone"),
        "COMPAN": translate("ISpeak", "Companion"),
        "GUESS": translate("ISpeak", "A guess"),
    }


def _tile(tag: str, lists: CodeLists, language: str) -> Tile:
    code = lists["languages"][tag]
    name = lists["languages"].label(tag, language)
    own = autonym(tag, lists, language)
    signed = code.extra.get("use") == "sign"
    signs = participant_text("i_speak.sign", language).text if tag == _SIGNS else own
    words = _SHORT.get(tag, signs)
    return Tile(
        tag=tag,
        words=words,
        name="" if fold(name) == fold(words) else name,
        sounds=code.extra["sounds_es" if language == "es" else "sounds"],
        rtl=code.extra.get("dir") == "rtl",
        signed=signed,
        keys=fold(" ".join((own, code.label_en, code.label_es, tag, code.extra["iso639_3"]))),
    )


def _apart(language: str) -> tuple[Tile, Tile]:
    other, unknown = translate("ISpeak", "Another language"), translate("ISpeak", "Not known yet")
    asked = translate("ISpeak", "Ask again later")
    written = participant_text("i_speak.not_here", language).text
    return (
        Tile(
            tag=WRITTEN_IN, words=written, name=other, apart=True, keys=fold(f"{written} {other}")
        ),
        Tile(tag=NOT_KNOWN, words=unknown, name=asked, apart=True, keys=fold(unknown)),
    )
