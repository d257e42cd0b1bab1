"""The rosters page: who reads, for which event, and the sheet."""

from typing_extensions import override

from ui.look import Tokens
from ui.page import Around, Head
from ui.rosters import words
from ui.rosters.presenter import RostersPresenter
from ui.rosters.view import WantedCard
from ui.sheet_page import SheetKind, SheetPage
from ui.widgets.chips import Picked
from ui.widgets.sheet_card import SheetShown


class RostersScreen(SheetPage):
    """Joins presenter and cards."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = RostersPresenter(around.session)
        self.wanted = WantedCard(around.language, around.tokens)
        kind = SheetKind(
            wanted=self.wanted,
            out=self.wanted.out,
            show=lambda: self.wanted.show_state(self.presenter.state),
            first=self.wanted.readers.focus_chosen,
            shown=self._shown,
            ready=lambda: self.presenter.state.roster is not None,
            export=lambda: self.presenter.state.export,
        )
        self.join(self.presenter, kind)
        self.wanted.readers.picked.connect(self._on_reader_picked)
        self.wanted.days.picked.connect(self._on_day_picked)
        self.wanted.sheet_language.picked.connect(self._on_language_picked)
        self.speak()

    @override
    def head(self) -> Head:
        event = self.presenter.state.event
        return Head(title=self.tr("Rosters"), about=event.title if event is not None else "")

    def _shown(self) -> SheetShown:
        state, language = self.presenter.state, self.around.language
        roster = state.roster
        return SheetShown(
            title=words.title_words(roster) if roster is not None else "",
            about=words.about_words(roster, language.locale) if roster is not None else "",
            name=self.tr("The sheet as it is printed"),
            sheet=state.sheet,
            of=(state.event.code if state.event else "", state.reader),
            lacks=words.missing_words(roster, language.code),
            notes=words.left_out_words(roster, language.code),
            slow=words.drawing_words() if state.slow else "",
            empty=words.empty_words(state),
            fault=bool(state.fault),
        )

    @override
    def speak(self) -> None:
        super().speak()
        self.wanted.speak()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        super().show_tokens(tokens)
        self.wanted.show_tokens(tokens)

    # --- what a person did ------------------------------------------------------------------------

    def _on_reader_picked(self, picked: Picked) -> None:
        self.presenter.choose_reader(picked.codes[0])

    def _on_day_picked(self, picked: Picked) -> None:
        self.presenter.choose_event(bytes.fromhex(picked.codes[0]))
        self.wanted.day.setFocus()

    def _on_language_picked(self, picked: Picked) -> None:
        self.presenter.choose_language(picked.codes[0])
