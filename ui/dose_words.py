"""The next dose in words: which one, from when, by which rule of which list; who decides."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import PartialDay, Precision
from fieldapp.domain.due_dates import AskProvider, DoseDoubt, Due, NoneDue, Unsettled
from ui.texts import day_words, isolated

translate = QCoreApplication.translate
_SPACES: Final = " ,"


def group_word(group: str, lists: CodeLists, language: str) -> str:
    """Name a vaccine group in few letters, so that many stand side by side."""
    short = lists["vaccine_group_short"]
    return (short if group in short else lists["vaccine_group"]).label(group, language)


def next_dose_words(
    due: Due | NoneDue | AskProvider, lists: CodeLists, language: str, locale: QLocale
) -> str:
    """Say what the list says of the next dose of a group, and that the provider decides."""
    said = " ".join(_said(due, locale))
    return translate("Doses", "{vaccine}: {said}").format(
        vaccine=group_word(due.group, lists, language), said=said
    )


def _said(due: Due | NoneDue | AskProvider, locale: QLocale) -> Iterator[str]:
    if isinstance(due, AskProvider):
        yield {
            Unsettled.NO_RULE: translate("Doses", "the list has no rule for a further dose."),
            Unsettled.PRODUCT_UNKNOWN: translate(
                "Doses", "no date, as nobody knows which product the last dose was."
            ),
            Unsettled.DATE_UNKNOWN: translate(
                "Doses", "no date, as the day of the last dose is not known well enough."
            ),
            Unsettled.AGE_UNSURE: translate(
                "Doses", "no date, as the rules go by the age: ask for the full birth date."
            ),
        }[due.why]
        yield translate("Doses", "Ask the provider.")
        return
    yield _when(due, locale) if isinstance(due, Due) else _none(due, locale)
    yield translate("Doses", "The provider decides.")


def _when(due: Due, locale: QLocale) -> str:
    number = isolated(locale.toString(due.dose_no))
    if due.season is not None:
        dose = translate("Doses", "dose {n} of this season").format(n=number)
    else:
        dose = translate("Doses", "dose {n}").format(n=number)
    if due.earliest_ok is None:
        return translate("Doses", "{dose} can be given.").format(dose=dose)
    days = [
        translate("Doses", "{dose} from {day}").format(dose=dose, day=_day(due.earliest_ok, locale))
    ]
    if due.recommended_from not in {None, due.earliest_ok}:
        best = translate("Doses", "best from {day}")
        days.append(best.format(day=_day(due.recommended_from, locale)))
    if due.late_after is not None:
        late = translate("Doses", "late after {day}")
        days.append(late.format(day=_day(due.late_after, locale)))
    return f"{', '.join(days)} {_rule(due)}"


def _none(due: NoneDue, locale: QLocale) -> str:
    none = translate("Doses", "no further dose is due")
    if due.earliest_ok is not None:
        before = translate("Doses", "none before {day}")
        none = f"{none}, {before.format(day=_day(due.earliest_ok, locale))}"
    return f"{none} {_rule(due)}"


def _rule(due: Due | NoneDue) -> str:
    """Name the rules and the list they stand in."""
    rules, version = isolated(", ".join(due.rule_ids)), isolated(due.rule_version)
    several = len(due.rule_ids) > 1
    words = (
        translate("Doses", "(rules {rules}, list {version}).")
        if several
        else translate("Doses", "(rule {rules}, list {version}).")
    )
    return words.format(rules=rules, version=version)


def _day(day: object, locale: QLocale) -> str:
    return day_words(str(day), locale)


def doubt_words(doubt: DoseDoubt, lists: CodeLists, language: str, locale: QLocale) -> str:
    """Say that a past dose came sooner than a rule lets it: for the provider to look at."""
    words = translate("Doses", "{vaccine}: dose {n} came early by rule {rule}. Provider to check.")
    number = isolated(locale.toString(doubt.dose_no))
    vaccine = group_word(doubt.group, lists, language)
    return words.format(vaccine=vaccine, n=number, rule=isolated(doubt.rule_id))


def dose_day_words(day: PartialDay, locale: QLocale) -> str:
    """Say on which day a dose was given, as far as that is known."""
    if day.precision is Precision.DAY:
        return day_words(day.last.isoformat(), locale)
    if day.precision is Precision.YEAR:
        return isolated(str(day.last.year))
    return isolated(locale.toString(QDate(day.last.year, day.last.month, 1), "MMMM yyyy"))


def product_word(product: str, group: str, lists: CodeLists, language: str) -> str:
    """Name a product without the vaccine group that stands beside it."""
    words = lists["vaccines"].label(product, language)
    whole = lists["vaccine_group"].label(group, language)
    for known in (whole, whole.partition(" (")[0], group_word(group, lists, language)):
        rest = words.removeprefix(known).lstrip(_SPACES)
        if rest and rest != words:
            return rest[:1].upper() + rest[1:]
    return words
