"""What a command says: sentences for a person, or one JSON value for a program. Never both."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO

from fieldapp.actions.handout.faults import HandoutError
from fieldapp.commands.exits import Fault
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store.errors import StoreError
from fieldapp.wording import finding, language_of, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Says things in one language. With `as_json` only `result` reaches the output."""

    language: str = "en"
    as_json: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    errors: TextIO = field(default_factory=lambda: sys.stderr)

    def say(self, code: str, /, **args: object) -> None:
        """Say a sentence of the table (`say.` is put before its code)."""
        self.line(self.words(code, **args))

    def words(self, code: str, /, **args: object) -> str:
        """Give such a sentence."""
        filled = [(name, str(value)) for name, value in args.items()]
        return sentence(f"say.{code}", self.language, filled)

    def line(self, text: str = "") -> None:
        """Print a line for a person."""
        if not self.as_json:
            print(_printable(text, self.out), file=self.out, flush=True)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Print rows in columns that line up."""
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.line("  ".join(cells).rstrip())

    def result(self, value: Mapping[str, Any] | Sequence[Any]) -> None:
        """Print the JSON a program reads; nothing for a person."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=1), file=self.out, flush=True)

    def problems(self, problems: Iterable[Problem]) -> str:
        """Phrase findings, one after the other."""
        return " ".join(self.problem(each) for each in problems)

    def problem(self, problem: Problem) -> str:
        """Phrase one finding with the name of its field."""
        return finding(problem.field, problem.code, self.language, problem.args)

    def fault(self, fault: Fault) -> None:
        """Say why a command ended, on the error output; as JSON its codes."""
        if self.as_json:
            print(json.dumps({"fault": _codes(fault)}), file=self.errors, flush=True)
            return
        for text in self._sentences(fault):
            print(_printable(text, self.errors), file=self.errors, flush=True)

    def bug(self, kind: str) -> None:
        """Say that the program itself made a mistake of some kind."""
        if self.as_json:
            print(json.dumps({"fault": [{"bug": kind}]}), file=self.errors, flush=True)
        else:
            said = sentence("unknown", self.language, (("code", kind),))
            print(said, file=self.errors, flush=True)

    def _sentences(self, fault: Fault) -> list[str]:
        if isinstance(fault, RefusedError):
            return [self.problem(each) for each in fault.problems]
        texts = [sentence(fault.code, self.language)]
        if isinstance(fault, StoreError) and fault.wait_s:
            seconds = (("seconds", str(fault.wait_s)),)
            texts.append(sentence("wait_seconds", self.language, seconds))
        if isinstance(fault, StoreError) and fault.tries_left:
            tries = (("tries", str(fault.tries_left)),)
            texts.append(sentence("tries_left", self.language, tries))
        return texts


def _codes(fault: Fault) -> list[dict[str, str]]:
    if isinstance(fault, RefusedError):
        return [{"field": each.field, "code": each.code} for each in fault.problems]
    kind = "handout" if isinstance(fault, HandoutError) else "code"
    return [{kind: fault.code}]


def _printable(text: str, out: TextIO) -> str:
    """Give text that this output can show: an old console has no Lao."""
    encoding = out.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def language_from(environment: Mapping[str, str]) -> str:
    """Give the language of a login: LC_ALL, LC_MESSAGES, LANG, in that order."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return language_of(environment[name])
    return "en"
