"""Values of any field as a person reads them, in the language of the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.kinds.declare import Field, FieldType
from fieldapp.domain.phones import national_format
from fieldapp.domain.values import Value
from fieldapp.wording import field_words
from ui.texts import clock_time, isolated, starts_words

translate = QCoreApplication.translate


def field_name(kind: str, field: str, language: str) -> str:
    """Give the name of a field as the beginning of a line: `Family name`."""
    words = field_words(f"{kind}.{field}", language)
    return words[:1].upper() + words[1:]


class ValueWords:
    """Says values. `names` gives the words for a row id, such as a person's or a laptop's name."""

    def __init__(
        self,
        lists: CodeLists,
        language: str,
        locale: QLocale,
        names: Callable[[bytes], str] = lambda _row: "",
    ) -> None:
        self._lists = lists
        self._language = language
        self._locale = locale
        self._names = names

    def say(self, kind: str, field: str, value: Value) -> str:
        """Say a value of a field; a dash where it is empty."""
        declared = BY_NAME[kind].by_name.get(field)
        if value is None or value in ("", []):
            return "–"
        if declared is None:
            return str(value)
        if kind == "contact" and field == "value" and isinstance(value, str):
            return isolated(national_format(value) if value.startswith("+") else value)
        return self._by_type(declared, value)

    def _by_type(self, field: Field, value: Value) -> str:
        if isinstance(value, list):
            return self._several(field, value)
        if isinstance(value, bytes):
            return self._names(value) or translate("Values", "a record")
        if isinstance(value, bool):
            return translate("Values", "Yes") if value else translate("Values", "No")
        if isinstance(value, int) and field.type is FieldType.MOMENT:
            return moment_words(value, self._locale)
        return self._text(field, str(value))

    def _text(self, field: Field, text: str) -> str:
        if field.codes is not None:
            return self._code(field, text)
        match field.type:
            case FieldType.LOCAL:
                return starts_words(text, self._locale)
            case FieldType.DAY:
                return day_words(text, self._locale)
            case _:
                return text

    def _several(self, field: Field, values: Sequence[Value]) -> str:
        if field.type is FieldType.ENTRIES:
            return ", ".join(self._entry(field, each) for each in values)
        if field.type is FieldType.REFS:
            return isolated(str(len(values)))
        return ", ".join(self._code(field, each) for each in values)

    def _code(self, field: Field, value: object) -> str:
        text = str(value)
        if field.codes is None or field.codes not in self._lists:
            return text
        # A need in own words is kept behind its code: OTHER:needs a quiet room.
        code, _, own = text.partition(":")
        return own or self._lists[field.codes].label(code, self._language)

    def _entry(self, field: Field, entry: object) -> str:
        if not isinstance(entry, Sequence) or isinstance(entry, str | bytes):
            return str(entry)
        first, *others = entry
        told = [self._code(field, first), *(str(each) for each in others if each is not None)]
        return " ".join(told)


def moment_words(ms: int, locale: QLocale) -> str:
    """Give a moment as day and local time, such as `Sat 13 Jun, 9:41 AM`."""
    day = locale.toString(QDateTime.fromMSecsSinceEpoch(ms).date(), "ddd d MMM")
    return f"{day}, {clock_time(ms, locale)}"


def day_words(day: str, locale: QLocale) -> str:
    """Give a day that may be known in part: 1961, May 1961, 9 May 1961."""
    forms = {4: ("yyyy", "yyyy"), 7: ("yyyy-MM", "MMMM yyyy"), 10: ("yyyy-MM-dd", "d MMM yyyy")}
    read, show = forms.get(len(day), ("", ""))
    moment = QDateTime.fromString(day, read) if read else QDateTime()
    return isolated(locale.toString(moment.date(), show) if moment.isValid() else day)
