"""Story 5: Hmong and Maya are not one language; what is open is asked, never guessed by a list."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.booking import book
from fieldapp.actions.events import EventPlan, SlotPlan, create_event
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift
from fieldapp.actions.language_doubts import LANGUAGE_OPEN
from fieldapp.actions.put_aside import PutAside
from fieldapp.actions.reviewing import close_aside, look_for_review
from fieldapp.actions.rosters import Asked, clinic_roster_of, interpreter_rosters_of
from fieldapp.actions.signing_up import Recorded, draft_of, open_sign_up
from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.domain.i_speak import OPEN_TAGS
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.log import standing
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, TODAY, a_sign_up, an_open_store, lists, recorded
from tests.ui.laptop import a_desk


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def asked(store: Store) -> tuple[PutAside, ...]:
    """What a coordinator sees of languages to find out."""
    seen = look_for_review(a_desk(store, None, author=DENISE))
    return tuple(each for each in seen.aside if each.code == LANGUAGE_OPEN)


def hmong(store: Store, **typed: object) -> Recorded:
    return recorded(store, a_sign_up(lang_spoken="hmn", **typed))


def corrected(store: Store, made: Recorded, **typed: Any) -> None:
    after: SignUpDraft = replace(draft_of(open_sign_up(store, made.sign_up)), **typed)
    amend_sign_up(store, ROSA, made.sign_up, after, today=TODAY, lists=lists())


@pytest.mark.parametrize("tag", sorted(OPEN_TAGS))
def test_whoever_speaks_one_of_a_group_is_kept_and_asked_about(store: Store, tag: str) -> None:
    made = recorded(store, a_sign_up(lang_spoken=tag))
    (item,) = asked(store)
    assert (item.language, item.ticket) == (tag, made.ticket)
    assert [name for name in item.people if "Juana" in name]
    assert draft_of(open_sign_up(store, made.sign_up)).lang_spoken == tag


def test_it_is_the_same_change_as_the_sign_up(store: Store) -> None:
    hmong(store)
    assert standing(store).made == 1


def test_a_language_that_is_known_asks_nothing(store: Store) -> None:
    recorded(store, a_sign_up(lang_spoken="mww"))
    recorded(store, a_sign_up(lang_spoken="ar", lang_variety="Sudanese"))
    assert asked(store) == ()


def test_a_guess_is_asked_about_as_well(store: Store) -> None:
    recorded(store, a_sign_up(lang_spoken="vi", lang_method="GUESS"))
    (item,) = asked(store)
    assert item.language == "vi"


def test_it_goes_by_itself_when_the_language_is_known(store: Store) -> None:
    made = hmong(store)
    corrected(store, made, lang_spoken="hnj")
    assert asked(store) == ()
    corrected(store, made, lang_spoken="hmn")
    assert len(asked(store)) == 1
    assert len(read_rows(store.connection, BY_NAME["review"])) == 1


def test_a_correction_of_something_else_asks_no_second_time(store: Store) -> None:
    made = hmong(store)
    corrected(store, made, name_given="Mai")
    corrected(store, made, lang_spoken="und")
    (item,) = asked(store)
    assert item.language == "und"


def test_who_was_taken_back_is_not_asked_about(store: Store) -> None:
    made = hmong(store)
    withdraw_sign_up(store, ROSA, made.sign_up)
    assert asked(store) == ()


def test_it_can_be_closed_as_it_is(store: Store) -> None:
    hmong(store)
    (item,) = asked(store)
    close_aside(a_desk(store, None, author=DENISE), item.row)
    assert asked(store) == ()


def test_story_5_no_list_shows_them_as_matched_to_a_variety(store: Store) -> None:
    plan = EventPlan(
        code="BUR-0620A",
        title="Clinic",
        kind="CLINIC",
        starts="2026-06-20T09:00",
        ends="2026-06-20T13:00",
        slots=(SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T10:00", capacity=9),),
    )
    event = create_event(store, DENISE, plan)
    hand_out_all(store, event.event)
    skill = Skill(from_language="mww", to_language="en", qualification="TRN40")
    mai = add_interpreter(store, DENISE, name="Mai Xiong", skills=[skill])
    add_shift(
        store,
        DENISE,
        event.event,
        mai,
        starts="2026-06-20T09:00",
        ends="2026-06-20T12:00",
        mode="ONSITE",
    )
    made = hmong(store, granted=("STORE", "SHAREPROV", "SHARELANG"), phone="", phone_kind="NONE")
    book(store, DENISE, made.sign_up, group="COVID19", slot=event.slots[0])
    question = Asked(event=event.event, made_by="Denise", now_ms=store.clock(), language="en")
    (row,) = clinic_roster_of(store, question, lists()).rows
    printed = " ".join(str(each) for each in row.cells)
    assert "Hmong, variety not known" in printed
    assert "Mai" not in printed
    assert "White" not in printed
    for roster in interpreter_rosters_of(store, question, lists()):
        assert made.ticket not in {each.ticket for each in roster.rows}
