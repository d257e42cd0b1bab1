"""Who may open the store: people come and go, secrets change, and a kill spoils nothing."""

import contextlib
import itertools
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from fieldapp.domain.problem import RefusedError
from fieldapp.store import slots
from fieldapp.store.alone import changing_keys
from fieldapp.store.cipher import open_store, opens_with, write_unit
from fieldapp.store.errors import StoreError
from fieldapp.store.files import STORE_FILE, write_private
from fieldapp.store.keyring_door import NoKeyring
from fieldapp.store.passphrases import new_passphrase
from fieldapp.store.recovery import recover
from fieldapp.store.slots import FLOOR, KdfCost, KdfFloor
from fieldapp.store.vault import (
    NEW_FILE,
    Unlocked,
    add_user,
    change_secret,
    list_users,
    remove_user,
    removing,
    unlock,
)
from tests.support.fake_keyring import FakeKeyring, SharedKeyring
from tests.support.vault import ANA, BEN, CHEAP, OTHER_PIN, PIN, Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(folder=tmp_path / "profile")


@pytest.fixture
def shared(laptop: Laptop) -> Laptop:
    """A laptop that Ana and Ben use, with a row in its store."""
    unlocked, _code = laptop.create()
    add(laptop, unlocked, BEN, OTHER_PIN)
    store = open_store(unlocked.path, unlocked.data_key, expected=unlocked.sentinel)
    with contextlib.closing(store), write_unit(store.conn) as connection:
        connection.execute("CREATE TABLE kept (word TEXT)")
        connection.execute("INSERT INTO kept VALUES ('here')")
    return laptop


def add(laptop: Laptop, unlocked: Unlocked, user: bytes, secret: str) -> None:
    add_user(
        laptop.folder,
        unlocked,
        user=user,
        secret=secret,
        door=laptop.door,
        random=laptop.random,
        floor=CHEAP,
    )


def row_in(unlocked: Unlocked) -> str:
    store = open_store(unlocked.path, unlocked.data_key, expected=unlocked.sentinel)
    with contextlib.closing(store):
        word: str = store.conn.execute("SELECT word FROM kept").fetchone()[0]
        return word


def code_of(laptop: Laptop, user: bytes = ANA, secret: str = PIN) -> str:
    with pytest.raises(StoreError) as caught:
        laptop.unlock(user, secret)
    return caught.value.code


def fake(laptop: Laptop) -> FakeKeyring:
    assert isinstance(laptop.door, FakeKeyring)
    return laptop.door


# --- made and opened -----------------------------------------------------------------------------


def test_the_pin_opens_the_store_that_it_made(laptop: Laptop) -> None:
    made, _code = laptop.create()
    opened = laptop.unlock()
    assert (opened.store_id, opened.data_key) == (made.store_id, made.data_key)
    open_store(opened.path, opened.data_key, expected=opened.sentinel).close()


def test_the_pin_opens_it_however_its_digits_are_typed(laptop: Laptop) -> None:
    laptop.create()
    for typed in (" 482 915 ", "482-915", "٤٨٢٩١٥", "４８２９１５"):
        assert laptop.unlock(secret=typed).user == ANA


def test_the_real_costs_open_what_they_made(tmp_path: Path) -> None:
    laptop = Laptop(folder=tmp_path / "profile", floor=FLOOR)
    made, _code = laptop.create()
    assert slots.read_header(laptop.folder).slots[0].cost == FLOOR.with_keyring
    assert laptop.unlock().data_key == made.data_key


def test_without_a_keyring_a_passphrase_of_seven_words_does_alone(tmp_path: Path) -> None:
    laptop = Laptop(folder=tmp_path / "profile", door=NoKeyring())
    with pytest.raises(RefusedError, match="pin_not_enough"):
        laptop.create()
    words = new_passphrase(laptop.random, language="es", with_keyring=False)
    laptop.create(secret=words)
    assert laptop.unlock(secret=words.upper()).user == ANA
    (slot,) = slots.read_header(laptop.folder).slots
    assert (slot.uses_keyring, slot.cost) == (False, CHEAP.alone)


