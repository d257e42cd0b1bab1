"""A laptop at a table of the Saturday: its window, its line to the server, and who sits there."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bench.typist import Typist
from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.opening import refreshed
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.lines import SignUpLine
from fieldapp.store.lists import sign_up_lines
from tests.support.laptops import Laptop
from tests.support.proxy import BreakingLine, Cutting
from tests.support.stores import TODAY
from tests.ui.laptop import TestLaptop, a_desk
from ui.page import Page
from ui.sign_up.state import FULL, Edit

NO_NETWORK: Final = Cutting(up=0)
Answer = str | tuple[str, ...] | Callable[["Table"], tuple[str, ...]]
"""A text; codes of chips; or what is picked once the question is in sight."""
MOST_QUESTIONS: Final = 90
MOST_DIGITS: Final = 9
FOUND_AS: Final = {
    "hnj": "green",
    "lo": "lao",
    "vi": "vietnamese",
    "uk": "ukrainian",
    "LIFT": "lift",
}
"""What is typed for a language that the event does not expect, and for what else has no chip."""


def plain(words: str) -> str:
    """Give words without the marks that keep their direction."""
    return "".join(each for each in words if each not in "\u2066\u2068\u2069")


@dataclass
class Table:
    """One laptop with its window and its own line to the server.

    `keeps_first`: the first time at the clinic is not given to those who come now.
    """

    app: QApplication
    laptop: Laptop
    line: BreakingLine
    url: str
    folder: Path
    window: TestLaptop = field(init=False)
    today: date = TODAY
    keeps_first: bool = True

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.line.cutting = NO_NETWORK
        self.open()

    def open(self) -> None:
        """Open the window on the laptop's file, as in the morning."""
        laptop = self.laptop
        desk = a_desk(laptop.store, laptop.event, author=laptop.author, server=self.url)
        desk = replace(desk, today=lambda: self.today)
        same: OpenedDesk = refreshed(desk)
        self.window = TestLaptop(self.app, self.folder, partial(_given, same), self.clock)
        self.sit_down()

    @property
    def clock(self) -> "ClockThatNobodySets":
        return ClockThatNobodySets(self.laptop)

    def changes_hands(self, author: Author) -> None:
        """Somebody else unlocks this laptop: the window begins anew, for them."""
        self.window.close()
        self.laptop.reopen()
        self.laptop.author = author
        self.open()

    def freeze(self) -> None:
        """The power button: what is on the disk at this moment is all there is afterwards."""
        laptop = self.laptop
        left = laptop.folder.with_name(f"{laptop.folder.name}-after")
        shutil.copytree(laptop.folder, left)
        self.window.close()
        laptop.close()
        laptop.folder = left
        laptop.reopen()

    def close(self) -> None:
        """Close whichever window is open now, as in the evening."""
        self.window.close()

    def sit_down(self) -> None:
        """Be the window that has the keyboard: several are on one screen here."""
        self.window.desktop.window.activateWindow()
        self.window.settle()

    def sync(self) -> None:
        """In the car park: there is a network for as long as F5 needs."""
        self.line.cutting = Cutting()
        self.window.desktop.window.top.sync.click()
        self.window.settle()
        self.line.cutting = NO_NETWORK

    def page(self, code: str, place: str = "") -> Page | None:
        """Go to a page; None where this role has none of it."""
        page = self.window.desktop.window.go_to(code, place)
        self.window.settle()
        return page

    def at_the_form(self) -> None:
        self.page("sign_up")

    def answer(self, **answers: str | bool | tuple[str, ...]) -> None:
        """Answer questions of the form by their names."""
        for question, value in answers.items():
            self.window.screen.presenter.edit(Edit(field=question, value=value))
        self.window.settle()

    @property
    def hands(self) -> Typist:
        """Give the hands at this keyboard."""
        return Typist(self.app, self.window.desktop.window)

    def by_keys(self, answers: Mapping[str, Answer]) -> None:
        """Answer what is asked, from where the focus is, by keys alone; at most up to Save.

        A text is typed; of chips the digit is pressed; a language that has none is found by name.
        What was no question of this person, such as how a language is interpreted, is left out.
        """
        form, hands = self.window.screen.form, self.hands
        left = {name: answer for name, answer in answers.items() if answer}
        for _ in range(MOST_QUESTIONS):
            if not left or self.window.desktop.window.focusWidget() is form.save:
                return
            question = self.question()
            answer = left.pop(question, "")
            if question in form.questions.parts:
                hands.tab()  # Enter would begin an answer there
            elif isinstance(answer, str):
                hands.answer(answer)
            else:
                self._pick(question, answer(self) if callable(answer) else answer)
        raise AssertionError(f"no way to Save from {self.question()}")

    def question(self) -> str:
        """Give which question has the focus."""
        form = self.window.screen.form
        focused = self.window.desktop.window.focusWidget()
        at = (name for name, field in form.grid.order.items() if focused in field.stops())
        return next(at, "")

    def _pick(self, question: str, codes: tuple[str, ...]) -> None:
        form, hands = self.window.screen.form, self.hands
        offered = form.questions.rows[question].offered_codes
        for code in codes:
            if code in offered[:MOST_DIGITS]:
                hands.answer(str(offered.index(code) + 1), go_on=False)
            elif code in FOUND_AS:
                hands.answer(FOUND_AS[code][:1], go_on=False)
                self.window.type(form.picker.line, FOUND_AS[code][1:])
                self.window.settle()
                self.window.key(form.picker.line, Qt.Key.Key_Return)
            else:
                raise AssertionError(f"{code} is no answer to {question}: {offered}")
        hands.enter()

    def comes(self, name: str, birth: str = "1961", /, **more: Answer) -> SignUpLine:
        """Somebody comes to the table: asked the short form by keys; gives their line."""
        usual: dict[str, Answer] = {"speaks": ("en",), "granted": ("STORE", "SHAREPROV")}
        self.sit_down()
        self.window.screen.form.focus_first()
        self.by_keys({"name": name, "birth": birth} | usual | more)
        return self.save()

    def in_full(self, **answers: Answer) -> None:
        """Ctrl+D, and the questions of the whole form that have an answer, from the first."""
        self.sit_down()
        screen = self.window.screen
        if screen.presenter.state.depth != FULL:
            screen.depth_key.activated.emit()
        screen.form.focus_first()
        self.by_keys(answers)
        self.window.settle()

    def short_again(self) -> None:
        """Ctrl+D: the next is asked the short form."""
        if self.window.screen.presenter.state.depth == FULL:
            self.window.screen.depth_key.activated.emit()

    def comes_in_full(self, **answers: Answer) -> SignUpLine:
        """Somebody is asked the whole form by keys; gives their line."""
        self.in_full(**answers)
        line = self.save()
        self.short_again()
        return line

    def save(self) -> SignUpLine:
        """Ctrl+Enter; gives the line of who was saved."""
        self.window.save()
        presenter = self.window.screen.presenter
        said = presenter.state
        assert said.said is not None
        assert said.said.code in {"saved", "saved_held"}, (said.said, said.problem_fields)
        (new,) = sign_up_lines(self.laptop.store, self.laptop.event, most=1)
        assert new.sign_up == presenter.last_done
        return new

    @property
    def draft(self) -> SignUpDraft:
        return self.window.screen.presenter.state.draft

    @property
    def lines(self) -> tuple[SignUpLine, ...]:
        return sign_up_lines(self.laptop.store, self.laptop.event, most=1000)

    def times(self) -> list[str]:
        """Give the times in sight, as the chips say them."""
        return [plain(chip.words) for chip in self.window.screen.form.questions.seat.chips]


@dataclass(frozen=True)
class ClockThatNobodySets:
    """What the laptop counts while it is on, whatever its clock on the screen is set to."""

    laptop: Laptop

    def __call__(self) -> int:
        return self.laptop.server.clock()


def _given(desk: OpenedDesk) -> OpenedDesk:
    return desk
