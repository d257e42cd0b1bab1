"""Key slots: only the whole set of secrets opens one, and the header survives rot and tampering."""

from dataclasses import replace
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from fieldapp.store import slots
from fieldapp.store.errors import StoreError
from fieldapp.store.files import write_private
from fieldapp.store.slots import (
    COPY_FILE,
    KEYS_FILE,
    Header,
    KdfCost,
    RecoverySlot,
    UserSlot,
    new_slot,
    open_slot,
    read_header,
    require_strong,
    seal,
    unseal,
    vouches,
    with_keys,
    write_header,
)
from tests.support.vault import ANA, BEN, CHEAP, CountedRandom

STORE = b"store-of-a-test!"
VALUE = bytes(range(32))
DATA_KEY = bytes(range(32, 64))
SECRET = "482915"


@pytest.fixture
def slot() -> UserSlot:
    return new_slot(STORE, ANA, SECRET, VALUE, random=CountedRandom(), floor=CHEAP)


@pytest.fixture
def header(slot: UserSlot) -> Header:
    recovery = RecoverySlot(kind="code", public=bytes(PrivateKey(VALUE).public_key))
    bare = Header(
        format=slots.KEYS_FORMAT, store_id=STORE, slots=(slot,), recovery=recovery, keys=()
    )
    return with_keys(bare, DATA_KEY)


def test_a_slot_opens_with_all_its_secrets_and_gives_the_data_key(
    slot: UserSlot, header: Header
) -> None:
    private = open_slot(STORE, slot, SECRET, VALUE)
    assert bytes(private.public_key) == slot.public
    assert unseal(header.keys[0], private) == DATA_KEY
    assert unseal(header.keys[0], PrivateKey(VALUE)) == DATA_KEY


def test_a_slot_opens_with_nothing_less_and_nothing_else(slot: UserSlot) -> None:
    other = bytes(32)
    tries = [
        (STORE, slot, "482916", VALUE),
        (STORE, slot, "", VALUE),
        (STORE, slot, SECRET, other),
        (STORE, slot, SECRET, None),
        (b"another-store-id", slot, SECRET, VALUE),
        (STORE, replace(slot, user=BEN), SECRET, VALUE),
        (STORE, replace(slot, uses_keyring=False), SECRET, VALUE),
        (STORE, replace(slot, public=other), SECRET, VALUE),
        (STORE, replace(slot, cost=KdfCost(passes=2, memory_kib=16)), SECRET, VALUE),
        (STORE, replace(slot, salt=bytes(16)), SECRET, VALUE),
        (STORE, replace(slot, nonce=bytes(24)), SECRET, VALUE),
        (STORE, replace(slot, wrapped=bytes(48)), SECRET, VALUE),
    ]
    for store_id, tried, secret, value in tries:
        with pytest.raises(StoreError, match="wrong_secret"):
            open_slot(store_id, tried, secret, value)


def test_two_slots_of_one_person_share_nothing(slot: UserSlot) -> None:
    random = CountedRandom(seed=b"later")
    again = new_slot(STORE, ANA, SECRET, VALUE, random=random, floor=CHEAP)
    for part in ("public", "salt", "nonce", "wrapped"):
        assert getattr(again, part) != getattr(slot, part)


@pytest.mark.parametrize(
    ("passes", "memory_kib", "strong"),
    [(3, 65_536, True), (4, 131_072, True), (2, 65_536, False), (3, 65_535, False)],
)
def test_a_slot_below_the_floor_is_refused(
    slot: UserSlot, passes: int, memory_kib: int, strong: bool
) -> None:
    asked = replace(slot, cost=KdfCost(passes=passes, memory_kib=memory_kib))
    if strong:
        require_strong(asked, slots.FLOOR)
    else:
        with pytest.raises(StoreError, match="weak_header"):
            require_strong(asked, slots.FLOOR)


def test_without_the_keyring_the_floor_is_higher(slot: UserSlot) -> None:
    alone = replace(slot, uses_keyring=False, cost=slots.FLOOR.with_keyring)
    with pytest.raises(StoreError, match="weak_header"):
        require_strong(alone, slots.FLOOR)
    assert slots.FLOOR.alone.memory_kib == 256 * 1024


def test_a_box_that_was_sealed_for_another_is_not_believed(header: Header) -> None:
    thief, owner = PrivateKey(bytes(range(1, 33))), PrivateKey(VALUE)
    box = seal(bytes(thief.public_key), DATA_KEY)
    moved = slots.SealedKey(boxes=(replace(box, public=bytes(owner.public_key)),))
    with pytest.raises(StoreError, match="damaged"):
        unseal(moved, owner)
    with pytest.raises(StoreError, match="damaged"):
        unseal(header.keys[0], thief)


