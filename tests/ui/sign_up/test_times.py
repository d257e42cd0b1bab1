"""The times of the form: what is in sight, what was chosen, what is in the way."""

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt

from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.domain.folding import fold
from fieldapp.domain.seats import WAITING_LIST, Seat, SeatsOffered
from fieldapp.store.columns import RESTRICTED
from tests.support.stores import ROSA, recorded
from tests.ui.laptop import JUANA as JUANA_DRAFT
from tests.ui.laptop import TestLaptop
from ui.sign_up.scenes import JUANA
from ui.sign_up.state import FULL, QUICK, Edit
from ui.sign_up.times import MOST_TIMES, seats_shown, time_choices, time_entries
from ui.widgets.rows_model import ListRow

ENGLISH = QLocale("en_US")


def offered(count: int, **more: int) -> SeatsOffered:
    """Times of twenty minutes from nine on, the second for speakers of Q'anjob'al."""
    return SeatsOffered(
        event=b"event-valdese-01",
        title="Clinic",
        starts="2026-06-20T09:00",
        groups=("FLU",),
        seats=tuple(
            Seat(
                slot=b"slot-%011d" % at,
                starts=f"2026-06-20T{9 + at // 3:02d}:{at % 3 * 20:02d}",
                ends="2026-06-20T13:00",
                free=more.get(f"at{at}", 2),
                kind="NORMAL",
                languages=("kjb",) if at == 1 else (),
            )
            for at in range(count)
        ),
    )


def plain(words: str) -> str:
    return words.replace("\u2066", "").replace("\u2069", "").replace("\u2068", "")


def ready(laptop: TestLaptop) -> None:
    for edit in JUANA:
        laptop.screen.presenter.edit(edit)
    laptop.screen.presenter.edit(Edit(field="granted", value=("STORE", "SHAREPROV")))
    laptop.settle()


def test_full_times_and_those_kept_for_another_language_are_not_in_sight() -> None:
    seats = offered(3, at0=0)
    shown, others = seats_shown(seats, "", "es")
    assert ([each.slot for each in shown], others) == ([seats.seats[2].slot], True)
    shown, others = seats_shown(seats, "", "kjb")
    assert ([each.slot for each in shown], others) == (
        [each.slot for each in seats.seats[1:]],
        False,
    )


def test_a_chosen_time_stays_in_sight_however_many_there_are() -> None:
    seats = offered(12, at11=0)
    chosen = seats.seats[11].code
    choices, more = time_choices(seats, chosen, "en", ENGLISH)
    assert [each.code for each in choices[-2:]] == [chosen, WAITING_LIST]
    assert (len(choices), bool(more)) == (MOST_TIMES + 1, True)
    elsewhere, _ = time_choices(seats, "ff" * 16, "en", ENGLISH)
    assert elsewhere[-2].code == "ff" * 16


def test_a_time_is_picked_by_digit_saved_and_shown_in_the_list(laptop: TestLaptop) -> None:
    ready(laptop)
    row = laptop.screen.form.questions.seat
    assert plain(row.chips[0].words) == "11:00 · 1"
    row.focus_row()
    laptop.key(row.chips[0], Qt.Key.Key_1, text="1")
    laptop.save()
    (line,) = laptop.screen.today.model.rows
    assert "11:00 AM" in plain(line.below)
    ready(laptop)
    assert "11:00" not in "".join(chip.words for chip in row.chips)


def test_a_time_without_the_consent_to_tell_the_clinic_says_so_and_goes_there(
    laptop: TestLaptop,
) -> None:
    ready(laptop)
    form = laptop.screen.form
    seats = laptop.screen.presenter.state.seats
    assert seats is not None
    laptop.screen.presenter.edit(Edit(field="granted", value=("STORE",)))
    laptop.screen.presenter.edit(Edit(field="seat", value=(seats.seats[0].code,)))
    form.save.click()
    laptop.settle()
    assert "the clinic must get" in form.grid.fields["granted"].problem.text()
    assert laptop.desktop.window.focusWidget() in form.questions.granted.chips
    laptop.key(form.questions.granted.chips[0], Qt.Key.Key_2, text="2")
    assert form.grid.fields["granted"].problem.text() == ""
    laptop.save()
    assert len(laptop.screen.today.model.rows) == 1


def test_a_seat_that_went_meanwhile_leaves_the_form_as_it_was(laptop: TestLaptop) -> None:
    ready(laptop)
    presenter = laptop.screen.presenter
    seats = presenter.state.seats
    assert seats is not None
    presenter.edit(Edit(field="seat", value=(seats.seats[0].code,)))
    laptop.save()
    ready(laptop)
    presenter.state = replace(presenter.state, seats=seats)  # as if it had not been heard of
    presenter.edit(Edit(field="seat", value=(seats.seats[0].code,)))
    laptop.screen.form.save.click()
    laptop.settle()
    assert presenter.state.draft.name_given == "Juana"
    assert "no free seat" in laptop.screen.form.grid.fields["seat"].problem.text()
    assert len(laptop.screen.today.model.rows) == 1


def test_no_times_no_question(laptop: TestLaptop) -> None:
    presenter, field = laptop.screen.presenter, laptop.screen.form.grid.fields["seat"]
    assert not field.isHidden()
    presenter.show_event(presenter.state.event, "A-001", None)
    assert field.isHidden()


