"""What the form shows, derived from what was typed: pure functions over frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from fieldapp.actions.desk import DeskDraft, EventShown
from fieldapp.actions.form_ties import NO_TIES
from fieldapp.actions.waiting import ComeBack
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.names import name_as_said, order_of, split_name
from fieldapp.domain.problem import Problem
from fieldapp.domain.seats import SeatsOffered
from fieldapp.domain.sign_up import VARIETY_NEEDED, SignUpDraft, check_sign_up
from fieldapp.participant_words import participant_text
from ui.sign_up.asked import ONLY_FULL, QUICK_ORDER, TOLD_AT
from ui.sign_up.birth import BirthShown, birth_shown
from ui.sign_up.dosing import NO_DOSES, DosesShown, closed_times, doses_shown
from ui.sign_up.guardian import GUARDIAN_PART, asks_guardian
from ui.sign_up.riding import ride_away
from ui.sign_up.slips import PAPER, with_paper_no
from ui.sign_up.times import time_problems

EMPTY: Final = SignUpDraft()
NO_PHONE: Final = "NONE"
"""Said in a draft only: the person was asked and has no phone."""
CONSENTS: Final = ("STORE", "SHAREPROV", "CALL", "SMS")
MORE_CONSENTS: Final = ("VOICEMAIL", "EMAIL", "SHARELANG", "SHARERIDE", "FUTURE")
"""What is asked only in full; a guardian is asked beside, answers about oneself elsewhere."""
QUICK: Final = "quick"
FULL: Final = "full"
NO_WRITING: Final = "NONE"
"""Said of the written language: read it to me. Kept as it stands, beside the tags."""
USUAL_GROUPS: Final = ("COVID19", "FLU")
USUAL_LANGUAGES: Final = ("en", "es")
SPOKEN_MODES: Final = ("ONSITE", "PHONE", "VIDEO", "RELAY")
_MOST_BACK: Final = 4
SIGN_MODES: Final = ("SIGN1", "SIGN2", "CDI", "VIDEO", "TEXT")


Answer = str | bool | tuple[Any, ...]
"""A text, a yes, codes, or what a question of several controls holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One answer that changed: the name of the question, and what it is now."""

    field: str
    value: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Which notice was said, and in which language."""

    version: str
    language: str


