"""`recover`: a new PIN where the old one is lost, with the steward's answer from a distance.

The half that reads the answer stays in the memory of this process, so one run asks and is answered.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from fieldapp.commands.cli import Context, add_new_secret, chosen_secret, tell_secret
from fieldapp.domain.ids import show_id
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store import slots
from fieldapp.store.errors import StoreError, of_system
from fieldapp.store.keyring_door import SecretDoor, find_door
from fieldapp.store.recovery import (
    RecoveryAnswer,
    RecoveryQuestion,
    ask,
    recover,
    require_opener,
    store_of,
)
from fieldapp.store.vault import list_users, require_good

Given = TypeVar("Given")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `recover`."""
    parser = commands.add_parser("recover", help="set a new PIN where the old one is lost")
    parser.add_argument(
        "--question", type=Path, metavar="FILE", help="write the question there as well"
    )
    parser.add_argument("--answer-fd", type=int, metavar="N", help="read the answer from there")
    add_new_secret(parser)
    parser.set_defaults(run=_recover)


def _recover(context: Context) -> int:
    computer, folder = context.computer, context.profile
    user = _who(context)
    if slots.read_header(folder).recovery.kind == "code":
        raise RefusedError((Problem(field="recovery_code", code="recovery_in_window"),))
    door = computer.door or find_door(computer.random)
    question = ask(folder, random=computer.random)
    _tell_question(context, question)
    secrets = context.secrets
    opener = _asked(context, lambda: _answer(context, question), again=secrets.types_answer)
    secret = _asked(context, lambda: _new_secret(context, door), again=secrets.types_new_secret)
    recover(
        folder,
        opener,
        user=user,
        secret=secret,
        door=door,
        random=computer.random,
        floor=computer.floor,
    )
    context.teller.say("recovered")
    return tell_secret(context, secret, {"id": show_id(user)})


def _who(context: Context) -> bytes:
    people = [each.user for each in list_users(context.profile)]
    found = [user for user in people if context.user in {None, user}]
    if len(found) != 1:
        raise StoreError("no_user")
    return found[0]


def _tell_question(context: Context, question: RecoveryQuestion) -> None:
    """Show the question; a program that reads JSON finds it in a file."""
    file: Path | None = context.args.question
    if file is None and context.args.json:
        raise RefusedError((Problem(field="file", code="question_needs_file"),))
    if file is not None:
        try:
            file.write_text(question.text + "\n", "ascii")
        except OSError as error:
            raise of_system(error) from None
    context.teller.say("recovery_question", store=show_id(store_of(question)))
    context.teller.line(question.text)


def _answer(context: Context, question: RecoveryQuestion) -> RecoveryAnswer:
    answer = RecoveryAnswer(question=question, text=context.secrets.answer())
    require_opener(context.profile, answer)
    return answer


def _new_secret(context: Context, door: SecretDoor) -> str:
    secret = chosen_secret(context, with_keyring=door.keeps, second=True)
    require_good(secret, door)
    return secret


def _asked(context: Context, act: Callable[[], Given], *, again: bool) -> Given:
    """Ask until it is right where somebody types: the answer opens only the question of this run.

    Raises: as `act`, where nobody can be asked again.
    """
    while True:
        try:
            return act()
        except (RefusedError, StoreError) as fault:
            wrong = isinstance(fault, RefusedError) or fault.code == "wrong_recovery"
            if not (again and wrong):
                raise
            context.teller.fault(fault)
