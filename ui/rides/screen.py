"""The page of rides: who is to be fetched on the left by the hour, one of them on the right."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from fieldapp.domain.folding import fold
from ui.look import GAP, MARGIN, Tokens
from ui.page import Around, Head, Page
from ui.rides import words
from ui.rides.card import ANEW_KEY, DRIVER_KEY, STEP_KEY, TOLD_KEY, RideCard
from ui.rides.presenter import RidesPresenter
from ui.rides.state import ALL, FILTERS
from ui.rides.words import Tongue
from ui.texts import event_words, isolated
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.finding import list_width
from ui.widgets.panes import Panes
from ui.widgets.picker import Entry, Picker
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView


class RidesScreen(Page):
    """Joins presenter and views."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = RidesPresenter(around.session)
        self.model = RowsModel(self)
        self.list = RowsView(self.model, around.tokens)
        self.filters = ChipRow()
        self.day, self.days = ChoiceButton(around.tokens), Picker(self)
        self.card = RideCard(around.tokens)
        self._build()
        self._connect()
        self.speak()
        self.presenter.watch.look()

    def _build(self) -> None:
        self.side = QFrame()
        self.side.setObjectName("card")
        column = QVBoxLayout(self.side)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.day)
        column.addWidget(self.filters)
        column.addWidget(self.list, 1)
        self.panes = Panes(self)
        self.panes.add(self.side)
        self.panes.add(self.card, 1)
        self.panes.lead(self.list)

    def _connect(self) -> None:
        presenter, card = self.presenter, self.card
        presenter.changed.connect(self._on_presenter_changed)
        self.filters.picked.connect(self._on_filter_picked)
        self.day.wanted.connect(self._on_event_wanted)
        self.days.picked.connect(self._on_event_picked)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(card.focus_driver)
        card.typed.connect(presenter.type)
        card.driver_chosen.connect(self._on_driver_chosen)
        card.step_chosen.connect(presenter.step)
        card.save.clicked.connect(self._save)
        card.leave.clicked.connect(self._then_list(presenter.leave))
        card.anew.clicked.connect(self._then_list(presenter.anew))
        card.told.clicked.connect(self._then_list(presenter.told))
        card.status.undo.clicked.connect(self._then_list(presenter.undo))
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, presenter.undo)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self.list.setFocus)
        self.save_keys = [
            QShortcut(QKeySequence(key), self, self._save) for key in ("Ctrl+Return", "Ctrl+Enter")
        ]
        self.ways = {
            key: QShortcut(QKeySequence(key), self.list, way)
            for key, way in (
                (STEP_KEY, presenter.next_step),
                (DRIVER_KEY, card.focus_driver),
                (ANEW_KEY, card.anew.click),
                (TOLD_KEY, card.told.click),
            )
        }

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        seen = self.presenter.state.seen
        event = None if seen is None else seen.event
        locale = self.around.language.locale
        about = "" if event is None else event_words(event.title, event.starts, locale)
        return Head(title=self.tr("Rides"), about=about)

    @override
    def keys_words(self) -> str:
        return self.tr("{driver} who drives · {step} what comes next · {anew} look again").format(
            driver=isolated(DRIVER_KEY), step=isolated(STEP_KEY), anew=isolated(ANEW_KEY)
        )

    @override
    def begin(self) -> None:
        self.presenter.begin()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def pause(self) -> None:
        self.presenter.rest()

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def open(self, key: bytes) -> None:
        self.presenter.choose_event(key)

    @override
    def place(self) -> str:
        current = self.presenter.state.current
        return "" if current is None else current.ride.hex()

    @override
    def go_to_place(self, place: str) -> None:
        self.presenter.bring(bytes.fromhex(place))

    @override
    def desk_changed(self) -> None:
        self.presenter.begin_again()

    @override
    def speak(self) -> None:
        self.card.speak()
        self.list.setAccessibleName(self.tr("Who is to be fetched"))
        self.filters.setAccessibleName(self.tr("What to show"))
        self.days.say(self.tr("Type an event or a day"))
        self._show()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)
        self.day.show_tokens(tokens)
        self.card.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.panes.share(width, self.side, list_width(width))

    # --- showing ----------------------------------------------------------------------------------

    def _on_presenter_changed(self) -> None:
        self._show()
        self.set_badge(self.presenter.waiting)
        self.head_changed.emit()
        text = self.card.status.words.text()
        if self.presenter.said is not None and text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card, text))

    def _show(self) -> None:
        state, language = self.presenter.state, self.around.language
        tongue = Tongue(self.around.session.lists, language.code, language.locale)
        self.filters.offer(
            Choice(code=code, text=words.filter_words(code, n))
            for code, n in zip(FILTERS, state.counts, strict=True)
        )
        self.filters.choose((state.filter,))
        now = "" if state.seen is None else state.seen.now
        half = state.half_typed
        self.model.replace(
            [words.row_of(each, now, tongue, half_typed=each.ride in half) for each in state.items]
        )
        if state.current is not None:
            at = self.model.index(self.model.row_of(state.current.ride))
            if at != self.list.currentIndex():
                self.list.setCurrentIndex(at)
        self.card.show_state(state, tongue)
        seen = state.seen
        several = seen is not None and len(seen.events) > 1 and seen.event is not None
        self.day.setVisible(several)
        if several and seen is not None and seen.event is not None:
            event = event_words(seen.event.title, seen.event.starts, language.locale)
            self.day.say(self.tr("Event"), event)
        said, tone = words.said_words(self.presenter.said, tongue)
        self.card.status.show_words(said, tone, can_undo=self.presenter.can_undo)

    # --- what a person did ------------------------------------------------------------------------

    def _then_list(self, act: Callable[[], None]) -> Callable[[], None]:
        """Do something, and be ready for the next in the list."""

        def done() -> None:
            act()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        return done

    def _save(self) -> None:
        self.presenter.save()
        if self.presenter.state.problems:
            self.card.focus_problem(self.presenter.state)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_driver_chosen(self, at: int) -> None:
        drivers = self.presenter.state.drivers
        if at < len(drivers):
            self.presenter.choose_driver(drivers[at])

    def _on_filter_picked(self, picked: Picked) -> None:
        self.presenter.show(picked.codes[0] if picked.codes else ALL)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        items = self.presenter.state.items
        if index.isValid() and index.row() < len(items):
            self.presenter.go_to(items[index.row()])

    def _on_event_wanted(self) -> None:
        seen = self.presenter.state.seen
        if seen is None:
            return
        locale = self.around.language.locale
        told = [(each.id, event_words(each.title, each.starts, locale)) for each in seen.events]
        self.days.offer(
            [
                Entry(choice=Choice(code=event.hex(), text=text), keys=fold(text))
                for event, text in told
            ],
            fold=fold,
        )
        self.days.open_at(self.day)

    def _on_event_picked(self, picked: Picked) -> None:
        self.presenter.choose_event(bytes.fromhex(picked.codes[0]))
        self.day.setFocus()
