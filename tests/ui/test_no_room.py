"""A full disk while somebody is signed up: the form stays, and nothing that was saved goes."""

from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed import from_plain
from fieldapp.store.drafts import drafts_of
from fieldapp.store.lists import sign_up_lines
from tests.faults.test_full_disk import no_room
from tests.support.stores import ROSA
from tests.ui.laptop import TestLaptop
from ui.sign_up.state import FULL, Edit

LONG = 40
MOST = 400


def tickets(laptop: TestLaptop) -> list[str]:
    return [line.ticket for line in sign_up_lines(laptop.store, laptop.event, most=MOST)]


def save_until_full(laptop: TestLaptop) -> None:
    """Sign people up until one is refused; that one stands in the form again."""
    status = laptop.screen.form.status
    for _ in range(MOST):
        laptop.fill()
        laptop.screen.presenter.edit(Edit(field="remark", value="x" * LONG))
        laptop.save()
        if status.words.property("role") == "problem":
            return
    raise AssertionError("the disk never became full")


def test_a_full_disk_leaves_the_form_on_screen_and_says_what_to_do(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    with no_room(laptop.store, pages=4):
        save_until_full(laptop)
        before, screen = tickets(laptop), laptop.screen
        assert "A-001" in before
        assert screen.form.questions.name.text() == "Juana Tomás"
        assert screen.presenter.state.draft.remark == "x" * LONG
        assert "Make room" in screen.form.status.words.text()
        assert laptop.desktop.window.focusWidget() is screen.form.questions.name
    assert screen.today.model.rows[0].title == "Juana Tomás"
    laptop.save()
    assert len(tickets(laptop)) == len(before) + 1
    assert screen.form.questions.name.text() == ""
    assert screen.form.status.words.property("role") == "good"


def test_what_could_not_be_kept_while_typing_is_kept_once_there_is_room(
    laptop: TestLaptop,
) -> None:
    laptop.fill()
    laptop.screen.presenter.ask(FULL)
    with no_room(laptop.store):
        laptop.screen.presenter.edit(Edit(field="remark", value="y" * 900))
        laptop.screen.presenter.edit(Edit(field="directions", value="z" * 900))
        laptop.screen.presenter.edit(Edit(field="email", value="m" * 900))
        for _ in range(3):
            laptop.keep()
        refused = laptop.screen.form.status.words.text()
    laptop.keep()
    (kept,) = drafts_of(laptop.store, ROSA.user)
    assert from_plain(SignUpDraft, kept.typed) == laptop.screen.presenter.state.draft
    assert "Make room" in refused
