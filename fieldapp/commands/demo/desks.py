"""The laptops of the demo: real folders, real stores, and clocks that show what the story says."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from fieldapp import __version__
from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.demo.story import Story
from fieldapp.commands.opening import (
    PRACTICE_COST,
    Computer,
    NewLaptop,
    enrol_laptop,
    open_laptop,
    refreshed,
    sync_desk,
    this_computer,
)
from fieldapp.domain.ids import show_id
from fieldapp.store import log
from fieldapp.store.keyring_door import NoKeyring
from fieldapp.store.passphrases import new_passphrase
from sync.client.syncing import SyncOutcome

SEED: Final = 613


@dataclass(slots=True)
class StoryClock:
    """A laptop's clock: it shows what it was set to, and goes on by a moment at each look."""

    now_ms: int = 0

    def __call__(self) -> int:
        """Give milliseconds since 1970."""
        self.now_ms += 1
        return self.now_ms


@dataclass(slots=True)
class Laptop:
    """One laptop of the demo. `letter` is its letter in the story; `synced` what each sync did."""

    letter: str
    folder: Path
    story: Story
    clock: StoryClock = field(default_factory=StoryClock)
    synced: list[SyncOutcome] = field(default_factory=list)
    _random: Random | None = None
    _desk: OpenedDesk | None = None
    _passphrase: str = field(default="", repr=False)

    @property
    def computer(self) -> Computer:
        """What its store is opened with: no keyring, and chance that is the same in every run."""
        if self._random is None:
            self._random = Random(f"{SEED} {self.letter}")  # noqa: S311 - invented people
        return Computer(
            clock=self.clock,
            random=self._random.randbytes,
            timer=this_computer().timer,
            door=NoKeyring(),
            floor=PRACTICE_COST,
        )

    @property
    def desk(self) -> OpenedDesk:
        """The opened laptop."""
        if self._desk is None:
            raise LookupError(self.letter)
        return self._desk

    def set_clock(self, at: str) -> None:
        """Make the laptop's clock show a time of the story."""
        self.clock.now_ms = self.story.ms(at)

    def enrol(self, server: str, code: str) -> None:
        """Make it a laptop of the organisation, and open it."""
        computer = self.computer
        self._passphrase = new_passphrase(computer.random, language="en", with_keyring=False)
        new = NewLaptop(
            server=server,
            code=code,
            secret=lambda _: self._passphrase,
            app_version=__version__,
        )
        enrol_laptop(self.folder, new, computer)
        self.open(server)

    def open(self, server: str) -> OpenedDesk:
        """Unlock it, as at the start of a day; closed before if it was open."""
        self.close()
        self._desk = self.opened_apart(server)
        return self._desk

    def opened_apart(self, server: str = "") -> OpenedDesk:
        """Unlock it for somebody who closes it again, such as a window with its own thread."""
        return open_laptop(self.folder, self._passphrase, self.computer, server=server)

    def sync(self, at: str, server: str) -> SyncOutcome:
        """Exchange until quiet at a time of the story. Raises: SyncError."""
        self.open(server)
        self.set_clock(at)
        outcome = sync_desk(self.desk, self.computer.timer)
        self._desk = refreshed(self.desk)
        self.synced.append(outcome)
        return outcome

    def close(self) -> None:
        """Close it; what was saved stays."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    @property
    def custody(self) -> tuple[int, int]:
        """How many of its changes the server has, and how many it made."""
        standing = log.standing(self.desk.store)
        return standing.received, standing.made

    @property
    def user(self) -> str:
        """The id of who works at it."""
        return show_id(self.desk.author.user)
