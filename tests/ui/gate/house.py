"""A computer before anything is open: real vaults, a keyring in memory, real HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from fieldapp.commands.front_doors import FrontDoors
from fieldapp.commands.names_here import note_name
from fieldapp.commands.opening import Computer, NewLaptop, enrol_laptop
from tests.support.fake_keyring import FakeKeyring
from tests.support.server import TestServer
from tests.support.vault import CHEAP, CountedRandom, ToldClock
from tests.ui.laptop import TestWindow
from ui.gate.gate import Gate
from ui.widgets.field import Line


@dataclass
class House:
    """What lasts between two starts of the program: folders, keyring, clock and chance."""

    folder: Path
    keyring: FakeKeyring = field(default_factory=FakeKeyring)
    clock: ToldClock = field(default_factory=ToldClock)
    random: CountedRandom = field(default_factory=CountedRandom)
    with_practice: bool = True
    awake: ToldClock = field(default_factory=ToldClock)
    """What the window goes by when nobody touches it."""

    @property
    def profile(self) -> Path:
        return self.folder / "laptop"

    def front(self) -> FrontDoors:
        computer = Computer(
            clock=self.clock,
            random=self.random,
            timer=lambda: 0.0,
            door=self.keyring,
            floor=CHEAP,
        )
        return FrontDoors(
            computer=lambda: computer,
            profile=self.profile,
            root=self.folder,
            with_practice=self.with_practice,
        )

    def enrol(self, server: TestServer, secret: str) -> None:
        """Make it Denise's laptop."""
        with server.serving() as address:
            new = NewLaptop(
                server=address, code=server.invite(), secret=lambda _: secret, app_version="0"
            )
            enrol_laptop(self.profile, new, self.front().computer())
        note_name(self.profile, server.coordinator, "Denise Harmon")

    @contextmanager
    def started(self, app: QApplication) -> Iterator["StartedWindow"]:
        """The program, from its start to its end."""
        window = StartedWindow(app, self)
        try:
            yield window
        finally:
            window.close()


class StartedWindow(TestWindow):
    """The window of a house; keys go to where the focus is."""

    __test__ = False

    def __init__(self, app: QApplication, house: House) -> None:
        super().__init__(app, house.folder, house.awake)
        self.desktop.enter(house.front().doors())
        self.settle()

    @property
    def gate(self) -> Gate:
        gate = self.desktop.gate
        assert gate is not None
        return gate

    def shows(self, screen: QWidget) -> bool:
        """Tell whether this is what a person sees."""
        return self.desktop.window.stack.currentWidget() is screen

    def is_at(self, control: QWidget) -> bool:
        """Tell whether the focus is here."""
        return self.focused is control

    @property
    def focused(self) -> QWidget:
        focused = self.desktop.window.focusWidget()
        assert focused is not None
        return focused

    def write(self, text: str) -> None:
        """Type where the focus is."""
        assert isinstance(self.focused, Line), self.focused
        self.type(self.focused, text)

    def enter(self) -> None:
        """Press Enter where the focus is, and let everything come to its end."""
        self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is; a shortcut that is in force hears it first."""
        for shortcut in self.desktop.window.findChildren(QShortcut):
            parent = shortcut.parent()
            near = isinstance(parent, QWidget) and parent.isVisible()
            if near and shortcut.key() == QKeySequence(key):
                shortcut.activated.emit()
                break
        else:
            self.key(self.focused, key)
        self.settle()

    def push(self, button: QPushButton) -> None:
        """Go to a button by Tab and press it by Space."""
        for _ in range(40):
            if self.focused is button:
                break
            self.key(self.focused, Qt.Key.Key_Tab)
        assert self.focused is button
        self.key(button, Qt.Key.Key_Space, text=" ")
        self.settle()

    def give(self, *texts: str) -> None:
        """Type texts, each followed by Enter."""
        for text in texts:
            self.write(text)
            self.enter()
