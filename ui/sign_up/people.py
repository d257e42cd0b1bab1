"""Forms that begin with somebody who is here: who comes again, and who is of one family."""

from dataclasses import fields, replace

from fieldapp.actions.desk import DeskDraft
from fieldapp.actions.desk_people import FamilyCopy
from fieldapp.actions.families import filled_in
from fieldapp.actions.form_ties import FormTies
from fieldapp.domain.sign_up import SignUpDraft
from ui.sign_up.state import EMPTY

_NAMES = frozenset(
    "name_given name_family name_family2 name_order name_used name_native name_sounds birth".split()
)


def come_again(typed: DeskDraft, known: DeskDraft) -> DeskDraft:
    """Give the form of somebody who is here, with what was typed of them just now.

    The name and the birth stay as they are known, but where nothing is known of them.
    """
    changed = {
        each.name: getattr(typed.draft, each.name)
        for each in fields(SignUpDraft)
        if getattr(typed.draft, each.name) != getattr(EMPTY, each.name)
        and not (each.name in _NAMES and getattr(known.draft, each.name))
        and each.name not in _NAMES - {"birth"}
    }
    for name in ("granted", "refused", "wants", "access_needs"):
        if name in changed:
            kept = getattr(known.draft, name)
            changed[name] = tuple(dict.fromkeys((*kept, *changed[name])))
    return replace(known, draft=replace(known.draft, **changed))


def next_of_family(form: DeskDraft, copy: SignUpDraft, person: bytes | None) -> DeskDraft:
    """Give an empty form begun with what a family has in common, `person` where that is known."""
    begun = filled_in(form.draft, copy)
    ties = FormTies(family_of=person, family=True)
    return replace(form, draft=begun, blank=begun, ties=ties)


def join_family(typed: DeskDraft, family: FamilyCopy) -> DeskDraft:
    """Give the form that is being typed with what its family has in common."""
    return replace(
        typed,
        draft=filled_in(typed.draft, family.draft),
        ties=FormTies(family_of=family.person, family=True),
    )


def of_family_of(form: DeskDraft, person: bytes) -> DeskDraft:
    """Give a form that now knows of whose family it is."""
    return replace(form, ties=replace(form.ties, family_of=person))
