"""The page of settings, lock, keyboard map and about; one of the four in sight."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.desk import OpenedDesk
from ui.look import MARGIN
from ui.page import Around, Head, Page
from ui.preferences.about_part import AboutPart
from ui.preferences.guide_row import GuideRow
from ui.preferences.keys_part import KeysPart
from ui.preferences.lock_part import LockPart
from ui.preferences.own_secret import OwnSecret
from ui.preferences.settings_part import SettingsPart
from ui.widgets.chips import Picked
from ui.widgets.port import a_port
from ui.widgets.segments import Segments

PARTS: Final = ("settings", "lock", "keys", "about")
_WIDEST: Final = 920


def _folder(desk: OpenedDesk) -> Path:
    return desk.store.folder


class PreferencesScreen(Page):
    """Four parts under one switch."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.settings = SettingsPart(around.looks, around.language, practice=around.practice)
        self.lock, self.secret = LockPart(), OwnSecret(around)
        self.guide = GuideRow(around)
        self.keys, self.about = KeysPart(self.guide), AboutPart(practice=around.practice)
        self.switch = Segments({code: code for code in PARTS})
        self.switch.picked.connect(self._on_part_picked)
        self.settings.leave_wanted.connect(self.leave_wanted)
        self.stack = QStackedWidget()
        self.ports = [
            _scrolling(part, grows=part is self.about)
            for part in (self.settings, self.lock, self.keys, self.about)
        ]
        for port in self.ports:
            self.stack.addWidget(port)
        # Nothing of the map is gone to by Tab, so the frame itself is, and scrolled by keys.
        self.map = self.ports[PARTS.index("keys")]
        self.map.setObjectName("sheets")
        self.map.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.part = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(MARGIN - 4)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stack, 1)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self._on_escape)
        self._connect_lock()
        self.show_part(PARTS[0])
        self.speak()
        around.session.run(_folder, then=self.about.show_folder)

    def _connect_lock(self) -> None:
        lock, secret, idle = self.lock, self.secret, self.around.idle
        secret.changed.connect(self._on_secret_changed)
        secret.opened.connect(lock.begin_form)
        secret.refused.connect(lock.form.refuse)
        lock.change_wanted.connect(secret.ask)
        lock.form.went_on.connect(secret.change)
        lock.form.left.connect(secret.leave)
        if idle is not None:
            lock.show_minutes(idle.minutes)
            lock.minutes_chosen.connect(idle.choose)
        lock.show_state(secret.state)

    def show_part(self, part: str) -> None:
        """Show settings, lock, keys or about."""
        self.part = part
        self.switch.choose(part)
        self.stack.setCurrentIndex(PARTS.index(part))

    @override
    def head(self) -> Head:
        return Head(title=self.tr("Settings"))

    @override
    def begin(self) -> None:
        window = self.window()
        self.settings.fit(self.screen().availableSize(), window.minimumSize())
        self.secret.look()
        self.switch.button(self.part).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def place(self) -> str:
        return self.part

    @override
    def go_to_place(self, place: str) -> None:
        if place in PARTS:
            self.show_part(place)

    @override
    def desk_changed(self) -> None:
        self.keys.offer(self.around.offered())

    @override
    def stop(self) -> None:
        self.settings.stop()

    @override
    def speak(self) -> None:
        words = {
            "settings": self.tr("Settings"),
            "lock": self.tr("Lock"),
            "keys": self.tr("Keyboard"),
            "about": self.tr("About"),
        }
        for code, said in words.items():
            self.switch.button(code).setText(said)
            self.switch.button(code).setAccessibleName(said)
        self.map.setAccessibleName(self.tr("Keyboard"))
        self.switch.setAccessibleName(self.tr("Parts of this page"))
        self.settings.speak()
        self.lock.speak(self.around.language.code)
        self.about.speak()
        self.guide.speak()
        self.keys.offer(self.around.offered())

    def _on_part_picked(self, picked: Picked) -> None:
        self.show_part(picked.codes[0])

    def _on_secret_changed(self) -> None:
        """Where the form went, the focus goes to the button that opened it."""
        lock, state = self.lock, self.secret.state
        inside = lock.form.isVisible() and not state.asking
        lock.show_state(state)
        if inside:
            lock.change.setFocus(Qt.FocusReason.OtherFocusReason)
        if inside and state.done:
            said = QAccessibleAnnouncementEvent(lock, lock.done.text())
            QAccessible.updateAccessibility(said)

    def _on_escape(self) -> None:
        if self.secret.state.asking:
            self.secret.leave()


def _scrolling(part: QWidget, *, grows: bool) -> QScrollArea:
    """Put a part at the top, as wide as reads well; what is too high scrolls."""
    part.setMaximumWidth(_WIDEST)
    held = QWidget()
    held.setObjectName("scrolled")
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    if not grows:
        column.addStretch(1)
    return a_port(held)
