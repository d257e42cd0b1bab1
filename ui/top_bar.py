"""The bar above: which page, where the records are, sync, the language, who is at the keyboard."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from fieldapp.actions.desk import DeskSums
from fieldapp.store.custody import Custody
from ui.i18n import NAMES, Language
from ui.icons import icon
from ui.look import MARGIN, Tokens
from ui.page import Head
from ui.texts import (
    changes_here,
    custody_word,
    isolated,
    nothing_waits,
    on_server,
    only_here,
    to_look_at,
)
from ui.typing_for import TypingFor
from ui.widgets.button import a_button
from ui.widgets.label import Badge, PlainLabel, ShortLabel, plain_tip
from ui.widgets.panes import NARROW
from ui.widgets.segments import Segments

_INITIALS: Final = 2
_WIDE_FROM: Final = 1200
"""From this width on the bar has room for every word."""
_HIGH, _LOW = 52, 44
_MIDDLE_FROM: Final = 1000
"""And from this one for what a page is about."""


class TopBar(QFrame):
    """The page's head, where the sign-ups are, sync, the language, and who is at the keyboard."""

    sync_wanted = Signal()
    lock_wanted = Signal()
    menu_wanted = Signal()  # the list of pages, where there is no room for it

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(_HIGH)
        self._language = language
        self._sums: DeskSums | None = None
        self._wide, self._narrow = True, False
        self._lockable = False
        self.brand = PlainLabel("brand")
        self.brand.setText("Fieldapp")
        self.brand.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.title = ShortLabel("strong")
        self.about = ShortLabel("muted")
        self.here, self.there, self.look = Badge("amber"), Badge("green"), Badge("red")
        self.menu, self.sync, self.lock = a_button("quiet"), a_button("quiet"), a_button("quiet")
        for button, wanted in (
            (self.menu, self.menu_wanted),
            (self.sync, self.sync_wanted),
            (self.lock, self.lock_wanted),
        ):
            button.clicked.connect(wanted)
            button.hide()
        self.languages = Segments(NAMES)
        self.person = Badge("teal", shape="person")
        self.person.setFixedSize(30, 30)
        self.typing = TypingFor(self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN + 2, 0, MARGIN + 2, 0)
        row.setSpacing(14)
        row.addWidget(self.menu)
        row.addWidget(self.brand)
        row.addWidget(self.title, 0)
        row.addWidget(self.about, 1)
        row.addStretch()  # takes the room of what a page is about, where there is none for that
        badges: tuple[QWidget, ...] = (self.look, self.here, self.there)
        for each in (
            *badges,
            self.sync,
            self.languages,
            self.typing.button,
            self.person,
            self.lock,
        ):
            row.addWidget(each)
        self.person.hide()
        self.show_sums(None)

    def show_person(self, name: str, *, lockable: bool = False) -> None:
        """Show who is at the keyboard, and whether they can lock it."""
        initials = "".join(word[0] for word in name.split()[:_INITIALS]).upper()
        self.person.setText(initials)
        self.person.setVisible(bool(initials))
        self.person.setAccessibleName(name)
        self.person.setToolTip(plain_tip(name))
        self._lockable = lockable
        self.lock.setVisible(lockable)

    def show_head(self, head: Head) -> None:
        """Show which page it is, and what it is about."""
        self.title.say(head.title)
        self.brand.setHidden(self._narrow and bool(head.title))
        self.about.say(head.about)

    def show_sums(self, sums: DeskSums | None) -> None:
        """Show where the sign-ups are, in a word where there is no room for three."""
        self._sums = sums
        counts = sums or DeskSums(only_here=0, on_server=0, attention=0)
        self._show_count(self.look, counts.attention, "red", Custody.ATTENTION)
        self._show_count(self.here, counts.only_here, "amber", Custody.SAVED_HERE)
        self._show_count(self.there, counts.on_server, "green", Custody.ON_SERVER)
        if counts.waiting and not counts.only_here:
            short = f"{isolated(str(counts.waiting))} {custody_word(Custody.SAVED_HERE)}"
            self._show(self.here, changes_here(counts.waiting), short, "amber")
        elif sums is not None and not (counts.only_here or counts.on_server or counts.attention):
            self._show(self.there, nothing_waits(), custody_word(Custody.ON_SERVER), "green")

    def _show_count(self, badge: Badge, n: int, tone: str, custody: Custody) -> None:
        words = {
            Custody.ATTENTION: to_look_at,
            Custody.SAVED_HERE: only_here,
            Custody.ON_SERVER: on_server,
        }[custody]
        short = f"{isolated(str(n))} {custody_word(custody)}" if n else ""
        self._show(badge, words(n) if n else "", short, tone)

    def _show(self, badge: Badge, whole: str, short: str, tone: str) -> None:
        badge.show_words(whole if self._wide else short, tone)
        badge.setToolTip("" if self._wide else plain_tip(whole))
        badge.setAccessibleName(whole)
        # Where there is hardly room, that all is well steps back behind what is not.
        self.there.setHidden(
            not self.there.text()
            or (self._narrow and not (self.look.isHidden() and self.here.isHidden()))
        )

    def fit(self, width: int) -> None:
        """Leave out words that a key or a sign says as well, where there is no room."""
        self._wide, self._narrow = width >= _WIDE_FROM, width < NARROW
        self.setFixedHeight(_LOW if self._narrow else _HIGH)
        self._row.setSpacing(8 if self._narrow else 14)
        self.brand.setHidden(self._narrow and bool(self.title.words))
        for code, words in NAMES.items():
            self.languages.button(code).setText(code.upper() if self._narrow else words)
        self.about.setVisible(width >= _MIDDLE_FROM)
        self._show_buttons()
        self.typing.fit(wide=self._wide)
        self.show_sums(self._sums)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.menu.setIcon(icon("menu", tokens.teal_ink))
        self.sync.setIcon(icon("refresh-cw", tokens.teal_ink))
        self.lock.setIcon(icon("lock", tokens.teal_ink))

    def _show_buttons(self) -> None:
        self.sync.setText(self.tr("Sync now") + "   F5" if self._wide else "")
        self.lock.setText(self.tr("Lock") if self._wide else "")

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.languages.choose(self._language.code)
        self.languages.setAccessibleName(self.tr("Language of the window"))
        for button, words, key in (
            (self.menu, self.tr("Pages"), "F2–F11"),
            (self.sync, self.tr("Sync now"), "F5"),
            (self.lock, self.tr("Lock, or change who works here"), "F9"),
        ):
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(f"{words} ({key})"))
        self.typing.speak()
        self._show_buttons()
        self.show_sums(self._sums)
