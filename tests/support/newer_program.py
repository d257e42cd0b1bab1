"""The program of tomorrow beside today's: the same source with one more field and one more kind.

They are declared as docs/architecture.md says, a line each and `SCHEMA` + 1, and everything is
loaded a second time under the same names, so that two programs of different age share this process
and nothing else. What passes between them passes as bytes.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import MappingProxyType, ModuleType
from typing import Any, Final

from typing_extensions import override

NEW_FIELD: Final = 99
"""A text of every person."""
NEW_KIND: Final = 250
"""A row that hangs on a person: 1 names the person, 2 is a text."""

_OURS: Final = frozenset({"fieldapp", "sync", "resources"})
_KIND: Final = """
_LATER = Kind(
    number=250, name="later", reach=Reach.PERSON, owner="person",
    fields=(
        Field(number=1, name="person", type=FieldType.REF, ref="person", required=True, fixed=True),
        Field(number=2, name="words", type=FieldType.TEXT, limit=200),
    ),
)
"""
_RIGHT: Final = "later,see make edit,-,see make,-,see make edit,-,see,-"
_END_OF_PERSON: Final = r"(?s)(PERSON = Kind\(.*?)(\n    \),\n\)\n)"
_CHANGES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        "fieldapp.domain.kinds": (
            (r"(?m)^SCHEMA: Final = (\d+)$", rf"SCHEMA: Final = \g<1> + 1\n{_KIND}"),
            (r"(?m)^(KINDS: .*)$", r"\g<1> + (_LATER,)"),
        ),
        "fieldapp.domain.kinds.person": (
            (_END_OF_PERSON, rf'\g<1>\n        text({NEW_FIELD}, "later", 200, 2),\g<2>'),
        ),
        "fieldapp.domain.rights": (
            (r'(?m)(\.read_text\(encoding="utf-8"\))$', rf'\g<1> + "{_RIGHT}\\n"'),
        ),
    }
)
"""Module → patterns that fit its source once, and what will stand there tomorrow."""


class Program:
    """The modules of one program, by their names."""

    def __init__(self, modules: Mapping[str, ModuleType]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> Any:
        """Give a module, its contents untyped: two programs' types are not each other's."""
        return self._modules[name]

    @property
    def schema(self) -> int:
        """Version of the declarations this program knows."""
        schema: int = self["fieldapp.domain.kinds"].SCHEMA
        return schema


@cache
def todays(*names: str) -> Program:
    """Give this program, as far as these modules."""
    return Program({name: import_module(name) for name in names})


@cache
def tomorrows(*names: str) -> Program:
    """Load the newer program, as far as these modules."""
    with _apart():
        return Program({name: import_module(name) for name in names})


@contextmanager
def _apart() -> Iterator[None]:
    """Load modules of ours anew inside, and leave the ones that were there as they were."""
    kept = {name: sys.modules.pop(name) for name in _loaded()}
    finder = _Tomorrow()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in _loaded():
            del sys.modules[name]
        sys.modules.update(kept)


def _loaded() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] in _OURS]


class _Tomorrow(PathFinder):
    @override
    @classmethod
    def find_spec(
        cls, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module whose source differs."""
        if fullname not in _CHANGES:
            return None
        spec = super().find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Source(fullname, spec.origin)
        return spec


class _Source(SourceFileLoader):
    @override
    def get_code(self, fullname: str) -> Any:
        """Compile the changed source; nothing of it is kept on the disk."""
        text = self.get_data(self.path).decode()
        for today, tomorrow in _CHANGES[fullname]:
            text, found = re.subn(today, tomorrow, text, count=1)
            if not found:
                raise AssertionError(f"nothing in {fullname} fits {today}")
        return compile(text, self.path, "exec")
