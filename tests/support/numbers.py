"""A walk by seed through two windows on one server: at every moment, every number shown is true.

Rosa's table and Denise's office, with Marcus's laptop somewhere else. Between what people do only
some jobs of the lanes are done, so that a save lands in the middle of a sync, an older reading
comes home after a newer save, and a page is left while it is looked at. After every single job
what is shown may not contradict itself; when all is through it is what the stores hold.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from PySide6.QtWidgets import QApplication

from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.workers import assign_to_event, take_off_event
from fieldapp.commands.opening import refreshed
from fieldapp.store.columns import DEAD
from fieldapp.store.custody import Custody
from fieldapp.store.lines import person_lines, sign_up_lines_of
from fieldapp.store.lists import sign_up_lines
from fieldapp.store.store import Store
from tests.support.laptops import Laptop, Programme
from tests.support.proxy import BreakingLine, Cutting
from tests.ui.laptop import JUANA, TestLaptop, a_desk, a_laptop
from ui.events.screen import EventsScreen
from ui.laptops.screen import LaptopsScreen
from ui.people.screen import PeopleScreen
from ui.review.screen import ReviewScreen
from ui.sign_up.screen import SignUpScreen
from ui.texts import custody_word

_MARKS: Final = re.compile("[\u2066-\u2069]")
_NAMES: Final = "Juana Luis Pao Mai Olena Ana Bo Chue Dao Eh Fay Gul".split()
_ALIVE: Final = f"NOT _flags & {DEAD}"
_ON_SERVER: Final = frozenset({Custody.ON_SERVER, Custody.SAFE})


@dataclass
class Sight:
    """One window, the laptop under it, and its own line to the server."""

    window: TestLaptop
    laptop: Laptop
    line: BreakingLine
    looks: int = 0

    @property
    def sign_ups(self) -> SignUpScreen:
        page = self.window.desktop.window.pages["sign_up"]
        assert isinstance(page, SignUpScreen)
        return page

    def badges(self) -> tuple[int, int]:
        """What the bar says is only here, and what it says is on the server."""
        top = self.window.desktop.window.top
        return _number(top.here.accessibleName()), _number(top.there.accessibleName())

    # --- at every moment --------------------------------------------------------------------------

    def agree(self) -> None:
        """The bar, the list of today and the list of pages do not contradict each other."""
        window = self.window.desktop.window
        if window.standing is None or window.standing.sums is None or "sign_up" not in window.pages:
            return
        today = self.sign_ups.today
        if today.seen is None or today.seen.event is None or today.words:
            return
        rows = [row for row in today.model.rows if not row.struck]
        unsure = sum(row.badge == custody_word(Custody.ATTENTION) for row in rows)
        for custody, shown in zip(({Custody.SAVED_HERE}, _ON_SERVER), self.badges(), strict=True):
            told = sum(row.badge in {custody_word(each) for each in custody} for row in rows)
            assert told <= shown <= told + unsure, (sorted(custody), shown, told, unsure)
        for code, page in window.pages.items():
            assert _number(window.side.buttons[code].badge.text()) == page.badge, code
        self.looks += 1

    # --- when all is through ----------------------------------------------------------------------

    def true(self) -> None:
        """Every number in sight is what a recount of the store gives."""
        self.agree()
        store, window = self.laptop.store, self.window.desktop.window
        standing = [line for line in sign_up_lines_of(store, "true", ()) if not line.withdrawn]
        where = [line.where.custody for line in standing]
        here, there = self.badges()
        assert there == sum(each in _ON_SERVER for each in where)
        # Where something was put aside and more waits, its row says the first, the bar the second.
        unsure = sum(each is Custody.ATTENTION for each in where)
        assert here - unsure <= sum(each is Custody.SAVED_HERE for each in where) <= here
        held = _count(store, "change WHERE held IS NOT NULL")
        assert _number(window.top.look.accessibleName()) == held
        self._today()
        for page in window.pages.values():
            if isinstance(page, ReviewScreen):
                self._review(page)
            elif page is window.page:
                self._page(page)

    def _today(self) -> None:
        session, today = self.window.desktop.session, self.sign_ups.today
        assert session is not None
        event = session.own_event
        lines = () if event is None else sign_up_lines(self.laptop.store, event, most=10_000)
        assert [row.key for row in today.model.rows] == [line.sign_up for line in lines]
        for row, line in zip(today.model.rows, lines, strict=True):
            custody = Custody.ATTENTION if line.in_conflict else line.where.custody
            assert row.struck == line.withdrawn
            assert row.struck or row.badge == custody_word(custody)
        gone = sum(line.withdrawn for line in lines)
        said = [int(each) for each in re.findall(r"\d+", _MARKS.sub("", today.count_words()))]
        assert said == [len(lines), *([gone] if gone else [])]

    def _review(self, page: ReviewScreen) -> None:
        state = page.presenter.state
        conflicts = list_conflicts(self.laptop.store, self.laptop.author)
        assert state.counts[1] == len(conflicts)
        open_ = len(conflicts) + state.counts[2] + state.counts[3]
        assert state.counts[0] == page.badge == open_
        said = [_number(chip.text()) for chip in page.filters.chips]
        assert said == list(state.counts)

    def _page(self, page: object) -> None:
        if isinstance(page, PeopleScreen):
            self._people(page)
        elif isinstance(page, EventsScreen):
            assert [_number(row.below) for row in page.model.rows] == [
                _standing_at(self.laptop.store, row.key) for row in page.model.rows
            ]
        elif isinstance(page, LaptopsScreen):
            in_use = "device WHERE coalesce(state, '') NOT IN ('REVOKED', 'RETIRED')"
            assert _number(page.sums.text()) == _count(self.laptop.store, f"{in_use} AND {_ALIVE}")
            told = {each.device: each for each in page.presenter.state.seen.laptops}  # type: ignore[union-attr]
            for device, made, received in self.laptop.store.connection.execute(
                "SELECT device, made, received FROM laptop"
            ):
                if device in told and not told[device].own and not told[device].gone:
                    assert told[device].changes == max(0, made - received)

    def _people(self, page: PeopleScreen) -> None:
        seen = page.presenter.seen
        assert seen is not None
        store = self.laptop.store
        everybody = _count(store, f"person WHERE {_ALIVE}")
        said = re.findall(r"\d+", _MARKS.sub("", page.list_part.view.count.text()))
        assert int(said[-1]) == everybody
        model = page.list_part.view.model
        keys = [model.key_at(row) for row in range(model.rowCount())]
        assert int(said[0]) == len(keys)
        fresh = {line.person: line for line in person_lines(store, keys)}
        for row, key in enumerate(keys):
            shown = model.line_at(row)
            if shown is not None and key in fresh and not shown.struck:
                line = fresh[key]
                custody = Custody.ATTENTION if line.in_conflict else line.where.custody
                assert custody_word(custody) in shown.cells, (shown.cells, custody)


def _number(words: str) -> int:
    """The number that words say; none is nought, and changes of other kinds are no sign-ups."""
    found = re.search(r"\d+", _MARKS.sub("", words))
    return int(found[0]) if found and "Changes" not in words else 0


def _count(store: Store, table: str) -> int:
    (n,) = store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(n)


def _standing_at(store: Store, event: bytes) -> int:
    return sum(not line.withdrawn for line in sign_up_lines(store, event, most=10_000))


def _same(desk: OpenedDesk) -> OpenedDesk:
    return desk


@dataclass
class Walk:
    """Two windows and a third laptop, and what a seed lets them do."""

    programme: Programme
    rosa: Sight
    denise: Sight
    marcus: Laptop
    random: Random
    done: list[str] = field(default_factory=list)

    def step(self) -> None:
        """One person does something; a few jobs follow, or all."""
        act = self.random.choice(self._acts())
        self.done.append(act.__name__)
        act()
        for sight in (self.rosa, self.denise):
            if self.random.random() < 0.4:
                sight.window.settle()
                sight.true()
            else:
                self._some_jobs(sight)

    def _acts(self) -> tuple[Callable[[], None], ...]:
        often = (
            self.sign_up,
            self.sign_up,
            self.sign_up,
            self.sync,
            self.sync,
            self.sync,
            self.correct,
        )
        return (
            *often,
            self.withdraw,
            self.undo,
            self.network,
            self.turn_page,
            self.turn_page,
            self.elsewhere,
            self.elsewhere,
            self.rule,
            self.assign,
            self.count,
        )

    def _some_jobs(self, sight: Sight) -> None:
        window = sight.window
        for _ in range(self.random.randrange(1, 9)):
            lane = self.random.choice((window.store_lane, window.store_lane, window.network_lane))
            if not lane.turn():
                window.press_lane.turn()
            window.told()

    # --- what people do ---------------------------------------------------------------------------

    def sign_up(self) -> None:
        screen = self._at_the_form()
        if screen is None:
            return
        self.rosa.window.fill(
            replace(JUANA, name_given=self.random.choice(_NAMES), birth="1961", lang_spoken="en")
        )
        screen.save_key.activated.emit()

    def correct(self) -> None:
        screen = self._at_the_form()
        kept = self._kept(self.rosa)
        if screen is None or not kept:
            return
        screen.presenter.open(self.random.choice(kept))
        self.rosa.window.settle()
        screen.form.questions.name.clear()
        self.rosa.window.type(screen.form.questions.name, f"{self.random.choice(_NAMES)} Ruiz")
        screen.save_key.activated.emit()

    def withdraw(self) -> None:
        rows = [row for row in self.rosa.sign_ups.today.model.rows if not row.struck]
        if rows:
            row = self.random.choice(rows)
            self.rosa.sign_ups.presenter.withdraw(row.key, row.lead, row.title)

    def undo(self) -> None:
        self.rosa.sign_ups.presenter.undo()

    def sync(self) -> None:
        sync = self.random.choice((self.rosa, self.denise)).window.desktop.sync
        assert sync is not None
        sync.start()

    def network(self) -> None:
        there = self.rosa.line.cutting.up is None and self.rosa.line.cutting.down is None
        bytes_left = self.random.choice((0, 300, 900))
        gone = self.random.choice((Cutting(up=bytes_left), Cutting(down=bytes_left)))
        self.rosa.line.cutting = gone if there else Cutting()

    def turn_page(self) -> None:
        sight = self.random.choice((self.rosa, self.denise))
        sight.window.desktop.window.go_to(
            self.random.choice(list(sight.window.desktop.window.side.buttons))
        )

    def elsewhere(self) -> None:
        """Marcus signs somebody up, or changes somebody Rosa knows, and syncs."""
        if self.random.random() < 0.5:
            self.marcus.sync()
        lines = sign_up_lines(self.marcus.store, self.marcus.event, most=9)
        kept = [line.sign_up for line in lines]
        if kept and self.random.random() < 0.6:
            name = self.random.choice(_NAMES)
            self.marcus.amend(self.random.choice(kept), name_given=name)
        else:
            self.marcus.record(name_given=self.random.choice(_NAMES))
        if self.random.random() < 0.5:
            self.marcus.sync()

    def rule(self) -> None:
        """Denise lets one of two answers stand."""
        page = self.denise.window.desktop.window.pages.get("review")
        if isinstance(page, ReviewScreen) and page.presenter.state.counts[1]:
            conflict = page.presenter.seen.conflicts[0].conflict  # type: ignore[union-attr]
            page.presenter.choose(conflict, conflict.values[0])

    def assign(self) -> None:
        """Somebody's work at the event ends, or begins again."""
        laptop, event = self.random.choice((self.marcus, self.rosa.laptop)), self.programme.event
        user = laptop.author.user
        session = self.denise.window.desktop.session
        assert session is not None
        act = self.random.choice((assign_to_event, assign_to_event, take_off_event))
        session.run(lambda desk: act(desk.store, desk.author, user, event))

    def count(self) -> None:
        """A second after the start: pages are made that count before anybody opened them."""
        self.denise.window.desktop.window.make_counting_pages()

    def _at_the_form(self) -> SignUpScreen | None:
        self.rosa.window.desktop.window.go_to("sign_up")
        self.rosa.window.settle()
        return self.rosa.sign_ups if self.rosa.sign_ups.form.save.isEnabled() else None

    def _kept(self, sight: Sight) -> list[bytes]:
        lines = sign_up_lines(sight.laptop.store, sight.laptop.event, most=99)
        return [line.sign_up for line in lines if not line.withdrawn]

    def end(self) -> None:
        """The network is there, everybody syncs, and all is true."""
        self.rosa.line.cutting = Cutting()
        for sight in (self.rosa, self.denise, self.rosa):
            sight.window.settle()
            sight.window.desktop.window.top.sync.click()
            sight.window.settle()
            sight.true()
        assert self.rosa.badges()[0] == self.denise.badges()[0] == 0


@contextmanager
def a_walk(app: QApplication, folder: Path, seed: int) -> Iterator[Walk]:
    """Open the windows, which look at themselves after every job."""
    programme = Programme.begun(folder / "programme", seed=seed)
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    with ExitStack() as stack:
        stack.callback(programme.close)
        url = stack.enter_context(programme.server.serving())
        sights = []
        for number, laptop in enumerate((rosa, programme.denise)):
            line = BreakingLine(url)
            own = stack.enter_context(line.relaying())
            desk = replace(
                a_desk(laptop.store, laptop.event, author=laptop.author, server=own),
                look_again=refreshed,
            )
            place = folder / f"window-{number}"
            place.mkdir()
            window = stack.enter_context(a_laptop(app, place, partial(_same, desk)))
            sight = Sight(window, laptop, line)
            window.looked = sight.agree
            sights.append(sight)
        yield Walk(programme, sights[0], sights[1], marcus, Random(seed))
