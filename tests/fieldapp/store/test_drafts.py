"""What was typed and not yet kept survives, belongs to who typed it, and goes nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.actions.signing_up import record_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.typed import OF, from_plain, plain
from fieldapp.store.drafts import (
    SIGN_UP,
    SavedDraft,
    drafts_of,
    drop_draft,
    drop_in_unit,
    load_draft,
    save_draft,
)
from fieldapp.store.log import standing
from fieldapp.store.store import Store
from tests.support.stores import (
    EVENT,
    MARCUS,
    ROSA,
    TODAY,
    a_sign_up,
    a_store,
    an_act,
    an_open_store,
    lists,
    opened_again,
)

FIRST = b"draft-0000000001"
SECOND = b"draft-0000000002"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def read(saved: SavedDraft) -> SignUpDraft:
    return from_plain(SignUpDraft, saved.typed)


def save(store: Store, draft: SignUpDraft, draft_id: bytes = FIRST, now_ms: int = 1) -> None:
    save_draft(store, ROSA.user, draft_id, plain(draft), form=SIGN_UP, event=EVENT, now_ms=now_ms)


def loaded(store: Store, draft_id: bytes = FIRST) -> SignUpDraft:
    found = load_draft(store, ROSA.user, draft_id)
    assert found is not None
    return read(found)


def test_a_half_typed_sign_up_is_there_after_a_restart(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    typed = a_sign_up(phone="828 555", granted=(), finish_later=True)
    save(store, typed, now_ms=1_780_000_000_123)
    store = opened_again(store, tmp_path)
    (found,) = drafts_of(store, ROSA.user)
    assert read(found) == typed
    assert (found.id, found.owner, found.event) == (FIRST, ROSA.user, EVENT)
    assert found.saved_ms == 1_780_000_000_123
    store.close()


def test_saving_again_replaces_what_was_typed_before(store: Store) -> None:
    save(store, a_sign_up(remark="half a"))
    save(store, a_sign_up(remark="half a sentence"), now_ms=2)
    (found,) = drafts_of(store, ROSA.user)
    assert (read(found).remark, found.saved_ms) == ("half a sentence", 2)


def test_drafts_are_listed_the_last_saved_first(store: Store) -> None:
    save(store, a_sign_up(name_given="First"), FIRST, now_ms=5)
    save(store, a_sign_up(name_given="Second"), SECOND, now_ms=9)
    save(store, a_sign_up(name_given="First again"), FIRST, now_ms=12)
    given_names = [read(each).name_given for each in drafts_of(store, ROSA.user)]
    assert given_names == ["First again", "Second"]


def test_a_draft_belongs_to_who_typed_it(store: Store) -> None:
    save(store, a_sign_up())
    assert drafts_of(store, MARCUS.user) == ()
    assert load_draft(store, MARCUS.user, FIRST) is None
    drop_draft(store, MARCUS.user, FIRST)
    save_draft(store, MARCUS.user, FIRST, {}, form=SIGN_UP, event=EVENT, now_ms=2)
    assert loaded(store) == a_sign_up()


def test_a_draft_that_was_thrown_away_is_gone(store: Store) -> None:
    save(store, a_sign_up())
    drop_draft(store, ROSA.user, FIRST)
    drop_draft(store, ROSA.user, FIRST)
    assert drafts_of(store, ROSA.user) == ()


def test_a_draft_is_no_change_and_is_never_sent(store: Store) -> None:
    save(store, a_sign_up())
    assert standing(store).made == 0


def drop_in_an_act_that_fails(store: Store) -> None:
    with an_act(store) as unit:
        drop_in_unit(store, ROSA.user, FIRST)
        unit.edit(BY_NAME["person"], bytes(16), {"name_given": "Nobody"})


def test_the_sign_up_and_the_end_of_its_draft_are_one_transaction(store: Store) -> None:
    save(store, a_sign_up())
    with pytest.raises(RefusedError):
        drop_in_an_act_that_fails(store)
    assert loaded(store) == a_sign_up()
    with an_act(store):
        drop_in_unit(store, ROSA.user, FIRST)
    assert drafts_of(store, ROSA.user) == ()


def test_what_may_not_be_kept_yet_stays_a_draft(store: Store) -> None:
    typed = a_sign_up(granted=())
    save(store, typed)
    with pytest.raises(RefusedError):
        record_sign_up(store, ROSA, EVENT, loaded(store), today=TODAY, lists=lists())
    assert loaded(store) == typed


def body_of(store: Store) -> dict[str, object]:
    (body,) = store.connection.execute("SELECT body FROM draft").fetchone()
    found: dict[str, object] = msgspec.msgpack.decode(body)
    return found


def test_what_was_not_typed_is_not_written(store: Store) -> None:
    save(store, SignUpDraft(name_given="Juana", wants=("COVID19",)))
    assert body_of(store) == {"name_given": "Juana", "wants": ["COVID19"]}


def test_a_draft_of_a_newer_program_opens_with_the_fields_known_here(store: Store) -> None:
    save(store, a_sign_up())
    newer = {
        **body_of(store),
        "name_in_church": "Sister Juana",
        "wants": [["COVID19", 2]],
        "finish_later": "yes",
        "zip": 28690,
    }
    store.connection.execute("UPDATE draft SET body = ?", (msgspec.msgpack.encode(newer),))
    assert loaded(store) == replace(a_sign_up(), wants=(), zip="")


def test_a_draft_names_its_form_and_another_form_keeps_to_its_own(store: Store) -> None:
    save(store, a_sign_up())
    save_draft(store, ROSA.user, SECOND, {"title": "x"}, form="other", event=None, now_ms=2)
    save_draft(store, ROSA.user, FIRST, {"title": "y"}, form="other", event=None, now_ms=3)
    assert [each.id for each in drafts_of(store, ROSA.user, SIGN_UP)] == [FIRST]
    assert [each.id for each in drafts_of(store, ROSA.user, "other")] == [SECOND]
    assert len(drafts_of(store, ROSA.user)) == 2
    assert loaded(store) == a_sign_up()


def test_a_draft_that_was_kept_before_forms_had_names_is_a_sign_up(store: Store) -> None:
    store.connection.execute(
        "INSERT INTO draft (id, owner, event, saved, body) VALUES (?, ?, ?, ?, ?)",
        (FIRST, ROSA.user, EVENT, 1, msgspec.msgpack.encode({"name_given": "Juana"})),
    )
    (found,) = drafts_of(store, ROSA.user, SIGN_UP)
    assert read(found) == SignUpDraft(name_given="Juana")


@dataclass(frozen=True)
class Part:
    name: str = ""
    several: tuple[str, ...] = ()


@dataclass(frozen=True)
class Whole:
    sure: bool = False
    parts: tuple[Part, ...] = field(default=(), metadata={OF: Part})


def test_parts_of_a_form_come_back_as_they_were_typed() -> None:
    typed = Whole(sure=True, parts=(Part(name="a \ud83d"), Part(several=("x", "y")), Part()))
    raw = msgspec.msgpack.decode(msgspec.msgpack.encode(plain(typed)))
    assert from_plain(Whole, raw) == typed
    assert from_plain(Whole, {"parts": "what a newer program keeps there"}) == Whole()


def test_half_a_character_from_a_paste_is_not_lost(store: Store) -> None:
    typed = a_sign_up(remark="ask \ud83d later", wants=("COVID19", "\udc89"))
    save(store, typed)
    assert loaded(store) == typed


texts = st.text(max_size=20)


def test_any_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:

        @settings(max_examples=40)
        @given(
            st.builds(
                SignUpDraft,
                name_given=texts,
                name_native=texts,
                remark=texts,
                phone_shared=st.booleans(),
                finish_later=st.booleans(),
                wants=st.lists(texts, max_size=3).map(tuple),
                source=texts,
            )
        )
        def comes_back(typed: SignUpDraft) -> None:
            save(store, typed)
            assert loaded(store) == typed

        comes_back()
