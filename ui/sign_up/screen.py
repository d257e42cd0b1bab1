"""The sign-up screen: the form, the list of today beside it, and the keys that join them."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ui.look import GAP, Tokens
from ui.page import ASKS, DRAFTS, FINISH, SLIP, Around, Head, Page, Wish
from ui.sign_up.form_slip import FormSlip
from ui.sign_up.list_card import LIST_SHARE, ListCard
from ui.sign_up.maybe import MaybePresenter
from ui.sign_up.maybe_strip import join_maybe
from ui.sign_up.pointing import Spoken
from ui.sign_up.pointing_view import PointingCover
from ui.sign_up.seat_offer import GIVE_KEY
from ui.sign_up.state import FULL, QUICK, Edit, notice_in
from ui.sign_up.suggestion import Suggestion
from ui.sign_up.table_presenter import TablePresenter
from ui.sign_up.today import TodayPresenter
from ui.sign_up.turning import Turning
from ui.sign_up.view import SignUpForm
from ui.texts import isolated, starts_words
from ui.widgets.finding import FindLine, list_width
from ui.widgets.panes import Panes
from ui.widgets.rows_view import RowsView

I_SPEAK: Final = "i_speak"
"""The place of this page that is the I-speak screen."""


PEOPLE: Final = "people"
"""Code of the page where somebody is asked what they want of us."""


class SignUpScreen(Page):
    """Joins presenters and views; everything below it is only told."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        session, language, tokens = around.session, around.language, around.tokens
        self._language = language
        self._marked: bytes | None = None
        self._begun = False
        self.pointing: PointingCover | None = None
        self.presenter = TablePresenter(session, notice_in(language.code)[0])
        self.maybe = MaybePresenter(session)
        self.today = TodayPresenter(session)
        self.form = SignUpForm(session.lists)
        self.turned = Turning(self, self.presenter, around)
        self.slip = FormSlip(self, around, self.presenter, self.form.foot.slip)
        self.list_card = ListCard(self.today.model, tokens, session)
        self.panes = Panes(self)
        self.suggestion = Suggestion(around.line, tokens)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.suggestion)
        left.addWidget(self.form, 1)
        self.panes.add(left, 1)
        self.panes.add(self.list_card)
        self.slip.listed = self.list
        self._connect()
        self._keys()
        self.speak()

    @property
    def search(self) -> FindLine:
        """The line that finds in the list of today."""
        return self.list_card.search

    @property
    def list(self) -> RowsView:
        """The list of today."""
        return self.list_card.list

    @property
    def drafts(self) -> RowsView:
        """The forms that wait half typed."""
        return self.list_card.drafts

    def _connect(self) -> None:
        form, presenter, today = self.form, self.presenter, self.today
        form.edited.connect(self._on_form_edited)
        form.field_left.connect(presenter.keep_now)
        form.save_wanted.connect(self._on_save_wanted)
        form.leave_wanted.connect(presenter.leave)
        form.undo_wanted.connect(presenter.undo)
        form.depth_wanted.connect(presenter.ask)
        form.aside_wanted.connect(presenter.put_aside)
        form.turn_wanted.connect(self._on_turn_wanted)
        form.head.point.clicked.connect(self._point)
        self.suggestion.accepted.connect(lambda: presenter.ask(QUICK))
        form.family_wanted.connect(self._on_family_wanted)
        join_maybe(self, self.maybe, form.maybe, presenter)
        self.list_card.drafts_button.clicked.connect(self._on_drafts_wanted)
        self.drafts.opened.connect(self._on_draft_opened)
        self.drafts.delete_wanted.connect(self._on_draft_thrown)
        presenter.changed.connect(self._on_presenter_changed)
        presenter.cleared.connect(lambda: form.focus_at(presenter.at))
        form.field_entered.connect(presenter.come_to)
        presenter.gap_shown.connect(form.focus_at)
        today.seen_changed.connect(self._on_seen_changed)
        self.search.textEdited.connect(today.search)
        self.search.returnPressed.connect(self._on_search_entered)
        self.list.opened.connect(self._on_list_opened)
        self.list.delete_wanted.connect(self._on_list_withdrawn)

    def _keys(self) -> None:
        # Enter is another key on the number block.
        self.save_key = QShortcut(QKeySequence("Ctrl+Return"), self, self._on_save_wanted)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self._on_save_wanted)
        self.find_key = QShortcut(QKeySequence("Ctrl+F"), self, self._on_find_wanted)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self._on_escape)
        self.depth_key = QShortcut(QKeySequence("Ctrl+D"), self, self._on_depth_key)
        self.aside_key = QShortcut(QKeySequence("Ctrl+N"), self, self.presenter.put_aside)
        self.wish_key = QShortcut(QKeySequence("Ctrl+E"), self, self._on_wish)
        self.drafts_key = QShortcut(QKeySequence("Ctrl+O"), self, self._on_drafts_wanted)
        self.give_key = QShortcut(QKeySequence(GIVE_KEY), self, self.list_card.offer.give)
        self.turn_key = QShortcut(QKeySequence("Ctrl+T"), self, self._on_turn_wanted)
        self.talk_key = QShortcut(QKeySequence("Ctrl+B"), self, self.presenter.talks.count)
        untalk = QKeySequence("Ctrl+Shift+B")
        self.untalk_key = QShortcut(untalk, self, self.presenter.talks.take_back)
        self.family_key = QShortcut(QKeySequence("Ctrl+Shift+N"), self, self._on_family_wanted)
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, self.presenter.undo)

    # --- showing ---------------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        seen = self.today.seen
        event = seen.event if seen is not None else None
        if event is None:
            return Head(title=self.tr("Sign-up"))
        day = starts_words(event.starts, self._language.locale)
        place = event.place if event.place not in event.title else ""
        return Head(title=event.title, about=" · ".join(each for each in (day, place) if each))

    @override
    def keys_words(self) -> str:
        return self.tr(
            "{undo} undo last save · {find} find · {point} they point at their language"
        ).format(undo=isolated("Ctrl+Z"), find=isolated("Ctrl+F"), point=isolated("Ctrl+I"))

    @override
    def begin(self) -> None:
        """Look at the list; the first time, at what was typed before and at the name."""
        if not self._begun:
            self._begun = True
            self.today.watch.look()
            self.list_card.offer.watch.look()
            self.presenter.restore()
        self.form.focus_first()

    @override
    def open(self, key: bytes) -> None:
        """Open a kept sign-up for correction, as another page asks; what is typed waits."""
        self._close_drafts()
        self.presenter.open(key)

    @override
    def place(self) -> str:
        return self.presenter.state.depth

    @override
    def go_to_place(self, place: str) -> None:
        if place in {QUICK, FULL}:
            self.presenter.ask(place)
        elif place == I_SPEAK:
            self._point()

    @override
    def grant(self, wish: Wish) -> None:
        """Open what another page wished for: to be finished, a slip to type in, or the drafts."""
        if wish.place == FINISH:
            self._close_drafts()
            self.presenter.finish(wish.key)
        elif wish.place.startswith(SLIP):
            self._close_drafts()
            self.presenter.type_slips(int(wish.place.removeprefix(SLIP) or 0))
        elif wish.place == DRAFTS:
            if not self.list_card.drafts_shown:
                self._on_drafts_wanted()
        else:
            super().grant(wish)

    @override
    def desk_changed(self) -> None:
        self.today.watch.look()
        self.list_card.offer.watch.look()

    @override
    def pause(self) -> None:
        """Keep what is typed; the list follows on, and never comes back with what was true once."""
        self._take_covers_down()
        self.presenter.keep_now()

    @override
    def stop(self) -> None:
        self._take_covers_down()
        self.presenter.keep_now()
        self.maybe.stop()
        self.today.watch.stop()
        self.list_card.offer.watch.stop()

    @override
    def speak(self) -> None:
        code = self._language.code
        notice, text = notice_in(code)
        self.presenter.speak(notice)
        self.form.speak(code, self._language.locale, text)
        self.suggestion.speak()
        self.today.speak(code, self._language.locale)
        self.list_card.speak()
        self.list_card.offer.speak(self._language.locale)
        if self.pointing is not None:
            self.pointing.speak(code)
        self._show_drafts()
        self._show_empty()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.suggestion.notice.show_tokens(tokens)
        self.list_card.show_tokens(tokens)
        if self.pointing is not None:
            self.pointing.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.panes.share(width, self.list_card, list_width(width, LIST_SHARE))

    def _on_presenter_changed(self) -> None:
        state = self.presenter.state
        self.form.show_state(state)
        self.turned.follow(state)
        self.suggestion.show_depth(short=state.depth == QUICK)
        self.maybe.follow(self.presenter.form, turned=self.turned.up)
        self._show_drafts()
        said = state.said
        if said is not None and said.at_ms:
            announcement = QAccessibleAnnouncementEvent(self.form, self.form.status.words.text())
            QAccessible.updateAccessibility(announcement)

    def _on_seen_changed(self) -> None:
        seen = self.today.seen
        if seen is not None:
            self.presenter.show_event(seen.event, seen.coming_ticket, seen.seats, seen.come_back)
        self._show_empty()
        self._mark_last()
        self.head_changed.emit()

    def _mark_last(self) -> None:
        """Show in the list what was saved last, without taking the focus or the choice away."""
        done = self.presenter.last_done
        if self.list.hasFocus() or done == self._marked:
            return
        self._marked = done
        row = self.today.model.row_of(done) if done is not None else -1
        index = self.today.model.index(row)
        self.list.setCurrentIndex(index)
        if row >= 0:
            self.list.scrollTo(index)

    def _show_empty(self) -> None:
        seen = self.today.seen
        if seen is None:
            words = ""
        elif seen.event is None:
            words = self.tr(
                "No event has come to this laptop yet. Sync, or ask your coordinator to publish"
                " one and to put you on it."
            )
        elif self.today.words.strip():
            words = self.tr(
                "Nobody found. Try part of the name, the phone's last digits or the ticket."
            )
        else:
            words = self.tr("Nobody has signed up yet. Who you save appears here.")
        self.list_card.show_rows(words, self.today.count_words())

    def _show_drafts(self) -> None:
        """Show what waits in place of the list, while that is asked for and something waits."""
        had_focus = self.drafts.hasFocus()
        if self.list_card.show_drafts(self.presenter.state.waiting, self._language.locale):
            self._show_empty()
            if had_focus:
                self.form.focus_first()

    # --- what a person did -----------------------------------------------------------------------

    def _on_form_edited(self, edit: Edit) -> None:
        self.maybe.answering(edit.field)
        self.presenter.edit(edit)

    def _on_family_wanted(self) -> None:
        """Begin with the next of a family: of whom the list shows, else of the form's."""
        row = self.list.current() if self.list.hasFocus() else None
        self.presenter.next_of_family(row.key if row is not None else None)
        self.form.focus_problem()

    def _on_save_wanted(self) -> None:
        if self.form.save.isEnabled():
            self.presenter.save()
        self.form.focus_problem()

    def _point(self) -> None:
        """Turn the screen to somebody with whom no word is shared: they point at a language."""
        if self.pointing is None:
            session, tokens = self.around.session, self.around.looks.tokens
            self.pointing = PointingCover(self.window(), session.lists, tokens)
            self.pointing.spoken.connect(self._on_spoken)
        self.pointing.open_for(self.presenter.state.event, self._language.code)

    def _take_covers_down(self) -> None:
        self.slip.take_down()
        if self.pointing is not None:
            self.pointing.take_down()

    def _on_spoken(self, spoken: Spoken) -> None:
        for field, code in (("speaks", spoken.tag), ("method", spoken.method)):
            self.presenter.edit(Edit(field=field, value=(code,)))
        self.form.focus_question("variety" if self.presenter.state.variety_needed else "speaks")

    def _on_depth_key(self) -> None:
        self.presenter.ask(QUICK if self.presenter.state.depth == FULL else FULL)

    def _on_turn_wanted(self) -> None:
        """Turn the screen: with an empty form people sign themselves up, else they add to it."""
        seen = self.today.seen
        self.turned.turn(seen.event if seen is not None else None)
        self.maybe.rest()

    def _on_drafts_wanted(self) -> None:
        """Show what waits, or the list of today again."""
        if self.list_card.drafts_shown:
            self._close_drafts()
            self.form.focus_first()
        elif self.presenter.state.waiting:
            self.list_card.drafts_shown = True
            self._show_drafts()
            self._show_empty()
            self.drafts.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_drafts(self) -> None:
        self.list_card.drafts_shown = False
        self._show_drafts()
        self._show_empty()

    def _on_draft_opened(self) -> None:
        if (row := self.drafts.current()) is not None:
            self._close_drafts()
            self.presenter.go_on_with(row.key)

    def _on_draft_thrown(self) -> None:
        if (row := self.drafts.current()) is not None:
            self.presenter.throw_away(row.key)

    def _on_find_wanted(self) -> None:
        self._close_drafts()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_escape(self) -> None:
        """Out of the search, else out of a correction; never out of what was typed."""
        if self.list_card.drafts_shown:
            self._on_drafts_wanted()
        elif self.form.maybe.has_focus():
            self.form.maybe.close_rows()
        elif self.search.text():
            self.search.clear()
            self.today.search("")
            self.form.focus_first()
        elif self.search.hasFocus() or self.list.hasFocus():
            self.form.focus_first()
        else:
            self.presenter.leave()

    def _on_search_entered(self) -> None:
        if self.today.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentIndex(self.today.model.index(0))

    def _on_list_opened(self) -> None:
        if (row := self.list.current()) is not None:
            self.presenter.open(row.key)

    def _on_wish(self) -> None:
        """Bring whoever is chosen, or open in the form, to where they are asked what they want."""
        row = self.list.current() if self.list.hasFocus() else None
        sign_up = row.key if row is not None else self.presenter.asked_of
        if sign_up is not None and self.around.offers(PEOPLE):
            self.wants.emit(Wish(code=PEOPLE, key=ASKS + sign_up))

    def _on_list_withdrawn(self) -> None:
        row = self.list.current()
        if row is not None and not row.struck:
            self.presenter.withdraw(row.key, row.lead, row.title)
