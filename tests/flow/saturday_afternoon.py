"""The Saturday of the story from ten o'clock, and its Sunday, moment by moment."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldapp.actions.duplicates import Likely
from fieldapp.actions.reviewing import FoundConflict
from fieldapp.actions.signing_up import draft_of
from fieldapp.store.lists import rows_of_person
from fieldapp.store.seats import seats_taken
from sync.server.verify import verify
from tests.flow.saturday import CLINIC, Moment, Saturday
from tests.flow.saturday_paper import LOST, paper_is_typed_in, printer_is_dead, slips_are_lost
from tests.flow.saturday_queue import STILL_QUICK, denise_gives_of_the_reserve
from tests.flow.saturday_table import Answer, Table, plain
from ui.clinic.screen import ClinicScreen
from ui.day.screen import END, DayScreen
from ui.interpreters.screen import InterpretersScreen
from ui.people.screen import PeopleScreen
from ui.review.screen import ReviewScreen
from ui.rosters.screen import RostersScreen

COUNTED: Final = {"A": 47, "B": 38, "C": 35}
PAIRS: Final = {
    frozenset(("Vang Chue A", "Vang Chue C")),
    frozenset(("Mee Vang A", "Mee Vang C")),
    frozenset(("Chue Vang C", "Vang Chue C")),
    frozenset(("Chue Vang C", "Vang Chue A")),
}
PEOPLE: Final = 120
WALK_INS: Final = 23
MONTH_MS: Final = 31 * 24 * 3_600_000


def it_is_awakateko(day: Saturday) -> None:
    """Pablo hears another language: changed with its history, and nobody who comes speaks it."""
    table, juana = day.b, day.known["juana"]
    page = table.page("interpreters")
    assert isinstance(page, InterpretersScreen)
    items = page.presenter.state.items
    page.presenter.go_to(next(e for e in items if getattr(e, "sign_up", b"") == juana.sign_up))
    table.window.settle()
    page.card.language.click()
    table.window.type(page.languages.line, "awak")
    page.languages._take(0)
    table.window.settle()
    assert draft_of(table.laptop.opened(juana.sign_up)).lang_spoken == "agu"
    unmet = [
        row["detail"]
        for row in table.laptop.rows("review").values()
        if row["reason"] == "LANGUNMET" and row["about"] == juana.person
    ]
    assert unmet == ["agu"]
    people = table.page("people")
    assert isinstance(people, PeopleScreen)
    people.open_person(juana.person)
    table.window.settle()
    past = [plain(row.title) for row in people.sheet.past_model.rows]
    assert any("Awakateko" in each and "before: Q'anjob'al" in each for each in past), past
    table.at_the_form()


def marcus_helps_at_c(day: Saturday) -> None:
    """Marcus unlocks C with his PIN and types for Mai: each record says who typed, and for whom."""
    table, mai = day.c, day.c.laptop.author
    table.changes_hands(day.b.laptop.author)
    typing = table.window.desktop.window.top.typing
    typing.key.activated.emit()
    QTest.keyClick(typing.picker.line, Qt.Key.Key_Return)
    table.window.settle()
    day.people_come("10:46")
    newest = table.lines[0]
    (told,) = (
        e for e in rows_of_person(table.laptop.store, newest.person) if e.kind.name == "typed_for"
    )
    assert (told.actor, told.ref("user")) == (day.b.laptop.author.user, mai.user)
    table.changes_hands(mai)


def at_the_van(table: Table) -> ClinicScreen:
    """The page of today's doses."""
    page = table.page("clinic")
    assert isinstance(page, ClinicScreen)
    page.presenter.choose_event(table.laptop.event)
    table.window.settle()
    return page


def say(table: Table, page: ClinicScreen, ticket: str, *keys: str) -> None:
    """Type a ticket, Enter, then keys; a line's end is Enter."""
    page.escape_key.activated.emit()
    page.view.search.setFocus()
    table.window.type(page.view.search, ticket)
    table.window.settle()
    for key in ("\n", *keys):
        opened = page.view.picker.isVisible()
        heard = page.view.picker.line if opened else table.window.desktop.window.focusWidget()
        if key == "\n":
            table.window.key(heard, Qt.Key.Key_Return)
        else:
            table.window.type(heard, key)
        table.window.settle()


