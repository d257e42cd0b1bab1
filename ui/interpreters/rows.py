"""The lines of the list: people, interpreters, languages."""

from PySide6.QtCore import QCoreApplication

from fieldapp.actions.interpreter_desk import InterpreterShown, LanguageSum, ShiftShown
from fieldapp.actions.interpreter_lines import NeedLine
from ui.interpreters import words
from ui.interpreters.state import Item, key_of
from ui.interpreters.words import Tongue
from ui.texts import isolated
from ui.widgets.rows_model import ListRow

translate = QCoreApplication.translate


def row_of(item: Item, now: str, tongue: Tongue) -> ListRow:
    """Give an item as a line of the list."""
    match item:
        case NeedLine():
            language = words.line_language(item, tongue)
            lead = isolated(item.ticket) if item.first_name else ""
            title = words.DOT.join(filter(None, (words.who_words(item), language)))
            told = (lead, title, words.below_words(item, tongue))
            return _row(item, told, words.badge_of(item, now, tongue))
        case ShiftShown():
            hours = words.hours_words(item.starts, item.ends, tongue)
            below = words.DOT.join((hours, words.shift_languages(item, tongue)))
            return _row(item, ("", item.name, below), words.shift_badge(item, now))
        case InterpreterShown():
            spoken = words.tags_words(item.languages, tongue)
            return _row(item, ("", item.name, spoken), (words.not_booked_words(), "grey"))
        case LanguageSum():
            title = tongue.label("languages", item.language)
            open_ = translate("Interpreters", "{n} open").format(n=isolated(str(item.open)))
            badge = open_ if item.open else ""
            return _row(item, ("", title, words.sum_below(item)), (badge, "grey"))


def _row(item: Item, told: tuple[str, str, str], badge: tuple[str, str]) -> ListRow:
    lead, title, below = told
    return ListRow(
        key=key_of(item),
        lead=lead,
        title=title,
        below=below,
        badge=badge[0],
        tone=badge[1],
        wide=True,
        tip=below,
        spoken=", ".join(filter(None, (*told, badge[0]))),
    )
