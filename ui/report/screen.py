"""The report page: which month and for whom, and the sheet."""

from typing_extensions import override

from ui.look import Tokens
from ui.page import Around, Head
from ui.report import words
from ui.report.presenter import ReportPresenter
from ui.report.view import AskedCard
from ui.sheet_page import SheetKind, SheetPage
from ui.widgets.chips import Picked
from ui.widgets.sheet_card import SheetShown


class ReportScreen(SheetPage):
    """Joins presenter and cards."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = ReportPresenter(around.session)
        self.asked = AskedCard(around.language, around.tokens)
        kind = SheetKind(
            wanted=self.asked,
            out=self.asked.out,
            show=lambda: self.asked.show_state(self.presenter.state),
            first=self.asked.reader.setFocus,
            shown=self._shown,
            ready=self._ready,
            export=lambda: self.presenter.state.export,
        )
        self.join(self.presenter, kind)
        self.asked.months.picked.connect(self._on_month_picked)
        self.asked.reader_typed.connect(self.presenter.name_reader)
        self.asked.reason_typed.connect(self.presenter.give_reason)
        self.asked.below.picked.connect(self._on_threshold_picked)
        self.asked.sheet_language.picked.connect(self._on_language_picked)
        self.speak()

    @override
    def head(self) -> Head:
        return Head(title=self.tr("Monthly report"), about=self._month())

    def _shown(self) -> SheetShown:
        state = self.presenter.state
        return SheetShown(
            title=self._month(),
            about=words.about_words(state.report, self.around.language.locale),
            name=self.tr("The report as it is printed"),
            sheet=state.sheet,
            of=state.month,
            lacks=words.lacks_words(state.report),
            notes=words.notes_words(state.report),
            slow=words.making_words() if state.slow else "",
            empty=words.empty_words(state),
            fault=bool(state.fault),
        )

    def _ready(self) -> bool:
        self.asked.tell_typed()
        if not self.presenter.state.ready:
            self.asked.reader.setFocus()
        return self.presenter.state.ready

    @override
    def speak(self) -> None:
        super().speak()
        self.asked.speak()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        super().show_tokens(tokens)
        self.asked.show_tokens(tokens)

    def _month(self) -> str:
        month = self.presenter.state.month
        return words.month_name(month, self.around.language.locale) if month else ""

    # --- what a person did ------------------------------------------------------------------------

    def _on_month_picked(self, picked: Picked) -> None:
        self.presenter.choose_month(picked.codes[0])
        self.asked.month.setFocus()

    def _on_threshold_picked(self, picked: Picked) -> None:
        self.presenter.choose_threshold(int(picked.codes[0]))

    def _on_language_picked(self, picked: Picked) -> None:
        self.presenter.choose_language(picked.codes[0])
