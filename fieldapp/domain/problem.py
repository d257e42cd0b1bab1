"""What a check found wrong with something a person typed: a value, never a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding.

    `field` is the dotted name of the field (`person.name_given`), `code` a stable word that
    `resources/i18n/sentences.csv` phrases in every language, `args` what the sentence needs
    (limits, positions in a file), never the value that was typed.
    """

    field: str
    code: str
    args: tuple[tuple[str, str], ...] = ()


class RefusedError(Exception):
    """An act was not done because of what was typed; nothing was written.

    `problems` holds at least one `Problem`.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{found.field}:{found.code}" for found in problems))
        self.problems = problems
