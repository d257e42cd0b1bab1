"""The road from a closed window to an opened laptop: asks the doors, shows the screens."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.actions.desk import OpenedDesk
from ui.doors import Doors, Here
from ui.gate.card import GateScreen
from ui.gate.first_start import FirstStart
from ui.gate.screens import Frame, Passed, Screens, Telling
from ui.gate.words import ENROLMENT_STEPS, PRACTICE_STEPS, rows_words
from ui.i18n import Language
from ui.lanes import Lanes
from ui.look import Tokens
from ui.session import Fault, fault_of
from ui.sync_loop import SyncLoop

_A_WHILE_MS = 400
_CODE_FAULTS = frozenset({"code_refused", "enrol_code_wrong"})


class Gate(QObject):
    """Each method that begins with `_on` is what a person did, or what came of it."""

    passed = Signal(object)  # Passed

    def __init__(
        self,
        lanes: Lanes,
        doors: Doors,
        frame: Frame,
        language: Language,
        hold: Callable[[OpenedDesk], OpenedDesk],
    ) -> None:
        """`hold` is told of each opened desk at once, on the store lane."""
        super().__init__()
        self._lanes, self._doors, self._frame = lanes, doors, frame
        self._language, self._hold = language, hold
        self._here: Here | None = None
        self._again: Callable[[], None] = self.begin
        self._pass: Passed | None = None
        self._sync: SyncLoop | None = None
        self._then: Callable[[], None] = lambda: None
        self.screens = screens = Screens(frame)
        self.first, self.working, self.unlock = screens.first, screens.working, screens.unlock
        self.pin, self.words = screens.pin, screens.words
        self.enrol, self.recover = screens.enrol, screens.recover
        self._while = QTimer(self)
        self._while.setSingleShot(True)
        self._while.timeout.connect(self._on_a_while)
        self._telling = Telling()
        self._telling.told.connect(self.working.steps.reach)
        self._connect()
        language.switched.connect(self._speak)
        self._speak()

    def _connect(self) -> None:
        self.first.practise_wanted.connect(self._on_practise_wanted)
        self.first.enrol_wanted.connect(self._on_enrol_wanted)
        self.working.went_on.connect(self._on_again)
        self.working.went_back.connect(self.choose)
        self.pin.went_on.connect(self._on_pin_given)
        self.pin.went_back.connect(self._go_through)
        self.words.went_on.connect(self._on_words_written)
        self.enrol.went_on.connect(self._on_enrol_given)
        self.enrol.went_back.connect(self._on_enrol_left)
        self.unlock.went_on.connect(self._on_secret_given)
        self.unlock.forgotten.connect(self._on_forgotten)
        self.unlock.practise_wanted.connect(self._on_practise_wanted)
        self.unlock.enrol_wanted.connect(self._on_enrol_wanted)
        self.unlock.went_back.connect(self.begin)
        self.recover.went_on.connect(self._on_recovery_given)
        self.recover.went_back.connect(self.begin)
        self.recover.afresh.clicked.connect(self._on_afresh_wanted)

    # --- ways in ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Look at what is on this computer and show what it asks for."""
        self._again = self.begin
        self._ask(self._doors.look, self.show_here, self._on_failed)
        self._lanes.on_store(self._doors.get_ready)

    def choose(self) -> None:
        """Show every way in, whatever is here."""
        self._ask(self._doors.look, self._on_choice, self._on_failed)

    def closing_screen(self) -> QWidget:
        """Give what covers the pages while the laptop is locked."""
        self.working.show_work("closing")
        return self.working

    def show_here(self, here: Here) -> None:
        """Show what this computer asks for."""
        self._here = here
        if here.workers:
            self.unlock.forget()
            self.unlock.show_here(here)
            self.show(self.unlock)
        elif here.place == "practice":
            self._open_practice("reopening", ())
        elif here.may_enrol:
            self._on_choice(here)
        else:
            self._open_practice("practice", PRACTICE_STEPS)

    def _on_choice(self, here: Here) -> None:
        self._here = here
        if here.workers:
            self.show_here(here)
            return
        self.enrol.back.setVisible(here.may_practise)
        if not here.may_practise:
            self._on_enrol_wanted()
            return
        self.first.offer(practice=here.may_practise, made=here.place == "practice")
        self.first.speak(self._language.code)
        self.show(self.first)

    def _on_again(self) -> None:
        self._again()

    # --- practice ---------------------------------------------------------------------------------

    def _on_practise_wanted(self) -> None:
        here = self._here
        if here is not None and here.place == "nothing":
            self._open_practice("practice", PRACTICE_STEPS)
        else:
            self._ask(self._doors.look_at_practice, self.show_here, self._on_failed)

    def _open_practice(self, work: str, steps: tuple[str, ...]) -> None:
        self._again = lambda: self._open_practice(work, steps)
        self.working.show_work(work, steps)
        self.show(self.working)
        tell = self._telling.told.emit
        self._ask(
            lambda: self._hold(self._doors.practise(tell)),
            lambda desk: self._on_practice_opened(desk, made=bool(steps)),
            self._on_failed,
        )

    def _on_practice_opened(self, desk: OpenedDesk, *, made: bool) -> None:
        self._pass = Passed(desk=desk, practice=True)
        if made:
            self._ask(self._doors.keeps_pin, self._on_keyring_tried, lambda _: self._go_through())
        else:
            self._go_through()

    def _on_keyring_tried(self, keeps: bool) -> None:
        if keeps:
            self.show(self.pin)
        else:
            self._go_through()

    def _on_pin_given(self) -> None:
        pin = self.pin.pin
        self.pin.show_doing(self.tr("The PIN is made…"))

        def made() -> str:
            self._doors.practice_pin(pin)
            return self._doors.recovery_words()

        self._ask(made, self._on_words, lambda error: self.refuse(self.pin, error))

    def _on_words(self, words: str) -> None:
        """Practice has a PIN; its code is shown until somebody wrote it down."""
        self.pin.show_doing("")
        if self._pass is not None:
            self._pass = Passed(desk=self._pass.desk, practice=True, lockable=True)
        if words:
            self.words.show_words(words)
            self.show(self.words)
        else:
            self._go_through()

    def _on_words_written(self) -> None:
        self._ask(
            self._doors.forget_recovery_words,
            lambda _: self._go_through(),
            lambda error: self.refuse(self.words, error),
        )

    def _go_through(self) -> None:
        passed, self._pass = self._pass, None
        self.screens.forget()
        if passed is not None:
            self.passed.emit(passed)

    # --- enrolment --------------------------------------------------------------------------------

    def _on_enrol_wanted(self) -> None:
        def tried() -> str:
            keeps = self._doors.keeps_pin()
            return "" if keeps else self._doors.new_passphrase(self._language.code)

        self._ask_slowly(tried, self._on_kind_known, self._on_failed)

    def _on_kind_known(self, passphrase: str) -> None:
        self.enrol.forget()
        self.enrol.secret.show_kind(passphrase)
        self.enrol.show_problem("")
        self.show(self.enrol)

    def _on_enrol_left(self) -> None:
        self.enrol.forget()
        self.choose()

    def _on_enrol_given(self) -> None:
        given = self.enrol.given
        if given is None:
            return
        self.working.show_work("enrolment", ENROLMENT_STEPS)
        self.show(self.working)
        self._ask(
            lambda: self._hold(self._doors.enrol(given)), self._on_enrolled, self._on_not_enrolled
        )

    def _on_enrolled(self, desk: OpenedDesk) -> None:
        self._pass = Passed(desk=desk, lockable=True, is_new=True)
        self._go_through()

    def _on_not_enrolled(self, error: Exception) -> None:
        """All that was typed is still there; a laptop that was made all the same is unlocked."""

        def looked(here: Here) -> None:
            if here.place == "work":
                self.show_here(here)
                self.unlock.refuse(error)
                return
            self._frame.show_instead(self.enrol)
            self.refuse(self.enrol, error)
            if fault_of(error).code in _CODE_FAULTS:
                self.enrol.refuse_code()

        self._ask(self._doors.look, looked, self._on_failed)

    def wait_for_sync(self, sync: SyncLoop, then: Callable[[], None]) -> None:
        """Show the first sync of a new laptop; `then` follows when it is through, or is let be."""
        self._sync, self._then = sync, then
        self._again = self._on_sync_let_be
        self.working.steps.reach("sync")
        sync.changed.connect(self._on_sync_changed)

    def _on_sync_changed(self) -> None:
        if self._sync is None:
            return
        state = self._sync.state
        if state.working:
            self.working.steps.reach("sync", rows_words(state.rows) if state.rows else "")
        elif state.fault:
            self.working.show_fault(Fault(code=state.fault), can_go_back=False, goes_on=True)
        elif state.quiet_ms:
            self._on_sync_let_be()

    def _on_sync_let_be(self) -> None:
        sync, self._sync = self._sync, None
        if sync is not None:
            sync.changed.disconnect(self._on_sync_changed)
            self._then()

    # --- unlocking and recovery -------------------------------------------------------------------

    def _on_secret_given(self) -> None:
        given = self.unlock.given
        if given is None:
            return
        self.unlock.show_doing(self.tr("Opening…"))

        def opened() -> tuple[OpenedDesk, str]:
            desk = self._hold(self._doors.unlock(given))
            return desk, self._doors.recovery_words() if given.place == "practice" else ""

        self._ask(
            opened,
            lambda found: self._on_unlocked(*found, practice=given.place == "practice"),
            self._on_not_unlocked,
        )

    def _on_unlocked(self, desk: OpenedDesk, words: str, *, practice: bool) -> None:
        self.unlock.show_doing("")
        self._pass = Passed(desk=desk, lockable=True, practice=practice)
        if practice:
            self._on_words(words)
        else:
            self._go_through()

    def _on_not_unlocked(self, error: Exception) -> None:
        self.unlock.show_doing("")
        self.unlock.refuse(error)

    def _on_forgotten(self) -> None:
        place, worker = self.unlock.place, self.unlock.worker

        def asked() -> tuple[Any, str]:
            keeps = self._doors.keeps_pin()
            question = None if place == "practice" else self._doors.ask_steward()
            # Practice without a keyring opens by itself again: nothing new is to be written down.
            return question, "" if keeps else self._doors.new_passphrase(self._language.code)

        def answered(found: tuple[Any, str]) -> None:
            question, passphrase = found
            self.recover.show_for(place, worker, question, passphrase)
            self.show(self.recover)

        def refused(error: Exception) -> None:
            self.show(self.unlock)
            self.unlock.refuse(error)

        self._ask_slowly(asked, answered, refused)

    def _on_recovery_given(self) -> None:
        given = self.recover.given
        if given is None:
            return
        self.recover.show_doing(self.tr("Opening…"))

        def opened(desk: OpenedDesk) -> None:
            self.recover.show_doing("")
            practice = given.place == "practice"
            lockable = not practice or bool(given.secret)
            self._pass = Passed(desk=desk, lockable=lockable, practice=practice)
            self._go_through()

        self._ask(
            lambda: self._hold(self._doors.recover(given)),
            opened,
            lambda error: self.refuse(self.recover, error),
        )

    def _on_afresh_wanted(self) -> None:
        """The old practice is put aside whole, and a new one made."""
        self._ask(
            self._doors.practice_aside,
            lambda _: self._open_practice("practice", PRACTICE_STEPS),
            lambda error: self.refuse(self.recover, error),
        )

    # --- showing ----------------------------------------------------------------------------------

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.screens.show_tokens(tokens)

    def _speak(self) -> None:
        self.screens.speak(self._language.code)

    def show(self, screen: FirstStart | GateScreen) -> None:
        """Show a screen, with the focus where work begins."""
        self._frame.show_instead(screen)
        screen.begin()

    def _ask(
        self,
        act: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        self._lanes.on_store(act, then, otherwise)

    def _ask_slowly(
        self,
        act: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Ask what may take a while; if it does, what is under way is said."""

        def arrived(result: Any) -> None:
            self._while.stop()
            then(result)

        def failed(error: Exception) -> None:
            self._while.stop()
            otherwise(error)

        self._while.start(_A_WHILE_MS)
        self._ask(act, arrived, failed)

    def _on_a_while(self) -> None:
        self.working.show_work("keyring")
        self.show(self.working)

    def refuse(self, screen: GateScreen, error: Exception) -> None:
        """Say on a screen what went wrong; all that was typed stays."""
        screen.show_doing("")
        screen.show_error(error)
        screen.begin()

    def _on_failed(self, error: Exception) -> None:
        """Say what went wrong where there is no screen that asked."""
        can_go_back = self._here is not None and self._here.place != "work"
        if self.working.isHidden():
            self.working.show_work("looking")
        self.working.show_fault(fault_of(error), can_go_back=can_go_back)
        self.show(self.working)
