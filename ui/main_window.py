"""The frame: the bar above, the pages beside their list, and in a line how the laptop stands."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.doors import Doors
from ui.foot import Foot, LineKeys
from ui.i18n import NAMES, Language
from ui.idle_lock import IdleLock
from ui.look import Tokens
from ui.looks import Looks
from ui.middle import Middle
from ui.own_state import OwnState
from ui.page import Around, Head, Offered, Page, Wish
from ui.pages import Entry, entries_for, entry_words, keys_of, load_aside
from ui.session import Fault, Session
from ui.standing import Standing
from ui.sync_loop import SyncLoop
from ui.texts import fault_sentence, isolated
from ui.top_bar import TopBar
from ui.waiting_line import TableLine
from ui.widgets.chips import Picked
from ui.widgets.label import PlainLabel
from ui.widgets.reading import next_stop

LEAST_WIDTH, LEAST_HEIGHT = 640, 320
FIRST_WIDTH, FIRST_HEIGHT = 1366, 768
SOON_MS = 1_200
"""After a laptop is opened: when pages are made that count what waits."""
_FRAME = 60
"""About what a desktop takes for title and edges of a window."""


class MainWindow(QWidget):
    """The window. `closing` is called once, before it goes."""

    page_changed = Signal()  # `page` is another one
    lock_wanted = Signal()
    leave_wanted = Signal()  # out of practice, to where real work begins

    def __init__(self, language: Language, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Fieldapp")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(FIRST_WIDTH, FIRST_HEIGHT)
        self._language = language
        self._looks = looks
        self._tokens = tokens = looks.tokens
        self._around: Around | None = None
        self._fault: Fault | None = None
        self._lockable = False
        self.pages: dict[str, Page] = {}
        self.page: Page | None = None
        self.standing: Standing | None = None
        self.closing: Callable[[], None] = lambda: None
        self.top = TopBar(language)
        self.middle = Middle(self, self.top, tokens)
        self.side, self.stack = self.middle.side, self.middle.stack
        self.message = PlainLabel("muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.message)
        self.bottom = Foot()
        self.foot = self.bottom.words
        self.line_keys = LineKeys(self, self.bottom)
        self.own = OwnState(language, tokens, self.bottom)
        self._build()
        self._connect()
        language.switched.connect(self.speak)
        self.top.show_tokens(tokens)
        self._page_keys: list[QShortcut] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.make_counting_pages)
        self.speak()

    def _connect(self) -> None:
        self.top.languages.picked.connect(self._on_language_picked)
        self.top.sync_wanted.connect(self._on_sync_wanted)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.side.chosen.connect(self._on_side_chosen)
        self._shortcuts = [
            QShortcut(QKeySequence("F5"), self, self._on_sync_wanted),
            QShortcut(QKeySequence("F9"), self, self._on_lock_wanted),
            QShortcut(QKeySequence("Ctrl+L"), self, self._on_language_turned),
        ]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.own.bars)
        column.addLayout(self.middle, 1)
        column.addWidget(self.bottom)

    # --- a laptop is opened, and closed or locked again -------------------------------------------

    def show_desk(
        self,
        session: Session,
        sync: SyncLoop,
        *,
        lockable: bool = False,
        practice: bool = False,
        idle: IdleLock | None = None,
        doors: Doors | None = None,
    ) -> None:
        """Show the pages of an opened laptop, the first of them in sight."""
        self._around = Around(
            session=session,
            sync=sync,
            language=self._language,
            tokens=self._tokens,
            looks=self._looks,
            practice=practice,
            lockable=lockable,
            idle=idle,
            doors=doors,
            line=self.line_keys.begin(TableLine(session)),
            offered=lambda: _offered(session.role),
        )
        self._fault = None
        self.standing = Standing(session)
        self.standing.changed.connect(self._on_sums_changed)
        session.failed.connect(self.show_fault)
        session.desk_changed.connect(self._on_desk_changed)
        sync.changed.connect(self._on_sync_changed)
        self.top.sync.setVisible(sync.state.has_server)
        self._lockable = lockable
        self._offer()
        self.middle.offer(pages=True)
        self.own.begin(session, sync, self.standing)
        self.top.typing.begin(session)
        self.fit()
        self.go_to(entries_for(session.role)[0].code)
        self.top.sync.setEnabled(not sync.state.working)
        self.own.speak()
        self._soon.start(SOON_MS)

    def take_down(self) -> None:
        """Let every page keep what is typed and go; the window stays, with a message."""
        self._soon.stop()
        for page in self.pages.values():
            page.stop()
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.own.end()
        if self.standing is not None:
            self.standing.watch.stop()
        self.line_keys.end()
        self.pages, self.page, self.standing, self._around = {}, None, None, None
        self.middle.offer(pages=False)
        self.top.sync.hide()
        self.top.show_person("")
        self.top.typing.end()
        self.top.show_sums(None)
        self.top.show_head(Head(title=""))
        self.stack.setCurrentWidget(self.message)
        self.message.setText("")
        self.bottom.say_keys("")

    def show_instead(self, widget: QWidget) -> None:
        """Show a widget in place of the pages: what stands before an opened laptop."""
        self.take_in(widget)
        self.stack.setCurrentWidget(widget)
        self._show_keys("")

    def take_in(self, widget: QWidget) -> None:
        """Own a widget that stands in place of the pages, out of sight until it is shown."""
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)

    def cover(self, widget: QWidget) -> None:
        """Show a widget over the page in sight, which keeps what is typed."""
        if self.page is not None:
            self.page.pause()
        self.show_instead(widget)

    def uncover(self) -> None:
        """Show the page again that is covered."""
        if self.page is not None:
            self.stack.setCurrentWidget(self.page)
            self.page.begin()
            self._show_page()

    def go_to(self, code: str, place: str = "") -> Page | None:
        """Bring a page in sight, or a place on it; None where this role has no such page."""
        if self._around is None or code not in self.side.buttons:
            return None
        page = self._page_of(code, self._around)
        if page is not self.page:
            if self.page is not None:
                self.page.pause()
            self.page = page
            self.stack.setCurrentWidget(page)
            self.side.mark(code)
            page.begin()
            self._show_page()
            self.page_changed.emit()
        if place:
            page.go_to_place(place)
        return page

    def make_counting_pages(self) -> None:
        """Make the pages whose badge counts before anybody opened them, one at a time."""
        missing = [each.entry for code, each in self.side.buttons.items() if code not in self.pages]
        entry = next((each for each in missing if each.counts), None)
        if (around := self._around) is None or entry is None:
            return

        def loaded() -> None:
            if self._around is around and entry.code in self.side.buttons:
                self._page_of(entry.code, around)
                self.make_counting_pages()

        load_aside(entry, around, loaded)

    def _page_of(self, code: str, around: Around) -> Page:
        if code not in self.pages:
            self.pages[code] = self._made(self.side.buttons[code].entry, around)
        return self.pages[code]

    def _made(self, entry: Entry, around: Around) -> Page:
        page = entry.make(replace(around, tokens=self._tokens))
        page.leave_wanted.connect(self.leave_wanted)
        page.wants.connect(self._on_page_wants)
        page.head_changed.connect(self._show_page)
        page.badge_changed.connect(lambda: self.side.buttons[entry.code].show_badge(page.badge))
        self.stack.addWidget(page)
        page.fit(self.middle.fit())
        return page

    def _offer(self) -> None:
        """Show the pages that the role at the keyboard has, under their keys."""
        assert self._around is not None  # noqa: S101 - called with a desk only
        session = self._around.session
        entries = entries_for(session.role)
        self.top.show_person(session.user_name, lockable=self._lockable)
        self.side.offer(entries)
        for key in self._page_keys:
            key.deleteLater()
        self._page_keys = [
            QShortcut(QKeySequence(key), self, lambda to=to, place=place: self.go_to(to, place))
            for key, to, place in keys_of(entries)
        ]

    def _on_desk_changed(self) -> None:
        """Another role or event is known now: a laptop's first sync, or a coordinator's ruling."""
        self._offer()
        shown = next((code for code, page in self.pages.items() if page is self.page), "")
        for code in [code for code in self.pages if code not in self.side.buttons]:
            page = self.pages.pop(code)
            page.stop()
            self.stack.removeWidget(page)
            page.deleteLater()
        for code, page in self.pages.items():
            self.side.buttons[code].show_badge(page.badge)
        self._soon.start(SOON_MS)
        if shown in self.pages:
            self.side.mark(shown)
        else:
            self.page = None
            self.go_to(next(iter(self.side.buttons)))
        for page in self.pages.values():
            page.desk_changed()

    # --- showing ----------------------------------------------------------------------------------

    def show_fault(self, fault: Fault) -> None:
        """Say what went wrong; before a laptop is open that is all there is."""
        self._fault = fault
        say = self.message.setText if self._around is None else self.bottom.say
        say(fault_sentence(fault.code, self._language.code))

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of another theme."""
        self._tokens = tokens
        self.top.show_tokens(tokens)
        self.side.show_tokens(tokens)
        self.own.show_tokens(tokens)
        for page in self.pages.values():
            page.show_tokens(tokens)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.top.speak()
        self.side.speak()
        for page in self.pages.values():
            page.speak()
        if self._around is not None:
            self._show_page()
            self.own.speak()
            self.line_keys.show()
            return
        self._show_keys("")
        if self._fault is not None:
            self.show_fault(self._fault)
        else:
            self.message.setText(
                self.tr("Opening… The very first start makes everything ready and takes a little.")
            )

    def _show_page(self) -> None:
        if self.page is None:
            return
        self.top.show_head(self.page.head())
        self._show_keys(self.page.keys_words())

    def _show_keys(self, words: str) -> None:
        language = self.tr("{language} English / Español").format(language=isolated("Ctrl+L"))
        self.bottom.say_keys(" · ".join(each for each in (words, language) if each))

    def _on_sync_changed(self) -> None:
        """Say how the laptop stands, never before the numbers that the sync has brought."""
        if self._around is not None:
            state = self._around.sync.state
            self.top.sync.setEnabled(not state.working)
            if state.working:
                self.own.show_anew()
            else:
                self._around.session.rounds.when_shown(self.own.show_rest)

    def _on_sums_changed(self) -> None:
        if self.standing is not None:
            self.top.show_sums(self.standing.sums)

    def show_at(self, place: QByteArray) -> None:
        """Show the window where it stood; the first time as large as a small screen allows."""
        room = self.screen().availableSize()
        stood = not place.isEmpty() and self.restoreGeometry(place)
        if stood or (room.width() > FIRST_WIDTH and room.height() > FIRST_HEIGHT + _FRAME):
            self.show()
        else:
            self.showMaximized()

    def fit(self) -> None:
        """Share out the width of the window."""
        self.top.fit(self.width())
        self.own.bars.fit(self.height())
        width = self.middle.fit()
        for page in self.pages.values():
            page.fit(width)

    @override
    def focusNextPrevChild(self, onwards: bool, /) -> bool:
        """Let Tab go as one reads, also through what came just now."""
        if (stop := next_stop(self, onwards=onwards)) is None:
            return False
        reason = Qt.FocusReason
        stop.setFocus(reason.TabFocusReason if onwards else reason.BacktabFocusReason)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        closing, self.closing = self.closing, lambda: None
        closing()
        super().closeEvent(event)

    # --- what a person did ------------------------------------------------------------------------

    def _on_side_chosen(self, entry: Entry) -> None:
        self.go_to(entry.code)

    def _on_page_wants(self, wish: Wish) -> None:
        if (page := self.go_to(wish.code)) is not None:
            page.grant(wish)

    def _on_sync_wanted(self) -> None:
        if self._around is not None:
            self._around.sync.start()

    def _on_lock_wanted(self) -> None:
        if self.top.lock.isVisibleTo(self.top):  # also while the screen is turned
            self.lock_wanted.emit()

    def _on_language_picked(self, picked: Picked) -> None:
        self._language.switch(picked.codes[0])

    def _on_language_turned(self) -> None:
        codes = list(NAMES)
        self._language.switch(codes[(codes.index(self._language.code) + 1) % len(codes)])


def _offered(role: str) -> tuple[Offered, ...]:
    return tuple(
        Offered(code=each.code, key=each.key, words=entry_words(each.name or each.code))
        for each in entries_for(role)
    )
