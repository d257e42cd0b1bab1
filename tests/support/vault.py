"""A vault for tests: cheap derivation, a clock and a random source that are told what to give."""

from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Final

from fieldapp.store.keyring_door import SecretDoor
from fieldapp.store.passphrases import RecoveryCode, new_recovery_code
from fieldapp.store.recovery import for_code
from fieldapp.store.slots import KdfCost, KdfFloor
from fieldapp.store.vault import Unlocked, create_vault, unlock
from tests.support.fake_keyring import FakeKeyring

ANA: Final = b"user-ana-0000001"
BEN: Final = b"user-ben-0000002"
PIN: Final = "482915"
OTHER_PIN: Final = "730648"
CHEAP: Final = KdfFloor(
    with_keyring=KdfCost(passes=1, memory_kib=16), alone=KdfCost(passes=2, memory_kib=16)
)


@dataclass
class CountedRandom:
    """Random bytes that are the same in every run, and never twice in one."""

    seed: bytes = b"tests"
    calls: int = 0

    def __call__(self, size: int) -> bytes:
        self.calls += 1
        return blake2b(self.calls.to_bytes(8, "big"), key=self.seed, digest_size=size).digest()


@dataclass
class ToldClock:
    """A clock that stands still until it is told."""

    now_ms: int = 1_780_000_000_000

    def __call__(self) -> int:
        return self.now_ms

    def pass_s(self, seconds: int) -> None:
        self.now_ms += seconds * 1000


@dataclass
class Laptop:
    """One laptop with a vault in `folder`."""

    folder: Path
    door: SecretDoor = field(default_factory=FakeKeyring)
    clock: ToldClock = field(default_factory=ToldClock)
    random: CountedRandom = field(default_factory=CountedRandom)
    floor: KdfFloor = CHEAP

    def create(self, user: bytes = ANA, secret: str = PIN) -> tuple[Unlocked, RecoveryCode]:
        code = new_recovery_code(self.random, language="en")
        unlocked = create_vault(
            self.folder,
            user=user,
            secret=secret,
            door=self.door,
            random=self.random,
            recovery=for_code(code),
            floor=self.floor,
        )
        return unlocked, code

    def unlock(self, user: bytes = ANA, secret: str = PIN) -> Unlocked:
        return unlock(
            self.folder,
            user=user,
            secret=secret,
            door=self.door,
            clock=self.clock,
            floor=self.floor,
        )
