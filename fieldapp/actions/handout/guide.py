"""The guide for a first day at the table, on two sheets: as PDF/UA-1 and as pictures of its pages.

Its text is the Markdown in `docs`, so what is read there is what is printed. Read are headings,
paragraphs, lists, tables and pictures; a guide holds nothing else (`tests/house/test_guides.py`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Final

from fieldapp.actions.handout.glyphs import fonts, printable
from fieldapp.actions.handout.page import Json
from fieldapp.actions.handout.typesetting import typeset
from fieldapp.actions.handout.writing import MadeFile

_TEMPLATE: Final = ("guide/guide.typ", "guide")
_FILES: Final = {"en": "canvasser-guide.md", "es": "canvasser-guide.es.md"}
_PICTURE: Final = re.compile(r'<img src="([^"]+)".* alt="([^"]+)">')
_RUN: Final = re.compile(r"\*\*(?P<bold>.+?)\*\*|`(?P<key>[^`]+)`|(?P<plain>(?:(?!\*\*)[^`])+)")
_LINE: Final = re.compile(r"(?P<heading>#+ )|(?P<item>\d+\. )|(?P<point>- )|(?P<row>\|)")
_RULE: Final = re.compile(r"[|\s-]+")


def guide_pdf(language: str) -> MadeFile:
    """Typeset the guide in English or Spanish as a tagged PDF with its fonts inside."""
    (document,) = typeset(*_TEMPLATE, _as_json(language), "pdf", root=_top())
    return MadeFile(name=Path(_FILES[language]).with_suffix(".pdf").name, content=document)


def guide_png(language: str, ppi: int) -> tuple[bytes, ...]:
    """Draw each page of the guide as a PNG of `ppi` pixels an inch."""
    return typeset(*_TEMPLATE, _as_json(language), "png", ppi, root=_top())


def _top() -> Path:
    """Give the folder in which `resources` and `docs` lie beside each other."""
    return Path(str(files("resources"))).parent


@cache
def _as_json(language: str) -> dict[str, Json]:
    title, *lines = (_top() / "docs" / _FILES[language]).read_text("utf-8").splitlines()
    return {
        "fonts": [font.family for font in fonts()],
        "lang": language,
        "title": _safe(title.removeprefix("# ")),
        "blocks": list(_blocks(lines)),
    }


def _blocks(lines: Sequence[str]) -> Iterator[dict[str, Json]]:
    """Give what is printed, block by block; where a page in a browser breaks is left out."""
    said = (each.strip() for each in lines)
    printed = (each for each in said if each and not each.startswith("<br"))
    for kind, group in groupby(printed, _kind):
        held = list(group)
        if kind == "row":
            yield {
                "kind": "table",
                "rows": [_row(each) for each in held if not _RULE.fullmatch(each)],
            }
            continue
        for each in held:
            if found := _PICTURE.fullmatch(each):
                yield {"kind": "picture", "path": f"/docs/{found[1]}", "alt": _safe(found[2])}
            else:
                yield {"kind": kind, "runs": _runs(_LINE.sub("", each, count=1) if kind else each)}


def _kind(line: str) -> str:
    found = _LINE.match(line)
    return (found.lastgroup or "") if found else ""


def _row(line: str) -> list[Json]:
    """Give the cells of a row; a cell without words, such as that above numbers, has no runs."""
    return [_runs(each.strip()) for each in line.strip("|").split("|")]


def _runs(text: str) -> list[Json]:
    """Part a line into words, words of the screen and keys: each as (which, text)."""
    return [
        [found.lastgroup or "plain", _safe(found[found.lastgroup or 0])]
        for found in _RUN.finditer(_told(text))
    ]


def _told(text: str) -> str:
    """Leave out what leads to the other guide: paper leads nowhere."""
    return re.sub(r"\*[^*]*\[[^\]]+\]\([^)]+\)[^*]*\* ?", "", text)


def _safe(text: str) -> str:
    """Give a text that the fonts can set, with the blanks that part it from what stands beside."""
    before, after = (" " * (text != kept) for kept in (text.lstrip(), text.rstrip()))
    return before + printable(text.strip()).text + after
