"""What a start finds on this computer, and whom a lock screen shows."""

from dataclasses import replace
from pathlib import Path

from fieldapp.commands.front_doors import FrontDoors
from fieldapp.commands.names_here import forget_name, names_here, note_name
from fieldapp.commands.opening import Computer, this_computer
from fieldapp.store.keyring_door import NoKeyring
from fieldapp.store.passphrases import new_recovery_code
from fieldapp.store.recovery import for_code
from fieldapp.store.vault import add_user, create_vault
from tests.support.fake_keyring import FakeKeyring
from tests.support.vault import ANA, BEN, CHEAP, OTHER_PIN, PIN, CountedRandom


def computer() -> Computer:
    return replace(this_computer(), door=FakeKeyring(), random=CountedRandom(), floor=CHEAP)


def doors(folder: Path, *, with_practice: bool = True) -> FrontDoors:
    own = computer()
    return FrontDoors(
        computer=lambda: own, profile=folder / "laptop", root=folder, with_practice=with_practice
    )


def two_people(front: FrontDoors) -> None:
    own = front.computer()
    door = own.door or NoKeyring()
    unlocked = create_vault(
        front.profile,
        user=ANA,
        secret=PIN,
        door=door,
        random=own.random,
        recovery=for_code(new_recovery_code(own.random, language="en")),
        floor=CHEAP,
    )
    add_user(
        front.profile, unlocked, user=BEN, secret=OTHER_PIN, door=door, random=own.random,
        floor=CHEAP,
    )  # fmt: skip


def test_nothing_here_offers_what_there_is_to_offer(tmp_path: Path) -> None:
    here = doors(tmp_path).look()
    assert (here.place, here.may_practise, here.may_enrol) == ("nothing", True, True)
    alone = doors(tmp_path, with_practice=False).look()
    assert (alone.place, alone.may_practise, alone.may_enrol) == ("nothing", False, True)


def test_a_folder_with_only_a_log_in_it_is_no_laptop(tmp_path: Path) -> None:
    (tmp_path / "laptop" / "logs").mkdir(parents=True)
    assert doors(tmp_path).look().place == "nothing"


def test_who_worked_last_stands_first_and_equal_names_are_told_apart(tmp_path: Path) -> None:
    front = doors(tmp_path)
    two_people(front)
    assert [each.name for each in front.look().workers] == ["", ""]
    note_name(front.profile, ANA, "Rosa Martínez")
    note_name(front.profile, BEN, "Rosa Morales")
    here = front.look()
    assert here.place == "work"
    assert [(each.user, each.name) for each in here.workers] == [
        (BEN, "Rosa M."),
        (ANA, "Rosa M. (2)"),
    ]
    note_name(front.profile, b"user-cal-0000003", "Cal", works_now=False)
    assert list(names_here(front.profile)) == [BEN, ANA, b"user-cal-0000003"]
    forget_name(front.profile, BEN)
    assert [each.name for each in front.look().workers] == ["Rosa M.", ""]
    assert all(each.has_pin and each.tries_left == 10 for each in here.workers)
