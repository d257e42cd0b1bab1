"""Hears that somebody was erased, here or elsewhere: nothing of them may stay in a form."""

from collections.abc import Callable

from fieldapp.actions.desk import erased_of
from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.touched import Touched
from ui.session import Session


def watch_erased(
    session: Session,
    held: Callable[[], set[bytes]],
    forget: Callable[[frozenset[bytes]], None],
) -> None:
    """Have those of the sign-ups that are `held` forgotten whose people were erased."""

    def on_touched(touched: Touched) -> None:
        if ERASURE.name in touched.kinds:
            session.run(erased_of, frozenset(held()), then=on_known)

    def on_known(gone: frozenset[bytes]) -> None:
        if gone:
            forget(gone)

    session.touched.connect(on_touched)
