"""A ride in the form: asked of who has a time, proposed, and no driver is told without a yes."""

from PySide6.QtCore import Qt

from fieldapp.actions.signing_up import draft_of, open_sign_up
from tests.ui.laptop import TestLaptop
from ui.sign_up.riding import FETCHED
from ui.sign_up.scenes import JUANA
from ui.sign_up.state import FULL, Edit


def ready(laptop: TestLaptop) -> None:
    presenter = laptop.screen.presenter
    presenter.ask(FULL)
    for edit in (
        *JUANA,
        Edit(field="granted", value=("STORE", "SHAREPROV")),
        Edit(field="access", value=("LIFT",)),
        Edit(field="street", value="12 Elm St"),
    ):
        presenter.edit(edit)
    laptop.settle()


def hidden(laptop: TestLaptop) -> set[str]:
    fields = laptop.screen.form.grid.fields
    return {name for name in ("ride", *FETCHED) if fields[name].isHidden()}


def test_who_is_fetched_is_asked_what_the_driver_needs(laptop: TestLaptop) -> None:
    ready(laptop)
    form, presenter = laptop.screen.form, laptop.screen.presenter
    assert hidden(laptop) == {"ride", *FETCHED}
    assert presenter.state.seats is not None
    presenter.edit(Edit(field="seat", value=(presenter.state.seats.seats[0].code,)))
    laptop.settle()

    assert hidden(laptop) == {*FETCHED}
    assert "lift" in form.grid.fields["ride"].note.text()
    row = form.questions.rows["ride"]
    row.focus_row()
    laptop.key(row.chips[0], Qt.Key.Key_1, text="1")

    assert hidden(laptop) == set()
    assert form.questions.lines["pickup"].text() == "12 Elm St"
    assert form.questions.lines["ride_ready"].text() == "10:15 am"
    assert form.questions.rows["ride_with"].codes == ("RETURN", "WHEELCHAIR")
    assert "no driver is told" in form.grid.fields["ride_agreed"].note.text()
    agreed = form.questions.rows["ride_agreed"]
    agreed.focus_row()
    laptop.key(agreed.chips[0], Qt.Key.Key_1, text="1")
    assert form.grid.fields["ride_agreed"].note.text() == ""
    laptop.type(form.questions.lines["pickup"], ", side door")
    laptop.save()

    (line,) = laptop.screen.today.model.rows
    kept = draft_of(open_sign_up(laptop.store, line.key))
    assert (kept.ride_mode, kept.ride_pickup) == ("DRIVER", "12 Elm St, side door")
    assert "SHARERIDE" in kept.granted


def test_who_has_a_ride_is_asked_nothing_more(laptop: TestLaptop) -> None:
    ready(laptop)
    presenter = laptop.screen.presenter
    presenter.edit(Edit(field="seat", value=("WAIT",)))
    presenter.edit(Edit(field="ride", value=("SELF",)))
    laptop.settle()
    assert hidden(laptop) == {*FETCHED}
    presenter.edit(Edit(field="ride", value=("TAXI",)))
    laptop.settle()
    assert hidden(laptop) == {"ride_ready"}  # there is no hour to be ready for yet
