"""What a key or a button does on the clinic page, where one thing has to be asked before."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.actions.clinic_day import VisitLine
from fieldapp.actions.clinic_events import FreeTime
from fieldapp.actions.clinic_steps import DoseSaid
from fieldapp.domain.problem import Problem
from fieldapp.domain.typed_times import read_typed_day
from ui.clinic import state as asked
from ui.clinic import words
from ui.clinic.presenter import ClinicPresenter
from ui.clinic.view import ClinicView
from ui.page import Around
from ui.widgets.choosing import Choosing


class ActPart(QObject):
    """Does acts for a line. Nothing is asked that is not needed, and one thing at most."""

    acted = Signal()  # an act was given to the store, or nothing was to be done

    def __init__(
        self, around: Around, presenter: ClinicPresenter, view: ClinicView, choosing: Choosing
    ) -> None:
        super().__init__()
        self._session, self._language = around.session, around.language
        self._presenter, self._view, self._choosing = presenter, view, choosing

    def do(self, line: VisitLine, act: str) -> None:
        """Do an act; where it does not follow from how a line stands that is told."""
        presenter = self._presenter
        if act not in presenter.acts(line):
            presenter.nothing_follows(line)
            self.acted.emit()
            return
        asking: dict[str, Callable[[VisitLine], None]] = {
            asked.GIVEN: self._give,
            asked.ELSEWHERE: self._ask_day,
            asked.WALK_IN: self._ask_groups,
            asked.WAITS: self._ask_wait,
            asked.SEAT: self._ask_seat,
            asked.FIRST: lambda one: self._run(presenter.let_first, one),
            asked.BACK: lambda one: self._run(presenter.take_back, one),
        }
        if act in asked.WITH_REASON:
            self._ask_reason(line, act)
        elif act in asking:
            asking[act](line)
        else:
            self._run(presenter.step, line, act)

    def ask_act(self, line: VisitLine) -> None:
        """Open the list of everything that can be done about a line."""
        entries = words.act_entries(self._presenter.acts(line))
        if entries:
            act = self.tr("What became of it")
            at = self._view.acts.more
            self._choosing.ask(act, entries, at, lambda code: self.do(line, code))

    def ask_product(self, group: str) -> None:
        """Choose the product that is given of a vaccine now; it stays for the next."""
        entries = words.product_entries(group, self._session.lists, self._language.code)

        def picked(code: str) -> None:
            self._presenter.note_product(group, "" if code == words.NO_PRODUCT else code)

        self._choosing.ask(self.tr("Type a product"), entries, self._view.product, picked)

    def _run(self, act: Callable[..., None], *arguments: object) -> None:
        act(*arguments)
        self.acted.emit()

    def _at(self, act: str) -> QWidget:
        button = self._view.acts.buttons.get(act, self._view.acts.more)
        return button if button.isVisible() else self._view.search

    def _ask_reason(self, line: VisitLine, act: str) -> None:
        entries = words.reason_entries(act, self._session.lists, self._language.code)

        def picked(code: str) -> None:
            reason = None if code == words.NO_REASON else code
            self._run(lambda: self._presenter.step(line, act, reason=reason))

        self._choosing.ask(self.tr("Type a reason"), entries, self._at(act), picked)

    def _give(self, line: VisitLine) -> None:
        """Ask for the vaccine where the line does not show it."""
        hidden = len(line.groups) < len(line.parts)
        if not hidden:
            self._run(self._presenter.step, line, asked.GIVEN)
            return

        def picked(group: str) -> None:
            said = self._presenter.products.get(group, DoseSaid(group=group))
            self._run(lambda: self._presenter.step(line, asked.GIVEN, doses=(said,)))

        self._ask_group(asked.GIVEN, picked)

    def _ask_group(self, act: str, then: Callable[[str], None]) -> None:
        """Ask which vaccine, where the event has several."""
        seen = self._presenter.seen
        groups = seen.event.groups if seen is not None and seen.event is not None else ()
        if len(groups) == 1:
            then(groups[0])
            return
        entries = words.group_entries(groups, self._session.lists, self._language.code)
        self._choosing.ask(self.tr("Which vaccine"), entries, self._at(act), then)

    def _ask_groups(self, line: VisitLine) -> None:
        """Put somebody on the list for what they signed up for, where that is given here."""
        if line.wants:
            self._run(self._presenter.walk_in, line, line.wants)
        else:
            self._ask_group(
                asked.WALK_IN,
                lambda group: self._run(self._presenter.walk_in, line, (group,)),
            )

    def _ask_day(self, line: VisitLine) -> None:
        """Ask when they had it; a day that cannot be read is asked again."""
        free = (words.DAY, self.tr("On this day"))

        def picked(code: str) -> None:
            typed = code.removeprefix(words.DAY)
            today = self._session.today()
            read = read_typed_day(typed, field="dose.date", today=today)
            if code == words.NO_DAY:
                self._run(lambda: self._presenter.step(line, asked.ELSEWHERE, doses=()))
            elif isinstance(read, Problem) or read > today:
                self._presenter.tell_fault("no_such_day")
            else:
                said = DoseSaid(day=read.isoformat())
                self._run(lambda: self._presenter.step(line, asked.ELSEWHERE, doses=(said,)))

        ask = self.tr("When, such as 5/30")
        at = self._at(asked.ELSEWHERE)
        self._choosing.ask(ask, words.elsewhere_entries(), at, picked, free)

    def _ask_wait(self, line: VisitLine) -> None:
        def picked(code: str) -> None:
            self._run(self._presenter.note_wait, line, code)

        at = self._at(asked.WAITS)
        self._choosing.ask(self.tr("How long"), words.wait_entries(), at, picked)

    def _ask_seat(self, line: VisitLine) -> None:
        def picked(code: str) -> None:
            self._run(self._presenter.give_seat, line, bytes.fromhex(code))

        def offer(times: tuple[FreeTime, ...]) -> None:
            entries = words.seat_entries(times, self._language.locale)
            self._choosing.ask(self.tr("Which time"), entries, self._at(asked.SEAT), picked)

        self._presenter.free_for(line, offer)