def test_a_weak_pin_makes_no_vault(laptop: Laptop) -> None:
    with pytest.raises(RefusedError, match="pin_too_common"):
        laptop.create(secret="123456")
    assert not laptop.folder.exists()


def test_a_vault_is_never_made_over_another(laptop: Laptop) -> None:
    laptop.create()
    before = {file.name: file.read_bytes() for file in laptop.folder.iterdir()}
    for hidden in ((), (slots.KEYS_FILE,), (slots.KEYS_FILE, slots.COPY_FILE), (STORE_FILE,)):
        for name in hidden:
            (laptop.folder / name).unlink()
        with pytest.raises(StoreError, match="exists"):
            laptop.create()
        for name, raw in before.items():
            (laptop.folder / name).write_bytes(raw)
    assert laptop.unlock().user == ANA


def test_a_keyring_that_refuses_leaves_no_vault_half_made(laptop: Laptop) -> None:
    fake(laptop).locked = True
    with pytest.raises(StoreError, match="keyring_locked"):
        laptop.create()
    fake(laptop).locked = False
    laptop.create()
    assert laptop.unlock().user == ANA


def test_a_vault_whose_file_had_not_got_its_name_yet_still_opens(laptop: Laptop) -> None:
    laptop.create()
    (laptop.folder / STORE_FILE).rename(laptop.folder / NEW_FILE)
    opened = laptop.unlock()
    open_store(opened.path, opened.data_key, expected=opened.sentinel).close()


def test_everything_in_the_folder_is_the_owners_alone(shared: Laptop) -> None:
    code_of(shared, secret="905173")
    assert stat.S_IMODE(shared.folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(file.stat().st_mode) for file in shared.folder.iterdir()}
    assert modes == {0o600}


def test_neither_keys_nor_secrets_can_be_read_in_the_folder_or_a_repr(shared: Laptop) -> None:
    opened = shared.unlock()
    raw = b"".join(file.read_bytes() for file in shared.folder.iterdir())
    for secret in (opened.data_key, *fake(shared).kept.values()):
        for form in (secret, secret.hex().encode(), msgspec.json.encode(secret).strip(b'"')):
            assert form not in raw
    assert msgspec.json.encode(opened.store_id).strip(b'"') in raw, "the search finds nothing"
    assert repr(opened) == "Unlocked()"


# --- what the keyring adds -----------------------------------------------------------------------


def test_a_copied_folder_does_not_open_without_the_keyring(shared: Laptop) -> None:
    fake(shared).vanished = True
    assert code_of(shared) == "no_key"


def test_a_keyring_that_lost_its_value_costs_no_try_and_no_data(shared: Laptop) -> None:
    fake(shared).vanished = True
    for _again in range(12):
        assert code_of(shared) == "no_key"
    fake(shared).vanished = False
    assert row_in(shared.unlock()) == "here"


def test_a_locked_keyring_costs_no_try(shared: Laptop) -> None:
    fake(shared).locked = True
    for _again in range(12):
        assert code_of(shared) == "keyring_locked"
    fake(shared).locked = False
    assert {person.tries_left for person in list_users(shared.folder)} == {10}


def test_another_value_in_the_keyring_does_not_open_the_slot(shared: Laptop) -> None:
    for entry, value in fake(shared).kept.items():
        if " slot " in entry:
            fake(shared).kept[entry] = bytes(len(value))
    assert code_of(shared) == "wrong_secret"


def test_a_laptop_that_lost_its_keyring_refuses_and_makes_nothing_new(shared: Laptop) -> None:
    before = {file.name: file.read_bytes() for file in shared.folder.iterdir()}
    shared.door = NoKeyring()
    assert code_of(shared) == "keyring_unusable"
    assert {file.name: file.read_bytes() for file in shared.folder.iterdir()} == before


# --- people --------------------------------------------------------------------------------------


