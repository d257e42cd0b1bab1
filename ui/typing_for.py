"""Who types says for whom, where somebody else works on this laptop: in the bar above, by one key.

It holds for this session alone: a lock or another person ends it.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldapp.actions.workers import Colleague, colleagues_here
from fieldapp.domain.folding import fold
from ui.session import Session
from ui.texts import first_strong
from ui.watch import Watch
from ui.widgets.button import a_button
from ui.widgets.chips import Choice, Picked
from ui.widgets.label import plain_tip
from ui.widgets.picker import Entry, Picker

translate = QCoreApplication.translate
KEY: Final = "Shift+F9"
_LONGEST: Final = 260
_KINDS: Final = frozenset({"user", "device", "device_user"})


class TypingFor(QObject):
    """A button that says for whom is typed, and the list behind it; hidden where one is alone."""

    def __init__(self, bar: QWidget) -> None:
        super().__init__(bar)
        self._bar = bar
        self.button = a_button("quiet")
        self.button.hide()
        self.picker = Picker(bar)
        self.key = QShortcut(QKeySequence(KEY), bar, self._on_wanted)
        self._session: Session | None = None
        self._watch: Watch | None = None
        self._wide = True
        self.colleagues: tuple[Colleague, ...] = ()
        self.button.clicked.connect(self._on_wanted)
        self.picker.picked.connect(self._on_picked)

    @property
    def whom(self) -> str:
        """The name of whom is typed for; empty for nobody."""
        user = b"" if self._session is None else self._session.typed_for
        return next((each.name for each in self.colleagues if each.user == user), "")

    def begin(self, session: Session) -> None:
        """Follow a session: who else works here, and for whom is typed in it."""
        self._session = session
        session.typed_for_changed.connect(self.speak)
        self._watch = Watch(session, colleagues_here, self._on_looked, kinds=_KINDS)
        self._watch.look()

    def end(self) -> None:
        """The laptop is locked: nobody is typed for."""
        if self._watch is not None:
            self._watch.stop()
        self._session, self._watch, self.colleagues = None, None, ()
        self.picker.close()
        self.speak()

    def fit(self, *, wide: bool) -> None:
        """Leave the invitation out where there is little room; for whom is typed always stands."""
        self._wide = wide
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of the window."""
        whom = self.whom
        wish = translate("TypingFor", "I type for somebody else")
        said = translate("TypingFor", "typed for {name}").format(name=first_strong(whom))
        shown = said if whom else translate("TypingFor", "I type for…")
        metrics = self.button.fontMetrics()
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, _LONGEST)
        self.button.setText(shown.replace("&", "&&"))
        self.button.setAccessibleName(f"{said}, {wish}" if whom else wish)
        self.button.setToolTip(plain_tip(f"{wish} ({KEY})"))
        self.button.setVisible(bool(self.colleagues) and (self._wide or bool(whom)))

    def _on_looked(self, colleagues: tuple[Colleague, ...]) -> None:
        self.colleagues = colleagues
        if self._session is not None and self._session.typed_for and not self.whom:
            self._session.type_for(b"")  # does not work here any more
        self.speak()

    def _on_wanted(self) -> None:
        if not self.colleagues:
            return
        entries = [
            Entry(choice=Choice(code=each.user.hex(), text=each.name), keys=fold(each.name))
            for each in self.colleagues
        ]
        if self.whom:
            own = translate("TypingFor", "For nobody else any more")
            entries.insert(0, Entry(choice=Choice(code="", text=own), keys=fold(own)))
        self.picker.say(translate("TypingFor", "For whom do you type?"))
        self.picker.offer(entries, fold)
        self.picker.open_at(self.button if self.button.isVisible() else self._bar)

    def _on_picked(self, picked: Picked) -> None:
        if self._session is not None:
            self._session.type_for(bytes.fromhex(picked.codes[0]))
