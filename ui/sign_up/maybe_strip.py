"""The calm strip above the questions: who may be here already, one key away."""

from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.actions.recognising import MaybeHere
from fieldapp.domain.hints import MOST_HINTS, Kin
from ui.look import SPACE
from ui.sign_up.maybe import MaybePresenter
from ui.sign_up.maybe_words import head_words, person_words, reasons_words, spoken_words
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel

translate = QCoreApplication.translate
MORE_KEY: Final = "Ctrl+M"
KEYS: Final = tuple(f"Alt+{at}" for at in range(1, MOST_HINTS + 1))


class MaybeStrip(QFrame):
    """Shows the likeliest, or the one that was opened; takes no focus that is not given to it."""

    same_wanted = Signal(bytes)  # this is the person
    family_wanted = Signal(bytes)  # of the same family
    other_wanted = Signal(bytes)  # somebody else
    left = Signal()  # back to what was being typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.found: tuple[MaybeHere, ...] = ()
        self.head, self.more = PlainLabel("strong"), PlainLabel("small")
        self._opened: int | None = None
        self.rows = [HintRow(key) for key in KEYS]
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        above = QHBoxLayout()
        above.addWidget(self.head, 1)
        above.addWidget(self.more)
        column.addLayout(above)
        for at, row in enumerate(self.rows):
            column.addWidget(row)
            row.opened.connect(lambda one=at: self.open(one))
            row.same.clicked.connect(lambda _, one=at: self._decide(self.same_wanted, one))
            row.family.clicked.connect(lambda _, one=at: self._decide(self.family_wanted, one))
            row.other.clicked.connect(lambda _, one=at: self._decide(self.other_wanted, one))
        self.hide()

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through."""
        return tuple(stop for row in self.rows for stop in row.stops())

    def show_found(self, found: tuple[MaybeHere, ...]) -> None:
        """Show who may be here; told to who does not see it when it is somebody else."""
        before = [each.line.person for each in self.found]
        self.found = found
        if before != [each.line.person for each in found]:
            self.close_rows()
        self.say()
        self.setVisible(bool(found))
        if found and before != [each.line.person for each in found]:
            event = QAccessibleAnnouncementEvent(self, spoken_words(found))
            QAccessible.updateAccessibility(event)

    def say(self) -> None:
        """Say everything anew."""
        self.head.setText(head_words(self.found))
        more = len(self.found) - 1
        words = translate("SignUp", "and {n} more").format(n=isolated(str(more)))
        self.more.setText(f"{words}   {MORE_KEY}" if more > 0 else "")
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(self.found) and at == (self._opened or 0))
            if at < len(self.found):
                row.show_person(self.found[at])

    def open(self, at: int) -> None:
        """Open one of those shown, for who pressed its key; nothing where nobody is."""
        if at < len(self.found):
            self._opened = at
            for row in self.rows:
                row.open(row is self.rows[at])
            self.say()
            self.rows[at].focus_answer()

    def step(self) -> None:
        """Open the first, then the next one, and after the last the first again."""
        after = 0 if self._opened is None else self._opened + 1
        self.open(after % max(len(self.found), 1))

    def has_focus(self) -> bool:
        """Tell whether somebody answers in the strip."""
        return any(stop.hasFocus() for stop in self.stops())

    def close_rows(self) -> None:
        """Leave what was opened, with the focus back where it was typed."""
        had_focus = self.has_focus()
        self._opened = None
        for row in self.rows:
            row.open(False)
        self.say()
        if had_focus:
            self.left.emit()

    def _decide(self, signal: object, at: int) -> None:
        person = self.found[at].line.person
        self.close_rows()
        signal.emit(person)  # type: ignore[attr-defined]


class HintRow(QWidget):
    """One person, and what can be said of them once the row is opened."""

    opened = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._kin = Kin.SAME
        self.who = a_button("quiet")
        self.why = PlainLabel("small", wrap=True)
        self.why.setContentsMargins(SPACE * 2, 0, 0, 4)
        self.same, self.family, self.other = (a_button("plain") for _ in range(3))
        answers = QHBoxLayout()
        answers.setSpacing(SPACE * 2)
        for button in (self.same, self.family, self.other):
            answers.addWidget(button)
            button.hide()
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.who, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why)
        column.addLayout(answers)
        self.who.clicked.connect(self.opened)

    def stops(self) -> tuple[QWidget, ...]:
        return (self.who, self.same, self.family, self.other)

    def show_person(self, maybe: MaybeHere) -> None:
        """Show somebody."""
        self._kin = maybe.kin
        who, why = person_words(maybe), reasons_words(maybe)
        if maybe.kin is Kin.FAMILY:
            why = translate("SignUp", "family? {why}").format(why=why)
        say_button(self.who, who, self._key)
        self.who.setAccessibleName(f"{who}: {why}")
        self.why.setText(why)
        say_button(self.same, translate("SignUp", "This is the person"))
        say_button(self.family, translate("SignUp", "Same family"))
        say_button(self.other, translate("SignUp", "Somebody else"))

    def open(self, opened: bool) -> None:
        """Show or hide the answers."""
        for button in (self.same, self.family, self.other):
            button.setVisible(opened)

    def focus_answer(self) -> None:
        """Put the focus on the answer that is likely."""
        likely = self.same if self._kin is Kin.SAME else self.family
        likely.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Deciding(Protocol):
    """Who acts on what is said of somebody."""

    def come_again(self, person: bytes) -> None: ...
    def join_family(self, person: bytes) -> None: ...


def join_maybe(page: QWidget, maybe: MaybePresenter, strip: MaybeStrip, deciding: Deciding) -> None:
    """Join who looks with the strip that shows, and with the keys of the page."""
    maybe.changed.connect(lambda: strip.show_found(maybe.found))
    strip.same_wanted.connect(deciding.come_again)
    strip.family_wanted.connect(deciding.join_family)
    strip.other_wanted.connect(maybe.put_off)
    QShortcut(QKeySequence(MORE_KEY), page, strip.step)
    for at, key in enumerate(KEYS):
        QShortcut(QKeySequence(key), page, lambda one=at: strip.open(one))