def test_each_person_opens_the_same_store_with_their_own_pin(shared: Laptop) -> None:
    ana, ben = shared.unlock(ANA, PIN), shared.unlock(BEN, OTHER_PIN)
    assert ana.data_key == ben.data_key
    assert code_of(shared, BEN, PIN) == "wrong_secret"
    assert code_of(shared, b"user-who-is-not-") == "no_user"
    assert [person.user for person in list_users(shared.folder)] == [ANA, BEN]


def test_a_person_is_added_once(shared: Laptop) -> None:
    with pytest.raises(StoreError, match="exists"):
        add(shared, shared.unlock(), BEN, OTHER_PIN)


def test_nobody_is_added_with_a_key_that_is_not_this_stores(shared: Laptop) -> None:
    foreign = replace(shared.unlock(), data_key=bytes(32))
    with pytest.raises(StoreError, match="stale"):
        add(shared, foreign, b"user-three-00003", OTHER_PIN)


def change(laptop: Laptop, old: str, new: str) -> Unlocked:
    return change_secret(
        laptop.folder,
        user=ANA,
        secret=old,
        new_secret=new,
        door=laptop.door,
        random=laptop.random,
        clock=laptop.clock,
        floor=CHEAP,
    )


def test_a_changed_pin_replaces_the_old_one_and_touches_no_row(shared: Laptop) -> None:
    file = shared.folder / STORE_FILE
    before, entries = file.read_bytes(), len(fake(shared).kept)
    change(shared, PIN, "605371")
    assert file.read_bytes() == before
    assert len(fake(shared).kept) == entries
    assert code_of(shared, ANA, PIN) == "wrong_secret"
    assert row_in(shared.unlock(ANA, "605371")) == "here"
    assert shared.unlock(BEN, OTHER_PIN).user == BEN


def test_a_pin_is_not_changed_by_who_does_not_know_it(shared: Laptop) -> None:
    with pytest.raises(StoreError, match="wrong_secret"):
        change(shared, "905173", "605371")
    assert shared.unlock().user == ANA


def test_a_change_that_is_cut_off_at_the_keyring_leaves_the_old_pin(shared: Laptop) -> None:
    header = slots.read_header(shared.folder)
    keyring = dict(fake(shared).kept)
    change(shared, PIN, "605371")
    # The header did not reach the disk; the keyring had the new value already.
    fake(shared).kept.update(keyring)
    slots.write_header(shared.folder, header)
    assert shared.unlock(ANA, PIN).user == ANA


class Cut(BaseException):
    """The power is gone."""


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("at", range(9))
def test_a_change_that_is_cut_off_anywhere_leaves_one_of_the_two_pins(
    shared: Laptop, monkeypatch: pytest.MonkeyPatch, at: int, before: bool
) -> None:
    keyring, left = fake(shared), [at]

    def cutting(act: Callable[..., object]) -> Callable[..., object]:
        def acted(*args: object) -> object:
            left[0] -= 1
            if left[0] == -1 and before:
                raise Cut
            found = act(*args)
            if left[0] == -1:
                raise Cut
            return found

        return acted

    whole = False
    with monkeypatch.context() as power:
        for name in ("write", "forget"):
            power.setattr(keyring, name, cutting(getattr(keyring, name)))
        for module in ("slots", "tries"):
            name = f"fieldapp.store.{module}.write_private"
            power.setattr(name, cutting(write_private))
        try:
            change(shared, PIN, "605371")
            whole = True
        except Cut:
            pass
    assert whole == (left[0] >= 0)
    opens = [pin for pin in (PIN, "605371") if opens_by(shared, pin)]
    assert len(opens) == 1
    assert row_in(shared.unlock(ANA, opens[0])) == "here"
    if whole:
        assert opens == ["605371"]
    assert shared.unlock(BEN, OTHER_PIN).user == BEN


def opens_by(laptop: Laptop, pin: str) -> bool:
    try:
        laptop.unlock(ANA, pin)
    except StoreError:
        return False
    return True


# --- taking a person off -------------------------------------------------------------------------


