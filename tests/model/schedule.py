"""A schedule: a seed's settings and its actions, as plain values that any implementation can play.

Nothing here knows what an action does. `model.world` plays a schedule on the model; the same
values drive the real engine against the real server.
"""

from random import Random
from typing import Final, NamedTuple, TypeAlias

Action: TypeAlias = tuple[str | int | bool, ...]

HOUR_MS: Final = 3_600_000
YEAR_MS: Final = 365 * 24 * HOUR_MS
LAPTOPS: Final = 4


class Schedule(NamedTuple):
    """What happens, in order. `shelf` is how many backups are kept; the rest are limits."""

    seed: int
    laptops: int
    shelf: int
    verdict_room: int
    says_epoch: bool  # whether asks name the epoch, or leave it to position and mark
    actions: tuple[Action, ...]


# Action → weight. One draw of each seed multiplies every weight, so that seeds differ in kind.
WORK: Final[dict[str, float]] = {
    "new_person": 10,
    "person_without_event": 0.5,
    "sign_up": 4,
    "contact": 3,
    "tally": 2,
    "edit": 14,
    "edit_later_field": 0.7,
    "take_out": 4,
    "bring_back": 2,
    "join": 3,
    "split": 2,
    "assign": 2,
    "unassign": 2,
    "role": 2,
    "close_or_open": 1.5,
    "new_event": 0.7,
}
ROAD: Final[dict[str, float]] = {
    "sync": 16,  # several whole exchanges without a fault
    "sync_ahead": 10,  # the same, each next ask made before the rows of the answer are taken in
    "ask": 14,
    "serve": 14,
    "take": 9,
    "take_ahead": 5,  # a take, after whose first step the next ask leaves
    "go_on": 4,
    "lose_ask": 2,
    "lose_reply": 3,
    "crash": 3,
}
DISASTER: Final[dict[str, float]] = {
    "copy": 2.5,
    "put_back": 1.5,  # a laptop's file, with the keyring's note
    "put_back_all": 1.5,  # the file and the keyring: the copy does not know that it is one
    "back_up": 3,
    "restore": 1.2,  # the server, said with a new epoch
    "restore_silently": 1.0,
    "restore_older": 0.25,  # to a backup that nobody promised to keep
    "drop_backup": 0.7,
    "clock": 1.5,
    "operate": 2,
    "upgrade": 0.4,
    "lose_laptop": 0.25,
    "damage": 0.5,
}

OF_ONE_LAPTOP: Final = frozenset(
    {"save", "sync", "sync_ahead", "ask", "take", "take_ahead", "go_on", "crash", "copy",
     "put_back", "put_back_all", "clock", "lose_laptop", "damage", "erase"}
)  # fmt: skip
"""Actions whose first value names the laptop that does or suffers them."""


def read_actions(text: str) -> tuple[Action, ...]:
    """Read actions written as words with blanks between them, and semicolons between actions."""
    return tuple(tuple(_read_word(word) for word in each.split()) for each in text.split(";"))


def _read_word(word: str) -> str | int | bool:
    if word in {"True", "False"}:
        return word == "True"
    return int(word) if word.lstrip("-").isdigit() else word


def generate(seed: int) -> Schedule:
    """Draw the schedule of a seed."""
    random = Random(seed)
    weights = {**WORK, **ROAD, **DISASTER}
    for name in weights:
        weights[name] *= random.choice((0.3, 1, 1, 1, 2))
    calm = random.random() < 0.15
    for name in DISASTER:
        weights[name] *= 0.2 if calm else 1
    names = random.choices(list(weights), list(weights.values()), k=random.randrange(100, 151))
    laptops = random.choice((2, 3, 3, 3, 4))
    return Schedule(
        seed=seed,
        laptops=laptops,
        shelf=random.choice((1, 2, 2, 3)),
        verdict_room=random.choice((2, 5, 1_000, 1_000)),
        says_epoch=random.random() < 0.5,
        actions=tuple(map(_Draw(random, laptops).action, names)),
    )


class _Draw:
    """Draws the numbers of one action: only those it needs, for speed."""

    def __init__(self, random: Random, laptops: int) -> None:
        self._random = random.random
        self._laptops = laptops

    def below(self, limit: int) -> int:
        return int(self._random() * limit)

    def action(self, name: str) -> Action:
        laptop, pick = self.below(self._laptops), self.below(1 << 16)
        if name in WORK:
            # Laptop 0 is a coordinator's: what only they do is mostly done where it is allowed.
            return ("save", laptop if self.below(3) else 0, name, pick, self.below(1 << 16))
        draw = getattr(self, f"_{name}", None)
        return (name, laptop, pick) if draw is None else (name, *draw(laptop, pick))

    def _sync(self, laptop: int, _pick: int) -> Action:
        return laptop, 1 + self.below(4), (2, 6, 50, 50)[self.below(4)], (2, 4, 12)[self.below(3)]

    _sync_ahead = _sync

    def _ask(self, laptop: int, _pick: int) -> Action:
        return laptop, self.below(5), (0, 2, 5, 50)[self.below(4)]

    def _serve(self, _laptop: int, pick: int) -> Action:
        return pick, self.below(5) == 0  # the last: it may come a second time

    def _take(self, laptop: int, pick: int) -> Action:
        return laptop, pick, 1_000 if self.below(3) else self.below(9), self.below(2) == 0

    _take_ahead = _take

    def _clock(self, laptop: int, pick: int) -> Action:
        """A clock is set off by minutes, hours or ten years, or right again."""
        far = (0, 90_000, 5 * HOUR_MS, 10 * YEAR_MS)[pick % 4]
        return laptop, far if self.below(2) else -far


ERASURES: Final = 4
"""How many are put into a schedule at most."""


def generate_with_erasures(seed: int) -> Schedule:
    """Draw the schedule of a seed, with people who ask to be erased somewhere in it."""
    random, schedule = Random(f"erase {seed}"), generate(seed)
    actions = list(schedule.actions)
    for _ in range(random.randrange(1, ERASURES + 1)):
        erase = ("erase", random.randrange(schedule.laptops), random.randrange(1 << 16))
        actions.insert(random.randrange(len(actions) // 3, len(actions) + 1), erase)
    return schedule._replace(actions=tuple(actions))
