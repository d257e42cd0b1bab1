"""Recovery: whoever holds the recovery key gives a person a new PIN, and loses no row."""

import base64
import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.public import PrivateKey, PublicKey, SealedBox

from fieldapp.domain.problem import RefusedError
from fieldapp.store import slots
from fieldapp.store.cipher import check, open_store, write_unit
from fieldapp.store.errors import StoreError
from fieldapp.store.passphrases import RecoveryCode, new_recovery_code, read_recovery_code
from fieldapp.store.recovery import (
    RecoveryAnswer,
    RecoveryKey,
    ask,
    change_recovery,
    for_code,
    for_organisation,
    recover,
)
from fieldapp.store.vault import Unlocked, add_user, removing
from tests.support.fake_keyring import FakeKeyring
from tests.support.vault import ANA, BEN, CHEAP, OTHER_PIN, PIN, CountedRandom, Laptop

STEWARD = PrivateKey(bytes(range(32)))
NEW_PIN = "605371"


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(folder=tmp_path / "profile")


@pytest.fixture
def code(laptop: Laptop) -> RecoveryCode:
    """A practice store with a row in it, and its recovery code."""
    unlocked, code = laptop.create()
    add_user(
        laptop.folder,
        unlocked,
        user=BEN,
        secret=OTHER_PIN,
        door=laptop.door,
        random=laptop.random,
        floor=CHEAP,
    )
    store = open_store(unlocked.path, unlocked.data_key, expected=unlocked.sentinel)
    with contextlib.closing(store), write_unit(store.conn) as connection:
        connection.execute("CREATE TABLE kept (word TEXT)")
        connection.execute("INSERT INTO kept VALUES ('here')")
    return code


@pytest.fixture
def enrolled(laptop: Laptop, code: RecoveryCode) -> Laptop:
    """The same laptop after enrolment: the organisation can recover it."""
    change_recovery(laptop.folder, laptop.unlock(), for_organisation(bytes(STEWARD.public_key)))
    return laptop


def recovered(laptop: Laptop, opener: RecoveryCode | RecoveryKey | RecoveryAnswer) -> Unlocked:
    return recover(
        laptop.folder,
        opener,
        user=ANA,
        secret=NEW_PIN,
        door=laptop.door,
        random=laptop.random,
        floor=CHEAP,
    )


def row_in(unlocked: Unlocked) -> str:
    store = open_store(unlocked.path, unlocked.data_key, expected=unlocked.sentinel)
    with contextlib.closing(store):
        word: str = store.conn.execute("SELECT word FROM kept").fetchone()[0]
        return word


def answer(text: str, steward: PrivateKey = STEWARD) -> str:
    """The steward's part, as `./run server recover` does it with nothing but the layout."""
    raw = base64.urlsafe_b64decode(text)
    assert raw[:1] == b"\x01"
    boxes = [raw[at : at + 112] for at in range(49, len(raw), 112)]
    found = b"".join(SealedBox(steward).decrypt(box) for box in boxes)
    return base64.urlsafe_b64encode(SealedBox(PublicKey(raw[17:49])).encrypt(found)).decode()


def test_the_code_gives_a_forgotten_pin_back(laptop: Laptop, code: RecoveryCode) -> None:
    typed = read_recovery_code(f"  {code.words.upper()} ")
    assert row_in(recovered(laptop, typed)) == "here"
    assert row_in(laptop.unlock(secret=NEW_PIN)) == "here"
    with pytest.raises(StoreError, match="wrong_secret"):
        laptop.unlock(secret=PIN)
    assert laptop.unlock(BEN, OTHER_PIN).user == BEN


def test_the_code_opens_a_store_whose_keyring_is_gone(laptop: Laptop, code: RecoveryCode) -> None:
    laptop.door = FakeKeyring()
    with pytest.raises(StoreError, match="no_key"):
        laptop.unlock()
    recovered(laptop, code)
    assert row_in(laptop.unlock(secret=NEW_PIN)) == "here"


def test_recovery_can_bring_in_a_person_who_was_never_there(
    laptop: Laptop, code: RecoveryCode
) -> None:
    recover(
        laptop.folder,
        code,
        user=b"user-three-00003",
        secret=NEW_PIN,
        door=laptop.door,
        random=laptop.random,
        floor=CHEAP,
    )
    assert laptop.unlock(b"user-three-00003", NEW_PIN).data_key == laptop.unlock().data_key


def test_another_code_opens_nothing_and_changes_nothing(laptop: Laptop, code: RecoveryCode) -> None:
    before = {file.name: file.read_bytes() for file in laptop.folder.iterdir()}
    other = new_recovery_code(CountedRandom(seed=b"other"), language="es")
    with pytest.raises(StoreError, match="wrong_recovery"):
        recovered(laptop, other)
    assert {file.name: file.read_bytes() for file in laptop.folder.iterdir()} == before


