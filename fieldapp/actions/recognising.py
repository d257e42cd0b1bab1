"""Who of those here a half-typed form may be about: what the reader may see of them, and why.

Nothing is compared that the reader's role does not see of others' rows, so that no reason tells
what a line would hide.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fieldapp.actions.acting import Author, may_see
from fieldapp.actions.finding import hidden_names, lines_of_people
from fieldapp.domain.hints import Hint, Kin, best_hints
from fieldapp.domain.matching import PersonFacts, PhoneFact
from fieldapp.domain.names import split_name
from fieldapp.domain.phones import parse_phone
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.sign_up_rows import birth_of
from fieldapp.store.hinting import people_to_compare
from fieldapp.store.likenesses import towns_of
from fieldapp.store.lines import PersonLine
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MaybeHere:
    """One person who may be meant, as this reader sees them; `town` is empty where not known.

    `reasons` are codes of `fieldapp.domain.hints` and `likeness.Trait`, as they are said.
    """

    kin: Kin
    reasons: tuple[str, ...]
    line: PersonLine
    town: str


def maybe_here(
    store: Store,
    author: Author,
    draft: SignUpDraft,
    today: date,
    *,
    begun: bool = False,
    besides: bytes = b"",
) -> tuple[MaybeHere, ...]:
    """Give at most a handful of people a half-typed form may be about, the likeliest first.

    `begun`: the last word of the name is being typed. `besides` is a person who is not named.
    Some milliseconds among 100,000 people. Raises: StoreError.
    """
    if not may_see(author, "person"):
        return ()
    typed = typed_facts(draft, today)
    if not (typed.given or typed.family or typed.native):
        return ()
    found = people_to_compare(store, typed, draft_line(draft), begun=begun)
    seen = [_seen(author, each) for each in found if each.id != besides]
    hints = best_hints(typed, _households(seen), begun=begun)
    people = [hint.person for hint in hints]
    lines = {line.person: line for line in lines_of_people(store, author, people)}
    hidden = hidden_names(author.role, "address")
    towns = {} if hidden is None or "city" in hidden else towns_of(store, people)
    return tuple(_told(hint, lines[hint.person], towns) for hint in hints if hint.person in lines)


def typed_facts(draft: SignUpDraft, today: date) -> PersonFacts:
    """Give what is typed as matching compares it; what cannot be read yet counts as not typed."""
    given, family = draft.name_given, draft.name_family
    if given and not (family or draft.name_family2):
        given, family = split_name(given, draft.lang_spoken)
    problems: list[Problem] = []
    return PersonFacts(
        id=b"",
        given=given,
        family=family,
        family2=draft.name_family2,
        used=draft.name_used,
        native=draft.name_native,
        birth=birth_of(draft.birth, today, problems)[0],
        phones=tuple(_phones(draft)),
        zip_code=draft.zip,
        street=draft.street,
    )


def draft_line(draft: SignUpDraft) -> str:
    """Give the whole name in the order in which it is typed."""
    return " ".join(
        each for each in (draft.name_given, draft.name_family, draft.name_family2) if each
    )


def _phones(draft: SignUpDraft) -> Iterable[PhoneFact]:
    for text, shared in ((draft.phone, draft.phone_shared), (draft.phone2, draft.phone2_shared)):
        number = parse_phone(text, field="contact.value") if text else None
        if isinstance(number, str):
            yield PhoneFact(number=number, shared=shared)


def _seen(author: Author, person: PersonFacts) -> PersonFacts:
    """Give what the reader may know of a person that others recorded."""
    hidden = {kind: hidden_names(author.role, kind) for kind in ("contact", "address")}
    if (contact := hidden["contact"]) is None or "value" in contact:
        person = replace(person, phones=())
    if (address := hidden["address"]) is None or "street" in address:
        person = replace(person, zip_code="", street="")
    return person


def _households(people: Sequence[PersonFacts]) -> list[PersonFacts]:
    """Give the people with each number marked as shared that several of them have."""
    count = Counter(number for each in people for number in {p.number for p in each.phones})
    return [
        replace(
            each,
            phones=tuple(
                replace(phone, shared=phone.shared or count[phone.number] > 1)
                for phone in each.phones
            ),
        )
        for each in people
    ]


def _told(hint: Hint, line: PersonLine, towns: dict[bytes, str]) -> MaybeHere:
    return MaybeHere(kin=hint.kin, reasons=hint.reasons, line=line, town=towns.get(hint.person, ""))