def badges(page: ClinicScreen) -> dict[str, str]:
    model = page.view.model
    lines = (model.line_at(row) for row in range(model.rowCount()))
    return {plain(each.cells[1]): each.cells[-1] for each in lines if each is not None}


def the_van_opens(day: Saturday) -> None:
    """Who has no time and wants today's dose: on the list of their table, by ticket."""
    for table in day.tables:
        table.sit_down()
        page = at_the_van(table)
        wait = day.waits_today(table)
        for ticket in reversed(wait):
            say(table, page, ticket, "w")
        page.escape_key.activated.emit()
        table.window.settle()
        assert list(badges(page)) == wait, page.view.status.words.text()
        table.at_the_form()
    assert sum(len(day.waits_today(table)) for table in day.tables) == WALK_INS


def nobody_under_twelve(day: Saturday) -> None:
    """The offer has an age from which it is given: the times say so before anybody queues."""
    table = day.c
    table.sit_down()
    table.window.screen.form.focus_first()
    table.by_keys({"name": "Ben Avery", "birth": "8", "speaks": ("en",), "wants": ("COVID19",)})
    table.window.settle()
    assert "not this age" in table.times()[0]
    table.window.screen.presenter.drop()
    table.window.settle()


def a_household_twice(day: Saturday) -> None:
    """Mrs. Vang at A signs up who stood at C this morning: offline, nothing can be known."""
    table = day.a
    table.sit_down()
    table.window.screen.form.focus_first()
    known: dict[str, Answer] = {"name": "Vang Chue", "birth": "1948", "phone": "828 555 0150"}
    rest: dict[str, Answer] = {
        "speaks": ("mww",),
        "wants": ("COVID19",),
        "granted": ("STORE", "SHAREPROV"),
    }
    table.by_keys(known | rest)
    table.window.screen.maybe.look()
    table.window.settle()
    assert table.window.screen.maybe.found == ()
    day.known["again"] = table.save()


def two_phones(day: Saturday) -> None:
    """Rosa and Denise correct the same number and the same birthday, each in their way."""
    said = (day.a, "828 555 0143", "1946-02-12"), (day.office, "828 555 0149", "1946-02-21")
    for table, phone, birth in said:
        table.at_the_form()
        table.window.screen.presenter.open(day.known["hayes"].sign_up)
        table.window.settle()
        table.answer(phone=phone, birth=birth)
        table.window.save()
        assert draft_of(table.laptop.opened(day.known["hayes"].sign_up)).phone.endswith(phone[-4:])


def b_is_in_another_month(day: Saturday) -> None:
    """The clock of B jumps back: told at once; ages and order stay right, the record is marked.

    Nobody has the time to set it before the day is over.
    """
    table = day.b
    own = table.window.desktop.window.own
    table.laptop.clock.off_ms = -MONTH_MS
    assert own.clock is not None
    own.clock.look()
    table.window.settle()
    assert own.bars.clock.isVisible()
    assert "clock" in plain(own.bars.clock.words.text())
    line = table.comes("Danny Pearson", "44")
    assert table.lines[0].sign_up == line.sign_up
    assert table.laptop.store.trusted_time()[1]


def forget_me(day: Saturday) -> None:
    """Erased at the table: the word is typed, the record is empty at once."""
    table = day.b
    line = table.comes("Zorquilla Gone", phone="828 555 0177")
    page = table.page("people")
    assert isinstance(page, PeopleScreen)
    page.open_person(line.person)
    table.window.settle()
    page.wish_key.activated.emit()
    table.window.settle()
    bar = page.sheet.wishes
    bar.erase.click()
    table.window.type(bar.line, "erase")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    table.window.settle()
    assert "Erased here" in page.list.status.words.text()
    assert line.person not in table.laptop.rows("person")
    day.known["gone"] = line
    table.at_the_form()


def the_nurses_paper(day: Saturday) -> None:
    """What was given is typed by ticket, one line after the other, at the table of each."""
    for table in day.tables:
        table.sit_down()
        page = at_the_van(table)
        given = day.waits_today(table)
        for ticket in given:
            say(table, page, ticket, "g", "\n")
        page.escape_key.activated.emit()
        table.window.settle()
        said = badges(page)
        assert {said[each] for each in given} == {"Given"}
        doses = table.laptop.rows("dose").values()
        assert [(each["cvx"], each["proof"]) for each in doses] == [("309", "PROVIDER")] * len(
            given
        )
        table.at_the_form()