def test_a_weak_new_pin_is_refused_first(laptop: Laptop, code: RecoveryCode) -> None:
    with pytest.raises(RefusedError, match="pin_too_common"):
        recover(
            laptop.folder,
            code,
            user=ANA,
            secret="111111",
            door=laptop.door,
            random=laptop.random,
            floor=CHEAP,
        )


def test_after_enrolment_the_organisations_key_opens_and_the_old_code_does_not(
    enrolled: Laptop, code: RecoveryCode
) -> None:
    with pytest.raises(StoreError, match="wrong_recovery"):
        recovered(enrolled, code)
    assert row_in(recovered(enrolled, RecoveryKey(private=bytes(STEWARD)))) == "here"


def test_the_steward_answers_from_afar_and_never_hands_out_the_key(enrolled: Laptop) -> None:
    question = ask(enrolled.folder, random=enrolled.random)
    text = answer(question.text)
    data_key = enrolled.unlock().data_key
    for sent in (question.text, text):
        assert data_key not in base64.urlsafe_b64decode(sent)
    assert row_in(recovered(enrolled, RecoveryAnswer(question=question, text=f" {text}\n"))) == (
        "here"
    )


def test_an_answer_to_another_question_or_by_another_hand_opens_nothing(enrolled: Laptop) -> None:
    question = ask(enrolled.folder, random=enrolled.random)
    other = ask(enrolled.folder, random=enrolled.random)
    forged = SealedBox(PublicKey(base64.urlsafe_b64decode(question.text)[17:49]))
    texts = [
        answer(other.text),
        base64.urlsafe_b64encode(forged.encrypt(bytes(64))).decode(),
        base64.urlsafe_b64encode(forged.encrypt(b"short")).decode(),
        "not an answer",
        "",
    ]
    for text in texts:
        with pytest.raises(StoreError, match="wrong_recovery"):
            recovered(enrolled, RecoveryAnswer(question=question, text=text))


@pytest.mark.parametrize("steps", ["prepared", "rekeyed"])
def test_a_removal_that_was_cut_off_is_finished_by_recovery(enrolled: Laptop, steps: str) -> None:
    old = enrolled.unlock()
    acts = removing(enrolled.folder, old, user=BEN, door=enrolled.door, random=enrolled.random)
    while next(acts) != steps:
        pass
    acts.close()
    question = ask(enrolled.folder, random=enrolled.random)
    opened = recovered(enrolled, RecoveryAnswer(question=question, text=answer(question.text)))
    assert opened.data_key != old.data_key
    assert check(opened.path, opened.data_key, expected=opened.sentinel) == ()
    assert enrolled.unlock(secret=NEW_PIN).data_key == opened.data_key
    assert len(slots.read_header(enrolled.folder).keys) == 1


def test_a_header_that_was_tampered_with_still_recovers_and_trusts_nobody_in_it(
    enrolled: Laptop,
) -> None:
    header = slots.read_header(enrolled.folder)
    planted = replace(header.slot_of(BEN), public=bytes(31) + b"\x09")
    tampered = replace(header, slots=(header.slot_of(ANA), planted))
    slots.write_header(enrolled.folder, tampered)
    opened = recovered(enrolled, RecoveryKey(private=bytes(STEWARD)))
    assert row_in(opened) == "here"
    kept = slots.read_header(enrolled.folder)
    assert [slot.user for slot in kept.slots] == [ANA]
    assert kept.recovery == for_organisation(bytes(STEWARD.public_key))
    assert enrolled.unlock(secret=NEW_PIN).data_key == opened.data_key


def test_a_second_key_that_was_planted_never_becomes_the_stores_key(enrolled: Laptop) -> None:
    header = slots.read_header(enrolled.folder)
    data_key, public = enrolled.unlock().data_key, bytes(STEWARD.public_key)
    theirs = slots.SealedKey(boxes=(slots.seal(public, bytes(32)),), mac=bytes(32))
    slots.write_header(enrolled.folder, replace(header, keys=(*header.keys, theirs)))
    assert recovered(enrolled, RecoveryKey(private=bytes(STEWARD))).data_key == data_key


def test_a_recovery_code_is_the_same_in_every_spelling() -> None:
    for code in (
        new_recovery_code(CountedRandom(), language="en"),
        new_recovery_code(CountedRandom(), language="es"),
    ):
        again = read_recovery_code(f"\n{code.words.upper()}  ")
        assert for_code(again) == for_code(code)
        assert again.words == code.words


def test_what_recovers_is_never_spelled_out(enrolled: Laptop, code: RecoveryCode) -> None:
    question = ask(enrolled.folder, random=enrolled.random)
    shown = repr((code, RecoveryKey(private=bytes(STEWARD)), question))
    assert code.words not in shown
    assert "private" not in shown
