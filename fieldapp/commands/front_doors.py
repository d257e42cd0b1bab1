"""The ways into a laptop that the window offers, over one profile and, beside it, practice."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import __version__
from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands.names_here import names_here, note_name
from fieldapp.paths import default_profile, practice_laptop
from fieldapp.store.errors import StoreError
from fieldapp.store.keyring_door import SecretDoor, find_door
from fieldapp.store.tries import PersonHere, list_users
from fieldapp.wording import language_of
from ui.doors import Changing, Doors, Enrolling, Here, Recovering, Tell, Unlocking, Worker

if TYPE_CHECKING:
    from fieldapp.commands.opening import Computer
    from fieldapp.store.recovery import RecoveryQuestion

# What opens a laptop takes a third of a second to load: the lock is on the screen before that, and
# `get_ready` loads it while the PIN is typed. So the imports of most functions stand inside.


def the_real_computer() -> "Computer":
    """Give the real clock, chance and keyring, once they are needed."""
    from fieldapp.commands.opening import this_computer

    return this_computer()


def front_doors(
    computer: Callable[[], "Computer"] = the_real_computer, *, profile: Path | None = None
) -> Doors:
    """Give the doors of this login: its laptop and its practice, or one profile alone."""
    if profile is not None:
        return FrontDoors(computer=computer, profile=profile, with_practice=False).doors()
    return FrontDoors(computer=computer, profile=default_profile()).doors()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDoors:
    """One laptop's folder, and whether practice is offered; `root` is where practice goes.

    `computer` gives what a laptop is opened with, when it is needed.
    """

    computer: Callable[[], "Computer"]
    profile: Path
    with_practice: bool = True
    root: Path | None = None

    def doors(self) -> Doors:
        """Give them as the window takes them."""
        return Doors(
            look=self.look,
            look_at_practice=self.look_at_practice,
            get_ready=self.get_ready,
            keeps_pin=lambda: self._door().keeps,
            new_passphrase=self.new_passphrase,
            practise=self.practise,
            practice_pin=self.practice_pin,
            recovery_words=self.recovery_words,
            forget_recovery_words=self.forget_recovery_words,
            practice_aside=self.practice_aside,
            enrol=self.enrol,
            unlock=self.unlock,
            ask_steward=self.ask_steward,
            recover=self.recover,
            change_secret=self.change_secret,
        )

    def look(self) -> Here:
        """Tell what is on this computer; real work comes before practice. Raises: StoreError."""
        people = _people(self.profile)
        if people:
            return Here(
                place="work",
                workers=_workers(self.profile, people),
                may_practise=self.with_practice,
            )
        if not self.with_practice:
            return Here(place="nothing", may_enrol=True)
        return replace(self.look_at_practice(), may_enrol=True)

    def look_at_practice(self) -> Here:
        """Tell how practice opens, or that there is none yet. Raises: StoreError."""
        laptop = practice_laptop(self.root)
        if not laptop.parent.exists():
            return Here(place="nothing", may_practise=True)
        asked = tuple(each for each in list_users(laptop) if each.uses_keyring)
        return Here(place="practice", workers=_workers(laptop, asked), may_practise=True)

    def get_ready(self) -> None:
        """Load what opening needs, while somebody types."""
        from fieldapp.commands import opening, practice

        del opening, practice

    def new_passphrase(self, language: str) -> str:
        """Make a passphrase for a computer without a usable keyring."""
        from fieldapp.store.passphrases import new_passphrase

        return new_passphrase(
            self.computer().random,
            language="es" if language_of(language) == "es" else "en",
            with_keyring=False,
        )

    def recovery_words(self) -> str:
        """Give practice's recovery code while it lies there. Raises: StoreError."""
        from fieldapp.commands.practice import recovery_words

        return recovery_words(self.root)

    def forget_recovery_words(self) -> None:
        """Take it away: somebody wrote it down. Raises: StoreError."""
        from fieldapp.commands.practice import forget_recovery_words

        forget_recovery_words(self.root)

    def practice_aside(self) -> None:
        """Keep the old practice under another name. Raises: StoreError."""
        from fieldapp.commands.practice import put_practice_aside

        put_practice_aside(self.root)

    def practise(self, tell: Tell) -> OpenedDesk:
        """Open practice that asks for nothing. Raises: StoreError; SyncError."""
        from fieldapp.commands.practice import open_practice

        return open_practice(self.root, self.computer(), tell=tell)

    def practice_pin(self, pin: str) -> None:
        """Give practice a PIN. Raises: RefusedError; StoreError."""
        from fieldapp.commands.practice import make_practice_pin

        make_practice_pin(self.root, pin, self.computer())

    def enrol(self, asked: Enrolling) -> OpenedDesk:
        """Enrol this computer and open it. Raises: RefusedError; StoreError; SyncError."""
        from fieldapp.commands.opening import NewLaptop, enrol_laptop

        new = NewLaptop(
            server=asked.server,
            code=asked.code,
            secret=lambda _with_keyring: asked.secret,
            app_version=__version__,
        )
        enrolled = enrol_laptop(self.profile, new, self.computer())
        return self._opened(Unlocking(place="work", user=enrolled.user, secret=asked.secret))

    def unlock(self, asked: Unlocking) -> OpenedDesk:
        """Open the laptop, or practice, for somebody. Raises: StoreError."""
        if asked.place == "practice":
            from fieldapp.commands.practice import unlock_practice

            return unlock_practice(self.root, asked.secret, self.computer())
        return self._opened(asked)

    def _opened(self, asked: Unlocking) -> OpenedDesk:
        from fieldapp.commands.opening import open_laptop

        desk = open_laptop(self.profile, asked.secret, self.computer(), user=asked.user)
        # The laptop opens without the name as well: it only helps to choose on the lock screen.
        with contextlib.suppress(StoreError):
            note_name(self.profile, asked.user, desk.user_name)
        return desk

    def ask_steward(self) -> "RecoveryQuestion":
        """Make the question to the steward. Raises: StoreError."""
        from fieldapp.store.recovery import ask

        return ask(self.profile, random=self.computer().random)

    def recover(self, asked: Recovering) -> OpenedDesk:
        """Give somebody a new PIN or passphrase, and open. Raises: RefusedError; StoreError."""
        if isinstance(asked.by, str):
            from fieldapp.commands.practice import recover_practice

            return recover_practice(self.root, asked.by, asked.secret, self.computer())
        from fieldapp.store.recovery import recover

        recover(
            self.profile,
            asked.by,
            user=asked.user,
            secret=asked.secret,
            door=self._door(),
            random=self.computer().random,
            floor=self.computer().floor,
        )
        return self._opened(Unlocking(place="work", user=asked.user, secret=asked.secret))

    def change_secret(self, asked: Changing) -> None:
        """Give somebody another PIN or passphrase. Raises: RefusedError; StoreError."""
        computer, door = self.computer(), self._door()
        if asked.place == "practice":
            from fieldapp.commands.practice import change_practice_secret

            change_practice_secret(
                self.root, asked.secret, asked.new_secret, replace(computer, door=door)
            )
            return
        from fieldapp.store.vault import change_secret

        change_secret(
            self.profile,
            user=asked.user,
            secret=asked.secret,
            new_secret=asked.new_secret,
            door=door,
            random=computer.random,
            clock=computer.clock,
            floor=computer.floor,
        )

    def _door(self) -> SecretDoor:
        return self.computer().door or find_door(self.computer().random)


def _people(profile: Path) -> tuple[PersonHere, ...]:
    try:
        return list_users(profile)
    except StoreError as error:
        if error.code != "missing":
            raise
        return ()


def _workers(profile: Path, people: tuple[PersonHere, ...]) -> tuple[Worker, ...]:
    """Give who can open a laptop, who worked last first, each with a name of its own."""
    names = names_here(profile)
    last = {user: at for at, user in enumerate(names)}
    ordered = sorted(people, key=lambda each: last.get(each.user, len(last)))
    said: list[str] = []
    for each in ordered:
        name = names.get(each.user, "")
        same = sum(one == name or one.startswith(f"{name} (") for one in said) if name else 0
        said.append(f"{name} ({same + 1})" if same else name)
    return tuple(
        Worker(user=each.user, name=name, has_pin=each.uses_keyring, tries_left=each.tries_left)
        for each, name in zip(ordered, said, strict=True)
    )
