"""What was done to one person's record, line by line: what, by whom, where and when."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.history import Deed, HistoryEntry
from fieldapp.actions.person_sheet import PersonSheet
from fieldapp.store.rows import Row
from fieldapp.wording import sentences
from ui.people.consent_words import purpose_words
from ui.texts import isolated
from ui.values import ValueWords, field_name, moment_words
from ui.widgets.rows_model import ListRow

translate = QCoreApplication.translate
_DOT: Final = " · "
STATES: Final = {
    "sign_up_status": "state",
    "appointment_status": "status",
    "need_status": "state",
    "ride_status": "state",
    "assignment_status": "state",
    "task_status": "state",
}
"""Kinds whose rows say a state, and the field that holds it."""


class PastWords:
    """Says the history of one sheet in one language."""

    def __init__(
        self, sheet: PersonSheet, values: ValueWords, language: str, locale: QLocale
    ) -> None:
        self._sheet = sheet
        self._values = values
        self._language = language
        self._locale = locale

    def lines(self) -> Iterator[ListRow]:
        """Give what was done, the newest first; rows made in one act are one line."""
        rows = {
            row.id: row
            for row in (
                self._sheet.page.person,
                *self._sheet.page.rows,
                *self._sheet.page.taken_out,
            )
        }
        made: dict[bytes, list[HistoryEntry]] = {}
        told: list[tuple[HistoryEntry, str]] = []
        for entry in self._sheet.page.history:
            if entry.deed is Deed.MADE:
                made.setdefault(entry.change, []).append(entry)
        for entry in self._sheet.page.history:
            if entry.deed is not Deed.MADE:
                told.append((entry, self._told(entry, rows)))
            elif entries := made.pop(entry.change, None):
                told.append((entry, self._told_made(entries, rows)))
        for number, (entry, words) in enumerate(reversed(told)):
            below = _DOT.join((moment_words(entry.at_ms, self._locale), self._by(entry)))
            yield ListRow(
                key=entry.change + number.to_bytes(4),
                title=words,
                below=below,
                spoken=f"{words}. {below}",
                tip=below,
            )

    def _told(self, entry: HistoryEntry, rows: Mapping[bytes, Row]) -> str:
        row = rows.get(entry.row)
        what = self._kind_words(entry.kind)
        if entry.deed is Deed.TAKEN_OUT:
            if entry.kind == "sign_up_status" and row is not None and row.text("state") == "VOID":
                return translate("People", "Withdrawal undone")
            return translate("People", "{what}: taken out").format(what=what)
        if entry.deed is Deed.BROUGHT_BACK:
            return translate("People", "{what}: brought back").format(what=what)
        field = field_name(entry.kind, entry.field, self._language)
        new = self._values.say(entry.kind, entry.field, entry.new)
        if not entry.old_known:
            return f"{field}: {new}"
        old = self._values.say(entry.kind, entry.field, entry.old)
        return translate("People", "{field}: {new}, before: {old}").format(
            field=field, new=new, old=old
        )

    def _told_made(self, entries: Sequence[HistoryEntry], rows: Mapping[bytes, Row]) -> str:
        words: dict[str, None] = {}
        for entry in entries:
            words[self._made_words(entry, rows.get(entry.row))] = None
        if len(entries) > 1 and any(each.kind == "sign_up" for each in entries):
            return translate("People", "Signed up")
        return ", ".join(words)

    def _made_words(self, entry: HistoryEntry, row: Row | None) -> str:
        what = self._kind_words(entry.kind)
        state = STATES.get(entry.kind)
        if row is None:
            return what
        if entry.kind == "sign_up_status" and row.text("state") == "VOID":
            return translate("People", "Withdrawn")
        if state is not None:
            return f"{what}: {self._values.say(entry.kind, state, row.values.get(state))}"
        if entry.kind == "consent":
            about = self._values.say("consent", "type", row.values.get("type"))
            if purpose := row.text("purpose"):
                about = f"{about}, {purpose_words(purpose)}"
            return f"{about}: {self._values.say('consent', 'answer', row.values.get('answer'))}"
        if entry.kind == "contact":
            return f"{what}: {self._values.say('contact', 'value', row.values.get('value'))}"
        return what

    def _kind_words(self, kind: str) -> str:
        words = sentences(self._language).get(f"kind.{kind}", kind)
        return words[:1].upper() + words[1:]

    def _by(self, entry: HistoryEntry) -> str:
        sheet = self._sheet
        who = translate("People", "not known by whom")
        if entry.actor is not None:
            who = sheet.names.get(entry.actor, "") or translate("People", "somebody")
        if entry.typed_for is not None:
            whom = sheet.names.get(entry.typed_for, "") or translate("People", "somebody")
            who = translate("People", "{who}, typed for {whom}").format(who=who, whom=whom)
        if entry.device is None:
            return who
        if not entry.device:
            return _DOT.join((who, translate("People", "the server")))
        letter = sheet.laptops.get(entry.device, "")
        where = translate("People", "laptop {letter}").format(letter=isolated(letter))
        if entry.device == sheet.device:
            where = translate("People", "this laptop")
        elif not letter:
            where = translate("People", "another laptop")
        return _DOT.join((who, where))
