"""At the desk: who may be here already, who comes again, and who is of one family."""

from dataclasses import dataclass

from fieldapp.actions.desk import DeskDraft, OpenedDesk, open_at_desk
from fieldapp.actions.families import of_one_family
from fieldapp.actions.form_ties import FormTies
from fieldapp.actions.recognising import MaybeHere, maybe_here
from fieldapp.actions.returning import known_person
from fieldapp.actions.signing_up import open_sign_up
from fieldapp.domain.sign_up_draft import SignUpDraft


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FamilyCopy:
    """What the next of a family begins with, and of whom it was copied."""

    person: bytes
    draft: SignUpDraft


def maybe_at_desk(desk: OpenedDesk, form: DeskDraft, begun: bool) -> tuple[MaybeHere, ...]:
    """Give who a half-typed form may be about; for each key typed. Raises: StoreError."""
    return maybe_here(desk.store, desk.author, form.draft, desk.today(), begun=begun)


def person_at_desk(desk: OpenedDesk, person: bytes, form: bytes) -> DeskDraft:
    """Give the form of somebody who is here.

    That is a new one under the id `form`, filled with what is known, or the sign-up that stands
    for them at this event. Raises: RefusedError not_here.
    """
    known = known_person(desk.store, desk.author, person, desk.event)
    if known.sign_up is not None:
        return open_at_desk(desk, known.sign_up)
    return DeskDraft(
        id=form,
        draft=known.draft,
        blank=known.draft,
        ties=FormTies(person=person),
        partly_hidden=known.partly_hidden,
    )


def family_at_desk(desk: OpenedDesk, person: bytes) -> FamilyCopy:
    """Give what the family of somebody who is here has in common. Raises: RefusedError not_here."""
    known = known_person(desk.store, desk.author, person, desk.event)
    return FamilyCopy(person=person, draft=of_one_family(known.draft))


def family_of_sign_up(desk: OpenedDesk, sign_up: bytes) -> FamilyCopy:
    """Give the same for whom a sign-up is. Raises: RefusedError not_here."""
    return family_at_desk(desk, open_sign_up(desk.store, sign_up).person.id)
