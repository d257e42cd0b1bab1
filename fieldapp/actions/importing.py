"""Take sign-ups from a CSV file: each row is recorded, refused with every reason, or here already.

The first row names the columns: fields of `SignUpDraft`, and `import_key` where the file has keys
of its own. Lists are joined by "; ", yes and no are Y and N, an apostrophe that the export has put
before a formula goes. A row without a key is known by its content, so the same file taken twice
records nothing twice; a row that was refused and corrected comes in with the next try.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from typing import Final, Literal, NamedTuple

from fieldapp.actions.acting import Author, row_here
from fieldapp.actions.handout.csv import guard, unguard
from fieldapp.actions.signing_up import record_sign_up
from fieldapp.domain.change import Creation
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.sign_up import CheckedSignUp, SignUpDraft, check_sign_up
from fieldapp.domain.text import tidy
from fieldapp.store import log
from fieldapp.store.store import Store

MAX_BYTES: Final = 5 << 20
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 80
LISTS_JOINED_BY: Final = ";"
KEY_COLUMN: Final = "import_key"
FILE: Final = "file"
_KEPT: Final = "imported:"
_OPEN: Final = "import_open"
_PERSON: Final = BY_NAME["person"]
_SIGN_UP: Final = BY_NAME["sign_up"]
_LONGEST_CELL: Final = 4_000
_LISTS: Final = frozenset(each.name for each in fields(SignUpDraft) if "tuple" in str(each.type))
_YES_OR_NO: Final = frozenset(each.name for each in fields(SignUpDraft) if "bool" in str(each.type))
COLUMNS: Final = (KEY_COLUMN, *(each.name for each in fields(SignUpDraft)))

State = Literal["recorded", "refused", "already"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """What became of one row. `row` counts lines of the table from 1, the header not counted.

    `ticket` is empty where the row was refused; `problems` holds at least one then.
    """

    row: int
    state: State
    ticket: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Every row of a file in order, and what became of it: none is passed over."""

    rows: tuple[RowOutcome, ...]

    def count(self, state: State) -> int:
        """Give how many rows ended in a state."""
        return sum(row.state == state for row in self.rows)


class _Typed(NamedTuple):
    """One row as read: its number, its key, and the draft or what is wrong with its form."""

    row: int
    key: str
    draft: SignUpDraft | tuple[Problem, ...]


def import_sign_ups(
    store: Store,
    author: Author,
    event: bytes,
    raw: bytes,
    *,
    today: date,
    lists: CodeLists,
    told: Callable[[RowOutcome], None] = lambda _: None,
) -> ImportReport:
    """Record the sign-ups of a file for an event, each in a change of its own.

    A fault in the middle keeps what was recorded; the same file then goes on where it was.
    `told` hears of each row when it is through.
    Raises: RefusedError for the file as a whole (field `file`), not_here; StoreError.
    """
    row_here(store, "event", event)
    outcomes: list[RowOutcome] = []
    first: dict[str, int] = {}
    for typed in _read(raw):
        outcome = _repeated(typed, first) or _take(store, author, event, typed, (today, lists))
        first.setdefault(typed.key, typed.row)
        told(outcome)
        outcomes.append(outcome)
    return ImportReport(rows=tuple(outcomes))


def _repeated(typed: _Typed, first: dict[str, int]) -> RowOutcome | None:
    """Refuse a row that stands in the file already: people would think that both came in."""
    before = first.get(typed.key)
    if before is None:
        return None
    problem = Problem(field=FILE, code="row_repeated", args=(("row", str(before)),))
    return RowOutcome(row=typed.row, state="refused", problems=(problem,))


def _take(
    store: Store,
    author: Author,
    event: bytes,
    typed: _Typed,
    how: tuple[date, CodeLists],
) -> RowOutcome:
    if isinstance(typed.draft, tuple):
        return RowOutcome(row=typed.row, state="refused", problems=typed.draft)
    name = f"{_KEPT}{event.hex()}:{typed.key}"
    ticket = store.remembered(name)
    if isinstance(ticket, str):
        return RowOutcome(row=typed.row, state="already", ticket=ticket)
    today, lists = how
    checked = check_sign_up(typed.draft, today, lists)
    if isinstance(checked, tuple):
        return RowOutcome(row=typed.row, state="refused", problems=checked)
    if ticket := _cut_off(store, name, checked):
        with store.writing():
            store.remember(name, ticket)
        return RowOutcome(row=typed.row, state="already", ticket=ticket)
    # A kill between the record and its mark must not bring the row in twice: the next try finds
    # the change that was announced here.
    with store.writing():
        store.remember(_OPEN, [name, store.read_tail().seq + 1])
    try:
        made = record_sign_up(store, author, event, typed.draft, today=today, lists=lists)
    except RefusedError as refused:
        return RowOutcome(row=typed.row, state="refused", problems=refused.problems)
    with store.writing():
        store.remember(name, made.ticket)
    return RowOutcome(row=typed.row, state="recorded", ticket=made.ticket)


