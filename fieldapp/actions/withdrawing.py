"""Withdraw a kept sign-up, and undo that: nothing is overwritten."""

from fieldapp.actions.acting import Author, acting
from fieldapp.actions.seating import seat_again
from fieldapp.actions.signing_up import WITHDRAWN, open_sign_up
from fieldapp.domain.touched import Touched
from fieldapp.store.store import Store


def withdraw_sign_up(
    store: Store, author: Author, sign_up: bytes, *, reason: str | None = None
) -> Touched:
    """Withdraw a sign-up; it stays in the history and can be undone. Raises: RefusedError."""
    rows = open_sign_up(store, sign_up)
    if rows.withdrawn:
        return Touched()
    with acting(store, author, rows.sign_up.event) as act:
        act.create("sign_up_status", {"sign_up": sign_up, "state": WITHDRAWN, "reason": reason})
    return act.touched


def undo_withdrawal(store: Store, author: Author, sign_up: bytes) -> Touched:
    """Undo a withdrawal.

    Raises: RefusedError not_allowed, not_here, and appointment.slot slot_full where others got the
    last seat of its time meanwhile: another is chosen first.
    """
    rows = open_sign_up(store, sign_up)
    with acting(store, author, rows.sign_up.event) as act:
        if rows.withdrawn:
            seat_again(act, sign_up)
        for status in rows.statuses:
            if status.values.get("state") == WITHDRAWN:
                act.take_out(status, "MISTAKE")
    return act.touched
