"""What every page of the window is: a widget with a head, a badge, and moments in its life."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.doors import Doors
from ui.i18n import Language
from ui.idle_lock import IdleLock
from ui.look import Tokens
from ui.looks import Looks
from ui.session import Session
from ui.sync_loop import SyncLoop
from ui.waiting_line import TableLine

FINISH: Final = "finish"
"""A place of the sign-up page: the sign-up that is opened, at the first thing it lacks."""
SLIP: Final = "slip:"
"""And another: typing in paper slips, beginning with the number that follows, if one does."""
DRAFTS: Final = "drafts"
"""And the forms that wait half typed."""
SLIPS: Final = "slips"
"""A place of the page of what is to be finished: where the paper slips stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A page that can be gone to: its code, its key, and its name in the language of the window."""

    code: str
    key: str
    words: str


def _none_offered() -> tuple[Offered, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a page is made with. `tokens` are those of the moment; `show_tokens` tells others."""

    session: Session
    sync: SyncLoop
    language: Language
    tokens: Tokens
    looks: Looks
    practice: bool = False
    """Whether this is practice, from which a code still leads to real work."""
    lockable: bool = False
    """Whether a PIN or passphrase opens what is open now, so that it can be locked."""
    idle: IdleLock | None = None
    """What locks the window when nobody touches it."""
    doors: Doors | None = None
    """What can be asked for beside the open laptop, where the window came in by them."""
    line: TableLine | None = None
    """Who waits before the table."""
    offered: Callable[[], tuple[Offered, ...]] = _none_offered
    """Gives the pages of the role that is at the keyboard now."""

    def offers(self, code: str) -> bool:
        """Tell whether this role has another page, before something is wished of it."""
        return any(each.code == code for each in self.offered())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """That another page comes in sight, with what `key` names opened in it, at a `place` of it."""

    code: str
    key: bytes = b""
    place: str = ""


ASKS: Final = b"asks"
"""Begins the key of a wish for the page of people that names a sign-up: its person wants something
of us, to stop or to be erased, and is asked at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the bar above says of a page: its title, and in a muted line what it is about."""

    title: str
    about: str = ""


class Page(QWidget):
    """One page. The window tells it of its life; it tells the window of its head and badge.

    `begin` and `pause` come in turns, `stop` once at the end. Between `pause` and `begin` a page
    may listen on, but shows nothing; it keeps what was typed in it.
    """

    head_changed = Signal()  # `head()` gives another one
    badge_changed = Signal()  # `badge` is another one
    wants = Signal(object)  # a Wish, for the window
    leave_wanted = Signal()  # out of practice, to where real work begins

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("page")
        self.around = around
        self._badge = 0

    @property
    def badge(self) -> int:
        """How much waits here for the reader; 0 shows nothing."""
        return self._badge

    def set_badge(self, n: int) -> None:
        """Change what the badge counts."""
        if n != self._badge:
            self._badge = n
            self.badge_changed.emit()

    def head(self) -> Head:
        """Give what stands in the bar above, in the language of the window."""
        return Head(title="")

    def keys_words(self) -> str:
        """Give the keys of this page in a line, for the foot of the window."""
        return ""

    def begin(self) -> None:
        """The page is in sight: look at the store, put the focus where work begins."""

    def grant(self, wish: Wish) -> None:
        """Open what another page wished for, and go to its place."""
        if wish.key:
            self.open(wish.key)
        if wish.place:
            self.go_to_place(wish.place)

    def open(self, key: bytes) -> None:
        """Open what another page wished for; the page is in sight already."""

    def place(self) -> str:
        """Say what is in sight, in words of the page's own: `go_to_place` brings it back."""
        return ""

    def go_to_place(self, place: str) -> None:
        """Bring a place in sight, after a lock or for another page.

        What was half typed comes back by itself.
        """

    def pause(self) -> None:
        """Another page comes: keep what is typed."""

    def stop(self) -> None:
        """The laptop is closed or locked: keep what is typed, ask for nothing more."""

    def speak(self) -> None:
        """Say everything in the language of the window; what was typed stays."""

    def desk_changed(self) -> None:
        """Another role, event or name is known at the keyboard now."""

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of another theme."""

    def fit(self, width: int) -> None:
        """Share out the width of the page."""
