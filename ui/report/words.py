"""What the page of the monthly report says."""

from PySide6.QtCore import QCoreApplication

from fieldapp.actions.handout.report_files import alerts, month_words, notes
from ui.report.state import ReportState
from ui.texts import fault_sentence, isolated

translate = QCoreApplication.translate


def months_word(month: str, language: str) -> str:
    """Say a month: June 2026."""
    if not month:
        return translate("Report", "None yet")
    return month_words(month, "es" if language == "es" else "en")


def problem_words(state: ReportState, language: str) -> str:
    """Say why a report cannot be made so."""
    seen = state.seen
    if not state.threshold.isdigit():
        return translate("Report", "Type a number, such as 11.")
    return fault_sentence(seen.problem, language) if seen is not None and seen.problem else ""


def notes_words(state: ReportState) -> tuple[str, str]:
    """Say what the report lacks, and how it differs from the usual."""
    report = state.report
    if report is None or report.empty:
        return "", ""
    return "\n".join(alerts(report)), "\n".join(notes(report))


def empty_words(state: ReportState) -> str:
    """Say why there is no report to see; empty where there is one."""
    if state.sheet is not None or state.seen is None:
        return ""
    if state.fault:
        return translate("Report", "The report could not be drawn. Its data are safe.")
    if state.seen.problem:
        return translate("Report", "Nothing to show under this rule.")
    if state.report is None or state.report.empty:
        return translate(
            "Report",
            "Nothing was done in this month yet. Totals come from events, sign-ups and talks.",
        )
    return translate("Report", "Drawing the report…") if state.slow else ""


def export_words(state: ReportState, language: str) -> tuple[str, str]:
    """Say how the last hand-out went, and in which tone."""
    export = state.export
    if export is None:
        return translate("Report", "Each report is written down with its reader and the time."), (
            "small"
        )
    if export.fault:
        return fault_sentence(export.fault, language), "problem"
    if not export.done:
        return translate("Report", "Being made…"), "small"
    words = translate("Report", "Saved, and written down: {name}")
    return words.format(name=isolated(export.name)), "good"


def page_words(at: int, count: int) -> str:
    """Say which page is in sight, counted from 1."""
    words = translate("Report", "page {page} of {pages}")
    return words.format(page=isolated(str(at)), pages=isolated(str(count)))
