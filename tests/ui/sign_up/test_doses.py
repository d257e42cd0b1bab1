"""Earlier doses at the table, by keyboard: what follows from them is said at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.actions.tasks import GUARDIAN, open_tasks
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed_doses import TypedDose
from fieldapp.store.lists import sign_up_lines
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, a_store
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from ui.sign_up.doses import DosesPart
from ui.sign_up.scenes import JUANA
from ui.sign_up.state import FULL, QUICK, Edit

PFIZER = TypedDose(group="COVID19", product="208", when="6/1/2021", place="ELSEWHERE", proof="CARD")


def _laptop(app: QApplication, folder: Path, *days: str) -> Iterator[TestLaptop]:
    """A laptop at an event with one time on each of some days."""

    def opened() -> OpenedDesk:
        store = a_store(folder)
        plan = replace(
            PLAN,
            starts=f"{days[0]}T08:00",
            ends=f"{days[-1]}T14:00",
            slots=tuple(
                replace(PLAN.slots[2], starts=f"{day}T09:00", ends=f"{day}T09:20") for day in days
            ),
        )
        event = create_event(store, DENISE, plan).event
        hand_out_all(store, event)
        return a_desk(store, event)

    with a_laptop(app, folder, opened) as laptop:
        yield laptop


@pytest.fixture
def june_2021(qapp: QApplication, tmp_path: Path) -> Iterator[TestLaptop]:
    yield from _laptop(qapp, tmp_path, "2021-06-18", "2021-06-21", "2021-06-22")


@pytest.fixture
def august_2025(qapp: QApplication, tmp_path: Path) -> Iterator[TestLaptop]:
    yield from _laptop(qapp, tmp_path, "2025-08-30")


def plain(words: str) -> str:
    return words.translate({0x2066: None, 0x2068: None, 0x2069: None})


def fill(laptop: TestLaptop, *edits: Edit, depth: str = FULL) -> None:
    laptop.screen.presenter.ask(depth)
    wanted = Edit(field="wants", value=("COVID19",))
    for edit in (*JUANA, wanted, *edits):
        laptop.screen.presenter.edit(edit)
    laptop.settle()


def part(laptop: TestLaptop) -> DosesPart:
    found = laptop.screen.form.questions.parts["doses"]
    assert isinstance(found, DosesPart)
    return found


def press(laptop: TestLaptop, key: Qt.Key, text: str = "") -> QWidget:
    """Press a key where the focus is; gives where it is then."""
    focused = laptop.desktop.window.focusWidget()
    assert isinstance(focused, QWidget)
    laptop.key(focused, key, text=text)
    laptop.settle()
    now = laptop.desktop.window.focusWidget()
    assert isinstance(now, QWidget)
    return now


def kept(laptop: TestLaptop) -> SignUpDraft:
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    return draft_of(open_sign_up(laptop.store, line.sign_up))


def test_story_14_twenty_one_days_not_seventeen(june_2021: TestLaptop) -> None:
    laptop = june_2021
    fill(laptop, Edit(field="birth", value="5/9/1986"))
    doses, form = part(laptop), laptop.screen.form
    doses.add.setFocus()
    press(laptop, Qt.Key.Key_Space, " ")
    row = doses.rows[0]
    when = laptop.desktop.window.focusWidget()
    assert when is row.when  # the vaccine that is wanted stands there already
    top = row.when.mapTo(form.port.viewport(), row.when.rect().topLeft())
    assert form.port.viewport().rect().contains(top)
    laptop.type(when, "6/1/2021")
    press(laptop, Qt.Key.Key_Enter)
    assert plain(row.understood.text()) == "1 June 2021"
    (pfizer,) = [chip for chip in row.product.chips if chip.words.startswith("Pfizer")]
    number = row.product.chips.index(pfizer) + 1
    press(laptop, Qt.Key(Qt.Key.Key_0 + number), str(number))
    press(laptop, Qt.Key.Key_Enter)
    press(laptop, Qt.Key.Key_Enter)
    press(laptop, Qt.Key.Key_2, "2")  # seen on a card
    assert press(laptop, Qt.Key.Key_Enter) is doses.add
    assert plain(doses.due.text()) == (
        "COVID-19: dose 2 from 22 June 2021, late after 13 July 2021"
        " (rule H21-PFR, list 2026-11.3). The provider decides."
    )
    times = form.questions.seat
    assert [plain(chip.words) for chip in times.chips[:3]] == [
        "18 Jun 9:00 · too early",
        "21 Jun 9:00 · too early",
        "22 Jun 9:00 · 2",
    ]
    note = plain(form.grid.fields["seat"].note.text())
    assert "22 June 2021" in note
    assert "H21-PFR" in note
    times.chips[0].setFocus()
    press(laptop, Qt.Key.Key_2, "2")
    assert laptop.screen.presenter.state.draft.seat == ""
    press(laptop, Qt.Key.Key_3, "3")
    laptop.save()
    stands = kept(laptop)
    assert [replace(each, row="") for each in stands.doses] == [PFIZER]
    assert bytes.fromhex(stands.seat)


def test_a_time_that_became_too_early_is_refused_with_the_reason(june_2021: TestLaptop) -> None:
    laptop = june_2021
    fill(laptop, Edit(field="birth", value="5/9/1986"))
    presenter = laptop.screen.presenter
    seats = presenter.state.seats
    assert seats is not None
    presenter.edit(Edit(field="seat", value=(seats.seats[0].code,)))
    presenter.edit(Edit(field="doses", value=(PFIZER,)))
    laptop.save()
    problem = plain(laptop.screen.form.grid.fields["seat"].problem.text())
    assert "COVID-19: too early. Dose 2 may be given from 22 June 2021" in problem
    assert sign_up_lines(laptop.store, laptop.event, most=5) == ()


def test_story_15_august_2025(august_2025: TestLaptop) -> None:
    laptop = august_2025
    fill(laptop, Edit(field="birth", value="40"))
    had_it = replace(PFIZER, product="309", when="8/28/2025")
    laptop.screen.presenter.edit(Edit(field="doses", value=(had_it,)))
    laptop.settle()
    said = plain(part(laptop).due.text())
    assert said.startswith("COVID-19: no further dose is due, none before 23 October 2025")
    assert said.endswith("(rule C25-2Y, list 2026-11.3). The provider decides.")
    laptop.screen.presenter.edit(Edit(field="doses", value=()))
    laptop.screen.presenter.edit(Edit(field="seat", value=("WAIT",)))
    laptop.save()
    assert kept(laptop).seat == "WAIT"


def test_story_8_sixteen_alone(laptop: TestLaptop) -> None:
    presenter, form = laptop.screen.presenter, laptop.screen.form
    fill(laptop, Edit(field="birth", value="16"), depth=QUICK)
    seats = presenter.state.seats
    assert seats is not None
    seat = Edit(field="seat", value=(seats.seats[1].code,))
    presenter.edit(seat)
    laptop.save()
    assert "parent or guardian" in form.grid.fields["seat"].problem.text()
    assert "Save again" in form.status.words.text()
    assert sign_up_lines(laptop.store, laptop.event, most=5) == ()
    laptop.save()
    assert "Saved without a time" in form.status.words.text()
    assert kept(laptop).seat == ""
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    person = open_sign_up(laptop.store, line.sign_up).person.id
    assert len(open_tasks(laptop.store, person, GUARDIAN)) == 1
    presenter.open(line.sign_up)
    laptop.settle()
    for edit in (
        Edit(field="guardian", value=("PARENT",)),
        Edit(field="guardian_for", value=("COVID19",)),
        Edit(field="guardian_document", value=("DOCUMENTED",)),
        seat,
    ):
        presenter.edit(edit)
    laptop.save()
    assert kept(laptop).seat == seats.seats[1].code
    assert open_tasks(laptop.store, person, GUARDIAN) == []


def test_a_dose_is_taken_out_and_an_undo_brings_back_what_stood(laptop: TestLaptop) -> None:
    fill(laptop, Edit(field="doses", value=(PFIZER, replace(PFIZER, when="6/22/2021"))))
    laptop.save()
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    laptop.screen.presenter.open(line.sign_up)
    laptop.settle()
    part(laptop).rows[0].out.click()
    laptop.save()
    assert [each.when for each in kept(laptop).doses] == ["6/22/2021"]
    laptop.screen.presenter.undo()
    laptop.settle()
    assert [each.when for each in kept(laptop).doses] == ["6/1/2021", "6/22/2021"]


def test_a_product_out_of_sight_is_found_by_its_name(laptop: TestLaptop) -> None:
    fill(laptop, Edit(field="doses", value=(TypedDose(group="COVID19"),)))
    doses = part(laptop)
    doses.rows[0].product.focus_row()
    press(laptop, Qt.Key.Key_S, "s")
    assert doses.picker.isVisible()
    doses.picker.line.setText("sinovac")
    laptop.key(doses.picker.line, Qt.Key.Key_Return)
    laptop.settle()
    assert laptop.screen.presenter.state.draft.doses[0].product == "511"
    assert "CoronaVac" in doses.rows[0].product.chips[3].words


def test_a_birth_known_to_the_year_closes_a_time_only_where_it_matters(laptop: TestLaptop) -> None:
    fill(laptop, Edit(field="birth", value="2014"), depth=QUICK)
    assert "not this age" in laptop.screen.form.questions.seat.chips[0].words
    assert "full birth date" in laptop.screen.form.grid.fields["seat"].note.text()
    laptop.screen.presenter.edit(Edit(field="wants", value=("FLU",)))
    laptop.settle()
    assert laptop.screen.form.grid.fields["seat"].note.text() == ""
