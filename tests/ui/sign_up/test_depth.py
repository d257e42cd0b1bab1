"""Quick and full: one form, switched in mid-record, and nothing typed is lost by it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed_doses import TypedDose
from fieldapp.store.lists import sign_up_lines
from tests.ui.laptop import JUANA, TestLaptop
from tests.ui.walking import SIZES, cut, named, shown
from ui.i18n import NAMES
from ui.sign_up.guardian import GUARDIAN_PART
from ui.sign_up.riding import FETCHED
from ui.sign_up.state import FULL, QUICK, Edit

DOSE = TypedDose(group="FLU", product="140", when="10/2025", place="ABROAD", proof="SAID")
CONTROL = Qt.KeyboardModifier.ControlModifier
ANSWERS = (
    Edit(field="given", value="María José"),
    Edit(field="family", value="de la Cruz"),
    Edit(field="family2", value="Ñáñez"),
    Edit(field="used", value="Doña Mari"),
    Edit(field="sounds", value="ma-REE-ya"),
    Edit(field="native", value="Maal"),
    Edit(field="order", value=("GIVEN_FIRST",)),
    Edit(field="birth", value="1961-03-04"),
    Edit(field="sex", value=("F",)),
    Edit(field="speaks", value=("kjb",)),
    Edit(field="variety", value="San Juan Ixcoy"),
    Edit(field="also", value=("es",)),
    Edit(field="written", value=("NONE",)),
    Edit(field="method", value=("CARD",)),
    Edit(field="interpreter", value=("YES",)),
    Edit(field="modes", value=("PHONE", "ONSITE")),
    Edit(field="need_language", value=("mam",)),
    Edit(field="relay", value=("es",)),
    Edit(field="gender", value=("F",)),
    Edit(field="reason", value=("LANGUAGE",)),
    Edit(field="interpreted_by", value=("ADULT",)),
    Edit(field="phone", value="828 555 0142"),
    Edit(field="phone_kind", value=("LAND",)),
    Edit(field="phone2", value="828 555 0199"),
    Edit(field="phone2_kind", value=("RELATIVE",)),
    Edit(field="phone2_shared", value=True),
    Edit(field="best", value=("WDEV", "SAT")),
    Edit(field="email", value="maria@example.org"),
    Edit(field="zip", value="28655"),
    Edit(field="county", value=("37023",)),
    Edit(field="city", value="Morganton"),
    Edit(field="street", value="120 Avery Avenue"),
    Edit(field="unit", value="4 B"),
    Edit(field="directions", value="Behind the church"),
    Edit(field="wants", value=("FLU",)),
    Edit(field="access", value=("WHEEL",)),
    Edit(field="heard", value=("CHURCH",)),
    Edit(field="remark", value="Comes with her sister"),
    Edit(field="guardian", value=("PARENT",)),
    Edit(field="guardian_for", value=("FLU",)),
    Edit(field="written_also", value=("es",)),
    Edit(field="guardian_document", value=("WRITTEN",)),
    Edit(field="guardian_paper", value="G-7, folder in the office"),
    Edit(field="guardian_until", value="6/1/2027"),
    Edit(field="doses", value=(DOSE,)),
    Edit(field="granted", value=("STORE", "SHAREPROV", "CALL")),
    Edit(field="granted_more", value=("VOICEMAIL", "SHARELANG")),
    Edit(field="finish_later", value=True),
    Edit(field="source", value=("PAPER",)),
    Edit(field="paper_no", value="BUR-0613A-0033"),
    Edit(field="signed_on", value="2026-06-13"),
)
"""An answer to every question of the full form, of somebody who does not exist."""


def answer_all(laptop: TestLaptop) -> SignUpDraft:
    presenter = laptop.screen.presenter
    presenter.ask(FULL)
    for edit in ANSWERS:
        presenter.edit(edit)
    laptop.settle()
    return presenter.state.draft


def kept(laptop: TestLaptop) -> SignUpDraft:
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    return draft_of(open_sign_up(laptop.store, line.sign_up))


def press(laptop: TestLaptop, key: int, times: int = 1, text: str = "") -> None:
    for _ in range(times):
        focused = laptop.desktop.window.focusWidget()
        assert isinstance(focused, QWidget)
        laptop.key(focused, key, text=text)


def digit(laptop: TestLaptop, n: int) -> None:
    press(laptop, Qt.Key.Key_0 + n, text=str(n))


def test_every_answer_of_the_full_form_stands_in_the_store(laptop: TestLaptop) -> None:
    typed = answer_all(laptop)
    laptop.save()
    stands = kept(laptop)
    assert set(stands.granted) == set(typed.granted)
    doses = tuple(replace(each, row="") for each in stands.doses)
    assert replace(stands, granted=(), doses=doses) == replace(
        typed,
        granted=(),
        phone="(828) 555-0142",
        phone2="(828) 555-0199",
        need_variety="San Juan Ixcoy",  # that of the person, where the need names none
    )


def test_every_question_of_the_full_form_shows_what_was_answered(laptop: TestLaptop) -> None:
    answer_all(laptop)
    asked, values = laptop.screen.form.questions, {each.field: each.value for each in ANSWERS}
    later = {"seat", "ride", *FETCHED, "return_at", "relation"}  # asked of who has a time
    other = {"name", "declined", *later}  # or of who turned an interpreter down
    lines = {name: line.text() for name, line in asked.lines.items() if name not in other}
    assert lines == {name: values[name] for name in lines}
    assert asked.rows["seat"].codes == ()
    chosen = {
        name: {row.chips[at].isChecked() for at, _ in enumerate(row.codes)}
        for name, row in asked.rows.items()
        if not row.codes and name not in later
    }
    assert chosen == {}
    assert {name: row.codes for name, row in asked.rows.items()} == {
        name: values.get(name, ()) for name in asked.rows
    }


def test_a_switch_in_mid_word_loses_no_letter(laptop: TestLaptop) -> None:
    screen = laptop.screen
    name = screen.form.questions.name
    laptop.type(name, "Juana Tomás ")
    screen.depth_key.activated.emit()
    given, family = (screen.form.questions.lines[each] for each in ("given", "family"))
    assert (given.text(), family.text()) == ("Juana", "Tomás")
    assert laptop.desktop.window.focusWidget() is given
    screen.depth_key.activated.emit()
    assert name.text() == "Juana Tomás "
    assert laptop.desktop.window.focusWidget() is name
    laptop.type(name, "Baltazar")
    assert name.text() == "Juana Tomás Baltazar"


def _with_problems(laptop: TestLaptop) -> None:
    laptop.type(laptop.screen.form.questions.name, "Pao")
    laptop.save()
    assert laptop.screen.presenter.state.problems


def _of_a_family(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.screen.family_key.activated.emit()
    laptop.settle()
    assert laptop.screen.presenter.state.draft.phone


def _of_a_correction(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    laptop.screen.open(laptop.screen.today.model.rows[0].key)
    laptop.settle()


@pytest.mark.parametrize(
    ("form", "language"), [(_with_problems, "en"), (_of_a_family, "es"), (_of_a_correction, "es")]
)
def test_a_switch_loses_nothing_in_whatever_form(
    laptop: TestLaptop, form: Callable[[TestLaptop], None], language: str
) -> None:
    laptop.desktop.language.switch(language)
    form(laptop)
    presenter, asked = laptop.screen.presenter, laptop.screen.form.questions
    laptop.type(asked.phone, "828 5")
    before, told = presenter.state.draft, presenter.state.problems
    for _ in range(2):  # to the full form and back, a letter typed in each where the focus is
        laptop.screen.depth_key.activated.emit()
        assert laptop.desktop.window.focusWidget() is asked.phone
        assert replace(presenter.state.draft, phone="", name_family=before.name_family) == replace(
            before, phone=""
        )
        assert presenter.state.problems == told
        laptop.type(asked.phone, "5")
    assert presenter.state.draft.phone == f"{before.phone}55"


def test_what_was_typed_in_full_stays_in_quick_and_is_said(laptop: TestLaptop) -> None:
    typed = answer_all(laptop)
    laptop.screen.depth_key.activated.emit()
    state, more = laptop.screen.presenter.state, laptop.screen.form.grid.more
    assert (state.depth, state.draft) == (QUICK, typed)
    assert laptop.screen.form.questions.name.text() == "María José de la Cruz Ñáñez"
    assert more.isVisible()
    assert str(state.more) in more.text()
    more.click()
    assert laptop.screen.presenter.state.depth == FULL
    assert laptop.screen.presenter.state.draft == typed


def test_a_name_kept_in_parts_is_never_split_anew(laptop: TestLaptop) -> None:
    laptop.screen.presenter.ask(FULL)
    asked = laptop.screen.form.questions
    laptop.type(asked.lines["given"], "María José")
    laptop.screen.presenter.edit(Edit(field="birth", value="34"))
    laptop.screen.presenter.edit(Edit(field="speaks", value=("es",)))
    laptop.screen.presenter.edit(Edit(field="granted", value=("STORE",)))
    laptop.save()
    assert (kept(laptop).name_given, kept(laptop).name_family) == ("María José", "")
    laptop.screen.presenter.ask(QUICK)
    (row,) = laptop.screen.today.model.rows
    laptop.screen.open(row.key)
    laptop.settle()
    laptop.type(asked.phone, "828 555 0142")
    laptop.save()
    stands = kept(laptop)
    assert (stands.name_given, stands.name_family) == ("María José", "")
    assert stands.phone == "(828) 555-0142"


def test_a_wrong_answer_that_quick_does_not_show_opens_the_full_form(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.screen.presenter.ask(FULL)
    laptop.screen.presenter.edit(Edit(field="email", value="no address"))
    laptop.screen.presenter.ask(QUICK)
    laptop.save()
    form = laptop.screen.form
    assert laptop.screen.presenter.state.depth == FULL
    assert form.grid.fields["email"].problem.text() != ""
    assert laptop.desktop.window.focusWidget() is form.questions.lines["email"]


def test_the_second_phone_can_be_corrected_and_taken_away_alone(laptop: TestLaptop) -> None:
    answer_all(laptop)
    laptop.save()
    (row,) = laptop.screen.today.model.rows
    for typed in ("828 555 0177", ""):
        laptop.screen.open(row.key)
        laptop.settle()
        laptop.screen.presenter.edit(Edit(field="phone2", value=typed))
        laptop.save()
        stands = kept(laptop)
        assert (stands.phone, stands.phone_kind) == ("(828) 555-0142", "LAND")
        assert stands.best_time == ("WDEV", "SAT")
        assert stands.email == "maria@example.org"
        assert stands.phone2.endswith(typed[-4:])


def test_an_order_of_modes_is_the_order_in_which_they_were_picked(laptop: TestLaptop) -> None:
    asked = laptop.screen.form.questions
    asked.interpreter.chips[0].click()
    for at in (2, 0):
        asked.modes.chips[at].click()
    assert laptop.screen.presenter.state.draft.modes == ("VIDEO", "ONSITE")
    assert [chip.words[:2] for chip in asked.modes.chips if chip.isChecked()] == ["2.", "1."]


def test_who_is_left_to_finish_is_marked_in_the_list(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.screen.form.foot.finish.click()
    laptop.save()
    (row,) = laptop.screen.today.model.rows
    assert "to finish" in row.below
    assert "to finish" in row.spoken
    assert not laptop.screen.form.foot.finish.isChecked()


QUICK_KEYS = 16
"""Keys besides the letters and digits that are typed, from an empty form to the next one."""


def test_quick_needs_no_mouse_and_few_keys(laptop: TestLaptop) -> None:
    window, before = laptop.desktop.window, 0

    def counted(key: int, times: int = 1, text: str = "") -> None:
        nonlocal before
        before += times
        press(laptop, key, times, text)

    for text in ("Juana Tomás", "1961", "828 555 0142"):
        laptop.type(window.focusWidget(), text)
        counted(Qt.Key.Key_Tab)
    counted(Qt.Key.Key_Tab, 2)  # past no phone and shared
    for n in (4, 1, 1, 2):  # Q'anjob'al, an interpreter, in the room, flu
        counted(Qt.Key.Key_0 + n, text=str(n))
        counted(Qt.Key.Key_Tab)
    counted(Qt.Key.Key_Tab)  # no needs
    counted(Qt.Key.Key_1, text="1")
    laptop.save()
    stands = kept(laptop)
    assert (stands.lang_spoken, stands.interpreter_wanted, stands.modes) == (
        "kjb",
        "YES",
        ("ONSITE",),
    )
    assert (stands.wants, stands.granted) == (("FLU",), ("STORE",))
    assert before + 1 <= QUICK_KEYS  # and Ctrl+Enter


FULL_KEYS = 75
"""The same for every question of the full form, each gone through, a dozen answered by a digit."""


def test_full_needs_no_mouse_either(laptop: TestLaptop) -> None:
    screen, window = laptop.screen, laptop.desktop.window
    screen.depth_key.activated.emit()
    asked = screen.form.questions
    texts = {each.field: each.value for each in ANSWERS if isinstance(each.value, str)}
    answers = dict.fromkeys(
        ("sex", "speaks", "method", "interpreter", "modes", "gender", "reason", "best"), 1
    )
    answers |= {"wants": 1, "granted": 1}
    names: dict[int, str] = {id(line): name for name, line in asked.lines.items()}
    pressed, seen = 2, []
    while (focused := window.focusWidget()) is not screen.form.save:
        names |= {id(chip): name for name, row in asked.rows.items() for chip in row.chips}
        names |= {id(stop): name for name, part in asked.parts.items() for stop in part.stops()}
        name = names.get(id(focused), "")
        seen.append(name)
        if name in texts:
            laptop.type(focused, texts[name])
        elif name in answers:
            digit(laptop, answers[name])
            pressed += 1
        press(laptop, Qt.Key.Key_Tab)
        pressed += 1
        assert pressed <= FULL_KEYS, seen
    laptop.save()
    stands = kept(laptop)
    assert (stands.name_given, stands.name_family2) == ("María José", "Ñáñez")
    assert (stands.street, stands.email) == ("120 Avery Avenue", "maria@example.org")
    read = [name for name in dict.fromkeys(seen) if name]
    assert read == list(screen.form.grid.order)


@pytest.mark.parametrize("language", NAMES)
def test_the_full_form_is_named_and_whole_at_every_size(laptop: TestLaptop, language: str) -> None:
    answer_all(laptop)
    laptop.desktop.language.switch(language)
    for size in SIZES.values():
        laptop.desktop.window.resize(*size)
        laptop.settle()
        assert [words for each in shown(laptop) for words in cut(each)] == []
    assert named(laptop) > 100


def test_an_event_in_one_language_is_signed_up_for_as_before(laptop: TestLaptop) -> None:
    laptop.fill(JUANA)
    laptop.screen.presenter.ask(FULL)
    laptop.screen.presenter.ask(QUICK)
    laptop.save()
    stands = kept(laptop)
    assert (stands.name_given, stands.name_family) == ("Juana", "Tomás")


def test_a_guardian_is_asked_for_a_child_and_nobody_else(laptop: TestLaptop) -> None:
    laptop.fill()
    screen = laptop.screen
    screen.presenter.ask(FULL)
    grid = screen.form.grid
    assert not grid.fields["guardian"].isVisible()
    assert "guardian" not in grid.order
    screen.presenter.edit(Edit(field="birth", value="2010-01-22"))
    for name in GUARDIAN_PART:
        assert (grid.groups | grid.fields)[name].isVisible()
    screen.presenter.edit(Edit(field="wants", value=("FLU",)))
    agrees = screen.form.questions.more_rows["guardian_for"]
    assert [chip.words for chip in agrees.chips] == ["Flu"]
    screen.presenter.edit(Edit(field="guardian_for", value=("FLU",)))
    screen.presenter.edit(Edit(field="birth", value="1961"))
    assert grid.fields["guardian"].isVisible()  # nothing that was answered goes out of sight
    screen.presenter.edit(Edit(field="guardian_for", value=()))
    assert not grid.fields["guardian"].isVisible()
    assert "GUARDIAN" not in screen.presenter.state.draft.granted
