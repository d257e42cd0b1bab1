"""A monthly report as PDF/UA-1, XLSX or CSV bytes; no file holds more than the report prints."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import xlsxwriter

from fieldapp.actions.handout.csv import guard
from fieldapp.actions.handout.glyphs import fonts, printable
from fieldapp.actions.handout.page import Json
from fieldapp.actions.handout.preview import Preview, packed
from fieldapp.actions.handout.typesetting import typeset
from fieldapp.actions.handout.wording import Language, Wording, report_wording
from fieldapp.actions.handout.writing import Format, MadeFile
from fieldapp.actions.handout.xlsx import OPTIONS, clean, write_facts
from fieldapp.domain.monthly_report import Report, Share, Shown, Table, file_name
from fieldapp.domain.report_measures import ALL
from fieldapp.domain.suppression import THRESHOLD, Mark

SECOND: Final = "*"
CLOSED: Final = ".."
_TEMPLATE: Final = ("reports/report.typ", "report")


def report_files(report: Report, formats: tuple[Format, ...]) -> tuple[MadeFile, ...]:
    """Make one file for each format in memory, in that order."""
    made: dict[Format, bytes] = {}
    for form in formats:
        match form:
            case "pdf":
                made[form] = report_pdf(report)
            case "xlsx":
                made[form] = report_xlsx(report)
            case "csv":
                made[form] = report_csv(report)
    return tuple(MadeFile(name=file_name(report, form), content=made[form]) for form in formats)


def report_pdf(report: Report) -> bytes:
    """Typeset a report as a tagged PDF with its fonts inside."""
    (document,) = typeset(*_TEMPLATE, _as_json(report), "pdf")
    return document


def report_pages(report: Report, ppi: int) -> tuple[bytes, ...]:
    """Draw each page as a PNG of `ppi` pixels an inch, as a printer wants them."""
    return typeset(*_TEMPLATE, _as_json(report), "png", ppi)


def report_preview(report: Report) -> Preview:
    """Typeset a report with the template and the data that its PDF is made of."""
    return packed(typeset(*_TEMPLATE, _as_json(report), "svg"))


def shown_text(value: Shown, threshold: int, language: str) -> str:
    """Say a cell as every form of the report prints it."""
    match value:
        case Mark.SMALL:
            return f"<{threshold}"
        case Mark.SECOND:
            return SECOND
        case Mark.CLOSED:
            return CLOSED
        case Share(tenths=tenths):
            point = "," if language == "es-ES" else "."
            return f"{tenths // 10}{point}{tenths % 10}"
        case _:
            return str(value)


def report_csv(report: Report) -> bytes:
    """Write one line for each county: month, county, then every column of every table.

    A column of a table by languages, reasons or groups is there once for each of them, and
    once for all together.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    columns = (
        [key for key, _ in next(iter(_wide(report)), ("", "", ()))[2]] if report.counties else []
    )
    writer.writerow(["month", "county_fips", "county", *columns])
    for row, name, cells in _wide(report):
        writer.writerow(
            [report.header.month, row, guard(name), *(guard(cell) for _, cell in cells)]
        )
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _wide(report: Report) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Give code and name of each county with its cells, each under its stable name."""
    for row, name in report.counties:
        yield (
            row,
            name,
            tuple(
                (_name(table, column.key, line.part), _csv_cell(report, value))
                for table in report.tables
                for line in table.lines
                if line.county == row
                for column, value in zip(table.columns, line.cells, strict=True)
            ),
        )


def _name(table: Table, column: str, part: str) -> str:
    if not table.by:
        return column
    family, share = column.removesuffix("_share"), column.endswith("_share")
    named = f"{family}_{(part or 'all').lower().replace('-', '_')}"
    return f"{named}_share" if share else named


def _csv_cell(report: Report, value: Shown) -> str:
    return shown_text(value, report.totals.threshold, "en")


# --- the workbook ---------------------------------------------------------------------------------


def report_xlsx(report: Report) -> bytes:
    """Write the workbook: the table of the CSV with words as headings, and what it is."""
    words = _words(report)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    # The same report gives the same bytes: no clock is read here.
    made = report.header.as_of.replace(tzinfo=None)
    book.set_properties({"title": words.say("title"), "created": made})
    for number, table in enumerate(report.tables):
        _write_table(book, report, table, words, first=number == 0)
    sheet = book.add_worksheet(words.say("sheet.about"))
    write_facts(book, sheet, _about(report, words))
    _set_up_print(sheet, report, words)
    book.close()
    return file.getvalue()


def _write_table(book: Any, report: Report, table: Table, words: Wording, *, first: bool) -> None:
    sheet = book.add_worksheet(words.say(f"sheet.{table.key}"))
    if first:
        sheet.activate()
    line = {"border": 1, "border_color": "#B5AFA3", "valign": "top"}
    head = book.add_format({**line, "bold": True, "bg_color": "#E3EFEE", "text_wrap": True})
    text = book.add_format({**line, "num_format": "@"})
    right = book.add_format({**line, "num_format": "@", "align": "right"})
    count = book.add_format({**line, "num_format": "0"})
    share = book.add_format({**line, "num_format": "0.0"})
    heads = [words.say("meta.month"), words.say("county")]
    heads += [words.say("part")] if table.by else []
    names = dict(report.counties)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, len(heads) - 1, 24)
    sheet.set_column(len(heads), len(heads) + len(table.columns), 13)
    for at, label in enumerate((*heads, *(column.label for column in table.columns))):
        sheet.write_string(0, at, clean(label), head)
    for below, each in enumerate(table.lines, start=1):
        said = [report.header.month, names[each.county], *([each.part_label] if table.by else [])]
        for at, value in enumerate(said):
            sheet.write_string(below, at, clean(value), text)
        for at, cell in enumerate(each.cells, start=len(heads)):
            match cell:
                case Share(tenths=tenths):
                    sheet.write_number(below, at, tenths / 10, share)
                case int():
                    sheet.write_number(below, at, cell, count)
                case _:
                    threshold = report.totals.threshold
                    sheet.write_string(below, at, shown_text(cell, threshold, "en"), right)
    sheet.freeze_panes(1, len(heads))
    sheet.repeat_rows(0)
    _set_up_print(sheet, report, words)


def _set_up_print(sheet: Any, report: Report, words: Wording) -> None:
    sheet.set_landscape()
    sheet.set_paper(1)  # US Letter
    sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    page = words.say("page", page="&P", pages="&N")
    sheet.set_header(f"&L{clean(report.header.file_number)}")
    sheet.set_footer(f"&L{words.say('footer')}&R{page}".replace("\n", " "))


def _about(report: Report, words: Wording) -> list[tuple[str, str]]:
    header = report.header
    facts = [
        (words.say("title"), ""),
        *_facts(report, words),
        (words.say("meta.file"), header.file_number),
        ("", words.say("meta.revision", n=header.revision)),
    ]
    listed = (
        ("about.notes", (*alerts(report), *notes(report), *_legend(report, words))),
        (
            "about.columns",
            tuple(
                f"{_name(table, column.key, '')}: {table.title}, {column.label}"
                for table in report.tables
                for column in table.columns
            ),
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
        names = [words.say(key), *[""] * len(lines)]
        facts.extend(zip(names, lines, strict=False))
    facts.append(("", words.say("footer")))
    return facts


# --- the words ------------------------------------------------------------------------------------


def month_words(month: str, language: Language) -> str:
    """Say a month: `June 2026`, `junio de 2026`."""
    words = report_wording(language)
    name = words.say("month.names").split()[int(month[5:7]) - 1]
    return words.say("month", month=name, year=month[:4])


def alerts(report: Report) -> tuple[str, ...]:
    """Say what the report lacks: work of laptops that were not heard of since."""
    words, n = _words(report), report.header.missing_laptops
    if not n:
        return ()
    return (words.say("missing.one") if n == 1 else words.say("missing", laptops=n),)


def notes(report: Report) -> tuple[str, ...]:
    """Say how this report differs from the usual: what is held, folded, hidden more or less."""
    words, totals = _words(report), report.totals
    said = []
    if totals.held:
        tables = [
            table.title
            for table in report.tables
            if any(column.key.split("_share")[0] in totals.held for column in table.columns)
        ]
        said.append(
            words.say("held", tables="; ".join(tables), threshold=max(totals.threshold, THRESHOLD))
        )
    if report.folded:
        said.append(words.say("folded", threshold=totals.threshold))
    if totals.threshold > THRESHOLD:
        said.append(words.say("raised", threshold=totals.threshold))
    if report.header.reason:
        said.append(words.say("lowered", threshold=totals.threshold, reason=report.header.reason))
    return tuple(said)


def _legend(report: Report, words: Wording) -> tuple[str, ...]:
    threshold = report.totals.threshold
    small = shown_text(Mark.SMALL, threshold, "en")
    return (
        words.say("legend.small", small=small, most=threshold - 1),
        words.say("legend.second", second=SECOND, threshold=threshold),
        words.say("legend.closed", closed=CLOSED),
        words.say("legend.zero"),
        words.say("legend.what"),
    )


def _words(report: Report) -> Wording:
    return report_wording("es" if report.language == "es" else "en")


def _facts(report: Report, words: Wording) -> list[tuple[str, str]]:
    header = report.header
    return [
        (words.say("meta.month"), month_words(header.month, words.language)),
        (words.say("meta.organization"), header.organization),
        (words.say("meta.reader"), header.reader),
        (words.say("meta.as_of"), words.moment(header.as_of)),
        (words.say("meta.made_by"), header.made_by),
    ]


# --- the sheet ------------------------------------------------------------------------------------


def _as_json(report: Report) -> Mapping[str, Json]:
    words, header = _words(report), report.header
    month = month_words(header.month, words.language)
    title = words.say("title")
    lines = words.day(date.fromisoformat(header.as_of.date().isoformat()))
    return {
        "lang": words.language,
        "fonts": [font.family for font in fonts()],
        "title": title,
        "document_title": _safe(f"{title} · {month} · {header.organization}"),
        "month": month,
        "running": _safe(f"{title} · {month} · {words.say('meta.as_of')} {lines}"),
        "file_line": f"{words.say('meta.file')} {header.file_number}",
        "facts": [[name, _safe(value)] for name, value in _facts(report, words)],
        "alerts": [_safe(each) for each in alerts(report)],
        "notes": [_safe(each) for each in notes(report)],
        "legend": [_safe(each) for each in _legend(report, words)],
        "tables": [_table(report, table, words) for table in report.tables],
        "empty": words.say("empty") if report.empty else "",
        "page_of": words.say("page", page="{page}", pages="{pages}"),
        "footer": words.say("footer"),
    }


def _table(report: Report, table: Table, words: Wording) -> Json:
    """Give a table for paper: columns and lines in which nobody was counted are only named."""
    used = [at for at in range(len(table.columns)) if table.used(at)]
    counted = any(table.counted(each) for each in table.lines)
    lines = [each for each in table.lines if not table.by or table.counted(each) or not each.part]
    unused = [column.label for at, column in enumerate(table.columns) if at not in used]
    names = dict(report.counties)
    heads = [words.say("county"), *([words.say("part")] if table.by else [])]
    rows: list[Json] = []
    for each in lines if counted else ():
        first = [names[each.county], *([each.part_label] if table.by else [])]
        threshold = report.totals.threshold
        cells = [shown_text(each.cells[at], threshold, words.language) for at in used]
        strong = each.county == ALL or (bool(table.by) and not each.part)
        rows.append({"strong": strong, "cells": [*map(_safe, first), *cells]})
    nothing = words.say("nothing", columns="; ".join(unused)) if unused and counted else ""
    return {
        "title": _safe(table.title),
        "heads": [_safe(each) for each in (*heads, *(table.columns[at].label for at in used))],
        "words": len(heads),
        "rows": rows,
        "nothing": nothing if counted else words.say("none"),
    }


def _safe(text: str) -> str:
    return printable(text).text
