"""What somebody agreed to, in short words, and the rows in which it is stopped one by one."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from fieldapp.actions.consenting import consents_standing
from fieldapp.actions.person_sheet import PersonSheet
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.consents import CHANNELS, Standing
from fieldapp.domain.phones import national_format
from ui.people.wishes import WishRow
from ui.texts import isolated
from ui.widgets.chips import Choice

translate = QCoreApplication.translate
_BETWEEN = ":"
_OFTEN = ("CALL", "SMS")
"""What people ask to be stopped at a table, whatever they said elsewhere."""


def type_words(kind: str) -> str:
    """Give a consent type in a word or two, as the form does."""
    return {
        "CALL": translate("People", "Calls"),
        "VOICEMAIL": translate("People", "Voice messages"),
        "SMS": translate("People", "Texts", "text messages"),
        "EMAIL": translate("People", "Emails"),
        "FUTURE": translate("People", "News of later events"),
        "SHAREPROV": translate("People", "Telling the clinic"),
        "SHARELANG": translate("People", "Telling the interpreter"),
        "SHARERIDE": translate("People", "Telling the driver"),
        "DEMOG": translate("People", "Own answers in totals"),
    }.get(kind, kind)


def purpose_words(purpose: str) -> str:
    """Give what one way of being reached is agreed to for."""
    return {
        "REMIND": translate("People", "to remind of the visit"),
        "FOLLOWUP": translate("People", "after the visit"),
        "FUTURE": translate("People", "about later events"),
    }.get(purpose, purpose)


def consent_words(kind: str, purpose: str, number: str) -> str:
    """Give a type, with the purpose or the number where it is about one alone."""
    words = type_words(kind)
    alone = [purpose_words(purpose)] if purpose else []
    alone += [isolated(national_format(number))] if number else []
    return ", ".join((words, *alone))


def code_of(kind: str, purpose: str, contact: bytes = b"") -> str:
    """Give the code of a choice."""
    return _BETWEEN.join((kind, purpose, contact.hex()))


def read_code(code: str) -> tuple[str, str, bytes]:
    """Give the type, the purpose and the number of a choice."""
    kind, purpose, contact = code.split(_BETWEEN)
    return kind, purpose, bytes.fromhex(contact)


def wish_rows(sheet: PersonSheet, lists: CodeLists, language: str) -> tuple[WishRow, ...]:
    """Give what was ever answered: each way of being reached in a row, all else in one.

    Calls and texts that were not answered here can be stopped in the last row.
    """
    if not sheet.may_stop:
        return ()
    rows = sheet.page.rows
    said = {row.id: row.text("value") for row in rows if row.kind.name == "contact"}
    return tuple(_rows(consents_standing(rows), said, lists, language))


def _rows(
    standing: tuple[Standing, ...], said: Mapping[bytes, str], lists: CodeLists, language: str
) -> Iterator[WishRow]:
    number = 0
    for _, group in groupby(standing, key=_row_of):
        found = tuple(group)
        numbered = [each for each in found if not each.purpose and not each.contact]
        numbers = {each.type: number + at for at, each in enumerate(numbered, start=1)}
        number += len(numbered)
        yield WishRow(
            choices=tuple(
                _at_number(each, said.get(each.contact, ""), lists, language)
                if each.contact
                else _choice(each, numbers[each.type], lists, language)
                for each in found
            ),
            in_force=tuple(
                code_of(each.type, each.purpose, each.contact) for each in found if each.in_force
            ),
            numbered=tuple(code_of(each.type, "") for each in numbered),
        )
    answered = {each.type for each in standing}
    yield from _not_asked(
        [each for each in _OFTEN if each not in answered], number, lists, language
    )


def _not_asked(kinds: list[str], number: int, lists: CodeLists, language: str) -> Iterator[WishRow]:
    """Give what was not answered here: another laptop may know a yes that is stopped here."""
    said = {"CALL": translate("People", "No calls"), "SMS": translate("People", "No texts")}
    state = translate("People", "not asked here; this stops it")
    codes = tuple(code_of(each, "") for each in kinds)
    choices = tuple(
        Choice(
            code=code_of(each, ""),
            text=f"{isolated(str(number + at))}  {said[each]}",
            detail=f"{lists['consent_types'].label(each, language)}: {state}",
        )
        for at, each in enumerate(kinds, start=1)
    )
    if kinds:
        yield WishRow(choices=choices, in_force=(), numbered=codes, not_asked=codes)


def _row_of(each: Standing) -> str:
    return each.type if each.type in CHANNELS else ""


def _state(each: Standing) -> str:
    return translate("People", "agreed") if each.in_force else translate("People", "stopped")


def _at_number(each: Standing, value: str, lists: CodeLists, language: str) -> Choice:
    """Offer one of several numbers alone."""
    text = isolated(national_format(value)) if value else "–"
    whole = lists["consent_types"].label(each.type, language)
    code = code_of(each.type, "", each.contact)
    return Choice(code=code, text=text, detail=f"{whole}, {text}: {_state(each)}")


def _choice(each: Standing, number: int, lists: CodeLists, language: str) -> Choice:
    state = _state(each)
    if each.purpose:
        whole = lists["consent_purpose"].label(each.purpose, language)
        text = purpose_words(each.purpose)
    else:
        whole = lists["consent_types"].label(each.type, language)
        text = f"{isolated(str(number))}  {type_words(each.type)}"
    return Choice(code=code_of(each.type, each.purpose), text=text, detail=f"{whole}: {state}")
