"""The paper of the Saturday: slips written in the rain and without a printer, typed in, or lost."""

from typing import Final

from PySide6.QtCore import Qt

from fieldapp.actions.signing_up import draft_of
from tests.flow.saturday import LETTERS, Saturday
from tests.flow.saturday_crowd import comes_by_keys
from tests.flow.saturday_table import Table, plain
from ui.day.screen import END, DayScreen
from ui.finish_later.screen import FinishLaterScreen

RUNS: Final = {"A": (1, 13), "B": (14, 23), "C": (24, 33)}
"""The numbers of the slips that lie at each table, 33 in all."""
LOST: Final = 2
"""The last of A and the last of B: handed out, and never seen again."""


def _slips(table: Table) -> FinishLaterScreen:
    """To finish, and Ctrl+D to the slips."""
    table.sit_down()
    page = table.page("finish_later")
    assert isinstance(page, FinishLaterScreen)
    if page.part != "slips":
        page.slips_key.activated.emit()
        table.window.settle()
    return page


def slips_for_the_rain(day: Saturday) -> None:
    """Each table notes which slips it hands out: 33 people may write while they wait outside."""
    for letter, table in zip(LETTERS, day.tables, strict=True):
        page, hands = _slips(table), table.hands
        page.slips_part.first.setFocus()
        first, last = RUNS[letter]
        for typed in (str(first), str(last), ""):
            hands.answer(typed)
        table.window.settle()
        assert page.presenter.slips is not None
        assert page.presenter.slips.slips.open == last - first + 1
        table.at_the_form()


def printer_is_dead(day: Saturday) -> None:
    """Tickets are written by hand, and cannot be the same at two tables: each has its letter."""
    seen = [table.window.screen.today.seen for table in day.tables]
    assert [each.coming_ticket[:2] for each in seen if each] == [f"{each}-" for each in LETTERS]


def paper_is_typed_in(day: Saturday) -> None:
    """Ctrl+Enter on To finish: one form after the other begins with its slip's number."""
    for letter, table in zip(LETTERS, day.tables, strict=True):
        page = _slips(table)
        page.type_keys[0].activated.emit()
        table.window.settle()
        for number, arrival in enumerate(day.slips[letter], start=RUNS[letter][0]):
            line = comes_by_keys(table, arrival)
            kept = draft_of(table.laptop.opened(line.sign_up))
            assert (kept.source, kept.paper_no) == ("PAPER", f"BUR-0613B-{number:04d}")
        table.window.screen.escape_key.activated.emit()
        table.window.settle()


def slips_are_lost(day: Saturday) -> None:
    """Delete: a slip that nobody can find is lost, and the day says that all paper is done."""
    for letter, table in zip(LETTERS, day.tables, strict=True):
        page = _slips(table)
        if page.slips_part.model.rowCount():
            page.slips_part.list.setFocus()
            table.window.key(page.slips_part.list, Qt.Key.Key_Delete)
            table.window.settle()
        assert page.slips_part.model.rowCount() == 0
        end = table.page("day", END)
        assert isinstance(end, DayScreen)
        said = next(plain(each.words) for each in end.lines.lines if each.code == "slips")
        assert said == "All are typed in, or lost.", (letter, said)
        table.at_the_form()
