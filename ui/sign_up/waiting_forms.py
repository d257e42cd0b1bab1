"""The half-typed forms of this session that wait, and to which of them one goes back by itself."""

from datetime import date

from fieldapp.actions.desk import DeskDraft
from fieldapp.domain.codes import CodeLists
from ui.sign_up.state import Waiting, waiting_shown


class WaitingForms:
    """Forms that were put aside or left for another, the last one last."""

    def __init__(self) -> None:
        self._forms: list[DeskDraft] = []
        self._back: list[bytes] = []
        self._looked_at: tuple[tuple[DeskDraft, ...], tuple[Waiting, ...]] = ((), ())

    def ids(self) -> set[bytes]:
        """Give the ids of all that wait."""
        return {each.id for each in self._forms}

    def add(self, form: DeskDraft, *, come_back: bool = False) -> None:
        """Let a form wait; `come_back` once the one it was left for is done."""
        self._forms.append(form)
        if come_back:
            self._back.append(form.id)

    def add_older(self, forms: tuple[DeskDraft, ...]) -> None:
        """Let forms wait that were typed before all others here."""
        self._forms = [*forms, *self._forms]

    def take(self, form: bytes) -> DeskDraft | None:
        """Take a form out of those that wait; None where it does not wait."""
        found = next((each for each in self._forms if each.id == form), None)
        if found is not None:
            self._forms.remove(found)
        return found

    def take_last(self) -> DeskDraft:
        """Take the last one out. Raises: IndexError where none waits."""
        return self._forms.pop()

    def take_back(self) -> DeskDraft | None:
        """Take the form out to which one goes back now, None where none was left for another."""
        while self._back:
            if (left := self.take(self._back.pop())) is not None:
                return left
        return None

    def shown(self, today: date, lists: CodeLists) -> tuple[Waiting, ...]:
        """Give what waits, the newest first; looked at anew only when it is another."""
        now = tuple(self._forms)
        if now != self._looked_at[0]:
            shown = tuple(waiting_shown(each, today, lists) for each in reversed(now))
            self._looked_at = (now, shown)
        return self._looked_at[1]
