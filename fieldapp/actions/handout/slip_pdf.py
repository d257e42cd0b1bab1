"""Blank paper slips with numbers, as a PDF in English and Spanish at once; nobody's data."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from fieldapp.actions.acting import row_here
from fieldapp.actions.desk import OpenedDesk, event_shown
from fieldapp.actions.handout.glyphs import fonts, printable
from fieldapp.actions.handout.page import Json
from fieldapp.actions.handout.typesetting import typeset
from fieldapp.domain.paper import HIGHEST, paper_number
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.participant_words import participant_text

MOST: Final = 400
"""How many slips one PDF holds: 200 sheets."""
_LANGUAGES: Final = ("en", "es")
_JOIN: Final = " / "


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """What blank slips show: their numbers as printed, the event, and its vaccines in words."""

    numbers: tuple[str, ...]
    event: str
    vaccines: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """Give a name for the PDF, without a folder."""
        return f"slips_{self.numbers[0]}_{self.numbers[-1][-4:]}.pdf"


def slips_for(desk: OpenedDesk, first: int, last: int) -> Slips:
    """Give what slips `first` to `last` of this laptop's event show.

    Raises: RefusedError paper_run.last slip_range, event event_unknown; StoreError.
    """
    if desk.event is None:
        raise RefusedError((Problem(field="event", code="event_unknown"),))
    if not 1 <= first <= last <= min(HIGHEST, first + MOST - 1):
        raise RefusedError((Problem(field="paper_run.last", code="slip_range"),))
    event = event_shown(desk.store, desk.event)
    code = row_here(desk.store, "event", desk.event).text("code")
    labels = desk.lists["vaccine_group"]
    return Slips(
        numbers=tuple(paper_number(code, each) for each in range(first, last + 1)),
        event=f"{event.title} · {event.starts[:10]}",
        vaccines=tuple(
            _both([labels.label(each, language) for language in _LANGUAGES])
            for each in event.groups
        ),
    )


def slip_pdf(slips: Slips) -> bytes:
    """Typeset blank slips, two on a US Letter sheet; some 10 ms a sheet. Touches no store."""
    (document,) = typeset("rosters/slips.typ", "slips", _page(slips), "pdf")
    return document


def _page(slips: Slips) -> dict[str, Json]:
    rows = csv.DictReader(
        (files("resources") / "rosters" / "slips.csv").read_text("utf-8").splitlines()
    )
    said = {row["key"]: _both([row[language] for language in _LANGUAGES]) for row in rows}
    notices = [participant_text("notice.keep", language).text for language in _LANGUAGES]
    return {
        **said,
        "lang": _LANGUAGES[0],
        "fonts": [font.family for font in fonts()],
        "numbers": list(slips.numbers),
        "event": printable(slips.event).text,
        "notices": [*notices],
        "vaccines": list(slips.vaccines),
        "yes_no": [said["yes"], said["no"]],
        "consents": [said[f"consent_{each}"] for each in ("store", "share", "call")],
    }


def _both(texts: Sequence[str]) -> str:
    return _JOIN.join(dict.fromkeys(texts))