def notice_in(language: str) -> tuple[Notice, str]:
    """Give the notice to say in a language and its text, in English where there is no other."""
    said = participant_text("notice.keep", language)
    return Notice(version=said.version, language=said.language), said.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is told in the status line: a code the view phrases, with ticket and name."""

    code: str
    ticket: str = ""
    name: str = ""
    at_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Waiting:
    """A half-typed form that waits: whose, since when, and how many answers it lacks."""

    id: bytes
    name: str
    ticket: str
    correcting: bool
    saved_ms: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """Everything the form shows."""

    event: EventShown | None = None
    name: str = ""
    draft: SignUpDraft = EMPTY
    ticket: str = ""
    correcting: bool = False
    problems: tuple[Problem, ...] = ()
    birth: BirthShown | None = None
    languages: tuple[str, ...] = USUAL_LANGUAGES
    groups: tuple[str, ...] = USUAL_GROUPS
    modes: tuple[str, ...] = SPOKEN_MODES
    seats: SeatsOffered | None = None
    doses: DosesShown = NO_DOSES
    closed: Mapping[str, Problem] = field(default_factory=dict)
    come_back: tuple[ComeBack, ...] = ()
    coming: str = ""
    """`again` for who is here already, `family` for who is of a family here; else nothing."""
    partly_hidden: bool = False
    variety_needed: bool = False
    said: Said | None = None
    can_undo: bool = False
    depth: str = QUICK
    more: int = 0
    touched: bool = False
    waiting: tuple[Waiting, ...] = ()

    @property
    def problem_fields(self) -> dict[str, Problem]:
        """Give the first problem of each question, told where this depth asks it."""
        elsewhere = _IN_QUICK if self.depth == QUICK else {"name": "given"}
        found: dict[str, Problem] = {}
        for problem in self.problems:
            name = TOLD_AT.get(problem.field, "form")
            found.setdefault(elsewhere.get(name, name), problem)
        return found

    @property
    def own_name_at(self) -> int | None:
        """Where an own name is typed beside the family name that stands; None where none stands."""
        if self.coming != "family" or self.draft.name_given:
            return None
        return 0 if self.name.startswith(" ") else len(self.name)

    @property
    def away(self) -> frozenset[str]:
        """Give the questions that nobody has to answer now, and their headings.

        The variety is asked in full, and where a language is one of several; a guardian of a child
        alone; the time where there are any, and whether there is one already is not hidden; when to
        come back of who wants an interpreter, on the day; why not of who turned one down.
        """
        youngest = self.birth.at_least if self.birth is not None else None
        away = set() if self.depth == FULL or self.variety_needed else {"variety"}
        if self.draft.interpreter_wanted != "YES" or not self.times_back:
            away.add("return_at")
        if self.draft.interpreter_wanted != "DECL":
            away.add("declined")
        if not asks_guardian(self.draft, youngest):
            away.update(GUARDIAN_PART)
        if self.coming != "family":
            away.add("relation")
        if (self.seats is None or self.partly_hidden) and not self.draft.seat:
            away.update(("seat", "#seat"))
        if self.draft.source != PAPER:
            away.update(("paper_no", "signed_on"))
        return frozenset(away) | ride_away(self.draft)

    @property
    def times_back(self) -> tuple[str, ...]:
        """Give when the person may come back: as an interpreter of the language begins, and soon.

        What is chosen is always among them.
        """
        tag = self.draft.need_language or self.draft.lang_spoken
        fit = [each.at for each in self.come_back if not each.languages or tag in each.languages]
        own = [self.draft.return_at] if self.draft.return_at else []
        return tuple(dict.fromkeys((*fit[:_MOST_BACK], *own)))

    @property
    def hidden_problem(self) -> bool:
        """Whether something is wrong with an answer that the quick form does not show."""
        return self.depth == QUICK and any(
            name not in _QUICK_QUESTIONS for name in self.problem_fields
        )


def coming_of(form: DeskDraft) -> str:
    """Say how somebody comes: `again`, with a `family`, or as nobody who is known."""
    if form.opened is not None:
        return ""
    if form.ties.person is not None:
        return "again"
    return "family" if form.ties != NO_TIES else ""


def shown_name(draft: SignUpDraft) -> str:
    """Give the name in one line, as the person says it."""
    parts = {
        "name_given": draft.name_given,
        "name_family": draft.name_family,
        "name_family2": draft.name_family2,
        "name_order": draft.name_order,
        "name_native": draft.name_native,
        "lang_spoken": draft.lang_spoken,
    }
    # While it is typed the whole line is the given name, blanks at its end included.
    only = draft.name_given and not (draft.name_family or draft.name_family2)
    return draft.name_given if only else name_as_said(dict(parts))


def _family_line(draft: SignUpDraft) -> str:
    """Give the line in which an own name is typed before or after the family name that stands."""
    said = shown_name(draft)
    if draft.name_given or not said:
        return said
    order = order_of({"name_order": draft.name_order, "lang_spoken": draft.lang_spoken})
    return f"{said} " if order == "FAMILY_FIRST" else f" {said}"


def with_own_name(form: DeskDraft) -> SignUpDraft:
    """Give the draft without a family name that stood there before: it is nobody's own name."""
    if form.blank.name_family and not form.draft.name_given:
        return replace(form.draft, name_family="", name_family2="")
    return form.draft