def _cut_off(store: Store, name: str, checked: CheckedSignUp) -> str:
    """Give the ticket of a row that an import recorded and was killed before it said so."""
    opened = store.remembered(_OPEN)
    if not opened or opened[0] != name:
        return ""
    change = log.logged_change(store, opened[1])
    made = {} if change is None else {op.kind: op for op in change.ops if isinstance(op, Creation)}
    person, sign_up = made.get(_PERSON.number), made.get(_SIGN_UP.number)
    if person is None or sign_up is None:
        return ""
    same = all(
        person.values.get(_PERSON.by_name[each].number) == value
        for each, value in checked.person.items()
    )
    return str(sign_up.values[_SIGN_UP.by_name["ticket"].number]) if same else ""


def _read(raw: bytes) -> Iterator[_Typed]:
    """Read the whole table before anything of it is taken. Raises: RefusedError."""
    if len(raw) > MAX_BYTES:
        raise _refused("file_too_large", limit=MAX_BYTES >> 20)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused("file_not_text") from None
    if "\x00" in text:
        raise _refused("file_not_text")
    table = _table(text)
    header = _header(table[0] if table else [])
    if len(table) - 1 > MAX_ROWS:
        raise _refused("file_too_many_rows", limit=MAX_ROWS)
    return (_typed(number, header, cells) for number, cells in enumerate(table[1:], 1))


def _table(text: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    table: list[list[str]] = []
    try:
        for cells in reader:
            table.append(cells)
            if len(table) > MAX_ROWS + 1:
                break
    except csv.Error:
        raise _refused("file_broken_quotes", row=len(table)) from None
    # Spreadsheets leave empty lines at the end; they are no rows.
    while table and not any(map(tidy, table[-1])):
        table.pop()
    return table


def _header(cells: list[str]) -> list[str]:
    names = [tidy(cell).lower() for cell in cells]
    if not any(names):
        raise _refused("file_no_header")
    if len(names) > MAX_COLUMNS:
        raise _refused("file_too_many_columns", limit=MAX_COLUMNS)
    for position, name in enumerate(names):
        if name not in COLUMNS:
            raise _refused("file_unknown_column", column=name[:40] or f"#{position + 1}")
        if name in names[:position]:
            raise _refused("file_repeated_column", column=name)
    return names


def _typed(number: int, header: list[str], cells: list[str]) -> _Typed:
    given = {
        name: tidy(unguard(cell)) for name, cell in zip(header, cells, strict=False) if tidy(cell)
    }
    key = given.pop(KEY_COLUMN, "")
    content = "\x1f".join(f"{name}\x1e{value}" for name, value in sorted(given.items()))
    key = key if 0 < len(key) <= 64 else _hash(content)
    if len(cells) != len(header):
        return _Typed(number, key, (_uneven(len(cells), len(header)),))
    problems = tuple(_form_problems(given))
    if problems:
        return _Typed(number, key, problems)
    draft = draft_of_cells({"source": "IMPORT", **given})
    if draft.empty:
        return _Typed(number, key, (Problem(field=FILE, code="row_empty"),))
    return _Typed(number, key, draft)


def draft_of_cells(cells: Mapping[str, str]) -> SignUpDraft:
    """Give the draft that filled cells of a file stand for, by column name."""
    return SignUpDraft(**_values(cells))  # type: ignore[arg-type]


def _form_problems(given: dict[str, str]) -> Iterator[Problem]:
    for name, value in given.items():
        if len(value) > _LONGEST_CELL:
            args = (("limit", str(_LONGEST_CELL)),)
            yield Problem(field=name, code="too_long", args=args)
        elif name in _YES_OR_NO and value.upper() not in {"Y", "N"}:
            yield Problem(field=name, code="row_yes_or_no")


def _values(given: Mapping[str, str]) -> dict[str, str | bool | tuple[str, ...]]:
    return {
        name: _several(value)
        if name in _LISTS
        else value.upper() == "Y"
        if name in _YES_OR_NO
        else value
        for name, value in given.items()
    }


def _several(value: str) -> tuple[str, ...]:
    return tuple(part for each in value.split(LISTS_JOINED_BY) if (part := tidy(each)))


def _uneven(cells: int, columns: int) -> Problem:
    args = (("cells", str(cells)), ("columns", str(columns)))
    return Problem(field=FILE, code="row_uneven", args=args)


def _refused(code: str, **args: object) -> RefusedError:
    told = tuple((name, str(value)) for name, value in args.items())
    return RefusedError((Problem(field=FILE, code=code, args=told),))


def _hash(content: str) -> str:
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def report_csv(report: ImportReport, say: Callable[[Problem], str]) -> bytes:
    """Give the report as a table that opens in a spreadsheet; `say` phrases a problem.

    One line for each row: row, state, ticket, fields, what was wrong. No value that was typed.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("row", "state", "ticket", "fields", "problems"))
    for row in report.rows:
        named = _joined(problem.field for problem in row.problems)
        wrong = _joined(say(problem) for problem in row.problems)
        writer.writerow((row.row, row.state, row.ticket, guard(named), guard(wrong)))
    return text.getvalue().encode("utf-8-sig")


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