def pack_up(day: Saturday) -> None:
    """The end of the day: how many, none lost, and what is left to do."""
    quick = to_type = 0
    for table in day.tables:
        if table is day.b:
            table.answer(name="Half Typed")
            table.window.screen.aside_key.activated.emit()
            table.window.settle()
        page = table.page("day", END)
        assert isinstance(page, DayScreen)
        letter = table.laptop.store.identity.letter
        said = plain(page.headline.text())
        assert said == f"{letter}: {COUNTED[letter]} sign-ups, none lost", said
        left = {line.code: plain(line.badge) for line in page.lines.lines}
        assert left["drafts"] == ("1" if table is day.b else "0")
        assert left["unsent"] != "0"
        quick += int(left["holding"])
        to_type += int(left["slips"])
        page.close_keys[0].activated.emit()
        table.window.settle()
        table.at_the_form()
    assert sum(COUNTED.values()) == PEOPLE
    assert (quick, to_type) == (STILL_QUICK, LOST)


def a_and_b_sync(day: Saturday) -> None:
    """C's battery is dead: the roster says that C was not heard, and Denise sees what to settle."""
    for table in (day.a, day.b, day.office):
        table.sync()
    day.b.laptop.clock.off_ms = 0
    office = day.office
    denise_gives_of_the_reserve(day)
    page = office.page("rosters")
    assert isinstance(page, RostersScreen)
    header = next(e for e in page.presenter.state.rosters if e.kind == "clinic").header
    c = day.c.laptop.store.identity.letter
    assert [each.letter for each in header.missing_laptops] == [c]
    review = office.page("review")
    assert isinstance(review, ReviewScreen)
    found = [e.conflict for e in review.presenter.state.items if isinstance(e, FoundConflict)]
    assert {(each.kind, each.field) for each in found} == {
        ("contact", "value"),
        ("person", "birth_date"),
    }
    phones = next(each for each in found if each.kind == "contact")
    assert {str(each.value)[-4:] for each in phones.values} == {"0143", "0149"}


def c_syncs(day: Saturday) -> None:
    """C's seats were its own all along: nobody is overbooked, the household is one pair."""
    day.c.sync()
    for table in (day.a, day.b, day.office):
        table.sync()
    office = day.office
    taken = seats_taken(office.laptop.store, list(day.clinic.slots))
    assert all(
        taken[slot] <= each.capacity
        for slot, each in zip(day.clinic.slots, CLINIC.slots, strict=True)
    )
    reasons = {str(each["reason"]) for each in office.laptop.rows("review").values()}
    assert "OVERBOOK" not in reasons
    assert "LANGUNMET" in reasons
    review = office.page("review")
    assert isinstance(review, ReviewScreen)
    review.presenter.find_pairs()
    office.window.settle()
    said = {line.person: f"{line.name.said} {line.ticket[0]}" for line in office.lines}
    pairs = {
        frozenset((said[each.first.person], said[each.second.person]))
        for each in review.presenter.state.items
        if isinstance(each, Likely)
    }
    # The two households at two tables; that the two elders are two is for Denise to say.
    assert pairs == PAIRS, pairs ^ PAIRS
    assert verify(day.programme.server.service.storage) == []
    for table in (*day.tables, office):
        assert day.known["gone"].person not in table.laptop.rows("person")


AFTERNOON: Final[tuple[tuple[str, Moment], ...]] = (
    ("10:00", it_is_awakateko),
    ("10:20", printer_is_dead),
    ("10:40", marcus_helps_at_c),
    ("11:00", the_van_opens),
    ("11:35", nobody_under_twelve),
    ("12:05", a_household_twice),
    ("12:20", two_phones),
    ("12:50", b_is_in_another_month),
    ("13:10", forget_me),
    ("13:30", the_nurses_paper),
    ("13:50", paper_is_typed_in),
    ("14:00", pack_up),
    ("14:05", slips_are_lost),
    ("15:10", a_and_b_sync),
)
