"""The evening before the Saturday, and the early morning: which laptops are ready."""

from typing import Final

from tests.flow.saturday import Moment, Saturday
from tests.flow.saturday_table import Answer, plain
from ui.events.screen import EventsScreen
from ui.events.state import Edit
from ui.laptops.screen import LaptopsScreen


def badges(day: Saturday) -> dict[str, str]:
    """Sync the office, and give what it says of each laptop."""
    day.office.sync()
    page = day.office.page("laptops")
    assert isinstance(page, LaptopsScreen)
    return {plain(row.lead): plain(row.badge) for row in page.model.rows}


def denise_changes_the_event(day: Saturday) -> None:
    """Half past six: one more thing about tomorrow; A and B get it, C is closed at Mai's home."""
    page = day.office.page("events")
    assert isinstance(page, EventsScreen)
    page.presenter.open(day.office.laptop.event)
    day.office.window.settle()
    page.presenter.edit(Edit(field="contact", value="Deacon Ruth Avery", at=()))
    page.keys["save"].activated.emit()
    day.office.window.settle()
    event = day.office.laptop.rows("event")[day.office.laptop.event]
    assert event["contact_on_site"] == "Deacon Ruth Avery"
    for table in (day.office, day.a, day.b):
        table.sync()
    day.office.at_the_form()


def denise_is_warned_of_c(day: Saturday) -> None:
    """A minute later: A and B have it, C is named."""
    letters = [table.laptop.store.identity.letter for table in day.tables]
    said = badges(day)
    assert [said[each] for each in letters] == ["all here", "all here", "not ready"]
    day.office.at_the_form()


def mr_hayes_phones(day: Saturday) -> None:
    """Rosa takes his call at home: the office knows him before the doors open."""
    table = day.a
    answers: dict[str, Answer] = {
        "phone": "828 555 0134",
        "granted": ("STORE", "SHAREPROV", "CALL"),
    }
    day.known["hayes"] = table.comes("Robert Hayes", "1946-02-11", **answers)
    table.sync()
    day.office.sync()
    assert [line.ticket for line in day.office.lines] == [day.known["hayes"].ticket]


def mai_syncs_at_home(day: Saturday) -> None:
    """C catches up in the morning, and nobody has to be called."""
    day.c.sync()
    assert badges(day)[day.c.laptop.store.identity.letter] == "all here"
    day.office.at_the_form()


FRIDAY: Final[tuple[tuple[int, str, Moment], ...]] = (
    (-1, "18:30", denise_changes_the_event),
    (-1, "18:32", denise_is_warned_of_c),
    (-1, "18:52", mr_hayes_phones),
    (0, "06:50", mai_syncs_at_home),
)
