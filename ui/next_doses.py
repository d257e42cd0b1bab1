"""Sees to it that whoever is due for a next dose is called: some people at a time."""

from fieldapp.actions.dose_tasks import Planned, plan_next_doses
from ui.session import Session


def plan_doses(session: Session, after: bytes = b"") -> None:
    """Go through everybody who had a dose here; what else is to be kept comes between."""

    def go_on(planned: Planned) -> None:
        if planned.after is not None:
            plan_doses(session, planned.after)

    session.run(plan_next_doses, after, then=go_on)
