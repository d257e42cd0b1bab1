"""A roster as an Excel workbook: the table, and a sheet that says what the table is.

Text is written as text and nothing else, so no cell is ever a formula or a link. Made in memory:
no temporary file holds a name.
"""

import io
import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time
from typing import Any, Final

import xlsxwriter

from fieldapp.actions.handout.wording import (
    Language,
    Wording,
    change_sentence,
    cover_facts,
    doubt_sentences,
    left_out_sentences,
    missing_sentences,
    wording,
)
from fieldapp.domain.roster import Cell, Roster
from fieldapp.domain.roster_columns import RosterColumn

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LETTER: Final = 1  # Excel's number for US Letter paper
_CELL_LIMIT: Final = 32_767
_POINTS_PER_CHARACTER: Final = 5.5
_LINE_PT: Final = 15
_MOST_LINES: Final = 20
_UNWRITABLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_WIDTHS: Final = {"number": 7, "time": 8, "date": 12, "check": 9, "write_in": 14}


def xlsx_bytes(roster: Roster, language: Language) -> bytes:
    """Write the workbook: first sheet the table, second sheet what the header and codes say."""
    words = wording(language)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    book.set_properties(
        {
            "title": words.say(f"title.{roster.kind}"),
            # The same roster gives the same bytes: no clock is read here.
            "created": roster.header.data_as_of.replace(tzinfo=None),
        }
    )
    _write_table(book, roster, words)
    _write_about(book, roster, words)
    book.close()
    return file.getvalue()


def _write_table(book: Any, roster: Roster, words: Wording) -> None:
    sheet = book.add_worksheet(words.say("sheet.table"))
    line = {
        "border": 1,
        "border_color": "#B5AFA3",
        "align": "left",
        "valign": "top",
        "text_wrap": True,
    }
    head = book.add_format({**line, "bold": True, "bg_color": "#E3EFEE"})
    text = book.add_format({**line, "num_format": "@"})
    day = book.add_format({**line, "num_format": "yyyy-mm-dd"})
    last = len(roster.columns) - 1
    widths = _widths(roster.columns)
    for at, column in enumerate(roster.columns):
        sheet.set_column(at, at, widths[at])
        sheet.write_string(0, at, column.label(words.language), head)
    for below, row in enumerate(roster.rows, start=1):
        said = [
            _text(column, value, words)
            for column, value in zip(roster.columns, row.cells, strict=True)
        ]
        lines = (_lines(each, width) for each, width in zip(said, widths, strict=True))
        sheet.set_row(below, _LINE_PT * max(lines))
        for at, value in enumerate(row.cells):
            match value:
                case date():
                    sheet.write_datetime(below, at, value, day)
                case int() if not isinstance(value, bool):
                    sheet.write_number(below, at, value, text)
                case _:
                    sheet.write_string(below, at, said[at], text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(roster.rows), 1), last)
    sheet.repeat_rows(0)
    _set_up_print(sheet, roster, words)


def _write_about(book: Any, roster: Roster, words: Wording) -> None:
    sheet = book.add_worksheet(words.say("sheet.about"))
    write_facts(book, sheet, _about(roster, words))
    _set_up_print(sheet, roster, words)


def write_facts(book: Any, sheet: Any, facts: Sequence[tuple[str, str]]) -> None:
    """Write what a table is: a name and a value in each row."""
    label = book.add_format({"bold": True, "valign": "top", "num_format": "@"})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for below, (name, value) in enumerate(facts):
        sheet.write_string(below, 0, clean(name), label)
        sheet.write_string(below, 1, clean(value), text)


def _about(roster: Roster, words: Wording) -> list[tuple[str, str]]:
    header = roster.header
    none = words.say("about.none")
    facts = [
        (words.say("meta.event"), f"{header.event_title} · {header.event_code}"),
        (words.say("meta.site"), header.site),
        (words.say("meta.day"), words.weekday(header.day)),
        (words.say("meta.reader"), header.reader),
        (words.say("meta.people"), words.count("people", roster.people)),
        (words.say("meta.as_of"), f"{words.moment(header.data_as_of)} ({header.tz_name})"),
        (words.say("meta.made_by"), header.made_by),
        (words.say("meta.file"), header.file_number),
        ("", words.say("meta.revision", n=header.revision)),
        *(() if roster.cover is None else cover_facts(roster.cover, words)),
    ]
    listed = (
        ("about.missing", missing_sentences(header, words) or (none,)),
        ("about.left_out", left_out_sentences(header, words) or (words.say("cover.nobody"),)),
        (
            "about.notes",
            (
                *doubt_sentences(header, words),
                change_sentence(header, words),
                *header.notes,
                *_remarks(roster, words),
            ),
        ),
        ("about.columns", tuple(_meaning(column, words) for column in roster.columns)),
        (
            "about.codes",
            tuple(f"{entry.code}: {entry.label(words.language)}" for entry in header.legend),
        ),
        (
            "about.lists",
            tuple(
                f"{name}: {words.say('about.version', version=version)}"
                for name, version in header.code_lists
            ),
        ),
    )
    for key, lines in listed:
        shown = [line for line in lines if line]
        names = [words.say(key), *[""] * len(shown)]
        facts.extend(zip(names, shown, strict=False))
    facts.append(("", words.say("footer")))
    return facts


def _remarks(roster: Roster, words: Wording) -> tuple[str, ...]:
    if roster.kind != "clinic":
        return ()
    return (words.say("note.age"), words.say("note.decides"))


def _meaning(column: RosterColumn, words: Wording) -> str:
    label = f"{column.key}: {column.label(words.language)}"
    if column.kind in {"check", "write_in"}:
        return f"{label} ({words.say(f'about.kind.{column.kind}')})"
    return label


def _set_up_print(sheet: Any, roster: Roster, words: Wording) -> None:
    sheet.set_landscape()
    sheet.set_paper(_LETTER)
    sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    header = roster.header
    name = f"{header.event_code} · {header.file_number}".replace("&", "&&")[:120]
    lacks = f"&R&B{words.say('missing.sheet')}" if header.missing_laptops else ""
    sheet.set_header(f"&L{clean(name)}{lacks}")
    page = words.say("page", page="&P", pages="&N")
    sheet.set_footer(f"&L{words.say('footer')}&R{page}")


def _widths(columns: tuple[RosterColumn, ...]) -> list[float]:
    """Give widths in characters; text is as wide as its place on paper."""
    weights: dict[int, int] = {}
    for column in columns:
        weights.setdefault(column.place, column.weight)
    return [
        _WIDTHS.get(column.kind) or max(weights[column.place] / _POINTS_PER_CHARACTER, 12.0)
        for column in columns
    ]


def _lines(text: str, width: float) -> int:
    """Estimate how many lines a cell needs: not every program fits the height by itself."""
    letters = sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)
    return min(max(1, math.ceil(1.15 * letters / width)), _MOST_LINES)


def _text(column: RosterColumn, value: Cell, words: Wording) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return clean(words.shown(column.key, value))


def clean(text: str) -> str:
    """Keep what a cell may hold: XML has no lone surrogates, and Excel ends at 32,767."""
    shown = _UNWRITABLE.sub("\ufffd", text)
    return shown if len(shown) <= _CELL_LIMIT else shown[: _CELL_LIMIT - 1] + "…"
