"""Who is opened again: with nothing typed as the store has them by now, else as it was left."""

from dataclasses import replace

from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.signing_up import draft_of, open_sign_up
from tests.support.stores import DENISE, TODAY, lists
from tests.ui.laptop import TestLaptop

OLDER, NEWER = "(828) 555-0142", "(828) 555-0125"


def opened(laptop: TestLaptop) -> bytes:
    """Somebody is signed up and opened for correction."""
    laptop.fill()
    laptop.save()
    (row,) = laptop.screen.today.model.rows
    laptop.screen.open(row.key)
    laptop.settle()
    return bytes(row.key)


def changed_elsewhere(laptop: TestLaptop, sign_up: bytes) -> None:
    """Another phone number comes into the store beside the form."""
    draft = replace(draft_of(open_sign_up(laptop.store, sign_up)), phone=NEWER)
    amend_sign_up(laptop.store, DENISE, sign_up, draft, today=TODAY, lists=lists())


def test_who_is_open_with_nothing_typed_is_shown_as_they_are_now(laptop: TestLaptop) -> None:
    sign_up = opened(laptop)
    changed_elsewhere(laptop, sign_up)
    assert laptop.screen.form.questions.phone.text() == OLDER
    laptop.screen.open(sign_up)
    laptop.settle()
    assert laptop.screen.form.questions.phone.text() == NEWER


def test_what_is_typed_is_there_when_the_same_person_is_opened_again(laptop: TestLaptop) -> None:
    sign_up = opened(laptop)
    asked = laptop.screen.form.questions
    laptop.type(asked.name, " Baltazar")
    laptop.screen.open(sign_up)
    laptop.settle()
    assert asked.name.text().endswith("Baltazar")


def test_letters_typed_while_the_same_person_is_looked_up_stay(laptop: TestLaptop) -> None:
    sign_up = opened(laptop)
    asked = laptop.screen.form.questions
    laptop.screen.presenter.open(sign_up)
    laptop.type(asked.name, " Baltazar")
    laptop.settle()
    assert asked.name.text().endswith("Baltazar")