def test_whoever_holds_the_data_key_notices_any_change_of_the_header(
    header: Header, slot: UserSlot
) -> None:
    key = header.keys[0]
    assert vouches(DATA_KEY, key, header)
    assert not vouches(bytes(32), key, header)
    recovery = header.recovery
    for changed in (
        replace(header, slots=()),
        replace(header, slots=(slot, replace(slot, user=BEN))),
        replace(header, slots=(replace(slot, cost=KdfCost(passes=9, memory_kib=16)),)),
        replace(header, store_id=b"another-store-id"),
        replace(header, recovery=replace(recovery, public=bytes(32))),
        replace(header, recovery=replace(recovery, kind="organisation")),
        replace(header, keys=(replace(key, boxes=key.boxes[:1]),)),
    ):
        assert not vouches(DATA_KEY, key, changed)


# --- the files -----------------------------------------------------------------------------------


def test_a_header_comes_back_as_it_was_written(tmp_path: Path, header: Header) -> None:
    write_header(tmp_path, header)
    assert read_header(tmp_path) == header
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([KEYS_FILE, COPY_FILE])


def test_any_flipped_bit_in_the_keys_is_made_good_by_the_copy(
    tmp_path: Path, header: Header
) -> None:
    write_header(tmp_path, header)
    good = (tmp_path / KEYS_FILE).read_bytes()
    for at in range(0, len(good), 7):
        raw = bytearray(good)
        raw[at] ^= 1 << (at % 7)
        (tmp_path / KEYS_FILE).write_bytes(raw)
        assert read_header(tmp_path) == header, f"byte {at}"


@pytest.mark.parametrize("left", [b"", b"\xff\xfe", b"{}", b"[1]", b'{"format": 1}', b"x" * 9])
def test_keys_that_are_nonsense_in_both_files_are_called_damaged(
    tmp_path: Path, header: Header, left: bytes
) -> None:
    write_header(tmp_path, header)
    (tmp_path / KEYS_FILE).write_bytes(left)
    (tmp_path / COPY_FILE).write_bytes(left)
    with pytest.raises(StoreError, match="damaged"):
        read_header(tmp_path)
    assert (tmp_path / KEYS_FILE).read_bytes() == left


def test_keys_that_are_gone_are_called_missing_only_when_both_files_are(
    tmp_path: Path, header: Header
) -> None:
    with pytest.raises(StoreError, match="missing"):
        read_header(tmp_path)
    write_header(tmp_path, header)
    (tmp_path / KEYS_FILE).unlink()
    assert read_header(tmp_path) == header
    (tmp_path / COPY_FILE).write_bytes(b"nonsense")
    with pytest.raises(StoreError, match="damaged"):
        read_header(tmp_path)


def test_keys_of_a_newer_program_are_left_alone(tmp_path: Path, header: Header) -> None:
    write_header(tmp_path, replace(header, format=slots.KEYS_FORMAT + 1))
    with pytest.raises(StoreError, match="too_new"):
        read_header(tmp_path)


@pytest.mark.parametrize("cost", [(1, 1 << 30), (10_000, 64), (0, 64), (1, 0)])
def test_a_header_cannot_ask_for_a_derivation_that_never_ends(
    tmp_path: Path, header: Header, cost: tuple[int, int]
) -> None:
    passes, memory_kib = cost
    greedy = replace(header.slots[0], cost=KdfCost(passes=passes, memory_kib=memory_kib))
    write_header(tmp_path, replace(header, slots=(greedy,)))
    with pytest.raises(StoreError, match="damaged"):
        read_header(tmp_path)


@pytest.mark.parametrize("part", ["user", "public", "salt", "nonce", "wrapped"])
def test_a_header_with_a_part_of_the_wrong_length_is_damaged(
    tmp_path: Path, header: Header, slot: UserSlot, part: str
) -> None:
    short = UserSlot(**{name: getattr(slot, name) for name in slot.__slots__} | {part: b"short"})
    write_header(tmp_path, replace(header, slots=(short,)))
    with pytest.raises(StoreError, match="damaged"):
        read_header(tmp_path)


def test_a_small_file_is_replaced_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    write_private(file, b"first")
    (tmp_path / "keys.json.part").write_bytes(b"left by a kill")
    write_private(file, b"second")
    assert file.read_bytes() == b"second"
    assert [left.name for left in tmp_path.iterdir()] == ["keys.json"]
    blocked = tmp_path / "folder"
    (blocked / "inside").mkdir(parents=True)
    with pytest.raises(StoreError):
        write_private(blocked, b"no")
    assert sorted(left.name for left in tmp_path.iterdir()) == ["folder", "keys.json"]
