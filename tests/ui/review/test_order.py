"""The review's order: what holds up the next event stands first, and a silent laptop does."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldapp.actions.conflicts import Conflict, StandingValue
from fieldapp.actions.duplicates import Decided
from fieldapp.actions.put_aside import CLOCK_OFF, PutAside
from fieldapp.actions.reviewing import FoundConflict, FoundLaptop, ReviewSeen
from fieldapp.domain.roster import MissingLaptop
from fieldapp.store.custody import ELSEWHERE
from fieldapp.store.lines import Name, PersonLine
from tests.support.laptops import Programme
from tests.ui.laptop import a_desk, a_laptop
from ui.laptops.screen import LaptopsScreen
from ui.review.screen import ReviewScreen
from ui.review.state import ALL, ASIDE, Item, split

HOUR_MS = 3_600_000
NINE, TEN = "2026-06-20T09:00", "2026-06-20T10:00"


def aside(row: bytes, code: str, *persons: bytes) -> PutAside:
    return PutAside(row=row, code=code, at_ms=0, persons=persons)


def conflict(key: bytes, person: bytes, *, loud: bool = True) -> FoundConflict:
    line = PersonLine(
        person=person,
        name=Name("", "", "", "", "", "", ""),
        birth_date="",
        birth_precision="",
        phones=(),
        tickets=(),
        interpreter="",
        actor=b"",
        made_ms=0,
        in_conflict=True,
        restricted=False,
        where=ELSEWHERE,
    )
    found = Conflict(
        kind="contact",
        row=key,
        field="value",
        person=person,
        event=None,
        loud=loud,
        values=(StandingValue(value="x", at_ms=0, change=b"c", actor=None),),
    )
    return FoundConflict(key=key, conflict=found, person=line)


NOTHING = ReviewSeen(
    conflicts=(),
    ends=(),
    rides=(),
    unheard=(),
    aside=(),
    settled=(),
    decided=Decided(root={}, apart=frozenset()),
    users={},
    laptops={},
    expected={b"nine": NINE, b"ten": TEN},
)
QUIET = conflict(b"quiet at nine", b"nine", loud=False)
LOUD = conflict(b"loud of nobody", b"nobody")
LATE = conflict(b"loud at ten", b"ten")
SILENT = FoundLaptop(key=b"laptop C", laptop=MissingLaptop(letter="C"))
SEEN = replace(
    NOTHING,
    conflicts=(LOUD, QUIET, LATE),
    unheard=(SILENT,),
    aside=(
        aside(b"clock", CLOCK_OFF),
        aside(b"unmet of nobody", "LANGUNMET", b"nobody"),
        aside(b"unmet at ten", "LANGUNMET", b"ten"),
        aside(b"unmet at nine", "LANGUNMET", b"nine"),
    ),
)


def names(items: tuple[Item, ...]) -> list[str]:
    return [
        (each.row if isinstance(each, PutAside) else each.key).decode()
        for each in items
        if isinstance(each, PutAside | FoundConflict | FoundLaptop)
    ]


def test_who_is_expected_comes_before_who_is_not_then_the_graver_then_the_sooner() -> None:
    assert names(split(SEEN, ())[ALL]) == [
        "unmet at nine",
        "unmet at ten",
        "laptop C",
        "loud at ten",
        "quiet at nine",
        "unmet of nobody",
        "loud of nobody",
        "clock",
    ]
    assert names(split(SEEN, ())[ASIDE])[0] == "unmet at nine"


def test_a_laptop_that_was_silent_for_half_a_day_is_asked_for_until_it_syncs(
    qapp: QApplication, tmp_path: Path
) -> None:
    programme = Programme.begun(tmp_path / "programme")
    denise, rosa = programme.denise, programme.canvasser("Rosa")
    programme.settle()
    rosa.record()
    clock = programme.server.clock
    clock.now_ms += 20 * HOUR_MS  # the event was over at two
    denise.sync(wants_laptops=True)
    desk = a_desk(denise.store, denise.event, author=denise.author)
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        page = laptop.desktop.window.go_to("review")
        laptop.settle()
        assert isinstance(page, ReviewScreen)
        (waited,) = page.presenter.state.items
        assert isinstance(waited, FoundLaptop)
        assert rosa.store.identity.letter in page.detail.title.text()
        page.detail.press("laptops")
        laptop.settle()
        assert isinstance(laptop.desktop.window.page, LaptopsScreen)
        rosa.clock.off_ms = HOUR_MS  # and it comes back with a clock that is wrong
        programme.settle()
        denise.sync(wants_laptops=True)
        page.presenter.watch.look()
        laptop.settle()
        (clock_off,) = page.presenter.state.items
        assert isinstance(clock_off, PutAside)
        assert clock_off.laptop == rosa.store.identity.letter
        page.detail.press("close")
        laptop.settle()
        assert page.presenter.state.items == ()
    programme.close()
