"""What the sign-up in the form lacks, by the rule that the list of what is to be finished has."""

from datetime import date

from fieldapp.actions.desk import DeskDraft, EventShown
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.finishing import Known, missing
from fieldapp.domain.seats import SeatsOffered
from fieldapp.domain.sign_up_rows import birth_of
from ui.sign_up.asked import TOLD_AT
from ui.sign_up.state import Said


def what_lacks(
    form: DeskDraft,
    at: tuple[EventShown | None, SeatsOffered | None],
    today: date,
    lists: CodeLists,
) -> tuple[Said | None, str]:
    """Give what is said of what a form lacks, and the question of the full form it begins at.

    `at` is the event, and the times that are given at it.
    """
    event, seats = at
    birth, _ = birth_of(form.draft.birth, today, [])
    day = date.fromisoformat(event.starts[:10]) if event is not None else today
    known = Known(day=day, offered=seats, hidden=form.partly_hidden)
    gaps = missing(form.draft, birth, known, lists)
    if not gaps:
        return None, ""
    codes = " ".join(each.code for each in gaps)
    name = TOLD_AT.get(gaps[0].field, "remark")
    said = Said(code="to_finish", ticket=form.ticket, name=codes)
    return said, "given" if name == "name" else name
