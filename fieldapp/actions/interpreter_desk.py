"""The page of interpreters: who waits, who wants one, who is here when, and what was delivered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events_near import EventHere, chosen_event, events_near
from fieldapp.actions.interpreter_lines import NeedLine, lines_at, local_text, zone_at
from fieldapp.actions.interpreting import candidates_of, shifts_of, skills_of
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.fitting import (
    Candidate,
    Fit,
    SkillFacts,
    fit_of,
    fits,
    interpreters_needed,
    minutes_needed,
    proposed,
    skill_qualifies,
)
from fieldapp.domain.folding import fold
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import LOST, OPEN_STATES, YES
from fieldapp.domain.rights import right
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ShiftShown:
    """An interpreter's hours. `languages` besides English; `people` were given to them."""

    shift: bytes
    interpreter: bytes
    name: str
    languages: tuple[str, ...]
    starts: str
    ends: str
    mode: str
    place: str
    qualified: bool
    people: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InterpreterShown:
    """An interpreter who is known and has no hours at the event."""

    interpreter: bytes
    name: str
    languages: tuple[str, ...]
    qualified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSum:
    """A language at an event: people by what became of their wish, and what it needs yet."""

    language: str
    wanted: int
    met: int
    partly: int
    unmet: int
    minutes: int
    interpreters: int

    @property
    def open(self) -> int:
        """For how many nothing was delivered or noted yet."""
        return self.wanted - self.met - self.partly - self.unmet


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Match:
    """Who can interpret for the person in sight: who was asked, then the best first.

    `free` are those who were not asked yet, `proposed` whom to ask of them; `others` do not speak
    the language: only a compromise.
    """

    found: tuple[Fit, ...] = ()
    free: tuple[Fit, ...] = ()
    proposed: tuple[Fit, ...] = ()
    others: tuple[Fit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InterpretersSeen:
    """What the page shows of one event at `now` (local); None where there is no event here.

    `others` are known and have no hours there: only for who may give them some (`may_edit`).

    `speakers` are people who work at this laptop and speak a language: user, name and tags.
    """

    event: EventHere | None = None
    events: tuple[EventHere, ...] = ()
    now: str = ""
    lines: tuple[NeedLine, ...] = ()
    shifts: tuple[ShiftShown, ...] = ()
    others: tuple[InterpreterShown, ...] = ()
    sums: tuple[LanguageSum, ...] = ()
    speakers: tuple[tuple[bytes, str, tuple[str, ...]], ...] = ()
    match: Match = Match()
    chosen: bytes = b""
    may_assign: bool = False
    may_edit: bool = False


def look_at_interpreters(desk: OpenedDesk, event: bytes | None, chosen: bytes) -> InterpretersSeen:
    """Give the page of an event, by default that of this laptop; `chosen` is the sign-up in sight.

    Raises: StoreError.
    """
    store, author, lists = desk.store, desk.author, desk.lists
    events = events_near(desk)
    here = chosen_event(events, event or desk.event)
    if here is None:
        return InterpretersSeen(events=events)
    candidates = candidates_of(store, here.id)
    names = {each.shift: each.name for each in candidates}
    lines = tuple(lines_at(store, author, here.id, lists, names))
    may_assign = right(author.role, BY_NAME["assignment"]).make
    may_edit = right(author.role, BY_NAME["interpreter"]).make
    line = next((each for each in lines if each.sign_up == chosen), None)
    day = date.fromisoformat(here.starts[:10])
    return InterpretersSeen(
        event=here,
        events=events if may_assign else (),
        now=local_text(store.right_ms(), zone_at(store, here.id)),
        lines=lines,
        shifts=tuple(_shifts(store, here, candidates, (day, lists))),
        others=tuple(_others(store, candidates, (day, lists))) if may_edit else (),
        sums=_sums(lines, here, lists),
        speakers=tuple(_speakers(store)),
        match=_match(line, lines, candidates, (day, lists)) if line is not None else Match(),
        chosen=chosen,
        may_assign=may_assign,
        may_edit=may_edit,
    )


# --- interpreters and languages ---------------------------------------------------------------


def _shifts(
    store: Store,
    here: EventHere,
    candidates: Sequence[Candidate],
    how: tuple[date, CodeLists],
) -> Iterator[ShiftShown]:
    rows = {row.id: row for row in shifts_of(store, here.id)}
    for each in candidates:
        yield ShiftShown(
            shift=each.shift,
            interpreter=each.interpreter,
            name=each.name,
            languages=_besides_english(each.skills),
            starts=each.starts,
            ends=each.ends,
            mode=each.mode,
            place=rows[each.shift].text("place"),
            qualified=any(skill_qualifies(skill, *how) for skill in each.skills),
            people=len(each.busy),
        )


def _others(
    store: Store, booked: Sequence[Candidate], how: tuple[date, CodeLists]
) -> Iterator[InterpreterShown]:
    here, skills = {each.interpreter for each in booked}, skills_of(store)
    rows = read_rows(store.connection, BY_NAME["interpreter"])
    for row in sorted(rows, key=lambda row: (fold(row.text("name")), row.id)):
        if row.id not in here:
            own = skills.get(row.id, ())
            yield InterpreterShown(
                interpreter=row.id,
                name=row.text("name"),
                languages=_besides_english(own),
                qualified=any(skill_qualifies(skill, *how) for skill in own),
            )


def _besides_english(skills: Iterable[SkillFacts]) -> tuple[str, ...]:
    tags = dict.fromkeys(tag for skill in skills for tag in sorted(skill.languages))
    return tuple(tag for tag in tags if tag != "en")


def _sums(lines: Iterable[NeedLine], here: EventHere, lists: CodeLists) -> tuple[LanguageSum, ...]:
    by_tag: dict[str, list[NeedLine]] = {}
    for line in lines:
        if line.wish.wanted == YES and line.state != "WITHDRAWN":
            by_tag.setdefault(line.wish.language, []).append(line)
    block = _minutes_between(here.starts, here.ends)
    sums = (_sum(tag, of, block, lists) for tag, of in by_tag.items())
    return tuple(sorted(sums, key=lambda each: (-each.wanted, each.language)))


def _sum(tag: str, of: Sequence[NeedLine], block: int, lists: CodeLists) -> LanguageSum:
    def count(wanted: Callable[[NeedLine], bool]) -> int:
        return sum(map(wanted, of))

    minutes = minutes_needed(count(lambda line: line.state in OPEN_STATES))
    met = count(lambda line: line.met)
    return LanguageSum(
        language=tag,
        wanted=len(of),
        met=met,
        partly=count(lambda line: line.state in {"PARTLY", "DELIVERED"}) - met,
        unmet=count(lambda line: line.state == "NOTDELIVERED"),
        minutes=minutes,
        interpreters=interpreters_needed(minutes, block, tag, lists),
    )


def _minutes_between(starts: str, ends: str) -> int:
    return int((datetime.fromisoformat(ends) - datetime.fromisoformat(starts)).total_seconds() / 60)


def _match(
    line: NeedLine,
    lines: Sequence[NeedLine],
    candidates: Sequence[Candidate],
    how: tuple[date, CodeLists],
) -> Match:
    (day, lists), wish = how, line.wish
    if line.hidden:
        return Match()
    asked = {plan.shift for plan in line.plans if plan.state not in LOST}
    every = fits(wish, candidates, day, lists, person=line.person, at=line.time)
    free = tuple(each for each in every if each.candidate.shift not in asked)
    same = [
        each for each in lines if each.wish.language == wish.language and each.state in OPEN_STATES
    ]
    others = (
        fit_of(wish, each, day, lists, person=line.person, at=line.time)
        for each in candidates
        if each.shift not in asked
    )
    minutes = minutes_needed(len(same))
    return Match(
        found=tuple(sorted(every, key=lambda each: each.candidate.shift not in asked)),
        free=free,
        proposed=() if asked else proposed(free, minutes, wish.language, lists),
        others=tuple(each for each in others if each.blocked == "language_differs"),
    )


def _speakers(store: Store) -> Iterator[tuple[bytes, str, tuple[str, ...]]]:
    """Give who works at this laptop, and what they speak."""
    here = read_rows(
        store.connection, BY_NAME["device_user"], "device = ?", (store.identity.device,)
    )
    wanted = {row.ref("user") for row in here}
    for user in read_rows(store.connection, BY_NAME["user"]):
        spoken = user.values.get("languages")
        tags = (
            [entry[0] for entry in spoken if isinstance(entry, list)]
            if isinstance(spoken, list)
            else []
        )
        if user.id in wanted and tags:
            yield user.id, user.text("name"), tuple(tag for tag in tags if isinstance(tag, str))
