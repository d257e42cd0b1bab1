"""What the window can ask for beside an open laptop: handed in from the roof, one callable each.

Each of them works with files, keyring or network, so each runs on the store lane.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from fieldapp.actions.desk import OpenedDesk
from fieldapp.store.recovery import RecoveryAnswer, RecoveryQuestion

Place = Literal["nothing", "practice", "work"]
Tell = Callable[[str], None]
"""Hears which step begins, on the store lane: server, laptop, events or opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Somebody who can open this laptop; `name` may be empty.

    Without `has_pin` a passphrase is asked for. `tries_left` 0 means that only recovery helps.
    """

    user: bytes
    name: str
    has_pin: bool
    tries_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What is on this computer. Practice without `workers` opens by itself.

    `workers` begin with who worked last. `may_practise` and `may_enrol` say which other ways there
    are from here.
    """

    place: Place
    workers: tuple[Worker, ...] = ()
    may_practise: bool = False
    may_enrol: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Enrolling:
    """What a person gave to make this computer a laptop of the organisation."""

    server: str
    code: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Unlocking:
    """Who opens what, with which PIN or passphrase."""

    place: Place
    user: bytes
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Changing:
    """Whose PIN or passphrase becomes another one, against the one that stands."""

    place: Place
    user: bytes
    secret: str
    new_secret: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Recovering:
    """Who gets a new secret for what; `by` is practice's code as typed, or the steward's answer."""

    place: Place
    user: bytes
    secret: str
    by: str | RecoveryAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The ways into a laptop. All raise StoreError and RefusedError; `enrol` SyncError as well.

    `look` tells what is here, `look_at_practice` what of practice, beside real work. `keeps_pin`
    tries whether a keyring can hold the other half of a PIN; where it cannot,
    `new_passphrase(language)` makes what is asked for instead. `practise` opens practice and makes
    it first where needed; `practice_pin` gives it a PIN, after which `recovery_words` are to be
    shown until `forget_recovery_words`. `practice_aside` keeps the old practice under another name.
    `get_ready` loads what opening needs while somebody types.
    `ask_steward` makes the question that recovery at work begins with. `change_secret` is for who
    is at the keyboard; a wrong secret counts as a try at the lock does.
    """

    look: Callable[[], Here]
    look_at_practice: Callable[[], Here]
    get_ready: Callable[[], None]
    keeps_pin: Callable[[], bool]
    new_passphrase: Callable[[str], str]
    practise: Callable[[Tell], OpenedDesk]
    practice_pin: Callable[[str], None]
    recovery_words: Callable[[], str]
    forget_recovery_words: Callable[[], None]
    practice_aside: Callable[[], None]
    enrol: Callable[[Enrolling], OpenedDesk]
    unlock: Callable[[Unlocking], OpenedDesk]
    ask_steward: Callable[[], RecoveryQuestion]
    recover: Callable[[Recovering], OpenedDesk]
    change_secret: Callable[[Changing], None]
