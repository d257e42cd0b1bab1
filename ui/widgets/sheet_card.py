"""A sheet as it is printed, and above it what it lacks. It only shows, and says what is wanted."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.actions.handout.preview import Preview
from ui.icons import icon
from ui.look import MARGIN, Tokens
from ui.texts import isolated
from ui.widgets.button import a_button
from ui.widgets.label import PlainLabel, ShortLabel, plain_tip
from ui.widgets.notice import Notice
from ui.widgets.sheets import SheetsView

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShown:
    """What the card shows. `name` is what a screen reader says of the pages.

    `sheet` is None while there is none; `empty` says why, and `fault` that it can be tried again.
    `of` is what the sheet is made of: as long as that is the same, the place in it stays. `slow`
    says on pages without a picture what is under way.
    """

    title: str
    about: str
    name: str
    sheet: Preview | None
    of: Hashable
    lacks: str = ""
    notes: str = ""
    slow: str = ""
    empty: str = ""
    fault: bool = False


class SheetCard(QFrame):
    """What the sheet lacks, its title with the pages to turn, and the pages."""

    again_wanted = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._name = ""
        self._shown: Preview | None = None
        self._shown_of: Hashable = None
        self.lacks, self.notes = Notice("red", tokens), Notice("amber", tokens)
        self.title, self.about = PlainLabel("title"), ShortLabel("muted")
        self.pages = PlainLabel("small")
        self.before, self.after = a_button("quiet"), a_button("quiet")
        self.sheets = SheetsView(tokens)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = a_button("plain")
        for button, step in ((self.before, -1), (self.after, 1)):
            button.clicked.connect(lambda _checked=False, n=step: self.turn(n))
        self._build()
        self.sheets.page_changed.connect(self._on_page_changed)
        self.again.clicked.connect(self.again_wanted)
        self.show_tokens(tokens)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        for each in (self.before, self.pages, self.after):
            head.addWidget(each)
        self.waiting = QWidget()
        inside = QVBoxLayout(self.waiting)
        inside.addStretch(1)
        inside.addWidget(self.empty)
        inside.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(10)
        column.addWidget(self.lacks)
        column.addWidget(self.notes)
        column.addLayout(head)
        column.addWidget(self.sheets, 1)
        column.addWidget(self.waiting, 1)

    def show_sheet(self, shown: SheetShown) -> None:
        """Show a sheet, or why there is none."""
        self._name = shown.name
        self.lacks.say(shown.lacks)
        self.notes.say(shown.notes)
        self.title.setText(shown.title)
        self.about.say(shown.about)
        self.sheets.setVisible(shown.sheet is not None)
        self.waiting.setVisible(shown.sheet is None)
        if shown.sheet is not self._shown:
            self._shown = shown.sheet
            pages = 0 if shown.sheet is None else shown.sheet.pages
            self.sheets.show_pages(pages, same=shown.of == self._shown_of)
            if pages:
                self._shown_of = shown.of
        self.sheets.say_slow(shown.slow)
        self.empty.setText(shown.empty)
        self.again.setVisible(shown.fault)
        self._on_page_changed()

    def turn(self, step: int) -> None:
        """Go to the page before or after the one in sight."""
        self.sheets.go_to(self.sheets.page + step)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        for each in (self.lacks, self.notes, self.sheets):
            each.show_tokens(tokens)
        self.before.setIcon(icon("chevron-left", tokens.teal_ink))
        self.after.setIcon(icon("chevron-right", tokens.teal_ink))

    def speak(self) -> None:
        """Say the buttons in the language of the window."""
        self.again.setText(translate("Sheets", "Try again"))
        for button, text, key in (
            (self.before, translate("Sheets", "Page before"), "Page Up"),
            (self.after, translate("Sheets", "Next page"), "Page Down"),
        ):
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(f"{text} ({key})"))

    def _on_page_changed(self) -> None:
        count, at = self.sheets.count, self.sheets.page
        for each in (self.before, self.pages, self.after):
            each.setVisible(bool(count))
        said = translate("Sheets", "page {page} of {pages}").format(
            page=isolated(str(at + 1)), pages=isolated(str(count))
        )
        self.pages.setText(said)
        self.sheets.setAccessibleName(f"{self._name}, {said}")
        for button, possible in ((self.before, at > 0), (self.after, at < count - 1)):
            if not possible and button.hasFocus():
                self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(possible)