def test_who_is_taken_off_cannot_open_the_file_even_with_all_they_had(shared: Laptop) -> None:
    stolen = shared.folder.with_name("stolen")
    shutil.copytree(shared.folder, stolen)
    keyring = dict(fake(shared).kept)
    known = shared.unlock(BEN, OTHER_PIN)
    ana = shared.unlock(ANA, PIN)
    kept = remove_user(shared.folder, ana, user=BEN, door=shared.door, random=shared.random)

    assert code_of(shared, BEN, OTHER_PIN) == "no_user"
    assert row_in(kept) == row_in(shared.unlock(ANA, PIN)) == "here"
    assert kept.data_key != known.data_key
    shutil.copy(stolen / slots.KEYS_FILE, shared.folder / slots.KEYS_FILE)
    fake(shared).kept = keyring
    old_key = shared.unlock(BEN, OTHER_PIN)
    assert not opens_with(old_key.path, old_key.data_key, expected=old_key.sentinel)


def test_what_the_keyring_held_for_who_is_taken_off_goes(shared: Laptop) -> None:
    before = set(fake(shared).kept)
    ana = shared.unlock()
    remove_user(shared.folder, ana, user=BEN, door=shared.door, random=shared.random)
    assert len(set(fake(shared).kept)) == len(before) - 1


def test_the_last_person_stays(laptop: Laptop) -> None:
    unlocked, _code = laptop.create()
    with pytest.raises(StoreError, match="last_user"):
        remove_user(laptop.folder, unlocked, user=ANA, door=laptop.door, random=laptop.random)


def test_nobody_is_taken_off_while_the_file_is_open(shared: Laptop) -> None:
    ana = shared.unlock()
    before = (shared.folder / slots.KEYS_FILE).read_bytes()
    store = open_store(ana.path, ana.data_key, expected=ana.sentinel)
    with contextlib.closing(store), pytest.raises(StoreError, match="locked"):
        remove_user(shared.folder, ana, user=BEN, door=shared.door, random=shared.random)
    assert (shared.folder / slots.KEYS_FILE).read_bytes() == before


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_removal_that_is_cut_after_any_step_is_finished_by_the_next_unlock(
    shared: Laptop, steps: int
) -> None:
    old = shared.unlock()
    acts = removing(shared.folder, old, user=BEN, door=shared.door, random=shared.random)
    done = list(itertools.islice(acts, steps))
    assert done == ["prepared", "rekeyed", "sealed"][:steps]
    acts.close()  # a program that ends leaves no lock

    assert code_of(shared, BEN, OTHER_PIN) == "no_user"
    opened = shared.unlock(ANA, PIN)
    assert row_in(opened) == "here"
    assert opened.data_key != old.data_key
    assert not opens_with(old.path, old.data_key, expected=old.sentinel)
    assert len(slots.read_header(shared.folder).keys) == 1
    with pytest.raises(StoreError, match="stale"):
        add(shared, old, b"user-three-00003", OTHER_PIN)


# --- two programs on one folder ------------------------------------------------------------------


@pytest.fixture
def busy(tmp_path: Path) -> Laptop:
    """A laptop of Ana, whose keyring can let a second program in between."""
    laptop = Laptop(folder=tmp_path / "profile", door=SharedKeyring())
    laptop.create()
    return laptop


def meanwhile(laptop: Laptop, act: Callable[[], object]) -> None:
    assert isinstance(laptop.door, SharedKeyring)
    laptop.door.meanwhile("write", " slot ", act)


def test_a_pin_that_is_changed_while_a_person_is_added_is_the_one_that_opens(busy: Laptop) -> None:
    ana = busy.unlock()
    meanwhile(busy, lambda: change(busy, PIN, "605371"))
    add(busy, ana, BEN, OTHER_PIN)
    assert busy.unlock(ANA, "605371").user == ANA
    assert busy.unlock(BEN, OTHER_PIN).user == BEN
    assert code_of(busy, ANA, PIN) == "wrong_secret"


