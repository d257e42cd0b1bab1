"""What the Typst template is given: every visible word of a roster, safe to typeset, as JSON."""

from itertools import groupby
from typing import Final

from fieldapp.actions.handout.glyphs import fonts, printable
from fieldapp.actions.handout.wording import (
    Wording,
    change_sentence,
    cover_facts,
    doubt_sentences,
    left_out_sentences,
    missing_sentences,
)
from fieldapp.domain.phones import national_format
from fieldapp.domain.roster import (
    Cell,
    GuardianConsent,
    Roster,
    RosterBlock,
    RosterRow,
    by_ticket,
)
from fieldapp.domain.roster_columns import RosterColumn

Json = str | int | bool | list["Json"] | dict[str, "Json"]

_STRONG: Final = frozenset({"slot", "time", "pickup_time", "name_as_said", "first_name"})
_LETTER_HOLDS_PT: Final = 12  # larger type needs the longer sheet for all columns
_NAME: Final = "name_as_said"
_COUNTED: Final = {
    "expected_minutes": "cell.minutes",
    "riders": "cell.riders",
    "child_seats": "cell.child_seats",
    "return_ready_at": "cell.return",
}
"""Cells that explain themselves, and the words around them."""
_JOIN: Final = "\u00a0·\u00a0"
_NOTHING: Final = "–"


