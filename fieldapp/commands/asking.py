"""Secrets come in by prompt, environment or file descriptor; never as an argument.

An argument stands in the list of processes and in the shell's history.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store.passphrases import MAX_SECRET_CHARS
from fieldapp.wording import sentence

SECRET_VARIABLE: Final = "FIELDAPP_SECRET"  # noqa: S105 - the name of a variable
NEW_SECRET_VARIABLE: Final = "FIELDAPP_NEW_SECRET"  # noqa: S105 - the name of a variable
CODE_VARIABLE: Final = "FIELDAPP_CODE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Where secrets may come from. `prompt` None means that nobody is there to be asked."""

    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_fd: int | None = None
    code_fd: int | None = None
    new_secret_fd: int | None = None
    answer_fd: int | None = None
    prompt: Callable[[str], str] | None = None
    visible_prompt: Callable[[str], str] | None = None
    language: str = "en"

    def secret(self) -> str:
        """Give the PIN or passphrase that opens a laptop. Raises: RefusedError secret_needed."""
        return self._given(SECRET_VARIABLE, self.secret_fd, "say.ask_secret")

    def new_secret(self, *, with_keyring: bool, second: bool = False) -> str:
        """Give a new PIN or passphrase, asked for twice; `second`: besides the one that opens.

        Raises: RefusedError.
        """
        variable = NEW_SECRET_VARIABLE if second else SECRET_VARIABLE
        descriptor = self.new_secret_fd if second else self.secret_fd
        asked = "say.ask_new_secret" if with_keyring else "say.ask_new_passphrase"
        typed = self._given(variable, descriptor, asked)
        given = descriptor is not None or variable in self.environment
        if not given and self.prompt is not None:
            again = self.prompt(sentence("say.ask_again", self.language))
            if again != typed:
                raise RefusedError((Problem(field="secret", code="secrets_differ"),))
        return typed

    def code(self) -> str:
        """Give the one-time code of an invitation. Raises: RefusedError secret_needed."""
        return self._given(CODE_VARIABLE, self.code_fd, "say.ask_code")

    def answer(self) -> str:
        """Give the steward's answer, which nobody else can use. Raises: RefusedError secret_needed.

        It is made for a question that this process asked, so it is in no environment.
        """
        if self.answer_fd is not None:
            return _read(self.answer_fd)
        if self.visible_prompt is None:
            raise RefusedError((Problem(field="secret", code="secret_needed"),))
        return self.visible_prompt(sentence("say.ask_answer", self.language))

    @property
    def types_answer(self) -> bool:
        """Whether somebody types the answer, and so can be asked again."""
        return self.answer_fd is None and self.visible_prompt is not None

    @property
    def types_new_secret(self) -> bool:
        """The same for a new PIN or passphrase besides the one that opens."""
        given = self.new_secret_fd is not None or NEW_SECRET_VARIABLE in self.environment
        return not given and self.prompt is not None

    def _given(self, variable: str, descriptor: int | None, asked: str) -> str:
        if descriptor is not None:
            return _read(descriptor)
        if variable in self.environment:
            return self.environment[variable]
        if self.prompt is None:
            raise RefusedError((Problem(field="secret", code="secret_needed"),))
        return self.prompt(sentence(asked, self.language))


def _read(descriptor: int) -> str:
    """Give the first line of a file descriptor, which is closed."""
    try:
        with os.fdopen(descriptor, "rb") as file:
            raw = file.readline(4 * MAX_SECRET_CHARS)
        return raw.decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise RefusedError((Problem(field="secret", code="secret_needed"),)) from None


def secrets_of(args: argparse.Namespace, language: str) -> Secrets:
    """Give the roads that this process has."""
    asked = sys.stdin is not None and sys.stdin.isatty()
    return Secrets(
        environment=os.environ,
        secret_fd=args.secret_fd,
        code_fd=getattr(args, "code_fd", None),
        new_secret_fd=getattr(args, "new_secret_fd", None),
        answer_fd=getattr(args, "answer_fd", None),
        prompt=getpass.getpass if asked else None,
        visible_prompt=input if asked else None,
        language=language,
    )
