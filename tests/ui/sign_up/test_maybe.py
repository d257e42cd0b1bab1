"""Who may be here already while a name is typed; people who come again; families."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bench.typist import Typist
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.drafts import drafts_of
from fieldapp.store.lists import sign_up_lines
from fieldapp.store.rows import Row, read_rows
from tests.support.stores import OTHER_EVENT, ROSA, a_sign_up, recorded
from tests.ui.laptop import TestLaptop
from ui.sign_up.state import Edit

CHUE = a_sign_up(
    name_given="Chue",
    name_family="Vang",
    name_family2="",
    birth="1951-03-04",
    lang_spoken="mww",
    phone="(828) 555-0142",
    street="12 Oak St",
    city="Morganton",
    zip="28655",
)


@pytest.fixture
def known(laptop: TestLaptop) -> TestLaptop:
    """Chue Vang was signed up at an event before this one."""
    recorded(laptop.store, CHUE, event=OTHER_EVENT)
    return laptop


def look(laptop: TestLaptop) -> list[str]:
    """Let the pause after typing pass; gives what the strip says."""
    laptop.settle()  # a look that is under way
    laptop.screen.maybe.look()
    laptop.settle()
    strip = laptop.screen.form.maybe
    return [
        f"{row.who.accessibleName()}".translate(dict.fromkeys((0x2066, 0x2068, 0x2069)))
        for row in strip.rows[: len(strip.found)]
        if not strip.isHidden()
    ]


def rows(laptop: TestLaptop, kind: str) -> list[Row]:
    """The living rows of a kind."""
    found = read_rows(laptop.store.connection, BY_NAME[kind], "1", ())
    return [row for row in found if not row.dead]


def lines(laptop: TestLaptop) -> list[SignUpDraft]:
    """What stands at this event, the newest first."""
    return [
        draft_of(open_sign_up(laptop.store, line.sign_up))
        for line in sign_up_lines(laptop.store, laptop.event, most=50)
        if not line.withdrawn
    ]


def test_a_name_in_the_other_order_is_shown_with_its_reasons(known: TestLaptop) -> None:
    name = known.screen.form.questions.name
    known.type(name, "Vang Chue")
    known.type(known.screen.form.questions.birth, "1951")
    known.screen.form.questions.speaks.chips[
        known.screen.presenter.state.languages.index("en")
    ].click()
    assert look(known) == ["Vang Chue, 1951, Morganton: same birth year, name in the other order"]
    assert known.screen.form.maybe.head.text() == "Maybe here already"


def test_nothing_is_held_and_no_focus_is_taken(known: TestLaptop) -> None:
    name = known.screen.form.questions.name
    known.type(name, "Chue Vang")
    assert look(known)
    assert known.desktop.window.focusWidget() is name
    known.type(known.screen.form.questions.birth, "1951-03-04")
    known.screen.form.questions.speaks.chips[0].click()
    known.screen.form.questions.granted.chips[0].click()
    known.save()
    assert [each.name_given for each in lines(known)] == ["Chue"]
    assert len(rows(known, "person")) == 2  # nobody was merged
    assert look(known) == []


def test_who_comes_again_is_filled_in_and_kept_as_the_same_person(known: TestLaptop) -> None:
    screen = known.screen
    known.type(screen.form.questions.name, "Chue Va")
    look(known)
    screen.form.maybe.open(0)
    assert known.desktop.window.focusWidget() is screen.form.maybe.rows[0].same
    screen.form.maybe.rows[0].same.click()
    known.settle()
    assert screen.form.head.title.text() == "Here again"
    assert screen.form.questions.birth.text() == "1951-03-04"
    assert look(known) == []
    assert known.desktop.window.focusWidget() is screen.form.questions.name
    known.type(screen.form.questions.phone, "")
    screen.presenter.edit(_edit("phone", "828 555 0177"))
    known.keep()
    assert len(drafts_of(known.store, ROSA.user)) == 1
    known.save()
    (person,) = rows(known, "person")
    assert {row.ref("person") for row in rows(known, "sign_up")} == {person.id}
    assert sorted(row.text("value") for row in rows(known, "contact")) == [
        "+18285550142",
        "+18285550177",
    ]
    assert len(rows(known, "address")) == 1
    assert drafts_of(known.store, ROSA.user) == ()


def test_who_is_here_today_already_is_opened_and_gets_no_second_ticket(laptop: TestLaptop) -> None:
    recorded(laptop.store, CHUE, event=laptop.event)
    screen = laptop.screen
    laptop.type(screen.form.questions.name, "Vang Chue")
    laptop.type(screen.form.questions.birth, "1951")
    look(laptop)
    screen.form.maybe.open(0)
    screen.form.maybe.rows[0].same.click()
    laptop.settle()
    assert screen.presenter.state.correcting
    laptop.keep()
    laptop.save()
    assert len(rows(laptop, "sign_up")) == 1


def test_the_same_family_takes_over_what_families_have_in_common(known: TestLaptop) -> None:
    screen = known.screen
    known.type(screen.form.questions.name, "Mai Vang")
    screen.presenter.edit(_edit("phone", "828 555 0142"))
    assert look(known) == ["Vang Chue, 1951, Morganton: family? same family name, same phone"]
    screen.form.maybe.open(0)
    assert known.desktop.window.focusWidget() is screen.form.maybe.rows[0].family
    screen.form.maybe.rows[0].family.click()
    known.settle()
    draft = screen.presenter.state.draft
    assert (draft.name_given, draft.zip, draft.lang_spoken) == ("Mai Vang", "28655", "mww")
    assert draft.phone_shared
    screen.presenter.edit(_edit("birth", "30"))
    screen.presenter.edit(_edit("granted", ("STORE",)))
    screen.presenter.edit(_edit("relation", ("SPOUSE",)))
    known.save()
    assert len({row.ref("household") for row in rows(known, "person")} - {b""}) == 1
    (tie,) = rows(known, "relationship")
    assert tie.text("kind") == "SPOUSE"


def test_somebody_else_is_named_no_more_and_escape_goes_back(known: TestLaptop) -> None:
    screen = known.screen
    known.type(screen.form.questions.name, "Chue Vang")
    look(known)
    screen.form.maybe.open(0)
    screen.escape_key.activated.emit()
    assert known.desktop.window.focusWidget() is screen.form.questions.name
    screen.form.maybe.open(0)
    screen.form.maybe.rows[0].other.click()
    assert screen.form.maybe.isHidden()
    known.type(screen.form.questions.birth, "1951")
    assert look(known) == []


def test_one_key_goes_from_one_to_the_next(laptop: TestLaptop) -> None:
    for given, birth in (("Pao", "1980"), ("Kou", "1985")):
        recorded(laptop.store, replace(CHUE, name_given=given, birth=birth), event=OTHER_EVENT)
    screen = laptop.screen
    laptop.type(screen.form.questions.name, "Mai Vang")
    laptop.type(screen.form.questions.phone, "8285550142")
    assert len(look(laptop)) == 2
    strip = screen.form.maybe
    for at in (0, 1, 0):
        strip.step()
        assert [not row.isHidden() for row in strip.rows] == [at == 0, at == 1, False]
        assert strip.has_focus()


def test_a_correction_and_an_empty_form_look_for_nobody(known: TestLaptop) -> None:
    known.type(known.screen.form.questions.name, "Ana")
    assert look(known) == []
    known.fill()
    known.save()
    known.screen.presenter.open(known.screen.today.model.rows[0].key)
    known.settle()
    assert look(known) == []


def test_story_11_twins_with_one_phone_are_family_and_never_the_same(laptop: TestLaptop) -> None:
    kou = a_sign_up(
        name_given="Kou",
        name_family="Xiong",
        name_family2="",
        birth="2015-03-02",
        lang_spoken="mww",
        phone="828 555 0142",
        zip="28655",
    )
    recorded(laptop.store, kou, event=laptop.event)
    screen = laptop.screen
    laptop.type(screen.form.questions.name, "Tou Xiong")
    laptop.type(screen.form.questions.birth, "2015-03-02")
    laptop.type(screen.form.questions.phone, "8285550142")
    assert look(laptop) == [
        "Xiong Kou, 2015: family? same birth date, same family name, another own name, same phone"
    ]


def typist(laptop: TestLaptop, app: QApplication) -> Typist:
    return Typist(app, laptop.desktop.window)


def test_a_family_of_six_is_taken_without_typing_an_address_again(
    laptop: TestLaptop, qapp: QApplication
) -> None:
    screen, hands = laptop.screen, typist(laptop, qapp)
    for field, value in (
        ("name", "Vang Mai"),
        ("birth", "34"),
        ("phone", "828 555 0142"),
        ("speaks", ("mww",)),
        ("granted", ("STORE",)),
        ("street", "12 Oak St"),
        ("city", "Morganton"),
        ("zip", "28655"),
    ):
        screen.presenter.edit(_edit(field, value))
    members = [("Pao", "36"), ("Kou", "12"), ("Tou", "9"), ("Xee", "5"), ("Yer", "8 m")]
    hands.act(screen.family_key)
    for at, (name, age) in enumerate(members, 1):
        laptop.settle()
        assert laptop.desktop.window.focusWidget() is screen.form.questions.name
        hands.answer(name)
        hands.answer(age, go_on=False)
        hands.act(screen.save_key)  # says that the consent is missing, and goes there
        hands.answer("1", go_on=False)
        hands.act(screen.save_key if at == len(members) else screen.family_key)
    laptop.settle()
    kept = lines(laptop)
    assert len(kept) == 6
    assert {each.street for each in kept} == {"12 Oak St"}
    assert {each.name_family for each in kept} == {"Vang"}
    assert sorted(each.name_given for each in kept) == ["Kou", "Mai", "Pao", "Tou", "Xee", "Yer"]
    assert [each.phone_shared for each in kept].count(True) == 5
    assert {each.birth for each in kept} >= {"8 m", "34"}
    assert len({row.ref("household") for row in rows(laptop, "person")}) == 1
    assert hands.count.keys / len(members) < 15


def test_the_next_of_a_family_comes_from_the_list_too(laptop: TestLaptop) -> None:
    recorded(laptop.store, CHUE, event=laptop.event)
    laptop.screen.today.watch.look()
    laptop.settle()
    laptop.screen.list.setFocus(Qt.FocusReason.OtherFocusReason)
    laptop.screen.list.setCurrentIndex(laptop.screen.today.model.index(0))
    laptop.screen.family_key.activated.emit()
    laptop.settle()
    assert laptop.screen.presenter.state.draft.street == "12 Oak St"
    assert laptop.screen.form.questions.name.text() == "Vang "
    laptop.save()
    assert "name" in laptop.screen.presenter.state.problem_fields  # nobody's own name yet


def test_several_saves_are_taken_back_one_after_the_other(laptop: TestLaptop) -> None:
    for name in ("Ana", "Luz"):
        laptop.fill(_named(name))
        laptop.save()
    undo: Callable[[], None] = laptop.screen.undo_key.activated.emit
    undo()
    laptop.settle()
    assert laptop.screen.presenter.state.name.startswith("Luz")
    undo()
    laptop.settle()
    assert laptop.screen.presenter.state.name.startswith("Ana")
    assert lines(laptop) == []
    assert [each.name for each in laptop.screen.presenter.state.waiting] == ["Luz Tomás"]


def _named(name: str) -> SignUpDraft:
    return SignUpDraft(
        name_given=name,
        name_family="Tomás",
        birth="1961",
        lang_spoken="kjb",
        granted=("STORE",),
        phone="828 555 0142",
    )


def _edit(field: str, value: str | bool | tuple[str, ...]) -> Edit:
    return Edit(field=field, value=value)