class Page:
    """Collects the words of one roster; remembers which tickets hold what cannot be printed."""

    def __init__(self, roster: Roster, words: Wording, size_pt: int) -> None:
        self._roster = roster
        self._words = words
        self._size_pt = size_pt
        self._places = _places(roster.columns)
        self._lost: set[str] = set()

    def as_json(self) -> dict[str, Json]:
        """Give the template's data: strings, lists and objects only."""
        roster, header, words = self._roster, self._roster.header, self._words
        title = words.say(f"title.{roster.kind}")
        event = self._text(f"{header.event_title} · {header.event_code}")
        body: dict[str, Json] = {
            "lang": words.language,
            "size": self._size_pt,
            "paper": "us-letter" if self._size_pt <= _LETTER_HOLDS_PT else "us-legal",
            "fonts": [font.family for font in fonts()],
            "title": title,
            "document_title": f"{title} · {event} · {words.day(header.day)}",
            "event": event,
            "running": self._running(title),
            "facts": self._facts(),
            "alert_word": words.say("missing.word"),
            "alert_running": words.say("missing.running"),
            "alerts": [self._text(line) for line in missing_sentences(header, words)],
            "cover": self._cover(),
            "columns": self._columns(),
            "blocks": [self._block(block) for block in roster.blocks],
            "loud": [words.say("cell.guardian.no")],
            "empty": words.say(f"empty.{roster.kind}"),
            "legend_title": words.say(f"legend.{roster.kind}"),
            "legend": self._legend(),
            "page_of": words.say("page", page="{page}", pages="{pages}"),
            "footer": words.say("footer"),
            "file_line": self._file_line(),
            "remarks": self._remarks(),
        }
        body["notes"] = self._notes()  # last: it tells what the others could not print
        return body

    def _text(self, text: str, ticket: str = "") -> str:
        made = printable(text)
        if made.lost:
            self._lost.add(ticket)
        return f"{made.text}… {self._words.say('cut')}" if made.cut else made.text

    def _facts(self) -> list[Json]:
        header, words = self._roster.header, self._words
        facts = (
            ("meta.site", header.site),
            ("meta.day", words.weekday(header.day)),
            ("meta.reader", header.reader),
            ("meta.people", words.count("people", self._roster.people)),
            ("meta.as_of", words.moment(header.data_as_of)),
            ("meta.made_by", header.made_by),
        )
        return [[words.say(key), self._text(value)] for key, value in facts]

    def _running(self, title: str) -> str:
        header, words = self._roster.header, self._words
        moment = header.data_as_of
        as_of = (
            f"{words.say('meta.as_of')} {words.day(moment.date())}, {words.clock(moment.time())}"
        )
        return self._text(" · ".join((header.event_code, title, words.day(header.day), as_of)))

    def _file_line(self) -> str:
        header, words = self._roster.header, self._words
        parts = (
            words.count("people", self._roster.people),
            f"{words.say('meta.made_by')} {header.made_by}",
            f"{words.say('meta.file')} {header.file_number}",
            words.say("meta.revision", n=header.revision),
        )
        return self._text(" · ".join(parts))

    def _cover(self) -> list[Json]:
        cover, words = self._roster.cover, self._words
        if cover is None:
            return []
        return [[name, self._text(value)] for name, value in cover_facts(cover, words)]

    def _notes(self) -> list[Json]:
        header, words = self._roster.header, self._words
        notes = [
            *left_out_sentences(header, words),
            *doubt_sentences(header, words),
            change_sentence(header, words),
            *header.notes,
        ]
        shown: list[Json] = [self._text(note) for note in notes if note]
        tickets = sorted(self._lost - {""}, key=by_ticket)
        if tickets:
            named = ", ".join(printable(ticket).text for ticket in tickets)
            shown.append(words.say("unprintable.tickets", tickets=named))
        if "" in self._lost:
            shown.append(words.say("unprintable.header"))
        return shown

    def _remarks(self) -> list[Json]:
        if self._roster.kind != "clinic" or not self._roster.rows:
            return []
        said = any(
            isinstance(cell, str) and cell.endswith("*")
            for row in self._roster.rows
            for cell in row.cells
        )
        keys = ("note.age", "note.decides") if said else ("note.decides",)
        return [self._words.say(key) for key in keys]

    def _columns(self) -> list[Json]:
        language = self._words.language
        return [
            {
                "weight": place[0].weight,
                "kind": place[0].kind if place[0].kind in {"check", "write_in"} else "text",
                "strong": place[0].key in _STRONG,
                "heads": [
                    " · ".join(column.label(language) for column in line) for line in _lines(place)
                ],
            }
            for place in self._places
        ]

    def _block(self, block: RosterBlock) -> Json:
        about = [self._words.count("people", block.people)]
        if block.label:
            about.append(self._text(block.label))
        # The clinic's blocks are hours; an interpreter's may be the whole shift.
        until = block.start if self._roster.kind == "clinic" else block.last or block.start
        when = self._words.span(block.start, until)
        return {
            "when": when[:1].upper() + when[1:],
            "about": " · ".join(about),
            "rows": [self._row(row) for row in block.rows],
        }

    def _row(self, row: RosterRow) -> Json:
        cells = dict(zip((c.key for c in self._roster.columns), row.cells, strict=True))
        shown: list[Json] = []
        for place in self._places:
            texts = [
                _JOIN.join(
                    self._named(text, row) if column.key == _NAME else self._text(text, row.ticket)
                    for column in line
                    if (text := self._said(column, cells[column.key]))
                )
                for line in _lines(place)
            ]
            lines: list[Json] = [texts[0] or _NOTHING, *(text for text in texts[1:] if text)]
            shown.append(lines)
        return shown

    def _said(self, column: RosterColumn, value: Cell) -> str:
        """Say a cell that shares its printed column with others, so that it explains itself."""
        words = self._words
        if isinstance(value, GuardianConsent):
            if not value.given:
                return words.say("cell.guardian.no")
            return words.say("cell.guardian", answer=words.cell(value))
        if column.kind == "phone":
            return national_format(value) if isinstance(value, str) else ""
        if column.key in _COUNTED and value is not None:
            return words.say(_COUNTED[column.key], n=words.shown(column.key, value))
        return words.shown(column.key, value)

    def _named(self, name: str, row: RosterRow) -> str:
        """A name whose letters cannot be printed is called out by how it sounds."""
        shown = self._text(name, row.ticket)
        if row.sounds and printable(name).lost:
            return f"{shown} ({self._text(row.sounds, row.ticket)})"
        return shown

    def _legend(self) -> list[Json]:
        if not self._roster.rows:
            return []
        return [
            [self._text(entry.code), self._text(entry.label(self._words.language))]
            for entry in self._roster.header.legend
        ]


def _places(columns: tuple[RosterColumn, ...]) -> tuple[tuple[RosterColumn, ...], ...]:
    """Gather the columns of each printed column; place 0 is not printed in the table."""
    ordered = sorted((column for column in columns if column.place), key=lambda c: c.place)
    return tuple(tuple(group) for _, group in groupby(ordered, key=lambda c: c.place))


def _lines(place: tuple[RosterColumn, ...]) -> list[list[RosterColumn]]:
    """Split a place into its printed lines: joined columns share the line before them."""
    lines: list[list[RosterColumn]] = []
    for column in place:
        if column.joined and lines:
            lines[-1].append(column)
        else:
            lines.append([column])
    return lines
