"""What follows the Saturday: Sunday evening, the rosters of Monday, the clinic a week later."""

from pathlib import Path
from typing import Final

from pypdf import PdfReader

from fieldapp.actions.interpreter_lines import NeedLine
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift
from fieldapp.actions.workers import assign_to_event
from tests.flow.saturday import Moment, Saturday
from tests.flow.saturday_afternoon import badges, c_syncs, say
from tests.flow.saturday_queue import denise_works_the_queue
from tests.flow.saturday_table import Table
from ui.clinic.screen import ClinicScreen
from ui.interpreters.screen import InterpretersScreen
from ui.rosters.screen import RostersScreen

ENDS: Final = "2026-06-20T10:20"
INTERPRETERS: Final = (
    ("Ana Paz", "es"),
    ("Luis Soto", "es"),
    ("Mai Lor", "mww"),
    ("Pablo Tomás", "kjb"),
)
BOOKED: Final = 50
STAYED_AWAY: Final = 4


def interpreters_are_asked(day: Saturday) -> None:
    """Who speaks what is needed is asked for the hours of the clinic, and says yes."""
    laptop = day.office.laptop
    for name, tag in INTERPRETERS:
        skill = Skill(
            from_language="en",
            to_language=tag,
            modes=("ONSITE", "RELAY"),
            qualification="QUALIFIED",
        )
        one = add_interpreter(laptop.store, laptop.author, name=name, skills=(skill,))
        add_shift(
            laptop.store,
            laptop.author,
            day.clinic.event,
            one,
            starts="2026-06-20T09:00",
            ends=ENDS,
            mode="ONSITE",
        )
    for table in day.tables:
        assign_to_event(laptop.store, laptop.author, table.laptop.author.user, day.clinic.event)
    day.office.sync()
    page = day.office.page("interpreters")
    assert isinstance(page, InterpretersScreen)
    page.presenter.choose_event(day.clinic.event)
    page.presenter.show("all")
    day.office.window.settle()
    for name, tag in INTERPRETERS:
        items = page.presenter.state.items
        page.presenter.go_to(
            next(e for e in items if isinstance(e, NeedLine) and e.wish.language == tag)
        )
        day.office.window.settle()
        chosen = {
            chip.words.partition(" · ")[0] for chip in page.card.asked.chips if chip.isChecked()
        }
        assert chosen <= {each for each, spoken in INTERPRETERS if spoken == tag}, chosen
        if name in chosen:
            page.presenter.ask()
            day.office.window.settle()
            next(each for each in page.card.plans.buttons if each.text() == "Said yes").click()
            day.office.window.settle()
    said = {row["state"] for row in laptop.rows("assignment_status").values()}
    assert said == {"OFFERED", "ACCEPTED"}


def four_rosters(day: Saturday) -> None:
    """One file for each reader; none has what that reader does not need."""
    page = day.office.page("rosters")
    assert isinstance(page, RostersScreen)
    page.presenter.choose_event(day.clinic.event)
    day.office.window.settle()
    folder = day.programme.folder / "monday"
    page.ask_folder = lambda _page, _usual, chosen: chosen(folder)
    for tile in page.wanted.readers.tiles:
        tile.click()
        day.office.window.settle()
        page.save("pdf")
        day.office.window.settle()
    made = {path.name.split("_")[1].rstrip("-0123456789"): path for path in folder.iterdir()}
    assert {"provider", "driver", "interpreter"} <= set(made), made
    assert "Tomás" not in _text(made["interpreter"]).replace("Pablo Tomás", "")
    driver = _text(made["driver"])
    assert "Old Depot Road" in driver
    assert "COVID" not in driver
    assert "1946" not in driver
    assert "Old Depot Road" not in _text(made["provider"])


def _text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def the_clinic(day: Saturday) -> None:
    """Who comes is checked in and gets what they came for at A, without a network; four do not."""
    table = day.a
    for each in day.tables:
        each.sync()
    table.sit_down()
    page = _at_the_clinic(table, day.clinic.event)
    booked = [ticket for ticket, state in badges(page).items() if state == "Not yet"]
    assert len(booked) == BOOKED
    for ticket in booked[:-STAYED_AWAY]:
        say(table, page, ticket, "\n")
    day.it_is("11:30", 7)
    for ticket in booked[-STAYED_AWAY:]:
        say(table, page, ticket, "d", "\n")
    page.escape_key.activated.emit()
    table.window.settle()
    said = badges(page)
    assert {said[each] for each in booked[:-STAYED_AWAY]} == {"Here"}
    assert {said[each] for each in booked[-STAYED_AWAY:]} == {"Did not come"}


def _at_the_clinic(table: Table, event: bytes) -> ClinicScreen:
    page = table.page("clinic")
    assert isinstance(page, ClinicScreen)
    page.presenter.choose_event(event)
    table.window.settle()
    return page


AFTER: Final[tuple[tuple[int, str, Moment], ...]] = (
    (1, "10:30", denise_works_the_queue),
    (1, "16:05", c_syncs),
    (2, "08:00", interpreters_are_asked),
    (2, "08:30", four_rosters),
    (7, "09:00", the_clinic),
)