def test_two_people_who_are_added_at_once_are_both_there(busy: Laptop) -> None:
    ana, third = busy.unlock(), b"user-three-00003"
    meanwhile(busy, lambda: add(busy, ana, third, "917364"))
    add(busy, ana, BEN, OTHER_PIN)
    assert busy.unlock(BEN, OTHER_PIN).user == BEN
    assert busy.unlock(third, "917364").user == third


def test_of_two_new_pins_for_one_person_the_first_stands_and_the_second_is_told(
    busy: Laptop,
) -> None:
    meanwhile(busy, lambda: change(busy, PIN, "605371"))
    with pytest.raises(StoreError, match="stale"):
        change(busy, PIN, "917364")
    assert busy.unlock(ANA, "605371").user == ANA
    assert code_of(busy, ANA, "917364") == "wrong_secret"
    assert sum(" slot " in entry for entry in fake(busy).kept) == 1


def test_a_recovery_keeps_who_was_added_meanwhile(tmp_path: Path) -> None:
    laptop = Laptop(folder=tmp_path / "profile", door=SharedKeyring())
    ana, code = laptop.create()
    meanwhile(laptop, lambda: add(laptop, ana, BEN, OTHER_PIN))
    recover(
        laptop.folder,
        code,
        user=ANA,
        secret="605371",
        door=laptop.door,
        random=laptop.random,
        floor=CHEAP,
    )
    assert laptop.unlock(ANA, "605371").user == ANA
    assert laptop.unlock(BEN, OTHER_PIN).user == BEN


def test_a_program_that_keeps_the_keys_to_itself_is_named(
    shared: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldapp.store.alone.KEYS_WAIT_S", 0.0)
    ana, entries = shared.unlock(), dict(fake(shared).kept)
    with changing_keys(shared.folder):
        assert code_of(shared) == "locked"
        with pytest.raises(StoreError, match="locked"):
            add(shared, ana, b"user-three-00003", "917364")
        with pytest.raises(StoreError, match="locked"):
            remove_user(shared.folder, ana, user=BEN, door=shared.door, random=shared.random)
    assert fake(shared).kept == entries
    assert row_in(shared.unlock()) == "here"


def test_a_copy_of_the_keys_that_cannot_be_written_loses_nobody_their_pin(shared: Laptop) -> None:
    copy = shared.folder / slots.COPY_FILE
    copy.unlink()
    (copy / "in the way").mkdir(parents=True)
    with pytest.raises(StoreError):
        change(shared, PIN, "605371")
    assert shared.unlock(ANA, "605371").user == ANA


# --- tampering -----------------------------------------------------------------------------------


def test_a_slot_that_was_made_cheaper_to_guess_is_refused(shared: Laptop) -> None:
    strong = KdfFloor(
        with_keyring=KdfCost(passes=1, memory_kib=17), alone=KdfCost(passes=1, memory_kib=17)
    )
    with pytest.raises(StoreError, match="weak_header"):
        unlock(
            shared.folder, user=ANA, secret=PIN, door=shared.door, clock=shared.clock, floor=strong
        )
    assert {person.tries_left for person in list_users(shared.folder)} == {10}


def test_a_planted_recovery_key_is_noticed_before_anything_is_sealed_to_it(
    shared: Laptop,
) -> None:
    header = slots.read_header(shared.folder)
    planted = replace(header.recovery, public=bytes(31) + b"\x09")
    slots.write_header(shared.folder, replace(header, recovery=planted))
    assert code_of(shared) == "damaged"


def test_a_slot_of_another_laptop_opens_nothing_here(shared: Laptop, tmp_path: Path) -> None:
    other = Laptop(folder=tmp_path / "other", door=shared.door)
    other.random.seed = b"other"
    other.create()
    for name in (slots.KEYS_FILE, slots.COPY_FILE):
        shutil.copy(other.folder / name, shared.folder / name)
    opened = shared.unlock()
    with pytest.raises(StoreError, match="unreadable"):
        open_store(opened.path, opened.data_key, expected=opened.sentinel)


def test_a_folder_that_cannot_be_read_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    laptop = Laptop(folder=tmp_path / "nowhere")
    assert code_of(laptop) == "missing"
    assert list(tmp_path.iterdir()) == []
