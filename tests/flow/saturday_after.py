"""What follows the Saturday: Sunday evening, the rosters of Monday, the clinic a week later."""

from collections import Counter
from itertools import takewhile
from pathlib import Path
from typing import Final

from pypdf import PdfReader
from PySide6.QtCore import Qt

from fieldapp.actions.interpreter_lines import NeedLine
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift
from fieldapp.actions.reviewing import FoundRide
from fieldapp.actions.workers import assign_to_event
from fieldapp.domain.suppression import Mark
from tests.flow.saturday import Moment, Saturday
from tests.flow.saturday_afternoon import badges, c_syncs, say
from tests.flow.saturday_crowd import NOBODY_DROVE, nobody_drove
from tests.flow.saturday_queue import all_is_here, denise_works_the_queue, in_order
from tests.flow.saturday_table import Table, plain
from ui.clinic.screen import ClinicScreen
from ui.interpreters.screen import InterpretersScreen
from ui.report.screen import ReportScreen
from ui.review.screen import ReviewScreen
from ui.rides.screen import RidesScreen
from ui.rosters.screen import RostersScreen

SPOKEN: Final = ("ONSITE", "RELAY")
SIGNED: Final = ("SIGN2", "SIGN1")
INTERPRETERS: Final = (
    ("Ana Paz", "es", ("09:00", "13:00"), SPOKEN),
    ("Luis Soto", "es", ("09:00", "13:00"), SPOKEN),
    ("Mai Lor", "mww", ("09:00", "13:00"), SPOKEN),
    ("Pablo Tomás", "kjb", ("09:00", "11:00"), SPOKEN),
    ("Tess Ellery", "ase", ("10:00", "11:00"), SIGNED),
    ("Jo Sandoval", "ase", ("10:00", "11:00"), SIGNED),
)
ASKED: Final = (
    ("es", 0, frozenset({"Ana Paz"})),
    ("es", 1, frozenset({"Luis Soto"})),
    ("mww", 0, frozenset({"Mai Lor"})),
    ("kjb", 0, frozenset({"Pablo Tomás"})),
    ("ase", 0, frozenset({"Tess Ellery", "Jo Sandoval"})),
)
"""Who is asked for which of those who speak a language: the signing team together."""
CAME: Final = 58
"""Of 62 who had one of the 72 seats: 54 from a table, 8 from the reserve."""


def interpreters_are_asked(day: Saturday) -> None:
    """Who speaks what is needed is asked for the hours of the clinic, and says yes."""
    laptop = day.office.laptop
    for name, tag, hours, modes in INTERPRETERS:
        proof = "NCLIC" if tag == "ase" else "TRN40"
        skill = Skill(from_language="en", to_language=tag, modes=modes, qualification=proof)
        one = add_interpreter(laptop.store, laptop.author, name=name, skills=(skill,))
        add_shift(
            laptop.store,
            laptop.author,
            day.clinic.event,
            one,
            starts=f"2026-06-20T{hours[0]}",
            ends=f"2026-06-20T{hours[1]}",
            mode=modes[0],
        )
    for table in day.tables:
        assign_to_event(laptop.store, laptop.author, table.laptop.author.user, day.clinic.event)
    day.office.sync()
    page = day.office.page("interpreters")
    assert isinstance(page, InterpretersScreen)
    page.presenter.choose_event(day.clinic.event)
    page.presenter.show("all")
    day.office.window.settle()
    for tag, at, names in ASKED:
        _ask(day, page, (tag, at), names)
    said = Counter(row["state"] for row in laptop.rows("assignment_status").values())
    assert said == {"OFFERED": len(INTERPRETERS), "ACCEPTED": len(INTERPRETERS)}


def _ask(
    day: Saturday, page: InterpretersScreen, whom: tuple[str, int], names: frozenset[str]
) -> None:
    """Ask exactly these for the so-many-th person of a language, by digits, and hear their yes."""
    window, (tag, at) = day.office.window, whom
    needs = [e for e in page.presenter.state.items if isinstance(e, NeedLine)]
    page.presenter.go_to([each for each in needs if each.wish.language == tag][at])
    window.settle()
    chips = page.card.asked.chips
    for number, chip in enumerate(chips, start=1):
        if chip.isChecked() != (chip.words.partition(" · ")[0] in names):
            window.key(chips[0], Qt.Key.Key_0 + number, text=str(number))
    page.presenter.ask()
    window.settle()
    while yes := [each for each in page.card.plans.buttons if each.text() == "Said yes"]:
        yes[0].click()
        window.settle()


def two_lifts(day: Saturday) -> None:
    """One van takes one chair at a time: told, and moved until 40 minutes lie between."""
    page = day.office.page("rides")
    assert isinstance(page, RidesScreen)
    page.presenter.choose_event(day.clinic.event)
    day.office.window.settle()
    page.presenter.show("all")
    day.office.window.settle()
    hayes, vang = (_choose_ride(day, page, name) for name in ("Robert Hayes", "Mee Vang"))
    assert (hayes[:7], vang[:7]) == ("8:55 AM", "8:35 AM")
    for name in ("Robert Hayes", "Mee Vang"):
        _choose_ride(day, page, name)
        page.ways["W"].activated.emit()
        for field, typed in (("driver_name", "Earl Webb"), ("driver_phone", "828 555 0133")):
            day.office.window.type(page.card.lines[field], typed)
        page.save_keys[0].activated.emit()
        day.office.window.settle()
    assert "20 minutes apart" in plain(page.card.notice.words.text())
    ready = page.card.lines["ready"]
    ready.selectAll()
    day.office.window.type(ready, "8:15 am")
    page.save_keys[0].activated.emit()
    day.office.window.settle()
    rides = day.office.laptop.rows("ride").values()
    lifts = sorted(str(row["ready_at"])[11:] for row in rides if row.get("driver_name"))
    assert lifts == ["08:15", "08:55"]
    assert "minutes apart" not in page.card.notice.words.text()
    assert page.badge == len(NOBODY_DROVE)


