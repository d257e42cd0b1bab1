"""What the form asks of interpreters: a child who helped, a time to come back, a no kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import Row, read_rows
from tests.ui.interpreters.morning import PABLO, Open, a_morning, opened
from tests.ui.laptop import JUANA, TestLaptop
from ui.sign_up.screen import SignUpScreen
from ui.sign_up.state import FULL, Edit


def rows(laptop: TestLaptop, kind: str) -> list[Row]:
    return read_rows(laptop.store.connection, BY_NAME[kind])


def form_of(desk: Open) -> SignUpScreen:
    page = desk.laptop.desktop.window.go_to("sign_up")
    assert isinstance(page, SignUpScreen)
    desk.laptop.settle()
    return page


@pytest.mark.parametrize("wanted", ["YES", ""])
def test_story_7_a_child_interpreted_at_the_table(laptop: TestLaptop, wanted: str) -> None:
    """It is allowed, counts as not met, and somebody calls back with an interpreter."""
    laptop.fill(replace(JUANA, granted=("STORE",)))
    presenter, form = laptop.screen.presenter, laptop.screen.form
    if wanted:
        presenter.edit(Edit(field="interpreter", value=(wanted,)))
    presenter.ask(FULL)
    form.questions.more_rows["interpreted_by"].chips[2].click()
    laptop.settle()
    assert "calls back" in form.grid.fields["interpreted_by"].note.text()
    laptop.save()
    (status,) = rows(laptop, "need_status")
    assert (status.text("state"), status.text("problem")) == ("NOTDELIVERED", "MINORUSED")
    (task,) = rows(laptop, "task")
    assert (task.text("kind"), task.text("lang")) == ("INTERP", "kjb")
    assert [row.text("reason") for row in rows(laptop, "review")] == ["LANGUNMET"]
    at_event = [row for row in rows(laptop, "need") if row.text("for") == "EVENT"]
    assert [row.text("wanted") for row in at_event] == [wanted or "UNK"]


def test_a_correction_that_says_it_was_a_child_calls_back_once(laptop: TestLaptop) -> None:
    laptop.fill(JUANA)
    laptop.save()
    (sign_up,) = rows(laptop, "sign_up")
    for answer in ("MINOR", "ADULT", "MINOR"):
        laptop.screen.open(sign_up.id)
        laptop.settle()
        laptop.screen.presenter.edit(Edit(field="interpreted_by", value=(answer,)))
        laptop.save()
    assert rows(laptop, "sign_up")[0].text("interpreted_by") == "MINOR"
    assert len(rows(laptop, "task")) == 1


def test_who_waits_is_told_when_the_interpreter_begins(qapp: QApplication, tmp_path: Path) -> None:
    """08:06 of the day, in the quick form: she is told to come back when Pablo begins."""
    morning = a_morning(tmp_path)
    morning.comes(PABLO, "kjb", ("10:30", "12:00"), proof="CHI")
    with opened(qapp, tmp_path, morning) as desk:
        page = form_of(desk)
        asked = page.form.questions
        desk.laptop.fill(JUANA)
        assert not page.form.grid.fields["return_at"].isVisible()
        asked.interpreter.chips[0].click()
        desk.laptop.settle()
        assert page.form.grid.fields["return_at"].isVisible()
        assert asked.return_at.offered_codes[0] == "2026-06-13T10:30"
        asked.return_at.chips[0].click()
        desk.laptop.save()
        assert morning.rows("sign_up")[0].text("return_at") == "2026-06-13T10:30"
        assert desk.badges() == ["10:30 AM"] or "10:30" in desk.badges()[0]


def test_a_no_is_kept_with_who_offered_it(laptop: TestLaptop) -> None:
    laptop.fill(JUANA)
    presenter, form = laptop.screen.presenter, laptop.screen.form
    presenter.ask(FULL)
    form.questions.interpreter.chips[3].click()
    laptop.settle()
    assert form.grid.fields["declined"].isVisible()
    laptop.type(form.questions.more_lines["declined"], "Pablo, by phone")
    laptop.save()
    (need,) = rows(laptop, "need")
    assert (need.text("wanted"), need.text("declined_note")) == ("DECL", "Pablo, by phone")


def test_what_is_wanted_is_never_filled_in_from_the_language(laptop: TestLaptop) -> None:
    laptop.fill(JUANA)
    assert laptop.screen.presenter.state.draft.interpreter_wanted == ""
    laptop.save()
    assert rows(laptop, "need") == []
