"""A form that stood open while others worked: nobody's answer is overwritten unseen."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.consenting import effective_consents
from fieldapp.actions.desk import correct, keep_draft, open_at_desk, waiting_drafts
from fieldapp.actions.rebasing import rebased
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.sign_up import SignUpDraft
from tests.support.laptops import Laptop, Programme
from tests.support.stores import ROSA, TODAY, a_sign_up, an_open_store, lists, recorded
from tests.ui.laptop import a_desk


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path)
    yield made
    made.close()


def save(laptop: Laptop, sign_up: bytes, opened: SignUpDraft, **typed: Any) -> None:
    """What the form does: it was opened, something was typed, it is saved."""
    amend_sign_up(
        laptop.store,
        laptop.author,
        sign_up,
        replace(opened, **typed),
        today=TODAY,
        lists=lists(),
        opened=opened,
    )


def seen(laptop: Laptop, sign_up: bytes) -> SignUpDraft:
    return draft_of(laptop.opened(sign_up))


def test_what_came_while_the_form_stood_open_is_kept_where_it_was_left_alone(
    programme: Programme,
) -> None:
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    kept = rosa.record(phone="(828) 555-0134")
    programme.settle()
    opened = seen(rosa, kept.sign_up)
    denise.amend(kept.sign_up, phone="(828) 555-0199")
    programme.settle()
    save(rosa, kept.sign_up, opened, name_given="Juanita")
    programme.settle()
    for laptop in (rosa, denise):
        now = seen(laptop, kept.sign_up)
        assert (now.name_given, now.phone) == ("Juanita", "(828) 555-0199")
    assert list_conflicts(denise.store, denise.author) == ()


def test_where_both_changed_one_field_both_answers_stand(programme: Programme) -> None:
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    kept = rosa.record(phone="(828) 555-0134")
    programme.settle()
    opened = seen(rosa, kept.sign_up)
    denise.amend(kept.sign_up, phone="(828) 555-0199")
    programme.settle()
    save(rosa, kept.sign_up, opened, phone="(828) 555-0177")
    programme.settle()
    values = {
        value.value
        for conflict in list_conflicts(denise.store, denise.author)
        if conflict.field == "value"
        for value in conflict.values
    }
    assert values == {"+18285550199", "+18285550177"}


def test_a_draft_kept_over_a_crash_still_knows_what_was_in_sight(programme: Programme) -> None:
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    kept = rosa.record(phone="(828) 555-0134")
    programme.settle()
    desk = a_desk(rosa.store, rosa.event, author=rosa.author)
    opened = open_at_desk(desk, kept.sign_up)
    keep_draft(desk, replace(opened, draft=replace(opened.draft, name_given="Juanita")))
    denise.amend(kept.sign_up, phone="(828) 555-0199")
    programme.settle()
    (again,) = waiting_drafts(desk)
    assert again.opened == opened.draft
    correct(desk, again)
    now = seen(rosa, kept.sign_up)
    assert (now.name_given, now.phone) == ("Juanita", "(828) 555-0199")


def test_somebody_elses_record_is_corrected_without_what_is_hidden(programme: Programme) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(lang_spoken="kjb")
    programme.settle()
    desk = a_desk(marcus.store, marcus.event, author=marcus.author)
    form = open_at_desk(desk, kept.sign_up)
    assert (form.partly_hidden, form.draft.lang_spoken) == (True, "")
    correct(desk, replace(form, draft=replace(form.draft, name_family="Ruiz")))
    programme.settle()
    now = seen(rosa, kept.sign_up)
    assert (now.name_family, now.lang_spoken) == ("Ruiz", "kjb")


def test_a_stale_form_does_not_grant_again_what_was_withdrawn(programme: Programme) -> None:
    rosa, denise = programme.canvasser("Rosa"), programme.denise
    kept = rosa.record(granted=("STORE", "SHAREPROV", "CALL", "SMS"))
    programme.settle()
    opened = seen(denise, kept.sign_up)
    rosa.amend(kept.sign_up, granted=("STORE", "SHAREPROV", "CALL"))
    programme.settle()
    save(denise, kept.sign_up, opened, name_given="Juanita")
    programme.settle()
    for laptop in (rosa, denise):
        consents = laptop.opened(kept.sign_up).consents
        assert "SMS" not in effective_consents(consents, "GRANTED")


def test_what_one_laptop_withdrew_is_withdrawn_on_every_laptop_that_sees_the_person(
    programme: Programme,
) -> None:
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    kept = rosa.record(granted=("STORE", "SMS"))
    programme.settle()
    programme.denise.amend(kept.sign_up, granted=("STORE",))
    programme.settle()
    for laptop in (rosa, marcus, programme.denise):
        consents = laptop.opened(kept.sign_up).consents
        assert "SMS" in effective_consents(consents, "REFUSED"), laptop.author


def test_a_withdrawal_in_sight_can_be_granted_again(programme: Programme) -> None:
    rosa = programme.canvasser("Rosa")
    kept = rosa.record(granted=("STORE", "SMS"))
    rosa.amend(kept.sign_up, granted=("STORE",))
    opened = seen(rosa, kept.sign_up)
    assert "SMS" in opened.refused
    save(rosa, kept.sign_up, opened, granted=("STORE", "SMS"), refused=())
    assert "SMS" in effective_consents(rosa.opened(kept.sign_up).consents, "GRANTED")


OTHERS: dict[str, Any] = {
    "name_given": "Juanita",
    "name_family2": "Pascual",
    "birth": "34",
    "lang_spoken": "es",
    "phone": "(828) 555-0177",
    "phone_shared": True,
    "email": "juana@example.org",
    "street": "118 Church Street",
    "wants": ("FLU",),
    "modes": ("PHONE", "ONSITE"),
    "access_needs": ("WHEEL",),
    "granted": ("STORE",),
    "remark": "comes with her sister",
}


@pytest.mark.parametrize("field", OTHERS)
@pytest.mark.parametrize("birth", ["1961-04-09", "34", "8 m"])
def test_where_nobody_else_worked_a_correction_is_never_a_conflict(
    tmp_path: Path, field: str, birth: str
) -> None:
    with an_open_store(tmp_path) as store:
        first = a_sign_up(birth=birth, email="j@example.org", street="2 Main Street")
        kept = recorded(store, first)
        for typed in ({"name_used": "Nita"}, {field: OTHERS[field]}):
            opened = draft_of(open_sign_up(store, kept.sign_up))
            amend_sign_up(
                store,
                ROSA,
                kept.sign_up,
                replace(opened, **typed),
                today=TODAY,
                lists=lists(),
                opened=opened,
            )
        assert store.connection.execute(
            "SELECT count(*) FROM (SELECT row FROM head GROUP BY row, field HAVING count(*) > 1)"
        ).fetchone() == (0,)
        now = draft_of(open_sign_up(store, kept.sign_up))
        assert getattr(now, field) == OTHERS[field] or field in {"phone", "granted"}


_texts = st.sampled_from(["", "a", "b", "c"])
_sets = st.lists(st.sampled_from("ABCD"), unique=True).map(tuple)
_drafts = st.builds(SignUpDraft, name_given=_texts, phone=_texts, wants=_sets, granted=_sets)


@given(_drafts, _drafts, _drafts)
def test_rebasing_keeps_what_was_left_alone_and_sets_what_was_typed(
    opened: SignUpDraft, draft: SignUpDraft, now: SignUpDraft
) -> None:
    made = rebased(opened, draft, now)
    for each in fields(SignUpDraft):
        before, typed, stands = (getattr(one, each.name) for one in (opened, draft, now))
        result = getattr(made, each.name)
        if typed == before:
            assert result == stands
        elif each.name == "granted":
            assert set(result) == (set(stands) | (set(typed) - set(before))) - (
                set(before) - set(typed)
            )
        else:
            assert result == typed
    assert rebased(opened, opened, now) == now
    assert set(rebased(now, draft, now).granted) == set(draft.granted)