def _choose_ride(day: Saturday, page: RidesScreen, name: str) -> str:
    """Bring the ride of somebody in sight; gives what its line says."""
    rows = page.model.rows
    at = next(at for at, row in enumerate(rows) if name in plain(row.title))
    page.list.setCurrentIndex(page.model.index(at))
    day.office.window.settle()
    return plain(rows[at].title)


def nobody_drives(day: Saturday) -> None:
    """Friday evening: for four nobody was found, which is the first thing to see; D says so."""
    day.office.sync()
    page = day.office.page("review")
    assert isinstance(page, ReviewScreen)
    page.presenter.watch.look()
    day.office.window.settle()
    rides = [each for each in page.presenter.state.items if isinstance(each, FoundRide)]
    assert len(rides) == len(NOBODY_DROVE)
    reasons = in_order(day, page.presenter.state.items)
    grave = list(takewhile({"FoundRide", "LANGUNMET"}.__contains__, reasons))
    assert grave.count("FoundRide") == len(rides)
    for each in rides:
        page.presenter.go_to(each)
        day.office.window.settle()
        page.list.setFocus()
        page.ways["nobody"].activated.emit()
        day.office.window.settle()
    assert not any(isinstance(each, FoundRide) for each in page.presenter.state.items)
    day.office.sync()


def the_report(day: Saturday) -> None:
    """June as the funder reads it: no-shows with their reason, unmet needs by language."""
    day.a.sync()
    day.office.sync()
    page = day.office.page("report")
    assert isinstance(page, ReportScreen)
    day.office.window.settle()
    report = page.presenter.state.report
    assert report is not None
    tables = {table.key: table for table in report.tables}
    reasons = {line.part for line in tables["reasons"].lines if tables["reasons"].counted(line)}
    assert "NORIDE" in reasons  # four of them: printed as fewer than eleven
    languages = {line.part: line.cells for line in tables["languages"].lines}
    at = [column.key for column in tables["languages"].columns].index("not_met")
    assert languages["others"][at] is Mark.SMALL  # nobody came for Lao, Awakateko and signing
    assert languages["en"][at] == 0


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
    driver = " ".join(_text(path) for path in folder.iterdir() if "_driver" in path.name)
    assert "Old Depot Road" in driver
    assert "COVID" not in driver
    assert "1946" not in driver
    assert "Old Depot Road" not in _text(made["provider"])


def _text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def the_clinic(day: Saturday) -> None:
    """Who comes is checked in and gets what they came for at A, without a network; four do not."""
    table = day.a
    table.changes_hands(table.laptop.author)  # a week later the window is opened anew
    table.sync()
    table.sit_down()
    page = _at_the_clinic(table, day.clinic.event)
    booked = {ticket for ticket, state in badges(page).items() if state == "Not yet"}
    away = {ticket for ticket, who in day.came.items() if nobody_drove(who)}
    assert away < booked
    assert len(booked - away) == CAME
    _check_in(table, page, booked - away)
    day.it_is("11:30", 7)
    for ticket in sorted(away):
        say(table, page, ticket, "d", "no ride", "\n")
    page.escape_key.activated.emit()
    table.window.settle()
    said = badges(page)
    assert {said[each] for each in booked - away} == {"Here"}
    assert {said[each] for each in away} == {"Did not come"}
    reasons = [row.get("reason") for row in table.laptop.rows("appointment_status").values()]
    assert reasons.count("NORIDE") == len(away)


def _check_in(table: Table, page: ClinicScreen, came: set[str]) -> None:
    """Down the list as they stand in line: Enter on each who is here."""
    model, shown = page.view.model, page.view.table
    for row in range(model.rowCount()):
        line = model.line_at(row)
        if line is not None and plain(line.cells[1]) in came:
            shown.setFocus()
            shown.setCurrentIndex(model.index(row, 0))
            table.window.key(shown, Qt.Key.Key_Return)
            table.window.settle()


def _at_the_clinic(table: Table, event: bytes) -> ClinicScreen:
    page = table.page("clinic")
    assert isinstance(page, ClinicScreen)
    page.presenter.choose_event(event)
    table.window.settle()
    return page


AFTER: Final[tuple[tuple[int, str, Moment], ...]] = (
    (1, "10:30", denise_works_the_queue),
    (1, "16:05", c_syncs),
    (1, "16:10", all_is_here),
    (2, "08:00", interpreters_are_asked),
    (2, "08:15", two_lifts),
    (2, "08:30", four_rosters),
    (6, "18:00", nobody_drives),
    (7, "09:00", the_clinic),
    (8, "18:00", the_report),
)
