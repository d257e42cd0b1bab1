"""10:40 of the Saturday: Marcus helps at Mai's laptop. Who typed it, and for whom?"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.history import person_page
from fieldapp.store.lists import rows_of_person
from sync.server.enrol import assign_user
from sync.server.verify import verify
from tests.support.laptops import Laptop, Programme
from tests.ui.laptop import JUANA, TestLaptop, a_desk, a_laptop
from ui.people.screen import PeopleScreen
from ui.typing_for import TypingFor


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


def typing_of(window: TestLaptop) -> TypingFor:
    return window.desktop.window.top.typing


def type_for(window: TestLaptop, *keys: Qt.Key) -> None:
    """Shift+F9, and what is pressed in the list."""
    typing = typing_of(window)
    typing.key.activated.emit()
    for key in (*keys, Qt.Key.Key_Return):
        QTest.keyClick(typing.picker.line, key)
    window.settle()


def shared(programme: Programme) -> tuple[Laptop, bytes]:
    """Marcus's laptop, at which Mai works as well."""
    marcus = programme.canvasser("Marcus Bell")
    mai = programme.new_user("Mai Yang", "INTERPRETER")
    programme.denise.sync()
    assign_user(programme.server.service, programme.server.org, marcus.device, mai)
    programme.settle()
    return marcus, mai


def opened(stack: ExitStack, app: QApplication, laptop: Laptop, folder: Path) -> TestLaptop:
    desk = a_desk(laptop.store, laptop.event, author=laptop.author)
    return stack.enter_context(a_laptop(app, folder, lambda: desk))


def test_who_typed_and_for_whom_stands_in_the_record_everywhere(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    marcus, mai = shared(programme)
    with ExitStack() as stack:
        window = opened(stack, qapp, marcus, tmp_path)
        button = typing_of(window).button
        assert button.isVisible()
        type_for(window)
        assert "Mai Yang" in button.text()
        window.fill(replace(JUANA, lang_spoken="es"))
        window.save()
        (person,) = marcus.rows("person")
        (told,) = [
            row for row in rows_of_person(marcus.store, person) if row.kind.name == "typed_for"
        ]
        assert (told.actor, told.ref("user")) == (marcus.author.user, mai)
        window.desktop.language.switch("es")
        assert "en nombre de" in button.text()
        window.desktop.language.switch("en")
        type_for(window)  # the first line now says: for nobody else any more
        assert "Mai" not in button.text()
        page = window.desktop.window.go_to("people")
        assert isinstance(page, PeopleScreen)
        page.open_person(person)
        window.settle()
        assert any(
            "Marcus Bell, typed for Mai Yang" in row.below for row in page.sheet.past_model.rows
        )
        page.presenter.stop_one("CALL", "")
        window.settle()
        newest = page.sheet.past_model.rows[0]
        assert "Mai" not in newest.below
    marcus.reopen()
    programme.settle()
    history = person_page(programme.denise.store, programme.denise.author, person).history
    assert [each.typed_for for each in history if each.kind == "sign_up"] == [mai]
    assert not any(each.kind == "typed_for" for each in history)
    assert verify(programme.server.service.storage) == []


def test_an_undo_and_a_correction_say_it_too_and_nobody_sees_it_as_an_answer(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    marcus, mai = shared(programme)
    kept = marcus.record(granted=("STORE", "CALL"), phone="(828) 555-0142")
    with ExitStack() as stack:
        window = opened(stack, qapp, marcus, tmp_path)
        type_for(window)
        page = window.desktop.window.go_to("people")
        assert isinstance(page, PeopleScreen)
        page.open_person(kept.person)
        window.settle()
        page.presenter.stop_one("CALL", "")
        window.settle()
        page.presenter.undo()
        window.settle()
        rows = rows_of_person(marcus.store, kept.person)
        told = [row for row in rows if row.kind.name == "typed_for"]
        assert {row.ref("user") for row in told} == {mai}
        assert len(told) == 2
        shown = page.sheet_part.shown()
        assert shown is not None
        assert "Mai" not in " ".join(fact.value for card in shown.cards for fact in card.facts)


def test_who_works_alone_is_asked_nothing_and_a_new_session_begins_for_oneself(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    marcus, _ = shared(programme)
    with ExitStack() as stack:
        window = opened(stack, qapp, marcus, tmp_path)
        type_for(window)
        session = window.desktop.session
        assert session is not None
        assert session.typed_for
        window.desktop.window.take_down()  # as a lock does
        assert not typing_of(window).button.isVisible()
    marcus.reopen()
    with ExitStack() as stack:
        window = opened(stack, qapp, marcus, tmp_path)
        session = window.desktop.session
        assert session is not None
        assert not session.typed_for
    alone = programme.canvasser("Rosa")
    with ExitStack() as stack:
        window = opened(stack, qapp, alone, tmp_path)
        typing_of(window).key.activated.emit()
        assert not typing_of(window).button.isVisible()
        assert not typing_of(window).picker.isVisible()
