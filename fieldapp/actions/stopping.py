"""What somebody does not want any more: one way of being reached, or all of them, at once.

A withdrawal is a row of its own, beside every answer that was given; nothing is changed or taken
out. It is in force as soon as it is kept, on every laptop as soon as that heard of it, and no grant
that did not see it makes it undone. Who wants it again says so: that is one more row, which names
what it replaces.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fieldapp.actions.acting import Act, Author, acting, row_here
from fieldapp.actions.consenting import consents_against, is_reachable
from fieldapp.domain.consents import CHANNELS, GRANTED, STOPPED, WITHDRAWN
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import right
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.lists import rows_of_person
from fieldapp.store.rows import Row
from fieldapp.store.store import Store

BLOCKED, READY = "BLOCKED", "READY"
ASKED_TO_STOP = "STOP"
"""The result of an attempt by which somebody withdraws the channel."""
_OPEN = frozenset({"", "READY", "TAKEN", "WRONGLANG"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """What one act withdrew, so that it can be taken back in the session that did it.

    `restored` are the types that were in force before, with the rows that withdrew them.
    """

    person: bytes
    types: tuple[str, ...]
    purpose: str
    restored: Mapping[str, tuple[bytes, ...]]
    tasks: tuple[bytes, ...]
    touched: Touched


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What one act noted as wanted again; taken back by stopping it."""

    person: bytes
    type: str
    purpose: str
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
    how: str = "SPOKEN",
    language: str = "",
) -> Stopped:
    """Withdraw consent types of a person, by default all that lead to a contact, in one change.

    With a `purpose` only that one. Open tasks of somebody who may not be reached any more are
    blocked with it. It is written down whether or not anything was granted: an older grant may
    still be on its way. `how` is a code of `consent_how`, `language` a tag.
    Raises: RefusedError not_here, not_allowed; StoreError.
    """
    who = row_here(store, "person", person)
    consents, tasks, states = _of(store, person)
    said: dict[str, Value | Made] = {"person": who.id, "answer": WITHDRAWN, "how": how}
    said |= {"lang": language or None, "purpose": purpose or None}
    with acting(store, author, None) as act:
        made = {each: act.create("consent", {**said, "type": each}) for each in types}
        left = [each for each in CHANNELS if is_reachable(consents, each)]
        ended = not purpose and not set(CHANNELS).isdisjoint(types) and set(left) <= set(types)
        blocked = tuple(_open(tasks, states)) if ended else ()
        _set_tasks(act, author, blocked, BLOCKED)
    return Stopped(
        person=who.id,
        types=tuple(types),
        purpose=purpose,
        restored={
            each: (act.id_of(row),)
            for each, row in made.items()
            if is_reachable(consents, each, purpose)
        },
        tasks=blocked,
        touched=act.touched,
    )


def take_back(store: Store, author: Author, stopped: Stopped) -> Touched:
    """Undo a withdrawal that was a slip: what was granted is granted again, naming it.

    Raises: RefusedError not_here, not_allowed; StoreError.
    """
    who = row_here(store, "person", stopped.person)
    consents, _, _ = _of(store, stopped.person)
    with acting(store, author, None) as act:
        for each, withdrawals in stopped.restored.items():
            for before in _grants(consents, each, stopped.purpose):
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
    return act.touched


def _grants(consents: Iterable[Row], kind: str, purpose: str) -> list[Row]:
    """Give the newest yes to a type for each number and purpose that it was said of."""
    newest = {
        (row.ref("contact"), row.text("purpose")): row
        for row in consents
        if row.text("type") == kind
        and row.text("answer") == GRANTED
        and (not purpose or row.text("purpose") in {purpose, ""})
    }
    return list(newest.values())


def agree_again(
    store: Store,
    author: Author,
    person: bytes,
    kind: str,
    *,
    purpose: str = "",
    how: str = "SPOKEN",
) -> Agreed:
    """Note that somebody wants again what they had stopped or refused: a row that names those.

    Open again are the tasks that waited for it. Raises: RefusedError not_here, not_allowed;
    StoreError.
    """
    who = row_here(store, "person", person)
    consents, tasks, states = _of(store, person)
    said: dict[str, Value | Made] = {"person": who.id, "type": kind, "answer": GRANTED, "how": how}
    said["purpose"] = purpose or None
    said["replaces"] = list(consents_against(consents, kind, purpose)) or None
    with acting(store, author, None) as act:
        act.create("consent", said)
        if kind in CHANNELS:
            waiting = [each for each, state in _states(tasks, states) if state == BLOCKED]
            _set_tasks(act, author, waiting, READY)
    return Agreed(person=who.id, type=kind, purpose=purpose, touched=act.touched)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Try:
    """One try to reach somebody: by which channel, where, for what, what came of it.

    `at_ms` by this laptop's clock; `result` a code of `contact_result`.
    """

    channel: str
    result: str
    at_ms: int
    contact: bytes = b""
    purpose: str = ""
    remark: str = ""


def note_attempt(store: Store, author: Author, task: bytes, tried: Try) -> Touched:
    """Write down a try to reach the person of a task.

    Where consent for that channel is not in force on this device it is refused: nobody should have
    been called. Who asked to stop has the channel withdrawn in the same change.
    Raises: RefusedError no_consent, not_here, not_allowed; StoreError.
    """
    person = row_here(store, "task", task).ref("person")
    consents, tasks, states = _of(store, person)
    if not is_reachable(consents, tried.channel, tried.purpose, tried.contact):
        raise RefusedError((Problem(field="attempt.channel", code="no_consent"),))
    with acting(store, author, None) as act:
        noted: dict[str, Value | Made] = {
            "task": task,
            "at": tried.at_ms,
            "channel": tried.channel,
            "contact": tried.contact or None,
            "result": tried.result,
            "remark": tried.remark or None,
        }
        act.create("attempt", noted)
        if tried.result == ASKED_TO_STOP:
            said: dict[str, Value | Made] = {"person": person, "type": tried.channel}
            act.create("consent", {**said, "answer": WITHDRAWN, "how": "PHONE"})
            others = (each for each in CHANNELS if each != tried.channel)
            if not any(is_reachable(consents, each) for each in others):
                _set_tasks(act, author, tuple(_open(tasks, states)), BLOCKED)
    return act.touched


def numbers_to_call(rows: Sequence[Row], channel: str = "CALL", purpose: str = "") -> list[Row]:
    """Give the contacts of a person that may be used by a channel, from all rows of theirs.

    Nobody's number leads a call list but by this: it is empty the moment they ask to stop.
    """
    consents = [row for row in rows if row.kind.name == "consent" and not row.dead]
    kinds = {"EMAIL"} if channel == "EMAIL" else _PHONES
    return [
        row
        for row in rows
        if row.kind.name == "contact"
        and not row.dead
        and row.text("kind") in kinds
        and row.text("state") != "BAD"
        and is_reachable(consents, channel, purpose, row.id)
    ]


_PHONES = frozenset({"MOBILE", "LAND", "WORK", "RELATIVE", "TTY", "RELAY"})


def _of(store: Store, person: bytes) -> tuple[list[Row], list[Row], list[Row]]:
    """Give the consents, tasks and states of tasks of a person, oldest first."""
    rows = [row for row in rows_of_person(store, person) if not row.dead]
    kinds = ("consent", "task", "task_status")
    consents, tasks, states = ([row for row in rows if row.kind.name == kind] for kind in kinds)
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
