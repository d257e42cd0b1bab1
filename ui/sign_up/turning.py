"""Turns the screen to the person: joins what they answer there with the form that is open."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldapp.actions.desk import EventShown
from ui.page import Around
from ui.sign_up.presenter import SignUpPresenter
from ui.sign_up.state import FormState, Said
from ui.sign_up.turned.cards import Voice
from ui.sign_up.turned.screen import OWN, SELF, TurnedScreen

_FAULT = "fault:"


class Turning(QObject):
    """The turned screen is made when it is first wanted, over the window that holds the page."""

    def __init__(self, page: QWidget, presenter: SignUpPresenter, around: Around) -> None:
        super().__init__(page)
        self._page, self._presenter, self._around = page, presenter, around
        self._said: Said | None = None
        self.screen: TurnedScreen | None = None

    @property
    def up(self) -> bool:
        """Whether the screen is turned to the person now."""
        return self.screen is not None and self.screen.up

    @property
    def shown(self) -> TurnedScreen:
        """The screen that is turned now."""
        assert self.screen is not None  # noqa: S101 - asked for while it is up
        return self.screen

    def turn(self, event: EventShown | None) -> None:
        """Ask for the whole sign-up where nothing is typed yet, else for the person's own answers.

        Without an event there is nothing to sign up for.
        """
        state = self._presenter.state
        if event is None or self.up:
            return
        screen = self._made()
        session = self._around.session
        voice = Voice(
            language=self._around.language.code,
            drafts_ok=event.drafts_ok,
            lists=session.lists,
            today=session.today(),
            event=event,
        )
        kind = OWN if state.touched or state.correcting else SELF
        self._said = state.said
        screen.open_for(kind, state.draft, voice, lockable=self._around.lockable)

    def follow(self, state: FormState) -> None:
        """Show in the turned screen what the form holds, and how the save went."""
        screen = self.screen
        if screen is None or not screen.up:
            return
        screen.show_draft(state.draft)
        if screen.kind == SELF and state.said is not self._said:
            self._said = state.said
            if state.said is not None and state.said.code == "saved":
                screen.show_saved(state.said.ticket)
            elif state.said is not None and _went_wrong(state.said):
                screen.show_not_saved()

    def _made(self) -> TurnedScreen:
        if self.screen is None:
            screen = self.screen = TurnedScreen(self._page.window())
            screen.edited.connect(self._presenter.edit)
            screen.save_wanted.connect(self._presenter.save)
            screen.erase_wanted.connect(self._presenter.drop)
            screen.ended.connect(self._presenter.keep_now)
        return self.screen


def _went_wrong(said: Said) -> bool:
    return said.code == "problems" or said.code.startswith(_FAULT)
