"""The words of the words page itself: parts, states, what was done."""

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.handing_out import EventDay
from fieldapp.outreach_words import POINTS, QUESTIONS, Told
from ui.texts import fault_sentence, first_strong, isolated, starts_words
from ui.widgets.rows_model import ListRow
from ui.words.state import FLYERS, Export

translate = QCoreApplication.translate


def part_words() -> dict[str, str]:
    """Give the names of the parts."""
    return {
        POINTS: translate("Words", "To tell"),
        QUESTIONS: translate("Words", "Questions"),
        FLYERS: translate("Words", "Flyers"),
    }


def told_row(each: Told) -> ListRow:
    """Give one that is told as a row: its heading, and how it begins."""
    head, body = each.head.text, each.body.text
    return ListRow(key=each.code.encode(), title=head, below=body, spoken=f"{head}. {body}")


def day_row(day: EventDay, locale: QLocale) -> ListRow:
    """Give an event as a row."""
    when = starts_words(day.starts, locale)
    return ListRow(key=day.id, title=day.title, below=when, spoken=f"{day.title}, {when}")


def source_words(each: Told) -> str:
    """Say where what is told comes from."""
    return translate("Words", "From: {source}").format(source=first_strong(each.body.source))


def empty_words(part: str, *, typed: bool, seen: bool) -> str:
    """Say why a list is empty."""
    if part == FLYERS:
        if not seen:
            return ""
        return translate(
            "Words", "No event has come to this laptop yet. Sync, or ask your coordinator."
        )
    return translate("Words", "Nothing found. Try another word.") if typed else ""


def export_words(export: Export | None, language: str) -> tuple[str, str]:
    """Say how the flyer went out, and in which tone."""
    if export is None:
        return translate("Words", "A flyer names nobody. Copy it, put it up, hand it out."), "small"
    if export.fault:
        return fault_sentence(export.fault, language), "problem"
    if not export.done:
        return translate("Words", "Being made…"), "small"
    if export.how == "paper":
        words = translate("Words", "Sent to {printer}.")
        return words.format(printer=first_strong(export.printer)), "good"
    words = translate("Words", "Saved: {names}")
    return words.format(names=isolated(", ".join(export.names))), "good"
