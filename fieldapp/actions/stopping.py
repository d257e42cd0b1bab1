"""What somebody does not want any more: one way of being reached, or all of them, at once.

A withdrawal is a row of its own, beside every answer that was given; nothing is changed or taken
out. It is in force as soon as it is kept, on every laptop as soon as that heard of it, and no grant
that did not see it makes it undone. Who wants it again says so: that is one more row, which names
what it replaces.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fieldapp.actions.acting import Act, Author, acting, row_here
from fieldapp.actions.consenting import consents_against, contacts_for, is_reachable
from fieldapp.domain.consents import CHANNELS, GRANTED, STOPPED, WITHDRAWN
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import right
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.lists import rows_of_person
from fieldapp.store.rows import Row
from fieldapp.store.store import Store

BLOCKED, READY = "BLOCKED", "READY"
_OPEN = frozenset({"", "READY", "TAKEN", "WRONGLANG", "SAIDYES"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """What one act withdrew, so that it can be taken back in the session that did it.

    `restored` are the types that were in force before, with the rows that withdrew them.
    """

    person: bytes
    types: tuple[str, ...]
    purpose: str
    contact: bytes
    restored: Mapping[str, tuple[bytes, ...]]
    tasks: tuple[bytes, ...]
    touched: Touched


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What one act noted as wanted again; taken back by stopping it."""

    person: bytes
    type: str
    purpose: str
    contact: bytes
    touched: Touched


def may_stop(author: Author) -> bool:
    """Tell whether somebody of this role takes such a wish."""
    return right(author.role, BY_NAME["consent"]).make


