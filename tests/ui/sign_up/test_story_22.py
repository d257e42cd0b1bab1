"""Story 22: in Spanish and in large print, a whole sign-up without a mouse and without English."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.store.lists import sign_up_lines
from tests.ui.laptop import TestLaptop
from tests.ui.test_every_screen import (
    LARGE,
    cut,
    in_spanish,
    left_in_english,
    name_heard,
    unnamed,
    visible,
)
from ui.main_window import FIRST_HEIGHT, FIRST_WIDTH
from ui.sign_up.state import FULL

CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = {
    "given": "María José",
    "family": "de la Cruz",
    "family2": "Ñáñez",
    "used": "Doña Mari",
    "birth": "4/3/1961",
    "phone": "828 555 0142",
    "email": "maria@example.org",
    "zip": "28655",
    "city": "Morganton",
    "street": "120 Avery Avenue",
    "directions": "Detrás de la iglesia",
    "remark": "Viene con su hermana",
}
FIRST = (
    "sex speaks written method interpreter modes gender best wants access heard seat ride"
    " ride_agreed".split()
)
PRESSED = dict.fromkeys(FIRST, "1") | {"granted": "123"}
PICKED = {"heard": "iglesia"}
"""What is typed into the list behind a question, which the digit opens."""
MOST_STOPS = 120


class Walk:
    """Somebody at the keyboard, who looks at the window and listens to the screen reader."""

    def __init__(self, laptop: TestLaptop) -> None:
        self.laptop = laptop
        self.window = laptop.desktop.window
        self.spanish = in_spanish()

    @property
    def focused(self) -> QWidget:
        found = self.window.focusWidget()
        assert isinstance(found, QWidget)
        return found

    def look(self) -> None:
        """Nothing in sight is nameless, cut off or in English."""
        self.laptop.settle()
        self.look_at(self.window)

    def look_at(self, window: QWidget) -> None:
        seen = visible(window)
        faults = [*unnamed(seen), *cut(window, seen), *left_in_english(seen, self.spanish)]
        assert not faults, "\n".join(map(str, faults))

    def chord(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focused, key, CONTROL)
        self.laptop.settle()

    def stops(self) -> Iterator[str]:
        """Go on by Tab as far as the save button, and say at which question that is."""
        asked, save = self.laptop.screen.form.questions, self.laptop.screen.form.save
        for _ in range(MOST_STOPS):
            focused = self.focused
            if focused is save:
                return
            names = {id(line): name for name, line in asked.lines.items()}
            names |= {id(chip): name for name, row in asked.rows.items() for chip in row.chips}
            names |= {id(stop): name for name, part in asked.parts.items() for stop in part.stops()}
            yield names.get(id(focused), "")
            self.laptop.key(self.focused, Qt.Key.Key_Tab)
        raise AssertionError("Tab never came to the save button")

    def pick(self, words: str) -> None:
        """Look at the list that is open over the form, and choose in it by letters and Enter."""
        picker = self.laptop.screen.form.picker
        assert picker.isVisible()
        self.look_at(picker)
        self.laptop.type(picker.line, words)
        self.laptop.key(picker.line, Qt.Key.Key_Return)
        self.laptop.settle()
        assert not picker.isVisible()

    def listen(self) -> None:
        """Where the keyboard is can be seen, and is called something, in Spanish."""
        heard = name_heard(self.focused)
        assert heard
        assert self.spanish.get(heard, heard) == heard
        assert not self.focused.visibleRegion().isEmpty(), heard


def test_story_22_in_spanish_in_large_print(laptop: TestLaptop) -> None:
    """Every question is gone through by Tab, answered by letters and digits, and saved by a key."""
    laptop.desktop.language.switch("es")
    laptop.desktop.window.resize(
        round(FIRST_WIDTH / LARGE.ratio), round(FIRST_HEIGHT / LARGE.ratio)
    )
    walk = Walk(laptop)
    walk.chord(Qt.Key.Key_D)
    assert laptop.screen.presenter.state.depth == FULL
    walk.chord(Qt.Key.Key_Return)  # too early: what is missing is said
    walk.look()
    while walk.focused is not laptop.screen.form.questions.lines["given"]:
        laptop.key(walk.focused, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    seen: list[str] = []
    for name in walk.stops():
        walk.listen()
        if name in TYPED:
            laptop.type(walk.focused, TYPED[name])
        for digit in PRESSED.get(name, ""):
            laptop.key(walk.focused, Qt.Key.Key_0 + int(digit), text=digit)
        if name in PICKED and name not in seen:
            walk.pick(PICKED[name])
        seen.append(name)
    walk.look()
    assert {*TYPED, *PRESSED} <= set(seen)
    assert [name for name in dict.fromkeys(seen) if name] == list(laptop.screen.form.grid.order)

    walk.chord(Qt.Key.Key_Return)
    walk.look()
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    kept = draft_of(open_sign_up(laptop.store, line.sign_up))
    assert (kept.name_given, kept.name_family2, kept.street) == (
        TYPED["given"],
        TYPED["family2"],
        TYPED["street"],
    )
    assert kept.seat
    assert (kept.ride_mode, kept.heard_from) == ("DRIVER", "CHURCH")
    assert {"STORE", "SHAREPROV", "SHARERIDE"} <= set(kept.granted)
    laptop.screen.presenter.open(line.sign_up)  # a correction has one button more
    walk.look()
