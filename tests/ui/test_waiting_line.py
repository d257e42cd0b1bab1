"""The line before the table: a number by one key, the wait in the foot, the suggestion."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.support.stores import DENISE
from tests.ui.laptop import JUANA, TestLaptop, a_laptop, a_new_desk, an_old_desk
from ui.sign_up.state import FULL, QUICK

MINUTE = 60_000


def plain(words: str) -> str:
    return words.replace("\u2066", "").replace("\u2069", "")


def foot(laptop: TestLaptop) -> str:
    return plain(laptop.desktop.window.bottom.line.text())


def one_more(laptop: TestLaptop, times: int = 1) -> None:
    for _ in range(times):
        keys = laptop.desktop.window.line_keys
        assert keys.line is not None
        keys.line.hand_out()
        laptop.settle()


def later(laptop: TestLaptop, minutes: int) -> None:
    laptop.store.clock.now_ms += minutes * MINUTE  # type: ignore[attr-defined]
    line = laptop.desktop.window.line_keys.line
    assert line is not None
    line.tick()
    laptop.settle()


def test_one_key_hands_out_a_number_and_the_foot_says_who_waits(laptop: TestLaptop) -> None:
    assert foot(laptop) == ""
    one_more(laptop, 2)
    assert foot(laptop) == "Number 2 handed out · 2 waiting, about 1 min"
    later(laptop, 4)
    assert foot(laptop) == "2 waiting, about 4 min"


def test_a_save_takes_the_oldest_and_who_left_comes_back_into_the_line(laptop: TestLaptop) -> None:
    one_more(laptop, 3)
    laptop.fill()
    laptop.save()
    line = laptop.desktop.window.line_keys.line
    assert line is not None
    assert line.seen is not None
    assert [slip.number for slip in line.seen.line.slips] == [2, 3]
    line.pass_over()
    laptop.settle()
    assert foot(laptop) == "Number 2 is off the line · 1 waiting, about 1 min"
    laptop.desktop.window.bottom.undo.click()
    laptop.settle()
    assert [slip.number for slip in line.seen.line.slips] == [2, 3]


def test_the_quick_form_is_suggested_taken_by_one_key_and_the_suggestion_goes(
    laptop: TestLaptop,
) -> None:
    laptop.screen.presenter.ask(FULL)
    laptop.type(laptop.screen.form.questions.name, "Juana Tomás")
    one_more(laptop, 4)
    suggestion = laptop.screen.suggestion
    assert not suggestion.isVisible()
    later(laptop, 14)
    assert suggestion.isVisible()
    words = plain(suggestion.notice.words.text())
    assert words == "4 waiting, about 14 min. The quick form is suggested."
    assert laptop.screen.presenter.state.depth == FULL
    laptop.screen.depth_key.activated.emit()
    assert laptop.screen.presenter.state.depth == QUICK
    assert laptop.screen.form.questions.name.text() == "Juana Tomás"
    assert not suggestion.isVisible()


def test_the_suggestion_goes_by_itself_when_nobody_waits(laptop: TestLaptop) -> None:
    laptop.screen.presenter.ask(FULL)
    one_more(laptop)
    later(laptop, 14)
    assert laptop.screen.suggestion.isVisible()
    laptop.fill(replace(JUANA, birth="1961"))
    laptop.save()
    assert not laptop.screen.suggestion.isVisible()
    assert foot(laptop) == ""


def test_who_waits_outlives_a_crash(qapp: QApplication, tmp_path: Path) -> None:
    with a_laptop(qapp, tmp_path, lambda: a_new_desk(tmp_path)) as laptop:
        one_more(laptop, 5)
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as again:
        assert foot(again) == "5 waiting, about 1 min"


def test_a_role_that_signs_nobody_up_has_no_line(qapp: QApplication, tmp_path: Path) -> None:
    steward = replace(DENISE, role="STEWARD")
    desk = replace(a_new_desk(tmp_path), author=steward)
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        one_more(laptop)
        assert foot(laptop) == ""