def stop(
    store: Store,
    author: Author,
    person: bytes,
    types: Sequence[str] = STOPPED,
    *,
    purpose: str = "",
    contact: bytes = b"",
    how: str = "SPOKEN",
    language: str = "",
) -> Stopped:
    """Withdraw consent types of a person, by default all that lead to a contact, in one change.

    With a `purpose` only that one, with a `contact` only at that number. Open tasks of somebody who
    may not be reached any more are blocked with it. It is written down whether or not anything was
    granted: an older grant may still be on its way. `how` is a code of `consent_how`, `language` a
    tag.
    Raises: RefusedError not_here, not_allowed; StoreError.
    """
    with acting(store, author, None) as act:
        said = Withdrawal(purpose=purpose, contact=contact, how=how, language=language)
        stopping = withdraw(act, author, person, types, said)
    return stopping.done(act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What a withdrawal is about and how it was said: empty are all purposes and all numbers."""

    purpose: str = ""
    contact: bytes = b""
    how: str = "SPOKEN"
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Stopping:
    """A withdrawal in an act that is under way; `done` gives it once the act is through."""

    person: bytes
    made: Mapping[str, Made]
    purpose: str
    contact: bytes
    restored: tuple[str, ...]
    tasks: tuple[bytes, ...]

    def done(self, act: Act) -> Stopped:
        """Give what was withdrawn."""
        return Stopped(
            person=self.person,
            types=tuple(self.made),
            purpose=self.purpose,
            contact=self.contact,
            restored={each: (act.id_of(self.made[each]),) for each in self.restored},
            tasks=self.tasks,
            touched=act.touched,
        )


def withdraw(
    act: Act,
    author: Author,
    person: bytes,
    types: Sequence[str],
    wish: Withdrawal,
) -> Stopping:
    """Withdraw in an act that is under way, as `stop`. Raises: RefusedError not_here."""
    who = row_here(act.store, "person", person)
    rows = rows_of_person(act.store, person)
    consents, tasks, states = _of(rows)
    said: dict[str, Value | Made] = {"person": who.id, "answer": WITHDRAWN, "how": wish.how}
    said |= {"lang": wish.language or None, "purpose": wish.purpose or None}
    said |= {"contact": wish.contact or None}
    made = {each: act.create("consent", {**said, "type": each}) for each in types}
    ended = not set(CHANNELS).isdisjoint(types) and not _is_left(rows, types, wish)
    blocked = tuple(_open(tasks, states)) if ended else ()
    _set_tasks(act, author, blocked, BLOCKED)
    about = wish.purpose, wish.contact
    return Stopping(
        person=who.id,
        made=made,
        purpose=wish.purpose,
        contact=wish.contact,
        restored=tuple(each for each in types if is_reachable(consents, each, *about)),
        tasks=blocked,
    )


def _is_left(rows: Sequence[Row], types: Sequence[str], wish: Withdrawal) -> bool:
    """Tell whether some way to somebody stays open beside what is withdrawn."""
    if wish.purpose:
        return True
    consents, _, _ = _of(rows)
    return any(
        is_reachable(consents, channel, "", number)
        for channel in CHANNELS
        for number in [row.id for row in contacts_for(rows, channel)] or [b""]
        if channel not in types or (wish.contact and number != wish.contact)
    )


def take_back(store: Store, author: Author, stopped: Stopped) -> Touched:
    """Undo a withdrawal that was a slip: what was granted is granted again, naming it.

    Raises: RefusedError not_here, not_allowed; StoreError.
    """
    with acting(store, author, None) as act:
        grant_again(act, author, stopped)
    return act.touched


def grant_again(act: Act, author: Author, stopped: Stopped) -> None:
    """Undo a withdrawal in an act that is under way. Raises: RefusedError not_here."""
    who = row_here(act.store, "person", stopped.person)
    consents, _, _ = _of(rows_of_person(act.store, stopped.person))
    for each, withdrawals in stopped.restored.items():
        for before in _grants(consents, each, stopped):
            again: dict[str, Value | Made] = {
                "person": who.id,
                "type": each,
                "answer": GRANTED,
                "how": before.text("how"),
                "contact": before.ref("contact") or None,
                "purpose": before.text("purpose") or None,
                "replaces": list(withdrawals),
            }
            act.create("consent", again)
    _set_tasks(act, author, stopped.tasks, READY)


def _grants(consents: Iterable[Row], kind: str, stopped: Stopped) -> list[Row]:
    """Give the newest yes to a type for each number and purpose that it was said of."""
    newest = {
        (row.ref("contact"), row.text("purpose")): row
        for row in consents
        if row.text("type") == kind
        and row.text("answer") == GRANTED
        and (not stopped.purpose or row.text("purpose") in {stopped.purpose, ""})
        and (not stopped.contact or row.ref("contact") in {stopped.contact, b""})
    }
    return list(newest.values())


def agree_again(
    store: Store,
    author: Author,
    person: bytes,
    kind: str,
    *,
    purpose: str = "",
    contact: bytes = b"",
    how: str = "SPOKEN",
) -> Agreed:
    """Note that somebody wants again what they had stopped or refused: a row that names those.

    With a `purpose` only that one, with a `contact` only at that number. Open again are the tasks
    that waited for it. Raises: RefusedError not_here, not_allowed; StoreError.
    """
    who = row_here(store, "person", person)
    consents, tasks, states = _of(rows_of_person(store, person))
    said: dict[str, Value | Made] = {"person": who.id, "type": kind, "answer": GRANTED, "how": how}
    said |= {"purpose": purpose or None, "contact": contact or None}
    said["replaces"] = list(consents_against(consents, kind, purpose, contact)) or None
    with acting(store, author, None) as act:
        act.create("consent", said)
        if kind in CHANNELS:
            waiting = [each for each, state in _states(tasks, states) if state == BLOCKED]
            _set_tasks(act, author, waiting, READY)
    return Agreed(person=who.id, type=kind, purpose=purpose, contact=contact, touched=act.touched)


def numbers_to_call(rows: Sequence[Row], channel: str = "CALL", purpose: str = "") -> list[Row]:
    """Give the contacts of a person that may be used by a channel, from all rows of theirs.

    Nobody's number leads a call list but by this: it is empty the moment they ask to stop.
    """
    consents = [row for row in rows if row.kind.name == "consent" and not row.dead]
    return [
        row
        for row in contacts_for(rows, channel)
        if row.text("state") != "BAD" and is_reachable(consents, channel, purpose, row.id)
    ]


def _of(rows: Iterable[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Give the consents, tasks and states of tasks out of a person's rows, oldest first."""
    alive = [row for row in rows if not row.dead]
    kinds = ("consent", "task", "task_status")
    consents, tasks, states = ([row for row in alive if row.kind.name == kind] for kind in kinds)
    return consents, tasks, states


def _open(tasks: Iterable[Row], states: Sequence[Row]) -> Iterable[bytes]:
    """Give the tasks on which somebody may still be at work."""
    return (task for task, state in _states(tasks, states) if state in _OPEN)


def _states(tasks: Iterable[Row], states: Sequence[Row]) -> Iterable[tuple[bytes, str]]:
    """Give each task with where it stands; empty for one of which nobody has said."""
    for task in tasks:
        newest = next((row for row in reversed(states) if row.ref("task") == task.id), None)
        yield task.id, newest.text("state") if newest else ""


def _set_tasks(act: Act, author: Author, tasks: Iterable[bytes], state: str) -> None:
    """Say where tasks stand, where this role may; for others it follows from the consents."""
    if right(author.role, BY_NAME["task_status"]).make:
        for each in tasks:
            act.create("task_status", {"task": each, "state": state})
