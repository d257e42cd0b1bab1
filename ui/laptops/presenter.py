"""Decides what the laptops page shows, and asks the server for codes and revocations."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.laptops import AddedPerson, LaptopsSeen, add_person, look_at_laptops
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.text import text_problem, tidy
from sync.client.steering import invite, invite_ask, revoke, revoke_ask
from sync.protocol.messages import InviteAnswer, InviteAsk, RevokeAnswer, RevokeAsk
from ui.laptops.state import Code, Invitation, LaptopsState, Revocation, Side
from ui.session import Session, fault_of
from ui.sync_loop import SyncLoop
from ui.watch import Watch

_KINDS: Final = frozenset(
    "erasure device device_user user event event_assignment slot offer allotment seat_return"
    " appointment sign_up custody".split()
)
_MOST_SYNCS: Final = 3
"""Syncs that a new person may need to reach the server: one under way may have begun before."""
_LABEL: Final = BY_NAME["device"].by_name["label"].limit
_NAME: Final = BY_NAME["user"].by_name["name"].limit


class LaptopsPresenter(QObject):
    """The list follows the store; what is asked of the server is one thing at a time."""

    changed = Signal()  # `state` is another one
    problem_found = Signal()  # something was pressed that cannot be done yet

    def __init__(self, session: Session, sync: SyncLoop) -> None:
        super().__init__()
        self._session = session
        self._sync = sync
        self._syncs_left = 0
        self._resting = False
        self.state = LaptopsState()
        self.watch = Watch(session, look_at_laptops, self._on_seen, kinds=_KINDS)
        sync.changed.connect(self._on_sync_changed)

    def rest(self) -> None:
        """Nobody sees the list: look once after each sync, for the badge."""
        self._resting = True
        self.watch.rest()

    def go_on(self) -> None:
        """Follow the store again."""
        self._resting = False
        self.watch.go_on()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._sync.changed.disconnect(self._on_sync_changed)
        self._syncs_left = 0
        self.watch.stop()

    def _on_seen(self, seen: LaptopsSeen) -> None:
        chosen = self.state.chosen
        if self.state.laptop is None and seen.laptops:
            known = {each.device for each in seen.laptops}
            chosen = chosen if chosen in known else seen.laptops[0].device
        self._show(seen=seen, chosen=chosen)

    # --- what stands beside the list --------------------------------------------------------------

    def choose(self, device: bytes) -> None:
        """Show a laptop; what is being asked of the server goes on."""
        if device == self.state.chosen and self.state.side is Side.LAPTOP:
            return
        busy = self.state.side in {Side.INVITE, Side.CODE}
        side = self.state.side if busy else Side.LAPTOP
        self._show(chosen=device, side=side, revocation=Revocation(), shut_out="", lost=None)

    def begin_invitation(self) -> None:
        """Open the form of an invitation, empty where none is under way."""
        if self.state.side is not Side.INVITE:
            self._show(side=Side.INVITE, invitation=Invitation(), code=None, shut_out="")

    def begin_revocation(self) -> None:
        """Ask for the letter of the chosen laptop."""
        laptop = self.state.laptop
        if laptop is not None and laptop.steered:
            self._show(side=Side.REVOKE, revocation=Revocation(), shut_out="", lost=None)

    def leave(self) -> None:
        """Back to the chosen laptop; a code that was shown is gone."""
        self._syncs_left = 0
        self._show(side=Side.LAPTOP, invitation=Invitation(), code=None, revocation=Revocation())

    # --- inviting ---------------------------------------------------------------------------------

    def choose_person(self, user: bytes) -> None:
        """Invite for somebody who works here already."""
        people = self.state.seen.people if self.state.seen is not None else ()
        found = next((each for each in people if each.user == user), None)
        if found is not None:
            self._fill(user=user, name=found.name, role=found.role)

    def choose_new_person(self, name: str) -> None:
        """Invite for somebody who is added with that name."""
        self._fill(user=None, name=tidy(name), role="")

    def choose_role(self, role: str) -> None:
        """Say what a new person does here."""
        if self.state.invitation.user is None:
            self._fill(role=role)

    def type_label(self, label: str) -> None:
        """Name the laptop."""
        self._fill(label=label, own_label=bool(label))

    def propose_label(self, label: str) -> None:
        """Name the laptop as long as nobody typed a name for it."""
        if not self.state.invitation.own_label and label != self.state.invitation.label:
            self._fill(label=label)

    def _fill(self, **changes: object) -> None:
        if not self.state.invitation.working:
            self._show_invitation(problem="", fault="", **changes)

    def ask_for_code(self) -> None:
        """Ask the server for a code; a new person is added and sent up before."""
        form = self.state.invitation
        if form.working:
            return
        problem = _problem(form)
        if problem:
            self._show_invitation(problem=problem)
            self.problem_found.emit()
            return
        self._show_invitation(working=True, fault="", problem="")
        if form.user is not None:
            self._ask()
            return
        self._session.run(
            add_person, form.name, form.role, then=self._on_added, otherwise=self._on_not_invited
        )

    def _on_added(self, added: AddedPerson) -> None:
        self._show_invitation(user=added.user, waits_for_sync=True)
        self._syncs_left = _MOST_SYNCS
        self._sync.start()

    def _on_sync_changed(self) -> None:
        state = self._sync.state
        if self._resting and not state.working and not state.fault:
            self.watch.look()
        if not self._syncs_left or state.working:
            return
        self._syncs_left -= 1
        if state.fault:
            self._syncs_left = 0
            self._show_invitation(working=False, waits_for_sync=False, fault=state.fault)
        else:
            self._ask()

    def _ask(self) -> None:
        form = self.state.invitation
        self._session.run(
            _invite_ask,
            form.user,
            tidy(form.label),
            then=lambda ask: self._sync.request(
                lambda line: invite(line.post, ask), self._on_invited, self._on_not_invited
            ),
            otherwise=self._on_not_invited,
        )

    def _on_invited(self, answer: InviteAnswer) -> None:
        self._syncs_left = 0
        form = self.state.invitation
        if not form.working:
            return  # left meanwhile: a code that nobody sees dies unused
        server = self.state.seen.server if self.state.seen is not None else ""
        code = Code(
            text=answer.code,
            name=form.name,
            label=tidy(form.label),
            server=server,
            expires_ms=self._session.now_ms() + answer.expires_ms - answer.clock_ms,
        )
        self._show(side=Side.CODE, code=code, invitation=Invitation())

    def _on_not_invited(self, error: Exception) -> None:
        fault = fault_of(error).code
        if fault == "not_known" and self._syncs_left and self.state.invitation.waits_for_sync:
            self._sync.start()
            return
        self._syncs_left = 0
        self._show_invitation(working=False, waits_for_sync=False, fault=fault)

    # --- shutting out -----------------------------------------------------------------------------

    def type_letter(self, typed: str) -> None:
        """Take what is typed to confirm."""
        self._show_revocation(typed=typed, fault="")

    @property
    def confirmed(self) -> bool:
        """Whether the letter of the chosen laptop stands there."""
        laptop = self.state.laptop
        typed = self.state.revocation.typed.strip().upper()
        return laptop is not None and typed == laptop.letter

    def shut_out(self) -> None:
        """Ask the server to shut the chosen laptop out."""
        laptop = self.state.laptop
        if laptop is None or self.state.revocation.working:
            return
        if not self.confirmed:
            self.problem_found.emit()
            return
        self._show_revocation(working=True, fault="")
        letter = laptop.letter
        self._session.run(
            _revoke_ask,
            laptop.device,
            then=lambda ask: self._sync.request(
                lambda line: revoke(line.post, ask),
                lambda answer: self._on_shut_out(letter, answer),
                self._on_not_shut_out,
            ),
            otherwise=self._on_not_shut_out,
        )

    def _on_shut_out(self, letter: str, answer: RevokeAnswer) -> None:
        lost = max(0, answer.made - answer.received)
        self._show(side=Side.LAPTOP, revocation=Revocation(), shut_out=letter, lost=lost)
        self._sync.start()

    def _on_not_shut_out(self, error: Exception) -> None:
        self._show_revocation(working=False, fault=fault_of(error).code)

    def _show_invitation(self, **changes: object) -> None:
        made = replace(self.state.invitation, **changes)  # type: ignore[arg-type]
        self._show(invitation=made)

    def _show_revocation(self, **changes: object) -> None:
        self._show(revocation=replace(self.state.revocation, **changes))  # type: ignore[arg-type]

    def _show(self, **changes: object) -> None:
        state = replace(self.state, **changes)  # type: ignore[arg-type]
        if state != self.state:
            self.state = state
            self.changed.emit()


def _problem(form: Invitation) -> str:
    """Name the first field of an invitation that lacks something."""
    if text_problem(form.name, _NAME) is not None:
        return "name"
    if not form.role:
        return "role"
    return "label" if text_problem(tidy(form.label), _LABEL) is not None else ""


def _invite_ask(desk: OpenedDesk, user: bytes, label: str) -> InviteAsk:
    return invite_ask(desk.store.identity, desk.author.user, user, label)


def _revoke_ask(desk: OpenedDesk, device: bytes) -> RevokeAsk:
    return revoke_ask(desk.store.identity, desk.author.user, device)
