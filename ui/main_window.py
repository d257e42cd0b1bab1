"""The frame: who and where above, one screen, and in a line how the laptop stands below."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.desk import DeskSeen, DeskSums
from fieldapp.store.custody import Custody
from ui.i18n import NAMES, Language
from ui.icons import icon
from ui.look import MARGIN, Tokens
from ui.session import Fault, Session
from ui.sign_up.screen import SignUpScreen
from ui.sync_loop import SyncLoop
from ui.texts import (
    custody_word,
    fault_sentence,
    isolated,
    on_server,
    only_here,
    starts_words,
    sync_words,
    to_look_at,
)
from ui.widgets.chips import Picked
from ui.widgets.label import Badge, PlainLabel, ShortLabel, plain_tip
from ui.widgets.segments import Segments

LEAST_WIDTH, LEAST_HEIGHT = 880, 480
FIRST_WIDTH, FIRST_HEIGHT = 1366, 768
_INITIALS = 2
_FRAME = 60
"""About what a desktop takes for title and edges of a window."""
_WIDE_FROM = 1200
"""From this width on the bar has room for every word."""
_MIDDLE_FROM = 1000
"""And from this one for day and place of the event."""
_NO_SUMS = DeskSums(only_here=0, on_server=0, attention=0)


class TopBar(QFrame):
    """The event, where its sign-ups are, the language, and who is at the keyboard."""

    sync_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(52)
        self._language = language
        self._seen: DeskSeen | None = None
        self._wide = True
        self.brand = PlainLabel("brand")
        self.brand.setText("Fieldapp")
        self.brand.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.title = ShortLabel("strong")
        self.about = ShortLabel("muted")
        self.here, self.there, self.look = Badge("amber"), Badge("green"), Badge("red")
        self.sync = QPushButton()
        self.sync.setObjectName("quiet")
        self.sync.setAutoDefault(False)
        self.sync.clicked.connect(self.sync_wanted)
        self.languages = Segments(NAMES)
        self.person = Badge("teal", shape="person")
        self.person.setFixedSize(30, 30)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN + 2, 0, MARGIN + 2, 0)
        row.setSpacing(14)
        row.addWidget(self.brand)
        row.addWidget(self.title, 0)
        row.addWidget(self.about, 1)
        badges: tuple[QWidget, ...] = (self.look, self.here, self.there)
        for each in (*badges, self.sync, self.languages, self.person):
            row.addWidget(each)
        self.sync.hide()
        self.person.hide()
        self.show_seen(None)

    def show_person(self, name: str) -> None:
        """Show who is at the keyboard."""
        initials = "".join(word[0] for word in name.split()[:_INITIALS]).upper()
        self.person.setText(initials)
        self.person.setVisible(bool(initials))
        self.person.setAccessibleName(name)

    def show_seen(self, seen: DeskSeen | None) -> None:
        """Show the event and where its sign-ups are."""
        self._seen = seen
        event = seen.event if seen is not None else None
        self.title.say(event.title if event is not None else "")
        day = starts_words(event.starts, self._language.locale) if event is not None else ""
        place = event.place if event is not None and event.place not in event.title else ""
        self.about.say(" · ".join(each for each in (day, place) if each))
        self._show_sums(seen.sums if seen is not None else _NO_SUMS)

    def _show_sums(self, sums: DeskSums) -> None:
        """Show where the sign-ups are, in a word where there is no room for three."""
        for badge, n, tone, words, custody in (
            (self.look, sums.attention, "red", to_look_at, Custody.ATTENTION),
            (self.here, sums.only_here, "amber", only_here, Custody.SAVED_HERE),
            (self.there, sums.on_server, "green", on_server, Custody.ON_SERVER),
        ):
            whole = words(n) if n else ""
            short = f"{isolated(str(n))} {custody_word(custody)}" if n else ""
            badge.show_words(whole if self._wide else short, tone)
            badge.setToolTip("" if self._wide else plain_tip(whole))
            badge.setAccessibleName(whole)

    def fit(self, width: int) -> None:
        """Leave out words that a key or a sign says as well, where there is no room."""
        self._wide = width >= _WIDE_FROM
        self.about.setVisible(width >= _MIDDLE_FROM)
        self._show_sync()
        self.show_seen(self._seen)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.sync.setIcon(icon("refresh-cw", tokens.teal_ink))

    def _show_sync(self) -> None:
        self.sync.setText(self.tr("Sync now") + "   F5" if self._wide else "")

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.languages.choose(self._language.code)
        self.languages.setAccessibleName(self.tr("Language of the window"))
        self.sync.setAccessibleName(self.tr("Sync now"))
        self.sync.setToolTip(f"{self.tr('Sync now')} (F5)")
        self._show_sync()
        self.show_seen(self._seen)


class MainWindow(QWidget):
    """The window. `closing` is called once, before it goes."""

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Fieldapp")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(FIRST_WIDTH, FIRST_HEIGHT)
        self._language = language
        self._tokens = tokens
        self._sync: SyncLoop | None = None
        self._fault: Fault | None = None
        self._opening = True
        self.screen_shown: SignUpScreen | None = None
        self.closing: Callable[[], None] = lambda: None
        self.top = TopBar(language)
        self.message = PlainLabel("muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.middle = QVBoxLayout()
        self.middle.addWidget(self.message, 1)
        self.standing = PlainLabel("small", wrap=True)
        self.keys = PlainLabel("small")
        self._build()
        self.top.languages.picked.connect(self._on_language_picked)
        language.switched.connect(self.speak)
        self.top.show_tokens(tokens)
        QShortcut(QKeySequence("F5"), self, self._on_sync_wanted)
        QShortcut(QKeySequence("Ctrl+L"), self, self._on_language_turned)
        self.top.sync_wanted.connect(self._on_sync_wanted)
        self.speak()

    def _build(self) -> None:
        line = QFrame()
        line.setObjectName("statusLine")
        line.setMinimumHeight(30)
        row = QHBoxLayout(line)
        row.setContentsMargins(MARGIN + 2, 2, MARGIN + 2, 2)
        row.setSpacing(MARGIN)
        row.addWidget(self.standing, 1)
        row.addWidget(self.keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(self.middle, 1)
        column.addWidget(line)

    def show_desk(self, session: Session, sync: SyncLoop) -> None:
        """Show the sign-up screen of an opened laptop."""
        self._sync = sync
        self._opening = False
        screen = SignUpScreen(session, self._language, self._tokens)
        self.screen_shown = screen
        self.message.hide()
        self.middle.addWidget(screen, 1)
        screen.fit(self.width())
        screen.seen_changed.connect(lambda: self.top.show_seen(screen.today.seen))
        session.failed.connect(self.show_fault)
        session.desk_changed.connect(lambda: self._on_desk_changed(session))
        sync.changed.connect(self._show_standing)
        self.top.show_person(session.user_name)
        self.top.sync.setVisible(sync.state.has_server)
        self._show_standing()
        screen.begin()

    def _on_desk_changed(self, session: Session) -> None:
        self.top.show_person(session.user_name)
        if self.screen_shown is not None:
            self.screen_shown.today.look()

    def show_fault(self, fault: Fault) -> None:
        """Say what went wrong; before the desk is open that is all there is."""
        self._fault = fault
        words = fault_sentence(fault.code, self._language.code)
        if self._opening:
            self.message.setText(words)
        else:
            self.standing.setText(words)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of another theme."""
        self._tokens = tokens
        self.top.show_tokens(tokens)
        if self.screen_shown is not None:
            self.screen_shown.show_tokens(tokens)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.top.speak()
        self.keys.setText(
            self.tr("{undo} undo last save · {find} find · {language} English / Español").format(
                undo=isolated("Ctrl+Z"), find=isolated("Ctrl+F"), language=isolated("Ctrl+L")
            )
        )
        if self.screen_shown is not None:
            self.screen_shown.speak()
        elif self._fault is not None:
            self.show_fault(self._fault)
        else:
            self.message.setText(
                self.tr("Opening… The very first start makes everything ready and takes a little.")
            )
        self._show_standing()

    def _show_standing(self) -> None:
        if self._sync is not None:
            state, code = self._sync.state, self._language.code
            self.standing.setText(sync_words(state, code, self._language.locale))
            self.top.sync.setEnabled(not state.working)

    def show_at(self, place: QByteArray) -> None:
        """Show the window where it stood; the first time as large as a small screen allows."""
        room = self.screen().availableSize()
        stood = not place.isEmpty() and self.restoreGeometry(place)
        if stood or (room.width() > FIRST_WIDTH and room.height() > FIRST_HEIGHT + _FRAME):
            self.show()
        else:
            self.showMaximized()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.top.fit(self.width())
        if self.screen_shown is not None:
            self.screen_shown.fit(self.width())

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        closing, self.closing = self.closing, lambda: None
        closing()
        super().closeEvent(event)

    def _on_sync_wanted(self) -> None:
        if self._sync is not None:
            self._sync.start()

    def _on_language_picked(self, picked: Picked) -> None:
        self._language.switch(picked.codes[0])

    def _on_language_turned(self) -> None:
        codes = list(NAMES)
        self._language.switch(codes[(codes.index(self._language.code) + 1) % len(codes)])
