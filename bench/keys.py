"""How many keys a sign-up costs, and how long they take by the keystroke-level model.

The real form on a real store, offscreen; every key is pressed and what stands afterwards is held
against what was meant. The figures are of the hands alone: what people say meanwhile comes on top.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from bench.measure import Row
from bench.typist import Typist
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.lists import sign_up_lines
from tests.support.stores import OTHER_EVENT, a_sign_up, recorded
from tests.ui.laptop import TestLaptop, a_laptop

_SECONDS: Final = 90
"""What a quick record may take, with everything that is said (domain 3.0)."""


def measure(folder: Path) -> list[Row]:
    """Give a row for a quick and a full sign-up, for who comes again and for one of a family."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    passes: dict[str, Callable[[TestLaptop, Typist], SignUpDraft]] = {
        "a quick sign-up": quick,
        "a full sign-up": full,
        "somebody who comes again": again,
        "the next of a family": family,
    }
    rows = []
    for number, (what, typed) in enumerate(passes.items()):
        home = folder / str(number)
        home.mkdir(parents=True)
        with a_laptop(app, home) as laptop:
            hands = Typist(app, laptop.desktop.window)
            wanted = typed(laptop, hands)
            laptop.settle()
            (kept, *_) = sign_up_lines(laptop.store, laptop.event, most=1)
            stands = draft_of(open_sign_up(laptop.store, kept.sign_up))
            for name in ("name_given", "name_family", "birth", "lang_spoken", "zip"):
                assert getattr(stands, name) == getattr(wanted, name), (what, name)
        count = hands.count
        rows.append(
            Row(
                part="keys",
                what=f"keys for {what}",
                ours=count.keys,
                unit="keys",
                floor=None,
                ratio=None,
                must=f"< {_SECONDS} s of hands",
                met=count.seconds < _SECONDS,
                note=f"{count.seconds:.0f} scripted seconds: {count.thoughts} times to think",
            )
        )
    return rows


def quick(laptop: TestLaptop, hands: Typist) -> SignUpDraft:
    """Seven answers: name, age, phone, language, interpreter, wish, consent."""
    _begin(hands, "Juana Tomas", "1961", "8285550142")
    for digits in ("4", "1", "1", "1", "", "12"):
        hands.answer(digits, go_on=digits != "12")
    hands.act(laptop.screen.save_key)
    return SignUpDraft(name_given="Juana", name_family="Tomas", birth="1961", lang_spoken="kjb")


def full(laptop: TestLaptop, hands: Typist) -> SignUpDraft:
    """Quick, then what the full form asks besides: second surname, birth date, address, heard."""
    _begin(hands, "Juana Tomas", "4/9/1961", "8285550142")
    for digits in ("4", "1", "1", "1", "", "12"):
        hands.answer(digits, go_on=digits != "12")
    hands.act(laptop.screen.depth_key)
    laptop.settle()
    lines = laptop.screen.form.questions.more_lines
    for name, text in (
        ("family2", "Baltazar"),
        ("zip", "28690"),
        ("city", "Valdese"),
        ("street", "12 Church St"),
        ("remark", "works nights"),
    ):
        hands.count.keys += 2  # Tab past what is not asked, on the average
        lines[name].setFocus()
        hands.answer(text, go_on=False)
    hands.act(laptop.screen.save_key)
    return SignUpDraft(
        name_given="Juana",
        name_family="Tomas",
        birth="1961-04-09",
        lang_spoken="kjb",
        zip="28690",
    )


def again(laptop: TestLaptop, hands: Typist) -> SignUpDraft:
    """Who was at an event before: the name as far as it needs, one key, what is wanted, save."""
    known = a_sign_up(name_family2="", birth="1961-04-09")
    recorded(laptop.store, known, event=OTHER_EVENT)
    hands.answer("Juana To", go_on=False)
    laptop.settle()
    laptop.screen.maybe.look()
    laptop.settle()
    hands.count.thoughts += 1
    hands.count.keys += 2  # Alt+1
    laptop.screen.form.maybe.open(0)
    hands.enter()
    laptop.settle()
    hands.act(laptop.screen.save_key)
    return replace(known, wants=())


def family(laptop: TestLaptop, hands: Typist) -> SignUpDraft:
    """The next of a family: own name, age, consent; the rest is there."""
    mother = a_sign_up(name_family2="", city="Valdese", street="12 Church St")
    recorded(laptop.store, mother, event=laptop.event)
    laptop.screen.today.watch.look()
    laptop.settle()
    laptop.screen.list.setFocus()
    laptop.screen.list.setCurrentIndex(laptop.screen.today.model.index(0))
    hands.act(laptop.screen.family_key)
    laptop.settle()
    hands.answer("Ana")
    hands.answer("8 m", go_on=False)
    hands.act(laptop.screen.save_key)  # says that the consent is missing, and goes there
    hands.answer("1", go_on=False)
    hands.act(laptop.screen.save_key)
    return replace(mother, name_given="Ana", birth="8 m")


def _begin(hands: Typist, *texts: str) -> None:
    for text in texts:
        hands.answer(text)
