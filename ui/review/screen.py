"""The review page: what waits on the left, one of it on the right, a key for each way out."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from fieldapp.actions.duplicates import Likely
from fieldapp.actions.put_aside import PutAside
from fieldapp.actions.reviewing import FoundConflict, FoundEnds, FoundLaptop, FoundRide, Settled
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.kinds.declare import FieldType
from ui.look import GAP, MARGIN, Tokens
from ui.page import Around, Head, Page, Wish
from ui.review import words
from ui.review.detail import Button, Detail
from ui.review.presenter import ReviewPresenter
from ui.review.shown import Teller
from ui.review.state import ALL, FILTERS, Item, comes, key_of
from ui.texts import isolated, starts_words
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.finding import list_width
from ui.widgets.label import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.rows_model import ListRow, RowsModel
from ui.widgets.rows_view import RowsView

_OWN: Final = "own"
_WRITTEN: Final = frozenset({FieldType.TEXT, FieldType.NOTE})


class ReviewScreen(Page):
    """Joins presenter and views."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = ReviewPresenter(around.session)
        self.model = RowsModel(self)
        self.list = RowsView(self.model, around.tokens)
        self.filters = ChipRow()
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail = Detail()
        self._shown_key: bytes | None = None
        self._answer = ""
        self._build()
        self._connect()
        self.speak()
        self.presenter.watch.look()

    def _build(self) -> None:
        self.card = QFrame()
        self.card.setObjectName("card")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.filters)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        self.panes = Panes(self)
        self.panes.add(self.card)
        self.panes.add(self.detail, 1)
        self.panes.lead(self.list)

    def _connect(self) -> None:
        self.presenter.changed.connect(self._on_presenter_changed)
        self.filters.picked.connect(self._on_filter_picked)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(self._on_list_opened)
        self.detail.wanted.connect(self._on_wanted)
        self.detail.chosen.connect(self._on_answer_chosen)
        self.detail.own_line.textEdited.connect(self._on_own_edited)
        self.detail.undo_wanted.connect(self.presenter.undo)
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, self.presenter.undo)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self.list.setFocus)
        self.ways = {
            code: QShortcut(QKeySequence(key), self.list, lambda one=code: self.detail.press(one))
            for code, key in (
                ("join", "J"),
                ("apart", "N"),
                ("keep", "K"),
                ("out", "T"),
                ("close", "C"),
                ("back", "B"),
                ("nobody", "D"),
            )
        }

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        state = self.presenter.state
        open_ = state.counts[0]
        about = self.tr("{n} open").format(n=isolated(str(open_))) if state.loaded else ""
        if state.loaded and state.searching:
            about = " · ".join([about, self.tr("looking for people who are here twice…")])
        return Head(title=self.tr("Review"), about=about)

    @override
    def keys_words(self) -> str:
        return self.tr("{arrows} next item · {keys} answer · {undo} undo").format(
            arrows=isolated("↑ ↓"), keys=isolated("1 2 3"), undo=isolated("Ctrl+Z")
        )

    @override
    def begin(self) -> None:
        self.presenter.watch.look()  # a visit came nearer, and nobody did anything
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def speak(self) -> None:
        self.detail.speak()
        self.list.setAccessibleName(self.tr("What waits, the most urgent first"))
        self.filters.setAccessibleName(self.tr("Which items"))
        self._shown_key = None
        self._show()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.panes.share(width, self.card, list_width(width))

    # --- showing ----------------------------------------------------------------------------------

    def _on_presenter_changed(self) -> None:
        self._show()
        self.set_badge(self.presenter.state.counts[0])
        self.head_changed.emit()
        said = self.presenter.said
        if said is not None and self.isVisible():
            text = self.detail.status.words.text()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.detail, text))

    def _show(self) -> None:
        state, language = self.presenter.state, self.around.language.code
        self.filters.offer(
            Choice(code=code, text=words.filter_words(code, n))
            for code, n in zip(FILTERS, state.counts, strict=True)
        )
        self.filters.choose((state.filter,))
        self.model.replace([self._row(item) for item in state.items])
        self.list.setVisible(bool(state.items))
        self.empty.setVisible(not state.items)
        self.empty.setText(self._empty_words())
        if state.current is not None:
            at = self.model.index(self.model.row_of(key_of(state.current)))
            if at != self.list.currentIndex():
                self.list.setCurrentIndex(at)
        self._show_current(state.current)
        said, tone = words.said_words(self.presenter.said, language)
        self.detail.show_status(said, tone, can_undo=self.presenter.can_undo)

    def _show_current(self, item: Item | None) -> None:
        empty = "" if self.presenter.state.items else self.tr("Nothing is chosen.")
        key = None if item is None else key_of(item)
        if item is None or self.presenter.seen is None:
            self.detail.show_item(None, empty)
            self._shown_key = None
            return
        self.detail.show_item(self._teller().shown(item), empty)
        if key != self._shown_key:
            self._shown_key, self._answer = key, ""
        needs_answer = isinstance(item, FoundConflict) and bool(item.conflict.field)
        self.detail.choose_answer("" if self._answer == _OWN else self._answer)
        self.detail.enable(ready=not needs_answer or bool(self._answer))

    def _teller(self) -> Teller:
        language = self.around.language
        seen = self.presenter.seen
        assert seen is not None  # noqa: S101 - asked for by the caller
        return Teller(self.around.session.lists, language.code, language.locale, seen)

    def _row(self, item: Item) -> ListRow:
        language = self.around.language.code
        title, below = words.title_of(item, language), words.below_of(item)
        if when := self._comes(item):
            below = f"{below} · {isolated(when)}"
        badge, tone = words.badge_of(item)
        return ListRow(
            key=key_of(item),
            title=title,
            below=below,
            badge=badge,
            tone=tone,
            spoken=f"{title}. {below}. {badge}",
            tip=below,
        )

    def _comes(self, item: Item) -> str:
        """Say when somebody an item is about is to come: why it stands where it stands."""
        seen = self.presenter.seen
        when = "" if seen is None or isinstance(item, Settled) else comes(item, seen.expected)
        return starts_words(when, self.around.language.locale)

    def _empty_words(self) -> str:
        state = self.presenter.state
        if not state.loaded:
            return self.tr("Looking…")
        if state.filter != ALL:
            return self.tr("Nothing here.")
        if state.searching:
            return self.tr("Nothing so far. Still looking for people who are here twice…")
        return self.tr(
            "Nothing waits for you. What laptops bring that needs a choice appears here."
        )

    # --- what a person did ------------------------------------------------------------------------

    def _on_filter_picked(self, picked: Picked) -> None:
        self.presenter.show(picked.codes[0] if picked.codes else ALL)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        items = self.presenter.state.items
        if index.isValid() and index.row() < len(items):
            self.presenter.go_to(items[index.row()])

    def _on_list_opened(self) -> None:
        """Enter on the list goes to the answers, or settles what has only one way."""
        shown = self.detail.shown
        if shown is not None and shown.choices:
            self.detail.answers.focus_row()
        elif self.detail.buttons:
            self.detail.buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_answer_chosen(self, picked: Picked) -> None:
        self._answer = picked.codes[0] if picked.codes else ""
        self.detail.own_line.setText("")
        self.detail.enable(ready=bool(self._answer))

    def _on_own_edited(self, text: str) -> None:
        self._answer = _OWN if text.strip() else ""
        self.detail.choose_answer("")
        self.detail.enable(ready=bool(self._answer))

    def _on_wanted(self, button: Button) -> None:
        item, presenter = self.presenter.state.current, self.presenter
        if isinstance(item, FoundRide | FoundLaptop):
            self._on_page_wanted(item, button.code)
            return
        match item, button.code:
            case FoundConflict(), "choose":
                self._choose(item)
            case FoundEnds(doubt=doubt), "choose" if self._answer in doubt.ends:
                presenter.let_end_stand(doubt, self._answer)
            case FoundConflict(conflict=conflict), "keep":
                presenter.keep(conflict)
            case FoundConflict(conflict=conflict), "out":
                presenter.take_out(conflict)
            case Likely(), "join":
                presenter.join(item)
            case Likely(), "apart":
                presenter.keep_apart(item)
            case PutAside(), "close":
                presenter.close(item)
            case Settled(), "back":
                presenter.take_back(item)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_page_wanted(self, item: FoundRide | FoundLaptop, code: str) -> None:
        """Go to the page where this is settled; that nobody drives is said here."""
        if isinstance(item, FoundLaptop):
            self.wants.emit(Wish(code="laptops"))
        elif code == "nobody":
            self.presenter.nobody_drives(item)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wants.emit(Wish(code="rides", key=item.event, place=item.line.ride.hex()))

    def _choose(self, item: FoundConflict) -> None:
        conflict = item.conflict
        if self._answer == _OWN:
            field = BY_NAME[conflict.kind].by_name[conflict.field]
            if field.type in _WRITTEN:
                self.presenter.choose(conflict, self.detail.own_line.text().strip())
        elif self._answer.isdigit():
            self.presenter.choose(conflict, conflict.values[int(self._answer)])