def with_split_name(draft: SignUpDraft) -> SignUpDraft:
    """Give the draft as it is kept: a name typed in one line falls into given and family.

    What a person said of the order of the name is left as it was typed.
    """
    if draft.name_family or draft.name_family2 or draft.name_order or not draft.name_given.strip():
        return draft
    given, family = split_name(draft.name_given, draft.lang_spoken)
    return replace(draft, name_given=given, name_family=family)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The last act, for Ctrl+Z: what was done, to which sign-up, and the form as it stood.

    `code` is recorded, corrected (then `form.opened` is what stood before), withdrawn, left (a
    correction) or thrown (a draft).
    """

    code: str
    sign_up: bytes
    form: DeskDraft


def waiting_shown(form: DeskDraft, today: date, lists: CodeLists) -> Waiting:
    """Give what the list of drafts shows of a form."""
    draft, hidden = with_split_name(form.draft), form.partly_hidden
    checked = check_sign_up(draft, today, lists, partly_hidden=hidden)
    return Waiting(
        id=form.id,
        name=shown_name(form.draft).strip(),
        ticket=form.ticket,
        correcting=form.opened is not None,
        saved_ms=form.saved_ms,
        missing=len(checked) if isinstance(checked, tuple) else 0,
    )


_QUICK_QUESTIONS: Final = frozenset({"form", *(name for name, _ in QUICK_ORDER)})
_IN_QUICK: Final = {"family": "name", "family2": "name", "guardian_for": "seat"}
"""Where quick tells what only the full form asks: a name is one question, and a child who came
alone has no guardian here to be asked, only a time that cannot be given yet."""


def more_answers(draft: SignUpDraft) -> int:
    """Count the answers that only the full form shows."""
    count = sum(bool(getattr(draft, name)) for name in ONLY_FULL) + bool(draft.guardian_for)
    count += draft.phone_kind not in {"", NO_PHONE, "MOBILE"}
    count += bool(draft.lang_variety) and draft.lang_spoken not in VARIETY_NEEDED
    return count + sum(each in draft.granted for each in MORE_CONSENTS)


def modes_for(tag: str, lists: CodeLists) -> tuple[str, ...]:
    """Give the ways of interpreting to choose from for a language."""
    languages = lists["languages"]
    sign = tag in languages and languages[tag].extra.get("use") == "sign"
    return SIGN_MODES if sign else SPOKEN_MODES


def languages_shown(
    event: EventShown | None, spoken: str, others: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Give the language chips: the event's own first, and whatever else is chosen."""
    own = event.languages if event is not None and event.languages else USUAL_LANGUAGES
    return tuple(dict.fromkeys((*own, *((spoken,) if spoken else ()), *others)))


def groups_shown(
    event: EventShown | None, wants: tuple[str, ...], lists: CodeLists
) -> tuple[str, ...]:
    """Give the vaccine chips: what the event offers, and whatever else is chosen.

    They stand as in the code list, at every event alike, so that fingers learn their numbers.
    """
    own = event.groups if event is not None and event.groups else USUAL_GROUPS
    place = {code.code: at for at, code in enumerate(lists["vaccine_group"])}
    return tuple(sorted({*own, *wants}, key=lambda group: (place.get(group, len(place)), group)))


def derive(
    state: FormState, form: DeskDraft, today: date, lists: CodeLists, *, checking: bool
) -> FormState:
    """Give the state for a form; `checking` keeps the problems up to date once they are shown."""
    draft = form.draft
    problems: tuple[Problem, ...] = ()
    if checking:
        code = state.event.code if state.event is not None else ""
        split, hidden = (
            with_paper_no(with_split_name(with_own_name(form)), code),
            form.partly_hidden,
        )
        checked = check_sign_up(split, today, lists, partly_hidden=hidden)
        problems = (
            checked
            if isinstance(checked, tuple)
            else time_problems(state.seats, form, checked, lists)
        )
    groups = groups_shown(state.event, draft.wants, lists)
    return replace(
        state,
        draft=draft,
        name=_family_line(draft) if coming_of(form) == "family" else shown_name(draft),
        problems=problems,
        birth=birth_shown(draft.birth, today, lists),
        languages=languages_shown(state.event, draft.lang_spoken),
        groups=groups,
        modes=modes_for(draft.lang_spoken, lists),
        doses=doses_shown(draft, state.seats, groups, today, lists),
        closed=closed_times(draft, state.seats, today, lists),
        partly_hidden=form.partly_hidden,
        variety_needed=draft.lang_spoken in VARIETY_NEEDED,
        more=more_answers(draft),
    )
