"""The page of interpreters in the window: who waits, one key to call, one to note what was."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.events import create_event
from fieldapp.actions.waiting import come_back
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from tests.support.stores import DENISE, MARCUS, ROSA
from tests.ui.interpreters.morning import JO, KIA, PABLO, TESS, Morning, a_morning, opened
from tests.ui.laptop import PLAN
from ui.i18n import NAMES


@pytest.fixture
def morning(tmp_path: Path) -> Morning:
    return a_morning(tmp_path)


def test_a_woman_waits_for_qanjobal_and_pablo_comes_at_ten(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    """08:06 and 10:00 of the day: come back at ten, he is here, interpreted, all by key."""
    morning.comes(PABLO, "kjb", ("10:00", "12:00"), mode="RELAY", proof="CHI")
    who = morning.person(lang_variety="Soloma")
    with opened(qapp, tmp_path, morning) as desk:
        assert desk.listed() == ["\u2068Juana\u2069 · Q'anjob'al (Maya), \u2068Soloma\u2069"]
        assert desk.badges() == ["waits"]
        desk.press("C")
        assert morning.rows("sign_up")[0].text("return_at") == "2026-06-13T10:00"
        assert "10:00" in desk.badges()[0]
        desk.press("H")
        assert desk.badges() == ["call now"]
        desk.press("D")
        assert desk.listed() == []
        (noted,) = morning.rows("need_status")
        assert (noted.text("state"), noted.text("mode")) == ("DELIVERED", "RELAY")
        assert noted.values["minutes"] == 20
        assert morning.rows("sign_up")[0].text("return_at") == ""
        desk.page.undo_key.activated.emit()
        desk.laptop.settle()
        assert desk.badges() == ["call now"]
        assert who.ticket in desk.page.model.rows[0].lead


def test_it_is_awakateko_and_not_qanjobal(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    """10:00 of the day: the language changes with its history, and nobody who comes speaks it."""
    morning.comes(PABLO, "kjb", ("09:00", "12:00"), mode="RELAY", proof="CHI")
    morning.person()
    with opened(qapp, tmp_path, morning) as desk:
        page = desk.page
        page.card.language.click()
        desk.laptop.type(page.languages.line, "awak")
        page.languages._take(0)
        desk.laptop.settle()
        assert "Awakateko" in desk.listed()[0]
        (item,) = morning.rows("review")
        assert (item.text("reason"), item.text("detail")) == ("LANGUNMET", "agu")
        assert not page.card.note.isEnabled()  # nobody here could have interpreted that


def test_story_7_a_child_interpreted(qapp: QApplication, tmp_path: Path, morning: Morning) -> None:
    morning.person()
    with opened(qapp, tmp_path, morning) as desk:
        desk.pick("who", "A child")
        assert "calls back" in desk.page.card.note_words.text()
        desk.press("D")
        (noted,) = morning.rows("need_status")
        assert (noted.text("state"), noted.text("problem")) == ("NOTDELIVERED", "MINORUSED")
        (task,) = morning.rows("task")
        assert (task.text("kind"), task.text("lang")) == ("INTERP", "kjb")
        assert "calls back" in desk.said()
        desk.page.presenter.show("done")
        desk.laptop.settle()
        assert desk.badges() == ["not met"]


def test_story_6_her_choice_not_ours(qapp: QApplication, tmp_path: Path, morning: Morning) -> None:
    """A Deaf woman who wants ASL: a licensed team for more than an hour, and notes do not count."""
    for name, proof in (("Rid Only", "RID"), (TESS, "NCLIC"), (JO, "NCPROV")):
        morning.comes(name, "ase", ("10:00", "12:00"), mode="SIGN2", proof=proof)
    nora = morning.cole()
    for _ in range(2):
        morning.cole(name_given="Ann")
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        page = desk.page
        chips = page.card.asked.chips
        chosen = {chip.words.partition(" · ")[0] for chip in chips if chip.isChecked()}
        assert chosen == {TESS, JO}
        assert not any(chip.words.startswith("Rid") for chip in chips)
        desk.press("A")
        assert len(morning.rows("assignment")) == 2
        for _ in range(2):
            next(b for b in page.card.plans.buttons if b.text() == "Said yes").click()
            desk.laptop.settle()
        states = [row.text("state") for row in morning.rows("assignment_status")]
        assert states == ["OFFERED", "OFFERED", "ACCEPTED", "ACCEPTED"]
        desk.pick("who", "We wrote notes")
        desk.press("D")
        page.presenter.show("done")
        desk.laptop.settle()
        assert desk.badges() == ["in part"]
        told = next(each for each in page.presenter.state.seen.sums)  # type: ignore[union-attr]
        assert (told.wanted, told.met, told.partly) == (3, 0, 1)
        assert nora.ticket in page.model.rows[0].lead


def test_story_5_a_group_of_languages_is_matched_to_none_of_them(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.comes(KIA, "mww", ("09:00", "12:00"), proof="CHI")
    morning.person(name_given="Chue", lang_spoken="hmn", modes=())
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        page = desk.page
        assert page.presenter.state.asked == ()
        (other,) = page.card.asked.chips
        assert "not their language" in other.words
        other.click()
        desk.press("A")
        (plan,) = page.presenter.state.line.plans  # type: ignore[union-attr]
        assert plan.compromise
        assert "Hmong, variety not known" in desk.listed()[0]


def test_pablo_is_here_calls_everybody_who_waits_for_his_language(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.comes(PABLO, "kjb", ("09:00", "12:00"), mode="RELAY", proof="CHI")
    for name in ("Juana", "Mateo", "Eulalia"):
        morning.person(name_given=name)
    morning.cole()
    with opened(qapp, tmp_path, morning) as desk:
        desk.page.presenter.show("shifts")
        desk.laptop.settle()
        desk.press("H")
        desk.page.presenter.show("waiting")
        desk.laptop.settle()
        assert sorted(desk.badges()) == ["call now"] * 3 + ["waits"]
        assert desk.page.badge == 4


def test_what_another_wrote_down_is_called_and_not_closed(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    made = morning.person(MARCUS)
    come_back(morning.store, MARCUS, [made.sign_up], "2026-06-13T10:00")
    with opened(qapp, tmp_path, morning, ROSA) as desk:
        page = desk.page
        assert "kjb" not in desk.listed()[0]
        assert "Q'anjob'al" not in desk.listed()[0]
        assert page.card.note.isHidden()
        desk.press("H")
        assert desk.badges() == ["call now"]


def test_somebody_whose_no_makes_it_open_again(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.comes(PABLO, "kjb", ("10:00", "12:00"), mode="RELAY", proof="CHI")
    morning.person(finish_later=False)
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        desk.press("A")
        assert desk.badges() == ["planned"]
        no = next(b for b in desk.page.card.plans.buttons if b.text() == "Said no")
        no.click()
        desk.laptop.settle()
        assert desk.badges() == ["nobody yet"]
        assert "said no" in desk.said()


def test_what_was_noted_by_mistake_is_opened_again(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.person()
    with opened(qapp, tmp_path, morning) as desk:
        desk.pick("who", "An adult")
        desk.press("D")
        desk.page.presenter.show("done")
        desk.laptop.settle()
        desk.press("B")
        assert desk.listed() == []
        assert read_rows(morning.store.connection, BY_NAME["need_status"]) == []


def test_a_coordinator_plans_for_another_event(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    clinic = create_event(morning.store, DENISE, replace(PLAN, code="BUR-0620A", title="Clinic"))
    morning.person()
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        page = desk.page
        assert not page.day.isHidden()
        page.presenter.choose_event(clinic.event)
        desk.laptop.settle()
        assert desk.listed() == []
        assert page.head().about.startswith("\u2068Clinic")


@pytest.mark.parametrize("language", NAMES)
def test_an_empty_page_says_what_would_stand_there(
    qapp: QApplication, tmp_path: Path, morning: Morning, language: str
) -> None:
    with opened(qapp, tmp_path, morning) as desk:
        desk.laptop.desktop.language.switch(language)
        page = desk.page
        for wanted in page.filters.offered_codes:
            page.presenter.show(wanted)
            desk.laptop.settle()
            assert page.card.empty.isVisible()
            assert page.card.empty.text()


def test_who_was_asked_is_the_one_who_most_likely_interpreted(
    qapp: QApplication, tmp_path: Path, morning: Morning
) -> None:
    morning.comes("Elena", "kjb", ("09:00", "12:00"), mode="RELAY", proof="CHI")
    morning.comes(PABLO, "kjb", ("09:00", "12:00"), mode="RELAY", proof="COMM")
    morning.person()
    with opened(qapp, tmp_path, morning, DENISE) as desk:
        page = desk.page
        for chip in page.card.asked.chips:
            chip.click()  # Pablo, although Elena fits best
        desk.press("A")
        (chosen,) = [chip.words for chip in page.card.who.chips if chip.isChecked()]
        assert chosen == PABLO