def test_a_child_alone_is_told_beside_the_time_and_saved_without_it(laptop: TestLaptop) -> None:
    ready(laptop)
    form, presenter = laptop.screen.form, laptop.screen.presenter
    presenter.edit(Edit(field="birth", value="16"))
    row = form.questions.seat
    row.focus_row()
    laptop.key(row.chips[0], Qt.Key.Key_1, text="1")
    form.save.click()
    laptop.settle()
    assert presenter.state.depth == QUICK
    assert "parent or guardian" in form.grid.fields["seat"].problem.text()
    assert laptop.desktop.window.focusWidget() in row.chips
    laptop.key(row.chips[0], Qt.Key.Key_1, text="1")
    laptop.save()
    assert len(laptop.screen.today.model.rows) == 1


def test_in_full_the_guardian_is_asked_in_sight(laptop: TestLaptop) -> None:
    ready(laptop)
    form, presenter = laptop.screen.form, laptop.screen.presenter
    presenter.ask(FULL)
    presenter.edit(Edit(field="birth", value="16"))
    presenter.edit(Edit(field="seat", value=(WAITING_LIST,)))
    form.save.click()
    laptop.settle()
    asked = form.grid.fields["guardian_for"]
    assert "parent or guardian" in asked.problem.text()
    top = asked.mapTo(form.port.viewport(), asked.rect().topLeft())
    assert form.port.viewport().rect().contains(top)


def test_who_withdrew_comes_back_at_another_time_where_theirs_went_meanwhile(
    laptop: TestLaptop,
) -> None:
    presenter, today = laptop.screen.presenter, laptop.screen.today
    seats = presenter.state.seats
    assert seats is not None

    def book(name: str) -> ListRow:
        ready(laptop)
        presenter.edit(Edit(field="name", value=name))
        presenter.edit(Edit(field="seat", value=(seats.seats[0].code,)))
        laptop.save()
        return today.model.rows[0]

    juana = book("Juana")
    presenter.withdraw(juana.key, juana.lead, juana.title)
    laptop.settle()
    book("Pedro")
    presenter.open(juana.key)
    laptop.settle()
    laptop.save()
    assert "no free seat" in laptop.screen.form.grid.fields["seat"].problem.text()
    presenter.edit(Edit(field="seat", value=(seats.seats[2].code,)))
    laptop.save()
    assert ["12:00 PM" in plain(each.below) for each in today.model.rows] == [False, True]
    assert not any(each.struck for each in today.model.rows)


def test_an_undo_that_is_refused_says_why_and_can_be_tried_again(laptop: TestLaptop) -> None:
    presenter, today = laptop.screen.presenter, laptop.screen.today
    ready(laptop)
    seats = presenter.state.seats
    assert seats is not None
    presenter.edit(Edit(field="seat", value=(seats.seats[0].code,)))
    laptop.save()
    (juana,) = today.model.rows
    presenter.withdraw(juana.key, juana.lead, juana.title)
    laptop.settle()
    willing = replace(JUANA_DRAFT, wants=("FLU",), granted=("STORE", "SHAREPROV"))
    with_seat = replace(willing, seat=seats.seats[0].code, name_given="Pedro")
    other = recorded(laptop.store, with_seat, event=laptop.event)  # as another window would
    presenter.undo()
    laptop.settle()
    assert "no free seat" in laptop.screen.form.status.words.text()
    assert presenter.state.can_undo
    withdraw_sign_up(laptop.store, ROSA, other.sign_up)
    presenter.undo()
    laptop.settle()
    assert not next(each for each in today.model.rows if each.key == juana.key).struck


def test_the_time_of_a_sign_up_whose_answers_are_hidden_is_not_asked(laptop: TestLaptop) -> None:
    presenter, field = laptop.screen.presenter, laptop.screen.form.grid.fields["seat"]
    ready(laptop)
    laptop.save()
    (juana,) = laptop.screen.today.model.rows
    laptop.store.connection.execute(f"UPDATE person SET _flags = _flags | {RESTRICTED}")
    presenter.open(juana.key)
    laptop.settle()
    assert presenter.state.partly_hidden
    assert field.isHidden()
    presenter.leave()
    laptop.settle()
    assert not field.isHidden()


def test_one_vaccine_more_at_a_time_that_stands_asks_what_a_time_asks(laptop: TestLaptop) -> None:
    presenter, form = laptop.screen.presenter, laptop.screen.form
    ready(laptop)
    presenter.edit(Edit(field="wants", value=("FLU",)))
    row = form.questions.seat
    row.focus_row()
    laptop.key(row.chips[0], Qt.Key.Key_1, text="1")
    laptop.save()
    (juana,) = laptop.screen.today.model.rows
    presenter.open(juana.key)
    laptop.settle()
    presenter.edit(Edit(field="wants", value=()))
    laptop.save()
    assert "choose first what the person wants" in form.grid.fields["wants"].problem.text()
    presenter.edit(Edit(field="wants", value=("FLU", "COVID19")))
    laptop.save()
    assert "11:00 AM" in plain(laptop.screen.today.model.rows[0].below)
    assert not presenter.state.correcting


def test_the_list_of_all_times_says_each_hour_once_and_finds_it() -> None:
    entries = time_entries(offered(12, at0=0), ENGLISH)
    said = [f"{plain(each.choice.text)} · {plain(each.choice.detail)}" for each in entries]
    assert (len(said), said[0]) == (11, "9:20 AM · seats left: 2")
    assert said[9] == "12:20 PM · seats left: 2"
    (found,) = [each for each in entries if " ".join(fold("12:20").split()) in each.keys]
    assert found is entries[9]
