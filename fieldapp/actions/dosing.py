"""Earlier doses of a person, as rows, and what follows from them: the next dose, what is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fieldapp.actions.acting import Act
from fieldapp.actions.tasks import FINISH, begin_task, end_tasks, open_tasks
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import PartialDay
from fieldapp.domain.dose_history import ToldDose, standing_doses, told_dose
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import TO_FINISH, AskProvider, due_dates
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import CheckedSignUp
from fieldapp.domain.typed_doses import TypedDose, shown_dose_day
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store


def doses_of_person(store: Store, person: bytes) -> list[Row]:
    """Give what is told of a person's doses, as far as this reader may see it."""
    rows = read_rows(store.connection, BY_NAME["dose"], "person = ?", (person,))
    return [row for row in rows if not row.restricted]


def told_by_rows(rows: Iterable[Row]) -> tuple[ToldDose, ...]:
    """Give doses as `standing_doses` joins them."""
    return tuple(told_dose(row.id, row.values) for row in rows)


def typed_doses(rows: Iterable[Row]) -> tuple[TypedDose, ...]:
    """Give kept doses as a form shows and changes them, in the order of their days."""
    ordered = sorted(rows, key=lambda row: (_last_day(row), row.made_ms, row.id))
    return tuple(map(_typed, ordered))


def _last_day(row: Row) -> date:
    day = told_dose(row.id, row.values).day
    return date.max if day is None else day.last


def _typed(row: Row) -> TypedDose:
    day = told_dose(row.id, row.values).day
    return TypedDose(
        group=row.text("group"),
        product=row.text("cvx"),
        when="" if day is None else shown_dose_day(day),
        place=row.text("place"),
        proof=row.text("proof"),
        row=row.id.hex(),
    )


def told_beside(checked: CheckedSignUp, rows: Iterable[Row]) -> tuple[ToldDose, ...]:
    """Give the doses of a person that a form does not hold."""
    held = {row for row, _ in checked.doses}
    return told_by_rows(row for row in rows if row.id.hex() not in held)


def told_last(
    doses: Sequence[tuple[str, Mapping[str, Value]]],
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Of what is told twice of one kept dose, here and elsewhere since, give what was told here."""
    last = {row: at for at, (row, _) in enumerate(doses)}
    return (each for at, each in enumerate(doses) if not each[0] or last[each[0]] == at)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class History:
    """What is told of somebody's doses by row, when they were born, and the day it is looked at.

    `language` is what they speak, for whoever calls them.
    """

    told: Mapping[Made | bytes, ToldDose]
    birth: PartialDay | None
    on: date
    language: str = ""


def history_told(
    told: Mapping[Made | bytes, ToldDose], checked: CheckedSignUp, on: date
) -> History:
    """Give what a form tells of somebody's doses, and of whom."""
    return History(told=told, birth=checked.birth, on=on, language=checked.language)


def have_looked_up(act: Act, person: Made | bytes, history: History, lists: CodeLists) -> None:
    """Have looked up what nobody could say of somebody's doses, and end that once it is known."""
    told = history.told
    unclear = {each.key for each in _unclear(history, lists)}
    about = [row for row, each in told.items() if each.key in unclear]
    if about:
        begin_task(act, person, FINISH, about=about, lang=history.language or None)
    elif isinstance(person, bytes):
        kept = {row for row in told if isinstance(row, bytes)}
        end_tasks(
            act,
            [task for task in open_tasks(act.store, person, FINISH) if kept & set(_about(task))],
        )


def _unclear(history: History, lists: CodeLists) -> Iterator[ToldDose]:
    """Give the doses without which nobody can say when the next is due."""
    standing = standing_doses(history.told.values(), lists)
    rules = dose_rules(lists)
    given = [each.given for each in standing]
    for group in dict.fromkeys(each.group for each in given):
        due = due_dates(given, rules, history.on, group=group, birth=history.birth)
        if isinstance(due, AskProvider) and due.why in TO_FINISH:
            for each in standing:
                lacks = each.given.day is None or not rules.knows(each.given.product)
                if each.given.group == group and lacks:
                    yield from each.told


def _about(task: Row) -> Sequence[bytes]:
    rows = task.values.get("about")
    return [each for each in rows if isinstance(each, bytes)] if isinstance(rows, list) else []
