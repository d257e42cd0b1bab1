"""The laptops page: the list, and beside it a laptop, an invitation, a code or a revocation."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPageLayout, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout
from typing_extensions import override

from fieldapp.actions.handout.faults import HandoutError
from ui.laptops import words
from ui.laptops.cards import INVITE_KEY, CodeCard, InviteCard, LaptopCard, RevokeCard
from ui.laptops.erasures import ErasuresPart
from ui.laptops.paper import print_invitation
from ui.laptops.presenter import LaptopsPresenter
from ui.laptops.state import Side
from ui.look import GAP, MARGIN, Tokens
from ui.page import Around, Head, Page
from ui.paper import AskPrinter, ask_for_printer, name_of
from ui.session import fault_of
from ui.texts import isolated
from ui.widgets.chips import Picked
from ui.widgets.label import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView

_SIDE_WIDTH = 480
_SIDE_LEAST = 396
_LOW = 560


class LaptopsScreen(Page):
    """Joins presenter and cards. `ask_printer` shows the system's print dialog."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        language, tokens, lists = around.language, around.tokens, around.session.lists
        self.presenter = LaptopsPresenter(around.session, around.sync)
        self.ask_printer: AskPrinter = ask_for_printer
        self.model = RowsModel(self)
        self.list = RowsView(self.model, tokens)
        self.erasures = ErasuresPart(tokens)
        self.title = PlainLabel("title")
        self.sums = PlainLabel("muted")
        self.empty = PlainLabel("muted", wrap=True)
        self.laptop, self.invite = LaptopCard(language, tokens), InviteCard(language, lists, tokens)
        self.code, self.revoke = CodeCard(language), RevokeCard(language, tokens)
        self.cards = {
            Side.LAPTOP: self.laptop,
            Side.INVITE: self.invite,
            Side.CODE: self.code,
            Side.REVOKE: self.revoke,
        }
        self.side = QStackedWidget()
        for card in self.cards.values():
            self.side.addWidget(card)
        self._shown = Side.LAPTOP
        self._build()
        self._connect()
        self._keys()
        self.speak()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.sums, 1)
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN - 2, MARGIN, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.erasures)
        self.panes = Panes(self)
        self.panes.add(card, 1)
        self.panes.add(self.side)
        self.panes.lead(self.list)

    def _connect(self) -> None:
        presenter, invite = self.presenter, self.invite
        presenter.changed.connect(self._on_presenter_changed)
        presenter.problem_found.connect(self._on_problem_found)
        self.list.selectionModel().currentChanged.connect(self._on_row_chosen)
        self.list.delete_wanted.connect(self._on_revoke_wanted)
        self.laptop.invite.clicked.connect(self._on_invite_wanted)
        self.laptop.revoke.clicked.connect(self._on_revoke_wanted)
        invite.person.wanted.connect(self._on_people_wanted)
        invite.people.picked.connect(self._on_person_picked)
        invite.roles.picked.connect(self._on_role_picked)
        invite.label.textEdited.connect(presenter.type_label)
        invite.send.clicked.connect(presenter.ask_for_code)
        self.revoke.letter.textEdited.connect(presenter.type_letter)
        self.revoke.letter.went_on.connect(presenter.shut_out)
        self.revoke.go.clicked.connect(presenter.shut_out)
        self.code.print_wanted.connect(self.print_code)
        for button in (invite.leave, self.code.done, self.revoke.leave):
            button.clicked.connect(self._on_leave_wanted)

    def _keys(self) -> None:
        self.invite_key = QShortcut(QKeySequence(INVITE_KEY), self, self._on_invite_wanted)
        self.send_keys = [
            QShortcut(QKeySequence(key), self, self._on_send_wanted)
            for key in ("Ctrl+Return", "Ctrl+Enter")
        ]
        self.leave_key = QShortcut(QKeySequence("Escape"), self, self._on_leave_wanted)
        self.print_key = QShortcut(QKeySequence("Ctrl+P"), self, self.print_code)

    # --- showing ----------------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        return Head(title=self.tr("Laptops"))

    @override
    def keys_words(self) -> str:
        return self.tr("{invite} invite a laptop").format(invite=isolated(INVITE_KEY))

    @override
    def begin(self) -> None:
        self.presenter.go_on()
        self.presenter.watch.look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def pause(self) -> None:
        self.presenter.rest()

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def speak(self) -> None:
        self.title.setText(self.tr("Laptops"))
        self.list.setAccessibleName(self.tr("Laptops of the organization"))
        for card in self.cards.values():
            card.speak()
        self.code.show_printed("")
        self._show()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)
        self.erasures.list.show_tokens(tokens)
        for card in (self.laptop, self.invite, self.revoke):
            card.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        side = max(_SIDE_LEAST, min(_SIDE_WIDTH, round(width * 0.42)))
        self.panes.share(width, self.side, side)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.code.fit(low=self.height() < _LOW)

    def _on_presenter_changed(self) -> None:
        state = self.presenter.state
        self.set_badge(0 if state.seen is None else state.seen.awaited + state.seen.late)
        self._show()

    def _show(self) -> None:
        state, presenter = self.presenter.state, self.presenter
        laptops = state.seen.laptops if state.seen is not None else ()
        locale = self.around.language.locale
        self.model.replace([words.row_of(each, locale) for each in laptops])
        self.erasures.show_erasures(state.seen.erasures if state.seen else (), locale)
        self._mark_chosen(state.chosen)
        self._show_sums(len([each for each in laptops if not each.gone]))
        can_invite = bool(state.seen is not None and state.seen.server)
        self.laptop.show_state(state, can_invite=can_invite)
        self.empty.setText(self._empty_words(can_invite=can_invite))
        self.empty.setVisible(state.seen is not None and not laptops)
        form = state.invitation
        if form.name:
            words_of = self.tr("{name}'s laptop").format(name=form.name.split()[0])
            presenter.propose_label(words_of)
        self.invite.show_state(presenter.state, self.around.session.role)
        self.code.show_state(state)
        self.revoke.show_state(state, confirmed=presenter.confirmed)
        if state.side is not self._shown:
            self._turn_to(state.side)

    def _show_sums(self, n: int) -> None:
        self.sums.setText(
            self.tr("{n} in use").format(n=isolated(str(n))) if n else self.tr("none yet")
        )

    def _empty_words(self, *, can_invite: bool) -> str:
        if can_invite:
            return self.tr("No laptop has joined yet. {invite} makes a code for the first.").format(
                invite=isolated(INVITE_KEY)
            )
        return self.tr("This laptop works without a server, so no other can join it.")

    def _mark_chosen(self, device: bytes | None) -> None:
        at = self.model.row_of(device) if device is not None else -1
        if at != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(at))

    def _turn_to(self, side: Side) -> None:
        """Show another card, with the focus where work begins in it."""
        self._shown = side
        self.side.setCurrentWidget(self.cards[side])
        self.code.show_printed("")
        first = {
            Side.LAPTOP: self.list,
            Side.INVITE: self.invite.person,
            Side.CODE: self.code.done,
            Side.REVOKE: self.revoke.letter,
        }[side]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what a person did ------------------------------------------------------------------------

    def _on_row_chosen(self) -> None:
        row = self.list.current()
        if row is not None:
            self.presenter.choose(row.key)

    def _on_invite_wanted(self) -> None:
        if self.laptop.invite.isEnabled():
            self.presenter.begin_invitation()

    def _on_revoke_wanted(self) -> None:
        self.presenter.begin_revocation()

    def _on_leave_wanted(self) -> None:
        self.presenter.leave()

    def _on_send_wanted(self) -> None:
        if self.presenter.state.side is Side.INVITE:
            self.presenter.ask_for_code()
        elif self.presenter.state.side is Side.REVOKE:
            self.presenter.shut_out()

    def _on_people_wanted(self) -> None:
        if self.presenter.state.seen is not None:
            self.invite.open_people(self.presenter.state.seen)

    def _on_person_picked(self, picked: Picked) -> None:
        code = picked.codes[0]
        if code.startswith(words.NEW):
            self.presenter.choose_new_person(code.removeprefix(words.NEW))
            self.invite.roles.focus_row()
        else:
            self.presenter.choose_person(bytes.fromhex(code))
            self.invite.label.setFocus()

    def _on_role_picked(self, picked: Picked) -> None:
        self.presenter.choose_role(picked.codes[0] if picked.codes else "")

    def _on_problem_found(self) -> None:
        state = self.presenter.state
        if state.side is Side.INVITE and state.invitation.problem:
            self.invite.focus_problem(state.invitation.problem)
        elif state.side is Side.REVOKE:
            self.revoke.letter.setFocus()

    def print_code(self) -> None:
        """Print the invitation that is shown."""
        code = self.presenter.state.code
        if code is None:
            return
        locale = self.around.language.locale
        lines = (
            (self.tr("Code for the new laptop"), 20, True),
            (words.for_words(code), 14, False),
            (code.text, 34, True),
            (code.server, 16, True),
            (words.valid_words(code, locale), 12, False),
            (words.steps_words(), 12, False),
        )

        def chosen(printer: QPrinter) -> None:
            try:
                print_invitation(printer, self.font(), lines, words.qr_text(code))
            except HandoutError as error:
                self.around.session.failed.emit(fault_of(error))
                return
            self.code.show_printed(name_of(printer))

        self.ask_printer(self, QPageLayout.Orientation.Portrait, chosen)
