"""The page of the day: ready for the event, and the end of it; one of the two in sight."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.day import ready_words, words
from ui.day.lines import LinesView
from ui.day.presenter import DayPresenter
from ui.look import GAP, MARGIN
from ui.page import DRAFTS, SLIPS, Around, Head, Page, Wish
from ui.texts import isolated, starts_words
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import Picked
from ui.widgets.label import PlainLabel, restyle
from ui.widgets.port import Scrolled, a_port
from ui.widgets.segments import Segments
from ui.widgets.status import Status

READY, END = "ready", "end"
PARTS: Final = (READY, END)
_WIDEST: Final = 980


class DayScreen(Page):
    """Joins presenter and lines. Which part is in sight is chosen by the hour, then by a person."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = DayPresenter(around.session)
        self.switch = Segments({code: code for code in PARTS})
        self.banner = QFrame()
        self.headline, self.about = PlainLabel("headline", wrap=True), PlainLabel(wrap=True)
        self.lines, self.users = LinesView(), LinesView()
        self.users_head = PlainLabel("strong")
        self.note = PlainLabel("small", wrap=True)
        self.status = Status()
        self.close_button = a_button("primary")
        self.part, self._chosen = READY, False
        self._build()
        self._connect()
        self.switch.choose(self.part)
        self.speak()
        self.presenter.look()

    def _build(self) -> None:
        self.banner.setObjectName("banner")
        inside = QVBoxLayout(self.banner)
        inside.setContentsMargins(MARGIN + 2, MARGIN - 2, MARGIN + 2, MARGIN - 2)
        inside.setSpacing(2)
        inside.addWidget(self.headline)
        inside.addWidget(self.about)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MARGIN)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.note)
        said.addWidget(self.status)
        row.addLayout(said, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        held = QWidget()
        held.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN - 4)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.banner)
        column.addWidget(self._card(), 1)
        column.addWidget(self.foot)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        middle.addWidget(held, 1)
        middle.addStretch(0)

    def _card(self) -> QFrame:
        held = Scrolled()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(MARGIN + 2, MARGIN - 6, MARGIN + 2, MARGIN - 6)
        inner.setSpacing(GAP)
        for each in (self.lines, self.users_head, self.users):
            inner.addWidget(each)
        inner.addStretch(1)
        card = QFrame()
        card.setObjectName("card")
        whole = QVBoxLayout(card)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(a_port(held))
        return card

    def _connect(self) -> None:
        self.presenter.changed.connect(self._on_presenter_changed)
        self.switch.picked.connect(self._on_part_picked)
        self.lines.wanted.connect(self._on_line_wanted)
        self.close_button.clicked.connect(self.presenter.close)
        self.status.undo.clicked.connect(self.presenter.undo)
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, self.presenter.undo)
        self.other_key = QShortcut(QKeySequence("Ctrl+D"), self, self._on_other_part)
        self.close_keys = [
            QShortcut(QKeySequence(key), self, self._on_close_key)
            for key in ("Ctrl+Return", "Ctrl+Enter")
        ]
        self.drafts_key = QShortcut(QKeySequence("D"), self, lambda: self._on_line_key("drafts"))
        self.seats_key = QShortcut(QKeySequence("G"), self, lambda: self._on_line_key("seats"))
        self.slips_key = QShortcut(QKeySequence("P"), self, lambda: self._on_line_key("slips"))

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        seen = self.presenter.seen
        if seen is None or seen.event is None:
            return Head(title=self.tr("The day"))
        when = starts_words(seen.starts, self.around.language.locale)
        return Head(title=self.tr("The day"), about=f"{seen.title} · {when}")

    @override
    def keys_words(self) -> str:
        return self.tr("{other} ready, or end of day").format(other=isolated("Ctrl+D"))

    @override
    def begin(self) -> None:
        self.presenter.look()
        self.switch.button(self.part).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def place(self) -> str:
        return self.part

    @override
    def go_to_place(self, place: str) -> None:
        if place in PARTS:
            self._chosen = True
            self.show_part(place)

    @override
    def stop(self) -> None:
        self.presenter.watch.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.desk_changed()

    @override
    def speak(self) -> None:
        for code, said in ((READY, self.tr("Ready?")), (END, self.tr("End of day"))):
            self.switch.button(code).setText(said)
            self.switch.button(code).setAccessibleName(said)
        self.switch.setAccessibleName(self.tr("Parts of this page"))
        self.users_head.setText(self.tr("Who did what on this laptop"))
        say_button(self.close_button, self.tr("Close the day"), "Ctrl+Enter")
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        self._show()

    @override
    def fit(self, width: int) -> None:
        room = min(width, _WIDEST) - 4 * MARGIN
        self.lines.fit(room)
        self.users.fit(room)

    def show_part(self, part: str) -> None:
        """Show the ready check, or the end of the day."""
        self._go_to(part)
        self._show()

    def _go_to(self, part: str) -> None:
        focused = self.switch.button(self.part).hasFocus()
        self.part = part
        self.switch.choose(part)
        if focused:
            self.switch.button(part).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ----------------------------------------------------------------------------------

    def _on_presenter_changed(self) -> None:
        seen = self.presenter.seen
        if not self._chosen and seen is not None and seen.event is not None:
            self._go_to(END if _begun(seen.starts, self.presenter.now_local) else READY)
        self._show()
        self.head_changed.emit()
        if self.presenter.said and self.isVisible():
            said = QAccessibleAnnouncementEvent(self.status, self.status.words.text())
            QAccessible.updateAccessibility(said)

    def _show(self) -> None:
        if self.part == READY:
            self._show_ready()
        else:
            self._show_end()
        ended = self.part == END
        self.users_head.setVisible(ended and bool(self.users.lines))
        self.users.setVisible(ended)
        self.foot.setVisible(ended)

    def _show_ready(self) -> None:
        presenter, locale = self.presenter, self.around.language.locale
        found, seen = presenter.checks, presenter.seen
        if seen is None or not found:
            self._show_banner(self.tr("Looking…"), "grey")
            self.lines.show_lines(())
            return
        self._show_banner(*ready_words.ready_headline(found))
        around = presenter.around
        self.lines.show_lines(
            [ready_words.check_line(each, seen, around, locale) for each in found]
        )

    def _show_end(self) -> None:
        presenter, code = self.presenter, self.around.language.code
        seen = presenter.seen
        there = seen is not None and seen.event is not None
        self.close_button.setEnabled(there)
        said, tone = words.said_words(presenter.said, code)
        self.status.show_words(said, tone, can_undo=presenter.can_undo)
        if seen is None or not there:
            empty = self.tr("No event has come to this laptop yet.")
            self._show_banner(empty if seen is not None else self.tr("Looking…"), "grey")
            self.lines.show_lines(())
            self.users.show_lines(())
            self.note.setText("")
            return
        self._show_banner(*words.end_headline(seen), words.end_about(seen))
        lists = self.around.session.lists
        self.lines.show_lines(words.end_lines(seen, lists, code, self._key_of("finish_later")))
        self.users.show_lines([words.user_line(each, at) for at, each in enumerate(seen.end.users)])
        self.note.setText(words.closed_words(seen) or words.close_note(seen))

    def _show_banner(self, headline: str, tone: str, about: str = "") -> None:
        self.headline.setText(headline)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        for each in (self.banner, self.headline, self.about):
            each.setProperty("tone", tone)
            restyle(each)
        self.banner.setAccessibleName(headline)

    def _key_of(self, code: str) -> str:
        return next((each.key for each in self.around.offered() if each.code == code), "")

    # --- what a person did ------------------------------------------------------------------------

    def _on_part_picked(self, picked: Picked) -> None:
        self.go_to_place(picked.codes[0])

    def _on_other_part(self) -> None:
        self.go_to_place(END if self.part == READY else READY)

    def _on_close_key(self) -> None:
        if self.part == END and self.close_button.isEnabled():
            self.presenter.close()

    def _on_line_key(self, code: str) -> None:
        if any(each.code == code and each.button[0] for each in self.lines.lines):
            self._on_line_wanted(code)

    def _on_line_wanted(self, code: str) -> None:
        """Go where what is left is done."""
        if code in {"holding", "incomplete"}:
            self.wants.emit(Wish(code="finish_later"))
        elif code == "slips":
            self.wants.emit(Wish(code="finish_later", place=SLIPS))
        elif code == "drafts":
            self.wants.emit(Wish(code="sign_up", place=DRAFTS))
        elif code == "seats":
            self.presenter.turn_seats()
        elif code == "unsent":
            self.around.sync.start()


def _begun(starts: str, now: datetime) -> bool:
    return bool(starts) and datetime.fromisoformat(starts) <= now
