"""The number of a paper slip, before a sign-up is kept with it: completed, and used only once."""

from dataclasses import replace

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.paper import FIELD, read_paper_number
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.columns import DEAD
from fieldapp.store.rows import read_row
from fieldapp.store.store import Store


def with_paper_number(
    store: Store, event: bytes, draft: SignUpDraft, own: bytes | None = None
) -> SignUpDraft:
    """Give a draft with its slip's number as it is kept; `own` is the sign-up that is corrected.

    Two laptops may use one number apart: the list of slips tells. Raises: RefusedError
    sign_up.paper_no wrong_paper_no, paper_no_used.
    """
    if not draft.paper_no.strip():
        return draft
    row = read_row(store.connection, BY_NAME["event"], event)
    number = read_paper_number(draft.paper_no, "" if row is None else row.text("code"))
    if isinstance(number, Problem):
        raise RefusedError((number,))
    found = store.connection.execute(
        f"SELECT ticket FROM sign_up WHERE event = ? AND paper_no = ? AND id IS NOT ?"  # noqa: S608
        f" AND NOT _flags & {DEAD}",
        (event, number, own),
    ).fetchone()
    if found is not None:
        ticket = (("ticket", str(found[0] or "?")),)
        raise RefusedError((Problem(field=FIELD, code="paper_no_used", args=ticket),))
    return replace(draft, paper_no=number)
