"""Figures of each language group: hints while typing, and pairs for review, on a labelled set."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from bench.finding import come_down
from bench.laptop import lone_store
from fieldapp.actions.acting import Author
from fieldapp.actions.recognising import maybe_here
from fieldapp.domain.days import PartialDay
from fieldapp.domain.hints import Kin
from fieldapp.domain.matching import PersonFacts, PhoneFact, births_agree, duplicate_pairs
from fieldapp.domain.names import split_name
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.sign_up_rows import birth_of
from fieldapp.store.search import index_some
from tests.matching.generate import FAMILY, LabelledSet, rows_of

_AUTHOR: Final = Author(user=b"user-rosa-000001", role="CANVASSER")
TODAY: Final = date(2026, 6, 13)


@dataclass(slots=True)
class Figures:
    """Counts of one group: what was named and rightly so, what should have been and was."""

    named: int = 0
    rightly: int = 0
    sought: int = 0
    found: int = 0
    seen: int = 0
    family: int = 0
    family_shown: int = 0
    family_taken: int = 0
    wrong: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Give the share of what was named that is true."""
        return self.rightly / self.named if self.named else 1.0

    @property
    def shown(self) -> float:
        """Give the share of what is true that was shown, as the person or as family."""
        return self.seen / self.sought if self.sought else 1.0

    @property
    def recall(self) -> float:
        """Give the share of what is true that was named."""
        return self.found / self.sought if self.sought else 1.0


def draft_of(row: dict[str, str]) -> SignUpDraft:
    """Give a row as the form holds it; a name in one line stands in the given name."""
    return SignUpDraft(
        name_given=row["line"] or row["given"],
        name_family=row["family"],
        name_family2=row["family2"],
        name_used=row["used"],
        birth=row["birth"],
        phone=row["phone"],
        phone_shared=bool(row["shared"]),
        street=row["street"],
        city=row["city"],
        zip=row["zip"],
        lang_spoken=row["lang"],
        granted=("STORE",),
        interpreter_wanted="NO",
    )


def kept_draft(row: dict[str, str]) -> SignUpDraft:
    """Give a row as it is saved: a name in one line fell into two."""
    draft = draft_of(row)
    if not row["line"]:
        return draft
    given, family = split_name(row["line"], row["lang"])
    return replace(draft, name_given=given, name_family=family)


def birth_typed(text: str) -> PartialDay | None:
    """Give a birth as the form reads it."""
    problems: list[Problem] = []
    return birth_of(text, TODAY, problems)[0]


def facts_of(row: dict[str, str]) -> PersonFacts:
    """Give what duplicate matching compares."""
    draft = kept_draft(row)
    phone = PhoneFact(number=f"+1{draft.phone}", shared=draft.phone_shared)
    return PersonFacts(
        id=row["id"].encode(),
        given=draft.name_given,
        family=draft.name_family,
        family2=draft.name_family2,
        used=draft.name_used,
        birth=birth_typed(draft.birth),
        phones=(phone,) if draft.phone else (),
        zip_code=draft.zip,
        street=draft.street,
    )


def review_figures(made: LabelledSet) -> dict[str, Figures]:
    """Say how well everybody of a set is paired for review.

    Sought are the returning people whose births agree, as the rule of the review asks.
    """
    rows = {row["id"]: row for row in rows_of(made)}
    figures: defaultdict[str, Figures] = defaultdict(Figures)
    true = {(row["about"], row["id"]): row["group"] for row in made.typed if row["case"] == "same"}
    facts = {number: facts_of(row) for number, row in rows.items()}
    named: set[tuple[str, str]] = set()
    for pair in duplicate_pairs(facts.values()):
        both = (pair.first.decode(), pair.second.decode())
        named.add(both)
        count = figures[rows[both[0]]["group"]]
        count.named += 1
        count.rightly += both in true
        if both not in true:
            count.wrong.append(both)
    for both, group in true.items():
        births = [facts[each].birth for each in both]
        if births[0] is None or births[1] is None or not births_agree(births[0], births[1]):
            continue
        count = figures[group]
        count.sought += 1
        count.found += both in named
        if both not in named:
            count.wrong.append((*both, "missed"))
    return dict(figures)


def hint_figures(made: LabelledSet, folder: Path) -> dict[str, Figures]:
    """Say how well a form that is typed to its end names who is here already.

    In a real store with everybody of the set in it, by the act that the window calls. Named is who
    is shown as the very person; family who is shown as that counts apart.
    """
    store = lone_store(folder)
    try:
        drafts = (kept_draft(row) for row in made.here)
        ids = come_down(store, drafts, Random(1))
        while index_some(store, 200):
            pass
        number = {each: row["id"] for each, row in zip(ids, made.here, strict=True)}
        figures: defaultdict[str, Figures] = defaultdict(Figures)
        for row in made.typed:
            hints = maybe_here(store, _AUTHOR, draft_of(row), TODAY)
            shown = [(number[hint.line.person], hint.kin) for hint in hints]
            _count(figures[row["group"]], row, shown)
        return dict(figures)
    finally:
        store.close()


def _count(count: Figures, row: dict[str, str], shown: list[tuple[str, Kin]]) -> None:
    """Count what was shown for one form."""
    same = [person for person, kin in shown if kin is Kin.SAME]
    true = row["about"] if row["case"] == "same" else ""
    count.named += len(same)
    count.rightly += true in same
    count.wrong += [(row["id"], each, row["case"]) for each in same if each != true]
    if true:
        count.sought += 1
        count.found += true in same
        count.seen += any(person == true for person, _ in shown)
        count.wrong += [] if true in same else [(row["id"], true, "missed")]
    if row["case"] in FAMILY:
        count.family += 1
        count.family_shown += (row["about"], Kin.FAMILY) in shown
        count.family_taken += row["about"] in same


def summed(figures: Mapping[str, Figures]) -> Figures:
    """Give the figures of all groups together."""
    whole = Figures()
    for each in figures.values():
        for name in "named rightly sought found seen family family_shown family_taken".split():
            setattr(whole, name, getattr(whole, name) + getattr(each, name))
    return whole


def table(hints: Mapping[str, Figures], review: Mapping[str, Figures]) -> str:
    """Give the figures as the rows of a Markdown table, all groups together last."""
    both = {name: (hints[name], review[name]) for name in hints}
    both["all"] = (summed(hints), summed(review))
    return "\n".join(
        f"| {name.replace('_', ', ')} | {hint.precision:.1%} | {hint.recall:.1%} | {hint.shown:.1%}"
        f" | {hint.family_taken} of {hint.family} | {pair.precision:.1%} | {pair.recall:.1%} |"
        for name, (hint, pair) in both.items()
    )
