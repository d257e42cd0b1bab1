"""Code lists: the fixed answers of the work, each with a stable code and words in two languages.

The lists are files in `resources/codes`, one list a file. The first column is the code, always
text (`03` keeps its zero); the label columns hold English and Spanish; what else a file has stays
with the code as `extra`. Order in the file is the order on the screen. Lists whose file comes from
an outside standard have their Spanish in `labels_es.csv`. `versions.csv` only grows: the last row
of a list names the version in force.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import resources
from fieldapp.domain.versions import codes_number

VERSIONS: Final = "versions"
SPANISH: Final = "labels_es"
_ENGLISH_COLUMNS: Final = ("label_en", "english_name", "short_label_en", "plain_name", "county")


class CodeListError(ValueError):
    """A file of the installation is missing or wrong: a fault of the build, not of a person.

    `code` is one of missing, not_text, no_rows, uneven, repeated, no_version, wrong_form;
    `list_name` names the file without its ending, `line` counts rows from 1 (0: no row is meant).
    """

    def __init__(self, code: str, list_name: str, line: int = 0) -> None:
        super().__init__(f"{code}: {list_name}.csv row {line}")
        self.code = code
        self.list_name = list_name
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One answer of a list. `extra` holds the other columns of its row, by column name."""

    code: str
    label_en: str
    label_es: str
    extra: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """One list in one version, in file order."""

    name: str
    version: str
    codes: tuple[Code, ...]
    by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {each.code: each for each in self.codes})

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __getitem__(self, code: str) -> Code:
        """Give the entry of a code; KeyError when this version does not know it."""
        return self.by_code[code]

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def label(self, code: str, language: str) -> str:
        """Give the words for a code, in Spanish for `es` and its regions, else in English.

        A code that a newer laptop wrote is shown as it is rather than hidden.
        """
        found = self.by_code.get(code)
        if found is None:
            return code
        return found.label_es if language.split("-", 1)[0].lower() == "es" else found.label_en


class CodeLists:
    """All lists of one folder; each is read when first asked for and then kept."""

    __slots__ = ("_folder", "_read", "_spanish", "_versions")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, CodeList] = {}
        self._versions: Mapping[str, str] | None = None
        self._spanish: Mapping[str, Mapping[str, str]] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of all lists, sorted."""
        return tuple(sorted(name for name in self._all_versions() if name != SPANISH))

    def version_of(self, name: str) -> str:
        """Give the version in force of a list or of `labels_es`; CodeListError if unknown."""
        version = self._all_versions().get(name)
        if version is None:
            raise CodeListError("no_version", name)
        return version

    @property
    def newest(self) -> int:
        """Give the newest version of all lists as `codes_number`; CodeListError if damaged."""
        return max(map(codes_number, self._all_versions().values()), default=0)

    def __contains__(self, name: object) -> bool:
        return name != SPANISH and name in self._all_versions()

    def __getitem__(self, name: str) -> CodeList:
        """Give one list. Raises CodeListError when its file is missing or wrong."""
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = self._load(name)
        return found

    def codes_of(self, name: str) -> Collection[str] | None:
        """Give the codes of a list in force, or None when there is no such list."""
        found = self._read.get(name)
        if found is None:
            if name not in self:
                return None
            found = self[name]
        return found.by_code.keys()

    def _load(self, name: str) -> CodeList:
        version = self.version_of(name)
        head, rows = _table(self._folder, name)
        english = next((column for column in _ENGLISH_COLUMNS if column in head), head[0])
        spanish = {} if "label_es" in head else self._all_spanish().get(name, {})
        codes = tuple(_code(head[0], english, spanish, row) for row in rows)
        return CodeList(name=name, version=version, codes=codes)

    def _all_versions(self) -> Mapping[str, str]:
        if self._versions is None:
            _, rows = _table(self._folder, VERSIONS, key=("list", "version"))
            self._versions = {row["list"]: row["version"] for row in rows}
        return self._versions

    def _all_spanish(self) -> Mapping[str, Mapping[str, str]]:
        if self._spanish is None:
            _, rows = _table(self._folder, SPANISH, key=("list", "code"))
            lists: dict[str, dict[str, str]] = {}
            for row in rows:
                lists.setdefault(row["list"], {})[row["code"]] = row["label_es"]
            self._spanish = lists
        return self._spanish


def load_code_lists(folder: Path | None = None) -> CodeLists:
    """Give the lists of `folder`, or the ones that came with the program (one object a process).

    Nothing is read yet; a damaged file raises CodeListError when its list is first used.
    """
    return _bundled() if folder is None else CodeLists(folder)


@cache
def _bundled() -> CodeLists:
    # The frozen desktop is a folder, not an archive, so its data are plain files as well; going
    # through importlib.resources would cost more than reading the lists.
    return CodeLists(Path(resources.__path__[0]) / "codes")


def _code(key: str, english: str, spanish: Mapping[str, str], row: Mapping[str, str]) -> Code:
    label = row[english]
    own = {key, english, "label_es"}
    return Code(
        code=row[key],
        label_en=label,
        label_es=row.get("label_es") or spanish.get(row[key], label),
        extra=MappingProxyType({name: text for name, text in row.items() if name not in own}),
    )


def _table(
    folder: Path, name: str, key: tuple[str, ...] = ()
) -> tuple[list[str], list[dict[str, str]]]:
    """Read one file strictly: every row as long as the head, `key` columns (or the first) unique.

    Values are text exactly as written; raises CodeListError.
    """
    try:
        text = (folder / f"{name}.csv").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CodeListError("missing", name) from None
    except UnicodeDecodeError:
        raise CodeListError("not_text", name) from None
    try:
        head, *body = csv.reader(io.StringIO(text), strict=True)
    except (csv.Error, ValueError):
        raise CodeListError("no_rows", name) from None
    rows: list[dict[str, str]] = []
    seen: set[tuple[str, ...]] = set()
    for line, cells in enumerate(body, start=2):
        if len(cells) != len(head):
            raise CodeListError("uneven", name, line)
        row = dict(zip(head, cells, strict=True))
        identity = tuple(row[column] for column in key or head[:1])
        if identity in seen or not all(identity):
            raise CodeListError("repeated", name, line)
        seen.add(identity)
        rows.append(row)
    if len(set(head)) != len(head) or not rows:
        raise CodeListError("no_rows", name)
    return head, rows
